//! What was reached of a target, of the plan and its parts, or spent on a cost line.

use std::sync::Arc;

use leptos::prelude::*;
use rustc_hash::FxHashSet;
use uuid::Uuid;

use crate::{
    app::{
        browser::device,
        desk::{desk, new_id, words},
        going::navigation::element_id,
        parts::{
            Asks, Button, Choice, Entry, Icon, Ledger, Recorded, SelectField, Weight, ledger,
            reading_in_short, with_day,
        },
    },
    edit::{Act, Change, acts},
    figures::{
        readings::of_nothing,
        realised::{outside, replaced, value_of},
    },
    plan::{CostLine, Date, Id, Place, Plan, Realisation, RealisationOf, Target, TargetUnit},
    text::{ReadingNames, Words},
};

/// What was reached of a target, folded under its row.
#[component]
pub fn Realised(
    /// Which target.
    target: Id<Target>,
    /// Its number within the measure.
    number: usize,
) -> impl IntoView {
    let words = words();
    let of = RealisationOf::Target(target);
    let entries = entries_of(of);
    let of_target = words.of_target(number);
    let shown = of_target.clone();
    let head = view! { {words.realised()} <span class="sp-hidden">{shown}</span> }.into_any();
    let fields = move || {
        ledger(Ledger {
            id: element_id(target.uuid(), "realised"),
            legend: words.realised(),
            of: of_target.clone(),
            hint: Signal::derive(move || words.realised_hint()),
            value: words.field_value(),
            asks: Asks::Parts {
                units: TargetUnit::all(),
                usual: words.reading_unit_usual(),
                of: None,
                give_day: day_giver(),
            },
            entries,
            record: recorder(move || of),
        })
    };
    folded(
        element_id(target.uuid(), "realisation"),
        head,
        entries,
        fields,
    )
}

/// What was spent on a cost line.
pub fn spent(line: Id<CostLine>) -> AnyView {
    let words = words();
    let of = RealisationOf::CostLine(line);
    ledger(Ledger {
        id: element_id(line.uuid(), "realised"),
        legend: words.spent(),
        of: String::new(),
        hint: Signal::derive(move || words.spent_hint()),
        value: words.spent_value(),
        asks: Asks::Parts {
            units: Vec::new(),
            usual: "",
            of: None,
            give_day: day_giver(),
        },
        entries: entries_of(of),
        record: recorder(move || of),
    })
}

/// What was reached of the plan, its themes, target groups and measures, folded.
pub fn realised_parts() -> AnyView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let entries = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let names = ReadingNames::new(plan, words);
            entries_where(plan, words, is_part_of_plan, |of| names.of(of))
        })
    });
    let any = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let nothing = plan.measures.is_empty() && plan.themes.is_empty();
            !(nothing && plan.stated.is_empty())
        }) || entries.with(|entries| !entries.is_empty())
    });
    let fields = move || {
        let of = RwSignal::new(RealisationOf::Plan);
        let entry = Ledger {
            id: element_id(plan.uuid(), "realised"),
            legend: words.realised_parts(),
            of: String::new(),
            hint: Signal::derive(move || words.realised_parts_hint()),
            value: words.field_value(),
            asks: Asks::Parts {
                units: TargetUnit::all(),
                usual: words.reading_unit_people(),
                of: Some(Arc::new(move || chosen_part(of))),
                give_day: day_giver(),
            },
            entries,
            record: recorder(move || of.get_untracked()),
        };
        view! {
            <p class="nl-paragraph sp-small sp-soft">{words.realised_parts_intro()}</p>
            {ledger(entry)}
        }
        .into_any()
    };
    let view = move || {
        let head = view! { {words.realised_parts()} }.into_any();
        let id = element_id(plan.uuid(), "realisation");
        any.get().then(|| {
            view! { <section class="sp-group">{folded(id, head, entries, fields)}</section> }
        })
    };
    view.into_any()
}

/// A fold that shows what was recorded last, and draws its content once unfolded.
fn folded(
    id: String,
    head: AnyView,
    entries: Memo<Vec<Entry>>,
    fields: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let words = words();
    let seen = RwSignal::new(false);
    let last = move || {
        entries.with(|entries| {
            let last = entries.iter().max_by_key(|entry| entry.reading.date);
            last.map_or_else(
                || words.reading_none().to_owned(),
                |entry| in_short(words, entry),
            )
        })
    };
    view! {
        <details class="sp-basis" on:toggle=move |_| seen.set(true)>
            <summary class="sp-basis__head" id=id>
                <Icon name="unfold" class="sp-icon--small"/>
                {head}
                <span class="sp-quiet">{last}</span>
            </summary>
            <div class="sp-fields">{move || seen.get().then(&fields)}</div>
        </details>
    }
    .into_any()
}

fn in_short(words: Words, entry: &Entry) -> String {
    let value = match entry.value.as_str() {
        "" => entry.reading.note.trim(),
        value => value,
    };
    with_day(words, value.to_owned(), entry.reading.date)
}

/// The field for the part of the plan that the next entry is of.
fn chosen_part(of: RwSignal<RealisationOf>) -> AnyView {
    let (desk, words) = (desk(), words());
    let choices = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let names = ReadingNames::new(plan, words);
            let all = parts_of_plan(plan).into_iter();
            all.map(|of| (key(of), names.of(of)))
                .collect::<Vec<Choice>>()
        })
    });
    let value = Memo::new(move |_| key(of.get()));
    view! {
        <SelectField
            id=element_id(desk.peek(|plan| plan.id.uuid()), "realised_of")
            label=words.reading_what_of()
            span="sp-span-4"
            choices=choices
            value=value
            on_choose=Box::new(move |chosen: String| {
                let all = desk.peek(parts_of_plan);
                if let Some(part) = all.into_iter().find(|of| key(*of) == chosen) {
                    of.set(part);
                }
            })
        />
    }
    .into_any()
}

