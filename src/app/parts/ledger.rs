//! What was recorded over time: entries are only ever added, and the last of a day stands.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use super::{Button, Field, Typable, Weight};
use crate::{
    app::{
        desk::{Desk, desk, words},
        device,
    },
    figures::readings::replaced,
    plan::{Date, Number, Reading},
    text::{ReadError, Words},
};

/// What a ledger records, and of what.
#[derive(Clone)]
pub struct Ledger {
    /// What the ids of its parts begin with; what leads to it leads to its heading.
    pub id: String,
    /// What it is called.
    pub legend: &'static str,
    /// What it is about, for whoever does not see where it stands.
    pub of: String,
    /// What to enter.
    pub hint: Signal<&'static str>,
    /// What a value is called.
    pub value: &'static str,
    /// Whether entries say where they come from.
    pub has_source: bool,
    /// The entries in the order in which they were recorded, each with the id of its row.
    pub entries: Memo<Vec<(String, Reading)>>,
    /// Records another one.
    pub record: Arc<dyn Fn(Reading) + Send + Sync>,
}

/// A value and its day in words: *46 on 31 Dec 2027*.
#[must_use]
pub fn reading_in_short(words: Words, reading: &Reading) -> String {
    let value = match reading.value {
        Some(value) => words.number(value.decimal()),
        None => reading.note.trim().to_owned(),
    };
    match reading.date {
        Some(day) => words.reading_on(value, words.date(day)),
        None => value,
    }
}

/// The entries as a table, and under it the fields of the next one.
pub fn ledger(ledger: Ledger) -> AnyView {
    let entries = ledger.entries;
    let any = Memo::new(move |_| entries.with(|entries| !entries.is_empty()));
    let (head, value, has_source) = (ledger.id.clone(), ledger.value, ledger.has_source);
    let (legend, of, hint) = (ledger.legend, ledger.of.clone(), ledger.hint);
    view! {
        <fieldset class="sp-set sp-ledger">
            <legend id=head tabindex="-1">
                {legend}
                <span class="sp-hidden">" " {of}</span>
            </legend>
            {move || any.get().then(|| table(entries, legend, value, has_source))}
            <p class="nl-paragraph sp-small sp-soft">{hint}</p>
            {entry(ledger)}
        </fieldset>
    }
    .into_any()
}

