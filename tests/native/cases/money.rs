//! Money: every amount states its basis, and amounts are compared with each other.

use std::fs;

use crate::support::{LANGUAGES, add, day, euros, measure, quantity, sound, term, theme};
use sectorplan::{
    chart,
    check::{Field, Finding, Follower, Held, Rule, Severity, Subject, check},
    exchange,
    figures::{Basis, Known, Money, Part, Totals, figures, money, over_time, per_head, totals},
    paper,
    plan::{
        Advance, Cents, CostLine, Decision, Funding, FundingKind, FundingStatus, Id, Language,
        MoneyPhase, OwnScheme, Phasing, Plan, Scheme, Scope, Stated, StatedValue,
    },
    schemes,
    text::Words,
};

fn case(name: &str) -> Plan {
    let path = format!(
        "{}/tests/data/cases/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    exchange::read(&fs::read_to_string(path).unwrap()).unwrap()
}

fn money_of(plan: &Plan) -> Money {
    money(plan, schemes::rate(plan))
}

fn totals_of(plan: &Plan) -> Totals {
    totals(plan, &money_of(plan))
}

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

/// The rules about money that a plan breaks.
const ABOUT_MONEY: [&str; 18] = [
    "money_differs",
    "parts_above_whole",
    "parts_below_whole",
    "stated_sum",
    "stated_short",
    "stated_disagrees",
    "stated_differs",
    "grant_above_costs",
    "own_above_costs",
    "grant_above_rates",
    "grant_above_rate",
    "decision_differs",
    "decision_above_asked",
    "phased_outside_plan",
    "advance_after_end",
    "funding_gap",
    "funding_surplus",
    "phases_differ",
];

fn rules(plan: &Plan) -> Vec<Rule> {
    let found = findings(plan).into_iter().map(|finding| finding.rule);
    found
        .filter(|rule| ABOUT_MONEY.contains(&rule.code()))
        .collect()
}

fn codes(plan: &Plan) -> Vec<&'static str> {
    rules(plan).iter().map(Rule::code).collect()
}

fn amount(known: Option<Known>) -> Option<Cents> {
    known.map(|known| known.amount)
}

#[track_caller]
fn expect_derived(known: Option<Known>, millions: &str, parts: [Part; 2]) {
    let known = known.expect("nothing is derived");
    let from = Basis::Derived {
        from: parts,
        with_others: false,
    };
    assert_eq!((known.amount, known.basis), (million(millions), from));
}

fn million(millions: &str) -> Cents {
    let cents = quantity(millions).decimal() * rust_decimal::Decimal::from(100_000_000);
    Cents::new(cents.try_into().unwrap()).unwrap()
}

fn put_stated(plan: &mut Plan, number: u128, value: StatedValue) {
    let stated = Stated {
        id: Id::numbered(number),
        value,
        ..Stated::default()
    };
    add(&mut plan.stated, stated);
}

fn put_funding(plan: &mut Plan, number: u128, kind: FundingKind, amount: i64) {
    let funding = Funding {
        id: Id::numbered(number),
        kind,
        amount: Some(euros(amount)),
        ..Funding::default()
    };
    add(&mut plan.funding, funding);
}

fn put_line(plan: &mut Plan, number: u128, amount: i64) {
    let line = CostLine {
        id: Id::numbered(number),
        measure: Some(Id::numbered(1)),
        units: Some(1.into()),
        unit_price: Some(euros(amount)),
        ..CostLine::default()
    };
    add(&mut plan.cost_lines, line);
}

/// A plan with nothing missing, without costs.
fn bare() -> Plan {
    let mut plan = sound();
    plan.cost_lines.retain(|_| false);
    plan.funding.retain(|_| false);
    plan
}

fn with_rate(rate: &str) -> Option<Scheme> {
    Some(Scheme::Own(OwnScheme {
        rate: rate.parse().ok(),
        ..OwnScheme::default()
    }))
}

// Stated against lines, funding and parts.

#[test]
fn g3a_stated_costs_are_held_against_the_lines() {
    let rule = Rule::MoneyDiffers {
        stated: euros(999_999),
        derived: euros(100_000),
        difference: euros(899_999),
        from: Held::Lines,
    };
    assert_eq!(rules(&case("g3a")), [rule]);
}

