//! Numbers that are only minimums or approximate.

use sectorplan::{
    chart,
    figures::figures,
    paper,
    plan::{Id, Language, Precision, TargetUnit},
    text::Words,
};

use super::{
    ABOUT, AT_LEAST, both, case, for_groups, of_measures, of_stated, of_themes, participants,
    precise, row, rows, says, with_code, words,
};
use crate::support::{add, measure, product, target};

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
    assert_eq!(stated.says, "The stated total equals the derived one.");
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
