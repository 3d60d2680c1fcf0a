//! Indicators: their baselines, their aims and their readings.

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::listed;
use crate::{
    app::{
        desk::{desk, saying, words},
        parts::{
            Asks, Choice, Entry, Form, ItemList, Ledger, Lens, ListWords, Listing, Recorded,
            RowsOf, ask, field, ledger, named, reading_in_short, rows,
        },
    },
    edit::Change,
    figures::readings::{is_falling, replaced, span},
    plan::{Indicator, IndicatorOf, Plan, Reading},
    text::Words,
};

fn of_list(words: Words) -> ListWords {
    ListWords {
        none: words.indicators_none(),
        none_todo: words.indicators_none_todo(),
        add: words.indicators_add(),
    }
}

/// The page of the section: all indicators, whatever they belong to.
pub fn indicators() -> AnyView {
    let words = words();
    let listing = Listing::all(
        move |_, indicator| note(words, indicator),
        "title",
        |form| fields(form, true),
    );
    view! {
        {listed("indicators", words.indicators_list(), of_list(words), listing)}
    }
    .into_any()
}

/// The indicators of a goal or a measure.
pub fn indicators_of(of: IndicatorOf, heading: String) -> AnyView {
    let words = words();
    let listing = Listing::new(
        move |indicator: &Indicator| indicator.of == Some(of),
        move || Indicator {
            of: Some(of),
            ..Indicator::default()
        },
        move |_, indicator| note(words, indicator),
        "title",
        |form| fields(form, false),
    );
    view! { <ItemList listing=listing words=of_list(words) heading=heading/> }.into_any()
}

/// The latest reading.
fn note(words: Words, indicator: &Indicator) -> String {
    let read = indicator.readings.iter().chain(&indicator.baseline);
    let last = read.max_by_key(|reading| reading.date);
    last.map(|reading| reading_in_short(words, reading))
        .unwrap_or_default()
}

fn fields(form: Form<Indicator>, asks_of: bool) -> AnyView {
    let words = words();
    let counts = form.follow(|indicator| !indicator.qualitative);
    let falls = form.follow(is_falling);
    // Baseline and aim say which way it goes; what somebody ticked against that has to be unticked.
    let asked = form.follow(|indicator| {
        let follows = span(indicator).is_some_and(|(baseline, aim)| baseline != aim);
        !follows || indicator.falling && !is_falling(indicator)
    });
    view! {
        {form.text(field!(title), named().hint(words.indicator_title_hint()).wide("sp-span-8"))}
        {form.text(field!(unit), named().hint(words.fact_unit_hint()).wide("sp-span-4"))}
        {asks_of.then(|| belongs_to(form))}
        <div class="sp-ticks">
            {form.tick(field!(qualitative), named())}
            {move || counts.get().then(|| (
                move || asked.get().then(|| form.tick(field!(falling), named())),
                form.tick(field!(cumulative), named()),
            ))}
        </div>
        {move || (counts.get() && !asked.get()).then(|| {
            let said = if falls.get() { words.indicator_falls() } else { words.indicator_rises() };
            view! { <p class="nl-paragraph sp-small sp-soft">{said}</p> }
        })}
        {baseline(form)}
        {aims(form)}
        {readings(form)}
    }
    .into_any()
}

/// The goal or measure it belongs to.
fn belongs_to(form: Form<Indicator>) -> AnyView {
    let (desk, words) = (desk(), words());
    let choices = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let none = (String::new(), words.nothing_chosen().to_owned());
            let all = choices(plan, words).into_iter();
            std::iter::once(none)
                .chain(all.map(|(of, name)| (key(of), name)))
                .collect::<Vec<Choice>>()
        })
    });
    form.select(
        "of",
        ask(words.field_of()),
        choices.into(),
        Box::new(|indicator| indicator.of.map(key).unwrap_or_default()),
        Box::new(move |indicator, chosen| {
            let all = desk.peek(choices_of);
            indicator.of = all.into_iter().find(|of| key(*of) == chosen);
        }),
    )
}

fn key(of: IndicatorOf) -> String {
    match of {
        IndicatorOf::Goal(id) => id.to_string(),
        IndicatorOf::Measure(id) => id.to_string(),
    }
}

fn choices_of(plan: &Plan) -> Vec<IndicatorOf> {
    let goals = plan.goals.iter().map(|goal| IndicatorOf::Goal(goal.id));
    let measures = plan.measures.iter();
    goals
        .chain(measures.map(|measure| IndicatorOf::Measure(measure.id)))
        .collect()
}

