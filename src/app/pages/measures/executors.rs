//! Who carries out a measure.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{desk, new_id, words},
        going::navigation::element_id,
        parts::{Button, CheckField, Choose, IconButton},
    },
    edit::{Change, acts},
    plan::{Execution, Executor, Id, Measure, Party, Place, Plan, Role},
};

/// Marks the choice of a party that is not in the list yet.
const NEW: &str = "new";

/// The parties that carry out a measure, or that this is still to be decided.
#[component]
pub fn Executors(
    /// Which measure.
    measure: Id<Measure>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let execution = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.measures
                .get(measure)
                .map(|it| it.execution.clone())
                .unwrap_or_default()
        })
    });
    let change = move |edit: &dyn Fn(&mut Execution)| {
        desk.edit(Change::choosing(measure, "execution"), |plan| {
            plan.measures
                .update(measure, |measure| edit(&mut measure.execution));
        });
    };
    let to_be_determined = Signal::derive(move || execution.get() == Execution::ToBeDetermined);
    let count = Memo::new(move |_| execution.with(|execution| execution.executors().len()));
    let add = move || {
        let named = desk.peek(|plan| {
            let taken = execution.get_untracked();
            let free = |party: &&Party| taken.executors().iter().all(|it| it.party != party.id);
            let executing = |party: &&Party| party.roles.contains(&Role::Executing);
            let first = plan.parties.iter().filter(free).find(executing);
            first
                .or_else(|| plan.parties.iter().find(free))
                .map(|party| party.id)
        });
        // A party that was only just added must be named first.
        let field = if named.is_some() { "" } else { "-name" };
        let party = named.unwrap_or_else(|| add_party(measure));
        desk.edit(Change::choosing(measure, "execution"), |plan| {
            give_role(plan, party);
        });
        change(&|execution| {
            let mut executors = execution.executors().to_vec();
            executors.push(Executor {
                party,
                ..Executor::default()
            });
            *execution = Execution::By(executors);
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(format!("{}{field}", executor_id(measure, last)));
    };
    view! {
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.field_measure_execution()}</h2>
            </div>
            <CheckField
                label=words.to_be_determined()
                id=element_id(measure.uuid(), "execution")
                value=to_be_determined
                on_tick=Box::new(move |ticked| {
                    let named = count.get_untracked() > 0;
                    change(&|execution| {
                        *execution = if ticked { Execution::ToBeDetermined } else { Execution::default() };
                    });
                    if ticked && named {
                        desk.say_undoable(words.executors_left_out());
                    }
                })
            />
            <Show when=move || !to_be_determined.get()>
                <ul class="sp-rows">
                    <For each=move || 0..count.get() key=|index| *index let:index>
                        <ExecutorRow measure=measure index=index execution=execution/>
                    </For>
                </ul>
                <div class="sp-actions">
                    <Button icon="add" label=words.add_executor() on_press=add/>
                </div>
            </Show>
        </section>
    }
}

fn executor_id(measure: Id<Measure>, index: usize) -> String {
    format!("{}-{index}", element_id(measure.uuid(), "executor"))
}

/// Adds a party without a name, to be named on its own page.
fn add_party(measure: Id<Measure>) -> Id<Party> {
    let (desk, id) = (desk(), new_id());
    desk.edit(Change::choosing(measure, "execution"), |plan| {
        let party = Party {
            id,
            roles: vec![Role::Executing],
            ..Party::default()
        };
        plan.parties.insert(party, Place::Last);
    });
    id
}

/// Who carries out a measure is an executing party of the plan.
fn give_role(plan: &mut Plan, party: Id<Party>) {
    plan.parties.update(party, |party| {
        if !party.roles.contains(&Role::Executing) {
            party.roles.push(Role::Executing);
        }
    });
}

