//! What only a few entries have: another unit, and parts.

use leptos::prelude::*;

use super::{Asks, Ledger, next::Next};
use crate::{
    app::{
        browser::device,
        desk::words,
        parts::{Button, Choice, Icon, SelectField},
    },
    plan::{Number, ReadingPart, TargetUnit},
};

/// The most parts of a figure; any more belong in figures of their own.
const MOST_PARTS: usize = 12;
/// How many parts are asked for at first.
const PARTS: usize = 2;

/// The fields of the unit and the parts of the next entry.
#[derive(Clone)]
pub(super) struct More {
    id: String,
    units: Vec<TargetUnit>,
    usual: &'static str,
    /// Which unit was chosen; `None` for the usual one.
    chosen: RwSignal<Option<TargetUnit>>,
    own: Next,
    /// The label and the value of each part.
    parts: Vec<[Next; 2]>,
    /// How many parts are asked for.
    asked: RwSignal<usize>,
}

impl More {
    /// The fields, for entries that may have parts.
    pub fn new(ledger: &Ledger) -> Option<Self> {
        let Asks::Parts { units, usual, .. } = &ledger.asks else {
            return None;
        };
        let next = |name: String| Next::new(&ledger.id, &name);
        let part = |at: usize| {
            let [label, value] = ["label", "value"].map(|it| next(format!("next_{it}-{at}")));
            [label, value]
        };
        let parts: Vec<[Next; 2]> = (0..MOST_PARTS).map(part).collect();
        let is_typed = |part: &[Next; 2]| part.iter().any(|it| !it.trimmed().is_empty());
        let typed = parts.iter().rposition(is_typed).map_or(0, |last| last + 1);
        let own = next("next_unit".to_owned());
        let chosen = own.trimmed();
        let chosen = (!chosen.is_empty()).then_some(TargetUnit::Own(chosen));
        Some(Self {
            id: ledger.id.clone(),
            units: units.clone(),
            usual,
            chosen: RwSignal::new(chosen),
            own,
            parts,
            asked: RwSignal::new(typed.max(PARTS)),
        })
    }

    /// What is being typed in each field.
    pub fn texts(&self) -> Vec<RwSignal<String>> {
        let parts = self.parts.iter().flatten();
        parts.chain([&self.own]).map(|field| field.text).collect()
    }

    /// Empties all fields.
    pub fn clear(&self) {
        for field in self.parts.iter().flatten().chain([&self.own]) {
            field.set(String::new());
        }
        self.chosen.set(None);
        self.asked.set(PARTS);
    }

    /// The chosen unit; `None` for the usual one.
    pub fn unit(&self) -> Option<TargetUnit> {
        match self.chosen.get_untracked() {
            Some(TargetUnit::Own(_)) => {
                let own = self.own.trimmed();
                (!own.is_empty()).then_some(TargetUnit::Own(own))
            }
            unit => unit,
        }
    }

    /// The parts that were typed, or the id of the field that cannot be read.
    pub fn read_parts(&self) -> Result<Vec<ReadingPart>, String> {
        let mut parts = Vec::new();
        for [label, value] in &self.parts {
            let number = value.read::<Number>().map_err(|()| value.id.clone())?;
            let label = label.trimmed();
            if number.is_some() || !label.is_empty() {
                parts.push(ReadingPart {
                    label,
                    value: number,
                    ..ReadingPart::default()
                });
            }
        }
        Ok(parts)
    }
}

/// The fields, folded.
pub(super) fn more(more: More) -> AnyView {
    let words = words();
    let has_units = !more.units.is_empty();
    let head = if has_units {
        words.reading_more()
    } else {
        words.reading_more_parts()
    };
    let unit = has_units.then(|| unit(&more));
    let (parts, asked) = (more.parts.clone(), more.asked);
    let rows = move || {
        let parts = parts.iter().take(asked.get()).enumerate();
        let row = |(at, [label, value]): (usize, &[Next; 2])| {
            (
                label.field(words.reading_part_label(at + 1), "sp-span-8"),
                value.field(words.reading_part_value(at + 1), "sp-span-4"),
            )
        };
        parts.map(row).collect_view()
    };
    let labels: Vec<String> = more
        .parts
        .iter()
        .map(|[label, _]| label.id.clone())
        .collect();
    let add = move || {
        asked.update(|asked| *asked = (*asked + 1).min(MOST_PARTS));
        let last = labels.get(asked.get_untracked().saturating_sub(1));
        if let Some(last) = last {
            device::focus(last.clone());
        }
    };
    let add = StoredValue::new(add);
    let can_add = Memo::new(move |_| asked.get() < MOST_PARTS);
    view! {
        <details class="sp-basis">
            <summary class="sp-basis__head" id=format!("more-{}", more.id)>
                <Icon name="unfold" class="sp-icon--small"/>
                {head}
            </summary>
            <div class="sp-fields">{unit}</div>
            <fieldset class="sp-set">
                <legend>{words.field_realisation_parts()}</legend>
                <div class="sp-fields">{rows}</div>
                <Show when=move || can_add.get()>
                    <div class="sp-actions">
                        <Button
                            icon="add"
                            label=words.reading_part_add()
                            on_press=move || add.with_value(|add| add())
                        />
                    </div>
                </Show>
            </fieldset>
        </details>
    }
    .into_any()
}

/// What is counted, if it is not the usual unit.
fn unit(more: &More) -> AnyView {
    let words = words();
    let choices: Vec<Choice> = std::iter::once((String::new(), more.usual.to_owned()))
        .chain(words.target_units(2))
        .collect();
    let (chosen, own, units) = (more.chosen, more.own.clone(), more.units.clone());
    let key = move || chosen.with(|unit| unit.as_ref().map_or("", TargetUnit::key).to_owned());
    view! {
        <SelectField
            id=format!("unit-{}", more.id)
            label=words.reading_unit()
            span="sp-span-6"
            choices=Signal::derive(move || choices.clone())
            value=Signal::derive(key)
            on_choose=Box::new(move |key: String| {
                chosen.set(units.iter().find(|unit| unit.key() == key).cloned());
            })
        />
        {move || {
            let is_own = chosen.with(|unit| matches!(unit, Some(TargetUnit::Own(_))));
            is_own.then(|| own.field(words.reading_unit_own(), "sp-span-6"))
        }}
    }
    .into_any()
}
