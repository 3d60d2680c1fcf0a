//! What the shelf needs of a storage; the browser's local storage is one.

/// Why a storage did not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFault {
    /// There is no storage, or the browser does not let the page use it.
    Blocked,
    /// It has no room left.
    Full,
    /// It gave no answer in time. What was asked of it may still be done.
    Silent,
}

/// Texts by key.
pub trait Storage {
    /// The text under a key.
    ///
    /// # Errors
    /// When the storage cannot be used; a key that is not there is not an error.
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault>;

    /// Puts a text under a key, whole or not at all.
    ///
    /// # Errors
    /// When the storage is full or cannot be used.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault>;

    /// Puts what is under a key under another one too. A storage that can hold what no text here
    /// can, such as half a letter, does so to the letter.
    ///
    /// # Errors
    /// As [`Storage::set`].
    fn copy(&mut self, from: &str, to: &str) -> Result<(), StorageFault> {
        match self.get(from)? {
            Some(text) => self.set(to, &text),
            None => Ok(()),
        }
    }

    /// Whether two keys have the same under them, to the letter as in [`Storage::copy`].
    ///
    /// # Errors
    /// When the storage cannot be used.
    fn is_same(&self, one: &str, other: &str) -> Result<bool, StorageFault> {
        Ok(self.get(one)? == self.get(other)?)
    }

    /// Takes a key away.
    ///
    /// # Errors
    /// When the storage cannot be used.
    fn remove(&mut self, key: &str) -> Result<(), StorageFault>;

    /// Every key, in no order.
    ///
    /// # Errors
    /// When the storage cannot be used.
    fn keys(&self) -> Result<Vec<String>, StorageFault>;
}
