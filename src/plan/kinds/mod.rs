//! The kinds of plan, and which sections each starts with: data, so that no code asks for a kind.

use super::noun::choice;

choice! {
    /// What a plan is for.
    pub enum Kind {
        /// An application for a grant, by a sector.
        SectorPlan,
        /// Interventions tried in pilots, with research.
        InterventionProgramme,
        /// Where a sector wants to be in some years.
        MultiYearStrategy,
        /// What one company will do.
        CompanyActionPlan,
        /// One goal and who does what for it.
        GoalAgenda,
    }
}

choice! {
    /// A part of a plan that has a page of its own.
    pub enum Section {
        /// What the plan says about itself.
        Profile,
        /// Mission, ambition and summary.
        Mission,
        /// The goal tree.
        Goals,
        /// Facts and series.
        LabourMarket,
        /// What is wrong.
        Bottlenecks,
        /// Themes, measures and targets.
        Measures,
        /// Who takes part.
        Parties,
        /// Costs and funding.
        Money,
        /// Activities and milestones.
        Activities,
        /// Methods and instruments.
        Interventions,
        /// Trials.
        Pilots,
        /// Research.
        Research,
        /// Success factors and what was seen of them.
        SuccessFactors,
        /// Indicators of goals.
        Indicators,
        /// Target groups and regions.
        Regions,
        /// Today, wanted, and what lies between.
        Gaps,
        /// What came of it.
        Results,
        /// Examples from practice.
        PracticeCases,
        /// Attachments and related plans.
        Documents,
    }
}

/// The sections that a plan of this kind starts with, in order.
#[must_use]
pub const fn sections(kind: Kind) -> &'static [Section] {
    use Section as S;
    match kind {
        Kind::SectorPlan => &[
            S::Profile,
            S::Mission,
            S::Goals,
            S::LabourMarket,
            S::Bottlenecks,
            S::Regions,
            S::Measures,
            S::Activities,
            S::Parties,
            S::Money,
            S::Documents,
        ],
        Kind::InterventionProgramme => &[
            S::Profile,
            S::Mission,
            S::Bottlenecks,
            S::Interventions,
            S::Pilots,
            S::Research,
            S::SuccessFactors,
            S::Measures,
            S::Parties,
            S::Money,
            S::Activities,
        ],
        Kind::MultiYearStrategy => &[
            S::Profile,
            S::Mission,
            S::LabourMarket,
            S::Goals,
            S::Indicators,
            S::Measures,
            S::Parties,
            S::Regions,
        ],
        Kind::CompanyActionPlan => &[
            S::Profile,
            S::Gaps,
            S::Bottlenecks,
            S::Interventions,
            S::Measures,
            S::Activities,
            S::Parties,
            S::Results,
        ],
        Kind::GoalAgenda => &[
            S::Profile,
            S::Goals,
            S::Activities,
            S::Measures,
            S::Parties,
            S::PracticeCases,
        ],
    }
}
