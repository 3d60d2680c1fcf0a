//! Writes a generated plan of so many measures: `cargo run --release --example sample_plan -- 1000`.

use std::{
    env,
    error::Error,
    io::{self, Write},
};

use sectorplan::{exchange, plan::sample::sample};

fn main() -> Result<(), Box<dyn Error>> {
    let measures = env::args().nth(1).ok_or("say how many measures")?.parse()?;
    let plan = exchange::write_compact(&sample(measures));
    io::stdout().write_all(plan.as_bytes())?;
    Ok(())
}
