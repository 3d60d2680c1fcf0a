//! Tables pasted into a list of the plan: what becomes of them, and the doubts about them.

use std::sync::Arc;

use leptos::{html, prelude::*};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};

use super::{
    Answers, Button, Choice, Column, IconButton, PastedTable, SelectField, Weight,
    dialogs::show_while, table_head,
};
use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, new_id, saying},
    },
    documents::{Around, Cell, ListDoubt, ListKind, ListOutcome, ListPaste, TooManyCells, slots},
    edit::{Act, Change},
    plan::{Id, Listed, Place, Series},
};

/// How tables come into a list, without the type of its items.
#[derive(Clone)]
pub struct Pastes {
    kind: ListKind,
    new: Arc<dyn Fn() -> Value + Send + Sync>,
    take: Arc<dyn Fn(Vec<Value>) + Send + Sync>,
    open: RwSignal<bool>,
    pasted: RwSignal<Option<ListPaste>>,
}

impl Pastes {
    /// For a list whose new items start from `new`.
    pub fn of<T: Listed + Serialize + DeserializeOwned>(
        new: impl Fn() -> T + Send + Sync + 'static,
    ) -> Self {
        let desk = desk();
        Self::new(
            ListKind::of::<T>(),
            move || serde_json::to_value(new()).unwrap_or_default(),
            move |items| {
                let change = Change::whole(Act::ChangeSeveral, desk.peek(|plan| plan.id));
                desk.edit(change, |plan| {
                    for item in items {
                        if let Ok(mut item) = serde_json::from_str::<T>(&item.to_string()) {
                            item.set_id(new_id());
                            T::list_mut(plan).insert(item, Place::Last);
                        }
                    }
                });
            },
        )
    }

    /// For the figures of a series.
    pub fn of_points(series: Id<Series>) -> Self {
        let desk = desk();
        let take = move |items: Vec<Value>| {
            let points = items
                .into_iter()
                .filter_map(|item| serde_json::from_str(&item.to_string()).ok());
            desk.edit(Change::whole(Act::ChangeSeveral, series), |plan| {
                plan.series
                    .update(series, |series| series.points.extend(points));
            });
        };
        Self::new(ListKind::of_points(), Value::default, take)
    }

    fn new(
        kind: ListKind,
        new: impl Fn() -> Value + Send + Sync + 'static,
        take: impl Fn(Vec<Value>) + Send + Sync + 'static,
    ) -> Self {
        Self {
            kind,
            new: Arc::new(new),
            take: Arc::new(take),
            open: RwSignal::new(false),
            pasted: RwSignal::new(None),
        }
    }

    /// A table that is pasted anywhere on the list opens the place for it. What is no table goes into the
    /// field that has the focus; a long text takes its tables itself.
    pub fn straight(&self, event: &ClipboardEvent) {
        let long = event
            .target()
            .is_some_and(|it| it.has_type::<HtmlTextAreaElement>());
        if long || event.default_prevented() {
            return;
        }
        let table = PastedTable::of(event);
        if table.is_several() {
            event.prevent_default();
            self.receive(table);
            self.open.set(self.pasted.with_untracked(Option::is_some));
        }
    }

    fn receive(&self, table: PastedTable) {
        let saying = saying();
        let words = saying.words();
        match table.block() {
            Ok(block) => self
                .pasted
                .set(Some(ListPaste::new(self.kind, block, words))),
            Err(TooManyCells { rows, columns }) => {
                let [rows, columns] = [rows, columns].map(|count| words.number(count.into()));
                saying.say(words.list_paste_too_many(rows, columns));
            }
        }
    }
}

/// The button under a list that opens the place to paste a table in.
#[component]
pub fn PasteList(
    /// How tables come into the list.
    pastes: Pastes,
) -> impl IntoView {
    let desk = desk();
    let words = desk.saying.words();
    let dialog = NodeRef::<html::Dialog>::new();
    let (open, table) = (pastes.open, pastes.pasted);
    show_while(dialog, move || open.get());
    let pastes = StoredValue::new(pastes);
    view! {
        <Button
            icon="paste"
            label=words.list_paste()
            weight=Weight::Subtle
            on_press=move || open.set(true)
        />
        <dialog
            class="sp-dialog sp-dialog--wide"
            aria-label=words.list_paste()
            node_ref=dialog
            on:close=move |_| {
                open.try_set(false);
                table.try_set(None);
            }
        >
            <Show when=move || open.get()>{content(desk, pastes.get_value())}</Show>
        </dialog>
    }
}

