//! A plan being worked on: sections, outline, form and what it adds up to.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device::{self, MAIN},
        desk::{desk, plan_title, words},
        going::{
            places::going,
            route::{Beside, Place, Route, Tool},
        },
        keeping::keeping,
        pages::{
            entry,
            plan::{
                sections::{Sections, Tabs},
                top::{PlanTop, Top},
            },
            section::{profile::profile, section_page},
        },
        parts::{
            FailureAlert, FileBanner, FollowBanner, Icon, LeftOver, StorageBanner, fix_fields,
        },
    },
    check::Counts,
    plan::{OF_PARTICIPANTS, Section},
    text::or_untitled,
};

/// What the page of a place is called.
fn page_name(place: Place) -> String {
    let (desk, words) = (desk(), words());
    match place {
        Place::Tool(tool) => (tool.entry().name)(words).to_owned(),
        Place::Section(section) => words.section(section).to_owned(),
        Place::Theme(id) => desk.with_plan(|plan| {
            let title = plan.themes.get(id).map(|theme| theme.title.clone());
            or_untitled(&title.unwrap_or_default(), words.untitled_theme())
        }),
        Place::Measure(id) => desk.with_plan(|plan| {
            let measure = plan.measures.get(id);
            let title = measure.map(|it| format!("{} {}", it.code, it.title));
            or_untitled(&title.unwrap_or_default(), words.untitled_measure())
        }),
    }
}

/// The open plan. What surrounds the page, and most pages, come with the last hall.
#[component]
pub fn OpenPlan() -> impl IntoView {
    let (desk, going, words) = (desk(), going(), words());
    let rest = keeping().halls.rest;
    // An item that is gone, by undo or an old address, is not shown as an empty one.
    let place = Memo::new(move |_| match going.route.get() {
        Route::Plan(_, Place::Measure(id)) => desk.with_plan(|plan| match plan.measures.get(id) {
            Some(_) => Place::Measure(id),
            None => Place::MEASURES,
        }),
        Route::Plan(_, Place::Theme(id)) => desk.with_plan(|plan| match plan.themes.get(id) {
            Some(_) => Place::Theme(id),
            None => Place::MEASURES,
        }),
        Route::Plan(_, place) => place,
        _ => Place::default(),
    });
    let title = Memo::new(move |_| format!("{} · {}", page_name(place.get()), plan_title()));
    Effect::new(move |_| device::title(&format!("{} · {}", title.get(), words.app_name())));
    let in_measures = Memo::new(move |_| place.get().section() == Some(Section::Measures));
    let sheet = NodeRef::new();
    // Finding or choosing something changes no plan.
    let asks = Memo::new(move |_| match place.get() {
        Place::Tool(tool) => tool.entry().asks,
        Place::Section(_) | Place::Theme(_) | Place::Measure(_) => false,
    });
    fix_fields(sheet, Signal::derive(move || !desk.writes() && !asks.get()));
    view! {
        <PlanTop/>
        {rest.view(|rest| (rest.strip)())}
        <div class="sp-editor" data-view=move || place.get().view()>
            <div class="sp-side">
                <Sections place=place count=|section| entry(section).count/>
                <Show when=move || in_measures.get()>
                    {rest.view(move |rest| (rest.outline)(place))}
                </Show>
            </div>
            <main class="sp-doc" id=MAIN tabindex="-1">
                <StorageBanner/>
                <FollowBanner/>
                <FileBanner/>
                <div class="sp-doc__sheet" node_ref=sheet>
                    <FailureAlert/>
                    <LeftOver/>
                    {move || match place.get() {
                        Place::PROFILE => section_page(Section::Profile, profile),
                        place => rest.view(move |rest| (rest.page)(place)),
                    }}
                </div>
            </main>
            <Show when=move || place.get().beside() != Beside::Nothing>
                {rest.view(move |rest| (rest.beside)(place))}
            </Show>
        </div>
        <Tabs place=place/>
    }
}

/// On a phone: the two figures that matter, above the form.
#[component]
pub fn Strip() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let to = move |place| Route::Plan(desk.with_plan(|plan| plan.id), place).fragment();
    let applications = move || desk.outcome.with(|outcome| outcome.figures.plan.applied());
    let unread = Memo::new(move |_| desk.with_plan(|plan| plan.set_aside_in(OF_PARTICIPANTS)));
    let findings = move || {
        desk.outcome.with(|outcome| {
            let counts = Counts::of(outcome.findings.iter());
            u64::try_from(counts.blocking + counts.warning).unwrap_or(u64::MAX)
        })
    };
    view! {
        <nav class="sp-strip" aria-label=words.in_short()>
            <a href=move || to(Place::Tool(Tool::Overview))>
                {move || words.applications_counted(applications())}
            </a>
            {move || {
                (unread.get() > 0)
                    .then(|| view! { <a href=to(Place::CHECKS)>{words.setaside_in_short(unread.get())}</a> })
            }}
            <a href=move || to(Place::CHECKS)>
                <Icon name="warning" class="sp-icon--small"/>
                {move || words.to_look_at(findings())}
            </a>
        </nav>
    }
}

/// The message that a plan is not on this device.
#[component]
pub fn Missing() -> impl IntoView {
    let words = words();
    view! {
        <Top/>
        <main class="sp-start sp-roomy" id=MAIN tabindex="-1">
            <FailureAlert/>
            <h1 class="nl-heading nl-heading--level-1">{words.plan_missing()}</h1>
            <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{words.plan_missing_todo()}</p>
            <a class="utrecht-button utrecht-button--primary-action" href=Route::Start.fragment()>
                {words.to_your_plans()}
            </a>
        </main>
    }
}
