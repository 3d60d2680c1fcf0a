//! All plans in one file, to move to another browser or to put away.
//!
//! The file is JSON with one plan on a line, each with a checksum: a line that was damaged, or a
//! file that was cut off, costs no other plan.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Unreadable, checksum, read, write_compact};
use crate::plan::{Id, Plan};

/// What such a file says it is.
const NAME: &str = "sectorplan-plans";
const MAJOR: u32 = 1;
/// The largest file of this kind that is read, in bytes: local storage holds no more plans.
pub const MOST_BYTES_OF_ALL: u64 = 100_000_000;

/// A version that somebody gave a name, so that the names move along with the plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVersion {
    /// Of which plan.
    pub plan: Id<Plan>,
    /// When it was made, in milliseconds since 1970.
    pub made: u64,
    /// What it was called.
    pub name: String,
}

/// What came of one plan in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// It is as it was written.
    Whole(Box<Plan>),
    /// It can be read, but is not as it was written: somebody or something changed the file.
    Changed(Box<Plan>),
    /// It cannot be read.
    Damaged {
        /// The line in the file; counts from 1.
        line: usize,
        /// Why not.
        why: Unreadable,
        /// What stands there, to the letter.
        raw: String,
    },
}

/// What was in a file of all plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Collection {
    /// Its plans, in order.
    pub entries: Vec<Entry>,
    /// Names of versions.
    pub names: Vec<NamedVersion>,
    /// Whether the end of the file is missing.
    pub cut_off: bool,
}

/// How a plan that arrives compares with the one of its id that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// There is none here.
    New,
    /// It says the same; only the record of its files may differ.
    Same,
    /// They differ: both are kept, the one that arrives as a copy.
    Differs,
}

/// Compares a plan that arrives with the one of its id that is here, if there is one.
#[must_use]
pub fn arrival(here: Option<&Plan>, arriving: &Plan) -> Arrival {
    let Some(here) = here else {
        return Arrival::New;
    };
    let mut same = arriving.clone();
    same.lineage = here.lineage.clone();
    if same == *here {
        Arrival::Same
    } else {
        Arrival::Differs
    }
}

#[derive(Serialize)]
struct LineOut<'a> {
    checksum: String,
    plan: &'a RawValue,
}

#[derive(Deserialize)]
struct LineIn<'a> {
    checksum: String,
    #[serde(borrow)]
    plan: &'a RawValue,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    major: u64,
}

/// Writes plans into one file.
#[must_use]
pub fn write_all<'a>(plans: impl IntoIterator<Item = &'a Plan>, names: &[NamedVersion]) -> String {
    let lines = plans.into_iter().filter_map(|plan| {
        let json = write_compact(plan);
        let checksum = checksum(&[&json]);
        let plan = RawValue::from_string(json).ok()?;
        let line = LineOut {
            checksum,
            plan: &plan,
        };
        serde_json::to_string(&line).ok()
    });
    let lines = lines.collect::<Vec<_>>().join(",\n");
    let names = serde_json::to_string(names).unwrap_or_else(|_| "[]".to_owned());
    format!(
        "{{\"format\":{{\"name\":\"{NAME}\",\"major\":{MAJOR}}},\n\"names\":{names},\n\
         \"plans\":[\n{lines}\n]}}\n"
    )
}

/// Whether this is a file of all plans rather than of one, going by its first line.
#[must_use]
pub fn is_of_all(text: &str) -> bool {
    header(text).is_some_and(|header| header.name == NAME)
}

/// The format of the first line: the others may be damaged.
fn header(text: &str) -> Option<Header> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.lines().next()?.trim_end().strip_suffix(',')?;
    let format = line.strip_prefix("{\"format\":")?;
    serde_json::from_str(format).ok()
}

/// Reads a file of all plans, as far as it goes.
///
/// # Errors
/// When it is no such file, or one of a later program.
pub fn read_all(bytes: &[u8]) -> Result<Collection, Unreadable> {
    let size = bytes.len() as u64;
    if size > MOST_BYTES_OF_ALL {
        return Err(Unreadable::TooLarge {
            bytes: size,
            most: MOST_BYTES_OF_ALL,
        });
    }
    // A letter that was damaged costs its own line.
    let text = String::from_utf8_lossy(bytes);
    let header = header(&text).ok_or(Unreadable::NotAPlan)?;
    if header.name != NAME || header.major == 0 {
        return Err(Unreadable::NotAPlan);
    }
    if header.major > MAJOR.into() {
        return Err(Unreadable::NewerMajor {
            major: header.major,
            ours: MAJOR,
        });
    }
    let mut collection = Collection {
        cut_off: true,
        ..Collection::default()
    };
    for (number, line) in text.lines().enumerate().skip(1) {
        let line = line.trim_end();
        if line == "]}" {
            collection.cut_off = false;
        } else if let Some(names) = line.strip_prefix("\"names\":") {
            let names = serde_json::from_str(names.strip_suffix(',').unwrap_or(names));
            collection.names = names.unwrap_or_default();
        } else if line.starts_with('{') {
            collection.entries.push(entry(number + 1, line));
        }
    }
    Ok(collection)
}

fn entry(number: usize, line: &str) -> Entry {
    let line = line.strip_suffix(',').unwrap_or(line);
    let damaged = |why| Entry::Damaged {
        line: number,
        why,
        raw: line.to_owned(),
    };
    let parsed: LineIn<'_> = match serde_json::from_str(line) {
        Ok(parsed) => parsed,
        Err(error) => {
            let (line, column) = (number, error.column());
            return damaged(if error.is_eof() {
                Unreadable::Truncated { line, column }
            } else {
                Unreadable::NotJson { line, column }
            });
        }
    };
    let json = parsed.plan.get();
    match read(json) {
        Ok(plan) if checksum(&[json]) == parsed.checksum => Entry::Whole(Box::new(plan)),
        Ok(plan) => Entry::Changed(Box::new(plan)),
        Err(why) => damaged(why),
    }
}
