//! The example plan of the Metalektro is a plan as this program writes it.
//!
//! `UPDATE_EXAMPLE=1 cargo test --test native example_metalektro::is_what_the_program` rewrites the
//! file in the program's own form.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the example has failed"
)]

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use sectorplan::{
    exchange,
    plan::{
        Cents, Execution, FundingKind, GoalLevel, Item, Items, Lineage, Measure, People, Plan,
        Scope, StatedValue, Target, TargetUnit,
    },
};
use uuid::Uuid;

fn path() -> PathBuf {
    [
        env!("CARGO_MANIFEST_DIR"),
        "public/examples/metalektro-2014-2016.json",
    ]
    .iter()
    .collect()
}

#[track_caller]
fn text() -> String {
    fs::read_to_string(path()).unwrap()
}

#[track_caller]
fn plan() -> Plan {
    serde_json::from_str(&text()).unwrap()
}

#[track_caller]
fn measure<'plan>(plan: &'plan Plan, code: &str) -> &'plan Measure {
    let mut found = plan.measures.iter().filter(|measure| measure.code == code);
    found.next().unwrap()
}

fn targets<'plan>(plan: &'plan Plan, code: &str) -> Vec<&'plan Target> {
    plan.targets_of(measure(plan, code).id).collect()
}

#[test]
fn the_file_is_what_the_program_would_write() {
    // Its revision is named after its content, whatever it was before.
    let mut plan = plan();
    plan.lineage = Lineage::default();
    let written = exchange::write(&exchange::stamp(&plan));
    if env::var_os("UPDATE_EXAMPLE").is_some() {
        fs::write(path(), written).unwrap();
    } else {
        assert!(
            text() == written,
            "run this test alone with UPDATE_EXAMPLE=1"
        );
    }
}

#[test]
fn everything_in_it_is_understood() {
    let plan = plan();
    assert!(plan.set_aside().is_empty(), "{:?}", plan.set_aside());
    // Every noun shows its unknown fields, so one look finds all of them.
    let nouns = format!("{plan:?}").replace("unknown: {}", "");
    assert!(!nouns.contains("unknown: {"), "{nouns}");
}

#[test]
fn fourteen_measures_stand_under_five_themes_in_the_order_of_their_codes() {
    let plan = plan();
    let codes_of = |theme| -> Vec<_> {
        let measures = plan.measures_of(Some(theme));
        measures.map(|measure| measure.code.as_str()).collect()
    };
    let codes: Vec<_> = plan.themes.iter().map(|theme| codes_of(theme.id)).collect();
    let expected: [&[&str]; 5] = [
        &["1", "2", "3"],
        &["4"],
        &["5a", "5b"],
        &["6", "7", "8", "9"],
        &["10", "11", "12", "13"],
    ];
    assert_eq!(codes, expected);
    let in_list = plan.measures.iter().map(|measure| measure.code.as_str());
    assert!(in_list.eq(expected.concat()));
    let colours = plan.themes.iter().map(|theme| theme.colour);
    assert!(colours.eq((1..=5).map(Some)));
}

/// The poster has a row of guiding goals, with its themes in it.
#[test]
fn the_measures_of_a_theme_serve_its_guiding_goal() {
    let plan = plan();
    let (top, below): (Vec<_>, Vec<_>) = plan.goals.iter().partition(|goal| goal.parent.is_none());
    assert_eq!((top.len(), below.len()), (1, 5));
    for (theme, goal) in plan.themes.iter().zip(below) {
        assert_eq!(
            (goal.parent, goal.level),
            (Some(top[0].id), GoalLevel::GuidingGoal)
        );
        let mut measures = plan.measures_of(Some(theme.id));
        assert!(measures.all(|measure| measure.goals == [goal.id]));
    }
}

#[test]
fn the_figures_of_the_labour_market_say_where_they_come_from() {
    let plan = plan();
    let values: Vec<_> = plan.facts.iter().filter_map(|fact| fact.value).collect();
    let values: Vec<_> = values.iter().map(ToString::to_string).collect();
    assert_eq!(values, ["159000", "1050", "4400"]);
    for fact in plan.facts.iter() {
        assert!(!fact.source.is_empty(), "{}", fact.title);
    }
    // The jobs were lost over several years: there is no day on which they were counted.
    let dated = plan.facts.iter().filter(|fact| fact.as_of.is_some());
    assert_eq!(dated.count(), 2);
}

