//! When something happened, in everyday words.

use crate::{app::browser::device, edit::Moment, plan::Date, text::Words};

/// A moment of today or yesterday with its time, any other by its day; empty for a moment outside
/// the calendar.
pub fn when(words: Words, moment: Moment) -> String {
    let Some((day, hour, minute)) = device::local(moment) else {
        return String::new();
    };
    let time = words.clock_time(hour, format!("{minute:02}"));
    let today = device::today();
    if today == Some(day) {
        words.today_at(time)
    } else if today.is_some() && today == day.tomorrow().ok().map(Date::from) {
        words.yesterday_at(time)
    } else {
        words.date(day)
    }
}
