//! What was recorded over time: entries are only ever added, and the last one of a day counts.

mod more;
mod next;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    plan::{Date, Reading, ReadingPart, TargetUnit},
    text::Words,
};

/// What a ledger records, and of what.
#[derive(Clone)]
pub struct Ledger {
    /// The prefix of the ids of its parts; links to it lead to its heading.
    pub id: String,
    /// What it is called.
    pub legend: &'static str,
    /// What it is about, for those who cannot see its surroundings.
    pub of: String,
    /// What to enter.
    pub hint: Signal<&'static str>,
    /// What a value is called.
    pub value: &'static str,
    /// What entries have besides their day, their value and a remark.
    pub asks: Asks,
    /// The entries in the order they were recorded.
    pub entries: Memo<Vec<Entry>>,
    /// Records another entry.
    pub record: Arc<dyn Fn(Recorded) + Send + Sync>,
}

/// What entries have besides their day, their value and a remark.
#[derive(Clone)]
pub enum Asks {
    /// A source; they must also have a day.
    Source,
    /// Parts, and they need not have a day.
    Parts {
        /// What they may count; empty if they count euros.
        units: Vec<TargetUnit>,
        /// What they count unless said otherwise.
        usual: &'static str,
        /// The field for what an entry is of, if each entry has its own.
        of: Option<Arc<dyn Fn() -> AnyView + Send + Sync>>,
        /// Gives an entry its day.
        give_day: Arc<dyn Fn(Uuid, Date) + Send + Sync>,
    },
}

/// A recorded entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id of its row.
    pub id: String,
    /// The item it is; nil if it is part of another one.
    pub item: Uuid,
    /// What it is of, if that differs.
    pub of: String,
    /// Its day, value and texts.
    pub reading: Reading,
    /// Its value in words.
    pub value: String,
    /// What it is made up of, in words.
    pub parts: Vec<String>,
    /// Whether a later one replaced it.
    pub replaced: bool,
    /// Whether its day is still missing, or cannot be right.
    pub asks_day: bool,
}

/// What the user records.
pub struct Recorded {
    /// The day, the value and the texts.
    pub reading: Reading,
    /// What it counts, if that is not the usual unit.
    pub unit: Option<TargetUnit>,
    /// What it is made up of.
    pub parts: Vec<ReadingPart>,
}

/// A value and its day in words: *46 on 31 Dec 2027*.
#[must_use]
pub fn reading_in_short(words: Words, reading: &Reading) -> String {
    let value = match reading.value {
        Some(value) => words.number(value.decimal()),
        None => reading.note.trim().to_owned(),
    };
    with_day(words, value, reading.date)
}

/// What was recorded, with its day if it has one.
#[must_use]
pub fn with_day(words: Words, value: String, day: Option<Date>) -> String {
    match day {
        Some(day) => words.reading_on(value, words.date(day)),
        None => value,
    }
}

/// The entries as a table, with the fields of the next one below it.
pub fn ledger(ledger: Ledger) -> AnyView {
    let entries = ledger.entries;
    let any = Memo::new(move |_| entries.with(|entries| !entries.is_empty()));
    let head = ledger.id.clone();
    let (legend, of, hint) = (ledger.legend, ledger.of.clone(), ledger.hint);
    let recorded = ledger.clone();
    view! {
        <fieldset class="sp-set sp-ledger">
            <legend id=head tabindex="-1">
                {legend}
                <span class="sp-hidden">" " {of}</span>
            </legend>
            {move || any.get().then(|| table::table(&recorded))}
            <p class="nl-paragraph sp-small sp-soft">{hint}</p>
            {next::entry(ledger)}
        </fieldset>
    }
    .into_any()
}
