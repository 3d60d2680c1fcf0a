//! All plans in one file: out, and back in.

use std::sync::Arc;

use gloo_file::{Blob, File};
use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{Desk, new_id},
        going::{navigation, route::Route},
    },
    check::{self, Counts},
    exchange::{self, Arrival, Collection, Entry, Unreadable},
    figures,
    plan::{Id, Plan},
};

/// What came of the plans in a file of all plans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// The name of the file.
    pub file: String,
    /// Plans that were not here.
    pub new: usize,
    /// Plans that were here and are the same.
    pub same: usize,
    /// Plans that were here and differ: both are kept.
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

impl Desk {
    /// Downloads every plan that can be read in one file.
    pub fn download_all(self) {
        let listed = self.listing().0.plans.into_iter();
        let plans: Vec<Plan> = listed
            .filter_map(|listed| self.find(listed.head.id))
            .collect();
        let name = exchange::file_name_of_all(device::today());
        let text = exchange::write_all(&plans, &[]);
        let file = Blob::new_with_options(text.as_str(), Some("application/json"));
        self.hand_over(&name, file);
    }

    /// Opens a file of all plans that somebody chose.
    pub fn open_all(self, file: File) {
        self.read_bytes(
            file,
            exchange::MOST_BYTES_OF_ALL,
            Box::new(move |name, bytes| self.take_all(name, &bytes)),
        );
    }

    /// Takes in the plans of a file of all plans, next to what is here.
    pub fn take_all(self, file: String, bytes: &[u8]) {
        let collection = match exchange::read_all(bytes) {
            Ok(collection) => collection,
            Err(error) => return self.refuse(file, &error),
        };
        self.failure.set(None);
        let Collection {
            entries, cut_off, ..
        } = collection;
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
            self.say(self.words().plans_added(count), Some(take_back));
        }
    }

    /// Takes in one plan; the id under which it is kept when it was added.
    fn take_one(self, mut plan: Plan, taken: &mut Taken) -> Option<Id<Plan>> {
        let here = self.find(plan.id);
        match exchange::arrival(here.as_ref(), &plan) {
            Arrival::Same => {
                taken.same += 1;
                return None;
            }
            Arrival::New => {}
            Arrival::Differs => {
                plan.id = new_id();
                plan.title = self.words().copy_of(&plan.title);
            }
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
