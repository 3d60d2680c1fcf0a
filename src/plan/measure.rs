//! What the sector will do: themes, measures, targets, activities.

use std::collections::BTreeMap;

use super::{
    Bottleneck, Date, DraftPeriod, Goal, Id, Intervention, Number, Party, Pilot, Quantity,
    QuantityPhase, Region, Sifted, TargetGroup,
    noun::{choice, holding, item, noun},
};

item! {
    /// A group of measures.
    pub struct Theme {
        /// What it is called.
        pub title: String,
        /// One of the five theme colours, from 1; by its place in the list when absent.
        pub colour: Option<u8> as whole,
        /// The themes of the scheme that it covers, by their letter in the regulation.
        pub scheme_themes: Vec<String> as label,
    }
}

impl Target {
    /// Whether nobody has said anything of it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        let new = Self {
            id: self.id,
            order: self.order.clone(),
            measure: self.measure,
            ..Self::default()
        };
        *self == new
    }
}

impl Theme {
    /// Which of the five theme colours it has, counted from 0; by its place in the list if it has
    /// none of its own.
    #[must_use]
    pub fn colour_number(&self, place: usize) -> usize {
        let own = self.colour.filter(|colour| (1..=5).contains(colour));
        own.map_or(place % 5, |colour| usize::from(colour) - 1)
    }
}

item! {
    /// Something the sector does to reach its goals.
    pub struct Measure {
        /// Its number in the plan, as people write it: `1`, `5a`.
        pub code: String as label,
        /// The theme it falls under.
        pub theme: Option<Id<Theme>>,
        /// What it is called.
        pub title: String,
        /// What it is to reach (limited Markdown).
        pub aim: String,
        /// The aim in parts.
        pub sub_aims: Vec<String>,
        /// A shorter text for the poster, where the aim is too long for it.
        pub poster_text: String,
        /// Whom it is for.
        pub target_groups: Vec<Id<TargetGroup>>,
        /// Who carries it out.
        pub execution: Execution,
        /// How it is carried out (limited Markdown).
        pub approach: String,
        /// When; the period of the plan when absent.
        pub period: DraftPeriod,
        /// Where; everywhere when empty.
        pub regions: Vec<Id<Region>>,
        /// What has to be in place first (limited Markdown).
        pub preconditions: String,
        /// How the preconditions are kept (limited Markdown).
        pub enforcement: String,
        /// What may go wrong, and what is done about it (limited Markdown).
        pub risks: String,
        /// How it goes on and is paid after the grant (limited Markdown).
        pub continuation: String,
        /// The bottlenecks it answers.
        pub bottlenecks: Vec<Id<Bottleneck>>,
        /// The goals it serves.
        pub goals: Vec<Id<Goal>>,
        /// The interventions it uses.
        pub interventions: Vec<Id<Intervention>>,
    }
}

impl Measure {
    /// What two measures have in common if one was taken over twice: title and aim, whatever their
    /// capitals and spaces; `None` as long as it has no title.
    #[must_use]
    pub fn says(&self) -> Option<[String; 2]> {
        let plain = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            words.join(" ").to_lowercase()
        };
        let [title, aim] = [plain(&self.title), plain(&self.aim)];
        (!title.is_empty()).then_some([title, aim])
    }
}

holding! {
    /// Who carries a measure out.
    pub enum Execution {
        /// These parties; nobody has been named yet when empty.
        By(Vec<Executor>),
        /// The plan says that this is still to be decided.
        ToBeDetermined,
    }
}

impl Default for Execution {
    fn default() -> Self {
        Self::By(Vec::new())
    }
}

impl Execution {
    /// The parties that carry the measure out.
    #[must_use]
    pub fn executors(&self) -> &[Executor] {
        match self {
            Self::By(executors) => executors,
            Self::ToBeDetermined => &[],
        }
    }
}

noun! {
    /// A party that carries a measure out.
    pub struct Executor {
        /// Which party.
        pub party: Id<Party>,
        /// What it does in this measure.
        pub role: String,
    }
}

