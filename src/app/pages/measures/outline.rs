//! The outline: themes as coloured threads, measures with their numbers.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    app::{
        browser::{device, keys::pressed},
        desk::{Desk, desk, new_id, words},
        going::{
            navigation,
            navigation::element_id,
            route::{Place, Route},
        },
        pages::measures::lines::{CHUNK, Group, Line, Lines, Shown, drawn_from_top, groups},
        parts::{Button, Drawn, IconButton, More, Weight, threads::number_and_colour},
    },
    edit::{Act, Change, acts},
    figures::{Count, Headcount},
    plan::{Id, Measure, Noun, Place as PlaceIn, Theme},
    text::or_untitled,
};

/// Adds a theme and shows it.
pub fn add_theme(desk: Desk) {
    let id = new_id();
    desk.edit(Change::whole(Act::Add, id), |plan| {
        plan.themes.insert(
            Theme {
                id,
                ..Theme::default()
            },
            PlaceIn::Last,
        );
    });
    show_new(desk, Place::Theme(id), element_id(id.uuid(), "title"));
}

/// Adds a measure to a theme and shows it.
pub fn add_measure(desk: Desk, theme: Option<Id<Theme>>) {
    let id = new_id();
    desk.edit(Change::whole(Act::Add, id), |plan| {
        acts::add_measure(plan, theme, id);
    });
    show_new(desk, Place::Measure(id), element_id(id.uuid(), "title"));
}

/// The theme that a new measure gets at a place: the one that the user is in, or else the last.
pub fn theme_at(desk: Desk, place: Place) -> Option<Id<Theme>> {
    desk.peek(|plan| match place {
        Place::Theme(theme) => Some(theme),
        Place::Measure(measure) => plan.measures.get(measure).and_then(|measure| measure.theme),
        Place::Section(_) | Place::Tool(_) => plan.themes.iter().last().map(|theme| theme.id),
    })
}

fn show_new(desk: Desk, place: Place, field: String) {
    navigation::go(Route::Plan(desk.peek(|plan| plan.id), place));
    // The page of the new item is drawn first, and takes the focus.
    device::after_drawing(move || device::after_drawing(move || device::focus(field)));
}

/// The themes and measures of the plan, for navigating and arranging.
#[component]
pub fn Outline(
    /// Where the user is.
    place: Memo<Place>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let groups = Memo::new(move |_| desk.with_plan(groups));
    let here = Memo::new(move |_| match place.get() {
        Place::Measure(measure) => Some(measure),
        _ => None,
    });
    let lines = Lines::following(desk, here);
    let drawn = drawn_from_top(move || desk.peek(|plan| plan.measures.len()));
    // The user's line is in sight, even if they came from elsewhere.
    Effect::new(move |_| match place.get() {
        Place::Measure(measure) => device::reveal(element_id(measure.uuid(), "row")),
        Place::Theme(theme) => device::reveal(element_id(theme.uuid(), "row")),
        _ => {}
    });
    let any = Memo::new(move |_| groups.with(|groups| !groups.is_empty()));
    let themes = Memo::new(move |_| {
        groups.with(|groups| groups.iter().map(|it| it.theme).collect::<Vec<_>>())
    });
    let unfolded = Drawn::at_first();
    let theme_in_sight = Memo::new(move |_| match place.get() {
        Place::Theme(theme) => Some(Some(theme)),
        Place::Measure(id) => desk.with_plan(|plan| plan.measures.get(id).map(|it| it.theme)),
        Place::Section(_) | Place::Tool(_) => None,
    });
    let shown = move || unfolded.first_and(themes.get(), theme_in_sight.get());
    view! {
        <nav class="sp-outline" aria-label=words.themes_and_measures()>
            <p class="sp-outline__caption" aria-hidden="true">{words.applications()}</p>
            // A single list of themes and measures; groups and chunks are for the eye and the
            // browser.
            <div
                class="sp-outline__list"
                role="list"
                tabindex="-1"
                on:keydown=move |event| move_by_key(desk, &event)
            >
                <For each=shown key=|theme| *theme let:theme>
                    <OutlineGroup
                        theme=theme
                        groups=groups
                        place=place
                        here=here
                        lines=lines
                        drawn=drawn
                    />
                </For>
            </div>
            <More drawn=unfolded count=Signal::derive(move || themes.with(Vec::len))/>
            <div class="sp-outline__foot sp-actions">
                <Show when=move || any.get()>
                    <Button
                        icon="add"
                        label=words.field_measure()
                        on_press=move || add_measure(desk, theme_at(desk, place.get_untracked()))
                    />
                </Show>
                <Button
                    icon="add"
                    label=words.field_measure_theme()
                    weight=Weight::Subtle
                    id=element_id(desk.peek(|plan| plan.id).uuid(), "themes")
                    on_press=move || add_theme(desk)
                />
            </div>
        </nav>
    }
}

