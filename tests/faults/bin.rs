//! The bin: what somebody deleted stays for thirty days, whatever the clock, the storage or another
//! tab does meanwhile.

use sectorplan::{
    keep::{Listing, Returned, SaveFault, Shelf, StorageFault},
    plan::{Id, Plan},
};

use super::{
    PLAN, at,
    chance::Chance,
    plan,
    storage::{Memory, Texts, Wrong},
    tried::{times, tried},
};

const DAY: u64 = 24 * 60 * 60 * 1_000;
/// The day on which these tests begin.
const TODAY: u64 = 20_000 * DAY;

/// A storage in which the plan was saved twice.
fn saved() -> Memory {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    for title in ["older", "newer"] {
        shelf.save(&plan(title), at(TODAY)).unwrap();
    }
    storage
}

/// The same with the plan in the bin since then.
fn binned(since: u64) -> Memory {
    let storage = saved();
    Shelf::new(storage.clone()).put_in_bin(PLAN, since).unwrap();
    storage
}

fn list(storage: &Memory) -> Listing {
    Shelf::of_labels(storage.clone()).list().unwrap()
}

/// The titles in the list, and those in the bin.
fn titles(storage: &Memory) -> (Vec<String>, Vec<String>) {
    let Listing { plans, bin, .. } = list(storage);
    let listed = plans.into_iter().map(|listed| listed.head.title);
    let binned = bin.into_iter().map(|binned| binned.listed.head.title);
    (listed.collect(), binned.collect())
}

#[track_caller]
fn check_in_list(storage: &Memory, title: &str) {
    assert_eq!(titles(storage), (vec![title.to_owned()], Vec::new()));
}

#[track_caller]
fn check_in_bin(storage: &Memory, title: &str) {
    assert_eq!(titles(storage), (Vec::new(), vec![title.to_owned()]));
}

fn overdue(storage: &Memory, now: u64) -> Vec<Id<Plan>> {
    Shelf::new(storage.clone()).overdue(now).unwrap()
}

#[test]
fn what_is_in_the_bin_can_be_put_back_as_it_was() {
    let storage = saved();
    let before = storage.texts();
    let mut shelf = Shelf::new(storage.clone());
    shelf.put_in_bin(PLAN, TODAY).unwrap();
    check_in_bin(&storage, "newer");
    assert!(shelf.is_in_bin(PLAN).unwrap());
    shelf.take_out_of_bin(PLAN).unwrap();
    assert_eq!(storage.texts(), before);
    check_in_list(&storage, "newer");
}

#[test]
fn it_goes_after_thirty_days_and_not_before() {
    let storage = binned(TODAY);
    assert_eq!(list(&storage).bin[0].goes(), TODAY + 30 * DAY);
    assert_eq!(overdue(&storage, TODAY + 30 * DAY - 1), []);
    assert_eq!(overdue(&storage, TODAY + 30 * DAY), [PLAN]);
    // Looking takes nothing away.
    check_in_bin(&storage, "newer");
}

#[test]
fn a_clock_that_is_or_was_wrong_makes_nothing_go() {
    // Put there while the clock was ten years ahead, and while it stood at its beginning.
    for since in [TODAY + 3_650 * DAY, 0] {
        let storage = binned(since);
        assert_eq!(overdue(&storage, TODAY), []);
        assert_eq!(overdue(&storage, TODAY + 30 * DAY - 1), []);
        assert_eq!(overdue(&storage, TODAY + 30 * DAY), [PLAN]);
    }
    let mut chance = Chance::new(7);
    let mut count = 0;
    for _ in 0..200 * times() {
        // The clock is set back again and again; each time at most as far as it went on.
        let (storage, mut now, mut least) = (binned(TODAY), TODAY, TODAY);
        for _ in 0..20 {
            now = now - u64::try_from(chance.below(40)).unwrap() * DAY
                + u64::try_from(chance.below(40)).unwrap() * DAY;
            least = least.min(now);
            count += 1;
            if overdue(&storage, now) == [PLAN] {
                assert!(now >= least + 30 * DAY);
            }
        }
        check_in_bin(&storage, "newer");
    }
    tried("looks into the bin with a clock that jumps", count);
}

#[test]
fn work_that_was_saved_since_is_in_the_list() {
    let storage = binned(TODAY);
    let marked = storage.texts();
    let mut shelf = Shelf::new(storage.clone());
    shelf.open(PLAN).unwrap();
    shelf.take_out_of_bin(PLAN).unwrap();
    shelf.save(&plan("put back"), at(TODAY)).unwrap();
    // A power cut brings back what was taken away last: the mark.
    for (key, text) in marked {
        if !storage.texts().contains_key(&key) {
            storage.put(&key, &text);
        }
    }
    check_in_list(&storage, "put back");
    assert!(!shelf.is_in_bin(PLAN).unwrap());
    assert_eq!(overdue(&storage, TODAY + 60 * DAY), []);
}

#[test]
fn a_mark_that_cannot_be_read_shows_the_plan() {
    let storage = binned(TODAY);
    let texts = storage.texts();
    let (key, mark) = texts.iter().find(|(key, _)| key.contains(".bin.")).unwrap();
    let mut count = 0;
    for bit in 0..mark.len() * 8 {
        let mut flipped = mark.clone().into_bytes();
        flipped[bit / 8] ^= 1 << (bit % 8);
        storage.put(key, &String::from_utf8_lossy(&flipped));
        check_in_list(&storage, "newer");
        assert_eq!(overdue(&storage, TODAY + 90 * DAY), []);
        count += 1;
    }
    tried(
        "bits flipped, every one of the mark of a plan in the bin",
        count,
    );
}

