//! Stated totals next to those that follow from the plan.

use rust_decimal::Decimal;

use crate::{
    chart::{
        Cell, Chart, Picture, Table, TableRow,
        bars::{BarRow, Bars},
    },
    figures::{Count, Counted, Figures, Money, Range, derived_count, has_cost_lines, standing},
    plan::{
        Cents, FundingKind, Number, OF_MONEY, OF_PARTICIPANTS, Plan, Precision, Scope, Stated,
        StatedValue,
    },
    text::Words,
};

/// One total: its name, the stated figure, and the one that follows from the plan.
struct Pair {
    name: String,
    stated: Number,
    /// How exact the statement is.
    precision: Precision,
    derived: Option<Derived>,
}

/// A total as it follows from the plan.
struct Derived {
    number: Number,
    /// What is known of it if it counts people.
    count: Option<Count>,
    /// The range of possible values.
    possible: Range,
}

impl Derived {
    fn exact(number: Number) -> Self {
        Self {
            number,
            count: None,
            possible: Range::of(number.decimal(), Precision::EXACT),
        }
    }

    /// `None` if nothing was counted yet: a missing figure is never zero.
    fn counted(count: Count, possible: Range) -> Option<Self> {
        let number = Number::new(count.number.into()).ok();
        number.filter(|_| count.number > 0).map(|number| Self {
            number,
            count: Some(count),
            possible,
        })
    }

    fn cell(&self) -> Cell {
        let inexact = self.count.filter(|count| !count.is_exact());
        inexact.map_or(Cell::Number(self.number), Cell::Counted)
    }
}

impl Pair {
    /// Whether the stated figure is possible given the plan.
    fn agrees(&self) -> bool {
        let stated = Range::of(self.stated.decimal(), self.precision);
        let derived = self.derived.as_ref();
        derived.is_some_and(|derived| stated.meets(derived.possible))
    }

    fn difference(&self) -> Option<Decimal> {
        Some(self.stated.decimal() - self.derived.as_ref()?.number.decimal())
    }
}

/// The chart of stated numbers of applications, people and measures; `None` if none was stated.
#[must_use]
pub fn stated_counts(plan: &Plan, figures: &Figures, words: Words) -> Option<Chart> {
    let pairs = pairs(plan, words, |value, scope| {
        let (name, stated, counted) = match value {
            StatedValue::Applications(stated) => {
                (words.applications_unit(), stated, Counted::Applications)
            }
            StatedValue::People(stated) => (words.people_unit(), stated, Counted::People),
            StatedValue::Measures(stated) => (words.stated_measures(), stated, Counted::Measures),
            StatedValue::Costs(_) | StatedValue::Grant(_) | StatedValue::OwnContribution(_) => {
                return None;
            }
        };
        let derived = derived_count(plan, figures, scope, counted);
        let derived = derived.and_then(|(count, possible)| Derived::counted(count, possible));
        Some((name, Number::new(stated.decimal()).ok()?, derived))
    });
    let not_counted = words.not_counted(plan, &[OF_PARTICIPANTS, &["stated"]].concat());
    let heading = words.chart_stated_counts();
    Some(Chart {
        not_counted,
        ..chart(heading, "", pairs, words)?
    })
}

/// The chart of stated amounts of money, if the plan has cost lines to compare them with.
#[must_use]
pub fn stated_amounts(plan: &Plan, money: &Money, words: Words) -> Option<Chart> {
    if !has_cost_lines(plan) {
        return None;
    }
    let pairs = pairs(plan, words, |value, scope| {
        let costs = match scope {
            Scope::Plan => Some(&money.costs),
            Scope::Theme(theme) => money.theme(Some(theme)),
            Scope::Measure(measure) => money.measure(measure),
        };
        let funded = |kind: FundingKind| {
            let (_, funded) = money.kinds.iter().find(|(one, _)| *one == kind)?;
            funded.amount.filter(|_| !funded.from.is_empty())
        };
        // What is asked for, or else what the rates of the lines add up to.
        let asked = funded(FundingKind::Grant).filter(|_| scope == Scope::Plan);
        let by_rates = costs.and_then(|costs| costs.grant);
        let (name, stated, derived) = match value {
            StatedValue::Costs(amount) => {
                let costs = costs.filter(|costs| !costs.from.is_empty());
                let derived = costs.and_then(|costs| costs.amount);
                (words.eligible_costs(), amount, derived)
            }
            StatedValue::Grant(amount) if asked.is_some() => (words.grant(), amount, asked),
            StatedValue::Grant(amount) => (words.grant_by_rates_short(), amount, by_rates),
            StatedValue::OwnContribution(amount) if scope == Scope::Plan => {
                let own = funded(FundingKind::OwnContribution);
                (words.own_contribution(), amount, own)
            }
            _ => return None,
        };
        let euros = |cents: Cents| Number::new(Decimal::new(cents.get(), 2)).ok();
        let derived = derived.and_then(euros).map(Derived::exact);
        Some((name, euros(stated)?, derived))
    });
    let (heading, unit) = (words.chart_stated_amounts(), words.chart_euros());
    Some(Chart {
        not_counted: words.not_counted(plan, OF_MONEY),
        ..chart(heading, unit, pairs, words)?
    })
}