fn choices(plan: &Plan, words: Words) -> Vec<(IndicatorOf, String)> {
    let goals = plan
        .goals
        .iter()
        .enumerate()
        .map(|(at, goal)| words.indicator_of_goal(words.item_name(&goal.title, at + 1)));
    let measures = plan.measures.iter().map(|measure| {
        words.indicator_of_measure(words.code_and_title(&measure.code, &measure.title))
    });
    choices_of(plan)
        .into_iter()
        .zip(goals.chain(measures))
        .collect()
}

/// Its level before the plan: one reading, created once any of it is typed.
fn baseline(form: Form<Indicator>) -> AnyView {
    let words = words();
    let text = |name, label, span, field: Lens<Reading, String>| {
        form.text_by(
            name,
            ask(label).wide(span),
            move |it| {
                it.baseline
                    .as_ref()
                    .map(|it| (field.get)(it).clone())
                    .unwrap_or_default()
            },
            move |it, text| change_baseline(it, |reading| *(field.get_mut)(reading) = text),
        )
    };
    view! {
        <fieldset class="sp-set">
            <legend id=form.control("baseline") tabindex="-1">
                {words.baseline_of_indicator()}
            </legend>
            <div class="sp-fields">
                {form.typed_by(
                    "baseline_day",
                    ask(words.day()).wide("sp-span-3"),
                    |it| it.baseline.as_ref()?.date,
                    |it, day| change_baseline(it, |reading| reading.date = day),
                )}
                {form.typed_by(
                    "baseline_value",
                    ask(words.field_value()).wide("sp-span-2"),
                    |it| it.baseline.as_ref()?.value,
                    |it, value| change_baseline(it, |reading| reading.value = value),
                )}
                {text("baseline_note", words.remark(), "sp-span-4", field!(note))}
                {text("baseline_source", words.field_source(), "sp-span-3", field!(source))}
            </div>
        </fieldset>
    }
    .into_any()
}

fn change_baseline(indicator: &mut Indicator, change: impl FnOnce(&mut Reading)) {
    let mut reading = indicator.baseline.take().unwrap_or_default();
    change(&mut reading);
    indicator.baseline = (reading != Reading::default()).then_some(reading);
}

/// The aims, by date.
fn aims(form: Form<Indicator>) -> AnyView {
    let words = words();
    let aims = RowsOf {
        legend: words.field_indicator_aims(),
        add: words.aim_add(),
        row: |words, number| words.aim_row(number),
        remove: |words, number| words.aim_remove(number),
        new: Reading::default,
        first: "date",
    };
    rows(form, field!(aims), aims, |row| {
        let words = saying().words();
        view! {
            {row.typed(field!(date), ask(words.day()).wide("sp-span-3"))}
            {row.typed(field!(value), ask(words.field_value()).wide("sp-span-2"))}
            {row.text(field!(note), ask(words.remark()).wide("sp-span-4"))}
            {row.text(field!(source), ask(words.field_source()).wide("sp-span-3"))}
        }
        .into_any()
    })
}

/// The readings, and the next reading due.
fn readings(form: Form<Indicator>) -> AnyView {
    let words = words();
    let entries = form.follow(move |indicator| {
        let replaced = replaced(&indicator.readings);
        let readings = indicator.readings.iter().zip(replaced).enumerate();
        readings
            .map(|(at, (reading, replaced))| {
                let value = reading.value.map(|value| words.number(value.decimal()));
                Entry {
                    id: form.control_at("reading", at),
                    item: Uuid::nil(),
                    of: String::new(),
                    reading: reading.clone(),
                    value: value.unwrap_or_default(),
                    parts: Vec::new(),
                    replaced,
                    asks_day: false,
                }
            })
            .collect::<Vec<_>>()
    });
    let adds_up = form.follow(|indicator| indicator.cumulative);
    let record = move |recorded: Recorded| {
        form.change(Change::choosing(form.id, "readings"), |indicator| {
            indicator.readings.push(recorded.reading);
        });
    };
    ledger(Ledger {
        id: form.control("readings"),
        legend: words.field_indicator_readings(),
        of: String::new(),
        hint: Signal::derive(move || {
            if adds_up.get() {
                words.readings_hint_cumulative()
            } else {
                words.readings_hint()
            }
        }),
        value: words.field_value(),
        asks: Asks::Source,
        entries,
        record: Arc::new(record),
    })
}
