//! A text that cannot be read is set aside to the letter, also where no text of ours can hold it.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use sectorplan::keep::{Shelf, Storage, StorageFault};

use crate::{at, plan};

const A: &str = "sectorplan.plan.00000000-0000-0000-0000-000000000001.a";
const B: &str = "sectorplan.plan.00000000-0000-0000-0000-000000000001.b";

type Units = BTreeMap<String, Vec<u16>>;

/// A storage as a browser has it: its texts may hold half a letter, and whoever reads one gets a
/// letter that cannot be shown in its place.
#[derive(Debug, Clone, Default)]
struct InBrowser(Rc<RefCell<Units>>);

impl Storage for InBrowser {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        let texts = self.0.borrow();
        Ok(texts.get(key).map(|units| String::from_utf16_lossy(units)))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        let units = text.encode_utf16().collect();
        self.0.borrow_mut().insert(key.to_owned(), units);
        Ok(())
    }

    fn copy(&mut self, from: &str, to: &str) -> Result<(), StorageFault> {
        let mut texts = self.0.borrow_mut();
        let units = texts.get(from).cloned().unwrap_or_default();
        texts.insert(to.to_owned(), units);
        Ok(())
    }

    fn is_same(&self, one: &str, other: &str) -> Result<bool, StorageFault> {
        let texts = self.0.borrow();
        Ok(texts.get(one) == texts.get(other))
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

#[test]
fn half_a_letter_in_a_damaged_slot_is_set_aside_as_it_is() {
    let storage = InBrowser::default();
    let mut shelf = Shelf::new(storage.clone());
    for title in ["one", "two"] {
        shelf.save(&plan(title), at(1)).unwrap();
    }
    // Damage that differs only in what reading does not show, each time in the older slot.
    let damaged = |half: u16| -> Vec<u16> { "a".encode_utf16().chain([half]).collect() };
    let in_turn = [(0xD800, B), (0xD801, A), (0xDC00, B)].map(|(half, key)| (damaged(half), key));
    for (damage, key) in &in_turn {
        storage
            .0
            .borrow_mut()
            .insert((*key).to_owned(), damage.clone());
        shelf.save(&plan("next"), at(2)).unwrap();
    }
    let kept = storage.0.borrow();
    for (damage, key) in in_turn {
        assert_ne!(kept.get(key), Some(&damage), "not saved");
        assert!(kept.values().any(|units| *units == damage), "overwritten");
    }
}
