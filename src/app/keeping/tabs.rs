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
        going::{navigation, route::Route},
        keeping::{Keeping, saving::Saved, versions::Why},
    },
    edit::{Moment, Session},
    keep::{Answer, Call, Channel, Claim, How, now},
    plan::{Id, Plan},
    text::or_untitled,
};

/// The id of the message that something was not saved.
pub const LEFT_OVER: &str = "left-over";
/// How long the writing tab may take to save and let go, in milliseconds.
const PATIENCE: u32 = 2_000;
/// How long the browser may take to hand over the right to write, in milliseconds.
const HANDING_OVER: u32 = 5_000;
/// How long a tab that let go in vain does not do so again, in milliseconds.
const WARY: Moment = 10_000;
/// How long after a change elsewhere it is read: one save may be several writes.
const SETTLED: u32 = 60;
/// How long a plan that another tab takes away may take to go, in milliseconds. On a busy machine the
/// storage tells other tabs seconds later, and a plan that was wiped must not be saved again.
const GOING: Moment = 30_000;

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
                self.remember(|own| own.impatience = None);
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
        self.stands_here();
        self.saying.say(self.saying.words().tab_writes_now());
    }

    fn begin_to_write(self) {
        self.desk.role.set(Role::Writes);
        self.look_for_backup();
        self.look_for_disk_file();
    }

    /// The tab that asked for the plan did not take it: this one, which kept the right to write
    /// until somebody took that, writes on.
    fn nobody_took(self, plan: Id<Plan>) {
        let follows = self.desk.role.get_untracked() == Role::Follows;
        if follows && self.desk.in_hand() == Some(plan) {
            self.remember(|own| own.in_vain = Some(now()));
            self.write_from_now_on();
        }
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
        self.wait(PATIENCE, move || self.take_now(plan));
        self.tell_tabs(Call::Want(plan));
    }

    fn wait(self, how_long: u32, act: impl FnOnce() + 'static) {
        let impatience = Timeout::new(how_long, act);
        self.remember(|own| own.impatience = Some(impatience));
    }

    /// Says something to the other tabs.
    pub(super) fn tell_tabs(self, call: Call) {
        self.own.with_value(|own| {
            if let Some(channel) = &own.channel {
                channel.say(call);
            }
        });
    }

    fn is_taking_over(self, plan: Id<Plan>) -> bool {
        let waits = self.desk.role.get_untracked() == Role::TakingOver;
        waits && self.desk.in_hand() == Some(plan)
    }

    fn take_now(self, plan: Id<Plan>) {
        if self.is_taking_over(plan) {
            self.ask(How::Take);
            self.wait(HANDING_OVER, move || {
                if self.is_taking_over(plan) {
                    self.follow_from_now_on();
                    self.saying.say(self.saying.words().tab_not_taken());
                }
            });
        }
    }

    fn hear(self, call: Call) {
        match call {
            Call::Want(plan) => self.let_go_for(plan),
            Call::LetGo(plan) => self.take_now(plan),
            Call::Gone(plan) => {
                self.remember(|own| own.gone = Some((plan, now())));
            }
        }
    }

    /// Another tab wants to write: this one saves and then only reads, for as long as it takes the
    /// other one to take the right. What cannot be saved stays in hand until then.
    fn let_go_for(self, plan: Id<Plan>) {
        if !self.desk.may_change() || self.desk.in_hand() != Some(plan) {
            return;
        }
        self.save_now();
        if !self.saved.get_untracked().is_kept() {
            return;
        }
        let in_vain = self.own.with_value(|own| own.in_vain);
        if in_vain.is_none_or(|when| now().abs_diff(when) > WARY) {
            self.follow();
            self.saying.say(self.saying.words().tab_lost());
            self.wait(PATIENCE, move || self.nobody_took(plan));
        }
        self.tell_tabs(Call::LetGo(plan));
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
            let ours = |key: String| {
                key.starts_with("sectorplan.plan.") || key.starts_with("sectorplan.bin.")
            };
            // No key: everything was cleared.
            if key.is_none_or(|key| key.is_none_or(ours)) {
                let reading = Timeout::new(SETTLED, move || self.changed_elsewhere());
                self.remember(|own| own.reading = Some(reading));
            }
        })
        .forget();
    }

    fn changed_elsewhere(self) {
        if matches!(
            self.going.route.get_untracked(),
            Route::Start | Route::Device
        ) {
            self.shelf_changes.update(|changes| *changes += 1);
        }
        self.look_again();
    }

    /// Looks whether what is called saved still stands: if local storage or the disk lost it, it is
    /// saved again, unless somebody took it away on purpose in another tab.
    pub fn look_again(self) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        if self.follow_into_bin(plan) {
            return;
        }
        if !self.desk.may_change() {
            return self.catch_up(false);
        }
        if !self.saved.get_untracked().is_kept() {
            return self.save_now();
        }
        if self.shelf.with_value(|shelf| shelf.is_current(plan)) == Ok(true) {
            return self.follow_on_disk(plan);
        }
        let title = self.desk.peek(|plan| plan.title.clone());
        let words = self.saying.words();
        let title = or_untitled(&title, words.untitled_plan());
        if self.is_taken_away(plan) {
            self.let_go();
            navigation::go(Route::Start);
            return self.saying.say(words.plan_gone(title));
        }
        self.saved.set(Saved::NotYet);
        self.save_now();
        if self.saved.get_untracked().is_kept() {
            self.saying.say(words.saved_again(title));
        }
    }

    /// Whether the plan is gone because another tab took it away just now.
    fn is_taken_away(self, plan: Id<Plan>) -> bool {
        let gone = self.own.with_value(|own| own.gone);
        let told = gone.is_some_and(|(gone, when)| gone == plan && now().abs_diff(when) < GOING);
        told && self.shelf.with_value(|shelf| shelf.text(plan)).is_none()
    }

    /// Opens what this tab could not save as a separate plan.
    pub fn open_left_over(self) {
        if let Some(plan) = self.left_over.get_untracked() {
            self.left_over.set(None);
            self.arrive_as_copy(&plan);
        }
    }
}
