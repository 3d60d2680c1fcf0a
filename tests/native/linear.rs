//! All that is worked out of a plan takes time that grows with the plan, whatever its shape: twice as
//! much of anything takes about twice as long.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::{
    fs,
    hint::black_box,
    sync::LazyLock,
    time::{Duration, Instant},
};

use sectorplan::{
    chart::{self, Palette},
    check::{check, said_once},
    compare, exchange, figures,
    layout::{Passage, Weight, shorten},
    paper::{
        poster::poster,
        reading::{About, reading},
    },
    plan::{Language, Plan},
    schemes,
    text::{Words, nearest},
};
use serde_json::{Value, json};

/// How much larger the larger of two things is.
const TIMES: usize = 8;
/// Work that grows with the square of its subject takes this many times as long, or more.
const MOST: f64 = 20.0;
/// Less than this says nothing.
const LEAST: f64 = 0.004;

const WORDS: Words = Words::new(Language::Nl);

/// Work takes about as much longer as its subject is larger; that the machine was busy with something
/// else is no reason to fail.
#[track_caller]
fn grows<T>(name: &str, size: usize, make: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let (small, large) = (make(size), make(TIMES * size));
    let seconds = |of: &T| {
        let start = worked();
        work(of);
        (worked() - start).max(LEAST)
    };
    let mut tries = (0..4).map(|_| (seconds(&small), seconds(&large)));
    let well = tries.any(|(small, large)| large < MOST * small);
    assert!(
        well,
        "{name}: {TIMES} times as much takes {} s instead of {}",
        seconds(&large),
        seconds(&small)
    );
}

/// How many seconds this thread has worked, where the system tells; else the time.
fn worked() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split_whitespace().next()?.parse::<u64>().ok());
    let time = told.map_or_else(|| START.elapsed(), Duration::from_nanos);
    time.as_secs_f64()
}

const THEME: usize = 1;
const MEASURE: usize = 2;
const TARGET: usize = 3;
const PARTY: usize = 4;
const OTHER: usize = 5;

fn id(kind: usize, number: usize) -> String {
    format!("{kind:08x}-0000-4000-8000-{:012x}", number + 1)
}

/// So many items of a list.
fn items(kind: usize, count: usize, fields: impl Fn(usize) -> Value) -> Value {
    let item = |number: usize| {
        let mut item = fields(number);
        item["id"] = id(kind, number).into();
        item
    };
    (0..count).map(item).collect()
}

fn plan(lists: &[(&str, Value)]) -> Plan {
    let mut plan = json!({
        "format": { "name": "sectorplan", "major": 1 },
        "id": id(0, 0),
        "title": "Plan",
        "period": { "first": "2027-01-01", "last": "2028-12-31" },
    });
    for (name, list) in lists {
        plan[name] = list.clone();
    }
    exchange::read(&plan.to_string()).unwrap()
}

fn one_measure() -> (&'static str, Value) {
    let measure = |_| json!({ "code": "1", "title": "Maatregel" });
    ("measures", items(MEASURE, 1, measure))
}

fn nothing(_: usize) -> Value {
    json!({})
}

fn of_the_measure(number: usize) -> Value {
    json!({ "measure": id(MEASURE, 0), "quantity": "5", "people": "each",
        "qualifier": format!("doel {number}") })
}

