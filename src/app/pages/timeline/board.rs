//! What the parts of the timeline share: its rows, what is shown, and what is being dragged.

use std::sync::Arc;

use leptos::prelude::*;

use super::in_year;
use crate::{
    app::{browser::device, desk::Desk, going::navigation::element_id},
    chart::{
        schedule::{Line, Schedule},
        time_axis::TimeAxis,
    },
    edit::{
        Change,
        acts::{Grip, moved, set_days},
    },
    figures::timeline::{RowOf, When},
    plan::{Period, Step},
    text::Words,
};

/// The id of the help on keys.
pub const KEYS: &str = "timeline-keys";

/// Up to this many rows, all are drawn, so that the browser's own search finds them.
const FEW: usize = 150;
/// How many rows are drawn before it is known which are in sight.
const FIRST: usize = 40;

/// What is being dragged, by what, and how far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drag {
    pub of: RowOf,
    pub grip: Grip,
    /// Where the pointer was pressed, in pixels of the page.
    pub from: f64,
    /// How many pixels wide everything shown is.
    pub width: f64,
    /// How many steps it has moved.
    pub steps: i32,
}

/// The state of the timeline.
#[derive(Clone, Copy)]
pub struct Board {
    pub desk: Desk,
    pub words: Words,
    pub schedule: Memo<Option<Arc<Schedule>>>,
    /// The year shown; `None` for the whole plan.
    pub year: RwSignal<Option<i16>>,
    /// How many pixels wide everything shown is.
    pub width: RwSignal<i32>,
    pub drag: RwSignal<Option<Drag>>,
    /// Whether the pointer was pressed for a drag rather than a click.
    dragged: StoredValue<bool>,
    /// The row whose fields are shown.
    pub chosen: RwSignal<Option<RowOf>>,
    /// The only row that the Tab key reaches; the arrow keys lead to the others.
    pub stop: RwSignal<Option<RowOf>>,
    /// What was just done.
    pub told: RwSignal<String>,
    /// The positions of the rows in sight: the first, and the one after the last.
    pub sight: RwSignal<(usize, usize)>,
}

impl Board {
    pub fn new(desk: Desk) -> Self {
        let words = desk.saying.words();
        let schedule = Memo::new(move |_| {
            desk.with_plan(|plan| Schedule::of(plan, words))
                .map(Arc::new)
        });
        Self {
            desk,
            words,
            schedule,
            year: RwSignal::new(None),
            width: RwSignal::new(0),
            drag: RwSignal::new(None),
            dragged: StoredValue::new(false),
            chosen: RwSignal::new(None),
            stop: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            sight: RwSignal::new((0, FIRST)),
        }
    }

    /// How many rows there are.
    pub fn count(self) -> usize {
        self.with(|schedule| schedule.lines.len())
    }

    /// The rows to draw, in order: those in sight, and those in use.
    pub fn drawn(self, printing: bool) -> Vec<RowOf> {
        let (first, last) = self.sight.get();
        let dragged = self.drag.with(|drag| drag.map(|drag| drag.of));
        let at = [self.tab_stop(), self.chosen.get(), dragged];
        let stay: Vec<RowOf> = at.into_iter().flatten().collect();
        self.with(|schedule| {
            let count = schedule.lines.len();
            let all = printing || count <= FEW;
            schedule.drawn(if all { 0..count } else { first..last }, &stay)
        })
    }

    /// Reads something from the timeline and tracks it; the default if there is none.
    pub fn with<T: Default>(self, read: impl FnOnce(&Schedule) -> T) -> T {
        self.schedule
            .with(|schedule| schedule.as_ref().map(|it| read(it)).unwrap_or_default())
    }

    /// The line of a row.
    pub fn line(self, of: RowOf) -> Option<Line> {
        self.with(|schedule| schedule.line(of).cloned())
    }

    /// The whole period there is to show.
    pub fn whole(self) -> Option<Period> {
        self.with(|schedule| Some(schedule.period))
    }

    /// The part of it that is shown.
    pub fn axis(self) -> Option<TimeAxis> {
        let whole = self.whole()?;
        let year = self.year.get().and_then(|year| in_year(whole, year));
        Some(TimeAxis {
            period: year.unwrap_or(whole),
        })
    }

    /// How far something has been dragged, as a step.
    fn step(self, drag: Drag) -> Step {
        let step = self.axis().map(|it| it.step(drag.width));
        step.unwrap_or(Step::Days(1)).times(drag.steps)
    }

