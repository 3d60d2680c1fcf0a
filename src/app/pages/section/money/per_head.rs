//! What one participation in each measure costs.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    table::{Row, Table},
    why::{Part, Why, lines, measure_part},
};
use crate::{
    app::desk::Desk,
    figures::{PerHead, STANDS_OUT, per_head},
    text::Words,
};

/// The most measures that are shown, dearest first.
const MOST: usize = 50;

/// What one participation costs, in all measures.
pub fn of_plan(desk: Desk) -> PerHead {
    let (money, outcome) = (desk.money.get(), desk.outcome.get());
    desk.with_plan(|plan| per_head(plan, &money, &outcome.figures))
}

/// The rule for which measures stand out.
pub fn rule(words: Words, per_head: &PerHead) -> String {
    match per_head.median {
        Some(median) => words.head_rule(STANDS_OUT, words.money(median)),
        None if per_head.measures.is_empty() => words.head_none().to_owned(),
        None => words.head_no_rule().to_owned(),
    }
}

/// The measures, dearest first.
pub fn table(desk: Desk, words: Words) -> Table {
    let mut measures = of_plan(desk).measures;
    let money = desk.money.get();
    crate::plan::sort_by_key(&mut measures, |one| std::cmp::Reverse(one.cost));
    let more = measures.len().saturating_sub(MOST);
    let rows = desk.with_plan(|plan| {
        let known = plan.measures.by_id();
        let rows = measures.into_iter().take(MOST).filter_map(|one| {
            let measure = known.get(&one.measure)?;
            let of_lines = money.measure(one.measure).map(|it| lines(desk, it, words));
            let working = words.head_working(words.money(one.costs), words.count(one.applications));
            let why: Why = Arc::new(move || {
                let measure = desk.peek(|plan| plan.measures.get(one.measure).cloned());
                let whole = measure.map(|measure| {
                    let part = measure_part(words, &measure, one.cost).first();
                    part.shown(format!("{working} = {}", words.money(one.cost)))
                });
                let of_lines = of_lines.as_ref().map(|lines| lines()).unwrap_or_default();
                whole.into_iter().chain(of_lines).collect::<Vec<Part>>()
            });
            Some(Row {
                name: words.code_and_title(&measure.code, &measure.title),
                mark: one.stands_out.then(|| words.head_stands_out()),
                cells: vec![
                    words.count(one.applications),
                    words.precisely(words.money(one.cost), one.precision),
                    one.grant.map_or_else(
                        || words.no_rate_chosen().to_owned(),
                        |grant| words.precisely(words.money(grant), one.precision),
                    ),
                ],
                why: Some(why),
                ..Row::default()
            })
        });
        rows.collect::<Vec<_>>()
    });
    let more = (more > 0).then(|| Row {
        name: words.more_measures(u64::try_from(more).unwrap_or(u64::MAX)),
        cells: vec![String::new(); 3],
        ..Row::default()
    });
    Table {
        what: words.split_head().to_owned(),
        head: [
            words.field_measure(),
            words.head_people(),
            words.head_cost(),
            words.head_grant(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.into_iter().chain(more).collect(),
    }
}
