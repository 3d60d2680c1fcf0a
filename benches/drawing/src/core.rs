//! What the page can ask for, as functions of its window.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use sectorplan::{
    chart::{self, Chart, Palette, on_screen},
    check::{Follower, check},
    exchange,
    figures::{Calendar, Money, Step, by_party, figures, liquidity, money, over_time, per_head},
    plan::{Language, Plan},
    schemes,
    text::Words,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlCanvasElement;

const WORDS: Words = Words::new(Language::Nl);

/// The plan that is measured, and what followed from it the last time.
#[derive(Default)]
struct State {
    plan: Plan,
    follower: Follower,
    charts: Vec<(&'static str, Chart)>,
}

/// Offers all functions to the page.
pub fn offer() {
    let state = Rc::new(RefCell::new(State::default()));
    let with = |act: fn(&mut State, JsValue) -> f64| {
        let state = Rc::clone(&state);
        let closure = Closure::<dyn Fn(JsValue) -> f64>::new(move |given| {
            state
                .try_borrow_mut()
                .map_or(f64::NAN, |mut state| act(&mut state, given))
        });
        closure.into_js_value()
    };
    give("prepare", &with(prepare));
    give("sums", &with(|state, _| sums(&state.plan)));
    give("edited", &with(edited));
    let draw =
        Closure::<dyn Fn(JsValue, JsValue) -> f64>::new(move |name: JsValue, canvas: JsValue| {
            state
                .try_borrow()
                .map_or(f64::NAN, |state| draw(&state, &name, canvas))
        });
    give("drawn", &draw.into_js_value());
    give("ready", &JsValue::TRUE);
}

fn give(name: &str, what: &JsValue) {
    if let Some(window) = web_sys::window() {
        // Where that fails the bench finds nothing and says so.
        drop(Reflect::set(&window, &name.into(), what));
    }
}

/// Takes over a plan as a file has it; gives how many cost lines it has.
fn prepare(state: &mut State, text: JsValue) -> f64 {
    let read = text.as_string().and_then(|text| exchange::read(&text).ok());
    let Some(plan) = read else {
        return f64::NAN;
    };
    let money = money(&plan, schemes::rate(&plan));
    let figures = figures(&plan);
    let first = plan.series.iter().next();
    let charts = [
        ("costs", chart::costs(&plan, &money, WORDS)),
        ("funding", chart::funding(&plan, &money, WORDS)),
        ("periods", chart::periods(&plan, &money, WORDS)),
        ("cash", chart::cash(&plan, &money, WORDS)),
        ("heads", chart::heads(&plan, &money, &figures, WORDS)),
        (
            "participants",
            Some(chart::participants(&plan, &figures, WORDS)),
        ),
        (
            "stated beside derived",
            chart::stated_counts(&plan, &figures, WORDS),
        ),
        ("targets", chart::progress(&plan, WORDS)),
        ("indicators", chart::indicators(&plan, WORDS)),
        (
            "series",
            first.and_then(|series| chart::series(series, WORDS)),
        ),
        ("timeline", chart::timeline(&plan, WORDS)),
    ];
    state.charts = charts
        .into_iter()
        .filter_map(|(name, chart)| Some((name, chart?)))
        .collect();
    let _ = state.follower.follow(&plan);
    state.plan = plan;
    number(state.plan.cost_lines.len())
}

/// All sums and checks from nothing; gives the costs in cents.
fn sums(plan: &Plan) -> f64 {
    let figures = figures(plan);
    let findings = check(plan, &figures);
    let money = splits(plan);
    let _ = per_head(plan, &money, &figures);
    total(&money) + number(findings.len()) * 0.0
}

/// The money of a plan in every split.
fn splits(plan: &Plan) -> Money {
    let money = money(plan, schemes::rate(plan));
    let halves = Calendar::of(plan, Step::HalfYear);
    let _ = over_time(plan, &money, &halves);
    let _ = by_party(plan, &money, &Calendar::of(plan, Step::Year));
    let _ = liquidity(plan, &money, &halves);
    money
}

/// Gives the first line so many units, and works out what follows as the page does.
fn edited(state: &mut State, units: JsValue) -> f64 {
    let units = units.as_f64().map(|units| format!("{units:.0}"));
    let first = state.plan.cost_lines.iter().next().map(|line| line.id);
    if let (Some(units), Some(first)) = (units, first) {
        state
            .plan
            .cost_lines
            .update(first, |line| line.units = units.parse().ok());
    }
    let _ = state.follower.follow(&state.plan);
    total(&splits(&state.plan))
}

/// Draws a chart as the page does: what stands where, and then the canvas.
fn draw(state: &State, name: &JsValue, canvas: JsValue) -> f64 {
    let name = name.as_string().unwrap_or_default();
    let chart = state.charts.iter().find(|(one, _)| *one == name);
    let (Some((_, chart)), Ok(canvas)) = (chart, canvas.dyn_into::<HtmlCanvasElement>()) else {
        return f64::NAN;
    };
    let drawing = chart.drawing(canvas.client_width().unsigned_abs(), &Palette::LIGHT);
    let size = (drawing.width, drawing.height);
    let drawn = on_screen(canvas, size, |area| drawing.draw(area));
    drawn.map_or(f64::NAN, |()| number(drawing.marks.len()))
}

fn total(money: &Money) -> f64 {
    // Of a plan in a bench, far below what a float holds exactly.
    money.costs.amount.map_or(f64::NAN, |amount| {
        amount.get().to_string().parse().unwrap_or(f64::NAN)
    })
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}
