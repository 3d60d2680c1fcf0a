//! The money of a plan by year or half-year: what it costs, what the grant pays of it, and what
//! covers it.

use rustc_hash::FxHashMap;

use super::{
    Money,
    calendar::{Calendar, divided_like},
    rates::cents,
};
use crate::plan::{Cents, Funding, Id, Measure, Period, Plan};

/// Amounts by period: one for each of the calendar, and one for what falls in none. An amount
/// beyond 10¹⁵ cents is `None`.
pub type Row = Vec<Option<Cents>>;

/// The money of a plan by period. Each row adds up to its amount in the whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverTime {
    /// The periods of the columns; what falls in none has one more column.
    pub periods: Vec<Period>,
    /// What is spent.
    pub costs: Row,
    /// What the grant pays of that, by the rates of the lines; `None` while no line has one.
    pub grant: Option<Row>,
    /// The funding for it.
    pub funded: Row,
    /// What is not covered: costs less all funding, below zero where funding is more.
    pub gap: Row,
    /// The costs of each measure that has any, in the order of the plan; the last is of lines
    /// without a measure.
    pub measures: Vec<(Option<Id<Measure>>, Row)>,
    /// Each amount of funding, in the order of the plan.
    pub funding: Vec<(Id<Funding>, Row)>,
}

impl OverTime {
    /// Whether anything falls in none of the periods.
    #[must_use]
    pub fn has_rest(&self) -> bool {
        let rest = |row: &Row| row.last() != Some(&Some(Cents::ZERO));
        let rows = [&self.costs, &self.funded].into_iter();
        rows.chain(&self.grant).any(rest)
    }
}

/// The money of a plan by the parts of a calendar.
#[must_use]
pub fn over_time(plan: &Plan, money: &Money, calendar: &Calendar) -> OverTime {
    let width = calendar.periods().len() + 1;
    let empty = || vec![0_i128; width];
    let (mut costs, mut grant, mut funded) = (empty(), empty(), empty());
    let places: FxHashMap<Id<Measure>, usize> = plan
        .measures
        .iter()
        .map(|measure| measure.id)
        .zip(0..)
        .collect();
    let mut measures = vec![None; plan.measures.len() + 1];
    for line in plan.cost_lines.iter() {
        let Some((amount, of_grant)) = money
            .line(line.id)
            .and_then(|line| Some((line.amount.ok()?, line.grant)))
        else {
            continue;
        };
        let parts = calendar.spread(amount, &line.phasing);
        if let Some(of_grant) = of_grant {
            add(&mut grant, &divided_like(of_grant, &parts));
        }
        add(&mut costs, &parts);
        let place = line.measure.and_then(|measure| places.get(&measure));
        let place = place.copied().unwrap_or(plan.measures.len());
        if let Some(row) = measures.get_mut(place) {
            add(row.get_or_insert_with(empty), &parts);
        }
    }
    let mut funding = Vec::new();
    for one in plan.funding.iter() {
        let Some(amount) = one.amount else { continue };
        let parts = calendar.spread(amount, &one.phasing);
        add(&mut funded, &parts);
        funding.push((one.id, shown(&parts)));
    }
    let gap: Vec<i128> = costs.iter().zip(&funded).map(|(c, f)| c - f).collect();
    let ids = plan.measures.iter().map(|measure| Some(measure.id));
    let measures = ids.chain([None]).zip(measures);
    OverTime {
        periods: calendar.periods().to_vec(),
        costs: shown(&costs),
        grant: money.costs.grant.map(|_| shown(&grant)),
        funded: shown(&funded),
        gap: shown(&gap),
        measures: measures
            .filter_map(|(id, row)| Some((id, shown(&row?))))
            .collect(),
        funding,
    }
}

/// Adds the amounts of one row to those of another.
pub(super) fn add(to: &mut [i128], parts: &[i128]) {
    for (sum, part) in to.iter_mut().zip(parts) {
        *sum += part;
    }
}

/// A row that was added up.
pub(super) fn shown(row: &[i128]) -> Row {
    row.iter().copied().map(cents).collect()
}
