//! A plan being worked on: the plan in hand, and the plans before and after it.

use super::{Act, Change};
use crate::plan::{Lineage, Plan};

/// A moment, in milliseconds since any fixed one; comes in from outside.
pub type Moment = u64;

/// Typing in one field is one step until nothing has been typed for this long.
const PAUSE: Moment = 1_000;
/// More steps than this are forgotten, the oldest first.
const MOST_STEPS: usize = 500;

/// What came of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// The plan is different now.
    Changed,
    /// The edit left the plan as it was.
    Unchanged,
    /// The edit would have made it another plan or another format, or would have closed a
    /// circle of goals or activities; nothing was done.
    Refused,
}

/// A plan being worked on, with undo and redo.
#[derive(Debug, Clone)]
pub struct Session {
    plan: Plan,
    past: Vec<Step>,
    future: Vec<Step>,
    /// When the newest step was last typed in, while further typing may join it.
    typing: Option<Moment>,
    /// Steps ever made, back and forth.
    made: u64,
    /// Steps that led to the plan, those that were forgotten included.
    behind: u64,
}

/// A change, and the plan on the other side of it.
#[derive(Debug, Clone)]
struct Step {
    change: Change,
    plan: Plan,
}

impl Session {
    /// Starts work on a plan.
    #[must_use]
    pub const fn new(plan: Plan) -> Self {
        Self {
            plan,
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
            made: 0,
            behind: 0,
        }
    }

    /// The plan as it is now.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Changes the plan: the one way in which that happens.
    pub fn edit(&mut self, change: Change, now: Moment, edit: impl FnOnce(&mut Plan)) -> Edited {
        let mut plan = self.plan.clone();
        edit(&mut plan);
        if plan.id != self.plan.id || plan.format != self.plan.format {
            return Edited::Refused;
        }
        if plan == self.plan {
            return Edited::Unchanged;
        }
        if plan.goes_round_since(&self.plan) {
            return Edited::Refused;
        }
        #[cfg(debug_assertions)]
        super::sound::check(change, &self.plan, &plan);
        let before = std::mem::replace(&mut self.plan, plan);
        if !self.joins(change, now) {
            self.remember(change, before);
        } else if self.past.last().is_some_and(|step| step.plan == self.plan) {
            // Typing that ends where it began is nothing to take back.
            self.past.pop();
            self.behind -= 1;
        }
        self.future.clear();
        self.typing = (change.act == Act::Type).then_some(now);
        Edited::Changed
    }

    /// Puts another version of the plan in its place, from a file or an earlier one, as one step.
    pub fn replace(&mut self, plan: Plan) -> Edited {
        if plan.id != self.plan.id {
            return Edited::Refused;
        }
        if plan == self.plan {
            return Edited::Unchanged;
        }
        let change = Change::whole(Act::Replace, plan.id);
        let before = std::mem::replace(&mut self.plan, plan);
        self.remember(change, before);
        self.future.clear();
        self.typing = None;
        Edited::Changed
    }

    fn remember(&mut self, change: Change, before: Plan) {
        self.made += 1;
        self.behind += 1;
        self.past.push(Step {
            change,
            plan: before,
        });
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// Goes back one step; gives the change that was undone.
    pub fn undo(&mut self) -> Option<Change> {
        let step = self.past.pop()?;
        self.behind -= 1;
        Some(self.step_to(step, |session| &mut session.future))
    }

    /// Goes forward one step again; gives the change that was redone.
    pub fn redo(&mut self) -> Option<Change> {
        let step = self.future.pop()?;
        self.behind += 1;
        Some(self.step_to(step, |session| &mut session.past))
    }

    /// Goes back one step, for good, if this was the last change.
    pub fn forget(&mut self, change: Change) -> bool {
        if self.next_undo() != Some(change) {
            return false;
        }
        let done = self.undo().is_some();
        self.future.pop();
        done
    }

    /// The change that [`Session::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<Change> {
        self.past.last().map(|step| step.change)
    }

    /// The change that [`Session::redo`] would bring back.
    #[must_use]
    pub fn next_redo(&self) -> Option<Change> {
        self.future.last().map(|step| step.change)
    }

    /// How many steps were made in this session, back and forth.
    #[must_use]
    pub const fn steps(&self) -> u64 {
        self.made
    }

    /// How many steps led to the plan as it is now: by this number something else can be placed
    /// among them.
    #[must_use]
    pub const fn behind(&self) -> u64 {
        self.behind
    }

