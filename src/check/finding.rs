//! A finding: which rule, about what, and where a click leads.

use uuid::Uuid;

use crate::plan::{
    Activity, Assignment, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal,
    Id, Indicator, Intervention, Measure, Party, Pilot, PracticeCase, Rate, Realisation, Region,
    RelatedPlan, Research, Section, Series, Stated, Target, TargetGroup, Theme,
};

use super::{Rule, Severity};

/// Something that is wrong or missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was found.
    pub rule: Rule,
    /// What it is about.
    pub about: Subject,
    /// The field to go to.
    pub field: Field,
    /// The measure it belongs to, when it is about a measure or one of its targets.
    pub measure: Option<Id<Measure>>,
    /// Whether somebody chose to leave it as it is; the plan's waivers say why.
    pub waived: bool,
}

impl Finding {
    /// The part of the plan whose page shows it.
    #[must_use]
    pub fn section(&self) -> Section {
        match self.about {
            Subject::Plan => self.field.section_of_plan(),
            Subject::RelatedPlan(_) | Subject::Attachment(_) | Subject::Assignment(_) => {
                Section::Profile
            }
            Subject::Party(_) => Section::Parties,
            Subject::Region(_) => Section::Regions,
            Subject::Fact(_) | Subject::Series(_) => Section::LabourMarket,
            Subject::Bottleneck(_) => Section::Bottlenecks,
            Subject::Goal(_) => Section::Goals,
            Subject::Indicator(_) => Section::Indicators,
            Subject::TargetGroup(_)
            | Subject::Theme(_)
            | Subject::Measure(_)
            | Subject::Target(_)
            | Subject::Realisation(_) => Section::Measures,
            Subject::Activity(_) => Section::Activities,
            Subject::CostLine(_) | Subject::Rate(_) | Subject::Funding(_) | Subject::Stated(_) => {
                Section::Money
            }
            Subject::Intervention(_) => Section::Interventions,
            Subject::Pilot(_) => Section::Pilots,
            Subject::Factor(_) | Subject::Evidence(_) => Section::SuccessFactors,
            Subject::Research(_) => Section::Research,
            Subject::PracticeCase(_) => Section::PracticeCases,
            Subject::SetAside { list, .. } => section_of_list(list),
        }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The plan as a whole.
    Plan,
    /// A piece of the file that could not be read.
    SetAside {
        /// The list it stood in, as the file names it.
        list: &'static str,
        /// Its place among the pieces of that list, from 0.
        index: usize,
    },
    /// A related plan.
    RelatedPlan(Id<RelatedPlan>),
    /// A party.
    Party(Id<Party>),
    /// A region.
    Region(Id<Region>),
    /// A target group.
    TargetGroup(Id<TargetGroup>),
    /// A fact.
    Fact(Id<Fact>),
    /// A series of figures.
    Series(Id<Series>),
    /// A bottleneck.
    Bottleneck(Id<Bottleneck>),
    /// A goal.
    Goal(Id<Goal>),
    /// An indicator.
    Indicator(Id<Indicator>),
    /// A theme.
    Theme(Id<Theme>),
    /// A measure.
    Measure(Id<Measure>),
    /// A target.
    Target(Id<Target>),
    /// An activity.
    Activity(Id<Activity>),
    /// A cost line.
    CostLine(Id<CostLine>),
    /// A rate on the rate card.
    Rate(Id<Rate>),
    /// Money that comes in.
    Funding(Id<Funding>),
    /// A stated total.
    Stated(Id<Stated>),
    /// An intervention.
    Intervention(Id<Intervention>),
    /// A pilot.
    Pilot(Id<Pilot>),
    /// A success factor.
    Factor(Id<Factor>),
    /// What was seen of a success factor.
    Evidence(Id<Evidence>),
    /// Research.
    Research(Id<Research>),
    /// What was reached or spent.
    Realisation(Id<Realisation>),
    /// An attachment.
    Attachment(Id<Attachment>),
    /// A practice case.
    PracticeCase(Id<PracticeCase>),
    /// A task of somebody who writes the plan.
    Assignment(Id<Assignment>),
}

/// Lets an id say by its type which subject it is, and gives the bare id back.
macro_rules! subjects {
    ($($Noun:ident)*) => {
        $(
            impl From<Id<$Noun>> for Subject {
                fn from(id: Id<$Noun>) -> Self {
                    Self::$Noun(id)
                }
            }
        )*

        impl Subject {
            /// The id under which waivers and remarks know it: nil for the plan, none for a
            /// piece that was set aside.
            #[must_use]
            pub fn uuid(self) -> Option<Uuid> {
                match self {
                    Self::Plan => Some(Uuid::nil()),
                    Self::SetAside { .. } => None,
                    $( Self::$Noun(id) => Some(id.uuid()), )*
                }
            }
        }
    };
}

subjects! {
    RelatedPlan Party Region TargetGroup Fact Series Bottleneck Goal Indicator Theme Measure Target
    Activity CostLine Rate Funding Stated Intervention Pilot Factor Evidence Research Realisation
    Attachment PracticeCase Assignment
}

macro_rules! fields {
    ($($Field:ident $name:literal)*) => {
        /// The field of an item that a finding leads to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(
                #[doc = concat!("The field `", $name, "`; empty for the item as a whole.")]
                $Field,
            )*
        }

