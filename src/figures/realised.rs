//! What was recorded of targets, cost lines and parts of the plan, and which of it stands.
//!
//! Readings of one thing that count different units are told apart: 402 trainers say nothing of
//! the companies that a target counts, and replace no reading of them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Figures;
use crate::plan::{
    Date, Id, Measure, Number, People, Plan, Realisation, RealisationOf, Target, TargetGroup,
    TargetUnit, Theme,
};

/// The readings of one thing in one unit.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// What they are about.
    pub of: RealisationOf,
    /// The readings with a value for each day, as they were recorded: the last of a day stands.
    pub days: BTreeMap<Date, Vec<&'a Realisation>>,
    /// The readings with a value that do not say which day they are of.
    pub undated: Vec<&'a Realisation>,
    /// Whether they count something other than what they are about.
    pub counts_otherwise: bool,
}

impl<'a> Course<'a> {
    /// The reading that stands now: the last of the last day, or else the last without a day.
    #[must_use]
    pub fn last(&self) -> Option<&'a Realisation> {
        let dated = self.days.last_key_value();
        let of_day = dated.and_then(|(_, readings)| readings.last());
        of_day.or(self.undated.last()).copied()
    }

    /// The reading that stands for each day.
    pub fn standing(&self) -> impl Iterator<Item = (Date, &'a Realisation)> {
        let days = self.days.iter();
        days.filter_map(|(day, readings)| Some((*day, *readings.last()?)))
    }
}

/// How much a reading says: its value, or else its parts together if each has one.
#[must_use]
pub fn value_of(reading: &Realisation) -> Option<Number> {
    let all_known = || {
        let known = reading.parts.iter().all(|part| part.value.is_some());
        (known && !reading.parts.is_empty()).then(|| parts_of(reading))?
    };
    reading.value.or_else(all_known)
}

/// What the parts of a reading that have a value are together; `None` if no part has one, or if it
/// is more than a plan holds.
#[must_use]
pub fn parts_of(reading: &Realisation) -> Option<Number> {
    let values = reading.parts.iter().filter_map(|part| part.value);
    values
        .map(Number::decimal)
        .reduce(Decimal::saturating_add)
        .and_then(|sum| Number::new(sum).ok())
}

/// What is left of a reading after its parts; `None` unless that is above zero.
#[must_use]
pub fn rest_of(reading: &Realisation) -> Option<Number> {
    let rest = reading.value?.decimal() - parts_of(reading)?.decimal();
    Number::new(rest).ok().filter(|_| rest > Decimal::ZERO)
}

/// Readings with a value of what is in the plan or may be, in the order in which something was
/// first recorded of each thing.
#[must_use]
pub fn courses(plan: &Plan) -> Vec<Course<'_>> {
    courses_of(plan, |_| true)
}

/// The readings, among those of some things, that a later one of the same thing, unit and day
/// replaced.
#[must_use]
pub fn replaced(
    plan: &Plan,
    is_asked: impl Fn(RealisationOf) -> bool,
) -> FxHashSet<Id<Realisation>> {
    let courses = courses_of(plan, is_asked);
    let days = courses.iter().flat_map(|course| course.days.values());
    let before = days.filter_map(|readings| Some(readings.split_last()?.1));
    before.flatten().map(|reading| reading.id).collect()
}

fn courses_of(plan: &Plan, is_asked: impl Fn(RealisationOf) -> bool) -> Vec<Course<'_>> {
    if plan.realisations.is_empty() {
        return Vec::new();
    }
    let targets = plan.targets.by_id();
    let mut places: FxHashMap<(RealisationOf, Option<TargetUnit>), usize> = FxHashMap::default();
    let mut courses: Vec<Course> = Vec::new();
    for reading in plan.realisations.iter() {
        let of = reading.of.filter(|of| is_asked(*of));
        let (Some(of), Some(_)) = (of, value_of(reading)) else {
            continue;
        };
        let unit = other_unit(reading, of, &targets);
        let counts_otherwise = unit.is_some();
        let place = *places.entry((of, unit)).or_insert_with(|| {
            courses.push(Course {
                of,
                days: BTreeMap::new(),
                undated: Vec::new(),
                counts_otherwise,
            });
            courses.len() - 1
        });
        if let Some(course) = courses.get_mut(place) {
            match reading.date {
                Some(day) => course.days.entry(day).or_default().push(reading),
                None => course.undated.push(reading),
            }
        }
    }
    courses
}

