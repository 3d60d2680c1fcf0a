//! Whatever is removed, nothing in the written plan refers to it any more.
//!
//! Looks at the JSON alone, so that it does not depend on what the program knows about references.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::collections::BTreeSet;

use sectorplan::{
    edit::acts::remove,
    exchange,
    plan::{Id, Item, Listed, Plan, sample::sample},
};
use serde_json::Value;
use uuid::Uuid;

const EVERYTHING: &str = include_str!("../data/everything.json");

/// The ids that a value names, and those of the items in it.
fn ids(value: &Value, named: &mut BTreeSet<Uuid>, there: &mut BTreeSet<Uuid>) {
    match value {
        Value::String(text) => named.extend(text.parse::<Uuid>().ok()),
        Value::Array(list) => list.iter().for_each(|one| ids(one, named, there)),
        Value::Object(fields) => {
            let id = fields.get("id").and_then(Value::as_str);
            there.extend(id.and_then(|id| id.parse::<Uuid>().ok()));
            for (name, value) in fields {
                named.extend(name.parse::<Uuid>().ok());
                ids(value, named, there);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The ids that the written plan names but no item has.
fn dangling(plan: &Plan) -> BTreeSet<Uuid> {
    let mut written: Value = serde_json::from_str(&exchange::write(plan)).unwrap();
    // Earlier revisions and the plan as submitted are not part of the current plan.
    for apart in ["lineage", "submission"] {
        written[apart] = Value::Null;
    }
    let (mut named, mut there) = (BTreeSet::new(), BTreeSet::new());
    ids(&written, &mut named, &mut there);
    named.difference(&there).copied().collect()
}

/// Removes each item of a list, each from the whole plan; returns how many there were.
fn check<T: Listed>(plan: &Plan, before: &BTreeSet<Uuid>) -> usize {
    let all: Vec<Id<T>> = T::list(plan).iter().map(Item::id).collect();
    for id in &all {
        let mut plan = plan.clone();
        remove(&mut plan, *id);
        assert!(T::list(&plan).get(*id).is_none());
        let left: Vec<Uuid> = dangling(&plan).difference(before).copied().collect();
        assert!(left.is_empty(), "{:?} {id}: {left:?}", T::NOUN);
    }
    all.len()
}

/// Goes through the lists named here; returns how many items were removed.
fn check_all(plan: &Plan) -> usize {
    let before = dangling(plan);
    macro_rules! lists {
        ($($Noun:ident)*) => { 0 $( + check::<sectorplan::plan::$Noun>(plan, &before) )* };
    }
    lists! {
        RelatedPlan Party Region TargetGroup Fact Series Bottleneck Goal Indicator Theme Measure
        Target Activity CostLine Rate Funding Stated Intervention Pilot Factor Evidence Research
        Realisation Attachment PracticeCase Assignment
    }
}

#[test]
fn nothing_leads_to_an_item_that_was_taken_out() {
    let plan = exchange::read(EVERYTHING).unwrap();
    // All items, the only things in a list of the plan with an id, so that none is left out above.
    let written: Value = serde_json::from_str(&exchange::write(&plan)).unwrap();
    let lists = written.as_object().unwrap().values();
    let items = lists.filter_map(Value::as_array).flatten();
    let count = items.filter(|item| item.get("id").is_some()).count();
    assert_eq!(check_all(&plan), count);
    check_all(&sample(12));
}

#[test]
fn the_test_above_sees_a_reference_to_nowhere() {
    let mut plan = exchange::read(EVERYTHING).unwrap();
    let before = dangling(&plan);
    let measure = plan.measures.iter().next().unwrap().id;
    plan.measures.remove(measure);
    assert!(
        dangling(&plan)
            .difference(&before)
            .any(|id| *id == measure.uuid())
    );
}
