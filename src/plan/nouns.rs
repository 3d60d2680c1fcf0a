//! The nouns of a plan, each with its list: for what is done alike to all of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use uuid::Uuid;

use super::{
    Activity, Assignment, Attachment, Bottleneck, CostLine, Evidence, Fact, Factor, Funding, Goal,
    Indicator, Intervention, Item, Items, Measure, Party, Pilot, Plan, PracticeCase, Rate,
    Realisation, Region, RelatedPlan, Research, Series, SetAside, Sieve, Stated, Target,
    TargetGroup, Theme,
};

/// The name of the map in each target that says how many another one counts as well.
const OVERLAPS: &str = "overlaps";

/// What stands for the plan itself where a list is named.
const PLAN: &str = "plan";

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
    /// What could not be read and is carried along: the list or map it stood in, or `plan`
    /// for its own fields, and the pieces.
    #[must_use]
    pub fn set_aside(&self) -> Vec<(&'static str, Vec<SetAside>)> {
        macro_rules! collect {
            ($($list:ident $Type:ident),*) => {
                [$((stringify!($list), self.$list.set_aside().to_vec())),*]
            };
        }
        let lists = for_every_list!(collect).into_iter();
        let beside = [
            ("translations", pieces(&*self.translations)),
            ("private", pieces(&*self.private)),
            ("comments", pieces(&*self.comments)),
            ("distinct", pieces(&self.distinct)),
            ("waivers", pieces(&self.waivers)),
            (OVERLAPS, self.set_aside_of_overlaps()),
            (PLAN, self.set_aside_of_fields()),
        ];
        lists
            .chain(beside)
            .filter(|(_, pieces)| !pieces.is_empty())
            .collect()
    }

    fn set_aside_of_overlaps(&self) -> Vec<SetAside> {
        let mut pieces = Vec::new();
        for target in self.targets.iter() {
            let id = target.id;
            let overlaps = &target.overlaps;
            overlaps.see(&mut |piece| pieces.push(piece.under(&id.to_string())));
        }
        pieces
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

    /// Throws away one piece that was set aside in the list or map of this name.
    pub fn discard_set_aside(&mut self, list: &str, index: usize) {
        let place = &mut Some(index);
        macro_rules! discard {
            ($($list:ident $Type:ident),*) => {
                match list {
                    $(stringify!($list) => self.$list.discard_set_aside(index),)*
                    "translations" => Arc::make_mut(&mut self.translations).discard(place),
                    "private" => Arc::make_mut(&mut self.private).discard(place),
                    "comments" => Arc::make_mut(&mut self.comments).discard(place),
                    "distinct" => self.distinct.discard(place),
                    "waivers" => self.waivers.discard(place),
                    PLAN => self.discard_field(index),
                    OVERLAPS => self.targets.update_each(|target| {
                        let mut changed = target.clone();
                        changed.overlaps.discard(place);
                        (changed.overlaps != target.overlaps).then_some(changed)
                    }),
                    _ => {}
                }
            };
        }
        for_every_list!(discard);
    }
}

fn pieces(of: &impl Sieve) -> Vec<SetAside> {
    let mut pieces = Vec::new();
    of.see(&mut |piece| pieces.push(piece));
    pieces
}

fn names_of<T: Item>(items: &Items<T>, list: &'static str) -> Vec<(Uuid, &'static str)> {
    items.iter().map(|item| (item.id().uuid(), list)).collect()
}

pub(crate) use for_every_list;
