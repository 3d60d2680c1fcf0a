//! Submitting the plan: the frozen copy, what has changed since, and continuing afterwards.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::{device, download::json},
        desk::{Desk, desk, words},
        going::navigation::HANDING_IN_DAY,
        parts::{Button, Drawn, EntryItem, Field, Icon, More, Typed, TypedInput, Unfolded, Weight},
    },
    check::{Finding, said_once},
    compare::differing,
    edit::{Act, Change, acts},
    exchange,
    plan::{Date, Status, Submission},
};

/// The id of the text above the field for the day.
const HEAD: &str = "handing-in";
/// The id of the question whether to hand in what is not right yet.
const QUESTION: &str = "handing-in-anyway";

fn hand_in(desk: Desk, day: Date) {
    let change = Change::whole(Act::Submit, desk.peek(|plan| plan.id));
    let mut frozen = false;
    desk.edit(change, |plan| frozen = acts::submit(plan, day));
    let words = desk.saying.words();
    if frozen {
        desk.say_undoable(words.handed_in(words.date_long(day)));
    } else {
        desk.saying.say(words.not_handed_in());
    }
    device::focus(HEAD.to_owned());
}

fn go_on_in_new_version(desk: Desk) {
    let change = Change::whole(Act::NewVersion, desk.peek(|plan| plan.id));
    desk.edit(change, acts::start_new_version);
    let label = desk.peek(|plan| plan.version.label.clone());
    desk.say_undoable(desk.saying.words().new_version(label));
    device::focus(HEAD.to_owned());
}

/// Downloads the plan as submitted.
fn download_frozen(desk: Desk, submission: &Submission) {
    let Some(copy) = &submission.copy else {
        return;
    };
    let words = desk.saying.words();
    let part = words.submitted_on(submission.date);
    let name = desk.peek(|plan| exchange::file_name_of(plan, &part, "json"));
    desk.saying.hand_over(name, json(copy.text()));
}

/// What to know and do about submitting.
pub fn handing_in() -> AnyView {
    let (desk, words) = (desk(), words());
    let submission = Memo::new(move |_| desk.with_plan(|plan| plan.submission.clone()));
    view! {
        <div id=HEAD tabindex="-1">
            {move || match submission.get() {
                None => {
                    view! {
                        <p class="nl-paragraph sp-soft">{words.handing_in_hint()}</p>
                        {freeze(words.hand_in(), Weight::Secondary)}
                    }
                        .into_any()
                }
                Some(submission) => handed_in(submission),
            }}
        </div>
    }
    .into_any()
}

/// Asks for the day, and freezes the plan.
fn freeze(label: &'static str, weight: Weight) -> AnyView {
    let (desk, words) = (desk(), words());
    let day = RwSignal::new(device::today());
    let state = Typed::new(HANDING_IN_DAY.to_owned(), day.into(), move |typed| {
        day.set(typed);
    });
    let asking = RwSignal::new(false);
    let press = move || match day.get_untracked() {
        Some(day) if untrack(|| desk.draft(HANDING_IN_DAY)).is_none() => {
            if asking.get_untracked() || !has_open_findings(desk) {
                hand_in(desk, day);
            } else {
                asking.set(true);
                device::focus(QUESTION.to_owned());
            }
        }
        _ => device::focus(HANDING_IN_DAY.to_owned()),
    };
    let put_off = move || {
        asking.set(false);
        device::focus(HANDING_IN_DAY.to_owned());
    };
    view! {
        <div class="sp-fields">
            <Field
                id=HANDING_IN_DAY
                label=words.handing_in_day()
                hint=Some(words.date_hint().to_owned())
                span="sp-span-4"
                error=state.error
            >
                <TypedInput id=HANDING_IN_DAY state=state hinted=true/>
            </Field>
        </div>
        <Show
            when=move || asking.get()
            fallback=move || {
                view! {
                    <div class="sp-actions sp-actions--after">
                        <Button icon="saved" label=label weight=weight on_press=press/>
                    </div>
                }
            }
        >
            {question(Arc::new(press), Arc::new(put_off))}
        </Show>
    }
    .into_any()
}

