//! The poster: everything on one sheet, word for word, or named as too long.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use sectorplan::{
    check::Subject,
    exchange, figures,
    layout::Joint,
    paper::poster::{Area, Block, HEIGHT, SMALLEST, Sheet, WIDTH, poster, svg},
    plan::{GoalLevel, Language, Plan, PosterChart, sample::sample},
    schemes,
    text::Words,
};

const METALEKTRO: &str = include_str!("../../public/examples/metalektro-2014-2016.json");
const DECORBOUW: &str = include_str!("../../public/examples/decorbouw-2027-2028.json");

fn example(text: &str) -> Plan {
    exchange::read(text).unwrap()
}

pub fn sheet(plan: &Plan) -> Sheet {
    let counts = figures::figures(plan);
    let money = figures::money(plan, schemes::rate(plan));
    poster(plan, &counts, &money, false, Words::new(Language::Nl))
}

fn within(inner: Area, outer: Area) -> bool {
    inner.left >= outer.left - 0.01
        && inner.top >= outer.top - 0.01
        && inner.right <= outer.right + 0.01
        && inner.bottom <= outer.bottom + 0.01
}

fn overlap(one: Area, other: Area) -> bool {
    one.left < other.right - 0.01
        && other.left < one.right - 0.01
        && one.top < other.bottom - 0.01
        && other.top < one.bottom - 0.01
}

/// Every line is inside its block and the sheet, overlaps no other line, and is legible.
#[track_caller]
pub fn sound(sheet: &Sheet) {
    let paper = Area {
        left: 0.0,
        top: 0.0,
        right: WIDTH,
        bottom: HEIGHT,
    };
    let mut lines: Vec<(Area, String)> = Vec::new();
    for block in &sheet.blocks {
        assert!(
            within(block.at, paper),
            "{:?} leaves the sheet",
            block.about
        );
        for line in &block.lines {
            assert!(
                line.size >= SMALLEST - 1e-6,
                "{} points: {}",
                line.size,
                line.text()
            );
            let area = line.extent();
            assert!(within(area, block.at), "{:?} leaves {:?}", line, block.at);
            lines.push((area, line.text()));
        }
    }
    lines.sort_by(|(one, _), (other, _)| one.top.total_cmp(&other.top));
    for (place, (area, text)) in lines.iter().enumerate() {
        let below = lines[place + 1..]
            .iter()
            .take_while(|(other, _)| other.top < area.bottom);
        for (other, over) in below {
            assert!(!overlap(*area, *other), "{text:?} lies over {over:?}");
        }
    }
}

/// The words of blocks, with broken words put back together.
fn words_of<'a>(blocks: impl Iterator<Item = &'a Block>) -> Vec<String> {
    let mut words = Vec::new();
    let mut begun = String::new();
    for line in blocks.flat_map(|block| &block.lines) {
        for word in &line.words {
            begun.push_str(&word.text);
            if word.joint == Joint::Space {
                words.extend(begun.split_whitespace().map(str::to_owned));
                begun.clear();
            }
        }
    }
    words
}

