//! Where a number comes from: its parts, each with a link to where it is filled in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        desk::{Desk, desk, words},
        going::{navigation::spot_of, route::Route},
        parts::go_to,
    },
    check::Subject,
    figures::{Costs, Money, Origin, RateCard, Source, payments, unit_price},
    plan::{Cents, CostLine, Funding, Id, Measure, Plan, sort_by_key},
    text::Words,
};

/// The most parts of a number that are named; the rest are added up.
const MOST: usize = 20;

/// An amount to the cent, or that it is too large to add up.
pub fn shown(words: Words, amount: Option<Cents>) -> String {
    amount.map_or_else(
        || words.beyond_adding_up().to_owned(),
        |amount| words.money(amount),
    )
}

/// Finds the parts of a number.
pub type Why = Arc<dyn Fn() -> Vec<Part> + Send + Sync>;

/// A part of a number.
pub struct Part {
    name: String,
    shown: String,
    about: Option<Subject>,
    /// In cents, or a count.
    amount: i64,
    counted: bool,
    /// The largest parts are named first.
    size: u64,
}

impl Part {
    /// An amount of money.
    pub fn money(words: Words, name: String, amount: Cents) -> Self {
        Self {
            name,
            shown: words.money(amount),
            about: None,
            amount: amount.get(),
            counted: false,
            size: amount.get().unsigned_abs(),
        }
    }

    /// What it is of, so that a link leads there.
    pub fn of(self, about: Subject) -> Self {
        Self {
            about: Some(about),
            ..self
        }
    }

    /// Puts it before all others.
    pub fn first(self) -> Self {
        Self {
            size: u64::MAX,
            ..self
        }
    }

    /// How it is shown, if its amount alone says too little.
    pub fn shown(self, shown: String) -> Self {
        Self { shown, ..self }
    }
}

/// A question about a number in a sentence; its parts are worked out once it is asked.
pub fn asked(question: &'static str, why: Why) -> AnyView {
    let words = words();
    let open = RwSignal::new(false);
    view! {
        <details class="sp-fold sp-amounts__asked" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{question}</summary>
            {move || open.get().then(|| list(words, why()))}
        </details>
    }
    .into_any()
}

/// The parts of a number, largest first.
#[inline(never)]
pub fn list(words: Words, mut parts: Vec<Part>) -> AnyView {
    let desk = desk();
    sort_by_key(&mut parts, |part| std::cmp::Reverse(part.size));
    let rest = parts.split_off(parts.len().min(MOST));
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <li>
                <span>{format!("{} ({})", words.more_lines(), rest.len())}</span>
                <span>{together(words, &rest)}</span>
            </li>
        }
    });
    let parts = parts.into_iter().map(|part| {
        let name = match part.about {
            Some(about) => link(desk, about, part.name),
            None => part.name.into_any(),
        };
        view! {
            <li>
                <span>{name}</span>
                <span>{part.shown}</span>
            </li>
        }
    });
    view! { <ul class="sp-amounts__parts">{parts.collect_view()} {rest}</ul> }.into_any()
}

fn together(words: Words, parts: &[Part]) -> String {
    let sum: i128 = parts.iter().map(|part| i128::from(part.amount)).sum();
    let sum = i64::try_from(sum).ok();
    if parts.iter().any(|part| part.counted) {
        let count = sum.and_then(|sum| u64::try_from(sum).ok());
        return count.map_or_else(String::new, |count| words.count(count));
    }
    shown(words, sum.and_then(|sum| Cents::new(sum).ok()))
}

fn link(desk: Desk, about: Subject, name: String) -> AnyView {
    let field = match about {
        Subject::CostLine(_) => "description",
        Subject::Funding(_) => "amount",
        _ => "title",
    };
    let route = desk.peek(|plan| Route::Plan(plan.id, spot_of(plan, about, field).place));
    view! {
        <a
            class="utrecht-link utrecht-link--html-a"
            href=route.fragment()
            on:click=go_to(desk, about, field)
        >
            {name}
        </a>
    }
    .into_any()
}

/// What cost lines add up to: quantity, price, and what the grant pays of it.
pub fn lines(desk: Desk, costs: &Costs, words: Words) -> Why {
    let from = costs.from.clone();
    Arc::new(move || {
        let money = desk.money.get_untracked();
        desk.peek(|plan| {
            let (lines, card) = (plan.cost_lines.by_id(), RateCard::of(plan));
            let lines = from.iter().filter_map(|id| lines.get(id));
            let parts = lines.filter_map(|line| {
                let worked_out = money.line(line.id)?;
                let part = line_part(words, &card, line, worked_out.amount.ok()?);
                Some(match worked_out.grant {
                    Some(grant) => {
                        let shown = words.part_with_grant(&part.shown, words.money(grant));
                        part.shown(shown)
                    }
                    None => part,
                })
            });
            parts.collect()
        })
    })
}