/// All that is done with a bin, cut off after each write.
#[test]
fn deleting_and_emptying_can_be_cut_off() {
    let storage = saved();
    let mut shelf = Shelf::new(storage.clone());
    shelf.open(PLAN).unwrap();
    shelf.put_in_bin(PLAN, TODAY).unwrap();
    shelf.take_out_of_bin(PLAN).unwrap();
    shelf.save(&plan("put back"), at(TODAY)).unwrap();
    shelf.put_in_bin(PLAN, TODAY).unwrap();
    let kept = storage.writes();
    shelf.take_away(PLAN).unwrap();
    let history = storage.history(&Texts::new());
    for (writes, texts) in history.iter().enumerate().skip(2) {
        let storage = Memory::holding(texts);
        let (mut listed, binned) = titles(&storage);
        listed.extend(binned);
        if writes <= kept {
            assert!(listed == ["newer"] || listed == ["put back"], "{listed:?}");
        } else {
            // It no longer shows, and what is left of it goes when the page next starts.
            assert_eq!(listed, Vec::<String>::new());
            assert_eq!(overdue(&storage, TODAY), [PLAN]);
            Shelf::new(storage.clone()).take_away(PLAN).unwrap();
            Shelf::new(storage.clone()).forget(PLAN).unwrap();
            assert_eq!(storage.texts(), Texts::new());
        }
    }
    tried(
        "cut off while deleting and emptying the bin",
        history.len() - 2,
    );
}

#[test]
fn what_cannot_be_put_in_the_bin_stays_in_the_list() {
    let mut count = 0;
    for wrong in [Wrong::Full, Wrong::Forgotten, Wrong::Half, Wrong::Blocked] {
        let storage = saved();
        storage.goes_wrong(1, wrong, false);
        let put = Shelf::new(storage.clone()).put_in_bin(PLAN, TODAY);
        assert!(put.is_err());
        storage.mend();
        check_in_list(&storage, "newer");
        count += 1;
    }
    let nothing = Shelf::new(Memory::default()).put_in_bin(PLAN, TODAY);
    assert_eq!(nothing, Err(SaveFault::NotReadBack));
    tried("writes of the bin that fail", count);
}

#[test]
fn a_full_storage_takes_a_plan_into_the_bin() {
    let storage = saved();
    let held: usize = storage
        .texts()
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum();
    storage.hold_at_most(held);
    Shelf::new(storage.clone()).put_in_bin(PLAN, TODAY).unwrap();
    check_in_bin(&storage, "newer");
    // With one save alone there is nothing to make room with.
    let storage = Memory::default();
    Shelf::new(storage.clone())
        .save(&plan("only"), at(TODAY))
        .unwrap();
    storage.hold_at_most(0);
    let put = Shelf::new(storage.clone()).put_in_bin(PLAN, TODAY);
    assert_eq!(put, Err(SaveFault::Storage(StorageFault::Full)));
    check_in_list(&storage, "only");
}

#[test]
fn the_database_brings_nothing_back_that_was_taken_away() {
    let storage = binned(TODAY);
    let text = Shelf::new(storage.clone()).text(PLAN).unwrap();
    let mut shelf = Shelf::new(storage.clone());
    // In the bin it is a plan like any other: what local storage loses comes back, into the bin.
    let lost: Vec<String> = storage
        .texts()
        .into_keys()
        .filter(|key| key.contains(".plan."))
        .collect();
    let mut without = storage.texts();
    without.retain(|key, _| !lost.contains(key));
    let half = Memory::holding(&without);
    assert!(!Shelf::of_labels(half.clone()).has(PLAN, &text));
    assert!(matches!(
        Shelf::new(half.clone()).take_back(PLAN, &text),
        Returned::Back { .. }
    ));
    check_in_bin(&half, "newer");

    shelf.take_away(PLAN).unwrap();
    assert!(shelf.has(PLAN, &text));
    assert_eq!(shelf.take_back(PLAN, &text), Returned::Known);
    assert_eq!(titles(&storage), (Vec::new(), Vec::new()));
    // The same plan, opened again from a file, is a plan like any other.
    shelf.take_out_of_bin(PLAN).unwrap();
    shelf.save(&plan("from a file"), at(TODAY)).unwrap();
    shelf.forget(PLAN).unwrap();
    check_in_list(&storage, "from a file");
    assert_eq!(overdue(&storage, TODAY + 60 * DAY), []);
}

/// Two tabs: one puts the plan in the bin while the other one works on it.
#[test]
fn what_another_tab_saves_meanwhile_is_not_lost() {
    let storage = saved();
    let mut other = Shelf::new(storage.clone());
    other.open(PLAN).unwrap();
    Shelf::new(storage.clone()).put_in_bin(PLAN, TODAY).unwrap();
    other.save(&plan("typed meanwhile"), at(TODAY + 1)).unwrap();
    check_in_list(&storage, "typed meanwhile");
    // The other tab hears of it, and puts what it saved in the bin as well.
    other.put_in_bin(PLAN, TODAY + 1).unwrap();
    check_in_bin(&storage, "typed meanwhile");
}
