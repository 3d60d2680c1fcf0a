//! All charts of the plan together, and where to begin for those that are still missing.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{Desk, desk, words},
        going::route::{Place, Route},
        parts::{ChartFrame, Form},
    },
    chart,
    chart::Chart,
    plan::{Section, Series},
    text::Words,
};

/// A chart of the plan.
struct Kind {
    /// What the ids of its elements begin with.
    id: &'static str,
    /// Makes it, if there is anything to show.
    make: fn(Desk, Words) -> Option<Chart>,
    /// Where to begin while it is missing; `None` if it needs no section of its own.
    to_come: Option<ToCome>,
}

/// A chart that is still missing.
struct ToCome {
    /// What it is called.
    what: fn(Words) -> &'static str,
    /// The section that leads to it.
    section: Section,
}

impl ToCome {
    const fn new(what: fn(Words) -> &'static str, section: Section) -> Self {
        Self { what, section }
    }
}

/// The charts in the order of the page.
static KINDS: [Kind; 12] = [
    Kind {
        id: "chart-participants",
        make: participants,
        to_come: Some(ToCome::new(Words::charts_fill_measures, Section::Measures)),
    },
    Kind {
        id: "chart-stated-counts",
        make: |desk, words| {
            let figures = desk.outcome.with(|outcome| outcome.figures.clone());
            desk.with_plan(|plan| chart::stated_counts(plan, &figures, words))
        },
        to_come: None,
    },
    Kind {
        id: "chart-funding",
        make: |desk, words| {
            let money = desk.money.get();
            desk.with_plan(|plan| chart::funding(plan, &money, words))
        },
        to_come: Some(ToCome::new(Words::charts_fill_money, Section::Money)),
    },
    Kind {
        id: "chart-costs",
        make: |desk, words| {
            let money = desk.money.get();
            desk.with_plan(|plan| chart::costs(plan, &money, words))
        },
        to_come: Some(ToCome::new(Words::charts_fill_costs, Section::Money)),
    },
    Kind {
        id: "chart-periods",
        make: |desk, words| {
            let money = desk.money.get();
            desk.with_plan(|plan| chart::periods(plan, &money, words))
        },
        to_come: Some(ToCome::new(Words::charts_fill_periods, Section::Money)),
    },
    Kind {
        id: "chart-cash",
        make: |desk, words| {
            let money = desk.money.get();
            desk.with_plan(|plan| chart::cash(plan, &money, words))
        },
        to_come: None,
    },
    Kind {
        id: "chart-per-head",
        make: |desk, words| {
            let (money, outcome) = (desk.money.get(), desk.outcome.get());
            desk.with_plan(|plan| chart::heads(plan, &money, &outcome.figures, words))
        },
        to_come: Some(ToCome::new(Words::charts_fill_head, Section::Money)),
    },
    Kind {
        id: "chart-stated-amounts",
        make: |desk, words| {
            let money = desk.money.get();
            desk.with_plan(|plan| chart::stated_amounts(plan, &money, words))
        },
        to_come: None,
    },
    Kind {
        id: "chart-timeline",
        make: |desk, words| desk.with_plan(|plan| chart::timeline(plan, words)),
        to_come: Some(ToCome::new(
            Words::charts_fill_timeline,
            Section::Activities,
        )),
    },
    Kind {
        id: "chart-progress",
        make: |desk, words| desk.with_plan(|plan| chart::progress(plan, words)),
        to_come: None,
    },
    Kind {
        id: "chart-factors",
        make: |desk, words| desk.with_plan(|plan| chart::factors(plan, words)),
        to_come: Some(ToCome::new(
            Words::charts_fill_factors,
            Section::SuccessFactors,
        )),
    },
    Kind {
        id: "chart-indicators",
        make: |desk, words| desk.with_plan(|plan| chart::indicators(plan, words)),
        to_come: None,
    },
];

/// The chart of participants once somebody takes part.
fn participants(desk: Desk, words: Words) -> Option<Chart> {
    let figures = desk.outcome.with(|outcome| outcome.figures.clone());
    let anybody = figures.plan.applications > 0;
    anybody.then(|| desk.with_plan(|plan| chart::participants(plan, &figures, words)))
}

/// The page of the charts.
#[component]
pub fn Charts() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let charts: Vec<(&'static Kind, Memo<Option<Chart>>)> = KINDS
        .iter()
        .map(|kind| (kind, Memo::new(move |_| (kind.make)(desk, words))))
        .collect();
    let frames = charts
        .iter()
        .map(|(kind, chart)| view! { <ChartFrame id=kind.id chart=*chart/> })
        .collect_view();
    let missing: Vec<(String, Section, Memo<bool>)> = charts
        .iter()
        .filter_map(|(kind, chart)| {
            let (to_come, chart) = (kind.to_come.as_ref()?, *chart);
            let missing = Memo::new(move |_| chart.with(Option::is_none));
            let what = (to_come.what)(words).to_owned();
            Some((what, to_come.section, missing))
        })
        .chain([(
            words.charts_fill_market().to_owned(),
            Section::LabourMarket,
            no_series(),
        )])
        .collect();
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.charts()}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{words.charts_intro()}</p>
        <div class="sp-charts">
            {frames}
            {series()}
            {to_come(missing)}
        </div>
    }
}

/// Whether no series of the labour market has a figure.
fn no_series() -> Memo<bool> {
    let desk = desk();
    Memo::new(move |_| {
        desk.with_plan(|plan| {
            let mut points = plan.series.iter().flat_map(|series| &series.points);
            points.all(|point| point.value.is_none())
        })
    })
}

/// The charts of the series of the labour market.
fn series() -> impl Fn() -> AnyView {
    let (desk, words) = (desk(), words());
    let ids = Memo::new(move |_| {
        desk.with_plan(|plan| {
            plan.series
                .iter()
                .map(|series| series.id)
                .collect::<Vec<_>>()
        })
    });
    move || {
        let frame = |id| {
            let form = Form::<Series>::of(id);
            let chart = form.follow(move |series| chart::series(series, words));
            view! { <ChartFrame id=form.control("chart") chart=chart/> }
        };
        ids.get().into_iter().map(frame).collect_view().into_any()
    }
}

/// Where to begin for charts that are still missing.
fn to_come(missing: Vec<(String, Section, Memo<bool>)>) -> impl Fn() -> AnyView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let sections = Memo::new(move |_| desk.with_plan(|plan| plan.sections().to_vec()));
    move || {
        let sections = sections.get();
        let missing: Vec<(String, Section)> = missing
            .iter()
            .filter(|(_, section, missing)| missing.get() && sections.contains(section))
            .map(|(what, section, _)| (what.clone(), *section))
            .collect();
        if missing.is_empty() {
            return ().into_any();
        }
        let links = missing.into_iter().map(|(what, section)| {
            view! {
                <li>
                    {what} ": "
                    <a
                        class="utrecht-link utrecht-link--html-a"
                        href=Route::Plan(plan, Place::Section(section)).fragment()
                    >
                        {words.section(section)}
                    </a>
                </li>
            }
        });
        view! {
            <section class="sp-panel" aria-labelledby="charts-to-come">
                <h2 class="sp-panel__head" id="charts-to-come">
                    {words.charts_to_come()}
                </h2>
                <p class="nl-paragraph">{words.charts_to_come_todo()}</p>
                <ul class="sp-charts__to-come">{links.collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}
