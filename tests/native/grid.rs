//! Cost lines typed and pasted as in a spreadsheet: what becomes of each cell.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that does not find what it looks for has failed"
)]

use crate::support::{LANGUAGES, euros, quantity};
use proptest::prelude::*;
use rust_decimal::Decimal;
use sectorplan::{
    documents::{
        Answer, Block, Column, Filter, Leaves, Names, Onto, Outcome, Paste, Question, Value,
        Verdict, What, arranged, cleared, clipboard, filled_down, in_short, with_heads,
    },
    edit::acts::write_lines,
    figures::{Money, money},
    plan::{
        Cents, CostCategory, CostLine, DraftPeriod, Id, Language, Measure, MoneyPhase, Party,
        Phasing, Plan, Quantity, Rate, Vat, sample::sample,
    },
    schemes,
    text::Words,
};
use uuid::Uuid;

const NL: Words = Words::new(Language::Nl);

/// Measures 1 and 2, a party, a rate, and two cost lines.
fn plan() -> Plan {
    let measure = |number: u128, title: &str| Measure {
        id: Id::numbered(number),
        code: number.to_string(),
        title: title.to_owned(),
        ..Measure::default()
    };
    let line = |number, description: &str, units: &str, price| CostLine {
        id: Id::numbered(number),
        measure: Some(Id::numbered(1)),
        category: CostCategory::Training,
        description: description.to_owned(),
        units: Some(quantity(units)),
        unit_price: Some(euros(price)),
        bearer: Some(Id::numbered(1)),
        ..CostLine::default()
    };
    Plan {
        measures: [measure(1, "Scholing"), measure(2, "Coaching")]
            .into_iter()
            .collect(),
        parties: [Party {
            id: Id::numbered(1),
            name: "Fonds".into(),
            ..Party::default()
        }]
        .into_iter()
        .collect(),
        cost_lines: [line(1, "Training", "40", 1_250), line(2, "Zaal", "2", 300)]
            .into_iter()
            .collect(),
        ..crate::support::empty()
    }
}

fn costs(plan: &Plan) -> Money {
    money(plan, schemes::rate(plan))
}

/// A block pasted on the first line and column shown.
struct Pasted {
    plan: Plan,
    paste: Paste,
    outcome: Outcome,
}

/// Pastes text onto the usual columns, from this row and column on.
fn paste_at(plan: &Plan, row: usize, column: usize, text: &str, words: Words) -> Pasted {
    paste_block(
        plan,
        row,
        &Column::USUAL[column..],
        Block::from_tabs(text).unwrap(),
        words,
        &[],
    )
}

fn paste_block(
    plan: &Plan,
    row: usize,
    columns: &[Column],
    block: Block,
    words: Words,
    answers: &[(Column, &str, Answer)],
) -> Pasted {
    let (names, money) = (Names::of(plan, words), costs(plan));
    let lines: Vec<_> = plan
        .cost_lines
        .iter()
        .skip(row)
        .map(|line| line.id)
        .collect();
    let onto = Onto {
        plan,
        names: &names,
        money: &money,
        words,
        lines: &lines,
        columns,
        new_line: &CostLine::default(),
    };
    let mut paste = Paste::new(block, onto);
    for (column, text, answer) in answers {
        let answer = answer.clone();
        paste.answers.insert((*column, (*text).to_owned()), answer);
    }
    let outcome = paste.outcome(onto);
    let mut after = plan.clone();
    let mut number = 1_000;
    write_lines(&mut after, outcome.lines.clone(), &mut || {
        number += 1;
        Uuid::from_u128(number)
    });
    Pasted {
        plan: after,
        paste,
        outcome,
    }
}

impl Pasted {
    fn line(&self, at: usize) -> &CostLine {
        self.plan.cost_lines.iter().nth(at).unwrap()
    }

