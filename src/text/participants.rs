//! Numbers of participants with how certain they are, and what is said about them.

use rust_decimal::Decimal;

use super::{Words, subjects::shortened};
use crate::{
    check::Counted,
    figures::Count,
    plan::{Id, Plan, Precision, TargetGroup},
};

impl Words {
    /// How many take part, with how certain that is: `2.411`, `≥ 1.300`, `ten hoogste 2.000`.
    ///
    /// A number that may be lower as well as higher is neither bound: `ca. 2.000`.
    #[must_use]
    pub fn counted(self, count: Count) -> String {
        match self.at_most_of(count) {
            Some(bound) => format!("{bound}\u{a0}{}", self.counted_bare(count)),
            None => self.counted_bare(count),
        }
    }

    /// How many applications there are, in words: *≥ 1.300 deelnames*.
    #[must_use]
    pub fn applications_counted(self, count: Count) -> String {
        if count.is_exact() {
            return self.applications_count(count.number);
        }
        format!("{} {}", self.counted(count), self.applications_unit())
    }

    /// The word that makes a number an upper bound, where it is shown separately: *ten hoogste*.
    #[must_use]
    pub fn at_most_of(self, count: Count) -> Option<&'static str> {
        (count.at_most && !count.precision.at_least).then(|| self.at_most())
    }

    /// How many take part, without the word of [`Words::at_most_of`].
    #[must_use]
    pub fn counted_bare(self, count: Count) -> String {
        let precision = if count.at_most && count.precision.at_least {
            Precision {
                at_least: false,
                approximate: true,
            }
        } else {
            count.precision
        };
        self.precisely(self.count(count.number), precision)
    }

    /// A share of a sum in whole percents: approximate if a part of the sum is not exact, because a
    /// share of *at least* may be less as well.
    #[must_use]
    pub fn share_of_count(self, part: u64, whole: Count) -> String {
        let percent = Decimal::from(part) * Decimal::ONE_HUNDRED;
        let percent = percent
            .checked_div(Decimal::from(whole.number))
            .unwrap_or_default();
        let precision = Precision {
            at_least: false,
            approximate: !whole.is_exact(),
        };
        self.precisely(self.percent(percent, 0), precision)
    }

    pub(super) fn counted_what(self, counted: Counted) -> &'static str {
        match counted {
            Counted::Applications => self.stated_applications(),
            Counted::People => self.stated_people(),
            Counted::Measures => self.measures_counted(),
        }
    }

    /// The name of a target group, on one line; its number if it has no name.
    #[must_use]
    pub fn group_name(self, plan: &Plan, group: Id<TargetGroup>) -> String {
        let found = plan.target_groups.iter().enumerate();
        let mut found = found.filter(|(_, one)| one.id == group);
        found.next().map_or_else(String::new, |(place, group)| {
            self.item_name(&shortened(&group.name), place + 1)
        })
    }
}
