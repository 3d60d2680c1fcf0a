//! The newest text of each plan in the browser's database: done once it is on the disk, which
//! local storage never tells.

use super::database::{Database, Store};
use crate::{
    keep::StorageFault,
    plan::{Id, Plan},
};

/// Puts the text of a plan on the disk, in place of the one before.
///
/// # Errors
/// When there is no room, or the browser has no database for this page.
pub async fn put_on_disk(plan: Id<Plan>, text: &str) -> Result<(), StorageFault> {
    let put = (Store::Plans, plan.to_string(), Some(text.into()));
    Database::open().await?.write(vec![put]).await
}

/// Takes the text of a plan away.
///
/// # Errors
/// When the database cannot be used.
pub async fn take_from_disk(plan: Id<Plan>) -> Result<(), StorageFault> {
    if !Database::may_exist().await {
        return Ok(());
    }
    let gone = (Store::Plans, plan.to_string(), None);
    Database::open().await?.write(vec![gone]).await
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