/// What a reading counts, if that is not what its subject counts.
fn other_unit(
    reading: &Realisation,
    of: RealisationOf,
    targets: &FxHashMap<Id<Target>, &Target>,
) -> Option<TargetUnit> {
    let unit = reading.unit.as_ref().and_then(named)?;
    let usual = match of {
        // Always euros, whatever the reading says.
        RealisationOf::CostLine(_) => return None,
        RealisationOf::Target(id) => {
            let target = targets.get(&id)?;
            let people = matches!(target.people, People::Each).then_some(TargetUnit::Participant);
            target.unit.as_ref().and_then(named).or(people)
        }
        RealisationOf::Measure(_)
        | RealisationOf::Theme(_)
        | RealisationOf::TargetGroup(_)
        | RealisationOf::Plan => Some(TargetUnit::Participant),
    };
    (usual.as_ref() != Some(&unit)).then_some(unit)
}

/// A unit in a form in which two can be compared: without capitals, and `None` if it says nothing.
fn named(unit: &TargetUnit) -> Option<TargetUnit> {
    match unit {
        TargetUnit::Own(own) => {
            let own = own.trim().to_lowercase();
            (!own.is_empty()).then_some(TargetUnit::Own(own))
        }
        known => Some(known.clone()),
    }
}

impl Target {
    /// Whether it is part of another target that is there, so that it counts in no total.
    pub(super) fn is_part_in<T>(&self, targets: &FxHashMap<Id<Self>, T>) -> bool {
        self.part_of
            .is_some_and(|whole| whole != self.id && targets.contains_key(&whole))
    }

    /// The groups it counts: its own, or else those of its measure.
    pub(super) fn groups_in<'a>(&'a self, measure: &'a Measure) -> &'a [Id<TargetGroup>] {
        if self.groups.is_empty() {
            &measure.target_groups
        } else {
            &self.groups
        }
    }
}

/// How a day lies outside a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Before its first day, which is this.
    BeforeStart(Date),
    /// After its last day, which is this.
    AfterEnd(Date),
}

/// Whether a day lies before or after a plan, as far as it says when it starts and ends; `None` for
/// a plan whose own days are out of order.
#[must_use]
pub fn outside(plan: &Plan, day: Date) -> Option<Outside> {
    let (first, last) = (plan.period.first, plan.period.last);
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        return None;
    }
    let before = first.filter(|first| day < *first);
    let after = last.filter(|last| day > *last);
    before
        .map(Outside::BeforeStart)
        .or(after.map(Outside::AfterEnd))
}

/// A reading of a whole that its parts contradict, recorded on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// The reading of the whole.
    pub whole: Id<Realisation>,
    /// What it says.
    pub says: Number,
    /// What its parts say together.
    pub parts: Number,
}

/// What readings of one day together say of a part of the plan.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// At least this much.
    value: Decimal,
    /// For how many of its parts everything is known.
    complete: usize,
    /// For how many of its parts something is known.
    known: usize,
}

impl Sum {
    fn add(&mut self, part: Known) {
        self.value = self.value.saturating_add(part.value);
        self.known += 1;
        self.complete += usize::from(part.complete);
    }
}

/// What is known of a part of a whole.
#[derive(Clone, Copy)]
struct Known {
    value: Decimal,
    /// Whether it cannot be more.
    complete: bool,
}

/// Readings of the plan, its themes, measures and target groups that differ from what was recorded
/// of their parts on the same day.
///
/// If something was recorded of each part, the sum has to equal the whole; if only of some parts,
/// it may not be more. A part of which nothing was recorded itself counts by its own parts. Only
/// targets that count people one by one count; those that are part of another do not. The parts of
/// a target group are the targets for that group alone.
#[must_use]
pub fn contradictions(
    plan: &Plan,
    figures: &Figures,
    courses: &[Course<'_>],
) -> Vec<Contradiction> {
    let of_wholes = |course: &&Course| {
        !course.counts_otherwise
            && !matches!(
                course.of,
                RealisationOf::Target(_) | RealisationOf::CostLine(_)
            )
    };
    if !courses.iter().any(|course| of_wholes(&course)) {
        return Vec::new();
    }
    let mut days: BTreeMap<Date, Vec<(RealisationOf, &Realisation)>> = BTreeMap::new();
    for course in courses.iter().filter(|course| !course.counts_otherwise) {
        for (day, reading) in course.standing() {
            days.entry(day).or_default().push((course.of, reading));
        }
    }
    let tree = Tree {
        figures,
        targets: plan.targets.by_id(),
        measures: plan.measures.by_id(),
        themes: plan.themes.by_id(),
    };
    let found = days.into_values().map(|readings| tree.of_day(&readings));
    found.flatten().collect()
}

struct Tree<'a> {
    figures: &'a Figures,
    targets: FxHashMap<Id<Target>, &'a Target>,
    measures: FxHashMap<Id<Measure>, &'a Measure>,
    themes: FxHashMap<Id<Theme>, &'a Theme>,
}

