//! The list of plans as somebody looks through it: in an order, and those with certain words.

use std::cmp::Reverse;

use super::Listed;
use crate::plan::sort_by_key;

/// In which order plans are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The last saved first.
    #[default]
    Saved,
    /// By title.
    Title,
    /// The most applications first.
    Applications,
    /// The highest costs first.
    Costs,
    /// What there is most to mend in first.
    Findings,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Saved,
        Self::Title,
        Self::Applications,
        Self::Costs,
        Self::Findings,
    ];
}

/// The plans that have all of these words in their title or sector, in this order; plans that are
/// alike stay as they were, the last saved first.
#[must_use]
pub fn arranged(plans: &[Listed], order: Order, words: &str) -> Vec<Listed> {
    let words = words.to_lowercase();
    let has_all = |listed: &&Listed| {
        let head = &listed.head;
        let text = format!("{} {}", head.title, head.sector).to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let mut found: Vec<Listed> = plans.iter().filter(has_all).cloned().collect();
    match order {
        Order::Saved => sort_by_key(&mut found, |it| Reverse(it.saved)),
        Order::Title => sort_by_key(&mut found, |it| it.head.title.trim().to_lowercase()),
        Order::Applications => sort_by_key(&mut found, |it| Reverse(it.head.applications)),
        Order::Costs => sort_by_key(&mut found, |it| Reverse(it.head.costs)),
        Order::Findings => sort_by_key(&mut found, |it| {
            let counts = it.head.findings.unwrap_or_default();
            Reverse((counts.blocking, counts.warning, counts.advice))
        }),
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::Counts,
        keep::Head,
        plan::{Cents, Id, Kind, Language, Plan},
    };

    /// Title, sector, applications, costs in euros, findings to mend.
    type Row = (&'static str, &'static str, u64, Option<i64>, usize);

    fn plans() -> Vec<Listed> {
        let rows: [Row; 3] = [
            ("vakwerk", "Bouw", 20, Some(10), 0),
            ("Metalektro", "Metaal en techniek", 300, None, 4),
            ("Agenda", "", 0, Some(500), 9),
        ];
        let listed = |(number, (title, sector, applications, costs, blocking)): (u128, Row)| {
            let mut plan = Plan::new(Id::numbered(number), Kind::SectorPlan, Language::Nl);
            plan.title = String::from(title);
            plan.sector = String::from(sector);
            Listed {
                head: Head {
                    applications,
                    costs: costs.and_then(|euros| Cents::new(euros * 100).ok()),
                    findings: Some(Counts {
                        blocking,
                        ..Counts::default()
                    }),
                    ..Head::of(&plan, 0, None)
                },
                sequence: 1,
                saved: 10 - u64::try_from(number).unwrap_or_default(),
                downloaded: None,
            }
        };
        (1..).zip(rows).map(listed).collect()
    }

    #[track_caller]
    fn check(order: Order, words: &str, expected: &[&str]) {
        let found = arranged(&plans(), order, words);
        let titles: Vec<&str> = found.iter().map(|it| it.head.title.as_str()).collect();
        assert_eq!(titles, expected);
    }

    #[test]
    fn plans_stand_in_the_order_that_was_asked_for() {
        check(Order::Saved, "", &["vakwerk", "Metalektro", "Agenda"]);
        check(Order::Title, "", &["Agenda", "Metalektro", "vakwerk"]);
        check(
            Order::Applications,
            "",
            &["Metalektro", "vakwerk", "Agenda"],
        );
        // What costs nobody knows comes last.
        check(Order::Costs, "", &["Agenda", "vakwerk", "Metalektro"]);
        check(Order::Findings, "", &["Agenda", "Metalektro", "vakwerk"]);
    }

    #[test]
    fn all_words_are_looked_for_in_title_and_sector() {
        check(Order::Saved, "METAAL metalektro", &["Metalektro"]);
        check(Order::Saved, " bouw ", &["vakwerk"]);
        check(Order::Saved, "metaal bouw", &[]);
    }
}
