//! What is in doubt about what was typed in a cell, and the buttons that answer it.

use leptos::prelude::*;

use super::{Grid, editor};
use crate::{
    app::parts::{Answers, FieldError},
    documents::{Column, Leaves, Names, Verdict, What},
    text::Words,
};

/// Why a text in a cell is not taken over yet, and what it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The text.
    pub typed: String,
    /// What is wrong, and what to do.
    error: String,
    /// What can be meant, each as it would be typed.
    offers: Vec<String>,
    /// Whether the text itself can be meant, once somebody says so.
    is_new: bool,
}

impl Doubt {
    /// What is in doubt about a text; `None` if it is taken over as it is.
    pub fn of(
        words: Words,
        names: &Names,
        column: Column,
        typed: &str,
        verdict: &Verdict,
    ) -> Option<Self> {
        let (error, offers, is_new) = match verdict {
            // A slip of the keyboard makes no kind of cost.
            _ if is_new_kind(column, typed, verdict) => (
                words.grid_new_kind(typed),
                names.near_category(typed, words),
                true,
            ),
            Verdict::Taken(_) | Verdict::Understood(..) => return None,
            Verdict::Asked(choices) => (why(words, column, verdict), choices.clone(), false),
            Verdict::Left(leaves) => (
                why(words, column, verdict),
                Vec::new(),
                *leaves == Leaves::Unknown && is_made_by_name(column, typed),
            ),
        };
        Some(Self {
            typed: typed.to_owned(),
            error,
            offers,
            is_new,
        })
    }

    /// Whether a button answers it.
    pub const fn has_answers(&self) -> bool {
        self.is_new || !self.offers.is_empty()
    }
}

/// Whether a text would be a kind of cost that the plan does not have yet.
fn is_new_kind(column: Column, typed: &str, verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Understood(_, What::OwnCategory) => true,
        Verdict::Asked(choices) if column == Column::Category => {
            choices.iter().any(|choice| choice == typed)
        }
        Verdict::Asked(_) | Verdict::Understood(..) | Verdict::Taken(_) | Verdict::Left(_) => false,
    }
}

/// Whether a text can be the name of something new in a column; a number is that of a measure that
/// is somewhere else.
pub fn is_made_by_name(column: Column, text: &str) -> bool {
    matches!(column, Column::Measure | Column::Rate | Column::Bearer)
        && text.chars().any(char::is_alphabetic)
}

/// Why a text cannot be accepted, and what to type instead.
pub fn why(words: Words, column: Column, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Asked(choices) => match &choices[..] {
            [only] => words.paste_means_one(only),
            [first, second] => words.paste_means(first, second),
            _ => words.paste_means_which().to_owned(),
        },
        Verdict::Left(Leaves::Unread(error)) => words.read_error(error),
        Verdict::Left(Leaves::Percent) => words.paste_percent().to_owned(),
        Verdict::Left(Leaves::Formula) => words.paste_formula().to_owned(),
        Verdict::Left(Leaves::Fault) => words.paste_fault().to_owned(),
        Verdict::Left(Leaves::Narrow) => words.paste_narrow().to_owned(),
        Verdict::Left(Leaves::Unknown) => words.paste_unknown(column.name(words).to_lowercase()),
        Verdict::Left(Leaves::WorkedOut(Some(amount))) => {
            words.paste_worked_out(words.money(*amount))
        }
        Verdict::Left(Leaves::WorkedOut(None)) => words.paste_not_worked_out().to_owned(),
        Verdict::Left(Leaves::SeveralYears) => words.paste_several_years().to_owned(),
        Verdict::Taken(_) | Verdict::Understood(..) => String::new(),
    }
}

/// The doubt under the grid, with its answers; the field keeps the focus while one is pressed.
pub fn doubt(grid: Grid, field: &'static str) -> AnyView {
    let words = grid.words;
    let doubt = grid.editor.doubt;
    let error = Memo::new(move |_| doubt.with(|doubt| doubt.as_ref().map(|it| it.error.clone())));
    // What each button says, and what it means.
    let answers = Memo::new(move |_| {
        let Some(doubt) = doubt.get() else {
            return Vec::new();
        };
        let new = doubt.is_new.then(|| {
            let says = words.grid_make_new(&doubt.typed);
            (says, doubt.typed.clone())
        });
        let offers = doubt.offers.into_iter();
        let offers = offers.map(|offer| (offer.clone(), offer));
        offers.chain(new).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        let answers = answers.get().into_iter();
        answers.map(|(says, _)| (says, false)).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |at: usize| {
        let typed = answers.with_untracked(|answers| answers.get(at).map(|it| it.1.clone()));
        if let Some(typed) = typed {
            editor::answer(grid, &typed);
        }
    });
    view! {
        <div class="sp-grid__error">
            <FieldError id=field error=error/>
            <div on:mousedown=|event| event.prevent_default()>
                <Answers label=words.read_which() choices=choices on_choose=choose/>
            </div>
        </div>
    }
    .into_any()
}