impl Tree<'_> {
    fn of_day(&self, readings: &[(RealisationOf, &Realisation)]) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut own: FxHashMap<RealisationOf, Own> = FxHashMap::default();
        let mut measures: BTreeMap<Id<Measure>, Sum> = BTreeMap::new();
        let mut themes: BTreeMap<Option<Id<Theme>>, Sum> = BTreeMap::new();
        let mut groups: BTreeMap<Id<TargetGroup>, Sum> = BTreeMap::new();
        let mut whole = Sum::default();
        for (of, reading) in readings {
            let Some(value) = value_of(reading) else {
                continue;
            };
            match of {
                RealisationOf::Target(id) => {
                    let Some((target, measure)) = self.counted(*id) else {
                        continue;
                    };
                    let part = Known {
                        value: value.decimal(),
                        complete: true,
                    };
                    measures.entry(measure.id).or_default().add(part);
                    if let [only] = target.groups_in(measure) {
                        groups.entry(*only).or_default().add(part);
                    }
                    continue;
                }
                RealisationOf::Measure(id) => drop(measures.entry(*id).or_default()),
                RealisationOf::Theme(id) => drop(themes.entry(Some(*id)).or_default()),
                RealisationOf::TargetGroup(id) => drop(groups.entry(*id).or_default()),
                RealisationOf::CostLine(_) | RealisationOf::Plan => {}
            }
            own.insert(*of, (reading.id, value));
        }
        let own = |of: RealisationOf| own.get(&of).copied();
        for (id, sum) in measures {
            let parts = self.figures.measure(id).map_or(0, |it| it.from.len());
            let known = settle(
                own(RealisationOf::Measure(id)),
                sum,
                Some(parts),
                &mut found,
            );
            if let (Some(known), Some(measure)) = (known, self.measures.get(&id)) {
                let theme = measure.theme.filter(|id| self.themes.contains_key(id));
                themes.entry(theme).or_default().add(known);
            }
        }
        for (id, sum) in themes {
            let parts = self.figures.group(id).map_or(0, |it| it.from.len());
            let own = id.and_then(|id| own(RealisationOf::Theme(id)));
            if let Some(known) = settle(own, sum, Some(parts), &mut found) {
                whole.add(known);
            }
        }
        for (id, sum) in groups {
            settle(own(RealisationOf::TargetGroup(id)), sum, None, &mut found);
        }
        let parts = self.figures.plan.from.len();
        settle(own(RealisationOf::Plan), whole, Some(parts), &mut found);
        found
    }

    /// A target whose recorded people count in its measure.
    fn counted(&self, id: Id<Target>) -> Option<(&Target, &Measure)> {
        let target = self.targets.get(&id)?;
        let counts = matches!(target.people, People::Each)
            && !target.is_part_in(&self.targets)
            && self.figures.target(id) > 0;
        counts.then_some((target, self.measures.get(&target.measure)?))
    }
}

/// The reading of a whole itself.
type Own = (Id<Realisation>, Number);

/// What is known of a whole: its own reading, or else its parts together; says if the two cannot
/// both be true. The number of parts is `None` for a whole that may have more parts.
fn settle(
    own: Option<Own>,
    sum: Sum,
    parts: Option<usize>,
    found: &mut Vec<Contradiction>,
) -> Option<Known> {
    let complete = sum.known > 0 && parts.is_some_and(|parts| sum.complete >= parts);
    let Some((whole, says)) = own else {
        let value = sum.value;
        return (sum.known > 0).then_some(Known { value, complete });
    };
    let differs = if complete {
        sum.value != says.decimal()
    } else {
        sum.known > 0 && sum.value > says.decimal()
    };
    if differs && let Ok(parts) = Number::new(sum.value) {
        found.push(Contradiction { whole, says, parts });
    }
    Some(Known {
        value: says.decimal(),
        complete: true,
    })
}
