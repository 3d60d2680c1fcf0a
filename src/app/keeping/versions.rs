//! Earlier versions of the open plan: when they are made, and going back to one.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::keeping::Keeping,
    edit::Moment,
    keep::{Saved, Snapshot, SnapshotHead, StorageFault, add_version, due, now, version, versions},
    plan::Plan,
};

/// How often to check whether a version is due, in milliseconds: typing must not wait for it.
const LOOK_EVERY: Moment = 60_000;

/// Why a version is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The user gave it a name.
    Named(String),
    /// Another version replaces it.
    Replaced,
    /// Another tab took over the plan before it was saved.
    LeftOver,
    /// It was found on the disk, newer than in local storage, which has no room for it.
    OnDisk,
}

impl Keeping {
    /// Keeps what was just saved as a version, if one is due.
    pub fn keep_version_when_due(self, saved: Saved) {
        let (plan, now) = (saved.head.id, now());
        let looked = self.own.with_value(|own| own.looked);
        if looked.is_some_and(|(of, when)| of == plan && now.abs_diff(when) < LOOK_EVERY) {
            return;
        }
        self.remember(|own| own.looked = Some((plan, now)));
        spawn_local(async move {
            let Ok(others) = versions(plan).await else {
                return;
            };
            let others = others.heads;
            if due(&others, &saved.packed.mark(), now) {
                let snapshot = Snapshot::new(saved.head, &saved.packed, &others, now, None);
                // If there is no room, there is one version fewer; the plan itself is saved.
                let _ = add_version(&snapshot, now).await;
                self.versions_changed.try_update(|count| *count += 1);
            }
        });
    }

    /// Keeps a plan as a version, and says so if somebody asked for it or if it is not kept.
    pub fn keep_version(self, plan: Plan, why: Why) {
        let words = self.saying.words();
        let told = matches!(why, Why::Named(_));
        spawn_local(async move {
            match self.version_of(&plan, why).await {
                Ok(()) if told => self.saying.say(words.version_kept()),
                Ok(()) => {}
                Err(_) => self.saying.say(words.version_not_kept()),
            }
        });
    }

    /// Keeps a plan as a version, unless that is the newest already.
    pub(super) async fn version_of(self, plan: &Plan, why: Why) -> Result<(), StorageFault> {
        let words = self.saying.words();
        let name = match why {
            Why::Named(name) => Some(name),
            Why::Replaced => None,
            Why::LeftOver => Some(words.left_over_version().to_owned()),
            Why::OnDisk => Some(words.on_disk_version().to_owned()),
        };
        let others = versions(plan.id).await.unwrap_or_default().heads;
        let snapshot = Snapshot::of(plan, &others, now(), name);
        let newest = others.last();
        let known = newest.is_some_and(|last| last.content == snapshot.head.content);
        if known && snapshot.head.name.is_none() {
            return Ok(());
        }
        let kept = add_version(&snapshot, now()).await;
        self.versions_changed.try_update(|count| *count += 1);
        kept
    }

    /// Does something with the plan of an earlier version.
    pub fn with_version(self, head: SnapshotHead, act: impl FnOnce(Plan) + 'static) {
        spawn_local(async move {
            match version(&head).await {
                Some(plan) => act(plan),
                None => self.saying.say(self.saying.words().version_unreadable()),
            }
        });
    }
}