/// A text as it can be drawn: without Markdown marks and invisible characters.
fn drawable(text: &str) -> Vec<String> {
    let plain = sectorplan::markdown::plain(&sectorplan::markdown::parse(text));
    let unmarked = plain.lines().map(|line| {
        let line = line.trim_start();
        let numbered = line.split_once(". ").filter(|(number, _)| {
            number.len() < 4 && number.bytes().all(|digit| digit.is_ascii_digit())
        });
        line.strip_prefix("- ")
            .or(numbered.map(|(_, text)| text))
            .unwrap_or(line)
            .to_owned()
    });
    let shown = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: Vec<String> = unmarked.collect();
    let words = text.iter().flat_map(|line| line.split_whitespace());
    words
        .map(|word| word.chars().filter(shown).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The texts of a plan that belong on its poster, with the field for a shorter one.
fn texts(plan: &Plan) -> Vec<(Subject, &'static str, String)> {
    let mut texts = vec![
        (Subject::Plan, "title", plan.title.clone()),
        (Subject::Plan, "poster", plan.mission.clone()),
        (Subject::Plan, "poster_ambition", plan.ambition.clone()),
    ];
    for goal in plan
        .goals
        .iter()
        .filter(|goal| goal.level == GoalLevel::GuidingGoal)
    {
        texts.push((Subject::Goal(goal.id), "title", goal.title.clone()));
    }
    for fact in plan.facts.iter() {
        texts.push((Subject::Fact(fact.id), "title", fact.title.clone()));
    }
    for theme in plan.themes.iter() {
        texts.push((Subject::Theme(theme.id), "title", theme.title.clone()));
    }
    for measure in plan.measures.iter() {
        let about = Subject::Measure(measure.id);
        let text = if measure.poster_text.is_empty() {
            &measure.aim
        } else {
            &measure.poster_text
        };
        texts.push((about, "title", measure.title.clone()));
        texts.push((about, "poster_text", text.clone()));
    }
    for target in plan.targets.iter() {
        texts.push((
            Subject::Target(target.id),
            "qualifier",
            target.qualifier.clone(),
        ));
    }
    texts
}

/// Every text that belongs on the sheet is on it, word for word, or named.
#[track_caller]
fn complete(plan: &Plan, sheet: &Sheet) {
    let named: BTreeSet<(String, &str)> = sheet
        .too_long
        .iter()
        .map(|one| (format!("{:?}", one.about), one.field))
        .collect();
    let all = words_of(sheet.blocks.iter()).join(" ");
    for (about, field, text) in texts(plan) {
        if named.contains(&(format!("{about:?}"), field)) {
            continue;
        }
        // List marks come between the words of a text; each of its lines is whole.
        let whole = drawable(&text).join(" ");
        let there = all.contains(&whole)
            || drawable(&text)
                .iter()
                .all(|word| all.contains(word.as_str()));
        assert!(there, "{about:?} {field} is not on the sheet: {whole}");
    }
}

#[track_caller]
fn check(plan: &Plan) -> Sheet {
    let sheet = sheet(plan);
    sound(&sheet);
    complete(plan, &sheet);
    sheet
}

#[test]
fn the_examples_fit_whole_and_look_as_they_did() {
    for (name, text) in [("metalektro", METALEKTRO), ("decorbouw", DECORBOUW)] {
        let plan = example(text);
        let sheet = check(&plan);
        assert_eq!(sheet.too_long, []);
        insta::assert_snapshot!(name, svg(&sheet, &plan.title, "nl"));
    }
}

#[test]
fn sixty_measures_are_on_the_sheet_or_named() {
    let plan = sample(60);
    let sheet = check(&plan);
    // Each has four targets of two lines: 60 × 12 lines is more than the columns of a sheet can
    // take.
    for measure in plan.measures.iter() {
        let about = Subject::Measure(measure.id);
        let on_it = sheet.blocks.iter().any(|block| block.about == about);
        let named = sheet
            .too_long
            .iter()
            .any(|one| one.about == about && one.field == "title");
        assert!(on_it || named, "{}", measure.code);
    }
}

#[test]
fn hundreds_of_measures_are_not_dropped_in_silence() {
    let plan = sample(300);
    let sheet = check(&plan);
    let titles = sheet.too_long.iter().filter(|one| one.field == "title");
    assert!(titles.count() > 200);
}

#[test]
fn a_plan_with_nothing_in_it_has_its_title_and_one_calm_sentence() {
    let sheet = check(&crate::support::empty());
    assert_eq!(sheet.too_long, []);
    let said = words_of(sheet.blocks.iter()).join(" ");
    assert_eq!(
        said,
        "Plan zonder titel Er zijn nog geen thema’s en maatregelen."
    );
}

#[test]
fn themes_beyond_a_row_and_measures_without_one_are_there() {
    for themes in [1, 6, 8, 9, 14] {
        let mut plan = crate::support::empty();
        for number in 0..themes {
            crate::support::add(&mut plan.themes, crate::support::theme(100 + number));
            let mut measure = crate::support::measure(200 + number, 100 + number);
            measure.aim = "Meer mensen kiezen voor techniek.".to_owned();
            crate::support::add(&mut plan.measures, measure);
        }
        crate::support::add(&mut plan.measures, crate::support::measure(400, 9_999));
        let sheet = check(&plan);
        assert_eq!(sheet.too_long, [], "{themes} themes");
        assert!(
            words_of(sheet.blocks.iter())
                .join(" ")
                .contains("Zonder thema")
        );
    }
}

#[test]
fn a_text_that_is_too_long_is_named_with_how_much() {
    let mut plan = example(METALEKTRO);
    plan.mission = "woord ".repeat(2_000);
    let sheet = check(&plan);
    let named = sheet
        .too_long
        .iter()
        .find(|one| one.field == "poster")
        .unwrap();
    assert_eq!(named.about, Subject::Plan);
    let shown = words_of(sheet.blocks.iter().filter(|block| block.field == "mission"));
    let shown = shown.iter().filter(|word| *word == "woord").count();
    // Each missing word is five letters and a space, except for the last space.
    assert_eq!(named.words, 2_000 - shown);
    assert_eq!(named.characters, 6 * (2_000 - shown) - 1);
    plan.poster.mission = "Kort.".to_owned();
    assert_eq!(check_shorter(&plan), []);
}

fn check_shorter(plan: &Plan) -> Vec<sectorplan::paper::poster::TooLong> {
    let sheet = sheet(plan);
    sound(&sheet);
    sheet.too_long
}

#[test]
fn figures_stand_in_place_of_a_chart_that_is_left_out() {
    let mut plan = example(METALEKTRO);
    plan.poster.charts_left_out = vec![PosterChart::Participants, PosterChart::Funding];
    let said = |plan: &Plan| words_of(check(plan).blocks.iter()).join(" ");
    // 2,411 applications, of which 1,458 in the second theme; the grant is € 6,475,973.
    let with_table = said(&plan);
    for text in ["Totaal 2.411", "1.458", "€ 6.475.973"] {
        assert!(with_table.contains(text), "{text}");
    }
    assert!(!with_table.contains("per thema"));
    plan.poster.participants_table_left_out = true;
    let without = said(&plan);
    for text in ["samen 2.411", "1.458", "€ 6.475.973"] {
        assert!(without.contains(text), "{text}");
    }
    assert!(!without.contains("Totaal"));
}

#[test]
fn each_row_of_the_table_of_participants_leads_to_its_theme() {
    let plan = example(METALEKTRO);
    let sheet = check(&plan);
    for theme in plan.themes.iter() {
        let about = Subject::Theme(theme.id);
        let blocks = sheet.blocks.iter().filter(|block| block.about == about);
        assert_eq!(blocks.count(), 2, "its head and its row");
    }
}

#[test]
fn in_black_and_white_nothing_has_a_colour() {
    let plan = example(METALEKTRO);
    let counts = figures::figures(&plan);
    let money = figures::money(&plan, schemes::rate(&plan));
    let sheet = poster(&plan, &counts, &money, true, Words::new(Language::Nl));
    let drawing = svg(&sheet, "", "nl");
    let grey = |colour: &str| colour[..2] == colour[2..4] && colour[2..4] == colour[4..6];
    // Hairlines may be a bluish grey.
    let coloured: BTreeSet<&str> = drawing
        .split('#')
        .skip(1)
        .map(|rest| &rest[..6])
        .filter(|colour| !grey(colour) && *colour != "8A94A3")
        .collect();
    assert_eq!(coloured, BTreeSet::new());
}

#[test]
fn what_reads_from_the_right_begins_at_the_right_and_leaves_figures_alone() {
    let mut plan = example(METALEKTRO);
    plan.mission = "1. שוק העבודה פועל גם בשנים רעות, ואנשים ממשיכים לעבוד\n".repeat(2);
    let theme = plan.themes.iter().next().unwrap().id;
    plan.themes
        .update(theme, |it| it.title = "תעסוקת צעירים ".repeat(8));
    let mission = |sheet: &Sheet| {
        let block = sheet.blocks.iter().rfind(|block| block.field == "mission");
        block.unwrap().clone()
    };
    let block = mission(&check(&plan));
    assert!(block.lines.iter().all(|line| line.rtl));
    // The number of the list is at the right, with its text to the left.
    let [number, text] = [&block.lines[0], &block.lines[1]];
    assert_eq!(
        (number.text().as_str(), number.anchor()),
        ("1.", block.at.right)
    );
    assert!(text.anchor() < number.left && !text.is_anchored_at_end());
    // A theme's title beside the number of its applications.
    plan.poster.charts_left_out = vec![PosterChart::Participants];
    plan.poster.participants_table_left_out = true;
    check(&plan);
}

#[test]
fn words_that_turn_keep_their_place_where_a_line_ends() {
    let mut plan = example(METALEKTRO);
    plan.ambition = "Voor עובדים במפעלים קטנים וגדולים במגזר המתכת, 2.500 איש in 2014. ".repeat(4);
    let sheet = check(&plan);
    let block = sheet.blocks.iter().rfind(|block| block.field == "ambition");
    let lines = &block.unwrap().lines;
    assert!(lines.len() > 2 && lines.iter().all(|line| !line.rtl));
    assert_eq!(
        (lines[0].around[0], lines[lines.len() - 1].around[1]),
        (None, None)
    );
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    for pair in lines.windows(2) {
        let [before, after] = pair else { continue };
        let ends = (
            before.text().chars().next_back(),
            after.text().chars().next(),
        );
        assert_eq!(before.around[1].is_none(), is_letter(ends.0));
        assert_eq!(after.around[0].is_none(), is_letter(ends.1));
    }
}

fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ]{0,60}",
        "[a-z]{40,90}",
        "[אבגדה ]{1,80}",
        "([سعاد]{1,9}|[a-z]{1,9}|[0-9]{1,4}|, | ){1,40}",
        "[漢字仮名]{1,200}",
        "(👩‍🔧|👨‍👩‍👧‍👦|👍🏽|🇳🇱| ){1,40}",
        "(e\u{301}|\u{202e}|\u{ad}|\u{200b}|-|/){1,40}",
        "(- [a-z]{1,12}\n|[1-9]\\. [a-z ]{1,30}\n|\n){1,20}",
        Just("woord ".repeat(2_000)),
        "\\PC{0,200}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn nasty_texts_stay_in_their_place(texts in proptest::collection::vec(nasty(), 9), list: bool) {
        let mut plan = example(METALEKTRO);
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        plan.title = next().replace('\n', " ");
        plan.mission = next();
        plan.ambition = next();
        let (theme, measure) = (plan.themes.iter().next().unwrap().id, plan.measures.iter().next().unwrap().id);
        let (target, goal, fact) = (
            plan.targets.iter().next().unwrap().id,
            plan.goals.iter().nth(1).unwrap().id,
            plan.facts.iter().next().unwrap().id,
        );
        plan.themes.update(theme, |it| it.title = next());
        plan.measures.update(measure, |it| {
            it.title = next();
            it.aim = next();
        });
        plan.targets.update(target, |it| it.qualifier = next());
        plan.goals.update(goal, |it| it.title = next());
        plan.facts.update(fact, |it| it.title = next());
        plan.poster.charts_left_out = vec![PosterChart::Participants];
        plan.poster.participants_table_left_out = list;
        let sheet = sheet(&plan);
        sound(&sheet);
    }
}
