//! The halls in which the program comes. The first holds the start page; each other one is fetched
//! behind it, and hands over here what the halls before it call in it. What is reached in no other
//! way comes with it: the splitter of Leptos sees to that.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use crate::{
    app::{
        going::route::Place,
        keeping::{
            Keeping,
            durable::{BroughtBack, Text},
            opening::Source,
            versions::Why,
        },
    },
    keep::{Listed, Saved, Stray},
    plan::{Id, Kind, Plan, Section},
};

/// What starting a plan takes.
#[derive(Clone, Copy)]
pub struct Editing {
    /// What goes on from when it has come.
    pub begin: fn(Keeping),
    /// Starts an empty plan, and goes to this part of it.
    pub start: fn(Keeping, Kind, Place),
    /// Takes no plan in hand.
    pub close: fn(Keeping),
    /// Saves the plan in hand; false when something is not saved.
    pub save: fn(Keeping) -> bool,
    /// What this tab could not save before another one took the plan over.
    pub left_over: fn() -> AnyView,
    /// The plan in hand, to work on.
    pub editor: fn() -> AnyView,
}

/// All else.
#[derive(Clone, Copy)]
pub struct Rest {
    /// What goes on from when it has come.
    pub begin: fn(Keeping, BroughtBack),
    /// Brings back what local storage lost of what the database has.
    pub bring_back: fn(&[Text]) -> BroughtBack,
    /// Keeps a plan as a version.
    pub keep_version: fn(Keeping, Plan, Why),
    /// Keeps what was just saved as a version, when one is due.
    pub keep_version_when_due: fn(Keeping, Saved),
    /// Takes a plan that is kept in hand; false when it is nowhere.
    pub open: fn(Keeping, Id<Plan>) -> bool,
    /// Opens what a file holds.
    pub open_from: fn(Keeping, Source),
    /// Reads the plan in hand as another tab saved it.
    pub read_again: fn(Keeping, bool),
    /// Opens what stands in the file on disk as another plan.
    pub open_disk_file: fn(Keeping),
    /// Puts the stored version in the place of the plan in hand.
    pub back_to_stored: fn(Keeping),
    /// Makes a plan of its own of a plan on the shelf.
    pub duplicate: fn(Keeping, Listed),
    /// Takes a plan off the shelf.
    pub discard: fn(Keeping, Listed),
    /// The page of a place in a plan.
    pub page: fn(Place) -> AnyView,
    /// What stands beside the pages of a plan.
    pub beside: fn(Memo<Place>) -> AnyView,
    /// The figures that matter, on a phone.
    pub strip: fn() -> AnyView,
    /// All measures, beside the page of one.
    pub outline: fn(Memo<Place>) -> AnyView,
    /// What there is to do in a section.
    pub tasks: fn(Section) -> AnyView,
    /// What there is to do about handing a plan in.
    pub handing_in: fn() -> AnyView,
    /// What is asked when another version of a plan is already here.
    pub arriving: fn() -> AnyView,
    /// That a plan is not on this device.
    pub missing: fn() -> AnyView,
    /// What stands on the shelf and cannot be read.
    pub unreadable: fn(Vec<Stray>, &[Listed]) -> AnyView,
    /// The page with help.
    pub help: fn() -> AnyView,
    /// The page of what is on this device.
    pub on_device: fn() -> AnyView,
}

/// Brings a hall.
pub type Bring<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Whether a hall is here.
#[derive(Clone, Copy)]
enum State<T> {
    Away,
    OnItsWay,
    Here(T),
    Failed,
}

/// Something done in a hall.
type Act<T> = Box<dyn FnOnce(T)>;

/// A hall, which may not be here yet.
pub struct Hall<T: 'static> {
    bring: Bring<T>,
    state: RwSignal<State<T>>,
    /// Whether somebody waits for it.
    awaited: RwSignal<bool>,
    /// What goes on from when it is here.
    begin: StoredValue<Option<Act<T>>, LocalStorage>,
    /// What is done once it is here: what was asked for last.
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

    /// What it hands over, once it is here; followed.
    pub fn here(self) -> Option<T> {
        match self.state.get() {
            State::Here(it) => Some(it),
            State::Away | State::OnItsWay | State::Failed => None,
        }
    }

    /// Has something go on from when it is here, before anything else is done in it.
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

    /// Does something in it, at once or when it has come. Only what is asked for last: a button
    /// that seems to do nothing is pressed again.
    pub fn then(self, act: impl FnOnce(T) + 'static) {
        if let Some(it) = untrack(|| self.here()) {
            return act(it);
        }
        self.act.set_value(Some(Box::new(act)));
        self.want();
    }

    /// A view of it: empty until it is here, while the page says that it comes.
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

/// The halls behind the first.
#[derive(Clone, Copy)]
pub struct Halls {
    /// What starting a plan takes.
    pub editing: Hall<Editing>,
    /// All else.
    pub rest: Hall<Rest>,
}

/// What there is to say of the halls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// One that somebody waits for is on its way.
    OnItsWay,
    /// One that somebody waits for could not be fetched.
    Failed,
}

impl Halls {
    /// None of them is here.
    pub fn new(editing: Bring<Editing>, rest: Bring<Rest>) -> Self {
        Self {
            editing: Hall::new(editing),
            rest: Hall::new(rest),
        }
    }

    /// Fetches what is not here yet: what starting a plan takes first.
    pub async fn fetch(self) {
        self.editing.fetch().await;
        self.rest.fetch().await;
    }

    /// What there is to say, as long as somebody waits; followed.
    pub fn says(self) -> Option<Says> {
        let all = [self.editing.says(), self.rest.says()];
        if all.contains(&Some(false)) {
            return Some(Says::Failed);
        }
        all.contains(&Some(true)).then_some(Says::OnItsWay)
    }
}
