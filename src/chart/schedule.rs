//! The rows of a timeline in words, and where they are along it.

use std::{collections::BTreeSet, ops::Range};

use rustc_hash::FxHashMap;

use super::{glance::head_name, time_axis::TimeAxis};
use crate::{
    figures::timeline::{Moment, Row, RowOf, Timeline, When, timeline},
    plan::{Activity, Date, Id, Period, Plan},
    text::Words,
};

/// A timeline with the text of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Everything in it, from its first day to its last.
    pub period: Period,
    /// The rows, in order.
    pub lines: Vec<Line>,
    places: FxHashMap<RowOf, usize>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it represents.
    pub of: RowOf,
    /// When that is.
    pub when: When,
    /// Its theme colour, counted from 0.
    pub colour: usize,
    /// The label beside it.
    pub label: String,
    /// What it is called where there is no label beside it: *Measure 5a*.
    pub name: String,
    /// The days on which targets are due, with what is said about each.
    pub due: Vec<(Date, String)>,
    /// What it waits for, and whether it begins too early.
    pub waits: Vec<String>,
    /// The arrows that lead to it.
    pub arrows: Vec<Arrow>,
}

/// From the end of what must be done first to the start of what waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// How many rows further down the first one is; negative if it is above.
    pub rows: i32,
    /// The last day of what must be done first.
    pub from: Date,
    /// The first day of what waits for it.
    pub to: Date,
    /// Whether it begins before the first has ended.
    pub too_early: bool,
}

/// Where something is along a timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it begins: 0 is the beginning of what is shown, 1 its end.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it starts before what is shown.
    pub before: bool,
    /// Whether it continues after what is shown.
    pub after: bool,
    /// Whether none of it is shown.
    pub beyond: bool,
}

impl Schedule {
    /// The timeline of a plan; `None` if there is nothing to show.
    #[must_use]
    pub fn of(plan: &Plan, words: Words) -> Option<Self> {
        let timeline = timeline(plan)?;
        let places: FxHashMap<RowOf, usize> = timeline
            .rows
            .iter()
            .enumerate()
            .map(|(place, row)| (row.of, place))
            .collect();
        let mut lines = lines(plan, &timeline, words);
        for (place, arrow) in arrows(&timeline, &places) {
            if let Some(line) = lines.get_mut(place) {
                line.arrows.push(arrow);
            }
        }
        Some(Self {
            period: timeline.period,
            lines,
            places,
        })
    }

    /// The line of a row.
    #[must_use]
    pub fn line(&self, of: RowOf) -> Option<&Line> {
        self.lines.get(*self.places.get(&of)?)
    }

    /// The position of a row, counted from 0.
    #[must_use]
    pub fn place(&self, of: RowOf) -> Option<usize> {
        self.places.get(&of).copied()
    }

    /// The rows to draw, in order: those in sight by position, and those that must stay drawn
    /// wherever they are.
    #[must_use]
    pub fn drawn(&self, sight: Range<usize>, stay: &[RowOf]) -> Vec<RowOf> {
        let stay = stay.iter().filter_map(|of| self.place(*of));
        let places: BTreeSet<usize> = sight.chain(stay).collect();
        let lines = places.into_iter().filter_map(|place| self.lines.get(place));
        lines.map(|line| line.of).collect()
    }

    /// The row this many further than `from` among those that can be walked to; the nearest end if
    /// there are not that many.
    #[must_use]
    pub fn walk(&self, from: RowOf, by: isize) -> Option<RowOf> {
        let steps: Vec<RowOf> = self.stops().collect();
        let here = steps.iter().position(|of| *of == from)?;
        let there = here
            .saturating_add_signed(by)
            .min(steps.len().checked_sub(1)?);
        steps.get(there).copied()
    }

    /// The rows that can be walked to: measures and activities.
    pub fn stops(&self) -> impl Iterator<Item = RowOf> {
        let rows = self.lines.iter().map(|line| line.of);
        rows.filter(|of| matches!(of, RowOf::Measure(_) | RowOf::Activity(_)))
    }
}

impl Line {
    /// Its days as a person reads them.
    #[must_use]
    pub fn days(&self, when: &When, words: Words) -> String {
        match when {
            When::Never => words.timeline_dates_none().to_owned(),
            When::Days(days) => {
                let days: Vec<String> = days.iter().map(|day| words.date(*day)).collect();
                days.join(", ")
            }
            When::Period(period) => words.period(*period),
            When::Plan(period) => words.timeline_dates_plan(words.period(*period)),
        }
    }

    /// Its name and its days, *Measure 5a, 1 Jan 2015 to 31 Dec 2016*, and whether all of it is
    /// within what is shown.
    #[must_use]
    pub fn said(&self, when: &When, shown: Period, words: Words) -> String {
        let days = self.days(when, words);
        let days = match when.period().map(|period| period.within(shown)) {
            Some(Some(part)) if Some(part) != when.period() => words.timeline_partly(days),
            Some(None) => words.timeline_beyond(days),
            _ => days,
        };
        words.timeline_name(&self.name, days)
    }

