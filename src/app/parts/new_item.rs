//! Something new in the plan, named where it is chosen, so that an empty list is no dead end.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{Button, Weight};
use crate::{
    app::{
        browser::keys::pressed,
        desk::{new_id, words},
    },
    plan::{Id, Listed, Place, Plan, folded},
};

/// Takes the name of something new.
pub type OnName = Box<dyn Fn(String) + Send + Sync>;

/// The item of this name: the one that is there, or a new one.
pub fn named_item<R: Listed>(plan: &mut Plan, name: &str) -> Id<R> {
    let wanted = folded(name);
    let there = R::list(plan).iter().find(|it| folded(it.title()) == wanted);
    if let Some(there) = there {
        return there.id();
    }
    let mut item = R::default();
    let id = new_id();
    item.set_id(id);
    item.set_title(name.trim().to_owned());
    R::list_mut(plan).insert(item, Place::Last);
    id
}

/// A field for the name of something new, and the button that adds it.
#[component]
pub fn NewItem(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What it is chosen for.
    label: String,
    /// Adds what was named.
    on_name: OnName,
) -> impl IntoView {
    let words = words();
    let name = RwSignal::new(String::new());
    let on_name = StoredValue::new(on_name);
    let add = move || {
        let named = name.get_untracked();
        if !named.trim().is_empty() {
            name.set(String::new());
            on_name.with_value(|on_name| on_name(named));
        }
    };
    let key = move |event: KeyboardEvent| {
        if pressed(&event).as_deref() == Some("Enter") {
            event.prevent_default();
            add();
        }
    };
    view! {
        <div class="sp-new-item">
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id=id
                aria-label=words.new_for(label)
                placeholder=words.new_placeholder()
                autocomplete="off"
                prop:value=name
                on:input:target=move |event| name.set(event.target().value())
                on:keydown=key
            />
            <Button icon="add" label=words.new_add() weight=Weight::Subtle on_press=add/>
        </div>
    }
}
