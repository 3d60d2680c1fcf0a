//! The whole plan as a text to read: headings, paragraphs and tables, in the order of the plan.
//!
//! Private content is left out, and so is what is said about the plan rather than in it: remarks,
//! tasks, texts in other languages, and the shorter texts of the poster.

mod aims;
mod analysis;
mod measures;
mod money;
mod programme;
mod record;

use rustc_hash::FxHashMap;

use super::poster::{period_in_words, target_in_words, term_in_words};
use crate::{
    chart::{Cell, Table, TableRow},
    figures::{Figures, Money},
    plan::{Activity, Date, DraftPeriod, Id, Listed, Plan, Serves},
    text::Words,
};

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading and its level: 2 for a part of the plan.
    Heading(u8, String),
    /// A long text (limited Markdown).
    Prose(String),
    /// Short texts.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// The text of a plan, without its title.
#[must_use]
pub fn reading(plan: &Plan, figures: &Figures, money: &Money, words: Words) -> Vec<Part> {
    let mut activities: FxHashMap<_, Vec<&Activity>> = FxHashMap::default();
    for activity in plan.activities.iter() {
        activities
            .entry(activity.serves)
            .or_default()
            .push(activity);
    }
    let mut writer = Writer {
        plan,
        figures,
        words,
        activities,
        parts: Vec::new(),
    };
    writer.plan();
    writer.aims();
    writer.analysis();
    writer.groups();
    writer.participants();
    writer.measures();
    writer.activities();
    writer.parties();
    writer.money(money);
    writer.programme();
    writer.record();
    writer.parts
}

struct Writer<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    words: Words,
    /// By what they serve, in order.
    activities: FxHashMap<Option<Serves>, Vec<&'a Activity>>,
    parts: Vec<Part>,
}

/// Short texts, each with its label.
type Fields<'a> = Vec<(&'a str, String)>;

impl Writer<'_> {
    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.parts.push(Part::Heading(level, text.into()));
    }

    /// A long text under a heading; nothing if it is empty.
    fn prose(&mut self, level: u8, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            if !heading.is_empty() {
                self.heading(level, heading);
            }
            self.parts.push(Part::Prose(text.to_owned()));
        }
    }

    /// Texts under a heading; nothing if there are none.
    fn listed(&mut self, level: u8, heading: &str, mut texts: Vec<String>) {
        texts.retain(|text| !text.trim().is_empty());
        if !texts.is_empty() {
            if !heading.is_empty() {
                self.heading(level, heading);
            }
            self.parts.push(Part::List(texts));
        }
    }

    /// How much of the file is in no total here; nothing if all of it could be read.
    fn not_counted(&mut self, places: &[&str]) {
        if let Some(said) = self.words.not_counted(self.plan, places) {
            self.prose(4, "", &said);
        }
    }

    /// The fields that were filled in.
    fn fields(&mut self, fields: Fields<'_>) {
        let filled = fields
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty());
        let said = filled.map(|(label, text)| match label {
            "" => text,
            label => self.labelled(label, text.trim()),
        });
        let said = said.collect();
        self.listed(4, "", said);
    }

    /// A text after its label.
    fn labelled(&self, label: &str, text: &str) -> String {
        self.words.poster_valued(label, text)
    }

    /// A table under a heading, without the columns in which nothing was filled in.
    fn table(&mut self, level: u8, heading: &str, head: &[&str], mut rows: Vec<TableRow>) {
        if rows.is_empty() {
            return;
        }
        if !heading.is_empty() {
            self.heading(level, heading);
        }
        let mut heads: Vec<String> = head.iter().map(|text| (*text).to_owned()).collect();
        for column in (0..heads.len().saturating_sub(1)).rev() {
            let filled = |row: &TableRow| row.cells.get(column).is_some_and(is_filled);
            if !rows.iter().any(filled) {
                heads.remove(column + 1);
                for row in &mut rows {
                    row.cells.remove(column);
                }
            }
        }
        self.parts.push(Part::Table(Table { head: heads, rows }));
    }

    /// The titles of items, or the position of an item without a title.
    fn names<T: Listed>(&self, ids: &[Id<T>]) -> String {
        let list = T::list(self.plan);
        let name = |id: &Id<T>| {
            let place = list.place(*id)?;
            Some(self.words.item_name(list.get(*id)?.title(), place + 1))
        };
        ids.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    fn name<T: Listed>(&self, id: Option<Id<T>>) -> String {
        id.map_or_else(String::new, |id| self.names(&[id]))
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(String::new, |day| self.words.date(day))
    }

    fn period(&self, period: &DraftPeriod) -> String {
        period_in_words(period, self.words).unwrap_or_default()
    }
}

/// The parts of a short text that are not empty.
fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts = parts.into_iter().map(|part| part.trim().to_owned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => !text.trim().is_empty(),
        Cell::Missing => false,
        _ => true,
    }
}

/// A value, or an empty cell.
fn or_nothing<T>(value: Option<T>, cell: fn(T) -> Cell) -> Cell {
    value.map_or_else(|| Cell::Text(String::new()), cell)
}

/// A row of texts.
fn row(head: &str, cells: Vec<Cell>) -> TableRow {
    TableRow {
        head: head.trim().to_owned(),
        cells,
    }
}
