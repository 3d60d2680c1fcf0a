//! What was reached of targets, and readings of indicators.

use super::*;

/// Four targets of 100: one ahead, two behind, one with nothing recorded; half the plan has passed.
/// Two indicators with figures and one described in words.
pub(super) fn measured() -> Plan {
    let mut plan = plan();
    for (number, unit, reached) in [
        (1, TargetUnit::Place, Some(60)),
        (2, TargetUnit::Participant, Some(20)),
        (3, TargetUnit::Study, Some(45)),
        (4, TargetUnit::Workshop, None),
    ] {
        let target = Target {
            id: Id::numbered(number),
            measure: Id::numbered(1),
            quantity: Some(100.into()),
            unit: Some(unit),
            ..Target::default()
        };
        put(&mut plan, target);
        if let Some(reached) = reached {
            let reading = Realisation {
                id: Id::numbered(number),
                of: Some(RealisationOf::Target(Id::numbered(number))),
                date: Some(date(2026, 12, 31)),
                value: reached.to_string().parse().ok(),
                ..Realisation::default()
            };
            put(&mut plan, reading);
        }
    }
    for (number, title, readings, aims) in [
        (
            1,
            "Ziekteverzuim",
            vec![at(2026, "6.8")],
            vec![at(2026, "7"), at(2027, "6")],
        ),
        (2, "Klanttevredenheid", vec![], vec![at(2027, "8")]),
        (3, "Leercultuur", vec![], vec![]),
    ] {
        let indicator = Indicator {
            id: Id::numbered(number),
            falling: number == 1,
            title: title.to_owned(),
            unit: if number == 1 { "procent" } else { "" }.to_owned(),
            baseline: (number == 1).then(|| at(2025, "7.4")),
            readings,
            aims,
            ..Indicator::default()
        };
        put(&mut plan, indicator);
    }
    plan
}

/// The same with readings of the whole plan, in another unit, without a day and without a promise.
pub(super) fn in_many_ways() -> Plan {
    let mut plan = measured();
    let of = |number| RealisationOf::Target(Id::numbered(number));
    for (number, of, day, unit) in [
        (11, RealisationOf::Plan, Some(date(2026, 12, 31)), None),
        (
            12,
            of(1),
            Some(date(2026, 12, 31)),
            Some(TargetUnit::Own("praktijkopleiders".into())),
        ),
        (13, of(2), None, None),
        (14, of(4), None, None),
    ] {
        let reading = Realisation {
            id: Id::numbered(number),
            of: Some(of),
            date: day,
            value: "402".parse().ok(),
            unit,
            ..Realisation::default()
        };
        put(&mut plan, reading);
    }
    plan.targets
        .update(Id::numbered(3), |target| target.quantity = None);
    plan
}

#[test]
fn what_was_reached_is_held_against_what_could_be_expected() {
    // Half of the two years has passed, so 50 can be expected of each.
    check(
        progress,
        &measured(),
        "Op 31 dec 2026 ligt 1 van de 3 gemeten doelen op of boven wat verwacht mag worden. Het \
         verst achter is ‘Maatregel 1, doel 2: deelnemers’: 20 bereikt, 50 verwacht. Van 1 doel \
         is nog niets opgenomen. Wat verwacht mag worden volgt uit de fasering, of gaat anders \
         gelijkmatig tot het doel klaar is.",
    );
}

/// One indicator with this baseline, reading and aim, and what is said of it.
#[track_caller]
fn check_indicator(change: impl FnOnce(&mut Indicator), says: &str) {
    let mut indicator = Indicator {
        id: Id::numbered(1),
        title: "Uitval".to_owned(),
        baseline: Some(at(2025, "12")),
        readings: vec![at(2026, "9")],
        aims: vec![at(2027, "10")],
        falling: true,
        ..Indicator::default()
    };
    change(&mut indicator);
    let mut plan = Plan::default();
    put(&mut plan, indicator);
    let said = indicators(&plan, DUTCH).map_or_else(String::new, |chart| chart.says);
    let scale = " Elke tekening heeft een eigen schaal, die niet bij nul hoeft te beginnen.";
    assert_eq!(said.strip_suffix(scale).unwrap_or(&said), says);
}

fn at(year: i16, value: &str) -> Reading {
    Reading {
        date: Some(date(year, 12, 31)),
        value: value.parse().ok(),
        ..Reading::default()
    }
}

#[test]
fn an_indicator_is_told_by_what_was_read() {
    check_indicator(
        |_| {},
        "Uitval: 9 op 31 dec 2026, streefwaarde 10 op 31 dec 2027 (gehaald).",
    );
    // Twelve at first and ten to come: it falls, whether somebody ticked that or not.
    check_indicator(
        |it| it.falling = false,
        "Uitval: 9 op 31 dec 2026, streefwaarde 10 op 31 dec 2027 (gehaald).",
    );
    check_indicator(
        |it| {
            it.falling = false;
            it.baseline = None;
        },
        "Uitval: 9 op 31 dec 2026, streefwaarde 10 op 31 dec 2027 (nog niet gehaald).",
    );
    check_indicator(|it| it.aims.clear(), "Uitval: 9 op 31 dec 2026.");
    // The level before the plan is not a result of it, however good it is.
    check_indicator(
        |it| {
            it.readings.clear();
            it.falling = false;
        },
        "Uitval: nulmeting 12 op 31 dec 2025, streefwaarde 10 op 31 dec 2027, nog niet gemeten.",
    );
}

#[test]
fn figures_of_an_indicator_without_a_day_are_named() {
    let undate = |it: &mut Indicator| {
        it.readings = vec![Reading {
            date: None,
            ..at(2026, "9")
        }];
    };
    check_indicator(
        undate,
        "Uitval: nulmeting 12 op 31 dec 2025, streefwaarde 10 op 31 dec 2027. 1 cijfer heeft geen \
         dag en staat er niet bij.",
    );
    check_indicator(
        |it| {
            undate(it);
            it.baseline = None;
        },
        "Uitval: streefwaarde 10 op 31 dec 2027. 1 cijfer heeft geen dag en staat er niet bij.",
    );
}

#[test]
fn an_indicator_that_is_told_in_words_is_in_no_drawing() {
    let mut plan = measured();
    plan.indicators
        .update(Id::numbered(2), |indicator| indicator.qualitative = true);
    let chart = indicators(&plan, DUTCH).unwrap();
    assert!(
        chart
            .says
            .contains("1 indicator wordt in woorden verteld en staat er niet bij."),
        "{}",
        chart.says
    );
    assert!(
        chart
            .table
            .rows
            .iter()
            .all(|row| row.head != "Klanttevredenheid")
    );
}

#[test]
fn indicators_say_where_they_stand_and_where_they_are_to_go() {
    check(
        indicators,
        &measured(),
        "Ziekteverzuim (procent): 6,8 op 31 dec 2026, streefwaarde 6 op 31 dec 2027 (nog \
         niet gehaald). \
         Klanttevredenheid: streefwaarde 8 op 31 dec 2027, nog niet gemeten. 1 indicator heeft \
         geen cijfer met een dag en staat er niet bij. Elke tekening heeft een eigen schaal, die \
         niet bij nul hoeft te beginnen.",
    );
}
