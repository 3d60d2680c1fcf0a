//! Money: exact, rounded once, parts that add up, and never more than a plan can hold.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{add, empty, euros, measure, quantity, theme};
use proptest::prelude::*;
use sectorplan::{
    figures::{Money, NoAmount, by_tiers, costs_the_same, money, percent_of},
    plan::{
        Cents, CostCategory, CostLine, Funding, FundingKind, Id, Items, Plan, Quantity, Rate,
        sample::sample,
    },
};

fn cents(cents: i64) -> Cents {
    Cents::new(cents).unwrap()
}

fn line(number: u128, units: &str, price: i64) -> CostLine {
    CostLine {
        id: Id::numbered(number),
        units: Some(quantity(units)),
        unit_price: Some(cents(price)),
        ..CostLine::default()
    }
}

fn plan_of(lines: impl IntoIterator<Item = CostLine>) -> Plan {
    let mut plan = empty();
    for line in lines {
        add(&mut plan.cost_lines, line);
    }
    plan
}

fn fund(plan: &mut Plan, number: u128, kind: FundingKind, amount: Cents) {
    let funding = Funding {
        id: Id::numbered(number),
        kind,
        amount: Some(amount),
        ..Funding::default()
    };
    add(&mut plan.funding, funding);
}

#[track_caller]
fn check_amount(units: &str, price: i64, expected: Result<i64, NoAmount>) {
    let money = money(&plan_of([line(1, units, price)]), None);
    let amount = money.line(Id::numbered(1)).unwrap().amount;
    assert_eq!(amount.map(Cents::get), expected);
    assert_eq!(
        money.costs.amount.is_none(),
        expected == Err(NoAmount::TooLarge)
    );
}

#[test]
fn a_line_is_units_times_price_rounded_once() {
    check_amount("12", 84_000, Ok(1_008_000));
    check_amount("0.5", 1, Ok(1));
    check_amount("0.333333", 100, Ok(33));
    check_amount("7.7", 1_005, Ok(7_739));
    check_amount("1000000000000", 1_000, Ok(1_000_000_000_000_000));
    check_amount("1000000000000", 1_001, Err(NoAmount::TooLarge));
    check_amount("1000000000000", Cents::MOST, Err(NoAmount::TooLarge));
}

#[test]
fn a_line_without_a_price_has_that_of_its_rate() {
    let mut plan = plan_of([line(1, "3", 0), line(2, "3", 500), line(3, "3", 0)]);
    let rate = Rate {
        id: Id::numbered(1),
        price: Some(cents(1_250)),
        ..Rate::default()
    };
    add(&mut plan.rates, rate);
    for (number, rate) in [(1, 1), (2, 1), (3, 9)] {
        plan.cost_lines.update(Id::numbered(number), |line| {
            line.rate = Some(Id::numbered(rate));
            line.unit_price = line.unit_price.filter(|price| *price > Cents::ZERO);
        });
    }
    let money = money(&plan, None);
    let amount = |number| money.line(Id::numbered(number)).unwrap().amount;
    assert_eq!(amount(1), Ok(cents(3_750)));
    assert_eq!(amount(2), Ok(cents(1_500)));
    assert_eq!(amount(3), Err(NoAmount::Missing));
    assert_eq!(money.costs.amount, Some(cents(5_250)));
    assert_eq!(money.costs.open, [Id::numbered(3)]);
    assert_eq!(money.costs.from, [Id::numbered(1), Id::numbered(2)]);
}

#[test]
fn a_sum_beyond_what_a_plan_holds_is_none() {
    let most = || line(1, "1", Cents::MOST);
    assert_eq!(
        money(&plan_of([most()]), None).costs.amount,
        Some(cents(Cents::MOST))
    );
    let money = money(&plan_of([most(), line(2, "1", 1)]), None);
    assert_eq!((money.costs.amount, money.gap), (None, None));
}

fn grants(money: &Money, numbers: std::ops::RangeInclusive<u128>) -> Vec<i64> {
    numbers
        .map(|number| {
            money
                .line(Id::numbered(number))
                .unwrap()
                .grant
                .unwrap()
                .get()
        })
        .collect()
}