    /// When a row is, including how far it has been dragged.
    pub fn when(self, line: &Line) -> When {
        match self.drag.get() {
            Some(drag) if drag.of == line.of => after(&line.when, drag.grip, self.step(drag)),
            _ => line.when.clone(),
        }
    }

    /// The row that the Tab key reaches.
    pub fn tab_stop(self) -> Option<RowOf> {
        self.with(|schedule| {
            let stop = self
                .stop
                .get()
                .filter(|stop| schedule.line(*stop).is_some());
            stop.or_else(|| schedule.stops().next())
        })
    }

    /// Begins a drag, which may come to nothing.
    pub fn take(self, drag: Drag) {
        self.dragged.set_value(false);
        self.drag.set(Some(drag));
    }

    /// Whether the pointer has moved something since it was pressed.
    pub fn was_dragged(self) -> bool {
        self.dragged
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// Moves what is being dragged to a position of the pointer.
    pub fn drag_to(self, place: f64) {
        let Some(drag) = self.drag.get_untracked() else {
            return;
        };
        let Some(axis) = untrack(|| self.axis()) else {
            return;
        };
        let steps = axis.steps(drag.width, place - drag.from);
        if steps != drag.steps {
            self.dragged.set_value(true);
            self.drag.set(Some(Drag { steps, ..drag }));
        }
    }

    /// Drops what is being dragged where it is.
    pub fn drop_it(self) {
        let Some(drag) = self.drag.get_untracked() else {
            return;
        };
        let step = untrack(|| self.step(drag));
        self.drag.set(None);
        if drag.steps != 0 {
            self.shift(drag.of, drag.grip, step, false);
        }
    }

    /// Puts back what is being dragged.
    pub fn give_up(self) {
        let Some(drag) = self.drag.get_untracked() else {
            return;
        };
        self.drag.set(None);
        // A finger that scrolls the page gives up before anything has moved.
        if drag.steps == 0 {
            return;
        }
        if let Some(line) = untrack(|| self.line(drag.of)) {
            let days = line.days(&line.when, self.words);
            self.told.set(self.words.timeline_gave_up(&line.name, days));
        }
    }

    /// Moves a row by a step and says so; with `keys`, steps in quick succession are joined.
    pub fn shift(self, of: RowOf, grip: Grip, step: Step, keys: bool) {
        let line = untrack(|| self.line(of));
        if let Some(line) = line
            && let Some(period) = after(&line.when, grip, step).period()
        {
            self.put(of, period, keys);
        }
    }

    /// Gives a row these days and says so.
    pub fn put(self, of: RowOf, period: Period, keys: bool) {
        let change = match (of, keys) {
            (RowOf::Measure(id), true) => Change::typing(id, "period"),
            (RowOf::Measure(id), false) => Change::choosing(id, "period"),
            (RowOf::Activity(id), true) => Change::typing(id, "period"),
            (RowOf::Activity(id), false) => Change::choosing(id, "period"),
            (RowOf::Head(_) | RowOf::Moment(_), _) => return,
        };
        self.desk.edit(change, |plan| set_days(plan, of, period));
        if let Some(line) = untrack(|| self.line(of)) {
            let days = line.days(&line.when, self.words);
            self.told.set(self.words.timeline_moved(&line.name, days));
        }
    }

    /// Shows the fields of a row; with `enter` the focus goes there.
    pub fn choose(self, of: RowOf, enter: bool) {
        self.chosen.set(Some(of));
        if enter {
            let when = untrack(|| self.line(of)).map(|line| line.when);
            let field = match when {
                Some(When::Days(_)) => "milestone",
                _ => "period",
            };
            device::focus(id_of(of, field));
        } else {
            // The fields may now cover it.
            device::reveal(id_of(of, "bar"));
        }
    }

    /// Hides the fields; the focus returns to their row.
    pub fn close(self) {
        if let Some(of) = self.chosen.get_untracked() {
            self.chosen.set(None);
            device::focus(id_of(of, "bar"));
        }
    }
}

/// When something is after being moved.
fn after(when: &When, grip: Grip, step: Step) -> When {
    match (when, when.period()) {
        (When::Period(period), _) => When::Period(moved(*period, grip, step)),
        (When::Days(_), Some(day)) => When::Days(vec![moved(day, Grip::Whole, step).first()]),
        _ => when.clone(),
    }
}

/// The id of an element of a row.
pub fn id_of(of: RowOf, field: &str) -> String {
    match of {
        RowOf::Measure(id) => element_id(id.uuid(), field),
        RowOf::Activity(id) => element_id(id.uuid(), field),
        RowOf::Head(_) | RowOf::Moment(_) => String::new(),
    }
}
