//! What is missing for SMART, in words.

use super::{
    FindingText, Words,
    findings::{Saying, generated::NotSmart},
};
use crate::check::Reason;

impl Words {
    /// What is missing for a letter of SMART, in a few words: *een datum*.
    #[must_use]
    pub fn smart_reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::NoUnit => self.smart_no_unit(),
            Reason::NoQualifier => self.smart_no_qualifier(),
            Reason::NoQuantity => self.smart_no_quantity(),
            Reason::ZeroQuantity => self.smart_zero_quantity(),
            Reason::AverageMissing => self.smart_average_missing(),
            Reason::NoExecutor => self.smart_no_executor(),
            Reason::ToBeDetermined => self.smart_to_be_determined(),
            Reason::NoAim => self.smart_no_aim(),
            Reason::NoDueDate => self.smart_no_due(),
        }
    }
}

impl Saying<'_> {
    pub(super) fn not_smart(self, of: NotSmart) -> FindingText {
        let (words, what) = (self.words, self.what());
        match of.missing.as_slice() {
            [Reason::NoUnit] => FindingText::new(
                words.finding_not_smart_no_unit(what),
                words.finding_not_smart_no_unit_why(),
            ),
            [Reason::NoQualifier] => FindingText::new(
                words.finding_not_smart_no_qualifier(what),
                words.finding_not_smart_no_qualifier_why(),
            ),
            [Reason::NoQuantity] => FindingText::new(
                words.finding_not_smart_no_quantity(what),
                words.finding_not_smart_no_quantity_why(),
            ),
            [Reason::NoAim] => FindingText::new(
                words.finding_not_smart_no_aim(what),
                words.finding_not_smart_no_aim_why(),
            ),
            [Reason::NoDueDate] => FindingText::new(
                words.finding_not_smart_no_due(what),
                words.finding_not_smart_no_due_why(),
            ),
            several => {
                let missing = several.iter().map(|reason| words.smart_reason(*reason));
                let missing = missing.collect::<Vec<_>>().join("; ");
                FindingText::new(
                    words.finding_not_smart(what),
                    words.finding_not_smart_why(missing),
                )
            }
        }
    }
}

impl Words {
    pub(super) fn several_not_smart(self, of: NotSmart, what: &str) -> (String, &'static str) {
        match of.missing.as_slice() {
            [Reason::NoUnit] => (
                self.many_not_smart_no_unit(what),
                self.finding_not_smart_no_unit_why(),
            ),
            [Reason::NoQualifier] => (
                self.many_not_smart_no_qualifier(what),
                self.finding_not_smart_no_qualifier_why(),
            ),
            [Reason::NoQuantity] => (
                self.many_not_smart_no_quantity(what),
                self.finding_not_smart_no_quantity_why(),
            ),
            [Reason::NoAim] => (
                self.many_not_smart_no_aim(what),
                self.finding_not_smart_no_aim_why(),
            ),
            [Reason::NoDueDate] => (
                self.many_not_smart_no_due(what),
                self.finding_not_smart_no_due_why(),
            ),
            _ => (self.many_not_smart(what), ""),
        }
    }
}
