//! Checking a plan against what its scheme asks: one function for each kind of demand.

use std::collections::BTreeSet;

use super::{
    Field, Rule,
    completeness::blank,
    context::{Context, StatedFigure},
    report::Report,
};
use crate::{
    figures::percent_of,
    plan::{Cents, Date, FundingKind, OwnScheme, Party, Plan, Role, Scheme, Scope, StatedValue},
    schemes::{Demand, SchemeRules, Source, demands},
};

/// Checks the plan as a whole against its scheme.
pub(super) fn plan(about: &Context, out: &mut Report) {
    let is_known = matches!(about.plan.scheme, Some(Scheme::Known(_)));
    if is_known && SchemeRules::of_plan(about.plan).is_none() {
        out.add(Field::Scheme, Rule::SchemeUnknown);
    }
    if let Some(Scheme::Own(own)) = &about.plan.scheme {
        parts(own, out);
    }
    for (demand, source) in demands(about.plan) {
        match demand {
            Demand::MinimumGrant(minimum) => {
                if let Some(grant) = requested(about).filter(|grant| *grant < minimum) {
                    let rule = Rule::GrantBelowMinimum {
                        grant,
                        minimum,
                        source,
                    };
                    at_grant(about, rule, out);
                }
            }
            Demand::MaximumGrant(maximum) => {
                if let Some(grant) = requested(about).filter(|grant| *grant > maximum) {
                    let rule = Rule::GrantAboveMaximum {
                        grant,
                        maximum,
                        source,
                    };
                    at_grant(about, rule, out);
                }
            }
            Demand::LongestTerm(months) => {
                if let Some(rule) = term(about, months, source) {
                    out.add(Field::Period, rule);
                }
            }
            Demand::Party(kind) => {
                if !applicants(about.plan).any(|party| party.kind == kind) {
                    out.add(Field::Parties, Rule::PartyKindMissing { kind, source });
                }
            }
            Demand::Themes(least) => {
                let covered = covered(about.plan);
                let themes = || about.plan.themes.iter();
                let open = themes().find(|theme| theme.scheme_themes.is_empty());
                if let Some(theme) = open.or(themes().next())
                    && covered < least
                {
                    let (covered, least) = (covered as u64, least as u64);
                    let rule = Rule::TooFewSchemeThemes {
                        covered,
                        least,
                        source,
                    };
                    out.add_mended_at(Field::SchemeThemes, rule, (theme.id, Field::SchemeThemes));
                }
            }
            Demand::Window { first, last } => {
                let handed_in = about.plan.submission.as_ref().and_then(|one| one.date);
                if let Some(day) = handed_in.filter(|day| *day < first || last < *day) {
                    let rule = Rule::OutsideWindow {
                        day,
                        first,
                        last,
                        source,
                    };
                    out.add(Field::Scheme, rule);
                }
            }
            // These are checked with the party itself.
            Demand::LeadApplicant(_) | Demand::Equity(_) => {}
        }
    }
}

/// Holds what an own scheme asks for against what was ticked as there.
fn parts(own: &OwnScheme, out: &mut Report) {
    let asked = || own.required_parts.iter().filter(|part| !blank(part));
    let parts: Vec<String> = asked()
        .filter(|part| !own.has_part(part))
        .cloned()
        .collect();
    if !parts.is_empty() {
        let (missing, of) = (parts.len() as u64, asked().count() as u64);
        let rule = Rule::PartsMissing { missing, of, parts };
        out.add(Field::SchemePartsThere, rule);
    }
}

/// Checks a party against the scheme, if it is the lead applicant.
pub(super) fn party(about: &Context, party: &Party, out: &mut Report) {
    if !party.roles.contains(&Role::LeadApplicant) {
        return;
    }
    for (demand, source) in demands(about.plan) {
        match demand {
            Demand::LeadApplicant(kinds) if !kinds.contains(&party.kind) => {
                out.add(Field::Kind, Rule::LeadApplicantKind { source });
            }
            Demand::Equity(percent) => {
                let least = requested(about).and_then(|grant| percent_of(grant, percent.into()));
                let has = party.equity.into_iter().chain(party.guarantee).max();
                if let Some(least) = least.filter(|least| has.is_none_or(|has| has < *least)) {
                    out.add(Field::Equity, Rule::EquityTooLow { least, source });
                }
            }
            _ => {}
        }
    }
}

