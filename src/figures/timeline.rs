//! What happens when: the rows of a timeline, and which work waits for which.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::plan::{Activity, Date, Goal, Id, Item, Measure, Period, Plan, Scheme, Serves, Theme};

/// What a row of a timeline stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowOf {
    /// The head of the rows below it.
    Head(Head),
    /// Days of the plan as a whole.
    Moment(Moment),
    /// A measure.
    Measure(Id<Measure>),
    /// An activity or a milestone.
    Activity(Id<Activity>),
}

/// What is above rows that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// Days of the plan as a whole.
    Plan,
    /// A theme and its measures; `None` for measures without a theme.
    Theme(Option<Id<Theme>>),
    /// A goal that activities serve directly.
    Goal(Id<Goal>),
    /// Activities that serve neither.
    Others,
}

/// Days of the plan as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// The date of its version.
    Version,
    /// The last day to apply, of a scheme that the person describes.
    Deadline,
    /// It was handed in.
    Submission,
    /// The grant-giver decided.
    Decision,
    /// What was reached or spent was recorded by these days.
    Realised,
}

/// When something happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// No day is known.
    Never,
    /// On a day, or on several.
    Days(Vec<Date>),
    /// In a period of its own.
    Period(Period),
    /// As long as the plan: it has no period of its own.
    Plan(Period),
}

/// One row of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub of: RowOf,
    /// When that is.
    pub when: When,
    /// Which of the theme colours it has, counted from 0.
    pub colour: usize,
    /// For a measure: the days on which targets are due, and how many are on each.
    pub due: BTreeMap<Date, u64>,
}

/// An activity that waits for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// What has to be done first.
    pub first: Id<Activity>,
    /// What waits for it.
    pub then: Id<Activity>,
    /// Whether it begins before the first has ended.
    pub too_early: bool,
}

/// The timeline of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The period of the plan, or else that of all that is in it.
    pub period: Period,
    /// What happens, under heads.
    pub rows: Vec<Row>,
    /// What waits for what, if both have a day.
    pub waits: Vec<Wait>,
}

impl When {
    /// The first and the last day of it.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::Never => None,
            Self::Days(days) => Period::new(*days.first()?, *days.last()?),
            Self::Period(period) | Self::Plan(period) => Some(*period),
        }
    }
}

/// When an activity happens: on its milestone, or else in its period.
#[must_use]
pub fn when(activity: &Activity) -> When {
    match (activity.milestone, activity.period.period()) {
        (Some(day), _) => When::Days(vec![day]),
        (None, Some(period)) => When::Period(period),
        (None, None) => When::Never,
    }
}

/// Whether an activity begins before one that it waits for has ended; not if it is on the same day.
///
/// For years it is true only if it is so whatever the days are.
#[must_use]
pub fn begins_too_early(activity: &Activity, waits_for: &Activity) -> bool {
    let begin = when(activity).period().map(Period::latest_first);
    let end = when(waits_for).period().map(Period::earliest_last);
    begin.zip(end).is_some_and(|(begin, end)| begin < end)
}

/// The timeline of a plan; `None` while nothing has a date and the plan has no period, or while
/// there is nothing to show.
#[must_use]
pub fn timeline(plan: &Plan) -> Option<Timeline> {
    let period = plan.period.period().or_else(|| whole(plan))?;
    let mut rows = Rows::new(plan, period);
    rows.moments();
    let mut of_theme: BTreeMap<_, Vec<&Measure>> = BTreeMap::new();
    let known = plan.themes.by_id();
    for measure in plan.measures.iter() {
        let theme = measure.theme.filter(|theme| known.contains_key(theme));
        of_theme.entry(theme).or_default().push(measure);
    }
    for (place, theme) in plan.themes.iter().enumerate() {
        let measures = of_theme.remove(&Some(theme.id)).unwrap_or_default();
        rows.theme(Some(theme.id), theme.colour_number(place), &measures);
    }
    rows.theme(None, 0, &of_theme.remove(&None).unwrap_or_default());
    for goal in plan.goals.iter() {
        rows.activities_under(Head::Goal(goal.id), Some(Serves::Goal(goal.id)));
    }
    rows.others();
    let timeline = Timeline {
        period,
        rows: rows.done,
        waits: waits(plan),
    };
    (!timeline.rows.is_empty()).then_some(timeline)
}

/// From the first day of anything to the last.
fn whole(plan: &Plan) -> Option<Period> {
    let measures = plan.measures.iter().filter_map(|it| it.period.period());
    let activities = plan.activities.iter().filter_map(|it| when(it).period());
    let all: Vec<Period> = measures.chain(activities).collect();
    let first = all.iter().map(|period| period.first()).min()?;
    Period::new(first, all.iter().map(|period| period.last()).max()?)
}

