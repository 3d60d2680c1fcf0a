//! Participants and what targets count.

use std::{fs, path::PathBuf};

use sectorplan::{
    chart::{self, Cell, Chart, Picture},
    check::{Among, Counted, Field, Finding, Rule, Severity, check},
    edit::acts,
    exchange,
    figures::{Count, figures},
    paper,
    plan::{
        Id, Language, Measure, Number, People, Plan, Point, Precision, QuantityPhase, Scope,
        Series, Stated, StatedValue, Target, TargetGroup, TargetUnit,
    },
    text::Words,
};

use crate::support::{
    LANGUAGES, add, empty, measure, overlap, product, quantity, sound, target, term, theme,
};

const NO_BREAK: char = '\u{a0}';

fn case(name: &str) -> Plan {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = fs::read_to_string(path.join(format!("{name}.json"))).unwrap();
    exchange::read(&text).unwrap()
}

fn found(plan: &Plan) -> Vec<Finding> {
    check(plan, &figures(plan))
}

fn with_code(plan: &Plan, code: &str) -> Vec<Finding> {
    let mut found = found(plan);
    found.retain(|finding| finding.rule.code() == code);
    found
}

fn words(language: Language) -> Words {
    Words::new(language)
}

/// Dutch and English, with spaces that break for reading.
fn both(said: impl Fn(Words) -> String) -> [String; 2] {
    LANGUAGES.map(|language| said(words(language)).replace(NO_BREAK, " "))
}

fn participants(plan: &Plan, words: Words) -> Chart {
    chart::participants(plan, &figures(plan), words)
}

#[track_caller]
fn says(plan: &Plan, dutch: &str, english: &str) {
    assert_eq!(
        both(|words| participants(plan, words).says),
        [dutch, english]
    );
}

/// The rows of a chart's table: what they are about, and their one figure.
fn rows(chart: &Chart) -> Vec<(String, String)> {
    let rows = chart.table.rows.iter();
    rows.map(|row| {
        let shown = row.cells[0].shown(words(Language::En));
        (row.head.clone(), shown.replace(NO_BREAK, " "))
    })
    .collect()
}

fn row(head: &str, figure: &str) -> (String, String) {
    (head.to_owned(), figure.to_owned())
}

/// A plan of so many measures, of which each promises people; no themes.
fn of_measures(people: &[u32]) -> Plan {
    let mut plan = empty();
    for (number, people) in (1..).zip(people) {
        let one = Measure {
            theme: None,
            ..measure(number, 1)
        };
        add(&mut plan.measures, one);
        add(
            &mut plan.targets,
            target(number, number, *people, People::Each),
        );
    }
    plan
}

/// A plan of themes with one measure each.
fn of_themes(people: &[u32]) -> Plan {
    let mut plan = of_measures(people);
    for number in (1..).take(people.len()) {
        add(&mut plan.themes, theme(number));
        plan.measures.update(Id::numbered(number), |measure| {
            measure.theme = Some(Id::numbered(number));
        });
    }
    plan
}

// Measures without a theme.

#[test]
fn without_themes_participants_are_shown_by_measure() {
    let plan = case("g1a");
    let chart = participants(&plan, words(Language::En));
    assert_eq!(chart.heading, "Applications per measure");
    assert_eq!(rows(&chart), [row("1 A", "100")]);
    says(
        &plan,
        "Alle deelnames zijn van A.",
        "All applications are of A.",
    );
    let table = paper::participants(&plan, &figures(&plan), words(Language::En)).unwrap();
    let heads: Vec<&str> = table.table.rows.iter().map(|row| &*row.head).collect();
    assert_eq!(heads, ["1 A", "Total"]);
}

#[test]
fn a_unit_in_the_plans_own_word_is_shown_as_it_is() {
    let plan = case("g1a");
    let target = plan.targets.iter().next().unwrap();
    assert_eq!(
        both(|words| paper::poster::target_in_words(target, words)),
        ["100 leerling", "100 leerling"]
    );
}

