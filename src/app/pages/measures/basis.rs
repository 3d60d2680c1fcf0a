//! What a target is based on: the starting point, the evidence, for whom, when.

use leptos::prelude::*;

use crate::{
    app::{
        desk::words,
        parts::{Form, Icon, Phases, field, named, phases},
    },
    plan::{Id, Target},
};

/// The fields of a target that are not in its row, folded.
#[component]
pub fn Basis(
    /// Which target.
    target: Id<Target>,
    /// Its number within the measure.
    number: usize,
) -> impl IntoView {
    let words = words();
    let form = Form::<Target>::of(target);
    let seen = RwSignal::new(false);
    let filled = form.follow(|target| {
        [
            target.baseline.is_some(),
            !target.verification.is_empty(),
            !target.groups.is_empty(),
            !target.phasing.is_empty(),
        ]
        .into_iter()
        .filter(|filled| *filled)
        .count()
    });
    let fields = move || seen.get().then(|| fields(form));
    view! {
        <details class="sp-basis" on:toggle=move |_| seen.set(true)>
            <summary class="sp-basis__head" id=form.control("basis")>
                <Icon name="unfold" class="sp-icon--small"/>
                {words.basis()}
                <span class="sp-hidden">{words.of_target(number)}</span>
                <span class="sp-quiet">{move || words.basis_filled(filled.get())}</span>
            </summary>
            <div class="sp-fields">{fields}</div>
        </details>
    }
}

fn fields(form: Form<Target>) -> AnyView {
    let words = words();
    let parts = Phases {
        get: |target: &Target| &target.phasing,
        get_mut: |target| Some(&mut target.phasing),
    };
    view! {
        {form.typed(field!(baseline), named().hint(words.baseline_hint()).wide("sp-span-4"))}
        {form.text(field!(verification), named().hint(words.verification_hint()).wide("sp-span-8"))}
        {form.many(field!(groups), named().hint(words.target_groups_of_target()))}
        {phases(form, parts, None)}
    }
    .into_any()
}