    /// What is in doubt: column, text, and what becomes of it.
    fn doubts(&self) -> Vec<(Column, &str, &Verdict)> {
        let doubts = self.outcome.doubts.iter();
        doubts
            .map(|doubt| (doubt.column, doubt.text.as_str(), &doubt.verdict))
            .collect()
    }
}

/// A single cell pasted in a column of the first line: what becomes of it, if there is doubt.
#[track_caller]
fn check(column: Column, text: &str, verdict: Option<&Verdict>) {
    let block = Block::from_tabs(text).unwrap();
    let pasted = paste_block(&plan(), 0, &[column], block, NL, &[]);
    let found = pasted.doubts().first().map(|(_, _, verdict)| *verdict);
    assert_eq!(found, verdict, "{text:?}");
}

#[test]
fn a_plain_block_goes_straight_in() {
    let text =
        "2\topleiding\tCoachen\t12\tuur\t€ 95,50\n1\tverletkosten\tVerlet\t1.200\tuur\t31,25\n";
    let pasted = paste_at(&plan(), 1, 0, text, NL);
    assert!(pasted.outcome.is_plain(), "{:?}", pasted.doubts());
    assert_eq!(pasted.outcome.added(), 1);
    let [first, second, third] = [0, 1, 2].map(|at| pasted.line(at));
    assert_eq!(first.description, "Training");
    assert_eq!(
        (second.measure, second.description.as_str(), second.units),
        (Some(Id::numbered(2)), "Coachen", Some(quantity("12")))
    );
    assert_eq!(
        second.bearer,
        Some(Id::numbered(1)),
        "what was not pasted stays"
    );
    assert_eq!(third.category, CostCategory::WagesOfAbsence);
    // 12 × 95.50 = 1,146.00 and 1,200 × 31.25 = 37,500.00.
    let after = costs(&pasted.plan);
    let amounts = [second, third].map(|line| after.line(line.id).unwrap().amount.unwrap());
    assert_eq!(amounts, [euros(1_146), euros(37_500)]);
}

#[test]
fn a_row_of_names_says_what_the_columns_hold() {
    let text = "Omschrijving\tAantal\tPrijs\tOpmerking\tTotaal\nZaalhuur\t3\t300\tlet op\t900\n";
    let pasted = paste_at(&plan(), 2, 0, text, NL);
    assert_eq!(pasted.paste.head, Some(0));
    assert_eq!(pasted.paste.heads()[3], "Opmerking");
    let line = pasted.line(2);
    assert_eq!(
        (line.description.as_str(), line.units, line.unit_price),
        ("Zaalhuur", Some(quantity("3")), Some(euros(300)))
    );
    assert_eq!(pasted.doubts(), []);
    let lost = &pasted.outcome.lost[0];
    assert_eq!(
        (lost.at, lost.example.as_str(), lost.cells),
        (3, "let op", 1)
    );
}

#[test]
fn names_of_columns_may_be_in_the_other_language() {
    let pasted = paste_at(
        &plan(),
        2,
        0,
        "Description\tQuantity\tUnit price\nRoom\t3\t300\n",
        NL,
    );
    assert_eq!(pasted.line(2).unit_price, Some(euros(300)));
}

#[test]
fn a_column_of_rates_with_amounts_holds_prices() {
    let pasted = paste_at(&plan(), 2, 0, "Omschrijving\tTarief\nAdvies\t95,00\n", NL);
    assert_eq!(pasted.line(2).unit_price, Some(euros(95)));
}

#[test]
fn one_word_is_no_row_of_names() {
    let pasted = paste_at(&plan(), 0, 2, "Omschrijving\tZaal\nTraining\t2", NL);
    assert_eq!(pasted.paste.head, None);
    assert_eq!(pasted.line(0).description, "Omschrijving");
}

