//! What the plan says about itself.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        navigation::element_id,
        parts::{Field, SelectField, TextArea, TextField, Typed, TypedInput},
    },
    edit::Change,
    plan::{Date, Language, Plan, Status},
};

/// The page of the plan's details.
#[component]
pub fn Profile() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let id = move |field: &str| element_id(plan.uuid(), field);
    let read = move |field: fn(&Plan) -> &str| {
        Memo::new(move |_| desk.with_plan(|plan| field(plan).to_owned()))
    };
    let write = move |field: &'static str, set: fn(&mut Plan, String)| {
        move |text| desk.edit(Change::typing(plan, field), |plan| set(plan, text))
    };
    let date = move |name: &'static str,
                     field: fn(&Plan) -> Option<Date>,
                     set: fn(&mut Plan, Option<Date>)| {
        Typed::new(
            id(name),
            Signal::derive(move || desk.with_plan(field)),
            move |value| desk.edit(Change::typing(plan, name), |plan| set(plan, value)),
        )
    };
    let first = date(
        "period",
        |plan| plan.period.first,
        |plan, day| plan.period.first = day,
    );
    let last = date(
        "period_last",
        |plan| plan.period.last,
        |plan, day| plan.period.last = day,
    );
    let version = date(
        "version",
        |plan| plan.version.date,
        |plan, day| plan.version.date = day,
    );
    let languages = Signal::derive(move || {
        vec![
            ("nl".to_owned(), words.dutch().to_owned()),
            ("en".to_owned(), words.english().to_owned()),
        ]
    });
    let statuses = Signal::derive(move || {
        let choice = |status: &Status| (status_key(*status), words.status(*status).to_owned());
        Status::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.profile()}
            </h1>
        </div>
        <div class="sp-fields">
            <TextField
                id=id("title")
                label=words.title_of_plan()
                value=read(|plan| &plan.title)
                on_input=write("title", |plan, text| plan.title = text)
            />
            <TextField
                id=id("sector")
                label=words.sector()
                span="sp-span-6"
                value=read(|plan| &plan.sector)
                on_input=write("sector", |plan, text| plan.sector = text)
            />
            <SelectField
                id=id("language")
                label=words.language_of_plan()
                span="sp-span-6"
                choices=languages
                value=Signal::derive(move || {
                    match desk.with_plan(|plan| plan.language) {
                        Language::Nl => "nl".to_owned(),
                        Language::En => "en".to_owned(),
                    }
                })
                on_choose=move |chosen| {
                    let language = if chosen == "en" { Language::En } else { Language::Nl };
                    desk.edit(Change::choosing(plan, "language"), |plan| plan.language = language);
                }
            />
        </div>
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.period_heading()}</h2>
                <span class="sp-small sp-quiet">{words.period_hint()}</span>
            </div>
            <div class="sp-fields">
                <Field
                    id=id("period")
                    label=words.first_day()
                    hint=Some(words.date_hint().to_owned())
                    span="sp-span-4"
                    error=first.error
                >
                    <TypedInput id=id("period") state=first hinted=true/>
                </Field>
                <Field
                    id=id("period_last")
                    label=words.last_day()
                    hint=Some(words.date_hint().to_owned())
                    span="sp-span-4"
                    error=last.error
                >
                    <TypedInput id=id("period_last") state=last hinted=true/>
                </Field>
            </div>
        </section>
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.version()}</h2>
            </div>
            <div class="sp-fields">
                <TextField
                    id=id("version_label")
                    label=words.version_label()
                    span="sp-span-4"
                    value=read(|plan| &plan.version.label)
                    on_input=write("version_label", |plan, text| plan.version.label = text)
                />
                <Field
                    id=id("version")
                    label=words.version_date()
                    hint=Some(words.date_hint().to_owned())
                    span="sp-span-4"
                    error=version.error
                >
                    <TypedInput id=id("version") state=version hinted=true/>
                </Field>
                <SelectField
                    id=id("status")
                    label=words.status_label()
                    span="sp-span-4"
                    choices=statuses
                    value=Signal::derive(move || status_key(desk.with_plan(|plan| plan.status)))
                    on_choose=move |chosen| {
                        let found = Status::ALL.iter().find(|status| status_key(**status) == chosen);
                        if let Some(&status) = found {
                            desk.edit(Change::choosing(plan, "status"), |plan| plan.status = status);
                        }
                    }
                />
            </div>
        </section>
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.narrative()}</h2>
            </div>
            <div class="sp-fields">
                <TextArea
                    id=id("mission")
                    label=words.mission()
                    hint=words.mission_hint()
                    rows=2
                    value=read(|plan| &plan.mission)
                    on_input=write("mission", |plan, text| plan.mission = text)
                />
                <TextArea
                    id=id("ambition")
                    label=words.ambition()
                    hint=words.ambition_hint()
                    rows=2
                    value=read(|plan| &plan.ambition)
                    on_input=write("ambition", |plan, text| plan.ambition = text)
                />
                <TextArea
                    id=id("summary")
                    label=words.summary()
                    hint=words.summary_hint()
                    rows=4
                    value=read(|plan| &plan.summary)
                    on_input=write("summary", |plan, text| plan.summary = text)
                />
            </div>
        </section>
    }
}

/// Names a choice in the markup by its place among all.
fn status_key(status: Status) -> String {
    let place = Status::ALL.iter().position(|one| *one == status);
    place.unwrap_or_default().to_string()
}
