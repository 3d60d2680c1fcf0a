//! Measures without a theme, and sentences about all parts together.

use sectorplan::{
    chart::{Cell, Picture},
    figures::figures,
    paper,
    plan::{Id, Language},
};

use super::{both, case, of_measures, of_themes, participants, row, rows, says, words};

#[test]
fn without_themes_participants_are_shown_by_measure() {
    let plan = case("g1a");
    let chart = participants(&plan, words(Language::En));
    assert_eq!(chart.heading, "Applications per measure");
    assert_eq!(rows(&chart), [row("1 A", "100")]);
    says(
        &plan,
        "Alle deelnames zijn van A.",
        "All applications belong to A.",
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
        "T has 24% of all applications. 76% of the applications belong to measures without a theme.",
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
        "All applications belong to Theme 1.",
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
    // A theme that does not exist counts as none.
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
