//! One target: a row of the table, with how it counts people below it.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{desk, new_id, words},
        going::navigation::{element_id, overlap_id},
        pages::measures::{
            basis::Basis,
            distinct::DistinctLines,
            overlap::{OverlapLine, can_share},
            part::PartOf,
            product::Product,
        },
        parts::{
            CheckField, Choose, FieldError, Form, Menu, MenuItem, SmartLetters, Typed, TypedInput,
            missing_in_words, realised::Realised, units::count_of,
        },
    },
    check::smart,
    edit::{Act, Change, acts},
    figures::{Count, people as people_of, whole_of},
    plan::{Average, Date, Id, Measure, Party, People, Quantity, Target, TargetUnit},
};

/// Sets a unit; places and participants are people unless the user said otherwise.
fn set_unit(target: &mut Target, key: &str) {
    let unit = TargetUnit::all().into_iter().find(|one| one.key() == key);
    let counts_people = matches!(unit, Some(TargetUnit::Place | TargetUnit::Participant));
    if target.unit.is_none() && target.people == People::None && counts_people {
        target.people = People::Each;
    }
    target.unit = unit;
}

fn people_key(people: &People) -> &'static str {
    match people {
        People::None => "none",
        People::Each => "each",
        People::Product(_) => "product",
    }
}

/// The rows of one target.
#[component]
pub fn TargetRows(
    /// Which target.
    target: Id<Target>,
    /// Its number within the measure.
    number: usize,
    /// The measure it belongs to.
    measure: Id<Measure>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let form = Form::of(target);
    let this = Memo::new(move |_| {
        desk.with_plan(|plan| plan.targets.get(target).cloned())
            .unwrap_or_default()
    });
    let id = move |field: &str| element_id(target.uuid(), field);

    let quantity = Typed::new(
        id("quantity"),
        Signal::derive(move || this.with(|target| target.quantity)),
        move |value: Option<Quantity>| {
            form.change(Change::typing(target, "quantity"), |it| {
                it.quantity = value;
            });
        },
    );
    let due = Typed::new(
        id("due"),
        Signal::derive(move || this.with(|target| target.due)),
        move |value: Option<Date>| {
            form.change(Change::typing(target, "due"), |it| {
                it.due = value;
            });
        },
    );
    let many = Memo::new(move |_| this.with(count_of));
    let units = Signal::derive(move || {
        let count = many.get();
        std::iter::once((String::new(), words.choose_unit().to_owned()))
            .chain(words.target_units(count))
            .collect::<Vec<_>>()
    });
    let is_part =
        Memo::new(move |_| this.with(|it| desk.with_plan(|plan| whole_of(plan, it).is_some())));
    let people = Memo::new(move |_| {
        let counted = desk.outcome.with(|outcome| outcome.figures.target(target));
        this.with(|this| Count {
            number: if is_part.get() {
                people_of(this)
            } else {
                counted
            },
            precision: this.precision(),
            at_most: false,
        })
    });
    let label = move |text: &'static str, field: &str| {
        view! {
            <label class="sp-target__label" for=id(field)>
                {text}
                <span class="sp-hidden">{words.of_target(number)}</span>
            </label>
        }
    };

    view! {
        <tbody class="sp-target">
            <tr class="sp-target__row">
                <th
                    scope="row"
                    class="utrecht-table__header-cell sp-target__nr"
                    data-word=words.target()
                >
                    {number}
                </th>
                <td class="utrecht-table__cell sp-target__cell sp-target__cell--first">
                    {label(words.field_target_quantity(), "quantity")}
                    <TypedInput id=id("quantity") state=quantity keys="decimal"/>
                </td>
                <td class="utrecht-table__cell sp-target__cell">
                    {label(words.field_unit(), "unit")}
                    <Choose
                        id=id("unit")
                        choices=units
                        value=Signal::derive(move || {
                            this.with(|target| target.unit.as_ref().map_or("", TargetUnit::key).to_owned())
                        })
                        on_choose=Box::new(move |key: String| {
                            form.change(Change::choosing(target, "unit"), |it| set_unit(it, &key));
                            let is_own = |it: &Target| matches!(it.unit, Some(TargetUnit::Own(_)));
                            if this.with_untracked(is_own) {
                                device::focus(id("own_unit"));
                            }
                        })
                    />
                </td>
                <td class="utrecht-table__cell sp-target__cell sp-target__cell--what">
                    {label(words.qualifier(), "qualifier")}
                    <textarea
                        class="utrecht-textarea utrecht-textarea--html-textarea"
                        rows="1"
                        id=id("qualifier")
                        prop:value=move || this.with(|target| target.qualifier.clone())
                        on:input:target=move |event| {
                            let text = event.target().value();
                            form.change(Change::typing(target, "qualifier"),
                                |it| it.qualifier = text,
                            );
                        }
                    ></textarea>
                </td>
                <td class="utrecht-table__cell sp-target__cell sp-target__cell--last sp-target__cell--due">
                    {label(words.field_target_due(), "due")}
                    <TypedInput id=id("due") state=due/>
                </td>
                <td class="utrecht-table__cell sp-target__people" data-label=words.applications()>
                    {move || match people.get() {
                        Count { number: 0, .. } => {
                            view! {
                                <span aria-hidden="true">"–"</span>
                                <span class="sp-hidden">{words.none()}</span>
                            }
                                .into_any()
                        }
                        count if is_part.get() => {
                            view! {
                                <span class="sp-soft" title=words.part_in_no_total()>
                                    {words.of_which()}
                                    " "
                                    {words.counted(count)}
                                </span>
                            }
                                .into_any()
                        }
                        count => words.counted(count).into_any(),
                    }}
                </td>
                <td class="utrecht-table__cell sp-target__acts">
                    <TargetMenu target=target number=number measure=measure/>
                </td>
            </tr>
            <tr class="sp-target__more">
                <td class="utrecht-table__cell"></td>
                <td class="utrecht-table__cell" colspan="6">
                    <div class="sp-target__detail">
                        <FieldError id=id("quantity") error=quantity.error/>
                        <FieldError id=id("due") error=due.error/>
                        <Counting target=target measure=measure this=this number=number people=people/>
                    </div>
                </td>
            </tr>
        </tbody>
    }
}