#[test]
fn what_is_in_doubt_is_said_and_not_taken_over() {
    let asked = Verdict::Asked(vec!["1,2340".into(), "1234".into()]);
    check(Column::Units, "1,234", Some(&asked));
    check(Column::Units, "=1+1", Some(&Verdict::Left(Leaves::Formula)));
    check(
        Column::UnitPrice,
        "60%",
        Some(&Verdict::Left(Leaves::Percent)),
    );
    check(Column::Measure, "9", Some(&Verdict::Left(Leaves::Unknown)));
    let worked_out = Verdict::Left(Leaves::WorkedOut(Some(euros(50_000))));
    check(Column::Amount, "49.000", Some(&worked_out));
    check(Column::Amount, "50.000", None);
    check(Column::Units, "", None);
    let pasted = paste_at(&plan(), 0, 3, "1,234", NL);
    assert_eq!(
        pasted.line(0).units,
        Some(quantity("40")),
        "it stays as it was"
    );
}

#[test]
fn an_empty_cell_empties() {
    let pasted = paste_at(&plan(), 0, 3, "\t\t", NL);
    let line = pasted.line(0);
    assert_eq!((line.units, line.unit_price), (None, None));
}

#[test]
fn an_amount_alone_is_one_piece() {
    let pasted = paste_at(&plan(), 2, 2, "Campagne\t\t\t\t5.000", NL);
    let (column, _, verdict) = pasted.doubts()[0];
    assert_eq!(column, Column::Amount);
    assert!(matches!(verdict, Verdict::Understood(_, What::OnePiece)));
    let line = pasted.line(2);
    assert_eq!(
        (line.units, line.unit_price),
        (Some(1.into()), Some(euros(5_000)))
    );
}

#[test]
fn a_total_under_its_rows_is_no_line() {
    // 2 × 300 and 900, then their total; 100 and 50, theirs, and that of all.
    let text = "Omschrijving\tAantal\tPrijs\tTotaal\nZaal\t2\t300\t600\nTraining\t1\t900\t900\n\
        Subtotaal\t\t\t1.500\nLunch\t1\t100\t100\nReis\t1\t50\t50\nSubtotaal\t\t\t150\n\
        \t\t\t1.650\n";
    let pasted = paste_at(&plan(), 2, 0, text, NL);
    let said: Vec<_> = pasted.plan.cost_lines.iter().skip(2).collect();
    let said: Vec<&str> = said.iter().map(|line| line.description.as_str()).collect();
    assert_eq!(said, ["Zaal", "Training", "Lunch", "Reis"]);
    let totals: Vec<_> = pasted.outcome.questions.iter().collect();
    let rows = totals.iter().map(|asked| (asked.question, asked.said));
    let left_out = [3, 6, 7].map(|row| (Question::Total(row), Some(true)));
    assert!(rows.eq(left_out));
    // What each says, and what the rows above it add up to.
    let sums: Vec<_> = totals.iter().map(|asked| asked.sums.clone()).collect();
    let euros = [[1_500, 1_500], [150, 150], [1_650, 1_650]];
    assert_eq!(sums, euros.map(|two| two.map(Decimal::from).to_vec()));
    // The same amount as a single line above it is not a total.
    let twice = paste_at(&plan(), 2, 2, "Zaal\t\t\t\t600\nHal\t\t\t\t600\n", NL);
    assert_eq!(twice.outcome.added(), 2);
}

#[test]
fn a_line_that_costs_what_those_above_it_add_up_to_is_no_total_of_them() {
    let mut plan = plan();
    for number in 3..6 {
        let line = CostLine {
            id: Id::numbered(number),
            units: Some(1.into()),
            unit_price: Some(euros(0)),
            ..CostLine::default()
        };
        plan.cost_lines.insert(line, sectorplan::plan::Place::Last);
    }
    let block = Block::from_tabs("0,00\n0,00\n0,00\n").unwrap();
    let pasted = paste_block(&plan, 2, &[Column::Amount], block, NL, &[]);
    assert!(pasted.outcome.is_plain(), "{:?}", pasted.outcome.questions);
}

