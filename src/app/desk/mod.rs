//! The desk: the open plan, what follows from it, and the way to change it.

pub mod saying;

use std::{ops::Deref, sync::Arc};

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    app::{browser::device, going::navigation::spot_of},
    check::{Follower, Outcome},
    edit::{Act, Change, Edited, Session},
    figures::Money,
    keep::now,
    plan::{Id, Lineage, Plan, Subject},
};

pub use saying::{Saying, Undo, saying, words};

/// What this tab may do with the open plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Change and save it; also while that is not certain yet, as a save never overwrites what this
    /// tab has not seen.
    #[default]
    Writes,
    /// Follow what another tab does with it.
    Follows,
    /// Follow it until the other tab has let go.
    TakingOver,
    /// View it only: a later version of this page saved it.
    Outdated,
}

/// Works out what follows from a plan.
pub type Follow = fn(&mut Follower, &Plan) -> Outcome;

/// The open plan; every part of the page gets it as a context. Only a pointer, because thousands of
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
    /// The open plan, with the steps that led to it.
    session: RwSignal<Option<Session>>,
    /// Works out what follows from it, once that part of the program has loaded.
    pub follow: RwSignal<Option<Follow>>,
    /// What follows from it; empty until then.
    pub outcome: Memo<Outcome>,
    /// Its money, added up from cost lines and funding.
    pub money: Memo<Arc<Money>>,
    /// What this tab may do with it.
    pub role: RwSignal<Role>,
    /// Counts how often another version took the place of the plan: what is being typed gives way
    /// to that.
    pub replaced: RwSignal<u32>,
    /// What was typed in fields and could not be accepted, the last one last.
    drafts: RwSignal<Vec<Draft>>,
    /// Where to report what was done.
    pub saying: Saying,
}

/// What was typed in a field and could not be accepted.
struct Draft {
    /// The id of the field.
    field: String,
    text: String,
    /// How many steps had led to the plan by then.
    behind: u64,
}

/// The desk of this page.
pub fn desk() -> Desk {
    expect_context()
}

/// The title of the plan, or that it has none yet.
pub fn plan_title() -> String {
    let title = desk().with_plan(|plan| plan.title.clone());
    if title.trim().is_empty() {
        words().untitled_plan().to_owned()
    } else {
        title
    }
}

/// A new id.
pub fn new_id<T>() -> Id<T> {
    Id::new(Uuid::new_v4())
}

impl Desk {
    /// An empty desk.
    pub fn new(saying: Saying) -> Self {
        let session: RwSignal<Option<Session>> = RwSignal::new(None);
        let follow: RwSignal<Option<Follow>> = RwSignal::new(None);
        let follows = StoredValue::new(Follower::default());
        let outcome = Memo::new(move |_| {
            let Some(follow) = follow.get() else {
                return Outcome::default();
            };
            session.with(|session| {
                let empty = Plan::default();
                let plan = session.as_ref().map_or(&empty, Session::plan);
                let outcome = follows.try_update_value(|follower| {
                    follower.today = device::today();
                    follow(follower, plan)
                });
                outcome.unwrap_or_else(|| follow(&mut Follower::default(), plan))
            })
        });
        let money = Memo::new(move |_| outcome.with(|outcome| Arc::clone(&outcome.money)));
        // Lives as long as the page.
        Self(Box::leak(Box::new(OnDesk {
            session,
            follow,
            outcome,
            money,
            role: RwSignal::new(Role::Writes),
            replaced: RwSignal::new(0),
            drafts: RwSignal::new(Vec::new()),
            saying,
        })))
    }