#[test]
fn the_difference_is_named_in_euros() {
    let plan = case("g3a");
    let found = findings(&plan);
    let found = found
        .iter()
        .find(|it| it.rule.code() == "money_differs")
        .unwrap();
    for (language, expected) in LANGUAGES.into_iter().zip(["899.999,00", "899,999.00"]) {
        let text = Words::new(language).finding(&plan, found);
        assert!(text.detail.contains(expected), "{}", text.detail);
    }
}

#[test]
fn g3b_g3c_stated_grant_and_own_contribution_are_held_against_the_funding() {
    let differ = |stated, derived| Rule::MoneyDiffers {
        stated: euros(stated),
        derived: euros(derived),
        difference: euros(stated - derived),
        from: Held::Funding,
    };
    assert_eq!(rules(&case("g3b")), [differ(50_000, 40_000)]);
    assert_eq!(
        rules(&case("g3c")),
        [differ(50_000, 10_000), differ(50_000, 20_000)]
    );
}

#[test]
fn g3d_parts_are_never_more_than_the_whole() {
    let found = findings(&case("g3d"));
    let found = found
        .iter()
        .find(|it| it.rule.code() == "parts_above_whole")
        .unwrap();
    let rule = Rule::PartsAboveWhole {
        parts: million("330"),
        whole: million("320"),
        difference: million("10"),
    };
    assert_eq!((&found.rule, found.severity()), (&rule, Severity::Blocking));
}

#[test]
fn parts_of_themes_and_measures_are_held_against_the_whole_of_each() {
    // A theme of 60 with measures of 40 and 30, and a plan of 100.
    let mut plan = bare();
    add(&mut plan.measures, measure(2, 1));
    put_stated(&mut plan, 1, StatedValue::Costs(euros(100)));
    for (number, amount, scope) in [
        (2, 60, Scope::Theme(Id::numbered(1))),
        (3, 40, Scope::Measure(Id::numbered(1))),
        (4, 30, Scope::Measure(Id::numbered(2))),
    ] {
        put_stated(&mut plan, number, StatedValue::Costs(euros(amount)));
        plan.stated
            .update(Id::numbered(number), |it| it.scope = scope);
    }
    // The theme is the whole plan, and says 40 less.
    assert_eq!(codes(&plan), ["parts_above_whole", "parts_below_whole"]);
    // Nothing is known of one of two measures: together they may be the whole.
    plan.stated.retain(|it| it.id != Id::numbered(4));
    assert_eq!(codes(&plan), ["parts_below_whole"]);
    // Another theme of which nothing is stated may have the rest.
    add(&mut plan.themes, theme(2));
    add(&mut plan.measures, measure(3, 2));
    assert!(codes(&plan).is_empty());
}

#[test]
fn a_measure_is_held_against_its_own_lines() {
    let mut plan = bare();
    put_line(&mut plan, 1, 100);
    put_funding(&mut plan, 1, FundingKind::Grant, 100);
    put_stated(&mut plan, 1, StatedValue::Costs(euros(80)));
    plan.stated.update(Id::numbered(1), |it| {
        it.scope = Scope::Measure(Id::numbered(1));
    });
    assert_eq!(codes(&plan), ["money_differs"]);
    // A line without an amount may have the rest.
    plan.stated.update(Id::numbered(1), |it| {
        it.value = StatedValue::Costs(euros(120));
    });
    assert_eq!(codes(&plan), ["money_differs"]);
    put_line(&mut plan, 2, 0);
    plan.cost_lines
        .update(Id::numbered(2), |it| it.unit_price = None);
    assert!(codes(&plan).is_empty());
}

#[test]
fn about_and_at_least_leave_room() {
    let mut plan = bare();
    put_line(&mut plan, 1, 104);
    put_funding(&mut plan, 1, FundingKind::Grant, 104);
    put_stated(&mut plan, 1, StatedValue::Costs(euros(100)));
    let mut with = |approximate, at_least, amount| {
        plan.stated.update(Id::numbered(1), |it| {
            (it.approximate, it.at_least) = (approximate, at_least);
            it.value = StatedValue::Costs(euros(amount));
        });
        codes(&plan)
    };
    assert_eq!(with(false, false, 100), ["money_differs"]);
    assert!(with(true, false, 100).is_empty());
    assert_eq!(with(true, false, 90), ["money_differs"]);
    assert!(with(false, true, 100).is_empty());
    assert_eq!(with(false, true, 105), ["money_differs"]);
}

