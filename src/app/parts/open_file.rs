//! A button that asks for a file.

use gloo_file::File;
use leptos::{html, prelude::*};

use super::Button;

/// A button that asks for a file with a plan.
#[component]
pub fn OpenFile(
    /// What it says.
    label: &'static str,
    /// Takes the file.
    on_file: Box<dyn Fn(File)>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <Button icon="open" label=label on_press=choose/>
        <input
            type="file"
            hidden
            aria-label=label
            node_ref=input
            on:change:target=move |event| {
                let input = event.target();
                let file = input.files().and_then(|files| files.get(0));
                // Allows choosing the same file again.
                input.set_value("");
                if let Some(file) = file {
                    on_file(File::from(file));
                }
            }
        />
    }
}
