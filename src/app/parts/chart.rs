//! The chart *participants per theme*: heading, sentence, drawing and table.

use gloo_events::EventListener;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::ResizeObserver;

use crate::{
    app::{
        desk::{desk, words},
        device,
        pages::{colour, or_untitled},
        parts::Icon,
    },
    chart::{Palette, ThemeBar, on_screen, participants, participants_per_theme},
};

/// What is drawn and listed of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bar {
    number: String,
    title: String,
    applications: u64,
    label: String,
    colour: usize,
}

/// How many take part, theme by theme.
#[component]
pub fn ParticipantsChart() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let bars = Memo::new(move |_| {
        let outcome = desk.outcome.get();
        desk.with_plan(|plan| {
            let bar = |(index, theme): (usize, &crate::plan::Theme)| {
                let count = outcome.figures.theme(theme.id);
                let applications = count.map_or(0, |count| count.applications);
                Bar {
                    number: (index + 1).to_string(),
                    title: or_untitled(&theme.title, words.untitled_theme()),
                    applications,
                    label: words.count(applications),
                    colour: usize::from(colour(theme, index)) - 1,
                }
            };
            plan.themes.iter().enumerate().map(bar).collect::<Vec<_>>()
        })
    });
    // Drawn anew when the room, the scheme or the font changes.
    let looks = RwSignal::new(0_u32);
    let canvas = NodeRef::<html::Canvas>::new();
    let width = width_of(canvas);
    Effect::new(move |_| {
        looks.track();
        let Some(canvas) = canvas.get() else { return };
        let bars = bars.get();
        let bars: Vec<ThemeBar<'_>> = bars
            .iter()
            .map(|bar| ThemeBar {
                number: &bar.number,
                applications: bar.applications,
                value_label: &bar.label,
                colour: bar.colour,
            })
            .collect();
        let width = u32::try_from(width.get()).unwrap_or_default();
        if width == 0 {
            return;
        }
        let palette = if device::is_dark() {
            Palette::DARK
        } else {
            Palette::LIGHT
        };
        let size = (width, participants::height(bars.len()).max(1));
        // A canvas that cannot be drawn on leaves the table, which says the same.
        let _ = on_screen(canvas, size, |area| {
            participants_per_theme(area, &bars, &palette)
        });
    });
    redraw_with(looks);
    let says = move || {
        bars.with(|bars| {
            let all: u64 = bars
                .iter()
                .map(|bar| bar.applications)
                .fold(0, u64::saturating_add);
            let largest = bars.iter().max_by_key(|bar| bar.applications);
            match largest {
                Some(largest) if all > 0 => {
                    let share = u128::from(largest.applications) * 100 / u128::from(all);
                    words.chart_says(&largest.title, share)
                }
                _ => words.chart_says_nobody().to_owned(),
            }
        })
    };
    let rows = move || {
        let row = |bar: Bar| {
            view! {
                <tr>
                    <th scope="row">{format!("{} {}", bar.number, bar.title)}</th>
                    <td class="sp-number">{bar.label}</td>
                </tr>
            }
        };
        bars.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="sp-panel sp-chart" aria-labelledby="live-chart">
            <h2 class="sp-panel__head" id="live-chart">
                {words.chart_heading()}
            </h2>
            <p class="sp-chart__says nl-paragraph" id="live-chart-says">
                {says}
            </p>
            <canvas
                class="sp-chart__canvas"
                node_ref=canvas
                role="img"
                aria-labelledby="live-chart live-chart-says"
            ></canvas>
            <details class="sp-fold">
                <summary>
                    <Icon name="unfold"/>
                    {words.as_table()}
                </summary>
                <table class="utrecht-table utrecht-table--html-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.theme()}</th>
                            <th scope="col" class="sp-number">
                                {words.applications()}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    }
}

/// The width of the canvas in CSS pixels, 0 while it is not shown.
///
/// Observed rather than asked for: asking has the browser lay out the page at every keystroke.
fn width_of(canvas: NodeRef<html::Canvas>) -> RwSignal<i32> {
    let width = RwSignal::new(0);
    let observed = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let shown = canvas.clone();
        let resized = Closure::<dyn Fn()>::new(move || {
            if width.try_get_untracked() != Some(shown.client_width()) {
                width.try_set(shown.client_width());
            }
        });
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&canvas);
            observed.set_value(Some((observer, resized)));
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

/// Counts up whenever what is drawn on a canvas would look different.
fn redraw_with(looks: RwSignal<u32>) {
    let again = move |_: &web_sys::Event| looks.update(|looks| *looks += 1);
    let mut listeners = vec![
        EventListener::new(&window(), "beforeprint", again),
        EventListener::new(&window(), "afterprint", again),
    ];
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
