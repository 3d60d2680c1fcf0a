//! The live column: what the plan adds up to, and what is wrong here.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::route::{Beside, Place, Route, Tool},
        pages::plan::live_money::LiveMoney,
        parts::{ChartFrame, EntryItem, Icon, NotCounted, Unfolded, tasks::deadlines},
    },
    chart,
    check::{Counts, Finding, Subject, of_measure, of_section, said_once},
    figures::Count,
    plan::{OF_PARTICIPANTS, Plan, sort_by_key},
    text::{Words, or_untitled},
};

/// Parts of a figure, and findings, beyond this number are behind a link.
const MOST: usize = 8;

/// What the plan adds up to and what is wrong at this place.
#[component]
pub fn Live(
    /// Where the user is.
    place: Memo<Place>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let chart = Memo::new(move |_| {
        let figures = desk.outcome.with(|outcome| outcome.figures.clone());
        let chart = desk.with_plan(|plan| chart::participants(plan, &figures, words));
        // Said above it already.
        Some(chart::Chart {
            not_counted: None,
            ..chart
        })
    });
    view! {
        <aside class="sp-live" aria-label=words.state_of_plan()>
            {deadlines()}
            <Participants/>
            <Show when=move || place.get().beside() != Beside::Figures>
                <ChartFrame id="live-chart" chart=chart/>
            </Show>
            <LiveMoney/>
            <Show when=move || place.get().beside() == Beside::Findings>
                <FindingsHere place=place/>
            </Show>
        </aside>
    }
}

#[component]
fn Participants() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    let count = Memo::new(move |_| {
        desk.outcome.with(|outcome| {
            let plan = &outcome.figures.plan;
            [plan.applied(), plan.unique()]
        })
    });
    let [applied, unique] = [0, 1].map(|at| {
        Signal::derive(move || count.with(|both| both.get(at).copied().unwrap_or_default()))
    });
    view! {
        <section class="sp-panel" aria-labelledby="live-people">
            <h2 class="sp-panel__head" id="live-people">
                {words.participants()}
            </h2>
            <p class="sp-figure">
                <span class="sp-figure__value">{move || words.counted(applied.get())}</span>
                " "
                <span class="sp-figure__unit">{words.applications_unit()}</span>
            </p>
            <p class="sp-figure sp-figure--second">
                {move || {
                    let bound = words.at_most_of(unique.get());
                    bound.map(|bound| view! { <span class="sp-figure__unit">{bound} " "</span> })
                }}
                <span class="sp-figure__value">{move || words.counted_bare(unique.get())}</span>
                " "
                <span class="sp-figure__unit">{words.people_unit()}</span>
            </p>
            <NotCounted places=Signal::stored(OF_PARTICIPANTS.to_vec())/>
            <Why/>
            <p class="nl-paragraph sp-small">
                <a
                    class="utrecht-link utrecht-link--html-a"
                    href=Route::Plan(id, Place::Tool(Tool::Breakdown)).fragment()
                >
                    {words.breakdown_link()}
                </a>
            </p>
        </section>
    }
}

/// The measures that a plan's participants come from, the largest first.
fn parts(
    plan: &Plan,
    figures: &crate::figures::Figures,
    words: Words,
) -> Vec<(String, Option<Place>, Count)> {
    let mut measures: Vec<(Count, &crate::plan::Measure)> = plan
        .measures
        .iter()
        .filter_map(|it| Some((figures.measure(it.id)?.applied(), it)))
        .filter(|(applications, _)| applications.number > 0)
        .collect();
    sort_by_key(&mut measures, |(applications, _)| {
        std::cmp::Reverse(applications.number)
    });
    let rest = measures.split_off(measures.len().min(MOST));
    let mut parts: Vec<_> = measures
        .into_iter()
        .map(|(applications, it)| {
            let title = or_untitled(&it.title, words.untitled_measure());
            (
                format!("{} {title}", it.code),
                Some(Place::Measure(it.id)),
                applications,
            )
        })
        .collect();
    if !rest.is_empty() {
        let others = rest.iter().map(|(applications, _)| *applications);
        let others = others.fold(Count::default(), Count::with);
        let count = u64::try_from(rest.len()).unwrap_or(u64::MAX);
        parts.push((words.other_measures(count), None, others));
    }
    parts
}

