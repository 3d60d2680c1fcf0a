//! The clock goes backwards, or is in another century.

use sectorplan::keep::{SaveFault, Shelf};

use super::{
    PLAN, at,
    chance::Chance,
    plan,
    storage::Memory,
    tried::{times, tried},
};

#[test]
fn the_newest_version_is_known_without_a_clock() {
    let mut chance = Chance::new(3);
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    let saves = 300 * times();
    let mut now = u64::MAX;
    for number in 0..saves {
        // Usually back, and sometimes anywhere.
        now = match chance.below(10) {
            0 => chance.number(),
            1 => 0,
            _ => now.saturating_sub(chance.number() >> 40),
        };
        let version = plan(&number.to_string());
        shelf.save(&version, at(now)).unwrap();
        if chance.one_in(5) {
            shelf = Shelf::new(storage.clone());
            shelf.open(PLAN).unwrap();
        }
        let kept = Shelf::new(storage.clone()).read(PLAN).unwrap().unwrap();
        assert_eq!((kept.plan, kept.sequence), (version, number as u64 + 1));
    }
    tried("saves with a clock that goes back", saves);
}

#[test]
fn a_tab_with_a_wrong_clock_overwrites_nothing_newer() {
    let storage = Memory::default();
    let mut ahead = Shelf::new(storage.clone());
    ahead.save(&plan("start"), at(9_000)).unwrap();
    let mut behind = Shelf::new(storage);
    behind.open(PLAN).unwrap();
    behind
        .save(&plan("newer, by a clock that is behind"), at(1))
        .unwrap();
    let saved = ahead.save(&plan("older"), at(9_999));
    assert_eq!(saved.err(), Some(SaveFault::ChangedElsewhere));
}
