//! What to say about a file that cannot be opened, or not completely.

use rust_decimal::Decimal;

use super::{Words, subjects::shortened_name};
use crate::{
    exchange::{Bounded, Foreign, TooMuch, Unreadable},
    plan::{Fault, Noun},
};

/// Something that went wrong, for the person at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, and where.
    pub what: String,
    /// What the person can do about it.
    pub todo: String,
}

impl Words {
    /// Why a file cannot be opened, and what to do.
    #[must_use]
    pub fn unreadable(self, error: &Unreadable) -> Message {
        let (what, todo) = match error {
            Unreadable::Empty => (
                self.unreadable_empty().to_owned(),
                self.unreadable_empty_todo(),
            ),
            Unreadable::TooLarge { bytes, most } => (
                self.unreadable_too_large(self.megabytes(*bytes), self.megabytes(*most)),
                self.unreadable_choose_plan(),
            ),
            Unreadable::TooMuch(too_much) => {
                (self.too_much(*too_much), self.unreadable_too_much_todo())
            }
            Unreadable::NotText => (
                self.unreadable_not_text().to_owned(),
                self.unreadable_choose_plan(),
            ),
            Unreadable::Foreign(kind) => {
                let (what, todo) = self.foreign(*kind);
                (what.to_owned(), todo)
            }
            Unreadable::NotJson { line, column } => (
                self.unreadable_not_json(line, column),
                self.unreadable_not_json_todo(),
            ),
            Unreadable::Truncated { line, column } => (
                self.unreadable_truncated(line, column),
                self.unreadable_truncated_todo(),
            ),
            Unreadable::NotAPlan => (
                self.unreadable_not_a_plan().to_owned(),
                self.unreadable_choose_plan(),
            ),
            Unreadable::NewerMajor { major, ours } => (
                self.unreadable_newer(major, ours),
                self.unreadable_newer_todo(),
            ),
            Unreadable::Fields(fields) => (
                self.unreadable_fields(self.fields(Noun::Plan, fields)),
                self.unreadable_fields_todo(),
            ),
        };
        let todo = todo.to_owned();
        Message { what, todo }
    }

    /// What a file of another program is, and where what is in it can go.
    fn foreign(self, kind: Foreign) -> (&'static str, &'static str) {
        match kind {
            Foreign::Document => (self.foreign_document(), self.foreign_document_todo()),
            Foreign::Spreadsheet => (self.foreign_spreadsheet(), self.foreign_rows_todo()),
            Foreign::Csv => (self.foreign_csv(), self.foreign_rows_todo()),
            Foreign::Slides => (self.foreign_slides(), self.foreign_document_todo()),
            Foreign::Pdf => (self.foreign_pdf(), self.foreign_document_todo()),
            Foreign::Picture => (self.foreign_picture(), self.unreadable_choose_plan()),
            Foreign::Archive => (self.foreign_archive(), self.foreign_archive_todo()),
            Foreign::WebPage => (self.foreign_web_page(), self.foreign_web_page_todo()),
            Foreign::Xml => (self.foreign_xml(), self.unreadable_choose_plan()),
        }
    }

    /// What there is too much of in a plan, and how much there may be.
    #[must_use]
    pub fn too_much(self, too_much: TooMuch) -> String {
        let TooMuch { what, at, count } = too_much;
        let said = match what {
            Bounded::Bytes => Self::megabytes,
            Bounded::Plans
            | Bounded::Entries
            | Bounded::Things
            | Bounded::Title
            | Bounded::Titles
            | Bounded::Text => Self::count,
        };
        let (count, most) = (said(self, count), said(self, what.most()));
        let at = match at {
            "" => self.noun(Noun::Plan).to_owned(),
            field => self.name_in_file(field),
        };
        match what {
            Bounded::Plans => self.too_many_plans(count, most),
            Bounded::Bytes => self.too_many_bytes(count, most),
            Bounded::Entries => self.too_many_entries(at, count, most),
            Bounded::Things => self.too_many_things(count, most),
            Bounded::Title => self.too_long_title(at, count, most),
            Bounded::Titles => self.too_long_titles(count, most),
            Bounded::Text => self.too_long_text(at, count, most),
        }
    }

    /// Why a piece of the list with this name was set aside, and what to do.
    #[must_use]
    pub fn fault(self, list: &str, fault: &Fault) -> Message {
        let noun = Noun::of_list(list).unwrap_or(Noun::Plan);
        let is_plan = list == "plan";
        let list = self.name_in_file(list);
        let what = match fault {
            Fault::NoId => self.fault_no_id(list),
            Fault::SameId => self.fault_same_id(list),
            Fault::Fields(fields) if is_plan => {
                self.unreadable_fields(self.fields(Noun::Plan, fields))
            }
            Fault::Fields(fields) if !fields.is_empty() => {
                self.fault_fields(list, self.fields(noun, fields))
            }
            Fault::Under { at, why } => self.fault_under(list, at, why),
            Fault::NotAnObject | Fault::NotAKey | Fault::Fields(_) => {
                self.fault_not_an_object(list)
            }
        };
        let todo = self.fault_todo().to_owned();
        Message { what, todo }
    }

    /// Why a piece was set aside that was under these keys of a map.
    fn fault_under(self, map: String, at: &[String], why: &Fault) -> String {
        let keys: Vec<String> = at.iter().map(|key| shortened_name(key)).collect();
        let key = keys.join(" › ");
        match why {
            Fault::NotAKey => self.fault_not_a_key(map, key),
            Fault::SameId => self.fault_same_key(map, key),
            Fault::Fields(fields) if !fields.is_empty() => {
                self.fault_fields_under(map, key, self.fields(Noun::Plan, fields))
            }
            Fault::NotAnObject | Fault::NoId | Fault::Fields(_) | Fault::Under { .. } => {
                self.fault_value_under(map, key)
            }
        }
    }

    /// How large something is, in kB, MB or GB of a thousand each; MB to one decimal, rounded up,
    /// so that too large never reads as the limit.
    #[must_use]
    pub fn file_size(self, bytes: u64) -> String {
        match bytes {
            0..1_000_000 => self.bytes_of(self.count(bytes.div_ceil(1000))),
            1_000_000..1_000_000_000 => self.bytes_of_mega(self.megabytes(bytes)),
            _ => self.bytes_of_giga(self.count(bytes / 1_000_000_000)),
        }
    }

    fn megabytes(self, bytes: u64) -> String {
        self.number(Decimal::new(
            i64::try_from(bytes.div_ceil(100_000)).unwrap_or(i64::MAX),
            1,
        ))
    }
}
