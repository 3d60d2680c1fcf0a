//! Whether the people of one target are also those of another.

use sectorplan::{
    check::{Among, Field, Rule, Severity},
    edit::acts,
    figures::{Count, figures},
    plan::{Id, People, Plan, Precision, Scope, StatedValue, TargetGroup},
};

use super::{AT_LEAST, both, case, for_groups, of_measures, state, update, with_code};
use crate::support::{add, measure, overlap, target};

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
    // Each measure has a single target.
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

    // No overlap is an answer too.
    let last = plan.targets.iter().last().unwrap().id;
    plan.targets.update(first, |target| {
        target.overlaps.insert(last, 0.into());
    });
    let count = figures(&plan).plan;
    assert_eq!((count.people, count.at_most), (2_000, false));
    assert!(with_code(&plan, "probable_double_count").is_empty());
}

/// The groups that are asked about, and how many targets each is asked for.
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
    assert!(asked(&for_groups(&[&[1], &[2], &[3]])).is_empty());
    assert_eq!(asked(&for_groups(&[&[1], &[1], &[1]])), [(id(1), 3)]);
    assert_eq!(asked(&for_groups(&[&[1, 2], &[2, 3]])), [(id(2), 2)]);
    assert_eq!(
        asked(&for_groups(&[&[1], &[1], &[2], &[2], &[3]])),
        [(id(1), 2), (id(2), 2)]
    );
    // A target without a group may have anybody's people.
    assert_eq!(asked(&for_groups(&[&[], &[1]])), [(None, 2)]);
    // A group that does not exist counts as none.
    assert_eq!(asked(&for_groups(&[&[99], &[1]])), [(None, 2)]);
}

#[test]
fn the_groups_of_a_target_go_before_those_of_its_measure() {
    let mut plan = for_groups(&[&[1], &[1]]);
    update(&mut plan, 2, |target| target.groups = vec![Id::numbered(2)]);
    assert!(asked(&plan).is_empty());
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
    // Comparing all pairs would take minutes.
    assert!(start.elapsed().as_secs() < 10);
}