#[test]
fn what_has_no_theme_is_part_of_the_whole_that_shares_are_of() {
    let plan = case("g1b");
    let chart = participants(&plan, words(Language::En));
    assert_eq!(
        rows(&chart),
        [row("1 T", "300"), row("Without a theme", "950")]
    );
    // 300 of 1,250, and 950 of it.
    says(
        &plan,
        "T is goed voor 24% van alle deelnames. 76% van de deelnames hoort bij maatregelen zonder thema.",
        "T has 24% of all applications. 76% of the applications belongs to measures without a theme.",
    );
    let Picture::Participants(bars) = &chart.picture else {
        panic!("{:?}", chart.picture);
    };
    let colours: Vec<_> = bars.iter().map(|bar| bar.colour).collect();
    assert_eq!(colours, [Some(0), None]);
}

#[test]
fn a_sentence_is_true_of_ties_of_one_part_and_of_nobody() {
    says(
        &of_themes(&[50, 50, 25]),
        "Theme 1 en 1 andere zijn elk goed voor 40% van alle deelnames.",
        "Theme 1 and 1 other each have 40% of all applications.",
    );
    says(
        &of_themes(&[50, 0]),
        "Alle deelnames zijn van Theme 1.",
        "All applications are of Theme 1.",
    );
    says(
        &of_themes(&[0, 0]),
        "Nog geen enkel doel telt deelnames.",
        "No target counts applications yet.",
    );
    let mut loose = of_themes(&[0, 10]);
    loose
        .measures
        .update(Id::numbered(2), |measure| measure.theme = None);
    says(
        &loose,
        "Alle deelnames horen bij maatregelen zonder thema.",
        "All applications belong to measures without a theme.",
    );
    // A theme that is not there is none.
    loose.measures.update(Id::numbered(2), |measure| {
        measure.theme = Some(Id::numbered(99));
    });
    says(
        &loose,
        "Alle deelnames horen bij maatregelen zonder thema.",
        "All applications belong to measures without a theme.",
    );
}

#[test]
fn a_thousand_measures_without_themes_are_a_dozen_rows_that_add_up() {
    let people: Vec<u32> = (1..=1_000).collect();
    let plan = of_measures(&people);
    let chart = participants(&plan, words(Language::En));
    assert_eq!(chart.table.rows.len(), 12);
    assert_eq!(chart.table.rows[0].head, "990 Measure 990");
    assert_eq!(chart.table.rows[11].head, "and 989 other measures");
    let sum: u64 = chart
        .table
        .rows
        .iter()
        .map(|row| number(&row.cells[0]))
        .sum();
    assert_eq!(sum, 500_500);
}

fn number(cell: &Cell) -> u64 {
    match cell {
        Cell::Count(count) => *count,
        Cell::Counted(count) => count.number,
        other => panic!("{other:?}"),
    }
}

// Numbers that are not exact.

fn precise(plan: &mut Plan, number: u128, precision: Precision) {
    plan.targets.update(Id::numbered(number), |target| {
        target.at_least = precision.at_least;
        target.approximate = precision.approximate;
    });
}

const AT_LEAST: Precision = Precision {
    at_least: true,
    approximate: false,
};
const ABOUT: Precision = Precision {
    at_least: false,
    approximate: true,
};

fn state(plan: &mut Plan, value: StatedValue, precision: Precision, scope: Scope) {
    let stated = Stated {
        id: Id::numbered(80),
        value,
        scope,
        at_least: precision.at_least,
        approximate: precision.approximate,
        ..Stated::default()
    };
    add(&mut plan.stated, stated);
}

/// What is found of a stated number of applications beside this plan.
fn of_stated(plan: &Plan, stated: u32, precision: Precision) -> Vec<&'static str> {
    let mut plan = plan.clone();
    let value = StatedValue::Applications(stated.into());
    state(&mut plan, value, precision, Scope::Plan);
    let codes = found(&plan).into_iter().map(|finding| finding.rule.code());
    codes
        .filter(|code| code.starts_with("stated") || code.starts_with("count"))
        .collect()
}

