//! A block of cells as text, in the formats that spreadsheet programs write and read.

/// A block of cells; every row has as many cells as the widest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// The cells, row by row.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it was part of a merged cell that begins elsewhere, whose text it then has.
    pub merged: bool,
}

/// A cell of an HTML table, as the browser parses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlCell {
    /// What it says.
    pub text: String,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
}

/// A block with more cells than a block can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyCells {
    /// How many rows it has.
    pub rows: usize,
    /// How many cells its widest row has.
    pub columns: usize,
}

/// The most rows of a block: as many lines as a budget of a thousand measures.
pub const MOST_ROWS: usize = 5_000;
/// The most cells of a block.
pub const MOST_CELLS: usize = 100_000;
/// The most bytes of all its texts: each part of a merged cell repeats that of the whole.
const MOST_BYTES: usize = 20_000_000;
/// No cell spans more than this, whatever a page on the clipboard says.
const WIDEST_SPAN: usize = 1_000;

/// Whether a block of this size may be made.
const fn check_size(rows: usize, columns: usize) -> Result<(), TooManyCells> {
    if rows > MOST_ROWS || rows.saturating_mul(columns) > MOST_CELLS {
        return Err(TooManyCells { rows, columns });
    }
    Ok(())
}

impl Cell {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Block {
    /// A block of texts.
    #[must_use]
    pub fn of(rows: Vec<Vec<String>>) -> Self {
        let cell = |text| Cell {
            text,
            merged: false,
        };
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect());
        Self {
            rows: rows.collect(),
        }
        .squared()
    }

    /// Reads what spreadsheet programs put on the clipboard: tabs between cells, quotes around a
    /// cell with a tab or a new line in it, with or without a new line at the end.
    ///
    /// # Errors
    /// When it has more cells than a block can have: those are counted, and not made.
    pub fn from_tabs(text: &str) -> Result<Self, TooManyCells> {
        let mut rows = vec![Vec::new()];
        let (mut height, mut width, mut widest) = (1, 0, 0);
        let mut rest = text;
        loop {
            let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
            width += 1;
            widest = width.max(widest);
            let size = check_size(height, widest);
            if size.is_ok()
                && let Some(row) = rows.last_mut()
            {
                row.push(cell);
            }
            if let Some(after) = after.strip_prefix('\t') {
                rest = after;
                continue;
            }
            rest = without_line_end(after);
            if rest.is_empty() {
                return size.map(|()| Self::of(rows));
            }
            (height, width) = (height + 1, 0);
            if size.is_ok() {
                rows.push(Vec::new());
            }
        }
    }

