//! Going from place to place, by the fragment of the page's address.

use leptos::prelude::window;
use uuid::Uuid;

use crate::{
    app::going::route::{Place, Route},
    check::Subject,
    plan::{Id, Indicator, IndicatorOf, Plan, Realisation, RealisationOf, Section},
};

/// Where the address of the page leads.
pub fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a place; the browser's back button leads back.
pub fn go(route: Route) {
    // A browser that refuses leaves the page where it is.
    let _ = window().location().set_hash(&route.fragment());
}

/// The id of the element in which a field of an item is edited.
pub fn element_id(item: Uuid, field: &str) -> String {
    format!("{field}-{}", item.simple())
}

/// Where a field is edited.
pub struct Spot {
    /// The page it is on.
    pub place: Place,
    /// The heads of the folds around it, from the outside.
    pub folds: Vec<String>,
    /// The id of its element.
    pub field: String,
}

/// Where a field is edited, by its name in the file; empty for the subject as a whole.
pub fn spot_of(plan: &Plan, about: Subject, field: &str) -> Spot {
    let page = |place, item: Uuid| Spot {
        place,
        folds: Vec::new(),
        field: element_id(item, field),
    };
    match about {
        Subject::Theme(id) => page(Place::Theme(id), id.uuid()),
        Subject::Measure(id) => page(Place::Measure(id), id.uuid()),
        Subject::Target(id) => {
            let measure = plan.targets.get(id).map(|target| target.measure);
            let there = measure.filter(|measure| plan.measures.get(*measure).is_some());
            let basis = matches!(field, "baseline" | "verification" | "groups" | "phasing");
            Spot {
                folds: basis
                    .then(|| element_id(id.uuid(), "basis"))
                    .into_iter()
                    .collect(),
                ..page(there.map_or(Place::MEASURES, Place::Measure), id.uuid())
            }
        }
        Subject::Indicator(id) => indicator(plan, id, field),
        Subject::Realisation(id) => realisation(plan, id),
        Subject::Plan if field == "waivers" => page(Place::Checks, plan.id.uuid()),
        Subject::Plan => page(Place::Section(about.section(field)), plan.id.uuid()),
        Subject::Assignment(id) => {
            let section = plan.assignments.get(id).map(|task| task.section);
            in_fold(
                section.map_or(Place::Overview, Place::Section),
                id.uuid(),
                field,
            )
        }
        Subject::SetAside { .. } => Spot {
            place: Place::Checks,
            folds: Vec::new(),
            field: "set-aside".to_owned(),
        },
        about => in_fold(
            Place::Section(about.section(field)),
            about.uuid().unwrap_or_default(),
            field,
        ),
    }
}

/// A field in the fold of its item.
fn in_fold(place: Place, item: Uuid, field: &str) -> Spot {
    let head = element_id(item, "");
    Spot {
        place,
        folds: vec![head.clone()],
        field: if field.is_empty() {
            head
        } else {
            element_id(item, field)
        },
    }
}

/// At the goal or the measure that it belongs to, or else among all indicators.
fn indicator(plan: &Plan, id: Id<Indicator>, field: &str) -> Spot {
    let of = plan.indicators.get(id).and_then(|indicator| indicator.of);
    match of {
        Some(IndicatorOf::Goal(goal)) if plan.goals.get(goal).is_some() => {
            let mut spot = in_fold(Place::Section(Section::Goals), id.uuid(), field);
            spot.folds.insert(0, element_id(goal.uuid(), ""));
            spot
        }
        Some(IndicatorOf::Measure(measure)) if plan.measures.get(measure).is_some() => {
            in_fold(Place::Measure(measure), id.uuid(), field)
        }
        _ => in_fold(Place::Section(Section::Indicators), id.uuid(), field),
    }
}

/// At the target or the cost line that it is about, or among what was recorded of the plan and
/// parts of it, or else of nothing.
fn realisation(plan: &Plan, id: Id<Realisation>) -> Spot {
    let of = plan.realisations.get(id).and_then(|it| it.of);
    let row = element_id(id.uuid(), "");
    let among_parts = || Spot {
        place: Place::MEASURES,
        folds: vec![element_id(plan.id.uuid(), "realisation")],
        field: row.clone(),
    };
    let there = match of {
        Some(RealisationOf::Target(target)) => plan.targets.get(target).map(|_| Spot {
            folds: vec![element_id(target.uuid(), "realisation")],
            field: row.clone(),
            ..spot_of(plan, Subject::Target(target), "")
        }),
        Some(RealisationOf::CostLine(line)) => plan.cost_lines.get(line).map(|_| Spot {
            place: Place::Section(Section::Money),
            folds: Vec::new(),
            field: row.clone(),
        }),
        Some(RealisationOf::Measure(id)) => plan.measures.get(id).map(|_| among_parts()),
        Some(RealisationOf::Theme(id)) => plan.themes.get(id).map(|_| among_parts()),
        Some(RealisationOf::TargetGroup(id)) => plan.target_groups.get(id).map(|_| among_parts()),
        Some(RealisationOf::Plan) => Some(among_parts()),
        None => None,
    };
    there.unwrap_or_else(|| Spot {
        place: Place::MEASURES,
        folds: Vec::new(),
        field: element_id(id.uuid(), "of"),
    })
}
