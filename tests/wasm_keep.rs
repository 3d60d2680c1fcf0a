//! Plans in the local storage of a real browser.

#![cfg(all(target_arch = "wasm32", feature = "page"))]
#![allow(clippy::unwrap_used)]

use gloo_storage::{LocalStorage, Storage};
use sectorplan::{
    keep::{BrowserStorage, SaveFault, Shelf, StorageFault},
    plan::{Id, Kind, Language, Plan},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn plan(title: &str) -> Plan {
    let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
    title.clone_into(&mut plan.title);
    plan
}

#[wasm_bindgen_test]
fn a_plan_is_found_again_and_can_be_taken_away() {
    LocalStorage::clear();
    Shelf::new(BrowserStorage)
        .save(&plan("Metalektro"), 1, Some(7))
        .unwrap();
    let mut shelf = Shelf::new(BrowserStorage);
    let (plans, unreadable) = shelf.read_all().unwrap();
    assert_eq!((plans.len(), unreadable.len()), (1, 0));
    assert_eq!(
        plans.first().map(|kept| kept.plan.title.as_str()),
        Some("Metalektro")
    );
    assert_eq!(plans.first().and_then(|kept| kept.downloaded), Some(7));
    shelf.remove(Id::numbered(1)).unwrap();
    assert!(shelf.read_all().unwrap().0.is_empty());
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_the_plan_it_had() {
    LocalStorage::clear();
    let mut shelf = Shelf::new(BrowserStorage);
    shelf.save(&plan("before"), 1, None).unwrap();
    let mut filling = "x".repeat(1_000_000);
    while !filling.is_empty() {
        let key = format!("filling-{}", LocalStorage::length());
        if LocalStorage::raw().set_item(&key, &filling).is_err() {
            filling.truncate(filling.len() / 2);
        }
    }
    let mut large = plan("after");
    // Digits that do not shrink, from a simple generator.
    let mut state = 1_u64;
    for _ in 0..2_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        large.summary.push_str(&state.to_string());
    }
    assert_eq!(
        shelf.save(&large, 2, None),
        Err(SaveFault::Storage(StorageFault::Full))
    );
    let (plans, _) = Shelf::new(BrowserStorage).read_all().unwrap();
    assert_eq!(
        plans.first().map(|kept| kept.plan.title.as_str()),
        Some("before")
    );
    LocalStorage::clear();
}
