//! A row of the timeline: its name, and its movable bar.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{
    board::{Board, Drag, KEYS, id_of},
    picture,
};
use crate::{
    app::browser::{device, keys::pressed},
    chart::schedule::{Line, Stretch},
    edit::acts::Grip,
    figures::timeline::{RowOf, When},
    plan::{Period, Step},
};

/// What is in a row, which is redrawn only when this changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The heading of other rows.
    Head,
    /// Days that are changed elsewhere.
    Moments,
    /// A bar, thin for an activity.
    Bar,
    /// A day.
    Diamond,
    /// A measure without a period of its own.
    Outline,
    /// Nothing yet.
    Never,
}

fn look(line: &Line) -> Look {
    match (line.of, &line.when) {
        (RowOf::Head(_), _) => Look::Head,
        (RowOf::Moment(_), _) => Look::Moments,
        (_, When::Never) => Look::Never,
        (_, When::Days(_)) => Look::Diamond,
        (_, When::Period(_)) => Look::Bar,
        (_, When::Plan(_)) => Look::Outline,
    }
}

/// A row.
pub fn row(board: Board, of: RowOf) -> AnyView {
    let line = Memo::new(move |_| board.line(of));
    let looks = Memo::new(move |_| line.with(|line| line.as_ref().map(look)));
    let label = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|it| it.label.clone()).unwrap_or_default())
    });
    let leads = Memo::new(move |_| {
        line.with(|line| {
            line.as_ref()
                .map(|it| it.arrows.clone())
                .unwrap_or_default()
        })
    });
    let kind = match of {
        RowOf::Head(_) => "sp-tl__row sp-tl__row--head",
        RowOf::Measure(_) => "sp-tl__row sp-tl__row--measure",
        RowOf::Activity(_) => "sp-tl__row sp-tl__row--part",
        RowOf::Moment(_) => "sp-tl__row",
    };
    let class = move || {
        let colour = line.with(|line| line.as_ref().map_or(0, |line| line.colour)) + 1;
        let chosen = if board.chosen.get() == Some(of) {
            "sp-tl__row--chosen"
        } else {
            ""
        };
        format!("{kind} {chosen} sp-theme-{colour}")
    };
    let choose = move |_| {
        if matches!(of, RowOf::Measure(_) | RowOf::Activity(_)) {
            board.choose(of, false);
        }
    };
    let at = Memo::new(move |_| board.with(|schedule| schedule.place(of).unwrap_or_default()));
    view! {
        <li
            class=class
            style=("--sp-tl-at", move || at.get().to_string())
            aria-setsize=move || board.count().to_string()
            aria-posinset=move || (at.get() + 1).to_string()
        >
            <span class="sp-tl__label" dir="auto" title=label on:click=choose>
                {label}
            </span>
            <span class="sp-tl__track">
                {move || looks.get().map(|look| in_track(board, of, look, line))}
            </span>
            {move || picture::arrows(board, &leads.get())}
        </li>
    }
    .into_any()
}

fn in_track(board: Board, of: RowOf, look: Look, line: Memo<Option<Line>>) -> AnyView {
    match look {
        Look::Head => ().into_any(),
        Look::Moments => moments(board, line),
        Look::Bar => (due(board, line), bar(board, of, line, "sp-tl__bar")).into_any(),
        Look::Diamond => bar(board, of, line, "sp-tl__bar sp-tl__bar--day"),
        Look::Outline => (
            due(board, line),
            give(board, of, line, "sp-tl__bar sp-tl__bar--open"),
        )
            .into_any(),
        Look::Never => give(board, of, line, "sp-tl__give"),
    }
}

/// A share of what is shown, in the style sheet's notation.
fn percent(share: f64) -> String {
    format!("{:.3}%", share * 100.0)
}

