//! A table among the text of the poster.

use super::{
    Area, Block, HEIGHT, Placed, TooLong,
    item::{Setting, lines_in},
    para::{Para, Place, Source, float},
};
use crate::layout::{Passage, Weight};

/// Between columns, in sizes of running text.
const APART: f64 = 1.1;
/// The narrowest first column, in sizes of running text.
const NARROWEST: f64 = 9.0;
/// Above and below the text of a row, in sizes of running text.
const AROUND: f64 = 0.16;
/// How thick the line above a row is, in sizes of running text.
const HAIRLINE: f64 = 0.06;

/// Rows of figures under headings; each row leads to what it is about.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// What is in the first column, and the words above each other column.
    head: (Para, Vec<Vec<Passage>>),
    rows: Vec<GridRow>,
    /// The position of the row under a heavier line.
    total: usize,
    /// How wide the columns of figures are, in sizes of running text.
    columns: Vec<f64>,
}

/// A row: what it is about, and its figures.
#[derive(Debug, Clone)]
pub(super) struct GridRow {
    pub head: Para,
    pub cells: Vec<Passage>,
}

impl Grid {
    /// Headings are set above figures word by word, so that a long heading needs no wide column.
    pub fn new(head: Para, heads: &[String], rows: Vec<GridRow>, total: usize) -> Self {
        let heads: Vec<Vec<Passage>> = heads
            .iter()
            .map(|head| {
                let words = head.split_whitespace();
                words
                    .map(|word| Passage::new(word, Weight::Regular))
                    .collect()
            })
            .collect();
        let columns = heads.iter().enumerate().map(|(place, words)| {
            let cells = rows.iter().filter_map(|row| row.cells.get(place));
            let widths = words.iter().chain(cells).map(Passage::width);
            widths.fold(0.0, f64::max)
        });
        Self {
            columns: columns.collect(),
            head: (head, heads),
            rows,
            total,
        }
    }

    /// The narrowest possible width, in sizes of running text.
    pub fn least(&self) -> f64 {
        NARROWEST + self.figures()
    }

    /// How wide its figures are together, in sizes of running text.
    fn figures(&self) -> f64 {
        self.columns.iter().map(|column| column + APART).sum()
    }

    fn lines_of_head(&self) -> usize {
        self.head.1.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// How high a row is, in points.
    fn row_height(&self, row: &GridRow, width: f64, size: f64) -> f64 {
        let room = row.head.room(width - self.figures() * size, size);
        let leading = row.head.leading() * size;
        // One more than a sheet is high is too many already.
        let lines = row.head.passage.count(room, lines_in(HEIGHT, leading) + 1);
        float(lines.max(1)) * leading + 2.0 * AROUND * size
    }

    fn head_height(&self, size: f64) -> f64 {
        (float(self.lines_of_head().max(1)) * self.head.0.leading() + AROUND) * size
    }

    /// How high it is, in points.
    pub fn height(&self, width: f64, setting: Setting<'_>) -> f64 {
        let size = setting.size;
        let rows = self.rows.iter();
        self.head_height(size)
            + rows
                .map(|row| self.row_height(row, width, size))
                .sum::<f64>()
    }

    /// Reports that it is not on the sheet.
    pub fn name(&self, (about, field): Source, placed: &mut Placed) {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let texts = cells.chain(self.rows.iter().map(|row| &row.head.passage));
        placed.too_long.push(TooLong {
            about,
            field,
            characters: texts.map(Passage::characters).sum(),
            words: self.rows.len() * (self.columns.len() + 1),
        });
    }

    /// Puts its head and its rows on the sheet, each as a block.
    pub fn place(
        &self,
        (left, top): (f64, f64),
        width: f64,
        setting: Setting<'_>,
        placed: &mut Placed,
    ) {
        let size = setting.size;
        let (head, heads) = &self.head;
        let first = width - self.figures() * size;
        let leading = head.leading() * size;
        let mut block = Block::new(head.source, (left, top), width);
        let lowest = self.lines_of_head().max(1);
        let at = |left: f64, top: f64, width: f64| Place {
            left,
            top,
            width,
            size,
        };
        let on = |line: usize| top + float(line) * leading;
        let lines = head.passage.lines(head.room(first, size));
        head.set(
            &lines,
            lines.len(),
            false,
            at(left, on(lowest - 1), first),
            &mut block,
        );
        for (words, left) in heads.iter().zip(self.lefts(left + first, size)) {
            for (word, line) in words.iter().zip(lowest - words.len()..) {
                let word = head.with_text(word.clone());
                word.set_to_the_right(at(left.0, on(line), left.1), &mut block);
            }
        }
        let mut y = top + self.head_height(size);
        block.at.bottom = y;
        placed.blocks.push(block);
        for (place, row) in self.rows.iter().enumerate() {
            let total = place == self.total;
            let mut block = Block::new(row.head.source, (left, y), width);
            let bottom = y + HAIRLINE * size * if total { 1.6 } else { 1.0 };
            let palette = setting.palette;
            let colour = if total { palette.ink } else { palette.line };
            block
                .shapes
                .push(Area { bottom, ..block.at }.filled(colour));
            let text = y + AROUND * size;
            let lines = row.head.passage.lines(row.head.room(first, size));
            row.head.set(
                &lines,
                lines.len(),
                false,
                at(left, text, first),
                &mut block,
            );
            for (cell, left) in row.cells.iter().zip(self.lefts(left + first, size)) {
                let cell = row.head.with_text(cell.clone());
                cell.set_to_the_right(at(left.0, text, left.1), &mut block);
            }
            y += self.row_height(row, width, size);
            block.at.bottom = y;
            placed.blocks.push(block);
        }
    }

    /// Where each column of figures begins, and how wide it is, in points.
    fn lefts(&self, from: f64, size: f64) -> Vec<(f64, f64)> {
        let mut left = from;
        let mut lefts = Vec::new();
        for column in &self.columns {
            lefts.push((left + APART * size, column * size));
            left += (APART + column) * size;
        }
        lefts
    }
}
