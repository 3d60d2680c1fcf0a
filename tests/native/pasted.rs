//! Blocks that people paste into their budget, each with what is right: `tests/data/paste`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that does not find what it looks for has failed"
)]

use std::fs;

use crate::support::{empty, euros, html_parts, quantity};
use rust_decimal::Decimal;
use sectorplan::{
    documents::{
        Answer, Asked, Block, Column, Leaves, Names, Onto, Outcome, Paste, Question, Times,
        Verdict, What, tables,
    },
    edit::acts::write_lines,
    figures::money,
    plan::{CostLine, Id, Language, Measure, Plan},
    schemes,
    text::{ReadError, Words},
};
use uuid::Uuid;

const NL: Words = Words::new(Language::Nl);

/// A file of `tests/data/paste`.
fn file(name: &str) -> String {
    fs::read_to_string(format!("tests/data/paste/{name}")).unwrap()
}

/// A plan with these measures.
fn plan(codes: &[&str]) -> Plan {
    let measure = |(number, code): (u128, &&str)| Measure {
        id: Id::numbered(number),
        code: (*code).to_owned(),
        title: format!("Maatregel {number}"),
        ..Measure::default()
    };
    Plan {
        measures: (1..).zip(codes).map(measure).collect(),
        ..empty()
    }
}

/// A block pasted into a plan without lines, and what the person then says.
struct Pasted {
    plan: Plan,
    paste: Paste,
    outcome: Outcome,
}

impl Pasted {
    fn of(plan: Plan, block: Block, columns: &[Column]) -> Self {
        let mut pasted = Self {
            plan,
            paste: Paste::default(),
            outcome: Outcome::default(),
        };
        pasted.paste = pasted.onto(columns, |onto| Paste::new(block, onto));
        pasted.outcome = pasted.onto(columns, |onto| pasted.paste.outcome(onto));
        pasted
    }

    /// A text pasted from the first of the usual columns on.
    fn text(text: &str) -> Self {
        let block = Block::from_tabs(text).unwrap();
        Self::of(plan(&["1", "2", "3"]), block, &Column::USUAL)
    }

    /// Marked-up text pasted in these columns.
    fn html(html: &str, columns: &[Column]) -> Self {
        let block = tables(&html_parts(html)).unwrap().unwrap();
        Self::of(plan(&["1", "2", "3"]), block, columns)
    }

