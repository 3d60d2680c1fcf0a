//! What a target is part of: *of which*.

use leptos::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// Among so many targets each is named at once.
const FEW: usize = 20;

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
    // A measure may have thousands of targets: they are named only if the user wants to choose.
    let choosing = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        let choosing = choosing.get();
        this.with(|this| {
            desk.with_plan(|plan| {
                let few = plan.targets_of(this.measure).nth(FEW).is_none();
                wholes(plan, this, choosing || few, words)
            })
        })
    });
    let any = Memo::new(move |_| {
        this.with(|this| {
            let there = |plan: &Plan| free(plan, this).next().is_some();
            this.part_of.is_some() || desk.with_plan(there)
        })
    });
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
                <span class="sp-target__part" on:focusin=move |_| choosing.set(true)>
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

/// What a target can be part of, by name: nothing; if `all` are wanted, those that are free; and
/// whatever it is part of now.
fn wholes(plan: &Plan, this: &Target, all: bool, words: Words) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), words.part_of_nothing().to_owned())];
    let mut of_measure: Vec<&Target> = if all {
        free(plan, this).collect()
    } else {
        Vec::new()
    };
    let whole = this
        .part_of
        .map(|whole| plan.targets.get(whole).ok_or(whole));
    let there = |it: &&Target| of_measure.iter().all(|one| one.id != it.id);
    match whole {
        Some(Ok(whole)) if whole.measure == this.measure => {
            of_measure.extend(Some(whole).filter(there));
            of_measure.sort_by_key(|target| plan.targets.place(target.id));
        }
        Some(Ok(whole)) => {
            choices.push((whole.id.to_string(), words.target_in_short(whole)));
        }
        Some(Err(gone)) => choices.push((gone.to_string(), words.target_gone().to_owned())),
        None => {}
    }
    let named = of_measure.into_iter().map(|target| {
        let what = words.target_in_short(target);
        let number = plan.number_of_target(target.id);
        (target.id.to_string(), words.target_choice(number, what))
    });
    choices.extend(named);
    choices
}

/// The targets of the same measure that count the same and are not part of this one.
fn free<'a>(plan: &'a Plan, this: &'a Target) -> impl Iterator<Item = &'a Target> {
    let within = within(plan, this.id);
    let of_measure = plan.targets_of(this.measure);
    of_measure.filter(move |other| count_alike(this, other) && !within.contains(&other.id))
}

/// A target and all that is part of it, directly or indirectly.
fn within(plan: &Plan, whole: Id<Target>) -> FxHashSet<Id<Target>> {
    let mut parts: FxHashMap<Id<Target>, Vec<Id<Target>>> = FxHashMap::default();
    for target in plan.targets.iter() {
        if let Some(whole) = target.part_of {
            parts.entry(whole).or_default().push(target.id);
        }
    }
    let mut found = FxHashSet::default();
    let mut next = vec![whole];
    while let Some(target) = next.pop() {
        if found.insert(target) {
            next.extend(parts.get(&target).into_iter().flatten());
        }
    }
    found
}
