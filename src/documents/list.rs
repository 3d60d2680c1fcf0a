//! Any list of a plan from a table. Which fields an item has, and what each of them holds, follows
//! from the noun: from how it is read, what it refers to, and what it is called in forms.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    block::{Block, Cell},
    names::{in_kind_named, is_listed},
};
use crate::{
    plan::{
        ActivityState, Date, FundingKind, FundingStatus, Language, Listed, Noun, PartyKind, Plan,
        Point, Role, TargetUnit, folded, for_every_list,
    },
    text::{Mark, Marks, ReadError, Words},
};

/// What a pasted list is read with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The language in which numbers and days are read.
    pub words: Words,
    /// The day it is.
    pub today: Option<Date>,
}

/// A field that a column of a table can fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The name of the field in the file.
    pub field: &'static str,
    /// Which end, where it is a period.
    pub end: Option<&'static str>,
    holds: Holds,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    Day,
    Number,
    Cents,
    Tick,
    Choice,
    Choices,
    One(Noun),
    Many(Noun),
}

/// A table that is being pasted into a list, with what the person decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListPaste {
    /// The cells.
    pub block: Block,
    /// The row with the names of the columns, from 0.
    pub head: Option<usize>,
    /// Which slot each column of the block goes to, by its place among the slots of the noun.
    pub columns: Vec<Option<usize>>,
    /// What is read in the place of a text in a column of the block; nothing leaves it out.
    pub answers: BTreeMap<(usize, String), Option<String>>,
}

/// What becomes of a table that is pasted into a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOutcome {
    /// The new items as a file has them, without ids.
    pub items: Vec<Value>,
    /// The texts that cannot be taken over as they are, each once for its column.
    pub doubts: Vec<ListDoubt>,
    /// The columns of the block that go nowhere although they are not empty.
    pub lost: Vec<usize>,
    /// The names that are in the list already, and are not added again.
    pub known: Vec<String>,
}

/// A text of a list that cannot be taken over as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ListDoubt {
    /// The column of the block, from 0.
    pub column: usize,
    /// The text.
    pub text: String,
    /// Why; `None` where nothing has this name.
    pub error: Option<ReadError>,
    /// What it may mean, each as it would be typed.
    pub choices: Vec<String>,
    /// The rows that it is in, from 1.
    pub rows: Vec<usize>,
}

/// A noun whose items come from tables, without its type, so that all lists share their code.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Which noun.
    pub noun: Noun,
    /// The field by which people know an item.
    pub title: &'static str,
    /// The names of its fields in the file.
    fields: &'static [&'static str],
    /// An item as it is written once it was read; `None` if it cannot be read.
    again: fn(&str) -> Option<Value>,
    /// What a field of an item refers to.
    refers: fn(&str, &str) -> Option<Noun>,
}

impl Kind {
    /// The kind of a noun.
    #[must_use]
    pub fn of<T: Listed + Serialize + DeserializeOwned>() -> Self {
        Self {
            noun: T::NOUN,
            title: T::TITLE,
            fields: T::NOUN.fields(),
            again: again::<T>,
            refers: |item, field| {
                let item: T = serde_json::from_str(item).ok()?;
                let mut to = None;
                item.references(&mut |name, noun, _| {
                    if name == field {
                        to = Some(noun);
                    }
                });
                to
            },
        }
    }

    /// The figures of a series, which is no list of the plan.
    #[must_use]
    pub fn of_points() -> Self {
        Self {
            noun: Noun::Series,
            title: "label",
            fields: Point::FIELDS,
            again: again::<Point>,
            refers: |_, _| None,
        }
    }

    /// What a field holds once it was given this value, if it can be.
    fn probe(self, field: &str, value: &Value) -> Option<Value> {
        let item = (self.again)(&json!({ field: value }).to_string())?;
        item.get(field).cloned()
    }
}

fn again<T: Serialize + DeserializeOwned>(item: &str) -> Option<Value> {
    let item: T = serde_json::from_str(item).ok()?;
    serde_json::from_str(&serde_json::to_string(&item).ok()?).ok()
}

/// The slots of a noun, in the order of its fields.
#[must_use]
pub fn slots(kind: Kind, words: Words) -> Vec<Slot> {
    let mut all = Vec::new();
    for field in kind.fields {
        if matches!(*field, "id" | "order") {
            continue;
        }
        if kind
            .probe(field, &json!({ "first": "2026-01-31" }))
            .is_some()
        {
            all.extend(["first", "last"].map(|end| Slot {
                field,
                end: Some(end),
                holds: Holds::Day,
            }));
        } else if let Some(holds) = holds(kind, field, words) {
            all.push(Slot {
                field,
                end: None,
                holds,
            });
        }
    }
    all
}

