//! What stands on paper in place of a page with forms: the text of what the page is about.

use leptos::prelude::*;

use super::{
    poster::{code, words_of_plan},
    text::text_of,
};
use crate::{
    app::{desk::desk, going::route::Place, parts::on_paper},
    paper::reading::{About, reading},
    plan::Section,
};

/// The document of a place, which exists while the page is being printed. Pages about the whole
/// plan have no forms and are printed as they are.
pub fn document(place: Place) -> AnyView {
    let about = match place {
        Place::Section(Section::Money) => About::Money,
        Place::Section(section) => About::Section(section),
        Place::Theme(theme) => About::Theme(theme),
        Place::Measure(measure) => About::Measure(measure),
        Place::Tool(_) => return ().into_any(),
    };
    let desk = desk();
    on_paper(move || {
        let (outcome, money) = (desk.outcome.get(), desk.money.get());
        desk.with_plan(|plan| {
            let words = words_of_plan(plan);
            let parts = reading(about, plan, &outcome.figures, &money, words);
            let text = if parts.is_empty() {
                view! { <p class="nl-paragraph">{words.paper_nothing()}</p> }.into_any()
            } else {
                text_of(parts, words)
            };
            view! {
                <article
                    class="sp-reading sp-paper"
                    lang=code(plan.language)
                >
                    {text}
                </article>
            }
            .into_any()
        })
    })
}
