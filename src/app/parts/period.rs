//! The fields of a period: its two ends, as days or, if no more is known, as years.

use leptos::prelude::*;

use super::{CheckField, Editable, Field, Form, Typable, Typed, TypedInput};
use crate::{
    app::desk::words,
    edit::Change,
    plan::{Bound, DraftPeriod, End},
    text::ReadError,
};

/// Where a form keeps a period.
pub trait Periodic<T>: Copy + Send + Sync + 'static {
    /// The period, if there is one.
    fn get(self, it: &T) -> Option<DraftPeriod>;
    /// Changes it, if there is one.
    fn change(self, it: &mut T, change: &dyn Fn(&mut DraftPeriod));
}

/// What the controls of a period are called.
pub struct Controls {
    /// The id of its first end.
    pub first: String,
    /// The id of its last end.
    pub last: String,
    /// The name of the field in changes.
    pub field: &'static str,
}

/// The two ends of a period, and the box that says that only its years are known.
pub fn period<T: Editable>(
    form: Form<T>,
    of: impl Periodic<T>,
    controls: Controls,
) -> (AnyView, AnyView) {
    let words = words();
    let Controls { first, last, field } = controls;
    let in_years = form.follow(move |it| of.get(it).is_some_and(|period| period.in_years));
    let tick: Box<dyn Fn(bool) + Send + Sync> = Box::new(move |on| {
        form.change(Change::choosing(form.id, field), |it| {
            of.change(it, &|period| period.set_in_years(on));
        });
    });
    let label = move |day: &'static str, year: &'static str| {
        Signal::derive(move || if in_years.get() { year } else { day }.to_owned())
    };
    let years = format!("{first}-years");
    let first_label = label(words.first_day(), words.first_year());
    let last_label = label(words.last_day(), words.last_year());
    let ends = (
        bound(form, of, End::First, first, field, first_label),
        bound(form, of, End::Last, last, field, last_label),
    );
    let box_to_tick = view! {
        <div class="sp-period__years">
            <CheckField label=words.only_years() id=years value=in_years on_tick=tick/>
        </div>
    };
    (ends.into_any(), box_to_tick.into_any())
}

fn bound<T: Editable>(
    form: Form<T>,
    of: impl Periodic<T>,
    end: End,
    id: String,
    field: &'static str,
    label: Signal<String>,
) -> AnyView {
    let value = form.follow(move |it| of.get(it)?.bound(end));
    // A year alone is not a day: it is accepted if the other end has no more than a year either.
    let takes_a_year = form.follow(move |it| of.get(it).map(|period| period.takes_a_year(end)));
    let accept = move |bound: &Bound| match bound {
        Bound::Year(_) if takes_a_year.get_untracked() == Some(false) => Err(ReadError::OnlyAYear),
        Bound::Year(_) | Bound::Day(_) => Ok(()),
    };
    // What is typed at either end is a step of its own.
    let typed_in = match end {
        End::First => field,
        End::Last => "period_last",
    };
    let state = Typed::accepting(id.clone(), value.into(), accept, move |bound| {
        form.change(Change::typing(form.id, typed_in), |it| {
            of.change(it, &|period| period.set_bound(end, bound));
        });
    });
    let hint = words().period_bound_hint().to_owned();
    view! {
        <Field id=id.clone() label=label hint=Some(hint) span="sp-span-4" error=state.error>
            <TypedInput id=id state=state hinted=true keys=Bound::KEYS/>
        </Field>
    }
    .into_any()
}
