//! A finding: which rule, about what, and where a click leads.

use serde::{Deserialize, Serialize};
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
    /// The measure it belongs to, when it is about a measure, one of its targets or a reading of
    /// those.
    pub measure: Option<Id<Measure>>,
    /// Whether somebody chose to leave it as it is; the plan's waivers say why.
    pub waived: bool,
}

impl Finding {
    /// The part of the plan whose page shows it.
    #[must_use]
    pub fn section(&self) -> Section {
        self.about.section(self.field.name())
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// Whether somebody can choose to leave it as it is: a contradiction has to be mended, a
    /// remark to be answered, and a piece of the file to be looked at.
    #[must_use]
    pub fn can_be_waived(&self) -> bool {
        let to_deal_with = matches!(self.rule, Rule::OpenRemark { .. } | Rule::SetAside { .. });
        self.severity() != Severity::Blocking && !to_deal_with
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    Whole "" Advances "advances" Aim "aim" Aims "aims" Approach "approach" AsOf "as_of" AtLeast "at_least"
    Attachments "attachments" Baseline "baseline" Bearer "bearer" Bottleneck "bottleneck"
    Bottlenecks "bottlenecks" Code "code" Comments "comments" CostLines "cost_lines"
    Credit "credit" Decision "decision" DependsOn "depends_on" Due "due" Equity "equity" Execution "execution"
    Factor "factor" Facts "facts" Format "format" Funding "funding" Gaps "gaps" Goal "goal"
    Goals "goals" Groups "groups" Horizon "horizon" Interventions "interventions" Kind "kind"
    Lead "lead" Link "link" Measure "measure" Measures "measures" Milestone "milestone"
    Mission "mission" Name "name" Of "of" Overlaps "overlaps" Parent "parent" Parties "parties" PartOf "part_of"
    Partner "partner" Party "party" People "people" Period "period" Phasing "phasing"
    Points "points" PosterText "poster_text" Price "price" Qualifier "qualifier" Quantity "quantity" Rate "rate"
    Readings "readings"
    Realisations "realisations" Regions "regions" Results "results" Scheme "scheme" SchemeThemes "scheme_themes" Scope "scope" Sector "sector"
    SeenIn "seen_in" Serves "serves" Source "source" Spent "spent" Stated "stated" SubAims "sub_aims"
    TargetGroups "target_groups" Targets "targets" Theme "theme" Themes "themes" Title "title" Total "total"
    Unit "unit" UnitPrice "unit_price" Units "units" Value "value" Verification "verification" Version "version"
    Wage "wage" Words "words"
}

impl Subject {
    /// The part of the plan whose page shows a field of it, by the field's name in the file.
    #[must_use]
    pub fn section(self, field: &str) -> Section {
        match self {
            Self::Plan => section_of_plan(field),
            Self::Assignment(_) => Section::Profile,
            Self::RelatedPlan(_) | Self::Attachment(_) => Section::Documents,
            Self::Party(_) => Section::Parties,
            Self::Region(_) | Self::TargetGroup(_) => Section::Regions,
            Self::Fact(_) | Self::Series(_) => Section::LabourMarket,
            Self::Bottleneck(_) => Section::Bottlenecks,
            Self::Goal(_) => Section::Goals,
            Self::Indicator(_) => Section::Indicators,
            // What was spent stands with its cost line.
            Self::Realisation(_) if field == Field::Spent.name() => Section::Money,
            Self::Theme(_) | Self::Measure(_) | Self::Target(_) | Self::Realisation(_) => {
                Section::Measures
            }
            Self::Activity(_) => Section::Activities,
            Self::CostLine(_) | Self::Rate(_) | Self::Funding(_) | Self::Stated(_) => {
                Section::Money
            }
            Self::Intervention(_) => Section::Interventions,
            Self::Pilot(_) => Section::Pilots,
            Self::Factor(_) | Self::Evidence(_) => Section::SuccessFactors,
            Self::Research(_) => Section::Research,
            Self::PracticeCase(_) => Section::PracticeCases,
            Self::SetAside { list, .. } => section_of_list(list),
        }
    }
}

/// The part of the plan whose page has this field of the plan itself.
fn section_of_plan(field: &str) -> Section {
    match field {
        "mission" | "ambition" | "summary" | "poster" | "poster_ambition" => Section::Mission,
        "parties" => Section::Parties,
        "themes" | "measures" | "targets" | "baseline" | "verification" | "realisations"
        | "scheme_themes" | "words" => Section::Measures,
        "cost_lines" | "funding" | "stated" => Section::Money,
        "goals" => Section::Goals,
        "facts" => Section::LabourMarket,
        "bottlenecks" => Section::Bottlenecks,
        "regions" | "target_groups" => Section::Regions,
        "attachments" => Section::Documents,
        _ => Section::Profile,
    }
}

fn section_of_list(list: &str) -> Section {
    match list {
        "parties" => Section::Parties,
        "regions" | "target_groups" => Section::Regions,
        "attachments" | "related_plans" => Section::Documents,
        "facts" | "series" => Section::LabourMarket,
        "bottlenecks" => Section::Bottlenecks,
        "goals" => Section::Goals,
        "indicators" => Section::Indicators,
        "themes" | "measures" | "targets" | "realisations" => Section::Measures,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
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
