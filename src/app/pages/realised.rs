//! What was reached of a target or spent on a cost line.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, new_id, words},
        device,
        navigation::element_id,
        parts::{Button, Icon, Ledger, Weight, ledger, reading_in_short},
    },
    edit::{Act, Change},
    figures::readings::of_nothing,
    plan::{CostLine, Id, Place, Reading, Realisation, RealisationOf, Target},
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
    let seen = RwSignal::new(false);
    let entries = entries_of(of);
    let last = move || {
        entries.with(|entries| {
            let readings = entries.iter().map(|(_, reading)| reading);
            let last = readings.max_by_key(|reading| reading.date);
            last.map_or_else(
                || words.reading_none().to_owned(),
                |reading| reading_in_short(words, reading),
            )
        })
    };
    let of_target = words.of_target(number);
    let shown = of_target.clone();
    let fields = move || {
        seen.get().then(|| {
            ledger(Ledger {
                id: element_id(target.uuid(), "realised"),
                legend: words.realised(),
                of: of_target.clone(),
                hint: Signal::derive(move || words.realised_hint()),
                value: words.value(),
                has_source: false,
                entries,
                record: recorder(of),
            })
        })
    };
    view! {
        <details class="sp-basis" on:toggle=move |_| seen.set(true)>
            <summary class="sp-basis__head" id=element_id(target.uuid(), "realisation")>
                <Icon name="unfold" class="sp-icon--small"/>
                {words.realised()}
                <span class="sp-hidden">{shown}</span>
                <span class="sp-quiet">{last}</span>
            </summary>
            <div class="sp-fields">{fields}</div>
        </details>
    }
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
        has_source: false,
        entries: entries_of(of),
        record: recorder(of),
    })
}

fn entries_of(of: RealisationOf) -> Memo<Vec<(String, Reading)>> {
    let desk = desk();
    Memo::new(move |_| {
        desk.with_plan(|plan| {
            let all = plan.realisations.iter().filter(|it| it.of == Some(of));
            all.map(|it| (element_id(it.id.uuid(), ""), it.reading()))
                .collect()
        })
    })
}

fn recorder(of: RealisationOf) -> Arc<dyn Fn(Reading) + Send + Sync> {
    let desk = desk();
    Arc::new(move |reading: Reading| {
        let id = new_id();
        let realisation = Realisation {
            id,
            of: Some(of),
            date: reading.date,
            value: reading.value,
            note: reading.note,
            ..Realisation::default()
        };
        desk.edit(Change::whole(Act::Add, id), |plan| {
            plan.realisations.insert(realisation, Place::Last);
        });
    })
}

/// What a file records of targets and cost lines that the plan does not have; nothing while there
/// is none of that.
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
                plan.realisations.remove(id);
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