fn waits(plan: &Plan) -> Vec<Wait> {
    if plan.activities.iter().all(|one| one.depends_on.is_empty()) {
        return Vec::new();
    }
    let known = plan.activities.by_id();
    let mut waits = Vec::new();
    for activity in plan.activities.iter() {
        for first in &activity.depends_on {
            let Some(other) = known.get(first) else {
                continue;
            };
            if when(activity) != When::Never && when(other) != When::Never {
                waits.push(Wait {
                    first: *first,
                    then: activity.id,
                    too_early: begins_too_early(activity, other),
                });
            }
        }
    }
    waits
}

/// The rows so far, and what is still to come under them.
struct Rows<'a> {
    plan: &'a Plan,
    period: Period,
    done: Vec<Row>,
    activities: FxHashMap<Option<Serves>, Vec<&'a Activity>>,
    due: FxHashMap<Id<Measure>, BTreeMap<Date, u64>>,
}

impl<'a> Rows<'a> {
    fn new(plan: &'a Plan, period: Period) -> Self {
        let mut activities: FxHashMap<_, Vec<&Activity>> = FxHashMap::default();
        for activity in plan.activities.iter() {
            activities
                .entry(activity.serves)
                .or_default()
                .push(activity);
        }
        let mut due: FxHashMap<_, BTreeMap<Date, u64>> = FxHashMap::default();
        for target in plan.targets.iter() {
            if let Some(day) = target.due {
                *due.entry(target.measure)
                    .or_default()
                    .entry(day)
                    .or_default() += 1;
            }
        }
        Self {
            plan,
            period,
            done: Vec::new(),
            activities,
            due,
        }
    }

    fn add(&mut self, of: RowOf, when: When, colour: usize) {
        self.done.push(Row {
            of,
            when,
            colour,
            due: BTreeMap::new(),
        });
    }

    fn moments(&mut self) {
        let plan = self.plan;
        let deadline = match &plan.scheme {
            Some(Scheme::Own(scheme)) => scheme.deadline,
            _ => None,
        };
        let mut realised: Vec<Date> = plan
            .realisations
            .iter()
            .filter(|it| it.of.is_some())
            .filter_map(|it| it.date)
            .collect();
        realised.sort();
        realised.dedup();
        let days = [
            (Moment::Version, plan.version.date),
            (Moment::Deadline, deadline),
            (
                Moment::Submission,
                plan.submission.as_ref().and_then(|it| it.date),
            ),
            (
                Moment::Decision,
                plan.decision.as_ref().and_then(|it| it.date),
            ),
        ];
        let days = days.map(|(moment, day)| (moment, day.into_iter().collect()));
        let filled: Vec<(Moment, Vec<Date>)> = days
            .into_iter()
            .chain([(Moment::Realised, realised)])
            .filter(|(_, days): &(Moment, Vec<Date>)| !days.is_empty())
            .collect();
        if !filled.is_empty() {
            self.add(RowOf::Head(Head::Plan), When::Never, 0);
        }
        for (moment, days) in filled {
            self.add(RowOf::Moment(moment), When::Days(days), 0);
        }
    }

    fn theme(&mut self, theme: Option<Id<Theme>>, colour: usize, measures: &[&Measure]) {
        if measures.is_empty() {
            return;
        }
        self.add(RowOf::Head(Head::Theme(theme)), When::Never, colour);
        for measure in measures {
            let own = measure.period.period();
            let when = own.map_or(When::Plan(self.period), When::Period);
            self.done.push(Row {
                of: RowOf::Measure(measure.id),
                when,
                colour,
                due: self.due.remove(&measure.id).unwrap_or_default(),
            });
            self.activities_of(Some(Serves::Measure(measure.id)), colour);
        }
    }

    fn activities_of(&mut self, serves: Option<Serves>, colour: usize) {
        for activity in self.activities.remove(&serves).unwrap_or_default() {
            self.add(RowOf::Activity(activity.id), when(activity), colour);
        }
    }

    fn activities_under(&mut self, head: Head, serves: Option<Serves>) {
        if self.activities.contains_key(&serves) {
            self.add(RowOf::Head(head), When::Never, 0);
            self.activities_of(serves, 0);
        }
    }

