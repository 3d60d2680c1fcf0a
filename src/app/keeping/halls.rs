//! The halls in which the program loads. The first has the start page; each other one is fetched
//! after it, and hands over the functions that earlier halls call in it. Whatever is reachable only
//! through these comes with it: the splitter of Leptos takes care of that.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use crate::{
    app::{
        desk::Desk,
        going::route::Place,
        keeping::{
            Keeping,
            durable::{BroughtBack, Text},
            opening::Source,
            versions::Why,
        },
    },
    keep::{Binned, Listed, Saved, Stray},
    plan::{Cents, Id, Kind, Plan, Section},
};

/// An answer that comes later.
pub type Whether = Pin<Box<dyn Future<Output = bool>>>;

/// What starting a plan requires.
#[derive(Clone, Copy)]
pub struct Editing {
    /// What begins once it has loaded.
    pub begin: fn(Keeping),
    /// Starts an empty plan, and goes to this part of it.
    pub start: fn(Keeping, Kind, Place),
    /// Closes the open plan.
    pub close: fn(Keeping),
    /// Saves the open plan; false if something is not saved.
    pub save: fn(Keeping) -> bool,
    /// What this tab could not save before another one took over the plan.
    pub left_over: fn() -> AnyView,
    /// The open plan, to work on.
    pub editor: fn() -> AnyView,
}

/// Everything else.
#[derive(Clone, Copy)]
pub struct Rest {
    /// What begins once it has loaded.
    pub begin: fn(Keeping, BroughtBack),
    /// Restores from the database what local storage lost.
    pub bring_back: fn(&[Text]) -> BroughtBack,
    /// Keeps a plan as a version.
    pub keep_version: fn(Keeping, Plan, Why),
    /// Keeps what was just saved as a version, if one is due.
    pub keep_version_when_due: fn(Keeping, Saved),
    /// What the open plan costs, for the list of plans.
    pub costs: fn(Desk) -> Option<Cents>,
    /// Keeps a newer text that was found on the disk; false if that did not work.
    pub keep_newer: fn(Keeping, Id<Plan>, String) -> Whether,
    /// Opens a stored plan; false if it does not exist.
    pub open: fn(Keeping, Id<Plan>) -> bool,
    /// Opens the content of a file.
    pub open_from: fn(Keeping, Source),
    /// Reads the open plan again as another tab saved it.
    pub read_again: fn(Keeping, bool),
    /// Opens the content of the file on disk as another plan.
    pub open_disk_file: fn(Keeping),
    /// Replaces the open plan with the stored version.
    pub back_to_stored: fn(Keeping),
    /// Makes an independent copy of a plan on the shelf.
    pub duplicate: fn(Keeping, Listed),
    /// Takes away what has been in the bin for its time, and plans in which nobody typed.
    pub sweep: fn(Keeping),
    /// The plans in the bin.
    pub bin: fn(Signal<Vec<Binned>>) -> AnyView,
    /// The page of a place in a plan.
    pub page: fn(Place) -> AnyView,
    /// What stands on paper in place of the page of a place.
    pub document: fn(Place) -> AnyView,
    /// What is beside the pages of a plan.
    pub beside: fn(Memo<Place>) -> AnyView,
    /// The figures that matter, on a phone.
    pub strip: fn() -> AnyView,
    /// All measures, beside the page of one.
    pub outline: fn(Memo<Place>) -> AnyView,
    /// The question where to go, once it is asked.
    pub go_to: fn() -> AnyView,
    /// What there is to do in a section.
    pub tasks: fn(Section) -> AnyView,
    /// What there is to do about submitting a plan.
    pub handing_in: fn() -> AnyView,
    /// The questions that a page may ask.
    pub dialogs: fn() -> AnyView,
    /// The message that a plan is not on this device.
    pub missing: fn() -> AnyView,
    /// What is on the shelf and cannot be read.
    pub unreadable: fn(Vec<Stray>, &[Listed]) -> AnyView,
    /// The page with help.
    pub help: fn() -> AnyView,
    /// The page about what is on this device.
    pub on_device: fn() -> AnyView,
}

/// Loads a hall.
pub type Bring<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Whether a hall has loaded.
#[derive(Clone, Copy)]
enum State<T> {
    Away,
    OnItsWay,
    Here(T),
    Failed,
}