/// Takes away a party that was made for a measure and never named, unless another measure has it.
fn forget_nameless(plan: &mut Plan, party: Id<Party>) {
    let as_made = |it: &Party| {
        *it == Party {
            id: it.id,
            order: it.order.clone(),
            roles: vec![Role::Executing],
            ..Party::default()
        }
    };
    let is_executor = |measure: &Measure| {
        let executors = measure.execution.executors();
        executors.iter().any(|it| it.party == party)
    };
    if plan.parties.get(party).is_some_and(as_made) && !plan.measures.iter().any(is_executor) {
        acts::remove(plan, party);
    }
}

#[component]
fn ExecutorRow(measure: Id<Measure>, index: usize, execution: Memo<Execution>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let party = Memo::new(move |_| {
        execution.with(|execution| {
            execution
                .executors()
                .get(index)
                .map(|it| it.party)
                .unwrap_or_default()
        })
    });
    let name_of = move |party: &Party| {
        if party.name.trim().is_empty() {
            words.unnamed_party().to_owned()
        } else {
            party.name.clone()
        }
    };
    let choices = Memo::new(move |_| {
        let mut choices = desk.with_plan(|plan| {
            plan.parties
                .iter()
                .map(|it| (it.id.to_string(), name_of(it)))
                .collect::<Vec<_>>()
        });
        let chosen = party.get().to_string();
        if choices.iter().all(|(id, _)| *id != chosen) {
            choices.insert(0, (chosen, words.party_gone().to_owned()));
        }
        choices.push((NEW.to_owned(), words.new_party().to_owned()));
        choices
    });
    let name = Memo::new(move |_| {
        desk.with_plan(|plan| plan.parties.get(party.get()).map(name_of))
            .unwrap_or_default()
    });
    // A party that was only just added is named right here.
    let nameless = Memo::new(move |_| {
        desk.with_plan(|plan| plan.parties.get(party.get()).map(|it| it.name.clone()))
    });
    let asked = RwSignal::new(nameless.get_untracked().is_some_and(|name| name.is_empty()));
    let choose = move |chosen: String| {
        let chosen = if chosen == NEW {
            asked.set(true);
            device::focus(format!("{}-name", executor_id(measure, index)));
            Some(add_party(measure))
        } else {
            chosen.parse().ok()
        };
        let Some(chosen) = chosen else { return };
        desk.edit(Change::choosing(measure, "execution"), |plan| {
            plan.measures.update(measure, |measure| {
                if let Execution::By(executors) = &mut measure.execution
                    && let Some(executor) = executors.get_mut(index)
                {
                    executor.party = chosen;
                }
            });
            give_role(plan, chosen);
        });
    };
    let remove = move || {
        desk.edit(Change::choosing(measure, "execution"), |plan| {
            plan.measures.update(measure, |measure| {
                if let Execution::By(executors) = &mut measure.execution
                    && index < executors.len()
                {
                    executors.remove(index);
                }
            });
            forget_nameless(plan, party.get_untracked());
        });
        device::focus(element_id(measure.uuid(), "execution"));
    };
    view! {
        <li>
            <Choose
                id=executor_id(measure, index)
                name=words.executor_number(index + 1)
                choices=choices
                value=Signal::derive(move || party.get().to_string())
                on_choose=Box::new(choose)
            />
            <Show when=move || asked.get()>
                <input
                    class="utrecht-textbox utrecht-textbox--html-input"
                    id=format!("{}-name", executor_id(measure, index))
                    aria-label=words.name_of_executor(index + 1)
                    placeholder=words.name_of_party()
                    autocomplete="off"
                    prop:value=move || nameless.get().unwrap_or_default()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        let party = party.get_untracked();
                        desk.edit(Change::typing(party, "name"), |plan| {
                            plan.parties.update(party, |party| party.name = text);
                        });
                    }
                />
            </Show>
            {move || {
                view! {
                    <IconButton
                        icon="close"
                        label=words.remove_executor(name.get())
                        on_press=remove
                    />
                }
            }}
        </li>
    }
}