/// What each target promises, in the order of the published plan.
#[test]
fn twenty_four_targets_carry_the_published_numbers() {
    #[track_caller]
    fn check(plan: &Plan, code: &str, expected: &[(u32, TargetUnit)]) {
        let promised: Vec<_> = targets(plan, code)
            .into_iter()
            .map(|target| (target.quantity.unwrap(), target.unit.clone().unwrap()))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(quantity, unit)| ((*quantity).into(), unit.clone()))
            .collect();
        assert_eq!(promised, expected, "measure {code}");
    }

    use TargetUnit as U;
    let plan = plan();
    check(&plan, "1", &[(430, U::Place)]);
    check(&plan, "2", &[(13, U::Place)]);
    check(&plan, "3", &[(1, U::Pilot), (50, U::Participant)]);
    check(&plan, "4", &[(1_458, U::Participant)]);
    check(&plan, "5a", &[(1, U::Study)]);
    check(&plan, "5b", &[(10, U::Workshop)]);
    let companies = [100, 50, 25].map(|count| (count, U::Company));
    check(&plan, "6", &[&companies[..], &[(1, U::Campaign)]].concat());
    let communication_plan = U::Own("communicatieplan".to_owned());
    let seventh = [
        (30, U::Company),
        (1, U::Study),
        (30, U::Workshop),
        (1, communication_plan),
    ];
    check(&plan, "7", &seventh);
    check(&plan, "8", &[(30, U::Company), (5, U::Meeting)]);
    check(&plan, "9", &[(1, U::Project)]);
    check(&plan, "10", &[(1, U::Study)]);
    check(&plan, "11", &[(100, U::Participant)]);
    let service_points = [5, 3].map(|count| (count, U::ServicePoint));
    check(
        &plan,
        "12",
        &[&[(1, U::Study)], &service_points[..]].concat(),
    );
    check(&plan, "13", &[(200, U::Participant)]);
    assert_eq!(plan.targets.len(), 24);
}

#[test]
fn places_and_participants_are_people_and_seats_at_buddy_meetings_too() {
    for target in plan().targets.iter() {
        let expected = match target.unit {
            Some(TargetUnit::Place | TargetUnit::Participant) => "each",
            Some(TargetUnit::Meeting) => "8 × 4",
            _ => "none",
        };
        let people = match &target.people {
            People::None => "none".to_owned(),
            People::Each => "each".to_owned(),
            People::Product(averages) => {
                let factors = averages.iter().map(|average| average.quantity.unwrap());
                let factors: Vec<_> = factors.map(|factor| factor.to_string()).collect();
                factors.join(" × ")
            }
        };
        assert_eq!(people, expected, "{}", target.qualifier);
    }
}

/// The oddities of the published plan are kept, for the checks to find.
#[test]
fn what_is_odd_in_the_published_plan_is_still_odd() {
    let plan = plan();
    let term = plan.period.period().unwrap();
    assert_eq!(term.years_and_a_day(), Some(2));
    assert!(plan.version.date.unwrap() > term.first());

    let at_least = plan.targets.iter().filter(|target| target.at_least);
    let at_least: Vec<_> = at_least.map(|target| target.measure).collect();
    assert_eq!(at_least, [measure(&plan, "8").id]);
    assert!(measure(&plan, "12").approach.contains("ten minste drie"));

    let counted = &targets(&plan, "11")[0].groups;
    let meant = &measure(&plan, "11").target_groups;
    assert_eq!((counted.len(), meant.len()), (1, 1));
    assert_ne!(counted, meant);

    let sixth = targets(&plan, "6");
    assert!(
        sixth[1]
            .overlaps
            .iter()
            .eq([(&sixth[0].id, &25_u32.into())])
    );
    let overlaps = plan.targets.iter().map(|target| target.overlaps.len());
    assert_eq!(overlaps.sum::<usize>(), 1);

    for target in plan.targets.iter() {
        assert!(target.due.is_none() && target.baseline.is_none());
    }
    for code in ["5a", "5b"] {
        assert_eq!(measure(&plan, code).execution, Execution::ToBeDetermined);
    }
    let remarked: BTreeSet<_> = plan.comments.keys().copied().collect();
    let slipped = ["3", "4"].map(|code| measure(&plan, code).id.uuid());
    assert_eq!(remarked, BTreeSet::from(slipped));
}

#[test]
fn a_learning_place_goes_by_three_names() {
    let plan = plan();
    assert!(targets(&plan, "1")[0].qualifier.contains("leerwerkplek"));
    assert!(targets(&plan, "2")[0].qualifier.contains("leerwerkplaats"));
    assert!(measure(&plan, "1").aim.contains("leerplek"));
}

#[test]
fn no_id_stands_for_two_things() {
    fn add<T: Item>(seen: &mut Vec<Uuid>, items: &Items<T>) {
        seen.extend(items.iter().map(|item| item.id().uuid()));
    }

    let plan = plan();
    let mut seen = vec![plan.id.uuid()];
    add(&mut seen, &plan.parties);
    add(&mut seen, &plan.target_groups);
    add(&mut seen, &plan.facts);
    add(&mut seen, &plan.goals);
    add(&mut seen, &plan.themes);
    add(&mut seen, &plan.measures);
    add(&mut seen, &plan.targets);
    add(&mut seen, &plan.funding);
    add(&mut seen, &plan.stated);
    let remarks = plan.comments.values().flatten();
    seen.extend(remarks.map(|remark| remark.id.uuid()));
    let distinct: BTreeSet<_> = seen.iter().collect();
    assert_eq!(distinct.len(), seen.len());
    assert!(seen.iter().all(|id| !id.is_nil()));
}

