//! The second example: a complete plan of an invented sector.
//!
//! It is written in `tests/data/examples/decorbouw.toml`. `UPDATE_EXAMPLE=1 cargo test --test
//! example_decorbouw is_what_the_program` turns it into a file in the program's own form.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot read the example has failed"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
};

use sectorplan::{
    check::check,
    exchange,
    figures::{figures, unit_price},
    plan::{Cents, CostCategory, CostLine, Execution, FundingKind, Phasing, Plan, Scheme, Section},
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

const HALVES: [[&str; 2]; 4] = [
    ["2027-01-01", "2027-06-30"],
    ["2027-07-01", "2027-12-31"],
    ["2028-01-01", "2028-06-30"],
    ["2028-07-01", "2028-12-31"],
];
const YEARS: [[&str; 2]; 2] = [["2027-01-01", "2027-12-31"], ["2028-01-01", "2028-12-31"]];

fn path(inside: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), inside].iter().collect()
}

fn published() -> PathBuf {
    path("public/examples/decorbouw-2027-2028.json")
}

fn plan() -> Plan {
    exchange::read(&fs::read_to_string(published()).unwrap()).unwrap()
}

/// The plan as written in the table of the example.
fn written() -> Plan {
    let table = fs::read_to_string(path("tests/data/examples/decorbouw.toml")).unwrap();
    let table: toml::Table = table.parse().unwrap();
    let mut plan = serde_json::to_value(table).unwrap();
    let fields = plan.as_object_mut().unwrap();
    let lines = cost_lines(fields);
    fields.insert("cost_lines".into(), lines);
    fields.insert("format".into(), json!({ "name": "sectorplan", "major": 1 }));
    fields.insert("id".into(), json!("#plan"));
    for (list, items) in fields.iter_mut() {
        let Some(items) = items
            .as_array_mut()
            .filter(|_| !["tags", "distinct", "waivers"].contains(&list.as_str()))
        else {
            continue;
        };
        for (place, item) in items.iter_mut().enumerate() {
            let item = item.as_object_mut().unwrap();
            item.entry("id")
                .or_insert(json!(format!("#{list} {place}")));
            item.insert("order".into(), json!(order(place)));
            spread(item, "years", "phasing", &YEARS);
            if let Some(phases) = spread(item, "halves", "phasing", &HALVES) {
                item.insert("phasing".into(), json!({ "typed": phases }));
            }
        }
    }
    let mut ids = BTreeMap::new();
    name_ids(&plan, &mut ids);
    let text = with_ids(plan, &ids).to_string();
    exchange::stamp(&exchange::read(&text).unwrap())
}

/// The cost lines of the budget, each with the shared fields of its category.
fn cost_lines(plan: &mut Map<String, Value>) -> Value {
    let categories = plan.remove("costs").unwrap();
    let budget = plan.remove("budget").unwrap();
    let mut lines = Vec::new();
    for (measure, rows) in budget.as_object().unwrap() {
        for row in rows.as_array().unwrap() {
            let category = row[0].as_str().unwrap();
            let mut line = categories[category].clone();
            let price = if row[4].is_string() {
                "rate"
            } else {
                "unit_price"
            };
            for (field, value) in [
                ("measure", &json!(format!("#{measure}"))),
                ("category", &row[0]),
                ("description", &row[1]),
                ("units", &row[2]),
                ("unit", &row[3]),
                (price, &row[4]),
                ("bearer", &row[5]),
            ] {
                line[field] = value.clone();
            }
            if let Some(halves) = row.get(6) {
                line["halves"] = halves.clone();
            }
            lines.push(line);
        }
    }
    // In the same order as the measures: 10 comes after 9.
    lines.sort_by_key(|line| {
        let code = line["measure"].as_str().unwrap().trim_start_matches("#m");
        code.parse::<u32>().unwrap()
    });
    Value::Array(lines)
}

/// Turns amounts into phases with these periods, and returns them.
fn spread(
    item: &mut Map<String, Value>,
    from: &str,
    to: &str,
    periods: &[[&str; 2]],
) -> Option<Value> {
    let amounts = item.remove(from)?;
    let phases = periods.iter().zip(amounts.as_array().unwrap());
    let phases = phases.map(|([first, last], amount)| {
        json!({ "period": { "first": first, "last": last }, "amount": amount })
    });
    let phases = Value::Array(phases.collect());
    item.insert(to.into(), phases.clone());
    Some(phases)
}

/// A position in a list, with room before and after.
fn order(place: usize) -> String {
    let digit = |number: usize| char::from_digit(u32::try_from(number).unwrap(), 36).unwrap();
    format!("i{}{}i", digit(place / 36), digit(place % 36))
}

