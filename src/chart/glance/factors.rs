//! What success depends on: in which places each factor helped and hindered.

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        effects::{EffectRow, Effects},
    },
    figures::{OfFactor, Seen, SeenCell, Verdict, seen},
    plan::{Effect, OF_EVIDENCE, Plan, SeenIn, Strength},
    text::Words,
};

/// The chart of success factors; `None` while nothing was seen of any.
#[must_use]
pub fn factors(plan: &Plan, words: Words) -> Option<Chart> {
    let seen = seen(plan);
    let looked = |it: &OfFactor| it.verdict != Verdict::NotSeen;
    if !seen.factors.iter().any(looked) {
        return None;
    }
    let names: Vec<String> = plan
        .factors
        .iter()
        .zip(1..)
        .map(|(factor, number)| words.item_name(&factor.title, number))
        .collect();
    let rows = seen.factors.iter().zip(&names).map(|(factor, name)| {
        let cells = factor.cells.iter().map(|cell| in_words(cell, words));
        TableRow {
            head: name.clone(),
            cells: cells
                .chain([words.verdict(factor)])
                .map(Cell::Text)
                .collect(),
        }
    });
    let places = seen
        .places
        .iter()
        .map(|place| place_name(plan, *place, words));
    let head = [words.field_evidence_factor().to_owned()].into_iter();
    let head = head.chain(places);
    let drawn = seen
        .factors
        .iter()
        .zip(&names)
        .map(|(factor, name)| EffectRow {
            label: name.clone(),
            places: factor.cells.iter().map(of_place).collect(),
            figure: words.verdict(factor),
        });
    Some(Chart {
        heading: words.chart_factors().to_owned(),
        says: says(&seen, &names, words),
        not_counted: words.not_counted(plan, OF_EVIDENCE),
        picture: Picture::Effects(Effects {
            names: [Effect::Helped, Effect::Hindered, Effect::NoEffect]
                .map(|effect| words.effect(effect).to_owned()),
            rows: drawn.collect(),
        }),
        table: Table {
            head: head.chain([words.chart_verdict().to_owned()]).collect(),
            rows: rows.collect(),
        },
    })
}

/// What a pilot or an intervention is called.
#[must_use]
pub fn place_name(plan: &Plan, place: SeenIn, words: Words) -> String {
    let (title, before) = match place {
        SeenIn::Pilot(id) => (
            plan.pilots.get(id).map(|it| &it.title),
            plan.pilots.place(id),
        ),
        SeenIn::Intervention(id) => (
            plan.interventions.get(id).map(|it| &it.title),
            plan.interventions.place(id),
        ),
    };
    words.item_name(
        title.map_or("", String::as_str),
        before.map_or(1, |it| it + 1),
    )
}

fn of_place(cell: &SeenCell) -> (Vec<Effect>, Strength) {
    (cell.effects.clone(), cell.strength.unwrap_or_default())
}

fn in_words(cell: &SeenCell, words: Words) -> String {
    let effects = cell.effects.iter().map(|effect| words.effect(*effect));
    effects.collect::<Vec<_>>().join(", ")
}

/// Which factors recur, on which places disagree, and of which interventions nothing was seen.
fn says(seen: &Seen, names: &[String], words: Words) -> String {
    let with = |wanted: fn(Verdict) -> bool| {
        let factors = seen.factors.iter().zip(names);
        let these = factors.filter(|(it, _)| wanted(it.verdict));
        let these: Vec<&str> = these.map(|(_, name)| name.as_str()).collect();
        these.join(", ")
    };
    let recur = with(|it| matches!(it, Verdict::Recurs(_)));
    let disagree = with(|it| it == Verdict::Disagrees);
    let mut says = Vec::new();
    if !recur.is_empty() {
        says.push(words.chart_factors_recur(recur));
    }
    if !disagree.is_empty() {
        says.push(words.chart_factors_disagree(disagree));
    }
    if says.is_empty() {
        says.push(words.chart_factors_once().to_owned());
    }
    if !seen.unseen.is_empty() {
        let count = u64::try_from(seen.unseen.len()).unwrap_or(u64::MAX);
        says.push(words.chart_factors_unseen(count));
    }
    says.join(" ")
}
