//! A finding leads to the field where a person can correct it.

use sectorplan::{
    check::{Field, Subject},
    plan::{CostLine, Id, KnownScheme, Plan, Rate, Scheme, Status, Target, Theme},
};

use super::{findings, second_target};
use crate::support::{add, sound};

/// Where the only finding with this code leads, and what it is about.
#[track_caller]
fn expect(
    code: &str,
    about: impl Into<Subject>,
    leads_to: (Subject, Field),
    change: fn(&mut Plan),
) {
    let mut plan = sound();
    change(&mut plan);
    let found = findings(&plan);
    let found = found.iter().filter(|it| it.rule.code() == code);
    let found: Vec<_> = found.map(|one| (one.about, one.leads_to())).collect();
    assert_eq!(found, [(about.into(), leads_to)]);
}

fn of_target(number: u128) -> Subject {
    Id::<Target>::numbered(number).into()
}

#[test]
fn what_many_targets_lack_leads_to_the_first_that_lacks_it() {
    let plan = Subject::Plan;
    expect(
        "no_baseline",
        plan,
        (of_target(2), Field::Baseline),
        |plan| {
            second_target(plan, |target| target.baseline = None);
        },
    );
    expect(
        "no_verification",
        plan,
        (of_target(2), Field::Verification),
        |plan| second_target(plan, |target| target.verification.clear()),
    );
}

#[test]
fn a_target_without_an_aim_leads_to_the_aim_of_its_measure() {
    let measure = Subject::Measure(Id::numbered(1));
    expect("not_smart", of_target(1), (measure, Field::Aim), |plan| {
        plan.measures.update(Id::numbered(1), |measure| {
            measure.aim.clear();
            measure.theme = None;
            measure.goals.clear();
            measure.bottlenecks.clear();
        });
    });
}

#[test]
fn a_measure_without_costs_leads_to_the_budget() {
    let measure = Id::<sectorplan::plan::Measure>::numbered(1);
    let budget = (Subject::Plan, Field::CostLines);
    expect("measure_without_costs", measure, budget, |plan| {
        plan.cost_lines
            .update(Id::numbered(1), |line| line.measure = None);
    });
}

#[test]
fn a_line_without_an_amount_leads_to_the_number_that_is_missing() {
    let line = Subject::CostLine(Id::numbered(1));
    let code = "cost_line_without_amount";
    expect(code, line, (line, Field::Units), |plan| {
        plan.cost_lines
            .update(Id::numbered(1), |line| line.units = None);
    });
    expect(code, line, (line, Field::UnitPrice), |plan| {
        plan.cost_lines.update(Id::numbered(1), |line| {
            line.unit_price = None;
            line.rate = None;
        });
    });
    let rate = Subject::Rate(Id::numbered(9));
    expect(code, line, (rate, Field::Price), |plan| {
        let rate = Rate {
            id: Id::numbered(9),
            ..Rate::default()
        };
        add(&mut plan.rates, rate);
        plan.cost_lines
            .update(Id::numbered(1), |line: &mut CostLine| {
                line.unit_price = None;
                line.rate = Some(Id::numbered(9));
            });
    });
}

#[test]
fn themes_of_the_scheme_are_named_at_a_theme_that_names_none() {
    let theme = Subject::Theme(Id::numbered(2));
    let leads_to = (theme, Field::SchemeThemes);
    expect("too_few_scheme_themes", Subject::Plan, leads_to, |plan| {
        plan.scheme = Some(Scheme::Known(KnownScheme {
            scheme: "sectorplannen".into(),
            edition: "2014".into(),
            ..KnownScheme::default()
        }));
        plan.themes.update(Id::numbered(1), |theme| {
            theme.scheme_themes = vec!["a".into()];
        });
        let second = Theme {
            id: Id::numbered(2),
            title: "Second".into(),
            ..Theme::default()
        };
        add(&mut plan.themes, second);
    });
}

#[test]
fn who_applies_is_said_at_the_first_party() {
    let party = Subject::Party(Id::numbered(1));
    let leads_to = (party, Field::Roles);
    expect("no_lead_applicant", Subject::Plan, leads_to, |plan| {
        plan.parties
            .update(Id::numbered(1), |party| party.roles.clear());
    });
}

#[test]
fn what_was_reached_is_recorded_at_the_first_target() {
    let leads_to = (of_target(1), Field::Realisations);
    expect("nothing_recorded", Subject::Plan, leads_to, |plan| {
        plan.status = Status::Running;
    });
}