#[component]
fn Why() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let open = RwSignal::new(false);
    let explained = move || {
        let outcome = desk.outcome.get();
        let count = &outcome.figures.plan;
        let twice = count.applications.saturating_sub(count.people);
        let explained = if twice == 0 {
            words.why_sum().to_owned()
        } else {
            words.why_sum_and_overlap(words.count(twice))
        };
        if count.at_most {
            format!("{explained} {}", words.people_may_be_fewer())
        } else {
            explained
        }
    };
    let rows = move || {
        let outcome = desk.outcome.get();
        let (id, parts) = desk.with_plan(|plan| (plan.id, parts(plan, &outcome.figures, words)));
        let row = |(name, place, applications): (String, Option<Place>, Count)| {
            let name = match place {
                Some(place) => view! {
                    <a class="utrecht-link utrecht-link--html-a" href=Route::Plan(id, place).fragment()>
                        {name}
                    </a>
                }
                .into_any(),
                None => name.into_any(),
            };
            view! {
                <tr>
                    <td>{name}</td>
                    <td class="sp-number">{words.counted(applications)}</td>
                </tr>
            }
        };
        parts.into_iter().map(row).collect_view()
    };
    view! {
        <details class="sp-fold" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>
                <Icon name="unfold"/>
                {words.why_this_number()}
            </summary>
            <Show when=move || open.get()>
                <p class="nl-paragraph sp-small sp-soft">{explained}</p>
                <table class="utrecht-table utrecht-table--html-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.field_measure()}</th>
                            <th scope="col" class="sp-number">
                                {words.applications()}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Show>
        </details>
    }
}

/// The findings at a place, worst first as the core gives them.
fn findings_at(findings: &[Finding], place: Place) -> Vec<Finding> {
    let here: Box<dyn Iterator<Item = &Finding>> = match (place, place.section()) {
        (Place::Measure(measure), _) => Box::new(of_measure(findings, measure)),
        (Place::Theme(theme), _) => {
            let about = Subject::Theme(theme);
            Box::new(findings.iter().filter(move |it| it.about == about))
        }
        (_, Some(section)) => Box::new(of_section(findings, section)),
        (_, None) => Box::new(findings.iter()),
    };
    here.filter(|finding| !finding.waived).cloned().collect()
}

#[component]
fn FindingsHere(place: Memo<Place>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    let here = Memo::new(move |_| {
        desk.outcome
            .with(|outcome| findings_at(&outcome.findings, place.get()))
    });
    let unfolded = Unfolded::default();
    let heading = move || match place.get() {
        Place::Measure(_) => words.findings_of_measure(),
        Place::Theme(_) => words.findings_of_theme(),
        Place::Tool(_) => words.findings_of_plan(),
        Place::Section(_) => words.findings_of_page(),
    };
    let list = move || {
        let here = here.get();
        if here.is_empty() {
            return view! {
                <p class="nl-paragraph sp-small sp-soft">
                    <Icon name="ok" class="sp-icon--small"/>
                    " "
                    {words.nothing_found()}
                </p>
            }
            .into_any();
        }
        let entries = said_once(&here);
        let rest = entries.iter().skip(MOST);
        let more: usize = rest.map(Vec::len).sum();
        let items = entries.iter().take(MOST).map(|entry| {
            let entry: Vec<Finding> = entry.iter().copied().cloned().collect();
            view! { <EntryItem entry=entry unfolded=unfolded/> }
        });
        view! {
            <ul class="sp-findings">{items.collect_view()}</ul>
            {(more > 0)
                .then(|| {
                    view! {
                        <p class="nl-paragraph sp-small">
                            <a
                                class="utrecht-link utrecht-link--html-a"
                                href=Route::Plan(id, Place::CHECKS).fragment()
                            >
                                {words.more_findings(u64::try_from(more).unwrap_or(u64::MAX))}
                            </a>
                        </p>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="sp-panel" aria-labelledby="live-findings">
            <h2 class="sp-panel__head" id="live-findings">
                {heading}
            </h2>
            {move || {
                (place.get() == Place::Tool(Tool::Overview))
                    .then(|| {
                        let counts = desk.outcome.with(|outcome| Counts::of(outcome.findings.iter()));
                        let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
                        words.counts_of_findings(
                            words.count(number(counts.blocking)),
                            words.count(number(counts.warning)),
                            words.count(number(counts.advice)),
                        )
                    })
            }}
            {list}
        </section>
    }
}
