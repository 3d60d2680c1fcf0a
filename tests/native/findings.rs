//! Findings in words, on the example, on any plan, and how long they take.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::{collections::BTreeSet, time::Instant};

use crate::support::{
    LANGUAGES, add, cost_line, day, empty, euros, measure, overlap, product, quantity, sound,
    target, term, theme,
};
use proptest::prelude::*;
use sectorplan::{
    check::{Among, Counted, Field, Finding, Held, Reason, Rule, Subject, check},
    edit::acts,
    figures::{Count, figures},
    plan::{
        Activity, CostLine, Fault, Goal, Id, Noun, Number, PartyKind, People, Plan, RelatedPlan,
        Stated, StatedValue, Target, TargetUnit,
    },
    schemes::Source,
    text::{FindingText, Words},
};

const SOURCE: Option<Source> = Some(Source {
    regulation: "BWBR0033761",
    article: "2.3(1)",
    read: true,
});

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// One of each rule, with all its arguments.
#[allow(clippy::too_many_lines, reason = "there are that many rules")]
fn one_of_each() -> Vec<Rule> {
    let other = Id::numbered(2);
    let missing = |reasons: &[Reason]| Rule::NotSmart {
        missing: reasons.to_vec(),
    };
    vec![
        Rule::NewerFormat { minor: 7 },
        Rule::SetAside {
            fault: Fault::Fields(vec!["title".into()]),
        },
        Rule::OpenRemark {
            author: "Board".into(),
            text: "Why so few?".into(),
        },
        Rule::UnsafeLink,
        Rule::NoTitle,
        Rule::NoSector,
        Rule::NoMission,
        Rule::NoGoals,
        Rule::NoFacts,
        Rule::NoBottlenecks,
        Rule::NoMeasures,
        Rule::NoThemes,
        Rule::NoLeadApplicant,
        Rule::ThemeWithoutMeasures,
        Rule::MeasureWithoutTitle,
        Rule::MeasureWithoutTheme,
        Rule::MeasureWithoutTarget,
        Rule::NoExecutor,
        Rule::ExecutorToBeDetermined,
        Rule::MeasureWithoutTargetGroup,
        Rule::NoName,
        Rule::SameName {
            name: "Union".into(),
        },
        Rule::FactWithoutSource,
        Rule::FactWithoutDate,
        Rule::SeriesWithoutPoints,
        Rule::PointWithoutValue { missing: 1, of: 3 },
        Rule::BottleneckWithoutFact,
        Rule::BottleneckUnserved,
        Rule::GoalUnserved,
        Rule::CostLineWithoutAmount,
        Rule::CostLineTooLarge,
        Rule::FundingGap { gap: euros(5) },
        Rule::FundingSurplus { surplus: euros(5) },
        Rule::SchemeUnknown,
        Rule::GrantBelowMinimum {
            grant: euros(100),
            minimum: euros(250_000),
            source: SOURCE,
        },
        Rule::GrantAboveMaximum {
            grant: euros(100),
            maximum: euros(50),
            source: None,
        },
        Rule::TermTooLong {
            months: 24,
            last: day("2016-08-31"),
            source: SOURCE,
        },
        Rule::WholeYearsTooLong {
            months: 24,
            source: SOURCE,
        },
        Rule::YearsTooLong {
            months: 24,
            source: SOURCE,
        },
        Rule::DaysNeeded {
            months: 24,
            source: SOURCE,
        },
        Rule::NoDecision,
        Rule::NothingRecorded { of_people: false },
        Rule::NothingRecorded { of_people: true },
        Rule::NoFinalReading { missing: 1, of: 3 },
        Rule::PartyKindMissing {
            kind: PartyKind::TradeUnion,
            source: SOURCE,
        },
        Rule::LeadApplicantKind { source: SOURCE },
        Rule::EquityTooLow {
            least: euros(80),
            source: SOURCE,
        },
        Rule::TooFewSchemeThemes {
            covered: 1,
            least: 2,
            source: SOURCE,
        },
        Rule::OutsideWindow {
            day: day("2014-06-01"),
            first: day("2014-04-01"),
            last: day("2014-05-31"),
            source: SOURCE,
        },
        Rule::PartsMissing {
            missing: 1,
            of: 3,
            parts: vec!["Budget".into()],
        },
        Rule::ReadingToCome {
            day: day("2031-01-01"),
        },
        Rule::WrongDirection {
            baseline: number("5"),
            aim: number("6"),
        },
        Rule::AimIsBaseline { value: number("5") },
        Rule::RateWithoutPrice,
        Rule::PhasesDiffer {
            phased: euros(90),
            amount: euros(100),
        },
        Rule::AdvancesTooLarge {
            share: "120".parse().unwrap(),
        },
        Rule::TwinMeasure {
            other: Id::numbered(1),
        },
        Rule::SameCode { code: "5a".into() },
        Rule::CodeLike {
            code: "1.10".into(),
        },
        Rule::PeriodMissing,
        Rule::EndsBeforeStart {
            first: day("2016-09-01"),
            last: day("2014-09-01"),
        },
        Rule::YearsReversed {
            from: 2020,
            to: 2015,
        },
        Rule::YearsAndADay {
            years: 2,
            last: day("2016-08-31"),
        },
        Rule::VersionAfterStart {
            version: day("2014-10-29"),
            start: day("2014-09-01"),
        },
        Rule::OutsidePlan {
            day: day("2020-01-01"),
        },
        Rule::YearOutsidePlan { year: 2020 },
        Rule::BeginsTooEarly {
            other: Id::numbered(1),
            ends: day("2027-03-31"),
        },
        Rule::TargetWithoutMeasure,
        Rule::Dangling { to: Noun::Party },
        Rule::GoalCircle,
        Rule::ActivityCircle,
        Rule::OverlapWithItself,
        Rule::OverlapTooLarge {
            other,
            overlap: 900.into(),
            most: 50.into(),
        },
        Rule::OverlapUnits { other },
        Rule::OverlapSides {
            other,
            here: 20.into(),
            there: 30.into(),
        },
        Rule::ProbableDoubleCount {
            among: Among::Companies { other },
        },
        Rule::ProbableDoubleCount {
            among: Among::People {
                group: Some(Id::numbered(1)),
                targets: 4,
            },
        },
        Rule::ProbableDoubleCount {
            among: Among::People {
                group: None,
                targets: 2,
            },
        },
        Rule::PartCircle,
        Rule::PartElsewhere { whole: other },
        Rule::PartUnits { whole: other },
        Rule::PartTooLarge {
            whole: other,
            part: 800.into(),
            most: 700.into(),
        },
        Rule::LooksLikePart {
            whole: other,
            counts: [1_100, 700],
        },
        Rule::LooksLikePart {
            whole: other,
            counts: [0, 0],
        },
        Rule::TargetPhasesDiffer {
            phased: 120.into(),
            quantity: 100.into(),
        },
        Rule::SeriesTotal {
            total: "12".parse().unwrap(),
            sum: 11.into(),
        },
        Rule::CountNotBrokenDown {
            counted: Counted::People,
        },
        Rule::PeopleFromFraction {
            quantity: quantity("2.5"),
        },
        Rule::AverageMissing,
        Rule::ZeroQuantity,
        missing(&[Reason::NoDueDate]),
        missing(&[Reason::NoUnit]),
        missing(&[Reason::NoQualifier]),
        missing(&[Reason::NoQuantity]),
        missing(&[Reason::NoAim]),
        missing(&[Reason::NoUnit, Reason::NoQuantity]),
        Rule::NoBaseline {
            missing: 22,
            of: 23,
        },
        Rule::NoVerification { missing: 1, of: 23 },
        Rule::GroupNotInMeasure {
            group: Id::numbered(1),
        },
        Rule::AtLeastInText {
            words: "ten minste drie".into(),
            target: Id::numbered(1),
        },
        Rule::WordsVary {
            words: vec!["leerplek", "leerwerkplek"],
        },
        Rule::CostLineWithoutMeasure,
        Rule::MeasureWithoutCosts,
        Rule::StatedNotBrokenDown,
        Rule::NoMoney,
        Rule::StatedDiffers {
            counted: Counted::Applications,
            stated: 2_411.into(),
            derived: Count::exact(2_410),
        },
        Rule::MoneyDiffers {
            stated: euros(100),
            derived: euros(90),
            difference: euros(10),
            from: Held::Lines,
        },
        Rule::PartsAboveWhole {
            parts: euros(110),
            whole: euros(100),
            difference: euros(10),
        },
        Rule::PartsBelowWhole {
            parts: euros(90),
            whole: euros(100),
            difference: euros(10),
        },
        Rule::StatedSum {
            costs: euros(100),
            grant: euros(60),
            own_contribution: euros(50),
            others: None,
            difference: euros(10),
        },
        Rule::StatedShort {
            costs: euros(100),
            grant: euros(40),
            own_contribution: euros(50),
            others: Some(euros(1)),
            difference: euros(9),
        },
        Rule::GrantAboveCosts {
            grant: euros(110),
            costs: euros(100),
        },
        Rule::OwnAboveCosts {
            own: euros(110),
            costs: euros(100),
        },
        Rule::GrantAboveRates {
            grant: euros(60),
            most: euros(50),
            difference: euros(10),
        },
        Rule::GrantAboveRate {
            grant: euros(60),
            costs: euros(100),
            rate: 50.into(),
            most: euros(50),
            difference: euros(10),
            source: SOURCE,
        },
        Rule::DecisionDiffers {
            decided: euros(40),
            granted: Some(euros(50)),
            stated: Some(euros(60)),
        },
        Rule::DecisionAboveAsked {
            decided: euros(60),
            asked: euros(50),
            difference: euros(10),
        },
        Rule::PhasedOutsidePlan {
            amount: euros(5),
            day: day("2028-01-01"),
        },
        Rule::AdvanceAfterEnd {
            day: day("2028-01-01"),
            last: day("2027-08-31"),
        },
        Rule::StatedDisagrees {
            with: Id::numbered(2),
        },
        Rule::ReadingOfNothing,
        Rule::ReadingWithoutDay {
            value: number("40"),
        },
        Rule::ReadingWithoutValue,
        Rule::ReadingBeforeStart {
            day: day("2013-12-31"),
            first: day("2014-01-01"),
        },
        Rule::ReadingAfterEnd {
            day: day("2019-02-28"),
            last: day("2015-12-31"),
        },
        Rule::ReadingsDiffer {
            day: day("2017-08-31"),
            before: number("181000"),
            stands: number("296000"),
        },
        Rule::ReadingWithoutPromise {
            value: number("96"),
        },
        Rule::ReadingBelowZero {
            value: number("-4"),
        },
        Rule::PartsTooLarge {
            parts: number("71"),
            value: number("70"),
        },
        Rule::WholeDiffers {
            whole: number("100"),
            parts: number("99"),
        },
        Rule::FiguresWithoutDay { missing: 2 },
    ]
}

