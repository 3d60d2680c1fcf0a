//! What the page says: the language, what was just done, and what failed.

use std::sync::Arc;

use gloo_file::Blob;
use leptos::prelude::*;

use crate::{
    app::{
        browser::{
            device,
            download::{self, Handed},
        },
        going::{navigation, route::Route},
    },
    keep::Preferences,
    plan::Language,
    text::Words,
};

/// Undoes what was done. Not a `Callback`: that dies with the part of the page that made it, and a
/// removed row is gone before anybody presses *undo*.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// A message at the foot of the page, until it is closed or replaced.
#[derive(Clone)]
pub struct Notice {
    /// The text of the message.
    pub text: String,
    /// Undoes what was done, if possible.
    pub undo: Option<Undo>,
    /// Something else to do about it, with what that is called.
    pub act: Option<(&'static str, Undo)>,
    /// Where the user was led as it was said.
    pub at: Route,
    /// Whether it is there until somebody closes it.
    pub stays: bool,
}

/// Something that somebody asked for and that was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was not done.
    pub heading: String,
    /// What is wrong and where.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

/// What the page says.
#[derive(Clone, Copy)]
pub struct Saying {
    /// The language of the page.
    pub language: RwSignal<Language>,
    /// What was just said.
    pub notice: RwSignal<Option<Notice>>,
    /// What could not be opened.
    pub failure: RwSignal<Option<Failure>>,
}

/// What this page says.
pub fn saying() -> Saying {
    expect_context()
}

/// The words of the page's language; the page is redrawn when the language changes.
pub fn words() -> Words {
    saying().words()
}

impl Saying {
    /// Nothing said yet, in the language chosen earlier.
    pub fn new() -> Self {
        Self {
            language: RwSignal::new(device::language()),
            notice: RwSignal::new(None),
            failure: RwSignal::new(None),
        }
    }

    /// The words of the page's language, even while no part of the page is being drawn.
    pub fn words(self) -> Words {
        Words::new(self.language.get_untracked())
    }

    /// Sets the language of the page.
    pub fn speak(self, language: Language) {
        Preferences::change(|preferences| preferences.language = Some(language));
        self.language.set(language);
        device::focus("language".to_owned());
    }

    /// Shows a message at the foot of the page.
    pub fn say(self, text: impl Into<String>) {
        self.say_with_undo(text.into(), None);
    }

    /// Says what was done, with a way to undo it.
    pub fn say_with_undo(self, text: String, undo: Option<Undo>) {
        self.notify(text, undo, None, false);
    }

    /// Takes away a message about another place than this one.
    pub fn leave(self) {
        let here = navigation::current();
        self.take_away(|notice| !notice.stays && notice.at != here);
    }

    /// Says what went wrong with something, and what to do.
    pub fn fail(self, heading: String, what: &str, todo: &str) {
        let (what, todo) = (what.to_owned(), todo.to_owned());
        self.failure.set(Some(Failure {
            heading,
            what,
            todo,
        }));
        device::focus("failure".to_owned());
    }

    /// Says something with something to do about it.
    pub fn say_with_act(self, text: String, name: &'static str, act: Undo) {
        self.notify(text, None, Some((name, act)), false);
    }

    /// Says something that whoever goes on working may not have read yet.
    pub fn warn(self, text: impl Into<String>) {
        self.notify(text.into(), None, None, true);
    }

    fn notify(
        self,
        text: String,
        undo: Option<Undo>,
        act: Option<(&'static str, Undo)>,
        stays: bool,
    ) {
        let at = navigation::current();
        self.notice.set(Some(Notice {
            text,
            undo,
            act,
            at,
            stays,
        }));
    }

    /// Takes away a message that was about what was done last: something else was done.
    pub fn pass(self) {
        self.take_away(|notice| !notice.stays);
    }

    fn take_away(self, which: impl FnOnce(&Notice) -> bool) {
        if (self.notice).with_untracked(|notice| notice.as_ref().is_some_and(which)) {
            self.notice.set(None);
        }
    }

    /// Hands something over as a file, and says under which name.
    pub fn hand_over(self, name: String, content: Blob) {
        self.hand_over_then(name, content, |_| {});
    }

    /// The same, and goes on with what became of it.
    pub fn hand_over_then(self, name: String, content: Blob, then: impl FnOnce(Handed) + 'static) {
        let file = name.clone();
        download::hand_over(&file, content, move |handed| {
            let words = self.words();
            match handed {
                Handed::ToBrowser => self.say(words.given_to_browser(name)),
                Handed::Shared => self.say(words.shared_as(name)),
                Handed::Cancelled => self.say(words.not_shared(name)),
                Handed::Refused => self.not_handed_over(name),
            }
            then(handed);
        });
    }

    /// Says that a file could not be made or downloaded.
    pub fn not_handed_over(self, name: String) {
        let words = self.words();
        let heading = words.not_downloaded(name);
        self.fail(
            heading,
            words.download_failed(),
            words.download_failed_todo(),
        );
    }
}
