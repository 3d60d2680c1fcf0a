//! Costly files are opened or refused in time, and without filling the memory.
//!
//! Each file is read by a program of its own, because only its peak tells how much memory a file
//! takes: this test, started anew for one file. In the check files are a tenth of their size.

mod kinds;

use std::{
    env, fs,
    hint::black_box,
    process::{self, Command},
    thread,
    time::{Duration, Instant},
};

use kinds::{KINDS, Kind};
use sectorplan::{
    check::{check, said_once},
    exchange::{self, Entry, Unreadable},
    figures,
    paper::{poster, reading},
    plan::{Language, Plan},
    schemes,
    text::Words,
};

use crate::tried::times;

/// What the reading program is told: the file, by its number among the kinds, and its size.
const FILE: &str = "SECTORPLAN_COSTLY";
/// How long a file may take to be opened, with its figures and findings, or to be refused.
const OPENS: Duration = Duration::from_secs(3);
/// How long what a page shows of it may take.
const SHOWN: Duration = Duration::from_secs(5);
/// When a program that does not come to an end is stopped.
const HANGS: Duration = Duration::from_secs(60);
/// How much memory it may take, in MB.
const MEMORY: u64 = 500;

#[test]
fn costly_files_are_opened_or_refused_in_time() {
    // Whole files are for programs that were optimised.
    let share = if times() > 1 { 1 } else { 10 };
    let mut failed = Vec::new();
    for (number, kind) in KINDS.iter().enumerate() {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "costly::one_file", "--ignored", "--nocapture"])
            .env(FILE, format!("{number} {}", kind.whole.div_ceil(share)))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = said.lines().find_map(|line| line.split_once("costly: "));
        match line {
            Some((_, line)) if output.status.success() => println!("costly: {line}"),
            _ => failed.push(format!("{}: {said}", kind.name)),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "started for each file by the test above"]
fn one_file() {
    let told = env::var(FILE).unwrap();
    let (number, count) = told.split_once(' ').unwrap();
    let kind = &KINDS[number.parse::<usize>().unwrap()];
    thread::spawn(|| {
        thread::sleep(HANGS);
        println!("it hangs");
        process::exit(1);
    });
    let path = env::temp_dir().join(format!("sectorplan-costly-{number}-{}", process::id()));
    fs::write(&path, written(kind, count.parse().unwrap())).unwrap();
    reset_peak();
    let begin = Clock::now();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let words = Words::new(Language::Nl);
    let mut shown = (Duration::ZERO, "");
    let (opens, outcome) = if exchange::is_of_all(&String::from_utf8_lossy(&bytes)) {
        let all = exchange::read_all(&bytes).unwrap();
        for entry in &all.entries {
            if let Entry::Damaged { why, .. } = entry {
                black_box(words.unreadable(why));
            }
        }
        (begin.elapsed(), format!("{} lines", all.entries.len()))
    } else {
        match exchange::read_bytes(&bytes) {
            Ok(plan) => {
                let opens = opened(&plan, begin, words);
                shown = slowest_page(&plan, words);
                (opens, "opened".to_owned())
            }
            Err(why @ Unreadable::TooMuch(_)) => {
                black_box(words.unreadable(&why));
                (begin.elapsed(), "refused".to_owned())
            }
            Err(why) => panic!("refused for another reason: {why:?}"),
        }
    };
    let peak = peak();
    let (slowest, page) = shown;
    println!(
        "costly: {}, {count} | {} | {:.1} | {} | {}",
        kind.name,
        outcome,
        opens.as_secs_f64(),
        if page.is_empty() {
            String::new()
        } else {
            format!("{page} {:.1}", slowest.as_secs_f64())
        },
        peak.map_or_else(String::new, |peak| peak.to_string()),
    );
    assert!(opens <= OPENS, "{opens:?} to open");
    assert!(slowest <= SHOWN, "{slowest:?} for the {page}");
    assert!(peak.is_none_or(|peak| peak <= MEMORY), "{peak:?} MB");
}

fn written(kind: &Kind, count: usize) -> Vec<u8> {
    let text = (kind.write)(count);
    assert!(
        text.len() <= 20_000_000,
        "{} is too large to be read",
        kind.name
    );
    text.into_bytes()
}

/// What the page and the command line make of a plan as soon as it is read.
fn opened(plan: &Plan, begin: Clock, words: Words) -> Duration {
    let figures = figures::figures(plan);
    let findings = check(plan, &figures);
    for entry in said_once(&findings) {
        black_box(words.entry(plan, &entry));
    }
    let took = begin.elapsed();
    println!("opened: {took:?}");
    took
}

/// The page that takes longest, and how long.
fn slowest_page(plan: &Plan, words: Words) -> (Duration, &'static str) {
    let counts = figures::figures(plan);
    let mut slowest = (Duration::ZERO, "");
    let mut time = |name, show: &dyn Fn()| {
        let begin = Clock::now();
        show();
        let took = begin.elapsed();
        println!("{name}: {took:?}");
        slowest = slowest.max((took, name));
    };
    let money = || figures::money(plan, schemes::rate(plan));
    time("money", &|| drop(black_box(money())));
    time("poster", &|| {
        drop(black_box(poster::poster(
            plan,
            &counts,
            &money(),
            false,
            words,
        )));
    });
    time("reading version", &|| {
        drop(black_box(reading::reading(
            reading::About::Plan,
            plan,
            &counts,
            &money(),
            words,
        )));
    });
    time("copy", &|| drop(black_box(exchange::write(plan))));
    slowest
}

/// How long this thread has worked: other programs on the machine do not make a file costly.
#[derive(Clone, Copy)]
struct Clock {
    worked: Option<Duration>,
    wall: Instant,
}

impl Clock {
    fn now() -> Self {
        // Only Linux tells; elsewhere the clock on the wall has to do.
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
        let worked = told.and_then(|told| told.split(' ').next()?.parse().ok());
        Self {
            worked: worked.map(Duration::from_nanos),
            wall: Instant::now(),
        }
    }

    fn elapsed(self) -> Duration {
        let now = Self::now();
        match (self.worked, now.worked) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => now.wall - self.wall,
        }
    }
}

/// Forgets the most memory that this program took so far; only Linux can.
fn reset_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this program took since then, in MB; `None` where nothing tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes.div_ceil(1000))
}
