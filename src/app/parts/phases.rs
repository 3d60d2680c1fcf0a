//! How much of a whole falls in which period.

use leptos::prelude::*;

use super::{Button, Controls, Editable, Form, IconButton, Periodic, Typable, ask, period};
use crate::{
    app::{browser::device, desk::words},
    edit::Change,
    plan::{Cents, DraftPeriod, MoneyPhase, Quantity, QuantityPhase},
};

/// The part of a whole that falls in one period.
pub trait Phase: Clone + Default + PartialEq + Send + Sync + 'static {
    /// What the whole is counted in.
    type Amount: Typable + Copy + Default;
    /// Its period and its amount.
    fn parts(&mut self) -> (&mut DraftPeriod, &mut Self::Amount);
}

impl Phase for QuantityPhase {
    type Amount = Quantity;
    fn parts(&mut self) -> (&mut DraftPeriod, &mut Quantity) {
        (&mut self.period, &mut self.amount)
    }
}

impl Phase for MoneyPhase {
    type Amount = Cents;
    fn parts(&mut self) -> (&mut DraftPeriod, &mut Cents) {
        (&mut self.period, &mut self.amount)
    }
}

/// Where a form keeps its phases.
pub struct Phases<T: 'static, P: 'static> {
    /// Borrows them.
    pub get: fn(&T) -> &[P],
    /// Borrows them mutably; `None` if the whole is spread evenly.
    pub get_mut: fn(&mut T) -> Option<&mut Vec<P>>,
}

impl<T, P> Clone for Phases<T, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, P> Copy for Phases<T, P> {}

/// One of the phases.
struct PhaseAt<T: 'static, P: 'static> {
    of: Phases<T, P>,
    at: usize,
}

impl<T, P> Clone for PhaseAt<T, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, P> Copy for PhaseAt<T, P> {}

impl<T, P: Phase> PhaseAt<T, P> {
    fn read(self, it: &T) -> Option<P> {
        (self.of.get)(it).get(self.at).cloned()
    }

    fn write(self, it: &mut T, change: impl FnOnce(&mut P)) {
        if let Some(phase) = (self.of.get_mut)(it).and_then(|phases| phases.get_mut(self.at)) {
            change(phase);
        }
    }
}

impl<T: 'static, P: Phase> Periodic<T> for PhaseAt<T, P> {
    fn get(self, it: &T) -> Option<DraftPeriod> {
        self.read(it).map(|mut phase| phase.parts().0.clone())
    }

    fn change(self, it: &mut T, change: &dyn Fn(&mut DraftPeriod)) {
        self.write(it, |phase| change(phase.parts().0));
    }
}

/// Rows of a first day, a last day and an amount, and more to do with them than adding one.
pub fn phases<T: Editable, P: Phase>(
    form: Form<T>,
    of: Phases<T, P>,
    more: Option<AnyView>,
) -> AnyView {
    let words = words();
    let count = form.follow(move |it| (of.get)(it).len());
    let add = move || {
        form.change(Change::choosing(form.id, "phasing"), |it| {
            if let Some(phases) = (of.get_mut)(it) {
                phases.push(P::default());
            }
        });
        let last = count.get_untracked().saturating_sub(1);
        device::focus(form.control_at("phase_first", last));
    };
    let rows = move || (0..count.get()).map(|at| row(form, of, at)).collect_view();
    view! {
        <fieldset class="sp-set">
            <legend id=form.control("phasing") tabindex="-1">
                {words.field_phasing()}
            </legend>
            <ol class="sp-phases">{rows}</ol>
            <div class="sp-actions">
                {more}
                <Button icon="add" label=words.phase_add() on_press=add/>
            </div>
        </fieldset>
    }
    .into_any()
}

fn row<T: Editable, P: Phase>(form: Form<T>, of: Phases<T, P>, at: usize) -> AnyView {
    let words = words();
    let phase = PhaseAt { of, at };
    let controls = Controls {
        first: form.control_at("phase_first", at),
        last: form.control_at("phase_last", at),
        field: "phasing",
    };
    let (ends, years) = period(form, phase, controls);
    let amount = form.typed_at(
        "phase_amount",
        at,
        ask(words.phase_amount()).wide("sp-span-4"),
        move |it| phase.read(it).map(|mut phase| *phase.parts().1),
        move |it, amount| {
            let amount: P::Amount = amount.unwrap_or_default();
            phase.write(it, |phase| *phase.parts().1 = amount);
        },
    );
    let remove = move || {
        form.change(Change::choosing(form.id, "phasing"), |it| {
            if let Some(phases) = (of.get_mut)(it)
                && at < phases.len()
            {
                phases.remove(at);
            }
        });
        device::focus(form.control("phasing"));
    };
    view! {
        <li class="sp-phases__row">
            <div class="sp-fields">
                {ends}
                {amount}
                {years}
            </div>
            <IconButton icon="delete" small=true label=words.phase_remove(at + 1) on_press=remove/>
        </li>
    }
    .into_any()
}