fn in_words(plan: &Plan, rule: Rule, about: Subject) -> [FindingText; 2] {
    let finding = Finding {
        rule,
        about,
        field: Field::Whole,
        mended_at: None,
        measure: None,
        waived: false,
    };
    LANGUAGES.map(|language| Words::new(language).finding(plan, &finding))
}

#[test]
fn every_rule_has_words_in_both_languages() {
    let mut plan = sound();
    add(&mut plan.targets, target(2, 1, 5, People::None));
    add(&mut plan.stated, stated(1, 90));
    add(&mut plan.stated, stated(2, 100));
    for rule in one_of_each() {
        let about = match rule {
            Rule::StatedDisagrees { .. } => Subject::Stated(Id::numbered(1)),
            Rule::SetAside { .. } => Subject::SetAside {
                list: "facts",
                index: 0,
            },
            _ => Subject::Target(Id::numbered(1)),
        };
        let [nl, en] = in_words(&plan, rule.clone(), about);
        for text in [&nl.title, &nl.detail, &en.title, &en.detail] {
            assert!(!text.trim().is_empty(), "{rule:?}");
            assert!(!text.contains(['{', '}']), "{text}");
        }
        assert_ne!(nl.title, en.title, "{rule:?}");
        let quoted = matches!(rule, Rule::OpenRemark { .. });
        assert!(quoted || nl.detail != en.detail, "{rule:?}");
    }
}

