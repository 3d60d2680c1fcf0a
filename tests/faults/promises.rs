//! The plain promises of the shelf, with nothing else going wrong.

use sectorplan::{
    exchange::{self, Bounded, TooMuch},
    keep::{Damage, Later, SaveFault, Shelf, Storage as _, StorageFault, rescue},
    plan::{Id, Plan},
};

use super::{
    PLAN, at, large, plan,
    storage::{Memory, Wrong},
};

const A: &str = "sectorplan.plan.00000000-0000-0000-0000-000000000001.a";
const B: &str = "sectorplan.plan.00000000-0000-0000-0000-000000000001.b";

/// The title with which a page opened now finds the plan.
fn title(storage: &Memory) -> Option<String> {
    let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
    kept.map(|kept| kept.plan.title)
}

fn strays(storage: &Memory) -> Vec<(String, Damage)> {
    let strays = Shelf::new(storage.clone()).list().unwrap().strays;
    strays
        .into_iter()
        .map(|stray| (stray.key, stray.why))
        .collect()
}

#[test]
fn what_was_saved_is_found_again_the_last_first() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    let second = Plan {
        id: Id::numbered(9),
        ..plan("second")
    };
    shelf.save(&plan("first"), at(10)).unwrap();
    shelf.save(&second, at(20)).unwrap();
    let saved = shelf.save(&plan("first, changed"), at(30)).unwrap();
    let listed = Shelf::new(storage.clone()).list().unwrap().plans;
    let titles: Vec<&str> = listed.iter().map(|l| l.head.title.as_str()).collect();
    assert_eq!(titles, ["first, changed", "second"]);
    assert_eq!((saved.sequence, listed[0].sequence), (2, 2));
    assert_eq!(listed[0].head.size.measures, 1);
    shelf.remove(PLAN).unwrap();
    assert_eq!(title(&storage), None);
    assert_eq!(storage.texts().len(), 1);
}

/// The first save as a whole text with another number.
fn numbered(text: &str, number: &str) -> String {
    let (_, content) = text.split_once('\n').unwrap();
    let content = content.replacen("\"sequence\":1", &format!("\"sequence\":{number}"), 1);
    let seal = exchange::checksum(&["slot", "2", &content]);
    format!("sectorplan slot 2 {seal}\n{content}")
}

#[test]
fn a_number_that_cannot_grow_is_damage() {
    for number in [
        "18446744073709551615",
        "18446744073709551614",
        "9007199254740993",
    ] {
        let storage = Memory::default();
        Shelf::new(storage.clone())
            .save(&plan("one"), at(1))
            .unwrap();
        let text = numbered(&storage.texts()[B], number);
        storage.put(B, &text);
        assert_eq!(strays(&storage), [(B.to_owned(), Damage::Broken)]);
        let mut shelf = Shelf::new(storage.clone());
        for next in ["two", "three", "four"] {
            shelf.save(&plan(next), at(2)).unwrap();
            assert_eq!(title(&storage).as_deref(), Some(next));
        }
        assert!(storage.has_text(&text), "overwritten");
    }
}

#[test]
fn the_last_number_is_not_saved_over() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    storage.put(B, &numbered(&storage.texts()[B], "9007199254740992"));
    let mut shelf = Shelf::new(storage.clone());
    shelf.open(PLAN).unwrap();
    assert_eq!(shelf.save(&plan("two"), at(2)), Err(SaveFault::NotReadBack));
    assert_eq!(title(&storage).as_deref(), Some("one"));
}

#[test]
fn what_would_not_open_again_is_not_saved() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    let long = plan(&"a".repeat(10_001));
    let fault = SaveFault::TooMuch(TooMuch {
        what: Bounded::Title,
        at: "title",
        count: 10_001,
    });
    assert_eq!(shelf.save(&long, at(2)), Err(fault));
    assert_eq!(title(&storage).as_deref(), Some("one"));
    shelf.save(&plan(&"a".repeat(10_000)), at(3)).unwrap();
}

#[test]
fn a_save_leaves_the_version_before_it_alone() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    shelf.save(&plan("two"), at(2)).unwrap();
    let before = storage.texts();
    shelf.save(&plan("three"), at(3)).unwrap();
    let after = storage.texts();
    let same = before
        .iter()
        .filter(|(key, text)| after.get(*key) == Some(text));
    assert_eq!((before.len(), after.len(), same.count()), (2, 2, 1));
}

