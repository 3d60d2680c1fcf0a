//! What the page knows of how the plan in hand is kept.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::keeping::{durable::ToDisk, on_disk::OnDisk, tabs::Role},
    edit::Moment,
    keep::{Backup, Channel, Claim, DiskFile},
    plan::{Id, Plan},
};

/// How the plan in hand is kept.
pub struct Keeping {
    /// What this tab may do with it.
    pub role: RwSignal<Role>,
    /// What this tab could not save of a plan before another tab took it over.
    pub left_over: RwSignal<Option<Plan>>,
    /// Whether a save takes so long to reach the disk that it is said.
    pub waits_for_disk: RwSignal<bool>,
    /// Counts changes of the earlier versions, for whoever lists them.
    pub versions_changed: RwSignal<u32>,
    /// How much of it is in no file yet.
    pub backup: RwSignal<Backup>,
    /// How the file on disk stands.
    pub on_disk: RwSignal<OnDisk>,
    /// What the file on disk is called.
    pub disk_name: RwSignal<String>,
    /// Whether the browser agreed not to clear its storage, where it answers.
    pub stays: RwSignal<Option<bool>>,
    /// What nobody follows.
    pub own: StoredValue<Own, LocalStorage>,
}

/// What goes on behind the page.
#[derive(Default)]
pub struct Own {
    /// The right to write the plan in hand.
    pub claim: Option<Claim>,
    /// The line to other tabs.
    pub channel: Option<Channel>,
    /// When the plan is taken over from a tab that does not answer.
    pub impatience: Option<Timeout>,
    /// When what another tab saved is read.
    pub reading: Option<Timeout>,
    /// Whether somebody said to save a plan of which hardly anything is left.
    pub insists: bool,
    /// When was last looked whether a version is due, and of which plan.
    pub looked: Option<(Id<Plan>, Moment)>,
    /// How many steps of the plan in hand were counted.
    pub counted: u64,
    /// Whether the browser was asked not to clear its storage.
    pub asked_to_stay: bool,
    /// The file on disk, while it is not being written.
    pub disk: Option<DiskFile>,
    /// When it is written.
    pub writing: Option<Timeout>,
    /// What is on its way to the database.
    pub to_disk: ToDisk,
}

impl Keeping {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            role: RwSignal::new(Role::Writes),
            left_over: RwSignal::new(None),
            waits_for_disk: RwSignal::new(false),
            versions_changed: RwSignal::new(0),
            backup: RwSignal::new(Backup::default()),
            on_disk: RwSignal::new(OnDisk::None),
            disk_name: RwSignal::new(String::new()),
            stays: RwSignal::new(None),
            own: StoredValue::new_local(Own::default()),
        }
    }
}
