//! One target: a row of the table, and under it how it counts people.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{Desk, desk, new_id, words},
        device,
        navigation::element_id,
        parts::{
            CheckField, Choose, FieldError, IconButton, Menu, MenuItem, SmartLetters, Typed,
            TypedInput, missing_in_words,
        },
    },
    check::smart,
    edit::{Act, Change, acts},
    plan::{Average, Date, Id, Measure, People, Place, Plan, Quantity, Target, TargetUnit},
};

/// Marks a unit in the plan's own words.
const OWN: &str = "own";

/// The units that can be chosen, by their names in the file.
const UNITS: [(&str, TargetUnit); 10] = [
    ("place", TargetUnit::Place),
    ("participant", TargetUnit::Participant),
    ("company", TargetUnit::Company),
    ("workshop", TargetUnit::Workshop),
    ("meeting", TargetUnit::Meeting),
    ("study", TargetUnit::Study),
    ("pilot", TargetUnit::Pilot),
    ("campaign", TargetUnit::Campaign),
    ("project", TargetUnit::Project),
    ("service_point", TargetUnit::ServicePoint),
];

fn unit_key(unit: Option<&TargetUnit>) -> &'static str {
    match unit {
        None => "",
        Some(TargetUnit::Own(_)) => OWN,
        Some(unit) => UNITS
            .iter()
            .find(|(_, one)| one == unit)
            .map_or("", |(key, _)| key),
    }
}

