//! Who and where: parties, regions, target groups, and what the plan says about itself.

use super::{
    Cents, Date, DraftPeriod, Id, Quantity, Raw,
    noun::{choice, holding, item, noun},
};

noun! {
    /// Which version of which copy this is, so that two copies know what they have in common.
    pub struct Lineage {
        /// The revision this copy was last written as; new with every file that is made of it.
        pub revision: Option<Id<Lineage>> as own,
        /// The revisions it was made from, the nearest first.
        pub parents: Vec<Id<Lineage>> as own,
        /// Who works on this copy: a label that the person chose.
        pub author: String as label,
    }
}

noun! {
    /// The version as the plan itself names it.
    pub struct Version {
        /// Its name: `2`, `concept`.
        pub label: String,
        /// Its date.
        pub date: Option<Date>,
    }
}

choice! {
    /// How far the plan as a whole is.
    pub enum Status {
        /// Being written.
        Draft,
        /// Being read by others.
        Review,
        /// Ready to hand in.
        Final,
        /// Handed in.
        Submitted,
        /// The grant was given.
        Granted,
        /// The grant was refused.
        Rejected,
        /// Being carried out.
        Running,
        /// The final grant was set.
        Settled,
    }
}

impl Status {
    /// Whether the plan was handed in, whatever came of it.
    #[must_use]
    pub const fn is_handed_in(self) -> bool {
        match self {
            Self::Draft | Self::Review | Self::Final => false,
            Self::Submitted | Self::Granted | Self::Rejected | Self::Running | Self::Settled => {
                true
            }
        }
    }

    /// Whether the grant was given: the plan is then no longer written but carried out.
    #[must_use]
    pub const fn is_granted(self) -> bool {
        match self {
            Self::Draft | Self::Review | Self::Final | Self::Submitted | Self::Rejected => false,
            Self::Granted | Self::Running | Self::Settled => true,
        }
    }

    /// Whether something can have been reached: the plan is or was carried out.
    #[must_use]
    pub const fn has_begun(self) -> bool {
        match self {
            Self::Running | Self::Settled => true,
            Self::Draft
            | Self::Review
            | Self::Final
            | Self::Submitted
            | Self::Granted
            | Self::Rejected => false,
        }
    }
}

choice! {
    /// The language a plan is written in.
    pub enum Language {
        /// Dutch.
        Nl,
        /// English.
        En,
    }
}

holding! {
    /// The grant scheme that the plan is written for.
    pub enum Scheme {
        /// A scheme this program has the rules of.
        Known(KnownScheme),
        /// A scheme that the person describes.
        Own(OwnScheme),
    }
}

noun! {
    /// A scheme this program has the rules of.
    pub struct KnownScheme {
        /// Which scheme.
        pub scheme: String as label,
        /// In which wording.
        pub edition: String as label,
    }
}

noun! {
    /// A scheme that the person describes.
    pub struct OwnScheme {
        /// What it is called.
        pub title: String,
        /// The share of the costs that it pays, in percent.
        pub rate: Option<Quantity>,
        /// The smallest grant.
        pub minimum: Option<Cents>,
        /// The largest grant.
        pub maximum: Option<Cents>,
        /// The longest term, in months.
        pub months: Option<u32> as whole,
        /// The last day to apply.
        pub deadline: Option<Date>,
        /// What an application has to contain.
        pub required_parts: Vec<String>,
        /// Which of those are there.
        pub parts_there: Vec<String>,
    }
}

impl OwnScheme {
    /// Whether a part that an application has to contain was ticked as there.
    #[must_use]
    pub fn has_part(&self, part: &str) -> bool {
        self.parts_there
            .iter()
            .any(|there| there.trim() == part.trim())
    }

    /// Ticks a part as there, or as still missing.
    pub fn tick_part(&mut self, part: &str, is_there: bool) {
        self.parts_there.retain(|there| there.trim() != part.trim());
        if is_there {
            self.parts_there.push(part.trim().to_owned());
        }
    }
}

noun! {
    /// The plan as it was handed in.
    pub struct Submission {
        /// When.
        pub date: Option<Date>,
        /// The whole plan as it then was.
        pub copy: Option<Raw>,
    }
}

noun! {
    /// What the grant-giver decided.
    pub struct Decision {
        /// When.
        pub date: Option<Date>,
        /// The costs it accepts.
        pub granted_costs: Option<Cents>,
        /// The grant it gives.
        pub grant: Option<Cents>,
    }
}

noun! {
    /// Who made the document, and for whom.
    pub struct Credit {
        /// Who made it.
        pub producer: Option<Id<Party>>,
        /// Who asked for it.
        pub commissioner: Option<Id<Party>>,
    }
}

item! {
    /// Another plan that this one has to do with.
    pub struct RelatedPlan {
        /// What it is called.
        pub title: String,
        /// Where it can be read; shown as a link only when it is http, https or mailto.
        pub link: String as label,
        /// What the two have to do with each other.
        pub relation: String,
        /// When it runs.
        pub period: DraftPeriod,
    }
}

item! {
    /// An organisation that has a part in the plan.
    pub struct Party {
        /// What it is called.
        pub name: String,
        /// What it is.
        pub kind: PartyKind,
        /// What it does in the plan.
        pub roles: Vec<Role>,
        /// When it was founded.
        pub founded: Option<Date>,
        /// Whether it is a small or medium-sized enterprise.
        pub small_or_medium: Option<bool>,
        /// Its equity.
        pub equity: Option<Cents>,
        /// The guarantee that others give for it.
        pub guarantee: Option<Cents>,
        /// When it signed the cooperation agreement.
        pub signed: Option<Date>,
    }
}

impl Party {
    /// Whether it has a name: a party without one is nobody yet.
    #[must_use]
    pub fn is_somebody(&self) -> bool {
        !self.name.trim().is_empty()
    }
}

choice! {
    /// What a party is.
    pub enum PartyKind {
        /// Something else.
        Other,
        /// An employers' organisation.
        EmployersOrganisation,
        /// A trade union.
        TradeUnion,
        /// A sector's training and development fund.
        TrainingFund,
        /// A research institute.
        ResearchInstitute,
        /// A ministry.
        Ministry,
        /// A labour-market region.
        Region,
        /// A school.
        School,
        /// A company.
        Company,
        /// An adviser.
        Adviser,
        /// The maker of the document.
        Producer,
    }
}

choice! {
    /// What a party does in the plan.
    pub enum Role {
        /// Applies for the grant and answers for it.
        LeadApplicant,
        /// Signs the cooperation agreement.
        ConsortiumMember,
        /// Carries out measures.
        Executing,
        /// Pays a part.
        Contributing,
        /// Has an interest.
        Stakeholder,
    }
}

item! {
    /// A region in which measures are carried out.
    pub struct Region {
        /// What it is called.
        pub name: String,
    }
}

item! {
    /// A group of people whom measures are for.
    pub struct TargetGroup {
        /// What it is called.
        pub name: String,
        /// Who belongs to it.
        pub description: String,
    }
}
