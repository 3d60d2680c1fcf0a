//! Fields of a form: label, hint, control and error.

use leptos::{html, prelude::*};
use web_sys::Element;

use super::{Answers, Icon, IconButton, Typable};
use crate::{
    app::{
        browser::device,
        desk::{desk, words},
    },
    plan::Date,
    text::{ReadError, Words},
};

/// One choice of a select: the value in the markup and what is shown.
pub type Choice = (String, String);

/// A label, a hint and an error around a control.
#[component]
pub fn Field(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// What to type, if that is not obvious.
    #[prop(default = None)]
    hint: Option<String>,
    /// How wide it is: `sp-span-6` is half.
    #[prop(default = "")]
    span: &'static str,
    /// What is wrong with its value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=format!("utrecht-form-field {span}")
            class=("utrecht-form-field--invalid", move || error.with(Option::is_some))
        >
            // Fields beside each other have their controls on one line (`forms.css`).
            <div class="sp-field__head">
                <label class="utrecht-form-label utrecht-form-field__label" for=id.clone()>
                    {label}
                </label>
                {hint.map(|hint| {
                    view! {
                        <div class="utrecht-form-field-description" id=format!("{id}-hint")>
                            {hint}
                        </div>
                    }
                })}
            </div>
            <div>{children()} <FieldError id=id error=error/></div>
        </div>
    }
}

