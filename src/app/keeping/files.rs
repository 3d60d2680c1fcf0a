//! The open plan as a file to download.

use leptos::prelude::*;

use crate::{
    app::{
        browser::{device, download::json},
        keeping::{Keeping, saving::Saved},
    },
    exchange,
    keep::now,
    plan::Plan,
};

impl Keeping {
    /// Downloads the open plan.
    pub fn download(self) {
        self.save_now();
        let plan = self.desk.peek(exchange::stamp);
        let name = exchange::file_name(&plan, device::today());
        if self.saying.hand_over(name, json(&exchange::write(&plan))) {
            self.written(&plan);
        }
    }

    /// Records that the open plan was written to a file as this version of it.
    fn written(self, plan: &Plan) {
        if !self.desk.may_change() {
            return;
        }
        self.desk.set_lineage(plan.lineage.clone());
        self.downloaded.set(Some(now()));
        self.saved.set(Saved::NotYet);
        self.save_now();
        self.in_a_file(self.desk.steps());
    }
}
