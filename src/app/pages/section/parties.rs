//! Who takes part.

use leptos::prelude::*;

use super::{HEAD, list_id};
use crate::{
    app::{
        browser::device,
        desk::{desk, new_id, words},
        going::navigation::element_id,
        parts::{
            Button, CheckField, Drawn, Form, Icon, IconButton, More, PasteList, Pastes, Weight,
            field, named,
        },
    },
    edit::{Act, Change, acts},
    plan::{Id, Party, PartyKind, Place, Role},
    text::{Words, or_untitled},
};

/// The page of the section.
pub fn parties() -> AnyView {
    let (desk, words) = (desk(), words());
    let parties = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.parties
                .iter()
                .map(|party| party.id)
                .collect::<Vec<_>>()
        })
    });
    // The party whose fields are unfolded at first: the only one, or the one just added.
    let unfolded = RwSignal::new(parties.with_untracked(|parties| match parties.as_slice() {
        [only] => Some(*only),
        _ => None,
    }));
    let add = move || {
        let id = new_id();
        unfolded.set(Some(id));
        desk.edit(Change::whole(Act::Add, id), |plan| {
            plan.parties.insert(
                Party {
                    id,
                    ..Party::default()
                },
                Place::Last,
            );
        });
        device::focus(element_id(id.uuid(), "name"));
    };
    let pastes = StoredValue::new(Pastes::of(Party::default));
    let empty = move || {
        view! {
            <div class="sp-empty">
                <Icon name="parties" class="sp-icon--large"/>
                <h2 class="nl-heading nl-heading--level-2">{words.parties_none()}</h2>
                <p class="nl-paragraph sp-soft">{words.parties_none_todo()}</p>
                <div class="sp-actions">
                    <Button
                        icon="add"
                        label=words.parties_add_first()
                        weight=Weight::Primary
                        id=list_id("parties")
                        on_press=add
                    />
                    <PasteList pastes=pastes.get_value()/>
                </div>
            </div>
        }
    };
    let drawn = Drawn::at_first();
    view! {
        <div class="sp-list" on:paste=move |event| pastes.with_value(|it| it.straight(&event))>
        <Show when=move || parties.with(|parties| !parties.is_empty()) fallback=empty>
            <ul class="sp-items">
                <For
                    each=move || drawn.first_and(parties.get(), unfolded.get())
                    key=|party| *party
                    let:party
                >
                    <PartyItem party=party open=unfolded.get_untracked() == Some(party)/>
                </For>
            </ul>
            <More drawn=drawn count=Signal::derive(move || parties.with(Vec::len))/>
            <div class="sp-actions">
                <Button icon="add" label=words.parties_add() on_press=add/>
                <PasteList pastes=pastes.get_value()/>
            </div>
        </Show>
        </div>
    }
    .into_any()
}

/// A party: its name, kind and roles when folded, its fields when unfolded.
#[component]
fn PartyItem(
    /// Which party.
    party: Id<Party>,
    /// Whether it is unfolded at first.
    open: bool,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let shown = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let party = plan.parties.get(party).cloned().unwrap_or_default();
            let roles = party
                .roles
                .iter()
                .map(|role| words.role(*role))
                .collect::<Vec<_>>();
            let name = or_untitled(&party.name, words.unnamed_party());
            (name, words.party_kind(party.kind), roles.join(", "))
        })
    });
    let step = move |up: bool| {
        desk.edit(Change::whole(Act::Move, party), |plan| {
            acts::move_in_list(plan, party, up);
        });
        device::focus(element_id(party.uuid(), if up { "up" } else { "down" }));
    };
    let remove = move || {
        let name = shown.with_untracked(|shown| shown.0.clone());
        desk.edit(Change::whole(Act::Remove, party), |plan| {
            acts::remove(plan, party);
        });
        desk.say_undoable(words.party_removed(name));
        device::focus(HEAD.to_owned());
    };
    view! {
        <li class="sp-item">
            <details class="sp-item__box" name="parties" open=open>
                <summary class="sp-item__head" id=element_id(party.uuid(), "")>
                    <Icon name="unfold" class="sp-icon--small"/>
                    <span class="sp-item__name">{move || shown.get().0}</span>
                    <span class="sp-item__note">{move || shown.get().1}</span>
                    <span class="sp-item__note">{move || shown.get().2}</span>
                </summary>
                <div class="sp-item__body">
                    {party_fields(party)}
                    <div class="sp-actions">
                        <IconButton
                            icon="up"
                            small=true
                            label=words.move_up()
                            on_press=move || step(true)
                            attr:id=element_id(party.uuid(), "up")
                        />
                        <IconButton
                            icon="down"
                            small=true
                            label=words.move_down()
                            on_press=move || step(false)
                            attr:id=element_id(party.uuid(), "down")
                        />
                        <Button
                            icon="delete"
                            label=words.party_remove()
                            weight=Weight::Subtle
                            on_press=remove
                        />
                    </div>
                </div>
            </details>
        </li>
    }
}

/// The fields of a party.
fn party_fields(party: Id<Party>) -> AnyView {
    let words = words();
    let form = Form::<Party>::of(party);
    let small = form.follow(|party| party.small_or_medium == Some(true));
    view! {
        <div class="sp-fields">
            {form.text(field!(name), named().wide("sp-span-6"))}
            {form.choice(
                field!(kind),
                named().wide("sp-span-6"),
                PartyKind::ALL,
                Words::party_kind,
            )}
            <Roles party=party/>
            {form.typed(
                field!(founded),
                named().hint(words.party_founded_hint()).wide("sp-span-6"),
            )}
            {form.typed(
                field!(signed),
                named().hint(words.party_signed_hint()).wide("sp-span-6"),
            )}
            {form.typed(field!(equity), named().wide("sp-span-6"))}
            {form.typed(
                field!(guarantee),
                named().hint(words.party_guarantee_hint()).wide("sp-span-6"),
            )}
            <div class="sp-checks">
                <CheckField
                    label=words.field_party_small_or_medium()
                    id=form.control("small_or_medium")
                    value=small
                    on_tick=Box::new(move |ticked| {
                        form.change(Change::choosing(party, "small_or_medium"), |party| {
                            party.small_or_medium = Some(ticked);
                        });
                    })
                />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Roles(
    /// The party.
    party: Id<Party>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let roles = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.parties
                .get(party)
                .map(|it| it.roles.clone())
                .unwrap_or_default()
        })
    });
    let tick = move |role: Role, ticked: bool| {
        desk.edit(Change::choosing(party, "roles"), |plan| {
            plan.parties.update(party, |party| {
                party.roles.retain(|one| *one != role);
                if ticked {
                    party.roles.push(role);
                }
            });
        });
    };
    let boxes = Role::ALL
        .iter()
        .enumerate()
        .map(|(at, role)| {
            let role = *role;
            // A finding about the roles leads to the first of them.
            let field = if at == 0 {
                "roles".to_owned()
            } else {
                format!("roles-{at}")
            };
            view! {
                <CheckField
                    label=words.role(role)
                    id=element_id(party.uuid(), &field)
                    value=Signal::derive(move || roles.with(|roles| roles.contains(&role)))
                    on_tick=Box::new(move |ticked| tick(role, ticked))
                />
            }
        })
        .collect_view();
    view! {
        <fieldset class="sp-set">
            <legend>{words.field_party_roles()}</legend>
            <div class="sp-checks">{boxes}</div>
        </fieldset>
    }
}
