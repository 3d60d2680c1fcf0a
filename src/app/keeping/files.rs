//! The open plan as a file to download.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::{
            device,
            download::{Handed, json},
        },
        keeping::{Keeping, saving::Saved},
    },
    exchange,
    keep::now,
    plan::{Id, Plan},
};

impl Keeping {
    /// Downloads the open plan.
    pub fn download(self) {
        self.save_now();
        let plan = self.desk.peek(exchange::stamp);
        let name = exchange::file_name(&plan, device::today());
        let content = json(&exchange::write(&plan));
        // What is typed next is a step of its own, which is not in this file.
        self.desk.pause();
        let (behind, file) = (self.desk.behind(), name.clone());
        self.saying
            .hand_over_then(name, content, move |handed| match handed {
                Handed::ToBrowser => {
                    let before = self.downloaded.get_untracked();
                    self.written(&plan);
                    self.given_to_browser();
                    let not_there = Arc::new(move || self.not_there(plan.id, before));
                    let words = self.saying.words();
                    self.saying.say_with_act(
                        words.given_to_browser(file),
                        words.given_not_there(),
                        not_there,
                    );
                }
                // Where somebody put it, it is.
                Handed::Shared => {
                    self.written(&plan);
                    self.in_a_file(behind);
                }
                Handed::Cancelled | Handed::Refused => {}
            });
    }

    /// Takes back that a file was given to the browser, because somebody did not find it.
    fn not_there(self, plan: Id<Plan>, before: Option<u64>) {
        if self.desk.in_hand() == Some(plan) && self.desk.may_change() {
            self.looked_for_file(false);
            self.downloaded.set(before);
            self.saved.set(Saved::NotYet);
            self.save_now();
        }
        self.saying.say(self.saying.words().given_help());
    }

    /// Records that the open plan was written to a file as this version of it.
    fn written(self, plan: &Plan) {
        if !self.desk.may_change() || self.desk.in_hand() != Some(plan.id) {
            return;
        }
        self.desk.set_lineage(plan.lineage.clone());
        self.downloaded.set(Some(now()));
        self.saved.set(Saved::NotYet);
        self.save_now();
    }
}