/// What is wrong with a field, under it.
#[component]
pub fn FieldError(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div aria-live="polite" id=format!("{id}-error")>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="sp-error nl-paragraph">
                                <Icon name="error"/>
                                {error}
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// The ids of the elements that describe a control: its hint and its error.
fn described_by(id: &str, hint: bool) -> String {
    if hint {
        format!("{id}-hint {id}-error")
    } else {
        format!("{id}-error")
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What to type.
    #[prop(default = None)]
    hint: Option<String>,
    /// How wide it is.
    #[prop(default = "")]
    span: &'static str,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Stores what was typed.
    on_input: Box<dyn Fn(String) + Send + Sync>,
) -> impl IntoView {
    let describes = hint.as_ref().map(|_| format!("{id}-hint"));
    view! {
        <Field id=id.clone() label=label hint=hint span=span>
            <input
                class="utrecht-textbox utrecht-textbox--html-input"
                id=id
                autocomplete="off"
                aria-describedby=describes
                use:shown=value
                on:input:target=move |event| on_input(event.target().value())
            />
        </Field>
    }
}

/// Shows a value in a field, with the caret where it changed.
pub(super) fn shown(field: Element, value: Signal<String>) {
    value.with_untracked(|text| device::show_text(&field, text));
    Effect::new(move |_| value.with(|text| device::show_text(&field, text)));
}

/// A choice among a few options.
#[component]
pub fn SelectField(
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
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What is selected.
    #[prop(into)]
    value: Signal<String>,
    /// Stores what was chosen.
    on_choose: Box<dyn Fn(String) + Send>,
) -> impl IntoView {
    view! {
        <Field id=id.clone() label=label hint=hint span=span>
            <Choose id=id choices=choices value=value on_choose=on_choose/>
        </Field>
    }
}

/// The bare select.
#[component]
pub fn Choose(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What it is called, if no label says so.
    #[prop(optional, into)]
    name: Option<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What is selected.
    #[prop(into)]
    value: Signal<String>,
    /// Stores what was chosen.
    on_choose: Box<dyn Fn(String) + Send>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        choices
            .get()
            .into_iter()
            .map(|(value, shown)| {
                let selected = value == chosen;
                view! {
                    <option value=value selected=selected prop:selected=selected>
                        {shown}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            class="utrecht-select utrecht-select--html-select"
            id=id
            aria-label=name
            on:change:target=move |event| on_choose(event.target().value())
        >
            {options}
        </select>
    }
}

/// A box to tick.
#[component]
pub fn CheckField(
    /// What it says.
    #[prop(into)]
    label: String,
    /// What it is about, for those who cannot see its surroundings.
    #[prop(optional, into)]
    of: Option<String>,
    /// The id of the control.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether it is ticked.
    #[prop(into)]
    value: Signal<bool>,
    /// Stores the new state.
    on_tick: Box<dyn Fn(bool) + Send + Sync>,
) -> impl IntoView {
    view! {
        <label class="sp-check utrecht-form-label utrecht-form-label--checkbox">
            <input
                type="checkbox"
                id=id
                prop:checked=value
                on:change:target=move |event| on_tick(event.target().checked())
            />
            {label}
            {of.map(|of| view! { <span class="sp-hidden">{of}</span> })}
        </label>
    }
}

/// The state of a field whose text must be parsed: what was typed stays until it can be.
#[derive(Clone, Copy)]
pub struct Typed {
    text: Memo<String>,
    /// What is wrong with it, once the user has left the field.
    pub error: Signal<Option<String>>,
    /// What it may mean, each as it would be typed.
    answers: Signal<Vec<String>>,
    /// Finds the day of a text for a calendar, if one helps.
    day: Option<fn(Words, &str) -> Option<Date>>,
    input: Callback<String>,
    leave: Callback<()>,
}

impl Typed {
    /// A field for `value`; `apply` stores what could be read.
    pub fn new<T: Typable>(
        id: String,
        value: Signal<Option<T>>,
        apply: impl Fn(Option<T>) + Send + Sync + 'static,
    ) -> Self {
        Self::accepting(id, value, |_| Ok(()), apply)
    }

    /// A field that does not accept every readable value: `accept` decides.
    pub fn accepting<T: Typable>(
        id: String,
        value: Signal<Option<T>>,
        accept: impl Fn(&T) -> Result<(), ReadError> + Copy + Send + Sync + 'static,
        apply: impl Fn(Option<T>) + Send + Sync + 'static,
    ) -> Self {
        let (desk, words) = (desk(), words());
        let read = move |text: &str| match T::read(words, text) {
            Ok(value) => accept(&value).map(|()| Some(value)),
            Err(ReadError::Empty) => Ok(None),
            Err(error) => Err(error),
        };
        // What is being typed, and the value that the plan had for it: when the plan's value
        // changes in another way, such as undo, what was typed is dropped.
        let kept = untrack(|| desk.draft(&id)).map(|text| {
            let (of, since) = (value.get_untracked(), desk.replaced.get_untracked());
            (text, of, since)
        });
        let left = RwSignal::new(kept.is_some());
        let draft = RwSignal::new(kept);
        let typing = Memo::new({
            let id = id.clone();
            move |_| {
                let (current, replaced) = (value.get(), desk.replaced.get());
                let (text, of, since) = draft.get()?;
                // Undo takes only what could not be read of this field.
                let taken_back = read(&text).is_err() && desk.draft(&id).is_none();
                (of == current && since == replaced && !taken_back).then_some(text)
            }
        });
        // The value before typing began: the start of a text that turns out not to be a number must
        // not remain as one.
        let before: StoredValue<Option<Option<T>>> = StoredValue::new(None);
        // A memo, because an effect that reads both a memo and what that memo reads may miss a
        // change of the latter.
        let text = Memo::new(move |_| {
            typing.get().unwrap_or_else(|| {
                value
                    .get()
                    .map(|value| value.show(words))
                    .unwrap_or_default()
            })
        });
        let doubt = move || {
            let text = left.get().then(|| typing.get()).flatten()?;
            read(&text).err()
        };
        let error = Signal::derive(move || doubt().map(|error| words.read_error(&error)));
        let answers =
            Signal::derive(move || doubt().map_or_else(Vec::new, |error| error.choices(words)));
        let input = Callback::new({
            let id = id.clone();
            move |text: String| {
                let held = before.get_value().unwrap_or_else(|| value.get_untracked());
                before.set_value(Some(held.clone()));
                let read = read(&text);
                let unread = read.is_err().then(|| text.clone());
                if read.is_ok() {
                    left.set(false);
                }
                let taken = read.unwrap_or(held);
                apply(taken.clone());
                // Placed after the step that takes back what was read of it so far.
                desk.set_draft(&id, unread);
                draft.set(Some((text, taken, desk.replaced.get_untracked())));
            }
        });
        let leave = Callback::new(move |()| {
            let good =
                typing.with_untracked(|text| text.as_ref().is_none_or(|text| read(text).is_ok()));
            before.set_value(None);
            if good {
                draft.set(None);
            } else {
                left.set(true);
            }
        });
        Self {
            text,
            error,
            answers,
            day: T::CALENDAR.then_some(|words, text| words.read_date(text).ok()),
            input,
            leave,
        }
    }

    /// Takes a text as if it was typed.
    fn take(self, text: String) {
        self.input.try_run(text);
        self.leave.try_run(());
    }
}

/// The control of a field whose text must be parsed.
#[component]
pub fn TypedInput(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// Its state.
    state: Typed,
    /// What it is called, if no label says so.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether it has a hint.
    #[prop(optional)]
    hinted: bool,
    /// More classes.
    #[prop(default = "")]
    class: &'static str,
    /// Which keyboard a phone shows.
    #[prop(default = "text")]
    keys: &'static str,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let answers = state.answers.get().into_iter();
        answers.map(|answer| (answer, false)).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |at: usize| {
        let answer = state
            .answers
            .with_untracked(|answers| answers.get(at).cloned());
        if let Some(answer) = answer {
            state.take(answer);
        }
    });
    let input = view! {
        <input
            class=format!("utrecht-textbox utrecht-textbox--html-input {class}")
            aria-describedby=described_by(&id, hinted)
            id=id
            aria-label=name
            inputmode=keys
            autocomplete="off"
            aria-invalid=move || state.error.with(Option::is_some).then_some("true")
            use:shown=Signal::from(state.text)
            on:input:target=move |event| {
                state.input.try_run(event.target().value());
            }
            on:blur=move |_| {
                // A field that is removed while it has the focus counts as left.
                state.leave.try_run(());
            }
        />
    };
    let answers = view! {
        <Answers label=words().read_which() choices=choices on_choose=choose/>
    };
    match state.day {
        Some(day) => view! { <div class="sp-dated">{input} {calendar(state, day)}</div> {answers} }
            .into_any(),
        None => view! { {input} {answers} }.into_any(),
    }
}

/// The browser's own calendar, opened by a button beside the field; what is picked is typed.
fn calendar(state: Typed, day: fn(Words, &str) -> Option<Date>) -> AnyView {
    let words = words();
    let picker = NodeRef::<html::Input>::new();
    let open = move || {
        let Some(picker) = picker.get_untracked() else {
            return;
        };
        let shown = day(words, &state.text.get_untracked());
        picker.set_value(&shown.map(|day| day.to_string()).unwrap_or_default());
        // A browser without a calendar leaves the field to be typed in.
        let _ = picker.show_picker();
    };
    view! {
        <IconButton icon="calendar" label=words.calendar_open() on_press=open small=true/>
        <input
            type="date"
            class="sp-dated__pick"
            tabindex="-1"
            aria-hidden="true"
            node_ref=picker
            on:change:target=move |event| {
                if let Some(day) = Date::parse(&event.target().value()) {
                    state.take(words.date(day));
                }
            }
        />
    }
    .into_any()
}
