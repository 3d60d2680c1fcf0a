//! What is asked of a block as a whole, or of a row of it; each question has two answers.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{Grid, doubts::first_few};
use crate::{
    app::parts::Answers,
    documents::{Asked, Outcome, Question},
    text::{Words, read::cents},
};

/// The questions, each with its two answers; the one that counts now is pressed.
pub fn questions(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let keys = Memo::new(move |_| {
        outcome.with(|outcome| {
            let asked = outcome.iter().flat_map(|it| &it.questions);
            asked.map(|asked| asked.question).collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="sp-paste" hidden=move || keys.with(Vec::is_empty)>
            <For each=move || keys.get() key=|key| *key let:key>
                {question(grid, outcome, key)}
            </For>
        </ul>
    }
    .into_any()
}

fn question(grid: Grid, outcome: Memo<Option<Outcome>>, key: Question) -> AnyView {
    let words = grid.words;
    let asked = Memo::new(move |_| {
        outcome.with(|outcome| {
            let mut all = outcome.iter().flat_map(|it| &it.questions);
            all.find(|asked| asked.question == key).cloned()
        })
    });
    let title = move || asked.with(|asked| asked.as_ref().map(|it| said(words, it)));
    let rows = move || {
        asked.with(|asked| {
            let rows = asked.as_ref().map_or(&[][..], |it| &it.rows);
            (!rows.is_empty()).then(|| in_rows(words, rows))
        })
    };
    let choices = Signal::derive(move || {
        asked.with(|asked| {
            asked.as_ref().map_or_else(Vec::new, |asked| {
                let [yes, no] = answers(words, asked);
                let given = asked.said;
                vec![(yes, given == Some(true)), (no, given == Some(false))]
            })
        })
    });
    let choose = Callback::new(move |at: usize| {
        grid.answer(|paste, _| {
            paste.said.insert(key, at == 0);
        });
    });
    let label = title().unwrap_or_default();
    view! {
        <li class="sp-paste__doubt">
            <p class="nl-paragraph sp-paste__text">
                <strong>{title}</strong>
                <span class="sp-soft">{rows}</span>
            </p>
            <Answers label=label choices=choices on_choose=choose/>
        </li>
    }
    .into_any()
}

/// The rows that a question is about.
fn in_rows(words: Words, rows: &[usize]) -> String {
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    words.paste_in_rows(count, first_few(rows))
}

/// What is asked.
fn said(words: Words, asked: &Asked) -> String {
    let texts = asked.texts.iter().map(|text| format!("‘{text}’"));
    let texts = texts.collect::<Vec<_>>().join(", ");
    let first = asked.texts.first().map_or("", String::as_str);
    let sum = |at: usize| euros(words, asked, at);
    match asked.question {
        Question::Hidden => words.paste_ask_hidden(texts),
        Question::Times(_) => words.paste_ask_times(first),
        Question::Above(column) => words.paste_ask_above(first, column.name(words)),
        Question::Mark(column) => words.paste_ask_mark(column.name(words), texts),
        Question::Total(_) if asked.sums.first() == asked.sums.get(1) => {
            words.paste_ask_total_same(first, sum(0))
        }
        Question::Total(_) => words.paste_ask_total(first, sum(0), sum(1)),
    }
}

/// The two answers: that it is so, and that it is not.
fn answers(words: Words, asked: &Asked) -> [String; 2] {
    let sum = |at: usize| euros(words, asked, at);
    match asked.question {
        Question::Hidden => [words.paste_stay_out(), words.paste_take_rows()].map(str::to_owned),
        Question::Times(times) => [
            words.paste_times(words.count(times.euros().into())),
            words.paste_times_no().to_owned(),
        ],
        Question::Above(_) => {
            let above = asked.texts.get(1).map_or("", String::as_str);
            [words.paste_above(above), words.paste_above_no().to_owned()]
        }
        Question::Mark(_) => [
            words.paste_mark_decimals(sum(0)),
            words.paste_mark_thousands(sum(1)),
        ],
        Question::Total(_) => [words.paste_stay_out(), words.paste_total_line()].map(str::to_owned),
    }
}

/// A sum of a question: an amount, or a number where its column has numbers.
fn euros(words: Words, asked: &Asked, at: usize) -> String {
    let sum = asked.sums.get(at).copied().unwrap_or(Decimal::ZERO);
    match asked.question {
        Question::Mark(column) if !column.is_money() => words.number(sum),
        Question::Mark(_) | Question::Total(_) => sum_of(words, sum),
        Question::Hidden | Question::Times(_) | Question::Above(_) => String::new(),
    }
}

fn sum_of(words: Words, sum: Decimal) -> String {
    cents(sum).map_or_else(|_| words.number(sum), |amount| words.money(amount))
}

/// What a paste comes to: its lines, what stays empty, and what stays out.
pub fn tally(words: Words, outcome: &Outcome) -> String {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let tally = outcome.tally;
    let mut said =
        vec![words.paste_comes_to(count(outcome.lines.len()), words.money(tally.amount))];
    if tally.empty > 0 {
        said.push(words.paste_stays_empty(count(tally.empty)));
    }
    if tally.out > 0 && tally.amount_out.get() == 0 {
        said.push(words.paste_rows_out(count(tally.out)));
    } else if tally.out > 0 {
        said.push(words.paste_rows_out_of(count(tally.out), words.money(tally.amount_out)));
    }
    said.join(" ")
}
