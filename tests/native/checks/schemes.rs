//! Grant schemes: each kind of demand, checked against a plan; and the data of the known schemes.

use sectorplan::{
    check::{Field, Rule, Subject},
    plan::{
        Cents, DraftPeriod, Funding, FundingKind, Id, KnownScheme, OwnScheme, Party, PartyKind,
        Plan, Role, Scheme, Stated, StatedValue, Submission,
    },
    schemes::{Demand, SCHEMES, SchemeRules, deadline, rate},
};

use super::{expect, expect_after, findings};
use crate::support::{add, day, euros, sound, term};

#[test]
fn an_own_scheme_asks_for_parts_until_each_is_ticked() {
    let mut own = OwnScheme {
        required_parts: vec!["Budget".into(), " ".into(), " Letter of intent".into()],
        ..OwnScheme::default()
    };
    let rule_of = |own: &OwnScheme| {
        let mut plan = sound();
        plan.scheme = Some(Scheme::Own(own.clone()));
        let found = findings(&plan).into_iter().next();
        found.map(|found| (found.leads_to(), found.rule))
    };
    let missing = |missing, parts: &[&str]| {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        let rule = Rule::PartsMissing {
            missing,
            of: 2,
            parts,
        };
        Some(((Subject::Plan, Field::SchemePartsThere), rule))
    };
    assert_eq!(rule_of(&own), missing(2, &["Budget", " Letter of intent"]));
    own.tick_part("Letter of intent", true);
    assert_eq!(rule_of(&own), missing(1, &["Budget"]));
    own.tick_part("Budget", true);
    assert_eq!(rule_of(&own), None);
    own.tick_part("Budget", false);
    assert_eq!(rule_of(&own), missing(1, &["Budget"]));
}

/// A plan that meets everything the second window asks.
fn sectorplan() -> Plan {
    let mut plan = sound();
    plan.scheme = Some(known("sectorplannen", "2014"));
    plan.period = term("2014-09-01", "2016-08-31");
    plan.targets.update(Id::numbered(1), |target| {
        target.due = Some(day("2016-06-01"));
    });
    plan.themes.update(Id::numbered(1), |theme| {
        theme.scheme_themes = vec!["a".into(), " e ".into()];
    });
    plan.parties.update(Id::numbered(1), |lead| {
        lead.kind = PartyKind::TrainingFund;
        lead.equity = Some(euros(200_000));
    });
    for (number, name, kind) in [
        (2, "Employers", PartyKind::EmployersOrganisation),
        (3, "Union", PartyKind::TradeUnion),
    ] {
        let member = Party {
            id: Id::numbered(number),
            name: name.into(),
            kind,
            roles: vec![Role::ConsortiumMember],
            ..Party::default()
        };
        add(&mut plan.parties, member);
    }
    request(&mut plan, euros(250_000));
    plan
}

/// Makes the plan cost twice a grant, the sector paying the other half.
fn request(plan: &mut Plan, grant: Cents) {
    plan.cost_lines.update(Id::numbered(1), |line| {
        line.units = Some(2.into());
        line.unit_price = Some(grant);
    });
    let kinds = [FundingKind::Grant, FundingKind::OwnContribution];
    let funding = (1..).zip(kinds).map(|(number, kind)| Funding {
        id: Id::numbered(number),
        kind,
        amount: Some(grant),
        ..Funding::default()
    });
    plan.funding = funding.collect();
}

fn known(scheme: &str, edition: &str) -> Scheme {
    Scheme::Known(KnownScheme {
        scheme: scheme.into(),
        edition: edition.into(),
        ..KnownScheme::default()
    })
}

#[track_caller]
fn expect_of_scheme(change: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = sectorplan();
    change(&mut plan);
    expect(&plan, expected);
}

#[test]
fn about_a_plan_that_meets_its_scheme_there_is_nothing_to_say() {
    expect_of_scheme(|_| {}, &[]);
}

#[test]
fn a_scheme_this_version_does_not_know_is_said_to_be() {
    expect_after(
        |plan| plan.scheme = Some(known("sectorplannen", "1999")),
        &["scheme_unknown"],
    );
}

#[test]
fn the_grant_is_at_least_the_minimum() {
    let less = |plan: &mut Plan| request(plan, Cents::new(24_999_999).unwrap_or_default());
    expect_of_scheme(less, &["grant_below_minimum"]);
    // The minimum of the third window is half of that.
    let third = |plan: &mut Plan| {
        less(plan);
        plan.scheme = Some(known("sectorplannen", "2015"));
        plan.themes.update(Id::numbered(1), |theme| {
            theme.scheme_themes = vec!["3.2".into()];
        });
    };
    expect_of_scheme(third, &[]);
}

