use super::*;
use crate::{
    chart::{Palette, drawing::tests::sound, on_paper},
    plan::{Language, Point},
};

/// A series of label, group and value; an empty value is `None`.
fn of(title: &str, unit: &str, points: &[(&str, &str, &str)]) -> Series {
    let points = points.iter().map(|(label, group, value)| Point {
        label: (*label).to_owned(),
        group: (*group).to_owned(),
        value: value.parse().ok(),
        ..Point::default()
    });
    Series {
        title: title.to_owned(),
        unit: unit.to_owned(),
        points: points.collect(),
        ..Series::default()
    }
}

fn employees() -> Series {
    of(
        "Werknemers in de sector",
        "werknemers",
        &[
            ("2009", "", "163400"),
            ("2010", "", "155200"),
            ("2011", "", ""),
            ("2013", "", "159000"),
            ("2012", "", "158100.5"),
        ],
    )
}

fn ages() -> Series {
    of(
        "Leeftijd en vakrichting",
        "procent",
        &[
            ("15 tot 25 jaar", "Metalektro", "7.7"),
            ("15 tot 25 jaar", "Metaalnijverheid", "12"),
            (
                "55 jaar en ouder, met een dienstverband van meer dan tien jaar",
                "Metalektro",
                "28.4",
            ),
            (
                "55 jaar en ouder, met een dienstverband van meer dan tien jaar",
                "Metaalnijverheid",
                "",
            ),
            ("Verschil met 2009", "Metalektro", "-3.2"),
            ("Verschil met 2009", "Metaalnijverheid", "1"),
        ],
    )
}

fn sixty() -> Series {
    let labels: Vec<String> = (0..60)
        .map(|month| format!("{}-{}", 2015 + month / 12, month % 12 + 1))
        .collect();
    let points: Vec<(&str, &str, &str)> = labels
        .iter()
        .zip(["120", "80", "160", "90"].iter().cycle())
        .map(|(label, value)| (label.as_str(), "", *value))
        .collect();
    of("Vacatures", "vacatures", &points)
}

fn lines() -> Series {
    of(
        "Instroom",
        "leerlingen",
        &[
            ("2010", "bbl", "1000"),
            ("2012", "bbl", "1400"),
            ("2015", "bbl", "700"),
            ("2010", "bol", "990"),
            ("2012", "bol", ""),
            ("2015", "bol", "710"),
            ("2010", "hoger beroepsonderwijs, duaal", "-50"),
            ("2012", "hoger beroepsonderwijs, duaal", "60"),
            ("2015", "hoger beroepsonderwijs, duaal", "90"),
        ],
    )
}

#[track_caller]
fn check(series: &Series, dutch: &str, english: &str) {
    let both = [Language::Nl, Language::En].map(|language| {
        super::series(series, Words::new(language)).map_or_else(String::new, |chart| chart.says)
    });
    assert_eq!(both, [dutch, english]);
}

#[test]
fn a_series_over_time_says_what_is_highest_and_how_it_went() {
    // (159,000 − 163,400) / 163,400 is −2.69 %.
    check(
        &employees(),
        "Het hoogst is 2009, met 163.400 werknemers. Van 2009 tot 2013 daalde het van 163.400 naar \
         159.000 (-2,7%). Er ontbreekt 1 cijfer. De as begint bij 155.000, niet bij nul.",
        "Highest is 2009, with 163,400 werknemers. From 2009 to 2013 it fell from 163,400 to \
         159,000 (-2.7%). 1 figure is missing. The axis begins at 155,000, not at zero.",
    );
}

#[test]
fn a_series_by_group_says_what_is_highest_and_lowest() {
    check(
        &ages(),
        "Het hoogst is 55 jaar en ouder, met een dienstverband van meer dan tien jaar \
         (Metalektro), met 28,4 procent. Het laagst is Verschil met 2009 (Metalektro), met -3,2 \
         procent. Er ontbreekt 1 cijfer.",
        "Highest is 55 jaar en ouder, met een dienstverband van meer dan tien jaar (Metalektro), \
         with 28.4 procent. Lowest is Verschil met 2009 (Metalektro), with -3.2 procent. 1 figure \
         is missing.",
    );
}

#[test]
fn what_is_shared_is_not_given_to_one() {
    check(
        &of("", "", &[("a", "", "5"), ("b", "", "5"), ("c", "", "1")]),
        "Het hoogst is 5: a en 1 andere. Het laagst is c, met 1.",
        "Highest is 5: a and 1 other. Lowest is c, with 1.",
    );
    check(
        &of("", "", &[("a", "", "5"), ("b", "", "5")]),
        "Alle cijfers zijn gelijk: 5.",
        "All figures are the same: 5.",
    );
}

#[test]
fn one_figure_is_one_figure_and_none_is_no_chart() {
    check(
        &of("", "mensen", &[("2014", "", "3")]),
        "Er is één cijfer: 2014, 3 mensen.",
        "There is one figure: 2014, 3 mensen.",
    );
    check(&of("", "", &[("2014", "", ""), ("", "", "")]), "", "");
}

#[test]
fn years_stand_in_order_and_as_far_apart_as_they_are() {
    let chart = super::series(&employees(), Words::new(Language::Nl)).unwrap();
    let Picture::Lines(lines) = chart.picture else {
        panic!("years make lines");
    };
    let places: Vec<i32> = lines.periods.iter().map(|(_, place)| *place).collect();
    assert_eq!(places, [2009, 2010, 2011, 2012, 2013]);
}

#[test]
fn a_label_that_comes_back_hides_no_figure() {
    let twice = of("", "", &[("a", "", "5"), ("a", "", "7")]);
    let chart = super::series(&twice, Words::new(Language::Nl)).unwrap();
    assert_eq!(chart.table.rows.len(), 2);
}

#[test]
fn a_row_that_was_just_added_is_no_part_of_the_chart() {
    let more = of("", "", &[("a", "", "5"), ("", "", "")]);
    let chart = super::series(&more, Words::new(Language::Nl)).unwrap();
    assert_eq!(chart.table.rows.len(), 1);
}

#[test]
fn every_chart_is_whole_at_every_width() {
    let cent = of("", "", &[("2014", "", "3")]);
    let zero = of("", "", &[("a", "", "0"), ("b", "", "0")]);
    let large = of(
        "",
        "euro",
        &[
            ("2014", "", "-1000000000000"),
            ("2015", "", "1000000000000"),
        ],
    );
    let all = [employees(), ages(), sixty(), lines(), cent, zero, large];
    for series in &all {
        for language in [Language::Nl, Language::En] {
            let chart = super::series(series, Words::new(language)).unwrap();
            for width in [280, 326, 480, 519, 520, 720, 1100] {
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
}

fn svg(series: &Series, language: Language, width: u32, palette: &Palette) -> String {
    let chart = super::series(series, Words::new(language)).unwrap();
    let drawing = chart.drawing(width, palette);
    on_paper((width, drawing.height), |area| drawing.draw(area)).unwrap()
}

#[test]
fn drawings_of_series() {
    for (name, series) in [
        ("one_line", employees()),
        ("several_lines", lines()),
        ("groups_side_by_side", ages()),
        ("sixty_months", sixty()),
    ] {
        for (look, language, width, palette) in [
            ("on_a_phone", Language::Nl, 326, Palette::LIGHT),
            ("at_a_desk_in_the_dark", Language::En, 720, Palette::DARK),
            ("in_print", Language::Nl, 640, Palette::PRINT),
        ] {
            insta::assert_snapshot!(
                format!("{name}_{look}"),
                svg(&series, language, width, &palette)
            );
        }
    }
}
