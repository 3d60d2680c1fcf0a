//! Going from place to place, by the fragment of the page's address.

use gloo_events::EventListener;
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    desk::Desk,
    device,
    route::{Place, Route},
};
use crate::{
    check::{Finding, Subject},
    plan::Plan,
};

/// The id of the heading that gets the focus when a page opens.
pub const MAIN: &str = "inhoud";

/// Where the address of the page leads.
pub fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a place; the browser's back button leads back.
pub fn go(route: Route) {
    // A browser that refuses leaves the page where it is.
    let _ = window().location().set_hash(&route.fragment());
}

impl Desk {
    /// Follows the address of the page, for as long as the page lives.
    pub fn follow_address(self) {
        EventListener::new(&window(), "hashchange", move |_| {
            let route = current();
            if route != self.route.get_untracked() {
                self.route.set(route);
                self.pause();
                device::after_drawing(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                });
                device::focus(MAIN.to_owned());
            }
        })
        .forget();
    }
}

/// The id of the element in which a field of an item is edited.
pub fn element_id(item: Uuid, field: &str) -> String {
    format!("{field}-{}", item.simple())
}

/// Where the field of a finding is edited, and the id of its element.
pub fn field_id(plan: &Plan, finding: &Finding) -> (Place, String) {
    let field = finding.field.name();
    match finding.about {
        Subject::Theme(id) => (Place::Theme(id), element_id(id.uuid(), field)),
        Subject::Measure(id) => (Place::Measure(id), element_id(id.uuid(), field)),
        Subject::Target(id) => {
            let place = finding.measure.map_or(Place::Measures, Place::Measure);
            (place, element_id(id.uuid(), field))
        }
        Subject::Party(id) => (Place::Parties, element_id(id.uuid(), field)),
        Subject::Plan => {
            let place = match field {
                "themes" | "measures" | "targets" => Place::Measures,
                "parties" => Place::Parties,
                _ => Place::Profile,
            };
            (place, element_id(plan.id.uuid(), field))
        }
        Subject::SetAside { .. } => (Place::Checks, "set-aside".to_owned()),
        _ => (Place::Checks, MAIN.to_owned()),
    }
}
