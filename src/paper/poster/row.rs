//! A row of the poster: parts side by side, each in one or more columns.

use super::{
    Area, Placed,
    item::{Item, Setting},
    para::float,
};

/// The narrowest column, in sizes of running text.
pub(super) const NARROWEST: f64 = 14.5;
/// The widest that text is set, in sizes of running text: in longer lines it is easy to lose one's
/// place.
const WIDEST: f64 = 52.0;
/// Between a heading and what is under it, in sizes of running text.
const UNDER_HEAD: f64 = 0.4;
/// Between columns, in sizes of running text.
const APART: f64 = 1.7;
/// Between items of a column, in sizes of running text.
pub(super) const BETWEEN: f64 = 0.75;

/// A part of a row: a heading above items that flow through its columns.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    pub head: Option<Item>,
    pub items: Vec<Item>,
    /// Whether it may take more than one column.
    pub splits: bool,
    /// Its narrowest column, in sizes of running text.
    pub least: f64,
}

impl Lane {
    /// Without what is empty; `None` if nothing is left: paper does not say what is missing.
    pub fn filled(mut self) -> Option<Self> {
        self.items.retain(|item| !item.is_empty());
        (!self.items.is_empty()).then_some(self)
    }
}

/// Which columns the lanes of a row take.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// For each lane, how many and how wide.
    lanes: Vec<(usize, f64)>,
    head: f64,
    /// The height of the whole row.
    pub height: f64,
}

