//! Help with the sections of a plan.

use super::Words;
use crate::plan::Section;

/// What helps somebody to fill in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionHelp {
    /// What is asked.
    pub asked: &'static str,
    /// What a good answer looks like.
    pub example: &'static str,
    /// What often goes wrong.
    pub fault: &'static str,
}

impl Words {
    /// Help with a section, where it has a page.
    #[must_use]
    pub fn section_help(self, section: Section) -> Option<SectionHelp> {
        let (asked, example, fault) = match section {
            Section::Profile => (
                self.help_profile_asked(),
                self.help_profile_example(),
                self.help_profile_fault(),
            ),
            Section::Mission => (
                self.help_mission_asked(),
                self.help_mission_example(),
                self.help_mission_fault(),
            ),
            Section::Goals => (
                self.help_goals_asked(),
                self.help_goals_example(),
                self.help_goals_fault(),
            ),
            Section::LabourMarket => (
                self.help_market_asked(),
                self.help_market_example(),
                self.help_market_fault(),
            ),
            Section::Bottlenecks => (
                self.help_bottlenecks_asked(),
                self.help_bottlenecks_example(),
                self.help_bottlenecks_fault(),
            ),
            Section::Regions => (
                self.help_regions_asked(),
                self.help_regions_example(),
                self.help_regions_fault(),
            ),
            Section::Measures => (
                self.help_measures_asked(),
                self.help_measures_example(),
                self.help_measures_fault(),
            ),
            Section::Activities => (
                self.help_activities_asked(),
                self.help_activities_example(),
                self.help_activities_fault(),
            ),
            Section::Parties => (
                self.help_parties_asked(),
                self.help_parties_example(),
                self.help_parties_fault(),
            ),
            Section::Money => (
                self.help_money_asked(),
                self.help_money_example(),
                self.help_money_fault(),
            ),
            Section::Indicators => (
                self.help_indicators_asked(),
                self.help_indicators_example(),
                self.help_indicators_fault(),
            ),
            Section::Documents => (
                self.help_documents_asked(),
                self.help_documents_example(),
                self.help_documents_fault(),
            ),
            _ => return None,
        };
        Some(SectionHelp {
            asked,
            example,
            fault,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Kind, Language, kinds::sections};

    #[test]
    fn every_section_of_an_application_has_help_in_both_languages() {
        for section in sections(Kind::SectorPlan) {
            let help = [Language::Nl, Language::En].map(|it| Words::new(it).section_help(*section));
            assert!(help.iter().all(Option::is_some), "{section:?}");
            assert_ne!(help[0], help[1], "{section:?}");
        }
    }
}
