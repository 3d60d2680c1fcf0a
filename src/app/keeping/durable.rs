//! Saves also go to the disk, and are restored from there if local storage lost them.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

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
        Before, BrowserStorage, Met, Returned, Shelf, StorageFault, all_on_disk, put_on_disk,
        rescue, take_from_disk,
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
    /// The plans of which it does not have the newest yet.
    plans: BTreeMap<Id<Plan>, Deed>,
    /// Whether one of them is being written.
    under_way: bool,
    /// When the page says that it is waiting for the disk.
    slow: Option<Timeout>,
    /// What the page last said about what keeps work from the disk.
    told: Option<Trouble>,
}

impl ToDisk {
    /// Whether something keeps work from the disk.
    pub const fn is_troubled(&self) -> bool {
        self.told.is_some()
    }
}

/// What the database does with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Put,
    Remove,
}

/// What keeps work from the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no database, or it gives no answer.
    Fault(StorageFault),
    /// A later program wrote the plan there.
    Later,
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
        let late = started.replace(true);
        let shelf = Shelf::of_labels(BrowserStorage);
        // Of a plan that may be open by now, what is newer is met when it goes to the disk.
        let is_here = |id, text: &str| {
            if late {
                shelf.text(id).is_some()
            } else {
                shelf.has(id, text)
            }
        };
        texts.retain(|(id, text)| !is_here(*id, text));
        let lost = !texts.is_empty();
        let back = match if lost { reading().await.ok() } else { None } {
            Some(rest) => (rest.bring_back)(&texts),
            None => BroughtBack::default(),
        };
        if !late {
            start(back);
        } else if let Ok(event) = web_sys::Event::new("storage") {
            // The page lists its plans again, as after a change in another tab.
            let _ = window().dispatch_event(&event);
        }
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
        self.go_to_disk(plan, Deed::Put);
    }

    /// Takes a plan out of the database.
    pub(super) fn leave_disk(self, plan: Id<Plan>) {
        self.go_to_disk(plan, Deed::Remove);
    }

    /// The open plan stands in local storage. Whether it is on the disk too is looked up.
    pub(super) fn stands_here(self) {
        if let Some(plan) = self.desk.in_hand() {
            self.saved.set(Saved::Here);
            self.follow_on_disk(plan);
        }
    }

    fn go_to_disk(self, plan: Id<Plan>, deed: Deed) {
        let begins = self.remember(|own| {
            let to_disk = &mut own.to_disk;
            to_disk.plans.insert(plan, deed);
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
            while let Some((plan, deed)) = self.next_to_disk() {
                match deed {
                    // If something stays, it goes when the page is next started.
                    Deed::Remove => {
                        if take_from_disk(plan).await.is_ok() {
                            let _ = self.shelf.try_update_value(|shelf| shelf.forget(plan));
                        }
                    }
                    Deed::Put => self.put_on_disk(plan).await,
                }
            }
        });
    }

    fn next_to_disk(self) -> Option<(Id<Plan>, Deed)> {
        let next = self.remember(|own| {
            let next = own.to_disk.plans.pop_first();
            own.to_disk.under_way = next.is_some();
            next
        });
        next.flatten()
    }

    async fn put_on_disk(self, plan: Id<Plan>) {
        let Some(text) = self.shelf.with_value(|shelf| shelf.text(plan)) else {
            // Local storage lost it since: whoever notices saves it again.
            return;
        };
        let put = match put_on_disk(plan, &text, None).await {
            Ok(Some(met)) => self.met_on_disk(plan, &text, met).await,
            Ok(None) => Ok(()),
            Err(fault) => Err(Trouble::Fault(fault)),
        };
        self.is_on_disk(plan, put);
    }

    /// The database holds something of this plan that may not be written over just so: it is kept
    /// elsewhere first.
    async fn met_on_disk(self, plan: Id<Plan>, text: &str, met: Met) -> Result<(), Trouble> {
        let kept = match met.before {
            Before::Later => return Err(Trouble::Later),
            Before::Newer => match untrack(|| self.halls.rest.here()) {
                Some(rest) => (rest.keep_newer)(self, plan, met.there.clone()).await,
                // Until it has loaded, there can only be a plan that was started here.
                None => false,
            },
            Before::Damaged | Before::Earlier | Before::Same => self.set_aside(plan, &met.there),
        };
        if !kept {
            return Err(Trouble::Fault(StorageFault::Full));
        }
        match put_on_disk(plan, text, Some(&met.there)).await {
            Ok(None) => Ok(()),
            // Another tab was quicker.
            Ok(Some(_)) => Err(Trouble::Fault(StorageFault::Silent)),
            Err(fault) => Err(Trouble::Fault(fault)),
        }
    }

    fn set_aside(self, plan: Id<Plan>, text: &str) -> bool {
        let aside = self
            .shelf
            .try_update_value(|shelf| shelf.set_aside(plan, text));
        matches!(aside, Some(Ok(())))
    }

    /// Keeps a newer text that was found on the disk, as a version if it can be read, and says so;
    /// false if that did not work.
    pub async fn keep_newer(self, id: Id<Plan>, text: String) -> bool {
        let Some(plan) = rescue(&text) else {
            return self.set_aside(id, &text);
        };
        if self.find(id).as_ref() == Some(&plan) {
            return true;
        }
        let kept = self.version_of(&plan, Why::OnDisk).await.is_ok();
        if kept {
            self.saying
                .say(self.saying.words().newer_on_disk(&plan.title));
        }
        kept
    }

    /// The last text written of this plan is on the disk, or cannot go there.
    fn is_on_disk(self, plan: Id<Plan>, put: Result<(), Trouble>) {
        let newer = self
            .own
            .with_value(|own| own.to_disk.plans.contains_key(&plan));
        if newer || self.desk.in_hand() != Some(plan) || self.saved.get_untracked() != Saved::Here {
            return;
        }
        // Where there is no database, local storage is all that there is.
        let stands = matches!(put, Ok(()) | Err(Trouble::Fault(StorageFault::Blocked)));
        self.waits_for_disk.set(!stands);
        if stands {
            self.saved.set(Saved::Yes);
        }
        let trouble = put.err();
        let told = self.remember(|own| std::mem::replace(&mut own.to_disk.told, trouble));
        self.mind_leaving();
        let Some(trouble) = trouble.filter(|trouble| told != Some(Some(*trouble))) else {
            return;
        };
        let words = self.saying.words();
        self.saying.warn(match trouble {
            Trouble::Fault(StorageFault::Blocked) => words.no_database(),
            Trouble::Fault(StorageFault::Full) => words.disk_full(),
            Trouble::Fault(StorageFault::Silent) => words.disk_silent(),
            Trouble::Later => words.disk_later(),
        });
    }
}