#[component]
fn TargetMenu(target: Id<Target>, number: usize, measure: Id<Measure>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let shift = move |up| {
        desk.edit(Change::whole(Act::Move, target), |plan| {
            acts::move_target(plan, target, up);
        });
        device::focus(format!("{}-button", element_id(target.uuid(), "acts")));
    };
    let duplicate = move || {
        desk.edit(Change::whole(Act::Duplicate, target), |plan| {
            acts::duplicate_target(plan, target, new_id());
        });
    };
    let remove = move || {
        desk.edit(Change::whole(Act::Remove, target), |plan| {
            acts::remove(plan, target);
        });
        device::focus(element_id(measure.uuid(), "targets"));
        desk.say_undoable(words.target_removed());
    };
    view! {
        <Menu
            label=words.acts_on_target(number)
            id=element_id(target.uuid(), "acts")
            small=true
        >
            <MenuItem icon="up" label=words.move_up() on_press=move || shift(true)/>
            <MenuItem icon="down" label=words.move_down() on_press=move || shift(false)/>
            <MenuItem icon="copy" label=words.duplicate() on_press=duplicate/>
            <MenuItem icon="delete" label=words.remove() on_press=remove/>
        </Menu>
    }
}

/// How a target counts people, what it shares with others, and whether it is SMART.
#[component]
fn Counting(
    target: Id<Target>,
    measure: Id<Measure>,
    this: Memo<Target>,
    number: usize,
    people: Memo<Count>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let form = Form::of(target);
    let id = move |field: &str| element_id(target.uuid(), field);
    let verdict = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let is_somebody = |party| plan.parties.get(party).is_some_and(Party::is_somebody);
            this.with(|target| smart(target, plan.measures.get(measure), is_somebody))
        })
    });
    let counts = Signal::derive(move || {
        [
            ("none", words.counts_nobody()),
            ("each", words.counts_each()),
            ("product", words.counts_product()),
        ]
        .map(|(key, shown)| (key.to_owned(), shown.to_owned()))
        .to_vec()
    });
    let own = Memo::new(move |_| {
        this.with(|target| match &target.unit {
            Some(TargetUnit::Own(unit)) => Some(unit.clone()),
            _ => None,
        })
    });
    let is_own = Memo::new(move |_| own.with(Option::is_some));
    let is_product =
        Memo::new(move |_| this.with(|target| matches!(target.people, People::Product(_))));
    let overlaps =
        Memo::new(move |_| this.with(|target| target.overlaps.keys().copied().collect::<Vec<_>>()));
    let choose_people = move |key: String| {
        form.change(Change::choosing(target, "people"), |it| {
            it.people = match key.as_str() {
                "each" => People::Each,
                "product" => People::Product(vec![Average::default()]),
                _ => People::None,
            };
        });
    };
    let add_overlap = move || {
        let taken = overlaps.get_untracked();
        let free = desk.peek(|plan| {
            let free =
                |other: &&Target| can_share(plan, target, other) && !taken.contains(&other.id);
            let near = plan.targets_of(measure).find(free);
            near.or_else(|| plan.targets.iter().find(free))
                .map(|other| other.id)
        });
        if let Some(other) = free {
            form.change(Change::choosing(target, "overlaps"), |it| {
                it.overlaps.insert(other, Quantity::ZERO);
            });
            device::focus(overlap_id(target, other));
        }
    };
    // What a part shares with others is decided by its whole.
    let alone = Memo::new(move |_| this.with(|target| target.part_of.is_none()));
    let can_overlap = move || {
        let others = |taken: &Vec<_>| desk.with_plan(|plan| plan.targets.len() > taken.len() + 1);
        alone.get() && overlaps.with(others)
    };
    view! {
        <div class="sp-target__line">
            <span class="sp-target__part">
                <CheckField
                    label=words.at_least()
                    of=words.of_target(number)
                    id=id("at_least")
                    value=Signal::derive(move || this.with(|target| target.at_least))
                    on_tick=Box::new(move |ticked| {
                        form.change(Change::choosing(target, "at_least"),
                            |it| it.at_least = ticked,
                        );
                    })
                />
            </span>
            <span class="sp-target__part">
                <CheckField
                    label=words.approximate()
                    of=words.of_target(number)
                    id=id("approximate")
                    value=Signal::derive(move || this.with(|target| target.approximate))
                    on_tick=Box::new(move |ticked| {
                        form.change(Change::choosing(target, "approximate"),
                            |it| it.approximate = ticked,
                        );
                    })
                />
            </span>
            <Show when=move || is_own.get()>
                <span class="sp-target__part">
                    <label for=id("own_unit")>
                        {words.own_unit_label()}
                        <span class="sp-hidden">{words.of_target(number)}</span>
                    </label>
                    <input
                        class="utrecht-textbox utrecht-textbox--html-input"
                        id=id("own_unit")
                        autocomplete="off"
                        prop:value=move || own.get().unwrap_or_default()
                        on:input:target=move |event| {
                            let text = event.target().value();
                            form.change(Change::typing(target, "unit"),
                                |it| it.unit = Some(TargetUnit::Own(text)),
                            );
                        }
                    />
                </span>
            </Show>
            <span class="sp-target__part">
                <Choose
                    id=id("people")
                    name=words.counts_as(number)
                    choices=counts
                    value=Signal::derive(move || this.with(|target| people_key(&target.people).to_owned()))
                    on_choose=Box::new(choose_people)
                />
            </span>
            <PartOf target=target number=number this=this/>
            <Show when=can_overlap>
                <button
                    type="button"
                    class="sp-linkbutton"
                    id=id("overlaps")
                    on:click=move |_| add_overlap()
                >
                    {words.add_overlap()}
                    <span class="sp-hidden">{words.of_target(number)}</span>
                </button>
            </Show>
            <SmartLetters verdict=verdict/>
        </div>
        <Show when=move || is_product.get()>
            <Product target=target this=this people=people/>
        </Show>
        <For each=move || overlaps.get() key=|other| *other let:other>
            <OverlapLine target=target other=other this=this/>
        </For>
        <DistinctLines target=target this=this/>
        {move || {
            missing_in_words(verdict.get())
                .map(|missing| view! { <p class="sp-smart__why nl-paragraph">{missing}</p> })
        }}
        <Basis target=target number=number/>
        <Realised target=target number=number/>
    }
}
