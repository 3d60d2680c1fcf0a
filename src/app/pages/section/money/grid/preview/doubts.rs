//! The doubtful texts of a block, each with what becomes of it.

use leptos::prelude::*;

use super::{super::editor, Grid};
use crate::{
    app::parts::{Answers, Button, Choice, Choose, Weight},
    documents::{Answer, Column, Doubt, Outcome, Value, Verdict, What, copied, put_all},
    plan::CostLine,
    text::Words,
};

/// The most doubts that are drawn.
const MOST: usize = 200;

/// A doubt in the list: its column and text, whether it was merged, and the row if it is asked for
/// that row alone.
type Key = (Column, String, bool, Option<usize>);

/// The texts in doubt, each with what becomes of it and a way to correct it.
pub fn doubts(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let words = grid.words;
    let count = Memo::new(move |_| outcome.with(|it| it.as_ref().map_or(0, |it| it.doubts.len())));
    let keys = Memo::new(move |_| {
        outcome.with(|outcome| {
            let doubts = outcome.as_ref().map_or(&[][..], |it| &it.doubts);
            let mut keys: Vec<Key> = Vec::new();
            for doubt in doubts.iter().take(MOST) {
                let key = (doubt.column, doubt.text.clone(), doubt.merged, doubt.alone);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            keys
        })
    });
    view! {
        <h3 class="nl-heading nl-heading--level-3">{words.paste_doubts()}</h3>
        <Show when=move || count.get() == 0>
            <p class="nl-paragraph sp-soft">{words.paste_no_doubts()}</p>
        </Show>
        <ul class="sp-paste">
            <For each=move || keys.get() key=Clone::clone let:key>
                {doubt(grid, outcome, key)}
            </For>
        </ul>
        {move || {
            let more = count.get().saturating_sub(MOST);
            (more > 0)
                .then(|| {
                    view! { <p class="nl-paragraph">{words.paste_more(more)}</p> }
                })
        }}
    }
    .into_any()
}

fn doubt(grid: Grid, outcome: Memo<Option<Outcome>>, key: Key) -> AnyView {
    let words = grid.words;
    let (column, text, merged, alone) = key.clone();
    let found = Memo::new(move |_| {
        outcome.with(|outcome| {
            let doubts = &outcome.as_ref()?.doubts;
            let this = |doubt: &&Doubt| {
                (doubt.column, doubt.merged, doubt.alone) == (key.0, key.2, key.3)
                    && doubt.text == key.1
            };
            doubts.iter().find(this).cloned()
        })
    });
    let answer_key = StoredValue::new((column, text.clone()));
    let answered = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let paste = &pasting.as_ref()?.paste;
            match alone {
                Some(row) => paste.in_row.get(&(column, row)).cloned(),
                None => answer_key.with_value(|key| paste.answers.get(key).cloned()),
            }
        })
    });
    let set = move |answer: Option<Answer>| {
        let key = answer_key.get_value();
        grid.answer(|paste, _| {
            match (alone, answer) {
                (Some(row), Some(answer)) => paste.in_row.insert((column, row), answer),
                (Some(row), None) => paste.in_row.remove(&(column, row)),
                (None, Some(answer)) => paste.answers.insert(key, answer),
                (None, None) => paste.answers.remove(&key),
            };
        });
    };
    let left_out = Memo::new(move |_| answered.get() == Some(Answer::LeaveOut));
    let becomes = move || {
        if left_out.get() {
            return words.paste_stays_as_was().to_owned();
        }
        found.with(|found| {
            let doubt = found.as_ref();
            doubt.map_or_else(String::new, |doubt| said(grid, column, &doubt.verdict))
        })
    };
    let rows = move || {
        found.with(|found| places(words, found.as_ref().map_or(&[][..], |doubt| &doubt.rows)))
    };
    // What was asked first stays in sight once it is answered.
    let asked = Memo::new(move |before: Option<&Vec<String>>| {
        found.with(|found| match found.as_ref().map(|doubt| &doubt.verdict) {
            Some(Verdict::Asked(choices)) => choices.clone(),
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let choices = Signal::derive(move || {
        let given = answered.get();
        let one = |choice: String| {
            let chosen = given == Some(Answer::Instead(choice.clone()));
            (choice, chosen)
        };
        asked.get().into_iter().map(one).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |at: usize| {
        let choice = asked.with_untracked(|asked| asked.get(at).cloned());
        set(choice.map(Answer::Instead));
    });
    let question = words.paste_instead(short(&text), column.name(words));
    let choices = view! { <Answers label=question choices=choices on_choose=choose/> };
    let label = words.paste_instead(short(&text), column.name(words));
    // A merged number stays empty and an amount follows: nothing can be typed for them.
    let typed =
        (column.is_typed() && !merged).then(|| instead(grid, column, label, &text, answered, set));
    // What is left out already cannot be left out again.
    let taken = Memo::new(move |_| {
        found.with(|found| {
            let verdict = found.as_ref().map(|doubt| &doubt.verdict);
            matches!(verdict, Some(Verdict::Taken(_) | Verdict::Understood(..)))
        })
    });
    let leave = move || {
        let (icon, label) = if left_out.get() {
            ("undo", words.paste_take_again())
        } else {
            ("close", words.paste_leave_out())
        };
        let toggle = move || set((!left_out.get_untracked()).then_some(Answer::LeaveOut));
        taken.get().then(|| {
            view! { <Button icon=icon label=label weight=Weight::Subtle on_press=toggle/> }
        })
    };
    view! {
        <li class="sp-paste__doubt">
            <p class="nl-paragraph sp-paste__text">
                <strong>{short(&text)}</strong>
                <span class="sp-soft">{column.name(words)} " · " {rows}</span>
            </p>
            <p class="nl-paragraph" aria-live="polite">
                {becomes}
            </p>
            <div class="sp-actions">{choices} {typed} {leave}</div>
        </li>
    }
    .into_any()
}

/// In which rows cells are.
fn places(words: Words, rows: &[usize]) -> String {
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    words.paste_places(count, first_few(rows))
}

/// The numbers of rows; of many, the first.
pub fn first_few(rows: &[usize]) -> String {
    let named: Vec<String> = rows.iter().take(8).map(ToString::to_string).collect();
    let more = if rows.len() > 8 { " …" } else { "" };
    named.join(", ") + more
}

/// What the user chooses or types in place of a text.
fn instead(
    grid: Grid,
    column: Column,
    label: String,
    text: &str,
    answered: Memo<Option<Answer>>,
    set: impl Fn(Option<Answer>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = grid.words;
    let text = text.to_owned();
    let value = Signal::derive(move || match answered.get() {
        Some(Answer::Instead(instead)) => instead,
        _ => text.clone(),
    });
    if !column.is_choice() {
        return view! {
            <input
                class="utrecht-textbox utrecht-textbox--html-input sp-paste__field"
                aria-label=label
                autocomplete="off"
                prop:value=value
                on:input:target=move |event| set(Some(Answer::Instead(event.target().value())))
            />
        }
        .into_any();
    }
    let names = grid.names.get_untracked();
    let of_text = value.get_untracked();
    let choices = move || {
        let known = names.0.choices(column, words).into_iter();
        let none = (String::new(), words.grid_filter_empty().to_owned());
        std::iter::once((of_text.clone(), words.paste_choose_instead(of_text.clone())))
            .chain([none])
            .chain(known)
            .collect::<Vec<Choice>>()
    };
    view! {
        <Choose
            id=format!("paste-{}", uuid::Uuid::new_v4().simple())
            name=label
            choices=Signal::derive(choices)
            value=value
            on_choose=Box::new(move |chosen: String| set(Some(Answer::Instead(chosen))))
        />
    }
    .into_any()
}

/// What becomes of a text, in words.
fn said(grid: Grid, column: Column, verdict: &Verdict) -> String {
    let words = grid.words;
    let shown = |value: &Value| {
        grid.peek(|_, names, money| {
            let mut line = CostLine::default();
            put_all(&mut line, [(column, value.clone())], names);
            copied(column, &line, names, money, words)
        })
    };
    match verdict {
        Verdict::Taken(value) => match shown(value).as_str() {
            "" => words.paste_emptied().to_owned(),
            text => words.paste_taken_as(text),
        },
        Verdict::Understood(value, What::OwnCategory) => words.paste_own_category(shown(value)),
        Verdict::Understood(_, What::FormulaAsText) => words.paste_formula_as_text().to_owned(),
        Verdict::Understood(_, What::MergedRepeated) => words.paste_merged_repeated().to_owned(),
        Verdict::Understood(_, What::MergedBlank) => words.paste_merged_blank().to_owned(),
        Verdict::Understood(value, What::WordsLeftOut) => words.paste_words_out(shown(value)),
        Verdict::Understood(_, What::OnePiece) => words.paste_one_piece().to_owned(),
        Verdict::Asked(_) | Verdict::Left(_) => {
            let why = editor::why(words, column, verdict);
            format!("{}: {why}", words.paste_is_left())
        }
    }
}

/// The start of a long text.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
