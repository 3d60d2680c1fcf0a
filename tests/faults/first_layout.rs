//! What a program of the first layout stored: one text for each plan, without a seal.

use sectorplan::{
    keep::{Damage, Shelf},
    plan::{Id, Plan},
};

use super::{at, storage::Memory};

/// As the first layout wrote it, kept for ever.
const TEXT: &str = include_str!("../data/kept/first-layout.json");
const KEY: &str = "sectorplan.plan.d1f28a3e-f171-4d6f-9f21-94c55411d32b";

fn id() -> Id<Plan> {
    "d1f28a3e-f171-4d6f-9f21-94c55411d32b".parse().unwrap()
}

fn storage() -> Memory {
    let storage = Memory::default();
    storage.put(KEY, TEXT);
    storage
}

#[test]
fn it_is_listed_and_opened() {
    let mut shelf = Shelf::new(storage());
    let listing = shelf.list().unwrap();
    assert_eq!((listing.plans.len(), listing.strays.len()), (1, 0));
    let listed = &listing.plans[0];
    // The published figures of the plan: 2,411 applications in 14 measures.
    assert_eq!(
        (listed.head.applications, listed.head.size.measures),
        (2_411, 14)
    );
    let kept = shelf.open(id()).unwrap().unwrap();
    assert_eq!(kept.plan.title, listed.head.title);
    assert_eq!(
        (kept.saved, kept.downloaded),
        (1_780_000_000_000, Some(1_779_990_000_000))
    );
}

#[test]
fn it_moves_on_the_first_save() {
    let storage = storage();
    let mut shelf = Shelf::new(storage.clone());
    let mut kept = shelf.open(id()).unwrap().unwrap();
    kept.plan.title = "moved".into();
    assert_eq!(shelf.save(&kept.plan, at(1)).unwrap().sequence, 1);
    assert!(!storage.texts().contains_key(KEY));
    let again = Shelf::new(storage).read(id()).unwrap().unwrap();
    assert_eq!(again.plan, kept.plan);
}

#[test]
fn a_plan_that_was_not_opened_is_not_overwritten() {
    let storage = storage();
    let mut other = Shelf::new(storage.clone())
        .read(id())
        .unwrap()
        .unwrap()
        .plan;
    other.title = "from a file".into();
    assert!(Shelf::new(storage.clone()).save(&other, at(1)).is_err());
    assert!(storage.has_text(TEXT));
}

#[test]
fn what_a_tab_of_the_first_program_writes_later_stays_beside() {
    let storage = storage();
    let mut shelf = Shelf::new(storage.clone());
    let plan = shelf.open(id()).unwrap().unwrap().plan;
    shelf.save(&plan, at(1)).unwrap();
    let late = TEXT.replacen("1780000000000", "1790000000000", 1);
    storage.put(KEY, &late);
    shelf.save(&plan, at(2)).unwrap();
    assert!(storage.has_text(&late));
    let strays = shelf.list().unwrap().strays;
    assert_eq!(strays.len(), 1);
    assert_eq!(
        (&strays[0].why, strays[0].plan),
        (&Damage::Besides, Some(id()))
    );
}
