//! An in-memory storage that tabs share, that logs what is done to it, and that fails.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use sectorplan::keep::{Storage, StorageFault};

pub type Texts = BTreeMap<String, String>;

/// What goes wrong with a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The storage says that it has no room.
    Full,
    /// It is blocked from then on, even for reading, until it is repaired.
    Blocked,
    /// It reports no error and writes nothing.
    Forgotten,
    /// It reports no error and writes half of the text.
    Half,
}

#[derive(Debug, Default)]
struct Inner {
    texts: Texts,
    /// Every write that was done: the key, and the text, or `None` if it was removed.
    log: Vec<(String, Option<String>)>,
    /// How many writes were asked for.
    asked: usize,
    /// What goes wrong from the n-th write on, and whether only with that one.
    fault: Option<(usize, Wrong, bool)>,
    blocked: bool,
    /// How many characters it has room for.
    room: Option<usize>,
}

/// A storage that two tabs share when it is cloned.
#[derive(Debug, Clone, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

impl Memory {
    pub fn holding(texts: &Texts) -> Self {
        let memory = Self::default();
        memory.0.borrow_mut().texts.clone_from(texts);
        memory
    }

    pub fn texts(&self) -> Texts {
        self.0.borrow().texts.clone()
    }

    pub fn has_text(&self, text: &str) -> bool {
        self.0.borrow().texts.values().any(|other| other == text)
    }

    pub fn put(&self, key: &str, text: &str) {
        let mut inner = self.0.borrow_mut();
        inner.texts.insert(key.to_owned(), text.to_owned());
    }

    /// Makes the n-th write from now fail: only that one, or all after it too.
    pub fn goes_wrong(&self, write: usize, wrong: Wrong, once: bool) {
        let mut inner = self.0.borrow_mut();
        let write = inner.asked + write;
        inner.fault = Some((write, wrong, once));
    }

    pub fn mend(&self) {
        let mut inner = self.0.borrow_mut();
        (inner.fault, inner.blocked, inner.room) = (None, false, None);
    }

    pub fn hold_at_most(&self, characters: usize) {
        self.0.borrow_mut().room = Some(characters);
    }

    pub fn block(&self) {
        self.0.borrow_mut().blocked = true;
    }

    /// How many writes were done.
    pub fn writes(&self) -> usize {
        self.0.borrow().log.len()
    }

    /// The content of the storage after each write, including the start.
    pub fn history(&self, beginning: &Texts) -> Vec<Texts> {
        let mut texts = beginning.clone();
        let mut history = vec![texts.clone()];
        for (key, text) in &self.0.borrow().log {
            match text {
                Some(text) => texts.insert(key.clone(), text.clone()),
                None => texts.remove(key),
            };
            history.push(texts.clone());
        }
        history
    }
}

impl Inner {
    fn check(&self) -> Result<(), StorageFault> {
        if self.blocked {
            return Err(StorageFault::Blocked);
        }
        Ok(())
    }

    /// What goes wrong with the current write.
    fn wrong(&mut self) -> Option<Wrong> {
        self.asked += 1;
        let (write, wrong, once) = self.fault?;
        let now = self.asked == write || (self.asked > write && !once);
        now.then_some(wrong)
    }

    fn write(&mut self, key: &str, text: Option<&str>) {
        self.log.push((key.to_owned(), text.map(str::to_owned)));
        match text {
            Some(text) => self.texts.insert(key.to_owned(), text.to_owned()),
            None => self.texts.remove(key),
        };
    }

    fn is_too_full_for(&self, key: &str, text: &str) -> bool {
        let others = self.texts.iter().filter(|(other, _)| *other != key);
        let held: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        self.room
            .is_some_and(|room| held + key.len() + text.len() > room)
    }
}

impl Storage for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        let inner = self.0.borrow();
        inner.check()?;
        Ok(inner.texts.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        let mut inner = self.0.borrow_mut();
        inner.check()?;
        if inner.is_too_full_for(key, text) {
            return Err(StorageFault::Full);
        }
        match inner.wrong() {
            None => inner.write(key, Some(text)),
            Some(Wrong::Full) => return Err(StorageFault::Full),
            Some(Wrong::Blocked) => {
                inner.blocked = true;
                return Err(StorageFault::Blocked);
            }
            Some(Wrong::Forgotten) => {}
            Some(Wrong::Half) => {
                let letters = text.chars().count() / 2;
                let half: String = text.chars().take(letters).collect();
                inner.write(key, Some(&half));
            }
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        let mut inner = self.0.borrow_mut();
        inner.check()?;
        match inner.wrong() {
            None => inner.write(key, None),
            Some(Wrong::Full | Wrong::Blocked) => return Err(StorageFault::Blocked),
            Some(Wrong::Forgotten | Wrong::Half) => {}
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        let inner = self.0.borrow();
        inner.check()?;
        Ok(inner.texts.keys().cloned().collect())
    }
}
