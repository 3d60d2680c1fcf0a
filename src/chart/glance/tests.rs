mod readings;

use super::*;
use crate::{
    chart::{Chart, Palette, drawing::tests::sound, on_paper},
    figures::{figures, money},
    plan::{
        Activity, Advance, CostCategory, CostLine, DraftPeriod, Effect, Evidence, Factor, Funding,
        FundingKind, Id, Indicator, Intervention, Language, Listed, Measure, People, Pilot, Place,
        Plan, Reading, Realisation, RealisationOf, Scope, SeenIn, Serves, Stated, StatedValue,
        Strength, Target, TargetUnit, date,
    },
};
use readings::{in_many_ways, measured};

const DUTCH: Words = Words::new(Language::Nl);

fn cents(euros: i64) -> Cents {
    Cents::new(euros * 100).unwrap()
}

fn put<T: Listed>(plan: &mut Plan, item: T) {
    T::list_mut(plan).insert(item, Place::Last);
}

/// Two themes with a measure each and one without; lines of € 600, 300 and 100; € 500 grant.
fn plan() -> Plan {
    let mut plan = Plan {
        period: DraftPeriod::between(date(2026, 1, 1), date(2027, 12, 31)),
        ..Plan::default()
    };
    for (number, title) in [(1, "Instroom en begeleiding van jongeren"), (2, "Scholing")] {
        let theme = Theme {
            id: Id::numbered(number),
            title: title.to_owned(),
            ..Theme::default()
        };
        put(&mut plan, theme);
    }
    for (number, theme, title) in [
        (
            1,
            Some(1),
            "Extra leerwerkplekken in de beroepsbegeleidende leerweg",
        ),
        (2, Some(2), "Scholing van vakmensen"),
        (3, None, "Onderzoek"),
    ] {
        let measure = Measure {
            id: Id::numbered(number),
            code: number.to_string(),
            title: title.to_owned(),
            theme: theme.map(Id::numbered),
            ..Measure::default()
        };
        put(&mut plan, measure);
    }
    for (number, category, euros) in [
        (1, CostCategory::Wages, 600),
        (2, CostCategory::Training, 300),
        (3, CostCategory::Research, 100),
    ] {
        let line = CostLine {
            id: Id::numbered(number),
            measure: Some(Id::numbered(number)),
            category,
            units: Some(1.into()),
            unit_price: Some(cents(euros)),
            ..CostLine::default()
        };
        put(&mut plan, line);
    }
    let grant = Funding {
        id: Id::numbered(1),
        kind: FundingKind::Grant,
        amount: Some(cents(500)),
        ..Funding::default()
    };
    put(&mut plan, grant);
    plan
}

/// The same with a period for the second measure, an activity, two milestones and a loose end.
fn dated() -> Plan {
    let mut plan = plan();
    plan.measures.update(Id::numbered(2), |measure| {
        measure.period = DraftPeriod::between(date(2026, 3, 1), date(2026, 8, 31));
    });
    for (number, title, period, milestone) in [
        (
            1,
            "Trainers werven",
            DraftPeriod::between(date(2026, 3, 1), date(2026, 4, 30)),
            None,
        ),
        (
            2,
            "Eerste groep klaar",
            DraftPeriod::default(),
            Some(date(2026, 7, 1)),
        ),
        (
            3,
            "Eindrapport",
            DraftPeriod::default(),
            Some(date(2028, 2, 1)),
        ),
        (4, "Nog te plannen", DraftPeriod::default(), None),
    ] {
        let activity = Activity {
            id: Id::numbered(number),
            title: title.to_owned(),
            serves: Some(Serves::Measure(Id::numbered(2))),
            period,
            milestone,
            ..Activity::default()
        };
        put(&mut plan, activity);
    }
    plan
}

/// Sixty measures over ten years, each with its own period.
fn large() -> Plan {
    let mut plan = Plan {
        period: DraftPeriod::between(date(2016, 1, 1), date(2025, 12, 31)),
        ..Plan::default()
    };
    for number in 0..60_i16 {
        let year = 2016 + number / 6;
        let measure = Measure {
            id: Id::numbered(u128::from(number.unsigned_abs()) + 1),
            code: (number + 1).to_string(),
            title: "Arbeidsmarktcommunicatie en zij-instroombevordering".to_owned(),
            period: DraftPeriod::between(date(year, 1, 1), date(year, 12, 31)),
            ..Measure::default()
        };
        put(&mut plan, measure);
    }
    plan
}

fn three_days() -> Plan {
    let mut plan = dated();
    plan.period = DraftPeriod::between(date(2026, 6, 30), date(2026, 7, 2));
    plan
}