#[test]
fn one_answer_goes_for_every_cell_that_says_the_same() {
    let block = || Block::from_tabs("1,234\n5\n1,234").unwrap();
    let units = [Column::Units];
    let open = paste_block(&plan(), 0, &units, block(), NL, &[]);
    assert_eq!(open.outcome.doubts[0].rows, [1, 3]);
    let instead = [(Column::Units, "1,234", Answer::Instead("1234".into()))];
    let answered = paste_block(&plan(), 0, &units, block(), NL, &instead);
    let found = [0, 1, 2].map(|at| answered.line(at).units.unwrap());
    assert_eq!(found, ["1234", "5", "1234"].map(quantity));
    let left = [(Column::Units, "1,234", Answer::LeaveOut)];
    let left = paste_block(&plan(), 0, &units, block(), NL, &left);
    assert_eq!(left.line(0).units, Some(quantity("40")));
    assert_eq!(
        left.outcome.doubts.len(),
        1,
        "what was answered stays in sight"
    );
}

#[test]
fn columns_beyond_the_last_are_named() {
    let pasted = paste_at(&plan(), 0, 7, "Fonds\tmeer\n\t", NL);
    let lost = &pasted.outcome.lost[0];
    assert_eq!((lost.at, lost.example.as_str(), lost.cells), (1, "meer", 1));
    assert!(!pasted.outcome.is_plain());
}