/// What a field holds, by what it accepts.
fn holds(kind: Kind, field: &str, words: Words) -> Option<Holds> {
    let keeps = |value: Value| kind.probe(field, &value) == Some(value);
    let id = "00000000-0000-4000-8000-000000000001";
    let refers = |value: Value| (kind.refers)(&json!({ field: value }).to_string(), field);
    if keeps(json!("x")) {
        Some(Holds::Text)
    } else if keeps(json!("2026-01-31")) {
        Some(Holds::Day)
    } else if keeps(json!(true)) {
        Some(Holds::Tick)
    } else if keeps(json!("2.5")) {
        Some(Holds::Number)
    } else if keeps(json!(10_000_000_000_i64)) {
        Some(Holds::Cents)
    } else if let Some(noun) = refers(json!(id)) {
        Some(Holds::One(noun))
    } else if let Some(noun) = refers(json!([id])) {
        Some(Holds::Many(noun))
    } else {
        let (_, first) = choices(kind.noun, field, words).into_iter().next()?;
        let several = kind.probe(field, &json!([first])).is_some();
        Some(if several {
            Holds::Choices
        } else {
            Holds::Choice
        })
    }
}

/// What can be chosen in a field, by its name and as the file has it.
fn choices(noun: Noun, field: &str, words: Words) -> Vec<(String, Value)> {
    fn all<C: Copy + Serialize>(
        of: &[C],
        name: impl Fn(C) -> &'static str,
    ) -> Vec<(String, Value)> {
        let named = of.iter().map(|one| (name(*one).to_owned(), json!(one)));
        named.collect()
    }
    match (noun, field) {
        (Noun::Party, "roles") => all(Role::ALL, |it| words.role(it)),
        (Noun::Party, "kind") => all(PartyKind::ALL, |it| words.party_kind(it)),
        (Noun::Funding, "kind") => all(FundingKind::ALL, |it| words.funding_kind(it)),
        (Noun::Funding, "status") => all(FundingStatus::ALL, |it| words.funding_status(it)),
        (Noun::Activity, "state") => all(ActivityState::ALL, |it| words.activity_state(it)),
        (Noun::Target, "unit") => {
            let known = TargetUnit::all().into_iter();
            let known = known.filter(|unit| !matches!(unit, TargetUnit::Own(_)));
            let both = known.flat_map(|unit| [1, 2].map(|count| (unit.clone(), count)));
            both.map(|(unit, count)| (words.target_unit(&unit, count), json!(unit)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The names by which the items of a list are known, and their ids.
fn known(plan: &Plan, noun: Noun) -> Vec<(String, Uuid)> {
    macro_rules! titles {
        ($($list:ident $Type:ident ($title:ident $Section:ident)),*) => {
            match noun {
                $( Noun::$Type => {
                    let items = plan.$list.iter();
                    items.map(|item| (folded(item.title()), item.id.uuid())).collect()
                } )*
                Noun::Plan | Noun::Gap | Noun::SetAside => Vec::new(),
            }
        };
    }
    let mut all: Vec<(String, Uuid)> = for_every_list!(titles);
    if noun == Noun::Measure {
        let codes = plan.measures.iter();
        all.extend(codes.map(|measure| (folded(&measure.code), measure.id.uuid())));
    }
    all
}

/// The fields that a table without names of columns most likely has, in order.
const fn usual(noun: Noun, title: &'static str) -> &'static [&'static str] {
    match noun {
        Noun::Target => &["quantity", "unit", "qualifier", "due"],
        Noun::Activity => &["title", "period", "period"],
        Noun::Funding => &["party", "kind", "amount", "note"],
        Noun::Party => &["name", "kind"],
        _ => match title.as_bytes() {
            b"label" => &["label", "value"],
            b"name" => &["name"],
            b"description" => &["description"],
            b"note" => &["note"],
            b"source" => &["source"],
            _ => &["title"],
        },
    }
}

impl Slot {
    /// What it is called above a column.
    #[must_use]
    pub fn name(&self, noun: Noun, words: Words) -> String {
        match self.end {
            Some("first") => words.first_day().to_owned(),
            Some(_) => words.last_day().to_owned(),
            None => words.field(noun, self.field).to_owned(),
        }
    }

    fn is_called(&self, noun: Noun, name: &str) -> bool {
        let both = [Language::Nl, Language::En].map(Words::new);
        let also = |words: Words| match (self.end, noun, self.field) {
            (Some("first"), ..) => words.list_first(),
            (Some(_), ..) => words.list_last(),
            (None, Noun::Party, "roles") => words.list_roles(),
            (None, Noun::Series, "label") => words.list_label(),
            (None, Noun::Series, "value") => words.list_value(),
            (None, ..) => "",
        };
        // A name of the field for every noun is as good as its own here, and so is that of what it refers to.
        let referred = match self.holds {
            Holds::One(to) | Holds::Many(to) => vec![to],
            Holds::Text
            | Holds::Day
            | Holds::Number
            | Holds::Cents
            | Holds::Tick
            | Holds::Choice
            | Holds::Choices => Vec::new(),
        };
        let names = |words: &Words| {
            let nouns = referred
                .iter()
                .flat_map(|to| [words.noun(*to), words.nouns(*to)]);
            let names = [self.name(noun, *words), self.name(Noun::SetAside, *words)];
            names
                .into_iter()
                .chain(nouns.map(str::to_owned))
                .collect::<Vec<_>>()
        };
        both.iter().flat_map(names).any(|known| {
            let known = folded(&known);
            // *Milestone* above a column is short for *milestone on*.
            let begins = known
                .strip_prefix(name)
                .is_some_and(|it| it.starts_with(' '));
            known == name || (begins && name.len() >= 5)
        }) || is_listed(name, also)
    }
}

impl ListPaste {
    /// A table as it arrives: matched by a row of names if it has one, else by the usual order.
    #[must_use]
    pub fn new(kind: Kind, block: Block, words: Words) -> Self {
        let block = block.parted().map_or(block, |(cells, _)| cells);
        let slots = slots(kind, words);
        let named = |row: &[Cell]| -> Vec<Option<usize>> {
            let mut taken = BTreeSet::new();
            let find = |cell: &Cell| {
                let name = folded(&cell.text);
                let mut slots = slots.iter().enumerate();
                let found = slots.find(|(at, slot)| {
                    !taken.contains(at) && !name.is_empty() && slot.is_called(kind.noun, &name)
                });
                let (at, _) = found?;
                taken.insert(at);
                Some(at)
            };
            row.iter().map(find).collect()
        };
        let head = block.rows.iter().take(10).position(|row| {
            let found = named(row).iter().flatten().count();
            let filled = row.iter().filter(|cell| !cell.is_blank()).count();
            found > 0 && found * 2 >= filled
        });
        let by_place = || {
            let mut taken = BTreeSet::new();
            let usual = usual(kind.noun, kind.title).iter();
            let mut places = usual.map(|field| {
                let free = |at: &usize| !taken.contains(at);
                let mut slots = slots.iter().enumerate();
                let found = slots.find(|(at, slot)| slot.field == *field && free(at));
                let (at, _) = found?;
                taken.insert(at);
                Some(at)
            });
            let columns = 0..block.width();
            columns.map(|_| places.next().flatten()).collect::<Vec<_>>()
        };
        let columns = head.and_then(|row| block.rows.get(row));
        let columns = columns.map_or_else(by_place, |row| named(row));
        Self {
            columns,
            head,
            block,
            answers: BTreeMap::new(),
        }
    }

    /// What becomes of it; each item starts from `new`, as a file has it.
    #[must_use]
    pub fn outcome(&self, kind: Kind, new: &Value, around: Around<'_>) -> ListOutcome {
        let slots = slots(kind, around.words);
        let start = self.head.map_or(0, |row| row + 1);
        let rows = || self.block.rows.iter().enumerate().skip(start);
        let marks: Vec<Marks> = (0..self.block.width())
            .map(|at| {
                let cells = rows().filter_map(|(_, row)| row.get(at));
                let seen: BTreeSet<Mark> =
                    cells.filter_map(|cell| Mark::of_text(&cell.text)).collect();
                match (seen.first(), seen.len()) {
                    (Some(mark), 1) => Marks::Settled(*mark),
                    (Some(_), _) => Marks::Open,
                    (None, _) => Marks::Language,
                }
            })
            .collect();
        let mut outcome = ListOutcome::default();
        let unique = matches!(kind.noun, Noun::Party | Noun::Region | Noun::TargetGroup);
        let mut names: BTreeSet<String> = known(around.plan, kind.noun)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let base = new.as_object().cloned().unwrap_or_default();
        for (number, row) in rows().filter(|(at, _)| !self.block.hidden_rows.contains(at)) {
            let mut fields = base.clone();
            let mut filled = false;
            for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
                let slot = self.columns.get(at).copied().flatten();
                let Some(slot) = slot.and_then(|slot| slots.get(slot)) else {
                    continue;
                };
                let text = match self.answers.get(&(at, cell.text.clone())) {
                    Some(None) => continue,
                    Some(Some(text)) => text,
                    None => &cell.text,
                };
                let marks = marks.get(at).copied().unwrap_or_default();
                let read = slot.read(kind.noun, text.trim(), marks, around);
                match read.and_then(|value| slot.put(kind, &mut fields, value)) {
                    Ok(()) => filled = true,
                    Err(doubt) => outcome.doubt(at, number, &cell.text, doubt),
                }
            }
            let item = (kind.again)(&Value::Object(fields).to_string());
            let Some(item) = item.filter(|_| filled) else {
                continue;
            };
            let title = item
                .get(kind.title)
                .and_then(Value::as_str)
                .unwrap_or_default();
            let name = folded(title);
            if unique && !name.is_empty() && !names.insert(name) {
                outcome.known.push(title.to_owned());
            } else {
                outcome.items.push(item);
            }
        }
        let is_lost = |at: &usize| {
            let nowhere = self.columns.get(*at).copied().flatten().is_none();
            nowhere && rows().any(|(_, row)| row.get(*at).is_some_and(|cell| !cell.is_blank()))
        };
        outcome.lost = (0..self.block.width()).filter(is_lost).collect();
        outcome
    }
}

/// Why a text cannot be taken over, and what it may mean.
type Unread = (Option<ReadError>, Vec<String>);

impl Slot {
    /// What a text is in the file.
    fn read(
        &self,
        noun: Noun,
        text: &str,
        marks: Marks,
        around: Around<'_>,
    ) -> Result<Value, Unread> {
        let Around { plan, words, today } = around;
        let unread = |error: ReadError| (Some(error), error.choices(words));
        match self.holds {
            Holds::Text => Ok(json!(text)),
            Holds::Day => match words.read_day(text, today) {
                Ok(day) => Ok(json!(day.to_string())),
                Err(error) => Err(unread(error)),
            },
            Holds::Number => {
                let bare = text.strip_suffix('%').unwrap_or(text);
                let read = words.read_number_by(bare, marks).map_err(unread)?;
                Ok(json!(read.decimal().to_string()))
            }
            Holds::Cents => {
                let read = words.read_money_by(text, marks, 1).map_err(unread)?;
                Ok(json!(read.get()))
            }
            Holds::Tick => in_kind_named(text)
                .map(Value::Bool)
                .ok_or((None, Vec::new())),
            Holds::Choice => self.chosen(noun, text, words),
            Holds::Choices => each(text, |part| self.chosen(noun, part, words)),
            Holds::One(to) => one(plan, to, text),
            Holds::Many(to) => each(text, |part| one(plan, to, part)),
        }
    }

    /// The choice with this name, in either language.
    fn chosen(&self, noun: Noun, text: &str, words: Words) -> Result<Value, Unread> {
        let name = folded(text);
        let both = [Language::Nl, Language::En].map(Words::new);
        let mut all = both
            .iter()
            .flat_map(|words| choices(noun, self.field, *words));
        let found = all.find(|(known, _)| folded(known) == name);
        let own = || (noun == Noun::Target).then(|| json!({ "own": text }));
        let found = found.map(|(_, value)| value).or_else(own);
        let names = choices(noun, self.field, words).into_iter();
        found.ok_or_else(|| (None, names.map(|(name, _)| name).collect()))
    }

    /// Puts a value in its field, if an item can have it.
    fn put(&self, kind: Kind, fields: &mut Map<String, Value>, value: Value) -> Result<(), Unread> {
        let value = match self.end {
            Some(end) => {
                let mut period = fields.get(self.field).cloned().unwrap_or_else(|| json!({}));
                if let Some(period) = period.as_object_mut() {
                    period.insert(end.to_owned(), value);
                }
                period
            }
            None => value,
        };
        match kind.probe(self.field, &value) {
            Some(_) => {
                fields.insert(self.field.to_owned(), value);
                Ok(())
            }
            None => Err((None, Vec::new())),
        }
    }
}

/// What each part of a text is, between commas and the like.
fn each(text: &str, one: impl Fn(&str) -> Result<Value, Unread>) -> Result<Value, Unread> {
    let parts = text.split([',', ';', '\n']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty()).map(one);
    parts
        .collect::<Result<Vec<Value>, Unread>>()
        .map(Value::Array)
}

/// The item of a list with this name.
fn one(plan: &Plan, noun: Noun, text: &str) -> Result<Value, Unread> {
    let name = folded(text);
    let mut found = known(plan, noun)
        .into_iter()
        .filter(|(known, _)| *known == name);
    match (found.next(), found.next()) {
        (Some((_, id)), None) => Ok(json!(id)),
        _ => Err((None, Vec::new())),
    }
}

impl ListOutcome {
    fn doubt(&mut self, column: usize, row: usize, text: &str, (error, choices): Unread) {
        let same = |it: &&mut ListDoubt| it.column == column && it.text == text;
        match self.doubts.iter_mut().find(same) {
            Some(doubt) => doubt.rows.push(row + 1),
            None => self.doubts.push(ListDoubt {
                column,
                text: text.to_owned(),
                error,
                choices,
                rows: vec![row + 1],
            }),
        }
    }
}