/// Whether the checks found something that nobody chose to leave as it is.
fn has_open_findings(desk: Desk) -> bool {
    let findings = desk
        .outcome
        .with_untracked(|outcome| Arc::clone(&outcome.findings));
    findings.iter().any(|finding| !finding.waived)
}

/// What a button does.
type Press = Arc<dyn Fn() + Send + Sync>;

/// Asks once whether the plan is to be handed in with what the checks still find, which it lists.
fn question(hand_in: Press, put_off: Press) -> AnyView {
    let (desk, words) = (desk(), words());
    let open = Memo::new(move |_| {
        let findings = desk.outcome.with(|outcome| Arc::clone(&outcome.findings));
        let open = findings.iter().filter(|finding| !finding.waived);
        let entries = said_once(open).into_iter();
        let entries = entries.map(|entry| entry.into_iter().cloned().collect());
        entries.collect::<Vec<Vec<Finding>>>()
    });
    let count = move || open.with(|open| open.iter().map(Vec::len).sum::<usize>());
    let said = move || words.hand_in_open(u64::try_from(count()).unwrap_or(u64::MAX));
    let unfolded = Unfolded::default();
    let drawn = Drawn::at_first();
    let list = move || {
        let entries = drawn.first(open.get()).into_iter();
        let entries = entries.map(|entry| view! { <EntryItem entry=entry unfolded=unfolded/> });
        entries.collect_view()
    };
    view! {
        <div
            class="utrecht-alert utrecht-alert--warning sp-hand-in"
            role="group"
            aria-label=said
            id=QUESTION
            tabindex="-1"
        >
            <Icon name="warning"/>
            <div class="utrecht-alert__content">
                <div class="utrecht-alert__message">
                    <p class="nl-paragraph">
                        <strong>{said}</strong>
                    </p>
                </div>
                <div class="sp-actions">
                    <Button
                        icon="saved"
                        label=words.hand_in_anyway()
                        weight=Weight::Secondary
                        on_press=move || hand_in()
                    />
                    <Button
                        icon="close"
                        label=words.hand_in_not_yet()
                        weight=Weight::Subtle
                        on_press=move || put_off()
                    />
                </div>
                <ul class="sp-findings">{list}</ul>
                <More drawn=drawn count=Signal::derive(move || open.with(Vec::len))/>
            </div>
        </div>
    }
    .into_any()
}

/// What is said and can be done once the plan was submitted.
fn handed_in(submission: Submission) -> AnyView {
    let (desk, words) = (desk(), words());
    let said = words.submitted_on(submission.date);
    let has_copy = submission.copy.is_some();
    let frozen = desk.peek(exchange::submitted).and_then(Result::ok);
    let changes = move || {
        let frozen = frozen.as_ref()?;
        let differing = desk.with_plan(|plan| differing(frozen, plan));
        Some(words.since(differing))
    };
    let submitted = Memo::new(move |_| desk.with_plan(|plan| plan.status == Status::Submitted));
    view! {
        <p class="nl-paragraph">
            <Icon name="ok" class="sp-icon--small"/>
            " "
            <strong>{said}</strong>
            " "
            {if has_copy { words.frozen_copy() } else { words.no_frozen_copy() }}
        </p>
        <p class="nl-paragraph sp-soft">{changes}</p>
        <div class="sp-actions sp-actions--after">
            <Show when=move || submitted.get()>
                <Button
                    icon="edit"
                    label=words.go_on_in_new_version()
                    on_press=move || go_on_in_new_version(desk)
                />
            </Show>
            {has_copy
                .then(|| {
                    view! {
                        <Button
                            icon="download"
                            label=words.download_frozen()
                            weight=Weight::Subtle
                            on_press=move || download_frozen(desk, &submission)
                        />
                    }
                })}
        </div>
        <details class="sp-again">
            <summary>{words.hand_in_again()}</summary>
            <p class="nl-paragraph sp-small sp-quiet">{words.hand_in_again_hint()}</p>
            {freeze(words.hand_in(), Weight::Secondary)}
        </details>
    }
    .into_any()
}
