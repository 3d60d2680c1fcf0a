//! What the page asks before it goes on.

use leptos::{html, prelude::*};

use super::{Button, Icon, IconButton, Weight, differing};
use crate::{
    app::{
        browser::{device, moments::when},
        desk::words,
        going::{
            navigation,
            route::{Place, Route},
        },
        keeping::{Keeping, keeping},
    },
    keep::{Backup, BrowserStorage, Listed, Storage as _, now},
    plan::Plan,
    text::{Words, or_untitled},
};

/// The id of the heading above the plans, to which the focus goes when one of them is gone.
pub const PLANS: &str = "plans";

/// Shows a dialog above the page as long as something is asked.
pub fn show_while(dialog: NodeRef<html::Dialog>, asking: impl Fn() -> bool + 'static) {
    Effect::new(move |_| {
        let (asking, Some(dialog)) = (asking(), dialog.get()) else {
            return;
        };
        // The content of the dialog is drawn first, so that the focus can go to it.
        device::after_drawing(move || {
            if asking && !dialog.open() {
                // If the browser refuses, the dialog is open already or no longer exists.
                let _ = dialog.show_modal();
            } else if !asking && dialog.open() {
                dialog.close();
            }
        });
    });
}

/// A question about something, as long as there is something to ask about.
fn dialog<T: Clone + Send + Sync + 'static>(
    about: RwSignal<Option<T>>,
    heading: &'static str,
    asks: fn(T) -> AnyView,
) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    show_while(dialog, move || about.with(Option::is_some));
    view! {
        <dialog
            class="sp-dialog"
            aria-labelledby=heading
            node_ref=dialog
            on:close=move |_| {
                if about.with_untracked(Option::is_some) {
                    about.set(None);
                }
            }
        >
            {move || about.get().map(asks)}
        </dialog>
    }
    .into_any()
}

/// The foot of a question: what else can be done, and the way out.
fn foot<T: Send + Sync + 'static>(
    about: RwSignal<Option<T>>,
    cancel: &'static str,
    acts: Option<AnyView>,
) -> AnyView {
    view! {
        <div class="sp-actions sp-dialog__foot">
            <button
                type="button"
                class="utrecht-button utrecht-button--subtle"
                on:click=move |_| about.set(None)
            >
                {cancel}
            </button>
            {acts}
        </div>
    }
    .into_any()
}

/// The head of a question, with a way out of it.
fn head<T: Send + Sync + 'static>(
    about: RwSignal<Option<T>>,
    heading: &'static str,
    asks: String,
    cancel: &'static str,
) -> AnyView {
    view! {
        <div class="sp-dialog__head">
            <h2 class="nl-heading nl-heading--level-2" id=heading>
                {asks}
            </h2>
            <IconButton icon="close" label=cancel on_press=move || about.set(None)/>
        </div>
    }
    .into_any()
}

/// The questions that a page may ask.
pub fn dialogs() -> AnyView {
    let keeping = keeping();
    let arriving = dialog(keeping.arriving, "arriving", |plan| {
        view! { <Arriving plan=plan/> }.into_any()
    });
    let deleting = dialog(keeping.deleting, "deleting", |listed| {
        view! { <Deleting listed=listed/> }.into_any()
    });
    (arriving, deleting).into_any()
}

/// Asks whether a plan may go to the bin.
#[component]
fn Deleting(listed: Listed) -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let title = or_untitled(&listed.head.title, words.untitled_plan());
    let Backup { changes, given, .. } = in_no_file(keeping, &listed);
    let file = match listed.downloaded {
        Some(moment) => words.backup_last(when(words, moment)),
        None if changes == 0 => words.delete_unchanged().to_owned(),
        None => words.backup_never().to_owned(),
    };
    let since = match (listed.downloaded, given) {
        (Some(_), Some(_)) => Some(words.backup_unsure().to_owned()),
        (Some(_), None) if changes > 0 => Some(words.backup_changes(changes)),
        (Some(_) | None, _) => None,
    };
    let acts = view! {
        <Button
            icon="delete"
            label=words.delete_really()
            weight=Weight::Primary
            on_press=move || {
                keeping.deleting.set(None);
                if keeping.put_in_bin(&listed) {
                    device::focus(PLANS.to_owned());
                }
            }
        />
    }
    .into_any();
    view! {
        {head(keeping.deleting, "deleting", words.delete_asks(title), words.delete_keep())}
        <p class="nl-paragraph">{file} " " {since}</p>
        <p class="nl-paragraph sp-soft">{words.delete_stays()}</p>
        {foot(keeping.deleting, words.delete_keep(), Some(acts))}
    }
}

