//! The sections of a plan, at the side or at the foot of a phone.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::{
            places::going,
            route::{Place, Route, Tool},
        },
        parts::Icon,
    },
    check::Counts,
    figures::filled,
    plan::{Plan, Section},
};

/// How many items a section has, if that is useful in a menu.
pub type Count = fn(&Plan) -> Option<usize>;

/// The id of the list of sections.
const LIST: &str = "sections";

/// The sections of the plan, and the listed pages about the whole of it.
///
/// Where the outline stands under it on a low window, all but the current one are folded away
/// (`frame.css`), so that there is room for the measures.
#[component]
pub fn Sections(
    /// Where the user is.
    place: Memo<Place>,
    /// How many items a section has, if that is useful.
    count: fn(Section) -> Count,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    let sections = Memo::new(move |_| desk.with_plan(|plan| plan.sections().to_vec()));
    let link = move |section: Section| {
        let target = Place::Section(section);
        let current = move || (place.get().section() == Some(section)).then_some("page");
        let filled = Memo::new(move |_| desk.with_plan(|plan| filled(plan, section)));
        let said = move || {
            words.fields_filled(
                filled.get().of.into(),
                words.count(filled.get().filled.into()),
            )
        };
        let items = Memo::new(move |_| desk.with_plan(count(section)));
        view! {
            <li>
                <a class="sp-sections__link" href=Route::Plan(id, target).fragment() aria-current=current>
                    <svg class="sp-ring" viewBox="0 0 20 20" aria-hidden="true">
                        <title>{said}</title>
                        <circle class="sp-ring__track" cx="10" cy="10" r="8"></circle>
                        <circle
                            class="sp-ring__value"
                            cx="10"
                            cy="10"
                            r="8"
                            pathLength="100"
                            stroke-dasharray=move || format!("{} 100", filled.get().percent())
                        ></circle>
                    </svg>
                    {words.section(section)}
                    <span class="sp-hidden">", " {said}</span>
                    {move || {
                        items.get().map(|count| view! { <span class="sp-sections__count">{count}</span> })
                    }}
                </a>
            </li>
        }
    };
    let tool = move |tool: &Tool| {
        // On a phone the overview has this list itself.
        let class = if *tool == Tool::Overview {
            "sp-wide-only"
        } else {
            ""
        };
        let (to, entry) = (Place::Tool(*tool), tool.entry());
        let badge = (to == Place::CHECKS).then(|| {
            view! { <BlockingCount class="sp-sections__count sp-sections__count--bad" icon=true/> }
        });
        view! {
            <li class=class>
                <a
                    class="sp-sections__link"
                    href=Route::Plan(id, to).fragment()
                    aria-current=move || (place.get() == to).then_some("page")
                >
                    <Icon name=entry.icon class="sp-icon--small"/>
                    {(entry.name)(words)}
                    {badge}
                </a>
            </li>
        }
    };
    let tools = Tool::ALL.iter().filter(|tool| tool.entry().listed);
    let unfolded = RwSignal::new(false);
    Effect::new(move |_| {
        place.track();
        unfolded.set(false);
    });
    view! {
        <nav
            class="sp-sections"
            class:sp-sections--unfolded=move || unfolded.get()
            aria-label=words.sections()
        >
            <button
                type="button"
                class="sp-sections__link sp-sections__all"
                aria-expanded=move || unfolded.get().to_string()
                aria-controls=LIST
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                <Icon name="unfold" class="sp-icon--small"/>
                {words.all_sections()}
            </button>
            <ul class="sp-sections__list" id=LIST>
                {tool(&Tool::Overview)}
                {move || sections.get().into_iter().map(link).collect_view()}
                {tools.map(tool).collect_view()}
            </ul>
        </nav>
    }
}

/// How many findings keep the plan from being valid; empty if there are none.
#[component]
fn BlockingCount(
    /// The classes of the badge.
    class: &'static str,
    /// Whether there is an icon beside it.
    #[prop(optional)]
    icon: bool,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let blocking = Memo::new(move |_| {
        desk.outcome
            .with(|outcome| Counts::of(outcome.findings.iter()).blocking)
    });
    move || {
        (blocking.get() > 0).then(|| {
            view! {
                <span class=class>
                    {icon.then(|| view! { <Icon name="blocking" class="sp-icon--small"/> })}
                    {blocking.get()}
                    <span class="sp-hidden">{words.to_repair()}</span>
                </span>
            }
        })
    }
}

/// The four main places and the way to all others, within reach of the thumb on a phone.
#[component]
pub fn Tabs(
    /// Where the user is.
    place: Memo<Place>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    let tab = move |to: Place, icon: &'static str, label: &'static str| {
        let current = move || {
            let here = place.get();
            let same = here == to || to.section().is_some() && here.section() == to.section();
            same.then_some("page")
        };
        let badge =
            (to == Place::CHECKS).then(|| view! { <BlockingCount class="sp-tabs__badge"/> });
        view! {
            <a class="sp-tabs__link" href=Route::Plan(id, to).fragment() aria-current=current>
                <span class="sp-tabs__icon">
                    <Icon name=icon/>
                    {badge}
                </span>
                {label}
            </a>
        }
    };
    // A plan without a page for money has one for its parties.
    let money = desk.peek(|plan| plan.sections().contains(&Section::Money));
    let (third, icon) = if money {
        (Section::Money, "money")
    } else {
        (Section::Parties, "parties")
    };
    let seeks = going().seeks;
    view! {
        <nav class="sp-tabs" aria-label=words.main_places()>
            {tab(Place::Tool(Tool::Overview), "overview", words.overview())}
            {tab(Place::MEASURES, "measures", words.measures())}
            {tab(Place::Section(third), icon, words.section(third))}
            {tab(Place::CHECKS, "checks", words.checks())}
            <button type="button" class="sp-tabs__link" on:click=move |_| seeks.set(true)>
                <Icon name="find"/>
                {words.go_to()}
            </button>
        </nav>
    }
}