#[test]
fn a_sum_with_at_least_in_it_is_a_lower_bound_and_agrees_with_more() {
    let plan = case("g10a");
    assert!(with_code(&plan, "stated_differs").is_empty());
    let figures = figures(&plan);
    assert_eq!(figures.plan.applied().precision, AT_LEAST);
    assert_eq!(
        both(|words| words.counted(figures.plan.applied())),
        ["≥ 1.300", "≥ 1,300"]
    );
    let chart = participants(&plan, words(Language::En));
    assert_eq!(rows(&chart), [row("1 A", "≥ 1,300")]);
    let stated = chart::stated_counts(&plan, &figures, words(Language::En)).unwrap();
    assert_eq!(stated.says, "The stated total is equal to the derived one.");
}

#[test]
fn a_lower_bound_contradicts_fewer() {
    let mut plan = of_measures(&[1_300]);
    precise(&mut plan, 1, AT_LEAST);
    assert_eq!(
        of_stated(&plan, 1_299, Precision::EXACT),
        ["stated_differs"]
    );
    assert!(of_stated(&plan, 1_299, AT_LEAST).is_empty());
    let exact = of_measures(&[1_300]);
    assert!(of_stated(&exact, 1_200, AT_LEAST).is_empty());
    assert_eq!(of_stated(&exact, 1_301, AT_LEAST), ["stated_differs"]);
}

#[test]
fn about_agrees_with_what_is_near_and_its_shares_have_no_decimals() {
    let exact = of_themes(&[1_312]);
    assert!(of_stated(&exact, 1_300, ABOUT).is_empty());
    assert_eq!(
        of_stated(&exact, 1_300, Precision::EXACT),
        ["stated_differs"]
    );
    assert_eq!(of_stated(&exact, 1_500, ABOUT), ["stated_differs"]);

    let mut about = of_themes(&[300, 950]);
    precise(&mut about, 2, ABOUT);
    says(
        &about,
        "Theme 2 is goed voor ca. 76% van alle deelnames.",
        "Theme 2 has about 76% of all applications.",
    );
    let figures = figures(&about);
    assert_eq!(
        both(|words| words.counted(figures.plan.applied())),
        ["ca. 1.250", "about 1,250"]
    );
    assert_eq!(
        both(|words| paper::poster::target_in_words(
            about.targets.get(Id::numbered(2)).unwrap(),
            words
        )),
        [
            "ca. 950 deelnemers young people",
            "about 950 participants young people"
        ]
    );
}

#[test]
fn a_share_of_a_lower_bound_is_only_about() {
    let mut plan = of_themes(&[300, 100]);
    precise(&mut plan, 2, AT_LEAST);
    // With more of the second there may be less of the first.
    says(
        &plan,
        "Theme 1 is goed voor ca. 75% van alle deelnames.",
        "Theme 1 has about 75% of all applications.",
    );
}

// Of which.

fn part(plan: &mut Plan, part: u128, whole: u128) {
    plan.targets.update(Id::numbered(part), |target| {
        target.part_of = Some(Id::numbered(whole));
    });
}

/// A measure with a target of 700 people and one of 400 that is part of it.
fn of_which() -> Plan {
    let mut plan = of_measures(&[700]);
    add(&mut plan.targets, target(2, 1, 400, People::Each));
    part(&mut plan, 2, 1);
    plan
}

