//! Drawings on a real canvas, in a real browser.

#![cfg(all(target_arch = "wasm32", feature = "page"))]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use plotters::drawing::IntoDrawingArea;
use plotters::style::RGBColor;
use sectorplan::chart::participants::{height, rows};
use sectorplan::chart::{
    Palette, Rect, ScreenBackend, ThemeBar, on_screen, participants_per_theme,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const WIDTH: u32 = 272;
const THEMES: [ThemeBar<'_>; 3] = [
    ThemeBar {
        number: "1",
        applications: 493,
        value_label: "493",
        colour: Some(0),
    },
    ThemeBar {
        number: "2",
        applications: 1_458,
        value_label: "1.458",
        colour: Some(1),
    },
    ThemeBar {
        number: "3",
        applications: 0,
        value_label: "0",
        colour: Some(2),
    },
];

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn canvas() -> HtmlCanvasElement {
    let canvas = document().create_element("canvas").unwrap();
    document().body().unwrap().append_child(&canvas).unwrap();
    canvas.unchecked_into()
}

fn size() -> (u32, u32) {
    (WIDTH, height(THEMES.len()))
}

fn draw(canvas: &HtmlCanvasElement, ratio: f64) {
    let area = ScreenBackend::with_ratio(canvas.clone(), size(), ratio)
        .unwrap()
        .into_drawing_area();
    participants_per_theme(&area, &THEMES, &Palette::LIGHT).unwrap();
}

/// Red, green, blue and opacity of one pixel of the screen.
fn pixel(canvas: &HtmlCanvasElement, x: f64, y: f64) -> [u8; 4] {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
    data.to_vec().try_into().unwrap()
}

fn opaque(RGBColor(red, green, blue): RGBColor) -> [u8; 4] {
    [red, green, blue, 255]
}

/// Whether any pixel of `rect` is drawn on.
fn has_ink(canvas: &HtmlCanvasElement, rect: Rect, ratio: i32) -> bool {
    let columns = rect.left * ratio..rect.right * ratio;
    columns.clone().any(|x| {
        let rows = rect.top * ratio..rect.bottom * ratio;
        rows.clone()
            .any(|y| pixel(canvas, x.into(), y.into())[3] > 0)
    })
}

fn check_bars(ratio: i32) {
    let canvas = canvas();
    draw(&canvas, ratio.into());
    for row in rows(&THEMES, WIDTH) {
        let at = |x: i32, y: i32| pixel(&canvas, (x * ratio).into(), (y * ratio).into());
        let colour = row
            .colour
            .map_or(Palette::LIGHT.muted_ink, |it| Palette::LIGHT.theme(it));
        let colour = opaque(colour);
        let middle = row.bar.middle(0).top;
        assert_eq!(at(row.bar.left, middle), colour, "start of {row:?}");
        assert_eq!(at(row.bar.right - 1, middle), colour, "end of {row:?}");
        assert_eq!(at(row.bar.right, middle), [0; 4], "after {row:?}");
        assert_eq!(at(row.bar.left - 1, middle), [0; 4], "before {row:?}");
        assert!(has_ink(&canvas, row.number.at, ratio), "number of {row:?}");
        assert!(has_ink(&canvas, row.value.at, ratio), "value of {row:?}");
    }
    canvas.remove();
}

#[wasm_bindgen_test]
fn bars_stand_where_rows_says() {
    check_bars(1);
}

#[wasm_bindgen_test]
fn bars_stand_there_on_a_sharp_screen_too() {
    check_bars(2);
}

#[wasm_bindgen_test]
fn a_canvas_has_the_pixels_of_the_screen() {
    let canvas = canvas();
    let ratio = web_sys::window().unwrap().device_pixel_ratio();
    on_screen(canvas.clone(), size(), |area| {
        assert_eq!(area.dim_in_pixel(), size());
        participants_per_theme(area, &THEMES, &Palette::DARK)
    })
    .unwrap();
    let off_by = f64::from(canvas.width()) - f64::from(WIDTH) * ratio;
    assert!(off_by.abs() <= 0.5, "{off_by}");

    draw(&canvas, 1.5);
    assert_eq!((canvas.width(), canvas.height()), (408, 108));
    canvas.remove();
}

#[wasm_bindgen_test]
fn a_second_drawing_wipes_the_first() {
    let canvas = canvas();
    draw(&canvas, 1.0);
    on_screen(canvas.clone(), size(), |area| {
        participants_per_theme(area, &[], &Palette::LIGHT)
    })
    .unwrap();
    let all = Rect {
        left: 0,
        top: 0,
        right: 272,
        bottom: 72,
    };
    assert!(!has_ink(&canvas, all, 1));
    canvas.remove();
}

#[wasm_bindgen_test]
fn text_is_asked_for_in_our_font_and_weight() {
    use plotters::style::BLACK;
    use plotters::style::text_anchor::HPos;
    use sectorplan::chart::text;
    use sectorplan::layout::Weight;

    // A canvas ignores a font that it cannot parse, and keeps the previous one.
    let canvas = canvas();
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    for (weight, expected) in [(Weight::Regular, "20px"), (Weight::Semibold, "600 20px")] {
        let asked = format!(
            "{} 20px {}",
            weight.css(),
            sectorplan::layout::metrics::FAMILIES
        );
        context.set_font(&asked);
        let understood = context.font();
        assert!(understood.starts_with(expected), "{understood}");
        assert!(understood.contains("Source Sans 3"), "{understood}");
    }
    on_screen(canvas.clone(), size(), |area| {
        let style = text::style(20.0, Weight::Semibold, BLACK, HPos::Left);
        // 20 × 2.327 is 46.54 wide, 20 × 1.424 is 28.48 high.
        assert_eq!(area.estimate_text_size("1.458", &style)?, (47, 29));
        area.draw_text("1.458", &style, (10, 20))
    })
    .unwrap();
    canvas.remove();
}

#[wasm_bindgen_test]
fn no_element_gets_a_style_attribute() {
    let canvas = canvas();
    let styled = || document().query_selector_all("[style]").unwrap().length();
    let before = styled();
    draw(&canvas, 1.0);
    assert_eq!(styled(), before);
    assert!(!canvas.has_attribute("style"));
    canvas.remove();
}
