//! Which of the authors does what by when, and the last day to apply.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, new_id, words},
        going::{
            navigation::{HANDING_IN_DAY, element_id},
            route::{Place, Route, Tool},
        },
        parts::{Button, Form, Icon, Weight, field, go_to, named},
    },
    check::Subject,
    edit::{Act, Change, acts},
    figures::overdue,
    plan::{Assignment, Id, Place as PlaceIn, Section, sort_by_key},
    schemes,
};

/// Under the heading of a section's page: who takes care of it, editable in place.
pub fn tasks_of(section: Section) -> AnyView {
    let (desk, words) = (desk(), words());
    let tasks = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let here = plan.assignments.iter().filter(|it| it.section == section);
            here.map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let unfolded = RwSignal::new(None::<Id<Assignment>>);
    // A task that was added by mistake goes as it came.
    on_cleanup(move || {
        if let Some(id) = unfolded.try_get_untracked().flatten() {
            device::after_drawing(move || forget_untouched(desk, id));
        }
    });
    let adder = element_id(desk.peek(|plan| plan.id.uuid()), "task-add");
    let add = move || {
        let id = new_id();
        let task = Assignment {
            id,
            section,
            ..Assignment::default()
        };
        desk.edit(Change::whole(Act::Add, id), |plan| {
            plan.assignments.insert(task, PlaceIn::Last);
        });
        unfolded.set(Some(id));
        device::focus(element_id(id.uuid(), "who"));
    };
    view! {
        <div class="sp-tasks">
            <For each=move || tasks.get() key=|id| *id let:id>
                {task(id, unfolded.get_untracked() == Some(id))}
            </For>
            <Button
                icon="parties"
                label=words.task_add()
                weight=Weight::Subtle
                id=adder
                on_press=add
            />
        </div>
    }
    .into_any()
}

fn forget_untouched(desk: Desk, id: Id<Assignment>) {
    let as_made = |it: &Assignment| {
        *it == Assignment {
            id: it.id,
            order: it.order.clone(),
            section: it.section,
            ..Assignment::default()
        }
    };
    if desk.peek(|plan| plan.assignments.get(id).is_some_and(as_made)) {
        desk.forget(Change::whole(Act::Add, id));
    }
}

/// A task: one line when folded, its fields when unfolded.
fn task(id: Id<Assignment>, open: bool) -> AnyView {
    let (desk, words) = (desk(), words());
    let today = device::today();
    let form = Form::of(id);
    let in_short = form.follow(move |task: &Assignment| words.task_in_short(task, today));
    let done = form.follow(|task: &Assignment| task.done);
    let seen = RwSignal::new(open);
    let remove = move || {
        let title = desk.peek(|plan| plan.assignments.get(id).map(|it| it.task.clone()));
        desk.edit(Change::whole(Act::Remove, id), |plan| {
            acts::remove(plan, id);
        });
        desk.say_undoable(words.removed(&title.unwrap_or_default()));
        device::focus(element_id(desk.peek(|plan| plan.id.uuid()), "task-add"));
    };
    let fields = move || {
        seen.get().then(|| {
            view! {
                <div class="sp-fields">
                    {form.text(field!(who), named().hint(words.task_who_hint()).wide("sp-span-4"))}
                    {form.text(field!(task), named().hint(words.task_what_hint()).wide("sp-span-8"))}
                    {form.typed(field!(due), named().hint(words.date_hint()).wide("sp-span-4"))}
                    {form.tick(field!(done), named())}
                </div>
                <div class="sp-actions">
                    <Button
                        icon="delete"
                        label=words.task_remove()
                        weight=Weight::Subtle
                        on_press=remove
                    />
                </div>
            }
        })
    };
    view! {
        <details class="sp-task" open=open on:toggle=move |_| seen.set(true)>
            <summary class="sp-task__head" id=element_id(id.uuid(), "")>
                <Icon name="unfold" class="sp-icon--small"/>
                {move || done.get().then(|| view! { <Icon name="ok" class="sp-icon--small"/> })}
                <span>{in_short}</span>
            </summary>
            <div class="sp-task__body">{fields}</div>
        </details>
    }
    .into_any()
}

