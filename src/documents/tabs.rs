//! Blocks as plain text: with tabs between the cells, or with another mark as in a CSV file.

use std::collections::BTreeSet;

use super::block::{Block, Cell, TooManyCells, check_size};

/// What parts the cells of a text without tabs, and the fewest cells of a row that show it: a comma
/// stands in sentences and amounts as well.
const BETWEEN: [(char, usize); 3] = [(';', 2), ('|', 2), (',', 3)];

/// A text taken apart, with what tells whether its quotes were understood.
#[derive(Default)]
struct Parsed {
    /// The cells; no more than a block can have.
    rows: Vec<Vec<String>>,
    height: usize,
    widest: usize,
    /// How many cells the rows have that are not empty lines.
    widths: BTreeSet<usize>,
    /// Whether every cell stands in quotes.
    all_quoted: bool,
    /// The rows in which a cell in quotes begins and ends between two cells: its quotes are rather
    /// two marks of repetition.
    repeats: BTreeSet<usize>,
}

impl Block {
    /// Reads what spreadsheet programs put on the clipboard: tabs between cells, quotes around a
    /// cell with a tab or a new line in it, with or without a new line at the end. A quote alone in
    /// its cell is what people write for *the same as above*.
    ///
    /// # Errors
    /// When it has more cells than a block can have: those are counted, and not made.
    pub fn from_tabs(text: &str) -> Result<Self, TooManyCells> {
        let mut parsed = Parsed::of(text, '\t', false);
        let first = parsed.repeats.first().copied();
        if first.is_some_and(|row| row > 0) && !parsed.all_quoted {
            let alone = Parsed::of(text, '\t', true);
            if alone.widths.len() <= parsed.widths.len() {
                parsed = alone;
            }
        }
        check_size(parsed.height, parsed.widest)?;
        Ok(Self::of(parsed.rows))
    }

    /// The block with its cells parted, if it is a table that came as lines of one cell, such as a
    /// CSV file; and what parts them.
    #[must_use]
    pub fn parted(&self) -> Option<(Self, char)> {
        if self.width() != 1 || self.rows.len() < 2 {
            return None;
        }
        let lines: Vec<&str> = self
            .rows
            .iter()
            .flatten()
            .map(|cell| cell.text.as_str())
            .collect();
        let text = lines.join("\n");
        let text = text.trim_start_matches('\u{feff}');
        // Excel is told what parts the cells in a line of its own.
        let text = text.strip_prefix("sep=").map_or(text, |rest| {
            rest.split_once('\n').map_or("", |(_, after)| after)
        });
        BETWEEN.into_iter().find_map(|(between, fewest)| {
            let parsed = Parsed::of(text, between, false);
            let one = (parsed.widths.len() == 1).then(|| parsed.widths.first().copied())??;
            let fits = check_size(parsed.height, parsed.widest).is_ok();
            (one >= fewest && parsed.height > 1 && fits).then(|| (Self::of(parsed.rows), between))
        })
    }

    /// Writes what spreadsheet programs read from the clipboard.
    #[must_use]
    pub fn tabs(&self) -> String {
        let ends = ['\t', '\n', '\r'];
        let between = |cell: &Cell| cell.text.starts_with(ends) && cell.text.ends_with(ends);
        // Such a cell in quotes would be taken for two marks of repetition.
        let all = self.rows.iter().flatten().any(between);
        let cell = |cell: &Cell| {
            let text = &cell.text;
            if all || text.contains(ends) || text.starts_with('"') {
                in_quotes(text)
            } else {
                text.clone()
            }
        };
        let single = matches!(&self.rows[..], [row] if row.len() == 1);
        let end = if single { "" } else { "\r\n" };
        self.rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + end)
            .collect()
    }

    /// Writes a file with `between` between the cells; it starts with a byte order mark for UTF-8.
    #[must_use]
    pub fn separated(&self, between: &str) -> String {
        let cell = |cell: &Cell| {
            let text = &cell.text;
            if text.contains(['"', '\n', '\r']) || text.contains(between) {
                in_quotes(text)
            } else {
                text.clone()
            }
        };
        let rows = self
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(between) + "\r\n");
        std::iter::once("\u{feff}".to_owned()).chain(rows).collect()
    }
}

