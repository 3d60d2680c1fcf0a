//! What lies on the desk: the plan in hand, what follows from it, and what was just said.

pub mod kept;

use std::{collections::HashMap, ops::Deref, sync::Arc};

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    app::{
        browser::device,
        desk::kept::Keeping,
        going::{navigation, route::Route},
        keeping::{all_plans::Taken, saving::Saved, tabs::Role, versions::Why},
    },
    check::{Follower, Outcome, Subject},
    documents::Column,
    edit::{Change, Edited, FindOptions, Session},
    figures::Money,
    keep::{BrowserStorage, Preferences, Shelf, now},
    plan::{CostLine, Id, Language, Plan, RealisationOf},
    text::Words,
};

/// Takes back what was done. No `Callback`: that goes with the part of the page that made it,
/// and a removed row is gone before somebody presses *undo*.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// Something said at the foot of the page until it is closed or another thing is said.
#[derive(Clone)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Takes back what was done, where that can be.
    pub undo: Option<Undo>,
}

/// A file that could not be opened, or a plan that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The name of the file.
    pub name: String,
    /// What is wrong and where.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

/// What is looked for in the plan, and what comes in its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// What comes in their place.
    pub with: String,
    /// How they are looked for.
    pub options: FindOptions,
}

/// The state of the page; every part of it gets it as a context. Only a pointer: thousands of
/// closures hold one.
#[derive(Clone, Copy)]
pub struct Desk(&'static OnDesk);

impl Deref for Desk {
    type Target = OnDesk;

    fn deref(&self) -> &OnDesk {
        self.0
    }
}

/// What is on the desk.
pub struct OnDesk {
    /// The language of the page.
    pub language: RwSignal<Language>,
    /// Where somebody is.
    pub route: RwSignal<Route>,
    /// The plan in hand.
    pub(super) session: RwSignal<Option<Session>>,
    /// What follows from it.
    pub outcome: Memo<Outcome>,
    /// Its money, added up from cost lines and funding.
    pub money: Memo<Arc<Money>>,
    /// Whether it is saved.
    pub saved: RwSignal<Saved>,
    /// How it is kept.
    pub kept: Keeping,
    /// When the plan in hand was last downloaded.
    pub downloaded: RwSignal<Option<u64>>,
    /// Counts steps back and forth: what is being typed gives way to them.
    pub undone: RwSignal<u32>,
    /// What was just said.
    pub notice: RwSignal<Option<Notice>>,
    /// What could not be opened.
    pub failure: RwSignal<Option<Failure>>,
    /// A plan from a file, while somebody chooses what becomes of it.
    pub arriving: RwSignal<Option<Plan>>,
    /// What came of a file of all plans, until another one comes.
    pub taken: RwSignal<Option<Taken>>,
    /// What is looked for in the plan, while somebody goes to and fro between the places.
    pub search: RwSignal<Search>,
    /// The cost line of which all fields are shown.
    pub line: RwSignal<Option<Id<CostLine>>>,
    /// The columns of the cost lines that somebody chose to see, of any plan.
    pub columns: RwSignal<Vec<Column>>,
    /// Counts changes of what is on the shelf, for whoever lists it.
    pub shelf_changes: RwSignal<u32>,
    pub(super) shelf: StoredValue<Shelf<BrowserStorage>>,
    /// Plans that storage would not take; they live as long as the page.
    pub(super) loose: StoredValue<HashMap<Id<Plan>, Session>>,
    /// What was typed in fields and could not be taken over, by the field's id.
    drafts: StoredValue<HashMap<String, String>>,
}

/// The desk of this page.
pub fn desk() -> Desk {
    expect_context()
}

/// The words of the page's language; the page is drawn anew when the language changes.
pub fn words() -> Words {
    desk().words()
}

/// A new id.
pub fn new_id<T>() -> Id<T> {
    Id::new(Uuid::new_v4())
}

impl Desk {
    /// An empty desk, with the route of the page's address.
    pub fn new() -> Self {
        let session: RwSignal<Option<Session>> = RwSignal::new(None);
        let follows = StoredValue::new(Follower::default());
        let outcome = Memo::new(move |_| {
            session.with(|session| {
                let empty = Plan::default();
                let plan = session.as_ref().map_or(&empty, Session::plan);
                let outcome = follows.try_update_value(|follower| follower.follow(plan));
                outcome.unwrap_or_else(|| Follower::default().follow(plan))
            })
        });
        let money = Memo::new(move |_| outcome.with(|outcome| Arc::clone(&outcome.money)));
        let preferences = Preferences::read();
        let columns = preferences.columns.iter();
        let columns = columns.filter_map(|key| Column::of_key(key)).collect();
        // It lives as long as the page.
        Self(Box::leak(Box::new(OnDesk {
            language: RwSignal::new(preferences.language),
            route: RwSignal::new(navigation::current()),
            session,
            outcome,
            money,
            saved: RwSignal::new(Saved::Yes),
            kept: Keeping::new(),
            downloaded: RwSignal::new(None),
            undone: RwSignal::new(0),
            notice: RwSignal::new(None),
            failure: RwSignal::new(None),
            arriving: RwSignal::new(None),
            taken: RwSignal::new(None),
            search: RwSignal::new(Search::default()),
            line: RwSignal::new(None),
            columns: RwSignal::new(columns),
            shelf_changes: RwSignal::new(0),
            shelf: StoredValue::new(Shelf::new(BrowserStorage)),
            loose: StoredValue::new(HashMap::new()),
            drafts: StoredValue::new(HashMap::new()),
        })))
    }

    /// The words of the page's language, also where no part of the page is being drawn.
    pub fn words(self) -> Words {
        Words::new(self.language.get_untracked())
    }

    /// Chooses the language of the page.
    pub fn speak(self, language: Language) {
        Preferences::change(|preferences| preferences.language = language);
        self.language.set(language);
        device::focus("language".to_owned());
    }

    /// Reads something of the plan in hand, and follows it; an empty plan when there is none.
    pub fn with_plan<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.session.with(|session| match session {
            Some(session) => read(session.plan()),
            None => read(&Plan::default()),
        })
    }

    /// Reads something of the plan in hand as it is now.
    pub fn peek<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        untrack(|| self.with_plan(read))
    }

    /// Reads something of the session and follows it.
    pub fn with_session<T>(self, read: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with(|session| read(session.as_ref()))
    }

    /// Changes the plan in hand.
    pub fn edit(self, change: Change, edit: impl FnOnce(&mut Plan)) {
        let mut edit = Some(edit);
        self.edit_once(change, &mut |plan| {
            if let Some(edit) = edit.take() {
                edit(plan);
            }
        });
    }

    /// The part of an edit that is the same for all: the program has hundreds of them.
    #[inline(never)]
    fn edit_once(self, change: Change, edit: &mut dyn FnMut(&mut Plan)) {
        if self.kept.role.get_untracked() != Role::Writes {
            self.refuse_edit(edit);
            return;
        }
        self.session.maybe_update(|session| {
            let edited = session
                .as_mut()
                .map(|session| session.edit(change, now(), edit));
            edited == Some(Edited::Changed)
        });
        // What it offers to undo is no longer the last step.
        let offers = |notice: &Option<Notice>| notice.as_ref().is_some_and(|it| it.undo.is_some());
        if self.notice.with_untracked(offers) {
            self.notice.set(None);
        }
    }

    /// Puts another version of the plan in hand in its place, as one step; false where nothing
    /// came of it.
    pub fn replace(self, plan: Plan) -> bool {
        if self.kept.role.get_untracked() != Role::Writes {
            self.say(self.words().tab_follows_only().to_owned(), None);
            return false;
        }
        self.keep_version(self.peek(Plan::clone), Why::Replaced);
        let mut replaced = false;
        self.session.maybe_update(|session| {
            let edited = session.as_mut().map(|session| session.replace(plan));
            replaced = edited == Some(Edited::Changed);
            replaced
        });
        self.undone.update(|undone| *undone += 1);
        if replaced {
            // A plan that was only just taken in hand is not seen to change.
            self.saved.set(Saved::NotYet);
        }
        replaced
    }

    /// Says that another tab writes the plan, where an edit would have changed something.
    fn refuse_edit(self, edit: &mut dyn FnMut(&mut Plan)) {
        let plan = self.peek(Plan::clone);
        let mut edited = plan.clone();
        edit(&mut edited);
        if edited != plan {
            self.say(self.words().tab_follows_only().to_owned(), None);
        }
    }

    /// Takes the last step back; what was typed and not taken over goes first.
    pub fn undo(self) {
        let drafts = self.drafts.try_update_value(std::mem::take);
        if drafts.is_some_and(|drafts| !drafts.is_empty()) {
            self.undone.update(|undone| *undone += 1);
            return;
        }
        self.step(Session::undo);
    }

    /// Brings back the step that was taken back last.
    pub fn redo(self) {
        self.step(Session::redo);
    }

    fn step(self, step: impl FnOnce(&mut Session) -> Option<Change>) {
        if self.kept.role.get_untracked() != Role::Writes {
            self.say(self.words().tab_follows_only().to_owned(), None);
            return;
        }
        self.session
            .maybe_update(|session| session.as_mut().is_some_and(|s| step(s).is_some()));
        self.undone.update(|undone| *undone += 1);
        self.notice.set(None);
        // What had the focus may be gone with the step.
        device::keep_focus();
    }

    /// Ends the joining of typing.
    pub fn pause(self) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.pause();
            }
        });
    }

    /// What was typed in a field and could not be taken over.
    pub fn draft(self, field: &str) -> Option<String> {
        self.drafts.with_value(|drafts| drafts.get(field).cloned())
    }

    /// Forgets what was typed in any field.
    pub fn forget_drafts(self) {
        self.drafts.update_value(HashMap::clear);
    }

    /// Keeps or forgets what was typed in a field.
    pub fn set_draft(self, field: &str, text: Option<String>) {
        self.drafts.update_value(|drafts| {
            match text {
                Some(text) => drafts.insert(field.to_owned(), text),
                None => drafts.remove(field),
            };
        });
    }

    /// Says something at the foot of the page.
    pub fn say(self, text: String, undo: Option<Undo>) {
        self.notice.set(Some(Notice { text, undo }));
    }

    /// Says what was done to the plan in hand, and offers to take it back.
    pub fn say_undoable(self, text: String) {
        // Nothing was done while another tab writes the plan, and that was said.
        if self.kept.role.get_untracked() != Role::Writes {
            return;
        }
        self.say(text, Some(Arc::new(move || self.undo())));
    }

    /// Goes to a field, by its name in the file.
    pub fn go_to(self, about: Subject, field: &str) {
        let (id, spot) = self.peek(|plan| (plan.id, navigation::spot_of(plan, about, field)));
        let line = self.peek(|plan| match about {
            Subject::CostLine(line) => Some(line),
            Subject::Realisation(id) => match plan.realisations.get(id)?.of? {
                RealisationOf::CostLine(line) => Some(line),
                RealisationOf::Target(_)
                | RealisationOf::Measure(_)
                | RealisationOf::Theme(_)
                | RealisationOf::TargetGroup(_)
                | RealisationOf::Plan => None,
            },
            _ => None,
        });
        if line.is_some() {
            self.line.set(line);
        }
        navigation::go(Route::Plan(id, spot.place));
        device::focus_within(spot.folds, spot.field);
    }
}
