//! What a plan is: its nouns, ids, numbers, money and dates.

mod analysis;
mod cents;
mod circles;
mod codes;
mod date;
mod exact;
mod fields;
mod folded;
mod halves;
mod id;
mod index;
mod items;
pub mod kinds;
mod measure;
mod money;
mod noun;
mod nouns;
mod number;
mod order;
mod period;
mod place;
mod poster;
mod precision;
mod profile;
mod programme;
mod record;
mod refers;
pub mod sample;
mod set_aside;
mod sifted;
mod sorting;
mod texts;
mod writing;

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;

use noun::noun;

pub use analysis::{
    Bottleneck, Fact, Goal, GoalLevel, GoalNature, Horizon, Indicator, IndicatorOf, Point, Reading,
    Series,
};
pub use cents::Cents;
pub use circles::circles;
pub use codes::{Trace, is_changed_by_spreadsheets, traces};
pub use date::{Date, Step, date};
pub(crate) use exact::Exactly;
pub use fields::{Fields, UNKNOWN};
pub(crate) use fields::{merge, merge_unknown};
pub(crate) use folded::fold;
pub use folded::{folded, is_unseen};
pub(crate) use halves::{fields, read_mended};
pub use id::Id;
pub use items::{Item, Items, Place};
pub use kinds::{Kind, Section};
pub use measure::{
    Activity, ActivityState, Average, Distinct, Execution, Executor, Measure, People, Serves,
    Target, TargetUnit, Theme,
};
pub use money::{
    Advance, CostCategory, CostLine, Funding, FundingKind, FundingStatus, Phasing, Rate, Scope,
    Stated, StatedValue, Vat, Wage, WagePeriod,
};
pub use noun::{Raw, Unknown};
pub(crate) use nouns::for_every_list;
pub use nouns::{About, Listed, Noun, OfNoun, Subject};
pub use number::{Number, NumberError, Quantity};
pub use order::OrderKey;
pub use period::{Bound, DraftPeriod, End, MoneyPhase, Period, QuantityPhase};
pub use place::Field;
pub use poster::{Poster, PosterChart};
pub use precision::Precision;
pub use profile::{
    Credit, Decision, KnownScheme, Language, Lineage, OwnScheme, Party, PartyKind, Region,
    RelatedPlan, Role, Scheme, Status, Submission, TargetGroup, Version,
};
pub use programme::{
    Beneficiary, Effect, Evidence, Factor, Gap, Intervention, Pilot, PilotResult, Research,
    Revision, SeenIn, Strength,
};
pub use record::{
    Assignment, Attachment, Comment, Contact, PracticeCase, Private, ReadingPart, Realisation,
    RealisationOf, Translations, Waiver, safe_link,
};
pub use refers::{Redirect, Refers, SeeReference};
pub use set_aside::{
    Fault, OF_EVIDENCE, OF_MONEY, OF_PARTICIPANTS, OF_PROGRESS, OF_TIMELINE, SetAside, counted_in,
};
pub(crate) use set_aside::{faulty_fields, read_plan};
pub use sifted::{Sieve, Sifted};
pub use sorting::sort_by_key;
pub use texts::{ChangeText, SeeText, Texts};
pub(crate) use writing::written;

noun! {
    /// Which version of the file format a plan is in.
    ///
    /// A higher minor version adds fields that an older program carries along; a higher major
    /// version cannot be read by an older program.
    pub struct Format {
        /// Always [`Format::NAME`].
        pub name: String as label,
        /// Changes when an older program could misunderstand the file.
        pub major: u32 as whole,
        /// Changes when something is added.
        pub minor: u32 as whole,
    }
}

impl Format {
    /// What a plan file says it is.
    pub const NAME: &str = "sectorplan";
    /// The major version this program reads and writes.
    pub const MAJOR: u32 = 1;
    /// The newest minor version this program knows.
    pub const MINOR: u32 = 1;

    /// The format this program writes.
    #[must_use]
    pub fn current() -> Self {
        Self {
            name: Self::NAME.to_owned(),
            major: Self::MAJOR,
            minor: Self::MINOR,
            ..Self::default()
        }
    }

    /// Makes it the newest minor version, because that is what this program writes; a later one
    /// stays, with what it has that this program does not know.
    pub fn raise(&mut self) {
        self.minor = self.minor.max(Self::current().minor);
    }
}

