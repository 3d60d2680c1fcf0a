//! Overlaps between targets: possible, and not forgotten.

use rust_decimal::Decimal;

use crate::{
    figures::people,
    plan::{Id, Measure, Noun, People, Quantity, Target, TargetUnit},
};

use super::{Among, Field, Rule, context::Context, report::Report, view::MeasureView};

/// More pairs than this would tell nobody anything new about a measure.
const MOST_PAIRS: usize = 3;
/// How many targets of a measure are looked at in pairs; no real measure has more.
const MOST_TARGETS: usize = 50;

pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    for (&other, &declared) in &target.overlaps {
        if other == target.id {
            out.add(Field::Overlaps, Rule::OverlapWithItself);
            continue;
        }
        let Some(partner) = about.partners.get(&other) else {
            let to = Noun::Target;
            out.add(Field::Overlaps, Rule::Dangling { to });
            continue;
        };
        match partner.overlaps.get(&target.id) {
            // The other one reports for both.
            Some(_) if partner.id < target.id => {}
            Some(&there) if there != declared => {
                let here = declared;
                out.add(Field::Overlaps, Rule::OverlapSides { other, here, there });
                pair(target, partner, here.max(there), out);
            }
            _ => pair(target, partner, declared, out),
        }
    }
}

fn pair(target: &Target, partner: &Target, overlap: Quantity, out: &mut Report) {
    let other = partner.id;
    // Somebody in a place and somebody in a workshop may be the same person.
    let both_people = counts_people(target) && counts_people(partner);
    if !both_people && target.unit != partner.unit {
        out.add(Field::Overlaps, Rule::OverlapUnits { other });
        return;
    }
    let size = |target: &Target| {
        let people = || Quantity::new(Decimal::from(people(target))).ok();
        target.quantity.and_then(|quantity| {
            if both_people {
                people()
            } else {
                Some(quantity)
            }
        })
    };
    let most = size(target).into_iter().chain(size(partner)).min();
    if let Some(most) = most
        && overlap > most
    {
        let rule = Rule::OverlapTooLarge {
            other,
            overlap,
            most,
        };
        out.add(Field::Overlaps, rule);
    }
}

/// Groups of people for which nobody said how many take part in two targets: asked once for each
/// group, at the first target that may have people in common with another.
pub(super) fn plan(about: &Context, out: &mut Report) {
    for asked in &about.figures.unanswered {
        let among = Among::People {
            group: asked.group,
            targets: asked.targets,
        };
        let rule = Rule::ProbableDoubleCount { among };
        out.add_about(asked.target, Field::Overlaps, rule);
    }
}

/// Pairs of targets of one measure that count the same companies, as far as the plan says; people
/// are asked about once for each group.
pub(super) fn probable_double_counts(about: &MeasureView, _: &Measure, out: &mut Report) {
    let mut by_unit: Vec<(&TargetUnit, Vec<&Target>)> = Vec::new();
    for &target in about.targets.iter().take(MOST_TARGETS) {
        let Some(unit) = target.unit.as_ref().filter(|unit| can_double(unit, target)) else {
            continue;
        };
        if target.part_of.is_some() {
            continue;
        }
        match by_unit.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, targets)) => targets.push(target),
            None => by_unit.push((unit, vec![target])),
        }
    }
    let pairs = by_unit.iter().flat_map(|(_, targets)| pairs(targets));
    let double = pairs.filter(|(one, other)| !told_apart(one, other));
    let double: Vec<(Id<Target>, Id<Target>)> = double
        .map(|(one, other)| (one.id, other.id))
        .take(MOST_PAIRS)
        .collect();
    for (one, other) in double {
        let among = Among::Companies { other };
        out.add_about(one, Field::Overlaps, Rule::ProbableDoubleCount { among });
    }
}

fn pairs<'a>(targets: &'a [&'a Target]) -> impl Iterator<Item = (&'a Target, &'a Target)> {
    targets.iter().enumerate().flat_map(|(place, &one)| {
        let after = targets.iter().skip(place + 1);
        after.map(move |&other| (one, other))
    })
}

/// Whether the plan says how two targets relate: an overlap, or groups that have nothing in common.
fn told_apart(one: &Target, other: &Target) -> bool {
    let declared = one.overlaps.contains_key(&other.id) || other.overlaps.contains_key(&one.id);
    let groups_differ = !one.groups.is_empty()
        && !other.groups.is_empty()
        && !one.groups.iter().any(|group| other.groups.contains(group));
    declared || groups_differ
}

fn can_double(unit: &TargetUnit, target: &Target) -> bool {
    *unit == TargetUnit::Company && !counts_people(target)
}

/// Whether people take part in what a target promises.
pub(super) fn counts_people(target: &Target) -> bool {
    target.people != People::None
}