/// All tasks, those to be done first at the top; empty if there are none.
pub fn all_tasks() -> AnyView {
    let (desk, words) = (desk(), words());
    let today = device::today();
    let tasks = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let mut tasks: Vec<Assignment> = plan.assignments.iter().cloned().collect();
            sort_by_key(&mut tasks, |task| (task.done, task.due.is_none(), task.due));
            tasks
        })
    });
    let row = move |task: Assignment| {
        let about = Subject::Assignment(task.id);
        let place = Place::Section(task.section);
        view! {
            <li class="sp-hit">
                <span>{words.task_in_short(&task, today)}</span>
                <a
                    class="utrecht-link utrecht-link--html-a sp-hit__where"
                    href=Route::Plan(desk.peek(|plan| plan.id), place).fragment()
                    on:click=go_to(desk, about, "")
                >
                    {words.section(task.section)}
                </a>
            </li>
        }
    };
    view! {
        <Show when=move || tasks.with(|tasks| !tasks.is_empty())>
            <section class="sp-group">
                <div class="sp-group__head">
                    <h2 class="nl-heading nl-heading--level-2">{words.tasks()}</h2>
                </div>
                <ul class="sp-hits">{move || tasks.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
    .into_any()
}

/// A link to where a plan is put on record as it is handed in.
pub fn hand_in_link() -> AnyView {
    let (desk, words) = (desk(), words());
    view! {
        <a
            class="utrecht-link utrecht-link--html-a"
            href=Route::Plan(desk.peek(|plan| plan.id), Place::PROFILE).fragment()
            on:click=move |_| device::focus_when_there(HANDING_IN_DAY.to_owned())
        >
            {words.hand_in()}
        </a>
    }
    .into_any()
}

/// How much time is left to apply, or when somebody applied, and what is still to be done; empty if no day was given.
pub fn deadlines() -> AnyView {
    let (desk, words) = (desk(), words());
    let today = device::today();
    let state = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let open = plan.assignments.iter().filter(|task| !task.done).count();
            let late = today.map_or(0, |today| overdue(plan, today).len());
            // A submitted plan has no deadline any more.
            let waits = plan.submission.is_none() && !plan.status.is_handed_in();
            let deadline = today
                .filter(|_| waits)
                .and_then(|today| schemes::deadline(plan, today));
            let submitted = plan.submission.as_ref().map(|it| it.date);
            let last_day = deadline.map(|deadline| deadline.last_day);
            (last_day, submitted, open, late)
        })
    });
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let panel = move || {
        let (last_day, submitted, open, late) = state.get();
        (last_day.is_some() || submitted.is_some() || open > 0).then(|| {
            let apply = last_day.map(|day| {
                let passed = today.is_some_and(|today| day < today);
                let class = if passed {
                    "sp-status sp-status--bad"
                } else {
                    "sp-status"
                };
                view! {
                    <p class="nl-paragraph">
                        <span class=format!("{class} sp-status--wraps")>
                            {passed.then(|| view! { <Icon name="warning"/> })}
                            {words.time_to_apply(day, today)}
                        </span>
                    </p>
                    <p class="nl-paragraph sp-small">{hand_in_link()}</p>
                }
            });
            let submitted = submitted.map(|day| {
                view! {
                    <p class="nl-paragraph">
                        <Icon name="ok" class="sp-icon--small"/>
                        " "
                        {words.submitted_on(day)}
                    </p>
                }
            });
            let tasks = (open > 0).then(|| {
                view! {
                    <p class="nl-paragraph sp-small">
                        <a
                            class="utrecht-link utrecht-link--html-a"
                            href=Route::Plan(desk.peek(|plan| plan.id), Place::Tool(Tool::Overview)).fragment()
                        >
                            {words.tasks_open(number(open))}
                            {(late > 0).then(|| words.tasks_late(words.count(number(late))))}
                        </a>
                    </p>
                }
            });
            view! {
                <section class="sp-panel" aria-labelledby="live-deadline">
                    <h2 class="sp-panel__head" id="live-deadline">
                        {words.applying()}
                    </h2>
                    {apply}
                    {submitted}
                    {tasks}
                </section>
            }
        })
    };
    panel.into_any()
}
