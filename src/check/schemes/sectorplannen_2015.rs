//! Sectorplannen 2015, window 3: the wording of 22 May 2015.

use super::{Demand, SchemeName, SchemeRules, SchemeTheme, Source, euros};
use crate::plan::{PartyKind, date};

const fn article(article: &'static str) -> Source {
    Source {
        regulation: "BWBR0035840",
        article,
        read: true,
    }
}

pub(super) static RULES: SchemeRules = SchemeRules {
    scheme: "sectorplannen",
    edition: "2015",
    name: SchemeName::Sectorplannen2015,
    rate: (50, article("4.1(1)")),
    // Its four goals have articles of their own instead of letters.
    themes: &[
        ("3.2", SchemeTheme::OtherOccupation),
        ("3.3", SchemeTheme::SameOccupation),
        ("3.4", SchemeTheme::FromBenefit),
        ("3.5", SchemeTheme::FromElsewhere),
    ],
    demands: &[
        (
            Demand::Party(PartyKind::EmployersOrganisation),
            article("1.1"),
        ),
        (Demand::Party(PartyKind::TradeUnion), article("1.1")),
        (
            Demand::LeadApplicant(&[
                PartyKind::EmployersOrganisation,
                PartyKind::TradeUnion,
                PartyKind::TrainingFund,
            ]),
            article("2.2(4)"),
        ),
        (Demand::Equity(80), article("2.2(5)")),
        (Demand::MinimumGrant(euros(125_000)), article("2.3(1)")),
        (Demand::Themes(1), article("3.1")),
        (Demand::LongestTerm(24), article("1.2(6)")),
        (
            // The regulation leaves the window to a notice, which was not read.
            Demand::Window {
                first: date(2015, 1, 15),
                last: date(2015, 9, 15),
            },
            Source {
                read: false,
                ..article("1.4(2)")
            },
        ),
    ],
    overhead: (
        &[(Some(1_000_000), 15), (Some(10_000_000), 7), (None, 1)],
        article("4.6(4)"),
    ),
};
