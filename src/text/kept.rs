//! What to say of what is kept: how much it is, and why it is no plan.

use super::Words;
use crate::keep::{Damage, Size};

impl Words {
    /// How much is in a plan: *13 measures, 17 targets*.
    #[must_use]
    pub fn size(self, size: Size) -> String {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        self.plan_size(
            self.counted_measures(number(size.measures)),
            self.counted_targets(number(size.targets)),
        )
    }

    /// Why a kept text is not taken for the plan.
    #[must_use]
    pub fn damage(self, damage: &Damage) -> String {
        match damage {
            Damage::Broken => self.damage_broken().to_owned(),
            Damage::Later(_) => self.damage_later().to_owned(),
            Damage::Plan(unreadable) => self.unreadable(unreadable).what,
            Damage::Besides => self.damage_besides().to_owned(),
        }
    }
}
