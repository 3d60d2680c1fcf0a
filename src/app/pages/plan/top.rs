//! The bar at the top.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use crate::{
    app::{
        browser::{device, keys::pressed},
        desk::{Desk, desk, saying, words},
        going::{
            navigation::{self, WORDS},
            places::going,
            route::{Place, Route, Tool},
        },
        keeping::{Keeping, keeping, saving::Saved},
        parts::{BackupLine, Icon, IconButton, Menu, MenuItem},
    },
    edit::{Change, Session},
    keep::SaveFault,
    plan::{Language, Plan},
};

#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="sp-mark" viewBox="0 0 28 28" aria-hidden="true">
            <rect x="6" y="15" width="4" height="7"></rect>
            <rect x="12" y="6" width="4" height="16"></rect>
            <rect x="18" y="11" width="4" height="11"></rect>
        </svg>
    }
}

/// The language that the page is not in, in that language.
pub fn other_language() -> (Language, &'static str, &'static str) {
    match saying().language.get_untracked() {
        Language::Nl => (Language::En, "en", "English"),
        Language::En => (Language::Nl, "nl", "Nederlands"),
    }
}

/// The bar of pages without a plan.
#[component]
pub fn Top() -> impl IntoView {
    let (saying, words) = (saying(), words());
    let (language, code, name) = other_language();
    view! {
        <header class="sp-top">
            <a class="sp-top__home" href=Route::Start.fragment()>
                <Mark/>
                {words.app_name()}
            </a>
            <div class="sp-top__name"></div>
            <div class="sp-top__actions">
                <a class="utrecht-button utrecht-button--subtle" href=Route::Help.fragment()>
                    <Icon name="help"/>
                    {words.help()}
                </a>
                <button
                    type="button"
                    id="language"
                    class="utrecht-button utrecht-button--subtle"
                    lang=code
                    on:click=move |_| saying.speak(language)
                >
                    <Icon name="language"/>
                    {name}
                </button>
            </div>
        </header>
    }
}

/// The bar above a plan.
#[component]
pub fn PlanTop() -> impl IntoView {
    let (desk, keeping, saying, words) = (desk(), keeping(), saying(), words());
    let (language, code, name) = other_language();
    let undo = move || desk.with_session(|session| session.and_then(Session::next_undo));
    let seeks = going().seeks;
    let redo = move || desk.with_session(|session| session.and_then(Session::next_redo));
    view! {
        <header class="sp-top">
            <a class="sp-top__home" href=Route::Start.fragment() aria-label=words.home()>
                <Mark/>
            </a>
            <div class="sp-top__name">
                <TitleField/>
                <SavedState/>
                <BackupLine/>
            </div>
            <div class="sp-top__actions">
                <button
                    type="button"
                    class="sp-seek sp-wide-only"
                    title=words.go_to_tip()
                    on:click=move |_| seeks.set(true)
                >
                    <Icon name="find" class="sp-icon--small"/>
                    {words.go_to()}
                    <kbd aria-hidden="true">"Ctrl K"</kbd>
                </button>
                <IconButton
                    icon="undo"
                    label=words.undo()
                    tip=words.undo_tip()
                    disabled=Signal::derive(move || undo().is_none() && !desk.has_drafts())
                    on_press=move || desk.undo()
                />
                <IconButton
                    icon="redo"
                    class="sp-wide-only"
                    label=words.redo()
                    tip=words.redo_tip()
                    disabled=Signal::derive(move || redo().is_none())
                    on_press=move || desk.redo()
                />
                <button
                    type="button"
                    class="utrecht-button utrecht-button--secondary-action sp-top__download"
                    aria-label=words.download()
                    on:click=move |_| keeping.download()
                >
                    <Icon name="download"/>
                    <span class="sp-wide-only">{words.download()}</span>
                </button>
                <Menu label=words.more() id="more">
                    <MenuItem
                        icon="redo"
                        class="sp-narrow-only"
                        label=words.redo()
                        disabled=Signal::derive(move || redo().is_none())
                        on_press=move || desk.redo()
                    />
                    <MenuItem icon="find" label=words.find() on_press=move || look_for_words(desk)/>
                    <MenuItem
                        icon="open"
                        label=words.copy_from()
                        on_press=move || {
                            navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::Tool(Tool::CopyFrom)));
                        }
                    />
                    <MenuItem
                        icon="history"
                        label=words.history()
                        on_press=move || {
                            navigation::go(Route::Plan(desk.peek(|plan| plan.id), Place::Tool(Tool::History)));
                        }
                    />
                    <MenuItem icon="copy" label=words.duplicate_plan() on_press=move || duplicate_open(keeping)/>
                    <MenuItem
                        icon="help"
                        label=words.help()
                        divided=true
                        on_press=|| navigation::go(Route::Help)
                    />
                    <MenuItem icon="language" label=name lang=code on_press=move || saying.speak(language)/>
                </Menu>
            </div>
        </header>
    }
}

