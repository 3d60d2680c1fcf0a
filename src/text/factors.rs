//! What was seen of a success factor, in words.

use super::Words;
use crate::figures::OfFactor;

impl Words {
    /// What the places show of a factor: *helped in 2 places, hindered in one place*.
    #[must_use]
    pub fn verdict(self, of: &OfFactor) -> String {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let [helped, hindered, no_effect] = of.counts.map(count);
        let said = [
            (helped, self.verdict_helped(helped)),
            (hindered, self.verdict_hindered(hindered)),
            (no_effect, self.verdict_no_effect(no_effect)),
        ];
        let said = said.into_iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> = said.map(|(_, said)| said).collect();
        if said.is_empty() {
            return self.verdict_not_seen().to_owned();
        }
        said.join(", ")
    }
}
