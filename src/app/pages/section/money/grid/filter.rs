//! Which lines and which columns are shown.

use leptos::prelude::*;

use super::{super::of_measure::to_measure, Grid};
use crate::{
    app::parts::{Button, CheckField, Choice, SelectField, TextField, Weight},
    documents::{Column, Filter, texts_of},
    plan::{Id, Measure},
};

/// Marks a chosen text, which may be empty.
const SAYS: char = '=';

impl Grid {
    /// Shows only the lines of a measure.
    pub fn only(self, measure: Id<Measure>) {
        let name = self.peek(|_, names, _| names.of_measure(measure).to_owned());
        self.ask(|filter| filter.want(Column::Measure, Some(name)));
    }

    /// Sets the filter, and hides the lines that do not match it now.
    fn ask(self, change: impl FnOnce(&mut Filter)) {
        self.filter.update(change);
        let filter = self.filter.get_untracked();
        let hidden = self.peek(|plan, names, money| {
            let lines = plan.cost_lines.iter();
            let hidden = lines.filter(|line| !filter.shows(line, names, money, self.words));
            hidden.map(|line| line.id).collect()
        });
        self.hidden.set(hidden);
        self.choose(self.range.get_untracked());
    }
}

/// The folds above the grid.
pub fn filter(grid: Grid) -> AnyView {
    let words = grid.words;
    let seen = RwSignal::new(false);
    let on = Memo::new(move |_| grid.filter.with(|filter| !filter.is_off()));
    let fields = move || {
        seen.get().then(|| {
            view! {
                <div class="sp-fields">
                    {Filter::COLUMNS.map(|column| choice(grid, column))}
                    <TextField
                        id="cost-grid-filter"
                        label=words.grid_filter_text()
                        span="sp-span-3"
                        value=Signal::derive(move || grid.filter.with(|filter| filter.text.clone()))
                        on_input=Box::new(move |text| grid.ask(|filter| filter.text = text))
                    />
                </div>
                <Show when=move || on.get()>
                    <div class="sp-actions">
                        <Button
                            icon="close"
                            label=words.grid_filter_off()
                            weight=Weight::Subtle
                            on_press=move || grid.ask(|filter| *filter = Filter::default())
                        />
                    </div>
                </Show>
            }
        })
    };
    let only = move || {
        let measure = grid.filter.with(|filter| {
            let name = filter.wanted(Column::Measure)?;
            grid.names.with(|names| names.0.measure(name))
        })?;
        let name = grid
            .names
            .with(|names| names.0.of_measure(measure).to_owned());
        let said = view! {
            <p class="nl-paragraph sp-cost__only">
                <span>{words.grid_only()} " " {to_measure(grid.desk, measure, name)}</span>
                <Button
                    icon="close"
                    label=words.grid_filter_off()
                    weight=Weight::Subtle
                    on_press=move || grid.ask(|filter| *filter = Filter::default())
                />
            </p>
        };
        Some(said)
    };
    view! {
        {only}
        <div class="sp-cost__folds">
            <details class="sp-fold" on:toggle=move |_| seen.set(true)>
                <summary>
                    {words.grid_filter()}
                    {move || {
                        on.get()
                            .then(|| {
                                let all = grid.desk.with_plan(|plan| plan.cost_lines.len());
                                let shown = grid.lines.with(|lines| lines.0.len());
                                format!(": {}", words.grid_shown(shown, all))
                            })
                    }}
                </summary>
                {fields}
            </details>
            <details class="sp-fold">
                <summary>{words.grid_columns()}</summary>
                <Show when=move || grid.known.with(|known| known.iter().any(|it| it.is_year()))>
                    <p class="nl-paragraph sp-small sp-soft">{words.grid_years_hint()}</p>
                </Show>
                <div class="sp-cost__columns" role="group" aria-label=words.grid_columns()>
                    {move || {
                        let known = grid.known.get().into_iter();
                        known.map(|column| tick(grid, column)).collect_view()
                    }}
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// A choice among the texts of the lines in a column.
fn choice(grid: Grid, column: Column) -> AnyView {
    let words = grid.words;
    let choices = Memo::new(move |_| {
        let (names, money) = (grid.names.get(), grid.desk.money.get());
        let texts = grid
            .desk
            .with_plan(|plan| texts_of(column, plan, &names.0, &money, words));
        let all = (String::new(), words.grid_filter_all().to_owned());
        // What is asked for may not be said by a line yet.
        let mut texts = texts;
        texts.extend(grid.filter.with(|it| it.wanted(column).map(str::to_owned)));
        let texts = texts.into_iter().map(|text| {
            let shown = match text.as_str() {
                "" => words.grid_filter_empty().to_owned(),
                text => text.to_owned(),
            };
            (format!("{SAYS}{text}"), shown)
        });
        std::iter::once(all).chain(texts).collect::<Vec<Choice>>()
    });
    let value = Memo::new(move |_| {
        grid.filter.with(|filter| {
            let wanted = filter.wanted(column);
            wanted.map_or_else(String::new, |text| format!("{SAYS}{text}"))
        })
    });
    view! {
        <SelectField
            id=format!("cost-grid-filter-{}", column.field())
            label=column.name(words)
            span="sp-span-3"
            choices=choices
            value=value
            on_choose=Box::new(move |chosen: String| {
                let text = chosen.strip_prefix(SAYS).map(str::to_owned);
                grid.ask(|filter| filter.want(column, text));
            })
        />
    }
    .into_any()
}

/// Shows or hides a column; at least one is shown.
fn tick(grid: Grid, column: Column) -> AnyView {
    let columns = grid.columns;
    view! {
        <CheckField
            label=column.name(grid.words)
            value=Signal::derive(move || columns.with(|columns| columns.contains(&column)))
            on_tick=Box::new(move |ticked| {
                grid.show(|one, shown| if one == column { ticked } else { shown });
            })
        />
    }
    .into_any()
}
