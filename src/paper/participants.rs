//! How many take part, by theme or by measure: applications and people, as stated and by year.

use crate::{
    chart::{Cell, Part, Parts, Table, TableRow, parts},
    figures::{Count, Figures, Headcount, Row, by_year, by_year_of, standing},
    plan::{Measure, Number, Plan, Quantity, Scope, Stated, StatedValue},
    text::Words,
};

/// More years than this would leave too little room for the themes.
const YEARS: usize = 4;

/// The participants of each theme, of whatever has none, and finally of all together; of each
/// measure in a plan without themes.
#[derive(Debug, Clone, PartialEq)]
pub struct Participants {
    /// A row for each part, headed by its number and title; the total; and possibly the total as
    /// stated.
    pub table: Table,
    /// The parts, in the order of their rows.
    pub parts: Vec<Part>,
    /// The position of the row with the total.
    pub total: usize,
    /// What is said if somebody takes part in more than one part, so that the people of the parts
    /// add up to more than those of the plan.
    pub shared: Option<&'static str>,
    /// Whether there may be fewer people than the table says.
    pub at_most: bool,
}

/// The table of participants; `None` for a plan without themes in which nobody takes part.
///
/// What was stated is shown beside it, never instead of it: in a column if it was stated of parts,
/// in a row if it was stated of the plan alone. Years are included if there are several and not too
/// many: applications by the year in which they are reached.
#[must_use]
pub fn participants(plan: &Plan, figures: &Figures, words: Words) -> Option<Participants> {
    if plan.themes.is_empty() && figures.plan.applications == 0 {
        return None;
    }
    let Parts { all, of_measures } = parts(plan, figures);
    let kinds: [Kind; 2] = [of_applications, of_people];
    let of_part = |scope: Scope| match scope {
        Scope::Theme(_) => !of_measures,
        Scope::Measure(_) => of_measures,
        Scope::Plan => false,
    };
    let writer = Writer {
        years: years(plan, figures),
        stated: kinds.map(|kind| is_stated(plan, kind, of_part).then_some(kind)),
        plan,
    };
    let mut rows: Vec<TableRow> = Vec::new();
    let mut people = 0_u64;
    for part in &all {
        let count = Counts::of(part, figures);
        people = people.saturating_add(count.people.map_or(0, |people| people.number));
        let scope = match part {
            Part::Theme(theme, _) => Some(Scope::Theme(*theme)),
            Part::Measure(measure) => Some(Scope::Measure(*measure)),
            Part::Loose | Part::Others(_) => None,
        };
        let years = || by_year_of(plan, figures, &|measure| belongs(measure, part, figures));
        rows.push(writer.row(part.name(plan, words), count, scope, &years));
    }
    let total = words.chart_total().to_owned();
    let years = || by_year(plan, figures);
    let count = Counts {
        applications: figures.plan.applied(),
        people: Some(figures.plan.unique()),
    };
    rows.push(writer.row(total, count, Some(Scope::Plan), &years));
    let total = rows.len() - 1;
    rows.extend(writer.stated_total(kinds, words));
    let first = if of_measures {
        words.field_measure()
    } else {
        words.field_measure_theme()
    };
    Some(Participants {
        table: Table {
            head: writer.head(first, words),
            rows,
        },
        parts: all,
        total,
        shared: (people > figures.plan.people).then(|| {
            if of_measures {
                words.measures_shared()
            } else {
                words.poster_shared()
            }
        }),
        at_most: figures.plan.at_most,
    })
}

/// Whether a measure belongs to a part of the plan.
fn belongs(measure: &Measure, part: &Part, figures: &Figures) -> bool {
    match part {
        Part::Theme(theme, _) => measure.theme == Some(*theme),
        Part::Loose => measure
            .theme
            .is_none_or(|theme| figures.theme(theme).is_none()),
        Part::Measure(one) => measure.id == *one,
        Part::Others(all) => all.contains(&measure.id),
    }
}

/// What is counted of a part.
#[derive(Clone, Copy)]
struct Counts {
    applications: Count,
    /// `None` for parts that are grouped only for the table.
    people: Option<Count>,
}

impl Counts {
    fn of(part: &Part, figures: &Figures) -> Self {
        let people = match part {
            Part::Theme(theme, _) => figures.theme(*theme).map(Headcount::unique),
            Part::Loose => Some(figures.without_theme.unique()),
            Part::Measure(measure) => figures.measure(*measure).map(Headcount::unique),
            Part::Others(_) => None,
        };
        Self {
            applications: part.applied(figures),
            people,
        }
    }

    fn cells(self) -> [Cell; 2] {
        [
            counted(self.applications),
            self.people.map_or(Cell::Missing, counted),
        ]
    }
}

fn counted(count: Count) -> Cell {
    if count.is_exact() {
        Cell::Count(count.number)
    } else {
        Cell::Counted(count)
    }
}

/// The years in which applications are reached, undated last; empty if too few or too many.
fn years(plan: &Plan, figures: &Figures) -> Vec<Option<i16>> {
    let years: Vec<Option<i16>> = by_year(plan, figures).iter().map(|row| row.of).collect();
    if (2..=YEARS).contains(&years.len()) {
        years
    } else {
        Vec::new()
    }
}

/// The figure in a stated value, if it is of one kind.
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

/// Whether such a figure was stated of something that `of` selects.
fn is_stated(plan: &Plan, kind: Kind, of: impl Fn(Scope) -> bool) -> bool {
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
    fn head(&self, first: &str, words: Words) -> Vec<String> {
        let heads = [first, words.applications(), words.poster_unique()].map(str::to_owned);
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

    fn row(
        &self,
        head: String,
        count: Counts,
        scope: Option<Scope>,
        years: &dyn Fn() -> Vec<Row<Option<i16>>>,
    ) -> TableRow {
        let mut cells = count.cells().to_vec();
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
            row.map_or(Cell::Count(0), |row| counted(row.applied()))
        }));
        TableRow { head, cells }
    }

    /// The totals stated of the plan alone.
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
        let count = stated.and_then(|stated| {
            let number = Number::new(kind(stated.value)?.decimal()).ok()?;
            Some((number, stated.precision()))
        });
        match count {
            None => Cell::Missing,
            Some((number, precision)) if precision.is_exact() => Cell::Number(number),
            Some((number, precision)) => Cell::Stated(number, precision),
        }
    }
}
