//! Selected measures, and one change to all of them.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        going::navigation::element_id,
        parts::{
            Button, CheckField, Choice, Column, Field, SelectField, Typed, TypedInput, Weight,
            table_head, threads::number_and_colour,
        },
    },
    edit::{Act, Change, acts},
    plan::{Date, DraftPeriod, End, Id, Item, Listed, Measure, Plan},
    text::{Words, or_untitled},
};

/// The id of the heading, which gets the focus when the selected measures are gone.
const HEAD: &str = "several";
const FIRST: &str = "several-first";
const LAST: &str = "several-last";

/// What to do to the selected measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Theme,
    AddExecutor,
    ReplaceExecutors,
    Period,
    NoPeriod,
    Remove,
}

impl What {
    const ALL: [Self; 6] = [
        Self::Theme,
        Self::AddExecutor,
        Self::ReplaceExecutors,
        Self::Period,
        Self::NoPeriod,
        Self::Remove,
    ];

    fn name(self, words: Words) -> &'static str {
        match self {
            Self::Theme => words.field_measure_theme(),
            Self::AddExecutor => words.several_add_executor(),
            Self::ReplaceExecutors => words.several_replace_executors(),
            Self::Period => words.several_period(),
            Self::NoPeriod => words.several_no_period(),
            Self::Remove => words.several_remove(),
        }
    }

    const fn asks_party(self) -> bool {
        matches!(self, Self::AddExecutor | Self::ReplaceExecutors)
    }
}

/// What the user filled in for the change.
#[derive(Clone, Copy)]
struct Filled {
    what: RwSignal<What>,
    theme: RwSignal<String>,
    party: RwSignal<String>,
    first: RwSignal<Option<Date>>,
    last: RwSignal<Option<Date>>,
}

impl Filled {
    /// Whether it is complete; days that cannot be read do not count.
    fn is_ready(self, desk: Desk) -> bool {
        match self.what.get_untracked() {
            What::AddExecutor | What::ReplaceExecutors => {
                self.party.with_untracked(|party| !party.is_empty())
            }
            What::Period => {
                let unread = [FIRST, LAST]
                    .iter()
                    .any(|field| untrack(|| desk.draft(field)).is_some());
                !unread && (self.first.get_untracked().or(self.last.get_untracked())).is_some()
            }
            What::Theme | What::NoPeriod | What::Remove => true,
        }
    }

    /// Changes the measures; returns how many it changed.
    fn apply(self, plan: &mut Plan, measures: &[Id<Measure>]) -> usize {
        let to = |day: Option<Date>| day.map_or(acts::DayChange::Keep, acts::DayChange::To);
        let party = self.party.with_untracked(|party| party.parse().ok());
        match (self.what.get_untracked(), party) {
            (What::Theme, _) => {
                let theme = self.theme.with_untracked(|theme| theme.parse().ok());
                acts::set_theme(plan, measures, theme)
            }
            (What::AddExecutor, Some(party)) => acts::add_executor(plan, measures, party, ""),
            (What::ReplaceExecutors, Some(party)) => {
                acts::replace_executors(plan, measures, party, "")
            }
            (What::AddExecutor | What::ReplaceExecutors, None) => 0,
            (What::Period, _) => {
                let (first, last) = (self.first.get_untracked(), self.last.get_untracked());
                acts::set_period(plan, measures, to(first), to(last))
            }
            (What::NoPeriod, _) => {
                let clear = acts::DayChange::Clear;
                acts::set_period(plan, measures, clear, clear)
            }
            (What::Remove, _) => {
                for measure in measures {
                    acts::remove(plan, *measure);
                }
                measures.len()
            }
        }
    }
}

/// Buttons for all measures at once: one shows them with a box each, and what can be done to the
/// selected ones.
#[component]
pub fn Several() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let open = RwSignal::new(false);
    let several = Memo::new(move |_| desk.with_plan(|plan| plan.measures.len() > 1));
    let unfold = move || {
        open.set(true);
        device::focus(HEAD.to_owned());
    };
    view! {
        <Show when=move || several.get()>
            <section class="sp-group">
                <Show
                    when=move || open.get()
                    fallback=move || {
                        view! {
                            <div class="sp-actions">
                                <Button icon="checks" label=words.several() on_press=unfold/>
                                <Button
                                    icon="replace"
                                    label=words.renumber()
                                    weight=Weight::Subtle
                                    on_press=move || renumber(desk)
                                />
                            </div>
                        }
                    }
                >
                    {chooser(open)}
                </Show>
            </section>
        </Show>
    }
}

fn renumber(desk: Desk) {
    let change = Change::whole(Act::Renumber, desk.peek(|plan| plan.id));
    desk.edit(change, acts::renumber);
    desk.say_undoable(words().renumbered());
}