fn parts_of_plan(plan: &Plan) -> Vec<RealisationOf> {
    let themes = plan.themes.iter().map(|it| RealisationOf::Theme(it.id));
    let groups = plan.target_groups.iter();
    let groups = groups.map(|it| RealisationOf::TargetGroup(it.id));
    let measures = plan.measures.iter();
    let measures = measures.map(|it| RealisationOf::Measure(it.id));
    std::iter::once(RealisationOf::Plan)
        .chain(themes)
        .chain(groups)
        .chain(measures)
        .collect()
}

fn is_part_of_plan(of: RealisationOf) -> bool {
    !matches!(of, RealisationOf::Target(_) | RealisationOf::CostLine(_))
}

fn key(of: RealisationOf) -> String {
    match of {
        RealisationOf::Plan => String::new(),
        RealisationOf::Theme(id) => id.to_string(),
        RealisationOf::TargetGroup(id) => id.to_string(),
        RealisationOf::Measure(id) => id.to_string(),
        RealisationOf::Target(id) => id.to_string(),
        RealisationOf::CostLine(id) => id.to_string(),
    }
}

fn entries_of(of: RealisationOf) -> Memo<Vec<Entry>> {
    let (desk, words) = (desk(), words());
    Memo::new(move |_| {
        desk.with_plan(|plan| entries_where(plan, words, |one| one == of, |_| String::new()))
    })
}

/// What was recorded of some things, if they are in the plan.
fn entries_where(
    plan: &Plan,
    words: Words,
    is_asked: impl Fn(RealisationOf) -> bool,
    name: impl Fn(RealisationOf) -> String,
) -> Vec<Entry> {
    let readings = plan.realisations.iter();
    let mut asked = readings
        .filter_map(|reading| Some((reading, reading.of.filter(|of| is_asked(*of))?)))
        .peekable();
    if asked.peek().is_none() {
        return Vec::new();
    }
    let replaced = replaced(plan, &is_asked);
    let lost: FxHashSet<Id<Realisation>> = of_nothing(plan).into_iter().collect();
    let asked = asked.filter(|(reading, _)| !lost.contains(&reading.id));
    asked
        .map(|(reading, of)| {
            let value = value_of(reading);
            let value = value.map(|value| words.how_many(value, reading.unit.as_ref()));
            Entry {
                id: element_id(reading.id.uuid(), ""),
                item: reading.id.uuid(),
                of: name(of),
                reading: reading.reading(),
                value: value.unwrap_or_default(),
                parts: words.parts_in_words(reading),
                replaced: replaced.contains(&reading.id),
                asks_day: reading.date.is_none_or(|day| outside(plan, day).is_some()),
            }
        })
        .collect()
}

fn day_giver() -> Arc<dyn Fn(Uuid, Date) + Send + Sync> {
    let desk = desk();
    Arc::new(move |item, day| {
        let id = Id::<Realisation>::new(item);
        desk.edit(Change::choosing(id, "date"), |plan| {
            plan.realisations.update(id, |it| it.date = Some(day));
        });
    })
}

fn recorder(
    of: impl Fn() -> RealisationOf + Send + Sync + 'static,
) -> Arc<dyn Fn(Recorded) + Send + Sync> {
    let desk = desk();
    Arc::new(move |recorded: Recorded| {
        let id = new_id();
        let reading = recorded.reading;
        let realisation = Realisation {
            id,
            of: Some(of()),
            date: reading.date,
            value: reading.value,
            unit: recorded.unit,
            parts: recorded.parts,
            note: reading.note,
            ..Realisation::default()
        };
        desk.edit(Change::whole(Act::Add, id), |plan| {
            plan.realisations.insert(realisation, Place::Last);
        });
    })
}

/// What a file records of targets and cost lines that are not in the plan; empty if there is
/// nothing.
pub fn realised_of_nothing() -> AnyView {
    let (desk, words) = (desk(), words());
    let lost = Memo::new(move |_| desk.with_plan(of_nothing));
    let heading = "realised-of-nothing";
    let item = move |id: Id<Realisation>| {
        let said = desk.peek(|plan| {
            let found = plan.realisations.get(id);
            found.map(|it| reading_in_short(words, &it.reading()))
        });
        let said = said.unwrap_or_default();
        let remove = move || {
            desk.edit(Change::whole(Act::Remove, id), |plan| {
                acts::remove(plan, id);
            });
            desk.say_undoable(words.removed(words.realised()));
            device::focus(heading.to_owned());
        };
        view! {
            <li id=element_id(id.uuid(), "of") tabindex="-1">
                <Button
                    icon="delete"
                    label=words.realised_remove(said)
                    weight=Weight::Subtle
                    on_press=remove
                />
            </li>
        }
    };
    let view = move || {
        let lost = lost.get();
        (!lost.is_empty()).then(|| {
            view! {
                <section class="sp-group">
                    <h2 class="nl-heading nl-heading--level-2" id=heading tabindex="-1">
                        {words.realised_of_nothing()}
                    </h2>
                    <p class="nl-paragraph sp-group__intro">{words.realised_of_nothing_intro()}</p>
                    <ul class="sp-plain">{lost.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    };
    view.into_any()
}
