//! Help with a section, folded under its heading.

use leptos::prelude::*;

use super::Icon;
use crate::{app::desk::words, plan::Section, text::SectionText};

/// What is asked, a good example and a common fault.
#[component]
pub fn HelpFold(
    /// The section.
    section: Section,
) -> impl IntoView {
    let words = words();
    view! {
        <details class="sp-aid">
            <summary class="sp-aid__head">
                <Icon name="help" class="sp-icon--small"/>
                {words.help_of_section()}
            </summary>
            <HelpTexts help=words.about_section(section)/>
        </details>
    }
}

/// The three texts.
#[component]
pub fn HelpTexts(
    /// The texts.
    help: SectionText,
) -> impl IntoView {
    let words = words();
    let part = |head, text| {
        view! {
            <dt>{head}</dt>
            <dd>{text}</dd>
        }
    };
    view! {
        <dl class="sp-aid__texts">
            {part(words.help_asked(), help.asked)}
            {part(words.help_example(), help.example)}
            {part(words.help_fault(), help.fault)}
        </dl>
    }
}