fn chooser(open: RwSignal<bool>) -> AnyView {
    let (desk, words) = (desk(), words());
    let ticked = RwSignal::new(Vec::<Id<Measure>>::new());
    // A removed measure is no longer selected.
    let chosen = Memo::new(move |_| {
        let mut chosen = ticked.get();
        desk.with_plan(|plan| chosen.retain(|id| plan.measures.get(*id).is_some()));
        chosen
    });
    let all = Memo::new(move |_| {
        desk.with_plan(|plan| plan.measures.iter().map(Item::id).collect::<Vec<_>>())
    });
    let tick = move |id: Id<Measure>, on: bool| {
        ticked.update(|ids| {
            ids.retain(|one| *one != id);
            if on {
                ids.push(id);
            }
        });
    };
    let rows = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let measures = plan.measures.iter();
            measures
                .map(|it| Row::of(plan, it, words))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="sp-group__head">
            <h2 class="nl-heading nl-heading--level-2" id=HEAD tabindex="-1">
                {words.several()}
            </h2>
        </div>
        <div class="sp-actions sp-spread">
            <CheckField
                label=words.several_all()
                value=Signal::derive(move || chosen.get().len() == all.get().len())
                on_tick=Box::new(move |on| {
                    ticked.set(if on { all.get_untracked() } else { Vec::new() });
                })
            />
            <Button
                icon="close"
                label=words.several_done()
                weight=Weight::Subtle
                on_press=move || {
                    open.set(false);
                    let id = desk.peek(|plan| plan.id);
                    device::focus(element_id(id.uuid(), "measures"));
                }
            />
        </div>
        <table class="utrecht-table utrecht-table--html-table sp-table sp-table--ruled sp-table--stack sp-several">
            <caption class="sp-hidden">{words.themes_and_measures()}</caption>
            {table_head([words.field_measure(), words.field_measure_theme(), words.several_executors(), words.field_period()].map(Column::text))}
            <tbody class="utrecht-table__body">
                <For each=move || rows.get() key=Clone::clone let:row>
                    {drawn(row, chosen, Box::new(tick))}
                </For>
            </tbody>
        </table>
        <Show when=move || chosen.with(|ids| !ids.is_empty())>
            {bar(chosen)}
        </Show>
    }
    .into_any()
}

/// A measure with its properties that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Row {
    id: Id<Measure>,
    name: String,
    theme: String,
    colour: u8,
    executors: String,
    period: String,
}

impl Row {
    fn of(plan: &Plan, measure: &Measure, words: Words) -> Self {
        let theme = measure.theme.and_then(|theme| plan.themes.get(theme));
        let (number, colour) = theme.map_or((0, 0), |theme| number_and_colour(plan, theme.id));
        let executors = measure.execution.executors().iter();
        let executors = executors.filter_map(|one| plan.parties.get(one.party));
        let executors: Vec<&str> = executors.map(|party| party.name.as_str()).collect();
        Self {
            id: measure.id,
            name: words.code_and_title(&measure.code, &measure.title),
            theme: theme.map_or(String::new(), |_| number.to_string()),
            colour,
            executors: executors.join(", "),
            period: days(&measure.period, words),
        }
    }
}

fn days(period: &DraftPeriod, words: Words) -> String {
    if let Some(period) = period.period() {
        return words.period(period);
    }
    let ends = [End::First, End::Last].map(|end| period.bound(end));
    if ends.iter().all(Option::is_none) {
        return String::new();
    }
    let [first, last] =
        ends.map(|end| end.map_or_else(|| "…".to_owned(), |bound| words.bound(bound)));
    words.first_to_last(first, last)
}

fn drawn(
    row: Row,
    chosen: Memo<Vec<Id<Measure>>>,
    tick: Box<dyn Fn(Id<Measure>, bool) + Send + Sync>,
) -> AnyView {
    let words = words();
    let id = row.id;
    let cell = |name: &'static str, text: String| {
        let text = if text.is_empty() {
            "–".to_owned()
        } else {
            text
        };
        view! {
            <td class="utrecht-table__cell" data-label=name>
                {text}
            </td>
        }
    };
    view! {
        <tr class=format!("utrecht-table__row sp-theme-{}", row.colour)>
            <th scope="row" class="utrecht-table__cell sp-table__title">
                <CheckField
                    label=row.name
                    value=Signal::derive(move || chosen.with(|ids| ids.contains(&id)))
                    on_tick=Box::new(move |on| tick(id, on))
                />
            </th>
            {cell(words.field_measure_theme(), row.theme)}
            {cell(words.several_executors(), row.executors)}
            {cell(words.field_period(), row.period)}
        </tr>
    }
    .into_any()
}

