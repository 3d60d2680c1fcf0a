//! From bytes to an open plan: chosen or dropped files, the examples, the shelf.

use gloo_file::{File, futures::read_as_bytes};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::download::fetch,
        desk::new_id,
        going::{
            navigation,
            route::{Place, Route},
        },
        keeping::{Keeping, saving::Saved, versions::Why},
    },
    edit::Session,
    exchange::{self, Unreadable},
    keep::{DiskFile, Kept},
    plan::{Id, Kind, Plan},
    text::or_untitled,
};

/// The published example plan, true to its source, gaps included.
pub const PUBLISHED: &str = "examples/metalektro-2014-2016.json";
/// The invented example plan, which is complete.
pub const INVENTED: &str = "examples/decorbouw-2027-2028.json";

/// Where the bytes of a plan come from.
pub enum Source {
    /// A file the user chose or dropped.
    File(File),
    /// An example plan, at this address.
    Example(&'static str),
    /// The file on disk that is kept up to date with a plan.
    Disk(DiskFile),
}

/// Why a source gives nothing.
enum Refused {
    /// The browser could not read it.
    Unread,
    /// Nothing is at its address.
    Missing,
    /// Its content is not for this page.
    Unreadable(Unreadable),
}

impl Source {
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(file) => file.name(),
            Self::Example(address) => (*address).to_owned(),
            Self::Disk(file) => file.name.clone(),
        }
    }

    /// Whether it contains all of somebody's plans. Its first line says so, and neither kind is
    /// read before its size has been checked.
    async fn is_of_all(&self) -> bool {
        let Self::File(file) = self else {
            return false;
        };
        let start = read_as_bytes(&file.slice(0, 200)).await;
        exchange::is_of_all(&String::from_utf8_lossy(&start.unwrap_or_default()))
    }

    async fn bytes(self, most: u64) -> Result<Vec<u8>, Refused> {
        match self {
            Self::File(file) if file.size() > most => {
                let bytes = file.size();
                Err(Refused::Unreadable(Unreadable::TooLarge { bytes, most }))
            }
            Self::File(file) => read_as_bytes(&file).await.map_err(|_| Refused::Unread),
            Self::Example(address) => fetch(address).await.ok_or(Refused::Missing),
            Self::Disk(file) => {
                let text = file.read().await.map_err(|_| Refused::Unread);
                text.map(String::into_bytes)
            }
        }
    }
}

impl Keeping {
    /// From bytes to an open plan.
    pub fn open_from(self, source: Source) {
        spawn_local(async move {
            if source.is_of_all().await {
                return self.open_all(source).await;
            }
            // What cannot be read is set aside in the plan, which shows it.
            let Some(plan) = self.read_plan(source).await else {
                return;
            };
            match self.find(plan.id) {
                None => self.adopt(plan, Place::MEASURES),
                Some(here) if here == plan => {
                    if self.is_in_bin(plan.id) {
                        self.put_back(plan.id);
                    }
                    navigation::go(Route::Plan(plan.id, Place::MEASURES));
                }
                // The user chooses: as a copy, or instead of the one that is here.
                Some(_) => self.arriving.set(Some(plan)),
            }
        });
    }

    /// The plan in a source; if there is none, says why.
    pub async fn read_plan(self, source: Source) -> Option<Plan> {
        self.read(source, exchange::MOST_BYTES, exchange::read_bytes)
            .await
    }

    /// The content of a source of at most this many bytes; if there is none, says why.
    pub(super) async fn read<T>(
        self,
        source: Source,
        most: u64,
        read: fn(&[u8]) -> Result<T, Unreadable>,
    ) -> Option<T> {
        let name = source.name();
        let bytes = source.bytes(most).await;
        match bytes.and_then(|bytes| read(&bytes).map_err(Refused::Unreadable)) {
            Ok(found) => {
                self.saying.failure.set(None);
                Some(found)
            }
            Err(why) => {
                self.refuse(name, &why);
                None
            }
        }
    }

    fn refuse(self, name: String, why: &Refused) {
        let words = self.saying.words();
        let heading = words.not_opened(name);
        match why {
            Refused::Unread => {
                let (what, todo) = (words.file_unread(), words.file_unread_todo());
                self.saying.fail(heading, what, todo);
            }
            Refused::Missing => {
                let (what, todo) = (words.example_missing(), words.example_missing_todo());
                self.saying.fail(heading, what, todo);
            }
            Refused::Unreadable(error) => {
                let message = words.unreadable(error);
                self.saying.fail(heading, &message.what, &message.todo);
            }
        }
    }

