//! What is behind the rows of the timeline: its dates, and what waits for what.

use leptos::prelude::*;

use super::board::Board;
use crate::{
    app::browser::device,
    chart::schedule::Arrow,
    plan::{Date, Period},
};

/// A position in the drawing's notation.
fn percent(share: f64) -> String {
    format!("{:.3}%", share * 100.0)
}

/// The dates above the rows, with the positions of their lines.
fn ticks(board: Board) -> Vec<(f64, String)> {
    let width = board.width.get().max(1);
    let Some(axis) = board.axis() else {
        return Vec::new();
    };
    let ticks = axis.ticks((0, width), width, board.words);
    ticks
        .into_iter()
        .map(|(at, label)| (f64::from(at) / f64::from(width), label))
        .collect()
}

/// The dates above the rows.
pub fn ruler(board: Board) -> AnyView {
    let label = |(at, label): (f64, String)| {
        // A label at an edge stays inside.
        let class = if at < 0.02 {
            "sp-tl__tick sp-tl__tick--first"
        } else if at > 0.95 {
            "sp-tl__tick sp-tl__tick--last"
        } else {
            "sp-tl__tick"
        };
        view! {
            <span class=class style:left=percent(at)>
                {label}
            </span>
        }
    };
    ticks(board)
        .into_iter()
        .map(label)
        .collect_view()
        .into_any()
}

/// The lines of the dates and of today.
pub fn lines(board: Board, today: Option<Date>) -> AnyView {
    let line = |at: f64, class: &'static str| {
        view! { <line class=class x1=percent(at) x2=percent(at) y1="0" y2="100%"></line> }
    };
    let dates = ticks(board)
        .into_iter()
        .map(|(at, _)| line(at, "sp-tl__date"));
    let now = board.axis().zip(today).and_then(|(axis, today)| {
        let at = axis.stretch(Period::new(today, today)?);
        (!at.beyond).then(|| line(at.from, "sp-tl__today"))
    });
    view! {
        <svg class="sp-tl__lines" aria-hidden="true">
            {dates.collect_view()}
            {now}
        </svg>
    }
    .into_any()
}

/// The arrows that lead to a row, drawn with it so that they stay together on paper.
pub fn arrows(board: Board, arrows: &[Arrow]) -> AnyView {
    if arrows.is_empty() {
        return ().into_any();
    }
    let arrows = arrows.iter().filter_map(|one| arrow(board, *one));
    view! {
        <svg class="sp-tl__lines sp-tl__lines--arrows" aria-hidden="true">
            {arrows.collect_view()}
        </svg>
    }
    .into_any()
}

/// Down or up from the end of what comes first, then along to the start of what waits.
fn arrow(board: Board, arrow: Arrow) -> Option<AnyView> {
    let axis = board.axis()?;
    let from = axis.share(arrow.from, 1);
    let to = axis.share(arrow.to, 0);
    let inside = |share: f64| (0.0..=1.0).contains(&share);
    if !inside(from) && !inside(to) {
        return None;
    }
    let (from, to) = (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0));
    let class = if arrow.too_early {
        "sp-tl__arrow sp-tl__arrow--early"
    } else {
        "sp-tl__arrow"
    };
    let head = if to < from {
        "M0 0 8 -4 8 4Z"
    } else {
        "M0 0 -8 -4 -8 4Z"
    };
    let top = percent(f64::from(arrow.rows) + 0.5);
    Some(
        view! {
            <g class=class>
                <line x1=percent(from) x2=percent(from) y1=top y2="50%"></line>
                <line x1=percent(from) x2=percent(to) y1="50%" y2="50%"></line>
                <svg class="sp-tl__point" x=percent(to) y="50%">
                    <path d=head></path>
                </svg>
            </g>
        }
        .into_any(),
    )
}

/// What the marks mean.
pub fn legend(board: Board) -> AnyView {
    let words = board.words;
    let waits = Memo::new(move |_| {
        board.with(|it| {
            let mut arrows = it.lines.iter().flat_map(|line| &line.arrows);
            let early = arrows.clone().any(|arrow| arrow.too_early);
            (arrows.next().is_some(), early)
        })
    });
    let entry = |mark: &'static str, name: &'static str| {
        view! {
            <li class="sp-tl__entry">
                <span class=format!("sp-tl__mark {mark}") aria-hidden="true"></span>
                {name}
            </li>
        }
    };
    view! {
        <ul class="sp-tl__legend">
            {entry("sp-tl__mark--measure", words.timeline_legend_measure())}
            {entry("sp-tl__mark--open", words.timeline_legend_outline())}
            {entry("sp-tl__mark--part", words.timeline_legend_activity())}
            {entry("sp-tl__mark--day", words.timeline_legend_milestone())}
            {entry("sp-tl__mark--due", words.timeline_legend_due())}
            {move || waits.get().0.then(|| entry("sp-tl__mark--waits", words.timeline_legend_waits()))}
            {move || waits.get().1.then(|| entry("sp-tl__mark--early", words.timeline_legend_early()))}
            {move || {
                let today = device::today()?;
                let shown = board.axis()?.period.contains(today);
                shown.then(|| entry("sp-tl__mark--today", words.timeline_today()))
            }}
        </ul>
    }
    .into_any()
}
