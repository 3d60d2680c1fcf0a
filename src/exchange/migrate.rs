//! From an older version of the format to this one, before anything is interpreted.
//!
//! A minor version only adds fields: what is missing has its default, and no step is needed. A
//! major version has a step from the one before it, so that a file goes through all of them.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::plan::Format;

/// The fields of a plan, each to the letter: a step changes what it knows.
pub(super) type Fields = BTreeMap<String, Box<RawValue>>;

/// A step from a major version to the next.
pub(super) struct Step {
    /// The major version it starts from.
    pub from: u32,
    /// What it does; `None` if a field that it needs cannot be read.
    pub change: fn(&mut Fields) -> Option<()>,
}

/// Every step, by the version it starts from. There is one major version so far.
pub(super) const STEPS: &[Step] = &[];

/// Takes a file of an older major version through these steps; `None` if no step starts from its
/// version, or a step cannot be done.
pub(super) fn migrate(text: &str, major: u64, steps: &[Step]) -> Option<String> {
    let first = steps
        .iter()
        .position(|step| u64::from(step.from) == major)?;
    let mut fields: Fields = serde_json::from_str(text).ok()?;
    let mut reached = 0;
    for step in steps.get(first..)? {
        (step.change)(&mut fields)?;
        reached = step.from + 1;
    }
    let format = Format {
        major: reached,
        minor: 0,
        ..Format::current()
    };
    fields.insert(
        "format".to_owned(),
        serde_json::value::to_raw_value(&format).ok()?,
    );
    serde_json::to_string(&fields).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(fields: &mut Fields) -> Option<()> {
        let title = fields.remove("name")?;
        fields.insert("title".to_owned(), title);
        Some(())
    }

    fn forget(fields: &mut Fields) -> Option<()> {
        fields.remove("fax").map(|_| ())
    }

    const TWO: &[Step] = &[
        Step {
            from: 1,
            change: rename,
        },
        Step {
            from: 2,
            change: forget,
        },
    ];

    #[track_caller]
    fn check(major: u64, file: &str, expected: Option<&str>) {
        assert_eq!(migrate(file, major, TWO).as_deref(), expected);
    }

    #[test]
    fn a_file_goes_through_every_step_from_its_version_on() {
        let format = r#"{"name":"sectorplan","major":3}"#;
        let expected = format!(r#"{{"format":{format},"title":"Metalektro"}}"#);
        check(1, r#"{"fax":1,"name":"Metalektro"}"#, Some(&expected));
        check(2, r#"{"fax":1,"title":"Metalektro"}"#, Some(&expected));
    }

    #[test]
    fn what_no_step_knows_stays_to_the_letter() {
        let migrated = migrate(r#"{"fax":1,"later":[ 1.50, 1e999 ]}"#, 2, TWO);
        assert!(migrated.is_some_and(|file| file.contains(r#""later":[ 1.50, 1e999 ]"#)));
    }

    #[test]
    fn a_file_that_a_step_cannot_read_is_left_alone() {
        check(1, r#"{"fax":1}"#, None);
        check(3, r#"{"title":"Metalektro"}"#, None);
        check(1, "[]", None);
    }

    #[test]
    fn there_is_a_step_for_every_major_version_before_this_one() {
        let from: Vec<u32> = STEPS.iter().map(|step| step.from).collect();
        assert_eq!(from, (1..Format::MAJOR).collect::<Vec<_>>());
    }
}
