//! Success factors by the places in which they were looked at, typed cell by cell.

use std::sync::Arc;

use leptos::{ev, prelude::*, reactive::computed::Selector};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, new_id, words},
        going::{navigation::element_id, places::going},
        parts::go_to_field,
    },
    chart::place_name,
    documents::{Range, Size, Spot, Step},
    edit::{Act, Change, acts},
    figures::{OfFactor, Seen, SeenCell, seen},
    plan::{Effect, Evidence, Factor, Id, SeenIn, Strength, Subject},
    text::Words,
};

/// How many rows a screen down goes.
const PAGE: usize = 8;
/// The id of the heading of the cell that was chosen.
const CELL: &str = "factor-cell";

/// The grid and what is chosen in it.
#[derive(Clone, Copy)]
struct Grid {
    desk: Desk,
    words: Words,
    seen: Memo<Arc<Seen>>,
    cursor: RwSignal<Spot>,
    /// Where the cursor is, within the grid as it is now.
    at: Memo<Spot>,
}

/// The grid, and what is in its chosen cell.
pub fn factor_grid() -> AnyView {
    let (desk, words) = (desk(), words());
    let seen = Memo::new(move |_| Arc::new(desk.with_plan(seen)));
    let cursor = RwSignal::new(Spot::default());
    let grid = Grid {
        desk,
        words,
        seen,
        cursor,
        at: Memo::new(move |_| {
            let size = seen.with(|seen| size(seen));
            Range::at(cursor.get()).within(size).cursor
        }),
    };
    let any = Memo::new(move |_| {
        let seen = grid.seen.get();
        !seen.factors.is_empty() && !seen.places.is_empty()
    });
    view! {
        <Show
            when=move || any.get()
            fallback=move || view! { <p class="nl-paragraph sp-soft">{words.factor_grid_none()}</p> }
        >
            {grid.table()} {grid.chosen()}
        </Show>
    }
    .into_any()
}

fn size(seen: &Seen) -> Size {
    Size {
        rows: seen.factors.len(),
        columns: seen.places.len(),
        page: PAGE,
    }
}

/// What a cell shows: a sign for each effect, as many as it proves.
fn sign(cell: &SeenCell) -> String {
    let times = match cell.strength {
        None => return String::new(),
        Some(Strength::Weak) => 1,
        Some(Strength::Moderate) => 2,
        Some(Strength::Strong) => 3,
    };
    let signs = cell.effects.iter().map(|effect| signs(*effect, times));
    signs.collect::<Vec<_>>().join(" ")
}

fn signs(effect: Effect, times: usize) -> String {
    match effect {
        Effect::Helped => "+".repeat(times),
        Effect::Hindered => "−".repeat(times),
        Effect::NoEffect => "0".to_owned(),
    }
}

impl Grid {
    /// The factor and the place of a cell.
    fn of(self, at: Spot) -> Option<(Id<Factor>, SeenIn)> {
        self.seen.with(|seen| {
            let factor = seen.factors.get(at.row)?.factor;
            Some((factor, *seen.places.get(at.column)?))
        })
    }

    fn cell(self, at: Spot) -> SeenCell {
        self.seen.with(|seen| {
            let cell = seen
                .factors
                .get(at.row)
                .and_then(|it| it.cells.get(at.column));
            cell.cloned().unwrap_or_default()
        })
    }

    fn factor_name(self, row: usize) -> String {
        self.desk.with_plan(|plan| {
            let factor = plan.factors.shared().get(row);
            let title = factor.map_or("", |it| it.title.as_str());
            self.words.item_name(title, row + 1)
        })
    }

