//! What a plan says about its poster: shorter texts, and what is on it.

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
        /// Whether the table of participants does not stand on it.
        pub participants_table_left_out: bool,
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

impl Poster {
    /// Whether a chart is on it.
    #[must_use]
    pub fn draws(&self, chart: PosterChart) -> bool {
        !self.charts_left_out.contains(&chart)
    }

    /// Puts a chart on it, or leaves it out.
    pub fn draw(&mut self, chart: PosterChart, drawn: bool) {
        self.charts_left_out.retain(|one| *one != chart);
        if !drawn {
            self.charts_left_out.push(chart);
        }
    }
}
