//! One answer for all targets of a group: nobody is in two of them.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::navigation::element_id,
    },
    edit::{Change, acts},
    figures::{asked_about, people},
    plan::{Id, Target, TargetGroup},
};

/// What is asked or known about a group of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// People may be in two of its targets, and nobody said how many.
    Asked,
    /// Nobody is in two of its targets.
    Nobody,
}

/// The questions about the groups of a target, and the answers that were given.
#[component]
pub fn DistinctLines(
    /// Which target.
    target: Id<Target>,
    /// The target as it is.
    this: Memo<Target>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let lines = Memo::new(move |_| {
        let open: Vec<Option<Id<TargetGroup>>> = desk.outcome.with(|outcome| {
            let unanswered = outcome.figures.unanswered.iter();
            unanswered.map(|one| one.group).collect()
        });
        this.with(|this| {
            desk.with_plan(|plan| {
                let counts = people(this) > 0 && this.part_of.is_none();
                let groups = asked_about(plan, this).into_iter().filter(|_| counts);
                let said = |group| {
                    let said = plan.distinct.iter().any(|one| one.group == group);
                    let asked = open.contains(&group).then_some(Said::Asked);
                    let name = group.map(|group| words.group_name(plan, group));
                    let answer = if said { Some(Said::Nobody) } else { asked };
                    Some((group, name, answer?))
                };
                groups.filter_map(said).collect::<Vec<_>>()
            })
        })
    });
    let line = move |(group, name, said): (Option<Id<TargetGroup>>, Option<String>, Said)| {
        let answer = move |_| {
            let plan = desk.peek(|plan| plan.id);
            desk.edit(Change::choosing(plan, "distinct"), |plan| match said {
                Said::Asked => acts::say_distinct(plan, group),
                Said::Nobody => acts::take_back_distinct(plan, group),
            });
            device::focus(element_id(target.uuid(), "overlaps"));
        };
        let text = match (said, name) {
            (Said::Asked, Some(name)) => words.nobody_in_two(name),
            (Said::Asked, None) => words.nobody_without_group().to_owned(),
            (Said::Nobody, Some(name)) => words.nobody_said(name),
            (Said::Nobody, None) => words.nobody_without_group_said().to_owned(),
        };
        let button = match said {
            Said::Asked => view! {
                <button type="button" class="sp-linkbutton" on:click=answer>
                    {text}
                </button>
            }
            .into_any(),
            Said::Nobody => view! {
                <span class="sp-soft">{text.clone()}</span>
                <button type="button" class="sp-linkbutton" on:click=answer>
                    {words.nobody_take_back()}
                    <span class="sp-hidden">": " {text}</span>
                </button>
            }
            .into_any(),
        };
        view! { <div class="sp-target__line">{button}</div> }
    };
    move || lines.get().into_iter().map(line).collect_view()
}
