//! Dates: in order, and inside the plan.

use sectorplan::{
    check::{Cause, Finding, Rule, said_once},
    plan::{
        Activity, Funding, FundingKind, Horizon, Id, Language, MoneyPhase, Phasing, Pilot, Plan,
        QuantityPhase, Realisation, RealisationOf, RelatedPlan, Research,
    },
    text::{ListOf, Words},
};

use super::{expect_after, expect_of_measure, expect_of_target, findings};
use crate::support::{add, cost_line, day, euros, sound, term};

#[test]
fn the_period_of_a_plan() {
    expect_after(|plan| plan.period.last = None, &["period_missing"]);
    expect_after(
        |plan| plan.period = term("2028-01-01", "2027-12-31"),
        &["ends_before_start"],
    );
    expect_after(
        |plan| plan.period = term("2026-01-01", "2028-01-01"),
        &["years_and_a_day"],
    );
    expect_after(
        |plan| plan.version.date = Some(day("2026-01-02")),
        &["version_after_start"],
    );
}

#[test]
fn two_years_end_a_day_earlier_than_two_years_and_a_day() {
    let mut plan = sound();
    plan.period = term("2014-09-01", "2016-09-01");
    let found = findings(&plan);
    let rule = found.iter().map(|finding| &finding.rule).next();
    let expected = Rule::YearsAndADay {
        years: 2,
        last: day("2016-08-31"),
    };
    assert_eq!(rule, Some(&expected));
}

#[test]
fn phases_of_a_target_lie_inside_the_plan() {
    expect_of_target(
        |target| {
            target.phasing = vec![QuantityPhase {
                period: term("2027-07-01", "2028-06-30"),
                amount: 100.into(),
                ..QuantityPhase::default()
            }];
        },
        &["outside_plan"],
    );
}

/// After the end was brought forward, one line says how much lies outside and how much money that
/// is, with each line, target and reading under it.
#[test]
fn what_a_shorter_term_leaves_outside_is_said_once() {
    let mut plan = sound();
    let later = |amount: u32| {
        Phasing::Typed(vec![MoneyPhase {
            period: term("2027-01-01", "2027-12-31"),
            amount: euros(amount.into()),
            ..MoneyPhase::default()
        }])
    };
    let price = |plan: &mut Plan, number: u128, amount: u32| {
        plan.cost_lines.update(Id::numbered(number), |line| {
            line.units = Some(1.into());
            line.unit_price = Some(euros(amount.into()));
            line.description = format!("Line {number}");
            line.phasing = later(amount);
        });
    };
    add(&mut plan.cost_lines, cost_line(2, 1));
    price(&mut plan, 1, 1_000);
    price(&mut plan, 2, 234);
    let funding = Funding {
        id: Id::numbered(1),
        kind: FundingKind::OwnContribution,
        amount: Some(euros(1_234)),
        phasing: later(1_234),
        ..Funding::default()
    };
    add(&mut plan.funding, funding);
    plan.targets
        .update(Id::numbered(1), |it| it.due = Some(day("2027-11-30")));
    add(
        &mut plan.realisations,
        Realisation {
            id: Id::numbered(1),
            of: Some(RealisationOf::Target(Id::numbered(1))),
            date: Some(day("2027-06-30")),
            value: "10".parse().ok(),
            ..Realisation::default()
        },
    );
    let of_term = |plan: &Plan| -> Vec<Finding> {
        let all = findings(plan).into_iter();
        all.filter(|it| it.rule.cause() == Some(Cause::OutsideTerm))
            .collect()
    };
    assert!(of_term(&plan).is_empty());
    plan.period.last = Some(day("2026-12-31"));
    let found = of_term(&plan);
    let entries = said_once(&found);
    assert_eq!(entries.iter().map(Vec::len).collect::<Vec<_>>(), [5]);
    let said = |language| {
        let words = Words::new(language);
        let text = words.entry(&plan, &entries[0]);
        assert_eq!(words.list_of(&entries[0]), ListOf::Sentences);
        let lines = entries[0].iter().map(|it| words.finding(&plan, it).title);
        let lines: Vec<String> = lines.map(|line| line.replace('\u{a0}', " ")).collect();
        (
            [text.title, text.detail].map(|it| it.replace('\u{a0}', " ")),
            lines,
        )
    };
    let (text, lines) = said(Language::Nl);
    assert_eq!(
        text,
        [
            "5 dingen vallen buiten de looptijd van het plan, waaronder € 1.234,00 aan kosten en \
             € 1.234,00 aan dekking",
            "De looptijd is 1 jan 2026 t/m 31 dec 2026. Verbeter deze dagen, of de looptijd van het plan.",
        ]
    );
    assert!(
        lines.contains(
            &"Begrotingsregel ‘Line 2’: € 234,00 is verdeeld over dagen buiten het plan".into()
        ),
        "{lines:#?}"
    );
    let (text, _) = said(Language::En);
    assert_eq!(
        text[0],
        "5 things lie outside the term of the plan, including €1,234.00 in costs and €1,234.00 in funding"
    );
}

