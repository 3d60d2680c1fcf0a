//! The storage fails at one write of a session, or from that one on.

use sectorplan::{
    keep::{SaveFault, Shelf, StorageFault},
    plan::Plan,
};

use super::{
    PLAN, at, large, plan,
    storage::{Memory, Texts, Wrong},
    tried::{times, tried},
};

/// Saves versions while the n-th write goes wrong: what was reported as saved is there, what was
/// not is either there or the version before it is, and afterwards saving works again.
fn check(beginning: &Texts, write: usize, wrong: Wrong, once: bool, versions: &[Plan]) {
    let storage = Memory::holding(beginning);
    let mut shelf = Shelf::new(storage.clone());
    let mut saved = shelf.open(PLAN).unwrap().map(|kept| kept.plan);
    storage.goes_wrong(write, wrong, once);
    let case = format!("write {write}, {wrong:?}, once {once}");
    for version in versions {
        match shelf.save(version, at(1)) {
            Ok(_) => saved = Some(version.clone()),
            Err(SaveFault::ChangedElsewhere | SaveFault::Later(_)) => panic!("{case}"),
            Err(_) => {}
        }
        if wrong != Wrong::Blocked {
            let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
            let kept = kept.map(|kept| kept.plan);
            assert!(kept == saved || kept.as_ref() == Some(version), "{case}");
        }
    }
    storage.mend();
    let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
    assert_eq!(kept.map(|kept| kept.plan), saved, "{case}");
    let last = plan("when the storage is mended");
    shelf.save(&last, at(2)).unwrap();
    let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
    assert_eq!(kept.map(|kept| kept.plan), Some(last), "{case}");
    for text in beginning
        .values()
        .filter(|text| text.starts_with("damaged"))
    {
        assert!(storage.has_text(text), "{case}");
    }
}

#[test]
fn a_storage_that_fails_at_any_write_loses_nothing_that_was_saved() {
    let versions: Vec<Plan> = (0..12 * times().min(5))
        .map(|n| plan(&n.to_string()))
        .collect();
    let slot = |letter: char| format!("sectorplan.plan.{PLAN}.{letter}");
    let damaged = Texts::from(['a', 'b'].map(|letter| (slot(letter), format!("damaged {letter}"))));
    let mut count = 0;
    for beginning in [Texts::new(), damaged] {
        // A save may set something aside first, so there are more writes than versions.
        for write in 1..=versions.len() + 2 {
            for wrong in [Wrong::Full, Wrong::Blocked, Wrong::Forgotten, Wrong::Half] {
                for once in [true, false] {
                    check(&beginning, write, wrong, once, &versions);
                    count += 1;
                }
            }
        }
    }
    tried("writes that fail", count);
}

#[test]
fn a_full_storage_keeps_what_it_had_and_says_so() {
    let mut count = 0;
    for room in (0..6_000).step_by(200 / times().min(20)) {
        let storage = Memory::default();
        storage.hold_at_most(room);
        let mut shelf = Shelf::new(storage.clone());
        let mut saved = None;
        for measures in 0..12 {
            let version = large(measures, "growing");
            match shelf.save(&version, at(1)) {
                Ok(_) => saved = Some(version),
                Err(fault) => assert_eq!(fault, SaveFault::Storage(StorageFault::Full)),
            }
            let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
            assert_eq!(kept.map(|kept| kept.plan), saved, "room for {room}");
            count += 1;
        }
    }
    tried("saves in a storage that fills up", count);
}
