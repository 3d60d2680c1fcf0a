//! Saves also go to the disk, and are restored from there if local storage lost them.

use std::{cell::Cell, collections::BTreeSet, rc::Rc};

use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task};

use crate::{
    app::keeping::{
        Keeping,
        halls::{Bring, Rest},
        saving::Saved,
        versions::Why,
    },
    keep::{
        BrowserStorage, Returned, Shelf, StorageFault, all_on_disk, put_on_disk, rescue,
        take_from_disk,
    },
    plan::{Id, Plan},
};

/// How long the disk may take before the page says that it is waiting, in milliseconds.
const NOTICED: u32 = 700;
/// How long the page waits for the database before it starts without it, in milliseconds.
const PATIENCE: u32 = 2_000;

/// What is on its way to the database.
#[derive(Default)]
pub struct ToDisk {
    /// The plans whose newest text it does not have yet.
    plans: BTreeSet<Id<Plan>>,
    /// Whether one of them is being written.
    under_way: bool,
    /// When the page says that it is waiting for the disk.
    slow: Option<Timeout>,
    /// Whether the page has said that there is no database.
    told: bool,
}

/// What the database has of a plan.
pub type Text = (Id<Plan>, String);

/// What was restored from the database before the page was shown.
#[derive(Default)]
pub struct BroughtBack {
    /// The plans whose newest save local storage had lost.
    plans: Vec<Id<Plan>>,
    /// The texts of those that were newer there, but for which local storage had no room.
    no_place: Vec<String>,
}

/// Restores what local storage lost, then starts the page; a database that does not answer does not
/// keep it from starting. Only if something was lost does it wait for the hall that reads plans.
pub fn bring_back_then(reading: Bring<Rest>, start: impl Fn(BroughtBack) + 'static) {
    let start = Rc::new(start);
    let started = Rc::new(Cell::new(false));
    let (late, late_start) = (Rc::clone(&started), Rc::clone(&start));
    let patience = Timeout::new(PATIENCE, move || {
        if !late.replace(true) {
            late_start(BroughtBack::default());
        }
    });
    // The page brings in the runtime of Leptos, and does not exist yet.
    wasm_bindgen_futures::spawn_local(async move {
        let mut texts = all_on_disk().await.unwrap_or_default();
        drop(patience);
        if started.replace(true) {
            return;
        }
        let shelf = Shelf::of_labels(BrowserStorage);
        texts.retain(|(id, text)| !shelf.has(*id, text));
        let lost = !texts.is_empty();
        start(match if lost { reading().await.ok() } else { None } {
            Some(rest) => (rest.bring_back)(&texts),
            None => BroughtBack::default(),
        });
    });
}

/// Restores what local storage lost.
pub fn bring_back(texts: &[Text]) -> BroughtBack {
    let mut shelf = Shelf::new(BrowserStorage);
    let mut back = BroughtBack::default();
    for (id, text) in texts {
        match shelf.take_back(*id, text) {
            Returned::Back { .. } => back.plans.push(*id),
            Returned::NoPlace(_) => back.no_place.push(text.clone()),
            Returned::Known | Returned::Damaged | Returned::Later => {}
        }
    }
    back
}

impl Keeping {
    /// Says what was restored from the database.
    pub fn say_brought_back(self, back: BroughtBack) {
        let words = self.saying.words();
        for plan in back.no_place.iter().filter_map(|text| rescue(text)) {
            self.saying.say(words.not_brought_back(&plan.title));
            self.keep_version(plan, Why::OnDisk);
        }
        let plans = back.plans.iter().filter_map(|id| self.find(*id));
        let titles: Vec<String> = plans.map(|plan| plan.title).collect();
        match titles.as_slice() {
            [] => {}
            [title] => self.saying.say(words.brought_back_one(title)),
            titles => {
                let count = u64::try_from(titles.len()).unwrap_or(u64::MAX);
                self.saying.say(words.brought_back(count));
            }
        }
    }

    /// Brings the database up to date with the shelf for this plan, one write after the other: two
    /// at once could end with the older text.
    pub fn follow_on_disk(self, plan: Id<Plan>) {
        let begins = self.remember(|own| {
            let to_disk = &mut own.to_disk;
            to_disk.plans.insert(plan);
            to_disk.slow = Some(Timeout::new(NOTICED, move || {
                let waits = self.saved.get_untracked() == Saved::Here;
                self.waits_for_disk.set(waits);
            }));
            !std::mem::replace(&mut to_disk.under_way, true)
        });
        if begins != Some(true) {
            return;
        }
        task::spawn_local(async move {
            while let Some(plan) = self.next_to_disk() {
                let text = self.shelf.with_value(|shelf| shelf.text(plan));
                let put = match &text {
                    Some(text) => put_on_disk(plan, text).await,
                    None => take_from_disk(plan).await,
                };
                self.is_on_disk(plan, put);
            }
        });
    }

    fn next_to_disk(self) -> Option<Id<Plan>> {
        let next = self.remember(|own| {
            let next = own.to_disk.plans.pop_first();
            own.to_disk.under_way = next.is_some();
            next
        });
        next.flatten()
    }

    /// The last text written of this plan is on the disk, or cannot go there.
    fn is_on_disk(self, plan: Id<Plan>, put: Result<(), StorageFault>) {
        let newer = self.own.with_value(|own| own.to_disk.plans.contains(&plan));
        if newer || self.desk.in_hand() != Some(plan) || self.saved.get_untracked() != Saved::Here {
            return;
        }
        if put == Err(StorageFault::Full) {
            return self.waits_for_disk.set(true);
        }
        self.waits_for_disk.set(false);
        self.saved.set(Saved::Yes);
        if put.is_err() {
            let told = self.remember(|own| std::mem::replace(&mut own.to_disk.told, true));
            if told == Some(false) {
                self.saying.say(self.saying.words().no_database());
            }
        }
    }
}
