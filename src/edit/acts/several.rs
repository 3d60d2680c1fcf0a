//! One change to several measures at once; each act gives how many measures it changed.

use crate::plan::{
    Bound, Date, DraftPeriod, End, Execution, Executor, Id, Measure, Party, Plan, Theme,
};

/// Puts measures under a theme, or under none.
pub fn set_theme(plan: &mut Plan, measures: &[Id<Measure>], theme: Option<Id<Theme>>) -> usize {
    each(plan, measures, |measure| measure.theme = theme)
}

/// Makes a party carry measures out, besides those that already do.
///
/// If it already does, it gets the new role, unless that is empty.
pub fn add_executor(
    plan: &mut Plan,
    measures: &[Id<Measure>],
    party: Id<Party>,
    role: &str,
) -> usize {
    each(plan, measures, |measure| {
        let mut executors = measure.execution.executors().to_vec();
        match executors.iter_mut().find(|one| one.party == party) {
            Some(_) if role.is_empty() => {}
            Some(known) => role.clone_into(&mut known.role),
            None => executors.push(executor(party, role)),
        }
        measure.execution = Execution::By(executors);
    })
}

/// Makes a party, and nobody else, carry measures out.
pub fn replace_executors(
    plan: &mut Plan,
    measures: &[Id<Measure>],
    party: Id<Party>,
    role: &str,
) -> usize {
    each(plan, measures, |measure| {
        measure.execution = Execution::By(vec![executor(party, role)]);
    })
}

/// What happens to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayChange {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is cleared: the measure then runs as long as the plan does.
    Clear,
    /// It becomes this day.
    To(Date),
}

impl DayChange {
    fn apply(self, period: &mut DraftPeriod, end: End) {
        match self {
            Self::Keep => {}
            Self::Clear => period.set_bound(end, None),
            Self::To(day) => period.set_bound(end, Some(Bound::Day(day))),
        }
    }
}

/// Changes the first day of measures, the last, or both.
pub fn set_period(
    plan: &mut Plan,
    measures: &[Id<Measure>],
    first: DayChange,
    last: DayChange,
) -> usize {
    each(plan, measures, |measure| {
        first.apply(&mut measure.period, End::First);
        last.apply(&mut measure.period, End::Last);
    })
}

fn executor(party: Id<Party>, role: &str) -> Executor {
    Executor {
        party,
        role: role.to_owned(),
        ..Executor::default()
    }
}

fn each(plan: &mut Plan, measures: &[Id<Measure>], change: impl Fn(&mut Measure)) -> usize {
    let mut changed = 0;
    for &id in measures {
        let Some(before) = plan.measures.get(id) else {
            continue;
        };
        let mut after = before.clone();
        change(&mut after);
        if after != *before {
            plan.measures.update(id, |measure| *measure = after);
            changed += 1;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Act, Change, Edited, Session},
        plan::{Kind, Language, date},
    };

    /// Measures 1, 2 and 3; party 1 carries out the first, nobody knows who the second.
    fn plan() -> Plan {
        let executions = [
            Execution::By(vec![executor(Id::numbered(1), "lead")]),
            Execution::ToBeDetermined,
            Execution::default(),
        ];
        let measures = (1..).zip(executions).map(|(number, execution)| Measure {
            id: Id::numbered(number),
            execution,
            ..Measure::default()
        });
        let theme = Theme {
            id: Id::numbered(4),
            ..Theme::default()
        };
        Plan {
            measures: measures.collect(),
            themes: [theme].into_iter().collect(),
            ..Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl)
        }
    }

    fn numbered(numbers: &[u128]) -> Vec<Id<Measure>> {
        numbers.iter().copied().map(Id::numbered).collect()
    }

    /// Who carries each measure out: number of the party, and its role.
    fn executors(plan: &Plan) -> Vec<Vec<(u128, &str)>> {
        fn of(measure: &Measure) -> Vec<(u128, &str)> {
            let executors = measure.execution.executors().iter();
            executors
                .map(|one| (one.party.uuid().as_u128(), one.role.as_str()))
                .collect()
        }
        plan.measures.iter().map(of).collect()
    }

    #[test]
    fn a_party_is_added_beside_others() {
        let mut plan = plan();
        let changed = add_executor(&mut plan, &numbered(&[1, 2]), Id::numbered(2), "trainer");
        let lead = vec![(1, "lead"), (2, "trainer")];
        assert_eq!(executors(&plan), [lead, vec![(2, "trainer")], vec![]]);
        assert_eq!(changed, 2);
    }

    #[test]
    fn a_party_that_is_there_only_changes_its_role() {
        let mut plan = plan();
        let first = numbered(&[1]);
        assert_eq!(add_executor(&mut plan, &first, Id::numbered(1), ""), 0);
        assert_eq!(add_executor(&mut plan, &first, Id::numbered(1), "board"), 1);
        assert_eq!(executors(&plan)[0], [(1, "board")]);
    }

    #[test]
    fn a_party_replaces_others() {
        let mut plan = plan();
        replace_executors(&mut plan, &numbered(&[1, 3]), Id::numbered(2), "");
        assert_eq!(executors(&plan), [vec![(2, "")], vec![], vec![(2, "")]]);
    }

    #[test]
    fn days_change_apart() {
        let mut plan = plan();
        let all = numbered(&[1, 2, 3]);
        let (first, last) = (date(2026, 1, 1), date(2026, 12, 31));
        set_period(&mut plan, &all, DayChange::To(first), DayChange::To(last));
        let changed = set_period(
            &mut plan,
            &numbered(&[2]),
            DayChange::Keep,
            DayChange::Clear,
        );
        let days: Vec<_> = plan
            .measures
            .iter()
            .map(|measure| (measure.period.first, measure.period.last))
            .collect();
        let whole = (Some(first), Some(last));
        assert_eq!(days, [whole, (Some(first), None), whole]);
        assert_eq!(changed, 1);
    }

    #[test]
    fn a_day_says_more_than_a_year() {
        let mut plan = plan();
        let all = numbered(&[1]);
        plan.measures.update(Id::numbered(1), |one| {
            one.period.set_bound(End::First, Some(Bound::Year(2026)));
        });
        let keep = DayChange::Keep;
        assert_eq!(set_period(&mut plan, &all, keep, keep), 0);
        let last = date(2027, 6, 30);
        set_period(&mut plan, &all, keep, DayChange::To(last));
        let period = &plan.measures.get(Id::numbered(1)).unwrap().period;
        let known = (period.first, period.last, period.in_years);
        assert_eq!(known, (Some(date(2026, 1, 1)), Some(last), false));
    }

    #[test]
    fn several_measures_are_one_step_back() {
        let mut session = Session::new(plan());
        let before = session.plan().clone();
        let change = Change::whole(Act::ChangeSeveral, session.plan().id);
        let edited = session.edit(change, 0, |plan| {
            set_theme(plan, &numbered(&[1, 3, 9]), Some(Id::numbered(4)));
        });
        assert_eq!(edited, Edited::Changed);
        let themes: Vec<_> = session
            .plan()
            .measures
            .iter()
            .map(|one| one.theme)
            .collect();
        assert_eq!(themes, [Some(Id::numbered(4)), None, Some(Id::numbered(4))]);
        session.undo();
        assert_eq!(session.plan(), &before);
    }
}
