//! Local storage falls behind the browser's database, as after a power cut.

use sectorplan::{
    keep::{Before, Returned, Shelf, Storage, rescue},
    plan::Plan,
};

use super::{
    PLAN, at,
    chance::Chance,
    plan,
    promises::later_slot,
    storage::{Memory, Texts, Wrong},
    tried::{times, tried},
};

/// Saves versions; returns what was in local storage after each, and the text for the database.
fn session(versions: &[Plan]) -> Vec<(Texts, String)> {
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    let save = |(now, version): (u64, &Plan)| {
        shelf.save(version, at(now)).unwrap();
        (storage.texts(), shelf.text(PLAN).unwrap())
    };
    (1..).zip(versions).map(save).collect()
}

fn versions() -> Vec<Plan> {
    let count = 12 * times().min(10);
    (0..count).map(|number| plan(&number.to_string())).collect()
}

fn title(storage: &Memory) -> Option<String> {
    let kept = Shelf::new(storage.clone()).read(PLAN).unwrap();
    kept.map(|kept| kept.plan.title)
}

/// Checks that what is typed after the restore is saved, and found.
#[track_caller]
fn check_goes_on(storage: &Memory) {
    let mut shelf = Shelf::new(storage.clone());
    shelf.open(PLAN).unwrap();
    shelf.save(&plan("afterwards"), at(1_000)).unwrap();
    assert_eq!(title(storage).as_deref(), Some("afterwards"));
}

#[test]
fn the_newer_of_the_two_is_opened_however_far_each_is_behind() {
    let versions = versions();
    let saved = session(&versions);
    let mut count = 0;
    for (in_storage, (texts, _)) in saved.iter().enumerate() {
        for (in_database, (_, text)) in saved.iter().enumerate() {
            let storage = Memory::holding(texts);
            let has = Shelf::of_labels(storage.clone()).has(PLAN, text);
            assert_eq!(has, in_database <= in_storage, "by labels alone");
            let returned = Shelf::new(storage.clone()).take_back(PLAN, text);
            let expected = if in_database > in_storage {
                Returned::Back {
                    before: u64::try_from(in_storage + 1).ok(),
                    sequence: u64::try_from(in_database + 1).unwrap(),
                }
            } else {
                Returned::Known
            };
            assert_eq!(returned, expected);
            let newest = in_storage.max(in_database);
            assert_eq!(
                title(&storage).as_deref(),
                Some(versions[newest].title.as_str())
            );
            check_goes_on(&storage);
            count += 1;
        }
    }
    tried("local storage some saves behind the database", count);
}

#[test]
fn a_storage_that_was_cleared_gets_its_plans_back() {
    let saved = session(&versions());
    let (_, text) = saved.last().unwrap();
    let storage = Memory::default();
    let returned = Shelf::new(storage.clone()).take_back(PLAN, text);
    assert!(matches!(returned, Returned::Back { before: None, .. }));
    check_goes_on(&storage);
}

#[test]
fn a_damaged_text_of_the_database_is_set_aside_and_never_taken() {
    let saved = session(&versions());
    let (texts, text) = saved.last().unwrap();
    let mut count = 0;
    for place in (0..text.len()).step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        let damaged = String::from_utf8_lossy(&bytes).into_owned();
        let storage = Memory::holding(texts);
        let before = title(&storage);
        assert!(!Shelf::of_labels(storage.clone()).has(PLAN, &damaged));
        assert_eq!(
            Shelf::new(storage.clone()).take_back(PLAN, &damaged),
            Returned::Damaged
        );
        assert_eq!(title(&storage), before);
        assert!(storage.has_text(&damaged));
        count += 1;
    }
    tried("bits flipped in the text of the database", count);
}

#[test]
fn damage_in_local_storage_is_set_aside_before_its_place_is_used() {
    let saved = session(&versions());
    let (texts, text) = saved.last().unwrap();
    let mut damaged = texts.clone();
    for (key, text) in &mut damaged {
        *text = format!("damaged {key}");
    }
    let storage = Memory::holding(&damaged);
    let returned = Shelf::new(storage.clone()).take_back(PLAN, text);
    assert!(matches!(returned, Returned::Back { .. }));
    check_goes_on(&storage);
    for text in damaged.values() {
        assert!(storage.has_text(text));
    }
}

#[test]
fn a_text_of_another_plan_is_not_taken() {
    let saved = session(&versions());
    let (texts, text) = saved.last().unwrap();
    let storage = Memory::holding(texts);
    let other = sectorplan::plan::Id::numbered(9);
    let mut shelf = Shelf::new(storage.clone());
    assert!(!shelf.has(other, text));
    assert_eq!(shelf.take_back(other, text), Returned::Damaged);
    assert_eq!(shelf.read(other).unwrap(), None);
}

#[test]
fn what_a_later_program_saved_stays_as_it_is() {
    let saved = session(&versions());
    let (_, newest) = saved.last().unwrap();
    let (texts, _) = &saved[1];
    for slot in texts.keys() {
        let mut later = texts.clone();
        later.insert(slot.clone(), later_slot());
        let storage = Memory::holding(&later);
        let returned = Shelf::new(storage.clone()).take_back(PLAN, newest);
        assert_eq!(returned, Returned::Later);
        assert_eq!(storage.texts(), later);
    }
}

