//! The budget by period, party and measure, the money in hand and scenarios: worked out by hand,
//! and parts that add up to wholes whatever the plan.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{add, day, empty, euros, measure, term, theme};
use proptest::prelude::*;
use sectorplan::{
    check::{Rule, check},
    edit::{Act, Change, Edited, Session, acts},
    figures::{
        Calendar, Money, OfMeasure, Origin, Outlook, Scenario, Step, Total, by_party, cost_of_one,
        figures, liquidity, money, outlook, over_time, per_head, sources,
    },
    plan::{
        Advance, Cents, CostCategory, CostLine, Funding, FundingKind, Id, MoneyPhase, Party,
        People, Phasing, Plan, Quantity, Target, sample::sample,
    },
};

/// A line of this many euros for a measure, borne by a party.
fn line(number: u128, measure: u128, cost: i64, bearer: u128) -> CostLine {
    CostLine {
        id: Id::numbered(number),
        measure: Some(Id::numbered(measure)),
        units: Some(1.into()),
        unit_price: Some(euros(cost)),
        bearer: Some(Id::numbered(bearer)),
        ..CostLine::default()
    }
}

fn funding(number: u128, kind: FundingKind, amount: i64, party: u128) -> Funding {
    Funding {
        id: Id::numbered(number),
        kind,
        amount: Some(euros(amount)),
        party: Some(Id::numbered(party)),
        ..Funding::default()
    }
}

fn phases(parts: &[(&str, &str, i64)]) -> Phasing {
    let phase = |(first, last, amount): &(&str, &str, i64)| MoneyPhase {
        period: term(first, last),
        amount: euros(*amount),
        ..MoneyPhase::default()
    };
    Phasing::Typed(parts.iter().map(phase).collect())
}

fn target(number: u128, measure: u128, quantity: u32) -> Target {
    Target {
        id: Id::numbered(number),
        measure: Id::numbered(measure),
        quantity: Some(quantity.into()),
        people: People::Each,
        ..Target::default()
    }
}

/// Two themes over 2026 and 2027: € 730 evenly for 10 people, € 300 in 2027 for 1 and € 200 for 20;
/// a grant of € 600, and € 630 from the second party.
fn plan() -> Plan {
    let mut plan = empty();
    plan.period = term("2026-01-01", "2027-12-31");
    for number in [1, 2] {
        add(&mut plan.themes, theme(number));
        let party = Party {
            id: Id::numbered(number),
            ..Party::default()
        };
        add(&mut plan.parties, party);
    }
    for (number, of_theme, people) in [(1, 1, 10), (2, 1, 1), (3, 2, 20)] {
        add(&mut plan.measures, measure(number, of_theme));
        add(&mut plan.targets, target(number, number, people));
    }
    let mut second = line(2, 2, 300, 2);
    second.phasing = phases(&[("2027-01-01", "2027-12-31", 300)]);
    for line in [line(1, 1, 730, 1), second, line(3, 3, 200, 2)] {
        add(&mut plan.cost_lines, line);
    }
    add(&mut plan.funding, funding(1, FundingKind::Grant, 600, 9));
    let own = funding(2, FundingKind::OwnContribution, 630, 2);
    add(&mut plan.funding, own);
    plan
}

fn in_euros(row: &[Option<Cents>]) -> Vec<i64> {
    row.iter().map(|cents| cents.unwrap().get() / 100).collect()
}

#[test]
fn costs_and_funding_by_year_with_what_is_not_covered() {
    let plan = plan();
    let years = Calendar::of(&plan, Step::Year);
    let over_time = over_time(&plan, &money(&plan, Some(50.into())), &years);
    // Both years have 365 days.
    assert_eq!(in_euros(&over_time.costs), [465, 765, 0]);
    assert_eq!(in_euros(over_time.grant.as_ref().unwrap()), [232, 382, 0]);
    assert_eq!(in_euros(&over_time.funded), [615, 615, 0]);
    assert_eq!(in_euros(&over_time.gap), [-150, 150, 0]);
    let second = &over_time.measures[1];
    assert_eq!(
        (second.0, in_euros(&second.1)),
        (Some(Id::numbered(2)), vec![0, 300, 0])
    );
    assert!(!over_time.has_rest());
}