// Grant against costs, rates and the scheme.

#[test]
fn g4a_a_grant_above_the_costs_cannot_be() {
    let found = findings(&case("g4a"));
    let of_money: Vec<_> = found
        .iter()
        .filter(|it| ABOUT_MONEY.contains(&it.rule.code()))
        .collect();
    let rule = Rule::GrantAboveCosts {
        grant: euros(200_000),
        costs: euros(100_000),
    };
    assert_eq!(of_money.len(), 1);
    assert_eq!(
        (&of_money[0].rule, of_money[0].severity()),
        (&rule, Severity::Blocking)
    );
    assert_eq!(totals_of(&case("g4a")).own_contribution, None);
}

#[test]
fn g4b_a_grant_above_the_rate_of_the_scheme_is_found() {
    let [
        Rule::GrantAboveRate {
            most,
            difference,
            source,
            ..
        },
    ] = &rules(&case("g4b"))[..]
    else {
        panic!("{:?}", rules(&case("g4b")));
    };
    assert_eq!((*most, *difference), (euros(50_000), euros(40_000)));
    assert!(source.is_some());
}

#[test]
fn g4c_a_grant_above_what_the_lines_allow_is_found() {
    let rule = Rule::GrantAboveRates {
        grant: euros(100_000),
        most: euros(50_000),
        difference: euros(50_000),
    };
    assert_eq!(rules(&case("g4c")), [rule]);
}

#[test]
fn a_rate_is_a_ceiling_also_where_lines_have_higher_ones() {
    let mut plan = bare();
    plan.scheme = with_rate("40");
    put_line(&mut plan, 1, 1_000);
    plan.cost_lines
        .update(Id::numbered(1), |it| it.funding_rate = "49.6".parse().ok());
    put_funding(&mut plan, 1, FundingKind::Grant, 496);
    put_funding(&mut plan, 2, FundingKind::OwnContribution, 504);
    assert_eq!(codes(&plan), ["grant_above_rate"]);
    // The article that allows it is named.
    plan.cost_lines
        .update(Id::numbered(1), |it| it.legal_basis = "4.4".into());
    assert!(codes(&plan).is_empty());
    // Asking less is fine.
    plan.cost_lines
        .update(Id::numbered(1), |it| it.legal_basis.clear());
    plan.funding
        .update(Id::numbered(1), |it| it.amount = Some(euros(300)));
    plan.funding
        .update(Id::numbered(2), |it| it.amount = Some(euros(700)));
    assert!(codes(&plan).is_empty());
}

#[test]
fn a_stated_grant_is_held_against_the_rate_of_an_own_scheme() {
    let mut plan = bare();
    plan.scheme = with_rate("40");
    put_stated(&mut plan, 1, StatedValue::Costs(euros(1_000)));
    put_stated(&mut plan, 2, StatedValue::Grant(euros(496)));
    assert_eq!(codes(&plan), ["grant_above_rate"]);
    plan.stated.update(Id::numbered(2), |it| {
        it.value = StatedValue::Grant(euros(400));
    });
    assert!(codes(&plan).is_empty());
}

#[test]
fn too_much_funding_because_of_the_grant_is_told_once() {
    let mut plan = bare();
    put_line(&mut plan, 1, 100);
    put_funding(&mut plan, 1, FundingKind::Grant, 150);
    assert_eq!(codes(&plan), ["grant_above_costs"]);
}

// Nothing known means no figure.

#[test]
fn g5a_without_a_rate_there_is_no_grant_by_the_rates() {
    let plan = case("g5a");
    let money = money_of(&plan);
    assert_eq!(money.costs.grant, None);
    assert_eq!(money.costs.without_rate, 1);
    let measure = plan.measures.iter().next().unwrap().id;
    assert_eq!(money.measure(measure).unwrap().grant, None);
    let (nl, en) = (Words::new(Language::Nl), Words::new(Language::En));
    assert_eq!(nl.grant_by_rates(None), "geen percentage gekozen");
    assert_eq!(en.grant_by_rates(None), "no rate chosen");
    let dated = Plan {
        period: term("2026-01-01", "2026-12-31"),
        ..plan.clone()
    };
    let calendar = sectorplan::figures::Calendar::of(&dated, sectorplan::figures::Step::Year);
    assert_eq!(over_time(&dated, &money_of(&dated), &calendar).grant, None);
    // What is asked for is another grant, and known.
    let grant = totals_of(&plan).grant.unwrap();
    assert_eq!(
        (grant.amount, grant.basis),
        (euros(100_000), Basis::Funding)
    );
    assert!(
        per_head(&plan, &money, &figures(&plan))
            .measures
            .iter()
            .all(|it| it.grant.is_none())
    );
}