/// A theme and its measures, or those without one.
#[component]
fn OutlineGroup(
    theme: Option<Id<Theme>>,
    groups: Memo<Vec<Group>>,
    place: Memo<Place>,
    here: Memo<Option<Id<Measure>>>,
    lines: Lines,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let of_group = move |groups: &Vec<Group>| groups.iter().find(|it| it.theme == theme).cloned();
    let measures = Memo::new(move |_| {
        let group = groups.with(of_group);
        group.map(|group| group.measures).unwrap_or_default()
    });
    let before = groups.with_untracked(of_group).map_or(0, |it| it.before);
    let number_and_colour = Memo::new(move |_| {
        theme.map_or((0, 0), |theme| {
            desk.with_plan(|plan| number_and_colour(plan, theme))
        })
    });
    let chunks = Memo::new(move |_| measures.with(|measures| measures.len().div_ceil(CHUNK)));
    let empty = Memo::new(move |_| theme.is_some() && chunks.get() == 0);
    let head = match theme {
        Some(theme) => {
            view! { <ThemeHead theme=theme number_and_colour=number_and_colour place=place/> }
                .into_any()
        }
        None => view! { <NoThemeHead/> }.into_any(),
    };
    view! {
        <div
            class=move || format!("sp-outline__group sp-theme-{}", number_and_colour.get().1)
            role="presentation"
        >
            {head}
            <Show when=move || empty.get()>
                <div class="sp-outline__note" role="listitem">{words.no_measures_yet()}</div>
            </Show>
            <For each=move || 0..chunks.get() key=|chunk| *chunk let:chunk>
                <Chunk
                    chunk=chunk
                    before=before
                    measures=measures
                    here=here
                    lines=lines
                    drawn=drawn
                />
            </For>
        </div>
    }
}

#[component]
fn NoThemeHead() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let applications = Memo::new(move |_| {
        desk.outcome
            .with(|outcome| outcome.figures.without_theme.applied())
    });
    view! {
        <div class="sp-outline__theme sp-outline__head-row" role="listitem">
            <span class="sp-outline__link">
                <span class="sp-outline__code"></span>
                <span class="sp-outline__title">{words.without_theme()}</span>
            </span>
            <span class="sp-outline__count">
                {move || words.counted(applications.get())}
                <span class="sp-hidden">{words.applications_hidden()}</span>
            </span>
        </div>
    }
}

#[component]
fn ThemeHead(
    theme: Id<Theme>,
    number_and_colour: Memo<(usize, u8)>,
    place: Memo<Place>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let number = move || number_and_colour.get().0.to_string();
    let title = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let title = plan.themes.get(theme).map_or("", |theme| &theme.title);
            or_untitled(title, words.untitled_theme())
        })
    });
    let applications = Memo::new(move |_| {
        desk.outcome.with(|outcome| {
            let count = outcome.figures.theme(theme);
            count.map_or_else(Count::default, Headcount::applied)
        })
    });
    let here = Memo::new(move |_| place.get() == Place::Theme(theme));
    let acts = move || {
        here.get().then(|| {
            view! {
                <Acts
                    name=words.theme_named(number())
                    on_move=Callback::new(move |up| {
                        desk.edit(
                            Change::whole(Act::Move, theme),
                            |plan| acts::move_in_list(plan, theme, up),
                        );
                    })
                    on_remove=Callback::new(move |()| remove_theme(desk, theme))
                />
            }
        })
    };
    let add = move || {
        view! {
            <IconButton
                icon="add"
                small=true
                class="sp-outline__add"
                label=words.add_measure_to(number())
                on_press=move || add_measure(desk, Some(theme))
            />
        }
    };
    view! {
        <div class="sp-outline__theme" role="listitem">
            <div class="sp-outline__head-row">
                <a
                    class="sp-outline__link"
                    id=element_id(theme.uuid(), "row")
                    href=Route::Plan(plan, Place::Theme(theme)).fragment()
                    aria-current=move || here.get().then_some("page")
                >
                    <span class="sp-hidden">{words.field_measure_theme()} " "</span>
                    <span class="sp-outline__code">{number}</span>
                    <span class="sp-outline__title" title=title>{title}</span>
                </a>
                {add}
                <span class="sp-outline__count">
                    {move || words.counted(applications.get())}
                    <span class="sp-hidden">{words.applications_hidden()}</span>
                </span>
            </div>
            {acts}
        </div>
    }
}