#[test]
fn saved_is_said_only_of_what_was_read_back() {
    for wrong in [Wrong::Forgotten, Wrong::Half] {
        let storage = Memory::default();
        storage.goes_wrong(1, wrong, true);
        let saved = Shelf::new(storage).save(&plan("gone"), at(1));
        assert_eq!(saved.err(), Some(SaveFault::NotReadBack));
    }
}

#[test]
fn saved_is_said_only_of_what_opening_would_give() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    shelf.save(&plan("two"), at(2)).unwrap();
    // Both numbers are at their end: the first slot counts, whichever was written last.
    for key in [A, B] {
        let text = storage.texts()[key].clone();
        let (_, content) = text.split_once('\n').unwrap();
        let number = if content.contains("\"sequence\":1") {
            1
        } else {
            2
        };
        let (old, last) = (
            format!("\"sequence\":{number}"),
            format!("\"sequence\":{}", u64::MAX),
        );
        let content = content.replacen(&old, &last, 1);
        let checksum = exchange::checksum(&["slot", "2", &content]);
        storage.put(key, &format!("sectorplan slot 2 {checksum}\n{content}"));
    }
    let mut shelf = Shelf::new(storage.clone());
    for number in 3..9 {
        let _ = shelf.open(PLAN);
        let new = plan(&number.to_string());
        if shelf.save(&new, at(number)).is_ok() {
            assert_eq!(title(&storage), Some(new.title));
        }
    }
}

#[test]
fn what_the_storage_lost_is_saved_again_over_its_own_earlier_save_only() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    let first = storage.texts();
    shelf.save(&plan("two"), at(2)).unwrap();
    let newest = storage
        .texts()
        .into_keys()
        .find(|key| !first.contains_key(key));
    storage.clone().remove(&newest.unwrap()).unwrap();
    assert_eq!(shelf.is_current(PLAN), Ok(false));
    shelf.save(&plan("two"), at(3)).unwrap();
    assert_eq!(title(&storage).as_deref(), Some("two"));
    // A save with the same number that is not its own stays.
    for key in storage.keys().unwrap() {
        storage.clone().remove(&key).unwrap();
    }
    let mut other = Shelf::new(storage.clone());
    other.save(&plan("of another tab"), at(4)).unwrap();
    let saved = shelf.save(&plan("two"), at(5));
    assert_eq!(saved.err(), Some(SaveFault::ChangedElsewhere));
    assert_eq!(title(&storage).as_deref(), Some("of another tab"));
}

#[test]
fn a_plan_that_would_not_open_again_is_not_saved() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("before"), at(1)).unwrap();
    let large = Plan {
        summary: "a".repeat(usize::try_from(exchange::MOST_BYTES).unwrap()),
        ..plan("too large")
    };
    let saved = shelf.save(&large, at(2));
    let Err(SaveFault::TooMuch(too_much)) = saved else {
        panic!("{saved:?}");
    };
    assert_eq!(too_much.what, Bounded::Bytes);
    assert_eq!(title(&storage).as_deref(), Some("before"));
}

#[test]
fn a_damaged_slot_is_set_aside_before_its_place_is_used() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("one"), at(1)).unwrap();
    shelf.save(&plan("two"), at(2)).unwrap();
    let newest = if title_in(&storage, A) == "two" { A } else { B };
    let damaged = storage.texts()[newest].replacen("two", "tow", 1);
    storage.put(newest, &damaged);

    assert_eq!(title(&storage).as_deref(), Some("one"));
    assert_eq!(strays(&storage), [(newest.to_owned(), Damage::Broken)]);
    assert_eq!(
        rescue(&damaged).map(|plan| plan.title).as_deref(),
        Some("two")
    );
    let mut reloaded = Shelf::new(storage.clone());
    reloaded.open(PLAN).unwrap();
    reloaded.save(&plan("three"), at(3)).unwrap();
    assert_eq!(title(&storage).as_deref(), Some("three"));
    assert!(storage.has_text(&damaged));
    let aside = strays(&storage);
    assert_eq!(aside.len(), 1);
    reloaded.remove_stray(&aside[0].0).unwrap();
    assert!(!storage.has_text(&damaged));
    assert_eq!(title(&storage).as_deref(), Some("three"));
}

fn title_in(storage: &Memory, key: &str) -> String {
    rescue(&storage.texts()[key]).unwrap().title
}