    /// What is left serves something else, or nothing that is there: in the order of the plan.
    fn others(&mut self) {
        let left: Vec<&Activity> = self
            .plan
            .activities
            .iter()
            .filter(|activity| self.activities.contains_key(&activity.serves))
            .collect();
        if !left.is_empty() {
            self.add(RowOf::Head(Head::Others), When::Never, 0);
        }
        for activity in left {
            self.add(RowOf::Activity(activity.id()), when(activity), 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{DraftPeriod, Listed, Place, Target, Version, date};

    fn put<T: Listed>(plan: &mut Plan, item: T) {
        T::list_mut(plan).insert(item, Place::Last);
    }

    fn activity(number: u128, serves: Option<Serves>, first: Date, last: Date) -> Activity {
        Activity {
            id: Id::numbered(number),
            serves,
            period: DraftPeriod::between(first, last),
            ..Activity::default()
        }
    }

    /// Measure 1 of theme 1, measure 2 of none; activity 1 serves goal 1, 2 measure 1, 3 nothing.
    fn plan() -> Plan {
        let mut plan = Plan {
            period: DraftPeriod::between(date(2027, 1, 1), date(2028, 12, 31)),
            ..Plan::default()
        };
        put(
            &mut plan,
            Theme {
                id: Id::numbered(1),
                colour: Some(3),
                ..Theme::default()
            },
        );
        put(
            &mut plan,
            Goal {
                id: Id::numbered(1),
                ..Goal::default()
            },
        );
        for (number, theme) in [(2, None), (1, Some(Id::numbered(1)))] {
            let measure = Measure {
                id: Id::numbered(number),
                theme,
                ..Measure::default()
            };
            put(&mut plan, measure);
        }
        let (first, last) = (date(2027, 2, 1), date(2027, 3, 31));
        for (number, serves) in [
            (1, Some(Serves::Goal(Id::numbered(1)))),
            (2, Some(Serves::Measure(Id::numbered(1)))),
            (3, None),
        ] {
            put(&mut plan, activity(number, serves, first, last));
        }
        plan
    }

    fn rows(plan: &Plan) -> Vec<RowOf> {
        let timeline = timeline(plan).unwrap();
        timeline.rows.into_iter().map(|row| row.of).collect()
    }

    #[test]
    fn activities_stand_under_what_they_serve_and_measures_under_their_theme() {
        assert_eq!(
            rows(&plan()),
            [
                RowOf::Head(Head::Theme(Some(Id::numbered(1)))),
                RowOf::Measure(Id::numbered(1)),
                RowOf::Activity(Id::numbered(2)),
                RowOf::Head(Head::Theme(None)),
                RowOf::Measure(Id::numbered(2)),
                RowOf::Head(Head::Goal(Id::numbered(1))),
                RowOf::Activity(Id::numbered(1)),
                RowOf::Head(Head::Others),
                RowOf::Activity(Id::numbered(3)),
            ]
        );
    }

    #[test]
    fn a_measure_has_its_own_period_or_that_of_the_plan_and_the_colour_of_its_theme() {
        let mut plan = plan();
        plan.measures.update(Id::numbered(1), |it| {
            it.period = DraftPeriod::between(date(2027, 5, 1), date(2027, 6, 30));
        });
        let timeline = timeline(&plan).unwrap();
        let of = |number| {
            let of = RowOf::Measure(Id::numbered(number));
            timeline.rows.iter().find(|row| row.of == of).unwrap()
        };
        let own = Period::new(date(2027, 5, 1), date(2027, 6, 30)).unwrap();
        assert_eq!((&of(1).when, of(1).colour), (&When::Period(own), 2));
        assert_eq!(of(2).when, When::Plan(timeline.period));
    }

    #[test]
    fn targets_are_due_on_the_row_of_their_measure() {
        let mut plan = plan();
        let day = date(2028, 10, 1);
        for (number, due) in [(1, Some(day)), (2, Some(day)), (3, None)] {
            let target = Target {
                id: Id::numbered(number),
                measure: Id::numbered(1),
                due,
                ..Target::default()
            };
            put(&mut plan, target);
        }
        let timeline = timeline(&plan).unwrap();
        let due: Vec<_> = timeline.rows.iter().flat_map(|row| &row.due).collect();
        assert_eq!(due, [(&day, &2)]);
    }

    #[test]
    fn the_plan_has_days_of_its_own_only_where_it_says_so() {
        let mut plan = plan();
        assert!(!rows(&plan).contains(&RowOf::Head(Head::Plan)));
        plan.version = Version {
            date: Some(date(2026, 9, 28)),
            ..Version::default()
        };
        let expected = [RowOf::Head(Head::Plan), RowOf::Moment(Moment::Version)];
        assert_eq!(rows(&plan)[..2], expected);
    }

    #[test]
    fn a_plan_without_a_period_is_as_long_as_what_is_in_it() {
        let mut plan = plan();
        plan.period = DraftPeriod::default();
        let period = timeline(&plan).unwrap().period;
        assert_eq!(
            (period.first(), period.last()),
            (date(2027, 2, 1), date(2027, 3, 31))
        );
        plan.activities.retain(|_| false);
        assert_eq!(timeline(&plan), None);
        assert_eq!(timeline(&Plan::default()), None);
    }

    #[test]
    fn work_may_begin_on_the_day_on_which_what_it_waits_for_ends() {
        let mut plan = plan();
        plan.activities.update(Id::numbered(3), |it| {
            it.depends_on = vec![Id::numbered(1), Id::numbered(9)];
        });
        let waits = |plan: &Plan| timeline(plan).unwrap().waits;
        let wait = Wait {
            first: Id::numbered(1),
            then: Id::numbered(3),
            too_early: true,
        };
        assert_eq!(waits(&plan), [wait]);
        plan.activities.update(Id::numbered(3), |it| {
            it.period = DraftPeriod::between(date(2027, 3, 31), date(2027, 4, 30));
        });
        let in_time = Wait {
            too_early: false,
            ..wait
        };
        assert_eq!(waits(&plan), [in_time]);
        plan.activities.update(Id::numbered(3), |it| {
            it.period = DraftPeriod::default();
        });
        assert_eq!(waits(&plan), []);
    }
}
