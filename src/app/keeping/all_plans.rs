//! All plans in one file: out, and back in.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::{
    app::{
        browser::{device, download::json},
        going::{navigation, route::Route},
        keeping::{Keeping, opening::Source},
    },
    check::{self, Counts},
    exchange::{self, Arrival, Entry, Pieces, Unreadable},
    figures,
    keep::now,
    plan::{Id, Plan},
};

/// The result of opening a file of all plans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// The name of the file.
    pub file: String,
    /// Plans that were not here.
    pub new: usize,
    /// Plans that were here already, unchanged.
    pub same: usize,
    /// Plans that were here in another version: both are kept.
    pub copies: usize,
    /// Titles of plans that were changed since they were written to the file.
    pub changed: Vec<String>,
    /// Titles of plans that storage would not take.
    pub not_kept: Vec<String>,
    /// Lines of the file that cannot be read.
    pub damaged: Vec<(usize, Unreadable)>,
    /// Whether the end of the file is missing.
    pub cut_off: bool,
    /// How many plans were not read because the user stopped.
    pub not_read: usize,
}

/// How far the opening of a file of all plans is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taking {
    /// How many plans were read.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// How long plans are read before the page answers again, in milliseconds.
const AT_A_TIME: u64 = 50;

impl Keeping {
    /// Downloads every plan that can be read in one file.
    pub fn download_all(self) {
        let listed = self.listing().0.plans.into_iter();
        let plans: Vec<Plan> = listed
            .filter_map(|listed| self.find(listed.head.id))
            .collect();
        let name = exchange::file_name_of_all(device::today());
        let text = exchange::write_all(&plans, &[]);
        self.saying.hand_over(name, json(&text));
    }

    /// Opens all plans in a file, alongside those here.
    pub async fn open_all(self, source: Source) {
        let (file, most) = (source.name(), exchange::MOST_BYTES_OF_ALL);
        if let Some(all) = self.read(source, most, exchange::pieces).await {
            self.take_all(file, &all).await;
        }
    }

    /// Reads plan after plan, and lets the page answer in between: there may be thousands.
    async fn take_all(self, file: String, all: &Pieces) {
        let mut taken = Taken {
            file,
            cut_off: all.is_cut_off(),
            ..Taken::default()
        };
        let mut added = Vec::new();
        let mut paused = now();
        let of = all.len();
        self.taken.set(None);
        self.taking.set(Some(Taking { done: 0, of }));
        navigation::go(Route::Device);
        device::focus("taking".to_owned());
        for done in 0..of {
            if now() - paused >= AT_A_TIME {
                self.taking.update(|taking| {
                    *taking = taking.map(|taking| Taking { done, ..taking });
                });
                TimeoutFuture::new(0).await;
                paused = now();
            }
            if self.taking.get_untracked().is_none() {
                taken.not_read = of - done;
                break;
            }
            for entry in all.read(done) {
                match entry {
                    Entry::Whole(plan) => added.extend(self.take_one(*plan, &mut taken)),
                    Entry::Changed(plan) => {
                        taken.changed.push(plan.title.clone());
                        added.extend(self.take_one(*plan, &mut taken));
                    }
                    Entry::Damaged { line, why, .. } => taken.damaged.push((line, why)),
                }
            }
        }
        self.taking.set(None);
        let count = u64::try_from(added.len()).unwrap_or(u64::MAX);
        self.taken.set(Some(taken));
        device::focus("taken".to_owned());
        if count > 0 {
            let take_back = Arc::new(move || {
                for plan in &added {
                    self.discard(*plan);
                }
                self.taken.set(None);
            });
            self.saying
                .say_with_undo(self.saying.words().plans_added(count), Some(take_back));
        }
    }

    /// Adds one plan; returns the id it is kept under, if it was added.
    fn take_one(self, mut plan: Plan, taken: &mut Taken) -> Option<Id<Plan>> {
        let here = self.find(plan.id);
        match exchange::arrival(here.as_ref(), &plan) {
            Arrival::Same => {
                taken.same += 1;
                return None;
            }
            Arrival::New => {}
            Arrival::Differs => plan = self.copy_of(&plan),
        }
        let findings = check::check_on(&plan, &figures::figures(&plan), device::today());
        let findings = Some(Counts::of(&findings));
        if self.keep(&plan, None, findings).is_err() {
            taken.not_kept.push(plan.title);
            return None;
        }
        if here.is_some() {
            taken.copies += 1;
        } else {
            taken.new += 1;
        }
        Some(plan.id)
    }
}