#[test]
fn an_of_which_that_was_typed_as_a_target_is_found_and_made_a_part_at_once() {
    let mut plan = case("g13a");
    let whole = plan.targets.iter().next().unwrap().id;
    let (target, finding) = {
        let found = with_code(&plan, "looks_like_part");
        assert_eq!(found.len(), 1);
        let target = plan.targets.iter().nth(1).unwrap().id;
        (target, found[0].clone())
    };
    let counts = [1_100, 700];
    assert_eq!(finding.rule, Rule::LooksLikePart { whole, counts });
    assert_eq!(
        (finding.about, finding.field),
        (target.into(), Field::PartOf)
    );

    acts::set_part_of(&mut plan, target, Some(whole));
    let figures = figures(&plan);
    assert_eq!((figures.plan.applications, figures.plan.people), (700, 700));
    assert!(with_code(&plan, "looks_like_part").is_empty());
    assert_eq!(
        both(|words| paper::poster::target_in_words(plan.targets.get(target).unwrap(), words)),
        [
            "waarvan 400 deelnemers met traject",
            "of which 400 participants met traject"
        ]
    );
}

#[test]
fn of_which_is_recognised_by_its_words_alone() {
    let typed = |qualifier: &str, people: u32| {
        let mut plan = of_measures(&[700]);
        let mut second = target(2, 1, people, People::Each);
        second.qualifier = qualifier.into();
        add(&mut plan.targets, second);
        with_code(&plan, "looks_like_part").len()
    };
    assert_eq!(typed("Waarvan vrouwen", 400), 1);
    assert_eq!(typed("of which women", 400), 1);
    assert_eq!(typed("hiervan: vrouwen", 400), 1);
    // More than there are is no part, and a word that only begins alike says nothing.
    assert_eq!(typed("waarvan vrouwen", 701), 0);
    assert_eq!(typed("waarvandaan dan ook", 400), 0);
    assert_eq!(typed("vrouwen", 400), 0);
}

#[test]
fn a_part_counts_in_no_total_and_asks_nothing() {
    let plan = of_which();
    let figures = figures(&plan);
    assert_eq!((figures.plan.applications, figures.plan.people), (700, 700));
    assert!(!figures.plan.at_most);
    assert_eq!(figures.target(Id::numbered(2)), 0);
    let year = sectorplan::figures::by_year(&plan, &figures);
    let all: u64 = year.iter().map(|row| row.applications).sum();
    assert_eq!(all, 700);
    assert!(with_code(&plan, "probable_double_count").is_empty());
    let subject = |words: Words| words.subject(&plan, Id::<Target>::numbered(2).into());
    assert_eq!(
        both(subject),
        [
            "doel 2 (waarvan) van maatregel 1",
            "target 2 (of which) of measure 1"
        ]
    );
}

#[track_caller]
fn expect_part(change: impl FnOnce(&mut Plan), expected: &[&str]) {
    let mut plan = of_which();
    change(&mut plan);
    let codes = ["part_", "dangling"];
    let found = found(&plan).into_iter().map(|finding| finding.rule.code());
    let found: Vec<&str> = found
        .filter(|code| codes.iter().any(|begin| code.starts_with(begin)))
        .filter(|code| *code != "party_kind_missing")
        .collect();
    // The plan names parties, groups, goals and bottlenecks that it does not have.
    let found: Vec<&str> = found.into_iter().collect();
    assert_eq!(found, expected);
}

fn update(plan: &mut Plan, number: u128, change: impl FnOnce(&mut Target)) {
    assert!(plan.targets.update(Id::numbered(number), change));
}