#[test]
fn every_reference_leads_somewhere() {
    let plan = plan();
    let party = |id| plan.parties.get(id).is_some();
    let group = |id| plan.target_groups.get(id).is_some();

    assert!(plan.credit.producer.is_some_and(party));
    assert!(plan.credit.commissioner.is_some_and(party));
    for measure in plan.measures.iter() {
        let theme = measure.theme.and_then(|id| plan.themes.get(id));
        assert!(theme.is_some(), "{}", measure.code);
        assert!(measure.target_groups.iter().copied().all(group));
        let executors = measure.execution.executors();
        assert!(executors.iter().all(|executor| party(executor.party)));
        assert!(!executors.is_empty() || measure.execution == Execution::ToBeDetermined);
        let goals: Vec<_> = measure.goals.iter().map(|&id| plan.goals.get(id)).collect();
        assert!(matches!(goals.as_slice(), [Some(_)]), "{}", measure.code);
        assert!(measure.bottlenecks.is_empty() && plan.bottlenecks.is_empty());
        assert!(measure.regions.is_empty() && measure.interventions.is_empty());
    }
    for goal in plan.goals.iter() {
        assert!(goal.parent.is_none_or(|id| plan.goals.get(id).is_some()));
    }
    for target in plan.targets.iter() {
        assert!(plan.measures.get(target.measure).is_some());
        assert!(target.groups.iter().copied().all(group));
        let mut others = target.overlaps.keys();
        assert!(others.all(|&other| plan.targets.get(other).is_some()));
    }
    assert!(
        plan.funding
            .iter()
            .all(|line| line.party.is_some_and(party))
    );
    for stated in plan.stated.iter() {
        let leads_somewhere = match stated.scope {
            Scope::Plan => true,
            Scope::Theme(id) => plan.themes.get(id).is_some(),
            Scope::Measure(id) => plan.measures.get(id).is_some(),
        };
        assert!(leads_somewhere, "{stated:?}");
    }
}

#[test]
fn the_published_money_adds_up() {
    let plan = plan();
    let funded = |kind| {
        let lines = plan.funding.iter().filter(|line| line.kind == kind);
        lines.filter_map(|line| line.amount).map(Cents::get).sum()
    };
    let (grant, own): (i64, i64) = (
        funded(FundingKind::Grant),
        funded(FundingKind::OwnContribution),
    );
    assert_eq!((grant, own), (647_597_300, 1_347_683_000));

    let stated: Vec<_> = plan.stated.iter().map(|stated| stated.value).collect();
    let cents = |cents| Cents::new(cents).unwrap();
    assert!(stated.contains(&StatedValue::Costs(cents(grant + own))));
    assert!(stated.contains(&StatedValue::Grant(cents(grant))));
    assert!(stated.contains(&StatedValue::OwnContribution(cents(own))));
    assert_eq!(grant + own, 1_995_280_300);
    assert!(plan.cost_lines.is_empty());
}

#[test]
fn the_published_participants_are_stated_by_theme_and_in_all() {
    let plan = plan();
    let applications = |scope| {
        let mut stated = plan.stated.iter().filter(|stated| stated.scope == scope);
        stated.find_map(|stated| match stated.value {
            StatedValue::Applications(quantity) => quantity.whole(),
            _ => None,
        })
    };
    let by_theme = plan.themes.iter().map(|theme| Scope::Theme(theme.id));
    let by_theme: Vec<_> = by_theme.filter_map(applications).collect();
    assert_eq!(by_theme, [493, 1_458, 0, 160, 300]);
    assert_eq!(applications(Scope::Plan), Some(2_411));
}

#[test]
fn it_names_no_person_and_no_address() {
    let text = text();
    assert!(!text.contains('@') && !text.contains("Postbus"));
    assert!(
        !text
            .bytes()
            .enumerate()
            .any(|(at, _)| is_postcode(&text.as_bytes()[at..]))
    );
    assert!(plan().private.is_empty());
    assert!(is_postcode(b"1234 AB") && is_postcode(b"1234AB") && !is_postcode(b"1050 be"));
}

/// Whether the text begins with a Dutch postcode: four digits and two capitals.
fn is_postcode(text: &[u8]) -> bool {
    let Some((digits, rest)) = text.split_at_checked(4) else {
        return false;
    };
    let letters = rest.strip_prefix(b" ").unwrap_or(rest);
    digits.iter().all(u8::is_ascii_digit)
        && letters.len() >= 2
        && letters.iter().take(2).all(u8::is_ascii_uppercase)
}