    /// Records which revision the plan was last written as; no step, because nobody undoes that.
    pub fn set_lineage(&mut self, lineage: Lineage) {
        self.plan.lineage = lineage;
    }

    /// Ends the joining of typing: what is typed next is a step of its own.
    pub const fn pause(&mut self) {
        self.typing = None;
    }

    fn joins(&self, change: Change, now: Moment) -> bool {
        let Some(last) = self.typing else {
            return false;
        };
        change.act == Act::Type && self.next_undo() == Some(change) && now.abs_diff(last) < PAUSE
    }

    fn step_to(&mut self, step: Step, other: impl FnOnce(&mut Self) -> &mut Vec<Step>) -> Change {
        self.typing = None;
        self.made += 1;
        let left = std::mem::replace(&mut self.plan, step.plan);
        other(self).push(Step {
            change: step.change,
            plan: left,
        });
        step.change
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Activity, Goal, Id, Kind, Language, Place, Theme};
    use proptest::prelude::*;

    fn session() -> Session {
        Session::new(Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl))
    }

    fn type_title(session: &mut Session, now: Moment, title: &str) -> Edited {
        let change = Change::typing(session.plan().id, "title");
        session.edit(change, now, |plan| plan.title = title.to_owned())
    }

    #[test]
    fn typing_joins_one_step_until_a_pause() {
        let mut session = session();
        type_title(&mut session, 0, "M");
        type_title(&mut session, 300, "Me");
        type_title(&mut session, 2_000, "Met");
        session.undo();
        assert_eq!(session.plan().title, "Me");
        session.undo();
        assert_eq!(session.plan().title, "");
        session.redo();
        session.redo();
        assert_eq!(session.plan().title, "Met");
        // Two made, two taken back, two brought back.
        assert_eq!(session.steps(), 6);
    }

    #[test]
    fn typing_that_ends_where_it_began_is_no_step() {
        let mut session = session();
        type_title(&mut session, 0, "Plan");
        session.pause();
        type_title(&mut session, 5_000, "Plan 3");
        assert_eq!(session.behind(), 2);
        type_title(&mut session, 5_100, "Plan");
        assert_eq!(session.behind(), 1);
        session.undo();
        assert_eq!((&*session.plan().title, session.behind()), ("", 0));
        session.redo();
        assert_eq!((&*session.plan().title, session.behind()), ("Plan", 1));
    }

    #[test]
    fn only_the_last_change_is_forgotten() {
        let mut session = session();
        type_title(&mut session, 0, "Plan");
        let title = Change::typing(session.plan().id, "title");
        let other = Change::typing(session.plan().id, "sector");
        assert!(!session.forget(other));
        assert!(session.forget(title));
        assert_eq!(&*session.plan().title, "");
        assert_eq!((session.next_undo(), session.next_redo()), (None, None));
    }

    #[test]
    fn typing_after_undo_is_a_step_of_its_own() {
        let mut session = session();
        type_title(&mut session, 0, "a");
        type_title(&mut session, 5_000, "ab");
        session.undo();
        type_title(&mut session, 5_001, "ac");
        session.undo();
        assert_eq!(session.plan().title, "a");
        assert_eq!(
            session.next_redo().map(|change| change.field),
            Some("title")
        );
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut session = session();
        assert_eq!(type_title(&mut session, 0, ""), Edited::Unchanged);
        assert_eq!(session.undo(), None);
    }

    #[test]
    fn a_plan_does_not_become_another_plan() {
        let mut session = session();
        let change = Change::choosing(session.plan().id, "id");
        let edited = session.edit(change, 0, |plan| plan.id = Id::numbered(2));
        assert_eq!(
            (edited, session.plan().id),
            (Edited::Refused, Id::numbered(1))
        );
    }

    #[test]
    fn another_version_of_the_plan_is_one_step() {
        let mut session = session();
        type_title(&mut session, 0, "now");
        let earlier = Plan {
            title: "then".into(),
            ..session.plan().clone()
        };
        assert_eq!(session.replace(earlier.clone()), Edited::Changed);
        assert_eq!(session.replace(earlier), Edited::Unchanged);
        assert_eq!(session.plan().title, "then");
        session.undo();
        assert_eq!(session.plan().title, "now");
        let other = Plan::new(Id::numbered(2), Kind::SectorPlan, Language::Nl);
        assert_eq!(session.replace(other), Edited::Refused);
    }

    fn goal(number: u128, parent: Option<u128>) -> Goal {
        Goal {
            id: Id::numbered(number),
            parent: parent.map(Id::numbered),
            ..Goal::default()
        }
    }

    /// Checks what comes of putting goal 1 under another one, with goal 3 under 2 under 1.
    #[track_caller]
    fn check_parent(parent: u128, expected: Edited) {
        let mut session = session();
        let goals = [
            goal(1, None),
            goal(2, Some(1)),
            goal(3, Some(2)),
            goal(4, None),
            // As a file may have it: no act makes a dangling reference.
            goal(5, Some(9)),
        ];
        session.plan.goals = goals.into_iter().collect();
        let change = Change::choosing(session.plan().id, "goals");
        let edited = session.edit(change, 0, |plan| {
            plan.goals.update(Id::numbered(1), |goal| {
                goal.parent = Some(Id::numbered(parent));
            });
        });
        assert_eq!(edited, expected);
    }

    #[test]
    fn a_goal_does_not_become_its_own_ancestor() {
        check_parent(4, Edited::Changed);
        check_parent(3, Edited::Refused);
        check_parent(1, Edited::Refused);
        // A parent that is not there closes no circle.
        check_parent(9, Edited::Changed);
    }

    #[test]
    fn activities_do_not_wait_for_each_other() {
        let activity = |number: u128, first: &[u128]| Activity {
            id: Id::numbered(number),
            depends_on: first.iter().copied().map(Id::numbered).collect(),
            ..Activity::default()
        };
        let mut session = session();
        session.plan.activities = [activity(1, &[2, 3]), activity(2, &[3]), activity(3, &[])]
            .into_iter()
            .collect();
        let change = Change::choosing(session.plan().id, "activities");
        let edited = session.edit(change, 0, |plan| {
            plan.activities.update(Id::numbered(3), |third| {
                third.depends_on = vec![Id::numbered(1)];
            });
        });
        assert_eq!(edited, Edited::Refused);
    }

    #[test]
    fn a_circle_of_a_file_does_not_stop_other_work_on_its_goals() {
        let mut session = session();
        let goals = [goal(1, Some(2)), goal(2, Some(1)), goal(3, Some(1))];
        session.plan.goals = goals.into_iter().collect();
        let change = Change::choosing(session.plan().id, "goals");
        let moved = session.edit(change, 0, |plan| {
            plan.goals.move_to(Id::numbered(2), Place::First);
            plan.goals.insert(goal(4, Some(3)), Place::Last);
        });
        let closed = session.edit(change, 0, |plan| {
            plan.goals
                .update(Id::numbered(3), |goal| goal.parent = Some(Id::numbered(4)));
        });
        let opened = session.edit(change, 0, |plan| {
            plan.goals
                .update(Id::numbered(1), |goal| goal.parent = None);
        });
        assert_eq!(
            [moved, closed, opened],
            [Edited::Changed, Edited::Refused, Edited::Changed]
        );
    }

    #[test]
    fn the_clock_may_go_backwards() {
        let mut session = session();
        type_title(&mut session, 90_000, "a");
        type_title(&mut session, 10, "ab");
        session.undo();
        assert_eq!(session.plan().title, "a");
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut session = session();
        for number in 0..(MOST_STEPS as u64 + 50) {
            type_title(&mut session, number * PAUSE * 2, &number.to_string());
        }
        while session.undo().is_some() {}
        assert_eq!(session.plan().title, "49");
    }

    proptest! {
        #[test]
        fn undo_then_redo_is_where_one_was(titles in prop::collection::vec("[ab]{0,2}", 1..20), back in 0_usize..20) {
            let mut session = session();
            let mut plans = vec![session.plan().clone()];
            for (number, title) in titles.iter().enumerate() {
                let now = number as Moment * 3_000;
                let edited = if number % 3 == 0 {
                    let id = Id::numbered(number as u128 + 1);
                    session.edit(Change::whole(Act::Add, id), now, |plan| {
                        plan.themes.insert(Theme { id, ..Theme::default() }, Place::First);
                    })
                } else {
                    type_title(&mut session, now, title)
                };
                if edited == Edited::Changed {
                    plans.push(session.plan().clone());
                }
            }
            let steps = back.min(plans.len() - 1);
            for _ in 0..steps {
                prop_assert!(session.undo().is_some());
            }
            prop_assert_eq!(session.plan(), &plans[plans.len() - 1 - steps]);
            for _ in 0..steps {
                prop_assert!(session.redo().is_some());
            }
            prop_assert_eq!(session.plan(), &plans[plans.len() - 1]);
        }
    }
}
