//! One tab writes a plan; the others follow it and can take over.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use crate::{
    app::{
        browser::device,
        desk::Role,
        going::route::Route,
        keeping::{Keeping, saving::Saved, versions::Why},
    },
    edit::Session,
    keep::{Answer, Call, Channel, Claim, How},
    plan::{Id, Plan},
};

/// The id of the message that something was not saved.
pub const LEFT_OVER: &str = "left-over";
/// How long the writing tab may take to save and let go, in milliseconds.
const PATIENCE: u32 = 2_000;
/// How long after a change elsewhere it is read: one save may be several writes.
const SETTLED: u32 = 60;

impl Keeping {
    /// Asks for the right to write the open plan, and gives up any other.
    pub(super) fn claim(self) {
        self.remember(|own| {
            own.claim = None;
            own.impatience = None;
        });
        self.begin_to_write();
        if self
            .desk
            .in_hand()
            .is_some_and(|plan| self.is_of_later_page(plan))
        {
            return self.desk.role.set(Role::Outdated);
        }
        self.ask(How::IfFree);
    }

    fn ask(self, how: How) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        let claim = Claim::new(&format!("sectorplan.plan.{plan}"), how, move |answer| {
            self.answered(plan, answer);
        });
        self.remember(|own| own.claim = Some(claim));
    }

    fn answered(self, plan: Id<Plan>, answer: Answer) {
        if self.desk.in_hand() != Some(plan) {
            return;
        }
        match answer {
            Answer::Mine => self.write_from_now_on(),
            Answer::Held => self.follow_from_now_on(),
            Answer::Lost => {
                let wrote = self.desk.may_change();
                self.follow_from_now_on();
                if wrote {
                    self.saying.say(self.saying.words().tab_lost());
                }
            }
            // Even without locks, a save refuses to overwrite what another tab wrote.
            Answer::NoLocks => self.desk.role.set(Role::Writes),
        }
    }

    fn write_from_now_on(self) {
        self.remember(|own| own.impatience = None);
        if self.desk.may_change() {
            return;
        }
        self.catch_up(false);
        if self.desk.role.get_untracked() == Role::Outdated {
            return;
        }
        // Until now the other tab did the counting and wrote the file.
        self.begin_to_write();
        self.saying.say(self.saying.words().tab_writes_now());
    }

    fn begin_to_write(self) {
        self.desk.role.set(Role::Writes);
        self.look_for_backup();
        self.look_for_disk_file();
    }

    /// Follows the open plan until it may be written again.
    fn follow_from_now_on(self) {
        self.follow();
        if self.desk.role.get_untracked() == Role::Follows {
            self.ask(How::WhenFree);
        }
    }

    /// Follows the open plan; what this tab had not saved of it is set aside.
    fn follow(self) {
        let put_aside = self.put_aside();
        self.desk.role.set(Role::Follows);
        self.catch_up(put_aside);
    }

    /// Sets aside what this tab had not saved; false if there was nothing.
    fn put_aside(self) -> bool {
        if self.saved.get_untracked().is_kept() || !self.desk.may_change() {
            return false;
        }
        let plan = self.desk.peek(Plan::clone);
        // Kept even if the page is closed before the user chooses.
        let (rest, kept) = (self.halls.rest, plan.clone());
        rest.then(move |rest| (rest.keep_version)(self, kept, Why::LeftOver));
        self.left_over.set(Some(plan));
        self.saved.set(Saved::Yes);
        device::focus(LEFT_OVER.to_owned());
        true
    }

    /// Takes over the right to write from the tab that has it, once that one has saved.
    pub fn write_here(self) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        self.desk.role.set(Role::TakingOver);
        let impatience = Timeout::new(PATIENCE, move || self.take_now(plan));
        self.remember(|own| {
            own.impatience = Some(impatience);
            if let Some(channel) = &own.channel {
                channel.say(Call::Want(plan));
            }
        });
    }

    fn take_now(self, plan: Id<Plan>) {
        let waits = self.desk.role.get_untracked() == Role::TakingOver;
        if waits && self.desk.in_hand() == Some(plan) {
            self.ask(How::Take);
        }
    }

    fn hear(self, call: Call) {
        match call {
            Call::Want(plan) => {
                let mine = self.desk.may_change();
                if !mine || self.desk.in_hand() != Some(plan) {
                    return;
                }
                self.save_now();
                self.follow();
                self.saying.say(self.saying.words().tab_lost());
                self.own.with_value(|own| {
                    if let Some(channel) = &own.channel {
                        channel.say(Call::LetGo(plan));
                    }
                });
            }
            Call::LetGo(plan) => self.take_now(plan),
        }
    }

    /// Reads the open plan as another tab saved it. Until the hall for that has loaded, there can
    /// only be a plan that was started here; it is read again then.
    fn catch_up(self, something_else: bool) {
        if let Some(rest) = untrack(|| self.halls.rest.here()) {
            (rest.read_again)(self, something_else);
        }
    }

    /// Reads the open plan as another tab saved it, even if the storage did not change, when this
    /// tab has something else open.
    pub fn read_again(self, something_else: bool) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        let is_current = self.shelf.with_value(|shelf| shelf.is_current(plan));
        if is_current == Ok(true) && !something_else {
            return;
        }
        if self.is_of_later_page(plan) {
            return self.desk.role.set(Role::Outdated);
        }
        // A plan that is gone from the storage or cannot be read stays on the page as it was.
        let Some(kept) = self.open_kept(plan) else {
            return;
        };
        if self.desk.peek(|here| *here != kept.plan) {
            // Steps that led to the plan as this tab had it no longer lead anywhere.
            self.desk.lay(Some(Session::new(kept.plan)));
        }
        self.downloaded.set(kept.downloaded);
        self.saved.set(Saved::Yes);
    }

    /// Listens to the other tabs as long as the page lives.
    pub fn listen_to_tabs(self) {
        let channel = Channel::new(move |call| self.hear(call));
        self.remember(|own| own.channel = Some(channel));
        EventListener::new(&window(), "storage", move |event| {
            let key = event.dyn_ref::<StorageEvent>().map(StorageEvent::key);
            // No key: everything was cleared.
            if key.is_none_or(|key| key.is_none_or(|key| key.starts_with("sectorplan.plan."))) {
                let reading = Timeout::new(SETTLED, move || self.changed_elsewhere());
                self.remember(|own| own.reading = Some(reading));
            }
        })
        .forget();
    }

    fn changed_elsewhere(self) {
        if self.going.route.get_untracked() == Route::Start {
            self.shelf_changes.update(|changes| *changes += 1);
        }
        if !self.desk.may_change() {
            self.catch_up(false);
        }
    }

    /// Opens what this tab could not save as a separate plan.
    pub fn open_left_over(self) {
        if let Some(plan) = self.left_over.get_untracked() {
            self.left_over.set(None);
            self.arrive_as_copy(&plan);
        }
    }
}
