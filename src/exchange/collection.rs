//! All plans in one file, to move to another browser or to put away.
//!
//! The file is JSON in which each plan begins on a line of its own and has a checksum: a damaged
//! line, or a file that was cut off, costs no other plan.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Bounded, TooMuch, Unreadable, checksum, read, write_compact};
use crate::plan::{Exactly, Id, Plan, read_mended};

/// What such a file says it is.
const NAME: &str = "sectorplan-plans";
const MAJOR: u32 = 1;
/// What the line with the names begins with.
const NAMES: &str = "\"names\":";
/// What the line of a plan begins with.
const START: &str = "{\"checksum\":\"";
/// What comes before the first of them.
const PLANS: &str = "\"plans\":[";
/// What the file ends with.
const END: &str = "\n]}";
/// The largest file of this kind that is read, in bytes: local storage holds no more plans.
pub const MOST_BYTES_OF_ALL: u64 = 100_000_000;

/// A version that somebody named, so that the names move along with the plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVersion {
    /// Which plan it belongs to.
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
        /// What is there, to the letter.
        raw: String,
    },
}

/// What was in a file of all plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Collection {
    /// Its plans, in order.
    pub entries: Vec<Entry>,
    /// Names of versions; `None` if they are damaged or missing.
    pub names: Option<Vec<NamedVersion>>,
    /// Whether the end of the file is missing.
    pub cut_off: bool,
}

/// How an arriving plan compares with the one here that has the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// There is none here.
    New,
    /// It says the same; only the record of its files may differ.
    Same,
    /// They differ: both are kept, the arriving one as a copy.
    Differs,
}

/// Compares an arriving plan with the one here that has the same id, if there is one.
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

/// A plan, or the names: with its checksum.
#[derive(Serialize, Deserialize)]
struct Line<'a> {
    checksum: String,
    #[serde(borrow)]
    of: &'a RawValue,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    major: Exactly<u64>,
}

/// Writes plans into one file.
#[must_use]
pub fn write_all<'a>(plans: impl IntoIterator<Item = &'a Plan>, names: &[NamedVersion]) -> String {
    let plans = plans.into_iter().map(write_compact).filter_map(line);
    let plans = plans.collect::<Vec<_>>().join(",\n");
    let names = serde_json::to_string(names).ok().and_then(line);
    let names = names.unwrap_or_else(|| "null".to_owned());
    format!(
        "{{\"format\":{{\"name\":\"{NAME}\",\"major\":{MAJOR}}},\n{NAMES}{names},\n\
         {PLANS}\n{plans}{END}\n"
    )
}

/// A line with this JSON; `None` if it is not JSON.
fn line(json: String) -> Option<String> {
    let checksum = checksum(&[&json]);
    let of = RawValue::from_string(json).ok()?;
    serde_json::to_string(&Line { checksum, of: &of }).ok()
}

/// Whether this is a file of all plans rather than of one, going by its first line.
#[must_use]
pub fn is_of_all(text: &str) -> bool {
    header(text).is_some_and(|header| header.name == NAME)
}

/// The format on the first line: the others may be damaged.
fn header(text: &str) -> Option<Header> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.lines().next()?.trim_end().strip_suffix(',')?;
    let format = line.strip_prefix("{\"format\":")?;
    serde_json::from_str(format).ok()
}

/// A file of all plans, the plans in which are still to be read: whoever reads many can pause.
pub struct Pieces {
    text: String,
    /// Where each begins, with its line; counts from 1.
    starts: Vec<(usize, usize)>,
    /// Where the last one ends.
    end: usize,
    /// How many plans there are, if that is more than are read: the last piece has the others.
    too_many: Option<u64>,
    names: Option<Vec<NamedVersion>>,
    cut_off: bool,
}

impl Pieces {
    /// How many pieces there are; nearly always one for each plan.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Whether the end of the file is missing.
    #[must_use]
    pub const fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Reads the piece at a place: a plan, and what follows it if the beginning of the next one is
    /// damaged.
    #[must_use]
    pub fn read(&self, place: usize) -> Vec<Entry> {
        let Some((number, start)) = self.starts.get(place).copied() else {
            return Vec::new();
        };
        let end = self.starts.get(place + 1).map_or(self.end, |(_, at)| *at);
        let text = self.text.get(start..end).unwrap_or_default();
        match self.too_many.filter(|_| place + 1 == self.starts.len()) {
            Some(count) => {
                let too_much = TooMuch {
                    what: Bounded::Plans,
                    at: "",
                    count,
                };
                vec![damaged(number, Unreadable::TooMuch(too_much), text)]
            }
            None => entries_of(number, text),
        }
    }
}

