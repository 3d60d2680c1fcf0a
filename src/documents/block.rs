//! A block of cells as text.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// A block of cells; every row has as many cells as the widest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// The cells, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// The rows that were out of sight where they come from.
    pub hidden_rows: BTreeSet<usize>,
    /// The columns that were.
    pub hidden_columns: BTreeSet<usize>,
    /// Whether rows that say something came with fewer cells than others.
    pub ragged: bool,
}

/// One cell of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it was part of a merged cell that begins elsewhere, whose text it then has.
    pub merged: bool,
    /// The number that the program it comes from has for it.
    pub number: Option<Decimal>,
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
/// Whether a block of this size may be made.
pub(super) const fn check_size(rows: usize, columns: usize) -> Result<(), TooManyCells> {
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
            ..Cell::default()
        };
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect());
        Self::squared(rows.collect())
    }

    /// The rows with as many cells as the widest.
    pub(super) fn squared(mut rows: Vec<Vec<Cell>>) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let short = |row: &Vec<Cell>| row.len() < width && !row.iter().all(Cell::is_blank);
        let ragged = rows.iter().any(short);
        for row in &mut rows {
            row.resize(width, Cell::default());
        }
        Self {
            rows,
            ragged,
            ..Self::default()
        }
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
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_fills_a_selection_and_a_block_only_what_it_fits() {
        let of = |text: &str| Block::from_tabs(text).unwrap();
        assert_eq!(of("a").tiled(2, 2), of("a\ta\na\ta"));
        assert_eq!(of("a\tb").tiled(3, 2), of("a\tb\na\tb\na\tb"));
        assert_eq!(of("a\tb").tiled(3, 3), of("a\tb"));
        assert_eq!(of("a\nb").tiled(1, 4), of("a\nb"));
        assert_eq!(of("a").tiled(0, 0), of("a"));
    }
}
