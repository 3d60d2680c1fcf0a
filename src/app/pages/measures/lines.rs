//! What the outline shows, and which of its lines are drawn.
//!
//! A plan has hundreds of measures: a keystroke redraws only the line it changes, and lines far out
//! of sight are drawn after the rest of the page.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    app::desk::Desk,
    figures::{Count, Figures, Headcount},
    plan::{Id, Items, Measure, Plan, Theme},
};

/// How many lines are drawn at first, and at a time: most screens have fewer.
pub const CHUNK: usize = 25;
/// The pause before more lines are drawn, in milliseconds.
const PAUSE: u32 = 30;
/// How long the page is shown before the first of these, in milliseconds.
const SHOWN: u32 = 200;

/// A theme with its measures, or the measures without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which theme; `None` for the measures whose theme is missing.
    pub theme: Option<Id<Theme>>,
    /// Its measures, in order.
    pub measures: Vec<Id<Measure>>,
    /// How many measures come before it.
    pub before: usize,
}

/// The themes in order, followed by the measures without one, if any.
pub fn groups(plan: &Plan) -> Vec<Group> {
    let group = |theme| Group {
        theme,
        measures: Vec::new(),
        before: 0,
    };
    let themes = plan.themes.iter();
    let mut groups: Vec<Group> = themes.map(|theme| group(Some(theme.id))).collect();
    let place_of: FxHashMap<Id<Theme>, usize> =
        plan.themes.iter().map(|theme| theme.id).zip(0..).collect();
    let mut without = group(None);
    for measure in plan.measures.iter() {
        let place = measure.theme.and_then(|theme| place_of.get(&theme));
        let group = place.and_then(|place| groups.get_mut(*place));
        group.unwrap_or(&mut without).measures.push(measure.id);
    }
    if !without.measures.is_empty() {
        groups.push(without);
    }
    let mut before = 0;
    for group in &mut groups {
        group.before = before;
        before += group.measures.len();
    }
    groups
}

/// The lines of measures that are drawn, each with its own signals.
#[derive(Clone, Copy)]
pub struct Lines {
    of: StoredValue<FxHashMap<Id<Measure>, Line>>,
    here: StoredValue<Option<Id<Measure>>>,
}

/// What a line shows of its measure.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The measure, shared between versions of the plan.
    pub measure: Arc<Measure>,
    /// How many times somebody takes part.
    pub applications: Count,
}

/// The line of one measure.
#[derive(Clone, Copy)]
pub struct Line {
    /// What it shows.
    pub shown: RwSignal<Shown>,
    /// Whether the user is there.
    pub here: RwSignal<bool>,
}

impl Lines {
    /// Follows the open plan, and where the user is, as long as the outline is drawn.
    pub fn following(desk: Desk, here: Memo<Option<Id<Measure>>>) -> Self {
        let lines = Self {
            of: StoredValue::default(),
            here: StoredValue::new(here.get_untracked()),
        };
        Effect::new(move |last: Option<(Items<Measure>, Arc<Figures>)>| {
            let outcome = desk.outcome.get();
            desk.with_plan(|plan| lines.show(plan, &outcome.figures, last.as_ref()));
            let measures = desk.peek(|plan| plan.measures.clone());
            (measures, outcome.figures)
        });
        Effect::new(move |_| lines.go(here.get()));
        lines
    }

    /// A line for a measure, until its part of the page goes.
    pub fn line(self, desk: Desk, measure: Id<Measure>) -> Option<Line> {
        let outcome = desk.outcome.get_untracked();
        let shared = desk.peek(|plan| plan.measures.get_shared(measure).cloned())?;
        let line = Line {
            shown: RwSignal::new(Shown {
                measure: shared,
                applications: applications(&outcome.figures, measure),
            }),
            here: RwSignal::new(self.here.get_value() == Some(measure)),
        };
        self.of.update_value(|lines| {
            lines.insert(measure, line);
        });
        on_cleanup(move || {
            // A line that moved was drawn in its new place before it left the old one.
            self.of.try_update_value(|lines| {
                if lines.get(&measure).is_some_and(|it| it.here == line.here) {
                    lines.remove(&measure);
                }
            });
        });
        Some(line)
    }

    /// Shows this version of the plan; what is as it was in the last is passed over.
    fn show(
        self,
        plan: &Plan,
        figures: &Arc<Figures>,
        last: Option<&(Items<Measure>, Arc<Figures>)>,
    ) {
        let last = last.filter(|(_, last)| Arc::ptr_eq(last, figures));
        let last = last.map_or(&[][..], |(measures, _)| measures.shared());
        self.of.with_value(|lines| {
            for (at, measure) in plan.measures.shared().iter().enumerate() {
                if last.get(at).is_some_and(|last| Arc::ptr_eq(last, measure)) {
                    continue;
                }
                let Some(line) = lines.get(&measure.id) else {
                    continue;
                };
                let applications = applications(figures, measure.id);
                let same = |shown: &Shown| {
                    shown.applications == applications && Arc::ptr_eq(&shown.measure, measure)
                };
                if line.shown.try_with_untracked(same) == Some(false) {
                    line.shown.set(Shown {
                        measure: Arc::clone(measure),
                        applications,
                    });
                }
            }
        });
    }

    fn go(self, here: Option<Id<Measure>>) {
        let left = self
            .here
            .try_update_value(|now| std::mem::replace(now, here));
        self.of.with_value(|lines| {
            let of = |measure: Option<Id<Measure>>| lines.get(&measure?);
            if let Some(line) = of(left.flatten().filter(|left| Some(*left) != here)) {
                line.here.set(false);
            }
            if let Some(line) = of(here) {
                line.here.set(true);
            }
        });
    }
}

fn applications(figures: &Figures, measure: Id<Measure>) -> Count {
    figures
        .measure(measure)
        .map_or_else(Count::default, Headcount::applied)
}

/// How many lines from the top are drawn: some with the page, then more until all are.
pub fn drawn_from_top(count: impl Fn() -> usize + 'static) -> RwSignal<usize> {
    let drawn = RwSignal::new(CHUNK);
    draw_more(SHOWN, drawn, count);
    drawn
}

fn draw_more(wait: u32, drawn: RwSignal<usize>, count: impl Fn() -> usize + 'static) {
    Timeout::new(wait, move || {
        let Some(now) = drawn.try_get_untracked() else {
            return;
        };
        if now < count() {
            drawn.set(now + CHUNK);
            draw_more(PAUSE, drawn, count);
        } else {
            // Whatever is added from now on is drawn at once.
            drawn.set(usize::MAX);
        }
    })
    .forget();
}
