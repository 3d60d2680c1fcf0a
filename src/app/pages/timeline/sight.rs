//! Which rows are in sight: a plan has hundreds, and each is worked out at every change.

use gloo_events::EventListener;
use leptos::{html, prelude::*};

use super::board::Board;
use crate::documents;

/// Follows which rows are visible, as long as the page is shown.
pub fn follow(board: Board, rows: NodeRef<html::Ul>) {
    let see = move || {
        let Some(Some(rows)) = rows.try_get_untracked() else {
            return;
        };
        let count = untrack(|| board.count());
        let bounds = rows.get_bounding_client_rect();
        let row = super::in_pixels(bounds.height()) / count.max(1);
        let scrolled = super::in_pixels(-bounds.top());
        let height = window().inner_height().ok();
        let height = height.and_then(|it| it.as_f64()).unwrap_or_default();
        let seen = documents::drawn(scrolled, super::in_pixels(height), row, count);
        let sight = (seen.start, seen.end);
        if board.sight.try_get_untracked() != Some(sight) {
            board.sight.try_set(sight);
        }
    };
    Effect::new(move |_| {
        // Rows that come or go push others in or out of sight.
        let _ = board.count();
        if rows.get().is_some() {
            see();
        }
    });
    let listen = |name| EventListener::new(&window(), name, move |_| see());
    let listeners = StoredValue::new_local([listen("scroll"), listen("resize")]);
    on_cleanup(move || listeners.dispose());
}
