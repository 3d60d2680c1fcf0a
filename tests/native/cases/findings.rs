//! Findings: their order, how often they are said, at which stage of a plan, and in years.

#![allow(
    clippy::expect_used,
    reason = "a case that cannot be read has failed its test"
)]

use crate::support::{LANGUAGES, add, day, measure, sound, target, term, theme};
use sectorplan::{
    check::{FROM, Finding, Rule, Severity, check, said_once},
    figures::figures,
    plan::{
        Activity, Cents, Date, Decision, DraftPeriod, Execution, Id, KnownScheme, OwnScheme,
        People, Plan, Realisation, RealisationOf, Scheme, Status, TargetUnit, Waiver,
    },
    text::Words,
};

fn read(name: &str) -> Plan {
    let path = format!(
        "{}/tests/data/cases/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("the case is there");
    serde_json::from_str(&text).expect("the case is a plan")
}

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

fn codes(plan: &Plan) -> Vec<&'static str> {
    findings(plan).iter().map(|it| it.rule.code()).collect()
}

#[track_caller]
fn expect_after(change: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = sound();
    change(&mut plan);
    assert_eq!(codes(&plan), expected);
}

fn years(first: i16, last: i16) -> DraftPeriod {
    let mut period = term(&format!("{first}-01-01"), &format!("{last}-12-31"));
    period.in_years = true;
    period
}

// The order.

#[test]
fn what_cannot_be_true_stands_first_and_what_was_waived_last() {
    let mut plan = sound();
    // The first target in the plan gives a warning, its measure advice, the last a contradiction.
    plan.measures
        .update(Id::numbered(1), |it| it.target_groups.clear());
    plan.targets.update(Id::numbered(1), |it| it.due = None);
    let mut orphan = target(9, 9, 5, People::None);
    orphan.measure = Id::numbered(9);
    add(&mut plan.targets, orphan);
    plan.mission = String::new();
    plan.ambition = String::new();
    plan.waivers.push(Waiver {
        finding: "no_mission".into(),
        ..Waiver::default()
    });
    let found = findings(&plan);
    let order: Vec<_> = found.iter().map(|it| (it.waived, it.severity())).collect();
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(found[0].rule, Rule::TargetWithoutMeasure);
    assert_eq!(found[0].severity(), Severity::Blocking);
    let last = found.last().map(|it| (it.rule.clone(), it.waived));
    assert_eq!(last, Some((Rule::NoMission, true)));
}

#[test]
fn g14a_the_contradiction_of_money_comes_before_what_is_missing() {
    let mut plan = read("g14a");
    for number in 1..=3 {
        add(&mut plan.measures, measure(number, 1));
    }
    let found = findings(&plan);
    let sum = found
        .iter()
        .position(|it| matches!(it.rule, Rule::StatedSum { .. }));
    let sum = sum.expect("35 + 35 is not 35");
    let before = found[..sum].iter().map(Finding::severity).max();
    assert!(before <= Some(found[sum].severity()));
    assert!(found.iter().map(Finding::severity).is_sorted());
}

// Said once.

/// A sound plan with this many measures that nobody carries out.
fn without_executors(count: u128) -> Plan {
    let mut plan = sound();
    for number in 2..2 + count {
        let mut one = measure(number, 1);
        one.execution = Execution::default();
        add(&mut plan.measures, one);
        let mut promised = target(number, number, 5, People::None);
        promised.unit = Some(TargetUnit::Own("studies".into()));
        add(&mut plan.targets, promised);
    }
    plan.cost_lines = sectorplan::plan::Items::default();
    plan.funding = sectorplan::plan::Items::default();
    plan
}

#[test]
fn what_holds_for_many_is_one_sentence_with_a_list() {
    let plan = without_executors(12);
    let found = findings(&plan);
    let entries = said_once(&found);
    let of = |entry: &&Vec<&Finding>| entry[0].rule == Rule::NoExecutor;
    let entry: Vec<&Vec<&Finding>> = entries.iter().filter(of).collect();
    assert_eq!(entry.len(), 1);
    let said = LANGUAGES.map(|language| Words::new(language).entry(&plan, entry[0]).title);
    assert_eq!(
        said,
        [
            "12 maatregelen noemen geen uitvoerder",
            "12 measures name no executing party",
        ]
    );
    let words = Words::new(LANGUAGES[0]);
    let list = words.list_of(entry[0]);
    let items: Vec<String> = entry[0]
        .iter()
        .map(|it| words.in_list(&plan, list, it).title)
        .collect();
    assert_eq!(items[..2], ["Maatregel 2", "Maatregel 3"]);
    assert_eq!(items.len(), 12);
}

