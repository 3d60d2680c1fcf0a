//! Finding and replacing words: everywhere that somebody typed, and nowhere else.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::sound;
use sectorplan::{
    check::Subject,
    edit::{Act, Change, FindOptions, Session, find, replace},
    exchange,
    plan::{Id, Plan, Private, TargetUnit, Texts},
};
use serde_json::Value;

const EVERYTHING: &str = include_str!("../data/everything.json");

/// The texts in a plan that are not searched, by their place in the file: anything that is not
/// prose, names of people, quotations, and what this version cannot know.
const PASSED_OVER: &[&str] = &[
    "assignments.who",
    "attachments.link",
    "comments.*.author",
    "comments.*.text",
    "goals.number",
    "lineage.author",
    "measures.code",
    "practice_cases.link",
    "private.*.contacts.email",
    "private.*.contacts.name",
    "private.*.contacts.telephone",
    "related_plans.link",
    "submission.copy.*",
    "themes.scheme_themes",
    "waivers.finding",
];

/// Calls `see` with every string of a file and its place, which omits positions in lists and ids.
fn strings(value: &mut Value, place: &str, see: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::String(text) => see(place, text),
        Value::Array(all) => all.iter_mut().for_each(|one| strings(one, place, see)),
        Value::Object(fields) => {
            for (name, field) in fields {
                let by_id = name.len() == 36 && name.matches('-').count() == 4;
                let name = if by_id { "*" } else { name };
                let place = if place.is_empty() {
                    name.to_owned()
                } else {
                    format!("{place}.{name}")
                };
                strings(field, &place, see);
            }
        }
        _ => {}
    }
}

/// The places that accept any text: where a word of ours is read and written back.
fn free_texts(file: &Value) -> BTreeSet<String> {
    let mut places: BTreeSet<String> = BTreeSet::new();
    strings(&mut file.clone(), "", &mut |place, _| {
        places.insert(place.to_owned());
    });
    let takes_any_text = |wanted: &String| {
        let mut changed = file.clone();
        strings(&mut changed, "", &mut |place, text| {
            if place == wanted {
                "any text".clone_into(text);
            }
        });
        exchange::read(&changed.to_string()).is_ok_and(|plan| plan.set_aside().is_empty())
    };
    places.into_iter().filter(takes_any_text).collect()
}