#[test]
fn one_of_each_rule_is_in_the_list_above() {
    let listed: BTreeSet<&str> = one_of_each().iter().map(Rule::code).collect();
    let all: BTreeSet<&str> = Rule::CODES.iter().copied().collect();
    assert_eq!(listed, all);
    assert_eq!(all.len(), Rule::CODES.len(), "a code is used twice");
}

#[track_caller]
fn expect_words(rule: Rule, about: Subject, nl: &str, en: &str) {
    let titles = in_words(&sound(), rule, about).map(|text| text.title);
    assert_eq!(titles, [nl, en]);
}

#[test]
fn a_finding_names_its_subject_as_the_person_knows_it() {
    let no_date = Rule::NotSmart {
        missing: vec![Reason::NoDueDate],
    };
    expect_words(
        no_date,
        Subject::Target(Id::numbered(1)),
        "Doel 1 van maatregel 1 heeft geen datum",
        "Target 1 of measure 1 has no date",
    );
    expect_words(
        Rule::ThemeWithoutMeasures,
        Subject::Theme(Id::numbered(1)),
        "Thema ‘Theme 1’ heeft geen maatregelen",
        "Theme ‘Theme 1’ has no measures",
    );
    expect_words(
        Rule::UnsafeLink,
        Subject::Attachment(Id::numbered(9)),
        "De link van bijlage zonder naam is niet te openen",
        "The link of attachment without a name cannot be opened",
    );
    expect_words(
        Rule::YearsAndADay {
            years: 2,
            last: day("2016-08-31"),
        },
        Subject::Plan,
        "De looptijd is 2 jaar en een dag",
        "The term is 2 years and a day",
    );
}

