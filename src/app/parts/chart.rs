//! A chart on the page: heading, sentence, drawing, table and downloads.

use gloo_events::EventListener;
use gloo_file::Blob;
use leptos::{
    ev,
    html::{self, ElementType},
    prelude::*,
};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};

use super::{Button, Icon, Weight, not_counted};
use crate::{
    app::{
        browser::device,
        desk::{Saying, desk, words},
    },
    chart::{Cell, Chart, Drawing, Mark, Palette, on_paper, on_screen},
    exchange::file_name_of,
};

/// How wide a downloaded drawing is, in CSS pixels: the text of an A4 page.
const SHEET: u32 = 720;

/// The heading level of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A part of the page.
    Part,
    /// A part of a part.
    Detail,
}

/// A chart; empty if there is none to show.
#[component]
pub fn ChartFrame(
    /// What the ids of its elements begin with.
    #[prop(into)]
    id: String,
    /// What is shown.
    chart: Memo<Option<Chart>>,
    /// The level of its heading.
    #[prop(default = Level::Part)]
    level: Level,
) -> impl IntoView {
    let there = Memo::new(move |_| chart.with(Option::is_some));
    move || {
        let id = id.clone();
        there.get().then(|| frame(id, chart, level))
    }
}

fn frame(id: String, chart: Memo<Option<Chart>>, level: Level) -> AnyView {
    let words = words();
    let open = RwSignal::new(false);
    let (heading_id, says_id) = (id.clone(), format!("{id}-says"));
    let part = move |part: fn(&Chart) -> &String| {
        chart.with(|chart| chart.as_ref().map(part).cloned().unwrap_or_default())
    };
    let heading = move || part(|chart| &chart.heading);
    let heading = match level {
        Level::Part => view! {
            <h2 class="sp-panel__head" id=heading_id.clone()>
                {heading}
            </h2>
        }
        .into_any(),
        Level::Detail => view! {
            <h3 class="sp-panel__head" id=heading_id.clone()>
                {heading}
            </h3>
        }
        .into_any(),
    };
    view! {
        <section class="sp-panel sp-chart" aria-labelledby=heading_id.clone()>
            {heading}
            <p class="sp-chart__says nl-paragraph" id=says_id.clone()>
                {move || part(|chart| &chart.says)}
            </p>
            {move || {
                let said = chart.with(|chart| chart.as_ref().and_then(|it| it.not_counted.clone()));
                said.map(not_counted)
            }}
            {plot(format!("{heading_id} {says_id}"), chart)}
            <details class="sp-fold" on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>
                    <Icon name="unfold"/>
                    {words.table_and_files()}
                </summary>
                // What is folded away is not remade at every keystroke.
                {move || open.get().then(|| (table(chart), downloads(chart)))}
            </details>
        </section>
    }
    .into_any()
}

