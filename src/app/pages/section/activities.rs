//! Activities with dates: those that take time, and milestones.

use leptos::prelude::*;
use uuid::Uuid;

use super::listed;
use crate::{
    app::{
        desk::{desk, words},
        going::route::{Place, Route, Tool},
        parts::{Form, ItemList, ListWords, Listing, Many, ask, field, named},
    },
    edit::{Change, acts},
    plan::{Activity, ActivityState, Id, Measure, Plan, Serves},
    text::Words,
};

fn of_list(words: Words) -> ListWords {
    ListWords {
        none: words.activities_none(),
        none_todo: words.activities_none_todo(),
        add: words.activities_add(),
    }
}

/// The page of the section.
pub fn activities() -> AnyView {
    let words = words();
    let plan = desk().peek(|plan| plan.id);
    let listing = Listing::all(
        move |plan, activity| note(words, plan, activity),
        "title",
        |form| fields(form, true),
    );
    view! {
        <p class="nl-paragraph">
            <a
                class="utrecht-link utrecht-link--html-a"
                href=Route::Plan(plan, Place::Tool(Tool::Timeline)).fragment()
            >
                {words.timeline_link()}
            </a>
        </p>
        {listed("activities", words.activities_list(), of_list(words), listing)}
    }
    .into_any()
}

/// The activities of a measure.
pub fn activities_of(measure: Id<Measure>, heading: String) -> AnyView {
    let words = words();
    let serves = Some(Serves::Measure(measure));
    let listing = Listing::new(
        move |activity: &Activity| activity.serves == serves,
        move || Activity {
            serves,
            ..Activity::default()
        },
        move |_, activity| when(words, activity),
        "title",
        |form| fields(form, false),
    );
    view! { <ItemList listing=listing words=of_list(words) heading=heading/> }.into_any()
}

/// When it is, in words.
fn when(words: Words, activity: &Activity) -> String {
    match (activity.milestone, activity.period.period()) {
        (Some(day), _) => words.milestone_on(words.date(day)),
        (None, Some(period)) => words.period(period),
        (None, None) => String::new(),
    }
}

/// When it is, and what it serves.
fn note(words: Words, plan: &Plan, activity: &Activity) -> String {
    let when = when(words, activity);
    let serves = activity.serves;
    let serves = serves.map(|serves| words.serves_in_short(plan, serves));
    let parts = [serves.unwrap_or_default(), when];
    let filled: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(" · ")
}

fn fields(form: Form<Activity>, asks_what_it_serves: bool) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(title), named().wide("sp-span-8"))}
        {form.choice(
            field!(state),
            named().wide("sp-span-4"),
            ActivityState::ALL,
            Words::activity_state,
        )}
        {asks_what_it_serves.then(|| serves(form))}
        {form.period(field!(period))}
        {form.typed(field!(milestone), named().hint(words.milestone_hint()).wide("sp-span-4"))}
        {form.one(field!(lead), named().wide("sp-span-6"))}
        {form.many(field!(parties), named().wide("sp-span-6"))}
        {form.text(field!(deliverable), named().hint(words.deliverable_hint()))}
        {form.prose(field!(description), named())}
        {form.prose(field!(preconditions), named().rows(2))}
        {form.many(field!(groups), named().wide("sp-span-6"))}
        {depends_on(form)}
    }
    .into_any()
}

/// The key of what is served among all choices: as it is written in a file, so that it can be read
/// back without the plan.
fn key(serves: Serves) -> String {
    serde_json::to_string(&serves).unwrap_or_default()
}

/// What it serves, if anything.
fn serves(form: Form<Activity>) -> AnyView {
    let (desk, words) = (desk(), words());
    let choices = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let none = (String::new(), words.nothing_chosen().to_owned());
            let named = words.served(plan).into_iter();
            std::iter::once(none)
                .chain(named.map(|(serves, name)| (key(serves), name)))
                .collect::<Vec<_>>()
        })
    });
    form.select(
        "serves",
        ask(words.activity_serves()),
        choices.into(),
        Box::new(|it| it.serves.map(key).unwrap_or_default()),
        Box::new(|it, chosen| it.serves = serde_json::from_str(&chosen).ok()),
    )
}

/// What must be done first: neither itself nor what waits for it.
pub fn depends_on(form: Form<Activity>) -> AnyView {
    let (desk, words) = (desk(), words());
    let chosen = form.follow(|it| it.depends_on.iter().map(|id| id.uuid()).collect::<Vec<_>>());
    let items = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let may = acts::may_wait_for(plan, form.id);
            let all = plan.activities.iter().enumerate();
            // If a file has a circle, its chosen items can still be removed.
            all.filter(|(_, one)| {
                may.contains(&one.id) || chosen.with(|ids| ids.contains(&one.id.uuid()))
            })
            .map(|(at, one)| (one.id.uuid(), words.item_name(&one.title, at + 1)))
            .collect::<Vec<_>>()
        })
    });
    let on_tick = move |id: Uuid, ticked: bool| {
        let mut first = desk.peek(|plan| {
            let activity = plan.activities.get(form.id);
            activity.map(|it| it.depends_on.clone()).unwrap_or_default()
        });
        first.retain(|one| one.uuid() != id);
        if ticked {
            first.push(Id::new(id));
        }
        desk.edit(Change::choosing(form.id, "depends_on"), |plan| {
            acts::set_dependencies(plan, form.id, first);
        });
    };
    view! {
        <Many
            id=form.control("depends_on")
            label=words.field_activity_depends_on()
            span="sp-span-6"
            items=items
            chosen=chosen
            on_tick=Box::new(on_tick)
        />
    }
    .into_any()
}