#[test]
fn what_each_party_bears_and_gives() {
    let plan = plan();
    let years = Calendar::of(&plan, Step::Year);
    let shares = by_party(&plan, &money(&plan, None), &years);
    let seen = shares.iter().map(|share| {
        let borne = share.borne.amount.unwrap().get() / 100;
        let given = share.funded.amount.unwrap().get() / 100;
        (share.party, borne, given, in_euros(&share.periods))
    });
    let expected = [
        (Some(Id::numbered(1)), 730, 0, vec![0, 0, 0]),
        (Some(Id::numbered(2)), 500, 630, vec![315, 315, 0]),
        // The party that gives the grant does not exist.
        (None, 0, 600, vec![300, 300, 0]),
    ];
    assert_eq!(seen.collect::<Vec<_>>(), expected);
}

#[test]
fn advances_come_in_on_their_day_and_the_rest_when_it_is_settled() {
    let mut plan = plan();
    plan.funding.update(Id::numbered(1), |grant| {
        let advance = |at, share: u32| Advance {
            day: Some(day(at)),
            share: Some(share.into()),
            ..Advance::default()
        };
        grant.advances = vec![advance("2025-12-15", 10), advance("2026-07-01", 70)];
        grant.settled = Some(day("2028-06-01"));
    });
    let halves = Calendar::of(&plan, Step::HalfYear);
    let money = money(&plan, None);
    let liquidity = liquidity(&plan, &money, &halves);
    // The grant: 60, 420, 0, 0 and afterwards 120; the rest evenly, 181 and 184 days of 730.
    assert_eq!(in_euros(&liquidity.funding[0].1), [60, 420, 0, 0, 120]);
    assert_eq!(in_euros(&liquidity.funding[1].1), [156, 158, 156, 158, 0]);
    // € 730 and € 200 evenly, and € 300 over the days of 2027.
    assert_eq!(in_euros(&liquidity.outgoing), [230, 234, 379, 385, 0]);
    assert_eq!(in_euros(&liquidity.balance), [-14, 330, 106, -120, 0]);
    assert_eq!(liquidity.lowest, Some((3, euros(-120))));
}

#[test]
fn advances_are_never_more_than_the_whole() {
    let mut plan = plan();
    plan.funding.update(Id::numbered(1), |grant| {
        let third = || Advance {
            share: "33.333333".parse().ok(),
            ..Advance::default()
        };
        grant.amount = Cents::new(100).ok();
        grant.advances = vec![third(), third(), third(), third()];
    });
    let grant = plan.funding.get(Id::numbered(1)).unwrap();
    let paid = sectorplan::figures::payments(grant);
    let paid: Vec<i64> = paid.iter().map(|payment| payment.amount.get()).collect();
    assert_eq!(paid, [33, 34, 33, 0]);
}

#[test]
fn a_measure_stands_out_above_three_times_the_median() {
    let plan = plan();
    let per_head = per_head(&plan, &money(&plan, Some(50.into())), &figures(&plan));
    let costs = per_head
        .measures
        .iter()
        .map(|one| (one.cost.get(), one.grant.unwrap().get(), one.stands_out));
    // € 73, € 300 and € 10 per participation: the middle one is € 73.
    let expected = [
        (7_300, 3_650, false),
        (30_000, 15_000, true),
        (1_000, 500, false),
    ];
    assert_eq!(costs.collect::<Vec<_>>(), expected);
    assert_eq!(per_head.median, Some(euros(73)));
    // € 1,230 for 31.
    assert_eq!(per_head.whole, Some(Cents::new(3_968).unwrap()));
}

