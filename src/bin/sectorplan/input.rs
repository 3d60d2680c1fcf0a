//! A plan from a file or from the standard input.

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, ErrorKind, Read},
};

use sectorplan::{
    exchange::{self, MOST_BYTES, Unreadable},
    plan::Plan,
    text::{Message, Words},
};
use serde::Serialize;

/// Why there is no plan.
pub enum Fault {
    /// There are no bytes.
    File(io::Error),
    /// The bytes are not a plan.
    Plan(Unreadable),
}

/// What stands for the standard input where a file is named.
pub const STANDARD_INPUT: &str = "-";

/// Reads a plan.
pub fn read(file: &OsStr) -> Result<Plan, Fault> {
    let bytes = bytes(file).map_err(Fault::File)?;
    exchange::read_bytes(&bytes).map_err(Fault::Plan)
}

/// The bytes of a file, read no further than it takes to see that it is too large.
fn bytes(file: &OsStr) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = MOST_BYTES.saturating_add(1);
    if file == STANDARD_INPUT {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// What another program is told about a fault.
#[derive(Serialize)]
pub struct Told {
    code: &'static str,
    sentence: String,
    advice: String,
}

impl Fault {
    /// For another program.
    pub fn told(&self, words: Words) -> Told {
        let message = self.message(words);
        Told {
            code: self.code(),
            sentence: message.what,
            advice: message.todo,
        }
    }

    /// The code by which other programs know it; never changes.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "cannot_read",
            Self::Plan(unreadable) => match unreadable {
                Unreadable::Empty => "empty",
                Unreadable::TooLarge { .. } => "too_large",
                Unreadable::TooMuch(_) => "too_much",
                Unreadable::NotText => "not_text",
                Unreadable::Foreign(kind) if !kind.is_text() => "not_text",
                Unreadable::Foreign(_) | Unreadable::NotJson { .. } => "not_json",
                Unreadable::Truncated { .. } => "truncated",
                Unreadable::NotAPlan => "not_a_plan",
                Unreadable::NewerMajor { .. } => "newer_major",
                Unreadable::Fields(_) => "fields",
            },
        }
    }

    /// What is wrong and what to do.
    pub fn message(&self, words: Words) -> Message {
        let error = match self {
            Self::File(error) => error,
            Self::Plan(unreadable) => return words.unreadable(unreadable),
        };
        let (what, todo) = match error.kind() {
            ErrorKind::NotFound => (words.cli_not_found().to_owned(), words.cli_not_found_todo()),
            ErrorKind::PermissionDenied => (
                words.cli_not_allowed().to_owned(),
                words.cli_not_allowed_todo(),
            ),
            ErrorKind::IsADirectory => (words.cli_a_folder().to_owned(), words.cli_a_folder_todo()),
            _ => (words.cli_cannot_read(error), words.cli_cannot_read_todo()),
        };
        Message {
            what,
            todo: todo.to_owned(),
        }
    }
}
