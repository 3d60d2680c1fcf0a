//! What our two backends have in common: shapes are left to plotters, text is not.

/// The part of a `DrawingBackend` that passes shapes on to the inner backend, which is reached
/// through `self.shape(|inner| …)`, and measures text by the font.
macro_rules! passes_shapes_on {
    ($Error:ty) => {
        type ErrorType = $Error;

        fn get_size(&self) -> (u32, u32) {
            self.size
        }

        fn ensure_prepared(&mut self) -> Outcome {
            Ok(())
        }

        fn present(&mut self) -> Outcome {
            Ok(())
        }

        fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
            self.shape(|inner| inner.draw_pixel(point, color))
        }

        fn draw_line<S: BackendStyle>(
            &mut self,
            from: BackendCoord,
            to: BackendCoord,
            style: &S,
        ) -> Outcome {
            self.shape(|inner| inner.draw_line(from, to, style))
        }

        fn draw_rect<S: BackendStyle>(
            &mut self,
            upper_left: BackendCoord,
            bottom_right: BackendCoord,
            style: &S,
            fill: bool,
        ) -> Outcome {
            self.shape(|inner| inner.draw_rect(upper_left, bottom_right, style, fill))
        }

        fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
            &mut self,
            path: I,
            style: &S,
        ) -> Outcome {
            self.shape(|inner| inner.draw_path(path, style))
        }

        fn draw_circle<S: BackendStyle>(
            &mut self,
            center: BackendCoord,
            radius: u32,
            style: &S,
            fill: bool,
        ) -> Outcome {
            self.shape(|inner| inner.draw_circle(center, radius, style, fill))
        }

        fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
            &mut self,
            vert: I,
            style: &S,
        ) -> Outcome {
            self.shape(|inner| inner.fill_polygon(vert, style))
        }

        fn estimate_text_size<S: BackendTextStyle>(
            &self,
            text: &str,
            style: &S,
        ) -> Result<(u32, u32), DrawingErrorKind<$Error>> {
            Ok(text::size(text, style))
        }
    };
}
pub(super) use passes_shapes_on;