#[test]
fn the_grants_of_lines_add_up_to_the_grant_of_the_whole() {
    // Half of three times a cent is one and a half, so two: not three times a half, rounded.
    let plan = plan_of((1..=3).map(|number| line(number, "1", 1)));
    let money = money(&plan, Some(quantity("50")));
    assert_eq!(money.costs.grant, Some(cents(2)));
    assert_eq!(grants(&money, 1..=3), [1, 1, 0]);
    assert_eq!(money.costs.blended_rate().unwrap().to_string(), "66.67");
}

#[test]
fn a_line_may_have_a_rate_of_its_own() {
    let mut own = line(2, "1", 10_000);
    own.funding_rate = Some(quantity("100"));
    let plan = plan_of([line(1, "1", 10_000), own]);
    let with_rate = money(&plan, Some(quantity("50")));
    assert_eq!(grants(&with_rate, 1..=2), [5_000, 10_000]);
    let without = money(&plan, None);
    assert_eq!(without.line(Id::numbered(1)).unwrap().grant, None);
    assert_eq!(without.costs.grant, Some(cents(10_000)));
}

/// The whole plan as one line: what the published money of the example adds up to.
fn metalektro() -> Plan {
    let mut plan = plan_of([line(1, "1", 1_995_280_300)]);
    fund(&mut plan, 1, FundingKind::Grant, euros(6_475_973));
    fund(
        &mut plan,
        2,
        FundingKind::OwnContribution,
        euros(13_476_830),
    );
    plan
}

#[test]
fn costs_are_the_grant_and_the_own_contribution_of_the_published_plan() {
    let mut plan = metalektro();
    assert_eq!(money(&plan, None).gap, Some(Cents::ZERO));
    let of = |plan: &Plan, kind| {
        let money = money(plan, None);
        let (_, funded) = money
            .kinds
            .into_iter()
            .find(|(one, _)| *one == kind)
            .unwrap();
        funded.amount
    };
    assert_eq!(of(&plan, FundingKind::Grant), Some(euros(6_475_973)));
    assert_eq!(of(&plan, FundingKind::Private), Some(Cents::ZERO));
    fund(&mut plan, 3, FundingKind::Private, euros(1));
    assert_eq!(money(&plan, None).gap, Some(euros(-1)));
}

#[test]
fn shares_and_allowances_of_the_published_plan() {
    let (costs, grant) = (euros(19_952_803), euros(6_475_973));
    assert_eq!(percent_of(costs, 60.into()), Some(cents(1_197_168_180)));
    assert_eq!(percent_of(grant, 80.into()), Some(cents(518_077_840)));
    let allowance = |first: i64, second: i64| {
        let tiers: [(Option<Cents>, Quantity); 3] = [
            (Some(euros(first)), 15.into()),
            (Some(euros(second)), 7.into()),
            (None, 1.into()),
        ];
        by_tiers(costs, &tiers)
    };
    // 75,000 + 35,000 + 189,528.03, and 150,000 + 630,000 + 99,528.03.
    assert_eq!(allowance(500_000, 1_000_000), Some(cents(29_952_803)));
    assert_eq!(allowance(1_000_000, 10_000_000), Some(cents(87_952_803)));
    let small = [(Some(euros(500)), 15.into()), (None, 1.into())];
    assert_eq!(by_tiers(euros(100), &small), Some(euros(15)));
}

#[test]
fn costs_are_added_up_by_measure_theme_and_category() {
    let of = |number, measure: Option<u128>, category| CostLine {
        measure: measure.map(Id::numbered),
        category,
        ..line(number, "1", 100)
    };
    let mut plan = plan_of([
        of(1, Some(1), CostCategory::Training),
        of(2, Some(2), CostCategory::Wages),
        of(3, None, CostCategory::Training),
        of(4, Some(9), CostCategory::Training),
    ]);
    add(&mut plan.themes, theme(1));
    add(&mut plan.measures, measure(1, 1));
    add(&mut plan.measures, measure(2, 7));
    let money = money(&plan, None);
    let amount = |costs: Option<&sectorplan::figures::Costs>| costs.unwrap().amount.unwrap().get();
    assert_eq!(amount(money.measure(Id::numbered(1))), 100);
    assert_eq!(amount(money.theme(Some(Id::numbered(1)))), 100);
    // The theme of the second measure does not exist.
    assert_eq!(amount(money.theme(None)), 100);
    assert_eq!(amount(Some(&money.without_measure)), 200);
    let categories: Vec<_> = money
        .categories
        .iter()
        .map(|(category, costs)| (category.clone(), amount(Some(costs))))
        .collect();
    assert_eq!(
        categories,
        [(CostCategory::Wages, 100), (CostCategory::Training, 300)]
    );
}

