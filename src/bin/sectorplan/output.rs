//! Reports on files, for a person or for another program.

use std::{
    ffi::{OsStr, OsString},
    io::{self, Write},
};

use sectorplan::{
    plan::{Fault, Id, Plan},
    text::Words,
};
use serde::Serialize;

use crate::{
    Ending,
    input::{self, STANDARD_INPUT, Told},
    lines::Lines,
};

/// Who reads the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    Json,
}

/// What there is to say about one plan.
pub struct Report<T> {
    /// For a person.
    pub text: Lines,
    /// For another program.
    pub json: T,
    /// How the run ends because of it.
    pub ending: Ending,
}

/// Everything that another program is told: one document for each run.
#[derive(Serialize)]
struct Document<'a, T> {
    report: &'a str,
    /// Goes up when a program that reads it could misunderstand it.
    version: u32,
    files: Vec<OfFile<T>>,
}

#[derive(Serialize)]
struct OfFile<T> {
    file: String,
    #[serde(flatten)]
    found: Found<T>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Found<T> {
    Error(Told),
    Plan {
        id: Id<Plan>,
        title: String,
        set_aside: Vec<Piece>,
        #[serde(flatten)]
        report: T,
    },
}

/// A piece of the file that could not be read, so that it is in no figure.
#[derive(Serialize)]
struct Piece {
    /// The list or the map it was in.
    list: &'static str,
    /// The keys that lead to it in the map.
    keys: Vec<String>,
    sentence: String,
}

fn pieces(plan: &Plan, words: Words) -> Vec<Piece> {
    let lists = plan.set_aside().into_iter();
    let pieces = lists.flat_map(|(list, pieces)| {
        pieces.into_iter().map(move |piece| Piece {
            list,
            sentence: words.piece(plan, list, &piece.fault).what,
            keys: match piece.fault {
                Fault::Under { at, .. } => at,
                Fault::NotAnObject
                | Fault::NoId
                | Fault::SameId
                | Fault::Fields(_)
                | Fault::NotAKey => Vec::new(),
            },
        })
    });
    pieces.collect()
}

/// Writes a report on each of the files; a file that cannot be read does not hold up the others. How
/// the run ends is known before anything is written of it.
pub fn reports<T: Serialize>(
    out: &mut impl Write,
    name: &str,
    files: &[OsString],
    form: Form,
    words: Words,
    ending: &mut Ending,
    report: impl Fn(&Plan, Words) -> Report<T>,
) -> io::Result<()> {
    let mut document = Document {
        report: name,
        version: 1,
        files: Vec::new(),
    };
    for (place, file) in files.iter().enumerate() {
        let shown = shown(file, words);
        let found = match input::read(file) {
            Ok(plan) => {
                let report = report(&plan, words);
                *ending = report.ending.max(*ending);
                if form == Form::Text {
                    let mut lines = Lines::default();
                    if place > 0 {
                        lines.gap();
                    }
                    lines.say(heading(&shown, &plan, words));
                    lines.append(report.text);
                    write!(out, "{lines}")?;
                }
                Found::Plan {
                    id: plan.id,
                    title: plan.title.clone(),
                    set_aside: pieces(&plan, words),
                    report: report.json,
                }
            }
            Err(fault) => {
                *ending = Ending::Unreadable;
                if form == Form::Text {
                    let message = fault.message(words);
                    // This keeps the two streams in order on a screen.
                    out.flush()?;
                    complain(&format!("{shown}: {} {}", message.what, message.todo));
                }
                Found::Error(fault.told(words))
            }
        };
        if form == Form::Json {
            document.files.push(OfFile { file: shown, found });
        }
    }
    if form == Form::Json {
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Says what went wrong, even if nobody is listening.
pub fn complain(sentence: &str) {
    let mut lines = Lines::default();
    lines.say(sentence);
    drop(write!(io::stderr(), "{lines}"));
}

fn shown(file: &OsStr, words: Words) -> String {
    if file == STANDARD_INPUT {
        words.cli_standard_input().to_owned()
    } else {
        file.to_string_lossy().into_owned()
    }
}

fn heading(file: &str, plan: &Plan, words: Words) -> String {
    let title = match plan.title.trim() {
        "" => words.untitled_plan(),
        title => title,
    };
    format!("{file}: {title}")
}
