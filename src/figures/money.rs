//! What a plan costs and who pays, added up from its lines: exact, and rounded once.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    rates::{MILLION, NoAmount, RateCard, cents, millionths, rounded},
    stated::percent,
};
use crate::plan::{
    Cents, CostCategory, CostLine, Funding, FundingKind, Id, Measure, Number, Plan, Quantity,
    Theme, folded, sort_by_key,
};

/// A sum of cost lines. An amount beyond 10¹⁵ cents is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// What they cost.
    pub amount: Option<Cents>,
    /// What the grant pays of it, by the rates of the lines; `None` while no line has one.
    pub grant: Option<Cents>,
    /// How many lines have an amount and no rate, so that the grant leaves them out.
    pub without_rate: u64,
    /// The lines that have an amount, in the order of the plan.
    pub from: Vec<Id<CostLine>>,
    /// The lines that have none yet, so that the sum is too low.
    pub open: Vec<Id<CostLine>>,
}

impl Costs {
    /// The share that the grant pays, in percent with two decimals: the combined rate of the lines.
    #[must_use]
    pub fn blended_rate(&self) -> Option<Number> {
        percent(self.grant?, self.amount?)
    }
}

/// A cost line, worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it costs.
    pub amount: Result<Cents, NoAmount>,
    /// What the grant pays of it; `None` without an amount or a rate.
    pub grant: Option<Cents>,
}

/// A sum of funding. An amount beyond 10¹⁵ cents is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funded {
    /// How much.
    pub amount: Option<Cents>,
    /// Where it comes from, in the order of the plan.
    pub from: Vec<Id<Funding>>,
}

/// The money of a plan and of everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Money {
    /// The share that the scheme of the plan pays, in percent: the rate of lines without their own.
    pub rate: Option<Quantity>,
    /// All lines.
    pub costs: Costs,
    /// The lines without a measure, or with one that is not there.
    pub without_measure: Costs,
    /// By category, in the order of the categories; only those in use. The plan's own kinds that
    /// differ by a capital, an accent or a hidden character are one, called as it came first.
    pub categories: Vec<(CostCategory, Costs)>,
    /// All funding.
    pub funded: Funded,
    /// Funding of each kind, including kinds without any.
    pub kinds: Vec<(FundingKind, Funded)>,
    /// What is not paid for yet: costs less all funding, below zero where funding is more.
    pub gap: Option<Cents>,
    measures: FxHashMap<Id<Measure>, Costs>,
    themes: FxHashMap<Option<Id<Theme>>, Costs>,
    lines: FxHashMap<Id<CostLine>, Line>,
}

impl Money {
    /// The lines of a measure; `None` if it has none.
    #[must_use]
    pub fn measure(&self, measure: Id<Measure>) -> Option<&Costs> {
        self.measures.get(&measure)
    }

    /// The lines of the measures of a theme, or of measures without one.
    #[must_use]
    pub fn theme(&self, theme: Option<Id<Theme>>) -> Option<&Costs> {
        self.themes.get(&theme)
    }

    /// A cost line, worked out.
    #[must_use]
    pub fn line(&self, line: Id<CostLine>) -> Option<Line> {
        self.lines.get(&line).copied()
    }
}

/// Whether the money of two versions of a plan is certainly the same, without adding it up: what it
/// is added up from is the same.
#[must_use]
pub fn costs_the_same(before: &Plan, now: &Plan) -> bool {
    let themes = |plan: &Plan| {
        let of_measures = plan
            .measures
            .iter()
            .map(|measure| (measure.id, measure.theme));
        of_measures.collect::<Vec<_>>()
    };
    before.cost_lines.is_same(&now.cost_lines)
        && before.rates.is_same(&now.rates)
        && before.funding.is_same(&now.funding)
        && before.themes.is_same(&now.themes)
        && before.scheme == now.scheme
        && (before.measures.is_same(&now.measures) || themes(before) == themes(now))
}

/// Adds up the money of a plan. Lines without a rate of their own have that of the plan, in
/// percent; without either nobody knows what the grant pays of them.
///
/// The grant of a line is its amount times its rate. The sum over all lines is rounded once, and
/// lines get whole cents of it by largest remainder, so that they add up to it.
#[must_use]
pub fn money(plan: &Plan, rate: Option<Quantity>) -> Money {
    let lines = lines(plan, rate);
    let known = plan.themes.by_id();
    let themes: FxHashMap<Id<Measure>, Option<Id<Theme>>> = plan
        .measures
        .iter()
        .map(|measure| {
            let theme = measure.theme.filter(|theme| known.contains_key(theme));
            (measure.id, theme)
        })
        .collect();
    let mut all = Tally::default();
    let mut loose = Tally::default();
    let mut by_category: BTreeMap<&CostCategory, Tally> = BTreeMap::new();
    let mut own: FxHashMap<String, &CostCategory> = FxHashMap::default();
    let mut by_measure: FxHashMap<Id<Measure>, Tally> = FxHashMap::default();
    let mut by_theme: FxHashMap<Option<Id<Theme>>, Tally> = FxHashMap::default();
    for (line, worked_out) in plan.cost_lines.iter().zip(&lines) {
        all.add(line.id, worked_out);
        let category = match &line.category {
            CostCategory::Own(name) => own.entry(folded(name)).or_insert(&line.category),
            known => known,
        };
        by_category
            .entry(category)
            .or_default()
            .add(line.id, worked_out);
        let place = line.measure.and_then(|id| Some((id, *themes.get(&id)?)));
        if let Some((measure, theme)) = place {
            by_measure
                .entry(measure)
                .or_default()
                .add(line.id, worked_out);
            by_theme.entry(theme).or_default().add(line.id, worked_out);
        } else {
            loose.add(line.id, worked_out);
        }
    }
    let costs = all.costs();
    let funded = funded(plan, |_| true);
    let gap = costs.amount.zip(funded.amount);
    Money {
        rate,
        gap: gap.and_then(|(costs, funded)| Cents::new(costs.get() - funded.get()).ok()),
        costs,
        without_measure: loose.costs(),
        categories: by_category
            .into_iter()
            .map(|(category, tally)| (category.clone(), tally.costs()))
            .collect(),
        funded,
        kinds: FundingKind::ALL
            .iter()
            .map(|kind| (*kind, self::funded(plan, |funding| funding.kind == *kind)))
            .collect(),
        measures: by_measure
            .into_iter()
            .map(|(id, tally)| (id, tally.costs()))
            .collect(),
        themes: by_theme
            .into_iter()
            .map(|(id, tally)| (id, tally.costs()))
            .collect(),
        lines: plan
            .cost_lines
            .iter()
            .map(|line| line.id)
            .zip(lines)
            .collect(),
    }
}