/// A cost line: what, quantity times price, and the amount.
pub fn line_part(words: Words, card: &RateCard, line: &CostLine, amount: Cents) -> Part {
    let of_rate = || unit_price(card.rate(line)?).ok();
    let price = line.unit_price.or_else(of_rate);
    let working = line.units.zip(price).map(|(units, price)| {
        let units = format!("{} {}", words.number(units.decimal()), line.unit);
        let working = words.line_working(units.trim(), words.money(price));
        format!("{working} = {}", words.money(amount))
    });
    let part = Part::money(words, line_name(words, line), amount).of(Subject::CostLine(line.id));
    match working {
        Some(working) => part.shown(working),
        None => part,
    }
}

/// What a cost line is called.
pub fn line_name(words: Words, line: &CostLine) -> String {
    match line.description.trim() {
        "" => words.cost_category(&line.category),
        description => description.to_owned(),
    }
}

/// A measure, with what it costs or brings.
pub fn measure_part(words: Words, measure: &Measure, amount: Cents) -> Part {
    let name = words.code_and_title(&measure.code, &measure.title);
    Part::money(words, name, amount).of(Subject::Measure(measure.id))
}

/// An amount of funding by its kind, its certainty and who gives it.
pub fn funding_part(words: Words, plan: &Plan, funding: &Funding, amount: Cents) -> Part {
    let party = funding.party.and_then(|party| plan.parties.get(party));
    let party = party.map_or_else(String::new, |party| format!(" · {}", party.name));
    let (kind, status) = (
        words.funding_kind(funding.kind),
        words.funding_status(funding.status),
    );
    let name = format!("{kind}, {status}{party}");
    Part::money(words, name, amount).of(Subject::Funding(funding.id))
}

/// Amounts of funding, payment by payment if they have advances.
pub fn funding_parts(plan: &Plan, from: &[Id<Funding>], words: Words) -> Vec<Part> {
    let of = |funding: &Funding| {
        let whole = funding_part(words, plan, funding, funding.amount.unwrap_or_default());
        let payments = payments(funding);
        if payments.is_empty() {
            return vec![whole];
        }
        let payments = payments.into_iter().map(|payment| {
            let day = match payment.day {
                Some(day) => words.date(day),
                None if payment.rest => words.payment_rest().to_owned(),
                None => words.payment_undated().to_owned(),
            };
            let part = funding_part(words, plan, funding, payment.amount);
            Part {
                name: words.payment_on(&part.name, day),
                ..part
            }
        });
        payments.collect()
    };
    let funding = from.iter().filter_map(|id| plan.funding.get(*id));
    funding.flat_map(of).collect()
}

/// The parts of a total of the plan, with what becomes of each in a scenario.
pub fn of_sources(words: Words, plan: &Plan, sources: &[Source]) -> Vec<Part> {
    let (lines, measures) = (plan.cost_lines.by_id(), plan.measures.by_id());
    let card = RateCard::of(plan);
    let parts = sources.iter().filter_map(|source| {
        let before = Cents::new(source.before).ok()?;
        let part = match source.from {
            Origin::Line(id) => line_part(words, &card, lines.get(&id)?, before),
            Origin::Funding(id) => funding_part(words, plan, plan.funding.get(id)?, before),
            Origin::Measure(id) => {
                let part = measure_part(words, measures.get(&id)?, before);
                Part {
                    shown: counted(words, source.before),
                    counted: true,
                    ..part
                }
            }
        };
        Some(in_scenario(words, part, source))
    });
    parts.collect()
}

fn in_scenario(words: Words, part: Part, source: &Source) -> Part {
    if source.before == source.after {
        return part;
    }
    let after = match Cents::new(source.after) {
        _ if part.counted => counted(words, source.after),
        Ok(after) => words.money(after),
        Err(_) => String::new(),
    };
    let shown = if source.after == 0 {
        words.scenario_drops(&part.shown)
    } else {
        words.scenario_becomes(&part.shown, after)
    };
    Part {
        shown,
        amount: source.after,
        ..part
    }
}

fn counted(words: Words, number: i64) -> String {
    words.count(number.unsigned_abs())
}

/// What the grant pays of each line, by the percentages of the lines.
pub fn grant_of_lines(words: Words, plan: &Plan, money: &Money) -> Vec<Part> {
    let lines = plan.cost_lines.iter().filter_map(|line| {
        let worked_out = money.line(line.id)?;
        let (amount, grant) = (worked_out.amount.ok()?, worked_out.grant?);
        let of = words.part_of(words.money(grant), words.money(amount));
        let part = Part::money(words, line_name(words, line), grant);
        Some(part.shown(of).of(Subject::CostLine(line.id)))
    });
    lines.collect()
}

/// The lines that have no amount yet.
pub fn lines_without_amount(words: Words, plan: &Plan, money: &Money) -> Vec<Part> {
    let lines = plan.cost_lines.by_id();
    let open = money.costs.open.iter().filter_map(|id| lines.get(id));
    let part = |line: &&CostLine| {
        Part::money(words, line_name(words, line), Cents::ZERO)
            .shown(String::new())
            .of(Subject::CostLine(line.id))
    };
    open.map(part).collect()
}