noun! {
    /// A sector plan: all that is in its file.
    ///
    /// Cheap to clone: lists are shared with the clone until one of the two changes.
    pub struct Plan {
        /// The version of the format.
        pub format: Format,
        /// Stays the same in every copy of the plan.
        pub id: Id<Plan> as own,
        /// Which version of which copy this is.
        pub lineage: Lineage,
        /// What the plan is for.
        pub kind: Kind,
        /// The sections it has, in order; those of its kind when empty.
        pub sections: Vec<Section>,
        /// What it is called.
        pub title: String,
        /// The sector it is for.
        pub sector: String,
        /// The language it is written in.
        pub language: Language,
        /// When it runs.
        pub period: DraftPeriod,
        /// The version as the plan itself names it.
        pub version: Version,
        /// How far it is.
        pub status: Status,
        /// The grant scheme it is written for.
        pub scheme: Option<Scheme>,
        /// The plan as it was handed in.
        pub submission: Option<Submission>,
        /// What the grant-giver decided.
        pub decision: Option<Decision>,
        /// What the sector stands for (limited Markdown).
        pub mission: String,
        /// What it wants to reach (limited Markdown).
        pub ambition: String,
        /// The plan in short (limited Markdown).
        pub summary: String,
        /// Who made the document, and for whom.
        pub credit: Credit,
        /// What its poster shows.
        pub poster: Poster,
        /// Words to find it by.
        pub tags: Vec<String>,
        /// Plans that this one has to do with.
        pub related_plans: Items<RelatedPlan>,
        /// Who takes part.
        pub parties: Items<Party>,
        /// Where measures are carried out.
        pub regions: Items<Region>,
        /// Whom measures are for.
        pub target_groups: Items<TargetGroup>,
        /// Labour-market figures and findings.
        pub facts: Items<Fact>,
        /// Labour-market figures over time or groups.
        pub series: Items<Series>,
        /// What is wrong on the labour market.
        pub bottlenecks: Items<Bottleneck>,
        /// What the sector wants to reach.
        pub goals: Items<Goal>,
        /// What shows whether it is being reached.
        pub indicators: Items<Indicator>,
        /// Groups of measures.
        pub themes: Items<Theme>,
        /// What the sector does.
        pub measures: Items<Measure>,
        /// What measures promise, in numbers.
        pub targets: Items<Target>,
        /// Work with a date.
        pub activities: Items<Activity>,
        /// The budget.
        pub cost_lines: Items<CostLine>,
        /// The rate card.
        pub rates: Items<Rate>,
        /// Who pays.
        pub funding: Items<Funding>,
        /// Totals as published or agreed.
        pub stated: Items<Stated>,
        /// Methods and instruments.
        pub interventions: Items<Intervention>,
        /// Trials.
        pub pilots: Items<Pilot>,
        /// Success factors.
        pub factors: Items<Factor>,
        /// What was seen of success factors.
        pub evidence: Items<Evidence>,
        /// Research that goes with the plan.
        pub research: Items<Research>,
        /// What was reached and spent.
        pub realisations: Items<Realisation>,
        /// Documents that belong to the plan.
        pub attachments: Items<Attachment>,
        /// Examples from practice.
        pub practice_cases: Items<PracticeCase>,
        /// Who of those who write the plan does what by when.
        pub assignments: Items<Assignment>,
        /// Texts in other languages.
        pub translations: Arc<Translations>,
        /// What is never part of a public copy, by item.
        pub private: Arc<Sifted<BTreeMap<Uuid, Private>>>,
        /// Remarks, by item; the plan's own id for remarks on the whole.
        pub comments: Arc<Sifted<BTreeMap<Uuid, Sifted<Vec<Comment>>>>>,
        /// Of which people is said that nobody takes part in two targets.
        pub distinct: Sifted<Vec<Distinct>>,
        /// Findings that somebody chose to leave as they are.
        pub waivers: Sifted<Vec<Waiver>>,
    }
}

impl Plan {
    /// An empty plan.
    #[must_use]
    pub fn new(id: Id<Self>, kind: Kind, language: Language) -> Self {
        Self {
            format: Format::current(),
            id,
            kind,
            language,
            ..Self::default()
        }
    }

    /// Whether nobody filled anything in yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::new(self.id, self.kind, self.language)
    }

    /// The sections the plan has, in order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        if self.sections.is_empty() {
            kinds::sections(self.kind)
        } else {
            &self.sections
        }
    }
}
