//! Parts of targets: *of which*.

use rust_decimal::Decimal;

use crate::{
    figures::{Range, people},
    plan::{Id, Noun, Quantity, Target, circles},
};

use super::{
    Field, Rule, context::Context, overlaps::counts_people, report::Report, view::MeasureView,
};

/// How a text begins that is about a part of something, in both languages.
const OF_WHICH: [&str; 7] = [
    "waarvan", "hiervan", "daarvan", "of which", "of whom", "of these", "of them",
];

pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    let Some(whole) = target.part_of else {
        if let Some(whole) = looks_like_part(target, about.targets) {
            let now = about.applications;
            let then = now.saturating_sub(people(target));
            let counts = [now, then];
            out.add(Field::PartOf, Rule::LooksLikePart { whole, counts });
        }
        return;
    };
    // A target that is part of itself is a circle.
    if whole == target.id {
        return;
    }
    let Some(of) = about.partners.get(&whole) else {
        let to = Noun::Target;
        out.add(Field::PartOf, Rule::Dangling { to });
        return;
    };
    if of.measure != target.measure {
        out.add(Field::PartOf, Rule::PartElsewhere { whole });
    }
    if !count_alike(target, of) {
        out.add(Field::PartOf, Rule::PartUnits { whole });
        return;
    }
    let (Some(part), Some(most)) = (size(target, of), size(of, target)) else {
        return;
    };
    let least = Range::of(part.decimal(), target.precision()).least;
    let room = Range::of(most.decimal(), of.precision()).most;
    if room.is_some_and(|room| least > room) {
        out.add(Field::Quantity, Rule::PartTooLarge { whole, part, most });
    }
}

/// Targets that are part of themselves, through others or directly.
pub(super) fn part_circles(about: &Context, out: &mut Report) {
    if about.plan.targets.iter().all(|one| one.part_of.is_none()) {
        return;
    }
    for target in circles(&about.plan.targets, |one| one.part_of.as_slice()) {
        out.add_about(target, Field::PartOf, Rule::PartCircle);
    }
}

/// Whether two targets count in the same way, so that one can be part of the other.
#[must_use]
pub fn count_alike(one: &Target, other: &Target) -> bool {
    if counts_people(one) || counts_people(other) {
        return counts_people(one) && counts_people(other);
    }
    one.unit == other.unit
}

/// The size of a target next to another: in people if both count those.
fn size(target: &Target, beside: &Target) -> Option<Quantity> {
    if counts_people(target) && counts_people(beside) {
        return target
            .quantity
            .and_then(|_| Quantity::new(Decimal::from(people(target))).ok());
    }
    target.quantity
}

/// The target that a target is part of by its wording, if nobody said so: *waarvan 400 met een
/// traject*. It is the one that contains all of it by a declared overlap, or otherwise the last
/// before it that is as large.
#[must_use]
pub fn looks_like_part(target: &Target, of_measure: &[&Target]) -> Option<Id<Target>> {
    says_of_which(&target.qualifier)?;
    if target.part_of.is_some() {
        return None;
    }
    let mine = target.quantity?;
    let holds = |other: &&&Target| {
        other.id != target.id
            && other.part_of.is_none()
            && count_alike(target, other)
            && says_of_which(&other.qualifier).is_none()
            && size(other, target) >= size(target, other)
    };
    let shares_all = |other: &&&Target| {
        let declared = target.overlaps.get(&other.id);
        let declared = declared.or_else(|| other.overlaps.get(&target.id));
        let all = size(target, other).unwrap_or(mine);
        declared.is_some_and(|overlap| *overlap >= all)
    };
    let shares_some = |other: &&&Target| {
        target.overlaps.contains_key(&other.id) || other.overlaps.contains_key(&target.id)
    };
    let within = of_measure
        .iter()
        .filter(holds)
        .find(|other| shares_all(other));
    let before = || {
        let before = of_measure.iter().take_while(|one| one.id != target.id);
        // A target that is said to share only some people with it is not the whole.
        before
            .filter(holds)
            .filter(|other| !shares_some(other))
            .last()
    };
    within.or_else(before).map(|whole| whole.id)
}

/// What comes after *of which* if a text begins with that.
#[must_use]
pub fn says_of_which(text: &str) -> Option<&str> {
    let text = text.trim_start();
    OF_WHICH.iter().find_map(|words| {
        let begins = text.get(..words.len())?.eq_ignore_ascii_case(words);
        let rest = text.get(words.len()..)?;
        let ends = !rest.starts_with(char::is_alphanumeric);
        (begins && ends).then(|| rest.trim_start_matches([' ', ',', ':']))
    })
}
