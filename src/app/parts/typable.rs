//! How values are typed and shown in fields.

use crate::{
    app::browser::device,
    plan::{Bound, Cents, Date, Number, Quantity},
    text::{ReadError, Words},
};

/// How values of a type are typed and shown.
pub trait Typable: Clone + PartialEq + Send + Sync + 'static {
    /// Which keyboard a phone shows.
    const KEYS: &'static str = "decimal";
    /// Whether a calendar helps to find it.
    const CALENDAR: bool = false;
    /// Reads what was typed.
    fn read(words: Words, text: &str) -> Result<Self, ReadError>;
    /// Shows a value as it can be typed.
    fn show(&self, words: Words) -> String;
}

impl Typable for Quantity {
    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_quantity(text)
    }

    fn show(&self, words: Words) -> String {
        words.number(self.decimal())
    }
}

/// A share in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(pub Quantity);

impl Typable for Share {
    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_percent(text).map(Self)
    }

    fn show(&self, words: Words) -> String {
        words.number(self.0.decimal())
    }
}

/// A number of anything, also of percents.
impl Typable for Number {
    const KEYS: &'static str = "text";

    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        let text = text.trim();
        words.read_number(text.strip_suffix('%').unwrap_or(text))
    }

    fn show(&self, words: Words) -> String {
        words.number(self.decimal())
    }
}

impl Typable for Cents {
    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_money(text)
    }

    fn show(&self, words: Words) -> String {
        words.money(*self)
    }
}

impl Typable for u32 {
    const KEYS: &'static str = "numeric";

    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_whole(text)
    }

    fn show(&self, words: Words) -> String {
        words.count(u64::from(*self))
    }
}

/// A year.
impl Typable for i16 {
    const KEYS: &'static str = "numeric";

    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_year(text)
    }

    fn show(&self, _: Words) -> String {
        self.to_string()
    }
}

impl Typable for Date {
    const KEYS: &'static str = "text";
    const CALENDAR: bool = true;

    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_day(text, device::today())
    }

    fn show(&self, words: Words) -> String {
        words.date(*self)
    }
}

/// One end of a period.
impl Typable for Bound {
    const KEYS: &'static str = "text";
    const CALENDAR: bool = true;

    fn read(words: Words, text: &str) -> Result<Self, ReadError> {
        words.read_bound(text, device::today())
    }

    fn show(&self, words: Words) -> String {
        words.bound(*self)
    }
}
