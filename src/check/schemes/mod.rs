//! Grant schemes: what each asks of a plan, as data. One file for each scheme and edition.

mod demands;
mod sectorplannen_2013;
mod sectorplannen_2014;
mod sectorplannen_2015;

use crate::{
    figures::{Deadline, by_tiers},
    plan::{Cents, Date, KnownScheme, PartyKind, Plan, Quantity, Scheme},
};

pub(super) use demands::{party, plan, term_is_too_long};

/// Where a rule of a scheme is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The regulation, by its number in the national collection.
    pub regulation: &'static str,
    /// The article and paragraph: `2.3(1)`.
    pub article: &'static str,
    /// Whether it was read there; else nobody should take it for certain.
    pub read: bool,
}

/// What a scheme asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// A requested grant of at least so much.
    MinimumGrant(Cents),
    /// A requested grant of at most so much.
    MaximumGrant(Cents),
    /// A term of at most so many months.
    LongestTerm(u32),
    /// A party of this kind among those that apply.
    Party(PartyKind),
    /// A lead applicant of one of these kinds.
    LeadApplicant(&'static [PartyKind]),
    /// Equity of the lead applicant, or a guarantee, of so many percent of the grant.
    Equity(u32),
    /// At least so many of the themes of the scheme.
    Themes(usize),
    /// Handing in within this window, both days included.
    Window {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
}

/// A theme that a scheme knows, for the words about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words say what each is")]
pub enum SchemeTheme {
    YoungPeople,
    OlderWorkers,
    FarFromWork,
    Employability,
    Training,
    JobToJob,
    GoodEmployership,
    OtherOccupation,
    SameOccupation,
    FromBenefit,
    FromElsewhere,
}

/// A scheme, for the words about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words say what each is")]
pub enum SchemeName {
    SectorplannenFirst,
    SectorplannenSecond,
    Sectorplannen2015,
}

/// The rules of a scheme in one of its editions.
#[derive(Debug)]
pub struct SchemeRules {
    /// The scheme, as plans name it.
    pub scheme: &'static str,
    /// The edition, as plans name it.
    pub edition: &'static str,
    /// What to call it.
    pub name: SchemeName,
    /// The share of the costs that it pays, in percent, and where that is written.
    pub rate: (u32, Source),
    /// Its themes, each with the letter that plans name it by.
    pub themes: &'static [(&'static str, SchemeTheme)],
    /// What it asks, and where that is written.
    pub demands: &'static [(Demand, Source)],
    /// The share of settled costs that it allows for overhead, of which it pays half: up to each
    /// bound in euros so many percent, and beyond the last one.
    pub overhead: (&'static [(Option<i64>, u32)], Source),
}

/// Every scheme and edition this program has the rules of.
pub const SCHEMES: &[&SchemeRules] = &[
    &sectorplannen_2013::RULES,
    &sectorplannen_2014::RULES,
    &sectorplannen_2015::RULES,
];

impl SchemeRules {
    /// The rules of a scheme; none when this program does not have them.
    #[must_use]
    pub fn of(scheme: &KnownScheme) -> Option<&'static Self> {
        SCHEMES
            .iter()
            .copied()
            .find(|rules| rules.scheme == scheme.scheme && rules.edition == scheme.edition)
    }

    /// How a plan names it.
    #[must_use]
    pub fn known(&self) -> KnownScheme {
        KnownScheme {
            scheme: self.scheme.to_owned(),
            edition: self.edition.to_owned(),
            ..KnownScheme::default()
        }
    }

    /// What it allows for overhead on settled costs; it pays half of that.
    #[must_use]
    pub fn overhead_allowance(&self, costs: Cents) -> Option<Cents> {
        let tiers: Vec<(Option<Cents>, Quantity)> = (self.overhead.0.iter())
            .map(|(bound, percent)| (bound.map(euros), Quantity::from(*percent)))
            .collect();
        by_tiers(costs, &tiers)
    }

    /// The window in which plans can be handed in.
    #[must_use]
    pub fn window(&self) -> Option<(Date, Date)> {
        self.demands.iter().find_map(|(demand, _)| match demand {
            Demand::Window { first, last } => Some((*first, *last)),
            _ => None,
        })
    }
}

/// The share of the costs that the scheme of a plan pays, in percent.
#[must_use]
pub fn rate(plan: &Plan) -> Option<Quantity> {
    match plan.scheme.as_ref()? {
        Scheme::Known(known) => SchemeRules::of(known).map(|rules| rules.rate.0.into()),
        Scheme::Own(own) => own.rate,
    }
}

/// The share of the costs that the scheme of a plan pays, and where that is written; nowhere for
/// an own scheme.
pub(super) fn rate_and_source(plan: &Plan) -> Option<(Quantity, Option<Source>)> {
    let source = match plan.scheme.as_ref()? {
        Scheme::Known(known) => SchemeRules::of(known).map(|rules| rules.rate.1),
        Scheme::Own(_) => None,
    };
    Some((rate(plan)?, source))
}

/// The last day on which a plan can be handed in, as it looks today.
#[must_use]
pub fn deadline(plan: &Plan, today: Date) -> Option<Deadline> {
    let last_day = match plan.scheme.as_ref()? {
        Scheme::Known(known) => SchemeRules::of(known)?.window()?.1,
        Scheme::Own(own) => own.deadline?,
    };
    Some(Deadline::on(last_day, today))
}

/// An amount of whole euros, as regulations have it.
const fn euros(euros: i64) -> Cents {
    match Cents::new(euros * 100) {
        Ok(cents) => cents,
        Err(_) => Cents::ZERO,
    }
}
