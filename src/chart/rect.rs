//! Rectangles on a drawing.

/// A rectangle in pixels of the drawing; `right` and `bottom` lie just outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// The first column of pixels.
    pub left: i32,
    /// The first row of pixels.
    pub top: i32,
    /// The first column after it.
    pub right: i32,
    /// The first row after it.
    pub bottom: i32,
}

impl Rect {
    /// How many pixels wide.
    #[must_use]
    pub fn width(self) -> i32 {
        self.right.saturating_sub(self.left)
    }

    /// How many pixels high.
    #[must_use]
    pub fn height(self) -> i32 {
        self.bottom.saturating_sub(self.top)
    }

    /// The vertical middle of it, `height` pixels high; an odd pixel goes below. With a height of 0
    /// it is the middle line.
    #[must_use]
    pub fn middle(self, height: i32) -> Self {
        let top = self.top.saturating_add((self.height() - height) / 2);
        Self {
            top,
            bottom: top.saturating_add(height),
            ..self
        }
    }

    /// Whether the pixel at `x`, `y` is in it.
    #[must_use]
    pub fn contains(self, (x, y): (i32, i32)) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    /// Whether all of `inner` lies in it.
    #[must_use]
    pub fn encloses(self, inner: Self) -> bool {
        self.left <= inner.left
            && self.top <= inner.top
            && inner.right <= self.right
            && inner.bottom <= self.bottom
    }
}
