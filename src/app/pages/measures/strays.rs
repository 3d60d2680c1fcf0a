//! Targets that do not belong to any measure.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::navigation::element_id,
        pages::section::HEAD,
        parts::{Button, Drawn, Form, More, Titles, Weight, named},
    },
    edit::{Act, Change, acts},
    plan::{Id, Measure, Target},
};

/// The targets in a file whose measure is not in the plan, to give them one; empty if there are
/// none.
pub fn targets_of_nothing() -> AnyView {
    let (desk, words) = (desk(), words());
    let strays = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let measures = plan.measures.by_id();
            let strays = plan.targets.iter();
            let strays = strays.filter(|target| !measures.contains_key(&target.measure));
            strays.map(|target| target.id).collect::<Vec<_>>()
        })
    });
    let any = Memo::new(move |_| strays.with(|strays| !strays.is_empty()));
    let drawn = Drawn::at_first();
    let view = move || {
        any.get().then(|| {
            view! {
                <section class="sp-group">
                    <h2 class="nl-heading nl-heading--level-2">{words.targets_of_nothing()}</h2>
                    <p class="nl-paragraph sp-group__intro">{words.targets_of_nothing_intro()}</p>
                    <ul class="sp-items">
                        <For each=move || drawn.first(strays.get()) key=|id| *id let:id>
                            {stray(id)}
                        </For>
                    </ul>
                    <More drawn=drawn count=Signal::derive(move || strays.with(Vec::len))/>
                </section>
            }
        })
    };
    view.into_any()
}

fn stray(id: Id<Target>) -> AnyView {
    let (desk, words) = (desk(), words());
    let form = Form::of(id);
    let name = form.follow(move |target: &Target| words.target_in_short(target));
    let remove = move || {
        desk.edit(Change::whole(Act::Remove, id), |plan| {
            acts::remove(plan, id);
        });
        desk.say_undoable(words.removed(&name.get_untracked()));
        device::focus(HEAD.to_owned());
    };
    view! {
        <li class="sp-item">
            <div class="sp-item__body" role="group" aria-labelledby=element_id(id.uuid(), "")>
                <p class="nl-paragraph" id=element_id(id.uuid(), "")>{name}</p>
                <div class="sp-fields">
                    {form.select(
                        "measure",
                        named().wide("sp-span-6"),
                        Titles::of::<Measure>().choices(),
                        Box::new(|_| String::new()),
                        Box::new(|it, chosen| {
                            if let Ok(measure) = chosen.parse() {
                                it.measure = measure;
                            }
                        }),
                    )}
                </div>
                <div class="sp-actions">
                    <Button
                        icon="delete"
                        label=words.remove()
                        weight=Weight::Subtle
                        on_press=remove
                    />
                </div>
            </div>
        </li>
    }
    .into_any()
}
