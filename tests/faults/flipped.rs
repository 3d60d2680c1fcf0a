//! One bit of what is stored flips.

use sectorplan::{
    keep::{SaveFault, Shelf},
    plan::Plan,
};

use super::{
    PLAN, at,
    chance::Chance,
    large, plan,
    storage::{Memory, Texts},
    tried::{times, tried},
};

/// This text with a bit flipped, as the browser would return it: invalid characters replaced.
pub fn flip(text: &str, bit: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Two versions, as two saves leave them.
fn two_slots(older: &Plan, newer: &Plan) -> Texts {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(older, at(1)).unwrap();
    shelf.save(newer, at(2)).unwrap();
    storage.texts()
}

/// With this text damaged: one of the two versions opens and nothing else, the damage is named, and
/// saving sets the damaged text aside.
fn check(texts: &Texts, key: &str, damaged: &str, [older, newer]: [&Plan; 2]) {
    let storage = Memory::holding(texts);
    storage.put(key, damaged);
    let mut shelf = Shelf::new(storage.clone());
    let strays = shelf.list().unwrap().strays;
    assert!(strays.iter().any(|stray| stray.raw == damaged), "unnamed");
    let kept = shelf.open(PLAN).unwrap().unwrap().plan;
    assert!(kept == *older || kept == *newer, "another plan");
    let next = Plan {
        title: "the next".into(),
        ..newer.clone()
    };
    match shelf.save(&next, at(3)) {
        Ok(_) => {
            let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
            assert_eq!(kept.map(|kept| kept.plan), Some(next));
        }
        Err(fault) => assert!(matches!(fault, SaveFault::Later(_)), "{fault:?}"),
    }
    assert!(storage.has_text(damaged), "overwritten");
}

#[test]
fn no_bit_of_a_small_plan_flips_unseen() {
    let (older, newer) = (plan("ouder: € 1.458"), plan("nieuwer: € 2.411"));
    let texts = two_slots(&older, &newer);
    let mut count = 0;
    for (key, text) in &texts {
        for bit in 0..text.len() * 8 {
            check(&texts, key, &flip(text, bit), [&older, &newer]);
            count += 1;
        }
    }
    tried("bits flipped, every one of a small plan", count);
}

#[test]
fn bits_of_a_large_plan_do_not_flip_unseen() {
    let measures = if times() > 1 { 300 } else { 40 };
    let (older, newer) = (large(measures, "older"), large(measures, "newer"));
    let texts = two_slots(&older, &newer);
    let mut chance = Chance::new(1);
    let tries = 60 * times();
    for number in 0..tries {
        let (key, text) = texts.iter().nth(number % 2).unwrap();
        let flipped = flip(text, chance.below(text.len() * 8));
        check(&texts, key, &flipped, [&older, &newer]);
    }
    tried("bits flipped, some of a large plan", tries);
}

#[test]
fn pieces_of_a_slot_do_not_go_unseen() {
    let (older, newer) = (plan("older"), large(8, "newer"));
    let texts = two_slots(&older, &newer);
    let mut chance = Chance::new(2);
    let tries = 400 * times();
    for number in 0..tries {
        let (key, text) = texts.iter().nth(number % 2).unwrap();
        let mut bytes = text.as_bytes().to_vec();
        let at = chance.below(bytes.len());
        let many = 1 + chance.below(64.min(bytes.len() - at));
        match chance.below(3) {
            0 => bytes[at..at + many].fill(b'A'),
            1 => drop(bytes.drain(at..at + many)),
            _ => {
                let piece = bytes[at..at + many].to_vec();
                bytes.splice(at..at, piece);
            }
        }
        let damaged = String::from_utf8_lossy(&bytes).into_owned();
        if damaged != *text {
            check(&texts, key, &damaged, [&older, &newer]);
        }
    }
    tried("pieces of a slot overwritten, taken out or doubled", tries);
}
