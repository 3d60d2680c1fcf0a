//! The nouns of a plan, each with its list: for what is done alike to all of them.

use uuid::Uuid;

use super::{
    Activity, Assignment, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Fields,
    Funding, Gap, Goal, Id, Indicator, Intervention, Item, Items, Measure, Party, Pilot, Plan,
    PracticeCase, Rate, Realisation, Refers, Region, RelatedPlan, Research, Section, Series,
    Stated, Target, TargetGroup, Texts, Theme,
};

/// Every list of a plan: its name in the file, what it holds, the field that people know an item
/// by, and the section whose page shows it.
macro_rules! for_every_list {
    ($do:ident) => {
        $do! {
            related_plans RelatedPlan (title Documents),
            parties Party (name Parties),
            regions Region (name Regions),
            target_groups TargetGroup (name Regions),
            facts Fact (title LabourMarket),
            series Series (title LabourMarket),
            bottlenecks Bottleneck (title Bottlenecks),
            goals Goal (title Goals),
            indicators Indicator (title Indicators),
            themes Theme (title Measures),
            measures Measure (title Measures),
            targets Target (qualifier Measures),
            activities Activity (title Activities),
            cost_lines CostLine (description Money),
            rates Rate (title Money),
            funding Funding (note Money),
            stated Stated (source Money),
            interventions Intervention (title Interventions),
            pilots Pilot (title Pilots),
            factors Factor (title SuccessFactors),
            evidence Evidence (note SuccessFactors),
            research Research (title Research),
            realisations Realisation (note Measures),
            attachments Attachment (title Documents),
            practice_cases PracticeCase (title PracticeCases),
            assignments Assignment (task Profile)
        }
    };
}

/// What belongs to a noun.
pub trait OfNoun: Sized {
    /// Which noun.
    const NOUN: Noun;
}

/// What a finding or a change can be about: the plan, or an item of one of its lists.
pub trait About: OfNoun {
    /// The subject with this id.
    fn about(id: Id<Self>) -> Subject;
}

/// What is in a list of the plan.
pub trait Listed:
    Item + About + Fields + Texts + Refers + Default + PartialEq + Send + Sync + 'static
{
    /// Its list.
    fn list(plan: &Plan) -> &Items<Self>;
    /// Its list, to change.
    fn list_mut(plan: &mut Plan) -> &mut Items<Self>;
    /// The text that people know it by; may be empty.
    fn title(&self) -> &str;
    /// Changes that text.
    fn set_title(&mut self, title: String);
    /// The name of the field of that text.
    const TITLE: &'static str;
}

macro_rules! nouns {
    ($($list:ident $Type:ident ($title:ident $Section:ident)),*) => {
        /// What kind of thing in a plan is meant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun {
            /// The plan itself.
            Plan,
            $( #[doc = concat!("What stands in `", stringify!($list), "`.")] $Type, )*
            /// A gap of a pilot.
            Gap,
            /// Something that could not be read.
            SetAside,
        }

        impl Noun {
            /// All of them.
            pub const ALL: &[Self] = &[Self::Plan, $(Self::$Type,)* Self::Gap, Self::SetAside];

            /// What is in the list of this name, if there is one.
            #[must_use]
            pub fn of_list(name: &str) -> Option<Self> {
                match name {
                    $( stringify!($list) => Some(Self::$Type), )*
                    _ => None,
                }
            }

            /// The name in the file of the list that it is in, if any.
            #[must_use]
            pub const fn list(self) -> Option<&'static str> {
                match self {
                    $( Self::$Type => Some(stringify!($list)), )*
                    Self::Plan | Self::Gap | Self::SetAside => None,
                }
            }

            /// The section whose page shows things of this noun.
            #[must_use]
            pub const fn section(self) -> Section {
                match self {
                    $( Self::$Type => Section::$Section, )*
                    Self::Gap => Section::Gaps,
                    Self::Plan | Self::SetAside => Section::Profile,
                }
            }

            /// The names of its fields in the file.
            #[must_use]
            pub const fn fields(self) -> &'static [&'static str] {
                match self {
                    Self::Plan => Plan::FIELDS,
                    $( Self::$Type => $Type::FIELDS, )*
                    Self::Gap => Gap::FIELDS,
                    Self::SetAside => &[],
                }
            }
        }

        /// What something is about: a finding, a change, a hit of a search, a remark.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Subject {
            /// The plan as a whole.
            Plan,
            /// A piece of the file that could not be read.
            SetAside {
                /// The list it was in, as the file names it.
                list: &'static str,
                /// Its index among the pieces of that list, from 0.
                index: usize,
            },
            $(
                #[doc = concat!("The item of `", stringify!($list), "` with this id.")]
                $Type(Id<$Type>),
            )*
        }

        impl Subject {
            /// What kind of thing it is.
            #[must_use]
            pub const fn noun(self) -> Noun {
                match self {
                    Self::Plan => Noun::Plan,
                    Self::SetAside { .. } => Noun::SetAside,
                    $( Self::$Type(_) => Noun::$Type, )*
                }
            }

            /// The id under which waivers and remarks know it: nil for the plan, `None` for a
            /// piece that was set aside.
            #[must_use]
            pub fn uuid(self) -> Option<Uuid> {
                match self {
                    Self::Plan => Some(Uuid::nil()),
                    Self::SetAside { .. } => None,
                    $( Self::$Type(id) => Some(id.uuid()), )*
                }
            }

            /// The text that people know it by; empty when it has none, or is gone.
            #[must_use]
            pub fn title(self, plan: &Plan) -> &str {
                match self {
                    Self::Plan => &plan.title,
                    Self::SetAside { .. } => "",
                    $( Self::$Type(id) => plan.$list.get(id).map_or("", Listed::title), )*
                }
            }

            /// The name of the field of that text; empty for what has none.
            #[must_use]
            pub const fn title_field(self) -> &'static str {
                match self {
                    Self::Plan => "title",
                    Self::SetAside { .. } => "",
                    $( Self::$Type(_) => <$Type as Listed>::TITLE, )*
                }
            }

            /// What in a plan has this id.
            #[must_use]
            pub fn with_id(plan: &Plan, id: Uuid) -> Option<Self> {
                $(
                    if plan.$list.get(Id::new(id)).is_some() {
                        return Some(Self::$Type(Id::new(id)));
                    }
                )*
                (plan.id.uuid() == id).then_some(Self::Plan)
            }
        }

        $(
            impl OfNoun for $Type {
                const NOUN: Noun = Noun::$Type;
            }

            impl About for $Type {
                fn about(id: Id<Self>) -> Subject {
                    Subject::$Type(id)
                }
            }

            impl Listed for $Type {
                fn list(plan: &Plan) -> &Items<Self> {
                    &plan.$list
                }
                fn list_mut(plan: &mut Plan) -> &mut Items<Self> {
                    &mut plan.$list
                }
                fn title(&self) -> &str {
                    &self.$title
                }
                fn set_title(&mut self, title: String) {
                    self.$title = title;
                }
                const TITLE: &'static str = stringify!($title);
            }
        )*
    };
}

for_every_list!(nouns);

impl OfNoun for Plan {
    const NOUN: Noun = Noun::Plan;
}

impl OfNoun for Gap {
    const NOUN: Noun = Noun::Gap;
}

impl About for Plan {
    fn about(_: Id<Self>) -> Subject {
        Subject::Plan
    }
}

impl<T: About> From<Id<T>> for Subject {
    fn from(id: Id<T>) -> Self {
        T::about(id)
    }
}

pub(crate) use for_every_list;