#[test]
fn a_grant_that_was_only_stated_counts_too() {
    let stated = |plan: &mut Plan| {
        plan.funding = std::iter::empty().collect();
        plan.cost_lines.retain(|_| false);
        let stated = Stated {
            id: Id::numbered(1),
            value: StatedValue::Grant(euros(100)),
            ..Stated::default()
        };
        add(&mut plan.stated, stated);
    };
    expect_of_scheme(stated, &["grant_below_minimum", "stated_not_broken_down"]);
}

#[test]
fn two_years_are_the_longest_and_both_days_count() {
    let ends = |last: &'static str| move |plan: &mut Plan| plan.period.last = Some(day(last));
    expect_of_scheme(ends("2016-08-31"), &[]);
    // Said once, by the scheme, and not also as two years and a day.
    expect_of_scheme(ends("2016-09-01"), &["term_too_long"]);
}

#[test]
fn both_sides_of_the_sector_apply() {
    let without = |number: u128| {
        move |plan: &mut Plan| {
            plan.parties.remove(Id::numbered(number));
        }
    };
    expect_of_scheme(without(2), &["party_kind_missing"]);
    expect_of_scheme(without(3), &["party_kind_missing"]);
    let bystander = |plan: &mut Plan| {
        plan.parties.update(Id::numbered(3), |union| {
            union.roles = vec![Role::Stakeholder];
        });
    };
    expect_of_scheme(bystander, &["party_kind_missing"]);
}

#[test]
fn not_everybody_is_lead_applicant() {
    let company = |plan: &mut Plan| {
        plan.parties
            .update(Id::numbered(1), |lead| lead.kind = PartyKind::Company);
    };
    expect_of_scheme(company, &["lead_applicant_kind"]);
}

#[test]
fn equity_or_guarantee_is_four_fifths_of_the_grant() {
    let has = |equity: Option<i64>, guarantee: Option<i64>| {
        move |plan: &mut Plan| {
            plan.parties.update(Id::numbered(1), |lead| {
                lead.equity = equity.map(euros);
                lead.guarantee = guarantee.map(euros);
            });
        }
    };
    expect_of_scheme(has(Some(199_999), None), &["equity_too_low"]);
    expect_of_scheme(has(None, None), &["equity_too_low"]);
    expect_of_scheme(has(Some(5), Some(200_000)), &[]);
}

#[test]
fn two_themes_of_the_scheme_are_covered() {
    let letters = |letters: &'static [&'static str]| {
        move |plan: &mut Plan| {
            plan.themes.update(Id::numbered(1), |theme| {
                theme.scheme_themes = letters.iter().map(|&letter| letter.into()).collect();
            });
        }
    };
    expect_of_scheme(letters(&["a", "a"]), &["too_few_scheme_themes"]);
    expect_of_scheme(letters(&["a", "z"]), &["too_few_scheme_themes"]);
    expect_of_scheme(letters(&["f", "g"]), &[]);
}

#[test]
fn a_plan_is_handed_in_inside_the_window() {
    let handed_in = |on: &'static str| {
        move |plan: &mut Plan| {
            plan.submission = Some(Submission {
                date: Some(day(on)),
                ..Submission::default()
            });
        }
    };
    expect_of_scheme(handed_in("2014-05-31"), &[]);
    expect_of_scheme(handed_in("2014-06-01"), &["outside_window"]);
    expect_of_scheme(handed_in("2014-03-31"), &["outside_window"]);
}

#[test]
fn a_scheme_of_ones_own_asks_what_one_typed() {
    let own = |change: fn(&mut OwnScheme)| {
        move |plan: &mut Plan| {
            let mut own = OwnScheme::default();
            change(&mut own);
            plan.scheme = Some(Scheme::Own(own));
        }
    };
    expect_of_scheme(own(|_| {}), &[]);
    expect_of_scheme(
        own(|own| own.minimum = Some(euros(300_000))),
        &["grant_below_minimum"],
    );
    expect_of_scheme(
        own(|own| own.maximum = Some(euros(200_000))),
        &["grant_above_maximum"],
    );
    expect_of_scheme(own(|own| own.months = Some(23)), &["term_too_long"]);
    expect_of_scheme(own(|own| own.months = Some(24)), &[]);
}

