//! What is said about what was reached: each sentence covers only what it is true of.

use rust_decimal::Decimal;

use super::{precise, reached, rounded};
use crate::{
    figures::progress::{LeftOut, Progress, Standing},
    plan::RealisationOf,
    text::Words,
};

/// Above this number, parts of the plan are not described one by one.
const MOST_TOLD: usize = 3;

/// The sentences above the chart.
pub(super) fn says(standing: &Standing, rows: &[(String, &Progress)], words: Words) -> String {
    let (targets, parts): (Vec<_>, Vec<_>) = rows
        .iter()
        .partition(|(_, one)| matches!(one.of, RealisationOf::Target(_)));
    let mut said: Vec<String> = parts
        .into_iter()
        .take(MOST_TOLD)
        .map(|(name, one)| of_part(name, one, words))
        .collect();
    // A target that is part of another would be counted twice.
    let wholes: Vec<_> = targets
        .into_iter()
        .filter(|(_, one)| !one.is_part)
        .collect();
    said.extend(on_course(standing, &wholes, words));
    said.extend(furthest_behind(&wholes, words));
    let count = |fits: fn(&Progress) -> bool| many(&wholes, fits);
    let held = |one: &Progress| one.held_against().is_some();
    let later = count(|one| is_measured(one) && one.expected == Some(Decimal::ZERO));
    let no_when = count(|one| is_measured(one) && one.expected.is_none());
    let no_day = count(|one| one.held_against().is_some() && one.day.is_none());
    let no_promise = count(|one| one.promised.is_none());
    let otherwise = rows.iter().filter(|(_, one)| one.unit.is_some()).count();
    let otherwise = u64::try_from(otherwise).unwrap_or(u64::MAX);
    for (count, sentence) in [
        (later, Words::progress_later as fn(Words, u64) -> String),
        (no_when, Words::progress_no_when),
        (no_day, Words::progress_no_day),
        (no_promise, Words::progress_no_promise),
        (otherwise, Words::progress_other_unit),
        (standing.silent, Words::chart_not_measured),
    ] {
        if count > 0 {
            said.push(sentence(words, count));
        }
    }
    said.extend(left_out(standing.left_out, words));
    if rows.iter().any(|(_, one)| held(one) && one.due().is_some()) {
        said.push(words.chart_expected_how().to_owned());
    }
    said.join(" ")
}

type Row<'a> = &'a (String, &'a Progress);

fn many(rows: &[Row], fits: fn(&Progress) -> bool) -> u64 {
    let count = rows.iter().filter(|(_, one)| fits(one)).count();
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Whether it can be compared with what is promised, on a day.
fn is_measured(one: &Progress) -> bool {
    one.held_against().is_some() && one.day.is_some()
}

/// How far along a part of the plan is.
fn of_part(name: &str, one: &Progress, words: Words) -> String {
    let reached = reached(one, words);
    let Some(promised) = one.held_against() else {
        return words.progress_part_reached(name, reached);
    };
    let promised = precise(promised, one, words);
    match one.due() {
        Some(due) => {
            let due = words.number(rounded(due));
            words.progress_part_expected(name, reached, promised, due)
        }
        None => words.progress_part_of(name, reached, promised),
    }
}

/// How many are on course, out of those of which something can be expected by now.
fn on_course(standing: &Standing, wholes: &[Row], words: Words) -> Option<String> {
    let day = words.date(standing.day?);
    let due = many(wholes, |one| one.due().is_some());
    let on_course = many(wholes, |one| one.is_behind() == Some(false));
    let all = words.count(due);
    let of_all = due == many(wholes, is_measured);
    if due == 0 {
        None
    } else if due == 1 {
        Some(match (of_all, on_course == 1) {
            (true, true) => words.progress_one_on_course(day),
            (true, false) => words.progress_one_behind(day),
            (false, true) => words.progress_one_of_some_on_course(day),
            (false, false) => words.progress_one_of_some_behind(day),
        })
    } else if of_all {
        Some(words.chart_on_course(on_course, day, all))
    } else {
        Some(words.progress_on_course_of_some(on_course, day, all))
    }
}

/// The target that is furthest behind, as a share of its own whole, because people and studies
/// cannot be compared.
fn furthest_behind(wholes: &[Row], words: Words) -> Option<String> {
    let behind = wholes.iter().filter_map(|(name, one)| {
        let lacks = one.due()? - one.reached.decimal();
        let share = one.share(lacks).filter(|share| *share > Decimal::ZERO)?;
        Some((share, name, *one))
    });
    let behind: Vec<_> = behind.collect();
    let most = behind.iter().map(|(share, ..)| *share).max()?;
    let furthest = behind.iter().filter(|(share, ..)| *share == most);
    let (_, name, one) = furthest.clone().next()?;
    let reached = words.number(one.reached.decimal());
    let expected = words.number(rounded(one.due()?));
    let others = u64::try_from(furthest.count() - 1).unwrap_or(u64::MAX);
    Some(if behind.len() == 1 {
        words.progress_only_behind(name, reached, expected)
    } else if others == 0 {
        words.chart_furthest_behind(name, reached, expected)
    } else {
        words.progress_furthest_shared(others, name, reached, expected)
    })
}

/// Which readings are not in the chart, and why.
fn left_out(left_out: LeftOut, words: Words) -> Option<String> {
    let LeftOut {
        without_day,
        without_value,
        of_nothing,
    } = left_out;
    let why = [
        (without_day, words.progress_without_day()),
        (without_value, words.progress_without_value()),
        (of_nothing, words.progress_of_nothing()),
    ];
    let why: Vec<String> = why
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, why)| format!("{} {why}", words.count(count)))
        .collect();
    let all = without_day + without_value + of_nothing;
    (all > 0).then(|| words.progress_left_out(all, why.join(", ")))
}