/// Opens an independent copy of the open plan, at the same place.
pub fn duplicate_open(keeping: Keeping) {
    let desk = keeping.desk;
    let copy = keeping.copy_of(&desk.peek(Plan::clone));
    let title = copy.title.clone();
    let place = match navigation::current() {
        Route::Plan(_, place) => place,
        Route::Start | Route::Help | Route::Device => Place::default(),
    };
    keeping.adopt(copy, place);
    desk.saying.say(desk.saying.words().start_duplicated(title));
}

/// The title of the plan, renamed where it stands.
#[component]
fn TitleField() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let title = Memo::new(move |_| desk.with_plan(|plan| plan.title.clone()));
    let before = StoredValue::new(String::new());
    let rename = move |title: String| {
        let change = Change::typing(desk.peek(|plan| plan.id), "title");
        desk.edit(change, |plan| plan.title = title);
    };
    let field = NodeRef::<html::Input>::new();
    let on_key = move |event: KeyboardEvent| {
        let key = pressed(&event);
        if key.as_deref() == Some("Escape") {
            rename(before.get_value());
        }
        if let (Some("Enter" | "Escape"), Some(field)) = (key.as_deref(), field.get_untracked()) {
            let _ = field.blur();
        }
    };
    view! {
        <input
            class="sp-top__title"
            aria-label=words.rename_plan()
            title=title
            // As wide as the title where the browser does not grow a field by itself.
            size=move || title.with(|title| title.chars().count().clamp(12, 60).to_string())
            placeholder=words.untitled_plan()
            autocomplete="off"
            node_ref=field
            readonly=move || !desk.writes()
            prop:value=move || title.get()
            on:focus=move |_| before.set_value(title.get_untracked())
            on:input:target=move |event| rename(event.target().value())
            on:keydown=on_key
            on:blur=move |_| desk.pause()
        />
    }
}

/// Goes to the page for finding words.
pub fn look_for_words(desk: Desk) {
    navigation::go(Route::Plan(
        desk.peek(|plan| plan.id),
        Place::Tool(Tool::Find),
    ));
    device::focus_within(Vec::new(), WORDS.to_owned());
}

#[component]
fn SavedState() -> impl IntoView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let state = move || match keeping.saved.get() {
        _ if !desk.writes() => ("sp-saved", "example", words.reads_along()),
        Saved::Yes => ("sp-saved sp-saved--saved", "saved", words.saved()),
        Saved::Here if keeping.waits_for_disk.get() => {
            ("sp-saved sp-saved--saving", "busy", words.saved_here())
        }
        Saved::NotYet | Saved::Here => ("sp-saved sp-saved--saving", "busy", words.saving()),
        Saved::No(SaveFault::ChangedElsewhere) => (
            "sp-saved sp-saved--blocked",
            "unsaved",
            words.saved_elsewhere(),
        ),
        Saved::No(_) => ("sp-saved sp-saved--blocked", "blocked", words.not_saved()),
    };
    view! {
        // Only trouble is announced: a screen reader need not say *saved* after every pause.
        <span
            class=move || state().0
            role=move || matches!(keeping.saved.get(), Saved::No(_)).then_some("status")
        >
            {move || view! { <Icon name=state().1 class="sp-icon--small"/> }}
            {move || state().2}
        </span>
    }
}
