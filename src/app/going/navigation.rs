//! Navigation between places, by the fragment of the page's address.

use leptos::prelude::window;
use uuid::Uuid;

use crate::{
    app::going::route::{Place, Route, Tool},
    check::Subject,
    plan::{Id, Indicator, IndicatorOf, Plan, Realisation, RealisationOf, Section, Target},
};

/// Where the address of the page leads.
pub fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a place; the browser's back button leads back.
pub fn go(route: Route) {
    // If the browser refuses, the page stays where it is.
    let _ = window().location().set_hash(&route.fragment());
}

/// The id of the field for the words to find.
pub const WORDS: &str = "find-words";
/// The id of the field for the day on which a plan is handed in.
pub const HANDING_IN_DAY: &str = "handing-in-day";

/// The id of the button that accepts a rule's finding as it is, by the rule's code.
pub fn leave_id(code: &str) -> String {
    format!("leave-{code}")
}

/// The id of the element in which a field of an item is edited.
pub fn element_id(item: Uuid, field: &str) -> String {
    format!("{field}-{}", item.simple())
}

/// Where a field is edited.
pub struct Spot {
    /// The page it is on.
    pub place: Place,
    /// The heads of the folds around it, outermost first.
    pub folds: Vec<String>,
    /// The id of its element.
    pub field: String,
}

impl Spot {
    fn on(place: Place, field: String) -> Self {
        Self {
            place,
            folds: Vec::new(),
            field,
        }
    }
}

/// The id of the button that deals with a remark.
pub fn remark_id(plan: &Plan, about: Subject) -> String {
    let item = about.uuid().filter(|id| !id.is_nil());
    element_id(item.unwrap_or_else(|| plan.id.uuid()), "comments")
}

/// The id of the head of a piece of the file that could not be read.
pub fn piece_id(list: &str, index: usize) -> String {
    format!("set-aside-{list}-{index}")
}

/// Where a field is edited, by its name in the file; empty for the subject as a whole.
pub fn spot_of(plan: &Plan, about: Subject, field: &str) -> Spot {
    let page = |place, item: Uuid| Spot::on(place, element_id(item, field));
    match about {
        // All remarks are dealt with in one place.
        about if field == "comments" => Spot::on(Place::CHECKS, remark_id(plan, about)),
        Subject::Plan => of_plan(plan, field),
        Subject::Theme(id) => page(Place::Theme(id), id.uuid()),
        Subject::Measure(id) => page(Place::Measure(id), id.uuid()),
        Subject::Target(id) => of_target(plan, id, field),
        Subject::Indicator(id) => indicator(plan, id, field),
        Subject::Realisation(id) => realisation(plan, id),
        Subject::Assignment(id) => {
            let section = plan.assignments.get(id).map(|task| task.section);
            let place = section.map_or(Place::Tool(Tool::Overview), Place::Section);
            in_fold(place, id.uuid(), field)
        }
        Subject::SetAside { list, index } => Spot::on(Place::CHECKS, piece_id(list, index)),
        // A plan of one company has a page for each half of a pilot.
        Subject::Pilot(id) if !plan.sections().contains(&Section::Pilots) => {
            let results = field == "results";
            let section = if results {
                Section::Results
            } else {
                Section::Gaps
            };
            let section = Some(section).filter(|one| plan.sections().contains(one));
            let place = Place::Section(section.unwrap_or(Section::Pilots));
            in_fold(place, id.uuid(), field)
        }
        about => in_fold(
            Place::Section(about.section(field)),
            about.uuid().unwrap_or_default(),
            field,
        ),
    }
}