#[test]
fn two_are_said_one_by_one() {
    let few = u128::try_from(FROM).expect("a small number") - 1;
    let plan = without_executors(few);
    let found = findings(&plan);
    assert!(said_once(&found).iter().all(|entry| entry.len() == 1));
}

#[test]
fn a_list_says_of_each_item_what_the_sentence_leaves_out() {
    let mut plan = sound();
    for number in 1..=3_i8 {
        let milestone = Date::new(2040, 1, number);
        let activity = Activity {
            id: Id::numbered(number.unsigned_abs().into()),
            title: format!("Activity {number}"),
            milestone,
            ..Activity::default()
        };
        add(&mut plan.activities, activity);
    }
    let found = findings(&plan);
    let entries = said_once(&found);
    assert_eq!(entries.len(), 1);
    let words = Words::new(LANGUAGES[0]);
    let said = words.entry(&plan, &entries[0]);
    assert_eq!(
        said.title,
        "3 activiteiten: een datum valt buiten de looptijd van het plan"
    );
    let item = words.in_list(&plan, words.list_of(&entries[0]), entries[0][1]);
    assert_eq!(
        item.title,
        "Activiteit ‘Activity 2’: 2 jan 2040 valt buiten de looptijd van het plan"
    );
    assert_eq!(item.detail, "", "the advice is said once");
}

#[test]
fn no_entry_loses_a_finding_or_a_word() {
    let mut plan = without_executors(200);
    plan.targets.update(Id::numbered(5), |it| it.due = None);
    plan.targets
        .update(Id::numbered(6), |it| it.quantity = None);
    let found = findings(&plan);
    let entries = said_once(&found);
    assert_eq!(entries.iter().map(Vec::len).sum::<usize>(), found.len());
    for entry in entries {
        for language in LANGUAGES {
            let said = Words::new(language).entry(&plan, &entry);
            assert!(!said.title.trim().is_empty() && !said.title.contains(['{', '}']));
        }
    }
}

// After the grant.

fn decided() -> Decision {
    Decision {
        date: Some(day("2026-01-15")),
        grant: Cents::new(5_000).ok(),
        ..Decision::default()
    }
}

/// A reading of the whole plan, or of something in it.
fn reading(number: u128, of: RealisationOf, on: &str) -> Realisation {
    Realisation {
        id: Id::numbered(number),
        of: Some(of),
        date: Some(day(on)),
        value: "5".parse().ok(),
        ..Realisation::default()
    }
}

#[test]
fn a_granted_plan_asks_for_the_decision_and_no_longer_for_better_words() {
    let drafty = |plan: &mut Plan| {
        plan.mission = String::new();
        plan.ambition = String::new();
        plan.targets.update(Id::numbered(1), |it| {
            it.due = None;
            it.baseline = None;
            it.verification = String::new();
        });
        plan.measures
            .update(Id::numbered(1), |it| it.target_groups.clear());
    };
    expect_after(
        drafty,
        &[
            "not_smart",
            "no_mission",
            "no_baseline",
            "no_verification",
            "measure_without_target_group",
        ],
    );
    expect_after(
        |plan| {
            drafty(plan);
            plan.status = Status::Granted;
        },
        &["no_decision"],
    );
    expect_after(
        |plan| {
            drafty(plan);
            plan.status = Status::Granted;
            plan.decision = Some(decided());
        },
        &[],
    );
    // Refused is not granted.
    expect_after(
        |plan| {
            plan.mission = String::new();
            plan.ambition = String::new();
            plan.status = Status::Rejected;
        },
        &["no_mission"],
    );
}

#[test]
fn contradictions_stay_after_the_grant() {
    expect_after(
        |plan| {
            plan.status = Status::Granted;
            plan.decision = Some(decided());
            plan.targets
                .update(Id::numbered(1), |it| it.due = Some(day("2040-01-01")));
            plan.measures
                .update(Id::numbered(1), |it| it.theme = Some(Id::numbered(9)));
        },
        &["dangling", "outside_plan"],
    );
}

#[test]
fn an_empty_decision_is_none() {
    expect_after(
        |plan| {
            plan.status = Status::Granted;
            plan.decision = Some(Decision::default());
        },
        &["no_decision"],
    );
}

fn running(plan: &mut Plan) {
    plan.status = Status::Running;
    plan.decision = Some(decided());
    plan.targets
        .update(Id::numbered(1), |it| it.people = People::Each);
}