item! {
    /// A result that a measure promises, in numbers.
    pub struct Target {
        /// The measure that promises it.
        pub measure: Id<Measure>,
        /// How many.
        pub quantity: Option<Quantity>,
        /// Whether it may be more.
        pub at_least: bool,
        /// Whether the number is not exact: *about*, *almost*.
        pub approximate: bool,
        /// The target that it is part of: *of which*. It then counts in no total.
        pub part_of: Option<Id<Target>>,
        /// How many of what.
        pub unit: Option<TargetUnit>,
        /// Which ones exactly: *extra, on the level of higher education*.
        pub qualifier: String,
        /// The target groups it counts, where it counts people of some of them only.
        pub groups: Vec<Id<TargetGroup>>,
        /// How it turns into people.
        pub people: People,
        /// How many of it another target counts as well.
        pub overlaps: Sifted<BTreeMap<Id<Target>, Quantity>>,
        /// How many there are before the plan starts.
        pub baseline: Option<Number>,
        /// The day by which it is reached.
        pub due: Option<Date>,
        /// Its parts over time.
        pub phasing: Vec<QuantityPhase>,
        /// How it is shown that it was reached.
        pub verification: String,
    }
}

holding! {
    /// What a target counts.
    #[derive(Eq, Hash)]
    pub enum TargetUnit {
        /// A place to learn or work.
        Place,
        /// A person who takes part.
        Participant,
        /// A company.
        Company,
        /// A workshop.
        Workshop,
        /// A meeting.
        Meeting,
        /// A study.
        Study,
        /// A pilot.
        Pilot,
        /// A campaign.
        Campaign,
        /// A project.
        Project,
        /// A service point.
        ServicePoint,
        /// Something else, in the words of the plan.
        Own(String),
    }
}

holding! {
    /// How a target turns into people.
    #[derive(Default)]
    pub enum People {
        /// It counts something else: a study, a workshop, a company.
        #[default]
        None,
        /// One person for each unit: 430 places are 430 people.
        Each,
        /// The quantity times each of these averages: 5 meetings × 8 companies × 4 employees.
        Product(Vec<Average>),
    }
}

noun! {
    /// One factor of a product: on average so many of something.
    pub struct Average {
        /// How many, on average.
        pub quantity: Option<Quantity>,
        /// Of what: *companies in each meeting*.
        pub of: String,
    }
}

noun! {
    /// Says of some people that none of them takes part in two targets, but where two targets
    /// declare an overlap themselves.
    pub struct Distinct {
        /// Those of this group; without one, those of targets that name no group, in whatever
        /// other target.
        pub group: Option<Id<TargetGroup>> as ground,
    }
}

item! {
    /// Work with a date: part of a measure, a pilot or an agenda.
    pub struct Activity {
        /// What it serves.
        pub serves: Option<Serves>,
        /// What it is called.
        pub title: String,
        /// What is done (limited Markdown).
        pub description: String,
        /// When, for work that takes time.
        pub period: DraftPeriod,
        /// When, for a milestone.
        pub milestone: Option<Date>,
        /// Who leads it.
        pub lead: Option<Id<Party>>,
        /// Who takes part.
        pub parties: Vec<Id<Party>>,
        /// Whom it is for.
        pub groups: Vec<Id<TargetGroup>>,
        /// What it hands over.
        pub deliverable: String,
        /// How far it is.
        pub state: ActivityState,
        /// What has to be in place first (limited Markdown).
        pub preconditions: String,
        /// What has to be done first.
        pub depends_on: Vec<Id<Activity>>,
    }
}

holding! {
    /// What an activity serves.
    #[derive(Copy, Eq, Hash)]
    pub enum Serves {
        /// A measure.
        Measure(Id<Measure>),
        /// A goal.
        Goal(Id<Goal>),
        /// A pilot.
        Pilot(Id<Pilot>),
        /// A bottleneck.
        Bottleneck(Id<Bottleneck>),
    }
}

choice! {
    /// How far an activity is.
    pub enum ActivityState {
        /// Not begun.
        Planned,
        /// Begun.
        UnderWay,
        /// Finished.
        Done,
        /// Given up.
        Dropped,
    }
}
