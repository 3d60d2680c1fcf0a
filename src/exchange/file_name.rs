//! What a downloaded plan is called.

use crate::plan::{Date, Plan, plain_letter};

/// The longest title and version in a file name, in letters: readable in any folder, and well
/// below what a file system takes.
const LONGEST_TITLE: usize = 60;
const LONGEST_VERSION: usize = 20;

/// Names that Windows keeps for itself, whatever comes after the dot.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name for the file of a plan: its title, its version and the day, such as
/// `metalektro-2014-2016-v1-2026-11-21.json`.
///
/// Holds only `a`–`z`, `0`–`9`, `-` and the dot of `.json`.
#[must_use]
pub fn file_name(plan: &Plan, day: Option<Date>) -> String {
    let mut title = plain(&plan.title, LONGEST_TITLE);
    if title.is_empty() || is_reserved(&title) {
        title = plain(&format!("sectorplan {title}"), LONGEST_TITLE);
    }
    let mut version = plain(&plan.version.label, LONGEST_VERSION);
    if version.starts_with(|c: char| c.is_ascii_digit()) {
        version.insert(0, 'v');
    }
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let parts = [title, version, day];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", parts.join("-"))
}

/// A name for a file of all plans, such as `sectorplannen-2026-11-21.json`.
#[must_use]
pub fn file_name_of_all(day: Option<Date>) -> String {
    let day = day.map(|day| format!("-{day}")).unwrap_or_default();
    format!("sectorplannen{day}.json")
}

/// A name for a file about one part of a plan, such as
/// `metalektro-2014-2016-vacatures-per-jaar.csv`.
#[must_use]
pub fn file_name_of(plan: &Plan, part: &str, ending: &str) -> String {
    let parts = [&plan.title, part].map(|text| plain(text, LONGEST_TITLE));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.join("-").as_str() {
        "" => format!("sectorplan.{ending}"),
        name if is_reserved(name) => format!("sectorplan-{name}.{ending}"),
        name => format!("{name}.{ending}"),
    }
}

/// The letters and digits of a text, with one hyphen for anything else, cut at a word if it is
/// longer than `longest`.
fn plain(text: &str, longest: usize) -> String {
    let folded: String = text.chars().map(fold).collect();
    let mut plain = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if plain.is_empty() {
            plain.extend(word.chars().take(longest));
            continue;
        }
        if plain.len() + 1 + word.len() > longest {
            break;
        }
        plain.push('-');
        plain.push_str(word);
    }
    plain
}

fn is_reserved(name: &str) -> bool {
    let port = name
        .strip_prefix("com")
        .or_else(|| name.strip_prefix("lpt"));
    RESERVED.contains(&name)
        || port
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A letter without its accent, in lower case; an apostrophe is nothing, so that no gap comes of it.
fn fold(letter: char) -> String {
    if matches!(letter, '\'' | '’') {
        return String::new();
    }
    plain_letter(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::date;

    #[track_caller]
    fn check(title: &str, version: &str, day: Option<Date>, expected: &str) {
        let mut plan = Plan {
            title: title.to_owned(),
            ..Plan::default()
        };
        version.clone_into(&mut plan.version.label);
        assert_eq!(file_name(&plan, day), expected);
    }

    #[test]
    fn title_version_and_day_make_the_name() {
        check(
            "Metalektro 2014-2016",
            "1",
            Some(date(2026, 11, 21)),
            "metalektro-2014-2016-v1-2026-11-21.json",
        );
        check("Metalektro", "concept", None, "metalektro-concept.json");
        check("Metalektro", "v2.1", None, "metalektro-v2-1.json");
    }

    #[test]
    fn a_name_is_never_empty() {
        check("", "", None, "sectorplan.json");
        check("///", "..", None, "sectorplan.json");
        check(
            "計画",
            "",
            Some(date(2026, 1, 2)),
            "sectorplan-2026-01-02.json",
        );
    }

    #[test]
    fn nothing_of_a_path_gets_in() {
        check("../../etc/passwd", "C:\\x", None, "etc-passwd-c-x.json");
        check("a\0b\nc", "", None, "a-b-c.json");
        check("NUL", "", None, "sectorplan-nul.json");
        check("com1", "", None, "sectorplan-com1.json");
    }

    #[test]
    fn accents_are_folded() {
        check(
            "Coöperatië: ’s Ĳmuiden",
            "",
            None,
            "cooperatie-s-ijmuiden.json",
        );
        check("Cafe\u{301}", "", None, "cafe.json");
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        check(
            &"opleiding ".repeat(20),
            "",
            None,
            "opleiding-opleiding-opleiding-opleiding-opleiding-opleiding.json",
        );
        let endless = "a".repeat(500);
        check(
            &endless,
            &endless,
            None,
            &format!("{}-{}.json", "a".repeat(60), "a".repeat(20)),
        );
    }
}
