//! From plan to text.

use crate::plan::Plan;

/// The plan as a file that a person can look into: what is downloaded.
///
/// Reading it gives an equal plan, and writing that the same bytes. Pieces that could not be
/// read stand in it to the letter, so they keep the line ends and indents they came with.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut text = serde_json::to_string_pretty(plan).unwrap_or_else(cannot_happen);
    text.push('\n');
    text
}

/// The plan in as few bytes as JSON allows: what is stored.
#[must_use]
pub fn write_compact(plan: &Plan) -> String {
    serde_json::to_string(plan).unwrap_or_else(cannot_happen)
}

/// Writing fails only for a map whose keys are no text, and a plan has none. Whoever stores the
/// text reads it back, and would refuse this.
fn cannot_happen(_: serde_json::Error) -> String {
    String::new()
}