#[test]
fn a_plan_that_runs_asks_once_for_readings() {
    expect_after(
        |plan| {
            running(plan);
            for number in 2..9 {
                let mut one = target(number, 1, 5, People::None);
                one.unit = Some(TargetUnit::Own(format!("kind {number}")));
                add(&mut plan.targets, one);
            }
        },
        &["nothing_recorded"],
    );
    for of in [
        RealisationOf::Target(Id::numbered(1)),
        RealisationOf::Measure(Id::numbered(1)),
        RealisationOf::Theme(Id::numbered(1)),
        RealisationOf::Plan,
    ] {
        expect_after(
            |plan| {
                running(plan);
                add(&mut plan.realisations, reading(1, of, "2026-06-01"));
            },
            &[],
        );
    }
}

#[test]
fn a_reading_without_a_figure_or_of_money_says_nothing_of_targets() {
    expect_after(
        |plan| {
            running(plan);
            let mut empty = reading(1, RealisationOf::Plan, "2026-06-01");
            empty.value = None;
            empty.note = "Not counted yet".into();
            add(&mut plan.realisations, empty);
            let of = RealisationOf::CostLine(Id::numbered(1));
            add(&mut plan.realisations, reading(2, of, "2026-06-01"));
        },
        &["nothing_recorded"],
    );
}

#[test]
fn studies_alone_say_nothing_of_participants() {
    let mut plan = sound();
    running(&mut plan);
    let mut study = target(2, 1, 5, People::None);
    study.unit = Some(TargetUnit::Own("studies".into()));
    add(&mut plan.targets, study);
    let of = RealisationOf::Target(Id::numbered(2));
    add(&mut plan.realisations, reading(1, of, "2026-06-01"));
    let found = findings(&plan);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].rule, Rule::NothingRecorded { of_people: true });
}

#[test]
fn a_settled_plan_asks_for_final_readings() {
    let settled = |on: &'static str, of: RealisationOf| {
        move |plan: &mut Plan| {
            running(plan);
            plan.status = Status::Settled;
            plan.targets
                .update(Id::numbered(1), |it| it.due = Some(day("2027-06-01")));
            add(&mut plan.realisations, reading(1, of, on));
        }
    };
    let target = RealisationOf::Target(Id::numbered(1));
    expect_after(settled("2027-05-31", target), &["no_final_reading"]);
    expect_after(settled("2027-06-01", target), &[]);
    expect_after(settled("2027-12-31", RealisationOf::Plan), &[]);
    // If only years are known, any day of the last year can be the last.
    expect_after(
        |plan| {
            settled("2027-02-01", target)(plan);
            plan.period = years(2026, 2027);
            plan.targets.update(Id::numbered(1), |it| it.due = None);
        },
        &[],
    );
}

// Years.

fn known_scheme() -> Scheme {
    Scheme::Known(KnownScheme {
        scheme: "sectorplannen".into(),
        edition: "2014".into(),
        ..KnownScheme::default()
    })
}

/// What is said about the term of a plan under a scheme that pays for 24 months.
fn of_term(period: DraftPeriod) -> Vec<Finding> {
    let plan = Plan {
        period,
        scheme: Some(known_scheme()),
        ..Plan::default()
    };
    let mut found = findings(&plan);
    found.retain(|it| it.field.name() == "period");
    found
}

#[track_caller]
fn expect_of_term(period: DraftPeriod, expected: &[&str]) {
    let found: Vec<_> = of_term(period).iter().map(|it| it.rule.code()).collect();
    assert_eq!(found, expected);
}

#[test]
fn g19a_whole_calendar_years_may_stand_for_years_and_no_day_is_named() {
    let plan = read("g19a");
    let found = of_term(plan.period.clone());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.code(), "whole_years_too_long");
    assert_eq!(found[0].severity(), Severity::Warning);
    let [nl, en] = LANGUAGES.map(|language| Words::new(language).finding(&plan, &found[0]));
    for text in [&nl.detail, &en.detail] {
        assert!(text.contains("2014–2016"), "{text}");
        assert!(!text.contains("31 ") && !text.contains("dec"), "{text}");
    }
    assert!(nl.detail.contains("‘Alleen de jaren zijn bekend’"));
    assert!(en.detail.contains("‘Only the years are known’"));
}

#[test]
fn g19a_in_years_nothing_is_said_to_the_day() {
    let mut plan = read("g19a");
    plan.period.in_years = true;
    let found = of_term(plan.period.clone());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.code(), "days_needed");
    assert_eq!(found[0].severity(), Severity::Advice);
    let said = Words::new(LANGUAGES[0]).finding(&plan, &found[0]);
    assert!(said.detail.contains("24 maanden") && said.detail.contains("2014–2016"));
}