    /// What else there is to say: targets that are due, and what it waits for.
    #[must_use]
    pub fn more(&self) -> String {
        let due = self.due.iter().map(|(_, said)| said.as_str());
        let all: Vec<&str> = due.chain(self.waits.iter().map(String::as_str)).collect();
        all.join("; ")
    }
}

impl TimeAxis {
    /// Where a period is along it, cut off where it extends beyond.
    #[must_use]
    pub fn stretch(self, period: Period) -> Stretch {
        let (from, to) = (self.share(period.first(), 0), self.share(period.last(), 1));
        Stretch {
            from: from.clamp(0.0, 1.0),
            to: to.clamp(0.0, 1.0),
            before: from < 0.0,
            after: to > 1.0,
            beyond: to <= 0.0 || from >= 1.0,
        }
    }
}

/// The arrows, each with the row it leads to.
fn arrows(timeline: &Timeline, places: &FxHashMap<RowOf, usize>) -> Vec<(usize, Arrow)> {
    let of = |activity: Id<Activity>| {
        let place = *places.get(&RowOf::Activity(activity))?;
        Some((place, timeline.rows.get(place)?.when.period()?))
    };
    let waits = timeline.waits.iter();
    waits
        .filter_map(|wait| {
            let ((above, first), (place, then)) = (of(wait.first)?, of(wait.then)?);
            let arrow = Arrow {
                rows: i32::try_from(above).ok()? - i32::try_from(place).ok()?,
                from: first.last(),
                to: then.first(),
                too_early: wait.too_early,
            };
            Some((place, arrow))
        })
        .collect()
}

fn lines(plan: &Plan, timeline: &Timeline, words: Words) -> Vec<Line> {
    let (measures, activities) = (plan.measures.by_id(), plan.activities.by_id());
    let activity_title = |id: Id<Activity>| {
        let title = activities.get(&id).map_or("", |one| one.title.trim());
        or(title, words.chart_untitled_activity())
    };
    let mut waits: FxHashMap<Id<Activity>, Vec<String>> = FxHashMap::default();
    for wait in &timeline.waits {
        let first = activity_title(wait.first);
        let said = if wait.too_early {
            words.timeline_too_early(first)
        } else {
            words.timeline_waits_for(first)
        };
        waits.entry(wait.then).or_default().push(said);
    }
    let mut line = |row: &Row| {
        let (label, name) = match row.of {
            RowOf::Head(head) => named(head_name(plan, head, words)),
            RowOf::Moment(moment) => named(moment_name(moment, words).to_owned()),
            RowOf::Measure(id) => {
                let (code, title) = measures.get(&id).map_or(("", ""), |measure| {
                    (measure.code.trim(), measure.title.trim())
                });
                let title = or(title, words.untitled_measure());
                let name = if code.is_empty() {
                    words.timeline_measure(&title)
                } else {
                    words.measure_code(code)
                };
                (format!("{code} {title}").trim().to_owned(), name)
            }
            RowOf::Activity(id) => {
                let title = activity_title(id);
                let name = match row.when {
                    When::Days(_) => words.timeline_milestone(&title),
                    _ => words.timeline_activity(&title),
                };
                (title, name)
            }
        };
        let due = row
            .due
            .iter()
            .map(|(day, count)| (*day, words.timeline_due(*count, words.date(*day))));
        let waits = match row.of {
            RowOf::Activity(id) => waits.remove(&id).unwrap_or_default(),
            _ => Vec::new(),
        };
        Line {
            of: row.of,
            when: row.when.clone(),
            colour: row.colour,
            label,
            name,
            due: due.collect(),
            waits,
            arrows: Vec::new(),
        }
    };
    timeline.rows.iter().map(&mut line).collect()
}

fn named(name: String) -> (String, String) {
    (name.clone(), name)
}

fn or(title: &str, untitled: &str) -> String {
    if title.is_empty() { untitled } else { title }.to_owned()
}