#[test]
fn dates_lie_inside_the_plan() {
    expect_of_target(
        |target| target.due = Some(day("2028-01-01")),
        &["outside_plan"],
    );
    expect_of_target(|target| target.due = Some(day("2027-12-31")), &[]);
    expect_of_measure(
        |measure| measure.period = term("2025-01-01", "2029-01-01"),
        &["outside_plan"],
    );
    expect_of_measure(
        |measure| measure.period = term("2029-01-01", "2025-01-01"),
        &["ends_before_start"],
    );
    let milestone = Activity {
        id: Id::numbered(1),
        title: "Kick-off".into(),
        milestone: Some(day("2020-01-01")),
        ..Activity::default()
    };
    expect_after(
        |plan| add(&mut plan.activities, milestone),
        &["outside_plan"],
    );
}

#[test]
fn periods_end_after_they_start_everywhere() {
    let reversed = || term("2027-01-01", "2026-01-01");
    let phases = Phasing::Typed(vec![MoneyPhase {
        period: reversed(),
        ..MoneyPhase::default()
    }]);
    let change = |plan: &mut Plan| {
        add(
            &mut plan.related_plans,
            RelatedPlan {
                id: Id::numbered(1),
                period: reversed(),
                ..RelatedPlan::default()
            },
        );
        plan.bottlenecks.update(Id::numbered(1), |bottleneck| {
            bottleneck.horizon = Horizon::Coming {
                from: 2020,
                to: 2015,
            };
        });
        plan.cost_lines
            .update(Id::numbered(1), |line| line.phasing = phases.clone());
        add(
            &mut plan.funding,
            Funding {
                id: Id::numbered(1),
                kind: FundingKind::Grant,
                phasing: phases.clone(),
                ..Funding::default()
            },
        );
        add(
            &mut plan.pilots,
            Pilot {
                id: Id::numbered(1),
                period: reversed(),
                ..Pilot::default()
            },
        );
        add(
            &mut plan.research,
            Research {
                id: Id::numbered(1),
                period: reversed(),
                ..Research::default()
            },
        );
    };
    expect_after(
        change,
        &[
            "ends_before_start",
            "years_reversed",
            "ends_before_start",
            "ends_before_start",
            "ends_before_start",
            "ends_before_start",
        ],
    );
}

#[test]
fn work_begins_when_what_it_waits_for_has_ended() {
    let work = |number: u128, first: &str, last: &str| Activity {
        id: Id::numbered(number),
        title: format!("Activity {number}"),
        period: term(first, last),
        depends_on: (1..number).map(Id::numbered).collect(),
        ..Activity::default()
    };
    let begins = |day: &'static str| {
        move |plan: &mut Plan| {
            add(&mut plan.activities, work(1, "2026-02-01", "2026-03-31"));
            add(&mut plan.activities, work(2, day, "2026-06-30"));
        }
    };
    expect_after(begins("2026-03-30"), &["begins_too_early"]);
    expect_after(begins("2026-03-31"), &[]);
}
