//! What the grant-giver decided.

use leptos::prelude::*;

use super::group;
use crate::{
    app::{
        desk::{desk, words},
        parts::{Form, ask},
    },
    plan::{Decision, Plan},
};

/// The decision, once there can be one.
pub fn decision(form: Form<Plan>) -> AnyView {
    let (desk, words) = (desk(), words());
    let known = desk.peek(|plan| plan.decision.is_some());
    let awaited = form.follow(|plan| plan.status.is_handed_in());
    let fields = move || {
        let date = ask(words.decision_date()).hint(words.date_hint());
        view! {
            <p class="nl-paragraph sp-group__intro">{words.decision_hint()}</p>
            <div class="sp-fields">
                {form.typed_by(
                    "decision",
                    date.wide("sp-span-4"),
                    |plan| plan.decision.as_ref()?.date,
                    |plan, date| change(plan, |decision| decision.date = date),
                )}
                {form.typed_by(
                    "decision_costs",
                    ask(words.decision_costs()).wide("sp-span-4"),
                    |plan| plan.decision.as_ref()?.granted_costs,
                    |plan, costs| change(plan, |decision| decision.granted_costs = costs),
                )}
                {form.typed_by(
                    "decision_grant",
                    ask(words.decision_grant()).wide("sp-span-4"),
                    |plan| plan.decision.as_ref()?.grant,
                    |plan, grant| change(plan, |decision| decision.grant = grant),
                )}
            </div>
        }
        .into_any()
    };
    let shown = move || {
        (known || awaited.get()).then(|| group("decided", words.field_plan_decision(), fields()))
    };
    shown.into_any()
}

/// Changes the decision; an empty one becomes `None`.
fn change(plan: &mut Plan, change: impl FnOnce(&mut Decision)) {
    let mut decision = plan.decision.take().unwrap_or_default();
    change(&mut decision);
    plan.decision = (decision != Decision::default()).then_some(decision);
}
