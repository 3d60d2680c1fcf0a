//! Overlaps: how many of a target another target also counts.

use leptos::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::navigation::{element_id, overlap_id},
        parts::{Choose, FieldError, Form, IconButton, Typed, TypedInput, units::count_of},
    },
    edit::Change,
    plan::{Id, Measure, People, Plan, Quantity, Target},
};

/// Whether another target can share people or companies with this one: it is in the same measure,
/// or counts the same elsewhere.
pub fn can_share(plan: &Plan, target: Id<Target>, other: &Target) -> bool {
    let Some(this) = plan.targets.get(target) else {
        return false;
    };
    let counts_the_same = this.unit.is_some() && other.unit == this.unit
        || this.people != People::None && other.people != People::None;
    // A part of another target is counted there.
    other.id != target
        && other.part_of.is_none()
        && (other.measure == this.measure || counts_the_same)
}

/// How many of a target another one also counts.
#[component]
pub fn OverlapLine(
    /// Which target.
    target: Id<Target>,
    /// The other one.
    other: Id<Target>,
    /// The target as it is.
    this: Memo<Target>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let form = Form::of(target);
    let id = overlap_id(target, other);
    let edit = move |act: fn(Id<Target>, &'static str) -> Change, edit: &dyn Fn(&mut Target)| {
        form.change(act(target, "overlaps"), |it| edit(it));
    };
    let quantity = Typed::new(
        id.clone(),
        Signal::derive(move || this.with(|target| target.overlaps.get(&other).copied())),
        move |value: Option<Quantity>| {
            edit(Change::typing, &|it| {
                it.overlaps.insert(other, value.unwrap_or_default());
            });
        },
    );
    // A plan has thousands of targets: the others are named only if the user wants to choose.
    let choosing = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        let this = this.get();
        desk.with_plan(|plan| {
            let all = choosing.get();
            words.targets_named(plan, &this, |it| {
                it.id == other
                    || all && can_share(plan, target, it) && !this.overlaps.contains_key(&it.id)
            })
        })
    });
    let choose = move |chosen: String| {
        let Ok(chosen) = chosen.parse::<Id<Target>>() else {
            return;
        };
        edit(Change::choosing, &|it| {
            if let Some(count) = it.overlaps.remove(&other) {
                it.overlaps.insert(chosen, count);
            }
        });
    };
    view! {
        <div
            class="sp-target__line"
            role="group"
            aria-label=words.overlap()
            on:focusin=move |_| choosing.set(true)
        >
            <label for=id.clone()>{words.of_which()}</label>
            <TypedInput id=id.clone() state=quantity class="sp-target__small" keys="decimal"/>
            <span>{words.also_in()}</span>
            <Choose
                id=format!("{id}-with")
                name=words.also_counted_in()
                choices=choices
                value=Signal::derive(move || other.to_string())
                on_choose=Box::new(choose)
            />
            <IconButton
                icon="close"
                small=true
                label=words.remove_overlap()
                on_press=move || {
                    edit(Change::choosing, &|it| {
                        it.overlaps.remove(&other);
                    });
                    device::focus(element_id(target.uuid(), "overlaps"));
                }
            />
            <FieldError id=id error=quantity.error/>
        </div>
    }
}

impl crate::text::Words {
    /// Names the targets accepted by `wanted` as choices for `this`, those of its measure first;
    /// anything its overlaps refer to that no longer exists is named as well.
    fn targets_named(
        self,
        plan: &Plan,
        this: &Target,
        wanted: impl Fn(&Target) -> bool,
    ) -> Vec<(String, String)> {
        let measures = plan.measures.by_id();
        let mut numbers: FxHashMap<Id<Measure>, usize> = FxHashMap::default();
        let (mut near, mut far) = (Vec::new(), Vec::new());
        for target in plan.targets.iter() {
            let number = numbers.entry(target.measure).or_default();
            *number += 1;
            if !wanted(target) {
                continue;
            }
            let what = self.target_in_short(target);
            if target.measure == this.measure {
                near.push((target.id.to_string(), self.target_choice(*number, what)));
            } else {
                let code = measures.get(&target.measure).map(|it| it.code.as_str());
                let name = self.target_choice_elsewhere(code.unwrap_or_default(), *number, what);
                far.push((target.id.to_string(), name));
            }
        }
        near.append(&mut far);
        let gone = |id: &&Id<Target>| plan.targets.get(**id).is_none();
        let gone = this.overlaps.keys().filter(gone);
        near.extend(gone.map(|id| (id.to_string(), self.target_gone().to_owned())));
        near
    }

    /// A target in a list of choices: its number, unit and text, shortened.
    pub(super) fn target_in_short(self, target: &Target) -> String {
        let quantity = target
            .quantity
            .map(|it| self.number(it.decimal()))
            .unwrap_or_default();
        let unit = target
            .unit
            .as_ref()
            .map(|unit| self.target_unit(unit, count_of(target)));
        let what = format!(
            "{quantity} {} {}",
            unit.unwrap_or_default(),
            target.qualifier
        );
        what.trim().chars().take(60).collect()
    }
}