#[test]
fn a_measure_by_itself_costs_for_each_participation_what_it_does_among_the_others() {
    let plan = plan();
    let (money, figures) = (money(&plan, Some(50.into())), figures(&plan));
    let among = per_head(&plan, &money, &figures).measures;
    assert!(!among.is_empty());
    for one in among {
        let alone = OfMeasure {
            stands_out: false,
            ..one
        };
        let found = cost_of_one(&plan, &money, &figures, one.measure);
        assert_eq!(found, Some(alone));
    }
    assert_eq!(cost_of_one(&plan, &money, &figures, Id::numbered(99)), None);
}

fn seen_in(plan: &Plan, scenario: &Scenario) -> Outlook {
    outlook(plan, &money(plan, None), &figures(plan), scenario)
}

fn scenario(cut: u32, without: &[u128]) -> Scenario {
    Scenario {
        cut: cut.into(),
        without: without.iter().copied().map(Id::numbered).collect(),
    }
}

#[track_caller]
fn check_outlook(scenario: &Scenario, expected: [i64; 5], unpaid: &[u128]) {
    let seen = seen_in(&plan(), scenario);
    let amounts = [seen.costs, seen.grant, seen.own, seen.own_needed, seen.gap];
    assert_eq!(in_euros(&amounts), expected);
    let unpaid: Vec<_> = unpaid.iter().copied().map(Id::numbered).collect();
    assert_eq!(seen.unpaid, unpaid);
}

#[test]
fn a_cut_of_the_grant_is_for_the_sector_to_make_up() {
    check_outlook(&scenario(0, &[]), [1_230, 600, 630, 630, 0], &[]);
    check_outlook(&scenario(10, &[]), [1_230, 540, 630, 690, 60], &[3]);
    // € 630 does not even pay for the first measure.
    check_outlook(&scenario(100, &[]), [1_230, 0, 630, 1_230, 600], &[1, 2, 3]);
    check_outlook(&scenario(300, &[]), [1_230, 0, 630, 1_230, 600], &[1, 2, 3]);
}

#[test]
fn a_theme_that_falls_away_takes_its_part_of_the_grant_along() {
    // Without rates in proportion to costs: 1,030 of 1,230, of € 600, is € 502.44.
    check_outlook(&scenario(0, &[2]), [1_030, 502, 630, 527, -102], &[]);
    let seen = seen_in(&plan(), &scenario(0, &[2]));
    assert_eq!((seen.applications, seen.gone), (11, vec![Id::numbered(3)]));
}

#[test]
fn where_lines_have_rates_the_grant_falls_with_what_it_pays_of_them() {
    let mut plan = plan();
    // The grant pays all of the third line and nothing of the others.
    plan.cost_lines.update(Id::numbered(3), |line| {
        line.funding_rate = Some(100.into());
    });
    assert_eq!(seen_in(&plan, &scenario(0, &[2])).grant, Some(Cents::ZERO));
    assert_eq!(seen_in(&plan, &scenario(0, &[1])).grant, Some(euros(600)));
}

/// Where a total comes from: which line, funding or measure, how much it is, and what it becomes.
fn sources_of(plan: &Plan, total: Total, scenario: &Scenario) -> Vec<(Origin, i64, i64)> {
    let (costs, people) = (money(plan, None), figures(plan));
    let outlook = outlook(plan, &costs, &people, scenario);
    let sources = sources(total, plan, &costs, &people, scenario, &outlook);
    let told = sources.iter();
    told.map(|source| (source.from, source.before, source.after))
        .collect()
}

