//! How many take part, theme by theme: applications and people, as stated and by year.

use crate::{
    chart::{Cell, Table, TableRow},
    figures::{Figures, Headcount, Row, by_year, by_year_in, standing},
    plan::{Number, Plan, Quantity, Scope, Stated, StatedValue},
    text::Words,
};

/// More years than this would leave too little room for the themes.
const YEARS: usize = 4;

/// The participants of each theme, of what has none, and last of all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Participants {
    /// A row for each theme in the order of the plan, headed by its number and title; perhaps one
    /// of what has no theme; the total; and perhaps the total as it was stated.
    pub table: Table,
    /// The place of the row with the total.
    pub total: usize,
    /// Whether somebody takes part in more than one theme, so that the people of themes are
    /// together more than those of the plan.
    pub shared: bool,
}

/// The table of participants; none without themes.
///
/// What was stated stands beside it, never in its place: in a column where it was stated of
/// themes, in a row where it was stated of the plan alone. Years are there where there are several
/// and not too many: applications by the year in which they are reached.
#[must_use]
pub fn participants(plan: &Plan, figures: &Figures, words: Words) -> Option<Participants> {
    if plan.themes.is_empty() {
        return None;
    }
    let kinds: [Kind; 2] = [of_applications, of_people];
    let of_theme = |scope: Scope| matches!(scope, Scope::Theme(_));
    let writer = Writer {
        years: years(plan, figures),
        stated: kinds.map(|kind| is_stated(plan, kind, of_theme).then_some(kind)),
        plan,
    };
    let mut rows: Vec<TableRow> = Vec::new();
    let mut people = 0_u64;
    for (theme, number) in plan.themes.iter().zip(1_usize..) {
        let title = match theme.title.trim() {
            "" => words.untitled_theme(),
            title => title,
        };
        let head = format!("{number} {title}");
        let count = figures.theme(theme.id);
        people = people.saturating_add(count.map_or(0, |count| count.people));
        let years = || by_year_in(plan, figures, Some(theme.id));
        rows.push(writer.row(head, count, Some(Scope::Theme(theme.id)), &years));
    }
    let loose = &figures.without_theme;
    if loose.applications > 0 {
        people = people.saturating_add(loose.people);
        let years = || by_year_in(plan, figures, None);
        let head = words.without_theme().to_owned();
        rows.push(writer.row(head, Some(loose), None, &years));
    }
    let total = words.chart_total().to_owned();
    let years = || by_year(plan, figures);
    rows.push(writer.row(total, Some(&figures.plan), Some(Scope::Plan), &years));
    let total = rows.len() - 1;
    rows.extend(writer.stated_total(kinds, words));
    Some(Participants {
        table: Table {
            head: writer.head(figures, words),
            rows,
        },
        total,
        shared: people > figures.plan.people,
    })
}

/// The years in which applications are reached, undated last; none where they say nothing.
fn years(plan: &Plan, figures: &Figures) -> Vec<Option<i16>> {
    let years: Vec<Option<i16>> = by_year(plan, figures).iter().map(|row| row.of).collect();
    if (2..=YEARS).contains(&years.len()) {
        years
    } else {
        Vec::new()
    }
}

/// What a statement says of one kind of figure.
type Kind = fn(StatedValue) -> Option<Quantity>;

fn of_applications(value: StatedValue) -> Option<Quantity> {
    match value {
        StatedValue::Applications(count) => Some(count),
        _ => None,
    }
}

fn of_people(value: StatedValue) -> Option<Quantity> {
    match value {
        StatedValue::People(count) => Some(count),
        _ => None,
    }
}

/// Whether such a figure was stated of something.
fn is_stated(plan: &Plan, kind: Kind, of: fn(Scope) -> bool) -> bool {
    plan.stated
        .iter()
        .any(|one| of(one.scope) && kind(one.value).is_some())
}

struct Writer<'a> {
    plan: &'a Plan,
    years: Vec<Option<i16>>,
    /// The kinds of figure that were stated of themes.
    stated: [Option<Kind>; 2],
}

impl Writer<'_> {
    fn head(&self, figures: &Figures, words: Words) -> Vec<String> {
        let people = if figures.plan.lower_bound {
            words.poster_unique_or_more()
        } else {
            words.poster_unique()
        };
        let heads = [words.theme(), words.applications(), people].map(str::to_owned);
        let stated = [words.stated_applications(), words.stated_people()];
        let stated = stated
            .into_iter()
            .zip(self.stated)
            .filter(|(_, kind)| kind.is_some());
        let stated = stated.map(|(of, _)| words.poster_stated(of));
        let years = self.years.iter();
        let years = years.map(|year| {
            year.map_or_else(|| words.without_year().to_owned(), |year| year.to_string())
        });
        heads.into_iter().chain(stated).chain(years).collect()
    }

    fn row<Part>(
        &self,
        head: String,
        count: Option<&Headcount<Part>>,
        scope: Option<Scope>,
        years: &dyn Fn() -> Vec<Row<Option<i16>>>,
    ) -> TableRow {
        let counted = count.map_or([0; 2], |count| [count.applications, count.people]);
        let mut cells = counted.map(Cell::Count).to_vec();
        for kind in self.stated.into_iter().flatten() {
            cells.push(scope.map_or(Cell::Missing, |scope| self.stated(scope, kind)));
        }
        let reached = if self.years.is_empty() {
            Vec::new()
        } else {
            years()
        };
        cells.extend(self.years.iter().map(|year| {
            let row = reached.iter().find(|row| row.of == *year);
            Cell::Count(row.map_or(0, |row| row.applications))
        }));
        TableRow { head, cells }
    }

    /// The totals that were stated of the plan alone.
    fn stated_total(&self, kinds: [Kind; 2], words: Words) -> Option<TableRow> {
        let of_plan = |scope: Scope| scope == Scope::Plan;
        let alone = |(kind, column): (Kind, &Option<Kind>)| {
            (column.is_none() && is_stated(self.plan, kind, of_plan)).then_some(kind)
        };
        let alone: Vec<Option<Kind>> = kinds.into_iter().zip(&self.stated).map(alone).collect();
        if alone.iter().all(Option::is_none) {
            return None;
        }
        let nothing = || Cell::Text(String::new());
        let mut cells: Vec<Cell> = alone
            .into_iter()
            .map(|kind| kind.map_or_else(nothing, |kind| self.stated(Scope::Plan, kind)))
            .collect();
        let others = self.stated.iter().flatten().count() + self.years.len();
        cells.extend((0..others).map(|_| nothing()));
        Some(TableRow {
            head: words.poster_stated_total().to_owned(),
            cells,
        })
    }

    fn stated(&self, scope: Scope, kind: Kind) -> Cell {
        let of_it = |one: &&Stated| one.scope == scope && kind(one.value).is_some();
        let stated = standing(self.plan.stated.iter().filter(of_it));
        let count = stated.and_then(|stated| kind(stated.value));
        let count = count.and_then(|count| Number::new(count.decimal()).ok());
        Cell::or_missing(count, Cell::Number)
    }
}