#[test]
fn every_text_of_a_plan_is_looked_at_or_passed_over_on_purpose() {
    let mut file: Value = serde_json::from_str(EVERYTHING).unwrap();
    let free = free_texts(&file);
    let mut place_of: BTreeMap<String, String> = BTreeMap::new();
    strings(&mut file, "", &mut |place, text| {
        if free.contains(place) {
            *text = format!("word{:05}", place_of.len());
            place_of.insert(text.clone(), place.to_owned());
        }
    });
    let plan: Plan = serde_json::from_str(&file.to_string()).unwrap();
    let mut wrong = Vec::new();
    for (word, place) in &place_of {
        let hits = find(&plan, word, FindOptions::default()).len();
        let over = PASSED_OVER.iter().any(|over| {
            over.strip_suffix('*')
                .map_or(place == over, |start| place.starts_with(start))
        });
        if hits != usize::from(!over) {
            wrong.push(place);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for over in PASSED_OVER {
        let start = over.trim_end_matches('*');
        let met = place_of.values().any(|place| place.starts_with(start));
        assert!(met, "{over} is not in the plan");
    }
    assert!(place_of.len() > 150, "{}", place_of.len());
}

#[test]
fn texts_are_changed_in_the_order_in_which_they_are_shown() {
    let mut plan: Plan = serde_json::from_str(EVERYTHING).unwrap();
    let mut shown = Vec::new();
    plan.texts(&mut |field, text| shown.push((field, text.to_owned())));
    let mut changed = Vec::new();
    plan.texts_mut(&mut |field, text| changed.push((field, text.clone())));
    assert_eq!(shown, changed);
}

#[track_caller]
fn check(aim: &str, words: &str, options: FindOptions, expected: &[(&str, &str, &str)]) {
    let mut plan = Plan::default();
    aim.clone_into(&mut plan.mission);
    let hits = find(&plan, words, options);
    let found: Vec<_> = hits
        .iter()
        .map(|hit| (&*hit.before, &*hit.found, &*hit.after))
        .collect();
    assert_eq!(found, expected);
}

const CASE: FindOptions = FindOptions {
    match_case: true,
    whole_word: false,
};
const WORD: FindOptions = FindOptions {
    match_case: false,
    whole_word: true,
};

#[test]
fn words_are_found_as_they_are_written() {
    let any = FindOptions::default();
    check("Een Plek", "plek", any, &[("Een ", "Plek", "")]);
    check("Een Plek", "plek", CASE, &[]);
    check(
        "leerplek, plek",
        "plek",
        WORD,
        &[("leerplek, ", "plek", "")],
    );
    check(
        "ÉÉN één",
        "één",
        any,
        &[("", "ÉÉN", " één"), ("ÉÉN ", "één", "")],
    );
    check("aaa", "aa", any, &[("", "aa", "a")]);
    check("a", "", any, &[]);
    // The capital İ becomes two letters in lower case, one of which is not in this word.
    check("İ", "i", any, &[]);
    check("(plek)", "plek", WORD, &[("(", "plek", ")")]);
}

#[test]
fn what_stands_around_is_shortened_and_on_one_line() {
    let long = "x".repeat(50);
    let (before, after) = (
        format!("…{}", "x".repeat(39)),
        format!("{}…", "x".repeat(39)),
    );
    check(
        &format!("{long}\nplek\n{long}"),
        "plek",
        FindOptions::default(),
        &[(&format!("{before} "), "plek", &format!(" {after}"))],
    );
}

/// A plan that mentions a place in many places.
fn of_places() -> Plan {
    let mut plan = sound();
    plan.title = "Plek voor plek".into();
    plan.tags = vec!["plek".into(), "other".into()];
    plan.measures.update(Id::numbered(1), |measure| {
        measure.sub_aims = vec!["een".into(), "een plek en nog een plek".into()];
    });
    plan.targets.update(Id::numbered(1), |target| {
        target.unit = Some(TargetUnit::Own("plek".into()));
    });
    let private = Private {
        notes: "plek".into(),
        ..Private::default()
    };
    plan.id = Id::numbered(77);
    plan.private = std::sync::Arc::new([(plan.id.uuid(), private)].into());
    plan
}

#[test]
fn all_that_is_found_can_be_replaced_in_one_step() {
    let mut session = Session::new(of_places());
    let before = session.plan().clone();
    let hits = find(session.plan(), "plek", FindOptions::default());
    let change = Change::whole(Act::ReplaceText, session.plan().id);
    let mut replaced = 0;
    session.edit(change, 0, |plan| {
        replaced = replace(plan, &hits, "leerplaats");
    });
    assert_eq!(replaced, hits.len());
    assert!(find(session.plan(), "plek", FindOptions::default()).is_empty());
    let plan = session.plan();
    assert_eq!(plan.title, "leerplaats voor leerplaats");
    assert_eq!(plan.tags, ["leerplaats", "other"]);
    let measure = plan.measures.iter().next().unwrap();
    assert_eq!(
        measure.sub_aims,
        ["een", "een leerplaats en nog een leerplaats"]
    );
    session.undo();
    assert_eq!(session.plan(), &before);
}

#[test]
fn only_the_chosen_places_are_replaced() {
    let mut plan = of_places();
    let mut hits = find(&plan, "plek", FindOptions::default());
    hits.retain(|hit| hit.about == Subject::Plan && hit.before == "Plek voor ");
    assert_eq!(replace(&mut plan, &hits, "stap"), 1);
    assert_eq!(plan.title, "Plek voor stap");
    // The place has changed meanwhile.
    assert_eq!(replace(&mut plan, &hits, "stap"), 0);
}