    fn table(self) -> AnyView {
        let words = self.words;
        // The cells stay while what is in them changes.
        let shape = Memo::new(move |_| {
            let seen = self.seen.get();
            let factors = seen.factors.iter().map(|it| it.factor);
            (factors.collect::<Vec<_>>(), seen.places.clone())
        });
        // Only the two cells between which the cursor moves are drawn anew.
        let cursor = Selector::new(move || self.at.get());
        let active = move || {
            self.of(self.at.get())
                .map(|(factor, place)| cell_id(factor, place))
        };
        leptos::prelude::Effect::new(move |_| {
            if let Some(id) = active()
                && self.cursor.get() != Spot::default()
            {
                device::reveal(id);
            }
        });
        let press = move |event: ev::MouseEvent| {
            let hit = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let cell = hit.and_then(|it| it.closest("[data-cell]").ok().flatten());
            let at = cell.and_then(|it| it.get_attribute("data-cell"));
            let at = at.as_deref().and_then(|at| at.split_once(' '));
            if let Some((row, column)) = at
                && let (Ok(row), Ok(column)) = (row.parse(), column.parse())
            {
                self.cursor.set(Spot { row, column });
            }
        };
        view! {
            <p class="nl-paragraph sp-small sp-soft" id="factor-keys">
                {words.factor_grid_keys()}
            </p>
            <div
                class="sp-matrix"
                role="grid"
                tabindex="0"
                id="factor-grid"
                aria-label=words.factor_grid_label()
                aria-describedby="factor-keys"
                aria-activedescendant=active
                on:keydown=move |event| self.on_key(&event)
                on:mousedown=press
            >
                {move || {
                    let (factors, places) = shape.get();
                    view! {
                        <div class="sp-matrix__row sp-matrix__head" role="row">
                            <div class="sp-matrix__title" role="columnheader">
                                {words.field_evidence_factor()}
                            </div>
                            {places.iter().map(|place| self.head(*place)).collect_view()}
                            <div class="sp-matrix__verdict" role="columnheader">
                                {words.chart_verdict()}
                            </div>
                        </div>
                        {factors
                            .iter()
                            .enumerate()
                            .map(|(row, factor)| self.row(row, *factor, &places, &cursor))
                            .collect_view()}
                    }
                }}
            </div>
        }
        .into_any()
    }

    fn head(self, place: SeenIn) -> AnyView {
        let name = move || {
            self.desk
                .with_plan(|plan| place_name(plan, place, self.words))
        };
        view! {
            <div class="sp-matrix__place" role="columnheader" title=name>
                {name}
            </div>
        }
        .into_any()
    }

    fn row(
        self,
        row: usize,
        factor: Id<Factor>,
        places: &[SeenIn],
        cursor: &Selector<Spot>,
    ) -> AnyView {
        let verdict = move || {
            self.seen.with(|seen| {
                let of: Option<&OfFactor> = seen.factors.get(row);
                of.map(|of| self.words.verdict(of)).unwrap_or_default()
            })
        };
        let cells = places.iter().enumerate().map(|(column, place)| {
            let at = Spot { row, column };
            let cell = Memo::new(move |_| self.cell(at));
            let cursor = cursor.clone();
            let chosen = move || cursor.selected(&at);
            let shown = move || cell.with(sign);
            let said = move || cell.with(|cell| self.said(cell));
            view! {
                <div
                    class="sp-matrix__cell"
                    class:sp-matrix__cell--cursor=chosen.clone()
                    role="gridcell"
                    id=cell_id(factor, *place)
                    data-cell=format!("{row} {column}")
                    aria-selected=move || chosen().to_string()
                >
                    <span aria-hidden="true">{shown}</span>
                    <span class="sp-hidden">{said}</span>
                </div>
            }
        });
        view! {
            <div class="sp-matrix__row" role="row">
                <div class="sp-matrix__title" role="rowheader">
                    {move || self.factor_name(row)}
                </div>
                {cells.collect_view()}
                <div class="sp-matrix__verdict" role="gridcell">
                    {verdict}
                </div>
            </div>
        }
        .into_any()
    }

    /// What a cell says, for who does not see its signs.
    fn said(self, cell: &SeenCell) -> String {
        let Some(strength) = cell.strength else {
            return self.words.factor_not_looked().to_owned();
        };
        let effects = cell.effects.iter().map(|it| self.words.effect(*it));
        let strength = self.words.strength(strength);
        let said = effects.chain([strength]);
        said.collect::<Vec<_>>().join(", ")
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let (at, size) = (
            self.at.get_untracked(),
            self.seen.with_untracked(|seen| size(seen)),
        );
        let step = |step| {
            let to = Range::at(at).after(step, false, size).cursor;
            self.cursor.set(to);
        };
        match event.key().as_str() {
            "ArrowLeft" => step(Step::Left),
            "ArrowRight" => step(Step::Right),
            "ArrowUp" => step(Step::Up),
            "ArrowDown" => step(Step::Down),
            "Home" => step(Step::RowStart),
            "End" => step(Step::RowEnd),
            "PageUp" => step(Step::PageUp),
            "PageDown" => step(Step::PageDown),
            "+" => self.see(Effect::Helped),
            "-" | "−" => self.see(Effect::Hindered),
            "0" => self.see(Effect::NoEffect),
            "Delete" | "Backspace" => self.unsee(),
            "1" => self.proves(Strength::Weak),
            "2" => self.proves(Strength::Moderate),
            "3" => self.proves(Strength::Strong),
            "Enter" => self.open(),
            _ => return,
        }
        event.prevent_default();
    }