fn content(desk: Desk, of_list: Pastes) -> AnyView {
    let words = desk.saying.words();
    let receiving = of_list.clone();
    let Pastes {
        kind,
        new,
        take,
        open,
        pasted,
    } = of_list;
    let new = new();
    let outcome = Memo::new(move |_| {
        pasted.with(|pasted| {
            let pasted = pasted.as_ref()?;
            let around = |plan: &_| {
                let around = Around {
                    plan,
                    words,
                    today: device::today(),
                };
                pasted.outcome(kind, &new, around)
            };
            Some(desk.peek(around))
        })
    });
    let there = Memo::new(move |_| pasted.with(Option::is_some));
    let take = StoredValue::new(take);
    let put_in = move || {
        let items = outcome.with_untracked(|it| it.as_ref().map(|it| it.items.clone()));
        let items = items.unwrap_or_default();
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        take.with_value(|take| take(items));
        desk.say_undoable(words.list_added(count));
        // An empty list that is one no more is drawn anew, without this place.
        open.try_set(false);
    };
    view! {
        <div class="sp-dialog__head">
            <h2 class="nl-heading nl-heading--level-2">{words.list_paste()}</h2>
            <IconButton
                icon="close"
                label=words.paste_cancel()
                on_press=move || open.set(false)
            />
        </div>
        <label class="utrecht-form-label" for="paste-list-here">
            {words.list_paste_here()}
        </label>
        <textarea
            class="utrecht-textarea utrecht-textarea--html-textarea"
            id="paste-list-here"
            rows="2"
            autofocus=true
            on:paste=move |event| {
                event.prevent_default();
                receiving.receive(PastedTable::of(&event));
            }
        ></textarea>
        <Show when=move || there.get()>
            {columns(desk, kind, pasted)} {first_rows(desk, kind, pasted)}
            {doubts(desk, pasted, outcome)}
            <p class="nl-paragraph sp-paste__tally" aria-live="polite">
                {move || outcome.with(|it| it.as_ref().map(|it| tally(desk, it)))}
            </p>
            <div class="sp-actions sp-dialog__foot">
                <Button
                    icon="close"
                    label=words.paste_cancel()
                    weight=Weight::Subtle
                    on_press=move || open.set(false)
                />
                <Button
                    icon="paste"
                    label=words.paste_take()
                    weight=Weight::Primary
                    on_press=put_in
                />
            </div>
        </Show>
    }
    .into_any()
}

/// Which field each column of the table goes to.
fn columns(desk: Desk, kind: ListKind, pasted: RwSignal<Option<ListPaste>>) -> AnyView {
    let words = desk.saying.words();
    let named: Vec<Choice> = slots(kind, words)
        .iter()
        .enumerate()
        .map(|(at, slot)| (at.to_string(), slot.name(kind.noun, words)))
        .collect();
    let named = StoredValue::new(named);
    let heads = Memo::new(move |_| {
        pasted.with(|pasted| {
            let Some(paste) = pasted.as_ref() else {
                return Vec::new();
            };
            let row = paste.block.rows.get(paste.head.unwrap_or(0));
            let example = |at: usize| {
                row.and_then(|row| row.get(at))
                    .map(|cell| cell.text.clone())
            };
            let columns = 0..paste.columns.len();
            columns
                .map(|at| (at, example(at).unwrap_or_default()))
                .collect::<Vec<_>>()
        })
    });
    let one = move |(at, head): (usize, String)| {
        let choices = move || {
            let none = (String::new(), words.paste_column_out().to_owned());
            std::iter::once(none)
                .chain(named.get_value())
                .collect::<Vec<_>>()
        };
        let value = move || {
            let column = pasted.with(|it| it.as_ref().and_then(|it| it.columns.get(at).copied()));
            column
                .flatten()
                .map_or_else(String::new, |slot| slot.to_string())
        };
        view! {
            <SelectField
                id=format!("paste-list-{at}")
                label=words.paste_column_named(at + 1, head)
                span="sp-span-4"
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=Box::new(move |chosen: String| {
                    let slot = chosen.parse().ok();
                    pasted.update(|pasted| {
                        let columns = pasted.iter_mut().flat_map(|it| it.columns.iter_mut());
                        for (place, held) in columns.enumerate() {
                            if place == at {
                                *held = slot;
                            } else if *held == slot {
                                *held = None;
                            }
                        }
                    });
                })
            />
        }
    };
    view! {
        <div class="sp-fields">
            {move || heads.get().into_iter().map(one).collect_view()}
        </div>
    }
    .into_any()
}

