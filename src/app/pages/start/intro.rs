//! For whom the page is, what comes out of it, and what it looks like when it is done.

use leptos::prelude::*;

use crate::app::{
    desk::words,
    keeping::opening::{INVENTED, PUBLISHED, Source},
    parts::{Button, Icon},
};

/// What somebody reads who was never here, around the buttons to begin with.
pub fn intro(acts: AnyView) -> AnyView {
    let words = words();
    let outcomes = [
        ("checks", words.intro_adds_up()),
        ("paste", words.intro_budget()),
        ("print", words.intro_paper()),
    ];
    let outcomes = outcomes.map(|(icon, text)| {
        view! {
            <li>
                <Icon name=icon/>
                <span>{text}</span>
            </li>
        }
    });
    view! {
        <div class="sp-first">
            <div>
                <h1 class="nl-heading nl-heading--level-1">{words.intro_title()}</h1>
                <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.intro_for_whom()}</p>
                {acts}
                <ul class="sp-first__outcomes">{outcomes}</ul>
            </div>
            {picture()}
        </div>
    }
    .into_any()
}

/// The places of measures in the three columns of the poster: column, row, and how long their text
/// is.
const MEASURES: [(u32, u32, u32); 9] = [
    (0, 0, 58),
    (0, 1, 44),
    (0, 2, 52),
    (1, 0, 50),
    (1, 1, 60),
    (1, 2, 38),
    (2, 0, 56),
    (2, 1, 42),
    (2, 2, 54),
];

/// A poster and a page of the reading version, in the colours of the page.
fn picture() -> AnyView {
    let words = words();
    let measures = MEASURES.map(|(column, row, width)| {
        let (x, y) = (24 + 88 * column, 104 + 28 * row);
        let class = format!("sp-first__theme sp-theme-{}", column + 1);
        view! {
            <g>
                <rect class=class x=x y=y width="3" height="20"></rect>
                <rect class="sp-first__ink" x=x + 8 y=y + 2 width=width height="4"></rect>
                <rect class="sp-first__line" x=x + 8 y=y + 10 width="66" height="2.5"></rect>
                <rect class="sp-first__line" x=x + 8 y=y + 15 width=width height="2.5"></rect>
            </g>
        }
    });
    let heads = [0, 1, 2].map(|column: u32| {
        let class = format!("sp-first__theme sp-theme-{}", column + 1);
        view! { <rect class=class x=24 + 88 * column y="86" width="76" height="9" rx="1.5"></rect> }
    });
    let figures = [(24, 40), (96, 30), (168, 36)].map(|(x, width)| {
        view! {
            <rect class="sp-first__figure" x=x y="56" width=width height="10" rx="1.5"></rect>
            <rect class="sp-first__line" x=x y="70" width="48" height="3"></rect>
        }
    });
    let bars = [(0, 12), (1, 20), (2, 26), (3, 17)].map(|(at, height): (u32, u32)| {
        view! { <rect class="sp-first__bar" x=236 + 11 * at y=76 - height width="7" height=height></rect> }
    });
    let lines = [0, 1, 2, 3, 4, 5, 6, 7].map(|row: u32| {
        let width = if row % 4 == 3 { 34 } else { 60 };
        view! { <rect class="sp-first__line" x="308" y=52 + 13 * row width=width height="3"></rect> }
    });
    view! {
        <figure class="sp-first__shows">
            <svg viewBox="0 0 384 216" aria-hidden="true">
                <rect class="sp-first__sheet" x="282.5" y="18.5" width="101" height="148" rx="2"></rect>
                <rect class="sp-first__ink" x="308" y="34" width="46" height="5"></rect>
                {lines}
                <rect class="sp-first__sheet" x="0.5" y="12.5" width="292" height="203" rx="2"></rect>
                <rect class="sp-first__ink" x="24" y="30" width="150" height="9" rx="1.5"></rect>
                <rect class="sp-first__line" x="24" y="44" width="96" height="3"></rect>
                {figures}
                {bars}
                {heads}
                {measures}
                <rect class="sp-first__line" x="24" y="196" width="180" height="3"></rect>
            </svg>
            <figcaption>{words.intro_picture()}</figcaption>
        </figure>
    }
    .into_any()
}

/// Two plans to look at: the complete one first.
pub fn examples(open: impl Fn(Source) + Copy + Send + Sync + 'static) -> AnyView {
    let words = words();
    let plans = [
        (
            words.example_complete_title(),
            words.example_complete_what(),
            words.start_invented(),
            INVENTED,
        ),
        (
            words.example_published_title(),
            words.example_published_what(),
            words.start_example(),
            PUBLISHED,
        ),
    ];
    let cards = plans.map(|(title, what, act, address)| {
        view! {
            <li class="sp-example">
                <h3 class="nl-heading nl-heading--level-3">{title}</h3>
                <p class="nl-paragraph sp-soft">{what}</p>
                <Button icon="example" label=act on_press=move || open(Source::Example(address))/>
            </li>
        }
    });
    view! {
        <section class="sp-examples" aria-labelledby="examples">
            <h2 class="nl-heading nl-heading--level-2" id="examples">
                {words.examples_title()}
            </h2>
            <ul class="sp-examples__list">{cards}</ul>
        </section>
    }
    .into_any()
}