#[test]
fn lines_without_a_rate_are_counted_beside_the_grant_of_the_others() {
    let mut plan = bare();
    plan.scheme = None;
    put_line(&mut plan, 1, 100);
    put_line(&mut plan, 2, 100);
    plan.cost_lines
        .update(Id::numbered(1), |it| it.funding_rate = Some(50.into()));
    let costs = money_of(&plan).costs;
    assert_eq!((costs.grant, costs.without_rate), (Some(euros(50)), 1));
    // A rate of zero is a rate.
    plan.cost_lines.retain(|it| it.id == Id::numbered(1));
    plan.cost_lines
        .update(Id::numbered(1), |it| it.funding_rate = Some(0.into()));
    assert_eq!(money_of(&plan).costs.grant, Some(Cents::ZERO));
}

#[test]
fn an_empty_plan_has_no_amounts() {
    assert_eq!(totals_of(&Plan::default()), Totals::default());
}

// Charts.

fn who_pays(plan: &Plan, language: Language) -> chart::Chart {
    chart::funding(plan, &money_of(plan), Words::new(language)).unwrap()
}

fn said(chart: &chart::Chart) -> String {
    chart.says.replace('\u{a0}', " ")
}

#[test]
fn g6a_stated_costs_are_the_whole_where_nothing_is_broken_down() {
    let chart = who_pays(&case("g6a"), Language::Nl);
    assert_eq!(
        said(&chart),
        "Subsidie (gevraagd) is 50,0% van € 20.400.000. Van € 10.200.000 is niet gezegd wie het \
         betaalt."
    );
    let chart = who_pays(&case("g6a"), Language::En);
    assert_eq!(
        said(&chart),
        "Grant (requested) is 50.0% of €20,400,000. It is not stated who pays €10,200,000."
    );
    assert_eq!(chart.table.rows.len(), 2);
}

#[test]
fn who_pays_says_only_what_is_true() {
    // A single payer of everything.
    let mut plan = bare();
    put_funding(&mut plan, 1, FundingKind::Grant, 100);
    let one = who_pays(&plan, Language::Nl);
    assert_eq!(said(&one), "Bekend is alleen: Subsidie (gevraagd), € 100.");
    // Equal payers.
    put_funding(&mut plan, 2, FundingKind::OwnContribution, 100);
    let equal = who_pays(&plan, Language::Nl);
    assert_eq!(
        said(&equal),
        "Subsidie (gevraagd) en Eigen bijdrage zijn elk 50,0% van € 200."
    );
    // More than the costs.
    put_line(&mut plan, 1, 150);
    let over = who_pays(&plan, Language::Nl);
    assert!(
        said(&over).ends_with("De dekking is € 50 hoger dan de kosten."),
        "{}",
        over.says
    );
    // More is missing than anybody pays: nobody is said to pay most.
    put_line(&mut plan, 2, 1_000);
    plan.funding
        .update(Id::numbered(1), |it| it.amount = Some(euros(120)));
    let short = who_pays(&plan, Language::Nl);
    assert_eq!(said(&short), "Er is nog € 930 niet gedekt.");
    // Nothing.
    assert_eq!(
        chart::funding(&bare(), &money_of(&bare()), Words::new(Language::Nl)),
        None
    );
}

// The third of three.

#[test]
fn g7a_the_own_contribution_follows_from_costs_and_grant() {
    let totals = totals_of(&case("g7a"));
    expect_derived(totals.own_contribution, "10.2", [Part::Costs, Part::Grant]);
    assert_eq!(totals.share.unwrap().percent.to_string(), "50");
    let chart = who_pays(&case("g7a"), Language::Nl);
    assert_eq!(
        chart.table.rows[1].head,
        "Eigen bijdrage (afgeleid uit kosten en subsidie)"
    );
    let text = reading(&case("g7a"));
    assert!(text.contains("afgeleid uit kosten en subsidie"), "{text}");
}

