//! The cost lines.

use leptos::prelude::*;

use super::{
    phasing::{amounts, amounts_mut, phasing},
    sums::shown,
};
use crate::{
    app::{
        desk::{desk, words},
        navigation::cost_lines_id,
        parts::{
            Choice, Form, Icon, ItemList, ListWords, Listing, Phases, SelectField, ask, field,
        },
    },
    edit::Change,
    plan::{CostCategory, CostLine, Id, Measure, Vat},
    text::Words,
};

/// The cost lines, folded by measure.
pub fn costs() -> AnyView {
    let (desk, words) = (desk(), words());
    let measures = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let of_plan = plan.measures.iter().map(|measure| Some(measure.id));
            of_plan.chain([None]).collect::<Vec<_>>()
        })
    });
    view! {
        <p class="nl-paragraph sp-group__intro">{words.costs_intro()}</p>
        <ul class="sp-items">
            <For each=move || measures.get() key=|measure| *measure let:measure>
                {costs_of(measure)}
            </For>
        </ul>
    }
    .into_any()
}

/// The cost lines of a measure, or those of none.
fn costs_of(measure: Option<Id<Measure>>) -> AnyView {
    let (desk, words) = (desk(), words());
    let name = Memo::new(move |_| {
        desk.with_plan(|plan| match measure {
            Some(id) => plan.measures.get(id).map_or_else(String::new, |measure| {
                words.code_and_title(&measure.code, &measure.title)
            }),
            None => words.costs_without_measure().to_owned(),
        })
    });
    let told = move || {
        let money = desk.money.get();
        let costs = match measure {
            Some(id) => money.measure(id),
            None => Some(&money.without_measure),
        };
        let lines = costs.map_or(0, |costs| costs.from.len() + costs.open.len());
        let lines = words.cost_lines_count(u64::try_from(lines).unwrap_or(u64::MAX));
        match costs.filter(|costs| !costs.from.is_empty()) {
            Some(costs) => format!("{} · {lines}", shown(words, costs.amount)),
            None => lines,
        }
    };
    let seen = RwSignal::new(false);
    let heading = cost_lines_id(desk.peek(|plan| plan.id), measure);
    let list_heading = heading.clone();
    let lines = move || {
        let heading = list_heading.clone();
        seen.get().then(|| {
            let listing = Listing::new(
                move |line: &CostLine| line.measure == measure,
                move || CostLine {
                    measure,
                    ..CostLine::default()
                },
                move |_, line| {
                    let amount = desk.money.with(|money| money.line(line.id));
                    let amount = amount.and_then(|line| line.amount.ok());
                    let category = words.cost_category(&line.category);
                    match amount {
                        Some(amount) => format!("{} · {category}", words.money(amount)),
                        None => format!("{} · {category}", words.no_amount_yet()),
                    }
                },
                "description",
                line_fields,
            );
            let of_list = ListWords {
                none: words.costs_none(),
                none_todo: words.costs_none_todo(),
                add: words.costs_add(),
            };
            view! { <ItemList listing=listing words=of_list heading=heading/> }
        })
    };
    view! {
        <li class="sp-item">
            <details class="sp-item__box" on:toggle=move |_| seen.set(true)>
                <summary class="sp-item__head sp-item__head--two" id=heading>
                    <Icon name="unfold" class="sp-icon--small"/>
                    <span class="sp-item__name">{name}</span>
                    <span class="sp-item__note">{told}</span>
                </summary>
                <div class="sp-item__body">{lines}</div>
            </details>
        </li>
    }
    .into_any()
}

fn line_fields(form: Form<CostLine>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(description), ask(words.cost_description()).wide("sp-span-8"))}
        {category(form)}
        {form.typed(field!(units), ask(words.cost_units()).wide("sp-span-3"))}
        {form.text(field!(unit), ask(words.cost_unit()).hint(words.cost_unit_hint()).wide("sp-span-3"))}
        {form.typed(field!(unit_price), ask(words.cost_unit_price()).wide("sp-span-3"))}
        {form.one(field!(rate), ask(words.cost_rate()).wide("sp-span-3"))}
        {form.one(field!(measure), ask(words.measure()).wide("sp-span-6"))}
        {form.one(field!(bearer), ask(words.cost_bearer()).wide("sp-span-6"))}
        {form.typed(field!(funding_rate), ask(words.cost_funding_rate()).hint(words.cost_funding_rate_hint()).wide("sp-span-4"))}
        {form.choice(field!(vat), ask(words.cost_vat()).wide("sp-span-4"), Vat::ALL, Words::vat)}
        {form.text(field!(legal_basis), ask(words.cost_legal_basis()).hint(words.cost_legal_basis_hint()).wide("sp-span-4"))}
        {form.tick(field!(in_kind), ask(words.cost_in_kind()))}
        {form.text(field!(substantiation), ask(words.cost_substantiation()).hint(words.cost_substantiation_hint()))}
        {phasing(
            form,
            field!(phasing),
            Phases {
                get: |it: &CostLine| amounts(&it.phasing),
                get_mut: |it| amounts_mut(&mut it.phasing),
            },
        )}
        {form.many(field!(attachments), ask(words.cost_attachments()))}
    }
    .into_any()
}

/// Marks a category in the plan's own words.
const OWN: &str = "own";

/// The categories that can be chosen, by their names in the file.
const CATEGORIES: [(&str, CostCategory); 8] = [
    ("", CostCategory::Unspecified),
    ("wages", CostCategory::Wages),
    ("wages_of_absence", CostCategory::WagesOfAbsence),
    ("training", CostCategory::Training),
    ("adviser", CostCategory::Adviser),
    ("research", CostCategory::Research),
    ("material", CostCategory::Material),
    ("communication", CostCategory::Communication),
];

/// What kind of cost it is, of which one may be the plan's own.
fn category(form: Form<CostLine>) -> AnyView {
    let words = words();
    let key = form.follow(|line| {
        let known = CATEGORIES.iter().find(|(_, one)| *one == line.category);
        known.map_or(OWN, |(key, _)| key).to_owned()
    });
    let named = CATEGORIES.map(|(key, category)| (key.to_owned(), words.cost_category(&category)));
    let choices: Vec<Choice> = named
        .into_iter()
        .chain([(OWN.to_owned(), words.own_category().to_owned())])
        .collect();
    view! {
        <SelectField
            id=form.control("category")
            label=words.cost_category_label()
            span="sp-span-4"
            choices=Signal::derive(move || choices.clone())
            value=key
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, "category"), |line| {
                    let known = CATEGORIES.iter().find(|(key, _)| *key == chosen);
                    line.category = known.map_or_else(
                        || CostCategory::Own(String::new()),
                        |(_, category)| category.clone(),
                    );
                });
            })
        />
        <Show when=move || key.with(|key| key == OWN)>
            {form.text_by(
                "own_category",
                ask(words.own_category_label()).wide("sp-span-4"),
                |line| match &line.category {
                    CostCategory::Own(own) => own.clone(),
                    _ => String::new(),
                },
                |line, text| line.category = CostCategory::Own(text),
            )}
        </Show>
    }
    .into_any()
}
