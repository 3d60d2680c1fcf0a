//! The published JSON Schema: it matches the types, and every written plan conforms to it.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::{collections::BTreeSet, env, fs};

use jsonschema::Validator;
use sectorplan::{
    exchange,
    plan::{Kind, Language, Status, sample::sample},
};
use serde_json::{Value, json};

const PUBLISHED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/public/schema/sectorplan-1.json"
);
/// A plan with every field of every noun filled in somewhere; as a plan it makes no sense.
const EVERYTHING: &str = include_str!("../data/everything.json");

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .unwrap()
}

fn everything() -> Value {
    serde_json::from_str(EVERYTHING).unwrap()
}

/// Plans that together make every choice: for those that exclude each other, such as the kind of
/// the plan, a copy each.
fn every_choice() -> Vec<Value> {
    let with = |field: &str, value: Value| {
        let mut plan = everything();
        plan[field] = value;
        plan
    };
    let kinds = Kind::ALL.iter().map(|kind| with("kind", json!(kind)));
    let statuses = Status::ALL
        .iter()
        .map(|status| with("status", json!(status)));
    let languages = Language::ALL
        .iter()
        .map(|language| with("language", json!(language)));
    let known = json!({ "known": { "scheme": "sectorplannen", "edition": "2014" } });
    let own = json!({ "own": everything()["scheme"]["own"] });
    let schemes = [known, own].map(|scheme| with("scheme", scheme));
    kinds
        .chain(statuses)
        .chain(languages)
        .chain(schemes)
        .collect()
}

/// The fields and choices of the schema that this value has, by the place where they are declared.
fn collect(schema: &Value, value: &Value, root: &Value, held: &mut BTreeSet<String>, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let declared = root.pointer(name.trim_start_matches('#')).unwrap();
        return collect(declared, value, root, held, name);
    }
    for any in ["anyOf", "oneOf"] {
        for (index, choice) in schema[any].as_array().into_iter().flatten().enumerate() {
            let fits = choice.get("const").map_or_else(
                || {
                    let required = choice["required"][0].as_str();
                    choice.get("$ref").is_some()
                        || required.is_some_and(|name| value.get(name).is_some())
                },
                |known| known == value,
            );
            if fits {
                held.insert(format!("{at}/{any}/{index}"));
                collect(choice, value, root, held, &format!("{at}/{any}/{index}"));
            }
        }
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            held.insert(format!("{at}/properties/{name}"));
            collect(field, value, root, held, &format!("{at}/properties/{name}"));
        }
    }
    for item in value.as_array().into_iter().flatten() {
        collect(&schema["items"], item, root, held, &format!("{at}/items"));
    }
    if schema.get("properties").is_none() {
        for (_, item) in value.as_object().into_iter().flatten() {
            collect(
                &schema["additionalProperties"],
                item,
                root,
                held,
                &format!("{at}/more"),
            );
        }
    }
}

/// All fields and choices that the schema declares.
fn declared(schema: &Value, at: &str, all: &mut BTreeSet<String>) {
    for any in ["anyOf", "oneOf"] {
        for (index, choice) in schema[any].as_array().into_iter().flatten().enumerate() {
            if choice["type"] != "null" {
                all.insert(format!("{at}/{any}/{index}"));
                declared(choice, &format!("{at}/{any}/{index}"), all);
            }
        }
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        all.insert(format!("{at}/properties/{name}"));
        declared(field, &format!("{at}/properties/{name}"), all);
    }
    for (name, noun) in schema["$defs"].as_object().into_iter().flatten() {
        declared(noun, &format!("#/$defs/{name}"), all);
    }
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

#[test]
fn the_plan_with_everything_leaves_no_field_and_no_choice_out() {
    let schema = exchange::schema();
    let (mut all, mut held) = (BTreeSet::new(), BTreeSet::new());
    declared(&schema, "#", &mut all);
    for plan in every_choice() {
        collect(&schema, &plan, &schema, &mut held, "#");
    }
    let left_out: Vec<&String> = all.difference(&held).collect();
    assert_eq!(
        left_out,
        Vec::<&String>::new(),
        "fill them in tests/data/everything.json"
    );
}

#[test]
fn every_field_and_choice_is_read_written_and_accepted_by_the_schema() {
    let validator = validator(&exchange::schema());
    for json in every_choice() {
        let plan = exchange::read(&json.to_string()).unwrap();
        assert_eq!(plan.set_aside(), []);
        assert!(plan.unknown.is_empty());
        let written = exchange::write(&plan);
        assert_eq!(exchange::read(&written).as_ref(), Ok(&plan));
        validator
            .validate(&serde_json::from_str(&written).unwrap())
            .unwrap();
    }
}

#[test]
fn the_sample_plan_fits_the_schema() {
    let written = exchange::write_compact(&sample(20));
    let validator = validator(&exchange::schema());
    validator
        .validate(&serde_json::from_str(&written).unwrap())
        .unwrap();
}

#[test]
fn what_does_not_belong_in_a_plan_does_not_fit_the_schema() {
    let validator = validator(&exchange::schema());
    let wrong = |pointer: &str, value: Value| {
        let mut plan = everything();
        *plan.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&plan), "{pointer}");
    };
    assert!(validator.is_valid(&everything()));
    wrong("/title", json!(5));
    wrong("/measures", json!({}));
    wrong("/measures/0/id", json!("one"));
    wrong("/targets/0/quantity", json!(0.5));
    wrong("/targets/0/quantity", json!("-1"));
    wrong("/targets/0/due", json!("2014-02-31"));
    wrong("/cost_lines/0/unit_price", json!(1_000_000_000_000_001_u64));
    wrong("/kind", json!("something"));
    wrong("/format/name", json!("package"));
    wrong("/format/major", json!(2));
}
