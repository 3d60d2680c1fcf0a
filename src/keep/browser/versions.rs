//! Snapshots in the browser's database, or a few in local storage if there is none.

use wasm_bindgen::JsValue;

use super::{
    BrowserStorage,
    database::{Database, Put, Store},
};
use crate::{
    edit::Moment,
    keep::{Damage, FewSnapshots, Head, Packed, Snapshot, SnapshotHead, StorageFault, room, thin},
    plan::{Id, Plan, sort_by_key},
};

impl Snapshot {
    /// A snapshot of a plan as it is now, after the others of that plan.
    #[must_use]
    pub fn of(plan: &Plan, others: &[SnapshotHead], now: Moment, name: Option<String>) -> Self {
        let packed = Packed::of(plan);
        let head = Head::of(plan, packed.bytes, None);
        Self::new(head, &packed, others, now, name)
    }
}

fn put(snapshot: &Snapshot) -> Vec<Put> {
    let key = snapshot.head.key();
    let body = (
        Store::Bodies,
        key.clone(),
        Some(snapshot.body.as_str().into()),
    );
    let head = (Store::Heads, key, Some(snapshot.head.write().into()));
    vec![body, head]
}

fn removal(keys: Vec<String>) -> Vec<Put> {
    let both = |key: String| {
        [
            (Store::Heads, key.clone(), None),
            (Store::Bodies, key, None),
        ]
    };
    keys.into_iter().flat_map(both).collect()
}

async fn heads_of(database: &Database, start: &str) -> Result<Vec<SnapshotHead>, StorageFault> {
    let mut heads = Vec::new();
    for (key, text) in database.texts(Store::Heads, start).await? {
        match SnapshotHead::read(&text) {
            Ok(head) => heads.push(head),
            Err(Damage::Broken) => {
                // Its body says the same, except for a name.
                let body = database.get(Store::Bodies, &key).await?.as_string();
                heads.extend(body.and_then(|body| SnapshotHead::of_body(&body).ok()));
            }
            // Those of a later program are left alone.
            Err(_) => {}
        }
    }
    sort_by_key(&mut heads, |head| head.number);
    Ok(heads)
}

/// The earlier versions of a plan that are kept, the oldest first.
///
/// # Errors
/// When the browser does not let the page use its storage.
pub async fn versions(plan: Id<Plan>) -> Result<Vec<SnapshotHead>, StorageFault> {
    match Database::open().await {
        Ok(database) => heads_of(&database, &format!("{plan}/")).await,
        Err(_) => FewSnapshots(BrowserStorage).heads(plan),
    }
}

/// The earlier versions of every plan, if the browser has a database.
///
/// # Errors
/// When the browser does not let the page use its storage.
pub async fn all_versions() -> Result<Vec<SnapshotHead>, StorageFault> {
    heads_of(&Database::open().await?, "").await
}

/// Adds a version, and takes away those whose time has passed; when there is no room, the oldest
/// go first.
///
/// # Errors
/// When there is still no room, or the storage cannot be used.
pub async fn add_version(snapshot: &Snapshot, now: Moment) -> Result<(), StorageFault> {
    let Ok(database) = Database::open().await else {
        return FewSnapshots(BrowserStorage).add(snapshot);
    };
    let write = || database.write(put(snapshot));
    if write().await == Err(StorageFault::Full) {
        let all = heads_of(&database, "").await?;
        let needed = snapshot.body.len().saturating_mul(2);
        database.write(removal(room(&all, needed).go)).await?;
        write().await?;
    }
    let heads = heads_of(&database, &format!("{}/", snapshot.head.head.id)).await?;
    database.write(removal(thin(&heads, now))).await
}

/// Puts a version back that was taken away.
///
/// # Errors
/// When there is no room, or the storage cannot be used.
pub async fn put_version_back(snapshot: &Snapshot) -> Result<(), StorageFault> {
    let puts = put(snapshot);
    Database::open().await?.write(puts).await
}

/// The text with the plan of a version; `None` if it is gone.
///
/// # Errors
/// When the storage cannot be used.
pub async fn version_body(head: &SnapshotHead) -> Result<Option<String>, StorageFault> {
    let database = Database::open().await?;
    let body: JsValue = database.get(Store::Bodies, &head.key()).await?;
    Ok(body.as_string())
}

/// The plan of a version; `None` if it is gone or damaged.
pub async fn version(head: &SnapshotHead) -> Option<Plan> {
    match version_body(head).await {
        Ok(body) => head.plan(&body?).ok(),
        Err(_) => FewSnapshots(BrowserStorage).plan(head).ok()??.ok(),
    }
}

/// Takes a version away.
///
/// # Errors
/// When the storage cannot be used.
pub async fn remove_version(head: &SnapshotHead) -> Result<(), StorageFault> {
    Database::open()
        .await?
        .write(removal(vec![head.key()]))
        .await
}