#[test]
fn a_full_storage_keeps_what_it_has_and_says_so() {
    let saved = session(&versions());
    let (texts, _) = saved.first().unwrap();
    let (_, newest) = saved.last().unwrap();
    let storage = Memory::holding(texts);
    let before = title(&storage);
    storage.goes_wrong(1, Wrong::Full, false);
    let returned = Shelf::new(storage.clone()).take_back(PLAN, newest);
    assert!(matches!(returned, Returned::NoPlace(_)));
    assert_eq!(title(&storage), before);
    assert_eq!(storage.keys().unwrap().len(), texts.len());
}

#[test]
fn only_an_earlier_save_is_written_over_in_the_database() {
    let saved = session(&versions());
    let [(_, first), (_, second), ..] = saved.as_slice() else {
        panic!("too few saves");
    };
    let damaged = second.replacen("sectorplan", "sectorplam", 1);
    for (there, expected) in [
        (None, Before::Earlier),
        (Some(first), Before::Earlier),
        (Some(second), Before::Same),
        (Some(&saved[2].1), Before::Newer),
        (Some(&damaged), Before::Damaged),
        (Some(&later_slot()), Before::Later),
    ] {
        let before = Before::of(PLAN, there.map(String::as_str), second);
        assert_eq!(before, expected);
    }
    let other = sectorplan::plan::Id::numbered(9);
    assert_eq!(Before::of(other, Some(first), second), Before::Damaged);
}

/// A page and the two places where it keeps its plan.
struct Both {
    storage: Memory,
    shelf: Shelf<Memory>,
    disk: Option<String>,
    /// What was kept elsewhere because it was newer on the disk than in hand.
    kept: Vec<u64>,
    /// What local storage was after each write, since it was last started: any of it may be what a
    /// dying browser leaves.
    history: Vec<Texts>,
    number: u64,
    /// The last that was called saved.
    promised: u64,
}

impl Both {
    fn new() -> Self {
        let storage = Memory::default();
        let mut both = Self {
            shelf: Shelf::new(storage.clone()),
            storage,
            disk: None,
            kept: Vec::new(),
            history: Vec::new(),
            number: 0,
            promised: 0,
        };
        both.save();
        both.put();
        both
    }

    fn save(&mut self) {
        let plan = plan(&self.number.to_string());
        self.shelf.save(&plan, at(self.number)).unwrap();
        self.history.push(self.storage.texts());
    }

    /// The database follows; once it has the text, what is in hand is called saved.
    fn put(&mut self) {
        let text = self.shelf.text(PLAN).unwrap();
        match (Before::of(PLAN, self.disk.as_deref(), &text), &self.disk) {
            (Before::Newer, Some(there)) => {
                let newer = rescue(there).unwrap().title;
                self.kept.push(newer.parse().unwrap());
            }
            (Before::Damaged, Some(there)) => {
                self.shelf.set_aside(PLAN, there).unwrap();
                assert!(self.storage.has_text(there));
            }
            (Before::Later, _) => panic!("there is no later program here"),
            (Before::Earlier | Before::Same | Before::Newer | Before::Damaged, _) => {}
        }
        self.disk = Some(text);
        self.promised = self.number;
    }

    /// What a page does when it looks: what does not stand is saved again.
    fn look(&mut self) {
        if self.shelf.is_current(PLAN) != Ok(true) {
            self.save();
        }
        self.put();
    }

    /// The browser dies, and leaves local storage as it was at some moment before.
    fn die(&mut self, chance: &mut Chance) {
        let left = self.history[chance.below(self.history.len())].clone();
        self.storage = Memory::holding(&left);
        self.history = vec![left];
    }

    /// A page is started; the database may not answer in time.
    fn start(&mut self, answers: bool) {
        self.shelf = Shelf::new(self.storage.clone());
        if let Some(text) = self.disk.as_ref().filter(|_| answers) {
            self.shelf.take_back(PLAN, text);
        }
        let kept = self.shelf.open(PLAN).unwrap().unwrap();
        self.number = kept.plan.title.parse().unwrap();
    }
}

#[test]
fn what_was_called_saved_is_there_whatever_one_of_the_two_places_loses() {
    let rounds = 200 * times();
    let mut chance = Chance::new(12);
    let mut both = Both::new();
    for _ in 0..rounds {
        match chance.below(8) {
            0 | 1 => {
                both.number = both.number.max(both.promised) + 1;
                both.save();
            }
            2 => both.put(),
            3 => {
                both.die(&mut chance);
                both.start(true);
                assert!(both.number >= both.promised);
                both.put();
            }
            4 => {
                let promised = both.promised;
                both.die(&mut chance);
                both.start(false);
                both.put();
                assert!(both.number >= promised || both.kept.contains(&promised));
            }
            5 => {
                let keys = both.storage.keys().unwrap();
                let key = &keys[chance.below(keys.len())];
                both.storage.put(key, "somebody else wrote here");
                both.look();
            }
            6 => {
                for key in both.storage.keys().unwrap() {
                    both.storage.clone().remove(&key).unwrap();
                }
                both.look();
            }
            _ => {
                both.disk = chance.one_in(2).then(|| "damaged".to_owned());
                both.look();
            }
        }
    }
    tried(
        "what was called saved, with one of its two places lost",
        rounds,
    );
}
