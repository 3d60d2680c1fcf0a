//! The text of a plan, or of a part of it, as elements of the page.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        parts::{labelled, rendered},
    },
    chart::{Cell, Table},
    paper::reading::Part,
    text::Words,
};

/// All parts of a text.
pub fn text_of(parts: Vec<Part>, words: Words) -> AnyView {
    let parts = parts.into_iter().enumerate();
    parts
        .map(|(at, it)| part(at, it, words))
        .collect_view()
        .into_any()
}

/// The headings that one looks for, each leading to its place in the text.
pub fn contents(parts: &[Part], words: Words) -> AnyView {
    let items = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Part::Heading {
                level,
                text,
                listed: true,
            } => {
                let go = move |event: web_sys::MouseEvent| {
                    // The fragment of an address is a place in the program.
                    event.prevent_default();
                    device::focus(anchor(at));
                };
                Some(view! {
                    <li class=format!("sp-contents__item sp-contents__item--{level}")>
                        <a href=format!("#{}", anchor(at)) on:click=go>
                            {text.clone()}
                        </a>
                    </li>
                })
            }
            _ => None,
        });
    view! {
        <nav class="sp-contents" aria-labelledby="contents">
            <h2 id="contents">{words.reading_contents()}</h2>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}

fn anchor(at: usize) -> String {
    format!("part-{at}")
}

fn part(at: usize, part: Part, words: Words) -> AnyView {
    match part {
        Part::Heading {
            level,
            text,
            listed,
        } => {
            let id = listed.then(|| anchor(at));
            let focus = listed.then_some("-1");
            match level {
                2 => view! { <h2 id=id tabindex=focus>{text}</h2> }.into_any(),
                3 => view! { <h3 id=id tabindex=focus>{text}</h3> }.into_any(),
                4 => view! { <h4 id=id tabindex=focus>{text}</h4> }.into_any(),
                _ => view! { <h5 id=id tabindex=focus>{text}</h5> }.into_any(),
            }
        }
        Part::Prose(label, text) if label.is_empty() => rendered(&text),
        Part::Prose(label, text) => labelled(label, &text),
        Part::List(label, texts) => {
            let items = texts.into_iter().map(|text| view! { <li>{text}</li> });
            let label = (!label.is_empty()).then(|| {
                view! {
                    <p class="nl-paragraph sp-reading__label">
                        <strong>{label}</strong>
                    </p>
                }
            });
            view! {
                {label}
                <ul>{items.collect_view()}</ul>
            }
            .into_any()
        }
        Part::Fields(fields) => {
            let fields = fields.into_iter().map(|(label, text)| {
                let long = label.chars().count() + text.chars().count() > HALF;
                view! {
                    <div class=("sp-reading__long", long)>
                        <dt>{label}</dt>
                        <dd>{text}</dd>
                    </div>
                }
            });
            view! { <dl class="sp-reading__fields">{fields.collect_view()}</dl> }.into_any()
        }
        Part::Table(it, total) => table(&it, total, words),
    }
}

/// What fits beside another field on a line, in letters.
const HALF: usize = 50;

/// A longer head of a row tells more than its name.
const TOLD: usize = 120;

fn table(table: &Table, total: Option<usize>, words: Words) -> AnyView {
    let first = table.rows.first();
    let figure = |at: usize| {
        let cell = at.checked_sub(1).and_then(|at| first?.cells.get(at));
        if cell.is_some_and(Cell::is_figure) {
            "sp-number"
        } else {
            ""
        }
    };
    let head = table.head.iter().enumerate().map(|(at, head)| {
        view! {
            <th scope="col" class=figure(at)>
                {head.clone()}
            </th>
        }
    });
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells = row.cells.iter().map(|cell| {
            let class = match cell {
                Cell::Text(_) => "",
                Cell::Day(_) => "sp-reading__day",
                _ => "sp-number",
            };
            view! { <td class=class>{cell.shown(words)}</td> }
        });
        view! {
            <tr class=(total == Some(at)).then_some("sp-reading__total")>
                <th scope="row">{row.head.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let wide = table.head.len() > 3;
    // Where what a row is about says most, it gets the room.
    let told = table.rows.iter().any(|row| row.head.chars().count() > TOLD);
    view! {
        <table class:sp-reading__wide=wide class:sp-reading__told=wide && told>
            <thead>
                <tr>{head.collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
