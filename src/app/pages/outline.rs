//! The outline: themes as coloured threads, measures with their numbers.

use leptos::{ev::KeyboardEvent, prelude::*};
use uuid::Uuid;

use crate::{
    app::{
        desk::{Desk, desk, new_id, words},
        device,
        navigation::{self, element_id},
        parts::{Button, IconButton, Weight},
        route::{Place, Route},
    },
    edit::{Act, Change, acts},
    plan::{Id, Measure, Place as PlaceIn, Plan, Theme},
};

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Row {
    what: What,
    code: String,
    title: String,
    applications: u64,
    colour: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    Theme(Id<Theme>),
    /// The head above measures that have no theme.
    NoTheme,
    Measure(Id<Measure>),
    /// Says that a theme has no measures yet.
    Empty(Uuid),
}

/// The colour of a theme, from 1 to 5: its own, or that of its place.
pub fn colour(theme: &Theme, index: usize) -> u8 {
    u8::try_from(theme.colour_number(index)).unwrap_or(0) + 1
}

/// The number and the colour of a theme.
pub fn number_and_colour(plan: &Plan, id: Id<Theme>) -> (usize, u8) {
    let found = plan
        .themes
        .iter()
        .enumerate()
        .find(|(_, theme)| theme.id == id);
    found.map_or((0, 1), |(index, theme)| (index + 1, colour(theme, index)))
}

fn rows(desk: Desk) -> Vec<Row> {
    let outcome = desk.outcome.get();
    desk.with_plan(|plan| {
        let words = words();
        let mut measures_of: std::collections::HashMap<Option<Id<Theme>>, Vec<&Measure>> =
            std::collections::HashMap::new();
        let themes = plan.themes.by_id();
        for measure in plan.measures.iter() {
            let theme = measure.theme.filter(|theme| themes.contains_key(theme));
            measures_of.entry(theme).or_default().push(measure);
        }
        let mut rows = Vec::new();
        let measure_row = |measure: &Measure, colour| Row {
            what: What::Measure(measure.id),
            code: measure.code.clone(),
            title: or_untitled(&measure.title, words.untitled_measure()),
            applications: outcome
                .figures
                .measure(measure.id)
                .map_or(0, |count| count.applications),
            colour,
        };
        for (index, theme) in plan.themes.iter().enumerate() {
            let colour = colour(theme, index);
            rows.push(Row {
                what: What::Theme(theme.id),
                code: (index + 1).to_string(),
                title: or_untitled(&theme.title, words.untitled_theme()),
                applications: outcome
                    .figures
                    .theme(theme.id)
                    .map_or(0, |count| count.applications),
                colour,
            });
            match measures_of.remove(&Some(theme.id)) {
                Some(measures) => {
                    rows.extend(
                        measures
                            .into_iter()
                            .map(|measure| measure_row(measure, colour)),
                    );
                }
                None => rows.push(Row {
                    what: What::Empty(theme.id.uuid()),
                    code: String::new(),
                    title: words.no_measures_yet().to_owned(),
                    applications: 0,
                    colour,
                }),
            }
        }
        if let Some(measures) = measures_of.remove(&None) {
            rows.push(Row {
                what: What::NoTheme,
                code: String::new(),
                title: words.without_theme().to_owned(),
                applications: outcome.figures.without_theme.applications,
                colour: 0,
            });
            rows.extend(measures.into_iter().map(|measure| measure_row(measure, 0)));
        }
        rows
    })
}

/// The title, or what stands for one that is missing.
pub fn or_untitled(title: &str, untitled: &str) -> String {
    if title.trim().is_empty() {
        untitled.to_owned()
    } else {
        title.to_owned()
    }
}

impl Desk {
    /// Adds a theme and shows it.
    pub fn add_theme(self) {
        let id = new_id();
        self.edit(Change::whole(Act::Add, id), |plan| {
            plan.themes.insert(
                Theme {
                    id,
                    ..Theme::default()
                },
                PlaceIn::Last,
            );
        });
        self.show_new(Place::Theme(id), element_id(id.uuid(), "title"));
    }

    /// Adds a measure to a theme and shows it.
    pub fn add_measure(self, theme: Option<Id<Theme>>) {
        let id = new_id();
        self.edit(Change::whole(Act::Add, id), |plan| {
            acts::add_measure(plan, theme, id);
        });
        self.show_new(Place::Measure(id), element_id(id.uuid(), "title"));
    }

