//! A plan of any size, made by rule: to measure with, and to see a full page.

use super::{
    Average, Bottleneck, Cents, CostCategory, CostLine, Date, DraftPeriod, Execution, Executor,
    Fact, Funding, FundingKind, Goal, GoalLevel, Id, Items, Kind, Language, Measure, Party,
    PartyKind, People, Plan, Quantity, Region, Role, Target, TargetGroup, TargetUnit, Theme, date,
};

/// The first and the last day of the sample plan.
const FIRST: Date = date(2026, 1, 1);
const LAST: Date = date(2027, 12, 31);
const MOST_THEMES: usize = 10;
const COST_LINES: usize = 5;

const PARTIES: [(&str, PartyKind, &[Role]); 6] = [
    (
        "Opleidingsfonds Voorbeeldsector",
        PartyKind::TrainingFund,
        &[Role::LeadApplicant, Role::Executing],
    ),
    (
        "Werkgeversvereniging Voorbeeld",
        PartyKind::EmployersOrganisation,
        &[Role::ConsortiumMember],
    ),
    (
        "Vakbond Voorbeeld",
        PartyKind::TradeUnion,
        &[Role::ConsortiumMember],
    ),
    (
        "Regionaal opleidingscentrum",
        PartyKind::School,
        &[Role::Executing],
    ),
    (
        "Onderzoeksbureau",
        PartyKind::ResearchInstitute,
        &[Role::Executing],
    ),
    (
        "Arbeidsmarktregio Midden",
        PartyKind::Region,
        &[Role::Contributing],
    ),
];
const THEMES: [&str; MOST_THEMES] = [
    "Instroom en begeleiding van jongeren",
    "Scholing",
    "Goed werkgeverschap",
    "Duurzame inzetbaarheid",
    "Van werk naar werk",
    "Behoud van oudere vakkrachten",
    "Zij-instroom",
    "Mensen met een arbeidsbeperking",
    "Leren op de werkplek",
    "Regionale samenwerking",
];
const GROUPS: [&str; 5] = [
    "jonge vaklieden",
    "leidinggevenden",
    "zij-instromers",
    "oudere werknemers",
    "praktijkopleiders",
];
const REGIONS: [&str; 4] = ["Noord", "Oost", "Zuid", "West"];
const DEEDS: [(&str, &str); 6] = [
    (
        "Extra leerwerkplekken",
        "Bedrijven krijgen een vergoeding voor elke leerwerkplek die zij boven het bestaande aantal openstellen",
    ),
    (
        "Bijscholing",
        "Medewerkers volgen een training die aansluit bij hun functie, zodat zij ook bij nieuwe techniek inzetbaar blijven",
    ),
    (
        "Loopbaanadvies",
        "Een loopbaancoach bespreekt met iedere deelnemer wat hij kan, wat hij wil en welke stap daarbij past",
    ),
    (
        "Quickscan",
        "Bedrijven zien in een middag hoe hun personeelsbeleid ervoor staat en kiezen samen wat als eerste beter moet",
    ),
    (
        "Begeleiding naar ander werk",
        "Wie het bedrijf moet verlaten, wordt begeleid naar een vacature binnen of buiten de sector",
    ),
    (
        "Leermeesters",
        "Ervaren vakkrachten leren hoe zij hun kennis overdragen aan nieuwe collega’s op de werkvloer",
    ),
];
const COSTS: [(CostCategory, &str, &str, u32, i64); COST_LINES] = [
    (CostCategory::Wages, "Projectleiding", "uur", 40, 7_250),
    (
        CostCategory::Adviser,
        "Begeleiding door coach",
        "dag",
        12,
        84_000,
    ),
    (CostCategory::Training, "Training", "plek", 25, 46_500),
    (
        CostCategory::Material,
        "Zaal en lesmateriaal",
        "dag",
        6,
        37_550,
    ),
    (
        CostCategory::Communication,
        "Werving",
        "campagne",
        1,
        249_900,
    ),
];

/// What the id of a sample item is made from, so that no two nouns share one.
#[derive(Clone, Copy)]
enum Noun {
    Plan = 1,
    Party,
    Theme,
    Group,
    Region,
    Fact,
    Bottleneck,
    Goal,
    Measure,
    Target,
    CostLine,
    Funding,
}