/// Adds what is wrong with the grant that is asked for, to be mended at the first funding that asks for it.
pub(super) fn at_grant(about: &Context, rule: Rule, out: &mut Report) {
    let mut funding = about.plan.funding.iter();
    match funding.find(|one| one.kind == FundingKind::Grant && one.amount.is_some()) {
        Some(one) => out.add_mended_at(Field::Funding, rule, (one.id, Field::Amount)),
        None => out.add(Field::Funding, rule),
    }
}

/// The grant that is asked for: as it funds the plan, or otherwise as it was stated.
fn requested(about: &Context) -> Option<Cents> {
    let grants = about.plan.funding.iter();
    let grants = grants.filter(|funding| funding.kind == FundingKind::Grant);
    let amounts: Vec<i64> = grants
        .filter_map(|one| one.amount)
        .map(Cents::get)
        .collect();
    if amounts.is_empty() {
        let stated = about.standing.get(&(Scope::Plan, StatedFigure::Grant))?;
        return match stated.value {
            StatedValue::Grant(amount) => Some(amount),
            _ => None,
        };
    }
    let sum = amounts.into_iter().fold(0_i64, i64::saturating_add);
    Cents::new(sum).ok()
}

fn applicants(plan: &Plan) -> impl Iterator<Item = &Party> {
    let applies = |role: &Role| matches!(role, Role::LeadApplicant | Role::ConsortiumMember);
    plan.parties
        .iter()
        .filter(move |party| party.roles.iter().any(applies))
}

/// How many themes of the scheme the themes of the plan cover.
fn covered(plan: &Plan) -> usize {
    let themes = SchemeRules::of_plan(plan).map_or([].as_slice(), |rules| rules.themes);
    let of_plan = plan.themes.iter().flat_map(|theme| &theme.scheme_themes);
    let of_plan: BTreeSet<&str> = of_plan.map(|letter| letter.trim()).collect();
    let covered = themes.iter().filter(|(letter, _)| of_plan.contains(letter));
    covered.count()
}

/// Whether the plan lasts longer than its scheme pays, to the day.
pub(super) fn term_is_too_long(about: &Context) -> bool {
    let Some(term) = about.term.filter(|term| !term.in_years()) else {
        return false;
    };
    let mut demands = demands(about.plan).into_iter();
    demands.any(|(demand, _)| {
        matches!(demand, Demand::LongestTerm(months)
            if lasts_longer(term.first(), term.last(), months).is_some())
    })
}

/// What there is to say about a plan whose scheme pays for at most this many months.
fn term(about: &Context, months: u32, source: Option<Source>) -> Option<Rule> {
    let term = about.term?;
    let last = lasts_longer(term.first(), term.last(), months)?;
    let certain = || lasts_longer(term.latest_first(), term.earliest_last(), months).is_some();
    let months = months.into();
    Some(if term.in_years() && certain() {
        Rule::YearsTooLong { months, source }
    } else if term.in_years() {
        Rule::DaysNeeded { months, source }
    } else if term.is_whole_years() {
        Rule::WholeYearsTooLong { months, source }
    } else {
        Rule::TermTooLong {
            months,
            last,
            source,
        }
    })
}

/// The last day of a term of this many months, if these days last longer.
fn lasts_longer(first: Date, last: Date, months: u32) -> Option<Date> {
    let longest: Date = months_later(first, months)?.yesterday().ok()?.into();
    (longest < last).then_some(longest)
}

/// The same day this many months later, or the last day of that month if it is shorter.
fn months_later(day: Date, months: u32) -> Option<Date> {
    let month = i32::from(day.month()) - 1 + i32::try_from(months).ok()?;
    let year = i16::try_from(i32::from(day.year()) + month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    (1..=day.day())
        .rev()
        .find_map(|day| Date::new(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::date;

    #[test]
    fn months_end_when_they_end() {
        assert_eq!(months_later(date(2014, 9, 1), 24), Some(date(2016, 9, 1)));
        assert_eq!(months_later(date(2015, 8, 31), 6), Some(date(2016, 2, 29)));
        assert_eq!(months_later(date(2015, 12, 1), 1), Some(date(2016, 1, 1)));
        assert_eq!(months_later(date(2015, 12, 1), u32::MAX), None);
    }
}