/// The days of the plan as a whole, which its profile changes.
fn moments(board: Board, line: Memo<Option<Line>>) -> AnyView {
    let words = board.words;
    let view = move || {
        let (line, shown) = (line.get()?, board.axis()?);
        let said = line.said(&line.when, shown.period, words);
        let When::Days(days) = &line.when else {
            return None;
        };
        let marks = days.iter().filter_map(|day| {
            let at = shown.stretch(Period::new(*day, *day)?);
            Some(view! {
                <span
                    class=format!("sp-tl__moment {}", cut(at))
                    style:left=percent(f64::midpoint(at.from, at.to))
                    title=words.date(*day)
                >
                    {at.beyond.then(|| words.date(*day))}
                </span>
            })
        });
        Some(view! {
            <span role="img" class="sp-tl__moments" aria-label=said>
                {marks.collect_view()}
            </span>
        })
    };
    view.into_any()
}

/// The days on which targets are due, below the bar of their measure.
fn due(board: Board, line: Memo<Option<Line>>) -> AnyView {
    let view = move || {
        let shown = board.axis()?;
        let due = line.with(|line| line.as_ref().map(|line| line.due.clone()))?;
        let marks = due.into_iter().filter_map(|(day, said)| {
            let at = shown.stretch(Period::new(day, day)?);
            (!at.beyond).then(|| {
                view! {
                    <span
                        class="sp-tl__due"
                        aria-hidden="true"
                        style:left=percent(at.to)
                        title=said
                    ></span>
                }
            })
        });
        Some(marks.collect_view())
    };
    view.into_any()
}

/// At which ends a stretch is cut off.
fn cut(at: Stretch) -> &'static str {
    match (at.beyond, at.before, at.after) {
        (true, true, _) => "sp-tl--beyond sp-tl--before",
        (true, false, _) => "sp-tl--beyond sp-tl--after",
        (false, true, true) => "sp-tl--before sp-tl--after",
        (false, true, false) => "sp-tl--before",
        (false, false, true) => "sp-tl--after",
        (false, false, false) => "",
    }
}

/// A bar that can be moved and selected.
fn bar(board: Board, of: RowOf, line: Memo<Option<Line>>, class: &'static str) -> AnyView {
    let words = board.words;
    let when = Memo::new(move |_| line.with(|line| line.as_ref().map(|it| board.when(it))));
    let at = Memo::new(move |_| {
        let period = when.with(|when| when.as_ref().and_then(When::period))?;
        Some(board.axis()?.stretch(period))
    });
    let from = move || at.get().map(|at| percent(at.from));
    let long = move || at.get().map(|at| percent(at.to - at.from));
    let days = Memo::new(move |_| {
        let when = when.get().unwrap_or(When::Never);
        line.with(|line| {
            line.as_ref()
                .map(|it| it.days(&when, words))
                .unwrap_or_default()
        })
    });
    let said = move || {
        let (line, shown) = (line.get()?, board.axis()?);
        Some(line.said(&when.get()?, shown.period, words))
    };
    let more = move || line.with(|line| line.as_ref().map(Line::more));
    let dragged = move || {
        board
            .drag
            .with(|drag| drag.is_some_and(|drag| drag.of == of))
    };
    let class = move || {
        let held = if dragged() { "sp-tl__bar--held" } else { "" };
        format!("{class} {} {held}", at.get().map_or("", cut))
    };
    view! {
        <button
            type="button"
            id=id_of(of, "bar")
            class=class
            style:left=from
            style:width=long
            tabindex=move || if board.tab_stop() == Some(of) { "0" } else { "-1" }
            aria-label=said
            aria-describedby=KEYS
            aria-current=move || (board.chosen.get() == Some(of)).then_some("true")
            title=more
            on:pointerdown=move |event| take_hold(board, of, &event)
            on:pointermove=move |event| {
                if dragged() {
                    board.drag_to(event.client_x().into());
                }
            }
            on:pointerup=move |_| board.drop_it()
            on:pointercancel=move |_| board.give_up()
            on:keydown=move |event| key(board, of, &event)
            on:focus=move |_| {
                board.stop.try_set(Some(of));
            }
            // A click without a pointer is the Enter key; the end of a drag does not select.
            on:click=move |event| {
                if !board.was_dragged() {
                    board.choose(of, event.detail() == 0);
                }
            }
        >
            <span class="sp-tl__fill"></span>
            <span class="sp-tl__grip sp-tl__grip--first" data-grip="first"></span>
            <span class="sp-tl__grip sp-tl__grip--last" data-grip="last"></span>
            <span class="sp-tl__tip">{days}</span>
        </button>
    }
    .into_any()
}

