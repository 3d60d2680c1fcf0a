//! Nouns field by field: which fields differ, and three versions of a noun made into one.

use std::collections::BTreeSet;

use super::Unknown;

/// The name for all fields that this version does not know.
pub const UNKNOWN: &str = "unknown";

/// What is made of fields with names.
pub trait Fields: Sized {
    /// The names of the fields in which the two differ, in the order of the file.
    fn differing(&self, other: &Self) -> Vec<&'static str>;

    /// Takes over what `theirs` changed since `base`. Gives the names of the fields that both
    /// changed differently; these stay as they are.
    fn merge(&mut self, base: &Self, theirs: &Self) -> Vec<&'static str>;
}

/// Takes over what `theirs` changed since `base`; if both changed it differently, changes nothing
/// and gives false.
pub(crate) fn merge<T: Clone + PartialEq>(mine: &mut T, base: &T, theirs: &T) -> bool {
    if theirs == base || theirs == mine {
        return true;
    }
    let unchanged = mine == base;
    if unchanged {
        mine.clone_from(theirs);
    }
    unchanged
}

/// As [`merge`], for each of the unknown fields separately.
pub(crate) fn merge_unknown(mine: &mut Unknown, base: &Unknown, theirs: &Unknown) -> bool {
    if theirs == base {
        return true;
    }
    let names: BTreeSet<&String> = base.keys().chain(theirs.keys()).collect();
    let mut merged = true;
    for name in names {
        let mut field = mine.get(name).cloned();
        merged &= merge(
            &mut field,
            &base.get(name).cloned(),
            &theirs.get(name).cloned(),
        );
        match field {
            Some(field) => mine.insert(name.clone(), field),
            None => mine.remove(name),
        };
    }
    merged
}
