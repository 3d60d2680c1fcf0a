//! The measures for a goal or a bottleneck, seen from that side: the measure is where it is stored.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    app::{
        desk::desk,
        parts::{Editable, Form, Lens, Many, Titles},
    },
    edit::Change,
    plan::{Id, Measure},
};

/// Ticks the measures that name this one in one of their fields.
pub fn measures_for<T: Editable>(
    form: Form<T>,
    label: &'static str,
    field: Lens<Measure, Vec<Id<T>>>,
) -> AnyView {
    let desk = desk();
    let chosen = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let measures = plan.measures.iter();
            let naming = measures.filter(|measure| (field.get)(measure).contains(&form.id));
            naming.map(|measure| measure.id.uuid()).collect::<Vec<_>>()
        })
    });
    let on_tick = move |measure: Uuid, ticked: bool| {
        let measure = Id::<Measure>::new(measure);
        desk.edit(Change::choosing(measure, field.name), |plan| {
            plan.measures.update(measure, |it| {
                let named = (field.get_mut)(it);
                named.retain(|one| *one != form.id);
                if ticked {
                    named.push(form.id);
                }
            });
        });
    };
    let measures = Titles::of::<Measure>().memo();
    view! {
        <Many
            id=form.control("measures")
            label=label
            items=measures
            chosen=chosen
            on_tick=Box::new(on_tick)
        />
    }
    .into_any()
}
