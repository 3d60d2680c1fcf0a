//! One measure: its purpose, its targets, and who carries it out.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::{
            navigation::element_id,
            route::{Place, Route},
        },
        pages::{
            measures::{executors::Executors, targets::Targets},
            section::{COSTS, activities_of, costs_of, indicators_of},
        },
        parts::{Form, Icon, SelectField, field, group, named, threads::number_and_colour},
    },
    edit::Change,
    plan::{Id, IndicatorOf, Measure},
    text::or_untitled,
};

/// The page of a measure.
#[component]
pub fn MeasurePage(
    /// Which measure.
    measure: Id<Measure>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let form = Form::<Measure>::of(measure);
    let code = form.follow(|measure| measure.code.clone());
    let title = form.follow(|measure| measure.title.clone());
    let theme = Memo::new(move |_| desk.with_plan(|plan| plan.measures.get(measure)?.theme));
    let crumb = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let theme = theme.get().and_then(|theme| plan.themes.get(theme));
            theme.map(|theme| {
                let (number, colour) = number_and_colour(plan, theme.id);
                let title = or_untitled(&theme.title, words.untitled_theme());
                (words.theme_and_title(number, title), colour)
            })
        })
    });
    let themes = Memo::new(move |_| {
        let of_plan = desk.with_plan(|plan| {
            let name = |(index, theme): (usize, &crate::plan::Theme)| {
                let title = or_untitled(&theme.title, words.untitled_theme());
                (theme.id.to_string(), format!("{} {title}", index + 1))
            };
            plan.themes.iter().enumerate().map(name).collect::<Vec<_>>()
        });
        let none = (String::new(), words.without_theme().to_owned());
        std::iter::once(none).chain(of_plan).collect::<Vec<_>>()
    });
    view! {
        <a class="sp-back" href=Route::Plan(plan, Place::MEASURES).fragment()>
            <Icon name="back"/>
            {words.all_measures()}
        </a>
        <p class=move || format!("sp-crumb nl-paragraph sp-theme-{}", crumb.get().map_or(0, |it| it.1))>
            <span class="sp-swatch"></span>
            {move || crumb.get().map_or_else(|| words.without_theme().to_owned(), |it| it.0)}
        </p>
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                <span class="sp-title__code">{code}</span>
                <span class="sp-title__text">
                    {move || or_untitled(&title.get(), words.untitled_measure())}
                </span>
            </h1>
        </div>
        <div class="sp-fields">
            {form.text(field!(code), named().wide("sp-span-2"))}
            {form.text(field!(title), named().wide("sp-span-10"))}
            <SelectField
                id=element_id(measure.uuid(), "theme")
                label=words.field_measure_theme()
                span="sp-span-6"
                choices=themes
                value=Signal::derive(move || theme.get().map(|id| id.to_string()).unwrap_or_default())
                on_choose=Box::new(move |chosen: String| {
                    let theme = chosen.parse().ok();
                    form.change(Change::choosing(measure, "theme"), |it| it.theme = theme);
                })
            />
            {form.prose(field!(aim), named().hint(words.aim_hint()))}
            {form.lines(field!(sub_aims), named().hint(words.sub_aims_hint()).rows(2))}
        </div>
        <Targets measure=measure/>
        <Executors measure=measure/>
        {group(form.control(COSTS), words.costs_of_measure(), costs_of(measure))}
        {more(form)}
    }
}

/// What comes after targets and executors: for whom, how, and what it contributes to.
fn more(form: Form<Measure>) -> AnyView {
    let (desk, words) = (desk(), words());
    let chosen = form.follow(|measure| !measure.interventions.is_empty());
    let uses =
        Memo::new(move |_| chosen.get() || desk.with_plan(|plan| !plan.interventions.is_empty()));
    view! {
        {group(form.control("where"), words.for_whom_and_where(), view! {
            <div class="sp-fields">
                {form.many(field!(target_groups), named().wide("sp-span-6"))}
                {form.many(
                    field!(regions),
                    named().hint(words.regions_hint()).wide("sp-span-6"),
                )}
                {form.period(field!(period))}
                <p class="nl-paragraph sp-small sp-quiet">{words.measure_period_hint()}</p>
            </div>
        }.into_any())}
        {group(form.control("serves"), words.serves_heading(), view! {
            <div class="sp-fields">
                {form.many(field!(goals), named().wide("sp-span-6"))}
                {form.many(field!(bottlenecks), named().wide("sp-span-6"))}
                // Most plans have none to choose from.
                <Show when=move || uses.get()>
                    {form.many(field!(interventions), named().wide("sp-span-6"))}
                </Show>
            </div>
        }.into_any())}
        {group(
            form.control("activities"),
            words.activities_of_measure(),
            activities_of(form.id, form.control("activities")),
        )}
        {group(
            form.control("indicators"),
            words.indicators_of_measure(),
            indicators_of(IndicatorOf::Measure(form.id), form.control("indicators")),
        )}
        {group(form.control("how"), words.execution_heading(), view! {
            <div class="sp-fields">
                {form.prose(field!(approach), named().hint(words.approach_hint()))}
                {form.prose(
                    field!(preconditions),
                    named().hint(words.preconditions_hint()).rows(2),
                )}
                {form.prose(
                    field!(enforcement),
                    named().hint(words.enforcement_hint()).rows(2),
                )}
                {form.prose(field!(risks), named().hint(words.risks_hint()).rows(2))}
                {form.prose(
                    field!(continuation),
                    named().hint(words.continuation_hint()).rows(2),
                )}
                {form.prose(
                    field!(poster_text),
                    named().hint(words.poster_text_hint()).rows(2),
                )}
            </div>
        }.into_any())}
    }
    .into_any()
}
