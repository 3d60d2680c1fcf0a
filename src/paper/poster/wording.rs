//! How the plan says on paper what it promises and when.

use crate::{
    figures,
    plan::{People, Plan, Quantity, Target},
    text::Words,
};

/// A target in words: *minstens 30 bedrijven met een proefproject*.
#[must_use]
pub fn target_in_words(target: &Target, words: Words) -> String {
    let mut said: Vec<String> = Vec::new();
    match target.quantity {
        Some(quantity) => {
            if target.at_least {
                said.push(words.at_least().to_owned());
            }
            said.push(words.number(quantity.decimal()));
        }
        None => said.push(words.poster_no_quantity().to_owned()),
    }
    if let Some(unit) = &target.unit {
        let count = target.quantity.and_then(Quantity::whole);
        said.push(words.target_unit(unit, count.unwrap_or(2)));
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
            let people = words.applications_count(figures::people(target));
            words.poster_people(said.trim_end(), people)
        }
        _ => said,
    }
}

/// When the plan runs, in words; none while neither day is known.
#[must_use]
pub fn term_in_words(plan: &Plan, words: Words) -> Option<String> {
    match (plan.period.first, plan.period.last) {
        (Some(first), Some(last)) => {
            Some(words.first_to_last(words.date_long(first), words.date_long(last)))
        }
        (Some(first), None) => Some(words.poster_from(words.date_long(first))),
        (None, Some(last)) => Some(words.poster_until(words.date_long(last))),
        (None, None) => None,
    }
}
