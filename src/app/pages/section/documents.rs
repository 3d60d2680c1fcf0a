//! Documents that belong to the plan, and other plans it is connected with.

use leptos::prelude::*;

use super::listed;
use crate::{
    app::{
        desk::words,
        parts::{Editable, Form, Icon, ListWords, Listing, field, named},
    },
    plan::{Attachment, RelatedPlan, safe_link},
};

/// The page of the section.
pub fn documents() -> AnyView {
    let words = words();
    let of_attachments = ListWords {
        none: words.attachments_none(),
        none_todo: words.attachments_none_todo(),
        add: words.attachments_add(),
    };
    let of_plans = ListWords {
        none: words.related_none(),
        none_todo: words.related_none_todo(),
        add: words.related_add(),
    };
    let attachments = Listing::all(
        |_, attachment: &Attachment| attachment.purpose.clone(),
        "title",
        move |form: Form<Attachment>| {
            view! {
                {form.text(field!(title), named().wide("sp-span-6"))}
                {form.text(field!(purpose), named().wide("sp-span-6"))}
                {form.text(field!(link), named().hint(words.link_hint()))}
                {follow_link(form, |attachment| &attachment.link)}
            }
            .into_any()
        },
    );
    let plans = Listing::all(
        |_, plan: &RelatedPlan| plan.relation.clone(),
        "title",
        move |form: Form<RelatedPlan>| {
            view! {
                {form.text(field!(title), named())}
                {form.text(field!(relation), named().hint(words.related_relation_hint()))}
                {form.period(field!(period))}
                {form.text(field!(link), named().hint(words.link_hint()))}
                {follow_link(form, |plan| &plan.link)}
            }
            .into_any()
        },
    );
    view! {
        {listed("attachments", words.attachments_list(), of_attachments, attachments)}
        {listed("related_plans", words.related_list(), of_plans, plans)}
    }
    .into_any()
}

/// The link itself, if it is safe to follow.
pub(super) fn follow_link<T: Editable>(form: Form<T>, link: fn(&T) -> &String) -> AnyView {
    let words = words();
    let address = form.follow(move |it| safe_link(link(it)).map(str::to_owned));
    let view = move || {
        address.get().map(|address| {
            view! {
                <p class="nl-paragraph">
                    <a
                        class="utrecht-link utrecht-link--html-a"
                        href=address
                        target="_blank"
                        rel="noopener noreferrer"
                    >
                        <Icon name="open" class="sp-icon--small"/>
                        {words.follow_link()}
                    </a>
                </p>
            }
        })
    };
    view.into_any()
}