#[test]
fn a_plan_is_no_stray_and_is_not_taken_away_as_one() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("kept"), at(1)).unwrap();
    shelf.save(&plan("kept twice"), at(2)).unwrap();
    for key in [A, B] {
        shelf.remove_stray(key).unwrap();
    }
    assert_eq!(storage.texts().len(), 2);
}

/// A slot whose envelope says version 3, sealed as every version seals.
pub fn later_slot() -> String {
    let content = "what a later program says";
    let checksum = exchange::checksum(&["slot", "3", content]);
    format!("sectorplan slot 3 {checksum}\n{content}")
}

#[test]
fn what_a_later_program_saved_is_named_and_never_written_over() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("of this program"), at(1)).unwrap();
    shelf.save(&plan("of this program too"), at(2)).unwrap();
    for key in [A, B] {
        let before = storage.texts();
        storage.put(key, &later_slot());
        let later = Later::Envelope(3);
        assert_eq!(strays(&storage), [(key.to_owned(), Damage::Later(later))]);
        let mut shelf = Shelf::new(storage.clone());
        shelf.open(PLAN).unwrap();
        let saved = shelf.save(&plan("over it"), at(3));
        assert_eq!(saved.err(), Some(SaveFault::Later(later)));
        assert!(storage.has_text(&later_slot()));
        storage.put(key, &before[key]);
    }
}

#[test]
fn a_later_format_in_our_envelope_is_never_written_over() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("as it was"), at(1)).unwrap();
    let key = storage.texts().into_keys().next().unwrap();
    let (_, content) = storage.texts()[&key]
        .split_once('\n')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let content = content.replacen("\"format\":[1,", "\"format\":[2,", 1);
    let checksum = exchange::checksum(&["slot", "2", &content]);
    storage.put(&key, &format!("sectorplan slot 2 {checksum}\n{content}"));
    let why = Damage::Later(Later::Format(2));
    assert_eq!(strays(&storage), [(key.clone(), why)]);
    let saved = Shelf::new(storage.clone()).save(&plan("over it"), at(2));
    assert_eq!(saved.err(), Some(SaveFault::Later(Later::Format(2))));
}

#[test]
fn hardly_anything_does_not_come_in_the_place_of_a_large_plan() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    let whole = large(40, "a year of work");
    let stored = shelf.save(&whole, at(1)).unwrap().head.size;
    let refused = shelf.save(&plan("nothing"), at(2));
    let Err(SaveFault::HardlyAnything {
        stored: before,
        new,
    }) = refused
    else {
        panic!("it was saved");
    };
    assert_eq!((before, before.measures, new.measures), (stored, 40, 1));
    assert_eq!(title(&storage).as_deref(), Some("a year of work"));
    let mut asked = at(3);
    asked.even_if_hardly_anything = true;
    shelf.save(&plan("nothing"), asked).unwrap();
    assert_eq!(title(&storage).as_deref(), Some("nothing"));
    // The large content was removed on purpose: continuing from here asks nothing.
    shelf.save(&plan("nothing more"), at(4)).unwrap();
}

#[test]
fn listing_plans_unpacks_none() {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&large(40, "large"), at(1)).unwrap();
    let key = storage.texts().into_keys().next().unwrap();
    let text = storage.texts()[&key].clone();
    // Resealed around a plan that cannot be unpacked: only unpacking reveals it.
    let (label, _) = text.split_once('\n').unwrap().1.split_once('\n').unwrap();
    let content = format!("{label}\nnot a plan");
    let checksum = exchange::checksum(&["slot", "2", &content]);
    storage.put(&key, &format!("sectorplan slot 2 {checksum}\n{content}"));
    let listing = shelf.list().unwrap();
    assert_eq!((listing.plans.len(), listing.strays.len()), (1, 0));
    assert_eq!(shelf.read(PLAN), Ok(None));
    let examined = shelf.examine(PLAN).unwrap();
    assert_eq!((examined.len(), &examined[0].why), (1, &Damage::Broken));
}

#[test]
fn a_blocked_storage_is_said_to_be_blocked() {
    let storage = Memory::default();
    storage.block();
    let mut shelf = Shelf::new(storage);
    assert_eq!(shelf.list(), Err(StorageFault::Blocked));
    assert_eq!(shelf.open(PLAN), Err(StorageFault::Blocked));
    let saved = shelf.save(&plan("nowhere"), at(1));
    assert_eq!(saved.err(), Some(SaveFault::Storage(StorageFault::Blocked)));
}