type Shape = (&'static str, fn(usize) -> Plan);

/// Plans with much of one thing.
const SHAPES: [Shape; 17] = [
    ("measures without a title", |count| {
        plan(&[("measures", items(MEASURE, count, nothing))])
    }),
    ("measures of one code and title", |count| {
        let same = |_| json!({ "code": "1", "title": "Zelfde", "theme": id(THEME, 0) });
        plan(&[("measures", items(MEASURE, count, same))])
    }),
    ("a theme for each measure", |count| {
        let of = |number| json!({ "theme": id(THEME, number) });
        plan(&[
            ("themes", items(THEME, count, nothing)),
            ("measures", items(MEASURE, count, of)),
        ])
    }),
    ("targets of one measure", |count| {
        plan(&[
            one_measure(),
            ("targets", items(TARGET, count, of_the_measure)),
        ])
    }),
    ("targets that are part of each other", |count| {
        let part = |number: usize| {
            let mut target = of_the_measure(number);
            if number > 0 {
                target["part_of"] = id(TARGET, number - 1).into();
            }
            target
        };
        plan(&[one_measure(), ("targets", items(TARGET, count, part))])
    }),
    ("targets that overlap", |count| {
        let next = |number: usize| {
            let mut target = of_the_measure(number);
            target["overlaps"] = json!({ id(TARGET, number + 1): "2" });
            target
        };
        plan(&[one_measure(), ("targets", items(TARGET, count, next))])
    }),
    ("a group for each target", |count| {
        let of = |number: usize| {
            let mut target = of_the_measure(number);
            target["groups"] = json!([id(OTHER, number)]);
            target
        };
        plan(&[
            one_measure(),
            ("targets", items(TARGET, count, of)),
            ("target_groups", items(OTHER, count, nothing)),
        ])
    }),
    ("what was reached of each target", |count| {
        let reached = |number| json!({ "of": { "target": id(TARGET, number) }, "date": "2027-10-01", "value": "3" });
        plan(&[
            one_measure(),
            ("targets", items(TARGET, count, of_the_measure)),
            ("realisations", items(OTHER, count, reached)),
        ])
    }),
    (
        "parties without a name that carry out one measure",
        |count| {
            let by: Value = (0..count)
                .map(|number| json!({ "party": id(PARTY, number) }))
                .collect();
            let measure = |_| json!({ "code": "1", "execution": { "by": by } });
            plan(&[
                ("measures", items(MEASURE, 1, measure)),
                ("parties", items(PARTY, count, nothing)),
            ])
        },
    ),
    ("funding of each party", |count| {
        let of = |number| json!({ "party": id(PARTY, number), "amount": 100 });
        plan(&[
            (
                "parties",
                items(PARTY, count, |_| json!({ "name": "Partij" })),
            ),
            ("funding", items(OTHER, count, of)),
        ])
    }),
    ("cost lines of one measure, each with a rate", |count| {
        let line = |number| {
            json!({ "measure": id(MEASURE, 0), "category": "wages", "units": "5",
                "rate": id(OTHER, number), "bearer": id(PARTY, number) })
        };
        plan(&[
            one_measure(),
            ("cost_lines", items(TARGET, count, line)),
            ("rates", items(OTHER, count, nothing)),
        ])
    }),
    ("activities that wait for each other", |count| {
        let activity = |number: usize| {
            let before = number.checked_sub(1).map(|number| id(OTHER, number));
            let waits: Vec<String> = before.into_iter().collect();
            json!({ "serves": { "measure": id(MEASURE, 0) }, "depends_on": waits })
        };
        plan(&[one_measure(), ("activities", items(OTHER, count, activity))])
    }),
    ("something of everything for each measure", |count| {
        let measure =
            |number| json!({ "measure": id(MEASURE, number), "units": "1", "unit_price": 5 });
        let of = |number| json!({ "of": { "measure": id(MEASURE, number) } });
        let serves = |number| json!({ "serves": { "measure": id(MEASURE, number) } });
        plan(&[
            ("measures", items(MEASURE, count, nothing)),
            ("targets", items(TARGET, count, measure)),
            ("cost_lines", items(OTHER, count, measure)),
            ("activities", items(PARTY, count, serves)),
            ("indicators", items(THEME, count, of)),
        ])
    }),
    ("goals under each other", |count| {
        let goal = |number: usize| {
            let above = number.checked_sub(1).map(|number| id(OTHER, number));
            json!({ "title": "Doel", "parent": above })
        };
        plan(&[("goals", items(OTHER, count, goal))])
    }),
    ("indicators with readings", |count| {
        let indicator = |_| json!({ "readings": [{ "date": "2026-10-01", "value": "26" }] });
        plan(&[("indicators", items(OTHER, count, indicator))])
    }),
    ("figures that contradict each other", |count| {
        let stated = |number| json!({ "value": { "costs": 100 + number }, "source": "brief" });
        plan(&[("stated", items(OTHER, count, stated))])
    }),
    ("remarks, facts and regions", |count| {
        let remarks = (0..count).map(|number| (id(MEASURE, number), json!([{ "text": "Hoe?" }])));
        plan(&[
            (
                "measures",
                items(
                    MEASURE,
                    count,
                    |number| json!({ "code": number.to_string() }),
                ),
            ),
            ("comments", Value::Object(remarks.collect())),
            ("facts", items(OTHER, count, nothing)),
            (
                "regions",
                items(PARTY, count, |_| json!({ "name": "Zelfde" })),
            ),
        ])
    }),
];

#[test]
fn what_is_checked_and_said_grows_with_the_plan() {
    for (name, shape) in SHAPES {
        grows(name, 800, shape, |plan| {
            let findings = check(plan, &figures::figures(plan));
            for entry in said_once(findings.iter()) {
                black_box(WORDS.entry(plan, &entry));
            }
            for finding in &findings {
                black_box(WORDS.finding(plan, finding));
                black_box(WORDS.subject(plan, finding.about));
            }
            black_box(WORDS.named_findings(plan, &findings));
            black_box(nearest(&WORDS.named_items(plan), "maatregel 8 van de 1"));
        });
    }
}

#[test]
fn what_is_added_up_and_drawn_grows_with_the_plan() {
    for (name, shape) in SHAPES {
        grows(name, 800, shape, |plan| {
            let counts = figures::figures(plan);
            let money = figures::money(plan, schemes::rate(plan));
            black_box(figures::totals(plan, &money));
            let years = figures::Calendar::of(plan, figures::Step::Year);
            black_box(figures::by_party(plan, &money, &years));
            black_box(figures::over_time(plan, &money, &years));
            black_box(figures::per_head(plan, &money, &counts));
            black_box(figures::by_target_group(plan, &counts));
            black_box(figures::by_year(plan, &counts));
            let charts = [
                Some(chart::participants(plan, &counts, WORDS)),
                chart::funding(plan, &money, WORDS),
                chart::costs(plan, &money, WORDS),
                chart::progress(plan, WORDS),
                chart::indicators(plan, WORDS),
                chart::timeline(plan, WORDS),
            ];
            for chart in charts.iter().flatten() {
                black_box(chart.sheet(700, &Palette::PRINT));
            }
        });
    }
}

#[test]
fn what_is_compared_and_put_on_paper_grows_with_the_plan() {
    let empty = plan(&[]);
    for (name, shape) in SHAPES {
        grows(name, 400, shape, |plan| {
            black_box(compare::differences(&empty, plan));
            black_box(compare::differences(plan, &empty));
            let counts = figures::figures(plan);
            let money = figures::money(plan, schemes::rate(plan));
            black_box(reading(About::Plan, plan, &counts, &money, WORDS));
            black_box(poster(plan, &counts, &money, false, WORDS));
        });
    }
}

/// Long texts without a place to break them, and with every place.
const TEXTS: [(&str, &str); 7] = [
    ("figures", "1"),
    ("letters", "a"),
    ("words", "woord en "),
    ("an address", "iVBORw0KGgo/"),
    ("accents", "\u{301}"),
    ("flags", "🇳🇱"),
    ("joined pictures", "👩\u{200d}"),
];

#[test]
fn lines_take_time_that_grows_with_their_text() {
    for (name, piece) in TEXTS {
        let text = |count| format!("b{}", piece.repeat(count));
        grows(name, 20_000, text, |text| {
            let passage = Passage::new(text, Weight::Regular);
            let lines = passage.lines(20.0);
            let kept: usize = lines.iter().flatten().map(|bit| bit.text.len()).sum();
            let words = text.split_whitespace().map(str::len);
            assert_eq!(kept, words.sum::<usize>(), "a letter was lost");
            black_box(shorten(text, 20.0, 1.0, Weight::Regular));
        });
    }
}

#[test]
fn fitting_long_texts_grows_with_them() {
    for (name, piece) in TEXTS {
        let with_text = |count: usize| {
            let text = piece.repeat(count);
            let mut made = plan(&[one_measure()]);
            made.title.clone_from(&text);
            made.mission = format!("data:image/png;base64,{text}");
            for noun in ["code", "title", "aim"] {
                let text = text.clone();
                made.measures.update_each(|measure| {
                    let mut measure = measure.clone();
                    match noun {
                        "code" => measure.code.clone_from(&text),
                        "title" => measure.title.clone_from(&text),
                        _ => measure.aim.clone_from(&text),
                    }
                    Some(measure)
                });
            }
            made
        };
        grows(name, 2_000, with_text, |plan| {
            let counts = figures::figures(plan);
            let money = figures::money(plan, schemes::rate(plan));
            let sheet = poster(plan, &counts, &money, false, WORDS);
            black_box(sheet);
            black_box(reading(About::Plan, plan, &counts, &money, WORDS));
            let participants = chart::participants(plan, &counts, WORDS);
            black_box(participants.sheet(700, &Palette::PRINT));
        });
    }
}