    /// Reads an HTML table, for its merged cells; each part of one has its text.
    ///
    /// # Errors
    /// When it has more cells than a block can have; what would be too many is not made.
    pub fn from_html(table: &[Vec<HtmlCell>]) -> Result<Self, TooManyCells> {
        check_size(table.len(), 0)?;
        let mut rows: Vec<Vec<Option<Cell>>> = vec![Vec::new(); table.len()];
        let (mut widest, mut parts, mut bytes) = (0, 0, 0_usize);
        for (at, cells) in table.iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                // Skip the slots that a cell of an earlier row reaches down to.
                while slot(&rows, at, column) {
                    column += 1;
                }
                let (down, right) = (span(cell.rows), span(cell.columns));
                widest = widest.max(column + right);
                check_size(table.len(), widest)?;
                // Cells of a broken table may lie over each other.
                let own = right * down.min(table.len() - at);
                parts += own;
                bytes = bytes.saturating_add(own.saturating_mul(cell.text.len()));
                if parts > MOST_CELLS || bytes > MOST_BYTES {
                    return Err(TooManyCells {
                        rows: table.len(),
                        columns: widest,
                    });
                }
                for (under, row) in rows.iter_mut().skip(at).take(down).enumerate() {
                    row.resize(row.len().max(column + right), None);
                    for (beside, free) in row.iter_mut().skip(column).take(right).enumerate() {
                        *free = Some(Cell {
                            text: cell.text.clone(),
                            merged: under + beside > 0,
                        });
                    }
                }
                column += right;
            }
        }
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(Option::unwrap_or_default).collect());
        Ok(Self {
            rows: rows.collect(),
        }
        .squared())
    }

    /// Writes what spreadsheet programs read from the clipboard.
    #[must_use]
    pub fn tabs(&self) -> String {
        let cell = |cell: &Cell| {
            let text = &cell.text;
            if text.contains(['\t', '\n', '\r']) || text.starts_with('"') {
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

    /// How many cells each row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The block repeated to fill a selection of this size if it fits exactly; otherwise once.
    #[must_use]
    pub fn tiled(self, rows: usize, columns: usize) -> Self {
        let (height, width) = (self.rows.len(), self.width());
        let fits =
            |whole: usize, part: usize| part > 0 && whole > part && whole.is_multiple_of(part);
        let down = if fits(rows, height) { rows / height } else { 1 };
        let right = if fits(columns, width) {
            columns / width
        } else {
            1
        };
        // A selection that is a multiple in only one direction is not meant to be filled.
        let exact = |whole: usize, part: usize| whole.max(1).is_multiple_of(part.max(1));
        if down * right == 1 || !exact(rows, height) || !exact(columns, width) {
            return self;
        }
        let again = |row: &Vec<Cell>| std::iter::repeat_n(row.clone(), right).flatten().collect();
        let wide: Vec<Vec<Cell>> = self.rows.iter().map(again).collect();
        Self {
            rows: std::iter::repeat_n(wide, down).flatten().collect(),
        }
    }

    fn squared(mut self) -> Self {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut self.rows {
            row.resize(width, Cell::default());
        }
        self
    }
}

fn slot(rows: &[Vec<Option<Cell>>], row: usize, column: usize) -> bool {
    let cell = rows.get(row).and_then(|row| row.get(column));
    cell.is_some_and(Option::is_some)
}

const fn span(said: usize) -> usize {
    match said {
        0 => 1,
        said if said > WIDEST_SPAN => WIDEST_SPAN,
        said => said,
    }
}

/// A cell in quotes, and what comes after it; `None` if the quotes are part of the cell.
fn quoted(text: &str) -> Option<(String, &str)> {
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
        let ends = after.is_empty() || after.starts_with(['\t', '\n']) || after.starts_with("\r\n");
        return ends.then_some((cell, after));
    }
}

/// A cell up to the next tab or new line, and what comes after it.
fn plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    match cell.strip_suffix('\r') {
        Some(cell) if after.starts_with('\n') => (cell.to_owned(), after),
        _ => (cell.to_owned(), after),
    }
}

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

    fn cell(text: &str, rows: usize, columns: usize) -> HtmlCell {
        HtmlCell {
            text: text.to_owned(),
            columns,
            rows,
        }
    }

    /// The rows and columns of a table that is too large.
    fn too_many(table: &[Vec<HtmlCell>]) -> Option<(usize, usize)> {
        let found = Block::from_html(table).err()?;
        Some((found.rows, found.columns))
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
    fn spans_make_no_more_cells_than_a_block_can_have() {
        let row = |count: usize| vec![cell("a", 1_000, 1_000); count];
        assert_eq!(too_many(&[row(1)]), None);
        assert_eq!(too_many(&[row(200)]), Some((1, 101_000)));
        assert_eq!(too_many(&vec![row(1); 200]), Some((200, 1_000)));
        // Rows that lie over each other.
        let over = vec![vec![cell("", 1, 1), cell("a", 300, 300)]; 300];
        assert!(too_many(&over).is_some());
        let long = "a".repeat(20_001);
        assert_eq!(too_many(&[vec![cell(&long, 1, 1_000)]]), Some((1, 1_000)));
    }

    #[test]
    fn a_merged_cell_says_the_same_in_all_its_parts() {
        let block = Block::from_html(&[
            vec![cell("1", 2, 1), cell("a", 1, 2)],
            vec![cell("b", 1, 1), cell("c", 1, 0)],
        ])
        .unwrap();
        assert_eq!(texts(&block), [["1", "a", "a"], ["1", "b", "c"]]);
        let merged: Vec<Vec<bool>> = block
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.merged).collect())
            .collect();
        assert_eq!(merged, [[false, false, true], [true, false, false]]);
    }

    #[test]
    fn a_file_has_quotes_only_where_they_are_needed() {
        let row = ["a;b", "c \"d\"", "e"].map(str::to_owned).to_vec();
        assert_eq!(
            Block::of(vec![row]).separated(";"),
            "\u{feff}\"a;b\";\"c \"\"d\"\"\";e\r\n"
        );
    }

    #[test]
    fn one_cell_fills_a_selection_and_a_block_only_what_it_fits() {
        let of = |text: &str| Block::from_tabs(text).unwrap();
        assert_eq!(of("a").tiled(2, 2), of("a\ta\na\ta"));
        assert_eq!(of("a\tb").tiled(3, 2), of("a\tb\na\tb\na\tb"));
        assert_eq!(of("a\tb").tiled(3, 3), of("a\tb"));
        assert_eq!(of("a\nb").tiled(1, 4), of("a\nb"));
        assert_eq!(of("a").tiled(0, 0), of("a"));
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