#[test]
fn a_merged_measure_is_repeated_and_a_merged_number_is_not() {
    let cell = |text: &str, rows| sectorplan::documents::HtmlCell {
        text: text.to_owned(),
        columns: 1,
        rows,
        ..sectorplan::documents::HtmlCell::default()
    };
    let block = Block::from_html(&[vec![cell("2", 2), cell("8", 2)], vec![]]);
    let columns = [Column::Measure, Column::Units];
    let pasted = paste_block(&plan(), 0, &columns, block.unwrap(), NL, &[]);
    let found = [0, 1].map(|at| (pasted.line(at).measure, pasted.line(at).units));
    let second = Some(Id::numbered(2));
    assert_eq!(found, [(second, Some(quantity("8"))), (second, None)]);
    let whats: Vec<_> = pasted
        .doubts()
        .into_iter()
        .map(|(_, _, verdict)| match verdict {
            Verdict::Understood(_, what) => *what,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(whats, [What::MergedRepeated, What::MergedBlank]);
}

#[test]
fn empty_rows_at_the_end_add_no_lines() {
    let pasted = paste_at(&plan(), 2, 2, "Nieuw\n\n\n", NL);
    assert_eq!(pasted.plan.cost_lines.len(), 3);
}

/// The plan with a period of 2026 and 2027, both with 365 days.
fn plan_of_two_years() -> Plan {
    Plan {
        period: crate::support::term("2026-01-01", "2027-12-31"),
        ..plan()
    }
}

const YEARS: [Column; 2] = [Column::Year(2026), Column::Year(2027)];

/// What a line costs in both years, in whole euros.
fn by_year(plan: &Plan, line: &CostLine) -> [Option<i64>; 2] {
    let names = Names::of(plan, NL);
    YEARS.map(|year| {
        let Value::Money(amount) = year.of(line, &names) else {
            return None;
        };
        amount.map(|amount| amount.get() / 100)
    })
}

/// A block pasted from the first line on in these columns: what the line of a row then costs in
/// both years.
#[track_caller]
fn check_years(columns: &[Column], text: &str, at: usize, expected: [Option<i64>; 2]) -> Pasted {
    let plan = plan_of_two_years();
    let pasted = paste_block(&plan, 0, columns, Block::from_tabs(text).unwrap(), NL, &[]);
    assert_eq!(by_year(&pasted.plan, pasted.line(at)), expected, "{text:?}");
    pasted
}

#[test]
fn a_year_is_typed_and_the_other_keeps_what_it_said() {
    // € 50,000 evenly is € 25,000 in each year.
    let one = check_years(&YEARS, "30.000", 0, [Some(30_000), Some(25_000)]);
    assert!(one.outcome.is_plain());
    check_years(&YEARS, "30.000\t20.000", 0, [Some(30_000), Some(20_000)]);
    check_years(&YEARS[1..], "0", 0, [Some(25_000), Some(0)]);
}

#[test]
fn empty_cells_say_nothing_of_a_line_that_is_spread_evenly() {
    let even = [Some(25_000), Some(25_000)];
    let pasted = check_years(&YEARS, "\t", 0, even);
    assert_eq!(pasted.line(0).phasing, Phasing::Even);
    check_years(&YEARS, "30.000\t", 0, [Some(30_000), None]);
}

#[test]
fn the_years_follow_from_what_else_is_pasted_beside_them() {
    let columns = [Column::Units, Column::Year(2026), Column::Year(2027)];
    // 20 × € 1,250 = € 25,000.
    let same = check_years(&columns, "20\t12.500\t12.500", 0, [Some(12_500); 2]);
    assert_eq!(same.line(0).phasing, Phasing::Even);
    check_years(&columns, "20\t25.000\t0", 0, [Some(25_000), Some(0)]);
}

#[test]
fn a_new_line_has_the_years_that_it_came_with() {
    let text = "Omschrijving\tAantal\tPrijs\t2026\nZaal\t2\t300\t\nTraining\t1\t900\t600\n        Lunch\t1\t500\t250\n";
    let plan = plan_of_two_years();
    let block = Block::from_tabs(text).unwrap();
    let pasted = paste_block(&plan, 2, &Column::USUAL, block, NL, &[]);
    assert_eq!(pasted.paste.head, Some(0));
    let years = [2, 3, 4].map(|at| by_year(&pasted.plan, pasted.line(at)));
    let expected = [[Some(300); 2], [Some(600), None], [Some(250); 2]];
    assert_eq!(years, expected);
    assert_eq!(pasted.line(4).phasing, Phasing::Even, "it says the same");
}

#[test]
fn an_amount_over_two_years_stays_and_says_so() {
    let mut plan = plan_of_two_years();
    let over = MoneyPhase {
        period: crate::support::term("2026-07-01", "2027-06-30"),
        amount: euros(50_000),
        ..MoneyPhase::default()
    };
    plan.cost_lines.update(Id::numbered(1), |line| {
        line.phasing = Phasing::Typed(vec![over]);
    });
    let pasted = paste_block(&plan, 0, &YEARS, Block::from_tabs("1\t2").unwrap(), NL, &[]);
    let verdicts: Vec<_> = pasted.doubts().into_iter().map(|it| it.2.clone()).collect();
    assert_eq!(
        verdicts,
        [(); 2].map(|()| Verdict::Left(Leaves::SeveralYears))
    );
    assert!(pasted.plan.cost_lines.is_same(&plan.cost_lines));
}

#[test]
fn years_are_filled_down_and_cleared() {
    let mut plan = plan_of_two_years();
    plan.cost_lines.update(Id::numbered(1), |line| {
        line.phasing = Phasing::Typed(vec![MoneyPhase {
            period: crate::support::term("2026-01-01", "2026-12-31"),
            amount: euros(100),
            ..MoneyPhase::default()
        }]);
    });
    let names = Names::of(&plan, NL);
    let lines: Vec<&CostLine> = plan.cost_lines.iter().collect();
    let filled = &filled_down(&lines, &YEARS, &names)[0].1;
    assert_eq!(by_year(&plan, filled), [Some(100), None]);
    // A line of € 600 whose years say nothing is spread evenly.
    let cleared = &cleared(&[filled], &YEARS, &names)[0].1;
    assert_eq!(by_year(&plan, cleared), [Some(300); 2]);
}

#[test]
fn filling_down_and_clearing_touch_only_their_columns() {
    let plan = plan();
    let lines: Vec<&CostLine> = plan.cost_lines.iter().collect();
    let columns = [Column::Units, Column::Bearer];
    let names = Names::of(&plan, NL);
    let filled = &filled_down(&lines, &columns, &names)[0].1;
    assert_eq!(
        (filled.units, filled.unit_price),
        (Some(quantity("40")), Some(euros(300)))
    );
    let empty = &cleared(&lines[..1], &columns, &names)[0].1;
    assert_eq!((empty.units, empty.bearer), (None, None));
    assert_eq!(empty.description, "Training");
}

#[test]
fn lines_are_sorted_by_what_a_column_is_worth() {
    let mut plan = sample(2);
    plan.cost_lines.insert(
        CostLine {
            id: Id::numbered(7),
            ..CostLine::default()
        },
        sectorplan::plan::Place::First,
    );
    let (names, costs) = (Names::of(&plan, NL), costs(&plan));
    let lines: Vec<&CostLine> = plan.cost_lines.iter().collect();
    let sorted = |up| arranged(&lines, Column::Amount, up, &plan, &names, &costs, NL);
    let cents = |ids: Vec<Id<CostLine>>| -> Vec<Option<i64>> {
        ids.iter()
            .map(|id| Some(costs.line(*id)?.amount.ok()?.get()))
            .collect()
    };
    // Lines without an amount come last, whichever way the others are sorted.
    let up = cents(sorted(true));
    assert!(up[..10].is_sorted());
    assert_eq!(up[10], None);
    let down = cents(sorted(false));
    assert!(down[..10].iter().rev().is_sorted());
    assert_eq!(down[10], None);
}

#[test]
fn a_filter_shows_what_it_asks_for_and_new_lines_have_it() {
    let plan = plan();
    let (names, costs) = (Names::of(&plan, NL), costs(&plan));
    let mut filter = Filter {
        text: "ZAAL".into(),
        ..Filter::default()
    };
    filter.want(Column::Measure, Some("1 Scholing".into()));
    let shown: Vec<_> = plan
        .cost_lines
        .iter()
        .filter(|line| filter.shows(line, &names, &costs, NL))
        .map(|line| line.description.as_str())
        .collect();
    assert_eq!(shown, ["Zaal"]);
    let new = filter.new_line(&plan, &names, &costs, NL);
    assert_eq!(new.measure, Some(Id::numbered(1)));
}

#[test]
fn a_download_of_the_lines_can_be_pasted_with_its_names() {
    let before = plan();
    let (names, costs) = (Names::of(&before, NL), costs(&before));
    let block = with_heads(before.cost_lines.iter(), &names, &costs, NL);
    let text = block.separated(";");
    assert!(
        text.starts_with("\u{feff}Maatregel;Kostensoort;Omschrijving;Aantal;"),
        "{text}"
    );
    assert!(
        text.contains("1;opleiding;Training;40;;1250,00;;50000,00;Fonds;betaald;"),
        "{text}"
    );
    let pasted = paste_block(&before, 2, &Column::USUAL, block, NL, &[]);
    assert_eq!(pasted.paste.head, Some(0));
    let copies = (pasted.line(2), pasted.line(3));
    let originals = (pasted.line(0), pasted.line(1));
    for (copy, original) in [(copies.0, originals.0), (copies.1, originals.1)] {
        let like = CostLine {
            id: copy.id,
            order: copy.order.clone(),
            ..original.clone()
        };
        assert_eq!(*copy, like);
    }
}

/// Any text, including what means something to a spreadsheet.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c'=+@\"\t\n -]{0,6}",
        Just("1,234".to_owned()),
        Just("opleiding".to_owned()),
        Just("Aantal".to_owned()),
        Just("Eenheid".to_owned()),
        Just("#REF!".to_owned()),
    ]
}