    fn onto<T>(&self, columns: &[Column], work: impl FnOnce(Onto<'_>) -> T) -> T {
        let names = Names::of(&self.plan, NL);
        work(Onto {
            plan: &self.plan,
            names: &names,
            money: &money(&self.plan, schemes::rate(&self.plan)),
            words: NL,
            lines: &[],
            columns,
            new_line: &CostLine::default(),
        })
    }

    /// The outcome after the person said something.
    fn after(mut self, say: impl FnOnce(&mut Paste)) -> Self {
        say(&mut self.paste);
        self.outcome = self.onto(&Column::USUAL, |onto| self.paste.outcome(onto));
        self
    }

    /// How many lines there are, and what they cost, in cents.
    #[track_caller]
    fn comes_to(&self, lines: usize, cents: i64) {
        let mut after = self.plan.clone();
        let mut number = 1_000;
        write_lines(&mut after, self.outcome.lines.clone(), &mut || {
            number += 1;
            Uuid::from_u128(number)
        });
        let costs = money(&after, schemes::rate(&after))
            .costs
            .amount
            .unwrap_or_default()
            .get();
        assert_eq!((self.outcome.lines.len(), costs), (lines, cents));
        assert_eq!(
            self.outcome.tally.amount.get(),
            cents,
            "what is said before"
        );
    }

    fn asked(&self) -> Vec<Question> {
        self.outcome
            .questions
            .iter()
            .map(|asked| asked.question)
            .collect()
    }

    fn question(&self, question: Question) -> &Asked {
        let mut all = self.outcome.questions.iter();
        all.find(|asked| asked.question == question).unwrap()
    }

    fn line(&self, at: usize) -> &CostLine {
        &self.outcome.lines[at].1
    }

    fn descriptions(&self) -> Vec<&str> {
        let lines = self.outcome.lines.iter();
        lines.map(|(_, line)| line.description.as_str()).collect()
    }

    /// What became of the text in doubt.
    #[track_caller]
    fn verdict(&self, text: &str) -> &Verdict {
        let mut doubts = self.outcome.doubts.iter();
        let found = doubts.find(|doubt| doubt.text == text);
        &found.expect(text).verdict
    }
}

#[test]
fn marks_of_repetition_stand_for_what_is_above_them() {
    let pasted = Pasted::text(&file("01_ditto_marks.tsv"));
    pasted.comes_to(4, 285_000);
    assert_eq!(pasted.asked(), [Question::Above(Column::Unit)]);
    assert_eq!(pasted.question(Question::Above(Column::Unit)).rows, [3, 4]);
    assert_eq!(pasted.outcome.doubts, []);
    assert_eq!(pasted.line(2).unit, "uur");
    let plain = pasted.after(|paste| {
        paste.said.insert(Question::Above(Column::Unit), false);
    });
    assert_eq!(plain.line(2).unit, "\"");
}

#[test]
fn repetition_is_said_in_many_ways() {
    for mark in ["\"", "''", "”", "〃", "idem", "Id.", "ditto"] {
        let text = format!("Omschrijving\tEenheid\nA\tuur\nB\t{mark}\nC\tdag\nD\t{mark}\n");
        let pasted = Pasted::text(&text);
        let units = [1, 3].map(|at| pasted.line(at).unit.clone());
        assert_eq!(units, ["uur", "dag"], "{mark}");
    }
    // Two columns beside each other, and the first column of a row.
    let both = Pasted::text(
        "Soort\tOmschrijving\topleiding\nopleiding\tA\tx\n\"\t\"\tx\nopleiding\tB\t\"\n",
    );
    assert_eq!(both.descriptions(), ["A", "A", "B"]);
    let odd = Pasted::text("Omschrijving\tEenheid\nA\tuur\nB\t\"\n");
    assert_eq!(odd.line(1).unit, "uur");
}

#[test]
fn a_column_of_decimal_points_asks_nothing() {
    let pasted = Pasted::text(&file("02_decimal_points.tsv"));
    pasted.comes_to(300, 61_619_850);
    assert_eq!((pasted.asked(), pasted.outcome.doubts.len()), (vec![], 0));
    assert_eq!(pasted.outcome.tally.empty, 0);
}

#[test]
fn one_cell_settles_what_the_marks_of_its_column_part() {
    let pasted = Pasted::text(&file("23_column_of_points.tsv"));
    pasted.comes_to(3, 55_000);
    assert!(pasted.outcome.questions.is_empty() && pasted.outcome.doubts.is_empty());
    assert_eq!(pasted.line(1).units, Some(quantity("1.25")));
}

#[test]
fn cells_that_contradict_each_other_are_asked_once_with_both_sums() {
    let text = "Omschrijving\tBedrag\nA\t950.00\nB\t1.250\nC\t2.500\nD\t1.234,50\n";
    let open = Pasted::text(text);
    let question = Question::Mark(Column::Amount);
    assert_eq!(open.asked(), [question]);
    assert_eq!(
        open.outcome.doubts.len(),
        2,
        "the two that become one piece"
    );
    let asked = open.question(question);
    assert_eq!((asked.said, &asked.rows[..]), (None, &[3, 4][..]));
    // 950 + 1.25 + 2.50 + 1234.50, and 950 + 1250 + 2500 + 1234.50.
    let sums = ["2188.25", "5934.50"].map(|sum| sum.parse::<Decimal>().unwrap());
    assert_eq!(asked.sums, sums);
    assert_eq!(open.outcome.tally.empty, 2);
    let thousands = open.after(|paste| {
        paste.said.insert(question, false);
    });
    thousands.comes_to(4, 593_450);
    let decimals = thousands.after(|paste| {
        paste.said.insert(question, true);
    });
    decimals.comes_to(4, 218_825);
}

#[test]
fn a_column_in_doubt_is_one_question() {
    let head = ["Omschrijving\tAantal\tPrijs".to_owned()].into_iter();
    let rows: Vec<String> = head
        .chain((100..300).map(|number| format!("Regel\t1\t1,{number}")))
        .collect();
    let pasted = Pasted::text(&rows.join("\n"));
    assert_eq!(pasted.asked(), [Question::Mark(Column::UnitPrice)]);
    assert_eq!(pasted.outcome.doubts, []);
    assert_eq!(pasted.outcome.tally.empty, 200);
}

#[test]
fn the_names_of_the_columns_may_stand_below_titles() {
    let pasted = Pasted::text(&file("03_title_rows_above_head.tsv"));
    assert_eq!(pasted.paste.head, Some(3));
    assert_eq!(
        pasted.outcome.above,
        ["Begroting Sectorplan X, versie 3", "(bedragen x € 1.000)"]
    );
    pasted.comes_to(3, 3_960_000);
    let times = Question::Times(Times::Thousand);
    assert_eq!(
        pasted.asked(),
        [times, Question::Total(6), Question::Total(8)]
    );
    let measures = [0, 1, 2].map(|at| pasted.line(at).measure);
    assert_eq!(measures, [1, 1, 2].map(|number| Some(Id::numbered(number))));
    assert_eq!(pasted.outcome.tally.amount_out, euros(15_600 + 39_600));
    let euros = pasted.after(|paste| {
        paste.said.insert(times, false);
    });
    euros.comes_to(3, 3_960);
}

#[test]
fn amounts_are_counted_in_what_stands_above_them() {
    for (title, cents) in [
        ("in duizendtallen", 1_000_000),
        ("x € 1.000", 1_000_000),
        ("× EUR 1 000", 1_000_000),
        ("(in duizenden euro’s)", 1_000_000),
        ("bedragen x € 1.000.000", 1_000_000_000),
        ("Begroting 2027", 1_000),
    ] {
        let pasted = Pasted::text(&format!(
            "{title}\t\t\nOmschrijving\tAantal\tPrijs\nA\t1\t10\n"
        ));
        pasted.comes_to(1, cents);
    }
    // Only the column that says so.
    let text = "Omschrijving\tAantal\tPrijs (€)\tTotaal (x € 1.000)\nA\t1\t10\t\nB\t\t\t2\n";
    Pasted::text(text).comes_to(2, 1_000 + 200_000);
}

#[test]
fn a_total_is_known_by_its_name_also_where_it_differs_by_a_cent() {
    let pasted = Pasted::text(&file("04_subtotal_rounding.tsv"));
    pasted.comes_to(5, 39_949);
    let totals = [4, 7, 8].map(Question::Total);
    assert_eq!(pasted.asked(), totals);
    assert_eq!(pasted.outcome.tally.out, 3);
    assert_eq!(
        pasted.outcome.tally.amount_out,
        sectorplan::plan::Cents::new(79_900).unwrap()
    );
    let line = pasted.after(|paste| {
        paste.said.insert(totals[0], false);
    });
    line.comes_to(6, 49_949);
}

#[test]
fn what_adds_up_without_saying_so_is_a_line_first() {
    let text = "Omschrijving\tBedrag\nA\t33,33\nB\t33,33\nC\t33,33\nAfronding\t100,00\n\
        BTW 21%\t21,00\nTotaal (afgerond)\t120\nReis\t5,00\n";
    let pasted = Pasted::text(text);
    assert_eq!(pasted.descriptions(), ["A", "B", "C", "Afronding", "Reis"]);
    assert_eq!(pasted.asked(), [4, 5, 6].map(Question::Total));
    // A line that is worked out of its own is no total, whatever it is called.
    let text = "Omschrijving\tAantal\tPrijs\tTotaal\nTotaalpakket\t2\t300\t600\nSom\t2\t10\t20\n";
    let own = Pasted::text(text);
    assert_eq!((own.asked(), own.outcome.lines.len()), (vec![], 2));
}

#[test]
fn amounts_are_read_as_accountants_write_them() {
    let pasted = Pasted::text(&file("05_accounting_formats.tsv"));
    let cents: Vec<Option<i64>> = (0..16)
        .map(|at| pasted.line(at).unit_price.map(sectorplan::plan::Cents::get))
        .collect();
    let read = [
        0, 0, -145_800, -145_800, -145_800, 50_000, 50_000, 50_000, 145_800, -145_800, 145_800,
        145_800,
    ];
    let read: Vec<Option<i64>> = read.into_iter().map(Some).collect();
    assert_eq!(cents[..12], read);
    assert_eq!(cents[12..], [None; 4]);
    let text = |text: &str| Verdict::Asked(vec![text.to_owned()]);
    assert_eq!(*pasted.verdict("1,2E+06"), text("1200000,00"));
    assert_eq!(*pasted.verdict("€ 1,2 mln"), text("1200000,00"));
    let other = Verdict::Left(Leaves::Unread(ReadError::OtherMoney));
    assert_eq!(*pasted.verdict("£ 500"), other);
    assert_eq!(*pasted.verdict("########"), Verdict::Left(Leaves::Narrow));
    assert!(matches!(
        pasted.verdict("€ 500,- p.p."),
        Verdict::Understood(_, What::WordsLeftOut)
    ));
    assert_eq!(pasted.outcome.doubts.len(), 5);
    assert_eq!(pasted.outcome.tally.empty, 4);
}

#[test]
fn rows_may_end_as_on_a_mac() {
    Pasted::text(&file("06_excel_for_mac_cr.tsv")).comes_to(2, 260_000);
}

#[test]
fn a_code_that_a_spreadsheet_may_have_changed_is_asked_in_every_row() {
    let codes = ["1.1", "1.10", "2-3", "1E5", "01", "1"];
    let block = Block::from_tabs(&file("07_codes_through_excel.tsv")).unwrap();
    let pasted = Pasted::of(plan(&codes), block, &Column::USUAL);
    let lines = pasted.outcome.lines.iter();
    assert_eq!(lines.filter(|(_, line)| line.measure.is_some()).count(), 0);
    let asked = |text: &str| match pasted.verdict(text) {
        Verdict::Asked(choices) => choices.clone(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(asked("1.1"), ["1.1 Maatregel 1", "1.10 Maatregel 2"]);
    assert_eq!(asked("1-okt"), ["1.10 Maatregel 2"]);
    assert_eq!(asked("2-mrt"), ["2-3 Maatregel 3"]);
    assert_eq!(asked("1,00E+05"), ["1E5 Maatregel 4"]);
    assert_eq!(asked("01"), ["01 Maatregel 5", "1"]);
    assert_eq!(asked("1.0"), ["01 Maatregel 5", "1"]);
    assert_eq!(pasted.outcome.doubts.len(), 6);
    let answered = pasted.after(|paste| {
        let answer = Answer::Instead("1.10 Maatregel 2".to_owned());
        paste.in_row.insert((Column::Measure, 1), answer);
    });
    assert_eq!(answered.line(0).measure, Some(Id::numbered(2)));
    // Each row has its own answer, though both say the same.
    let text = "Maatregel\tOmschrijving\n1.1\tA\n1.1\tB\n";
    let block = Block::from_tabs(text).unwrap();
    let two = Pasted::of(plan(&codes), block, &Column::USUAL);
    assert_eq!(two.outcome.doubts.len(), 2);
}

#[test]
fn a_csv_that_came_as_lines_is_parted() {
    let pasted = Pasted::text(&file("08_csv_as_text.txt"));
    pasted.comes_to(2, 110_000);
    assert_eq!(pasted.line(0).description, "Trainer; intern");
    let by = pasted.paste.parted.as_ref().unwrap();
    assert_eq!((by.by, by.on), (';', true));
    let mut paste = pasted.paste.clone();
    pasted.onto(&[Column::Description], |onto| {
        paste.part(false, onto);
        assert_eq!(paste.outcome(onto).lines.len(), 3);
    });
    let commas = Pasted::text("sep=,\nMaatregel,Omschrijving,Aantal,Prijs\n1,Zaal,2,50.00\n");
    commas.comes_to(1, 10_000);
    // Sentences are no table.
    for text in ["Een zaal, groot\nLunch, koffie\n", "a; b"] {
        assert_eq!(Pasted::text(text).paste.parted, None, "{text}");
    }
}

/// The columns of a table of a word processor without a measure and a kind.
const THREE: [Column; 3] = [Column::Description, Column::Units, Column::UnitPrice];

#[test]
fn a_paragraph_in_a_cell_of_word_is_no_row() {
    let pasted = Pasted::html(&file("22_word_table.html"), &THREE);
    pasted.comes_to(2, 110_000);
    assert_eq!(
        pasted.descriptions(),
        ["Trainer\nintern", "Zaal voor de hele groep"]
    );
    // Without the table, rows of unequal width are looked at first.
    let block = Block::from_tabs(&file("11_word_table_two_paragraphs.tsv")).unwrap();
    let text = Pasted::of(plan(&[]), block, &THREE);
    assert!(text.outcome.ragged && !text.outcome.is_plain());
}

#[test]
fn a_table_of_excel_is_read_as_excel_means_it() {
    let pasted = Pasted::html(&file("20_excel_clipboard_overflow.html"), &Column::USUAL);
    let rows: Vec<&str> = pasted.descriptions();
    assert_eq!(
        rows,
        [
            "Projectleiding en administratie, stelpost voor de hele looptijd",
            "Zaal",
            "Meting"
        ]
    );
    let first = pasted.line(0);
    assert_eq!((first.unit.as_str(), first.units), ("", None));
    assert_eq!(first.unit_price, Some(euros(25_000)));
    assert_eq!(pasted.asked(), [Question::Hidden]);
    assert_eq!(pasted.question(Question::Hidden).rows, [3]);
    assert_eq!(pasted.outcome.tally.out, 1);
    // Two empty rows that the table has as one: the row below keeps its place.
    assert_eq!(pasted.paste.block.rows.len(), 6);
    let seen = pasted.after(|paste| {
        paste.said.insert(Question::Hidden, false);
    });
    assert_eq!(seen.descriptions()[2], "VERBORGEN regel, oud");
}

#[test]
fn a_break_in_a_cell_of_libreoffice_stays_one() {
    let columns = [Column::Measure, Column::Description, Column::UnitPrice];
    let html = file("21_libreoffice_merged_with_break.html");
    let pasted = Pasted::html(&html, &columns);
    assert_eq!(pasted.descriptions(), ["Trainer\nintern", "Coach\nextern"]);
    let measures = [0, 1].map(|at| pasted.line(at).measure);
    assert_eq!(measures, [Some(Id::numbered(1)); 2]);
}

#[test]
fn a_number_that_the_program_has_leaves_no_doubt() {
    let row = |attribute: &str, text: &str| {
        format!("<tr><td>A</td><td {attribute}>{text}</td><td>1</td></tr>")
    };
    let table = format!(
        "<p>Begroting</p><table>{}{}{}{}</table>",
        row("sdval=\"1.25\"", "1.250"),
        row("x:num=\"1250\"", "1,250"),
        row("data-sheets-value='{\"1\":3,\"3\":1.25}'", "1,250"),
        row("sdval=\"12.5\"", "#####"),
    );
    let pasted = Pasted::html(&table, &THREE);
    let units: Vec<_> = pasted
        .outcome
        .lines
        .iter()
        .map(|(_, line)| line.units)
        .collect();
    let expected = ["1.25", "1250", "1.25", "12.5"].map(|text| Some(quantity(text)));
    assert_eq!(units[0], None, "what stands beside the table is not lost");
    assert_eq!(units[1..], expected);
}

#[test]
fn hostile_tables_are_refused_before_their_cells_are_made() {
    let row = "<tr><td colspan=1000 rowspan=1000>a</td></tr>".repeat(200);
    assert!(
        tables(&html_parts(&format!("<table>{row}</table>")))
            .unwrap()
            .is_err()
    );
    let row = "<tr style='mso-xlrowspan:4294967295'><td>a</td></tr>".repeat(200);
    assert!(
        tables(&html_parts(&format!("<table>{row}</table>")))
            .unwrap()
            .is_err()
    );
}