impl Parsed {
    /// Takes a text apart; `alone` where a quote alone in its cell is the cell.
    fn of(text: &str, between: char, alone: bool) -> Self {
        let mut parsed = Self {
            rows: vec![Vec::new()],
            height: 1,
            all_quoted: true,
            ..Self::default()
        };
        let (mut width, mut blank) = (0, true);
        let mut rest = text;
        loop {
            let quoted = quoted(rest, between).filter(|_| !(alone && is_alone(rest, between)));
            let ends = [between, '\n', '\r'];
            if let Some((cell, _)) = &quoted
                && cell.starts_with(ends)
                && cell.ends_with(ends)
            {
                parsed.repeats.insert(parsed.height - 1);
            }
            parsed.all_quoted &= quoted.is_some();
            let (cell, after) = quoted.unwrap_or_else(|| plain(rest, between));
            width += 1;
            blank &= cell.trim().is_empty();
            parsed.widest = width.max(parsed.widest);
            let fits = check_size(parsed.height, parsed.widest).is_ok();
            if fits && let Some(row) = parsed.rows.last_mut() {
                row.push(cell);
            }
            if let Some(after) = after.strip_prefix(between) {
                rest = after;
                continue;
            }
            if !blank || width > 1 {
                parsed.widths.insert(width);
            }
            rest = without_line_end(after);
            if rest.is_empty() {
                return parsed;
            }
            parsed.height += 1;
            (width, blank) = (0, true);
            if fits {
                parsed.rows.push(Vec::new());
            }
        }
    }
}

/// Whether a text begins with a quote that is a cell by itself.
fn is_alone(text: &str, between: char) -> bool {
    let after = text.strip_prefix('"');
    after.is_some_and(|after| after.is_empty() || after.starts_with([between, '\n', '\r']))
}

/// A cell in quotes, and what comes after it; `None` if the quotes are part of the cell.
fn quoted(text: &str, between: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let ends = after.is_empty() || after.starts_with([between, '\n', '\r']);
        return ends.then_some((cell, after));
    }
}

/// A cell up to the next mark or line end, and what comes after it.
fn plain(text: &str, between: char) -> (String, &str) {
    let end = text.find([between, '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// Rows end in a carriage return, as in Excel for the Mac, in a new line, or in both.
fn without_line_end(text: &str) -> &str {
    let text = text.strip_prefix('\r').unwrap_or(text);
    text.strip_prefix('\n').unwrap_or(text)
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(block: &Block) -> Vec<Vec<&str>> {
        fn text(cell: &Cell) -> &str {
            &cell.text
        }
        block
            .rows
            .iter()
            .map(|row| row.iter().map(text).collect())
            .collect()
    }

    #[track_caller]
    fn check_tabs(text: &str, expected: &[&[&str]]) {
        assert_eq!(
            texts(&Block::from_tabs(text).unwrap()),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn tabs_part_cells_and_new_lines_rows() {
        check_tabs("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check_tabs("a\tb\nc\td", &[&["a", "b"], &["c", "d"]]);
        check_tabs("a", &[&["a"]]);
        check_tabs("", &[&[""]]);
        check_tabs("\t\n\n", &[&["", ""], &["", ""]]);
    }

    #[test]
    fn rows_get_as_many_cells_as_the_widest() {
        check_tabs("a\nb\tc", &[&["a", ""], &["b", "c"]]);
    }

    #[test]
    fn a_quoted_cell_holds_tabs_new_lines_and_quotes() {
        check_tabs(
            "\"a\nb\"\t\"c \"\"d\"\"\te\"\r\nf",
            &[&["a\nb", "c \"d\"\te"], &["f", ""]],
        );
    }

    #[test]
    fn quotes_that_are_the_cells_own_stay() {
        check_tabs("\"Vak\" werk\tb", &[&["\"Vak\" werk", "b"]]);
        check_tabs("5\" buis", &[&["5\" buis"]]);
        check_tabs("\"open", &[&["\"open"]]);
    }

    #[test]
    fn cells_are_counted_before_they_are_made() {
        let tabs = |rows, columns| {
            let row = vec!["a"; columns].join("\t");
            Block::from_tabs(&vec![row; rows].join("\n"))
        };
        assert!(tabs(5_000, 20).is_ok());
        assert_eq!(
            tabs(5_001, 20),
            Err(TooManyCells {
                rows: 5_001,
                columns: 20
            })
        );
        let long_and_wide = format!("{}\n{}", "\t".repeat(99_999), "\n".repeat(30_000));
        let too_many = TooManyCells {
            rows: 30_001,
            columns: 100_000,
        };
        assert_eq!(Block::from_tabs(&long_and_wide), Err(too_many));
    }

    #[test]
    fn a_file_has_quotes_only_where_they_are_needed() {
        let row = ["a;b", "c \"d\"", "e"].map(str::to_owned).to_vec();
        assert_eq!(
            Block::of(vec![row]).separated(";"),
            "\u{feff}\"a;b\";\"c \"\"d\"\"\";e\r\n"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same(
            rows in prop::collection::vec(prop::collection::vec("[a\"\t\r\n' ;=]{0,5}", 3), 1..5),
        ) {
            let block = Block::of(rows);
            prop_assert_eq!(Block::from_tabs(&block.tabs()), Ok(block));
        }

        #[test]
        fn nothing_on_a_clipboard_panics(text in "[a\"\t\r\n]{0,20}") {
            let block = Block::from_tabs(&text).unwrap();
            prop_assert!(block.rows.iter().all(|row| row.len() == block.width()));
        }
    }
}