#[test]
fn a_draft_without_days_or_grant_is_not_held_against_them() {
    let draft = |plan: &mut Plan| {
        plan.period = DraftPeriod::default();
        plan.funding = std::iter::empty().collect();
        plan.cost_lines
            .update(Id::numbered(1), |line| line.unit_price = Some(Cents::ZERO));
    };
    expect_of_scheme(draft, &["period_missing"]);
}

#[test]
fn days_are_counted_to_the_end_of_the_window() {
    let mut plan = sectorplan();
    let left = |plan: &Plan| deadline(plan, day("2014-05-28")).map(|one| one.days_left);
    assert_eq!(left(&plan), Some(3));
    plan.scheme = Some(Scheme::Own(OwnScheme {
        deadline: Some(day("2014-05-27")),
        ..OwnScheme::default()
    }));
    assert_eq!(left(&plan), Some(-1));
    plan.scheme = None;
    assert_eq!((left(&plan), rate(&plan)), (None, None));
}

#[test]
fn every_scheme_can_be_found_again_and_its_editions_follow_each_other() {
    for rules in SCHEMES {
        let found = SchemeRules::of(&rules.known());
        assert!(found.is_some_and(|found| std::ptr::eq(found, rules)));
        assert!(rules.window().is_none_or(|(first, last)| first < last));
    }
    let pairs = SCHEMES.windows(2);
    let mut editions = pairs.filter(|pair| pair[0].scheme == pair[1].scheme);
    assert!(editions.all(|pair| pair[0].from < pair[1].from));
}

#[test]
fn all_editions_pay_half_and_leave_their_window_to_a_notice() {
    for rules in SCHEMES.iter().filter(|it| it.scheme == "sectorplannen") {
        let mut plan = sectorplan();
        plan.scheme = Some(Scheme::Known(rules.known()));
        assert_eq!(rate(&plan), Some(50.into()));
        assert!(rules.window().is_some());
        // What the notice says about the window was not read in the regulation.
        let unread = rules.demands.iter().filter(|(_, source)| !source.read);
        assert_eq!(unread.count(), 1);
    }
}

#[test]
fn an_edition_is_as_the_one_before_it_but_for_what_it_says() {
    let of = |edition: &str| {
        SCHEMES
            .iter()
            .find(|it| (it.scheme, it.edition) == ("sectorplannen", edition))
            .unwrap()
    };
    let [first, second, third] = ["2013", "2014", "2015"].map(of);
    // The second window belongs to the same regulation as the first, and is later.
    assert_eq!(
        (first.rate, first.themes, first.overhead),
        (second.rate, second.themes, second.overhead)
    );
    let pairs = first.demands.iter().zip(second.demands);
    let differ: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
    assert!(matches!(differ[..], [((Demand::Window { .. }, _), _)]));
    // For the third, the lead applicant is as before, by the regulation of the third.
    let lead = |rules: &SchemeRules| {
        let mut all = rules.demands.iter();
        let found = all.find(|(demand, _)| matches!(demand, Demand::LeadApplicant(_)));
        found.copied().unwrap()
    };
    let (before, after) = (lead(second), lead(third));
    assert_eq!((before.0, before.1.article), (after.0, after.1.article));
    let regulations = [before, after].map(|(_, source)| source.regulation);
    assert_eq!(regulations, ["BWBR0033761", "BWBR0035840"]);
}

#[test]
fn the_edition_of_a_day_is_the_last_that_is_in_force() {
    let on = |it: &str| SchemeRules::on("sectorplannen", day(it)).map(|rules| rules.edition);
    assert_eq!(on("2013-08-14"), None);
    assert_eq!(on("2013-08-15"), Some("2013"));
    assert_eq!(on("2014-04-06"), Some("2013"));
    assert_eq!(on("2014-04-07"), Some("2014"));
    assert_eq!(on("2026-01-01"), Some("2015"));
    assert!(SchemeRules::on("another", day("2026-01-01")).is_none());
}

#[test]
fn overhead_is_allowed_by_the_bounds_of_the_edition() {
    let allowance = |edition: &str| {
        let rules = SCHEMES.iter().find(|rules| rules.edition == edition);
        rules.and_then(|rules| rules.overhead_allowance(euros(19_952_803)))
    };
    // 75,000 + 35,000 + 189,528.03, and with the bounds of 2015 150,000 + 630,000 + 99,528.03.
    assert_eq!(allowance("2014"), Cents::new(29_952_803).ok());
    assert_eq!(allowance("2015"), Cents::new(87_952_803).ok());
}