fn table(
    entries: Memo<Vec<(String, Reading)>>,
    legend: &'static str,
    value: &'static str,
    has_source: bool,
) -> AnyView {
    let words = words();
    let head = |label: &'static str, class: &'static str| {
        view! {
            <th scope="col" class=format!("utrecht-table__header-cell {class}")>
                {label}
            </th>
        }
    };
    let cell = |text: String, class: &'static str| {
        view! { <td class=format!("utrecht-table__cell {class}")>{text}</td> }
    };
    let rows = move || {
        let entries = entries.get();
        let readings: Vec<Reading> = entries.iter().map(|(_, reading)| reading.clone()).collect();
        let mut rows: Vec<_> = entries.into_iter().zip(replaced(&readings)).collect();
        rows.sort_by_key(|((_, reading), _)| reading.date);
        rows.into_iter()
            .map(|((id, reading), replaced)| {
                let day = reading.date.map(|day| words.date(day)).unwrap_or_default();
                let value = reading.value.map(|it| words.number(it.decimal()));
                let class = if replaced { "sp-ledger__replaced" } else { "" };
                view! {
                    <tr class=format!("utrecht-table__row {class}") id=id tabindex="-1">
                        <th scope="row" class="utrecht-table__cell">
                            {day}
                            {replaced.then(|| view! {
                                <span class="sp-ledger__mark">" (" {words.reading_replaced()} ")"</span>
                            })}
                        </th>
                        {cell(value.unwrap_or_default(), "sp-number")}
                        {cell(reading.note, "")}
                        {has_source.then(|| cell(reading.source, ""))}
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table class="utrecht-table utrecht-table--html-table sp-ledger__table">
            <caption class="sp-hidden">{legend}</caption>
            <thead class="utrecht-table__header">
                <tr class="utrecht-table__row">
                    {head(words.day(), "")}
                    {head(value, "sp-number")}
                    {head(words.remark(), "")}
                    {has_source.then(|| head(words.source(), ""))}
                </tr>
            </thead>
            <tbody class="utrecht-table__body">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A field of the next entry: what was typed stays until it is recorded or taken back.
#[derive(Clone)]
struct Next {
    desk: Desk,
    id: String,
    text: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Next {
    fn new(ledger: &str, name: &str) -> Self {
        let desk = desk();
        let id = format!("{name}-{ledger}");
        let text = RwSignal::new(desk.draft(&id).unwrap_or_default());
        let kept = id.clone();
        // Undo takes back what was typed first.
        Effect::new(move |_| {
            desk.undone.track();
            if desk.draft(&kept).is_none() {
                text.set(String::new());
            }
        });
        Self {
            desk,
            id,
            text,
            error: RwSignal::new(None),
        }
    }

    fn set(&self, text: String) {
        let draft = (!text.is_empty()).then(|| text.clone());
        self.desk.set_draft(&self.id, draft);
        self.text.set(text);
        self.error.set(None);
    }

    /// What it holds, if anything; says what is wrong with what cannot be read.
    fn read<T: Typable>(&self) -> Result<Option<T>, ()> {
        let words = self.desk.words();
        match T::read(words, &self.text.get_untracked()) {
            Ok(value) => Ok(Some(value)),
            Err(ReadError::Empty) => Ok(None),
            Err(error) => {
                self.error.set(Some(words.read_error(&error)));
                Err(())
            }
        }
    }

    fn field(&self, label: &'static str, span: &'static str) -> AnyView {
        let (next, text, error) = (self.clone(), self.text, self.error);
        let id = self.id.clone();
        view! {
            <Field id=id.clone() label=label span=span error=error>
                <input
                    class="utrecht-textbox utrecht-textbox--html-input"
                    id=id.clone()
                    autocomplete="off"
                    aria-describedby=format!("{id}-error")
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=text
                    on:input:target=move |event| next.set(event.target().value())
                />
            </Field>
        }
        .into_any()
    }
}

/// The fields of the next entry; Enter in any of them records it.
fn entry(ledger: Ledger) -> AnyView {
    let (desk, words) = (desk(), words());
    let next = |name| Next::new(&ledger.id, name);
    let [day, value, note, source] =
        ["next_day", "next_value", "next_note", "next_source"].map(next);
    let fields = [day.clone(), value.clone(), note.clone(), source.clone()];
    let pending = {
        let texts = fields.clone().map(|field| field.text);
        Memo::new(move |_| texts.iter().any(|text| text.with(|text| !text.is_empty())))
    };
    let record = Arc::clone(&ledger.record);
    let (value_span, note_span) = if ledger.has_source {
        ("sp-span-2", "sp-span-4")
    } else {
        ("sp-span-3", "sp-span-6")
    };
    let shown = [
        day.field(words.day(), "sp-span-3"),
        value.field(ledger.value, value_span),
        note.field(words.remark(), note_span),
    ];
    let shown_source = ledger
        .has_source
        .then(|| source.field(words.source(), "sp-span-3"));
    let take = move || {
        let Some(reading) = read(&fields) else {
            let wrong = fields
                .iter()
                .find(|it| it.error.with_untracked(Option::is_some));
            if let Some(wrong) = wrong {
                device::focus(wrong.id.clone());
            }
            return;
        };
        let told = words.reading_recorded(reading_in_short(words, &reading));
        for field in &fields {
            field.set(String::new());
        }
        record(reading);
        desk.say_undoable(told);
        let [day, ..] = &fields;
        device::focus(day.id.clone());
    };
    let take = Arc::new(take);
    let on_enter = Arc::clone(&take);
    let key = move |event: KeyboardEvent| {
        let typed = event
            .target()
            .is_some_and(|it| it.has_type::<web_sys::HtmlInputElement>());
        if event.key() == "Enter" && typed {
            event.prevent_default();
            on_enter();
        }
    };
    view! {
        <div
            class="sp-ledger__next"
            role="group"
            aria-label=format!("{}: {}", ledger.legend, words.reading_new())
            on:keydown=key
        >
            <div class="sp-fields">{shown.into_iter().collect_view()} {shown_source}</div>
            <div class="sp-actions">
                <Button
                    icon="add"
                    label=words.reading_record()
                    weight=Weight::Secondary
                    on_press=move || take()
                />
                <span class="sp-small sp-soft" role="status">
                    {move || pending.get().then(|| words.reading_pending())}
                </span>
            </div>
        </div>
    }
    .into_any()
}

/// The entry that was typed; none, and what is wrong is said, where it is not whole.
fn read([day, value, note, source]: &[Next; 4]) -> Option<Reading> {
    let words = day.desk.words();
    let (date, number) = (day.read::<Date>(), value.read::<Number>());
    let text = |next: &Next| next.text.get_untracked().trim().to_owned();
    let note_text = text(note);
    if date == Ok(None) {
        day.error.set(Some(words.read_error(&ReadError::Empty)));
    }
    if number == Ok(None) && note_text.is_empty() {
        value.error.set(Some(words.value_needed().to_owned()));
    }
    let (Ok(Some(date)), Ok(number)) = (date, number) else {
        return None;
    };
    (number.is_some() || !note_text.is_empty()).then(|| Reading {
        date: Some(date),
        value: number,
        note: note_text,
        source: text(source),
        ..Reading::default()
    })
}