fn reading(plan: &Plan) -> String {
    let (figures, money) = (figures(plan), money_of(plan));
    let parts = paper::reading::reading(
        paper::reading::About::Plan,
        plan,
        &figures,
        &money,
        Words::new(Language::Nl),
    );
    format!("{parts:?}")
}

#[test]
fn g7b_the_costs_follow_from_grant_and_own_contribution() {
    let totals = totals_of(&case("g7b"));
    expect_derived(totals.costs, "2", [Part::Grant, Part::OwnContribution]);
    assert_eq!(totals.share.unwrap().percent.to_string(), "25");
}

#[test]
fn g7c_grant_and_own_contribution_follow_from_costs_and_a_rate() {
    let totals = totals_of(&case("g7c"));
    expect_derived(totals.grant, "8", [Part::Costs, Part::Rate(50.into())]);
    expect_derived(totals.own_contribution, "8", [Part::Costs, Part::Grant]);
    assert!(codes(&case("g7c")).is_empty());
}

#[test]
fn costs_follow_from_a_rate_with_the_grant_or_the_own_contribution() {
    let mut plan = bare();
    plan.scheme = with_rate("50");
    put_stated(&mut plan, 1, StatedValue::Grant(million("8")));
    let totals = totals_of(&plan);
    expect_derived(totals.costs, "16", [Part::Grant, Part::Rate(50.into())]);
    expect_derived(totals.own_contribution, "8", [Part::Costs, Part::Grant]);
    plan.scheme = with_rate("20");
    plan.stated.update(Id::numbered(1), |it| {
        it.value = StatedValue::OwnContribution(million("8"));
    });
    let totals = totals_of(&plan);
    expect_derived(
        totals.costs,
        "10",
        [Part::OwnContribution, Part::Rate(20.into())],
    );
    expect_derived(totals.grant, "2", [Part::Costs, Part::OwnContribution]);
    // If a scheme pays everything, nothing follows from what it does not pay.
    plan.scheme = with_rate("100");
    assert_eq!(amount(totals_of(&plan).costs), None);
    plan.scheme = with_rate("0");
    assert_eq!(amount(totals_of(&plan).grant), None);
}

#[test]
fn g7d_costs_follow_from_funding_alone() {
    let totals = totals_of(&case("g7d"));
    expect_derived(totals.costs, "110", [Part::Grant, Part::OwnContribution]);
    assert_eq!(totals.share.unwrap().percent.to_string(), "50");
}

#[test]
fn other_funding_is_part_of_what_follows() {
    let mut plan = bare();
    put_funding(&mut plan, 1, FundingKind::Grant, 40);
    put_funding(&mut plan, 2, FundingKind::Private, 25);
    put_stated(&mut plan, 1, StatedValue::Costs(euros(100)));
    let own = totals_of(&plan).own_contribution.unwrap();
    assert_eq!(own.amount, euros(35));
    assert!(matches!(
        own.basis,
        Basis::Derived {
            with_others: true,
            ..
        }
    ));
}

#[test]
fn what_follows_from_something_about_right_is_about_right() {
    let mut plan = case("g7a");
    let first = plan.stated.iter().next().unwrap().id;
    plan.stated.update(first, |it| it.approximate = true);
    let totals = totals_of(&plan);
    assert!(totals.own_contribution.unwrap().precision.approximate);
    assert!(totals.share.unwrap().precision.approximate);
    let words = Words::new(Language::Nl);
    let named = words.grant_named(&totals).replace('\u{a0}', " ");
    assert_eq!(named, "Subsidie (ca. 50%)");
}

#[test]
fn what_was_derived_contradicts_nothing() {
    for name in ["g7a", "g7b", "g7c", "g7d"] {
        assert!(
            codes(&case(name)).is_empty(),
            "{name}: {:?}",
            rules(&case(name))
        );
    }
}

// Days.

