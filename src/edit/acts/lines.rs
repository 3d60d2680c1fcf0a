//! Several cost lines changed, added or copied at once.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Ids;
use crate::plan::{CostLine, Id, Phasing, Place, Plan};

/// Writes changed cost lines; those without an id are added at the end.
pub fn write_lines(plan: &mut Plan, lines: Vec<(Option<Id<CostLine>>, CostLine)>, ids: Ids<'_>) {
    let (held, added): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(id, _)| id.is_some());
    let mut held: FxHashMap<Id<CostLine>, CostLine> = held
        .into_iter()
        .filter_map(|(id, line)| Some((id?, line)))
        .collect();
    plan.cost_lines.update_each(|line| {
        let written = held.remove(&line.id)?;
        let same = CostLine {
            id: line.id,
            order: line.order.clone(),
            ..written.clone()
        } == *line;
        (!same).then_some(written)
    });
    for (_, line) in added {
        let id = Id::new(ids());
        plan.cost_lines.insert(CostLine { id, ..line }, Place::Last);
    }
}

/// Puts a copy of these cost lines after the last of them, in the order of the plan; gives the
/// ids of the copies.
pub fn duplicate_lines(plan: &mut Plan, lines: &[Id<CostLine>], ids: Ids<'_>) -> Vec<Id<CostLine>> {
    let copied: Vec<CostLine> = plan
        .cost_lines
        .iter()
        .filter(|line| lines.contains(&line.id))
        .cloned()
        .collect();
    let mut after = copied.last().map(|line| line.id);
    let mut made = Vec::new();
    for line in copied {
        let id = Id::new(ids());
        let place = after.map_or(Place::Last, Place::After);
        plan.cost_lines.insert(CostLine { id, ..line }, place);
        after = Some(id);
        made.push(id);
    }
    made
}

/// Spreads these cost lines evenly over the plan's period.
pub fn spread_evenly(plan: &mut Plan, lines: &[Id<CostLine>]) {
    let chosen: FxHashSet<Id<CostLine>> = lines.iter().copied().collect();
    plan.cost_lines.update_each(|line| {
        let typed = line.phasing != Phasing::Even && chosen.contains(&line.id);
        typed.then(|| CostLine {
            phasing: Phasing::Even,
            ..line.clone()
        })
    });
}