/// A target of 430 people, stated as 430 and as 500.
fn stated() -> Plan {
    let mut plan = plan();
    let target = Target {
        id: Id::numbered(1),
        measure: Id::numbered(1),
        quantity: Some(430.into()),
        people: People::Each,
        ..Target::default()
    };
    put(&mut plan, target);
    for (number, value, scope) in [
        (1, StatedValue::Applications(430.into()), Scope::Plan),
        (
            2,
            StatedValue::Applications(500.into()),
            Scope::Theme(Id::numbered(1)),
        ),
        (3, StatedValue::Costs(cents(1_000)), Scope::Plan),
        (4, StatedValue::Grant(cents(450)), Scope::Plan),
    ] {
        let stated = Stated {
            id: Id::numbered(number),
            value,
            scope,
            ..Stated::default()
        };
        put(&mut plan, stated);
    }
    plan
}

/// Everything that can be drawn, with names that do not break, run right to left, or are not
/// letters.
fn awkward() -> Plan {
    let mut plan = measured();
    for (number, activity) in dated().activities.iter().enumerate() {
        let mut activity = activity.clone();
        activity.title = AWKWARD[number % 3].to_owned();
        put(&mut plan, activity);
    }
    for (number, awkward) in (1..).zip(AWKWARD) {
        plan.themes
            .update(Id::numbered(number), |it| it.title = awkward.to_owned());
        plan.measures
            .update(Id::numbered(number), |it| it.title = awkward.to_owned());
        plan.targets
            .update(Id::numbered(number), |it| it.qualifier = awkward.to_owned());
        plan.indicators
            .update(Id::numbered(number), |it| it.title = awkward.to_owned());
    }
    plan
}

const AWKWARD: [&str; 3] = [
    "Arbeidsongeschiktheidsverzekeringsmaatschappijen",
    "תוכנית אימונים לעובדים ותיקים בענף המתכת",
    "👩‍🔧👨‍🏭🧑‍🎓 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
];

type Make = fn(&Plan, Words) -> Option<Chart>;

fn funding_of(plan: &Plan, words: Words) -> Option<Chart> {
    funding(plan, &money(plan, None), words)
}

fn costs_of(plan: &Plan, words: Words) -> Option<Chart> {
    costs(plan, &money(plan, None), words)
}

fn counts_of(plan: &Plan, words: Words) -> Option<Chart> {
    stated_counts(plan, &figures(plan), words)
}

fn periods_of(plan: &Plan, words: Words) -> Option<Chart> {
    periods(plan, &money(plan, Some(50.into())), words)
}

fn cash_of(plan: &Plan, words: Words) -> Option<Chart> {
    cash(plan, &money(plan, None), words)
}

fn heads_of(plan: &Plan, words: Words) -> Option<Chart> {
    heads(plan, &money(plan, Some(50.into())), &figures(plan), words)
}

/// Ten people in each of the first two measures and one in the third; half of the grant later.
fn budgeted() -> Plan {
    let mut plan = plan();
    for (number, people) in [(1, 10), (2, 10), (3, 1)] {
        let target = Target {
            id: Id::numbered(number),
            measure: Id::numbered(number),
            quantity: Some(people.into()),
            people: People::Each,
            ..Target::default()
        };
        put(&mut plan, target);
    }
    plan.funding.update(Id::numbered(1), |grant| {
        let half = |day| Advance {
            day: Some(day),
            share: Some(25.into()),
            ..Advance::default()
        };
        grant.advances = vec![half(date(2026, 1, 1)), half(date(2027, 1, 1))];
    });
    plan
}

fn amounts_of(plan: &Plan, words: Words) -> Option<Chart> {
    stated_amounts(plan, &money(plan, None), words)
}

#[track_caller]
fn check(make: Make, plan: &Plan, says: &str) {
    let chart = make(plan, DUTCH).map_or_else(String::new, |chart| chart.says);
    assert_eq!(chart.replace('\u{a0}', " "), says);
}

#[test]
fn nothing_to_show_is_no_chart() {
    for make in [
        funding_of as Make,
        costs_of,
        counts_of,
        amounts_of,
        timeline,
        periods_of,
        cash_of,
        heads_of,
        progress,
        indicators,
    ] {
        check(make, &Plan::default(), "");
    }
}

#[test]
fn half_of_the_costs_is_not_covered() {
    check(
        funding_of,
        &plan(),
        "Subsidie (gevraagd) is 50,0% van € 1.000. Er is nog € 500 niet gedekt.",
    );
}

