//! Two tabs work on one plan.

use sectorplan::{
    edit::{Change, Session},
    keep::{SaveFault, Shelf},
};

use super::{
    PLAN, at,
    chance::Chance,
    plan,
    storage::Memory,
    tried::{times, tried},
};

/// A tab: its shelf, its plan, and what was typed in it since its last save.
struct Tab {
    shelf: Shelf<Memory>,
    session: Session,
    unsaved: String,
}

impl Tab {
    fn open(storage: &Memory) -> Self {
        let mut shelf = Shelf::new(storage.clone());
        let plan = shelf.open(PLAN).unwrap().unwrap().plan;
        Self {
            shelf,
            session: Session::new(plan),
            unsaved: String::new(),
        }
    }

    fn type_letter(&mut self, letter: char, now: u64) {
        let change = Change::typing(PLAN, "mission");
        self.session
            .edit(change, now, |plan| plan.mission.push(letter));
        self.unsaved.push(letter);
    }

    fn save(&mut self, now: u64) -> Result<(), SaveFault> {
        self.shelf.save(self.session.plan(), at(now))?;
        self.unsaved.clear();
        Ok(())
    }

    /// What a tab does when it follows the other one.
    fn follow(&mut self) {
        if !self.shelf.is_current(PLAN).unwrap() {
            let kept = self.shelf.open(PLAN).unwrap().unwrap();
            self.session = Session::new(kept.plan);
        }
    }
}

fn started() -> Memory {
    let storage = Memory::default();
    Shelf::new(storage.clone())
        .save(&plan("shared"), at(0))
        .unwrap();
    storage
}

/// The letter of the nth key: enough letters to tell each from its neighbours.
fn letter(number: usize) -> char {
    char::from(b'a' + u8::try_from(number % 26).unwrap())
}

/// A minute in which the lock changes hands: by asking, by closing, and by force. Every letter
/// typed is in the plan, or is known to the tab that lost the lock.
fn minute(seed: u64) -> (usize, usize) {
    let mut chance = Chance::new(seed);
    let storage = started();
    let mut tabs = [Tab::open(&storage), Tab::open(&storage)];
    let mut writer = 0;
    let (mut typed, mut expected, mut handed_over) = (0, String::new(), 0);
    // Ten keys a second.
    for now in (0..60_000).step_by(100) {
        if chance.one_in(40) {
            handed_over += 1;
            let other = 1 - writer;
            match chance.below(3) {
                // It is asked, and saves before it lets go.
                0 => tabs[writer].save(now).unwrap(),
                // It is closed: a page saves before it goes.
                1 => {
                    tabs[writer].save(now).unwrap();
                    tabs[writer] = Tab::open(&storage);
                }
                // It does not answer. What it had not saved stays with it, and is offered there.
                _ => {
                    tabs[other].follow();
                    let lost = tabs[writer].unsaved.len();
                    expected.truncate(expected.len() - lost);
                    if lost > 0 {
                        tabs[other].type_letter('!', now);
                        tabs[other].save(now).unwrap();
                        expected.push('!');
                        let late = tabs[writer].save(now);
                        assert_eq!(late, Err(SaveFault::ChangedElsewhere));
                        assert_eq!(tabs[writer].unsaved.len(), lost);
                        tabs[writer].unsaved.clear();
                    }
                }
            }
            tabs[other].follow();
            writer = other;
        }
        tabs[writer].type_letter(letter(typed), now);
        expected.push(letter(typed));
        typed += 1;
        if chance.one_in(8) {
            tabs[writer].save(now).unwrap();
            // A tab that only follows sees the same.
            let reader = 1 - writer;
            tabs[reader].follow();
            assert_eq!(tabs[reader].session.plan(), tabs[writer].session.plan());
        }
    }
    tabs[writer].save(60_000).unwrap();
    let kept = Shelf::new(storage).read(PLAN).unwrap().unwrap();
    assert_eq!(kept.plan.mission, expected);
    (typed, handed_over)
}

#[test]
fn two_tabs_that_hand_over_the_lock_lose_no_letter() {
    let (mut typed, mut handed_over) = (0, 0);
    for seed in 0..5 * times() as u64 {
        let (letters, times) = minute(seed);
        typed += letters;
        handed_over += times;
    }
    tried("letters typed in two tabs", typed);
    tried("locks handed over", handed_over);
}

/// Without locks: both save whenever they like, and nothing that a tab has not seen is overwritten.
#[test]
fn two_tabs_without_a_lock_never_silently_overwrite_each_other() {
    let mut refused = 0;
    let rounds = 200 * times();
    let mut chance = Chance::new(4);
    let storage = started();
    let mut tabs = [Tab::open(&storage), Tab::open(&storage)];
    for number in 0..rounds {
        let tab = chance.below(2);
        tabs[tab].type_letter(letter(number), number as u64);
        let before = Shelf::new(storage.clone())
            .read(PLAN)
            .unwrap()
            .unwrap()
            .plan;
        let known = tabs[tab].shelf.is_current(PLAN).unwrap();
        match tabs[tab].save(number as u64) {
            Ok(()) => assert!(known),
            Err(fault) => {
                assert_eq!((fault, known), (SaveFault::ChangedElsewhere, false));
                let after = Shelf::new(storage.clone())
                    .read(PLAN)
                    .unwrap()
                    .unwrap()
                    .plan;
                assert_eq!(after, before);
                // The user looks at both, and continues with the other one.
                tabs[tab] = Tab::open(&storage);
                refused += 1;
            }
        }
    }
    assert!(refused > rounds / 10);
    tried("saves of two tabs without a lock", rounds);
}
