//! The plan as it was handed in, out of the plan as it is now.

use super::{Unreadable, read};
use crate::plan::Plan;

/// The plan as it was handed in; `None` if it was not, or no copy was kept.
///
/// # Errors
/// As [`read`], if the copy is from another program or was damaged.
#[must_use]
pub fn submitted(plan: &Plan) -> Option<Result<Plan, Unreadable>> {
    let copy = plan.submission.as_ref()?.copy.as_ref()?;
    Some(read(copy.text()))
}
