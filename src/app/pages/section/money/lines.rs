//! The cost lines.

use leptos::prelude::*;

use super::{
    grid,
    of_measure::to_measure,
    phasing::{amounts, amounts_mut, phasing},
};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::{navigation::element_id, places::going},
        parts::{
            Choice, Form, IconButton, Phases, SelectField, Share, ask, field, named,
            realised::spent,
        },
    },
    edit::Change,
    plan::{CostCategory, CostLine, Id, Vat},
    text::Words,
};

/// The cost lines as a grid, and all fields of the one that was opened.
pub fn costs() -> AnyView {
    let words = words();
    view! {
        <p class="nl-paragraph sp-group__intro">{words.grid_intro()}</p>
        {grid::grid()}
        {detail()}
    }
    .into_any()
}

/// All fields of a line; findings lead here, even for a line that a filter hides.
fn detail() -> AnyView {
    let (desk, going, words) = (desk(), going(), words());
    let there = Memo::new(move |_| {
        let id = going.line.get()?;
        desk.with_plan(|plan| plan.cost_lines.get(id).map(|line| line.id))
    });
    let fields = move || {
        let id = there.get()?;
        let number = Memo::new(move |_| {
            desk.with_plan(|plan| {
                let place = plan.cost_lines.iter().position(|line| line.id == id);
                place.map_or(0, |place| place + 1)
            })
        });
        let head = element_id(id.uuid(), "");
        let named_by = head.clone();
        let close = move || {
            going.line.set(None);
            device::focus(grid::GRID.to_owned());
        };
        let view = view! {
            <section class="sp-cost__detail" aria-labelledby=named_by>
                <div class="sp-dialog__head">
                    <h3 class="nl-heading nl-heading--level-3" id=head tabindex="-1">
                        {move || words.grid_detail(number.get())}
                    </h3>
                    <IconButton icon="close" label=words.grid_detail_close() on_press=close/>
                </div>
                {move || measure_of(id)}
                <div class="sp-fields">{line_fields(Form::of(id), true)}</div>
            </section>
        };
        Some(view)
    };
    fields.into_any()
}

/// The way from a line to the page of its measure.
fn measure_of(line: Id<CostLine>) -> Option<AnyView> {
    let (desk, words) = (desk(), words());
    let (measure, name) = desk.with_plan(|plan| {
        let measure = plan.measures.get(plan.cost_lines.get(line)?.measure?)?;
        let name = words.code_and_title(&measure.code, &measure.title);
        Some((measure.id, name))
    })?;
    Some(
        view! {
            <p class="nl-paragraph">
                {words.field_measure()} ": " {to_measure(desk, measure, name)}
            </p>
        }
        .into_any(),
    )
}

/// The fields of a line; its measure too, where that is not known from the page.
pub fn line_fields(form: Form<CostLine>, asks_measure: bool) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(description), named().wide("sp-span-8"))}
        {category(form)}
        {form.typed(field!(units), named().wide("sp-span-3"))}
        {form.text(field!(unit), named().hint(words.cost_unit_hint()).wide("sp-span-3"))}
        {form.typed(field!(unit_price), named().wide("sp-span-3"))}
        {form.one(field!(rate), ask(words.cost_rate()).wide("sp-span-3"))}
        {asks_measure.then(|| form.one(field!(measure), named().wide("sp-span-6")))}
        {form.one(field!(bearer), named().wide("sp-span-6"))}
        {form.typed_by(
            "funding_rate",
            ask(words.field_cost_line_funding_rate()).hint(words.cost_funding_rate_hint()).wide("sp-span-4"),
            |line| line.funding_rate.map(Share),
            |line, share| line.funding_rate = share.map(|share: Share| share.0),
        )}
        {form.choice(field!(vat), named().wide("sp-span-4"), Vat::ALL, Words::vat)}
        {form.text(field!(legal_basis), named().hint(words.cost_legal_basis_hint()).wide("sp-span-4"))}
        {form.tick(field!(in_kind), named())}
        {form.text(field!(substantiation), named().hint(words.cost_substantiation_hint()))}
        {phasing(
            form,
            field!(phasing),
            Phases {
                get: |it: &CostLine| amounts(&it.phasing),
                get_mut: |it| amounts_mut(&mut it.phasing),
            },
            |desk, line| {
                let of_line = |money: &std::sync::Arc<crate::figures::Money>| money.line(line.id);
                desk.money.with_untracked(of_line)?.amount.ok()
            },
        )}
        {form.many(field!(attachments), named())}
        {spent(form.id)}
    }
    .into_any()
}

/// What kind of cost it is, which may be one of the plan's own.
fn category(form: Form<CostLine>) -> AnyView {
    let words = words();
    let key = form.follow(|line| line.category.key().to_owned());
    let is_own = form.follow(|line| matches!(line.category, CostCategory::Own(_)));
    let named = CostCategory::all().into_iter().map(|category| {
        let name = match &category {
            CostCategory::Own(_) => words.own_category().to_owned(),
            category => words.cost_category(category),
        };
        (category.key().to_owned(), name)
    });
    let choices: Vec<Choice> = named.collect();
    view! {
        <SelectField
            id=form.control("category")
            label=words.field_cost_line_category()
            span="sp-span-4"
            choices=Signal::derive(move || choices.clone())
            value=key
            on_choose=Box::new(move |chosen: String| {
                form.change(Change::choosing(form.id, "category"), |line| {
                    let mut all = CostCategory::all().into_iter();
                    line.category = all.find(|one| one.key() == chosen).unwrap_or_default();
                });
            })
        />
        <Show when=move || is_own.get()>
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