prop_compose! {
    /// A period of some months in or around the plan, or none yet.
    fn phase()(
        months in prop::option::of((0..60_i16, 0..14_i16)),
        cents in -Cents::MOST..=Cents::MOST,
    ) -> MoneyPhase {
        let day = |month: i16| format!("{}-{:02}-15", 2024 + month / 12, month % 12 + 1);
        MoneyPhase {
            period: months.map_or_else(DraftPeriod::default, |(first, more)| {
                crate::support::term(&day(first), &day(first + more))
            }),
            amount: Cents::new(cents).unwrap(),
            ..MoneyPhase::default()
        }
    }
}

prop_compose! {
    fn line()(
        texts in [text(), text(), text(), text(), text()],
        references in [0..4_u128, 0..4_u128, 0..4_u128],
        numbers in [prop::option::of((0..9_999_999_i64, 0..=4_u32)), prop::option::of((0..2_000_000_i64, 0..=6_u32))],
        price in prop::option::of(-Cents::MOST..=Cents::MOST),
        choices in (0..4_usize, 0..4_usize, any::<bool>(), any::<bool>()),
        phases in prop::collection::vec(phase(), 0..4),
    ) -> CostLine {
        let [description, unit, legal_basis, substantiation, own] = texts;
        let [measure, bearer, rate] = references;
        let quantity = |number: Option<(i64, u32)>| {
            number.and_then(|(digits, scale)| Quantity::new(Decimal::new(digits, scale)).ok())
        };
        let category = match choices.0 {
            0 => CostCategory::Unspecified,
            1 => CostCategory::Training,
            2 => CostCategory::Wages,
            _ => CostCategory::Own(own),
        };
        let reference = |number: u128| (number > 0).then(|| Uuid::from_u128(number));
        CostLine {
            measure: reference(measure).map(Id::new),
            bearer: reference(bearer).map(Id::new),
            rate: reference(rate).map(Id::new),
            category,
            description,
            unit,
            legal_basis,
            substantiation,
            units: quantity(numbers[0]),
            funding_rate: quantity(numbers[1]),
            unit_price: price.and_then(|cents| Cents::new(cents).ok()),
            vat: Vat::ALL[choices.1],
            in_kind: choices.2,
            phasing: if choices.3 { Phasing::Even } else { Phasing::Typed(phases) },
            ..CostLine::default()
        }
    }
}

