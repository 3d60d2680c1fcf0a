//! The browser's database: texts and file handles, by store and key.

use js_sys::{Array, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::js;
use crate::keep::StorageFault;

const NAME: &str = "sectorplan";
/// The highest version that this program makes: each store came with one. What a later program
/// made of the database is used if it has these stores, and otherwise left alone.
const VERSION: f64 = 4.0;

/// What the database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// The heads of snapshots.
    Heads,
    /// Their bodies.
    Bodies,
    /// Files on disk that are kept up to date, by plan.
    Files,
    /// The newest text of each plan, as it is in local storage too.
    Plans,
}

impl Store {
    const ALL: [Self; 4] = [Self::Heads, Self::Bodies, Self::Files, Self::Plans];

    const fn name(self) -> &'static str {
        match self {
            Self::Heads => "snapshot-heads",
            Self::Bodies => "snapshots",
            Self::Files => "files",
            Self::Plans => "plans",
        }
    }
}

/// What is put under a key; `None` takes it away.
pub type Put = (Store, String, Option<JsValue>);

/// An open database. It is opened for each act: one that stays open would block a later version of
/// the page.
#[derive(Debug)]
pub struct Database(JsValue);

impl Drop for Database {
    fn drop(&mut self) {
        // If it is closed already, it stays so.
        let _ = js::call(&self.0, "close", &[]);
    }
}

fn fault(error: &JsValue) -> StorageFault {
    match js::error_name(error).as_str() {
        "QuotaExceededError" => StorageFault::Full,
        _ if js::is_too_late(error) => StorageFault::Silent,
        _ => StorageFault::Blocked,
    }
}

/// Waits until something in the database says that it is done, or that it failed; not for ever.
async fn done(what: &JsValue, good: &str, bad: &[&str]) -> Result<(), StorageFault> {
    let promise = Promise::new(&mut |resolve, reject| {
        // Handlers are plain properties.
        let _ = Reflect::set(what, &good.into(), &resolve);
        for bad in bad {
            let _ = Reflect::set(what, &(*bad).into(), &reject);
        }
    });
    match js::in_time(promise).await {
        Ok(_) => Ok(()),
        Err(late) if js::is_too_late(&late) => Err(fault(&late)),
        Err(_) => Err(fault(&js::get(what, "error"))),
    }
}

/// Waits for the answer to a request.
async fn answer(request: Result<JsValue, JsValue>) -> Result<JsValue, StorageFault> {
    let request = request.map_err(|error| fault(&error))?;
    done(&request, "onsuccess", &["onerror", "onblocked"]).await?;
    Ok(js::get(&request, "result"))
}

impl Database {
    /// Opens it, and makes it and its stores if they are not there yet.
    ///
    /// # Errors
    /// When the browser has none, does not let the page use it, or does not answer, and when a later
    /// program made something else of it.
    pub async fn open() -> Result<Self, StorageFault> {
        // Without a version, because a later program may have raised it.
        let database = Self::open_as(None).await?;
        if database.has_all_stores() {
            return Ok(database);
        }
        let version = js::get(&database.0, "version").as_f64().unwrap_or(1.0) + 1.0;
        drop(database);
        if version > VERSION {
            return Err(StorageFault::Blocked);
        }
        let database = Self::open_as(Some(version)).await?;
        let whole = database.has_all_stores();
        whole.then_some(database).ok_or(StorageFault::Blocked)
    }

    async fn open_as(version: Option<f64>) -> Result<Self, StorageFault> {
        let window = web_sys::window().ok_or(StorageFault::Blocked)?;
        let factory = js::get(&window, "indexedDB");
        let arguments: Vec<JsValue> = [Some(NAME.into()), version.map(JsValue::from)]
            .into_iter()
            .flatten()
            .collect();
        let request = js::call(&factory, "open", &arguments).map_err(|error| fault(&error))?;
        let opened = request.clone();
        let make = Closure::once_into_js(move || {
            let database = js::get(&opened, "result");
            for store in Store::ALL {
                // A store that is there already stays; one that cannot be made is missed afterwards.
                let _ = js::call(&database, "createObjectStore", &[store.name().into()]);
            }
        });
        let _ = Reflect::set(&request, &"onupgradeneeded".into(), &make);
        let answered = answer(Ok(request.clone())).await;
        if answered.is_err() {
            // If it opens after all, nobody waits for it any longer, and open it blocks others.
            let late = request.clone();
            let close = Closure::once_into_js(move || drop(Self(js::get(&late, "result"))));
            let _ = Reflect::set(&request, &"onsuccess".into(), &close);
        }
        Ok(Self(answered?))
    }

