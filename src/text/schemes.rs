//! Grant schemes in words: their names, their themes, and findings about what they ask.

use super::Words;
use crate::check::schemes::{SchemeName, SchemeTheme, Source};

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
}
