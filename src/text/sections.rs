//! The sections of a plan in words: what each is called, and what helps to fill it in.

use super::Words;
use crate::plan::Section;

/// The texts about a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionText {
    /// What it is called in a menu.
    pub name: &'static str,
    /// What it is about, at the head of its page.
    pub intro: &'static str,
    /// What is asked.
    pub asked: &'static str,
    /// What a good answer looks like.
    pub example: &'static str,
    /// What often goes wrong.
    pub fault: &'static str,
}

impl Words {
    /// What a section is called in a menu.
    #[must_use]
    pub fn section(self, section: Section) -> &'static str {
        self.about_section(section).name
    }

    /// The texts about a section.
    #[must_use]
    pub fn about_section(self, section: Section) -> SectionText {
        match section {
            Section::Profile => SectionText {
                name: self.section_profile(),
                intro: self.profile_intro(),
                asked: self.help_profile_asked(),
                example: self.help_profile_example(),
                fault: self.help_profile_fault(),
            },
            Section::Mission => SectionText {
                name: self.section_mission(),
                intro: self.mission_intro(),
                asked: self.help_mission_asked(),
                example: self.help_mission_example(),
                fault: self.help_mission_fault(),
            },
            Section::Goals => SectionText {
                name: self.section_goals(),
                intro: self.goals_intro(),
                asked: self.help_goals_asked(),
                example: self.help_goals_example(),
                fault: self.help_goals_fault(),
            },
            Section::LabourMarket => SectionText {
                name: self.section_labour_market(),
                intro: self.market_intro(),
                asked: self.help_market_asked(),
                example: self.help_market_example(),
                fault: self.help_market_fault(),
            },
            Section::Bottlenecks => SectionText {
                name: self.section_bottlenecks(),
                intro: self.bottlenecks_intro(),
                asked: self.help_bottlenecks_asked(),
                example: self.help_bottlenecks_example(),
                fault: self.help_bottlenecks_fault(),
            },
            Section::Measures => SectionText {
                name: self.section_measures(),
                intro: self.measures_intro(),
                asked: self.help_measures_asked(),
                example: self.help_measures_example(),
                fault: self.help_measures_fault(),
            },
            Section::Parties => SectionText {
                name: self.section_parties(),
                intro: self.parties_intro(),
                asked: self.help_parties_asked(),
                example: self.help_parties_example(),
                fault: self.help_parties_fault(),
            },
            Section::Money => SectionText {
                name: self.section_money(),
                intro: self.money_intro(),
                asked: self.help_money_asked(),
                example: self.help_money_example(),
                fault: self.help_money_fault(),
            },
            Section::Activities => SectionText {
                name: self.section_activities(),
                intro: self.activities_intro(),
                asked: self.help_activities_asked(),
                example: self.help_activities_example(),
                fault: self.help_activities_fault(),
            },
            Section::Interventions => SectionText {
                name: self.section_interventions(),
                intro: self.interventions_intro(),
                asked: self.help_interventions_asked(),
                example: self.help_interventions_example(),
                fault: self.help_interventions_fault(),
            },
            Section::Pilots => SectionText {
                name: self.section_pilots(),
                intro: self.pilots_intro(),
                asked: self.help_pilots_asked(),
                example: self.help_pilots_example(),
                fault: self.help_pilots_fault(),
            },
            Section::Research => SectionText {
                name: self.section_research(),
                intro: self.research_intro(),
                asked: self.help_research_asked(),
                example: self.help_research_example(),
                fault: self.help_research_fault(),
            },
            Section::SuccessFactors => SectionText {
                name: self.section_success_factors(),
                intro: self.factors_intro(),
                asked: self.help_factors_asked(),
                example: self.help_factors_example(),
                fault: self.help_factors_fault(),
            },
            Section::Indicators => SectionText {
                name: self.section_indicators(),
                intro: self.indicators_intro(),
                asked: self.help_indicators_asked(),
                example: self.help_indicators_example(),
                fault: self.help_indicators_fault(),
            },
            Section::Regions => SectionText {
                name: self.section_regions(),
                intro: self.groups_intro(),
                asked: self.help_regions_asked(),
                example: self.help_regions_example(),
                fault: self.help_regions_fault(),
            },
            Section::Gaps => SectionText {
                name: self.section_gaps(),
                intro: self.gaps_intro(),
                asked: self.help_gaps_asked(),
                example: self.help_gaps_example(),
                fault: self.help_gaps_fault(),
            },
            Section::Results => SectionText {
                name: self.section_results(),
                intro: self.results_intro(),
                asked: self.help_results_asked(),
                example: self.help_results_example(),
                fault: self.help_results_fault(),
            },
            Section::PracticeCases => SectionText {
                name: self.section_practice_cases(),
                intro: self.practice_cases_intro(),
                asked: self.help_practice_cases_asked(),
                example: self.help_practice_cases_example(),
                fault: self.help_practice_cases_fault(),
            },
            Section::Documents => SectionText {
                name: self.section_documents(),
                intro: self.documents_intro(),
                asked: self.help_documents_asked(),
                example: self.help_documents_example(),
                fault: self.help_documents_fault(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Language;

    #[test]
    fn every_section_is_told_of_in_both_languages() {
        for section in Section::ALL {
            let [nl, en] =
                [Language::Nl, Language::En].map(|it| Words::new(it).about_section(*section));
            for (nl, en) in [
                (nl.intro, en.intro),
                (nl.asked, en.asked),
                (nl.example, en.example),
                (nl.fault, en.fault),
            ] {
                assert!(!nl.is_empty() && nl != en, "{section:?}: {nl}");
            }
        }
    }
}
