//! A plan being worked on: sections, outline, form and what it adds up to.

use leptos::prelude::*;

use crate::{
    app::{
        browser::{
            device::{self, MAIN},
            moments::when,
        },
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
            Button, FailureAlert, FileBanner, FollowBanner, Icon, LeftOver, StorageBanner, Weight,
            fix_fields,
        },
    },
    check::Counts,
    keep::Binned,
    plan::{OF_PARTICIPANTS, Plan, Section},
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
    // The page of all measures is the outline itself.
    let beside_outline =
        Memo::new(move |_| matches!(place.get(), Place::Theme(_) | Place::Measure(_)));
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
                <Show when=move || beside_outline.get()>
                    {rest.view(move |rest| (rest.outline)(place))}
                </Show>
            </div>
            <main class="sp-doc" id=MAIN tabindex="-1">
                <StorageBanner/>
                <FollowBanner/>
                <FileBanner/>
                <div class="sp-doc__sheet" node_ref=sheet>
                    {move || {
                        let place = place.get();
                        rest.view(move |rest| (rest.document)(place))
                    }}
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
        {rest.view(|rest| (rest.go_to)())}
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
        if desk.with_plan(Plan::is_untouched) {
            return 0;
        }
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

/// The message that a plan is not on this device, or that it is in the bin.
#[component]
pub fn Missing() -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let here = match going().route.get_untracked() {
        Route::Plan(plan, _) => keeping.in_bin(plan),
        Route::Start | Route::Help | Route::Device => None,
    };
    if let Some(binned) = here {
        return deleted(binned);
    }
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
    .into_any()
}

/// The message that a plan is in the bin, with the way back.
fn deleted(binned: Binned) -> AnyView {
    let (keeping, words) = (keeping(), words());
    let head = binned.listed.head.clone();
    let says = words.bin_since(when(words, binned.since), when(words, binned.goes()));
    let back = RwSignal::new(false);
    let put_back = move || back.set(keeping.put_back(head.id) && keeping.open(head.id));
    let title = or_untitled(&head.title, words.untitled_plan());
    let message = move || {
        view! {
            <Top/>
            <main class="sp-start sp-roomy" id=MAIN tabindex="-1">
                <h1 class="nl-heading nl-heading--level-1">{words.plan_in_bin(title.clone())}</h1>
                <p class="nl-paragraph nl-paragraph--lead sp-start__lead">{says.clone()}</p>
                <div class="sp-actions">
                    <Button
                        icon="undo"
                        label=words.bin_put_back()
                        weight=Weight::Primary
                        on_press=put_back
                    />
                    <a class="utrecht-button utrecht-button--subtle" href=Route::Start.fragment()>
                        {words.to_your_plans()}
                    </a>
                </div>
            </main>
        }
        .into_any()
    };
    (move || {
        if back.get() {
            view! { <OpenPlan/> }.into_any()
        } else {
            message()
        }
    })
    .into_any()
}
