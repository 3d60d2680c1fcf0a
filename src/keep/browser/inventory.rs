//! Everything that this page keeps in the browser, and taking it all away.

use std::collections::BTreeSet;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    BrowserStorage,
    disk::stays,
    js::{ask, call, get},
};
use crate::keep::{Storage as _, StorageFault};

/// Everything that this page keeps has a name that begins with this.
const OURS: &str = "sectorplan";

/// What is in local storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InLocalStorage {
    /// Of plans, in characters.
    pub plans: usize,
    /// How many earlier versions, kept while there was no database, and their characters.
    pub versions: (usize, usize),
    /// Of texts that were set aside because they could not be read, in characters.
    pub aside: usize,
    /// Of anything else, in characters: no texts of plans.
    pub other: usize,
}

/// What the browser says about the storage of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfBrowser {
    /// What it takes up, in bytes, including other pages of this host.
    pub used: Option<u64>,
    /// What it may take, in bytes.
    pub most: Option<u64>,
    /// Whether the browser promised not to clear it by itself.
    pub lasting: bool,
    /// Whether the page itself is kept, for use without a network.
    pub program: bool,
}

/// Counts what is in local storage.
///
/// # Errors
/// When the storage cannot be used.
pub fn in_local_storage() -> Result<InLocalStorage, StorageFault> {
    let mut found = InLocalStorage::default();
    for (key, text) in entries()? {
        let characters = key.len() + text.len();
        if key.starts_with("sectorplan.plan.") {
            found.plans += characters;
        } else if key.starts_with("sectorplan.snapshot.") {
            found.versions.0 += 1;
            found.versions.1 += characters;
        } else if key.starts_with("sectorplan.snapshot-head.") {
            found.versions.1 += characters;
        } else if key.starts_with("sectorplan.aside.") {
            found.aside += characters;
        } else {
            found.other += characters;
        }
    }
    Ok(found)
}

fn entries() -> Result<Vec<(String, String)>, StorageFault> {
    let mut entries = Vec::new();
    for key in BrowserStorage.keys()? {
        if key.starts_with(OURS)
            && let Some(text) = BrowserStorage.get(&key)?
        {
            entries.push((key, text));
        }
    }
    Ok(entries)
}

/// A part of what the browser offers the page.
fn of_window(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// Asks the browser; what it does not tell is absent.
pub async fn of_browser() -> OfBrowser {
    let storage = get(&of_window("navigator"), "storage");
    let estimate = ask(&storage, "estimate", &[]).await.unwrap_or_default();
    OfBrowser {
        used: whole(&get(&estimate, "usage")),
        most: whole(&get(&estimate, "quota")),
        lasting: stays().await == Some(true),
        program: !own_caches().await.is_empty(),
    }
}

fn whole(value: &JsValue) -> Option<u64> {
    let value = value.as_f64().filter(|value| *value >= 0.0)?;
    // A float beyond the whole numbers becomes the largest.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = value as u64;
    Some(whole)
}

/// The names of what service workers keep, each after the folder of its copy of the page.
async fn caches() -> Vec<(String, String)> {
    let names = ask(&of_window("caches"), "keys", &[]).await;
    let names = names_of(names, |name| Some(name.clone())).into_iter();
    let with_folder = |name: String| {
        let (folder, _) = name
            .strip_prefix(OURS)?
            .strip_prefix(' ')?
            .split_once(' ')?;
        Some((folder.to_owned(), name))
    };
    names.filter_map(with_folder).collect()
}

/// The names of what the service worker of this copy of the page keeps.
async fn own_caches() -> Vec<String> {
    let own = folder();
    let caches = caches().await.into_iter();
    let own = caches.filter(|(folder, _)| *folder == own);
    own.map(|(_, name)| name).collect()
}

/// The folders of other copies of this page on this host: what this page stores is theirs too.
pub async fn other_copies() -> Vec<String> {
    let own = folder();
    let folders: BTreeSet<_> = caches().await.into_iter().map(|it| it.0).collect();
    folders.into_iter().filter(|it| *it != own).collect()
}

/// The folder of this copy of the page.
fn folder() -> String {
    let path = get(&of_window("location"), "pathname").as_string();
    let mut path = path.unwrap_or_default();
    path.truncate(path.rfind('/').map_or(0, |last| last + 1));
    path
}

/// The names of our databases.
async fn databases() -> Vec<String> {
    let databases = ask(&of_window("indexedDB"), "databases", &[]).await;
    names_of(databases, |database| Some(get(database, "name")))
}

fn names_of(list: Result<JsValue, JsValue>, name: fn(&JsValue) -> Option<JsValue>) -> Vec<String> {
    let list: Option<Array> = list.ok().and_then(|list| list.dyn_into().ok());
    let names = list.unwrap_or_default();
    let names = names.iter().filter_map(|item| name(&item)?.as_string());
    names.filter(|name| name.starts_with(OURS)).collect()
}

/// Takes away everything that this page keeps in the browser. Files on a disk stay, and other
/// copies of the page still work without a network.
///
/// # Errors
/// When the browser does not let go of it; what is left is listed as before.
pub async fn clear() -> Result<(), StorageFault> {
    for (key, _) in entries()? {
        BrowserStorage.remove(&key)?;
    }
    let factory = of_window("indexedDB");
    for name in databases().await {
        // It goes once no tab has it open; this tab is reloaded after this.
        let _ = call(&factory, "deleteDatabase", &[name.into()]);
    }
    let kept = of_window("caches");
    for name in own_caches().await {
        let _ = ask(&kept, "delete", &[name.into()]).await;
    }
    let workers = get(&of_window("navigator"), "serviceWorker");
    if let Ok(registration) = ask(&workers, "getRegistration", &[]).await {
        let _ = ask(&registration, "unregister", &[]).await;
    }
    Ok(())
}
