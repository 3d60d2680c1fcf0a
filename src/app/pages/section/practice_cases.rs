//! Examples from practice.

use leptos::prelude::*;

use super::{documents::follow_link, listed};
use crate::{
    app::{
        desk::words,
        parts::{Form, ListWords, Listing, field, named},
    },
    plan::{Plan, PracticeCase},
};

/// The page of the section.
pub fn practice_cases() -> AnyView {
    let words = words();
    let of_list = ListWords {
        none: words.practice_cases_none(),
        none_todo: words.practice_cases_none_todo(),
        add: words.practice_cases_add(),
    };
    let goal = |plan: &Plan, case: &PracticeCase| {
        let goal = case.goal.and_then(|goal| plan.goals.get(goal));
        goal.map(|goal| goal.title.clone()).unwrap_or_default()
    };
    let listing = Listing::all(goal, "title", fields);
    listed(
        "practice_cases",
        words.section_practice_cases(),
        of_list,
        listing,
    )
}

fn fields(form: Form<PracticeCase>) -> AnyView {
    let words = words();
    view! {
        {form.text(field!(title), named())}
        {form.prose(field!(summary), named().hint(words.practice_case_summary_hint()))}
        {form.one(field!(goal), named().wide("sp-span-6"))}
        {form.many(field!(parties), named().wide("sp-span-6"))}
        {form.lines(field!(tags), named())}
        {form.text(field!(link), named().hint(words.link_hint()))}
        {follow_link(form, |case| &case.link)}
    }
    .into_any()
}