/// All lines worked out, in the order of the plan.
fn lines(plan: &Plan, rate: Option<Quantity>) -> Vec<Line> {
    /// The whole, for an amount in cents times a percentage in millionths.
    const WHOLE: i128 = 100 * MILLION;
    let card = RateCard::of(plan);
    let mut exact: i128 = 0;
    let mut given: i128 = 0;
    let mut lost: Vec<(usize, i128)> = Vec::new();
    let mut lines: Vec<Line> = Vec::with_capacity(plan.cost_lines.len());
    for (place, line) in plan.cost_lines.iter().enumerate() {
        let amount = card.amount(line);
        let share = amount.ok().zip(line.funding_rate.or(rate));
        let grant = share.and_then(|(amount, rate)| {
            let share = i128::from(amount.get()) * millionths(rate);
            let whole = share.div_euclid(WHOLE);
            let grant = cents(whole)?;
            exact += share;
            given += whole;
            lost.push((place, share.rem_euclid(WHOLE)));
            Some(grant)
        });
        lines.push(Line { amount, grant });
    }
    let left = usize::try_from(rounded(exact, WHOLE) - given).unwrap_or(0);
    sort_by_key(&mut lost, |(_, lost)| std::cmp::Reverse(*lost));
    for (place, _) in lost.into_iter().take(left) {
        if let Some(line) = lines.get_mut(place) {
            line.grant = line
                .grant
                .and_then(|grant| Cents::new(grant.get() + 1).ok());
        }
    }
    lines
}

/// Adds up what funds the plan; what has no amount yet funds nothing.
fn funded(plan: &Plan, which: impl Fn(&Funding) -> bool) -> Funded {
    let mut sum: i128 = 0;
    let mut from = Vec::new();
    for funding in plan.funding.iter().filter(|funding| which(funding)) {
        if let Some(amount) = funding.amount {
            sum += i128::from(amount.get());
            from.push(funding.id);
        }
    }
    Funded {
        amount: cents(sum),
        from,
    }
}

/// A sum of cost lines that is still being added up.
#[derive(Default)]
pub(super) struct Tally {
    amount: i128,
    grant: i128,
    rated: bool,
    without_rate: u64,
    from: Vec<Id<CostLine>>,
    open: Vec<Id<CostLine>>,
    too_large: bool,
}

impl Tally {
    pub fn add(&mut self, id: Id<CostLine>, line: &Line) {
        match line.amount {
            Ok(amount) => {
                self.amount += i128::from(amount.get());
                self.from.push(id);
            }
            Err(NoAmount::Missing) => self.open.push(id),
            Err(NoAmount::TooLarge) => self.too_large = true,
        }
        match line.grant {
            Some(grant) => {
                self.grant += i128::from(grant.get());
                self.rated = true;
            }
            None => self.without_rate += u64::from(line.amount.is_ok()),
        }
    }

    pub fn costs(self) -> Costs {
        let sum = |sum| cents(sum).filter(|_| !self.too_large);
        Costs {
            amount: sum(self.amount),
            grant: sum(self.grant).filter(|_| self.rated),
            without_rate: self.without_rate,
            from: self.from,
            open: self.open,
        }
    }
}

/// This percentage of an amount, rounded half up to cents; `None` beyond 10¹⁵ cents.
#[must_use]
pub fn percent_of(amount: Cents, percent: Quantity) -> Option<Cents> {
    let exact = i128::from(amount.get()) * millionths(percent);
    cents(rounded(exact, 100 * MILLION))
}

/// An amount of which each part has its own percentage: all up to a bound, what is between that and
/// the next, and so on. The last bound is `None`. Rounded once.
#[must_use]
pub fn by_tiers(amount: Cents, tiers: &[(Option<Cents>, Quantity)]) -> Option<Cents> {
    let mut exact: i128 = 0;
    let mut below = 0;
    for (bound, percent) in tiers {
        let upto = bound.map_or(amount.get(), |bound| bound.get().min(amount.get()));
        exact += i128::from((upto - below).max(0)) * millionths(*percent);
        below = below.max(upto);
    }
    cents(rounded(exact, 100 * MILLION))
}
