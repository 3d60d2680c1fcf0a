//! Small plans with a figure, sentence or finding that used to be wrong, each with what is right.

// The helpers of a test may panic, like the test itself.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unnecessary_wraps,
    clippy::unwrap_used
)]

mod findings;
mod money;
mod participants;
mod readings;

/// A rule whose words are looked up elsewhere could come out with none.
#[test]
fn every_finding_of_every_plan_here_is_said_in_words() {
    let folders = [
        "tests/data/cases",
        "tests/data/formats",
        "tests/data/broken",
    ];
    let mut said = 0;
    for folder in folders {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let Ok(plan) = sectorplan::exchange::read_bytes(&bytes) else {
                continue;
            };
            let figures = sectorplan::figures::figures(&plan);
            for finding in sectorplan::check::check(&plan, &figures) {
                for language in crate::support::LANGUAGES {
                    let words = sectorplan::text::Words::new(language).finding(&plan, &finding);
                    assert!(!words.title.trim().is_empty(), "{finding:?}");
                    assert!(!words.detail.trim().is_empty(), "{finding:?}");
                    said += 1;
                }
            }
        }
    }
    assert!(said > 500, "{said}");
}