/// The first rows, each cell under the field that it goes to.
fn first_rows(desk: Desk, kind: ListKind, pasted: RwSignal<Option<ListPaste>>) -> AnyView {
    const FIRST: usize = 4;
    let words = desk.saying.words();
    let table = move || {
        let paste = pasted.get()?;
        let slots = slots(kind, words);
        let used: Vec<(usize, String)> = (paste.columns.iter().enumerate())
            .filter_map(|(at, slot)| Some((at, slots.get((*slot)?)?.name(kind.noun, words))))
            .collect();
        let head = used.iter().map(|(_, name)| Column::text(name.clone()));
        let head = table_head(head.collect::<Vec<_>>());
        let row = |row: &Vec<Cell>| {
            let text = |at: usize| row.get(at).map(|cell| cell.text.clone());
            let cell = |(at, _): &(usize, String)| {
                view! { <td class="utrecht-table__cell">{text(*at)}</td> }
            };
            view! { <tr class="utrecht-table__row">{used.iter().map(cell).collect_view()}</tr> }
        };
        let start = paste.head.map_or(0, |head| head + 1);
        let rows = paste.block.rows.iter().skip(start).take(FIRST).map(row);
        Some(view! {
            <div class="sp-amounts" tabindex="0">
                <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled">
                    <caption class="sp-hidden">{words.list_paste_first_rows()}</caption>
                    {head}
                    <tbody class="utrecht-table__body">{rows.collect_view()}</tbody>
                </table>
            </div>
        })
    };
    table.into_any()
}

/// The texts that cannot be taken over as they are, each with its answers.
fn doubts(
    desk: Desk,
    pasted: RwSignal<Option<ListPaste>>,
    outcome: Memo<Option<ListOutcome>>,
) -> AnyView {
    const MOST: usize = 50;
    let words = desk.saying.words();
    let one = move |doubt: ListDoubt| {
        let why = match doubt.error {
            Some(error) => words.read_error(&error),
            None => words.list_paste_unknown().to_owned(),
        };
        let key = (doubt.column, doubt.text.clone());
        let answers = doubt.choices.clone();
        let answer = Callback::new(move |at: usize| {
            let answer = answers.get(at).cloned();
            pasted.update(|pasted| {
                if let Some(pasted) = pasted {
                    pasted.answers.insert(key.clone(), answer);
                }
            });
        });
        let choices = doubt.choices.iter().map(|choice| (choice.clone(), false));
        let out = (words.paste_leave_out().to_owned(), false);
        let choices: Vec<_> = choices.chain([out]).collect();
        let rows: Vec<String> = doubt.rows.iter().take(8).map(ToString::to_string).collect();
        let count = u64::try_from(doubt.rows.len()).unwrap_or(u64::MAX);
        view! {
            <li class="sp-paste__doubt">
                <p class="nl-paragraph sp-paste__text">
                    <strong>{doubt.text.clone()}</strong>
                    <span class="sp-soft">{words.paste_places(count, rows.join(", "))}</span>
                </p>
                <p class="nl-paragraph">{why}</p>
                <Answers label=doubt.text choices=choices on_choose=answer/>
            </li>
        }
    };
    let list = move || {
        let doubts = outcome.with(|it| it.as_ref().map(|it| it.doubts.clone()));
        let doubts = doubts.filter(|doubts| !doubts.is_empty())?;
        let shown = doubts.into_iter().take(MOST).map(one).collect_view();
        Some(view! { <ul class="sp-paste">{shown}</ul> })
    };
    list.into_any()
}

/// How many items come of it, and what stays out.
fn tally(desk: Desk, outcome: &ListOutcome) -> String {
    let words = desk.saying.words();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut said = vec![words.list_paste_count(count(outcome.items.len()))];
    let empty: usize = outcome.doubts.iter().map(|doubt| doubt.rows.len()).sum();
    if empty > 0 {
        said.push(words.list_paste_empty(count(empty)));
    }
    if !outcome.known.is_empty() {
        said.push(words.list_paste_known(outcome.known.join(", ")));
    }
    if !outcome.lost.is_empty() {
        let lost: Vec<String> = outcome.lost.iter().map(|at| (at + 1).to_string()).collect();
        said.push(words.list_paste_lost(lost.join(", ")));
    }
    said.join(" ")
}
