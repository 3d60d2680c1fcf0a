//! One theme.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::{
            navigation::element_id,
            route::{Place, Route},
        },
        pages::measures::outline::{add_measure, remove_theme},
        parts::{
            Button, CheckField, Column, Drawn, Form, Icon, More, Weight, field, named, table_head,
            threads::number_and_colour,
        },
    },
    edit::Change,
    figures::{Count, Headcount},
    plan::{Id, Measure, Theme},
    schemes::SchemeRules,
    text::or_untitled,
};

/// The page of a theme.
#[component]
pub fn ThemePage(
    /// Which theme.
    theme: Id<Theme>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let form = Form::of(theme);
    let plan = desk.peek(|plan| plan.id);
    let title = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.themes
                .get(theme)
                .map(|theme| theme.title.clone())
                .unwrap_or_default()
        })
    });
    let look = Memo::new(move |_| desk.with_plan(|plan| number_and_colour(plan, theme)));
    let colours = (1_u8..=5)
        .map(|colour| {
            view! {
                <label class=format!("sp-colors__choice sp-theme-{colour}")>
                    <input
                        type="radio"
                        name="colour"
                        prop:checked=move || look.get().1 == colour
                        on:change=move |_| {
                            desk.edit(Change::choosing(theme, "colour"), |plan| {
                                plan.themes.update(theme, |theme| theme.colour = Some(colour));
                            });
                        }
                    />
                    <span class="sp-swatch"></span>
                    {words.colour(colour)}
                </label>
            }
        })
        .collect_view();
    view! {
        <a class="sp-back" href=Route::Plan(plan, Place::MEASURES).fragment()>
            <Icon name="back"/>
            {words.all_measures()}
        </a>
        <p class=move || format!("sp-crumb nl-paragraph sp-theme-{}", look.get().1)>
            <span class="sp-swatch"></span>
            {words.field_measure_theme()}
        </p>
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                <span class="sp-title__code">{move || look.get().0}</span>
                <span class="sp-title__text">
                    {move || or_untitled(&title.get(), words.untitled_theme())}
                </span>
            </h1>
        </div>
        <div class="sp-fields">
            {form.text(field!(title), named())}
            <fieldset class="sp-set">
                <legend>{words.field_theme_colour()}</legend>
                <div class="sp-colors">{colours}</div>
            </fieldset>
            {move || scheme_themes(form)}
        </div>
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2" id=element_id(theme.uuid(), "measures") tabindex="-1">
                    {words.measures_in_theme()}
                </h2>
            </div>
            <MeasuresOf theme=theme/>
        </section>
        <section class="sp-group">
            <Button
                icon="delete"
                label=words.remove_theme()
                weight=Weight::Subtle
                on_press=move || remove_theme(desk, theme)
            />
        </section>
    }
}

/// The themes of the scheme, if it has any, to tick those this one covers.
fn scheme_themes(form: Form<Theme>) -> Option<AnyView> {
    let (desk, words) = (desk(), words());
    let rules = Memo::new(move |_| desk.with_plan(|plan| Some(SchemeRules::of_plan(plan)?.themes)));
    let themes = rules.get().filter(|themes| !themes.is_empty())?;
    let chosen = form.follow(|theme| theme.scheme_themes.clone());
    let boxes = themes
        .iter()
        .map(|(letter, theme)| {
            view! {
                <CheckField
                    label=format!("{letter} {}", words.scheme_theme(*theme))
                    value=Signal::derive(move || chosen.with(|all| all.iter().any(|one| one == letter)))
                    on_tick=Box::new(move |ticked| {
                        form.change(Change::choosing(form.id, "scheme_themes"), |theme| {
                            theme.scheme_themes.retain(|one| one != letter);
                            if ticked {
                                theme.scheme_themes.push((*letter).to_owned());
                            }
                        });
                    })
                />
            }
        })
        .collect_view();
    let view = view! {
        <fieldset class="sp-set">
            <legend id=form.control("scheme_themes") tabindex="-1">
                {words.field_theme_scheme_themes()}
            </legend>
            <div class="sp-checks">{boxes}</div>
        </fieldset>
    };
    Some(view.into_any())
}

#[component]
fn MeasuresOf(theme: Id<Theme>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let count = Memo::new(move |_| desk.with_plan(|plan| plan.measures_of(Some(theme)).count()));
    let any = Memo::new(move |_| count.get() > 0);
    let drawn = Drawn::at_first();
    let rows = move || {
        let outcome = desk.outcome.get();
        desk.with_plan(|plan| {
            let measures: Vec<&Measure> = plan.measures_of(Some(theme)).collect();
            drawn
                .first(measures)
                .into_iter()
                .map(|measure| {
                    let count = outcome.figures.measure(measure.id);
                    let applications = count.map_or_else(Count::default, Headcount::applied);
                    view! {
                        <tr class="utrecht-table__row">
                            <td class="utrecht-table__cell">
                                <a
                                    class="utrecht-link utrecht-link--html-a"
                                    href=Route::Plan(plan.id, Place::Measure(measure.id)).fragment()
                                >
                                    {measure.code.clone()}
                                    " "
                                    {or_untitled(&measure.title, words.untitled_measure())}
                                </a>
                            </td>
                            <td class="utrecht-table__cell sp-number">{words.counted(applications)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let empty = move || {
        view! {
            <div class="sp-empty">
                <p class="nl-paragraph">
                    <strong>{words.no_measure_yet()}</strong>
                    " "
                    {words.what_a_measure_is()}
                </p>
                <div class="sp-actions">
                    <Button
                        icon="add"
                        label=words.add_first_measure()
                        weight=Weight::Primary
                        on_press=move || add_measure(desk, Some(theme))
                    />
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || any.get() fallback=empty>
            <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
                <caption class="sp-hidden">{words.measures_in_theme()}</caption>
                {table_head([Column::text(words.field_measure()), Column::number(words.applications())])}
                <tbody class="utrecht-table__body">{rows}</tbody>
            </table>
            <More drawn=drawn count=count/>
            <div class="sp-actions sp-actions--after">
                <Button
                    icon="add"
                    label=words.add_measure()
                    on_press=move || add_measure(desk, Some(theme))
                />
            </div>
        </Show>
    }
}
