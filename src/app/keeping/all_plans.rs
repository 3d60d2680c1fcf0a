//! All plans in one file: out, and back in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::{device, download::json},
        going::{navigation, route::Route},
        keeping::{Keeping, opening::Source},
    },
    check::{self, Counts},
    exchange::{self, Arrival, Collection, Entry, Unreadable},
    figures,
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
}

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
        if let Some(all) = self.read(source, most, exchange::read_all).await {
            self.take_all(file, all);
        }
    }

    fn take_all(self, file: String, all: Collection) {
        let Collection {
            entries, cut_off, ..
        } = all;
        let mut taken = Taken {
            file,
            cut_off,
            ..Taken::default()
        };
        let mut added = Vec::new();
        for entry in entries {
            match entry {
                Entry::Whole(plan) => added.extend(self.take_one(*plan, &mut taken)),
                Entry::Changed(plan) => {
                    taken.changed.push(plan.title.clone());
                    added.extend(self.take_one(*plan, &mut taken));
                }
                Entry::Damaged { line, why, .. } => taken.damaged.push((line, why)),
            }
        }
        let count = u64::try_from(added.len()).unwrap_or(u64::MAX);
        self.taken.set(Some(taken));
        navigation::go(Route::Device);
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
        let findings = check::check(&plan, &figures::figures(&plan));
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
