//! What was reached of the plan, its parts and its targets, compared with what was promised and
//! what could be expected.

mod says;

use rust_decimal::Decimal;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        bullets::{Bullet, Bullets},
        scale::float,
    },
    figures::progress::{self as figures, Progress},
    plan::{Number, OF_PARTICIPANTS, OF_PROGRESS, Plan, Precision, Quantity, RealisationOf},
    text::{ReadingNames, Words},
};

/// The chart of what was reached; `None` if nothing was recorded.
#[must_use]
pub fn progress(plan: &Plan, words: Words) -> Option<Chart> {
    let standing = figures::progress(plan)?;
    let names = ReadingNames::new(plan, words);
    let rows: Vec<(String, &Progress)> = standing
        .rows
        .iter()
        .map(|one| (names.of(one.of), one))
        .collect();
    let says = says::says(&standing, &rows, words);
    let table = Table {
        head: [
            words.chart_what(),
            words.chart_promised(),
            words.chart_reached(),
            words.chart_day(),
            words.chart_expected(),
            words.chart_share(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows
            .iter()
            .map(|(label, one)| row(label, one, words))
            .collect(),
    };
    let bullets = rows.into_iter().map(|(label, one)| Bullet {
        label,
        reached: one.share(one.reached.decimal()).map(float),
        expected: one.due().and_then(|due| one.share(due)).map(float),
        figure: figure(one, &names, words),
    });
    Some(Chart {
        heading: words.chart_progress().to_owned(),
        says,
        not_counted: words.not_counted(plan, &[OF_PARTICIPANTS, OF_PROGRESS].concat()),
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

fn row(label: &str, one: &Progress, words: Words) -> TableRow {
    let number = |value: Decimal| Cell::or_missing(Number::new(value).ok(), Cell::Number);
    let promised = |promised: Quantity| {
        if one.precision.is_exact() {
            number(promised.decimal())
        } else {
            Cell::Text(precise(promised, one, words))
        }
    };
    let reached = match &one.unit {
        None => Cell::Number(one.reached),
        Some(_) => Cell::Text(reached(one, words)),
    };
    let expected = one.expected.filter(|_| one.held_against().is_some());
    let expected = expected.filter(|_| one.day.is_some());
    // A share of a minimum promise is a share of that minimum.
    let share = one.share(one.reached.decimal() * Decimal::ONE_HUNDRED);
    let share = share.map(|share| {
        if one.precision.approximate {
            Cell::Text(words.share(share, ABOUT))
        } else {
            Cell::Percent(share)
        }
    });
    TableRow {
        head: label.to_owned(),
        cells: vec![
            one.promised.map_or(Cell::Missing, promised),
            reached,
            Cell::or_missing(one.day, Cell::Day),
            expected.map_or(Cell::Missing, |expected| number(rounded(expected))),
            share.unwrap_or(Cell::Missing),
        ],
    }
}

const ABOUT: Precision = Precision {
    at_least: false,
    approximate: true,
};

/// What is promised, with how exact that is.
fn precise(promised: Quantity, one: &Progress, words: Words) -> String {
    words.precisely(words.number(promised.decimal()), one.precision)
}

/// What was reached, with what was counted if that differs from what is promised.
fn reached(one: &Progress, words: Words) -> String {
    words.how_many(one.reached, one.unit.as_ref())
}

fn rounded(value: Decimal) -> Decimal {
    value.round_dp(1).normalize()
}

/// The figure at the end of a row.
fn figure(one: &Progress, names: &ReadingNames, words: Words) -> String {
    let reached = reached(one, words);
    let Some(promised) = one.promised else {
        return words.progress_unpromised(reached);
    };
    if one.unit.is_none() {
        return words.chart_part_of(reached, precise(promised, one, words));
    }
    let RealisationOf::Target(id) = one.of else {
        return words.progress_not_applications(reached);
    };
    match names.target(id).and_then(|it| it.unit.as_ref()) {
        Some(unit) => words.progress_other_unit_beside(reached, words.target_unit(unit, 2)),
        None => reached,
    }
}
