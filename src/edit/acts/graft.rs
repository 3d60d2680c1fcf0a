//! Measures that are put into a plan a second time, or into another plan, with all that belongs to
//! them alone.

use rustc_hash::FxHashMap;
use uuid::Uuid;

use super::Ids;
use crate::plan::{
    Activity, ActivityState, CostLine, Id, Item, Items, Measure, Noun, OfNoun, Plan, Redirect,
    Refers, Serves, Target,
};

/// Copies of measures with what belongs to them, ready to be put into a plan.
#[derive(Debug, Default)]
pub(super) struct Graft {
    pub measures: Vec<Measure>,
    pub targets: Vec<Target>,
    pub activities: Vec<Activity>,
    pub cost_lines: Vec<CostLine>,
    /// The new ids of what was copied.
    new: FxHashMap<(Noun, Uuid), Uuid>,
}

impl Graft {
    /// Copies measures of a plan, their targets and activities, and their cost lines if asked.
    ///
    /// What was done of the activities is not done in the copies.
    pub fn of(from: &Plan, measures: &[Id<Measure>], with_costs: bool, ids: Ids<'_>) -> Self {
        let chosen = |measure: Id<Measure>| measures.contains(&measure);
        let mut graft = Self {
            measures: copies(&from.measures, |measure| chosen(measure.id)),
            targets: copies(&from.targets, |target| chosen(target.measure)),
            activities: copies(
                &from.activities,
                |activity| matches!(activity.serves, Some(Serves::Measure(measure)) if chosen(measure)),
            ),
            cost_lines: copies(&from.cost_lines, |line| {
                with_costs && line.measure.is_some_and(chosen)
            }),
            new: FxHashMap::default(),
        };
        renew(&mut graft.measures, &mut graft.new, ids);
        renew(&mut graft.targets, &mut graft.new, ids);
        renew(&mut graft.activities, &mut graft.new, ids);
        renew(&mut graft.cost_lines, &mut graft.new, ids);
        for activity in &mut graft.activities {
            activity.state = ActivityState::default();
        }
        graft
    }

    /// Makes the copies refer to each other, and otherwise to where `elsewhere` says.
    ///
    /// Overlaps with targets that stayed behind are dropped, because nobody declared them for the
    /// copy, and so is waiting for activities that stayed behind.
    pub fn refer(&mut self, elsewhere: Redirect<'_>) {
        let new = std::mem::take(&mut self.new);
        let mut to = |noun, id| match noun {
            Noun::Measure | Noun::Target | Noun::Activity | Noun::CostLine => {
                new.get(&(noun, id)).copied()
            }
            _ => elsewhere(noun, id),
        };
        self.measures.redirect(&mut to);
        self.targets.redirect(&mut to);
        self.activities.redirect(&mut to);
        self.cost_lines.redirect(&mut to);
    }
}

fn copies<T: Item>(items: &Items<T>, which: impl Fn(&T) -> bool) -> Vec<T> {
    items.iter().filter(|item| which(item)).cloned().collect()
}

fn renew<T: Item + OfNoun>(
    copies: &mut [T],
    new: &mut FxHashMap<(Noun, Uuid), Uuid>,
    ids: Ids<'_>,
) {
    for copy in copies {
        let id = ids();
        new.insert((T::NOUN, copy.id().uuid()), id);
        copy.set_id(Id::new(id));
    }
}
