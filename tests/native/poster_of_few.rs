//! The poster of a plan with little in it: full, and silent about what is missing.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use crate::{
    poster::{sheet, sound},
    support::{add, empty, measure, target, theme},
};
use sectorplan::{
    check::Subject,
    paper::poster::{Area, Block, HEIGHT, Line},
    plan::{Execution, Id, People, Plan, Target},
};

/// A plan of three measures in one theme, as somebody has it after ten minutes.
fn three_measures() -> Plan {
    let mut plan = empty();
    "Techniek in de regio".clone_into(&mut plan.title);
    add(&mut plan.themes, theme(1));
    for (number, title) in [
        (1, "Leren op de werkvloer"),
        (2, "Zij-instromers"),
        (3, "Leermeesters"),
    ] {
        let mut measure = measure(10 + number, 1);
        title.clone_into(&mut measure.title);
        "Meer mensen leren een vak terwijl zij werken.".clone_into(&mut measure.aim);
        measure.execution = Execution::default();
        add(&mut plan.measures, measure);
        add(
            &mut plan.targets,
            target(20 + number, 10 + number, 40, People::Each),
        );
    }
    // A row that nobody filled in.
    let untouched = Target {
        id: Id::numbered(30),
        measure: Id::numbered(13),
        ..Target::default()
    };
    add(&mut plan.targets, untouched);
    plan
}

#[test]
fn a_poster_of_three_measures_fills_its_sheet() {
    let sheet = sheet(&three_measures());
    let lines = sheet.blocks.iter().flat_map(|block| &block.lines);
    let mut rows: Vec<Area> = lines.map(Line::extent).collect();
    rows.sort_by(|one, other| one.top.total_cmp(&other.top));
    let (mut bottom, mut widest) = (0.0_f64, 0.0_f64);
    for row in &rows {
        widest = widest.max(row.top - bottom);
        bottom = bottom.max(row.bottom);
    }
    widest = widest.max(HEIGHT - bottom);
    // Nowhere is a tenth of the sheet empty from left to right.
    assert!(widest < 0.1 * HEIGHT, "{widest} of {HEIGHT}");
    sound(&sheet);
}

#[test]
fn a_poster_says_nothing_of_what_is_not_filled_in() {
    for plan in [three_measures(), empty()] {
        let sheet = sheet(&plan);
        let lines = sheet.blocks.iter().flat_map(|block| &block.lines);
        for text in lines.map(|line| line.text().to_lowercase()) {
            assert!(
                !text.contains("ingevuld") && !text.contains("uitvoering"),
                "{text}"
            );
        }
        // A heading without anything under it would say it too.
        let empty = ["mission", "goals", "facts"];
        let heads = |block: &Block| block.about == Subject::Plan && empty.contains(&block.field);
        assert!(!sheet.blocks.iter().any(heads));
    }
}