/// Some measures of a group; until they are drawn, the space they need.
#[component]
fn Chunk(
    chunk: usize,
    before: usize,
    measures: Memo<Vec<Id<Measure>>>,
    here: Memo<Option<Id<Measure>>>,
    lines: Lines,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        measures.with(|measures| {
            let ids = measures.chunks(CHUNK).nth(chunk);
            ids.map(<[_]>::to_vec).unwrap_or_default()
        })
    });
    let first = before + chunk * CHUNK;
    // Also around the user's position, with whatever is in sight.
    let near_here = move || {
        let place = here
            .get()
            .and_then(|here| measures.with_untracked(|all| all.iter().position(|id| *id == here)));
        place.is_some_and(|place| (place / CHUNK).abs_diff(chunk) < 2)
    };
    let draws =
        Memo::new(move |before| before == Some(&true) || first < drawn.get() || near_here());
    let shown = move || {
        if draws.get() { ids.get() } else { Vec::new() }
    };
    view! {
        <div
            class="sp-outline__chunk"
            role="presentation"
            style:--sp-lines=move || ids.with(Vec::len).to_string()
        >
            <For each=shown key=|measure| *measure let:measure>
                <OutlineLine measure=measure lines=lines/>
            </For>
        </div>
    }
}

#[component]
fn OutlineLine(measure: Id<Measure>, lines: Lines) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    // Removed before it was drawn.
    let Line { shown, here } = lines.line(desk, measure)?;
    let inside = move || {
        let Shown {
            measure,
            applications,
        } = shown.get();
        let count = if applications.number == 0 {
            view! {
                <span aria-hidden="true">"–"</span>
                <span class="sp-hidden">{words.no_applications()}</span>
            }
            .into_any()
        } else {
            view! {
                {words.counted(applications)}
                <span class="sp-hidden">{words.applications_hidden()}</span>
            }
            .into_any()
        };
        view! {
            <span class="sp-outline__code">{measure.code.clone()}</span>
            <span class="sp-outline__title" title=measure.title.clone()>
                {or_untitled(&measure.title, words.untitled_measure())}
            </span>
            <span class="sp-outline__count">{count}</span>
        }
    };
    let acts = move || {
        here.get().then(|| {
            let name = shown.with(|shown| words.measure_named(&shown.measure.code));
            view! {
                <Acts
                    name=name
                    on_move=Callback::new(move |up| move_measure(desk, measure, up))
                    on_duplicate=Callback::new(move |()| duplicate(desk, measure))
                    on_remove=Callback::new(move |()| remove_measure(desk, measure))
                />
            }
        })
    };
    Some(view! {
        <div class="sp-outline__measure" role="listitem">
            <a
                class="sp-outline__link"
                id=element_id(measure.uuid(), "row")
                href=Route::Plan(plan, Place::Measure(measure)).fragment()
                aria-current=move || here.get().then_some("page")
            >
                {inside}
            </a>
            {acts}
        </div>
    })
}

/// Alt with an arrow moves the focused measure.
fn move_by_key(desk: Desk, event: &KeyboardEvent) {
    let up = match pressed(event).as_deref() {
        Some("ArrowUp") => true,
        Some("ArrowDown") => false,
        _ => return,
    };
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(id) = target.map(|it| it.id()).filter(|_| event.alt_key()) else {
        return;
    };
    let measure = id.strip_prefix("row-").and_then(|id| id.parse().ok());
    let there = |id: &Id<Measure>| desk.peek(|plan| plan.measures.get(*id).is_some());
    if let Some(measure) = measure.filter(there) {
        event.prevent_default();
        move_measure(desk, measure, up);
        device::focus(id);
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
        show_new(desk, Place::Measure(copy), element_id(copy.uuid(), "title"));
        desk.say_undoable(words().measure_duplicated());
    }
}

fn remove_measure(desk: Desk, measure: Id<Measure>) {
    let words = desk.saying.words();
    let (name, lines) = desk.peek(|plan| {
        let lines = plan.cost_lines.iter();
        let lines = lines.filter(|line| line.measure == Some(measure)).count();
        (words.subject_title(plan, measure.into()), lines)
    });
    desk.edit(Change::whole(Act::Remove, measure), |plan| {
        acts::remove(plan, measure);
    });
    navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::MEASURES));
    desk.say_undoable(match lines {
        0 => words.measure_removed(name),
        lines => words.measure_removed_costs(name, words.count_of(Noun::CostLine, lines)),
    });
}

/// Removes a theme; its measures stay.
pub fn remove_theme(desk: Desk, theme: Id<Theme>) {
    desk.edit(Change::whole(Act::Remove, theme), |plan| {
        acts::remove(plan, theme);
    });
    navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::MEASURES));
    desk.say_undoable(words().theme_removed());
}

/// The ids of the buttons that move the user's line: there is one such line, and moving it takes
/// the focus from its button.
const UP: &str = "outline-up";
const DOWN: &str = "outline-down";

/// What can be done with the user's line.
#[component]
fn Acts(
    /// What the line is called.
    name: String,
    /// Moves it up or down.
    on_move: Callback<bool>,
    /// Makes a copy of it.
    #[prop(optional)]
    on_duplicate: Option<Callback<()>>,
    /// Removes it.
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