/// Reads a file of all plans, as far as it goes.
///
/// # Errors
/// If it is not such a file, or was written by a later program.
pub fn read_all(bytes: &[u8]) -> Result<Collection, Unreadable> {
    let pieces = pieces(bytes)?;
    Ok(Collection {
        entries: (0..pieces.len()).flat_map(|at| pieces.read(at)).collect(),
        cut_off: pieces.cut_off,
        names: pieces.names,
    })
}

/// Finds the plans in a file of all plans, without reading them.
///
/// # Errors
/// If it is not such a file, or was written by a later program.
pub fn pieces(bytes: &[u8]) -> Result<Pieces, Unreadable> {
    let size = bytes.len() as u64;
    if size > MOST_BYTES_OF_ALL {
        return Err(Unreadable::TooLarge {
            bytes: size,
            most: MOST_BYTES_OF_ALL,
        });
    }
    // A damaged letter costs its own line.
    let text = String::from_utf8_lossy(bytes).into_owned();
    let header = header(&text).ok_or(Unreadable::NotAPlan)?;
    if header.name != NAME || header.major.0 == 0 {
        return Err(Unreadable::NotAPlan);
    }
    if header.major.0 > MAJOR.into() {
        return Err(Unreadable::NewerMajor {
            major: header.major.0,
            ours: MAJOR,
        });
    }
    let (body, cut_off) = match text.trim_end().strip_suffix(END) {
        Some(body) => (body, false),
        None => (text.as_str(), true),
    };
    // A plan may go on over further lines: what could not be read in it is there to the letter.
    let mut starts = Vec::new();
    let most = usize::try_from(Bounded::Plans.most()).unwrap_or(usize::MAX);
    let mut plans = 0_u64;
    let mut names = None;
    let mut at = 0;
    for (number, line) in (1..).zip(body.split_inclusive('\n')) {
        if let Some(line) = line.strip_prefix(NAMES) {
            names = names.or_else(|| read_names(line));
        } else if line.starts_with(START) || (starts.is_empty() && !is_frame(number, line)) {
            plans += 1;
            // The first that is too many, with all that comes after it, is one more piece.
            if starts.len() <= most {
                starts.push((number, at));
            }
        }
        at += line.len();
    }
    Ok(Pieces {
        too_many: (starts.len() > most).then_some(plans),
        end: body.len(),
        starts,
        names,
        cut_off,
        text,
    })
}

fn read_names(line: &str) -> Option<Vec<NamedVersion>> {
    let line = without_comma(line);
    let line: Line<'_> = serde_json::from_str(line).ok()?;
    let whole = checksum(&[line.of.get()]) == line.checksum;
    whole.then(|| read_mended(line.of.get()).ok())?
}

/// Whether a line is only around the plans, or empty.
fn is_frame(number: usize, line: &str) -> bool {
    number == 1 || matches!(line.trim(), "" | PLANS)
}

fn without_comma(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix(',').unwrap_or(text)
}

/// The plan that begins on this line, and what follows it.
fn entries_of(number: usize, text: &str) -> Vec<Entry> {
    let text = without_comma(text);
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Line<'_>>();
    let (entry, rest) = match values.next() {
        Some(Ok(line)) => {
            let rest = text.get(values.byte_offset()..).unwrap_or_default();
            (entry(number, &line, text), rest.trim())
        }
        Some(Err(error)) => {
            let line = number + error.line().saturating_sub(1);
            let column = error.column();
            let why = if error.is_eof() {
                Unreadable::Truncated { line, column }
            } else {
                Unreadable::NotJson { line, column }
            };
            (damaged(number, why, text), "")
        }
        None => return Vec::new(),
    };
    let follows = (!rest.is_empty()).then(|| {
        let why = Unreadable::NotJson {
            line: number,
            column: text.len() - rest.len() + 1,
        };
        damaged(number, why, rest)
    });
    std::iter::once(entry).chain(follows).collect()
}

fn entry(number: usize, line: &Line<'_>, text: &str) -> Entry {
    let json = line.of.get();
    match read(json) {
        Ok(plan) if checksum(&[json]) == line.checksum => Entry::Whole(Box::new(plan)),
        Ok(plan) => Entry::Changed(Box::new(plan)),
        Err(why) => damaged(number, why, text),
    }
}

fn damaged(line: usize, why: Unreadable, raw: &str) -> Entry {
    Entry::Damaged {
        line,
        why,
        raw: raw.to_owned(),
    }
}