/// Gives every name of an item an id, always the same one.
fn name_ids(value: &Value, ids: &mut BTreeMap<String, Uuid>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(name)) = fields.get("id") {
                assert!(name.starts_with('#'), "{name} could be a word as well");
                let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("decorbouw {name}").as_bytes());
                assert!(
                    ids.insert(name.clone(), id).is_none(),
                    "{name} stands twice"
                );
            }
            fields.values().for_each(|value| name_ids(value, ids));
        }
        Value::Array(values) => values.iter().for_each(|value| name_ids(value, ids)),
        _ => {}
    }
}

fn with_ids(value: Value, ids: &BTreeMap<String, Uuid>) -> Value {
    let id = |text: &str| {
        ids.get(text)
            .map_or_else(|| text.to_owned(), Uuid::to_string)
    };
    match value {
        Value::String(text) => Value::String(id(&text)),
        Value::Array(values) => values
            .into_iter()
            .map(|value| with_ids(value, ids))
            .collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter();
            Value::Object(
                fields
                    .map(|(name, value)| (id(&name), with_ids(value, ids)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// What a line costs, in cents: units times the unit price, or that of its rate.
fn amount(plan: &Plan, line: &CostLine) -> i64 {
    // The wages of this plan result in whole cents.
    let rate = line
        .rate
        .and_then(|rate| unit_price(plan.rates.get(rate)?).ok());
    let price = line.unit_price.or(rate).unwrap();
    let units: i64 = line.units.unwrap().to_string().parse().unwrap();
    price.get() * units
}

fn costs(plan: &Plan, of: impl Fn(&CostLine) -> bool) -> i64 {
    let lines = plan.cost_lines.iter().filter(|line| of(line));
    lines.map(|line| amount(plan, line)).sum()
}

fn funded(plan: &Plan, kind: FundingKind) -> i64 {
    let lines = plan.funding.iter().filter(|funding| funding.kind == kind);
    lines
        .filter_map(|funding| funding.amount)
        .map(Cents::get)
        .sum()
}

#[test]
fn the_file_is_what_the_program_would_write() {
    let written = exchange::write(&written());
    if env::var_os("UPDATE_EXAMPLE").is_some() {
        fs::write(published(), written).unwrap();
    } else {
        let published = fs::read_to_string(published()).unwrap();
        assert!(
            published == written,
            "run this test alone with UPDATE_EXAMPLE=1"
        );
    }
}

#[test]
fn there_is_nothing_to_say_about_it() {
    let plan = plan();
    let findings = check(&plan, &figures(&plan));
    let findings: Vec<_> = findings
        .iter()
        .map(|found| (&found.rule, found.about))
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn everything_in_it_is_understood() {
    let plan = plan();
    assert!(plan.set_aside().is_empty(), "{:?}", plan.set_aside());
    let nouns = format!("{plan:?}").replace("unknown: {}", "");
    assert!(!nouns.contains("unknown: {"), "{nouns}");
}

#[test]
fn it_says_that_it_is_invented() {
    let plan = plan();
    assert!(plan.title.contains("fictief voorbeeld"));
    assert!(plan.summary.contains("Dit is een fictief voorbeeld."));
    assert!(
        plan.facts
            .iter()
            .all(|fact| fact.source.contains("(fictief)"))
    );
    let links = plan.attachments.iter().map(|attachment| &attachment.link);
    let links = links.chain(plan.related_plans.iter().map(|related| &related.link));
    for link in links {
        assert!(link.starts_with("https://example.org/"), "{link}");
    }
    assert!(plan.private.is_empty() && plan.comments.is_empty());
}

#[test]
fn more_than_a_hundred_lines_balance_to_the_cent() {
    let plan = plan();
    assert!(plan.cost_lines.len() > 100);
    let costs = costs(&plan, |_| true);
    // 50 % of € 3,481,442 is € 1,740,721.
    let (grant, own) = (
        funded(&plan, FundingKind::Grant),
        funded(&plan, FundingKind::OwnContribution),
    );
    assert_eq!((costs, grant, own), (348_144_200, 174_072_100, 174_072_100));
    let Some(Scheme::Own(scheme)) = &plan.scheme else {
        panic!("it is written for a scheme of its own");
    };
    let within = |limit: Option<Cents>| limit.unwrap().get();
    assert!((within(scheme.minimum)..=within(scheme.maximum)).contains(&grant));
    assert_eq!(scheme.rate, Some(50_u32.into()));
}

#[test]
fn companies_give_in_kind_what_they_bear() {
    let plan = plan();
    let companies = plan
        .parties
        .iter()
        .find(|party| party.name == "Deelnemende bedrijven");
    let companies = companies.unwrap().id;
    let borne = costs(&plan, |line| line.bearer == Some(companies));
    let given = plan
        .funding
        .iter()
        .find(|funding| funding.party == Some(companies));
    assert_eq!(given.unwrap().amount.unwrap().get(), borne);
    for line in plan.cost_lines.iter() {
        assert_eq!(line.in_kind, line.category == CostCategory::WagesOfAbsence);
    }
}

#[test]
fn what_is_phased_adds_up_to_the_whole() {
    let plan = plan();
    for funding in plan.funding.iter() {
        let Phasing::Typed(phases) = &funding.phasing else {
            panic!("{}", funding.note);
        };
        let sum: i64 = phases.iter().map(|phase| phase.amount.get()).sum();
        assert_eq!(sum, funding.amount.unwrap().get(), "{}", funding.note);
    }
    for target in plan.targets.iter() {
        let phases = target
            .phasing
            .iter()
            .map(|phase| phase.amount.whole().unwrap());
        assert_eq!(
            phases.sum::<u64>(),
            target.quantity.unwrap().whole().unwrap()
        );
    }
}

#[test]
fn every_line_says_all_there_is_to_say() {
    let plan = plan();
    let mut categories = BTreeSet::new();
    for line in plan.cost_lines.iter() {
        let texts = [
            &line.description,
            &line.unit,
            &line.legal_basis,
            &line.substantiation,
        ];
        assert!(texts.iter().all(|text| !text.is_empty()), "{line:?}");
        assert!(line.bearer.is_some() && line.measure.is_some(), "{line:?}");
        assert!(line.unit_price.is_some() != line.rate.is_some(), "{line:?}");
        categories.insert(line.category.clone());
    }
    assert_eq!(categories.len(), 7);
}

#[test]
fn every_measure_is_whole() {
    let plan = plan();
    assert_eq!(plan.measures.len(), 10);
    for measure in plan.measures.iter() {
        let texts = [
            &measure.title,
            &measure.aim,
            &measure.poster_text,
            &measure.approach,
            &measure.preconditions,
            &measure.enforcement,
            &measure.risks,
            &measure.continuation,
        ];
        assert!(
            texts.iter().all(|text| !text.is_empty()),
            "{}",
            measure.code
        );
        assert!(measure.sub_aims.len() > 1 && measure.period.period().is_some());
        assert!(!measure.target_groups.is_empty() && !measure.regions.is_empty());
        assert!(!measure.bottlenecks.is_empty() && !measure.goals.is_empty());
        assert!(matches!(&measure.execution, Execution::By(parties) if parties.len() > 1));
        assert!(plan.targets_of(measure.id).count() > 0);
        assert!(costs(&plan, |line| line.measure == Some(measure.id)) > 0);
    }
    let themes = plan.themes.iter().flat_map(|theme| &theme.scheme_themes);
    assert_eq!(themes.collect::<BTreeSet<_>>().len(), 6);
}

/// Worked out by hand: 120 + 240 + 80, 360 + 150 + 90, 20 × 6 × 3 + 60 + 60 and 110 + 70
/// applications, of which 40, 25 and 50 are by people already counted.
#[test]
fn seventeen_hundred_applications_are_of_fewer_people() {
    let plan = plan();
    let figures = figures(&plan);
    let by_theme = plan.themes.iter().map(|theme| {
        let headcount = figures.theme(theme.id).unwrap();
        (headcount.applications, headcount.people)
    });
    let by_theme: Vec<_> = by_theme.collect();
    assert_eq!(by_theme, [(440, 440), (600, 535), (480, 480), (180, 130)]);
    assert_eq!(
        (figures.plan.applications, figures.plan.people),
        (1_700, 1_585)
    );
    assert!(!figures.plan.lower_bound);
}

#[test]
fn every_section_has_something_in_it() {
    let plan = plan();
    for section in plan.sections() {
        let filled = match section {
            Section::Profile => plan.credit.producer.is_some(),
            Section::Mission => !plan.mission.is_empty() && !plan.ambition.is_empty(),
            Section::Goals => plan.goals.len() > 10,
            Section::LabourMarket => plan.facts.len() > 10 && plan.series.len() > 2,
            Section::Bottlenecks => plan.bottlenecks.iter().all(|one| !one.facts.is_empty()),
            Section::Measures => !plan.targets.is_empty(),
            Section::Parties => plan.parties.len() > 10,
            Section::Money => !plan.rates.is_empty() && !plan.stated.is_empty(),
            Section::Activities => plan.activities.len() > 25,
            Section::Regions => !plan.target_groups.is_empty() && !plan.regions.is_empty(),
            Section::Documents => !plan.attachments.is_empty() && !plan.related_plans.is_empty(),
            other => panic!("{other:?} is no section of a sector plan"),
        };
        assert!(filled, "{section:?}");
    }
}
