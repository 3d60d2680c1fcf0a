//! How far targets and parts of the plan are: what was reached, compared with what could be
//! expected by then.

mod expected;
mod parts;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::realised::{Course, courses, value_of};
use crate::plan::{
    Date, Id, Item, Items, Measure, Number, Plan, Precision, Quantity, RealisationOf, Target,
    TargetGroup, TargetUnit, Theme, sort_by_key,
};
use parts::Parts;

/// How far a target or a part of the plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Which one; never a cost line.
    pub of: RealisationOf,
    /// Whether it is a target that is part of another one.
    pub is_part: bool,
    /// What was reached by the last day for which something was recorded.
    pub reached: Number,
    /// That day, if it is known.
    pub day: Option<Date>,
    /// What was counted, if it is not what is promised: the two are then not compared.
    pub unit: Option<TargetUnit>,
    /// What is promised, if it is more than nothing; for a part of the plan, its applications.
    pub promised: Option<Quantity>,
    /// How exact that is.
    pub precision: Precision,
    /// What could be expected by the day of the standing; `None` if the plan does not say when.
    pub expected: Option<Decimal>,
}

/// What was reached of a whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The last day on which something was recorded that can be compared with what is promised.
    ///
    /// All are compared on that one day, because what nothing new was recorded of is still where it
    /// was.
    pub day: Option<Date>,
    /// What something was recorded of: the plan, then themes, target groups, measures and
    /// targets, each in the order of the plan.
    pub rows: Vec<Progress>,
    /// How many other targets promise something; those that are part of another are not counted.
    pub silent: u64,
    /// The readings that are in no row.
    pub left_out: LeftOut,
}

/// How many readings are in no row, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// They do not say which day they are of, while others of the same thing do.
    pub without_day: u64,
    /// They have no number.
    pub without_value: u64,
    /// They are of nothing that is in the plan.
    pub of_nothing: u64,
}

impl Progress {
    /// What was promised, if it is known and what was reached counts the same.
    #[must_use]
    pub fn held_against(&self) -> Option<Quantity> {
        self.promised.filter(|_| self.unit.is_none())
    }

    /// What could be expected by then, once that is more than nothing.
    #[must_use]
    pub fn due(&self) -> Option<Decimal> {
        let known = self.held_against().is_some() && self.day.is_some();
        self.expected
            .filter(|expected| known && *expected > Decimal::ZERO)
    }

    /// Whether less was reached than could be expected; unknown while nothing could be.
    #[must_use]
    pub fn is_behind(&self) -> Option<bool> {
        self.due().map(|expected| self.reached.decimal() < expected)
    }

    /// What part of what is promised an amount is; a whole is 1.
    #[must_use]
    pub fn share(&self, part: Decimal) -> Option<Decimal> {
        part.checked_div(self.held_against()?.decimal())
    }
}

/// What was reached of a plan, from the readings that stand; `None` while nothing was recorded of
/// targets or parts of it.
#[must_use]
pub fn progress(plan: &Plan) -> Option<Standing> {
    let (about, courses) = (About::new(plan), courses(plan));
    let left_out = about.left_out(&courses);
    let parts = Parts::of(&about, courses.iter().map(|course| course.of));
    let mut rows: Vec<(Place, Progress)> = courses
        .iter()
        .filter_map(|course| Some((about.place(course.of)?, about.row(course, &parts)?)))
        .collect();
    if rows.is_empty() && left_out == LeftOut::default() {
        return None;
    }
    // What counts something else comes after what can be compared with the promise.
    sort_by_key(&mut rows, |(place, row)| (*place, row.unit.is_some()));
    let mut rows: Vec<Progress> = rows.into_iter().map(|(_, row)| row).collect();
    let held = rows.iter().filter(|row| row.held_against().is_some());
    let day = held.filter_map(|row| row.day).max();
    for row in &mut rows {
        row.expected = day.and_then(|day| match row.of {
            RealisationOf::Target(id) => {
                let (_, target) = about.targets.get(&id)?;
                expected::of_target(&about, target, day)
            }
            of => parts.expected(&about, of, day),
        });
    }
    Some(Standing {
        day,
        rows,
        silent: about.silent(),
        left_out,
    })
}

/// The place of a row: its kind, and its place within that kind.
type Place = (u8, usize);

/// The items of a list with their places.
type Placed<'a, T> = FxHashMap<Id<T>, (usize, &'a T)>;

