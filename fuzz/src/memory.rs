//! A storage in memory.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use sectorplan::keep::{Storage, StorageFault};

/// Texts by key, shared by its clones.
#[derive(Debug, Clone, Default)]
pub struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

impl Memory {
    pub fn put(&self, key: &str, text: &str) {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    pub fn holds(&self, text: &str) -> bool {
        self.0.borrow().values().any(|other| other == text)
    }
}

impl Storage for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        self.put(key, text);
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}
