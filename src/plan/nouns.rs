//! The nouns of a plan, each with its list: for what is done alike to all of them.

use rustc_hash::FxHashMap;
use uuid::Uuid;

use super::{
    Activity, Assignment, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal,
    Indicator, Intervention, Item, Items, Measure, Party, Pilot, Plan, PracticeCase, Rate,
    Realisation, Region, RelatedPlan, Research, Series, SetAside, Stated, Target, TargetGroup,
    Theme,
};

/// Every list of a plan, by its name in the file, with what it holds.
macro_rules! for_every_list {
    ($do:ident) => {
        $do! {
            related_plans RelatedPlan, parties Party, regions Region, target_groups TargetGroup,
            facts Fact, series Series, bottlenecks Bottleneck, goals Goal, indicators Indicator,
            themes Theme, measures Measure, targets Target, activities Activity,
            cost_lines CostLine, rates Rate, funding Funding, stated Stated,
            interventions Intervention, pilots Pilot, factors Factor, evidence Evidence,
            research Research, realisations Realisation, attachments Attachment,
            practice_cases PracticeCase, assignments Assignment
        }
    };
}

/// What is of a noun: the plan itself, or an item of one of its lists.
pub trait OfNoun {
    /// Which noun.
    const NOUN: Noun;
}

/// What stands in a list of the plan.
pub trait Listed: Item + OfNoun {
    /// Its list.
    fn list(plan: &Plan) -> &Items<Self>;
    /// Its list, to change.
    fn list_mut(plan: &mut Plan) -> &mut Items<Self>;
}

macro_rules! nouns {
    ($($list:ident $Type:ident),*) => {
        /// What kind of thing of a plan is meant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun {
            /// The plan itself.
            Plan,
            $( #[doc = concat!("What stands in `", stringify!($list), "`.")] $Type, )*
            /// Something that could not be read.
            SetAside,
        }

        impl OfNoun for Plan {
            const NOUN: Noun = Noun::Plan;
        }

        $(
            impl OfNoun for $Type {
                const NOUN: Noun = Noun::$Type;
            }

            impl Listed for $Type {
                fn list(plan: &Plan) -> &Items<Self> {
                    &plan.$list
                }
                fn list_mut(plan: &mut Plan) -> &mut Items<Self> {
                    &mut plan.$list
                }
            }
        )*
    };
}

for_every_list!(nouns);

impl Plan {
    /// What could not be read and is carried along: the list it stood in, and the pieces.
    #[must_use]
    pub fn set_aside(&self) -> Vec<(&'static str, &[SetAside])> {
        macro_rules! collect {
            ($($list:ident $Type:ident),*) => {
                [$((stringify!($list), self.$list.set_aside())),*]
            };
        }
        let lists = for_every_list!(collect);
        lists
            .into_iter()
            .filter(|(_, pieces)| !pieces.is_empty())
            .collect()
    }

    /// The list in which each item of the plan stands, by its name in the file.
    #[must_use]
    pub fn lists(&self) -> FxHashMap<Uuid, &'static str> {
        macro_rules! collect {
            ($($list:ident $Type:ident),*) => {
                [$(names_of(&self.$list, stringify!($list))),*]
            };
        }
        for_every_list!(collect).into_iter().flatten().collect()
    }

    /// Throws away one piece that was set aside in the list of this name.
    pub fn discard_set_aside(&mut self, list: &str, index: usize) {
        macro_rules! discard {
            ($($list:ident $Type:ident),*) => {
                match list {
                    $(stringify!($list) => self.$list.discard_set_aside(index),)*
                    _ => {}
                }
            };
        }
        for_every_list!(discard);
    }
}

fn names_of<T: Item>(items: &Items<T>, list: &'static str) -> Vec<(Uuid, &'static str)> {
    items.iter().map(|item| (item.id().uuid(), list)).collect()
}

pub(crate) use for_every_list;
