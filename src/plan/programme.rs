//! What is tried and learned: interventions, pilots, success factors, research.

use super::{
    Bottleneck, Date, DraftPeriod, Id, Indicator, Measure, Party, TargetGroup,
    noun::{choice, holding, item, noun},
};

item! {
    /// A method or an instrument.
    pub struct Intervention {
        /// What it is called.
        pub title: String,
        /// What it does (limited Markdown).
        pub description: String,
        /// Whom it is for.
        pub groups: Vec<Id<TargetGroup>>,
        /// How it changed by what was learned.
        pub revisions: Vec<Revision>,
    }
}

noun! {
    /// One change to an intervention.
    pub struct Revision {
        /// When.
        pub date: Option<Date>,
        /// What changed and why.
        pub note: String,
    }
}

item! {
    /// A trial in a company or a group.
    pub struct Pilot {
        /// What it is called.
        pub title: String,
        /// Where it is held.
        pub party: Option<Id<Party>>,
        /// When.
        pub period: DraftPeriod,
        /// What is tried.
        pub interventions: Vec<Id<Intervention>>,
        /// The measure it belongs to.
        pub measure: Option<Id<Measure>>,
        /// Where things stand and where they should be.
        pub gaps: Vec<Gap>,
        /// What came of it.
        pub results: Vec<PilotResult>,
    }
}

noun! {
    /// The distance between today and what is wanted.
    pub struct Gap {
        /// Names the gap, so that results can refer to it.
        pub id: Id<Gap> as own,
        /// In which respect.
        pub aspect: String,
        /// How it is today.
        pub today: String,
        /// How it should be.
        pub wanted: String,
        /// The bottleneck behind it.
        pub bottleneck: Option<Id<Bottleneck>>,
        /// How much it weighs, 1 first.
        pub priority: Option<u32> as whole,
        /// In which direction a solution lies.
        pub solution_direction: String,
    }
}

noun! {
    /// Something that came of a pilot.
    pub struct PilotResult {
        /// For whom.
        pub beneficiary: Beneficiary,
        /// The gap it narrows.
        pub gap: Option<Id<Gap>>,
        /// The indicator that shows it.
        pub indicator: Option<Id<Indicator>>,
        /// What came of it.
        pub text: String,
        /// What shows it.
        pub evidence: String,
    }
}

choice! {
    /// For whom a result is.
    pub enum Beneficiary {
        /// The company.
        Company,
        /// The employees.
        Employee,
        /// The sector.
        Sector,
    }
}

item! {
    /// Something on which success may depend.
    pub struct Factor {
        /// What it is called.
        pub title: String,
        /// What it means (limited Markdown).
        pub description: String,
    }
}

item! {
    /// What was seen of a success factor.
    pub struct Evidence {
        /// Which factor.
        pub factor: Id<Factor>,
        /// Where it was seen.
        pub seen_in: Option<SeenIn>,
        /// What it did.
        pub effect: Effect,
        /// What was seen.
        pub note: String,
        /// Where it is written down.
        pub source: String,
        /// How much it proves.
        pub strength: Strength,
    }
}

holding! {
    /// Where evidence was seen.
    #[derive(Copy, Eq, Hash)]
    pub enum SeenIn {
        /// In a pilot.
        Pilot(Id<Pilot>),
        /// In the use of an intervention.
        Intervention(Id<Intervention>),
    }
}

choice! {
    /// What a factor did.
    pub enum Effect {
        /// It helped.
        Helped,
        /// It hindered.
        Hindered,
        /// It made no difference.
        NoEffect,
    }
}

choice! {
    /// How much evidence proves.
    pub enum Strength {
        /// Somebody says so.
        Weak,
        /// Several people say so, or it was counted.
        Moderate,
        /// It was measured against a comparison.
        Strong,
    }
}

item! {
    /// Research that goes with the plan.
    pub struct Research {
        /// What it is called.
        pub title: String,
        /// What it asks.
        pub questions: Vec<String>,
        /// How it finds out (limited Markdown).
        pub method: String,
        /// Who does it.
        pub partner: Option<Id<Party>>,
        /// When.
        pub period: DraftPeriod,
    }
}