    /// Opens a plan alongside the version that is already here.
    pub fn arrive_as_copy(self, plan: &Plan) {
        self.arriving.set(None);
        self.adopt(self.copy_of(plan), Place::MEASURES);
    }

    /// Replaces the version that is already here with a plan; this can be undone.
    pub fn arrive_instead(self, plan: Plan) {
        self.arriving.set(None);
        let id = plan.id;
        if self.is_in_bin(id) {
            self.put_back(id);
        }
        if self.open(id) && self.replace(plan) {
            let words = self.saying.words();
            self.desk.say_undoable(words.plan_replaced());
        }
        navigation::go(Route::Plan(id, Place::MEASURES));
    }

    /// Starts an empty plan, and goes to this part of it.
    pub fn start(self, kind: Kind, place: Place) {
        let language = self.saying.language.get_untracked();
        self.adopt(Plan::new(new_id(), kind, language), place);
    }

    /// An independent plan with the content of this one.
    pub fn copy_of(self, plan: &Plan) -> Plan {
        let words = self.saying.words();
        Plan {
            id: new_id(),
            title: words.copy_of(or_untitled(&plan.title, words.untitled_plan())),
            ..plan.clone()
        }
    }

    /// Opens and shows a plan; it is saved once it is shown.
    pub fn adopt(self, plan: Plan, place: Place) {
        let id = plan.id;
        self.out_of_bin(id);
        self.take(plan, None);
        self.saved.set(Saved::NotYet);
        navigation::go(Route::Plan(id, place));
    }

    /// Opens the plan with this id; false if it does not exist.
    pub fn open(self, id: Id<Plan>) -> bool {
        if self.desk.in_hand() == Some(id) {
            return true;
        }
        if let Some(session) = self.loose.with_value(|loose| loose.get(&id).cloned()) {
            self.take(session.plan().clone(), None);
            self.saved.set(Saved::NotYet);
            return true;
        }
        self.save_now();
        if self.is_in_bin(id) {
            return false;
        }
        self.open_kept(id).is_some_and(|kept| {
            self.take(kept.plan, kept.downloaded);
            self.stands_here();
            true
        })
    }

    /// Reads a plan from the shelf, to work on from there.
    pub(super) fn open_kept(self, id: Id<Plan>) -> Option<Kept> {
        let opened = self.shelf.try_update_value(|shelf| shelf.open(id));
        opened.and_then(Result::ok).flatten()
    }

    /// Opens another plan, as it was before if it could not be saved.
    fn take(self, plan: Plan, downloaded: Option<u64>) {
        self.put_away();
        self.desk.forget_drafts();
        let session = self
            .loose
            .try_update_value(|loose| loose.remove(&plan.id))
            .flatten();
        self.downloaded.set(downloaded);
        self.desk
            .lay(Some(session.unwrap_or_else(|| Session::new(plan))));
        self.claim();
    }

    /// Saves the open plan; if that fails, it is kept as long as the page lives.
    fn put_away(self) {
        self.save_now();
        if self.saved.get_untracked().is_kept() {
            return;
        }
        if let Some(session) = self.desk.session() {
            self.loose.update_value(|loose| {
                loose.insert(session.plan().id, session);
            });
        }
    }

    /// Closes the open plan, if there is one.
    pub fn close(self) {
        if self.desk.in_hand().is_none() {
            return;
        }
        self.leave_nothing_behind();
        self.put_away();
        self.let_go();
    }

    pub(super) fn let_go(self) {
        self.desk.lay(None);
        self.claim();
        self.saved.set(Saved::Yes);
    }

    /// Replaces the open plan with another version of it, as one step; false if that did not work.
    pub fn replace(self, plan: Plan) -> bool {
        if self.desk.may_change() {
            let plan = self.desk.peek(Plan::clone);
            let rest = self.halls.rest;
            rest.then(move |rest| (rest.keep_version)(self, plan, Why::Replaced));
        }
        let replaced = self.desk.replace(plan);
        if replaced {
            // A change to a plan that was only just opened goes unnoticed otherwise.
            self.saved.set(Saved::NotYet);
        }
        replaced
    }
}
