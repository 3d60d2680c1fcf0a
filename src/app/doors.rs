//! What each hall of the program hands over once it has loaded.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, wasm_split::SplitLoaderError};

use crate::{
    app::{
        browser::{
            device,
            keys::{self, Shortcut},
        },
        desk::Desk,
        going::places::{Going, going},
        keeping::{
            Keeping,
            durable::bring_back,
            halls::{Editing, Rest},
        },
        pages::{
            GoTo, Help, Live, Missing, OnDevice, OpenPlan, Outline, Strip, bin, document,
            duplicate, handing_in, look_for_words, page_of, unreadable,
        },
        parts::{LeftOver, dialogs::dialogs, tasks::tasks_of},
    },
    check::Follower,
    figures::totals,
};

/// What was loaded, or why it could not be.
type Brought<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// A hall, and the function that loads it. In a release build `wasm-split-cli` puts everything that
/// is reachable only from here in a separate file; a development build is a single file.
macro_rules! hall {
    ($bring:ident, $hall:ident: $type:ty = $doors:expr) => {
        #[cfg(not(debug_assertions))]
        #[leptos::wasm_split::wasm_split($hall, fallible, wasm_split_path = ::leptos::wasm_split)]
        fn $hall() -> Result<$type, SplitLoaderError> {
            Ok($doors)
        }

        #[cfg(debug_assertions)]
        async fn $hall() -> Result<$type, SplitLoaderError> {
            Ok($doors)
        }

        pub fn $bring() -> Brought<$type> {
            Box::pin($hall())
        }
    };
}

hall!(editing, hall_editing: Editing = Editing {
    begin: begin_editing,
    start: Keeping::start,
    close: Keeping::close,
    save: |keeping| {
        keeping.save_now();
        keeping.unsaved().is_empty()
    },
    left_over: || view! { <LeftOver/> }.into_any(),
    editor: || view! { <OpenPlan/> }.into_any(),
});

hall!(rest, hall_rest: Rest = Rest {
    begin: |keeping, back| {
        keeping.begin_to_read();
        keeping.sweep();
        keeping.desk.follow.set(Some(Follower::follow));
        // What another tab saved before it could be read.
        if !keeping.desk.may_change() {
            keeping.read_again(true);
        }
        // After a plan was opened, because that closes earlier messages.
        device::after_drawing(move || keeping.say_brought_back(back));
    },
    bring_back,
    keep_version: Keeping::keep_version,
    keep_version_when_due: Keeping::keep_version_when_due,
    costs: |desk| {
        let money = desk.money.get_untracked();
        let costs = desk.peek(|plan| totals(plan, &money).costs);
        costs.map(|costs| costs.amount)
    },
    keep_newer: |keeping, plan, text| Box::pin(keeping.keep_newer(plan, text)),
    open: Keeping::open,
    open_from: Keeping::open_from,
    open_disk_file: Keeping::open_disk_file,
    read_again: Keeping::read_again,
    back_to_stored: Keeping::back_to_stored,
    duplicate,
    sweep: Keeping::sweep,
    bin,
    page: page_of,
    document,
    beside: |place| view! { <Live place=place/> }.into_any(),
    strip: || view! { <Strip/> }.into_any(),
    outline: |place| view! { <Outline place=place/> }.into_any(),
    go_to: || view! { <GoTo/> }.into_any(),
    tasks: |section| tasks_of(section).into_any(),
    handing_in,
    dialogs,
    missing: || view! { <Missing/> }.into_any(),
    unreadable: |texts, plans| unreadable(texts, plans),
    help: || view! { <Help/> }.into_any(),
    on_device: || view! { <OnDevice/> }.into_any(),
});

fn begin_editing(keeping: Keeping) {
    keeping.keep_saving();
    keeping.listen_to_tabs();
    let (desk, going) = (keeping.desk, going());
    keys::listen(move |shortcut| act(shortcut, desk, keeping, going));
}

/// Does what the keys ask for; false if there is no plan to do it with.
fn act(shortcut: Shortcut, desk: Desk, keeping: Keeping, going: Going) -> bool {
    if desk.in_hand().is_none() {
        return false;
    }
    match shortcut {
        Shortcut::Undo => desk.undo(),
        Shortcut::Redo => desk.redo(),
        Shortcut::Save => keeping.save_now(),
        Shortcut::Find => look_for_words(desk),
        Shortcut::GoTo => going.seeks.set(true),
    }
    true
}
