//! Snapshots in the browser's database, or a few in local storage if there is none.

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

pub(super) fn removal(keys: Vec<String>) -> Vec<Put> {
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

/// The earlier versions of a plan that were found.
#[derive(Debug, Default)]
pub struct Versions {
    /// What they are, the oldest first.
    pub heads: Vec<SnapshotHead>,
    /// Whether the database gave those that it has; otherwise they are the few of local storage.
    pub all: bool,
}

/// The earlier versions of a plan that are kept: those in the database, and the few that were kept
/// in local storage while there was none.
///
/// # Errors
/// When the browser does not let the page use its storage.
pub async fn versions(plan: Id<Plan>) -> Result<Versions, StorageFault> {
    let few = FewSnapshots(BrowserStorage).heads(plan);
    let Ok(mut heads) = in_database(&format!("{plan}/")).await else {
        return few.map(|heads| Versions { heads, all: false });
    };
    heads.extend(few.unwrap_or_default());
    sort_by_key(&mut heads, |head| head.number);
    // One that the database took too late is in both.
    heads.dedup_by_key(|head| head.number);
    Ok(Versions { heads, all: true })
}

async fn in_database(start: &str) -> Result<Vec<SnapshotHead>, StorageFault> {
    heads_of(&Database::open().await?, start).await
}

/// The earlier versions of every plan, if the browser has a database.
///
/// # Errors
/// When the browser does not let the page use its storage.
pub async fn all_versions() -> Result<Vec<SnapshotHead>, StorageFault> {
    in_database("").await
}

/// Adds a version, and takes away those whose time has passed; when there is no room, the oldest
/// go first.
///
/// # Errors
/// When there is still no room, or the storage cannot be used.
pub async fn add_version(snapshot: &Snapshot, now: Moment) -> Result<(), StorageFault> {
    match add_to_database(snapshot, now).await {
        // What has no room there would take that of the plans here.
        added @ (Ok(()) | Err(StorageFault::Full)) => added,
        Err(StorageFault::Blocked | StorageFault::Silent) => {
            FewSnapshots(BrowserStorage).add(snapshot)
        }
    }
}

async fn add_to_database(snapshot: &Snapshot, now: Moment) -> Result<(), StorageFault> {
    let database = Database::open().await?;
    let write = || database.write(put(snapshot));
    let written = write().await;
    if written == Err(StorageFault::Full) {
        let all = heads_of(&database, "").await?;
        let needed = snapshot.body.len().saturating_mul(2);
        database.write(removal(room(&all, needed).go)).await?;
        write().await?;
    } else {
        written?;
    }
    let heads = heads_of(&database, &format!("{}/", snapshot.head.head.id)).await?;
    database.write(removal(thin(&heads, now))).await
}

/// Puts a version back that was taken away.
///
/// # Errors
/// When there is no room, or the storage cannot be used.
pub async fn put_version_back(snapshot: &Snapshot) -> Result<(), StorageFault> {
    match Database::open().await {
        Ok(database) => database.write(put(snapshot)).await,
        Err(_) => FewSnapshots(BrowserStorage).add(snapshot),
    }
}

/// The text with the plan of a version; `None` if it is gone.
///
/// # Errors
/// When the storage cannot be used.
pub async fn version_body(head: &SnapshotHead) -> Result<Option<String>, StorageFault> {
    match body_in_database(head).await {
        Ok(Some(body)) => Ok(Some(body)),
        Ok(None) | Err(_) => FewSnapshots(BrowserStorage).body(head),
    }
}

async fn body_in_database(head: &SnapshotHead) -> Result<Option<String>, StorageFault> {
    let database = Database::open().await?;
    let body = database.get(Store::Bodies, &head.key()).await?;
    Ok(body.as_string())
}

/// The plan of a version; `None` if it is gone or damaged.
pub async fn version(head: &SnapshotHead) -> Option<Plan> {
    head.plan(&version_body(head).await.ok()??).ok()
}

/// Takes a version away.
///
/// # Errors
/// When the storage cannot be used.
pub async fn remove_version(head: &SnapshotHead) -> Result<(), StorageFault> {
    let mut few = FewSnapshots(BrowserStorage);
    let was_here = few.body(head)?.is_some();
    few.remove(head)?;
    let gone = removal(vec![head.key()]);
    match Database::open().await {
        Ok(database) => database.write(gone).await,
        Err(_) if was_here => Ok(()),
        Err(fault) => Err(fault),
    }
}