    fn show_new(self, place: Place, field: String) {
        let plan = self.peek(|plan| plan.id);
        navigation::go(Route::Plan(plan, place));
        // The page of the new item is drawn first, and takes the focus to itself.
        device::after_drawing(move || device::after_drawing(move || device::focus(field)));
    }
}

/// The themes and measures of the plan, to go to and to arrange.
#[component]
pub fn Outline(
    /// Where somebody is.
    place: Memo<Place>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let rows = Memo::new(move |_| rows(desk));
    let theme_here = move || {
        desk.peek(|plan| match place.get_untracked() {
            Place::Theme(theme) => Some(theme),
            Place::Measure(measure) => plan.measures.get(measure).and_then(|measure| measure.theme),
            _ => plan.themes.iter().last().map(|theme| theme.id),
        })
    };
    // The line somebody is on is in sight, also when they came from elsewhere.
    Effect::new(move |_| match place.get() {
        Place::Measure(measure) => device::reveal(element_id(measure.uuid(), "row")),
        Place::Theme(theme) => device::reveal(element_id(theme.uuid(), "row")),
        _ => {}
    });
    let any_theme = move || rows.with(|rows| !rows.is_empty());
    view! {
        <nav class="sp-outline" aria-label=words.themes_and_measures()>
            <ul class="sp-outline__list" tabindex="-1">
                <For each=move || rows.get() key=Clone::clone let:row>
                    <OutlineRow row=row place=place/>
                </For>
            </ul>
            <div class="sp-outline__foot sp-actions">
                <Show when=any_theme>
                    <Button
                        icon="add"
                        label=words.measure()
                        on_press=move || desk.add_measure(theme_here())
                    />
                </Show>
                <Button
                    icon="add"
                    label=words.theme()
                    weight=Weight::Subtle
                    on_press=move || desk.add_theme()
                />
            </div>
        </nav>
    }
}

#[component]
fn OutlineRow(row: Row, place: Memo<Place>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let thread = format!("sp-theme-{}", row.colour);
    let count = view! {
        <span class="sp-outline__count">
            {if row.applications == 0 && !matches!(row.what, What::Theme(_)) {
                view! {
                    <span aria-hidden="true">"–"</span>
                    <span class="sp-hidden">{words.no_applications()}</span>
                }
                    .into_any()
            } else {
                view! {
                    {words.count(row.applications)}
                    <span class="sp-hidden">{words.applications_hidden()}</span>
                }
                    .into_any()
            }}
        </span>
    };
    match row.what {
        What::Empty(_) => {
            view! { <li class=format!("sp-outline__note {thread}")>{row.title}</li> }.into_any()
        }
        What::NoTheme => view! {
            <li class="sp-outline__theme">
                <div class="sp-outline__head-row">
                    <span class="sp-outline__link">
                        <span class="sp-outline__title">{row.title}</span>
                    </span>
                    {count}
                </div>
            </li>
        }
        .into_any(),
        What::Theme(theme) => {
            let here = Memo::new(move |_| place.get() == Place::Theme(theme));
            let add = words.add_measure_to(&row.code);
            let name = words.theme_named(&row.code);
            view! {
                <li class=format!("sp-outline__theme {thread}")>
                    <div class="sp-outline__head-row">
                        <a
                            class="sp-outline__link"
                            id=element_id(theme.uuid(), "row")
                            href=Route::Plan(plan, Place::Theme(theme)).fragment()
                            aria-current=move || here.get().then_some("page")
                        >
                            <span class="sp-hidden">{words.theme()} " "</span>
                            <span class="sp-outline__code">{row.code}</span>
                            <span class="sp-outline__title">{row.title}</span>
                        </a>
                        <IconButton
                            icon="add"
                            small=true
                            class="sp-outline__add"
                            label=add
                            on_press=move || desk.add_measure(Some(theme))
                        />
                        {count}
                    </div>
                    <Show when=move || here.get()>
                        <Acts
                            name=name.clone()
                            on_move=Callback::new(move |up| {
                                desk.edit(
                                    Change::whole(Act::Move, theme),
                                    |plan| acts::move_theme(plan, theme, up),
                                );
                            })
                            on_remove=Callback::new(move |()| remove_theme(desk, theme))
                        />
                    </Show>
                </li>
            }
            .into_any()
        }
        What::Measure(measure) => {
            let here = Memo::new(move |_| place.get() == Place::Measure(measure));
            let name = words.measure_named(&row.code);
            let keys = move |event: KeyboardEvent| {
                let up = match event.key().as_str() {
                    "ArrowUp" => true,
                    "ArrowDown" => false,
                    _ => return,
                };
                if event.alt_key() {
                    event.prevent_default();
                    move_measure(desk, measure, up);
                    device::focus(element_id(measure.uuid(), "row"));
                }
            };
            view! {
                <li class=format!("sp-outline__measure {thread}")>
                    <a
                        class="sp-outline__link"
                        id=element_id(measure.uuid(), "row")
                        href=Route::Plan(plan, Place::Measure(measure)).fragment()
                        aria-current=move || here.get().then_some("page")
                        on:keydown=keys
                    >
                        <span class="sp-outline__code">{row.code}</span>
                        <span class="sp-outline__title">{row.title}</span>
                        {count}
                    </a>
                    <Show when=move || here.get()>
                        <Acts
                            name=name.clone()
                            on_move=Callback::new(move |up| move_measure(desk, measure, up))
                            on_duplicate=Callback::new(move |()| duplicate(desk, measure))
                            on_remove=Callback::new(move |()| remove_measure(desk, measure))
                        />
                    </Show>
                </li>
            }
            .into_any()
        }
    }
}