#[test]
fn a_part_is_at_most_its_whole() {
    let ends = |plan: &mut Plan| {
        // Of the rest of the plan nothing is to be said here.
        plan.measures.update(Id::numbered(1), |measure| {
            *measure = Measure {
                id: measure.id,
                order: measure.order.clone(),
                code: "1".into(),
                ..Measure::default()
            };
        });
    };
    expect_part(ends, &[]);
    let with = |change: fn(&mut Plan)| {
        move |plan: &mut Plan| {
            ends(plan);
            change(plan);
        }
    };
    expect_part(
        with(|plan| update(plan, 2, |it| it.quantity = Some(700.into()))),
        &[],
    );
    expect_part(
        with(|plan| update(plan, 2, |it| it.quantity = Some(701.into()))),
        &["part_too_large"],
    );
    expect_part(
        with(|plan| {
            update(plan, 2, |it| it.quantity = Some(800.into()));
            update(plan, 1, |it| it.at_least = true);
        }),
        &[],
    );
    expect_part(
        with(|plan| {
            update(plan, 2, |it| it.quantity = Some(720.into()));
            update(plan, 1, |it| it.approximate = true);
        }),
        &[],
    );
    expect_part(
        with(|plan| update(plan, 2, |it| it.people = People::None)),
        &["part_units"],
    );
    expect_part(with(|plan| part(plan, 2, 99)), &["dangling"]);
    expect_part(with(|plan| part(plan, 2, 2)), &["part_circle"]);
    expect_part(with(|plan| part(plan, 1, 2)), &["part_circle"]);
    expect_part(
        with(|plan| {
            let other = Measure {
                id: Id::numbered(7),
                ..Measure::default()
            };
            add(&mut plan.measures, other);
            update(plan, 2, |it| it.measure = Id::numbered(7));
        }),
        &["part_elsewhere"],
    );
    // Each part alone: parts may share people.
    expect_part(
        with(|plan| {
            add(&mut plan.targets, target(3, 1, 400, People::Each));
            part(plan, 3, 1);
        }),
        &[],
    );
}

#[test]
fn what_cannot_be_part_is_blocking() {
    for rule in [
        Rule::PartCircle,
        Rule::PartTooLarge {
            whole: Id::numbered(1),
            part: 2.into(),
            most: 1.into(),
        },
    ] {
        assert_eq!(rule.severity(), Severity::Blocking);
    }
}

#[test]
fn a_part_whose_whole_is_gone_counts_by_itself() {
    let mut plan = of_which();
    part(&mut plan, 2, 99);
    assert_eq!(figures(&plan).plan.applications, 1_100);
}

// The same people.

#[test]
fn people_are_at_most_so_many_until_overlaps_are_given() {
    let mut plan = case("g15a");
    let count = figures(&plan).plan;
    assert_eq!((count.applications, count.people), (2_000, 2_000));
    assert_eq!(
        both(|words| words.counted(count.unique())),
        ["ten hoogste 2.000", "at most 2,000"]
    );
    assert!(count.applied().is_exact());
    // Each measure alone has one target.
    for measure in plan.measures.iter() {
        assert!(!figures(&plan).measure(measure.id).unwrap().at_most);
    }
    let asked = with_code(&plan, "probable_double_count");
    let [one] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let first = plan.targets.iter().next().unwrap().id;
    assert_eq!((one.about, one.field), (first.into(), Field::Overlaps));
    assert_eq!(one.severity(), Severity::Advice);

    // Nothing is an answer too.
    let last = plan.targets.iter().last().unwrap().id;
    plan.targets.update(first, |target| {
        target.overlaps.insert(last, 0.into());
    });
    let count = figures(&plan).plan;
    assert_eq!((count.people, count.at_most), (2_000, false));
    assert!(with_code(&plan, "probable_double_count").is_empty());
}

fn group(number: u128) -> TargetGroup {
    TargetGroup {
        id: Id::numbered(number),
        name: format!("Group {number}"),
        ..TargetGroup::default()
    }
}

/// A plan with groups 1 to 3 and a measure for each of these targets, with its groups.
fn for_groups(targets: &[&[u128]]) -> Plan {
    let mut plan = empty();
    for number in 1..=3 {
        add(&mut plan.target_groups, group(number));
    }
    for (number, groups) in (1..).zip(targets) {
        let one = Measure {
            target_groups: groups.iter().copied().map(Id::numbered).collect(),
            ..measure(number, 1)
        };
        add(&mut plan.measures, one);
        add(&mut plan.targets, target(number, number, 10, People::Each));
    }
    plan
}

