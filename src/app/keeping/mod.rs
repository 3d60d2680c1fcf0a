//! How plans are kept: opened, saved, followed by other tabs, on the disk, in files, in versions.

pub mod all_plans;
pub mod backups;
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

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::{
        desk::{Desk, Saying},
        going::places::Going,
        keeping::{
            all_plans::Taken, durable::ToDisk, halls::Halls, on_disk::OnDisk, saving::Saved,
        },
    },
    edit::{Moment, Session},
    keep::{Backup, BrowserStorage, Channel, Claim, DiskFile, Shelf},
    plan::{Id, Plan},
};

/// How plans are kept. Only a pointer, as the desk is.
#[derive(Clone, Copy)]
pub struct Keeping(&'static Kept);

impl Deref for Keeping {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        self.0
    }
}

/// What is known of it.
pub struct Kept {
    /// Where the plan in hand is.
    pub desk: Desk,
    /// Where is said what came of it.
    pub saying: Saying,
    /// Where somebody is.
    going: Going,
    /// What comes behind the start page.
    pub halls: Halls,
    /// Whether the plan in hand is saved.
    pub saved: RwSignal<Saved>,
    /// When it was last downloaded.
    pub downloaded: RwSignal<Option<u64>>,
    /// Whether a save takes so long to reach the disk that it is said.
    pub waits_for_disk: RwSignal<bool>,
    /// How much of it is in no file yet.
    pub backup: RwSignal<Backup>,
    /// How the file on disk stands.
    pub on_disk: RwSignal<OnDisk>,
    /// What the file on disk is called.
    pub disk_name: RwSignal<String>,
    /// What this tab could not save of a plan before another tab took it over.
    pub left_over: RwSignal<Option<Plan>>,
    /// A plan from a file, while somebody chooses what becomes of it.
    pub arriving: RwSignal<Option<Plan>>,
    /// What came of a file of all plans, until another one comes.
    pub taken: RwSignal<Option<Taken>>,
    /// Counts changes of what is on the shelf, for whoever lists it.
    pub shelf_changes: RwSignal<u32>,
    /// Counts changes of the earlier versions, for whoever lists them.
    pub versions_changed: RwSignal<u32>,
    /// Whether the browser agreed not to clear its storage, where it answers.
    pub stays: RwSignal<Option<bool>>,
    shelf: StoredValue<Shelf<BrowserStorage>>,
    /// Plans that storage would not take; they live as long as the page.
    loose: StoredValue<HashMap<Id<Plan>, Session>>,
    /// What nobody follows.
    own: StoredValue<Own, LocalStorage>,
}

/// What goes on behind the page.
#[derive(Default)]
struct Own {
    /// The right to write the plan in hand.
    claim: Option<Claim>,
    /// The line to other tabs.
    channel: Option<Channel>,
    /// When the plan is taken over from a tab that does not answer.
    impatience: Option<Timeout>,
    /// When what another tab saved is read.
    reading: Option<Timeout>,
    /// When the plan in hand is saved.
    saving: Option<Timeout>,
    /// Whether somebody said to save a plan of which hardly anything is left.
    insists: bool,
    /// When was last looked whether a version is due, and of which plan.
    looked: Option<(Id<Plan>, Moment)>,
    /// How many steps of the plan in hand were counted.
    counted: u64,
    /// Whether the browser was asked not to clear its storage.
    asked_to_stay: bool,
    /// The file on disk, while it is not being written.
    disk: Option<DiskFile>,
    /// When it is written.
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
        // It lives as long as the page.
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
            taken: RwSignal::new(None),
            shelf_changes: RwSignal::new(0),
            versions_changed: RwSignal::new(0),
            stays: RwSignal::new(None),
            shelf: StoredValue::new(Shelf::of_labels(BrowserStorage)),
            loose: StoredValue::new(HashMap::new()),
            own: StoredValue::new_local(Own::default()),
        })))
    }

    /// Reads or changes what nobody follows; `None` once the page is gone.
    fn remember<T>(self, act: impl FnOnce(&mut Own) -> T) -> Option<T> {
        self.own.try_update_value(act)
    }
}