/// The drawing; each of its parts can be pointed at or reached with the arrow keys.
fn plot(named_by: String, chart: Memo<Option<Chart>>) -> AnyView {
    let words = words();
    // Redrawn when the available room, the colour scheme or the font changes.
    let looks = RwSignal::new(0_u32);
    let printing = printing();
    let canvas = NodeRef::<html::Canvas>::new();
    let width = width_of(canvas);
    let drawing = Memo::new(move |_| {
        looks.track();
        let width = u32::try_from(width.get()).unwrap_or_default();
        chart.with(|chart| match chart {
            Some(chart) if width > 0 => chart.drawing(width, &palette(printing.get())),
            _ => Drawing::default(),
        })
    });
    let at = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        looks.track();
        let Some(canvas) = canvas.get() else { return };
        drawing.with(|drawing| {
            if drawing.width > 0 {
                draw(canvas, drawing, at.get(), &palette(printing.get()));
            }
        });
    });
    redraw_with(looks);

    let to = move |place: Option<usize>| {
        if at.get_untracked() != place {
            at.set(place);
        }
    };
    let point = move |event: ev::PointerEvent| {
        let point = (event.offset_x(), event.offset_y());
        to(drawing.with_untracked(|drawing| {
            let mut spots = drawing.spots.iter();
            spots.position(|spot| spot.at.contains(point))
        }));
    };
    let walk = move |event: ev::KeyboardEvent| {
        let last = drawing.with_untracked(|drawing| drawing.spots.len().checked_sub(1));
        let Some(last) = last else { return };
        let here = at.get_untracked();
        to(match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => Some(here.map_or(0, |at| (at + 1).min(last))),
            "ArrowLeft" | "ArrowUp" => Some(here.map_or(last, |at| at.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" if here.is_some() => None,
            _ => return,
        });
        event.prevent_default();
    };
    let told = move || {
        let at = at.get()?;
        let row = drawing.with(|drawing| drawing.spots.get(at).map(|spot| spot.row))?;
        chart.with(|chart| chart.as_ref()?.table.row_in_words(row, words))
    };
    view! {
        <div
            class="sp-chart__plot"
            role="group"
            tabindex="0"
            aria-label=words.chart_keys()
            on:pointermove=point
            on:pointerdown=point
            on:pointerleave=move |_| to(None)
            on:keydown=walk
            on:blur=move |_| {
                let _ = at.try_set(None);
            }
        >
            <canvas class="sp-chart__canvas" node_ref=canvas role="img" aria-labelledby=named_by></canvas>
        </div>
        <p class="sp-chart__told" role="status">
            {told}
        </p>
    }
    .into_any()
}

/// If the canvas cannot be drawn on, the table remains, which says the same.
fn draw(canvas: HtmlCanvasElement, drawing: &Drawing, at: Option<usize>, palette: &Palette) {
    let _ = on_screen(canvas, (drawing.width, drawing.height.max(1)), |area| {
        if let Some(spot) = at.and_then(|at| drawing.spots.get(at)) {
            let behind = Drawing {
                marks: vec![Mark::Block(spot.at, palette.hover)],
                ..Drawing::default()
            };
            behind.draw(area)?;
        }
        drawing.draw(area)
    });
}

fn palette(printing: bool) -> Palette {
    match (printing, device::is_dark()) {
        (true, _) => Palette::PRINT,
        (false, true) => Palette::DARK,
        (false, false) => Palette::LIGHT,
    }
}

/// Whether the page is being printed.
pub fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    let listen = |name, now| {
        EventListener::new(&window(), name, move |_| {
            printing.try_set(now);
        })
    };
    let listeners =
        StoredValue::new_local([listen("beforeprint", true), listen("afterprint", false)]);
    on_cleanup(move || listeners.dispose());
    printing
}