    /// Reads from the open plan and tracks it; an empty plan if none is open.
    pub fn with_plan<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.session.with(|session| match session {
            Some(session) => read(session.plan()),
            None => read(&Plan::default()),
        })
    }

    /// Reads from the open plan as it is now, without tracking it.
    pub fn peek<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        untrack(|| self.with_plan(read))
    }

    /// Reads from the session and tracks it.
    pub fn with_session<T>(self, read: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with(|session| read(session.as_ref()))
    }

    /// The id of the open plan.
    pub fn in_hand(self) -> Option<Id<Plan>> {
        untrack(|| self.with_session(|session| session.map(|session| session.plan().id)))
    }

    /// The open plan as it is now.
    pub fn plan(self) -> Option<Plan> {
        untrack(|| self.with_session(|session| session.map(Session::plan).cloned()))
    }

    /// The open plan with the steps that led to it.
    pub fn session(self) -> Option<Session> {
        self.session.get_untracked()
    }

    /// Steps made in the open plan since it was opened.
    pub fn steps(self) -> u64 {
        untrack(|| self.with_session(|session| session.map_or(0, Session::steps)))
    }

    /// How many steps led to the open plan as it is now.
    pub fn behind(self) -> u64 {
        untrack(|| self.with_session(|session| session.map_or(0, Session::behind)))
    }

    /// Changes in the open plan since it was opened or last went to a file.
    pub fn changes(self) -> u64 {
        untrack(|| self.with_session(|session| session.map_or(0, Session::changes)))
    }

    /// Records that the plan as it was with this many steps behind it is in a file.
    pub fn filed(self, behind: u64) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.filed(behind);
            }
        });
    }

    /// Replaces the open plan with another one, or with none.
    pub fn lay(self, session: Option<Session>) {
        self.saying.pass();
        self.session.set(session);
    }

    /// Records the version as which the open plan was written to a file.
    pub fn set_lineage(self, lineage: Lineage) {
        self.session.update(|session| {
            if let Some(session) = session {
                session.set_lineage(lineage);
            }
        });
    }

    /// Whether what follows from the plan is known.
    pub fn knows(self) -> bool {
        self.follow.get_untracked().is_some()
    }

    /// Whether this tab may change the open plan; tracked.
    pub fn writes(self) -> bool {
        self.role.get() == Role::Writes
    }

    /// Whether this tab may change the open plan now.
    pub fn may_change(self) -> bool {
        untrack(|| self.writes())
    }

    /// Changes the open plan.
    pub fn edit(self, change: Change, edit: impl FnOnce(&mut Plan)) {
        let mut edit = Some(edit);
        self.edit_once(change, &mut |plan| {
            if let Some(edit) = edit.take() {
                edit(plan);
            }
        });
    }

    /// The part of an edit that all edits share: the program has hundreds of them.
    #[inline(never)]
    fn edit_once(self, change: Change, edit: &mut dyn FnMut(&mut Plan)) {
        if !self.may_change() {
            self.refuse_edit(edit);
            return;
        }
        self.session.maybe_update(|session| {
            let edited = session
                .as_mut()
                .map(|session| session.edit(change, now(), edit));
            edited == Some(Edited::Changed)
        });
        // Whoever works on has read it, and what it offers to undo is no longer the last step.
        self.saying.pass();
    }

    /// Replaces the open plan with another version of it, as one step; false if that did not work.
    pub fn replace(self, plan: Plan) -> bool {
        if !self.may_change() {
            self.say_read_only();
            return false;
        }
        let mut replaced = false;
        self.session.maybe_update(|session| {
            let edited = session.as_mut().map(|session| session.replace(plan));
            replaced = edited == Some(Edited::Changed);
            replaced
        });
        self.replaced.update(|replaced| *replaced += 1);
        replaced
    }

    fn say_read_only(self) {
        self.saying.say(self.saying.words().tab_follows_only());
    }

    /// Says that another tab is writing the plan, if the edit would have changed something.
    fn refuse_edit(self, edit: &mut dyn FnMut(&mut Plan)) {
        let plan = self.peek(Plan::clone);
        let mut edited = plan.clone();
        edit(&mut edited);
        if edited != plan {
            self.say_read_only();
        }
    }

    /// Takes back what was done last: a step, or what was typed after it in a field that could not
    /// accept it.
    pub fn undo(self) {
        let behind = untrack(|| self.with_session(|session| session.map_or(0, Session::behind)));
        let is_last = |drafts: &Vec<Draft>| drafts.last().is_some_and(|it| it.behind >= behind);
        if self.drafts.with_untracked(is_last) {
            let draft = self.drafts.try_update(Vec::pop).flatten();
            if let Some(draft) = draft.filter(|draft| !device::take_to(&draft.field)) {
                let said = self.saying.words().undone_draft(draft.text);
                self.saying.say(said);
            }
            return;
        }
        let next = untrack(|| self.with_session(|session| session?.next_undo()));
        self.step(next, true);
    }

    /// Takes back the last change as if it had never been made; does nothing if it was another one.
    pub fn forget(self, change: Change) {
        if self.may_change() {
            self.session
                .maybe_update(|session| session.as_mut().is_some_and(|it| it.forget(change)));
        }
    }

    /// Redoes the step undone last.
    pub fn redo(self) {
        let next = untrack(|| self.with_session(|session| session?.next_redo()));
        self.step(next, false);
    }

    /// Takes a step back or forth to where the change was; says so if that is out of sight.
    fn step(self, change: Option<Change>, back: bool) {
        if !self.may_change() {
            return self.say_read_only();
        }
        let Some(change) = change else {
            return;
        };
        self.saying.pass();
        let before = self.peek(Plan::clone);
        let spot = spot_of(&before, change.about, change.field);
        device::take_to(&spot.field);
        let of = change.about.uuid().filter(|item| !item.is_nil());
        let of = of.unwrap_or_else(|| before.id.uuid());
        // A grid names its cells by their places.
        let is_line = matches!(change.about, Subject::CostLine(_));
        let is_seen = move || {
            device::is_in_sight(of, change.field)
                || is_line && device::is_any_in_sight("[role='grid']")
        };
        let was_seen = is_seen();
        self.session.maybe_update(|session| {
            let stepped = session
                .as_mut()
                .and_then(|session| if back { session.undo() } else { session.redo() });
            stepped.is_some()
        });
        device::after_drawing(move || {
            if !was_seen && !is_seen() {
                self.say_step(&before, change, back);
            }
        });
        // What had the focus may have disappeared with the step.
        device::keep_focus();
    }

    /// Says what a step changed, by the name it has, or had until then.
    fn say_step(self, before: &Plan, change: Change, back: bool) {
        let words = self.saying.words();
        let is_gone = match change.act {
            Act::Add | Act::Duplicate => back,
            Act::Remove => !back,
            Act::Type
            | Act::Choose
            | Act::Move
            | Act::Renumber
            | Act::ChangeSeveral
            | Act::ReplaceText
            | Act::CopyFrom
            | Act::Submit
            | Act::NewVersion
            | Act::Replace
            | Act::AcceptScenario => false,
        };
        let item = if is_gone {
            words.subject(before, change.about)
        } else {
            self.peek(|plan| words.subject(plan, change.about))
        };
        let noun = change.about.noun();
        let what = if words.field(noun, change.field).is_empty() {
            item
        } else {
            words.change_of(item, words.fields(noun, &[change.field]))
        };
        self.saying.say(if back {
            words.undone(what)
        } else {
            words.redone(what)
        });
    }

    /// Stops joining typing into one step.
    pub fn pause(self) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.pause();
            }
        });
    }

    /// What was typed in a field and could not be accepted; tracked.
    pub fn draft(self, field: &str) -> Option<String> {
        self.drafts.with(|drafts| {
            let draft = drafts.iter().find(|draft| draft.field == field);
            draft.map(|draft| draft.text.clone())
        })
    }

    /// Whether something was typed in any field that could not be accepted; tracked.
    pub fn has_drafts(self) -> bool {
        self.drafts.with(|drafts| !drafts.is_empty())
    }

    /// Forgets what was typed in any field.
    pub fn forget_drafts(self) {
        self.drafts.update(Vec::clear);
    }

    /// Keeps or forgets what was typed in a field. What is typed elsewhere after that is a step of
    /// its own, so that each is taken back in its turn.
    pub fn set_draft(self, field: &str, text: Option<String>) {
        let is_other = |draft: &Draft| draft.field != field;
        if text.is_none() && self.drafts.with_untracked(|all| all.iter().all(is_other)) {
            return;
        }
        self.pause();
        let behind = untrack(|| self.with_session(|session| session.map_or(0, Session::behind)));
        self.drafts.update(|drafts| {
            drafts.retain(is_other);
            drafts.extend(text.map(|text| Draft {
                field: field.to_owned(),
                text,
                behind,
            }));
        });
    }

    /// Says what was done to the open plan, and offers to undo it.
    pub fn say_undoable(self, text: impl Into<String>) {
        // Nothing was done while another tab writes the plan, and that has been said.
        if !self.may_change() {
            return;
        }
        self.saying
            .say_with_undo(text.into(), Some(Arc::new(move || self.undo())));
    }
}
