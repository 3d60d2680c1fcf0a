//! *Of which*: targets that are part of others.

use sectorplan::{
    check::{Field, Rule, Severity},
    edit::acts,
    figures::figures,
    paper,
    plan::{Id, Measure, People, Plan, Target},
    text::Words,
};

use super::{both, case, found, of_measures, part, update, with_code};
use crate::support::{add, target};

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
    // A larger number cannot be a part, and a word that only starts the same says nothing.
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
    let found = found(&plan).into_iter().map(|finding| finding.rule.code());
    let about_parts = |code: &&str| code.starts_with("part_") || *code == "dangling";
    let found: Vec<&str> = found.filter(about_parts).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_part_is_at_most_its_whole() {
    let ends = |plan: &mut Plan| {
        // Nothing should be said about the rest of the plan here.
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
    // The larger one is then also part of the smaller.
    expect_part(
        with(|plan| part(plan, 1, 2)),
        &["part_circle", "part_too_large"],
    );
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
    // Each part separately, because parts may share people.
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
