//! What is paid of some funding before the end.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::words,
        parts::{Button, Form, IconButton, ask, field},
    },
    edit::Change,
    figures::payments,
    plan::{Advance, Funding},
};

/// Rows of a day and a share, and the day of the settlement once there are any.
pub fn advances(form: Form<Funding>) -> AnyView {
    let words = words();
    let count = form.follow(|funding| funding.advances.len());
    let change = Change::choosing(form.id, "advances");
    let add = move || {
        form.change(change, |funding| funding.advances.push(Advance::default()));
        let last = count.get_untracked().saturating_sub(1);
        device::focus(form.control_at("advance_day", last));
    };
    let rows = move || (0..count.get()).map(|at| row(form, at)).collect_view();
    let settled = move || {
        (count.get() > 0).then(|| {
            let asked = ask(words.field_funding_settled()).hint(words.settled_hint());
            view! {
                <div class="sp-fields">
                    {form.typed(field!(settled), asked.wide("sp-span-6"))}
                    {comes_to(form, None)}
                </div>
            }
        })
    };
    view! {
        <fieldset class="sp-set">
            <legend id=form.control("advances") tabindex="-1">
                {words.field_funding_advances()}
            </legend>
            <p class="nl-paragraph sp-small sp-soft">{words.advances_hint()}</p>
            <ol class="sp-phases">{rows}</ol>
            {settled}
            <div class="sp-actions">
                <Button icon="add" label=words.advance_add() on_press=add/>
            </div>
        </fieldset>
    }
    .into_any()
}

fn row(form: Form<Funding>, at: usize) -> AnyView {
    let words = words();
    let read = move |funding: &Funding| funding.advances.get(at).cloned();
    let write = move |funding: &mut Funding, change: &dyn Fn(&mut Advance)| {
        if let Some(advance) = funding.advances.get_mut(at) {
            change(advance);
        }
    };
    let remove = move || {
        form.change(Change::choosing(form.id, "advances"), |funding| {
            if at < funding.advances.len() {
                funding.advances.remove(at);
            }
        });
        device::focus(form.control("advances"));
    };
    view! {
        <li class="sp-phases__row">
            <div class="sp-fields">
                {form.typed_at(
                    "advance_day",
                    at,
                    ask(words.advance_day()).wide("sp-span-6"),
                    move |it| read(it)?.day,
                    move |it, day| write(it, &|advance| advance.day = day),
                )}
                {form.typed_at(
                    "advance_share",
                    at,
                    ask(words.advance_share()).wide("sp-span-6"),
                    move |it| read(it)?.share,
                    move |it, share| write(it, &|advance| advance.share = share),
                )}
                {comes_to(form, Some(at))}
            </div>
            <IconButton
                icon="delete"
                small=true
                label=words.advance_remove(at + 1)
                on_press=remove
            />
        </li>
    }
    .into_any()
}

/// The amount of one advance, or the rest after all of them.
fn comes_to(form: Form<Funding>, advance: Option<usize>) -> AnyView {
    let words = words();
    let says = form.follow(move |funding| {
        let payments = payments(funding);
        let payment = match advance {
            Some(at) => payments.get(at),
            None => payments.last().filter(|payment| payment.rest),
        };
        payment.map_or_else(String::new, |payment| {
            let amount = words.money(payment.amount);
            if payment.rest {
                words.settled_comes_to(amount)
            } else {
                words.advance_comes_to(amount)
            }
        })
    });
    view! { <p class="nl-paragraph sp-small sp-soft sp-span-12">{says}</p> }.into_any()
}
