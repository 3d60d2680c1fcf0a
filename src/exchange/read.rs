//! From text to plan.

use serde::Deserialize;
use serde_json::{error::Category, value::RawValue};

use super::{
    Foreign, TooMuch, check_bounds, foreign,
    migrate::{STEPS, migrate},
};
use crate::plan::{Exactly, Format, Plan, faulty_fields, fields, read_plan};

/// The largest file that is opened, in bytes: eight times a plan of a thousand measures.
pub const MOST_BYTES: u64 = 20_000_000;

/// Why a file cannot be opened as a plan; lines and columns count from 1, columns in letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MOST_BYTES`].
    TooLarge {
        /// How large it is.
        bytes: u64,
        /// How large it may be.
        most: u64,
    },
    /// There is more in it than any plan has, so that the page would stop at it.
    TooMuch(TooMuch),
    /// It is not text in UTF-8: a spreadsheet, a picture.
    NotText,
    /// It is a file of another program.
    Foreign(Foreign),
    /// It is not JSON.
    NotJson {
        /// The line at which it stops being JSON.
        line: usize,
        /// The column in that line.
        column: usize,
    },
    /// It is JSON that stops before it is finished.
    Truncated {
        /// The last line.
        line: usize,
        /// The column in that line.
        column: usize,
    },
    /// It is JSON of something else.
    NotAPlan,
    /// It was written by a program with a later format, which could be misunderstood.
    NewerMajor {
        /// The major version of the file.
        major: u64,
        /// The major version this program reads.
        ours: u32,
    },
    /// These fields, without which it is not a plan, hold something that does not belong there, by
    /// their name in the file.
    Fields(Vec<String>),
}

/// Checks that a file of this many bytes may be opened, before it is brought into memory.
///
/// # Errors
/// [`Unreadable::TooLarge`] beyond [`MOST_BYTES`].
pub const fn check_size(bytes: u64) -> Result<(), Unreadable> {
    if bytes > MOST_BYTES {
        return Err(Unreadable::TooLarge {
            bytes,
            most: MOST_BYTES,
        });
    }
    Ok(())
}

/// Reads the bytes of a file.
///
/// # Errors
/// When they are not a plan that this program can read.
pub fn read_bytes(bytes: &[u8]) -> Result<Plan, Unreadable> {
    check_size(bytes.len() as u64)?;
    if let Some(kind) = foreign(bytes) {
        return Err(Unreadable::Foreign(kind));
    }
    match str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) => read(&text_of(bytes).ok_or(Unreadable::NotText)?),
    }
}

/// The text of bytes that would be UTF-8 without halves of letters and an unfinished last letter;
/// `None` if they are not text.
///
/// Some programs write the two halves of an emoji as three bytes each, or one of them alone.
fn text_of(mut bytes: &[u8]) -> Option<String> {
    let half = |high: u8, low: u8| 0xD000 | u16::from(high & 0x3F) << 6 | u16::from(low & 0x3F);
    let mut text = String::with_capacity(bytes.len());
    loop {
        let error = match str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                return Some(text);
            }
            Err(error) => error,
        };
        let (valid, rest) = bytes.split_at_checked(error.valid_up_to())?;
        text.push_str(str::from_utf8(valid).unwrap_or_default());
        bytes = match rest {
            // A download that stopped may have stopped inside a letter.
            _ if error.error_len().is_none() => return Some(text),
            &[
                0xED,
                a @ 0xA0..0xB0,
                b @ 0x80..0xC0,
                0xED,
                c @ 0xB0..0xC0,
                d @ 0x80..0xC0,
                ref rest @ ..,
            ] => {
                text.extend(char::decode_utf16([half(a, b), half(c, d)]).flatten());
                rest
            }
            [0xED, 0xA0..0xC0, 0x80..0xC0, rest @ ..] => {
                text.push(char::REPLACEMENT_CHARACTER);
                rest
            }
            _ => return None,
        };
    }
}

/// Reads a plan.
///
/// A higher minor version is read, and what this program does not know of it is carried along.
/// Items, keys of side maps and fields of the plan that cannot be read are set aside inside it.
/// Half a letter (`\ud83d` alone) is read as one that cannot be shown. A byte order mark is
/// skipped.
///
/// # Errors
/// When the text is not a plan that this program can read; it is then left as it is.
pub fn read(text: &str) -> Result<Plan, Unreadable> {
    check_size(text.len() as u64)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Err(too_much) = check_bounds(text) {
        let may_be_a_plan = text.contains("\"format\"");
        return Err(if may_be_a_plan {
            Unreadable::TooMuch(too_much)
        } else {
            Unreadable::NotAPlan
        });
    }
    // A correct file takes one typed pass; only a wrong or older one is looked at again.
    let mut plan = match read_plan(text) {
        Ok(plan) if plan.format.major == Format::MAJOR => plan,
        read => match older(text) {
            Some(migrated) => read_plan(&migrated).map_err(|error| explain(&migrated, &error))?,
            None => read.map_err(|error| explain(text, &error))?,
        },
    };
    check_format(&plan.format.name, plan.format.major.into())?;
    if plan.id.is_nil() {
        return Err(Unreadable::Fields(vec!["id".to_owned()]));
    }
    plan.format.raise();
    Ok(plan)
}

/// A file of an older major version, brought to this one.
fn older(text: &str) -> Option<String> {
    let header = header(text)?;
    let ours = header.name == Format::NAME;
    ours.then(|| migrate(text, header.major.0, STEPS))?
}

fn check_format(name: &str, major: u64) -> Result<(), Unreadable> {
    if name != Format::NAME || major == 0 {
        return Err(Unreadable::NotAPlan);
    }
    if major > Format::MAJOR.into() {
        return Err(Unreadable::NewerMajor {
            major,
            ours: Format::MAJOR,
        });
    }
    Ok(())
}

/// What every version of the format has in the same place.
#[derive(Deserialize)]
struct Header {
    name: String,
    major: Exactly<u64>,
}

fn header(text: &str) -> Option<Header> {
    let fields = fields(text)?;
    let (_, format) = fields.iter().rfind(|(name, _)| name == "format")?;
    serde_json::from_str(format.get()).ok()
}

/// Why the typed pass failed, from the most general reason to the most particular.
fn explain(text: &str, error: &serde_json::Error) -> Unreadable {
    if text.trim().is_empty() {
        return Unreadable::Empty;
    }
    // Raw reading goes through any depth of nesting without recursion.
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        return not_json(text, &error);
    }
    let Some(header) = header(text) else {
        return Unreadable::NotAPlan;
    };
    if let Err(unreadable) = check_format(&header.name, header.major.0) {
        return unreadable;
    }
    match faulty_fields::<Plan>(text) {
        Some(fields) if !fields.is_empty() => Unreadable::Fields(fields),
        _ => not_json(text, error),
    }
}

fn not_json(text: &str, error: &serde_json::Error) -> Unreadable {
    let line = error.line().max(1);
    let bytes = error.column();
    let column = text
        .split('\n')
        .nth(line - 1)
        .map_or(0, |line| {
            line.char_indices()
                .take_while(|(at, _)| *at < bytes)
                .count()
        })
        .max(1);
    match error.classify() {
        Category::Eof => Unreadable::Truncated { line, column },
        _ => Unreadable::NotJson { line, column },
    }
}
