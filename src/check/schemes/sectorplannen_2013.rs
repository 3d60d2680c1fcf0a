//! Sectorplannen, window 1: the wording of 15 August 2013.

use super::{Demand, SchemeName, SchemeRules, SchemeTheme, Source, euros};
use crate::plan::{PartyKind, date};

const fn article(article: &'static str) -> Source {
    Source {
        regulation: "BWBR0033761",
        article,
        read: true,
    }
}

pub(super) static RULES: SchemeRules = SchemeRules {
    scheme: "sectorplannen",
    edition: "2013",
    name: SchemeName::SectorplannenFirst,
    rate: (50, article("5.1(1)")),
    themes: &[
        ("a", SchemeTheme::YoungPeople),
        ("b", SchemeTheme::OlderWorkers),
        ("c", SchemeTheme::FarFromWork),
        ("d", SchemeTheme::Employability),
        ("e", SchemeTheme::Training),
        ("f", SchemeTheme::JobToJob),
        ("g", SchemeTheme::GoodEmployership),
    ],
    demands: &[
        (
            Demand::Party(PartyKind::EmployersOrganisation),
            article("2.1(1)"),
        ),
        (Demand::Party(PartyKind::TradeUnion), article("2.1(1)")),
        (
            // The fourth kind, a centre of vocational education, is no kind of party here.
            Demand::LeadApplicant(&[
                PartyKind::EmployersOrganisation,
                PartyKind::TradeUnion,
                PartyKind::TrainingFund,
            ]),
            article("2.2(4)"),
        ),
        (Demand::Equity(80), article("2.2(5)")),
        (Demand::MinimumGrant(euros(250_000)), article("2.3(1)")),
        (Demand::Themes(2), article("3.1")),
        (Demand::LongestTerm(24), article("1.2(5)")),
        (
            // The regulation leaves the window to a notice, which was not read.
            Demand::Window {
                first: date(2013, 10, 1),
                last: date(2013, 12, 31),
            },
            Source {
                read: false,
                ..article("1.4(2)")
            },
        ),
    ],
    overhead: (
        &[(Some(500_000), 15), (Some(1_000_000), 7), (None, 1)],
        article("5.6(4)"),
    ),
};
