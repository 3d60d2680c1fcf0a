//! What another program is told about a plan at the command line: everything the page shows, each
//! field named in the document about it.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::{collections::BTreeSet, fs};

use sectorplan::{
    edit::acts,
    exchange,
    plan::{Id, Kind, Language, Plan, date},
};
use serde_json::{Value, json};

use crate::command_line::{run, run_with};

const DECORBOUW: &str = "public/examples/decorbouw-2027-2028.json";
const METALEKTRO: &str = "public/examples/metalektro-2014-2016.json";
const EVERYTHING: &str = "tests/data/everything.json";
const SET_ASIDE: &str = "tests/data/broken/wrong_side_maps.json";

/// What is reported of a plan, and the exit code.
fn told(command: &str, plan: &str) -> (Value, i32) {
    let run = run_with(&[command, "--json", "--lang", "en", "-"], plan.as_bytes());
    let mut answer: Value = serde_json::from_str(&run.out).unwrap();
    (answer["files"][0]["plan"].take(), run.exit)
}

fn figures(plan: &Plan) -> Value {
    told("figures", &exchange::write(plan)).0
}

fn opened(file: &str) -> Plan {
    exchange::read(&fs::read_to_string(file).unwrap()).unwrap()
}

fn names(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                all.insert(name.clone());
                names(value, all);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, all)),
        _ => {}
    }
}

/// The sum of a field over rows.
fn sum(rows: &Value, field: &str) -> i64 {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row[field].as_i64().unwrap_or(0)).sum()
}

fn row(amounts: &Value) -> i64 {
    let amounts = amounts.as_array().unwrap().iter();
    amounts.map(|amount| amount.as_i64().unwrap()).sum()
}

#[test]
fn every_field_that_is_told_is_in_the_document() {
    let document = fs::read_to_string("docs/command-line.md").unwrap();
    let mut handed_in = opened(DECORBOUW);
    assert!(acts::submit(&mut handed_in, date(2026, 11, 30)));
    let handed_in = exchange::write(&handed_in);
    let mut all = BTreeSet::new();
    for command in ["figures", "check"] {
        let files = [DECORBOUW, METALEKTRO, EVERYTHING, SET_ASIDE, "no-such.json"];
        let run = run(&[&[command, "--json"][..], &files].concat());
        names(&serde_json::from_str(&run.out).unwrap(), &mut all);
        names(&told(command, &handed_in).0, &mut all);
    }
    let missing: Vec<&String> = all
        .iter()
        .filter(|name| {
            let quoted = [format!("`{name}`"), format!("\"{name}\":")];
            !quoted.iter().any(|quoted| document.contains(quoted))
        })
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn what_nobody_knows_is_null_and_never_zero() {
    let told = figures(&Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl));
    for field in ["progress", "money", "decision", "submitted"] {
        assert_eq!(told[field], Value::Null, "{field}");
    }
    for field in ["costs", "grant", "own_contribution", "grant_share"] {
        assert_eq!(told["stated_money"][field], Value::Null, "{field}");
    }
    for field in ["set_aside", "themes", "measures", "targets", "stated"] {
        assert_eq!(told[field], json!([]), "{field}");
    }
}

#[test]
fn parts_of_the_participants_add_up_to_the_plan() {
    for file in [DECORBOUW, METALEKTRO, EVERYTHING] {
        let told = figures(&opened(file));
        let all = told["participants"]["applications"].as_i64().unwrap();
        for rows in ["target_groups", "regions", "years"] {
            assert_eq!(
                sum(&told["breakdown"][rows], "applications"),
                all,
                "{file} {rows}"
            );
        }
        let of = |rows: &Value| -> i64 {
            let rows = rows.as_array().unwrap().iter();
            rows.map(|row| row["participants"]["applications"].as_i64().unwrap())
                .sum()
        };
        assert_eq!(
            (of(&told["themes"]), of(&told["measures"])),
            (all, all),
            "{file}"
        );
    }
}