/// Gives a period to what has none of its own, and shows its fields.
fn give(board: Board, of: RowOf, line: Memo<Option<Line>>, class: &'static str) -> AnyView {
    let words = board.words;
    let says = if matches!(of, RowOf::Measure(_)) {
        words.timeline_give_own()
    } else {
        words.timeline_give()
    };
    let name = move || {
        let (line, shown) = (line.get()?, board.axis()?);
        let said = line.said(&line.when, shown.period, words);
        Some(format!("{says}: {said}"))
    };
    let press = move |_| {
        if let Some(period) = board.whole() {
            board.put(of, period, false);
        }
        board.choose(of, true);
    };
    view! {
        <button
            type="button"
            id=id_of(of, "bar")
            class=class
            tabindex=move || if board.tab_stop() == Some(of) { "0" } else { "-1" }
            aria-label=name
            title=move || line.with(|line| line.as_ref().map(Line::more))
            on:keydown=move |event| key(board, of, &event)
            on:focus=move |_| {
                board.stop.try_set(Some(of));
            }
            on:click=press
        >
            <span class="sp-tl__fill"></span>
            <span class="sp-tl__says">{says}</span>
        </button>
    }
    .into_any()
}

/// The pointer is pressed on a bar.
fn take_hold(board: Board, of: RowOf, event: &ev::PointerEvent) {
    let element = |target: Option<web_sys::EventTarget>| target?.dyn_into::<Element>().ok();
    let (Some(bar), Some(hit)) = (element(event.current_target()), element(event.target())) else {
        return;
    };
    let track = bar.closest(".sp-tl__track").ok().flatten();
    let Some(track) = track.filter(|_| event.button() == 0) else {
        return;
    };
    let grip = match hit.get_attribute("data-grip").as_deref() {
        Some("first") => Grip::First,
        Some("last") => Grip::Last,
        _ => Grip::Whole,
    };
    // Without it a drag would end where the pointer leaves the bar.
    let _ = bar.set_pointer_capture(event.pointer_id());
    // Not every browser does this by itself, and Escape must be heard.
    device::focus(bar.id());
    board.take(Drag {
        of,
        grip,
        from: event.client_x().into(),
        width: track.get_bounding_client_rect().width(),
        steps: 0,
    });
}

fn key(board: Board, of: RowOf, event: &ev::KeyboardEvent) {
    let one = if event.ctrl_key() || event.meta_key() {
        Step::Days(7)
    } else {
        Step::Days(1)
    };
    let walk = |by: isize| {
        if let Some(there) = untrack(|| board.with(|schedule| schedule.walk(of, by))) {
            // Out of sight it is drawn only because of this.
            board.stop.set(Some(there));
            device::focus(id_of(there, "bar"));
        }
    };
    let grip = if event.shift_key() {
        Grip::Last
    } else {
        Grip::Whole
    };
    let shift = |step| board.shift(of, grip, step, true);
    let Some(key) = pressed(event) else { return };
    match key.as_str() {
        "ArrowLeft" => shift(one.times(-1)),
        "ArrowRight" => shift(one),
        "PageUp" => shift(Step::Months(-1)),
        "PageDown" => shift(Step::Months(1)),
        "ArrowUp" => walk(-1),
        "ArrowDown" => walk(1),
        "Home" => walk(isize::MIN),
        "End" => walk(isize::MAX),
        "Escape" if board.drag.with_untracked(Option::is_some) => board.give_up(),
        "Escape" if board.chosen.with_untracked(Option::is_some) => board.close(),
        _ => return,
    }
    event.prevent_default();
}