#[test]
fn totals_name_the_lines_and_the_funding_that_they_come_from() {
    // The second theme is dropped with its line of € 200; € 502.44 of the grant is left.
    let told = |total| sources_of(&plan(), total, &scenario(0, &[2]));
    let line = |number| Origin::Line(Id::numbered(number));
    let funding = |number| Origin::Funding(Id::numbered(number));
    let costs = [
        (line(1), 73_000, 73_000),
        (line(2), 30_000, 30_000),
        (line(3), 20_000, 0),
    ];
    let (grant, own) = (
        (funding(1), -60_000, -50_244),
        (funding(2), -63_000, -63_000),
    );
    assert_eq!(told(Total::Costs), costs);
    assert_eq!(
        told(Total::Funded(FundingKind::Grant)),
        [(funding(1), 60_000, 50_244)]
    );
    assert_eq!(told(Total::OwnNeeded), [&costs[..], &[grant]].concat());
    assert_eq!(told(Total::Gap), [&costs[..], &[grant, own]].concat());
    let people = [(1, 10, 10), (2, 1, 1), (3, 20, 0)];
    let people = people
        .map(|(number, before, after)| (Origin::Measure(Id::numbered(number)), before, after));
    assert_eq!(told(Total::Applications), people);
}

fn accept(session: &mut Session, scenario: &Scenario) -> Edited {
    let outlook = seen_in(session.plan(), scenario);
    let change = Change::whole(Act::AcceptScenario, session.plan().id);
    session.edit(change, 0, |plan| acts::accept(plan, scenario, &outlook))
}

#[test]
fn an_accepted_scenario_takes_themes_out_and_keeps_phases_in_proportion() {
    let mut plan = plan();
    plan.funding.update(Id::numbered(1), |grant| {
        grant.phasing = phases(&[
            ("2026-01-01", "2026-12-31", 200),
            ("2027-01-01", "2027-12-31", 400),
        ]);
    });
    let mut session = Session::new(plan);
    assert_eq!(accept(&mut session, &scenario(50, &[1])), Edited::Changed);
    let plan = session.plan();
    let left = (plan.themes.len(), plan.measures.len(), plan.targets.len());
    assert_eq!((left, plan.cost_lines.len()), ((1, 1, 1), 1));
    let dangling = |rule: &Rule| matches!(rule, Rule::Dangling { .. });
    let found = check(plan, &figures(plan));
    // The party of the grant did not exist before either.
    assert_eq!(
        found.iter().filter(|one| dangling(&one.rule)).count(),
        1 + 3
    );
    // Of € 600 the part 200 : 1,230, and half of that: € 48.78.
    let grant = plan.funding.get(Id::numbered(1)).unwrap();
    assert_eq!(grant.amount, Some(Cents::new(4_878).unwrap()));
    let Phasing::Typed(phases) = &grant.phasing else {
        panic!("the phases are gone");
    };
    let phases: Vec<i64> = phases.iter().map(|phase| phase.amount.get()).collect();
    assert_eq!(phases, [1_626, 3_252]);
}

/// Anything that may be in a budget: units in millionths, price, rate, measure, bearer, category,
/// and possibly a phase.
type AnyLine = (u64, i64, u32, u128, u128, u8, Option<(i16, i64)>);

fn any_line() -> impl Strategy<Value = AnyLine> {
    (
        0_u64..1_000_000_000,
        -10_000_i64..1_000_000,
        0_u32..=120,
        0_u128..6,
        0_u128..4,
        any::<u8>(),
        prop::option::of((2024_i16..2030, -1_000_i64..1_000_000)),
    )
}