fn moment_name(moment: Moment, words: Words) -> &'static str {
    match moment {
        Moment::Version => words.timeline_version(),
        Moment::Deadline => words.timeline_deadline(),
        Moment::Submission => words.timeline_submission(),
        Moment::Decision => words.timeline_decision(),
        Moment::Realised => words.timeline_realised(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::timeline::Head;
    use crate::plan::{DraftPeriod, Language, Measure, Place, Serves, Submission, Target, date};

    const ENGLISH: Words = Words::new(Language::En);

    /// Measure 5a in 2015 and 2016 with a target due, and two activities, the second waiting for
    /// the first; submitted before the plan of 2015 begins.
    fn plan() -> Plan {
        let mut plan = Plan {
            period: DraftPeriod::between(date(2015, 1, 1), date(2016, 12, 31)),
            submission: Some(Submission {
                date: Some(date(2014, 5, 1)),
                ..Submission::default()
            }),
            ..Plan::default()
        };
        plan.measures.insert(
            Measure {
                id: Id::numbered(1),
                code: "5a".to_owned(),
                title: "Study".to_owned(),
                period: DraftPeriod::between(date(2015, 1, 1), date(2016, 12, 31)),
                ..Measure::default()
            },
            Place::Last,
        );
        plan.targets.insert(
            Target {
                id: Id::numbered(1),
                measure: Id::numbered(1),
                due: Some(date(2016, 10, 1)),
                ..Target::default()
            },
            Place::Last,
        );
        for (number, month, first) in [(1, 1, None), (2, 3, Some(1))] {
            plan.activities.insert(
                Activity {
                    id: Id::numbered(number),
                    title: format!("Step {number}"),
                    serves: Some(Serves::Measure(Id::numbered(1))),
                    period: DraftPeriod::between(date(2015, month, 1), date(2015, month + 2, 1)),
                    depends_on: first.into_iter().map(Id::numbered).collect(),
                    ..Activity::default()
                },
                Place::Last,
            );
        }
        plan
    }

    fn said(schedule: &Schedule, of: RowOf, shown: Period) -> String {
        let line = schedule.line(of).unwrap();
        line.said(&line.when, shown, ENGLISH)
    }

    #[test]
    fn a_bar_is_called_by_its_name_and_days() {
        let schedule = Schedule::of(&plan(), ENGLISH).unwrap();
        let measure = RowOf::Measure(Id::numbered(1));
        let whole = schedule.period;
        assert_eq!(
            said(&schedule, measure, whole),
            "Measure 5a, 1 Jan 2015 to 31 Dec 2016"
        );
        let first_year = Period::new(date(2015, 1, 1), date(2015, 12, 31)).unwrap();
        assert_eq!(
            said(&schedule, measure, first_year),
            "Measure 5a, 1 Jan 2015 to 31 Dec 2016 (continues outside the view)"
        );
        assert_eq!(
            said(&schedule, RowOf::Moment(Moment::Submission), whole),
            "Submitted, 1 May 2014 (outside the view)"
        );
        let line = schedule.line(measure).unwrap();
        assert_eq!(line.more(), "1 target due on 1 Oct 2016");
    }

    #[test]
    fn an_arrow_leads_from_the_end_of_one_row_to_the_beginning_of_another() {
        let schedule = Schedule::of(&plan(), ENGLISH).unwrap();
        let waiting = schedule.line(RowOf::Activity(Id::numbered(2))).unwrap();
        let arrow = Arrow {
            rows: -1,
            from: date(2015, 3, 1),
            to: date(2015, 3, 1),
            too_early: false,
        };
        assert_eq!(waiting.arrows, [arrow]);
        assert_eq!(waiting.more(), "waits for Step 1");
    }

    #[test]
    fn the_arrows_walk_past_what_cannot_be_moved_and_stop_at_the_ends() {
        let schedule = Schedule::of(&plan(), ENGLISH).unwrap();
        let (measure, last) = (
            RowOf::Measure(Id::numbered(1)),
            RowOf::Activity(Id::numbered(2)),
        );
        assert_eq!(schedule.stops().next(), Some(measure));
        assert_eq!(schedule.walk(measure, -1), Some(measure));
        assert_eq!(schedule.walk(measure, 2), Some(last));
        assert_eq!(schedule.walk(last, isize::MAX), Some(last));
        assert_eq!(schedule.walk(RowOf::Head(Head::Others), 1), None);
    }

    #[test]
    fn rows_in_sight_are_drawn_and_those_that_must_stay() {
        let schedule = Schedule::of(&plan(), ENGLISH).unwrap();
        let all: Vec<RowOf> = schedule.lines.iter().map(|line| line.of).collect();
        let (first, last) = (all[0], *all.last().unwrap());
        let drawn = |sight, stay: &[RowOf]| schedule.drawn(sight, stay);
        assert_eq!(drawn(0..99, &[]), all);
        assert_eq!(drawn(1..3, &[last, first]), [first, all[1], all[2], last]);
        assert_eq!(drawn(1..3, &[all[1]]), [all[1], all[2]]);
        assert_eq!(drawn(0..1, &[RowOf::Head(Head::Others)]), [first]);
        assert_eq!(schedule.place(last), Some(all.len() - 1));
    }

    #[test]
    fn what_lies_outside_is_cut_off() {
        let year = TimeAxis {
            period: Period::new(date(2015, 1, 1), date(2015, 12, 31)).unwrap(),
        };
        let stretch = |first, last| year.stretch(Period::new(first, last).unwrap());
        let cut = stretch(date(2014, 7, 1), date(2015, 12, 31));
        assert!(cut.before && !cut.after && !cut.beyond);
        assert_eq!((cut.from, cut.to), (0.0, 1.0));
        assert!(stretch(date(2014, 1, 1), date(2014, 12, 31)).beyond);
        assert!(stretch(date(2016, 1, 1), date(2016, 1, 1)).beyond);
        assert!(!stretch(date(2015, 12, 31), date(2016, 1, 1)).beyond);
    }
}
