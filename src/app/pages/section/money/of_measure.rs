//! The money of one measure, on its page: what it comes to, and its lines.

use leptos::{ev::MouseEvent, prelude::*};

use super::{grid::GRID, lines::line_fields, why::shown};
use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        going::{
            navigation::{self, element_id},
            places::going,
            route::{Place, Route},
        },
        parts::{ItemList, ListWords, Listing, Weight},
    },
    figures::{Costs, OfMeasure, cost_of_one, unit_price},
    plan::{CostLine, Id, Measure, Plan, Section},
    text::Words,
};

/// The name of the group of a measure's costs on its page.
pub const COSTS: &str = "cost_lines";

/// What a measure costs, and its lines; one that is added here is added to the budget.
pub fn costs_of(measure: Id<Measure>) -> AnyView {
    let (desk, words) = (desk(), words());
    let listing = Listing::new(
        move |line: &CostLine| line.measure == Some(measure),
        move || CostLine {
            measure: Some(measure),
            ..CostLine::default()
        },
        move |plan, line| note(desk, words, plan, line),
        "description",
        |form| line_fields(form, false),
    );
    let of_list = ListWords {
        none: words.costs_of_measure_none(),
        none_todo: words.costs_of_measure_todo(),
        add: words.costs_add(),
    };
    view! {
        {facts(desk, words, measure)}
        <div class="sp-of-measure">
            <ItemList
                listing=listing
                words=of_list
                heading=element_id(measure.uuid(), COSTS)
                weight=Weight::Secondary
            />
        </div>
    }
    .into_any()
}

/// What a line comes to, and of what.
fn note(desk: Desk, words: Words, plan: &Plan, line: &CostLine) -> String {
    let money = desk.money.get();
    let Some(Ok(amount)) = money.line(line.id).map(|line| line.amount) else {
        return String::new();
    };
    let amount = words.money(amount);
    let of_rate = || unit_price(plan.rates.get(line.rate?)?).ok();
    match line.units.zip(line.unit_price.or_else(of_rate)) {
        Some((units, price)) => {
            let units = format!("{} {}", words.number(units.decimal()), line.unit);
            let working = words.line_working(units.trim(), words.money(price));
            format!("{working} = {amount}")
        }
        None => amount,
    }
}

/// What the lines come to, what the grant pays of that, and what one participation costs.
fn facts(desk: Desk, words: Words, measure: Id<Measure>) -> AnyView {
    let costs = Memo::new(move |_| desk.money.with(|money| money.measure(measure).cloned()));
    let of_one = Memo::new(move |_| {
        let money = desk.money.get();
        let of_one = |plan: &Plan| {
            desk.outcome
                .with(|outcome| cost_of_one(plan, &money, &outcome.figures, measure))
        };
        desk.with_plan(of_one)
    });
    let said = move || Some(come_to(words, &costs.get()?, of_one.get()));
    let budget = move || {
        let plan = desk.with_plan(|plan| plan.id);
        costs
            .with(Option::is_some)
            .then(|| to_budget(words, plan, measure))
    };
    view! {
        {said}
        {budget}
    }
    .into_any()
}

fn come_to(words: Words, costs: &Costs, of_one: Option<OfMeasure>) -> AnyView {
    let of_one = of_one.map(|one| {
        let working = words.head_working(words.money(one.costs), words.count(one.applications));
        let cost = words.precisely(words.money(one.cost), one.precision);
        fact(words.head_cost(), cost, Some(working))
    });
    let open = u64::try_from(costs.open.len()).unwrap_or(u64::MAX);
    let open = (open > 0).then(|| words.lines_without_amount(open));
    let grant = match costs.grant {
        Some(grant) if costs.without_rate > 0 => {
            words.grant_of_some_lines(costs.without_rate, words.money(grant))
        }
        Some(_) | None => String::new(),
    };
    let notes = open
        .into_iter()
        .chain(Some(grant))
        .filter(|it| !it.is_empty());
    let notes = notes.map(|note| view! { <p class="nl-paragraph sp-small sp-soft">{note}</p> });
    view! {
        <dl class="sp-comes-to">
            {fact(words.costs(), shown(words, costs.amount), None)}
            {fact(words.grant(), words.grant_by_rates(costs.grant), None)}
            {of_one}
        </dl>
        {notes.collect_view()}
    }
    .into_any()
}

fn fact(name: &'static str, value: String, from: Option<String>) -> AnyView {
    let from = from.map(|from| view! { <span class="sp-comes-to__from">{from}</span> });
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value} {from}</dd>
        </div>
    }
    .into_any()
}

/// The link to the lines of a measure among those of the plan.
fn to_budget(words: Words, plan: Id<Plan>, measure: Id<Measure>) -> AnyView {
    let going = going();
    let route = Route::Plan(plan, Place::Section(Section::Money));
    view! {
        <p class="nl-paragraph sp-of-measure__budget">
            <a
                class="utrecht-link utrecht-link--html-a sp-small"
                href=route.fragment()
                on:click=move |event| {
                    if leads_here(&event) {
                        going.costs_of.set(Some(measure));
                        navigation::go(route);
                        device::focus_when_there(GRID.to_owned());
                    }
                }
            >
                {words.costs_in_budget()}
            </a>
        </p>
    }
    .into_any()
}

/// The link from a line or a filter to the costs on the page of their measure.
pub fn to_measure(desk: Desk, measure: Id<Measure>, name: String) -> AnyView {
    let route = desk.peek(|plan| Route::Plan(plan.id, Place::Measure(measure)));
    view! {
        <a
            class="utrecht-link utrecht-link--html-a"
            href=route.fragment()
            on:click=move |event| {
                if leads_here(&event) {
                    go_to_costs(desk, measure);
                }
            }
        >
            {name}
        </a>
    }
    .into_any()
}

/// Whether a link is followed in this tab, as the page does itself; with one of these keys the
/// browser opens it elsewhere.
fn leads_here(event: &MouseEvent) -> bool {
    let here = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    if here {
        event.prevent_default();
    }
    here
}

/// Goes to the costs on the page of a measure.
pub fn go_to_costs(desk: Desk, measure: Id<Measure>) {
    let route = desk.peek(|plan| Route::Plan(plan.id, Place::Measure(measure)));
    navigation::go(route);
    device::focus_when_there(element_id(measure.uuid(), COSTS));
}
