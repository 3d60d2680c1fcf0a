//! What was recorded over time: entries are only ever added, and the last of a day stands.

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
    /// What the ids of its parts begin with; what leads to it leads to its heading.
    pub id: String,
    /// What it is called.
    pub legend: &'static str,
    /// What it is about, for whoever does not see where it stands.
    pub of: String,
    /// What to enter.
    pub hint: Signal<&'static str>,
    /// What a value is called.
    pub value: &'static str,
    /// What entries say besides their day, their value and a remark.
    pub asks: Asks,
    /// The entries in the order in which they were recorded.
    pub entries: Memo<Vec<Entry>>,
    /// Records another one.
    pub record: Arc<dyn Fn(Recorded) + Send + Sync>,
}

/// What entries say besides their day, their value and a remark.
#[derive(Clone)]
pub enum Asks {
    /// Where they come from; and they have a day.
    Source,
    /// What they are made up of, and they may have no day.
    Parts {
        /// What they may count; nothing where they count euros.
        units: Vec<TargetUnit>,
        /// What they count unless said otherwise.
        usual: &'static str,
        /// What they are of, where that is for each to say: the field that asks it.
        of: Option<Arc<dyn Fn() -> AnyView + Send + Sync>>,
        /// Gives an entry its day.
        give_day: Arc<dyn Fn(Uuid, Date) + Send + Sync>,
    },
}

/// An entry that was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id of its row.
    pub id: String,
    /// The item that it is; nil where it is part of another one.
    pub item: Uuid,
    /// What it is of, where that differs.
    pub of: String,
    /// What it says.
    pub reading: Reading,
    /// Its value in words.
    pub value: String,
    /// What it is made up of, in words.
    pub parts: Vec<String>,
    /// Whether a later one took its place.
    pub replaced: bool,
    /// Whether its day is still to be given, or cannot be right.
    pub asks_day: bool,
}

/// What somebody records.
pub struct Recorded {
    /// The day, the value and what there is to say.
    pub reading: Reading,
    /// What it counts, where that is something of its own.
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

/// What was recorded, with its day where it has one.
#[must_use]
pub fn with_day(words: Words, value: String, day: Option<Date>) -> String {
    match day {
        Some(day) => words.reading_on(value, words.date(day)),
        None => value,
    }
}

/// The entries as a table, and under it the fields of the next one.
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
