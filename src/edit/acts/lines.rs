//! Several cost lines changed, added or copied at once.

use rustc_hash::FxHashMap;

use super::Ids;
use crate::plan::{CostLine, Id, Place, Plan};

/// Writes cost lines as they have become; those without an id are added at the end.
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

#[cfg(test)]
mod tests {
    use super::*;
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
}
