//! A choice of any number of things in the plan.

use leptos::prelude::*;
use uuid::Uuid;

use super::{CheckField, Icon, NewItem, OnName};
use crate::app::desk::words;

/// What was ticked or unticked.
pub type OnTick = Box<dyn Fn(Uuid, bool) + Send + Sync>;

/// Boxes to tick, folded under what is selected.
#[component]
pub fn Many(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What to choose, if that is not obvious.
    #[prop(default = None)]
    hint: Option<String>,
    /// How wide it is.
    #[prop(default = "")]
    span: &'static str,
    /// What there is to choose from, by id.
    items: Memo<Vec<(Uuid, String)>>,
    /// What is selected.
    chosen: Memo<Vec<Uuid>>,
    /// Stores a change.
    on_tick: OnTick,
    /// Adds something new to choose from, if that can be done here.
    #[prop(default = None)]
    on_name: Option<OnName>,
) -> impl IntoView {
    let words = words();
    let on_tick = StoredValue::new(on_tick);
    // A reference to something that no longer exists can be removed.
    let items = Memo::new(move |_| {
        let mut all = items.get();
        let gone = |id: &&Uuid| !items.with(|items| items.iter().any(|(one, _)| one == *id));
        let name = || words.gone_item().to_owned();
        chosen.with(|ids| all.extend(ids.iter().filter(gone).map(|id| (*id, name()))));
        all
    });
    let summary = move || {
        let chosen = chosen.get();
        let names = items.with(|items| {
            let named = items.iter().filter(|(id, _)| chosen.contains(id));
            named.map(|(_, name)| name.clone()).collect::<Vec<_>>()
        });
        if names.is_empty() {
            words.nothing_chosen().to_owned()
        } else {
            names.join(", ")
        }
    };
    let boxes = move || {
        items
            .get()
            .into_iter()
            .map(|(item, name)| {
                view! {
                    <CheckField
                        label=name
                        value=Signal::derive(move || chosen.with(|ids| ids.contains(&item)))
                        on_tick=Box::new(move |ticked| {
                            on_tick.with_value(|on_tick| on_tick(item, ticked));
                        })
                    />
                }
            })
            .collect_view()
    };
    let none = Memo::new(move |_| items.with(Vec::is_empty));
    let new = on_name.map(|on_name| {
        view! { <NewItem id=format!("{id}-new") label=label.clone() on_name=on_name/> }
    });
    view! {
        <div class=format!("sp-many {span}")>
            <div class="sp-field__head">
                <span class="utrecht-form-label sp-many__label" id=format!("{id}-label")>
                    {label}
                </span>
                {hint.map(|hint| view! { <div class="utrecht-form-field-description">{hint}</div> })}
            </div>
            <details class="sp-many__fold">
                <summary
                    class="sp-many__head"
                    aria-labelledby=format!("{id}-label {id}")
                    id=id.clone()
                >
                    <Icon name="unfold" class="sp-icon--small"/>
                    <span class="sp-many__chosen">{summary}</span>
                </summary>
                <div
                    class="sp-many__choices"
                    role="group"
                    aria-labelledby=format!("{id}-label")
                >
                    {boxes}
                    <Show when=move || none.get()>
                        <p class="nl-paragraph sp-soft">{words.nothing_to_choose()}</p>
                    </Show>
                </div>
                {new}
            </details>
        </div>
    }
}