/// How much of a plan that is not open is in no file yet.
pub fn in_no_file(keeping: Keeping, listed: &Listed) -> Backup {
    // What storage would not take is nowhere else.
    if listed.sequence == 0 && keeping.unsaved().iter().any(|it| it.id == listed.head.id) {
        return Backup::default().with(1, now());
    }
    let kept = BrowserStorage.get(&Backup::key(listed.head.id));
    let read = kept.ok().flatten();
    let read = read.and_then(|text| serde_json::from_str::<Backup>(&text).ok());
    read.unwrap_or_default()
}

/// Asks what to do with a file when another version of its plan is already here.
#[component]
fn Arriving(plan: Plan) -> impl IntoView {
    let (keeping, words) = (keeping(), words());
    let id = plan.id;
    let here = keeping.find(id).unwrap_or_default();
    let titled = |title: &str| or_untitled(title, words.untitled_plan());
    let (listing, _) = untrack(|| keeping.listing());
    let binned = listing.bin.into_iter().map(|binned| binned.listed);
    let mut listed = listing.plans.into_iter().chain(binned);
    let changed = listed
        .find(|listed| listed.head.id == id)
        .map(|listed| words.arriving_here(titled(&listed.head.title), when(words, listed.saved)));
    let copy_stays = words.arriving_copy_hint(words.copy_of(titled(&plan.title)));
    let [copy, instead, other] = [plan.clone(), plan.clone(), plan];
    let looked = RwSignal::new(false);
    let differs = move || {
        let names = [words.arriving_of_here(), words.arriving_of_file()];
        looked.get().then(|| {
            differing(
                words.arriving_differs(),
                names,
                Words::of_file,
                &here,
                &other,
            )
        })
    };
    view! {
        {head(
            keeping.arriving,
            "arriving",
            words.arriving_head().to_owned(),
            words.cancel_arriving(),
        )}
        <p class="nl-paragraph sp-soft">{changed}</p>
        <details class="sp-dialog__more" on:toggle=move |_| looked.set(true)>
            <summary>{words.arriving_differs()}</summary>
            {differs}
        </details>
        <ul class="sp-choices">
            <Choice
                icon="copy"
                name=words.arriving_copy()
                hint=copy_stays
                first=true
                on_press=move || keeping.arrive_as_copy(&copy)
            />
            <Choice
                icon="replace"
                name=words.arriving_replace()
                hint=words.arriving_replace_hint()
                on_press=move || keeping.arrive_instead(instead.clone())
            />
            <Choice
                icon="file"
                name=words.arriving_keep()
                hint=words.arriving_keep_hint()
                on_press=move || {
                    keeping.arriving.set(None);
                    if keeping.in_bin(id).is_some() {
                        keeping.put_back(id);
                    }
                    navigation::go(Route::Plan(id, Place::MEASURES));
                }
            />
        </ul>
        {foot(keeping.arriving, words.cancel_arriving(), None)}
    }
}

#[component]
fn Choice(
    /// The icon's name.
    icon: &'static str,
    /// What is chosen.
    name: &'static str,
    /// The result of choosing it.
    #[prop(into)]
    hint: String,
    /// Whether it has the focus when the dialog opens.
    #[prop(optional)]
    first: bool,
    /// Chooses it.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <li>
            <button type="button" class="sp-choice" autofocus=first on:click=move |_| on_press()>
                <Icon name=icon/>
                <span class="sp-choice__name">{name}</span>
                <span class="sp-hint">{hint}</span>
            </button>
        </li>
    }
}