#[test]
fn a_term_in_years_is_too_long_only_where_it_is_whatever_the_days() {
    expect_of_term(years(2014, 2014), &[]);
    // Two whole years are exactly 24 months: they fit whatever the days are.
    expect_of_term(years(2014, 2015), &[]);
    expect_of_term(years(2014, 2016), &["days_needed"]);
    // At its shortest from 31 December 2014 to 1 January 2017: two years and two days.
    expect_of_term(years(2014, 2017), &["years_too_long"]);
    expect_of_term(years(2014, 2020), &["years_too_long"]);
    expect_of_term(term("2014-01-01", "2015-12-31"), &[]);
    expect_of_term(term("2014-09-01", "2016-09-01"), &["term_too_long"]);
    expect_of_term(years(2016, 2014), &["years_reversed"]);
    let own = |months| {
        let scheme = OwnScheme {
            months: Some(months),
            ..OwnScheme::default()
        };
        let plan = Plan {
            period: years(2014, 2016),
            scheme: Some(Scheme::Own(scheme)),
            ..Plan::default()
        };
        let mut found = codes(&plan);
        found.retain(|code| ["days_needed", "years_too_long"].contains(code));
        found
    };
    assert_eq!(own(36), Vec::<&str>::new());
    assert_eq!(own(12), ["years_too_long"]);
    assert_eq!(own(13), ["days_needed"]);
    assert_eq!(own(u32::MAX), Vec::<&str>::new());
}

#[test]
fn nothing_to_the_day_is_said_of_years_in_a_plan_or_of_a_plan_in_years() {
    // A measure in years, with the plan beginning and ending within them.
    let in_plan = |period: DraftPeriod| {
        move |plan: &mut Plan| {
            plan.period = term("2026-09-01", "2028-08-31");
            plan.targets
                .update(Id::numbered(1), |it| it.due = Some(day("2027-06-01")));
            plan.measures
                .update(Id::numbered(1), |it| it.period = period);
        }
    };
    expect_after(in_plan(years(2026, 2028)), &[]);
    expect_after(in_plan(years(2025, 2028)), &["year_outside_plan"]);
    expect_after(in_plan(years(2026, 2029)), &["year_outside_plan"]);
    expect_after(in_plan(years(2028, 2026)), &["years_reversed"]);
    expect_after(in_plan(term("2026-08-31", "2028-08-31")), &["outside_plan"]);
    // A plan in years: any day of its first and last year may be in it.
    let with_version = |version: &'static str| {
        move |plan: &mut Plan| {
            plan.period = years(2026, 2028);
            plan.version.date = Some(day(version));
            plan.measures.update(Id::numbered(1), |it| {
                it.period = term("2026-01-01", "2028-12-31");
            });
        }
    };
    expect_after(with_version("2026-12-31"), &[]);
    expect_after(with_version("2027-01-01"), &["version_after_start"]);
}

#[test]
fn work_in_years_begins_too_early_only_where_it_does_whatever_the_days() {
    let plan_with = |first: DraftPeriod, then: DraftPeriod| {
        move |plan: &mut Plan| {
            plan.period = years(2020, 2030);
            for (number, period) in [(1, first), (2, then)] {
                let activity = Activity {
                    id: Id::numbered(number),
                    title: format!("Activity {number}"),
                    period,
                    depends_on: (number == 2).then(|| Id::numbered(1)).into_iter().collect(),
                    ..Activity::default()
                };
                add(&mut plan.activities, activity);
            }
        }
    };
    expect_after(plan_with(years(2025, 2026), years(2026, 2027)), &[]);
    expect_after(
        plan_with(years(2025, 2027), years(2026, 2028)),
        &["begins_too_early"],
    );
    expect_after(
        plan_with(term("2025-01-01", "2026-08-31"), years(2026, 2027)),
        &[],
    );
    let mut plan = sound();
    plan_with(years(2025, 2027), years(2026, 2028))(&mut plan);
    let found = findings(&plan);
    let said = Words::new(LANGUAGES[0]).finding(&plan, &found[0]);
    assert!(said.detail.contains("tot en met 2027."), "{}", said.detail);
}

#[test]
fn a_theme_of_no_measures_is_a_theme_in_a_list_too() {
    let mut plan = sound();
    for number in 2..=4 {
        add(&mut plan.themes, theme(number));
    }
    let found = findings(&plan);
    let entries = said_once(&found);
    let said = Words::new(LANGUAGES[1]).entry(&plan, &entries[0]);
    assert_eq!(said.title, "3 themes have no measures");
}