/// Crops the periods of these cost lines to that of the plan, with the amounts as they are; gives
/// how many lie wholly outside it and stay, because nothing says where their amounts belong.
pub fn crop_phases(plan: &mut Plan, lines: &[Id<CostLine>]) -> usize {
    let Some(term) = plan.period.period() else {
        return 0;
    };
    let chosen: FxHashSet<Id<CostLine>> = lines.iter().copied().collect();
    let mut outside = 0;
    plan.cost_lines.update_each(|line| {
        let Phasing::Typed(phases) = &line.phasing else {
            return None;
        };
        if !chosen.contains(&line.id) {
            return None;
        }
        let mut cropped = phases.clone();
        for phase in &mut cropped {
            let Some(period) = phase.period.period() else {
                continue;
            };
            match period.cropped_to(term) {
                Some(within) => {
                    phase.period.first = Some(within.first());
                    phase.period.last = Some(within.last());
                }
                None => outside += 1,
            }
        }
        (cropped != *phases).then(|| CostLine {
            phasing: Phasing::Typed(cropped),
            ..line.clone()
        })
    });
    outside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Date, DraftPeriod, MoneyPhase, date};
    use uuid::Uuid;

    fn line(number: u128, description: &str) -> CostLine {
        CostLine {
            id: Id::numbered(number),
            description: description.to_owned(),
            ..CostLine::default()
        }
    }

    fn plan() -> Plan {
        Plan {
            cost_lines: [line(1, "a"), line(2, "b"), line(3, "c")]
                .into_iter()
                .collect(),
            ..Plan::default()
        }
    }

    fn numbers() -> impl FnMut() -> Uuid {
        let mut number = 100;
        move || {
            number += 1;
            Uuid::from_u128(number)
        }
    }

    #[track_caller]
    fn check(plan: &Plan, expected: &[(u128, &str)]) {
        let lines = plan.cost_lines.iter();
        let found: Vec<_> = lines
            .map(|line| (line.id.uuid().as_u128(), line.description.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_are_written_where_they_stand_and_new_ones_at_the_end() {
        let mut plan = plan();
        let written = vec![
            (Some(Id::numbered(2)), line(9, "B")),
            (None, line(0, "d")),
            (Some(Id::numbered(7)), line(7, "gone")),
        ];
        write_lines(&mut plan, written, &mut numbers());
        check(&plan, &[(1, "a"), (2, "B"), (3, "c"), (101, "d")]);
    }

    #[test]
    fn lines_written_as_they_are_leave_the_list_the_very_same() {
        let mut plan = plan();
        let before = plan.cost_lines.clone();
        let same = plan.cost_lines.iter().cloned();
        let same = same.map(|line| (Some(line.id), line)).collect();
        write_lines(&mut plan, same, &mut numbers());
        assert!(plan.cost_lines.is_same(&before));
    }

    #[test]
    fn copies_stand_after_the_last_of_what_is_copied() {
        let mut plan = plan();
        let chosen = [Id::numbered(2), Id::numbered(1)];
        let copies = duplicate_lines(&mut plan, &chosen, &mut numbers());
        check(
            &plan,
            &[(1, "a"), (2, "b"), (101, "a"), (102, "b"), (3, "c")],
        );
        assert_eq!(copies, [Id::numbered(101), Id::numbered(102)]);
    }

    fn phased(number: u128, first: Date, last: Date) -> CostLine {
        let period = DraftPeriod::between(first, last);
        CostLine {
            phasing: Phasing::Typed(vec![MoneyPhase {
                period,
                ..MoneyPhase::default()
            }]),
            ..line(number, "")
        }
    }

    /// A plan of 2026 with a line from 2025 on, one of 2027, and one that is not chosen.
    fn phased_plan() -> (Plan, [Id<CostLine>; 2]) {
        let (first, last) = (date(2026, 1, 1), date(2026, 12, 31));
        let lines = [
            phased(1, date(2025, 7, 1), date(2026, 6, 30)),
            phased(2, date(2027, 1, 1), date(2027, 3, 31)),
            phased(3, date(2025, 1, 1), last),
        ];
        let plan = Plan {
            period: DraftPeriod::between(first, last),
            cost_lines: lines.into_iter().collect(),
            ..Plan::default()
        };
        (plan, [Id::numbered(1), Id::numbered(2)])
    }

    #[test]
    fn periods_are_cropped_to_the_plan_and_those_outside_it_are_counted_and_stay() {
        let (mut plan, chosen) = phased_plan();
        assert_eq!(crop_phases(&mut plan, &chosen), 1);
        let expected = [
            phased(1, date(2026, 1, 1), date(2026, 6, 30)),
            phased(2, date(2027, 1, 1), date(2027, 3, 31)),
            phased(3, date(2025, 1, 1), date(2026, 12, 31)),
        ];
        let phasing = plan.cost_lines.iter().map(|line| &line.phasing);
        assert!(phasing.eq(expected.iter().map(|line| &line.phasing)));
    }

    #[test]
    fn lines_that_are_spread_evenly_have_no_periods_of_their_own() {
        let (mut plan, chosen) = phased_plan();
        spread_evenly(&mut plan, &chosen);
        let lines = plan.cost_lines.iter();
        let even: Vec<bool> = lines.map(|line| line.phasing == Phasing::Even).collect();
        assert_eq!(even, [true, true, false]);
        let before = plan.cost_lines.clone();
        spread_evenly(&mut plan, &chosen);
        assert!(plan.cost_lines.is_same(&before));
    }
}
