//! The fields of the next entry.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    Asks, Ledger, Recorded,
    more::{More, more},
    reading_in_short, with_day,
};
use crate::{
    app::{
        browser::{device, keys::pressed},
        desk::{Desk, desk, words},
        parts::{Button, Field, Typable, Weight},
    },
    plan::{Date, Number, Reading},
    text::ReadError,
};

/// A field of the next entry: what was typed stays until it is recorded or undone.
#[derive(Clone)]
pub(super) struct Next {
    pub desk: Desk,
    pub id: String,
    pub text: RwSignal<String>,
    pub error: RwSignal<Option<String>>,
}

impl Next {
    pub fn new(ledger: &str, name: &str) -> Self {
        let desk = desk();
        let id = format!("{name}-{ledger}");
        let text = RwSignal::new(untrack(|| desk.draft(&id)).unwrap_or_default());
        let kept = id.clone();
        // Undo takes back what was typed.
        Effect::new(move |_| {
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

    pub fn set(&self, text: String) {
        let draft = (!text.is_empty()).then(|| text.clone());
        self.desk.set_draft(&self.id, draft);
        self.text.set(text);
        self.error.set(None);
    }

    /// The text without the spaces around it.
    pub fn trimmed(&self) -> String {
        self.text.get_untracked().trim().to_owned()
    }

    /// Its value, if any; reports what is wrong if it cannot be read.
    pub fn read<T: Typable>(&self) -> Result<Option<T>, ()> {
        let words = self.desk.saying.words();
        match T::read(words, &self.text.get_untracked()) {
            Ok(value) => Ok(Some(value)),
            Err(ReadError::Empty) => Ok(None),
            Err(error) => {
                self.error.set(Some(words.read_error(&error)));
                Err(())
            }
        }
    }

    pub fn field(&self, label: impl Into<Signal<String>>, span: &'static str) -> AnyView {
        let (next, text, error) = (self.clone(), self.text, self.error);
        let id = self.id.clone();
        view! {
            <Field id=id.clone() label=label.into() span=span error=error>
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
pub(super) fn entry(ledger: Ledger) -> AnyView {
    let (desk, words) = (desk(), words());
    let next = |name: &str| Next::new(&ledger.id, name);
    let [day, value, note, source] =
        ["next_day", "next_value", "next_note", "next_source"].map(next);
    let fields = [day.clone(), value.clone(), note.clone(), source.clone()];
    let (has_source, of) = match &ledger.asks {
        Asks::Source => (true, None),
        Asks::Parts { of, .. } => (false, of.clone()),
    };
    let more_fields = More::new(&ledger);
    let pending = {
        let mut texts: Vec<_> = fields.iter().map(|field| field.text).collect();
        texts.extend(more_fields.iter().flat_map(More::texts));
        Memo::new(move |_| texts.iter().any(|text| text.with(|text| !text.is_empty())))
    };
    let record = Arc::clone(&ledger.record);
    let (value_span, note_span) = match (has_source, of.is_some()) {
        (true, _) => ("sp-span-2", "sp-span-4"),
        (false, false) => ("sp-span-3", "sp-span-6"),
        (false, true) => ("sp-span-2", "sp-span-3"),
    };
    let shown = [
        day.field(words.day(), "sp-span-3"),
        value.field(ledger.value, value_span),
        note.field(words.remark(), note_span),
    ];
    let shown_source = has_source.then(|| source.field(words.field_source(), "sp-span-3"));
    let shown_more = more_fields.clone().map(more);
    let take = move || {
        let recorded = match read(&fields, more_fields.as_ref()) {
            Ok(recorded) => recorded,
            Err(wrong) => {
                device::focus(wrong);
                return;
            }
        };
        let said = match recorded.reading.value {
            Some(value) => {
                let value = words.how_many(value, recorded.unit.as_ref());
                with_day(words, value, recorded.reading.date)
            }
            None => reading_in_short(words, &recorded.reading),
        };
        for field in &fields {
            field.set(String::new());
        }
        if let Some(more) = &more_fields {
            more.clear();
        }
        record(recorded);
        desk.say_undoable(words.reading_recorded(said));
        let [day, ..] = &fields;
        device::focus(day.id.clone());
    };
    let take = Arc::new(take);
    let on_enter = Arc::clone(&take);
    let key = move |event: KeyboardEvent| {
        let typed = event
            .target()
            .is_some_and(|it| it.has_type::<web_sys::HtmlInputElement>());
        if typed && pressed(&event).as_deref() == Some("Enter") {
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
            <div class="sp-fields">
                {of.map(|of| of())} {shown.into_iter().collect_view()} {shown_source}
            </div>
            {shown_more}
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

/// The entry that was typed, or the id of the first field with an error, which is shown.
///
/// An entry that may have parts need not have a day, because such figures come from others; its
/// value is that of its parts if they cover it completely.
fn read([day, value, note, source]: &[Next; 4], more: Option<&More>) -> Result<Recorded, String> {
    let words = day.desk.saying.words();
    let date = day.read::<Date>().map_err(|()| day.id.clone())?;
    if date.is_none() && more.is_none() {
        day.error.set(Some(words.read_error(&ReadError::Empty)));
        return Err(day.id.clone());
    }
    let number = value.read::<Number>().map_err(|()| value.id.clone())?;
    let (unit, parts) = match more {
        Some(more) => (more.unit(), more.read_parts()?),
        None => (None, Vec::new()),
    };
    let note = note.trimmed();
    let parts_say_it = !parts.is_empty() && parts.iter().all(|part| part.value.is_some());
    if number.is_none() && !parts_say_it && (note.is_empty() || date.is_none()) {
        value.error.set(Some(words.value_needed().to_owned()));
        return Err(value.id.clone());
    }
    Ok(Recorded {
        reading: Reading {
            date,
            value: number,
            note,
            source: source.trimmed(),
            ..Reading::default()
        },
        unit,
        parts,
    })
}
