//! Local storage of the browser, and the clock that goes with it.

use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::keep::{Storage, StorageFault};
use crate::{edit::Moment, plan::Language};

const PREFERENCES: &str = "sectorplan.preferences";

/// The moment it is now, in milliseconds since 1970.
#[must_use]
pub fn now() -> Moment {
    // Milliseconds since 1970 are far below where a float loses whole numbers.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let moment = js_sys::Date::now() as Moment;
    moment
}

/// The browser's local storage.
#[derive(Debug, Default)]
pub struct BrowserStorage;

/// Local storage, if there is any: asking gloo for it panics where it is blocked.
fn storage() -> Result<web_sys::Storage, StorageFault> {
    let window = web_sys::window().ok_or(StorageFault::Blocked)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StorageFault::Blocked),
    }
}

/// What is under a key, as the browser has it; undefined if nothing is.
fn value(key: &str) -> Result<JsValue, StorageFault> {
    js_sys::Reflect::get(&storage()?.into(), &key.into()).map_err(|_| StorageFault::Blocked)
}

/// Why a write failed.
fn fault(error: &JsValue) -> StorageFault {
    let name = js_sys::Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("SecurityError") => StorageFault::Blocked,
        _ => StorageFault::Full,
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        storage()?.get_item(key).map_err(|_| StorageFault::Blocked)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        let set = storage()?.set_item(key, text);
        set.map_err(|error| fault(&error))
    }

    fn copy(&mut self, from: &str, to: &str) -> Result<(), StorageFault> {
        // A value that stays in the browser keeps halves of letters, which no text of ours can hold.
        let value = value(from)?;
        if value.is_undefined() {
            return Ok(());
        }
        let set = js_sys::Reflect::set(&storage()?.into(), &to.into(), &value);
        set.map(|_| ()).map_err(|error| fault(&error))
    }

    fn is_same(&self, one: &str, other: &str) -> Result<bool, StorageFault> {
        Ok(value(one)? == value(other)?)
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        storage()?
            .remove_item(key)
            .map_err(|_| StorageFault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        let storage = storage()?;
        let count = storage.length().map_err(|_| StorageFault::Blocked)?;
        Ok((0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .collect())
    }
}

/// What somebody chose for this page on this device.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language of the page; `public/language.js` reads it before the page is drawn, and asks the
    /// browser if nobody chose one.
    pub language: Option<Language>,
    /// The columns of the cost lines that are shown; empty while nobody chose them.
    pub columns: Vec<String>,
}

impl Preferences {
    /// Reads them; the usual ones if there are none or storage is blocked.
    #[must_use]
    pub fn read() -> Self {
        storage()
            .ok()
            .and_then(|_| LocalStorage::get(PREFERENCES).ok())
            .unwrap_or_default()
    }

    /// Changes them, if that is possible: losing them loses no work.
    pub fn change(change: impl FnOnce(&mut Self)) {
        let mut preferences = Self::read();
        change(&mut preferences);
        if storage().is_ok() {
            let _ = LocalStorage::set(PREFERENCES, preferences);
        }
    }
}