/// Something to do in a hall.
type Act<T> = Box<dyn FnOnce(T)>;

/// A hall, which may not have loaded yet.
pub struct Hall<T: 'static> {
    bring: Bring<T>,
    state: RwSignal<State<T>>,
    /// Whether anybody is waiting for it.
    awaited: RwSignal<bool>,
    /// What begins once it has loaded.
    begin: StoredValue<Option<Act<T>>, LocalStorage>,
    /// What to do once it has loaded: whatever was asked for last.
    act: StoredValue<Option<Act<T>>, LocalStorage>,
}

impl<T> Clone for Hall<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Hall<T> {}

impl<T: Copy + Send + Sync> Hall<T> {
    fn new(bring: Bring<T>) -> Self {
        Self {
            bring,
            state: RwSignal::new(State::Away),
            awaited: RwSignal::new(false),
            begin: StoredValue::new_local(None),
            act: StoredValue::new_local(None),
        }
    }

    /// What it hands over, once it has loaded; tracked.
    pub fn here(self) -> Option<T> {
        match self.state.get() {
            State::Here(it) => Some(it),
            State::Away | State::OnItsWay | State::Failed => None,
        }
    }

    /// Sets what begins once it has loaded, before anything else is done in it.
    pub fn begin_with(self, begin: impl FnOnce(T) + 'static) {
        let owner = Owner::current().unwrap_or_default();
        let begin: Act<T> = Box::new(move |it| owner.with(|| begin(it)));
        self.begin.set_value(Some(begin));
    }

    /// Fetches it, unless it is here or on its way; what was asked for meanwhile is done then.
    async fn fetch(self) {
        match self.state.get_untracked() {
            State::Away | State::Failed => {}
            State::OnItsWay | State::Here(_) => return,
        }
        self.state.set(State::OnItsWay);
        let Ok(it) = (self.bring)().await else {
            return self.state.set(State::Failed);
        };
        if let Some(begin) = self.begin.try_update_value(Option::take).flatten() {
            begin(it);
        }
        self.state.set(State::Here(it));
        if let Some(act) = self.act.try_update_value(Option::take).flatten() {
            act(it);
        }
    }

    fn want(self) {
        self.awaited.set(true);
        spawn_local(self.fetch());
    }

    /// Does something in it, at once or when it has loaded. Only the last request counts: a button
    /// that seems to do nothing is pressed again.
    pub fn then(self, act: impl FnOnce(T) + 'static) {
        if let Some(it) = untrack(|| self.here()) {
            return act(it);
        }
        self.act.set_value(Some(Box::new(act)));
        self.want();
    }

    /// A view of it: empty until it has loaded, while the page says that it is loading.
    pub fn view(self, view: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        if untrack(|| self.here()).is_none() {
            self.want();
        }
        (move || self.here().map(|it| untrack(|| view(it)))).into_any()
    }

    fn says(self) -> Option<bool> {
        match self.state.get() {
            State::OnItsWay if self.awaited.get() => Some(true),
            State::Failed if self.awaited.get() => Some(false),
            State::Away | State::Here(_) | State::OnItsWay | State::Failed => None,
        }
    }
}

/// The halls after the first.
#[derive(Clone, Copy)]
pub struct Halls {
    /// What starting a plan requires.
    pub editing: Hall<Editing>,
    /// Everything else.
    pub rest: Hall<Rest>,
}

/// What there is to say about the halls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// One that somebody is waiting for is on its way.
    OnItsWay,
    /// One that somebody is waiting for could not be fetched.
    Failed,
}

impl Halls {
    /// None of them has loaded.
    pub fn new(editing: Bring<Editing>, rest: Bring<Rest>) -> Self {
        Self {
            editing: Hall::new(editing),
            rest: Hall::new(rest),
        }
    }

    /// Fetches what is missing, beginning with what starting a plan requires.
    pub async fn fetch(self) {
        self.editing.fetch().await;
        self.rest.fetch().await;
    }

    /// What there is to say, as long as somebody is waiting; tracked.
    pub fn says(self) -> Option<Says> {
        let all = [self.editing.says(), self.rest.says()];
        if all.contains(&Some(false)) {
            return Some(Says::Failed);
        }
        all.contains(&Some(true)).then_some(Says::OnItsWay)
    }
}
