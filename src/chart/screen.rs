//! Drawings on a canvas of the page.

use std::error::Error;
use std::fmt;

use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{
    Area, Drawn,
    backend::passes_shapes_on,
    text::{self, Hand},
};
use crate::layout::metrics;

/// Why a canvas failed.
#[derive(Debug)]
pub enum ScreenError {
    /// It gave no drawing context: another kind was taken before, or memory is short.
    NoContext,
    /// The browser refused to draw, in its own words.
    Refused(String),
}

impl fmt::Display for ScreenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContext => write!(f, "the canvas gives no 2d context"),
            Self::Refused(words) => write!(f, "the canvas refused to draw: {words}"),
        }
    }
}

impl Error for ScreenError {}

/// Clears `canvas`, makes it `size` CSS pixels large and draws what `draw` draws.
///
/// # Errors
///
/// If the canvas gives no context, and whatever `draw` reports.
pub fn on_screen(
    canvas: HtmlCanvasElement,
    size: (u32, u32),
    draw: impl FnOnce(&Area<ScreenBackend>) -> Drawn<ScreenBackend>,
) -> Drawn<ScreenBackend> {
    let backend = ScreenBackend::new(canvas, size).map_err(|error| {
        DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(error))
    })?;
    draw(&backend.into_drawing_area())
}

/// Draws on a canvas in CSS pixels, at the full sharpness of the screen.
///
/// Shapes come from plotters; text is drawn here, because plotters would measure it with an inline
/// style, which the page's policy forbids.
///
/// The canvas gets as many pixels as the screen has; its displayed size is up to the style sheet
/// (`inline-size: 100%; block-size: auto` keeps its proportions). Draw again when its width
/// changes, when the page is zoomed, and once the font has loaded.
pub struct ScreenBackend {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// The font and the side of the last text written: a browser parses the font anew each time it
    /// is set, and only text sets them.
    pen: Option<(u16, f64, &'static str)>,
}

impl ScreenBackend {
    /// Clears `canvas` and makes it `size` CSS pixels large on this screen.
    ///
    /// # Errors
    ///
    /// If the canvas gives no context.
    pub fn new(canvas: HtmlCanvasElement, size: (u32, u32)) -> Result<Self, ScreenError> {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        Self::with_ratio(canvas, size, ratio)
    }

    /// The same for a screen of `ratio` device pixels to a CSS pixel.
    ///
    /// # Errors
    ///
    /// If the canvas gives no context.
    pub fn with_ratio(
        canvas: HtmlCanvasElement,
        size: (u32, u32),
        ratio: f64,
    ) -> Result<Self, ScreenError> {
        let context = canvas
            .get_context("2d")
            .map_err(refused)?
            .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
            .ok_or(ScreenError::NoContext)?;
        // Setting a size also clears the canvas and resets its transform.
        canvas.set_width(device_pixels(size.0, ratio));
        canvas.set_height(device_pixels(size.1, ratio));
        context
            .set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)
            .map_err(refused)?;
        let shapes = CanvasBackend::with_canvas_object(canvas).ok_or(ScreenError::NoContext)?;
        Ok(Self {
            shapes,
            context,
            size,
            pen: None,
        })
    }

    fn shape(
        &mut self,
        draw: impl FnOnce(&mut CanvasBackend) -> Result<(), DrawingErrorKind<CanvasError>>,
    ) -> Outcome {
        // plotters keeps its canvas error type private.
        draw(&mut self.shapes).map_err(|error| match error {
            DrawingErrorKind::DrawingError(error) => {
                DrawingErrorKind::DrawingError(ScreenError::Refused(error.to_string()))
            }
            DrawingErrorKind::FontError(error) => DrawingErrorKind::FontError(error),
        })
    }

    fn write(&mut self, text: &str, hand: &Hand, at: BackendCoord) -> Result<(), JsValue> {
        let (red, green, blue) = hand.colour;
        let context = &self.context;
        let side = match hand.side {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        let pen = (hand.weight, hand.size, side);
        if self.pen != Some(pen) {
            context.set_font(&format!(
                "{} {}px {}",
                hand.weight,
                hand.size,
                metrics::FAMILIES
            ));
            context.set_text_baseline("alphabetic");
            context.set_text_align(side);
            self.pen = Some(pen);
        }
        context.set_fill_style_str(&format!("rgba({red},{green},{blue},{})", hand.opacity));
        let (x, y) = (f64::from(at.0), f64::from(at.1));
        if hand.turns == 0 {
            return context.fill_text(text, x, y + hand.baseline);
        }
        context.save();
        context.translate(x, y)?;
        context.rotate(f64::from(hand.turns) * std::f64::consts::FRAC_PI_2)?;
        let written = context.fill_text(text, 0.0, hand.baseline);
        context.restore();
        written
    }
}

/// How many device pixels a length of `css` pixels takes.
fn device_pixels(css: u32, ratio: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a length beyond u32 becomes the largest one, which the browser refuses"
    )]
    let pixels = (f64::from(css) * ratio).round() as u32;
    pixels
}

/// A thrown value in words: an exception's own message, else what the console would show.
fn refused(thrown: JsValue) -> ScreenError {
    let words = match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{thrown:?}"),
    };
    ScreenError::Refused(words)
}

type Outcome = Result<(), DrawingErrorKind<ScreenError>>;

type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;

impl DrawingBackend for ScreenBackend {
    passes_shapes_on!(ScreenError);

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        let Some(hand) = text::hand(style) else {
            return Ok(());
        };
        let written = self.write(text, &hand, at);
        written.map_err(|thrown| DrawingErrorKind::DrawingError(refused(thrown)))
    }
}
