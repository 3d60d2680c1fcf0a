//! Writes the poster of a plan as SVG, or times how long it takes.
//!
//! `cargo run --example poster -- plan.json > poster.svg`; with `--time` a line of JSON instead,
//! in milliseconds.

use std::{env, error::Error, fs, hint::black_box, time::Instant};

use sectorplan::{exchange, figures, paper::poster, plan::Language, schemes, text::Words};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let path = arguments.first().ok_or("which plan?")?;
    let plan = exchange::read_bytes(&fs::read(path)?).map_err(|error| format!("{error:?}"))?;
    let language = if arguments.iter().any(|it| it == "en") {
        Language::En
    } else {
        Language::Nl
    };
    let words = Words::new(language);
    let counts = figures::figures(&plan);
    let money = figures::money(&plan, schemes::rate(&plan));
    let black = arguments.iter().any(|it| it == "--black");
    let make = || poster::poster(&plan, &counts, &money, black, words);
    if arguments.iter().any(|it| it == "--time") {
        let mut times: Vec<f64> = (0..15)
            .map(|_| {
                let start = Instant::now();
                black_box(make());
                start.elapsed().as_secs_f64() * 1_000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "{{\"measures\":{},\"poster\":{}}}",
            plan.measures.len(),
            times.get(7).unwrap_or(&f64::NAN)
        );
        return Ok(());
    }
    let sheet = make();
    for too in &sheet.too_long {
        eprintln!("{too:?}");
    }
    eprintln!("letters of {:.2} points", sheet.size);
    print!("{}", poster::svg(&sheet, &plan.title, "nl"));
    Ok(())
}
