//! What success may depend on, and what was seen of it.

use leptos::prelude::*;

use super::{factor_grid::factor_grid, group, listed};
use crate::{
    app::{
        desk::{desk, words},
        parts::{ChartFrame, Choice, Form, ListWords, Listing, Titles, field, named},
    },
    chart,
    plan::{Effect, Evidence, Factor, Id, Intervention, Pilot, Plan, SeenIn, Strength},
    text::Words,
};

/// The page of the section.
pub fn factors() -> AnyView {
    let words = words();
    let of_factors = ListWords {
        none: words.factors_none(),
        none_todo: words.factors_none_todo(),
        add: words.factors_add(),
    };
    let of_evidence = ListWords {
        none: words.evidence_none(),
        none_todo: words.evidence_none_todo(),
        add: words.evidence_add(),
    };
    let factors = Listing::all(
        |_, _: &Factor| String::new(),
        "title",
        move |form: Form<Factor>| {
            view! {
                {form.text(field!(title), named())}
                {form.prose(field!(description), named())}
            }
            .into_any()
        },
    );
    let desk = desk();
    let chart = Memo::new(move |_| desk.with_plan(|plan| chart::factors(plan, words)));
    let factor = |plan: &Plan, evidence: &Evidence| {
        let factor = plan.factors.get(evidence.factor);
        factor
            .map(|factor| factor.title.clone())
            .unwrap_or_default()
    };
    view! {
        {listed("factors", words.section_success_factors(), of_factors, factors)}
        {group("seen", words.factor_grid(), factor_grid())}
        <ChartFrame id="factors-chart" chart=chart/>
        {listed(
            "evidence",
            words.reading_evidence(),
            of_evidence,
            Listing::all(factor, "factor", evidence),
        )}
    }
    .into_any()
}

fn evidence(form: Form<Evidence>) -> AnyView {
    let words = words();
    view! {
        {form.select(
            "factor",
            named().wide("sp-span-6"),
            Titles::of::<Factor>().choices(),
            Box::new(|it| if it.factor.is_nil() { String::new() } else { it.factor.to_string() }),
            Box::new(|it, chosen| it.factor = chosen.parse().unwrap_or_default()),
        )}
        {seen_in(form)}
        {form.choice(
            field!(effect),
            named().wide("sp-span-6"),
            Effect::ALL,
            Words::effect,
        )}
        {form.choice(
            field!(strength),
            named().wide("sp-span-6"),
            Strength::ALL,
            Words::strength,
        )}
        {form.text(field!(note), named())}
        {form.text(field!(source), named().hint(words.source_hint()))}
    }
    .into_any()
}

/// The pilot or the intervention in which it was seen.
fn seen_in(form: Form<Evidence>) -> AnyView {
    let pilots = Titles::of::<Pilot>().choices();
    let interventions = Titles::of::<Intervention>().memo();
    let choices = Signal::derive(move || {
        let used = interventions.get().into_iter();
        let used = used.map(|(id, title)| (Id::<Intervention>::new(id).to_string(), title));
        pilots
            .get()
            .into_iter()
            .chain(used)
            .collect::<Vec<Choice>>()
    });
    let set = move |it: &mut Evidence, chosen: String| {
        let is_pilot = |(id, _): &Choice| *id == chosen;
        it.seen_in = if pilots.with_untracked(|all| all.iter().any(is_pilot)) {
            chosen.parse().ok().map(SeenIn::Pilot)
        } else {
            chosen.parse().ok().map(SeenIn::Intervention)
        };
    };
    form.select(
        "seen_in",
        named().wide("sp-span-6"),
        choices,
        Box::new(|it| match it.seen_in {
            Some(SeenIn::Pilot(id)) => id.to_string(),
            Some(SeenIn::Intervention(id)) => id.to_string(),
            None => String::new(),
        }),
        Box::new(set),
    )
}