/// Takes over a unit; places and participants are people unless somebody said otherwise.
fn set_unit(target: &mut Target, key: &str) {
    let unit = match key {
        "" => None,
        OWN => Some(TargetUnit::Own(String::new())),
        key => UNITS
            .iter()
            .find(|(one, _)| *one == key)
            .map(|(_, unit)| unit.clone()),
    };
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

fn change(desk: Desk, target: Id<Target>, change: Change, edit: impl FnOnce(&mut Target)) {
    desk.edit(change, |plan| {
        plan.targets.update(target, edit);
    });
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
    let this = Memo::new(move |_| {
        desk.with_plan(|plan| plan.targets.get(target).cloned())
            .unwrap_or_default()
    });
    let id = move |field: &str| element_id(target.uuid(), field);

    let quantity = Typed::new(
        id("quantity"),
        Signal::derive(move || this.with(|target| target.quantity)),
        move |value: Option<Quantity>| {
            change(desk, target, Change::typing(target, "quantity"), |it| {
                it.quantity = value;
            });
        },
    );
    let due = Typed::new(
        id("due"),
        Signal::derive(move || this.with(|target| target.due)),
        move |value: Option<Date>| {
            change(desk, target, Change::typing(target, "due"), |it| {
                it.due = value;
            });
        },
    );
    let many = Memo::new(move |_| this.with(count_of));
    let units = Signal::derive(move || {
        let count = many.get();
        let named = UNITS.map(|(key, unit)| (key.to_owned(), words.target_unit(&unit, count)));
        std::iter::once((String::new(), words.choose_unit().to_owned()))
            .chain(named)
            .chain([(OWN.to_owned(), words.own_unit().to_owned())])
            .collect::<Vec<_>>()
    });
    let people = Memo::new(move |_| desk.outcome.with(|outcome| outcome.figures.target(target)));
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
                    {label(words.quantity_label(), "quantity")}
                    <TypedInput id=id("quantity") state=quantity keys="decimal"/>
                </td>
                <td class="utrecht-table__cell sp-target__cell">
                    {label(words.unit(), "unit")}
                    <Choose
                        id=id("unit")
                        choices=units
                        value=Signal::derive(move || {
                            this.with(|target| unit_key(target.unit.as_ref()).to_owned())
                        })
                        on_choose=move |key| {
                            change(desk, target, Change::choosing(target, "unit"), |it| set_unit(it, &key));
                            if key == OWN {
                                device::focus(id("own_unit"));
                            }
                        }
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
                            change(
                                desk,
                                target,
                                Change::typing(target, "qualifier"),
                                |it| it.qualifier = text,
                            );
                        }
                    ></textarea>
                </td>
                <td class="utrecht-table__cell sp-target__cell sp-target__cell--last sp-target__cell--due">
                    {label(words.due(), "due")}
                    <TypedInput id=id("due") state=due/>
                </td>
                <td class="utrecht-table__cell sp-target__people" data-label=words.applications()>
                    {move || match people.get() {
                        0 => {
                            view! {
                                <span aria-hidden="true">"–"</span>
                                <span class="sp-hidden">{words.none()}</span>
                            }
                                .into_any()
                        }
                        count => words.count(count).into_any(),
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
            if let Some(mut copy) = plan.targets.get(target).cloned() {
                copy.id = new_id();
                copy.overlaps.clear();
                plan.targets.insert(copy, Place::After(target));
            }
        });
    };
    let remove = move || {
        desk.edit(Change::whole(Act::Remove, target), |plan| {
            acts::remove_target(plan, target);
        });
        device::focus(element_id(measure.uuid(), "targets"));
        desk.say_undoable(words.target_removed().to_owned());
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
    people: Memo<u64>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = move |field: &str| element_id(target.uuid(), field);
    let verdict = Memo::new(move |_| {
        this.with(|target| desk.with_plan(|plan| smart(target, plan.measures.get(measure))))
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
        change(desk, target, Change::choosing(target, "people"), |it| {
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
            change(desk, target, Change::choosing(target, "overlaps"), |it| {
                it.overlaps.insert(other, Quantity::ZERO);
            });
            device::focus(overlap_id(target, other));
        }
    };
    let can_overlap =
        move || overlaps.with(|taken| desk.with_plan(|plan| plan.targets.len() > taken.len() + 1));
    view! {
        <div class="sp-target__line">
            <span class="sp-target__part">
                <CheckField
                    label=words.at_least()
                of=words.of_target(number)
                    id=id("at_least")
                    value=Signal::derive(move || this.with(|target| target.at_least))
                    on_tick=move |ticked| {
                        change(
                            desk,
                            target,
                            Change::choosing(target, "at_least"),
                            |it| it.at_least = ticked,
                        );
                    }
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
                            change(
                                desk,
                                target,
                                Change::typing(target, "unit"),
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
                    on_choose=choose_people
                />
            </span>
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
        {move || {
            missing_in_words(verdict.get())
                .map(|missing| view! { <p class="sp-smart__why nl-paragraph">{missing}</p> })
        }}
    }
}

/// The factors that multiply to people: 5 meetings × 8 companies × 4 employees.
#[component]
fn Product(target: Id<Target>, this: Memo<Target>, people: Memo<u64>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let averages = Memo::new(move |_| {
        this.with(|target| match &target.people {
            People::Product(averages) => averages.clone(),
            _ => Vec::new(),
        })
    });
    let count = Memo::new(move |_| averages.with(Vec::len));
    let first = move || {
        this.with(|target| {
            let quantity = target
                .quantity
                .map(|quantity| words.number(quantity.decimal()));
            let unit = target
                .unit
                .as_ref()
                .map(|unit| words.target_unit(unit, count_of(target)));
            words.first_factor(
                quantity.unwrap_or_else(|| "?".to_owned()),
                unit.unwrap_or_default(),
            )
        })
    };
    let add = move || {
        change(desk, target, Change::choosing(target, "people"), |it| {
            if let People::Product(averages) = &mut it.people {
                averages.push(Average::default());
            }
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(factor_id(target, last));
    };
    view! {
        <div class="sp-target__line" role="group" aria-label=words.product_of_averages()>
            <span>{first}</span>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <span class="sp-target__times" aria-hidden="true">
                    "×"
                </span>
                <Factor target=target index=index averages=averages/>
            </For>
            <span class="sp-target__result">
                {move || words.equals_applications(words.count(people.get()))}
            </span>
            <IconButton icon="add" small=true label=words.add_factor() on_press=add/>
        </div>
    }
}

fn factor_id(target: Id<Target>, index: usize) -> String {
    format!("{}-{index}", element_id(target.uuid(), "factor"))
}

#[component]
fn Factor(target: Id<Target>, index: usize, averages: Memo<Vec<Average>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let set = move |field: &'static str, edit: &dyn Fn(&mut Average)| {
        change(desk, target, Change::typing(target, field), |it| {
            if let People::Product(averages) = &mut it.people
                && let Some(average) = averages.get_mut(index)
            {
                edit(average);
            }
        });
    };
    let quantity = Typed::new(
        factor_id(target, index),
        Signal::derive(move || averages.with(|all| all.get(index).and_then(|it| it.quantity))),
        move |value: Option<Quantity>| set("people", &|average| average.quantity = value),
    );
    let of = Memo::new(move |_| {
        averages.with(|all| all.get(index).map(|it| it.of.clone()).unwrap_or_default())
    });
    let remove = move || {
        change(desk, target, Change::choosing(target, "people"), |it| {
            if let People::Product(averages) = &mut it.people
                && index < averages.len()
            {
                averages.remove(index);
            }
        });
        device::focus(element_id(target.uuid(), "people"));
    };
    view! {
        <span class="sp-factor">
            <TypedInput
                id=factor_id(target, index)
                state=quantity
                keys="decimal"
                name=words.factor_quantity(index + 2)
            />
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                autocomplete="off"
                aria-label=words.factor_of(index + 2)
                placeholder=words.factor_placeholder()
                prop:value=of
                on:input:target=move |event| {
                    let text = event.target().value();
                    set("people_of", &|average| average.of.clone_from(&text));
                }
            />
        </span>
        <Show when=move || averages.with(|all| all.len() > 1)>
            <IconButton
                icon="close"
                small=true
                label=words.remove_factor(index + 2)
                on_press=remove
            />
        </Show>
        <FieldError id=factor_id(target, index) error=quantity.error/>
    }
}

/// How many a target counts, as far as its words ask: anything but one is many.
fn count_of(target: &Target) -> u64 {
    target
        .quantity
        .map_or(2, |quantity| quantity.whole().unwrap_or(2))
}

/// Whether another target can share people or companies with this one: it is of the same
/// measure, or counts the same elsewhere.
fn can_share(plan: &Plan, target: Id<Target>, other: &Target) -> bool {
    let Some(this) = plan.targets.get(target) else {
        return false;
    };
    let counts_the_same = this.unit.is_some() && other.unit == this.unit
        || this.people != People::None && other.people != People::None;
    other.id != target && (other.measure == this.measure || counts_the_same)
}

fn overlap_id(target: Id<Target>, other: Id<Target>) -> String {
    format!(
        "{}-{}",
        element_id(target.uuid(), "overlap"),
        other.uuid().simple()
    )
}

#[component]
fn OverlapLine(target: Id<Target>, other: Id<Target>, this: Memo<Target>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = overlap_id(target, other);
    let edit = move |act: fn(Id<Target>, &'static str) -> Change, edit: &dyn Fn(&mut Target)| {
        change(desk, target, act(target, "overlaps"), |it| edit(it));
    };
    let quantity = Typed::new(
        id.clone(),
        Signal::derive(move || this.with(|target| target.overlaps.get(&other).copied())),
        move |value: Option<Quantity>| {
            edit(Change::typing, &|it| {
                it.overlaps.insert(other, value.unwrap_or_default());
            });
        },
    );
    // A plan has thousands of targets: the others are named only for whoever wants to choose.
    let choosing = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        let this = this.get();
        desk.with_plan(|plan| {
            let all = choosing.get();
            words.targets_named(plan, &this, |it| {
                it.id == other
                    || all && can_share(plan, target, it) && !this.overlaps.contains_key(&it.id)
            })
        })
    });
    let choose = move |chosen: String| {
        let Ok(chosen) = chosen.parse::<Id<Target>>() else {
            return;
        };
        edit(Change::choosing, &|it| {
            if let Some(count) = it.overlaps.remove(&other) {
                it.overlaps.insert(chosen, count);
            }
        });
    };
    view! {
        <div
            class="sp-target__line"
            role="group"
            aria-label=words.overlap()
            on:focusin=move |_| choosing.set(true)
        >
            <label for=id.clone()>{words.of_which()}</label>
            <TypedInput id=id.clone() state=quantity class="sp-target__small" keys="decimal"/>
            <span>{words.also_in()}</span>
            <Choose
                id=format!("{id}-with")
                name=words.also_counted_in()
                choices=choices
                value=Signal::derive(move || other.to_string())
                on_choose=choose
            />
            <IconButton
                icon="close"
                small=true
                label=words.remove_overlap()
                on_press=move || {
                    edit(Change::choosing, &|it| {
                        it.overlaps.remove(&other);
                    });
                    device::focus(element_id(target.uuid(), "overlaps"));
                }
            />
            <FieldError id=id error=quantity.error/>
        </div>
    }
}

impl crate::text::Words {
    /// Names the targets that `wanted` wants as choices for `this`, those of its measure first;
    /// what its overlaps refer to and is gone is named as well.
    fn targets_named(
        self,
        plan: &Plan,
        this: &Target,
        wanted: impl Fn(&Target) -> bool,
    ) -> Vec<(String, String)> {
        let measures = plan.measures.by_id();
        let mut numbers: HashMap<Id<Measure>, usize> = HashMap::new();
        let (mut near, mut far) = (Vec::new(), Vec::new());
        for target in plan.targets.iter() {
            let number = numbers.entry(target.measure).or_default();
            *number += 1;
            if !wanted(target) {
                continue;
            }
            let what = self.target_in_short(target);
            if target.measure == this.measure {
                near.push((target.id.to_string(), self.target_choice(*number, what)));
            } else {
                let code = measures.get(&target.measure).map(|it| it.code.as_str());
                let name = self.target_choice_elsewhere(code.unwrap_or_default(), *number, what);
                far.push((target.id.to_string(), name));
            }
        }
        near.append(&mut far);
        let gone = |id: &&Id<Target>| plan.targets.get(**id).is_none();
        let gone = this.overlaps.keys().filter(gone);
        near.extend(gone.map(|id| (id.to_string(), self.target_gone().to_owned())));
        near
    }

    fn target_in_short(self, target: &Target) -> String {
        let quantity = target
            .quantity
            .map(|it| self.number(it.decimal()))
            .unwrap_or_default();
        let unit = target
            .unit
            .as_ref()
            .map(|unit| self.target_unit(unit, count_of(target)));
        let what = format!(
            "{quantity} {} {}",
            unit.unwrap_or_default(),
            target.qualifier
        );
        what.trim().chars().take(60).collect()
    }
}