#[test]
fn a_finding_about_a_scheme_says_where_the_rule_is_written() {
    let about = Subject::Plan;
    let rule = |source| Rule::TooFewSchemeThemes {
        covered: 1,
        least: 2,
        source,
    };
    let [nl, en] = in_words(&sound(), rule(SOURCE), about).map(|text| text.detail);
    assert!(nl.ends_with(" Artikel 2.3(1) van de regeling."), "{nl}");
    assert!(en.ends_with(" Article 2.3(1) of the regulation."), "{en}");
    let unread = SOURCE.map(|source| Source {
        read: false,
        ..source
    });
    let [nl, _] = in_words(&sound(), rule(unread), about).map(|text| text.detail);
    assert!(nl.contains("niet in de regeling zelf nagelezen"), "{nl}");
    let [nl, _] = in_words(&sound(), rule(None), about).map(|text| text.detail);
    assert!(!nl.contains("Artikel"), "{nl}");
}

#[test]
fn a_long_name_is_shortened() {
    let mut plan = sound();
    plan.themes
        .update(Id::numbered(1), |theme| theme.title = "é ".repeat(500));
    let about = Subject::Theme(Id::numbered(1));
    let [nl, _] = in_words(&plan, Rule::ThemeWithoutMeasures, about);
    assert!(nl.title.chars().count() < 100, "{}", nl.title);
    assert!(nl.title.contains('…'));
}

fn stated(number: u128, applications: u32) -> Stated {
    Stated {
        id: Id::numbered(number),
        value: StatedValue::Applications(applications.into()),
        ..Stated::default()
    }
}

/// A plan of this many measures, with four targets and five cost lines each.
fn large(measures: u128) -> Plan {
    let mut plan = sound();
    plan.targets.retain(|_| false);
    plan.cost_lines.retain(|_| false);
    plan.measures = (1..=measures)
        .map(|number| {
            let mut measure = measure(number, 1 + number % 20);
            measure.aim = "Meer vakmensen houden in de sector, met leerplekken. ".repeat(8);
            if number % 10 == 0 {
                measure.aim.push_str("Voor ten minste drie bedrijven.");
            }
            measure.approach =
                "Bedrijven krijgen hulp bij werving, begeleiding en scholing. ".repeat(10);
            measure
        })
        .collect();
    plan.themes = (1..=20).map(theme).collect();
    let of_measure = |number: u128| 1 + number % measures;
    let targets = (0..4 * measures).map(|number| {
        let people = if number % 4 == 0 {
            product(&["8", "4"])
        } else {
            People::Each
        };
        let mut target = target(number + 1, of_measure(number), 100, people);
        if number % 8 == 0 {
            target.overlaps.insert(Id::numbered(number + 2), 20.into());
            target.due = None;
        }
        target
    });
    plan.targets = targets.collect::<Vec<Target>>().into_iter().collect();
    let lines = (0..5 * measures).map(|number| cost_line(number + 1, of_measure(number)));
    plan.cost_lines = lines.collect::<Vec<CostLine>>().into_iter().collect();
    plan
}

