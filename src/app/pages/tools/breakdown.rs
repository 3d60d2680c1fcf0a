//! The participants by target group, by region and by year; each table adds up to the plan.

use leptos::prelude::*;

use crate::{
    app::{
        desk::{desk, words},
        going::route::{Place, Route},
        parts::{Column, Icon, table_head},
    },
    figures::{Count, Row, by_region, by_target_group, by_year},
    plan::{Id, Listed, Measure, Plan, Target},
};

/// Above this number, the measures behind a row are counted rather than named.
const MOST: usize = 8;

/// A row as drawn.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    applications: Count,
    /// The measures it comes from, with their codes.
    from: Vec<(Id<Measure>, String)>,
}

/// A table with the sentence above it.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    head: &'static str,
    what: &'static str,
    sentence: String,
    lines: Vec<Line>,
}

/// What is said about groups or regions.
struct Said {
    head: &'static str,
    what: &'static str,
    one: &'static str,
    several: &'static str,
    none: &'static str,
}

/// The page of the breakdown.
#[component]
pub fn Breakdown() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.peek(|plan| plan.id);
    let total = Memo::new(move |_| desk.outcome.with(|it| it.figures.plan.applied()));
    let tables = Memo::new(move |_| {
        let figures = desk.outcome.with(|outcome| outcome.figures.clone());
        desk.with_plan(|plan| {
            [
                of_items(
                    plan,
                    by_target_group(plan, &figures),
                    total.get(),
                    &Said {
                        head: words.by_target_group(),
                        what: words.target_group(),
                        one: words.for_one_group(),
                        several: words.for_several_groups(),
                        none: words.without_target_group(),
                    },
                ),
                of_items(
                    plan,
                    by_region(plan, &figures),
                    total.get(),
                    &Said {
                        head: words.by_region(),
                        what: words.region(),
                        one: words.in_one_region(),
                        several: words.in_several_regions(),
                        none: words.everywhere(),
                    },
                ),
                of_years(plan, by_year(plan, &figures)),
            ]
        })
    });
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.breakdown()}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{words.breakdown_intro()}</p>
        <Show
            when=move || { total.get().number > 0 }
            fallback=move || {
                view! {
                    <div class="sp-empty">
                        <Icon name="parties" class="sp-icon--large"/>
                        <p class="nl-paragraph">{words.breakdown_none()}</p>
                        <a
                            class="utrecht-button utrecht-button--primary-action"
                            href=Route::Plan(id, Place::MEASURES).fragment()
                        >
                            {words.breakdown_to_measures()}
                        </a>
                    </div>
                }
            }
        >
            {move || tables.get().map(|table| drawn(id, table, total.get())).collect_view()}
        </Show>
    }
}

/// The measures that targets belong to, in the order of the targets, each once.
fn measures_of(plan: &Plan, targets: &[Id<Target>]) -> Vec<(Id<Measure>, String)> {
    let mut from: Vec<(Id<Measure>, String)> = Vec::new();
    for target in targets {
        let measure = plan.targets.get(*target).map(|target| target.measure);
        let Some(measure) = measure.and_then(|id| plan.measures.get(id)) else {
            continue;
        };
        if from.iter().all(|(id, _)| *id != measure.id) {
            from.push((measure.id, measure.code.clone()));
        }
    }
    from
}

