//! The newest text of each plan in the browser's database: done once it is on the disk, which
//! local storage never tells.

use super::{
    BrowserStorage,
    database::{Database, Store},
    versions::removal,
};
use crate::{
    keep::{Backup, Before, FewSnapshots, Storage as _, StorageFault},
    plan::{Id, Plan},
};

/// What kept a text from the disk.
#[derive(Debug)]
pub struct Met {
    /// What the text that is there is to the one that came.
    pub before: Before,
    /// The text that is there.
    pub there: String,
}

/// Puts the text of a plan on the disk, in place of an earlier one or of the one named; gives what
/// it met there that may not be written over.
///
/// # Errors
/// When there is no room, or the browser has no database for this page.
pub async fn put_on_disk(
    plan: Id<Plan>,
    text: &str,
    over: Option<&str>,
) -> Result<Option<Met>, StorageFault> {
    let database = Database::open().await?;
    let (act, key) = (database.begin(&[Store::Plans])?, plan.to_string());
    let there = act.get(Store::Plans, &key).await?.as_string();
    match (Before::of(plan, there.as_deref(), text), there) {
        (Before::Same, _) => return Ok(None),
        (before @ (Before::Newer | Before::Damaged | Before::Later), Some(there))
            if over != Some(there.as_str()) =>
        {
            return Ok(Some(Met { before, there }));
        }
        (Before::Earlier | Before::Newer | Before::Damaged | Before::Later, _) => {}
    }
    act.put(Store::Plans, &key, Some(text.into()))?;
    act.done().await.map(|()| None)
}

/// Takes away all there is of a plan beside the shelf: its text, its earlier versions, which file on
/// disk is its own, and how much of it is in no file.
///
/// # Errors
/// When the database cannot be used.
pub async fn take_from_disk(plan: Id<Plan>) -> Result<(), StorageFault> {
    BrowserStorage.remove(&Backup::key(plan))?;
    FewSnapshots(BrowserStorage).remove_all(plan)?;
    if !Database::may_exist().await {
        return Ok(());
    }
    let database = Database::open().await?;
    let versions = database
        .texts(Store::Heads, &format!("{plan}/"))
        .await?
        .into_iter();
    let mut gone = removal(versions.map(|(key, _)| key).collect());
    gone.extend([Store::Plans, Store::Files].map(|store| (store, plan.to_string(), None)));
    database.write(gone).await
}

/// The texts of all plans; empty if there is no database yet.
///
/// # Errors
/// When the database cannot be used.
pub async fn all_on_disk() -> Result<Vec<(Id<Plan>, String)>, StorageFault> {
    if !Database::may_exist().await {
        return Ok(Vec::new());
    }
    let texts = Database::open().await?.texts(Store::Plans, "").await?;
    let plans = texts.into_iter();
    Ok(plans
        .filter_map(|(key, text)| Some((key.parse().ok()?, text)))
        .collect())
}
