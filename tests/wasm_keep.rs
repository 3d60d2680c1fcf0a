//! Plans in the local storage of a real browser.

#![cfg(all(target_arch = "wasm32", feature = "page"))]
#![allow(clippy::unwrap_used)]

use gloo_storage::{LocalStorage, Storage};
use sectorplan::{
    keep::{BrowserStorage, Occasion, SaveFault, Shelf, StorageFault},
    plan::{Id, Kind, Language, Plan},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn plan(title: &str) -> Plan {
    let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
    title.clone_into(&mut plan.title);
    plan
}

const fn at(now: u64, downloaded: Option<u64>) -> Occasion {
    Occasion {
        now,
        downloaded,
        findings: None,
        costs: None,
        even_if_hardly_anything: false,
    }
}

#[wasm_bindgen_test]
fn a_plan_is_found_again_and_can_be_taken_away() {
    LocalStorage::clear();
    Shelf::new(BrowserStorage)
        .save(&plan("Metalektro"), at(1, Some(7)))
        .unwrap();
    let mut shelf = Shelf::new(BrowserStorage);
    let listing = shelf.list().unwrap();
    assert_eq!((listing.plans.len(), listing.strays.len()), (1, 0));
    let kept = shelf.open(Id::numbered(1)).unwrap().unwrap();
    assert_eq!(
        (kept.plan.title.as_str(), kept.downloaded),
        ("Metalektro", Some(7))
    );
    shelf.remove(Id::numbered(1)).unwrap();
    assert_eq!(shelf.list().unwrap().plans, []);
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_the_plan_it_had() {
    LocalStorage::clear();
    let mut shelf = Shelf::new(BrowserStorage);
    shelf.save(&plan("before"), at(1, None)).unwrap();
    let mut filling = "x".repeat(1_000_000);
    while !filling.is_empty() {
        let key = format!("filling-{}", LocalStorage::length());
        if LocalStorage::raw().set_item(&key, &filling).is_err() {
            filling.truncate(filling.len() / 2);
        }
    }
    let mut large = plan("after");
    // Digits that do not compress, from a simple generator.
    let mut state = 1_u64;
    for _ in 0..2_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        large.summary.push_str(&state.to_string());
    }
    assert_eq!(
        shelf.save(&large, at(2, None)).map(|_| ()),
        Err(SaveFault::Storage(StorageFault::Full))
    );
    let kept = Shelf::new(BrowserStorage)
        .read(Id::numbered(1))
        .unwrap()
        .unwrap();
    assert_eq!(kept.plan.title, "before");
    LocalStorage::clear();
}

#[wasm_bindgen_test]
fn half_a_letter_in_a_damaged_slot_is_set_aside_as_it_is() {
    LocalStorage::clear();
    let mut shelf = Shelf::new(BrowserStorage);
    let key = "sectorplan.plan.00000000-0000-0000-0000-000000000001.b";
    let half = |unit: u16| js_sys::JsString::from_char_code1(u32::from(unit));
    for unit in [0xD800, 0xD801] {
        js_sys::Reflect::set(&LocalStorage::raw().into(), &key.into(), &half(unit)).unwrap();
        shelf.save(&plan("next"), at(1, None)).unwrap();
        shelf.save(&plan("and the next"), at(2, None)).unwrap();
    }
    let values = js_sys::Object::values(&LocalStorage::raw().into());
    for unit in [0xD800, 0xD801] {
        assert!(values.includes(&half(unit), 0), "{unit:x} is gone");
    }
}
