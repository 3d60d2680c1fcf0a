//! Runs the storage tests at length, and writes what they tried into docs/kept-safe.md.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::browser::Browser;
use crate::project::{Project, answer, say};
use crate::{build, setup, suites};

const PAGE: &str = "docs/kept-safe.md";
/// The figures are between one of these lines and the end.
const BEGIN: &str = "<!-- figures, written by cargo xtask faults -->";
const COSTLY: &str = "<!-- costly files, written by cargo xtask faults -->";
const END: &str = "<!-- end of figures -->";
/// How many times more is tried than in the check on every change, unless told otherwise.
const TIMES: u32 = 34;
/// How many times a browser is killed; ten in the check on every change.
const KILLED: u32 = 50;

/// What was tried, and how often, in order of first mention.
type Tried = Vec<(String, u64)>;

/// Runs the tests; returns whether nothing was lost. With `--costly`, only those of costly files.
pub fn run(project: &Project, words: &[&str]) -> Result<bool, String> {
    let number = |times: &str| {
        let times = times.parse();
        times.map_err(|_| "the number of times is not a number".to_owned())
    };
    let (times, only) = match words {
        [] => (TIMES, None),
        ["--times", times] => (number(times)?, None),
        ["--costly"] => (TIMES, Some("costly")),
        [other, ..] => return Err(format!("faults knows no {other}")),
    };
    say(&format!(
        "Trying {times} times as much as usual; this takes some minutes"
    ));
    let mut tried = Tried::new();
    let mut native = project.cargo();
    native
        // As in every check, only our own code is optimised.
        .args([
            "test",
            "--config",
            "profile.dev.package.sectorplan.opt-level=2",
        ])
        .args(["--test", "faults"])
        .args(only)
        .args(["--", "--nocapture"])
        .env("SECTORPLAN_FAULTS", times.to_string());
    let mut costly = Vec::new();
    let mut whole = listen(&mut native, |line| {
        add(&mut tried, line);
        costly.extend(line.split_once("costly: ").map(|(_, row)| row.to_owned()));
    })?;
    if only.is_none() {
        let tools = setup::for_page(project)?;
        let browser = Browser::ready()?;
        build::run_release(project, &tools)?;
        say(&format!(
            "Killing a browser {KILLED} times; this takes a quarter of an hour"
        ));
        let mut killed = suites::playwright(project, &tools, &browser)?;
        killed
            .arg("power-cut.spec")
            .env("ROUNDS", KILLED.to_string());
        whole &= listen(&mut killed, |line| add(&mut tried, line))?;
    }
    if !whole {
        println!("something was lost: {PAGE} stays as it was");
        return Ok(false);
    }
    let date = answer(Command::new("date").arg("+%F")).ok_or("there is no date")?;
    let page = project.path(PAGE);
    let text =
        fs::read_to_string(&page).map_err(|reason| format!("cannot read {PAGE}: {reason}"))?;
    let mut tables = vec![(COSTLY, costly_table(&date, &costly))];
    if only.is_none() {
        tables.push((BEGIN, table(&date, times, &tried)));
    }
    let text = tables
        .iter()
        .try_fold(text, |text, (begin, table)| {
            with_figures(&text, begin, table)
        })
        .ok_or_else(|| format!("{PAGE} has no place for the figures"))?;
    fs::write(&page, text).map_err(|reason| format!("cannot write {PAGE}: {reason}"))?;
    Ok(true)
}

/// Runs tests, and has each line of what they say taken; returns whether all passed.
fn listen(tests: &mut Command, mut take: impl FnMut(&str)) -> Result<bool, String> {
    let mut child = tests
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|reason| format!("the tests do not start: {reason}"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            take(&line);
        }
    }
    let status = child.wait().map_err(|reason| reason.to_string())?;
    Ok(status.success())
}

/// Adds what a line says was tried; several tests may try the same.
fn add(tried: &mut Tried, line: &str) {
    // A test that runs at the same time as others may print into their lines.
    let said = line.split_once("tried: ").map(|(_, said)| said);
    let Some((what, count)) = said.and_then(|said| said.rsplit_once(": ")) else {
        return;
    };
    let Ok(count) = count.parse::<u64>() else {
        return;
    };
    match tried.iter_mut().find(|(known, _)| known == what) {
        Some((_, sum)) => *sum += count,
        None => tried.push((what.to_owned(), count)),
    }
}

fn table(date: &str, times: u32, tried: &Tried) -> String {
    let mut tried = tried.clone();
    tried.sort();
    let rows: Vec<String> = tried
        .iter()
        .map(|(what, count)| format!("| {what} | {} | 0 |", thousands(*count)))
        .collect();
    let rows = rows.join("\n");
    format!(
        "On {date}, {times} times as much as the check on every change tries:\n\n\
         | tried | times | lost |\n|---|---:|---:|\n{rows}\n"
    )
}

/// What became of costly files: each row is as its test says it.
fn costly_table(date: &str, rows: &[String]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("| {row} |")).collect();
    format!(
        "On {date}, in a program that was optimised a little:\n\n\
         | file, and how many of it | outcome | seconds until it opens | slowest of its pages | MB |\n\
         |---|---|---:|---|---:|\n{}\n",
        rows.join("\n")
    )
}

fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// The page with this table in the place of the one that begins with this line.
fn with_figures(page: &str, begin: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(begin)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{begin}\n\n{table}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_say_is_added_up() {
        let mut tried = Tried::new();
        for line in [
            "test cut ... tried: writes cut, large: 3",
            "tried: writes cut, large: 1000",
            "tried: bits: many",
            "test result: ok. 12 passed; 0 failed",
        ] {
            add(&mut tried, line);
        }
        assert_eq!(tried, [("writes cut, large".to_owned(), 1003)]);
    }

    #[test]
    fn figures_come_in_the_place_of_the_old_ones() {
        let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let table = table("2027-01-01", 2, &vec![("bits".to_owned(), 1_234_567)]);
        let expected = "before\n<!-- figures, written by cargo xtask faults -->\n\n\
             On 2027-01-01, 2 times as much as the check on every change tries:\n\n\
             | tried | times | lost |\n|---|---:|---:|\n| bits | 1,234,567 | 0 |\n\n\
             <!-- end of figures -->\nafter\n";
        assert_eq!(
            with_figures(&page, BEGIN, &table).as_deref(),
            Some(expected)
        );
        assert_eq!(with_figures("no place", BEGIN, &table), None);
    }
}