/// A plan of this many measures, each with four targets and five cost lines, without a gap in
/// its money: always the same plan for the same number.
#[must_use]
pub fn sample(measures: usize) -> Plan {
    let themes = THEMES.get(..measures).unwrap_or(&THEMES);
    Plan {
        themes: named(themes, |number, title| Theme {
            id: id(Noun::Theme, number),
            title: title.to_owned(),
            ..Theme::default()
        }),
        measures: (0..measures).map(measure).collect(),
        targets: (0..measures).flat_map(targets_of).collect(),
        cost_lines: (0..measures).flat_map(cost_lines_of).collect(),
        funding: funding(measures),
        ..frame(measures)
    }
}

/// Everything of the sample that does not grow with it.
fn frame(measures: usize) -> Plan {
    Plan {
        title: "Sectorplan Voorbeeldsector 2026-2027".to_owned(),
        sector: "Voorbeeldsector".to_owned(),
        period: term(),
        mission: "Iedereen in de sector kan zijn vak blijven leren.".to_owned(),
        ambition: "In 2027 volgt elke medewerker ten minste één opleiding in twee jaar.".to_owned(),
        summary:
            "De sector leidt op, houdt vakkrachten vast en helpt wie moet gaan aan ander werk."
                .to_owned(),
        parties: named(&PARTIES, |number, (name, kind, roles)| Party {
            id: id(Noun::Party, number),
            name: name.to_owned(),
            kind,
            roles: roles.to_vec(),
            signed: Some(date(2025, 11, 3)),
            ..Party::default()
        }),
        target_groups: named(&GROUPS, |number, name| TargetGroup {
            id: id(Noun::Group, number),
            name: name.to_owned(),
            ..TargetGroup::default()
        }),
        regions: named(&REGIONS, |number, name| Region {
            id: id(Noun::Region, number),
            name: name.to_owned(),
            ..Region::default()
        }),
        facts: named(&["Moeilijk vervulbare vacatures"], |number, title| Fact {
            id: id(Noun::Fact, number),
            title: title.to_owned(),
            value: "4250".parse().ok(),
            unit: "vacatures".to_owned(),
            as_of: Some(date(2025, 7, 1)),
            source: "Sectoronderzoek 2025".to_owned(),
            ..Fact::default()
        }),
        bottlenecks: named(&["Te weinig vakkrachten"], |number, title| Bottleneck {
            id: id(Noun::Bottleneck, number),
            title: title.to_owned(),
            facts: vec![id(Noun::Fact, 0)],
            priority: Some(1),
            ..Bottleneck::default()
        }),
        goals: named(&["Genoeg vakkrachten in 2027"], |number, title| Goal {
            id: id(Noun::Goal, number),
            level: GoalLevel::Goal,
            number: "1".to_owned(),
            title: title.to_owned(),
            ..Goal::default()
        }),
        ..Plan::new(id(Noun::Plan, measures), Kind::SectorPlan, Language::Nl)
    }
}

fn measure(number: usize) -> Measure {
    let (deed, how) = pick(&DEEDS, number);
    let group = pick(&GROUPS, number / DEEDS.len());
    let region = pick(&REGIONS, number / DEEDS.len() / GROUPS.len());
    Measure {
        id: id(Noun::Measure, number),
        code: (number + 1).to_string(),
        theme: Some(id(Noun::Theme, number % MOST_THEMES)),
        title: format!("{deed} voor {group} in {region}"),
        aim: format!("{how}."),
        target_groups: vec![id(Noun::Group, number / DEEDS.len() % GROUPS.len())],
        execution: Execution::By(vec![Executor {
            party: id(Noun::Party, if number.is_multiple_of(3) { 3 } else { 0 }),
            ..Executor::default()
        }]),
        bottlenecks: one_in(50, number, Noun::Bottleneck),
        goals: one_in(50, number, Noun::Goal),
        ..Measure::default()
    }
}

/// A target of each way in which targets turn into people, and one that overlaps the first.
fn targets_of(measure: usize) -> [Target; 4] {
    let number = |of_measure: usize| id(Noun::Target, measure * 4 + of_measure);
    let places = 20 + u32::try_from(measure % 60).unwrap_or_default();
    let target = |of_measure, quantity: u32, unit, qualifier: &str, people| Target {
        id: number(of_measure),
        measure: id(Noun::Measure, measure),
        quantity: Some(quantity.into()),
        unit: Some(unit),
        qualifier: qualifier.to_owned(),
        people,
        due: Some(LAST),
        verification: "registratie".to_owned(),
        ..Target::default()
    };
    let average = |quantity: u32, of: &str| Average {
        quantity: Some(quantity.into()),
        of: of.to_owned(),
        ..Average::default()
    };
    let meetings = vec![average(8, "bedrijven"), average(4, "werknemers")];
    [
        target(
            0,
            places,
            TargetUnit::Participant,
            "in training",
            People::Each,
        ),
        target(
            1,
            5,
            TargetUnit::Meeting,
            "regionaal",
            People::Product(meetings),
        ),
        Target {
            verification: "rapport".to_owned(),
            ..target(2, 1, TargetUnit::Study, "onafhankelijk", People::None)
        },
        Target {
            overlaps: [(number(0), Quantity::from(places / 4))].into(),
            ..target(
                3,
                places / 2,
                TargetUnit::Participant,
                "met coach",
                People::Each,
            )
        },
    ]
}