#[test]
fn own_kinds_of_cost_that_differ_by_a_capital_or_an_accent_are_one() {
    let own = |number, name: &str| CostLine {
        category: CostCategory::Own(name.to_owned()),
        ..line(number, "1", 100)
    };
    let plan = plan_of([
        own(1, "Café"),
        own(2, "cafe\u{200b}"),
        own(3, "CAFE\u{301}"),
        own(4, "Zaal"),
    ]);
    let categories = money(&plan, None).categories;
    let named: Vec<_> = categories
        .iter()
        .map(|(category, costs)| (category.clone(), costs.from.len()))
        .collect();
    assert_eq!(
        named,
        [
            (CostCategory::Own("Café".to_owned()), 3),
            (CostCategory::Own("Zaal".to_owned()), 1),
        ]
    );
}

#[test]
fn the_sample_has_no_gap() {
    assert_eq!(money(&sample(12), None).gap, Some(Cents::ZERO));
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole(
        lines in prop::collection::vec((0_u64..1_000_000_000, -10_000_i64..1_000_000, 0_u32..=120, 0_u128..4), 0..20),
        rate in prop::option::of(0_u32..=100),
    ) {
        let mut plan = empty();
        add(&mut plan.measures, measure(1, 1));
        add(&mut plan.measures, measure(2, 1));
        for (number, (millionths, price, rate, measure)) in (1..).zip(lines) {
            let units = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            add(&mut plan.cost_lines, CostLine {
                measure: Some(Id::numbered(measure)),
                funding_rate: (rate <= 100).then(|| rate.into()),
                ..line(number, &units, price)
            });
        }
        let money = money(&plan, rate.map(Quantity::from));
        let amount: i64 = plan.cost_lines.iter().map(|line| money.line(line.id).unwrap().amount.unwrap().get()).sum();
        let grant: i64 = plan.cost_lines.iter().filter_map(|line| money.line(line.id).unwrap().grant).map(Cents::get).sum();
        prop_assert_eq!(money.costs.amount.map(Cents::get), Some(amount));
        let rated = plan.cost_lines.iter().any(|line| money.line(line.id).unwrap().grant.is_some());
        prop_assert_eq!(money.costs.grant.map(Cents::get), rated.then_some(grant));
        let parts = [money.measure(Id::numbered(1)), money.measure(Id::numbered(2)), Some(&money.without_measure)];
        let parts: i64 = parts.into_iter().flatten().filter_map(|costs| costs.grant).map(Cents::get).sum();
        prop_assert_eq!(parts, grant);
    }
}

#[test]
fn money_is_added_up_again_only_when_it_may_differ() {
    let plan = sample(10);
    let changed = |change: fn(&mut Plan)| {
        let mut other = plan.clone();
        change(&mut other);
        (costs_the_same(&plan, &other), other)
    };
    let (same, retitled) = changed(|plan| {
        let first = plan.measures.iter().next().unwrap().id;
        plan.measures
            .update(first, |measure| measure.title.push('!'));
    });
    assert!(same);
    assert_eq!(money(&plan, None), money(&retitled, None));
    let matters: [fn(&mut Plan); 4] = [
        |plan| plan.cost_lines = Items::default(),
        |plan| plan.funding = Items::default(),
        |plan| plan.themes = Items::default(),
        |plan| {
            let first = plan.measures.iter().next().unwrap().id;
            plan.measures.update(first, |measure| measure.theme = None);
        },
    ];
    for change in matters {
        assert!(!changed(change).0);
    }
}
