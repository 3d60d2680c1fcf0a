//! Grant schemes: what each asks of a plan, as data.
//!
//! A scheme is one file beside this one, with its editions in the order of time: each is like the
//! one before it, except for what it says. `build.rs` makes [`SCHEMES`] from them, and finds the
//! words for their names and themes.

use crate::{
    figures::{Deadline, by_tiers},
    plan::{Cents, Date, KnownScheme, OwnScheme, PartyKind, Plan, Quantity, Scheme, date},
};

include!(concat!(env!("OUT_DIR"), "/schemes.rs"));

/// Where a rule of a scheme is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The regulation, by its number in the national collection.
    pub regulation: &'static str,
    /// The article and paragraph: `2.3(1)`.
    pub article: &'static str,
    /// Whether it was read there; otherwise nobody should take it for certain.
    pub read: bool,
}

/// What a scheme asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// A requested grant of at least this much.
    MinimumGrant(Cents),
    /// A requested grant of at most this much.
    MaximumGrant(Cents),
    /// A term of at most this many months.
    LongestTerm(u32),
    /// A party of this kind among those that apply.
    Party(PartyKind),
    /// A lead applicant of one of these kinds.
    LeadApplicant(&'static [PartyKind]),
    /// Equity of the lead applicant, or a guarantee, of this share of the grant, in percent.
    Equity(u32),
    /// At least this many of the themes of the scheme.
    Themes(usize),
    /// Handing in within this window, both days included.
    Window {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
}

/// Shares in percent: each up to a bound in euros, and the last one beyond all bounds.
pub type Tiers = &'static [(Option<i64>, u32)];

/// The rules of a scheme in one of its editions.
#[derive(Debug)]
pub struct SchemeRules {
    /// The scheme, as plans name it.
    pub scheme: &'static str,
    /// The edition, as plans name it.
    pub edition: &'static str,
    /// The day from which its wording is in force.
    pub from: Date,
    /// What to call it.
    pub name: SchemeName,
    /// The share of the costs that it pays, in percent, and where that is written.
    pub rate: Option<(u32, Source)>,
    /// Its themes, each with the letter that plans name it by.
    pub themes: &'static [(&'static str, SchemeTheme)],
    /// What it asks, and where that is written.
    pub demands: &'static [(Demand, Source)],
    /// The share of settled costs that it allows for overhead, of which it pays half.
    pub overhead: Option<(Tiers, Source)>,
}

impl SchemeRules {
    /// The rules of a scheme; `None` if this program does not have them.
    #[must_use]
    pub fn of(scheme: &KnownScheme) -> Option<&'static Self> {
        SCHEMES
            .iter()
            .find(|rules| rules.scheme == scheme.scheme && rules.edition == scheme.edition)
    }

    /// The rules that a scheme has on a day: those of its last edition that is in force.
    #[must_use]
    pub fn on(scheme: &str, day: Date) -> Option<&'static Self> {
        let mut editions = SCHEMES.iter().filter(|rules| rules.scheme == scheme);
        editions.rfind(|rules| rules.from <= day)
    }

    /// The rules of the scheme of a plan, if it is one that this program knows.
    #[must_use]
    pub fn of_plan(plan: &Plan) -> Option<&'static Self> {
        match plan.scheme.as_ref()? {
            Scheme::Known(known) => Self::of(known),
            Scheme::Own(_) => None,
        }
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
        let (tiers, _) = self.overhead?;
        let tiers: Vec<(Option<Cents>, Quantity)> = (tiers.iter())
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

/// What the scheme of a plan asks, and where that is written; `None` for an own scheme.
#[must_use]
pub fn demands(plan: &Plan) -> Vec<(Demand, Option<Source>)> {
    if let Some(Scheme::Own(own)) = &plan.scheme {
        return own_demands(own).map(|demand| (demand, None)).collect();
    }
    let rules = SchemeRules::of_plan(plan);
    let demands = rules.map_or([].as_slice(), |rules| rules.demands).iter();
    demands
        .map(|(demand, source)| (*demand, Some(*source)))
        .collect()
}

fn own_demands(own: &OwnScheme) -> impl Iterator<Item = Demand> {
    let minimum = own.minimum.map(Demand::MinimumGrant);
    let maximum = own.maximum.map(Demand::MaximumGrant);
    let longest = own.months.map(Demand::LongestTerm);
    [minimum, maximum, longest].into_iter().flatten()
}

/// The share of the costs that the scheme of a plan pays, in percent.
#[must_use]
pub fn rate(plan: &Plan) -> Option<Quantity> {
    rate_and_source(plan).map(|(rate, _)| rate)
}

/// The share of the costs that the scheme of a plan pays, and where that is written; `None` for an
/// own scheme.
#[must_use]
pub fn rate_and_source(plan: &Plan) -> Option<(Quantity, Option<Source>)> {
    if let Some(Scheme::Own(own)) = &plan.scheme {
        return Some((own.rate?, None));
    }
    let (rate, source) = SchemeRules::of_plan(plan)?.rate?;
    Some((rate.into(), Some(source)))
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
