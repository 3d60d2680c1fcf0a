//! Where something is in a plan: the fields that findings lead to, and the section that shows what
//! something is about.

use super::{Noun, Section, Subject};

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

            /// The field of this name; the item as a whole if no finding leads to that field.
            #[must_use]
            pub fn named(name: &str) -> Self {
                match name {
                    $( $name => Self::$Field, )*
                    _ => Self::Whole,
                }
            }
        }
    };
}

fields! {
    Whole "" Advances "advances" Aim "aim" Aims "aims" Amount "amount" Approach "approach" AsOf "as_of" AtLeast "at_least"
    Attachments "attachments" Baseline "baseline" Bearer "bearer" Bottleneck "bottleneck"
    Bottlenecks "bottlenecks" Code "code" Comments "comments" CostLines "cost_lines"
    Credit "credit" Decision "decision" DependsOn "depends_on" Due "due" Equity "equity" Execution "execution"
    Factor "factor" Facts "facts" Falling "falling" Format "format" Funding "funding" FundingRate "funding_rate" Gaps "gaps" Goal "goal"
    Goals "goals" Groups "groups" Horizon "horizon" Interventions "interventions" Kind "kind"
    Lead "lead" Link "link" Measure "measure" Measures "measures" Milestone "milestone"
    Mission "mission" Name "name" Of "of" Overlaps "overlaps" Parent "parent" Parties "parties" PartOf "part_of"
    Partner "partner" Party "party" People "people" Period "period" Phasing "phasing"
    Points "points" PosterText "poster_text" Price "price" Qualifier "qualifier" Quantity "quantity" Rate "rate"
    Readings "readings"
    Realisations "realisations" Regions "regions" Results "results" Roles "roles" Scheme "scheme" SchemePartsThere "scheme_parts_there" SchemeThemes "scheme_themes" Scope "scope" Sector "sector"
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
            Self::Plan => section_of_field(field),
            Self::SetAside { list, .. } => section_of_field(list),
            // What was spent is shown with its cost line.
            Self::Realisation(_) if field == Field::Spent.name() => Section::Money,
            item => item.noun().section(),
        }
    }
}

/// The part of the plan whose page has this field of the plan itself.
fn section_of_field(field: &str) -> Section {
    match field {
        "mission" | "ambition" | "summary" | "poster" | "poster_ambition" => Section::Mission,
        "baseline" | "verification" | "scheme_themes" | "words" => Section::Measures,
        list => Noun::of_list(list).map_or(Section::Profile, Noun::section),
    }
}