fn cost_lines_of(measure: usize) -> impl Iterator<Item = CostLine> {
    COSTS.iter().enumerate().map(move |(line, cost)| {
        let (category, description, unit, units, price) = cost;
        CostLine {
            id: id(Noun::CostLine, measure * COSTS.len() + line),
            measure: Some(id(Noun::Measure, measure)),
            category: category.clone(),
            description: (*description).to_owned(),
            units: Some((*units).into()),
            unit: (*unit).to_owned(),
            unit_price: Cents::new(*price).ok(),
            ..CostLine::default()
        }
    })
}

/// A third of the costs as grant, the rest from the sector itself.
fn funding(measures: usize) -> Items<Funding> {
    let of_one: i64 = COSTS
        .iter()
        .map(|(.., units, price)| i64::from(*units) * price)
        .sum();
    let costs = of_one.saturating_mul(i64::try_from(measures).unwrap_or(i64::MAX));
    let parts = [
        (FundingKind::Grant, costs / 3),
        (FundingKind::OwnContribution, costs - costs / 3),
    ];
    named(&parts, |number, (kind, amount)| Funding {
        id: id(Noun::Funding, number),
        party: Some(id(Noun::Party, number)),
        kind,
        amount: Cents::new(amount).ok(),
        ..Funding::default()
    })
}

fn term() -> DraftPeriod {
    DraftPeriod::between(FIRST, LAST)
}

/// A list of items made from values, in their order.
fn named<T: Copy, I: super::Item>(values: &[T], make: impl Fn(usize, T) -> I) -> Items<I> {
    let values = values.iter().copied().enumerate();
    values.map(|(number, value)| make(number, value)).collect()
}

/// The first item of a noun for one in `many` numbers, nothing for the others.
fn one_in<T>(many: usize, number: usize, noun: Noun) -> Vec<Id<T>> {
    let chosen = number.is_multiple_of(many);
    chosen.then(|| id(noun, 0)).into_iter().collect()
}

fn pick<T: Copy + Default>(values: &[T], number: usize) -> T {
    let index = number.checked_rem(values.len()).unwrap_or_default();
    values.get(index).copied().unwrap_or_default()
}

/// The id of an item by its number: scattered, so that a sample compresses no better than a plan
/// with random ids.
fn id<T>(noun: Noun, number: usize) -> Id<T> {
    /// What marks a uuid as random (version 4, variant 1).
    const MARKS: u128 = 0x4000_8000_0000_0000_0000;
    const MARKED: u128 = 0xf000_c000_0000_0000_0000;
    let seed = (noun as u64) << 48 | number as u64;
    let scattered = u128::from(scatter(seed)) << 64 | u128::from(scatter(!seed));
    Id::numbered(scattered & !MARKED | MARKS)
}

/// The finishing step of the `SplitMix64` generator: each number has an image of its own.
const fn scatter(number: u64) -> u64 {
    let mut image = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    image = (image ^ (image >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    image = (image ^ (image >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    image ^ (image >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_four_targets_and_five_cost_lines_for_each_measure() {
        let plan = sample(1_000);
        let counts = (
            plan.measures.len(),
            plan.targets.len(),
            plan.cost_lines.len(),
        );
        assert_eq!(counts, (1_000, 4_000, 5_000));
        assert_eq!(plan, sample(1_000));
    }

    #[test]
    fn the_sample_that_is_measured_has_the_size_the_design_speaks_of() {
        let bytes = serde_json::to_string(&sample(1_000)).unwrap().len();
        assert!((2_200_000..2_600_000).contains(&bytes), "{bytes}");
    }

    #[test]
    fn its_funding_covers_its_costs() {
        let plan = sample(7);
        let funding: i64 = plan
            .funding
            .iter()
            .filter_map(|f| f.amount)
            .map(Cents::get)
            .sum();
        // 40 × 72.50 + 12 × 840 + 25 × 465 + 6 × 375.50 + 2,499 = 29,357 euros each.
        assert_eq!(funding, 7 * 2_935_700);
    }

    #[test]
    fn a_sample_may_be_empty() {
        assert!(sample(0).measures.is_empty());
    }
}
