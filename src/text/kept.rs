//! What to say about what is kept: how much it is, and why it is not a plan.

use super::Words;
use crate::{
    compare::{Difference, Differing, How},
    keep::{Damage, Size},
    plan::{Date, Noun, Plan},
};

impl Words {
    /// How much is in a plan: *13 measures, 17 targets*.
    #[must_use]
    pub fn size(self, size: Size) -> String {
        self.plan_size(
            self.count_of(Noun::Measure, size.measures),
            self.count_of(Noun::Target, size.targets),
        )
    }

    /// Why a kept text is not accepted as the plan.
    #[must_use]
    pub fn damage(self, damage: &Damage) -> String {
        match damage {
            Damage::Broken => self.damage_broken().to_owned(),
            Damage::Later(_) => self.damage_later().to_owned(),
            Damage::Plan(unreadable) => self.unreadable(unreadable).what,
            Damage::Besides => self.damage_besides().to_owned(),
        }
    }

    /// What changed since an earlier version: *2 gewijzigd, 1 toegevoegd*.
    #[must_use]
    pub fn since(self, differing: Differing) -> String {
        match self.parts_of(differing) {
            Some(parts) => self.changed_since(parts),
            None => self.nothing_changed_since().to_owned(),
        }
    }

    /// What changed since the version before: *2 gewijzigd, 1 toegevoegd*.
    #[must_use]
    pub fn since_before(self, differing: Differing) -> String {
        match self.parts_of(differing) {
            Some(parts) => self.changed_before(parts),
            None => self.nothing_changed_before().to_owned(),
        }
    }

    /// When a plan was handed in.
    #[must_use]
    pub fn submitted_on(self, day: Option<Date>) -> String {
        match day {
            Some(day) => self.handed_in(self.date_long(day)),
            None => self.handed_in_some_day().to_owned(),
        }
    }

    /// How much of a file differs from the plan that is here.
    #[must_use]
    pub fn of_file(self, differing: Differing) -> String {
        match self.parts_of(differing) {
            Some(parts) => self.arriving_counts(parts),
            None => self.arriving_same().to_owned(),
        }
    }

    fn parts_of(self, differing: Differing) -> Option<String> {
        let Differing {
            added,
            changed,
            removed,
        } = differing;
        let parts = [
            (changed, self.items_changed()),
            (added, self.items_added()),
            (removed, self.items_removed()),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts = parts.map(|(count, what)| {
            let count = u64::try_from(*count).unwrap_or(u64::MAX);
            self.breakdown_part(self.count(count), what)
        });
        let parts = parts.collect::<Vec<_>>().join(", ");
        Some(parts).filter(|parts| !parts.is_empty())
    }

    /// How one item differs: *maatregel 3 gewijzigd: titel en aanpak*.
    #[must_use]
    pub fn difference(self, difference: &Difference, then: &Plan, now: &Plan) -> String {
        let what = difference.what;
        match difference.how {
            How::Added => self.breakdown_part(self.subject(now, what), self.items_added()),
            How::Removed => self.breakdown_part(self.subject(then, what), self.items_removed()),
            How::Changed => {
                let fields = self.fields(what.noun(), &difference.fields);
                self.item_changed(self.subject(now, what), fields)
            }
        }
    }

    /// What the figures of a version are called.
    #[must_use]
    pub fn version_figures(self) -> [&'static str; 6] {
        [
            self.version_themes(),
            self.measures(),
            self.targets(),
            self.applications(),
            self.costs(),
            self.grant(),
        ]
    }
}
