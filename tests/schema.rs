//! The published JSON Schema: it is the one of the types, and every plan that is written fits it.

use std::{collections::BTreeSet, env, fs};

use sectorplan::{
    exchange,
    plan::{Kind, KnownScheme, Language, Plan, Scheme, Status, sample::sample},
};
use serde_json::{Value, json};

const PUBLISHED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/public/schema/sectorplan-1.json"
);
const EVERYTHING: &str = include_str!("data/everything.json");

fn json(plan: &Plan) -> Value {
    serde_json::from_str(&exchange::write_compact(plan)).unwrap()
}

/// Plans that together hold every field and every choice: what can be only one at a time, such
/// as the kind of the plan, in a copy each.
fn every_choice() -> Vec<Plan> {
    let everything = exchange::read(EVERYTHING).unwrap();
    assert_eq!(everything.set_aside(), []);
    let change = |change: &dyn Fn(&mut Plan)| {
        let mut plan = everything.clone();
        change(&mut plan);
        plan
    };
    let kinds = Kind::ALL
        .iter()
        .map(|kind| change(&|plan| plan.kind = *kind));
    let statuses = Status::ALL
        .iter()
        .map(|status| change(&|plan| plan.status = *status));
    let languages = Language::ALL
        .iter()
        .map(|language| change(&|plan| plan.language = *language));
    let known = change(&|plan| {
        plan.scheme = Some(Scheme::Known(KnownScheme {
            scheme: "sectorplannen".into(),
            edition: "2014".into(),
            ..KnownScheme::default()
        }));
    });
    let plans = kinds.chain(statuses).chain(languages).chain([known]);
    plans.collect()
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let mut made = serde_json::to_string_pretty(&exchange::schema()).unwrap();
    made.push('\n');
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(PUBLISHED, &made).unwrap();
    }
    let published = fs::read_to_string(PUBLISHED).unwrap_or_default();
    assert!(
        published == made,
        "the types of the plan changed: run the test with UPDATE_SCHEMA=1 and look at the difference"
    );
}
