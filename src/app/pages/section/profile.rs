//! What the plan says about itself.

use leptos::prelude::*;

use super::{decision::decision, group, scheme::scheme};
use crate::{
    app::{
        desk::{desk, words},
        keeping::keeping,
        parts::{Form, ask, field, named},
    },
    plan::{Language, Plan, Status},
    text::Words,
};

/// The page of the section.
pub fn profile() -> AnyView {
    let words = words();
    let form = Form::<Plan>::of(desk().peek(|plan| plan.id));
    view! {
        <div class="sp-fields">
            {form.text(field!(title), ask(words.title_of_plan()))}
            {form.text(field!(sector), named().wide("sp-span-6"))}
            {form.choice(
                field!(language),
                named().wide("sp-span-6"),
                Language::ALL,
                Words::language_name,
            )}
        </div>
        {group("when", words.field_period(), view! {
            <p class="nl-paragraph sp-group__intro">{words.period_hint()}</p>
            <div class="sp-fields">{form.period(field!(period))}</div>
        }.into_any())}
        {group("which", words.field_plan_version(), view! {
            <div class="sp-fields">
                {form.text(
                    field!("version_label", version.label),
                    ask(words.field_name()).wide("sp-span-4"),
                )}
                {form.typed(
                    field!("version", version.date),
                    ask(words.field_date()).hint(words.date_hint()).wide("sp-span-4"),
                )}
                {form.choice(
                    field!(status),
                    named().wide("sp-span-4"),
                    Status::ALL,
                    Words::status,
                )}
            </div>
        }.into_any())}
        {group("submission", words.handing_in(), keeping().halls.rest.view(|rest| (rest.handing_in)()))}
        {decision(form)}
        {group("scheme_head", words.field_plan_scheme(), scheme(form))}
        {group("credit", words.credit(), view! {
            <p class="nl-paragraph sp-group__intro">{words.credit_hint()}</p>
            <div class="sp-fields">
                {form.one(
                    field!("producer", credit.producer),
                    ask(words.credit_producer()).wide("sp-span-6"),
                )}
                {form.one(
                    field!("commissioner", credit.commissioner),
                    ask(words.credit_commissioner()).wide("sp-span-6"),
                )}
            </div>
        }.into_any())}
    }
    .into_any()
}