    fn has_all_stores(&self) -> bool {
        let names = js::get(&self.0, "objectStoreNames");
        Store::ALL.iter().all(|store| {
            let has = js::call(&names, "contains", &[store.name().into()]);
            has.is_ok_and(|has| has.is_truthy())
        })
    }

    /// Whether there is one, as far as the browser tells, without making one.
    pub async fn may_exist() -> bool {
        let factory = js::get(&js_sys::global(), "indexedDB");
        let Ok(list) = js::ask(&factory, "databases", &[]).await else {
            return true;
        };
        let list: Array = list.dyn_into().unwrap_or_default();
        list.iter()
            .any(|one| js::get(&one, "name").as_string().as_deref() == Some(NAME))
    }

    fn store(&self, store: Store) -> Result<JsValue, JsValue> {
        let look = js::call(&self.0, "transaction", &[store.name().into()])?;
        js::call(&look, "objectStore", &[store.name().into()])
    }

    /// What is under a key; undefined if nothing is.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn get(&self, store: Store, key: &str) -> Result<JsValue, StorageFault> {
        let request = self
            .store(store)
            .and_then(|store| js::call(&store, "get", &[key.into()]));
        answer(request).await
    }

    /// Every key that begins with this, with its text, in the order of the keys.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn texts(
        &self,
        store: Store,
        start: &str,
    ) -> Result<Vec<(String, String)>, StorageFault> {
        let window = web_sys::window().ok_or(StorageFault::Blocked)?;
        let ranges = js::get(&window, "IDBKeyRange");
        let ends = [start.into(), format!("{start}\u{ffff}").into()];
        let range = js::call(&ranges, "bound", &ends).map_err(|error| fault(&error))?;
        let ask = |what: &str| {
            let store = self.store(store)?;
            js::call(&store, what, std::slice::from_ref(&range))
        };
        let (keys, values) = (ask("getAllKeys"), ask("getAll"));
        let list = |list: JsValue| list.dyn_into::<Array>().unwrap_or_default();
        let keys = list(answer(keys).await?);
        let values = list(answer(values).await?);
        let text = |value: JsValue| value.dyn_into::<JsString>().ok().map(String::from);
        let pairs = keys.iter().zip(values.iter());
        Ok(pairs
            .filter_map(|(key, value)| Some((text(key)?, text(value)?)))
            .collect())
    }

    /// Writes and takes away, all of it or nothing; done once it is on the disk.
    ///
    /// # Errors
    /// When there is no room, or the database cannot be used.
    pub async fn write(&self, puts: Vec<Put>) -> Result<(), StorageFault> {
        let stores = Store::ALL.into_iter();
        let used = |store: &Store| puts.iter().any(|(used, ..)| used == store);
        let stores: Vec<Store> = stores.filter(used).collect();
        if stores.is_empty() {
            return Ok(());
        }
        let act = self.begin(&stores)?;
        for (store, key, value) in puts {
            act.put(store, &key, value)?;
        }
        act.done().await
    }

    /// Begins an act that reads and writes, all of it or nothing.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub fn begin(&self, stores: &[Store]) -> Result<Act, StorageFault> {
        let names: Array = stores.iter().map(|it| JsValue::from(it.name())).collect();
        let strict = js::object(&[("durability", "strict".into())]);
        let arguments = [names.into(), "readwrite".into(), strict];
        let act = js::call(&self.0, "transaction", &arguments);
        Ok(Act(act.map_err(|error| fault(&error))?))
    }
}

/// Something that is read and written, all of it or nothing. It ends by itself when nothing more is
/// asked of it.
#[derive(Debug)]
pub struct Act(JsValue);

impl Act {
    fn call(&self, store: Store, what: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        let store = js::call(&self.0, "objectStore", &[store.name().into()])?;
        js::call(&store, what, arguments)
    }

    /// What is under a key; undefined if nothing is.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn get(&self, store: Store, key: &str) -> Result<JsValue, StorageFault> {
        answer(self.call(store, "get", &[key.into()])).await
    }

    /// Puts something under a key, or takes away what is there.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn put(&self, store: Store, key: &str, value: Option<JsValue>) -> Result<(), StorageFault> {
        let put = match value {
            Some(value) => self.call(store, "put", &[value, key.into()]),
            None => self.call(store, "delete", &[key.into()]),
        };
        put.map(|_| ()).map_err(|error| fault(&error))
    }

    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// When there is no room, or the database cannot be used; nothing was written then.
    pub async fn done(self) -> Result<(), StorageFault> {
        // At once, so that it is done even if the page is closed now.
        let _ = js::call(&self.0, "commit", &[]);
        done(&self.0, "oncomplete", &["onabort"]).await
    }
}