/// Rows of groups or regions: a single one by its name, several by all their names.
fn of_items<T: Listed>(
    plan: &Plan,
    rows: Vec<Row<Vec<Id<T>>>>,
    total: Count,
    said: &Said,
) -> Table {
    let words = words();
    let list = T::list(plan);
    let name = |id: &Id<T>| {
        let at = list.iter().position(|one| one.id() == *id).unwrap_or(0);
        let title = list.get(*id).map_or("", Listed::title);
        words.item_name(title, at + 1)
    };
    let [mut one, mut several, mut none] = [Count::default(); 3];
    let lines = rows.into_iter().map(|row| {
        let names: Vec<String> = row.of.iter().map(name).collect();
        let (sum, name) = match names.len() {
            0 => (&mut none, said.none.to_owned()),
            1 => (&mut one, names.join("")),
            _ => (&mut several, words.not_split(names.join(", "))),
        };
        *sum = sum.with(row.applied());
        Line {
            name,
            applications: row.applied(),
            from: measures_of(plan, &row.from),
        }
    });
    let lines = lines.collect();
    let parts = [(one, said.one), (several, said.several), (none, said.none)];
    let parts = parts.iter().filter(|(count, _)| count.number > 0);
    let parts = parts.map(|(count, what)| words.breakdown_part(words.counted(*count), what));
    Table {
        head: said.head,
        what: said.what,
        sentence: words
            .breakdown_sentence(words.counted(total), parts.collect::<Vec<_>>().join(", ")),
        lines,
    }
}

fn of_years(plan: &Plan, rows: Vec<Row<Option<i16>>>) -> Table {
    let words = words();
    let dated = || rows.iter().filter_map(|row| Some((row.of?, row.applied())));
    let most = dated().map(|(_, count)| count.number).max();
    let largest = dated().filter(|(_, count)| Some(count.number) == most);
    let years: Vec<String> = largest.map(|(year, _)| year.to_string()).collect();
    let undated = rows.iter().find(|row| row.of.is_none());
    let most = dated().find(|(_, count)| Some(count.number) == most);
    let sentence = match (most, undated) {
        (None, _) => words.breakdown_no_year().to_owned(),
        (Some((_, count)), None) => words.breakdown_most_in(years.join(", "), words.counted(count)),
        (Some((_, count)), Some(undated)) => words.breakdown_most_of_dated(
            years.join(", "),
            words.counted(count),
            words.counted(undated.applied()),
        ),
    };
    let lines = rows.into_iter().map(|row| Line {
        name: row
            .of
            .map_or_else(|| words.without_year().to_owned(), |year| year.to_string()),
        applications: row.applied(),
        from: measures_of(plan, &row.from),
    });
    Table {
        head: words.by_year(),
        what: words.year(),
        sentence,
        lines: lines.collect(),
    }
}

fn drawn(plan: Id<Plan>, table: Table, total: Count) -> AnyView {
    let words = words();
    let row = |line: Line| {
        let more = line.from.len().saturating_sub(MOST);
        let links = line.from.into_iter().take(MOST).map(|(id, code)| {
            let code = if code.trim().is_empty() {
                "–".to_owned()
            } else {
                code
            };
            view! {
                <a
                    class="utrecht-link utrecht-link--html-a"
                    href=Route::Plan(plan, Place::Measure(id)).fragment()
                    aria-label=words.measure_named(&code)
                >
                    {code.clone()}
                </a>
                " "
            }
        });
        let more = (more > 0).then(|| words.and_more(words.count(more as u64)));
        view! {
            <tr class="utrecht-table__row">
                <th scope="row" class="utrecht-table__cell sp-table__title">
                    {line.name}
                </th>
                <td class="utrecht-table__cell sp-number">{words.counted(line.applications)}</td>
                <td class="utrecht-table__cell sp-codes">{links.collect_view()} {more}</td>
            </tr>
        }
    };
    view! {
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{table.head}</h2>
            </div>
            <p class="nl-paragraph sp-soft">{table.sentence}</p>
            <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled sp-breakdown">
                <caption class="sp-hidden">{table.head}</caption>
                {table_head([Column::text(table.what), Column::number(words.applications()), Column::text(words.measures())])}
                <tbody class="utrecht-table__body">
                    {table.lines.into_iter().map(row).collect_view()}
                    <tr class="utrecht-table__row sp-breakdown__total">
                        <th scope="row" class="utrecht-table__cell sp-table__title">
                            {words.in_total()}
                        </th>
                        <td class="utrecht-table__cell sp-number">{words.counted(total)}</td>
                        <td class="utrecht-table__cell"></td>
                    </tr>
                </tbody>
            </table>
        </section>
    }
    .into_any()
}
