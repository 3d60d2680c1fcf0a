//! The colours that identify themes all over the page.

use crate::plan::{Id, Plan, Theme};

/// The colour of a theme, from 1 to 5: its own, or that of its position.
pub fn colour(theme: &Theme, index: usize) -> u8 {
    u8::try_from(theme.colour_number(index)).unwrap_or(0) + 1
}

/// The number and the colour of a theme.
pub fn number_and_colour(plan: &Plan, id: Id<Theme>) -> (usize, u8) {
    let place = plan.themes.place(id).zip(plan.themes.get(id));
    place.map_or((0, 1), |(place, theme)| (place + 1, colour(theme, place)))
}
