//! The file on disk that is kept up to date with the open plan.

use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::device,
        keeping::{Keeping, opening::Source},
    },
    edit::Moment,
    exchange,
    keep::{DiskFault, DiskFile, now},
    plan::{Id, Plan},
};

/// How long after a save the file is written, in milliseconds.
const PAUSE: u32 = 1_000;
/// How long writing it may take before the page says that it does not work, in milliseconds.
const PATIENCE: u32 = 5_000;

/// The state of the file on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDisk {
    /// There is none.
    #[default]
    None,
    /// It is kept up to date; last written at this moment.
    Kept(Option<Moment>),
    /// The browser needs the user's permission first.
    Asks,
    /// Something else changed it, so it is no longer written.
    Changed,
    /// It could not be written.
    Failed,
}

impl Keeping {
    /// Looks for the file of the plan just opened.
    pub fn look_for_disk_file(self) {
        self.remember(|own| own.disk = None);
        self.on_disk.set(OnDisk::None);
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        spawn_local(async move {
            let Some(file) = DiskFile::of(plan).await else {
                return;
            };
            let state = if file.is_allowed().await {
                OnDisk::Kept(None)
            } else {
                OnDisk::Asks
            };
            self.has_disk_file(plan, file, state);
        });
    }

    fn has_disk_file(self, plan: Id<Plan>, file: DiskFile, state: OnDisk) {
        if self.desk.in_hand() == Some(plan) {
            self.disk_name.set(file.name.clone());
            self.remember(|own| own.disk = Some(file));
            self.on_disk.set(state);
        }
    }

    /// Lets the user choose a file, and keeps it up to date from now on.
    pub fn choose_disk_file(self) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        let name = self
            .desk
            .peek(|plan| exchange::file_name(plan, device::today()));
        spawn_local(async move {
            if let Some(file) = DiskFile::choose(&name).await {
                self.has_disk_file(plan, file, OnDisk::Kept(None));
                self.write_disk_file();
            }
        });
    }

    /// Continues with the file, after the user gave permission.
    pub fn go_on_with_disk_file(self) {
        let Some(file) = self.own.with_value(|own| own.disk.clone()) else {
            return;
        };
        spawn_local(async move {
            if file.ask_leave().await {
                self.on_disk.set(OnDisk::Kept(None));
                self.write_disk_file();
            }
        });
    }

    /// Stops updating the file, which stays where it is.
    pub fn stop_disk_file(self) {
        let Some(plan) = self.desk.in_hand() else {
            return;
        };
        self.remember(|own| own.disk = None);
        self.on_disk.set(OnDisk::None);
        spawn_local(DiskFile::forget(plan));
    }

    /// Opens the content of the file as another plan.
    pub fn open_disk_file(self) {
        let Some(file) = self.own.with_value(|own| own.disk.clone()) else {
            return;
        };
        spawn_local(async move {
            if let Some(plan) = self.read_plan(Source::Disk(file)).await {
                self.arrive_as_copy(&plan);
            }
        });
    }

    /// Writes the file once nothing has been saved for a moment.
    pub fn write_disk_file_soon(self) {
        if matches!(self.on_disk.get_untracked(), OnDisk::Kept(_)) {
            let soon = Timeout::new(PAUSE, move || self.write_disk_file());
            self.remember(|own| own.writing = Some(soon));
        }
    }

    fn write_disk_file(self) {
        let (Some(plan), true) = (self.desk.in_hand(), self.desk.may_change()) else {
            return;
        };
        // One write at a time: while one is in progress, there is no file to take.
        let Some(mut file) = self.remember(|own| own.disk.take()).flatten() else {
            return self.write_disk_file_soon();
        };
        let text = self
            .desk
            .peek(|plan| exchange::write(&exchange::stamp(plan)));
        let behind = self.desk.behind();
        spawn_local(async move {
            // Should it end after all, the page says that.
            let slow = Timeout::new(PATIENCE, move || {
                if self.desk.in_hand() == Some(plan) {
                    self.on_disk.set(OnDisk::Failed);
                }
            });
            let written = file.write(&text).await;
            drop(slow);
            let state = match written {
                Ok(()) => OnDisk::Kept(Some(now())),
                Err(DiskFault::Changed) => OnDisk::Changed,
                Err(DiskFault::NotAllowed) => OnDisk::Asks,
                Err(DiskFault::Failed) => OnDisk::Failed,
            };
            if written.is_ok() {
                file.remember(plan).await;
            }
            if written.is_ok() && self.desk.in_hand() == Some(plan) {
                self.downloaded.set(Some(now()));
                self.in_a_file(behind);
            }
            // The user may have stopped it meanwhile.
            if self.on_disk.get_untracked() != OnDisk::None {
                self.has_disk_file(plan, file, state);
            }
        });
    }
}
