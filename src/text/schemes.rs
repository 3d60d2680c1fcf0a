//! Grant schemes in words: their names, their themes, and findings about what they ask.

use super::{FindingText, Words, subjects::capital};
use crate::{
    check::{
        Finding, Rule, Source,
        schemes::{SchemeName, SchemeTheme},
    },
    plan::Plan,
};

impl Words {
    /// What a scheme is called.
    #[must_use]
    pub fn scheme_name(self, name: SchemeName) -> &'static str {
        match name {
            SchemeName::SectorplannenFirst => self.scheme_sectorplannen_first(),
            SchemeName::SectorplannenSecond => self.scheme_sectorplannen_second(),
            SchemeName::Sectorplannen2015 => self.scheme_sectorplannen_third(),
        }
    }

    /// What a theme of a scheme is about.
    #[must_use]
    pub fn scheme_theme(self, theme: SchemeTheme) -> &'static str {
        match theme {
            SchemeTheme::YoungPeople => self.scheme_theme_young_people(),
            SchemeTheme::OlderWorkers => self.scheme_theme_older_workers(),
            SchemeTheme::FarFromWork => self.scheme_theme_far_from_work(),
            SchemeTheme::Employability => self.scheme_theme_employability(),
            SchemeTheme::Training => self.scheme_theme_training(),
            SchemeTheme::JobToJob => self.scheme_theme_job_to_job(),
            SchemeTheme::GoodEmployership => self.scheme_theme_good_employership(),
            SchemeTheme::OtherOccupation => self.scheme_theme_other_occupation(),
            SchemeTheme::SameOccupation => self.scheme_theme_same_occupation(),
            SchemeTheme::FromBenefit => self.scheme_theme_from_benefit(),
            SchemeTheme::FromElsewhere => self.scheme_theme_from_elsewhere(),
        }
    }

    /// Where a rule is written, and whether it was read there.
    #[must_use]
    pub fn scheme_source(self, source: Source) -> String {
        if source.read {
            self.scheme_article(source.article)
        } else {
            self.scheme_article_unread(source.article)
        }
    }

    /// The years of the plan, as they are written in a sentence.
    fn term(self, plan: &Plan) -> String {
        let years = plan.period.period().map(|term| self.years(term));
        years.unwrap_or_default()
    }

    /// What a finding about a scheme says; nothing for a finding about something else.
    pub(super) fn of_scheme(self, plan: &Plan, finding: &Finding) -> FindingText {
        let what = || capital(&self.subject(plan, finding.about));
        let (title, detail, source) = match finding.rule {
            Rule::SchemeUnknown => (
                self.finding_scheme_unknown().to_owned(),
                self.finding_scheme_unknown_why().to_owned(),
                None,
            ),
            Rule::GrantBelowMinimum {
                grant,
                minimum,
                source,
            } => (
                self.finding_grant_below_minimum(self.money(minimum)),
                self.finding_grant_below_minimum_why(self.money(grant)),
                source,
            ),
            Rule::GrantAboveMaximum {
                grant,
                maximum,
                source,
            } => (
                self.finding_grant_above_maximum(self.money(maximum)),
                self.finding_grant_above_maximum_why(self.money(grant)),
                source,
            ),
            Rule::TermTooLong {
                months,
                last,
                source,
            } => (
                self.finding_term_too_long(months),
                self.finding_term_too_long_why(self.date(last)),
                source,
            ),
            Rule::WholeYearsTooLong { months, source } => (
                self.finding_term_too_long(months),
                self.finding_whole_years_too_long_why(self.term(plan)),
                source,
            ),
            Rule::YearsTooLong { months, source } => (
                self.finding_term_too_long(months),
                self.finding_years_too_long_why(self.term(plan)),
                source,
            ),
            Rule::DaysNeeded { months, source } => (
                self.finding_days_needed().to_owned(),
                self.finding_days_needed_why(months, self.term(plan)),
                source,
            ),
            Rule::PartyKindMissing { kind, source } => {
                let kind = self.party_kind(kind).to_lowercase();
                (
                    self.finding_party_kind_missing(&kind),
                    self.finding_party_kind_missing_why(&kind),
                    source,
                )
            }
            Rule::LeadApplicantKind { source } => (
                self.finding_lead_applicant_kind(what()),
                self.finding_lead_applicant_kind_why().to_owned(),
                source,
            ),
            Rule::EquityTooLow { least, source } => (
                self.finding_equity_too_low(what(), self.money(least)),
                self.finding_equity_too_low_why().to_owned(),
                source,
            ),
            Rule::TooFewSchemeThemes {
                covered,
                least,
                source,
            } => (
                self.finding_too_few_scheme_themes(least),
                self.finding_too_few_scheme_themes_why(self.count(covered)),
                source,
            ),
            Rule::OutsideWindow {
                day,
                first,
                last,
                source,
            } => (
                self.finding_outside_window().to_owned(),
                self.finding_outside_window_why(self.date(day), self.date(first), self.date(last)),
                source,
            ),
            _ => (String::new(), String::new(), None),
        };
        let detail = match source {
            Some(source) => format!("{detail} {}", self.scheme_source(source)),
            None => detail,
        };
        FindingText { title, detail }
    }
}
