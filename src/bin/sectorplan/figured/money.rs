//! What follows from cost lines and funding, in cents; null if it is beyond what can be counted or
//! if nothing is known.

use sectorplan::{
    figures::{
        Calendar, Costs, Figures, Funded, Money, OfMeasure, Step, by_party, has_cost_lines,
        per_head,
    },
    plan::{
        Cents, CostCategory, Funding, FundingKind, FundingStatus, Id, Measure, Number, Party, Plan,
        Theme,
    },
};
use serde::Serialize;

use super::{over_time, share_of_money};

#[derive(Serialize)]
pub struct Derived {
    pub costs: Option<Cents>,
    /// By the rates of the lines, or of the scheme.
    pub grant: Option<Cents>,
    pub funding: Option<Cents>,
    pub gap: Option<Cents>,
    measures: Vec<OfPart<Id<Measure>>>,
    themes: Vec<OfPart<Option<Id<Theme>>>>,
    /// Lines without a measure.
    without_measure: Option<CostsOf>,
    categories: Vec<OfCategory>,
    kinds: Vec<OfKind>,
    parties: Vec<OfParty>,
    per_participant: PerParticipant,
    years: over_time::OverTime,
    half_years: over_time::OverTime,
    in_hand: over_time::InHand,
}

/// Cost lines together.
#[derive(Serialize)]
struct CostsOf {
    costs: Option<Cents>,
    grant: Option<Cents>,
    /// Of all costs, in percent.
    share: Option<Number>,
    /// How many lines have no amount yet, so that the costs are too low.
    open_lines: usize,
    /// How many lines have an amount and no rate, so that the grant leaves them out.
    lines_without_rate: u64,
}

#[derive(Serialize)]
struct OfPart<I> {
    id: I,
    #[serde(flatten)]
    of: CostsOf,
}

#[derive(Serialize)]
struct OfCategory {
    category: CostCategory,
    #[serde(flatten)]
    of: CostsOf,
}

/// Funding of one kind.
#[derive(Serialize)]
struct OfKind {
    kind: FundingKind,
    amount: Option<Cents>,
    /// Of all funding, in percent.
    share: Option<Number>,
    statuses: Vec<OfStatus>,
}

#[derive(Serialize)]
struct OfStatus {
    status: FundingStatus,
    amount: Option<Cents>,
    funding: Vec<Id<Funding>>,
}

#[derive(Serialize)]
struct OfParty {
    /// Null where nothing was said, or for a party that is not there.
    id: Option<Id<Party>>,
    /// The costs that it bears.
    costs: Option<Cents>,
    /// The funding that it gives.
    funding: Option<Cents>,
}

/// What one participation costs.
#[derive(Serialize)]
struct PerParticipant {
    measures: Vec<PerMeasure>,
    median: Option<Cents>,
    plan: Option<Cents>,
}

#[derive(Serialize)]
struct PerMeasure {
    id: Id<Measure>,
    costs: Cents,
    grant: Option<Cents>,
    /// Whether it costs far more than the median.
    stands_out: bool,
}

pub fn derived(plan: &Plan, money: &Money, figures: &Figures) -> Option<Derived> {
    let has_lines = has_cost_lines(plan);
    if !has_lines && money.funded.from.is_empty() {
        return None;
    }
    let costs = |costs: &Costs| costs_of(costs, &money.costs);
    let measures = plan.measures.iter().filter_map(|measure| {
        Some(OfPart {
            id: measure.id,
            of: costs(money.measure(measure.id)?),
        })
    });
    let themes = plan.themes.iter().map(|theme| Some(theme.id));
    let themes = themes.chain([None]).filter_map(|id| {
        Some(OfPart {
            id,
            of: costs(money.theme(id)?),
        })
    });
    let categories = money.categories.iter().map(|(category, of)| OfCategory {
        category: category.clone(),
        of: costs(of),
    });
    let calendar = |step| Calendar::of(plan, step);
    Some(Derived {
        costs: known(&money.costs),
        grant: known(&money.costs).and(money.costs.grant),
        funding: funded(&money.funded),
        gap: known(&money.costs).and(money.gap),
        measures: measures.collect(),
        themes: themes.collect(),
        without_measure: Some(&money.without_measure)
            .filter(|of| !(of.from.is_empty() && of.open.is_empty()))
            .map(costs),
        categories: categories.collect(),
        kinds: kinds(plan, money),
        parties: parties(plan, money),
        per_participant: per_participant(plan, money, figures),
        years: over_time::of(plan, money, &calendar(Step::Year)),
        half_years: over_time::of(plan, money, &calendar(Step::HalfYear)),
        in_hand: over_time::in_hand(plan, money, &calendar(Step::HalfYear)),
    })
}

/// What lines cost; `None` while none of them has an amount.
fn known(costs: &Costs) -> Option<Cents> {
    costs.amount.filter(|_| !costs.from.is_empty())
}

fn funded(funded: &Funded) -> Option<Cents> {
    funded.amount.filter(|_| !funded.from.is_empty())
}

fn costs_of(costs: &Costs, all: &Costs) -> CostsOf {
    CostsOf {
        costs: known(costs),
        grant: known(costs).and(costs.grant),
        share: share_of_money(known(costs), known(all)),
        open_lines: costs.open.len(),
        lines_without_rate: costs.without_rate,
    }
}

/// The kinds with any funding that has an amount.
fn kinds(plan: &Plan, money: &Money) -> Vec<OfKind> {
    let kinds = money.kinds.iter();
    let kinds = kinds.filter(|(_, funded)| !funded.from.is_empty());
    let rows = kinds.map(|(kind, of)| OfKind {
        kind: *kind,
        amount: of.amount,
        share: share_of_money(of.amount, funded(&money.funded)),
        statuses: statuses(plan, *kind),
    });
    rows.collect()
}

fn statuses(plan: &Plan, kind: FundingKind) -> Vec<OfStatus> {
    let of_status = |status: FundingStatus| {
        let of = plan.funding.iter();
        let of = of.filter(|one| (one.kind, one.status) == (kind, status) && one.amount.is_some());
        let of: Vec<&Funding> = of.collect();
        let sum = of.iter().filter_map(|one| one.amount);
        let sum = sum.map(Cents::get).fold(0, i64::saturating_add);
        (!of.is_empty()).then(|| OfStatus {
            status,
            amount: Cents::new(sum).ok(),
            funding: of.iter().map(|one| one.id).collect(),
        })
    };
    let all = FundingStatus::ALL.iter().copied();
    all.filter_map(of_status).collect()
}

fn parties(plan: &Plan, money: &Money) -> Vec<OfParty> {
    let calendar = Calendar::of(plan, Step::Year);
    let parties = by_party(plan, money, &calendar).into_iter();
    let parties = parties.map(|share| OfParty {
        id: share.party,
        costs: known(&share.borne),
        funding: funded(&share.funded),
    });
    parties.collect()
}

fn per_participant(plan: &Plan, money: &Money, figures: &Figures) -> PerParticipant {
    let found = per_head(plan, money, figures);
    let measure = |one: &OfMeasure| PerMeasure {
        id: one.measure,
        costs: one.cost,
        grant: one.grant,
        stands_out: one.stands_out,
    };
    PerParticipant {
        measures: found.measures.iter().map(measure).collect(),
        median: found.median,
        plan: found.whole,
    }
}
