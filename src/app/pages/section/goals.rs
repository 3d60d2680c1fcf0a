//! The goal tree, from the ambition down.

use leptos::prelude::*;

use super::{indicators_of, listed, serving::measures_for};
use crate::{
    app::{
        desk::{desk, words},
        going::route::{Place, Route},
        parts::{Form, ListWords, Listing, SelectField, field, named},
    },
    edit::{Change, acts},
    plan::{Goal, GoalLevel, GoalNature, Id, IndicatorOf, Plan, Section},
    text::Words,
};

/// The page of the section.
pub fn goals() -> AnyView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let listing = Listing::new(
        |_| true,
        || Goal {
            level: GoalLevel::GuidingGoal,
            ..Goal::default()
        },
        move |plan, goal| note(words, plan, goal),
        "title",
        fields,
    );
    let of_list = ListWords {
        none: words.goals_none(),
        none_todo: words.goals_none_todo(),
        add: words.goals_add(),
    };
    view! {
        <p class="nl-paragraph">
            <a
                class="utrecht-link utrecht-link--html-a"
                href=Route::Plan(plan, Place::Section(Section::Indicators)).fragment()
            >
                {words.indicators_link()}
            </a>
        </p>
        {listed("goals", words.goals_list(), of_list, listing)}
    }
    .into_any()
}

/// What is shown beside a folded goal: its level, and the goal above it.
fn note(words: Words, plan: &Plan, goal: &Goal) -> String {
    let level = words.goal_level(goal.level);
    let above = goal.parent.and_then(|parent| plan.goals.get(parent));
    match above {
        Some(above) => words.level_under(level, &above.title),
        None => level.to_owned(),
    }
}

fn fields(form: Form<Goal>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(number), named().wide("sp-span-3"))}
        {form.text(field!(title), named().wide("sp-span-9"))}
        {form.choice(
            field!(level),
            named().wide("sp-span-6"),
            GoalLevel::ALL,
            Words::goal_level,
        )}
        {form.choice(
            field!(nature),
            named().wide("sp-span-6"),
            GoalNature::ALL,
            Words::goal_nature,
        )}
        <Parent goal=form.id/>
        {form.prose(field!(description), named().hint(words.goal_description_hint()))}
        {measures_for(form, words.served_by(), field!(goals))}
        {form.prose(field!(rationale), named().hint(words.goal_rationale_hint()))}
        <section class="sp-under-item">
            <h3 class="nl-heading nl-heading--level-3" id=form.control("indicators") tabindex="-1">
                {words.indicators_of_goal()}
            </h3>
            {indicators_of(IndicatorOf::Goal(form.id), form.control("indicators"))}
        </section>
    }
    .into_any()
}

/// The goal above a goal; neither the goal itself nor those below it can be chosen.
#[component]
fn Parent(goal: Id<Goal>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let form = Form::<Goal>::of(goal);
    let value = form.follow(|goal| goal.parent.map(|id| id.to_string()).unwrap_or_default());
    let choices = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let above = words.goals_above(plan, goal).into_iter();
            std::iter::once((String::new(), words.nothing_chosen().to_owned()))
                .chain(above.map(|(id, name)| (id.to_string(), name)))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <SelectField
            id=form.control("parent")
            label=words.field_goal_parent()
            choices=choices
            value=value
            on_choose=Box::new(move |chosen: String| {
                desk.edit(Change::choosing(goal, "parent"), |plan| {
                    acts::set_goal_parent(plan, goal, chosen.parse().ok());
                });
            })
        />
    }
}
