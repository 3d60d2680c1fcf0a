//! Where somebody is, and what is kept of a place while they are elsewhere.

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
    plan::{CostLine, Id},
};

/// What is looked for in the plan, and what comes in its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// The words.
    pub words: String,
    /// What comes in their place.
    pub with: String,
    /// How they are looked for.
    pub options: FindOptions,
}

/// Where somebody is.
#[derive(Clone, Copy)]
pub struct Going {
    /// The place.
    pub route: RwSignal<Route>,
    /// What is looked for in the plan, while somebody goes to and fro between the places.
    pub search: RwSignal<Search>,
    /// The cost line of which all fields are shown.
    pub line: RwSignal<Option<Id<CostLine>>>,
    /// The columns of the cost lines that somebody chose to see, of any plan.
    pub columns: RwSignal<Vec<Column>>,
}

/// Where somebody is on this page.
pub fn going() -> Going {
    expect_context()
}

impl Going {
    /// At the place of the page's address.
    pub fn new() -> Self {
        let columns = Preferences::read().columns;
        let columns = columns.iter().filter_map(|key| Column::of_key(key));
        Self {
            route: RwSignal::new(navigation::current()),
            search: RwSignal::new(Search::default()),
            line: RwSignal::new(None),
            columns: RwSignal::new(columns.collect()),
        }
    }

    /// Follows the address of the page, for as long as the page lives; `leave` is done when
    /// somebody goes elsewhere.
    pub fn follow_address(self, leave: impl Fn() + 'static) {
        EventListener::new(&window(), "hashchange", move |_| {
            let route = navigation::current();
            if route != self.route.get_untracked() {
                self.route.set(route);
                leave();
                device::after_drawing(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                });
                device::focus(MAIN.to_owned());
            }
        })
        .forget();
    }
}