fn any_phasing(phase: Option<(i16, i64)>) -> Phasing {
    phase.map_or(Phasing::Even, |(year, euros)| {
        let (first, last) = (format!("{year}-03-15"), format!("{}-02-10", year + 1));
        phases(&[(&first, &last, euros)])
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let lines = prop::collection::vec(any_line(), 0..20);
    let money = (0_i64..10_000_000_000, any::<bool>(), 0_u128..4);
    let money = (
        money,
        prop::option::of((2024_i16..2030, 0_i64..1_000_000)),
        0_u32..60,
    );
    let funding = prop::collection::vec(money, 0..6);
    (lines, funding, any::<bool>()).prop_map(|(lines, funding, has_period)| {
        let mut plan = empty();
        if has_period {
            plan.period = term("2025-09-01", "2028-02-29");
        }
        for number in 1..=2 {
            add(&mut plan.themes, theme(number));
            let party = Party {
                id: Id::numbered(number),
                ..Party::default()
            };
            add(&mut plan.parties, party);
        }
        for (number, of_theme) in [(1, 1), (2, 1), (3, 2), (4, 9)] {
            add(&mut plan.measures, measure(number, of_theme));
            add(&mut plan.targets, target(number, number, 5));
        }
        for (number, (millionths, price, rate, measure, bearer, category, phase)) in
            (1..).zip(lines)
        {
            let units = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            let category = match category % 3 {
                0 => CostCategory::Wages,
                1 => CostCategory::Own(category.to_string()),
                _ => CostCategory::Training,
            };
            add(
                &mut plan.cost_lines,
                CostLine {
                    units: units.parse().ok(),
                    unit_price: Cents::new(price).ok(),
                    funding_rate: (rate <= 100).then(|| rate.into()),
                    category,
                    phasing: any_phasing(phase),
                    ..line(number, measure, 0, bearer)
                },
            );
        }
        for (number, ((amount, is_grant, party), phase, share)) in (1..).zip(funding) {
            let kind = if is_grant {
                FundingKind::Grant
            } else {
                FundingKind::Private
            };
            let advance = Advance {
                share: Some(share.into()),
                day: Some(day("2026-05-05")),
                ..Advance::default()
            };
            add(
                &mut plan.funding,
                Funding {
                    amount: Cents::new(amount).ok(),
                    phasing: any_phasing(phase),
                    advances: if share > 30 {
                        vec![advance.clone(), advance]
                    } else {
                        Vec::new()
                    },
                    ..self::funding(number, kind, 0, party)
                },
            );
        }
        plan
    })
}

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Option<Cents>>) -> i64 {
    amounts
        .into_iter()
        .map(|amount| amount.map_or(0, Cents::get))
        .sum()
}

/// The costs and the grant of every split, each of which must be the sum of all lines.
fn splits(plan: &Plan, money: &Money) -> Vec<(i64, i64)> {
    let of = |costs: Vec<&sectorplan::figures::Costs>| {
        (
            sum(costs.iter().map(|it| &it.amount)),
            sum(costs.iter().map(|it| &it.grant)),
        )
    };
    let loose = &money.without_measure;
    let measures = plan.measures.iter().filter_map(|it| money.measure(it.id));
    let themes = plan.themes.iter().map(|theme| Some(theme.id)).chain([None]);
    let themes = themes.filter_map(|theme| money.theme(theme));
    let parties = by_party(plan, money, &Calendar::default());
    let mut splits = vec![
        of(measures.chain([loose]).collect()),
        of(themes.chain([loose]).collect()),
        of(money.categories.iter().map(|(_, costs)| costs).collect()),
        of(parties.iter().map(|share| &share.borne).collect()),
    ];
    for step in [Step::Year, Step::HalfYear] {
        let over_time = over_time(plan, money, &Calendar::of(plan, step));
        splits.push((sum(&over_time.costs), sum(over_time.grant.iter().flatten())));
        let measures = over_time.measures.iter().flat_map(|(_, row)| row);
        splits.push((sum(measures), sum(over_time.grant.iter().flatten())));
    }
    splits
}

proptest! {
    #[test]
    fn parts_add_up_to_wholes_in_every_split(plan in any_plan(), rate in prop::option::of(0_u32..=100)) {
        let money = money(&plan, rate.map(Quantity::from));
        let whole = (sum([&money.costs.amount]), sum([&money.costs.grant]));
        for split in splits(&plan, &money) {
            prop_assert_eq!(split, whole);
        }
        let funded = sum([&money.funded.amount]);
        prop_assert_eq!(sum(money.kinds.iter().map(|(_, funded)| &funded.amount)), funded);
        let halves = Calendar::of(&plan, Step::HalfYear);
        let over_time = over_time(&plan, &money, &halves);
        prop_assert_eq!(sum(&over_time.funded), funded);
        prop_assert_eq!(sum(&over_time.gap), whole.0 - funded);
        let shares = by_party(&plan, &money, &halves);
        prop_assert_eq!(sum(shares.iter().flat_map(|share| &share.periods)), funded);
        let liquidity = liquidity(&plan, &money, &halves);
        prop_assert_eq!(sum(&liquidity.incoming), funded);
        prop_assert_eq!(sum(&liquidity.outgoing), whole.0);
        prop_assert_eq!(sum(liquidity.balance.last()), funded - whole.0);
    }

    #[test]
    fn a_total_is_what_its_sources_add_up_to(
        plan in any_plan(),
        cut in 0_u32..130,
        without in prop::collection::btree_set(0_u128..4, 0..3),
    ) {
        let scenario = scenario(cut, &without.into_iter().collect::<Vec<_>>());
        let (before, after) = (seen_in(&plan, &Scenario::default()), seen_in(&plan, &scenario));
        let added = |total| {
            let sources = sources_of(&plan, total, &scenario);
            (sources.iter().map(|it| it.1).sum::<i64>(), sources.iter().map(|it| it.2).sum::<i64>())
        };
        let of = |read: fn(&Outlook) -> Option<Cents>| {
            let cents = |outlook| read(outlook).unwrap().get();
            (cents(&before), cents(&after))
        };
        prop_assert_eq!(added(Total::Costs), of(|it| it.costs));
        prop_assert_eq!(added(Total::Funded(FundingKind::Grant)), of(|it| it.grant));
        prop_assert_eq!(added(Total::Funded(FundingKind::OwnContribution)), of(|it| it.own));
        prop_assert_eq!(added(Total::Gap), of(|it| it.gap));
        let (needed, left) = added(Total::OwnNeeded);
        prop_assert_eq!((needed.max(0), left.max(0)), of(|it| it.own_needed));
        let people = added(Total::Applications);
        prop_assert_eq!(people, (before.applications.cast_signed(), after.applications.cast_signed()));
    }

    #[test]
    fn a_scenario_of_nothing_is_the_plan(plan in any_plan()) {
        let mut session = Session::new(plan.clone());
        let seen = seen_in(&plan, &Scenario::default());
        let money = money(&plan, None);
        prop_assert_eq!((seen.costs, seen.gap), (money.costs.amount, money.gap));
        prop_assert_eq!(accept(&mut session, &Scenario::default()), Edited::Unchanged);
        prop_assert_eq!(session.plan(), &plan);
    }

    #[test]
    fn an_accepted_scenario_is_what_was_shown_and_undo_is_the_plan(
        plan in any_plan(),
        cut in 0_u32..130,
        without in prop::collection::btree_set(0_u128..4, 0..3),
    ) {
        let scenario = scenario(cut, &without.into_iter().collect::<Vec<_>>());
        let seen = seen_in(&plan, &scenario);
        let mut session = Session::new(plan.clone());
        let edited = accept(&mut session, &scenario);
        let after = seen_in(session.plan(), &Scenario::default());
        prop_assert_eq!(
            (after.costs, after.grant, after.own_needed, after.gap, after.applications),
            (seen.costs, seen.grant, seen.own_needed, seen.gap, seen.applications)
        );
        prop_assert_eq!(&after.unpaid, &seen.unpaid);
        if edited == Edited::Changed {
            session.undo();
        }
        prop_assert_eq!(session.plan(), &plan);
    }
}

#[test]
fn a_large_plan_is_split_without_loss() {
    let plan = sample(100);
    let money = money(&plan, Some(50.into()));
    let whole = (sum([&money.costs.amount]), sum([&money.costs.grant]));
    for split in splits(&plan, &money) {
        assert_eq!(split, whole);
    }
}
