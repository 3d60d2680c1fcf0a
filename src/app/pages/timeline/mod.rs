//! The timeline: what happens when, moved by dragging, by keys and by fields.

mod bar;
mod board;
mod fields;
mod picture;
mod sight;

use leptos::{html, prelude::*};

use crate::{
    app::{
        browser::device,
        desk::{desk, plan_title, words},
        going::route::{Place, Route},
        parts::{SelectField, printing, width_of},
    },
    plan::{Date, Period, Step},
};
use board::Board;

/// How wide the dates are on paper, in CSS pixels.
const PAPER: i32 = 740;

/// The page of the timeline.
#[component]
pub fn Timeline() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let board = Board::new(desk);
    let there = Memo::new(move |_| board.schedule.with(Option::is_some));
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.timeline()}
            </h1>
        </div>
        <p class="sp-tl__plan nl-paragraph" aria-hidden="true">{plan_title}</p>
        <p class="nl-paragraph sp-intro sp-tl__intro">{words.timeline_intro()}</p>
        {move || if there.get() { shown(board) } else { nothing() }}
    }
}

/// Shown while nothing has a date.
fn nothing() -> AnyView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    view! {
        <p class="nl-paragraph">
            <strong>{words.timeline_none()}</strong>
            " "
            {words.timeline_none_todo()}
        </p>
        <p class="nl-paragraph">
            <a
                class="utrecht-link utrecht-link--html-a"
                href=Route::Plan(id, Place::PROFILE).fragment()
            >
                {words.timeline_to_profile()}
            </a>
        </p>
    }
    .into_any()
}

fn shown(board: Board) -> AnyView {
    let words = board.words;
    let ruler = NodeRef::<html::Div>::new();
    let width = width_of(ruler);
    let printing = printing();
    Effect::new(move |_| {
        let shown = if printing.get() { PAPER } else { width.get() };
        board.width.set(shown);
    });
    let rows = NodeRef::<html::Ul>::new();
    sight::follow(board, rows);
    let drawn = Memo::new(move |_| board.drawn(printing.get()));
    let step = move || {
        let width = board.width.get().into();
        match board.axis().map(|axis| axis.step(width)) {
            Some(Step::Days(1)) => words.timeline_step_days(),
            Some(Step::Days(_)) => words.timeline_step_weeks(),
            _ => words.timeline_step_months(),
        }
    };
    view! {
        {choice_of_year(board)}
        {picture::legend(board)}
        <div class="sp-tl">
            <div class="sp-tl__head" aria-hidden="true">
                <div class="sp-tl__ruler" node_ref=ruler>
                    {move || picture::ruler(board)}
                </div>
            </div>
            <div class="sp-tl__body">
                {move || picture::lines(board, device::today())}
                <ul
                    class="sp-tl__rows"
                    aria-label=words.timeline_rows()
                    node_ref=rows
                    style=("--sp-tl-count", move || board.count().to_string())
                >
                    <For each=move || drawn.get() key=|of| *of let:of>
                        {bar::row(board, of)}
                    </For>
                </ul>
            </div>
        </div>
        <p class="nl-paragraph sp-small sp-soft sp-tl__aid" id=board::KEYS>
            {step}
            " "
            {words.timeline_keys()}
        </p>
        <p class="sp-tl__told" role="status">
            {move || board.told.get()}
        </p>
        {fields::fields(board)}
    }
    .into_any()
}

/// The whole plan, or one of its years.
fn choice_of_year(board: Board) -> AnyView {
    let words = board.words;
    let years = Memo::new(move |_| {
        let years = board.whole().map(|it| it.first().year()..=it.last().year());
        years.into_iter().flatten().collect::<Vec<i16>>()
    });
    let choices = Memo::new(move |_| {
        let period = board.whole().map(|period| words.period(period));
        let all = words.timeline_all(period.unwrap_or_default());
        let years = years.get().into_iter();
        std::iter::once((String::new(), all))
            .chain(years.map(|year| (year.to_string(), year.to_string())))
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || board.year.get().map_or(String::new(), |it| it.to_string()));
    let several = Memo::new(move |_| years.with(|years| (2..=60).contains(&years.len())));
    let view = move || {
        several.get().then(|| {
            view! {
                <div class="sp-tl__choice">
                    <SelectField
                        id="timeline-year"
                        label=words.timeline_shown()
                        choices=choices
                        value=value
                        on_choose=Box::new(move |chosen: String| board.year.set(chosen.parse().ok()))
                    />
                </div>
            }
        })
    };
    view.into_any()
}

/// The part of a period that falls in a year.
fn in_year(period: Period, year: i16) -> Option<Period> {
    let days = Date::new(year, 1, 1).zip(Date::new(year, 12, 31));
    let year = days.and_then(|(first, last)| Period::new(first, last))?;
    year.within(period)
}

/// A length in whole pixels; 0 if it is negative.
fn in_pixels(length: f64) -> usize {
    usize::try_from(crate::chart::scale::pixel(length)).unwrap_or(0)
}