prop_compose! {
    /// A plan whose measures, parties and rates may have the same names, or be missing.
    fn plans()(lines in prop::collection::vec(line(), 1..6), names in [text(), text(), text(), text()], has_period in any::<bool>()) -> Plan {
        let [code, title, party, rate] = names;
        let lines = (1..).zip(lines).map(|(number, line)| CostLine { id: Id::numbered(number), ..line });
        let measures = [1, 2].map(|number| Measure {
            id: Id::numbered(number),
            code: code.clone(),
            title: if number == 1 { title.clone() } else { "b".into() },
            ..Measure::default()
        });
        Plan {
            cost_lines: lines.collect(),
            measures: measures.into_iter().collect(),
            parties: [1, 2].map(|number| Party { id: Id::numbered(number), name: party.clone(), ..Party::default() }).into_iter().collect(),
            rates: [Rate { id: Id::numbered(1), title: rate, ..Rate::default() }].into_iter().collect(),
            period: if has_period { crate::support::term("2025-03-01", "2027-06-30") } else { DraftPeriod::default() },
            ..crate::support::empty()
        }
    }
}

proptest! {
    #[test]
    fn pasting_what_was_copied_changes_nothing(
        plan in plans(),
        columns in (0..18_usize, 1..=18_usize),
        rows in (0..5_usize, 1..5_usize),
    ) {
        let (first, count) = columns;
        let all = Names::of(&plan, NL).columns();
        let first = first.min(all.len() - 1);
        let columns: Vec<Column> = all.into_iter().skip(first).take(count).collect();
        let row = rows.0.min(plan.cost_lines.len() - 1);
        for language in LANGUAGES {
            let words = Words::new(language);
            let (names, costs) = (Names::of(&plan, words), costs(&plan));
            let lines = plan.cost_lines.iter().skip(row).take(rows.1);
            let text = clipboard(lines, &columns, &names, &costs, words).tabs();
            let pasted = paste_block(&plan, row, &columns, Block::from_tabs(&text).unwrap(), words, &[]);
            prop_assert!(pasted.outcome.is_plain(), "{:?}", pasted.outcome);
            prop_assert!(pasted.plan.cost_lines.is_same(&plan.cost_lines));
        }
    }

    #[test]
    fn lines_of_a_sound_plan_are_the_same_wherever_they_are_pasted(
        units in (0..9_999_999_i64, 0..=4_u32),
        price in -Cents::MOST..=Cents::MOST,
        description in "[a-c'=+@\"\t\n -]{1,6}x",
        rate in 0..=10_000_i64,
    ) {
        let mut plan = sample(2);
        let first = plan.cost_lines.iter().next().unwrap().id;
        plan.cost_lines.update(first, |line| {
            line.units = Quantity::new(Decimal::new(units.0, units.1)).ok();
            line.unit_price = Cents::new(price).ok();
            line.funding_rate = Quantity::new(Decimal::new(rate, 2)).ok();
            line.description = description;
        });
        for language in LANGUAGES {
            let words = Words::new(language);
            let (names, costs) = (Names::of(&plan, words), costs(&plan));
            let columns: Vec<Column> = names.columns().into_iter().filter(|column| *column != Column::Amount).collect();
            let text = clipboard(plan.cost_lines.iter(), &columns, &names, &costs, words).tabs();
            let block = Block::from_tabs(&text).unwrap();
            let pasted = paste_block(&plan, 10, &columns, block, words, &[]);
            prop_assert!(pasted.outcome.is_plain(), "{:?}", pasted.outcome.doubts);
            let [before, after] = [0, 10].map(|at| pasted.line(at).clone());
            prop_assert_eq!(CostLine { id: after.id, order: after.order.clone(), ..before }, after);
        }
    }

    #[test]
    fn nothing_that_is_pasted_panics_or_goes_unmentioned(
        plan in plans(),
        text in "[a0-9=%.,€#\"\t\n ]{0,40}",
        row in 0..6_usize,
    ) {
        let block = Block::from_tabs(&text).unwrap();
        let pasted = paste_at(&plan, row, 0, &text, NL);
        let filled = block.rows.iter().filter(|row| row.iter().any(|cell| !cell.text.trim().is_empty()));
        let head = pasted.paste.head.map_or(0, |row| row + 1);
        let totals = pasted.outcome.questions.iter().filter(|asked| asked.leaves_out());
        let totals: usize = totals.map(|doubt| doubt.rows.len()).sum();
        prop_assert!(pasted.outcome.lines.len() + head + totals >= filled.count());
    }
}

#[test]
fn a_new_line_belongs_to_the_measure_of_the_filter_also_while_no_line_does() {
    let (plan, names) = (plan(), Names::of(&plan(), NL));
    let money = costs(&plan);
    let coaching = Id::numbered(2);
    let name = names.of_measure(coaching);
    assert_eq!(name, "2 Coaching");
    assert_eq!(names.measure(name), Some(coaching));
    let mut filter = Filter::default();
    filter.want(Column::Measure, Some(name.to_owned()));
    let new = filter.new_line(&plan, &names, &money, NL);
    assert_eq!(new.measure, Some(coaching));
    assert!(filter.shows(&new, &names, &money, NL));
}

#[test]
fn a_grid_names_a_measure_by_its_number_and_all_else_in_full() {
    let (plan, names) = (plan(), Names::of(&plan(), NL));
    let money = costs(&plan);
    let line = plan.cost_lines.iter().next().unwrap();
    let said = |column| in_short(column, line, &names, &money, NL);
    assert_eq!(said(Column::Measure), "1");
    assert_eq!(said(Column::Bearer), "Fonds");
    assert_eq!(said(Column::Amount), "€\u{a0}50.000,00");
}