#[test]
fn measures_without_a_theme_are_a_row_of_their_own() {
    let mut plan = opened(METALEKTRO);
    let moved = plan.measures.iter().next().unwrap().id;
    plan.measures.update(moved, |measure| measure.theme = None);
    let told = figures(&plan);
    let last = told["themes"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["id"], &last["title"]),
        (&Value::Null, &json!("Without a theme"))
    );
    // A theme that no longer exists counts as none.
    plan.measures
        .update(moved, |measure| measure.theme = Some(Id::numbered(99)));
    assert_eq!(figures(&plan)["themes"], told["themes"]);
}

#[test]
fn money_by_period_adds_up_to_the_money() {
    for file in [DECORBOUW, EVERYTHING] {
        let money = &figures(&opened(file))["money"];
        for calendar in ["years", "half_years"] {
            for field in ["costs", "funding", "gap"] {
                let whole = money[field].as_i64().unwrap();
                assert_eq!(
                    row(&money[calendar][field]),
                    whole,
                    "{file} {calendar} {field}"
                );
            }
        }
        assert_eq!(
            sum(&money["kinds"], "amount"),
            money["funding"].as_i64().unwrap()
        );
        let statuses = money["kinds"].as_array().unwrap().iter();
        let statuses: i64 = statuses.map(|kind| sum(&kind["statuses"], "amount")).sum();
        assert_eq!(statuses, money["funding"].as_i64().unwrap());
        assert_eq!(
            sum(&money["categories"], "costs"),
            money["costs"].as_i64().unwrap()
        );
        assert_eq!(
            sum(&money["parties"], "costs"),
            money["costs"].as_i64().unwrap()
        );
    }
}

#[test]
fn what_one_participation_costs_is_that_of_the_page() {
    let money = &figures(&opened(DECORBOUW))["money"];
    let first = &money["per_participant"]["measures"][0];
    // € 342,630 for 120 people.
    assert_eq!(first["costs"], 285_525);
    // € 3,481,442 for 1,700 applications, except the costs of measures without people.
    assert!(money["per_participant"]["plan"].as_i64().unwrap() < 348_144_200 / 1_700);
}

#[test]
fn the_plan_as_it_was_handed_in_stands_beside_the_plan_as_it_is() {
    let mut plan = opened(METALEKTRO);
    assert!(acts::submit(&mut plan, date(2014, 5, 1)));
    let gone = plan.measures.iter().last().unwrap().id;
    acts::remove(&mut plan, gone);
    let told = figures(&plan);
    let before = &told["submitted"]["figures"]["participants"];
    assert_eq!(
        (&before["applications"], &told["submitted"]["date"]),
        (&json!(2411), &json!("2014-05-01"))
    );
    assert!(told["participants"]["applications"].as_i64() < before["applications"].as_i64());
    assert_eq!(told["submitted"]["error"], Value::Null);
    assert!(told["submitted"]["changes"]["removed"].as_i64() > Some(1));
}

#[test]
fn what_was_set_aside_is_said_and_is_not_well() {
    let checked = run(&["check", "--lang", "en", SET_ASIDE]);
    assert_eq!((checked.exit, checked.err.as_str()), (1, ""));
    let added_up = run(&["figures", "--lang", "en", SET_ASIDE]);
    assert_eq!((added_up.exit, added_up.err.as_str()), (0, ""));
    assert!(added_up.out.contains("18 pieces of the file cannot be read and are not counted:\n- In ‘translations’ something stands under ‘titel’"));
    // A single piece, in a plan in which nothing must be repaired.
    let mut plan: Value = serde_json::from_str(&fs::read_to_string(DECORBOUW).unwrap()).unwrap();
    plan["waivers"] = json!(["no_aim"]);
    for (command, exit) in [("check", 1), ("figures", 0)] {
        let (told, found) = told(command, &plan.to_string());
        assert_eq!(found, exit);
        assert_eq!(
            told["set_aside"],
            json!([{
                "list": "waivers",
                "keys": [],
                "sentence": "The list ‘accepted findings’ holds something that does not belong there.",
            }])
        );
    }
    let (told, _) = told("figures", &fs::read_to_string(SET_ASIDE).unwrap());
    let keys: Vec<&Value> = told["set_aside"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["keys"])
        .collect();
    assert_eq!(
        keys[1],
        &json!(["00000000-0000-4000-8000-000000000021", "fy"])
    );
}