/// What to do to the selected measures.
fn bar(chosen: Memo<Vec<Id<Measure>>>) -> AnyView {
    let (desk, words) = (desk(), words());
    let filled = Filled {
        what: RwSignal::new(What::Theme),
        theme: RwSignal::new(String::new()),
        party: RwSignal::new(String::new()),
        first: RwSignal::new(None),
        last: RwSignal::new(None),
    };
    let what = filled.what;
    let count = move || u64::try_from(chosen.with(Vec::len)).unwrap_or(u64::MAX);
    let acts: Vec<Choice> = What::ALL
        .into_iter()
        .enumerate()
        .map(|(at, one)| (at.to_string(), one.name(words).to_owned()))
        .collect();
    let missing = RwSignal::new(false);
    let apply = move |_| {
        missing.set(!filled.is_ready(desk));
        if missing.get_untracked() {
            return;
        }
        let measures = chosen.get_untracked();
        let change = Change::whole(Act::ChangeSeveral, desk.peek(|plan| plan.id));
        let mut changed = 0;
        desk.edit(change, |plan| changed = filled.apply(plan, &measures));
        let changed = u64::try_from(changed).unwrap_or(u64::MAX);
        let removed = what.get_untracked() == What::Remove;
        match (changed, removed) {
            (0, _) => desk.saying.say(words.several_unchanged()),
            (_, true) => {
                device::focus(HEAD.to_owned());
                desk.say_undoable(words.several_removed(changed));
            }
            (_, false) => desk.say_undoable(words.several_changed(changed)),
        }
    };
    view! {
        <div class="sp-several__bar" role="group" aria-label=words.several()>
            <p class="nl-paragraph" role="status">
                <strong>{move || words.several_chosen(count())}</strong>
            </p>
            <div class="sp-fields">
                <SelectField
                    id="several-what"
                    label=words.several_what()
                    span="sp-span-6"
                    choices=Signal::derive(move || acts.clone())
                    value=Signal::derive(move || {
                        let at = What::ALL.iter().position(|one| *one == what.get());
                        at.unwrap_or(0).to_string()
                    })
                    on_choose=Box::new(move |at: String| {
                        let found = at.parse::<usize>().ok().and_then(|at| What::ALL.get(at));
                        if let Some(one) = found {
                            missing.set(false);
                            what.set(*one);
                        }
                    })
                />
                {move || fields(filled, what.get())}
            </div>
            <Show when=move || missing.get()>
                <p class="sp-error nl-paragraph" role="alert">
                    {words.several_missing()}
                </p>
            </Show>
            <div class="sp-actions">
                <button
                    type="button"
                    class="utrecht-button utrecht-button--primary-action"
                    on:click=apply
                >
                    {move || {
                        if what.get() == What::Remove {
                            words.several_remove_now(count())
                        } else {
                            words.several_apply(count())
                        }
                    }}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The fields a change needs.
fn fields(filled: Filled, what: What) -> AnyView {
    let (desk, words) = (desk(), words());
    let choice = move |id: &'static str,
                       label: &'static str,
                       none: &'static str,
                       value: RwSignal<String>,
                       items: Vec<Choice>| {
        let none = (String::new(), none.to_owned());
        let items: Vec<Choice> = std::iter::once(none).chain(items).collect();
        view! {
            <SelectField
                id=id
                label=label
                span="sp-span-6"
                choices=Signal::derive(move || items.clone())
                value=value
                on_choose=Box::new(move |chosen: String| value.set(chosen))
            />
        }
        .into_any()
    };
    match what {
        What::Theme => {
            let themes = desk.with_plan(|plan| {
                let themes = (1..).zip(plan.themes.iter());
                themes
                    .map(|(number, theme): (usize, _)| {
                        let title = or_untitled(theme.title(), words.untitled_theme());
                        (theme.id.to_string(), words.theme_and_title(number, title))
                    })
                    .collect()
            });
            let none = words.without_theme();
            choice(
                "several-theme",
                words.field_measure_theme(),
                none,
                filled.theme,
                themes,
            )
        }
        what if what.asks_party() => {
            let parties = desk.with_plan(|plan| {
                let parties = plan.parties.iter();
                parties
                    .map(|party| {
                        let name = or_untitled(&party.name, words.unnamed_party());
                        (party.id.to_string(), name)
                    })
                    .collect()
            });
            let none = words.nothing_chosen();
            choice(
                "several-party",
                words.field_party(),
                none,
                filled.party,
                parties,
            )
        }
        What::Period => {
            let day = |id: &'static str, label: &'static str, value: RwSignal<Option<Date>>| {
                let state = Typed::new(id.to_owned(), value.into(), move |day| value.set(day));
                view! {
                    <Field
                        id=id
                        label=label
                        hint=Some(words.several_day_hint().to_owned())
                        span="sp-span-3"
                        error=state.error
                    >
                        <TypedInput id=id state=state hinted=true/>
                    </Field>
                }
                .into_any()
            };
            let first = day(FIRST, words.first_day(), filled.first);
            let last = day(LAST, words.last_day(), filled.last);
            (first, last).into_any()
        }
        _ => ().into_any(),
    }
}
