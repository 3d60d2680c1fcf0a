//! One measure: what it is for, its targets, who carries it out.

use leptos::prelude::*;

use super::{
    executors::Executors,
    outline::{number_and_colour, or_untitled},
    targets::Targets,
};
use crate::{
    app::{
        desk::{desk, words},
        navigation::element_id,
        parts::{Icon, SelectField, TextArea, TextField},
        route::{Place, Route},
    },
    edit::Change,
    plan::{Id, Measure},
};

/// The page of a measure.
#[component]
pub fn MeasurePage(
    /// Which measure.
    measure: Id<Measure>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let read = move |field: fn(&Measure) -> &str| {
        Memo::new(move |_| {
            desk.with_plan(|plan| {
                plan.measures
                    .get(measure)
                    .map(field)
                    .unwrap_or_default()
                    .to_owned()
            })
        })
    };
    let (code, title) = (
        read(|measure| &measure.code),
        read(|measure| &measure.title),
    );
    let (aim, approach) = (
        read(|measure| &measure.aim),
        read(|measure| &measure.approach),
    );
    let write = move |field: &'static str, set: fn(&mut Measure, String)| {
        move |text| {
            desk.edit(Change::typing(measure, field), |plan| {
                plan.measures.update(measure, |measure| set(measure, text));
            });
        }
    };
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
        <a class="sp-back" href=Route::Plan(plan, Place::Measures).fragment()>
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
            <TextField
                id=element_id(measure.uuid(), "code")
                label=words.code()
                span="sp-span-2"
                value=code
                on_input=write("code", |measure, text| measure.code = text)
            />
            <TextField
                id=element_id(measure.uuid(), "title")
                label=words.title()
                span="sp-span-10"
                value=title
                on_input=write("title", |measure, text| measure.title = text)
            />
            <SelectField
                id=element_id(measure.uuid(), "theme")
                label=words.theme()
                span="sp-span-6"
                choices=themes
                value=Signal::derive(move || theme.get().map(|id| id.to_string()).unwrap_or_default())
                on_choose=move |chosen| {
                    let theme = chosen.parse().ok();
                    desk.edit(Change::choosing(measure, "theme"), |plan| {
                        plan.measures.update(measure, |measure| measure.theme = theme);
                    });
                }
            />
            <TextArea
                id=element_id(measure.uuid(), "aim")
                label=words.aim()
                hint=words.aim_hint()
                value=aim
                on_input=write("aim", |measure, text| measure.aim = text)
            />
        </div>
        <Targets measure=measure/>
        <Executors measure=measure/>
        <section class="sp-group">
            <div class="sp-fields">
                <TextArea
                    id=element_id(measure.uuid(), "approach")
                    label=words.approach()
                    hint=words.approach_hint()
                    value=approach
                    on_input=write("approach", |measure, text| measure.approach = text)
                />
            </div>
        </section>
    }
}