#[test]
#[ignore = "prints how long a large plan takes; run with --release --ignored --nocapture"]
fn how_long_a_large_plan_takes() {
    let plan = large(1_000);
    for _ in 0..20 {
        let start = Instant::now();
        let figures = figures(&plan);
        let added_up = start.elapsed();
        let start = Instant::now();
        let found = check(&plan, &figures);
        let checked = start.elapsed();
        println!(
            "figures {added_up:?}, check {checked:?}, {} findings, {} people",
            found.len(),
            figures.plan.people
        );
    }
}

#[test]
fn a_measure_with_very_many_targets_is_checked_in_the_end() {
    let mut plan = sound();
    plan.targets = (1..=5_000)
        .map(|number| {
            let mut target = target(number, 1, 5, People::Each);
            target.unit = Some(TargetUnit::Own(format!("unit {number}")));
            target
        })
        .collect();
    assert_eq!(check(&plan, &figures(&plan)).len(), 1);
    acts::say_distinct(&mut plan, Some(Id::numbered(1)));
    assert!(check(&plan, &figures(&plan)).is_empty());
}

/// A plan that was changed in every possible way.
fn any_plan() -> impl Strategy<Value = Plan> {
    let text = || {
        prop_oneof![
            Just(String::new()),
            Just("ten minste drie leerplekken, leerwerkplekken".to_owned()),
            Just("ſ minstens İ at least 1.000 {what}".to_owned()),
            any::<String>(),
        ]
    };
    let amount = || {
        prop_oneof![
            Just("0"),
            Just("3"),
            Just("2.5"),
            Just("1000000000000"),
            Just("0.000001"),
            Just("")
        ]
    };
    let date = || {
        prop_oneof![
            Just("-009999-01-01"),
            Just("2014-09-01"),
            Just("2016-02-29"),
            Just("9999-12-31")
        ]
    };
    let targets = prop::collection::vec(
        (0_u128..6, amount(), amount(), date(), 0_u128..6, text()),
        0..10,
    );
    let trees = prop::collection::vec((1_u128..8, 1_u128..8), 0..8);
    (text(), (date(), date()), targets, trees).prop_map(|(words, (first, last), targets, trees)| {
        let mut plan = empty();
        plan.title.clone_from(&words);
        plan.period = term(first, last);
        plan.version.date = Some(day(last));
        for number in 1..=3 {
            add(&mut plan.themes, theme(number));
            let mut measure = measure(number, 2 * number);
            measure.aim.clone_from(&words);
            measure.period = term(last, first);
            add(&mut plan.measures, measure);
        }
        for (number, (measure, quantity, average, due, other, words)) in (1..).zip(targets) {
            let people = [
                People::Each,
                product(&[average, average, average]),
                product(&[]),
            ];
            let people = people.into_iter().cycle().nth(quantity.len()).unwrap();
            let target = Target {
                quantity: quantity.parse().ok(),
                due: Some(day(due)),
                qualifier: words.clone(),
                unit: Some(TargetUnit::Own(words)),
                ..target(number, measure, 0, people)
            };
            add(&mut plan.targets, target);
            overlap(&mut plan, number, other, 3);
        }
        for (number, (one, other)) in (1..).zip(trees) {
            add(
                &mut plan.goals,
                Goal {
                    id: Id::numbered(number),
                    parent: Some(Id::numbered(one)),
                    ..Goal::default()
                },
            );
            add(
                &mut plan.activities,
                Activity {
                    id: Id::numbered(number),
                    depends_on: vec![Id::numbered(one), Id::numbered(other)],
                    milestone: Some(day(first)),
                    ..Activity::default()
                },
            );
            add(
                &mut plan.related_plans,
                RelatedPlan {
                    id: Id::numbered(number),
                    link: words.clone(),
                    ..RelatedPlan::default()
                },
            );
            let of_plan = stated(number, u32::try_from(one).unwrap());
            add(&mut plan.stated, of_plan);
        }
        plan
    })
}

proptest! {
    #[test]
    fn any_plan_can_be_checked_and_put_into_words(plan in any_plan()) {
        let found = check(&plan, &figures(&plan));
        for finding in &found {
            for language in LANGUAGES {
                let text = Words::new(language).finding(&plan, finding);
                prop_assert!(!text.title.is_empty() && !text.detail.is_empty());
            }
        }
        prop_assert_eq!(&found, &check(&plan.clone(), &figures(&plan)));
    }
}
