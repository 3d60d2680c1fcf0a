//! The program is cut off between two writes, or in the middle of one, and opened again.

use sectorplan::{
    keep::Shelf,
    plan::{Id, Plan},
};

use super::{
    PLAN, at, large, plan,
    storage::{Memory, Texts},
    tried::{times, tried},
};

/// A promised save: how many writes had been done, and the plan.
struct Promise {
    writes: usize,
    plan: Plan,
}

/// Saves plan after plan, starting from what is in the storage; returns what was promised when.
fn session(storage: &Memory, id: Id<Plan>, plans: impl IntoIterator<Item = Plan>) -> Vec<Promise> {
    let mut shelf = Shelf::new(storage.clone());
    let opened = shelf.open(id).unwrap();
    let mut promises: Vec<Promise> = opened
        .into_iter()
        .map(|kept| Promise {
            writes: 0,
            plan: kept.plan,
        })
        .collect();
    for (now, plan) in (1..).zip(plans) {
        shelf.save(&plan, at(now)).unwrap();
        promises.push(Promise {
            writes: storage.writes(),
            plan,
        });
    }
    promises
}

/// Opened again after this many writes: the plan of the last promised save, or of the one that was
/// in progress.
#[track_caller]
fn check_opens(texts: &Texts, id: Id<Plan>, writes: usize, promises: &[Promise]) {
    let kept = Shelf::new(Memory::holding(texts)).read(id).unwrap();
    let last = promises
        .iter()
        .rposition(|promise| promise.writes <= writes);
    let Some(last) = last else {
        return;
    };
    let kept = kept.expect("a plan that was promised is there").plan;
    let beginning = promises.get(last + 1);
    assert!(
        kept == promises[last].plan || beginning.is_some_and(|next| kept == next.plan),
        "after {writes} writes"
    );
}

/// Cuts off a session after each write, and continues from there.
fn check(name: &str, beginning: &Texts, id: Id<Plan>, plans: &[Plan]) {
    let storage = Memory::holding(beginning);
    let promises = session(&storage, id, plans.iter().cloned());
    let history = storage.history(beginning);
    let damaged: Vec<&String> = beginning
        .values()
        .filter(|t| t.starts_with("dam"))
        .collect();
    for (writes, texts) in history.iter().enumerate() {
        check_opens(texts, id, writes, &promises);
        // Nothing that was damaged before is lost.
        assert!(
            damaged
                .iter()
                .all(|text| texts.values().any(|t| t == *text))
        );
        // Work can continue from here.
        let again = Memory::holding(texts);
        let more = session(&again, id, plans.iter().take(2).cloned());
        let last = more.last().map(|promise| &promise.plan);
        let kept = Shelf::new(again).read(id).unwrap().map(|kept| kept.plan);
        assert_eq!(kept.as_ref(), last);
    }
    tried(
        &format!("cut off between two writes, {name}"),
        history.len(),
    );
}

fn small_plans(count: usize) -> Vec<Plan> {
    (0..count).map(|n| plan(&format!("version {n}"))).collect()
}

#[test]
fn a_session_that_is_cut_off_keeps_the_last_save() {
    check(
        "from nothing",
        &Texts::new(),
        PLAN,
        &small_plans(20 * times()),
    );
}

#[test]
fn a_session_that_begins_with_damage_keeps_the_last_save_and_the_damage() {
    let slot = |letter: char| format!("sectorplan.plan.{PLAN}.{letter}");
    let damaged = |letter: char| (slot(letter), format!("damaged {letter}"));
    let both = Texts::from([damaged('a'), damaged('b')]);
    check("from two damaged slots", &both, PLAN, &small_plans(6));

    let storage = Memory::default();
    session(&storage, PLAN, small_plans(2));
    for letter in ['a', 'b'] {
        let mut one = storage.texts();
        one.extend([damaged(letter)]);
        check("from a damaged slot", &one, PLAN, &small_plans(6));
    }
}

