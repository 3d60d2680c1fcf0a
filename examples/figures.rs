//! Times all figures and checks of generated plans, from nothing, beside reading their JSON.
//!
//! `cargo run --release --example figures -- 10 1000` prints a line of JSON for each size; times
//! are in milliseconds. What the plan adds up to goes along: who measures the page compares it
//! with what the page shows.

use std::{
    env,
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use sectorplan::{
    check::{self, Counts},
    exchange,
    figures::{self, Calendar, Step},
    plan::sample::sample,
    schemes,
};
use serde_json::{Value, json};

const WARM_UPS: usize = 10;
const RUNS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    for size in env::args().skip(1) {
        println!("{}", line(size.parse()?));
    }
    Ok(())
}

fn line(measures: usize) -> Value {
    let plan = sample(measures);
    let text = exchange::write_compact(&plan);
    let figures = figures::figures(&plan);
    let counts = Counts::of(&check::check(&plan, &figures));
    json!({
        "measures": measures,
        "bytes": text.len(),
        "applications": figures.plan.applications,
        "people": figures.plan.people,
        "toLookAt": counts.blocking + counts.warning,
        "figures": median(|| figures::figures(&plan)),
        "checks": median(|| check::check(&plan, &figures)),
        "all": median(|| {
            let figures = figures::figures(&plan);
            let findings = check::check(&plan, &figures);
            (figures, findings)
        }),
        "money": median(|| {
            let money = figures::money(&plan, schemes::rate(&plan));
            let halves = Calendar::of(&plan, Step::HalfYear);
            let over_time = figures::over_time(&plan, &money, &halves);
            let parties = figures::by_party(&plan, &money, &halves);
            let liquidity = figures::liquidity(&plan, &money, &halves);
            (money, over_time, parties, liquidity)
        }),
        "json": median(|| serde_json::from_str::<Value>(&text)),
        "reading": median(|| exchange::read(&text)),
    })
}

/// What `work` takes, in milliseconds; throwing away what it made is not counted.
fn median<T>(work: impl Fn() -> T) -> f64 {
    let time = || {
        let start = Instant::now();
        let made = black_box(work());
        let took = start.elapsed();
        drop(made);
        took
    };
    for _ in 0..WARM_UPS {
        time();
    }
    let mut times: Vec<Duration> = (0..RUNS).map(|_| time()).collect();
    times.sort_unstable();
    times
        .get(RUNS / 2)
        .map_or(f64::NAN, |middle| middle.as_secs_f64() * 1_000.0)
}
