//! What a target is part of: *of which*.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::navigation::element_id,
        parts::Choose,
    },
    check::{count_alike, looks_like_part},
    edit::{Change, acts},
    plan::{Id, Plan, Target},
    text::Words,
};

/// The choice of the target this one is part of, if there is any.
#[component]
pub fn PartOf(
    /// Which target.
    target: Id<Target>,
    /// Its number within the measure.
    number: usize,
    /// The target as it is.
    this: Memo<Target>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = element_id(target.uuid(), "part_of");
    let choices =
        Memo::new(move |_| this.with(|this| desk.with_plan(|plan| wholes(plan, this, words))));
    let any = Memo::new(move |_| choices.with(|choices| choices.len() > 1));
    let set = move |whole: Option<Id<Target>>| {
        desk.edit(Change::choosing(target, "part_of"), |plan| {
            acts::set_part_of(plan, target, whole);
        });
    };
    let seems = Memo::new(move |_| {
        this.with(|this| {
            desk.with_plan(|plan| {
                let of_measure: Vec<&Target> = plan.targets_of(this.measure).collect();
                looks_like_part(this, &of_measure)
            })
        })
    });
    let make = move || {
        if let Some(whole) = seems.get_untracked() {
            set(Some(whole));
            desk.say_undoable(words.made_part());
        }
    };
    let choose = {
        let id = id.clone();
        move || {
            view! {
                <span class="sp-target__part">
                    <label for=id.clone()>
                        <span class="sp-hidden">{words.target_before(number)}</span>
                        {words.is_part_of()}
                    </label>
                    <Choose
                        id=id.clone()
                        choices=choices
                        value=Signal::derive(move || {
                            this.with(|target| {
                                target.part_of.map_or_else(String::new, |whole| whole.to_string())
                            })
                        })
                        on_choose=Box::new(move |key: String| set(key.parse().ok()))
                    />
                </span>
            }
        }
    };
    view! {
        <Show when=move || any.get()>{choose()}</Show>
        <Show when=move || seems.get().is_some()>
            <button type="button" class="sp-linkbutton" on:click=move |_| make()>
                {words.make_part()}
                <span class="sp-hidden">{words.of_target(number)}</span>
            </button>
        </Show>
    }
}

/// What a target can be part of, by name: nothing, and the targets of its measure that count the
/// same and are not part of it; and whatever it is part of now.
fn wholes(plan: &Plan, this: &Target, words: Words) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), words.part_of_nothing().to_owned())];
    for (place, other) in plan.targets_of(this.measure).enumerate() {
        let free = count_alike(this, other) && !is_within(plan, other, this.id);
        if free || this.part_of == Some(other.id) {
            let what = words.target_in_short(other);
            choices.push((other.id.to_string(), words.target_choice(place + 1, what)));
        }
    }
    if let Some(whole) = this.part_of.filter(|whole| {
        let there = plan.targets_of(this.measure);
        there.map(|it| it.id).all(|id| id != *whole)
    }) {
        let name = plan.targets.get(whole).map_or_else(
            || words.target_gone().to_owned(),
            |it| words.target_in_short(it),
        );
        choices.push((whole.to_string(), name));
    }
    choices
}

/// Whether a target is another one or part of it, directly or indirectly.
fn is_within(plan: &Plan, target: &Target, whole: Id<Target>) -> bool {
    let mut passed = vec![target.id];
    let mut next = Some(target);
    while let Some(here) = next {
        if here.id == whole {
            return true;
        }
        next = here
            .part_of
            .filter(|above| !passed.contains(above))
            .and_then(|above| plan.targets.get(above));
        passed.extend(next.map(|it| it.id));
    }
    false
}
