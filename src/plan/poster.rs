//! What a plan says about its poster: shorter texts, and what stands on it.

use super::noun::{choice, noun};

noun! {
    /// What the poster of the plan shows where that is a choice.
    ///
    /// Part of the plan, so that a partner who opens the file prints the same poster.
    pub struct Poster {
        /// A shorter mission, where the plan's own is too long for the poster.
        pub mission: String,
        /// A shorter ambition, where the plan's own is too long for the poster.
        pub ambition: String,
        /// Whether the contacts of the lead applicants stand on it.
        pub contacts: bool,
        /// The charts that give way to a list of their figures.
        pub charts_left_out: Vec<PosterChart>,
    }
}

choice! {
    /// A chart of the poster.
    pub enum PosterChart {
        /// Participants by theme.
        Participants,
        /// Who pays.
        Funding,
    }
}
