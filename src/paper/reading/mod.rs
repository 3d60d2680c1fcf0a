//! A plan as a text to read: headings, paragraphs and tables, in the order of its sections.
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
    markdown::{parse, plain},
    plan::{
        Activity, Bound, Date, DraftPeriod, End, Id, Listed, Measure, Plan, Section, Serves, Theme,
    },
    text::Words,
};

/// What a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// All sections of the plan, and others in which something was filled in.
    Plan,
    /// One section.
    Section(Section),
    /// The money without its cost lines, which have a sheet of their own.
    Money,
    /// A theme with its measures.
    Theme(Id<Theme>),
    /// A measure.
    Measure(Id<Measure>),
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading.
    Heading {
        /// Its level: 2 for a section.
        level: u8,
        /// What it says.
        text: String,
        /// Whether it is in the list of contents.
        listed: bool,
    },
    /// A long text (limited Markdown), after a label that may be empty.
    Prose(String, String),
    /// Short texts, each with its label.
    Fields(Vec<(String, String)>),
    /// Short texts, after a label that may be empty.
    List(String, Vec<String>),
    /// A table, and the position of its row with the total.
    Table(Table, Option<usize>),
}

/// The text about something, without its title.
#[must_use]
pub fn reading(
    about: About,
    plan: &Plan,
    figures: &Figures,
    money: &Money,
    words: Words,
) -> Vec<Part> {
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
        money,
        words,
        activities,
        whole: about == About::Plan,
        parts: Vec::new(),
    };
    match about {
        About::Plan => writer.whole(),
        About::Section(section) => writer.section(section),
        About::Money => writer.headed(2, words.section(Section::Money), |it| it.money(false)),
        About::Theme(theme) => writer.theme(theme),
        About::Measure(measure) => {
            if let Some(measure) = plan.measures.get(measure) {
                writer.measure(2, measure);
            }
        }
    }
    writer.parts
}

struct Writer<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    money: &'a Money,
    words: Words,
    /// By what they serve, in order.
    activities: FxHashMap<Option<Serves>, Vec<&'a Activity>>,
    /// Whether all sections are read, so that nothing need be said twice.
    whole: bool,
    parts: Vec<Part>,
}

/// Short texts, each with its label.
type Fields<'a> = Vec<(&'a str, String)>;

impl Writer<'_> {
    /// The sections in the order of the menu, and then what was filled in elsewhere: nothing is lost
    /// because a plan of this kind has no page for it.
    fn whole(&mut self) {
        let shown = self.plan.sections();
        let mut others: Vec<Section> = Section::ALL.to_vec();
        // These are told with the pilots, where a plan has no pages for them.
        others.retain(|it| !(shown.contains(it) || matches!(it, Section::Gaps | Section::Results)));
        for section in shown.iter().chain(&others) {
            self.section(*section);
        }
    }

    fn section(&mut self, section: Section) {
        self.headed(2, self.words.section(section), |it| match section {
            Section::Profile => it.profile(),
            Section::Mission => it.mission(),
            Section::Goals => it.goals(),
            Section::LabourMarket => it.labour_market(),
            Section::Bottlenecks => it.bottlenecks(),
            Section::Measures => it.measures(),
            Section::Parties => it.parties(),
            Section::Money => it.money(true),
            Section::Activities => it.section_activities(),
            Section::Interventions => it.interventions(),
            Section::Pilots => it.pilots(),
            Section::Research => it.research(),
            Section::SuccessFactors => it.factors(),
            Section::Indicators => it.indicators(),
            Section::Regions => it.groups_and_regions(),
            Section::Gaps => it.gaps_of_all(),
            Section::Results => it.results_of_all(),
            Section::PracticeCases => it.practice_cases(),
            Section::Documents => it.documents(),
        });
    }

    /// What `write` writes under a heading; nothing at all if that is nothing. Headings of sections
    /// are in the list of contents.
    fn headed(&mut self, level: u8, text: impl Into<String>, write: impl FnOnce(&mut Self)) {
        let text = text.into();
        let listed = level == 2;
        self.parts.push(Part::Heading {
            level,
            text,
            listed,
        });
        let before = self.parts.len();
        write(self);
        if self.parts.len() == before {
            self.parts.pop();
        }
    }

    fn heading(&mut self, level: u8, text: impl Into<String>, listed: bool) {
        let text = text.into();
        self.parts.push(Part::Heading {
            level,
            text,
            listed,
        });
    }

    /// A long text after its label; nothing if it is empty.
    fn prose(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.parts
                .push(Part::Prose(label.to_owned(), text.to_owned()));
        }
    }

    /// Texts after their label; nothing if there are none.
    fn listed(&mut self, label: &str, mut texts: Vec<String>) {
        texts.retain(|text| !text.trim().is_empty());
        if !texts.is_empty() {
            self.parts.push(Part::List(label.to_owned(), texts));
        }
    }

    /// How much of the file is in no total here; nothing if all of it could be read.
    fn not_counted(&mut self, places: &[&str]) {
        if let Some(said) = self.words.not_counted(self.plan, places) {
            self.prose("", &said);
        }
    }

    /// The fields that were filled in.
    fn fields(&mut self, fields: Fields<'_>) {
        let filled = fields
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(label, text)| (label.to_owned(), text.trim().to_owned()));
        let filled: Vec<(String, String)> = filled.collect();
        if !filled.is_empty() {
            self.parts.push(Part::Fields(filled));
        }
    }

    /// A text after its label.
    fn labelled(&self, label: &str, text: &str) -> String {
        self.words.poster_valued(label, text)
    }

    /// A table without the columns in which nothing was filled in; nothing if it has no rows.
    fn table(&mut self, head: &[&str], rows: Vec<TableRow>) {
        self.table_with_total(head, rows, None);
    }

    /// A table, and the position of its row with the total.
    fn table_with_total(&mut self, head: &[&str], mut rows: Vec<TableRow>, total: Option<usize>) {
        if rows.is_empty() {
            return;
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
        self.parts
            .push(Part::Table(Table { head: heads, rows }, total));
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

    /// When a phase is: whole years and halves by their names, so that many can be told apart.
    fn phase(&self, period: &DraftPeriod) -> String {
        let days = [End::First, End::Last].map(|end| match period.bound(end) {
            Some(Bound::Day(day)) => Some((day.year(), day.month(), day.day())),
            _ => None,
        });
        match days {
            [Some((first, 1, 1)), Some((last, 12, 31))] if first == last => first.to_string(),
            [Some((first, 1, 1)), Some((last, 12, 31))] => format!("{first}–{last}"),
            [Some((year, 1, 1)), Some((last, 6, 30))] if year == last => {
                self.words.half_first(year)
            }
            [Some((year, 7, 1)), Some((last, 12, 31))] if year == last => {
                self.words.half_second(year)
            }
            _ => self.period(period),
        }
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

/// A long text as lines of a cell.
fn in_cell(text: &str) -> String {
    plain(&parse(text))
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