fn move_measure(desk: Desk, measure: Id<Measure>, up: bool) {
    desk.edit(Change::whole(Act::Move, measure), |plan| {
        acts::move_measure(plan, measure, up);
    });
}

fn duplicate(desk: Desk, measure: Id<Measure>) {
    let mut copy = None;
    desk.edit(Change::whole(Act::Duplicate, measure), |plan| {
        copy = acts::duplicate_measure(plan, measure, &mut || new_id::<()>().uuid());
    });
    if let Some(copy) = copy {
        desk.show_new(Place::Measure(copy), element_id(copy.uuid(), "title"));
        desk.say_undoable(words().measure_duplicated().to_owned());
    }
}

fn remove_measure(desk: Desk, measure: Id<Measure>) {
    desk.edit(Change::whole(Act::Remove, measure), |plan| {
        acts::remove_measure(plan, measure);
    });
    navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::MEASURES));
    desk.say_undoable(words().measure_removed().to_owned());
}

/// Takes a theme out; its measures stay.
pub fn remove_theme(desk: Desk, theme: Id<Theme>) {
    desk.edit(Change::whole(Act::Remove, theme), |plan| {
        acts::remove_theme(plan, theme);
    });
    navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::MEASURES));
    desk.say_undoable(words().theme_removed().to_owned());
}

/// The ids of the buttons that move the line somebody is on: there is one such line, and moving
/// it takes the focus from its button.
const UP: &str = "outline-up";
const DOWN: &str = "outline-down";

/// What can be done with the line that somebody is on.
#[component]
fn Acts(
    /// What the line is called.
    name: String,
    /// Moves it up or down.
    on_move: Callback<bool>,
    /// Makes a copy of it.
    #[prop(optional)]
    on_duplicate: Option<Callback<()>>,
    /// Takes it out.
    on_remove: Callback<()>,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="sp-outline__acts" role="group" aria-label=name>
            <IconButton
                icon="up"
                small=true
                id=UP
                label=words.move_up()
                tip=words.move_up_tip()
                on_press=move || {
                    on_move.run(true);
                    device::focus(UP.to_owned());
                }
            />
            <IconButton
                icon="down"
                small=true
                id=DOWN
                label=words.move_down()
                tip=words.move_down_tip()
                on_press=move || {
                    on_move.run(false);
                    device::focus(DOWN.to_owned());
                }
            />
            {on_duplicate
                .map(|duplicate| {
                    view! {
                        <IconButton
                            icon="copy"
                            small=true
                            label=words.duplicate()
                            on_press=move || duplicate.run(())
                        />
                    }
                })}
            <IconButton
                icon="delete"
                small=true
                label=words.remove()
                on_press=move || on_remove.run(())
            />
        </div>
    }
}
