//! The answers to a doubt, each as a button: the same in the grid, in what is pasted, and in forms.

use leptos::prelude::*;

/// An answer: what it says, and whether it is the one that was given.
pub type Choosable = (String, bool);

/// Buttons of which one is chosen.
#[component]
pub fn Answers(
    /// What the question is, for those who cannot see it beside the buttons.
    #[prop(into)]
    label: String,
    /// What can be answered.
    #[prop(into)]
    choices: Signal<Vec<Choosable>>,
    /// Takes the answer by its place.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let one = move |(at, (text, chosen)): (usize, Choosable)| {
        view! {
            <button
                type="button"
                class="utrecht-button utrecht-button--secondary-action"
                aria-pressed=chosen.to_string()
                on:click=move |_| {
                    on_choose.try_run(at);
                }
            >
                {text}
            </button>
        }
    };
    view! {
        <div
            class="sp-answers"
            role="group"
            aria-label=label
            hidden=move || choices.with(Vec::is_empty)
        >
            {move || choices.get().into_iter().enumerate().map(one).collect_view()}
        </div>
    }
}
