//! What was reached of the targets, beside what was promised and what could be expected.

use rust_decimal::Decimal;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        bullets::{Bullet, Bullets},
        scale::float,
    },
    figures::progress::{self as figures, Progress},
    plan::{Number, Plan, Quantity, Target},
    text::Words,
};

/// The chart of what was reached; none while nothing was recorded.
#[must_use]
pub fn progress(plan: &Plan, words: Words) -> Option<Chart> {
    let (day, all) = figures::progress(plan)?;
    let rows: Vec<(String, &Progress)> = all
        .iter()
        .filter_map(|one| Some((label(plan, plan.targets.get(one.target)?, words), one)))
        .collect();
    let measured = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let counts = |target: &&Target| target.quantity.is_some_and(|it| !it.decimal().is_zero());
    let promised = plan.targets.iter().filter(counts).count();
    let behind = rows.iter().filter(|(_, one)| one.is_behind() == Some(true));
    let on_course = measured - u64::try_from(behind.clone().count()).unwrap_or(0);
    let mut said = vec![words.chart_on_course(on_course, words.date(day), words.count(measured))];
    // Further behind is more of its own whole: people and studies are not compared.
    let furthest = behind.max_by_key(|(_, one)| {
        share(one.expected.unwrap_or_default(), one) - share(one.reached.decimal(), one)
    });
    if let Some((name, one)) = furthest {
        let expected = words.number(rounded(one.expected.unwrap_or_default()));
        let reached = words.number(one.reached.decimal());
        said.push(words.chart_furthest_behind(name, reached, expected));
    }
    let silent = u64::try_from(promised)
        .unwrap_or(0)
        .saturating_sub(measured);
    if silent > 0 {
        said.push(words.chart_not_measured(silent));
    }
    said.push(words.chart_expected_how().to_owned());
    let table = Table {
        head: [
            words.target(),
            words.chart_promised(),
            words.chart_reached(),
            words.chart_expected(),
            words.chart_share(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.iter().map(|(label, one)| row(label, one)).collect(),
    };
    let bullets = rows.into_iter().map(|(label, one)| Bullet {
        label,
        reached: float(share(one.reached.decimal(), one)),
        expected: one.expected.map(|expected| float(share(expected, one))),
        figure: words.chart_part_of(
            words.number(one.reached.decimal()),
            words.number(one.promised.decimal()),
        ),
    });
    Some(Chart {
        heading: words.chart_progress().to_owned(),
        says: said.join(" "),
        picture: Picture::Bullets(Bullets {
            names: [
                words.chart_reached(),
                words.chart_expected(),
                words.chart_promised(),
            ]
            .map(str::to_owned),
            rows: bullets.collect(),
        }),
        table,
    })
}

fn row(label: &str, one: &Progress) -> TableRow {
    let number = |value: Decimal| Cell::or_missing(Number::new(value).ok(), Cell::Number);
    TableRow {
        head: label.to_owned(),
        cells: vec![
            number(one.promised.decimal()),
            Cell::Number(one.reached),
            one.expected
                .map_or(Cell::Missing, |expected| number(rounded(expected))),
            Cell::Percent(share(one.reached.decimal(), one) * Decimal::ONE_HUNDRED),
        ],
    }
}

/// What part of what was promised it is; a whole is 1.
fn share(part: Decimal, of: &Progress) -> Decimal {
    part.checked_div(of.promised.decimal()).unwrap_or_default()
}

fn rounded(value: Decimal) -> Decimal {
    value.round_dp(1).normalize()
}

/// The measure of a target, and what it counts.
fn label(plan: &Plan, target: &Target, words: Words) -> String {
    let code = plan.measures.get(target.measure).map(|it| it.code.trim());
    let count = target.quantity.and_then(Quantity::whole).unwrap_or(2);
    let unit = target.unit.as_ref().map(|it| words.target_unit(it, count));
    let parts = [
        code.unwrap_or_default().to_owned(),
        unit.unwrap_or_default(),
        target.qualifier.trim().to_owned(),
    ];
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(" ")
}