        impl Field {
            /// Its name in the file, empty for the item as a whole.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$Field => $name, )*
                }
            }
        }
    };
}

fields! {
    Whole "" Aim "aim" Approach "approach" AsOf "as_of" AtLeast "at_least"
    Attachments "attachments" Baseline "baseline" Bearer "bearer" Bottleneck "bottleneck"
    Bottlenecks "bottlenecks" Code "code" Comments "comments" CostLines "cost_lines"
    Credit "credit" DependsOn "depends_on" Due "due" Equity "equity" Execution "execution"
    Factor "factor" Facts "facts" Format "format" Funding "funding" Gaps "gaps" Goal "goal"
    Goals "goals" Groups "groups" Horizon "horizon" Interventions "interventions" Kind "kind"
    Lead "lead" Link "link" Measure "measure" Measures "measures" Milestone "milestone"
    Mission "mission" Name "name" Of "of" Overlaps "overlaps" Parent "parent" Parties "parties"
    Partner "partner" Party "party" People "people" Period "period" Phasing "phasing"
    Points "points" PosterText "poster_text" Qualifier "qualifier" Quantity "quantity" Rate "rate"
    Regions "regions" Results "results" Scheme "scheme" Scope "scope" Sector "sector"
    SeenIn "seen_in" Serves "serves" Source "source" Stated "stated" SubAims "sub_aims"
    TargetGroups "target_groups" Targets "targets" Theme "theme" Themes "themes" Title "title"
    Unit "unit" Units "units" Value "value" Verification "verification" Version "version"
}

impl Field {
    /// The part of the plan whose page has this field of the plan itself.
    fn section_of_plan(self) -> Section {
        match self {
            Self::Mission => Section::Mission,
            Self::Goals => Section::Goals,
            Self::Facts => Section::LabourMarket,
            Self::Bottlenecks => Section::Bottlenecks,
            Self::Parties => Section::Parties,
            Self::Themes | Self::Measures | Self::Targets => Section::Measures,
            Self::CostLines | Self::Funding | Self::Stated => Section::Money,
            _ => Section::Profile,
        }
    }
}

fn section_of_list(list: &str) -> Section {
    match list {
        "parties" => Section::Parties,
        "regions" => Section::Regions,
        "facts" | "series" => Section::LabourMarket,
        "bottlenecks" => Section::Bottlenecks,
        "goals" => Section::Goals,
        "indicators" => Section::Indicators,
        "target_groups" | "themes" | "measures" | "targets" | "realisations" => Section::Measures,
        "activities" => Section::Activities,
        "cost_lines" | "rates" | "funding" | "stated" => Section::Money,
        "interventions" => Section::Interventions,
        "pilots" => Section::Pilots,
        "factors" | "evidence" => Section::SuccessFactors,
        "research" => Section::Research,
        "practice_cases" => Section::PracticeCases,
        _ => Section::Profile,
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings that keep the plan from being right.
    pub blocking: usize,
    /// Findings to look at before the plan is shown to others.
    pub warning: usize,
    /// Findings that may make the plan better.
    pub advice: usize,
    /// Findings that somebody chose to leave as they are; in none of the other counts.
    pub waived: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            let count = match finding.severity() {
                _ if finding.waived => &mut counts.waived,
                Severity::Blocking => &mut counts.blocking,
                Severity::Warning => &mut counts.warning,
                Severity::Advice => &mut counts.advice,
            };
            *count += 1;
        }
        counts
    }

    /// All that were not waived.
    #[must_use]
    pub const fn open(self) -> usize {
        self.blocking + self.warning + self.advice
    }
}

/// The findings of one measure, those of its targets included.
pub fn of_measure(
    findings: &[Finding],
    measure: Id<Measure>,
) -> impl Iterator<Item = &Finding> + Clone {
    findings
        .iter()
        .filter(move |finding| finding.measure == Some(measure))
}

/// The findings that the page of one section shows.
pub fn of_section(
    findings: &[Finding],
    section: Section,
) -> impl Iterator<Item = &Finding> + Clone {
    findings
        .iter()
        .filter(move |finding| finding.section() == section)
}
