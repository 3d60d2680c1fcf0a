//! Plans on this device that cannot be read.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::{device, download::json, moments::when},
        desk::words,
        keeping::keeping,
        parts::{Button, Drawn, More, Weight},
    },
    keep::{Listed, SnapshotHead, Stray, rescue, versions},
    text::or_untitled,
};

/// What is on the shelf and cannot be read: it stays until the user removes it.
pub fn unreadable(unreadable: Vec<Stray>, plans: &[Listed]) -> AnyView {
    let words = words();
    // The title of a text's plan, if there is a good text beside it.
    let title_of = |stray: &Stray| {
        let plan = plans.iter().find(|row| Some(row.head.id) == stray.plan)?;
        Some(or_untitled(&plan.head.title, words.untitled_plan()))
    };
    let count = u64::try_from(unreadable.len()).unwrap_or(u64::MAX);
    let strays: Vec<(Stray, Option<String>)> = unreadable
        .into_iter()
        .map(|stray| {
            let of = title_of(&stray);
            (stray, of)
        })
        .collect();
    let all = strays.len();
    let strays = StoredValue::new(strays);
    let drawn = Drawn::at_first();
    let items = move || {
        let places = drawn.first((0..all).collect());
        let item = |place: usize| {
            let (unreadable, of) = strays.with_value(|all| all.get(place).cloned())?;
            let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
            Some(view! { <UnreadablePlan unreadable=unreadable number=number of=of/> })
        };
        places.into_iter().filter_map(item).collect_view()
    };
    view! {
        <div class="sp-group">
            <section class="sp-setaside" aria-labelledby="unreadable">
                <h2 class="nl-heading nl-heading--level-2" id="unreadable" tabindex="-1">
                    {words.stored_unreadable(count)}
                </h2>
                <p class="nl-paragraph sp-soft">{words.stored_unreadable_todo()}</p>
                <ul class="sp-setaside__list">{items}</ul>
                <More drawn=drawn count=all/>
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn UnreadablePlan(unreadable: Stray, number: u32, of: Option<String>) -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let Stray {
        key,
        raw,
        why,
        plan,
    } = unreadable;
    let last_version = RwSignal::new(None::<SnapshotHead>);
    if let (Some(plan), None) = (plan, &of) {
        spawn_local(async move {
            let found = versions(plan).await.unwrap_or_default().heads;
            last_version.try_set(found.into_iter().last());
        });
    }
    let offer = move |head: SnapshotHead| {
        let label = words.stray_version(when(words, head.made));
        view! {
            <Button
                icon="history"
                label=label
                on_press=move || {
                    keeping.with_version(head.clone(), move |plan| keeping.arrive_as_copy(&plan));
                }
            />
        }
    };
    let says = format!(
        "{}: {}",
        words.stored_unreadable_number(number),
        words.damage(&why)
    );
    let of = of.map(|title| words.stray_of(title));
    let rescued = rescue(&raw);
    let asked = RwSignal::new(false);
    let id = move |what: &str| format!("unreadable-{number}-{what}");
    let save = move || {
        let name = words.stored_unreadable_file(number);
        keeping.saying.hand_over(name, json(&raw));
    };
    let ask = move || {
        asked.set(true);
        device::focus(id("keep"));
    };
    let keep = move || {
        asked.set(false);
        device::focus(id("remove"));
    };
    let remove = Callback::new(move |()| {
        keeping.discard_stray(&key);
        device::focus("unreadable".to_owned());
    });
    view! {
        <li>
            <p class="nl-paragraph">
                {says}
                " "
                {of}
            </p>
            <div class="sp-actions">
                {move || last_version.get().map(offer)}
                {rescued
                    .map(|plan| {
                        view! {
                            <Button
                                icon="copy"
                                label=words.stray_open()
                                on_press=move || keeping.arrive_as_copy(&plan)
                            />
                        }
                    })}
                <Button icon="download" label=words.stored_unreadable_download() on_press=save/>
                <Show
                    when=move || asked.get()
                    fallback=move || {
                        view! {
                            <Button
                                icon="delete"
                                label=words.stored_unreadable_remove()
                                weight=Weight::Subtle
                                id=id("remove")
                                on_press=ask
                            />
                        }
                    }
                >
                    <span role="alert">{words.stored_unreadable_sure()}</span>
                    <Button
                        icon="delete"
                        label=words.stored_unreadable_really()
                        weight=Weight::Subtle
                        on_press=move || remove.run(())
                    />
                    <Button
                        icon="back"
                        label=words.stored_unreadable_keep()
                        id=id("keep")
                        on_press=keep
                    />
                </Show>
            </div>
        </li>
    }
}