#[test]
fn money_that_was_only_stated_is_shown_as_such() {
    let mut plan = stated();
    plan.cost_lines.retain(|_| false);
    plan.funding.retain(|_| false);
    let chart = funding_of(&plan, DUTCH).unwrap();
    assert_eq!(chart.heading, "Wie betaalt, zoals gepubliceerd");
    check(
        funding_of,
        &plan,
        "Eigen bijdrage (afgeleid uit kosten en subsidie) is met 55,0% het grootste deel van € 1.000.",
    );
    check(amounts_of, &plan, "");
}

#[test]
fn costs_are_told_by_theme_and_by_category() {
    check(
        costs_of,
        &plan(),
        "1 Instroom en begeleiding van jongeren kost het meest: € 600, 60,0% van het geheel. De \
         grootste kostensoort is loonkosten, met € 600.",
    );
}

#[test]
fn the_period_in_which_most_is_spent_is_told() {
    // € 1,000 over 730 days, of which each second half has 184: neither half has the most.
    check(periods_of, &budgeted(), "De kosten zijn samen € 1.000.");
}

#[test]
fn the_lowest_point_of_the_money_in_hand_is_told() {
    // € 125 twice comes in while € 1,000 goes out; the other € 250 comes afterwards.
    check(
        cash_of,
        &budgeted(),
        "Het laagst staat de kas in de periode “tweede helft 2027”: € -750. Zo veel moet iemand \
         voorschieten.",
    );
}

#[test]
fn the_dearest_measure_and_the_rule_for_standing_out_are_told() {
    // € 60, € 30 and € 100 per participation.
    check(
        heads_of,
        &budgeted(),
        "Het duurst is 3 Onderzoek: € 100 per deelname. Een maatregel valt op als een deelname \
         meer kost dan 3 keer de mediaan van € 60.",
    );
}

#[test]
fn a_timeline_says_what_has_no_date_and_what_lies_beyond_the_plan() {
    check(
        timeline,
        &dated(),
        "3 maatregelen, 1 activiteit, 2 mijlpalen, van 1 jan 2026 t/m 31 dec 2027. 2 maatregelen \
         hebben geen eigen periode en lopen het hele plan (open balk). 1 activiteit heeft geen \
         datum en staat er niet bij. 1 valt deels of geheel buiten de looptijd.",
    );
}

#[test]
fn stated_totals_are_held_against_those_that_follow() {
    check(
        counts_of,
        &stated(),
        "Van de 2 opgegeven totalen is er 1 gelijk aan het berekende. Het grootste verschil (1 \
         Instroom en begeleiding van jongeren: deelnames): 500 opgegeven, 430 berekend.",
    );
}

#[test]
fn every_chart_is_whole_at_every_width() {
    let charts = [
        funding_of(&plan(), DUTCH),
        costs_of(&plan(), DUTCH),
        timeline(&dated(), DUTCH),
        timeline(&large(), DUTCH),
        timeline(&three_days(), DUTCH),
        progress(&measured(), DUTCH),
        indicators(&measured(), DUTCH),
        funding_of(&awkward(), DUTCH),
        costs_of(&awkward(), DUTCH),
        timeline(&awkward(), DUTCH),
        progress(&awkward(), DUTCH),
        indicators(&awkward(), DUTCH),
        counts_of(&stated(), DUTCH),
        amounts_of(&stated(), DUTCH),
        periods_of(&budgeted(), DUTCH),
        cash_of(&budgeted(), DUTCH),
        heads_of(&budgeted(), DUTCH),
    ];
    let charts = charts.into_iter().chain([progress(&in_many_ways(), DUTCH)]);
    for chart in charts.map(Option::unwrap) {
        for width in [280, 326, 479, 480, 720, 1100] {
            let drawing = chart.drawing(width, &Palette::LIGHT);
            sound(&drawing);
            assert_eq!(drawing.spots.len(), chart.table.rows.len());
            sound(&chart.sheet(width, &Palette::PRINT));
        }
        for width in 0..280 {
            let _ = chart.drawing(width, &Palette::LIGHT);
        }
    }
}