#[test]
fn g8a_statements_of_different_days_are_a_course() {
    let plan = case("g8a");
    assert!(codes(&plan).is_empty());
    assert_eq!(amount(totals_of(&plan).grant), Some(million("354")));
    let text = reading(&plan);
    for shown in ["423.000.000,00", "354.000.000,00", "q2", "q3"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    let words = Words::new(Language::Nl);
    let short: Vec<String> = plan
        .stated
        .iter()
        .map(|it| words.stated_in_short(&plan, it))
        .collect();
    assert!(
        short[0].contains("31 mrt 2015") && short[1].contains("30 sep 2015"),
        "{short:?}"
    );
}

#[test]
fn statements_of_one_day_or_without_one_contradict() {
    let mut plan = case("g8a");
    let ids: Vec<_> = plan.stated.iter().map(|it| it.id).collect();
    plan.stated
        .update(ids[0], |it| it.date = Some(day("2015-09-30")));
    assert_eq!(codes(&plan), ["stated_disagrees"]);
    plan.stated.update(ids[0], |it| it.date = None);
    assert_eq!(codes(&plan), ["stated_disagrees"]);
    plan.stated.update(ids[1], |it| it.date = None);
    assert_eq!(codes(&plan), ["stated_disagrees"]);
    plan.stated.update(ids[0], |it| it.approximate = true);
    assert_eq!(codes(&plan), ["stated_disagrees"]);
    plan.stated
        .update(ids[0], |it| it.value = StatedValue::Grant(million("360")));
    assert!(codes(&plan).is_empty());
}

#[test]
fn participants_have_a_course_too() {
    let mut plan = case("g8a");
    for (stated, number) in plan
        .stated
        .iter()
        .map(|it| it.id)
        .collect::<Vec<_>>()
        .into_iter()
        .zip([90, 100])
    {
        let value = StatedValue::Applications(u32::into(number));
        plan.stated.update(stated, |it| it.value = value);
    }
    assert!(codes(&plan).is_empty());
}

// What cannot be true, and the decision.

#[test]
fn g14a_grant_and_own_contribution_above_the_costs_block() {
    let found = findings(&case("g14a"));
    let found = found
        .iter()
        .find(|it| it.rule.code() == "stated_sum")
        .unwrap();
    assert_eq!(found.severity(), Severity::Blocking);
    assert_eq!(codes(&case("g14a")), ["stated_sum"]);
}

#[test]
fn g17a_the_decision_is_held_against_what_is_granted_and_stated() {
    let rule = Rule::DecisionDiffers {
        decided: euros(10_000),
        granted: Some(euros(50_000)),
        stated: Some(euros(50_000)),
    };
    assert_eq!(rules(&case("g17a")), [rule]);
    assert_eq!(totals_of(&case("g17a")).decided_grant, Some(euros(10_000)));
}

#[test]
fn a_decision_of_another_day_than_a_statement_is_no_contradiction() {
    let mut plan = case("g17a");
    plan.funding.retain(|_| false);
    let id = plan.stated.iter().next().unwrap().id;
    plan.stated
        .update(id, |it| it.date = Some(day("2015-01-01")));
    assert_eq!(codes(&plan), ["decision_differs"]);
    plan.decision.as_mut().unwrap().date = Some(day("2015-06-01"));
    assert!(codes(&plan).is_empty());
}

#[test]
fn more_is_never_decided_than_asked() {
    let mut plan = bare();
    put_funding(&mut plan, 1, FundingKind::Grant, 50);
    plan.decision = Some(Decision {
        grant: Some(euros(60)),
        ..Decision::default()
    });
    assert_eq!(codes(&plan), ["decision_above_asked"]);
    plan.funding
        .update(Id::numbered(1), |it| it.status = FundingStatus::Granted);
    assert_eq!(codes(&plan), ["decision_differs"]);
    plan.decision.as_mut().unwrap().grant = Some(euros(50));
    assert!(codes(&plan).is_empty());
}

#[test]
fn a_rate_is_a_ceiling_also_before_anybody_typed_funding() {
    let mut plan = bare();
    plan.scheme = with_rate("40");
    put_line(&mut plan, 1, 1_000);
    put_line(&mut plan, 2, 1_000);
    assert_eq!(codes(&plan), ["funding_gap"]);
    // A rate typed at one line asks for 49.6 % of it.
    plan.cost_lines
        .update(Id::numbered(2), |it| it.funding_rate = "49.6".parse().ok());
    let found = findings(&plan);
    let above = found
        .iter()
        .find(|it| it.rule.code() == "grant_above_rate")
        .unwrap();
    let Rule::GrantAboveRate {
        grant,
        most,
        difference,
        ..
    } = &above.rule
    else {
        panic!("{above:?}");
    };
    assert_eq!(
        (*grant, *most, *difference),
        (euros(896), euros(800), euros(96))
    );
    let line: Subject = Id::<CostLine>::numbered(2).into();
    assert_eq!(above.leads_to(), (line, Field::FundingRate));
    // The article that allows it is named, or the rate is no more than the scheme's.
    plan.cost_lines
        .update(Id::numbered(2), |it| it.legal_basis = "4.4".into());
    assert_eq!(codes(&plan), ["funding_gap"]);
    plan.cost_lines.update(Id::numbered(2), |it| {
        it.legal_basis.clear();
        it.funding_rate = "30".parse().ok();
    });
    assert_eq!(codes(&plan), ["funding_gap"]);
}

#[test]
fn money_after_the_end_of_the_plan_is_found() {
    let mut plan = bare();
    plan.period = term("2026-01-01", "2026-12-31");
    put_line(&mut plan, 1, 100);
    put_funding(&mut plan, 1, FundingKind::Grant, 100);
    let phased = |first: &str, last: &str| {
        Phasing::Typed(vec![MoneyPhase {
            period: term(first, last),
            amount: euros(100),
            ..MoneyPhase::default()
        }])
    };
    plan.cost_lines.update(Id::numbered(1), |it| {
        it.phasing = phased("2026-01-01", "2026-12-31");
    });
    assert!(codes(&plan).is_empty());
    plan.cost_lines.update(Id::numbered(1), |it| {
        it.phasing = phased("2027-01-01", "2027-12-31");
    });
    let rule = Rule::PhasedOutsidePlan {
        amount: euros(100),
        day: day("2027-01-01"),
    };
    assert_eq!(rules(&plan), [rule]);
    plan.cost_lines
        .update(Id::numbered(1), |it| it.phasing = Phasing::Even);
    plan.funding.update(Id::numbered(1), |it| {
        it.phasing = phased("2026-07-01", "2027-06-30");
        it.advances = vec![Advance {
            day: Some(day("2027-02-01")),
            share: Some(10.into()),
            ..Advance::default()
        }];
    });
    assert_eq!(codes(&plan), ["phased_outside_plan", "advance_after_end"]);
}

#[test]
fn huge_and_negative_amounts_break_nothing() {
    let mut plan = bare();
    let most = Cents::new(Cents::MOST).unwrap();
    let least = Cents::new(-Cents::MOST).unwrap();
    for (number, value) in [
        (1, StatedValue::Costs(least)),
        (2, StatedValue::Grant(most)),
        (3, StatedValue::OwnContribution(most)),
    ] {
        put_stated(&mut plan, number, value);
    }
    for number in 1..4 {
        put_funding(&mut plan, number, FundingKind::Grant, 10_000_000_000_000);
    }
    plan.scheme = with_rate("50");
    assert_eq!(totals_of(&plan).share, None);
    let found = findings(&plan);
    for language in LANGUAGES {
        for finding in &found {
            assert!(
                !Words::new(language)
                    .finding(&plan, finding)
                    .title
                    .is_empty()
            );
        }
    }
}

#[test]
fn what_is_followed_holds_stated_money_and_the_decision() {
    let mut plan = case("g17a");
    let mut follower = Follower::default();
    let _ = follower.follow(&plan);
    let id = plan.stated.iter().next().unwrap().id;
    plan.stated
        .update(id, |it| it.value = StatedValue::Grant(euros(1)));
    plan.decision.as_mut().unwrap().grant = Some(euros(2));
    assert_eq!(*follower.follow(&plan).findings, findings(&plan));
}

#[test]
fn the_cost_of_one_participation_is_as_exact_as_its_target() {
    let mut plan = bare();
    put_line(&mut plan, 1, 100);
    let exact = |plan: &Plan| {
        let per_head = per_head(plan, &money_of(plan), &figures(plan));
        per_head
            .measures
            .iter()
            .map(|it| it.precision.is_exact())
            .collect::<Vec<_>>()
    };
    assert_eq!(exact(&plan), [true]);
    plan.targets
        .update(Id::numbered(1), |it| it.approximate = true);
    assert_eq!(exact(&plan), [false]);
}