/// The stated totals, in the order of the plan, each with the derived one.
fn pairs(
    plan: &Plan,
    words: Words,
    work_out: impl Fn(StatedValue, Scope) -> Option<(&'static str, Number, Option<Derived>)>,
) -> Vec<Pair> {
    let same = |one: &Stated, other: &Stated| {
        let kinds = [one, other].map(|stated| std::mem::discriminant(&stated.value));
        let [one_kind, other_kind] = kinds;
        one_kind == other_kind && one.scope == other.scope
    };
    let stands = |stated: &Stated| {
        let all = plan.stated.iter().filter(|other| same(stated, other));
        standing(all).is_some_and(|standing| standing.id == stated.id)
    };
    let pairs = plan.stated.iter().filter(|stated| stands(stated));
    pairs
        .filter_map(|stated| {
            let (name, value, derived) = work_out(stated.value, stated.scope)?;
            let of = scope_name(plan, stated.scope, words)?;
            let day = stated.date.map(|day| format!(" ({})", words.date(day)));
            Some(Pair {
                name: format!("{of}: {name}{}", day.unwrap_or_default()),
                stated: value,
                precision: stated.precision(),
                derived,
            })
        })
        .collect()
}

fn scope_name(plan: &Plan, scope: Scope, words: Words) -> Option<String> {
    Some(match scope {
        Scope::Plan => words.chart_whole_plan().to_owned(),
        Scope::Theme(id) => {
            let mut themes = plan.themes.iter().enumerate();
            let (place, theme) = themes.find(|(_, theme)| theme.id == id)?;
            super::theme_name(theme, place, words)
        }
        Scope::Measure(id) => {
            let measure = plan.measures.get(id)?;
            format!("{} {}", measure.code, measure.title)
                .trim()
                .to_owned()
        }
    })
}

fn chart(heading: &str, unit: &str, pairs: Vec<Pair>, words: Words) -> Option<Chart> {
    let count = |pairs: usize| u64::try_from(pairs).unwrap_or(u64::MAX);
    let known = || pairs.iter().filter(|pair| pair.derived.is_some());
    let all = count(known().count());
    let agree = count(known().filter(|pair| pair.agrees()).count());
    let mut says = match agree {
        _ if all == 0 => words.chart_none_derived().to_owned(),
        0 => words.chart_none_agree(all),
        agree if agree == all => words.chart_all_agree(all),
        agree => words.chart_some_agree(agree, all),
    };
    let apart = known().filter(|pair| !pair.agrees());
    let far = apart.max_by_key(|pair| pair.difference().map(|it| it.abs()));
    if let Some((pair, derived)) = far.and_then(|pair| Some((pair, pair.derived.as_ref()?))) {
        let stated = Cell::Stated(pair.stated, pair.precision).shown(words);
        let derived = derived.cell().shown(words);
        says = format!(
            "{says} {}",
            words.chart_furthest(&pair.name, stated, derived)
        );
    }
    let head = [
        words.chart_total_of(),
        words.chart_stated(),
        words.chart_derived(),
        words.chart_difference(),
    ];
    let rows = pairs.iter().map(|pair| TableRow {
        head: pair.name.clone(),
        cells: vec![
            if pair.precision.is_exact() {
                Cell::Number(pair.stated)
            } else {
                Cell::Stated(pair.stated, pair.precision)
            },
            pair.derived.as_ref().map_or(Cell::Missing, Derived::cell),
            Cell::or_missing(
                pair.difference().and_then(|it| Number::new(it).ok()),
                Cell::Number,
            ),
        ],
    });
    let table = Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    let series = [words.chart_stated(), words.chart_derived()].map(str::to_owned);
    (!pairs.is_empty()).then(|| Chart {
        heading: heading.to_owned(),
        says,
        not_counted: None,
        picture: Picture::Bars(Bars {
            unit: unit.to_owned(),
            series: series.to_vec(),
            rows: pairs
                .iter()
                .map(|pair| BarRow {
                    label: pair.name.clone(),
                    values: vec![
                        Some(pair.stated),
                        pair.derived.as_ref().map(|derived| derived.number),
                    ],
                })
                .collect(),
            words,
        }),
        table,
    })
}