/// The columns that make a row lowest; `None` if they would be too narrow.
pub(super) fn columns(lanes: &[Lane], width: f64, setting: Setting<'_>) -> Option<Columns> {
    let gap = APART * setting.size;
    let mut counts = vec![1_usize; lanes.len()];
    let mut best: Option<Columns> = None;
    loop {
        let all: usize = counts.iter().sum();
        let inner = width - gap * float(all.saturating_sub(1));
        let least = lanes.iter().zip(&counts);
        let least: f64 = least.map(|(lane, count)| lane.least * float(*count)).sum();
        if inner < least * setting.size {
            return best;
        }
        let (found, heights) = balanced(lanes, &counts, width, setting);
        if best
            .as_ref()
            .is_none_or(|best| found.height < best.height - 0.01)
        {
            best = Some(found);
        }
        let highest = lanes
            .iter()
            .zip(&counts)
            .zip(&heights)
            .enumerate()
            .filter(|(_, ((lane, count), _))| lane.splits && **count < lane.items.len())
            .max_by(|(_, (_, one)), (_, (_, other))| one.total_cmp(other));
        let Some((place, _)) = highest else {
            return best;
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
}

/// Column widths that make the lanes about equally high, and the height of each.
fn balanced(
    lanes: &[Lane],
    counts: &[usize],
    width: f64,
    setting: Setting<'_>,
) -> (Columns, Vec<f64>) {
    let gap = APART * setting.size;
    let all = counts.iter().sum::<usize>();
    let inner = width - gap * float(all.saturating_sub(1));
    let even = inner / float(all.max(1));
    let mut widths = vec![even; lanes.len()];
    fill(&mut widths, lanes, counts, inner, setting.size);
    let mut best: Option<(Columns, Vec<f64>)> = None;
    for _ in 0..5 {
        let measured = measured(lanes, counts, &widths, setting);
        let heights = &measured.1;
        let mean = heights.iter().sum::<f64>() / float(heights.len().max(1));
        let mut next: Vec<f64> = widths
            .iter()
            .zip(heights)
            .map(|(width, height)| {
                let wanted = width * (height / mean.max(1.0)).powf(0.45);
                wanted.clamp(even * 0.78, even * 1.45)
            })
            .collect();
        fill(&mut next, lanes, counts, inner, setting.size);
        if best
            .as_ref()
            .is_none_or(|(best, _)| measured.0.height < best.height - 0.01)
        {
            best = Some(measured);
        }
        let settled = widths
            .iter()
            .zip(&next)
            .all(|(one, other)| (one - other).abs() < 1e-9);
        if settled {
            break;
        }
        widths = next;
    }
    best.unwrap_or_else(|| measured(lanes, counts, &widths, setting))
}

/// Makes columns fill a width together, each at least as wide as its lane needs.
fn fill(widths: &mut [f64], lanes: &[Lane], counts: &[usize], inner: f64, size: f64) {
    let least: Vec<f64> = lanes.iter().map(|lane| lane.least * size).collect();
    let sum = |widths: &[f64]| -> f64 {
        widths
            .iter()
            .zip(counts)
            .map(|(width, count)| width * float(*count))
            .sum()
    };
    for (width, least) in widths.iter_mut().zip(&least) {
        *width = (*width - least).max(0.0);
    }
    // What remains after the minimum is shared in proportion.
    let (spare, wanted) = (inner - sum(&least), sum(widths));
    for (width, least) in widths.iter_mut().zip(&least) {
        let portion = if wanted > 0.0 {
            *width / wanted
        } else {
            1.0 / float(counts.iter().sum())
        };
        *width = least + spare.max(0.0) * portion;
    }
}

fn measured(
    lanes: &[Lane],
    counts: &[usize],
    widths: &[f64],
    setting: Setting<'_>,
) -> (Columns, Vec<f64>) {
    let gap = APART * setting.size;
    let taken =
        |count: usize, width: f64| width * float(count) + gap * float(count.saturating_sub(1));
    let places = || lanes.iter().zip(counts.iter().zip(widths));
    let head = places()
        .filter_map(|(lane, (count, width))| {
            Some(lane.head.as_ref()?.height(taken(*count, *width), setting))
        })
        .fold(0.0, f64::max);
    let head = if head > 0.0 {
        head + UNDER_HEAD * setting.size
    } else {
        0.0
    };
    let heights: Vec<f64> = places()
        .map(|(lane, (count, width))| {
            lowest(&item_heights(lane, *width, setting), *count, setting.size)
        })
        .collect();
    let columns = Columns {
        lanes: counts.iter().copied().zip(widths.iter().copied()).collect(),
        head,
        height: head + heights.iter().copied().fold(0.0, f64::max),
    };
    (columns, heights)
}

fn item_heights(lane: &Lane, width: f64, setting: Setting<'_>) -> Vec<f64> {
    lane.items
        .iter()
        .map(|item| item.height(width.min(WIDEST * setting.size), setting))
        .collect()
}

/// The height of the lowest `columns` columns that take items of these heights in order.
fn lowest(heights: &[f64], columns: usize, size: f64) -> f64 {
    let between = BETWEEN * size;
    let all: f64 = heights.iter().sum::<f64>() + between * float(heights.len().saturating_sub(1));
    let largest = heights.iter().copied().fold(0.0, f64::max);
    if columns < 2 {
        return all;
    }
    let (mut low, mut high) = (largest, all.max(largest));
    for _ in 0..20 {
        let middle = low.midpoint(high);
        if split(heights, middle, between).len() <= columns {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// How many items go in each column of this height.
fn split(heights: &[f64], most: f64, between: f64) -> Vec<usize> {
    let mut columns = Vec::new();
    let (mut held, mut filled) = (0, 0.0);
    for height in heights {
        let longer = if held == 0 {
            *height
        } else {
            filled + between + height
        };
        if held > 0 && longer > most + 1e-6 {
            columns.push(held);
            (held, filled) = (1, *height);
        } else {
            (held, filled) = (held + 1, longer);
        }
    }
    if held > 0 {
        columns.push(held);
    }
    columns
}

/// Places a row in an area. What does not fit is cut and reported; any remaining room goes between
/// items.
///
/// `most` is the limit for that room, in sizes of running text.
pub(super) fn place(
    lanes: &[Lane],
    columns: &Columns,
    at: Area,
    most: f64,
    setting: Setting<'_>,
    placed: &mut Placed,
) {
    let size = setting.size;
    let (gap, between) = (APART * size, BETWEEN * size);
    let mut left = at.left;
    for (lane, (count, width)) in lanes.iter().zip(&columns.lanes) {
        let taken = width * float(*count) + gap * float(count.saturating_sub(1));
        if let Some(head) = &lane.head {
            head.place((left, at.top), taken, at.bottom, setting, placed);
        }
        let heights = item_heights(lane, *width, setting);
        let top = at.top + columns.head;
        let room = at.bottom - top;
        let height = lowest(&heights, *count, size);
        let cut = height > room + 0.01;
        let groups = split(&heights, if cut { room } else { height }, between);
        let mut items = lane.items.iter().zip(&heights);
        for column in 0..*count {
            let last = column + 1 == *count;
            let held = groups.get(column).copied().unwrap_or(0);
            let held = if last { usize::MAX } else { held };
            let group: Vec<(&Item, &f64)> = items.by_ref().take(held).collect();
            let filled: f64 = group.iter().map(|(_, height)| **height).sum();
            let gaps = float(group.len().saturating_sub(1));
            let spare = (room - filled - between * gaps) / (gaps + 1.0);
            let between = between + spare.clamp(0.0, most * size);
            let mut y = top;
            for (item, _) in group {
                let width = width.min(WIDEST * size);
                y = item.place((left, y), width, at.bottom, setting, placed) + between;
            }
            left += width + gap;
        }
    }
}