/// Where something of the plan itself is edited.
fn of_plan(plan: &Plan, field: &str) -> Spot {
    let here = |place, field: &str| Spot::on(place, element_id(plan.id.uuid(), field));
    match (field, plan.parties.iter().next()) {
        ("waivers", _) => here(Place::CHECKS, field),
        ("format", _) => Spot::on(Place::CHECKS, leave_id("newer_format")),
        ("words", _) => Spot::on(Place::Tool(Tool::Find), WORDS.to_owned()),
        // A measure is under a theme.
        ("measures", _) => here(Place::MEASURES, "themes"),
        // What is missing among the parties is a party with a role.
        ("parties", Some(party)) => spot_of(plan, Subject::Party(party.id), "roles"),
        _ => here(Place::Section(Subject::Plan.section(field)), field),
    }
}

/// At its measure, or among the targets without one.
fn of_target(plan: &Plan, id: Id<Target>, field: &str) -> Spot {
    let measure = plan.targets.get(id).map(|target| target.measure);
    let Some(measure) = measure.filter(|measure| plan.measures.get(*measure).is_some()) else {
        return Spot::on(Place::MEASURES, element_id(id.uuid(), "measure"));
    };
    let place = Place::Measure(measure);
    let folded = |fold| Spot {
        folds: vec![element_id(id.uuid(), fold)],
        ..Spot::on(place, element_id(id.uuid(), field))
    };
    match field {
        "baseline" | "verification" | "groups" | "phasing" => folded("basis"),
        "realisations" => Spot {
            field: element_id(id.uuid(), "realised"),
            ..folded("realisation")
        },
        "overlaps" => Spot::on(place, overlap_field(plan, id)),
        field => Spot::on(place, element_id(id.uuid(), field)),
    }
}

/// The id of the field for how many of a target another one also counts.
pub fn overlap_id(target: Id<Target>, other: Id<Target>) -> String {
    let other = other.uuid().simple();
    format!("{}-{other}", element_id(target.uuid(), "overlap"))
}

/// The overlap of a target that leads nowhere, or else the button that adds one.
fn overlap_field(plan: &Plan, id: Id<Target>) -> String {
    let target = plan.targets.get(id);
    let mut others = target.into_iter().flat_map(|target| target.overlaps.keys());
    let wrong = others.find(|other| **other == id || plan.targets.get(**other).is_none());
    wrong.map_or_else(
        || element_id(id.uuid(), "overlaps"),
        |other| overlap_id(id, *other),
    )
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

/// At the goal or the measure it belongs to, or else among all indicators.
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

/// At the target or the cost line it is about, among what was recorded of the plan and its parts,
/// or else among what belongs to nothing.
fn realisation(plan: &Plan, id: Id<Realisation>) -> Spot {
    let of = plan.realisations.get(id).and_then(|it| it.of);
    let row = element_id(id.uuid(), "");
    let among_parts = || Spot {
        folds: vec![element_id(plan.id.uuid(), "realisation")],
        ..Spot::on(Place::MEASURES, row.clone())
    };
    let there = match of {
        Some(RealisationOf::Target(target)) => plan.targets.get(target).map(|it| {
            let spot = of_target(plan, target, "");
            // A target without a measure has no page: it must be given one first.
            match plan.measures.get(it.measure) {
                Some(_) => Spot {
                    folds: vec![element_id(target.uuid(), "realisation")],
                    field: row.clone(),
                    ..spot
                },
                None => spot,
            }
        }),
        Some(RealisationOf::CostLine(line)) => plan
            .cost_lines
            .get(line)
            .map(|_| Spot::on(Place::Section(Section::Money), row.clone())),
        Some(RealisationOf::Measure(id)) => plan.measures.get(id).map(|_| among_parts()),
        Some(RealisationOf::Theme(id)) => plan.themes.get(id).map(|_| among_parts()),
        Some(RealisationOf::TargetGroup(id)) => plan.target_groups.get(id).map(|_| among_parts()),
        Some(RealisationOf::Plan) => Some(among_parts()),
        None => None,
    };
    there.unwrap_or_else(|| Spot::on(Place::MEASURES, element_id(id.uuid(), "of")))
}
