//! One text field that is remembered, and one chart.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;

const KEY: &str = "floor";
const BARS: [i32; 5] = [493, 1458, 40, 160, 300];

/// Mounts the page and marks the body as ready to edit.
pub fn mount() {
    mount_to_body(Page);
    if let Some(body) = document().body() {
        // Nothing can be done here about a body that takes no attribute.
        drop(body.set_attribute("data-ready", ""));
    }
}

#[component]
fn Page() -> impl IntoView {
    let title = RwSignal::new(LocalStorage::get(KEY).unwrap_or_else(|_| String::new()));
    let keep = move |value: String| {
        drop(LocalStorage::set(KEY, &value));
        title.set(value);
    };
    let canvas = NodeRef::<leptos::html::Canvas>::new();
    Effect::new(move || {
        if let Some(backend) = canvas.get().and_then(CanvasBackend::with_canvas_object) {
            drop(draw(backend));
        }
    });
    view! {
        <h1>{title}</h1>
        <label>
            "Title"
            <input
                prop:value=title
                on:input=move |event| keep(event_target_value(&event))
            />
        </label>
        <canvas node_ref=canvas width="480" height="240"></canvas>
    }
}

fn draw(backend: CanvasBackend) -> Result<(), Box<dyn std::error::Error>> {
    let area = backend.into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(8)
        .x_label_area_size(24)
        .y_label_area_size(48)
        .build_cartesian_2d(0..5, 0..1600)?;
    chart.configure_mesh().draw()?;
    chart.draw_series(
        (0..)
            .zip(BARS)
            .map(|(place, value)| Rectangle::new([(place, 0), (place + 1, value)], BLUE.filled())),
    )?;
    area.present()?;
    Ok(())
}