/// A plan with what is looked up in it.
struct About<'a> {
    plan: &'a Plan,
    themes: Placed<'a, Theme>,
    groups: Placed<'a, TargetGroup>,
    measures: Placed<'a, Measure>,
    targets: Placed<'a, Target>,
}

impl<'a> About<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            themes: placed(&plan.themes),
            groups: placed(&plan.target_groups),
            measures: placed(&plan.measures),
            targets: placed(&plan.targets),
        }
    }

    fn place(&self, of: RealisationOf) -> Option<Place> {
        match of {
            RealisationOf::Plan => Some((0, 0)),
            RealisationOf::Theme(id) => Some((1, self.themes.get(&id)?.0)),
            RealisationOf::TargetGroup(id) => Some((2, self.groups.get(&id)?.0)),
            RealisationOf::Measure(id) => Some((3, self.measures.get(&id)?.0)),
            RealisationOf::Target(id) => Some((4, self.targets.get(&id)?.0)),
            RealisationOf::CostLine(_) => None,
        }
    }

    fn measure(&self, id: Id<Measure>) -> Option<&'a Measure> {
        self.measures.get(&id).map(|(_, measure)| *measure)
    }

    /// Whether a target is part of another one that is there.
    fn is_part(&self, target: &Target) -> bool {
        target.is_part_in(&self.targets)
    }

    /// What is known of one thing, except what could be expected of it.
    fn row(&self, course: &Course, parts: &Parts) -> Option<Progress> {
        let reading = course.last()?;
        let target = match course.of {
            RealisationOf::Target(id) => Some(self.targets.get(&id)?.1),
            _ => None,
        };
        let (promised, precision) = match target {
            Some(target) => (target.quantity, target.precision()),
            None => parts.promised(course.of),
        };
        Some(Progress {
            of: course.of,
            is_part: target.is_some_and(|target| self.is_part(target)),
            reached: value_of(reading)?,
            day: reading.date,
            unit: reading.unit.clone().filter(|_| course.counts_otherwise),
            promised: promised.filter(|it| !it.decimal().is_zero()),
            precision,
            expected: None,
        })
    }

    fn left_out(&self, courses: &[Course]) -> LeftOut {
        let mut left_out = LeftOut::default();
        for course in courses {
            let is_shown = self.place(course.of).is_some();
            if is_shown && !course.days.is_empty() {
                left_out.without_day += many(course.undated.len());
            }
        }
        for reading in self.plan.realisations.iter() {
            match reading.of {
                Some(RealisationOf::CostLine(_)) => {}
                Some(of) if self.place(of).is_some() => {
                    left_out.without_value += u64::from(value_of(reading).is_none());
                }
                _ => left_out.of_nothing += 1,
            }
        }
        left_out
    }

    /// How many targets promise something but have nothing recorded.
    fn silent(&self) -> u64 {
        let readings = self.plan.realisations.iter();
        let measured: FxHashSet<Id<Target>> = readings
            .filter_map(|reading| match reading.of {
                Some(RealisationOf::Target(id)) => Some(id),
                _ => None,
            })
            .collect();
        let promises = |target: &&Target| target.quantity.is_some_and(|it| !it.decimal().is_zero());
        let silent = self.plan.targets.iter().filter(promises);
        let silent = silent.filter(|it| !self.is_part(it) && !measured.contains(&it.id));
        many(silent.count())
    }
}

fn placed<T: Item>(items: &Items<T>) -> Placed<'_, T> {
    let places = items.iter().enumerate();
    places.map(|place| (place.1.id(), place)).collect()
}

fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, Place, QuantityPhase, Realisation, date};

    /// A plan of two years with one measure and a target of 100.
    fn plan(change: impl FnOnce(&mut Target), readings: &[(Date, u32)]) -> Plan {
        let mut plan = Plan {
            period: DraftPeriod::between(date(2027, 1, 1), date(2028, 12, 31)),
            ..Plan::default()
        };
        let id = Id::numbered(1);
        plan.measures.insert(
            Measure {
                id,
                ..Measure::default()
            },
            Place::Last,
        );
        let mut target = Target {
            id: Id::numbered(1),
            measure: id,
            quantity: Some(100.into()),
            ..Target::default()
        };
        change(&mut target);
        plan.targets.insert(target, Place::Last);
        for (number, (day, value)) in (1..).zip(readings) {
            let realisation = Realisation {
                id: Id::numbered(number),
                of: Some(RealisationOf::Target(Id::numbered(1))),
                date: Some(*day),
                value: value.to_string().parse().ok(),
                ..Realisation::default()
            };
            plan.realisations.insert(realisation, Place::Last);
        }
        plan
    }

    #[track_caller]
    fn check(plan: &Plan, day: Date, reached: u32, expected: Option<&str>) {
        let standing = progress(plan).unwrap();
        assert_eq!(standing.day, Some(day));
        let row = &standing.rows[0];
        assert_eq!(row.reached.decimal(), Decimal::from(reached));
        let rounded = row.expected.map(|it| it.round_dp(2).normalize());
        assert_eq!(rounded.map(|it| it.to_string()).as_deref(), expected);
    }

    const END_OF_YEAR: Date = date(2027, 12, 31);

    #[test]
    fn the_last_reading_stands() {
        let readings = [(END_OF_YEAR, 40), (date(2027, 6, 30), 15)];
        check(&plan(|_| {}, &readings), END_OF_YEAR, 40, Some("49.93"));
    }

    #[test]
    fn phases_that_ended_count_whole_and_the_running_one_by_its_days() {
        let phases = |target: &mut Target| {
            let year = |year, amount: u32| QuantityPhase {
                period: DraftPeriod::between(date(year, 1, 1), date(year, 12, 31)),
                amount: amount.into(),
                ..QuantityPhase::default()
            };
            target.phasing = vec![year(2027, 30), year(2028, 70)];
        };
        check(
            &plan(phases, &[(END_OF_YEAR, 40)]),
            END_OF_YEAR,
            40,
            Some("30"),
        );
        // Of the 366 days of 2028, 183 have passed on 1 July: 30 and half of 70.
        let day = date(2028, 7, 1);
        check(&plan(phases, &[(day, 40)]), day, 40, Some("65"));
    }

    #[test]
    fn without_phases_it_goes_evenly_until_it_is_due() {
        let due = |target: &mut Target| target.due = Some(END_OF_YEAR);
        // 73 of 365 days.
        let day = date(2027, 3, 14);
        check(&plan(due, &[(day, 9)]), day, 9, Some("20"));
        let later = date(2028, 3, 1);
        check(&plan(due, &[(later, 9)]), later, 9, Some("100"));
        let before = date(2026, 3, 1);
        check(&plan(due, &[(before, 0)]), before, 0, Some("0"));
    }

    #[test]
    fn nothing_is_expected_where_the_plan_does_not_say_when() {
        let mut plan = plan(|_| {}, &[(END_OF_YEAR, 9)]);
        plan.period = DraftPeriod::default();
        check(&plan, END_OF_YEAR, 9, None);
        assert_eq!(progress(&plan).unwrap().rows[0].is_behind(), None);
    }

    #[test]
    fn who_is_not_yet_due_is_neither_behind_nor_ahead() {
        let before = date(2026, 3, 1);
        let standing = progress(&plan(|_| {}, &[(before, 9)])).unwrap();
        let row = &standing.rows[0];
        assert_eq!((row.due(), row.is_behind()), (None, None));
    }

    #[test]
    fn phases_never_ask_for_more_than_the_target_and_its_rest_is_due_with_it() {
        let phases = |amounts: [u32; 2]| {
            move |target: &mut Target| {
                let year = |year, amount: u32| QuantityPhase {
                    period: DraftPeriod::between(date(year, 1, 1), date(year, 12, 31)),
                    amount: amount.into(),
                    ..QuantityPhase::default()
                };
                target.phasing = vec![year(2027, amounts[0]), year(2028, amounts[1])];
            }
        };
        let end = date(2028, 12, 31);
        check(
            &plan(phases([60, 60]), &[(end, 100)]),
            end,
            100,
            Some("100"),
        );
        check(&plan(phases([30, 30]), &[(end, 60)]), end, 60, Some("100"));
        let day = date(2028, 12, 30);
        let standing = progress(&plan(phases([30, 0]), &[(day, 30)])).unwrap();
        assert_eq!(standing.rows[0].is_behind(), Some(false));
    }

    #[test]
    fn nothing_recorded_is_no_progress() {
        assert_eq!(progress(&plan(|_| {}, &[])), None);
    }
}
