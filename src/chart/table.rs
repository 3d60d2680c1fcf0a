//! The table of a chart: the same figures for anybody who cannot or would rather not see a drawing.

use rust_decimal::Decimal;

use crate::{
    figures::Count,
    plan::{Cents, Date, Language, Number, Precision},
    text::Words,
};

/// What a chart says in figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the rows are about, and what each column has.
    pub head: Vec<String>,
    /// The rows; a spot of the drawing refers to its row by position.
    pub rows: Vec<TableRow>,
}

/// One row of a chart's table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// What it is about.
    pub head: String,
    /// Its cells, one for each column after the first.
    pub cells: Vec<Cell>,
}

/// One value of a chart's table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// How many.
    Count(u64),
    /// An exact number.
    Number(Number),
    /// How many take part, with how certain that is.
    Counted(Count),
    /// A number as stated, with how exact it is.
    Stated(Number, Precision),
    /// Euros.
    Money(Cents),
    /// Percent of the whole, to one decimal.
    Percent(Decimal),
    /// A day.
    Day(Date),
    /// There is no figure; never zero.
    Missing,
}

impl Cell {
    /// The value, or `Missing` if there is none.
    #[must_use]
    pub fn or_missing<T>(value: Option<T>, cell: fn(T) -> Self) -> Self {
        value.map_or(Self::Missing, cell)
    }

    /// Whether it is aligned with the figures of its column.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        !matches!(self, Self::Text(_) | Self::Day(_))
    }

    /// As a person reads it.
    #[must_use]
    pub fn shown(&self, words: Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => words.count(*count),
            Self::Number(number) => words.number(number.decimal()),
            Self::Counted(count) => words.counted(*count),
            Self::Stated(number, precision) => {
                words.precisely(words.number(number.decimal()), *precision)
            }
            Self::Money(amount) => words.euros(*amount),
            Self::Percent(share) => words.percent(*share, 1),
            Self::Day(day) => words.date(*day),
            Self::Missing => words.chart_no_figure().to_owned(),
        }
    }

    /// As a spreadsheet reads it, with the language's own decimal mark.
    fn plain(&self, words: Words) -> String {
        let mark = |text: String| match words.language() {
            Language::Nl => text.replace('.', ","),
            Language::En => text,
        };
        match self {
            Self::Text(text) => quoted(text),
            Self::Count(count) => count.to_string(),
            // A spreadsheet adds up only numbers, so it gets the bare number.
            Self::Counted(count) => count.number.to_string(),
            Self::Number(number) | Self::Stated(number, _) => mark(number.to_string()),
            Self::Money(amount) => mark(Decimal::new(amount.get(), 2).to_string()),
            Self::Percent(share) => mark(share.round_dp(1).to_string()),
            Self::Day(day) => day.to_string(),
            Self::Missing => String::new(),
        }
    }
}

impl Table {
    /// A table of one column of figures.
    #[must_use]
    pub fn of_figures(head: [&str; 2], rows: impl IntoIterator<Item = (String, Cell)>) -> Self {
        Self {
            head: head.map(str::to_owned).to_vec(),
            rows: rows
                .into_iter()
                .map(|(head, cell)| TableRow {
                    head,
                    cells: vec![cell],
                })
                .collect(),
        }
    }

    /// A row on one line, for anybody who points at it: `2013: mannen 1.458, vrouwen 493`.
    #[must_use]
    pub fn row_in_words(&self, row: usize, words: Words) -> Option<String> {
        let row = self.rows.get(row)?;
        let columns = self.head.iter().skip(1);
        let named: Vec<String> = columns
            .zip(&row.cells)
            .map(|(column, cell)| match row.cells.len() {
                1 => cell.shown(words),
                _ => format!("{column} {}", cell.shown(words)),
            })
            .collect();
        Some(format!("{}: {}", row.head, named.join(", ")))
    }

    /// The table as a file that the spreadsheet program of this language opens: semicolons and
    /// decimal commas in Dutch, commas and points in English. It starts with a byte order mark for
    /// UTF-8.
    #[must_use]
    pub fn csv(&self, words: Words) -> String {
        let between = match words.language() {
            Language::Nl => ";",
            Language::En => ",",
        };
        let head: Vec<String> = self.head.iter().map(|head| quoted(head)).collect();
        let mut lines = vec![head.join(between)];
        lines.extend(self.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| cell.plain(words));
            let all: Vec<String> = std::iter::once(quoted(&row.head)).chain(cells).collect();
            all.join(between)
        }));
        format!("\u{feff}{}\r\n", lines.join("\r\n"))
    }
}

/// Text in quotes; what a spreadsheet would take for a formula gets an apostrophe.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let number = |text: &str| Cell::Number(text.parse().unwrap());
        let row = |head: &str, cells: [Cell; 2]| TableRow {
            head: head.to_owned(),
            cells: cells.to_vec(),
        };
        Table {
            head: ["Jaar", "Mannen", "Vrouwen"].map(str::to_owned).to_vec(),
            rows: vec![
                row("2013", [number("1458.5"), number("-3")]),
                row("=2+\"2\"", [Cell::Missing, Cell::Count(2_411)]),
            ],
        }
    }

    #[track_caller]
    fn check(language: Language, csv: &str) {
        assert_eq!(table().csv(Words::new(language)), csv);
    }

    #[test]
    fn a_spreadsheet_of_the_language_reads_figures_as_figures_and_text_as_text() {
        check(
            Language::Nl,
            "\u{feff}\"Jaar\";\"Mannen\";\"Vrouwen\"\r\n\"2013\";1458,5;-3\r\n\
             \"'=2+\"\"2\"\"\";;2411\r\n",
        );
        check(
            Language::En,
            "\u{feff}\"Jaar\",\"Mannen\",\"Vrouwen\"\r\n\"2013\",1458.5,-3\r\n\
             \"'=2+\"\"2\"\"\",,2411\r\n",
        );
    }

    #[test]
    fn a_row_reads_as_a_line() {
        let line = table().row_in_words(0, Words::new(Language::Nl));
        assert_eq!(line.as_deref(), Some("2013: Mannen 1.458,5, Vrouwen -3"));
        assert_eq!(table().row_in_words(9, Words::new(Language::Nl)), None);
    }
}