fn table(chart: Memo<Option<Chart>>) -> AnyView {
    let words = words();
    let class = |figure: bool| if figure { "sp-number" } else { "" };
    let cell = move |cell: &Cell| {
        let shown = cell.shown(words);
        view! { <td class=class(cell.is_figure())>{shown}</td> }
    };
    let table = Memo::new(move |_| {
        chart.with(|chart| {
            chart
                .as_ref()
                .map(|chart| chart.table.clone())
                .unwrap_or_default()
        })
    });
    let view = move || {
        table.with(|table| {
            let first = table.rows.first();
            let head = table.head.iter().enumerate().map(|(at, head)| {
                let cell = at.checked_sub(1).and_then(|at| first?.cells.get(at));
                let class = class(cell.is_some_and(Cell::is_figure));
                view! {
                    <th scope="col" class=class>
                        {head.clone()}
                    </th>
                }
            });
            let rows = table.rows.iter().map(|row| {
                view! {
                    <tr>
                        <th scope="row">{row.head.clone()}</th>
                        {row.cells.iter().map(cell).collect_view()}
                    </tr>
                }
            });
            view! {
                // A wide table scrolls, by keyboard too.
                <div class="sp-chart__table" role="group" tabindex="0" aria-label=words.chart_as_table()>
                    <table class="utrecht-table utrecht-table--html-table">
                        <thead>
                            <tr>{head.collect_view()}</tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view.into_any()
}

fn downloads(chart: Memo<Option<Chart>>) -> AnyView {
    let (desk, words) = (desk(), words());
    let save = move |ending: &'static str, make: fn(Saying, &Chart, String)| {
        move || {
            chart.with_untracked(|chart| {
                if let Some(chart) = chart {
                    let name = desk.peek(|plan| file_name_of(plan, &chart.heading, ending));
                    make(desk.saying, chart, name);
                }
            });
        }
    };
    let button = move |label: &'static str, tip: &'static str, press: Box<dyn Fn()>| {
        view! {
            <Button icon="download" label=label tip=tip weight=Weight::Subtle on_press=press/>
        }
    };
    view! {
        <div class="sp-actions sp-chart__files">
            {button(words.download_svg(), words.download_svg_tip(), Box::new(save("svg", as_svg)))}
            {button(words.download_png(), words.download_png_tip(), Box::new(save("png", as_png)))}
            {button(words.download_csv(), words.download_csv_tip(), Box::new(save("csv", as_csv)))}
        </div>
    }
    .into_any()
}

fn as_csv(saying: Saying, chart: &Chart, name: String) {
    let text = chart.table.csv(saying.words());
    let blob = Blob::new_with_options(text.as_str(), Some("text/csv"));
    saying.hand_over(name, blob);
}

fn as_svg(saying: Saying, chart: &Chart, name: String) {
    let sheet = chart.sheet(SHEET, &Palette::PRINT);
    // Writing to a string does not fail.
    let drawn = on_paper((sheet.width, sheet.height), |area| sheet.draw(area));
    let blob = Blob::new_with_options(drawn.unwrap_or_default().as_str(), Some("image/svg+xml"));
    saying.hand_over(name, blob);
}

fn as_png(saying: Saying, chart: &Chart, name: String) {
    let canvas = document().create_element("canvas");
    let Ok(Ok(canvas)) = canvas.map(JsCast::dyn_into::<HtmlCanvasElement>) else {
        return saying.not_handed_over(name);
    };
    let sheet = chart.sheet(SHEET, &Palette::PRINT);
    draw(canvas.clone(), &sheet, None, &Palette::PRINT);
    let shown = name.clone();
    let made = Closure::once_into_js(move |blob: Option<web_sys::Blob>| match blob {
        Some(blob) => {
            saying.hand_over(name, Blob::from(blob));
        }
        None => saying.not_handed_over(name),
    });
    if canvas.to_blob(made.unchecked_ref()).is_err() {
        saying.not_handed_over(shown);
    }
}

/// The width of an element in CSS pixels, 0 while it is not shown.
///
/// Observed rather than queried: a query would force a layout at every keystroke.
pub fn width_of<E>(node: NodeRef<E>) -> RwSignal<i32>
where
    E: ElementType + 'static,
    E::Output: JsCast + AsRef<Element> + Clone + 'static,
{
    let width = RwSignal::new(0);
    let observed = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            let element: &Element = element.as_ref();
            observed.set_value(observe(element.clone(), width));
        }
    });
    on_cleanup(move || {
        let observed = observed.try_update_value(Option::take).flatten();
        if let Some((observer, _)) = observed {
            observer.disconnect();
        }
    });
    width
}

/// Follows the width of an element as long as the returned value is kept.
fn observe(element: Element, width: RwSignal<i32>) -> Option<(ResizeObserver, Closure<dyn Fn()>)> {
    let shown = element.clone();
    let resized = Closure::<dyn Fn()>::new(move || {
        if width.try_get_untracked() != Some(shown.client_width()) {
            width.try_set(shown.client_width());
        }
    });
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some((observer, resized))
}

/// Counts up whenever a drawing on a canvas would look different.
fn redraw_with(looks: RwSignal<u32>) {
    let again = move |_: &web_sys::Event| looks.update(|looks| *looks += 1);
    let mut listeners = Vec::new();
    if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
        listeners.push(EventListener::new(&query, "change", again));
    }
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || listeners.dispose());
    leptos::task::spawn_local(async move {
        for weight in ["400", "600"] {
            let font = format!("{weight} 13px \"Source Sans 3 Variable\"");
            let _ = JsFuture::from(document().fonts().load(&font)).await;
        }
        let _ = looks.try_update(|looks| *looks += 1);
    });
}
