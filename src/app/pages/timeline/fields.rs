//! The fields of the selected row.

use leptos::{ev, prelude::*};

use super::{super::section::depends_on, board::Board};
use crate::{
    app::{
        browser::keys::pressed,
        going::route::{Place, Route},
        parts::{FindingItem, Form, IconButton, ask, field, named},
    },
    check::{Finding, Subject},
    figures::timeline::RowOf,
    plan::{Activity, ActivityState, Id, Measure, Section, Target},
    text::Words,
};

/// The fields of the selected row, as long as there is one.
pub fn fields(board: Board) -> AnyView {
    let chosen = Memo::new(move |_| {
        let there = |of: &RowOf| board.with(|schedule| schedule.line(*of).is_some());
        board.chosen.get().filter(there)
    });
    let view = move || chosen.get().map(|of| fields_of(board, of));
    view.into_any()
}

fn fields_of(board: Board, of: RowOf) -> AnyView {
    match of {
        RowOf::Measure(id) => panel(
            board,
            of,
            id.into(),
            Place::Measure(id),
            board.words.timeline_open_measure(),
            of_measure(board, id),
        ),
        RowOf::Activity(id) => panel(
            board,
            of,
            id.into(),
            Place::Section(Section::Activities),
            board.words.timeline_open_activities(),
            of_activity(id, board.words),
        ),
        RowOf::Head(_) | RowOf::Moment(_) => ().into_any(),
    }
}

fn panel(
    board: Board,
    of: RowOf,
    about: Subject,
    place: Place,
    leads: &'static str,
    fields: AnyView,
) -> AnyView {
    let words = board.words;
    let plan = board.desk.peek(|plan| plan.id);
    let label = move || board.line(of).map(|line| line.label);
    let found = Memo::new(move |_| {
        let found = |one: &&Finding| one.about == about && !one.waived;
        board.desk.outcome.with(|outcome| {
            outcome
                .findings
                .iter()
                .filter(found)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let findings = move || {
        let items = found.get().into_iter();
        items
            .map(|finding| view! { <FindingItem finding=finding/> })
            .collect_view()
    };
    let key = move |event: ev::KeyboardEvent| {
        if pressed(&event).as_deref() == Some("Escape") {
            board.close();
        }
    };
    view! {
        <section class="sp-tl__fields" aria-labelledby="timeline-chosen" on:keydown=key>
            <div class="sp-tl__title">
                <h2 class="sp-panel__head" id="timeline-chosen" dir="auto">
                    {label}
                </h2>
                <a
                    class="utrecht-link utrecht-link--html-a sp-small"
                    href=Route::Plan(plan, place).fragment()
                >
                    {leads}
                </a>
                <IconButton
                    icon="close"
                    small=true
                    label=words.timeline_close()
                    on_press=move || board.close()
                />
            </div>
            <div class="sp-fields">{fields}</div>
            <ul class="sp-findings">{findings}</ul>
        </section>
    }
    .into_any()
}

fn of_measure(board: Board, id: Id<Measure>) -> AnyView {
    let words = board.words;
    let form = Form::<Measure>::of(id);
    let targets = Memo::new(move |_| {
        let of = |plan: &crate::plan::Plan| plan.targets_of(id).map(|it| it.id).collect::<Vec<_>>();
        board.desk.with_plan(of)
    });
    let due = move || {
        let target = |id: Id<Target>| {
            let name = board
                .desk
                .peek(|plan| words.subject_title(plan, Subject::Target(id)));
            let day = Form::<Target>::of(id).typed(field!(due), named());
            let said = name.clone();
            view! {
                <div class="sp-span-4" role="group" aria-label=said>
                    <p class="nl-paragraph sp-small sp-soft">{name}</p>
                    {day}
                </div>
            }
        };
        targets.get().into_iter().map(target).collect_view()
    };
    view! {
        {form.period(field!(period))}
        <p class="nl-paragraph sp-small sp-quiet">{words.measure_period_hint()}</p>
        {due}
    }
    .into_any()
}

fn of_activity(id: Id<Activity>, words: Words) -> AnyView {
    let form = Form::<Activity>::of(id);
    let milestone = ask(words.field_activity_milestone()).hint(words.milestone_hint());
    view! {
        {form.period(field!(period))}
        {form.typed(field!(milestone), milestone.wide("sp-span-4"))}
        {form.text(field!(title), named().wide("sp-span-8"))}
        {form.choice(
            field!(state),
            named().wide("sp-span-4"),
            ActivityState::ALL,
            Words::activity_state,
        )}
        {depends_on(form)}
        {form.one(field!(lead), named().wide("sp-span-6"))}
    }
    .into_any()
}