    fn chosen_evidence(self) -> Vec<Id<Evidence>> {
        untrack(|| self.cell(self.at.get()).evidence)
    }

    /// Says what the factor of the chosen cell did there.
    fn see(self, effect: Effect) {
        let Some((factor, place)) = untrack(|| self.of(self.at.get())) else {
            return;
        };
        let evidence = self.chosen_evidence();
        let new = new_id();
        let change = match evidence.as_slice() {
            [] => Change::whole(Act::Add, new),
            [one] => Change::choosing(*one, "effect"),
            // Only a person knows which of them is meant.
            [_, _, ..] => return self.open(),
        };
        self.desk.edit(change, |plan| {
            acts::see(plan, factor, place, effect, new);
        });
    }

    fn unsee(self) {
        let first = self.chosen_evidence().first().copied();
        let (Some((factor, place)), Some(first)) = (untrack(|| self.of(self.at.get())), first)
        else {
            return;
        };
        self.desk.edit(Change::whole(Act::Remove, first), |plan| {
            acts::unsee(plan, factor, place);
        });
        self.desk.say_undoable(self.words.factor_unseen());
    }

    /// How much the evidence of the chosen cell proves.
    fn proves(self, strength: Strength) {
        if let [one] = *self.chosen_evidence() {
            self.desk.edit(Change::choosing(one, "strength"), |plan| {
                plan.evidence.update(one, |it| it.strength = strength);
            });
        }
    }

    /// Goes to the fields of what was seen in the chosen cell.
    fn open(self) {
        match self.chosen_evidence().first() {
            Some(first) => go_to_field(self.desk, going(), Subject::Evidence(*first), "note"),
            None => device::focus(CELL.to_owned()),
        }
    }

    /// What was seen in the chosen cell, and the ways to say it without typing.
    fn chosen(self) -> AnyView {
        let words = self.words;
        let name = move || {
            let at = self.at.get();
            let place = self.of(at).map(|(_, place)| place);
            let place =
                place.map(|place| self.desk.with_plan(|plan| place_name(plan, place, words)));
            words.factor_cell(self.factor_name(at.row), place.unwrap_or_default())
        };
        let cell = Memo::new(move |_| self.cell(self.at.get()));
        let press = move |label: String, act: Box<dyn Fn()>| {
            view! {
                <button
                    type="button"
                    class="utrecht-button utrecht-button--secondary-action"
                    on:click=move |_| act()
                >
                    {label}
                </button>
            }
        };
        let effects = Effect::ALL.iter().map(|effect| {
            let label = format!("{} {}", signs(*effect, 1), words.effect(*effect));
            press(label, Box::new(move || self.see(*effect)))
        });
        let note = move || {
            let evidence = cell.with(|cell| cell.evidence.clone());
            self.desk.with_plan(|plan| {
                let notes = evidence.iter().filter_map(|id| plan.evidence.get(*id));
                let notes = notes
                    .map(|it| it.note.trim())
                    .filter(|note| !note.is_empty());
                notes.collect::<Vec<_>>().join(" · ")
            })
        };
        let more = move || {
            cell.with(|cell| !cell.evidence.is_empty()).then(|| {
                let label = words.factor_cell_fields().to_owned();
                press(label, Box::new(move || self.open()))
            })
        };
        view! {
            <section class="sp-matrix__chosen" aria-labelledby=CELL>
                <h3 class="nl-heading nl-heading--level-3" id=CELL tabindex="-1">
                    {name}
                </h3>
                <p class="nl-paragraph">
                    {move || cell.with(|cell| self.said(cell))}
                    " "
                    <span class="sp-soft">{note}</span>
                </p>
                <div class="sp-actions">{effects.collect_view()} {more}</div>
            </section>
        }
        .into_any()
    }
}

fn cell_id(factor: Id<Factor>, place: SeenIn) -> String {
    let place = match place {
        SeenIn::Pilot(id) => id.uuid(),
        SeenIn::Intervention(id) => id.uuid(),
    };
    element_id(factor.uuid(), &format!("cell-{}", place.simple()))
}