#[test]
fn moving_from_the_first_layout_can_be_cut_off() {
    let first = include_str!("../data/kept/first-layout.json");
    let id: Id<Plan> = "d1f28a3e-f171-4d6f-9f21-94c55411d32b".parse().unwrap();
    let key = format!("sectorplan.plan.{id}");
    let texts = Texts::from([(key, first.to_owned())]);
    let storage = Memory::holding(&texts);
    let plan = Shelf::new(storage).read(id).unwrap().unwrap().plan;
    let plans = ["moved", "moved and changed", "and again"].map(|title| Plan {
        title: title.into(),
        ..plan.clone()
    });
    check("while moving from the first layout", &texts, id, &plans);
}

/// The page lists plans by their labels before the hall that reads plans has loaded.
#[test]
fn a_shelf_of_labels_does_nothing_where_a_text_has_none() {
    let storage = Memory::default();
    session(&storage, PLAN, small_plans(3));
    let labelled = Shelf::of_labels(storage.clone());
    assert_eq!(labelled.list(), Shelf::new(storage.clone()).list());

    let first = include_str!("../data/kept/first-layout.json");
    let id: Id<Plan> = "d1f28a3e-f171-4d6f-9f21-94c55411d32b".parse().unwrap();
    let mut texts = storage.texts();
    texts.extend([(format!("sectorplan.plan.{id}"), first.to_owned())]);
    let storage = Memory::holding(&texts);
    let mut shelf = Shelf::of_labels(storage.clone());
    let moved = Plan {
        id,
        ..plan("moved")
    };
    assert!(shelf.list().is_err());
    assert!(shelf.save(&moved, at(1)).is_err());
    assert!(shelf.remove(id).is_err());
    assert_eq!(storage.texts(), texts);
    shelf.begin_to_read();
    assert_eq!(shelf.list(), Shelf::new(storage.clone()).list());
    assert_eq!(shelf.list().unwrap().plans.len(), 2);
}

/// No browser writes half a text, but a machine that loses power may.
#[test]
fn a_write_that_is_cut_off_in_the_middle_keeps_the_save_before_it() {
    let storage = Memory::default();
    let plans = [plan("one"), plan("two"), plan("three")];
    session(&storage, PLAN, plans.clone());
    let history = storage.history(&Texts::new());
    let mut count = 0;
    for (before, after) in history[1..].iter().zip(&history[2..]) {
        let changed = after
            .iter()
            .find(|(key, text)| before.get(*key) != Some(text));
        let (key, text) = changed.unwrap();
        let saved = Shelf::new(Memory::holding(before))
            .read(PLAN)
            .unwrap()
            .unwrap();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let torn = Memory::holding(before);
            torn.put(key, &text[..end]);
            let mut shelf = Shelf::new(torn.clone());
            assert_eq!(shelf.open(PLAN).unwrap().unwrap().plan, saved.plan);
            shelf.save(&plan("going on"), at(9)).unwrap();
            assert!(torn.has_text(&text[..end]));
            count += 1;
        }
    }
    tried("cut off in the middle of a write", count);
}

#[test]
fn removing_a_plan_leaves_no_older_version_of_it() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    for title in ["older", "newer"] {
        shelf.save(&plan(title), at(1)).unwrap();
    }
    let saves = storage.writes();
    shelf.remove(PLAN).unwrap();
    let history = storage.history(&Texts::new());
    for texts in &history[saves..] {
        let kept = Shelf::new(Memory::holding(texts)).read(PLAN).unwrap();
        assert!(kept.is_none_or(|kept| kept.plan.title == "newer"));
    }
    tried("cut off while removing", history.len() - saves);
}

#[test]
fn a_large_plan_that_is_cut_off_keeps_the_last_save() {
    let plans = ["one", "two", "three"].map(|title| large(60 * times(), title));
    check("a large plan", &Texts::new(), PLAN, &plans);
}
