//! Tables in marked-up text, as spreadsheet programs and word processors put them on the clipboard.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::block::{Block, Cell, MOST_CELLS, TooManyCells, check_size};

/// A cell of an HTML table, as the browser parses it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlCell {
    /// What it says.
    pub text: String,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// Whether its text only runs over the cells that it spans, which are empty.
    pub overflows: bool,
    /// Whether it is out of sight though its row is not.
    pub hidden: bool,
    /// The number that the program has for it.
    pub number: Option<Decimal>,
}

/// The most bytes of all its texts: each part of a merged cell repeats that of the whole.
const MOST_BYTES: usize = 20_000_000;
/// No cell spans more than this, whatever a page on the clipboard says.
const WIDEST_SPAN: usize = 1_000;

impl HtmlCell {
    /// What is in one of the places that it spans, counted from the first.
    fn part(&self, place: usize) -> Cell {
        if place > 0 && self.overflows {
            return Cell::default();
        }
        Cell {
            text: self.text.clone(),
            merged: place > 0,
            number: self.number,
        }
    }
}

impl Block {
    /// Reads an HTML table, for its merged cells; each part of one has its text.
    ///
    /// # Errors
    /// When it has more cells than a block can have; what would be too many is not made.
    pub fn from_html(table: &[Vec<HtmlCell>]) -> Result<Self, TooManyCells> {
        check_size(table.len(), 0)?;
        let mut rows: Vec<Vec<Option<Cell>>> = vec![Vec::new(); table.len()];
        let (mut widest, mut parts, mut bytes) = (0, 0, 0_usize);
        let mut hidden_columns = BTreeSet::new();
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
                        *free = Some(cell.part(under + beside));
                    }
                }
                if cell.hidden {
                    hidden_columns.extend(column..column + right);
                }
                column += right;
            }
        }
        let says = |row: &&Vec<Option<Cell>>| row.iter().flatten().any(|cell| !cell.is_blank());
        let ragged = rows.iter().filter(says).any(|row| row.len() < widest);
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(Option::unwrap_or_default).collect());
        Ok(Self {
            hidden_columns,
            ragged,
            ..Self::squared(rows.collect())
        })
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

#[cfg(test)]
mod tests {
    use super::*;

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

    fn cell(text: &str, rows: usize, columns: usize) -> HtmlCell {
        HtmlCell {
            text: text.to_owned(),
            columns,
            rows,
            ..HtmlCell::default()
        }
    }

    /// The rows and columns of a table that is too large.
    fn too_many(table: &[Vec<HtmlCell>]) -> Option<(usize, usize)> {
        let found = Block::from_html(table).err()?;
        Some((found.rows, found.columns))
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
}