/// The groups that are asked about, and how many targets they are among.
fn asked(plan: &Plan) -> Vec<(Option<u128>, u64)> {
    let found = with_code(plan, "probable_double_count").into_iter();
    found
        .map(|finding| match finding.rule {
            Rule::ProbableDoubleCount {
                among: Among::People { group, targets },
            } => (group.map(|group| group.uuid().as_u128()), targets),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_group_is_asked_about_once_across_measures() {
    let id = |number: u128| Some(Id::<TargetGroup>::numbered(number).uuid().as_u128());
    // Different groups are different people.
    assert_eq!(asked(&for_groups(&[&[1], &[2], &[3]])), []);
    assert_eq!(asked(&for_groups(&[&[1], &[1], &[1]])), [(id(1), 3)]);
    assert_eq!(asked(&for_groups(&[&[1, 2], &[2, 3]])), [(id(2), 2)]);
    assert_eq!(
        asked(&for_groups(&[&[1], &[1], &[2], &[2], &[3]])),
        [(id(1), 2), (id(2), 2)]
    );
    // Who names no group may have anybody's people.
    assert_eq!(asked(&for_groups(&[&[], &[1]])), [(None, 2)]);
    // A group that is not there is none.
    assert_eq!(asked(&for_groups(&[&[99], &[1]])), [(None, 2)]);
}

#[test]
fn the_groups_of_a_target_go_before_those_of_its_measure() {
    let mut plan = for_groups(&[&[1], &[1]]);
    update(&mut plan, 2, |target| target.groups = vec![Id::numbered(2)]);
    assert_eq!(asked(&plan), []);
    assert!(!figures(&plan).plan.at_most);
}

#[test]
fn all_pairs_of_a_group_have_to_be_answered() {
    let mut plan = for_groups(&[&[1], &[1], &[1]]);
    overlap(&mut plan, 1, 2, 0);
    overlap(&mut plan, 2, 3, 4);
    assert!(figures(&plan).plan.at_most);
    overlap(&mut plan, 3, 1, 0);
    let count = figures(&plan).plan;
    assert_eq!((count.people, count.at_most), (26, false));
}

#[test]
fn one_answer_is_for_a_whole_group() {
    let mut plan = for_groups(&[&[1], &[1], &[1], &[2], &[2]]);
    overlap(&mut plan, 1, 2, 4);
    acts::say_distinct(&mut plan, Some(Id::numbered(1)));
    assert_eq!(asked(&plan).len(), 1);
    acts::say_distinct(&mut plan, Some(Id::numbered(2)));
    let count = figures(&plan).plan;
    // What targets declare themselves stays.
    assert_eq!((count.people, count.at_most), (46, false));
}

#[test]
fn a_stated_number_of_people_may_be_fewer_than_an_upper_bound() {
    let people = |stated: u32| {
        let mut plan = of_measures(&[1_000, 1_000]);
        let value = StatedValue::People(stated.into());
        state(&mut plan, value, Precision::EXACT, Scope::Plan);
        with_code(&plan, "stated_differs").len()
    };
    // At least those of the largest target, at most all of them.
    assert_eq!([people(999), people(1_000)], [1, 0]);
    assert_eq!([people(2_000), people(2_001)], [0, 1]);
}

#[test]
fn what_may_be_more_as_well_as_fewer_is_about() {
    let count = Count {
        number: 2_000,
        precision: AT_LEAST,
        at_most: true,
    };
    assert_eq!(
        both(|words| words.counted(count)),
        ["ca. 2.000", "about 2,000"]
    );
}

#[test]
fn thousands_of_targets_of_one_group_are_counted_and_not_paired() {
    let mut plan = of_measures(&[]);
    add(&mut plan.measures, measure(1, 1));
    plan.targets = (1..=40_000)
        .map(|number| target(number, 1, 1, People::Each))
        .collect();
    let start = std::time::Instant::now();
    assert!(figures(&plan).plan.at_most);
    // Pairs of them would take minutes.
    assert!(start.elapsed().as_secs() < 10);
}

// Stated, not broken down yet.

#[test]
fn people_who_are_stated_where_nothing_is_counted_yet_contradict_nothing() {
    let plan = case("g9a");
    assert!(with_code(&plan, "stated_differs").is_empty());
    let found = with_code(&plan, "count_not_broken_down");
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one.severity(), Severity::Advice);
    assert_eq!(
        both(|words| words.finding(&plan, one).title),
        [
            "Het plan: 700 deelnemers genoemd, nog niet uitgesplitst",
            "The plan: 700 people stated, not broken down yet"
        ]
    );
    let chart = chart::stated_counts(&plan, &figures(&plan), words(Language::En)).unwrap();
    // A missing figure is never zero, and nothing contradicts it.
    assert_eq!(chart.table.rows[0].cells[1], Cell::Missing);
    assert_eq!(
        chart.says,
        "Nothing of what was stated can be worked out yet."
    );
}

#[test]
fn a_stated_nobody_is_what_is_counted() {
    assert!(of_stated(&empty(), 0, Precision::EXACT).is_empty());
}

// Parts over time.

fn phased(amounts: &[&str], precision: Precision) -> usize {
    let mut plan = of_measures(&[100]);
    update(&mut plan, 1, |target| {
        target.phasing = amounts
            .iter()
            .map(|amount| QuantityPhase {
                period: term("2014-01-01", "2014-12-31"),
                amount: quantity(amount),
                ..QuantityPhase::default()
            })
            .collect();
    });
    precise(&mut plan, 1, precision);
    with_code(&plan, "target_phases_differ").len()
}

#[test]
fn phases_of_a_target_are_the_target_together() {
    let found = with_code(&case("g16a"), "target_phases_differ");
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one.field, Field::Phasing);
    assert_eq!(one.severity(), Severity::Warning);
    assert_eq!(
        one.rule,
        Rule::TargetPhasesDiffer {
            phased: 120.into(),
            quantity: 100.into()
        }
    );
    assert_eq!(phased(&["60", "40"], Precision::EXACT), 0);
    assert_eq!(phased(&["60", "39.5"], Precision::EXACT), 1);
    assert_eq!(phased(&[], Precision::EXACT), 0);
    assert_eq!(phased(&["60", "60"], AT_LEAST), 0);
    assert_eq!(phased(&["40", "50"], AT_LEAST), 1);
    assert_eq!(phased(&["60", "45"], ABOUT), 0);
    assert_eq!(phased(&["60", "60"], ABOUT), 1);
    let most = "1000000000000";
    assert_eq!(phased(&[most; 5], Precision::EXACT), 1);
}

// How many measures.

#[test]
fn a_stated_number_of_measures_is_held_against_the_list() {
    let of = |stated: u32, precision: Precision, scope: Scope| {
        let mut plan = of_themes(&[1, 1, 1]);
        state(
            &mut plan,
            StatedValue::Measures(stated.into()),
            precision,
            scope,
        );
        let found = found(&plan).into_iter();
        let found = found.filter_map(|finding| match finding.rule {
            Rule::StatedDiffers {
                counted: Counted::Measures,
                derived,
                ..
            } => Some(derived.number),
            _ => None,
        });
        found.collect::<Vec<_>>()
    };
    let exact = Precision::EXACT;
    assert_eq!(of(3, exact, Scope::Plan), [] as [u64; 0]);
    assert_eq!(of(9, exact, Scope::Plan), [3]);
    assert_eq!(of(2, AT_LEAST, Scope::Plan), [] as [u64; 0]);
    assert_eq!(of(1, exact, Scope::Theme(Id::numbered(2))), [] as [u64; 0]);
    assert_eq!(of(2, exact, Scope::Theme(Id::numbered(2))), [1]);
    // A measure has no measures, and a theme that is gone is found as such.
    assert_eq!(
        of(2, exact, Scope::Measure(Id::numbered(2))),
        [] as [u64; 0]
    );
    assert_eq!(of(2, exact, Scope::Theme(Id::numbered(9))), [] as [u64; 0]);

    let mut plan = of_themes(&[1, 1, 1]);
    let nine = StatedValue::Measures(9.into());
    state(&mut plan, nine, exact, Scope::Plan);
    let chart = chart::stated_counts(&plan, &figures(&plan), words(Language::En)).unwrap();
    let cells: Vec<String> = chart.table.rows[0]
        .cells
        .iter()
        .map(|cell| cell.shown(words(Language::En)))
        .collect();
    assert_eq!(cells, ["9", "3", "6"]);
}

// Series.

fn series(values: &[&str], total: &str) -> Plan {
    let mut plan = sound();
    let points = values.iter().zip(1..).map(|(value, number)| Point {
        label: format!("Group {number}"),
        value: value.parse().ok(),
        ..Point::default()
    });
    let one = Series {
        id: Id::numbered(1),
        title: "Vacancies".into(),
        source: "Statistics".into(),
        points: points.collect(),
        total: total.parse::<Number>().ok(),
        ..Series::default()
    };
    add(&mut plan.series, one);
    plan
}

#[test]
fn the_total_of_a_series_is_held_against_its_figures() {
    let found =
        |values: &[&str], total: &str| with_code(&series(values, total), "series_total").len();
    assert_eq!(found(&["2", "3.5"], "5.5"), 0);
    assert_eq!(found(&["2", "3.5"], "6"), 1);
    assert_eq!(found(&["2", "3.5"], ""), 0);
    // While a figure is missing nobody knows the sum.
    assert_eq!(found(&["2", ""], "6"), 0);
    assert_eq!(found(&[], "6"), 0);
    assert_eq!(found(&["-2", "2"], "0"), 0);
}

#[test]
fn the_total_of_a_series_is_in_its_chart_and_its_table() {
    let said = |total: &str| {
        let plan = series(&["2", "3"], total);
        let series = plan.series.iter().next().unwrap();
        chart::series(series, words(Language::En)).unwrap()
    };
    let agrees = said("5");
    assert!(
        agrees
            .says
            .ends_with("Together it is 5, as the source says.")
    );
    let last = agrees.table.rows.last().unwrap();
    assert_eq!(last.head, "Total according to the source");
    let differs = said("6");
    let sentence = "Added up it is 5, according to the source 6.";
    assert!(differs.says.ends_with(sentence), "{}", differs.says);
}

// Breakdown.

#[test]
fn rows_of_a_breakdown_are_as_exact_as_their_targets() {
    let mut plan = for_groups(&[&[1], &[1], &[2]]);
    precise(&mut plan, 1, AT_LEAST);
    precise(&mut plan, 3, ABOUT);
    let figures = figures(&plan);
    let rows = sectorplan::figures::by_target_group(&plan, &figures);
    let shown = |words: Words| {
        let rows = rows.iter().map(|row| words.counted(row.applied()));
        rows.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(both(shown), ["≥ 20, ca. 10", "≥ 20, about 10"]);
}

#[test]
fn a_product_that_is_approximate_says_so() {
    let mut plan = of_measures(&[]);
    add(&mut plan.measures, measure(1, 1));
    let mut meetings = target(1, 1, 5, product(&["8", "4"]));
    meetings.unit = Some(TargetUnit::Meeting);
    meetings.qualifier = String::new();
    meetings.approximate = true;
    add(&mut plan.targets, meetings);
    let target = plan.targets.iter().next().unwrap();
    let said = both(|words| paper::poster::target_in_words(target, words));
    assert!(said[0].starts_with("ca. 5 bijeenkomsten"), "{}", said[0]);
    assert!(said[0].contains("ca. 160 deelnames"), "{}", said[0]);
}
