//! Money: lines, measures, funding, and what was stated.

use sectorplan::plan::{
    Advance, Funding, Id, MoneyPhase, People, Phasing, Plan, Rate, Stated, StatedValue, TargetUnit,
    Wage,
};

use super::{expect_after, second_target};
use crate::support::{add, euros, overlap, quantity, target};

#[test]
fn money_and_measures_belong_together() {
    let loose = |plan: &mut Plan| {
        plan.cost_lines
            .update(Id::numbered(1), |line| line.measure = None);
    };
    expect_after(
        loose,
        &["measure_without_costs", "cost_line_without_measure"],
    );
    let none = |plan: &mut Plan| plan.cost_lines.retain(|_| false);
    expect_after(none, &["no_money"]);
    let stated = |plan: &mut Plan| {
        none(plan);
        add(&mut plan.stated, stated(1, StatedValue::Costs(euros(100))));
    };
    expect_after(stated, &["stated_not_broken_down"]);
}

fn stated(number: u128, value: StatedValue) -> Stated {
    Stated {
        id: Id::numbered(number),
        value,
        ..Stated::default()
    }
}

#[track_caller]
fn expect_of_stated(values: &[StatedValue], expected: &[&str]) {
    let change = |plan: &mut Plan| {
        for (number, value) in (1..).zip(values) {
            add(&mut plan.stated, stated(number, *value));
        }
    };
    expect_after(change, expected);
}

/// What else is found in a plan that states money without breaking it down.
#[track_caller]
fn expect_of_stated_alone(values: &[StatedValue], expected: &[&str]) {
    let change = |plan: &mut Plan| {
        plan.cost_lines.retain(|_| false);
        for (number, value) in (1..).zip(values) {
            add(&mut plan.stated, stated(number, *value));
        }
    };
    let broken_down = ["stated_not_broken_down"].iter();
    let expected: Vec<&str> = expected.iter().chain(broken_down).copied().collect();
    expect_after(change, &expected);
}

#[test]
fn stated_participants_are_those_that_follow_from_the_targets() {
    use StatedValue::{Applications, People};
    expect_of_stated(&[Applications(100.into()), People(100.into())], &[]);
    expect_of_stated(&[Applications(99.into())], &["stated_differs"]);
    expect_of_stated(&[People(quantity("100.5"))], &["stated_differs"]);
    // The superseded one is compared with the current one.
    expect_of_stated(
        &[Applications(90.into()), Applications(100.into())],
        &["stated_disagrees"],
    );
    expect_of_stated(&[Applications(100.into()), Applications(100.into())], &[]);
}

#[test]
fn a_stated_number_above_a_lower_bound_is_possible() {
    let circle = |stated_people: u32| {
        move |plan: &mut Plan| {
            second_target(plan, |_| {});
            second_target_numbered(plan, 3);
            for (one, other) in [(1, 2), (2, 3), (3, 1)] {
                overlap(plan, one, other, 10);
            }
            // 100 + 50 + 50, less three times ten.
            add(
                &mut plan.stated,
                stated(1, StatedValue::People(stated_people.into())),
            );
        }
    };
    expect_after(circle(170), &[]);
    expect_after(circle(180), &[]);
    expect_after(circle(201), &["stated_differs"]);
    expect_after(circle(169), &["stated_differs"]);
}

fn second_target_numbered(plan: &mut Plan, number: u128) {
    let mut third = target(number, 1, 50, People::Each);
    third.unit = Some(TargetUnit::Meeting);
    add(&mut plan.targets, third);
}

#[test]
fn stated_grant_and_own_contribution_are_the_stated_costs() {
    use StatedValue::{Costs, Grant, OwnContribution};
    let metalektro = [
        Costs(euros(19_952_803)),
        Grant(euros(6_475_973)),
        OwnContribution(euros(13_476_830)),
    ];
    expect_of_stated_alone(&metalektro, &[]);
    let wrong = [
        Costs(euros(100)),
        Grant(euros(40)),
        OwnContribution(euros(50)),
    ];
    expect_of_stated_alone(&wrong, &["stated_short"]);
    let wrong = [
        Costs(euros(100)),
        Grant(euros(60)),
        OwnContribution(euros(50)),
    ];
    expect_of_stated_alone(&wrong, &["stated_sum"]);
    expect_of_stated_alone(&[Costs(euros(100)), Grant(euros(40))], &[]);
}

#[test]
fn what_is_phased_is_the_whole_amount() {
    let phased = |amounts: &'static [i64]| {
        move |plan: &mut Plan| {
            let phase = |amount: &i64| MoneyPhase {
                amount: euros(*amount),
                ..MoneyPhase::default()
            };
            plan.cost_lines.update(Id::numbered(1), |line| {
                line.units = Some(1.into());
                line.unit_price = Some(euros(100));
                line.phasing = Phasing::Typed(amounts.iter().map(phase).collect());
            });
            let funding = Funding {
                id: Id::numbered(9),
                amount: Some(euros(100)),
                ..Funding::default()
            };
            add(&mut plan.funding, funding);
        }
    };
    expect_after(phased(&[40, 60]), &[]);
    expect_after(phased(&[40, 50]), &["phases_differ"]);
    expect_after(phased(&[]), &["phases_differ"]);
}

#[test]
fn a_rate_has_a_price_or_what_it_is_worked_out_from() {
    let with = |rate: Rate| {
        move |plan: &mut Plan| {
            let rate = Rate {
                id: Id::numbered(1),
                ..rate.clone()
            };
            add(&mut plan.rates, rate);
        }
    };
    expect_after(with(Rate::default()), &["rate_without_price"]);
    let wage = |hours: u32| Rate {
        wage: Some(Wage {
            gross: Some(euros(40_000)),
            hours: Some(hours.into()),
            ..Wage::default()
        }),
        ..Rate::default()
    };
    expect_after(with(wage(1_720)), &[]);
    expect_after(with(wage(0)), &["rate_without_price"]);
}

#[test]
fn advances_are_no_more_than_the_whole() {
    let with = |share: &'static str| {
        move |plan: &mut Plan| {
            let advance = |share: &str| Advance {
                share: share.parse().ok(),
                ..Advance::default()
            };
            let funding = Funding {
                id: Id::numbered(9),
                advances: vec![advance("80"), advance(share)],
                ..Funding::default()
            };
            add(&mut plan.funding, funding);
        }
    };
    expect_after(with("20"), &[]);
    expect_after(with("20.5"), &["advances_too_large"]);
}
