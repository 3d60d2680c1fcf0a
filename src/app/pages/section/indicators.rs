//! Indicators: where they stood, where they are to go, and what was read.

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::{group, head, list_id};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        parts::{
            Asks, Button, Choice, Entry, Form, IconButton, ItemList, Ledger, ListWords, Listing,
            Recorded, SelectField, ask, field, ledger, named, reading_in_short,
        },
    },
    edit::Change,
    figures::readings::replaced,
    plan::{Date, Indicator, IndicatorOf, Plan, Reading, Section},
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
        {head(Section::Indicators, words.indicators_intro())}
        {group(
            "indicators",
            words.indicators_list(),
            view! { <ItemList listing=listing words=of_list(words) heading=list_id("indicators")/> }
                .into_any(),
        )}
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

/// What was read last.
fn note(words: Words, indicator: &Indicator) -> String {
    let read = indicator.readings.iter().chain(&indicator.baseline);
    let last = read.max_by_key(|reading| reading.date);
    last.map(|reading| reading_in_short(words, reading))
        .unwrap_or_default()
}

fn fields(form: Form<Indicator>, asks_of: bool) -> AnyView {
    let words = words();
    let counts = form.follow(|indicator| !indicator.qualitative);
    view! {
        {form.text(field!(title), named().hint(words.indicator_title_hint()).wide("sp-span-8"))}
        {form.text(field!(unit), named().hint(words.fact_unit_hint()).wide("sp-span-4"))}
        {asks_of.then(|| belongs_to(form))}
        <div class="sp-ticks">
            {form.tick(field!(qualitative), named())}
            {move || counts.get().then(|| (
                form.tick(field!(falling), named()),
                form.tick(field!(cumulative), named()),
            ))}
        </div>
        {baseline(form)}
        {aims(form)}
        {readings(form)}
    }
    .into_any()
}

/// The goal or the measure that it belongs to.
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
    let value = form.follow(|indicator| indicator.of.map(key).unwrap_or_default());
    view! {
        <SelectField
            id=form.control("of")
            label=words.field_of()
            choices=choices
            value=value
            on_choose=Box::new(move |chosen: String| {
                let all = desk.peek(choices_of);
                let of = all.into_iter().find(|of| key(*of) == chosen);
                form.change(Change::choosing(form.id, "of"), |indicator| indicator.of = of);
            })
        />
    }
    .into_any()
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

/// Where it stood before the plan: one reading, there once any of it is typed.
fn baseline(form: Form<Indicator>) -> AnyView {
    let words = words();
    let row = Row {
        names: [
            "baseline_day",
            "baseline_value",
            "baseline_note",
            "baseline_source",
        ],
        get: |indicator, _| indicator.baseline.as_ref(),
        change: |indicator, _, change| {
            let mut reading = indicator.baseline.take().unwrap_or_default();
            change(&mut reading);
            indicator.baseline = (reading != Reading::default()).then_some(reading);
        },
    };
    view! {
        <fieldset class="sp-set">
            <legend id=form.control("baseline") tabindex="-1">
                {words.baseline_of_indicator()}
            </legend>
            <div class="sp-fields">{row.fields(form, 0)}</div>
        </fieldset>
    }
    .into_any()
}

/// What is aimed at, by date.
fn aims(form: Form<Indicator>) -> AnyView {
    let words = words();
    let row = Row {
        names: ["aim_day", "aim_value", "aim_note", "aim_source"],
        get: |indicator, at| indicator.aims.get(at),
        change: |indicator, at, change| {
            if let Some(aim) = indicator.aims.get_mut(at) {
                change(aim);
            }
        },
    };
    let count = form.follow(|indicator| indicator.aims.len());
    let add = move || {
        form.change(Change::choosing(form.id, "aims"), |indicator| {
            indicator.aims.push(Reading::default());
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(form.control_at("aim_day", last));
    };
    let line = move |at: usize| {
        let remove = move || {
            form.change(Change::choosing(form.id, "aims"), |indicator| {
                if at < indicator.aims.len() {
                    indicator.aims.remove(at);
                }
            });
            device::focus(form.control("aims"));
        };
        view! {
            <li class="sp-phases__row">
                <div class="sp-fields" role="group" aria-label=words.aim_row(at + 1)>
                    {row.fields(form, at)}
                </div>
                <IconButton icon="delete" small=true label=words.aim_remove(at + 1) on_press=remove/>
            </li>
        }
    };
    view! {
        <fieldset class="sp-set">
            <legend id=form.control("aims") tabindex="-1">
                {words.field_indicator_aims()}
            </legend>
            <ol class="sp-phases">
                {move || (0..count.get()).map(line).collect_view()}
            </ol>
            <div class="sp-actions">
                <Button icon="add" label=words.aim_add() on_press=add/>
            </div>
        </fieldset>
    }
    .into_any()
}

/// What changes a reading.
type Edit<'a> = &'a mut dyn FnMut(&mut Reading);

/// How the fields of a reading are reached that may still be changed.
#[derive(Clone, Copy)]
struct Row {
    /// What the ids of its fields begin with: day, value, note and source.
    names: [&'static str; 4],
    get: fn(&Indicator, usize) -> Option<&Reading>,
    change: fn(&mut Indicator, usize, Edit<'_>),
}

impl Row {
    fn fields(self, form: Form<Indicator>, at: usize) -> AnyView {
        let words = words();
        let [day, value, note, source] = self.names;
        let Self { get, change, .. } = self;
        view! {
            {form.typed_at(
                day,
                at,
                ask(words.day()).wide("sp-span-3"),
                move |it| get(it, at)?.date,
                move |it, day: Option<Date>| change(it, at, &mut |reading| reading.date = day),
            )}
            {form.typed_at(
                value,
                at,
                ask(words.field_value()).wide("sp-span-2"),
                move |it| get(it, at)?.value,
                move |it, value| change(it, at, &mut |reading| reading.value = value),
            )}
            {form.text_at(
                note,
                at,
                ask(words.remark()).wide("sp-span-4"),
                move |it| get(it, at).map(|reading| reading.note.clone()).unwrap_or_default(),
                move |it, text| change(it, at, &mut |reading| reading.note.clone_from(&text)),
            )}
            {form.text_at(
                source,
                at,
                ask(words.field_source()).wide("sp-span-3"),
                move |it| get(it, at).map(|reading| reading.source.clone()).unwrap_or_default(),
                move |it, text| change(it, at, &mut |reading| reading.source.clone_from(&text)),
            )}
        }
        .into_any()
    }
}

/// What was read, and the next reading.
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
