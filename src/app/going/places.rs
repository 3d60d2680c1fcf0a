//! Where the user is, and what is remembered of a place while they are elsewhere.

use gloo_events::EventListener;
use leptos::prelude::*;

use crate::{
    app::{
        browser::device::{self, MAIN},
        going::{navigation, route::Route},
    },
    documents::Column,
    edit::FindOptions,
    keep::Preferences,
    plan::{CostLine, Id, Measure},
};

/// What to find in the plan, and what to replace it with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// The replacement.
    pub with: String,
    /// How to look for them.
    pub options: FindOptions,
}

/// Where the user is.
#[derive(Clone, Copy)]
pub struct Going {
    /// The place.
    pub route: RwSignal<Route>,
    /// The search in the plan, kept while the user goes back and forth between places.
    pub search: RwSignal<Search>,
    /// Whether the user is choosing where to go.
    pub seeks: RwSignal<bool>,
    /// The cost line whose fields are all shown.
    pub line: RwSignal<Option<Id<CostLine>>>,
    /// The measure whose cost lines are shown next, alone.
    pub costs_of: RwSignal<Option<Id<Measure>>>,
    /// The columns of the cost lines that the user chose to see, for any plan.
    pub columns: RwSignal<Vec<Column>>,
}

/// Where the user is on this page.
pub fn going() -> Going {
    expect_context()
}

impl Going {
    /// Starts at the place of the page's address.
    pub fn new() -> Self {
        let columns = Preferences::read().columns;
        let columns = columns.iter().filter_map(|key| Column::of_key(key));
        Self {
            route: RwSignal::new(navigation::current()),
            search: RwSignal::new(Search::default()),
            seeks: RwSignal::new(false),
            line: RwSignal::new(None),
            costs_of: RwSignal::new(None),
            columns: RwSignal::new(columns.collect()),
        }
    }

    /// Follows the address of the page as long as the page lives; `leave` runs when the user goes
    /// elsewhere.
    pub fn follow_address(self, leave: impl Fn() + 'static) {
        EventListener::new(&window(), "hashchange", move |_| {
            let route = navigation::current();
            if route != self.route.get_untracked() {
                self.route.set(route);
                leave();
                device::focus(MAIN.to_owned());
                // After the focus, which scrolls past what stands above the page.
                device::after_drawing(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                });
            }
        })
        .forget();
    }
}
