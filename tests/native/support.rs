//! Small plans to test with, made by hand.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test whose plan cannot be made has failed"
)]

use sectorplan::markdown::paste::{ATTRIBUTES, Part};
use sectorplan::plan::{
    Average, Bottleneck, Cents, CostLine, Date, DraftPeriod, Execution, Executor, Fact, Goal, Id,
    Item, Kind, Language, Measure, Party, People, Place, Plan, Quantity, Role, Target, TargetGroup,
    TargetUnit, Theme,
};

pub const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

pub fn day(text: &str) -> Date {
    Date::from(text.parse::<jiff::civil::Date>().unwrap())
}

pub fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

pub fn euros(euros: i64) -> Cents {
    Cents::new(euros * 100).unwrap()
}

pub fn term(first: &str, last: &str) -> DraftPeriod {
    DraftPeriod::between(day(first), day(last))
}

pub fn product(averages: &[&str]) -> People {
    let average = |text: &&str| Average {
        quantity: text.parse().ok(),
        ..Average::default()
    };
    People::Product(averages.iter().map(average).collect())
}

pub fn add<T: Item>(items: &mut sectorplan::plan::Items<T>, item: T) {
    assert!(items.insert(item, Place::Last));
}

/// Marked-up text as a browser takes it apart, if every element that has an end says so.
pub fn html_parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else {
            continue;
        };
        let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
        let (name, rest) = tag.split_at(end);
        let name = name.to_lowercase();
        if name.starts_with('/') {
            parts.push(Part::Close);
        } else if !name.starts_with('!') {
            let void = matches!(name.as_str(), "br" | "col" | "meta" | "hr");
            let attributes = attributes(rest);
            parts.push(Part::Open { name, attributes });
            if void {
                parts.push(Part::Close);
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text.replace("&nbsp;", "\u{a0}")));
        }
    }
    parts
}

fn attributes(mut text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    while let Some((name, rest)) = text.split_once('=') {
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => rest[1..].split_once(quote).unwrap(),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        let name = name.split_whitespace().last().unwrap_or_default();
        let known = ATTRIBUTES.into_iter().find(|known| *known == name);
        found.extend(known.map(|known| (known, value.to_owned())));
        text = after;
    }
    found
}

/// A plan with nothing in it.
pub fn empty() -> Plan {
    Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl)
}

pub fn theme(number: u128) -> Theme {
    Theme {
        id: Id::numbered(number),
        title: format!("Theme {number}"),
        ..Theme::default()
    }
}

/// A measure that lacks nothing but targets and costs.
pub fn measure(number: u128, theme: u128) -> Measure {
    Measure {
        id: Id::numbered(number),
        code: number.to_string(),
        theme: Some(Id::numbered(theme)),
        title: format!("Measure {number}"),
        aim: "More people at work in the sector".into(),
        target_groups: vec![Id::numbered(1)],
        bottlenecks: vec![Id::numbered(1)],
        goals: vec![Id::numbered(1)],
        execution: Execution::By(vec![Executor {
            party: Id::numbered(1),
            ..Executor::default()
        }]),
        ..Measure::default()
    }
}

/// A target that lacks nothing.
pub fn target(number: u128, measure: u128, quantity: u32, people: People) -> Target {
    Target {
        id: Id::numbered(number),
        measure: Id::numbered(measure),
        quantity: Some(quantity.into()),
        unit: Some(TargetUnit::Participant),
        qualifier: "young people".into(),
        people,
        baseline: Some("0".parse().unwrap()),
        due: Some(day("2027-06-01")),
        verification: "attendance lists".into(),
        ..Target::default()
    }
}

/// A cost line of this measure.
pub fn cost_line(number: u128, measure: u128) -> CostLine {
    CostLine {
        id: Id::numbered(number),
        measure: Some(Id::numbered(measure)),
        description: "Trainers".into(),
        units: Some(1.into()),
        // Free of charge, so that it needs no funding.
        unit_price: Some(Cents::ZERO),
        ..CostLine::default()
    }
}

/// A fact that lacks nothing.
pub fn fact(number: u128) -> Fact {
    Fact {
        id: Id::numbered(number),
        title: format!("Fact {number}"),
        source: "Statistics".into(),
        ..Fact::default()
    }
}

/// A bottleneck that lacks nothing but a measure that addresses it.
pub fn bottleneck(number: u128) -> Bottleneck {
    Bottleneck {
        id: Id::numbered(number),
        title: format!("Bottleneck {number}"),
        facts: vec![Id::numbered(1)],
        ..Bottleneck::default()
    }
}

/// A goal that lacks nothing but a measure that serves it.
pub fn goal(number: u128) -> Goal {
    Goal {
        id: Id::numbered(number),
        title: format!("Goal {number}"),
        ..Goal::default()
    }
}

/// A plan with one of each, in which nothing is found.
pub fn sound() -> Plan {
    let mut plan = empty();
    plan.title = "Plan".into();
    plan.sector = "Sector".into();
    plan.mission = "Skilled people, good work".into();
    plan.period = term("2026-01-01", "2027-12-31");
    let lead = Party {
        id: Id::numbered(1),
        name: "Fund".into(),
        roles: vec![Role::LeadApplicant],
        ..Party::default()
    };
    add(&mut plan.parties, lead);
    let group = TargetGroup {
        id: Id::numbered(1),
        name: "Young people".into(),
        ..TargetGroup::default()
    };
    add(&mut plan.target_groups, group);
    add(&mut plan.facts, fact(1));
    add(&mut plan.bottlenecks, bottleneck(1));
    add(&mut plan.goals, goal(1));
    add(&mut plan.themes, theme(1));
    add(&mut plan.measures, measure(1, 1));
    add(&mut plan.targets, target(1, 1, 100, People::Each));
    add(&mut plan.cost_lines, cost_line(1, 1));
    plan
}

/// The targets of the Metalektro plan, as given in FIELD.md: theme, measure, quantity, people.
pub fn metalektro() -> Plan {
    let targets: [(u128, u128, u32, People); 9] = [
        (1, 1, 430, People::Each),
        (1, 2, 13, People::Each),
        (1, 3, 50, People::Each),
        (2, 4, 1_458, People::Each),
        (3, 5, 10, People::None),
        (4, 6, 100, People::None),
        (4, 8, 5, product(&["8", "4"])),
        (5, 11, 100, People::Each),
        (5, 13, 200, People::Each),
    ];
    let mut plan = empty();
    for number in 1..=5 {
        add(&mut plan.themes, theme(number));
    }
    for (theme, number, quantity, people) in targets {
        add(&mut plan.measures, measure(number, theme));
        add(&mut plan.targets, target(number, number, quantity, people));
    }
    plan
}

/// Declares that `shared` of one target are also counted in the other.
pub fn overlap(plan: &mut Plan, one: u128, other: u128, shared: u32) {
    assert!(plan.targets.update(Id::numbered(one), |target| {
        target.overlaps.insert(Id::numbered(other), shared.into());
    }));
}
