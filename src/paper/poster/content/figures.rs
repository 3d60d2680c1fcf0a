//! Participants and money on the poster, as charts or as figures.

use super::{SMALL, Writer, dark};
use crate::{
    chart::{self, Cell, Chart, Part},
    check::Subject,
    figures::{Basis, totals},
    layout::{Passage, Weight},
    paper::{
        Participants, participants,
        poster::{
            grid::{Grid, GridRow},
            item::{Item, Picture},
            para::{Mark, Para, Source},
            row::{Lane, NARROWEST},
        },
    },
    plan::PosterChart,
};

/// The narrowest column of a chart whose figures appear nowhere else, in sizes of running text.
pub(super) const CHART: f64 = 18.0;
/// With more themes than this, counting whatever has none, there is no chart.
const ROWS_IN_CHART: usize = 13;
/// A longer code is part of the title.
const LONGEST_NUMBER: usize = 4;

impl Writer<'_> {
    /// The participants as a chart, or as figures if no table has them.
    pub(super) fn participants(&self, in_table: bool) -> Option<Lane> {
        let source = (Subject::Plan, "themes");
        let words = self.words;
        let chart = chart::participants(self.plan, self.figures, words);
        let rows = chart.table.rows.len();
        let drawn = self.plan.poster.draws(PosterChart::Participants)
            && (1..=ROWS_IN_CHART).contains(&rows);
        if in_table && !drawn {
            return None;
        }
        let people = words.counted(self.figures.plan.applied());
        let head = if in_table {
            chart.heading.clone()
        } else {
            words.poster_sum(&chart.heading, people)
        };
        let items = vec![self.chart_or_rows(chart, drawn, source)];
        let least = if in_table { NARROWEST } else { CHART };
        Some(self.lane(&head, source, items, least))
    }

    /// The participants as a table, unless it is left out.
    pub(super) fn participants_table(&self) -> Option<Lane> {
        if self.plan.poster.participants_table_left_out {
            return None;
        }
        let words = self.words;
        let Participants {
            table,
            parts,
            total,
            shared,
            at_most,
        } = participants(self.plan, self.figures, words)?;
        let source = (Subject::Plan, "themes");
        let mut parts = parts.iter().map(|part| {
            let source = match part {
                Part::Theme(theme, _) => (Subject::Theme(*theme), "title"),
                Part::Measure(measure) => (Subject::Measure(*measure), "title"),
                Part::Loose | Part::Others(_) => (Subject::Plan, "measures"),
            };
            let colour = part.colour(self.plan).map(|it| self.palette.theme(it));
            let colour = colour.unwrap_or(self.palette.muted_ink);
            (part.number(self.plan), source, colour)
        });
        let widest = Passage::new(&table.rows.len().to_string(), Weight::Semibold).width();
        let rows = table.rows.iter().enumerate().map(|(place, row)| {
            let part = parts.next();
            let weight = if place == total {
                Weight::Semibold
            } else {
                Weight::Regular
            };
            let cell = |cell: &Cell| match cell {
                Cell::Missing => Passage::new("–", weight),
                cell => Passage::new(&cell.shown(words), weight),
            };
            let head = match &part {
                // A code that is a sentence stays before the title.
                Some((number, source, colour)) if number.chars().count() <= LONGEST_NUMBER => {
                    let title = row.head.strip_prefix(number.as_str()).unwrap_or(&row.head);
                    let number = Passage::new(number, Weight::Semibold);
                    let mark = Mark::Code(number, dark(*colour));
                    let head = Para::new(title, weight, self.palette.ink, *source);
                    head.indented(widest + 0.6).marked(0.0, Some(mark))
                }
                Some((_, source, _)) => Para::new(&row.head, weight, self.palette.ink, *source),
                None => Para::new(&row.head, weight, self.palette.ink, source),
            };
            GridRow {
                head,
                cells: row.cells.iter().map(cell).collect(),
            }
        });
        let rows = rows.collect();
        let (first, heads) = table.head.split_first()?;
        let grid = Grid::new(self.quiet(first, source).sized(SMALL), heads, rows, total);
        let least = grid.least();
        let mut item = Item::new(source);
        item.picture = Some(Picture::Grid(grid));
        let mut items = vec![item];
        if let Some(shared) = shared {
            let note = self.quiet(shared, source).sized(SMALL);
            items.push(Item::new(source).with(note));
        }
        if at_most {
            let note = self.quiet(words.people_may_be_fewer(), source).sized(SMALL);
            items.push(Item::new(source).with(note));
        }
        Some(Lane {
            splits: false,
            ..self.lane(words.poster_participants(), source, items, least)
        })
    }

    /// A chart, or its figures one below the other.
    fn chart_or_rows(&self, chart: Chart, drawn: bool, source: Source) -> Item {
        let mut item = Item::new(source);
        if drawn {
            item.picture = Some(Picture::Chart(chart));
            return item;
        }
        for row in &chart.table.rows {
            let figures: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.shown(self.words))
                .collect();
            let figure = Passage::new(&figures.join(", "), Weight::Regular);
            let para = self.plain(&row.head, source);
            item.paras.push(Para {
                right: Some((figure, 1.0)),
                ..para
            });
        }
        item
    }

    pub(super) fn money(&self) -> Vec<Item> {
        let source = (Subject::Plan, "funding");
        let words = self.words;
        let totals = totals(self.plan, self.money);
        let mut items = Vec::new();
        if let Some(costs) = totals.costs {
            let amount = Passage::new(&words.known_euros(&costs), Weight::Semibold);
            let para = self.plain(words.eligible_costs(), source);
            let mut item = Item::new(source).with(Para {
                right: Some((amount, 1.3)),
                ..para
            });
            let beside = match costs.basis {
                Basis::Lines => None,
                Basis::Stated(_) => Some(words.published_not_broken_down().to_owned()),
                Basis::Funding | Basis::Rates | Basis::Derived { .. } => {
                    Some(words.known_from(&costs))
                }
            };
            if let Some(beside) = beside {
                item = item.with(self.quiet(&beside, source).sized(SMALL));
            }
            items.push(item);
        }
        if let Some(chart) = chart::funding(self.plan, self.money, words) {
            items.push(self.chart_or_rows(
                chart,
                self.plan.poster.draws(PosterChart::Funding),
                source,
            ));
        }
        items
    }
}
