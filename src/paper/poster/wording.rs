//! How the plan says on paper what it promises and when.

use crate::{
    figures::{self, Count},
    plan::{Bound, Date, DraftPeriod, End, People, Plan, Precision, Quantity, Target, folded},
    text::Words,
};

/// A target in words: *minstens 30 bedrijven met een proefproject*.
#[must_use]
pub fn target_in_words(target: &Target, words: Words) -> String {
    let mut said: Vec<String> = Vec::new();
    if target.part_of.is_some() {
        said.push(words.of_which().to_owned());
    }
    if let Some(quantity) = target.quantity {
        if target.at_least {
            said.push(words.at_least().to_owned());
        }
        // The words already say that it may be more.
        let precision = Precision {
            at_least: false,
            ..target.precision()
        };
        said.push(words.precisely(words.number(quantity.decimal()), precision));
    }
    if let Some(unit) = &target.unit {
        let count = target.quantity.and_then(Quantity::whole);
        let unit = words.target_unit(unit, count.unwrap_or(2));
        // Who writes *companies with a plan* after the unit *companies* means them once.
        let first = target.qualifier.split_whitespace().next();
        if first.is_none_or(|first| folded(first) != folded(&unit)) {
            said.push(unit);
        }
    }
    said.push(target.qualifier.trim().to_owned());
    if let People::Product(averages) = &target.people {
        for average in averages {
            let quantity = average.quantity;
            let quantity = quantity.map_or_else(|| "?".to_owned(), |it| words.number(it.decimal()));
            said.push(format!("× {quantity} {}", average.of.trim()));
        }
    }
    said.retain(|part| !part.is_empty());
    let said = said.join(" ");
    match &target.people {
        People::Product(_) => {
            let people = words.applications_counted(Count {
                number: figures::people(target),
                precision: target.precision(),
                at_most: false,
            });
            words.poster_people(said.trim_end(), people)
        }
        _ => said,
    }
}

/// When the plan runs, in words; `None` if neither day is known.
#[must_use]
pub fn term_in_words(plan: &Plan, words: Words) -> Option<String> {
    from_to(&plan.period, words, |day| words.date_long(day))
}

/// A period in words, with short months; `None` if neither day is known.
#[must_use]
pub fn period_in_words(period: &DraftPeriod, words: Words) -> Option<String> {
    from_to(period, words, |day| words.date(day))
}

fn from_to(period: &DraftPeriod, words: Words, said: impl Fn(Date) -> String) -> Option<String> {
    if let Some(years) = period.period().filter(|period| period.in_years()) {
        return Some(words.years(years));
    }
    let end = |end| {
        period.bound(end).map(|bound| match bound {
            Bound::Day(day) => said(day),
            Bound::Year(year) => year.to_string(),
        })
    };
    match (end(End::First), end(End::Last)) {
        (Some(first), Some(last)) => Some(words.first_to_last(first, last)),
        (Some(first), None) => Some(words.poster_from(first)),
        (None, Some(last)) => Some(words.poster_until(last)),
        (None, None) => None,
    }
}
