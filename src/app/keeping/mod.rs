//! How plans are kept: opened, saved, followed by other tabs, on disk, in files, in versions.

pub mod all_plans;
pub mod backups;
pub mod bin;
pub mod durable;
pub mod files;
pub mod halls;
pub mod on_disk;
pub mod opening;
pub mod saving;
pub mod shelf;
pub mod tabs;
pub mod versions;

use std::{collections::HashMap, ops::Deref};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::{
        desk::{Desk, Saying},
        going::places::Going,
        keeping::{
            all_plans::{Taken, Taking},
            durable::ToDisk,
            halls::Halls,
            on_disk::OnDisk,
            saving::Saved,
        },
    },
    edit::{Moment, Session},
    keep::{Backup, BrowserStorage, Channel, Claim, DiskFile, Listed, Shelf},
    plan::{Id, Plan},
};

/// How plans are kept. Only a pointer, like the desk.
#[derive(Clone, Copy)]
pub struct Keeping(&'static Kept);

impl Deref for Keeping {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        self.0
    }
}

/// The state of how plans are kept.
pub struct Kept {
    /// Where the open plan is.
    pub desk: Desk,
    /// Where results are reported.
    pub saying: Saying,
    /// Where the user is.
    going: Going,
    /// What loads after the start page.
    pub halls: Halls,
    /// Whether the open plan is saved.
    pub saved: RwSignal<Saved>,
    /// When it was last downloaded.
    pub downloaded: RwSignal<Option<u64>>,
    /// Whether a save takes so long to reach the disk that the page says so.
    pub waits_for_disk: RwSignal<bool>,
    /// How much of it is not in any file yet.
    pub backup: RwSignal<Backup>,
    /// The state of the file on disk.
    pub on_disk: RwSignal<OnDisk>,
    /// The name of the file on disk.
    pub disk_name: RwSignal<String>,
    /// What this tab could not save of a plan before another tab took over.
    pub left_over: RwSignal<Option<Plan>>,
    /// A plan from a file, while the user decides what to do with it.
    pub arriving: RwSignal<Option<Plan>>,
    /// A plan that is about to be deleted, while the user decides.
    pub deleting: RwSignal<Option<Listed>>,
    /// The result of opening a file of all plans, until the next one.
    pub taken: RwSignal<Option<Taken>>,
    /// How far the opening of such a file is; set to nothing, it stops.
    pub taking: RwSignal<Option<Taking>>,
    /// Counts changes to the shelf, for views that list it.
    pub shelf_changes: RwSignal<u32>,
    /// Counts changes to the earlier versions, for views that list them.
    pub versions_changed: RwSignal<u32>,
    /// Whether the browser agreed not to clear its storage, once it has answered.
    pub stays: RwSignal<Option<bool>>,
    shelf: StoredValue<Shelf<BrowserStorage>>,
    /// Plans that storage would not take; they live as long as the page.
    loose: StoredValue<HashMap<Id<Plan>, Session>>,
    /// State that is not tracked.
    own: StoredValue<Own, LocalStorage>,
}

/// State behind the page.
#[derive(Default)]
struct Own {
    /// The right to write the open plan.
    claim: Option<Claim>,
    /// The channel to other tabs.
    channel: Option<Channel>,
    /// When to take over the plan from a tab that does not answer, or to write on when nobody took
    /// it.
    impatience: Option<Timeout>,
    /// When this tab last let go and nobody took the plan.
    in_vain: Option<Moment>,
    /// The plan that another tab said it takes away, and when.
    gone: Option<(Id<Plan>, Moment)>,
    /// Asks before the page is left, as long as something is not saved.
    leaving: Option<EventListener>,
    /// When to read what another tab saved.
    reading: Option<Timeout>,
    /// When to save the open plan.
    saving: Option<Timeout>,
    /// Whether the user insisted on saving a plan that is nearly empty.
    insists: bool,
    /// When the page last checked whether a version is due, and of which plan.
    looked: Option<(Id<Plan>, Moment)>,
    /// How many changes were in no file when the open plan was opened.
    before: u64,
    /// Whether the browser was asked not to clear its storage.
    asked_to_stay: bool,
    /// The file on disk, while it is not being written.
    disk: Option<DiskFile>,
    /// When to write it.
    writing: Option<Timeout>,
    /// What is on its way to the database.
    to_disk: ToDisk,
}

/// How plans are kept on this page.
pub fn keeping() -> Keeping {
    expect_context()
}

impl Keeping {
    /// Nothing is known yet.
    pub fn new(desk: Desk, saying: Saying, going: Going, halls: Halls) -> Self {
        // Lives as long as the page.
        Self(Box::leak(Box::new(Kept {
            desk,
            saying,
            going,
            halls,
            saved: RwSignal::new(Saved::Yes),
            downloaded: RwSignal::new(None),
            waits_for_disk: RwSignal::new(false),
            backup: RwSignal::new(Backup::default()),
            on_disk: RwSignal::new(OnDisk::None),
            disk_name: RwSignal::new(String::new()),
            left_over: RwSignal::new(None),
            arriving: RwSignal::new(None),
            deleting: RwSignal::new(None),
            taken: RwSignal::new(None),
            taking: RwSignal::new(None),
            shelf_changes: RwSignal::new(0),
            versions_changed: RwSignal::new(0),
            stays: RwSignal::new(None),
            shelf: StoredValue::new(Shelf::of_labels(BrowserStorage)),
            loose: StoredValue::new(HashMap::new()),
            own: StoredValue::new_local(Own::default()),
        })))
    }

    /// Reads or changes the untracked state; `None` once the page is gone.
    fn remember<T>(self, act: impl FnOnce(&mut Own) -> T) -> Option<T> {
        self.own.try_update_value(act)
    }
}