#[test]
fn drawings_of_a_plan() {
    let all: Vec<(&str, Make, Plan)> = vec![
        ("funding", funding_of, plan()),
        ("costs", costs_of, plan()),
        ("timeline", timeline, dated()),
        ("timeline_of_ten_years", timeline, large()),
        ("timeline_of_three_days", timeline, three_days()),
        ("awkward_timeline", timeline, awkward()),
        ("progress", progress, measured()),
        ("progress_in_many_ways", progress, in_many_ways()),
        ("indicators", indicators, measured()),
        ("stated_counts", counts_of, stated()),
        ("stated_amounts", amounts_of, stated()),
        ("periods", periods_of, budgeted()),
        ("cash", cash_of, budgeted()),
        ("per_head", heads_of, budgeted()),
    ];
    for (name, make, plan) in &all {
        for (look, language, width, palette) in [
            ("on_a_phone", Language::Nl, 326, Palette::LIGHT),
            ("in_the_dark", Language::En, 720, Palette::DARK),
            ("in_print", Language::Nl, 640, Palette::PRINT),
        ] {
            let chart = make(plan, Words::new(language)).unwrap();
            let drawing = chart.drawing(width, &palette);
            let svg = on_paper((width, drawing.height), |area| drawing.draw(area)).unwrap();
            insta::assert_snapshot!(format!("{name}_{look}"), svg);
        }
    }
}

/// Two pilots and an intervention; support helped twice, time hindered and helped, money was not
/// looked at.
fn looked_at() -> Plan {
    let mut plan = Plan::default();
    for (number, title) in [(1, "Bakkerij in ploegendienst"), (2, "Drukkerij")] {
        let pilot = Pilot {
            id: Id::numbered(number),
            title: title.to_owned(),
            ..Pilot::default()
        };
        put(&mut plan, pilot);
    }
    let intervention = Intervention {
        id: Id::numbered(1),
        title: "Loopbaancoach".to_owned(),
        ..Intervention::default()
    };
    put(&mut plan, intervention);
    for (number, title) in [
        (1, "Steun van de leiding"),
        (2, "Tijd om te leren op het werk zelf, ook in drukke weken"),
        (3, "Geld"),
    ] {
        let factor = Factor {
            id: Id::numbered(number),
            title: title.to_owned(),
            ..Factor::default()
        };
        put(&mut plan, factor);
    }
    for (number, factor, pilot, effect, strength) in [
        (1, 1, 1, Effect::Helped, Strength::Strong),
        (2, 1, 2, Effect::Helped, Strength::Weak),
        (3, 2, 1, Effect::Hindered, Strength::Moderate),
        (4, 2, 2, Effect::Helped, Strength::Moderate),
        (5, 2, 2, Effect::NoEffect, Strength::Weak),
    ] {
        let evidence = Evidence {
            id: Id::numbered(number),
            factor: Id::numbered(factor),
            seen_in: Some(SeenIn::Pilot(Id::numbered(pilot))),
            effect,
            strength,
            ..Evidence::default()
        };
        put(&mut plan, evidence);
    }
    plan
}

#[test]
fn success_factors_say_what_recurs_and_where_places_differ() {
    let chart = factors(&looked_at(), DUTCH).unwrap();
    assert_eq!(
        chart.says,
        "Komt terug: Steun van de leiding. Niet overal hetzelfde: Tijd om te leren op het werk \
         zelf, ook in drukke weken. Van één interventie is nog niets gezien."
    );
    let shown = |row: usize| {
        let cells = chart.table.rows[row].cells.iter();
        cells.map(|cell| cell.shown(DUTCH)).collect::<Vec<_>>()
    };
    assert_eq!(shown(0), ["hielp", "hielp", "", "hielp op 2 plaatsen"]);
    assert_eq!(shown(2), ["", "", "", "nog niet bekeken"]);
    assert!(factors(&Plan::default(), DUTCH).is_none());
    for width in [240, 390, 720, 1400] {
        sound(&chart.drawing(width, &Palette::LIGHT));
    }
    let sheet = chart.sheet(720, &Palette::PRINT);
    let drawn = on_paper((sheet.width, sheet.height), |area| sheet.draw(area)).unwrap();
    insta::assert_snapshot!(drawn);
}

#[test]
fn two_hundred_pilots_of_forty_factors_are_drawn() {
    let mut plan = Plan::default();
    for number in 1..=200 {
        let pilot = Pilot {
            id: Id::numbered(number),
            ..Pilot::default()
        };
        put(&mut plan, pilot);
    }
    for number in 1..=40 {
        let factor = Factor {
            id: Id::numbered(number),
            ..Factor::default()
        };
        put(&mut plan, factor);
        let evidence = Evidence {
            id: Id::numbered(number),
            factor: Id::numbered(number),
            seen_in: Some(SeenIn::Pilot(Id::numbered(201 - number))),
            ..Evidence::default()
        };
        put(&mut plan, evidence);
    }
    let chart = factors(&plan, DUTCH).unwrap();
    for width in [240, 720] {
        sound(&chart.drawing(width, &Palette::LIGHT));
    }
}
