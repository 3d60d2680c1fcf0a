//! Files that are not quite plans: each gives the right message, and nothing is lost.

// The helpers of a test may panic, like the test itself.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::{collections::BTreeMap, env, fs, path::Path};

use proptest::prelude::*;
use sectorplan::{
    chart,
    edit::acts,
    exchange::{self, Entry, MOST_BYTES, Unreadable},
    figures,
    paper::{poster, reading},
    plan::{
        Cents, Decision, Fault, Fields, Horizon, Id, Kind, Language, Plan, StatedValue, UNKNOWN,
        date,
    },
    text::{Message, Words},
};

/// The expected result of a file: an error, or a plan with pieces set aside.
#[derive(Debug, PartialEq)]
enum Outcome {
    Unreadable(String, Messages),
    Opens(Vec<(String, String, Messages)>),
}

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

/// What a person reads, in Dutch and English: for a piece what is wrong, for a file also what to
/// do.
type Messages = [String; 2];

fn in_both_languages(say: impl Fn(Words) -> Message) -> Messages {
    LANGUAGES.map(|language| {
        let message = say(Words::new(language));
        format!("{} {}", message.what, message.todo)
    })
}

fn outcome(result: &Result<Plan, Unreadable>) -> Outcome {
    let plan = match result {
        Ok(plan) => plan,
        Err(error) => {
            let messages = in_both_languages(|words| words.unreadable(error));
            return Outcome::Unreadable(format!("{error:?}"), messages);
        }
    };
    let lists = plan.set_aside();
    let pieces = lists.iter().flat_map(|(list, pieces)| {
        pieces.iter().map(|piece| {
            let messages =
                LANGUAGES.map(|language| Words::new(language).fault(list, &piece.fault).what);
            ((*list).to_owned(), format!("{:?}", piece.fault), messages)
        })
    });
    Outcome::Opens(pieces.collect())
}

/// The outcome as `expected.toml` has it.
fn expected(table: &toml::Table) -> Outcome {
    let text = |table: &toml::Table, key: &str| table[key].as_str().unwrap().to_owned();
    let messages = |table: &toml::Table| ["nl", "en"].map(|language| text(table, language));
    if table.contains_key("error") {
        return Outcome::Unreadable(text(table, "error"), messages(table));
    }
    let pieces = table["set_aside"].as_array().unwrap().iter().map(|piece| {
        let piece = piece.as_table().unwrap();
        (text(piece, "list"), text(piece, "fault"), messages(piece))
    });
    Outcome::Opens(pieces.collect())
}

/// An opened plan is written as the same plan, and includes everything that was set aside, byte for
/// byte.
#[track_caller]
fn check_nothing_is_lost(name: &str, file: &str, plan: &Plan) {
    for written in [exchange::write(plan), exchange::write_compact(plan)] {
        assert_eq!(exchange::read(&written).as_ref(), Ok(plan), "{name}");
        for (_, pieces) in plan.set_aside() {
            for piece in pieces {
                assert!(file.contains(piece.raw.text()), "{name}");
                assert!(written.contains(piece.raw.text()), "{name}");
            }
        }
    }
    let again = exchange::read(&exchange::write(plan)).unwrap();
    assert_eq!(exchange::write(&again), exchange::write(plan), "{name}");
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/broken"))
}

#[test]
fn every_broken_file_gives_the_message_it_must_give() {
    let table = fs::read_to_string(folder().join("expected.toml")).unwrap();
    let table: toml::Table = table.parse().unwrap();
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            files.insert(name, fs::read(path).unwrap());
        }
    }
    let (found, listed): (Vec<_>, Vec<_>) = (files.keys().collect(), table.keys().collect());
    assert_eq!(found, listed);
    for (name, bytes) in files {
        let result = exchange::read_bytes(&bytes);
        assert_eq!(
            outcome(&result),
            expected(table[&name].as_table().unwrap()),
            "{name}"
        );
        if let Ok(plan) = result {
            check_nothing_is_lost(&name, str::from_utf8(&bytes).unwrap(), &plan);
        }
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_before_it_is_looked_into() {
    let bytes = vec![b'['; 50_000_000];
    let too_large = Unreadable::TooLarge {
        bytes: 50_000_000,
        most: MOST_BYTES,
    };
    assert_eq!(exchange::read_bytes(&bytes), Err(too_large.clone()));
    assert_eq!(
        in_both_languages(|words| words.unreadable(&too_large)),
        [
            "Dit bestand is 50 MB groot. Een plan is hoogstens 20 MB. Kies een bestand dat met Sectorplan is gedownload; de naam eindigt op .json.",
            "This file is 50 MB. A plan is at most 20 MB. Choose a file that was downloaded from Sectorplan; its name ends in .json.",
        ]
    );
    assert_eq!(exchange::check_size(MOST_BYTES), Ok(()));
    assert!(exchange::check_size(MOST_BYTES + 1).is_err());
}

#[test]
fn what_there_is_too_much_of_is_said_with_how_much_there_may_be() {
    let items = vec!["{}"; 10_001].join(",");
    let file = format!(
        r#"{{"format":{{"name":"sectorplan","major":1}},"id":"{}","measures":[{items}]}}"#,
        Id::<Plan>::numbered(1)
    );
    let error = exchange::read(&file).unwrap_err();
    let [nl, en] = in_both_languages(|words| words.unreadable(&error));
    for (said, parts) in [
        (nl, ["maatregelen", "10.001", "10.000"]),
        (en, ["measures", "10,001", "10,000"]),
    ] {
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    }
    // What is no plan is called that, however much is in it.
    let others = file.replace("\"format\"", "\"shape\"");
    assert_eq!(exchange::read(&others), Err(Unreadable::NotAPlan));
}

#[test]
fn what_was_set_aside_is_counted_beside_the_totals() {
    let mut file = everything();
    file["targets"]
        .as_array_mut()
        .unwrap()
        .extend([1.into(), 2.into()]);
    file["cost_lines"].as_array_mut().unwrap().push(3.into());
    let plan = exchange::read(&file.to_string()).unwrap();
    let words = Words::new(Language::En);
    let (counts, money) = (figures::figures(&plan), figures::money(&plan, None));
    let reading = format!("{:?}", reading::reading(&plan, &counts, &money, words));
    for said in ["2 pieces cannot be read", "One piece cannot be read"] {
        assert!(reading.contains(said), "{said}");
    }
    let sheet = poster::poster(&plan, &counts, &money, false, words);
    let lines = sheet.blocks.iter().flat_map(|block| &block.lines);
    let poster = lines.map(poster::Line::text).collect::<Vec<_>>().join(" ");
    assert!(poster.contains("3 pieces cannot be read"), "{poster}");
}

#[test]
fn what_was_set_aside_is_counted_beside_each_chart() {
    let words = Words::new(Language::En);
    let charts = |lists: &[&str]| {
        let mut file = everything();
        for list in lists {
            file[list].as_array_mut().unwrap().push(1.into());
        }
        let plan = &exchange::read(&file.to_string()).unwrap();
        let (counts, money) = (&figures::figures(plan), &figures::money(plan, None));
        let charts = [
            chart::funding(plan, money, words),
            chart::costs(plan, money, words),
            chart::periods(plan, money, words),
            chart::cash(plan, money, words),
            chart::heads(plan, money, counts, words),
            chart::stated_amounts(plan, money, words),
            chart::stated_counts(plan, counts, words),
            chart::progress(plan, words),
            chart::indicators(plan, words),
            chart::timeline(plan, words),
            Some(chart::participants(plan, counts, words)),
        ];
        charts.map(|chart| chart.map(|chart| chart.not_counted))
    };
    let lacks = |count: usize| {
        Some(Some(match count {
            0 => return Some(None),
            1 => words.setaside_not_counted(1),
            _ => words.setaside_not_counted(2),
        }))
    };
    let [all, money, counts, reached] = [
        charts(&[]),
        charts(&["cost_lines"]),
        charts(&["targets", "measures"]),
        charts(&["realisations"]),
    ];
    let expected = |lacking: [usize; 11]| {
        let there = all.iter().zip(lacking);
        there
            .map(|(chart, count)| chart.as_ref().and(lacks(count)))
            .collect::<Vec<_>>()
    };
    assert!(all.iter().flatten().count() >= 8, "{all:?}");
    assert_eq!(all.to_vec(), expected([0; 11]));
    assert_eq!(money.to_vec(), expected([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]));
    assert_eq!(counts.to_vec(), expected([0, 0, 0, 0, 2, 0, 2, 2, 0, 1, 2]));
    assert_eq!(
        reached.to_vec(),
        expected([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0])
    );
}

#[test]
fn a_plan_cut_off_anywhere_is_an_error_and_no_panic() {
    let file = fs::read(folder().join("../everything.json")).unwrap();
    let last = file.iter().rposition(|byte| *byte == b'}').unwrap();
    for length in (0..last).step_by(97) {
        let error = exchange::read_bytes(&file[..length]).unwrap_err();
        assert!(
            matches!(error, Unreadable::Truncated { .. } | Unreadable::Empty),
            "{length}: {error:?}"
        );
    }
}

#[test]
fn a_higher_minor_version_keeps_its_number_and_what_is_new() {
    let file = fs::read_to_string(folder().join("higher_minor.json")).unwrap();
    let plan = exchange::read(&file).unwrap();
    assert_eq!(plan.format.minor, 7);
    let written = exchange::write_compact(&plan);
    for kept in [
        r#""minor":7"#,
        r#"{ "rain":   [1.50, 1e400] }"#,
        r#"{ "good":true }"#,
    ] {
        assert!(written.contains(kept), "{kept}");
    }
}

#[test]
fn items_stand_in_order_whatever_the_order_of_the_file() {
    let file = fs::read_to_string(folder().join("unsorted_order.json")).unwrap();
    let plan = exchange::read(&file).unwrap();
    let titles: Vec<&str> = plan
        .measures
        .iter()
        .map(|measure| measure.title.as_str())
        .collect();
    // The first two have the same position and are sorted by id.
    assert_eq!(titles, ["Eerste", "Tweede", "Derde"]);
}

#[test]
fn a_piece_that_was_set_aside_says_what_to_do_with_it() {
    let todo = LANGUAGES.map(|language| Words::new(language).fault("measures", &Fault::NoId).todo);
    assert_eq!(
        todo,
        [
            "Het telt niet mee, maar blijft ongewijzigd in het bestand staan. Voer het opnieuw in en gooi het daarna weg, of laat het staan.",
            "It is not counted, but stays in the file unchanged. Enter it again and then throw it away, or leave it as it is.",
        ]
    );
}

fn opened(name: &str) -> Plan {
    let file = fs::read_to_string(folder().join(name).with_extension("json")).unwrap();
    exchange::read(&file).unwrap()
}

#[test]
fn numbers_of_other_programs_are_read_where_they_are_exact() {
    let plan = opened("numbers_of_other_programs");
    assert_eq!((plan.format.major, plan.format.minor), (1, 1));
    let colours: Vec<_> = plan.themes.iter().map(|theme| theme.colour).collect();
    assert_eq!(colours, [Some(2)]);
    let bottleneck = plan.bottlenecks.iter().next().unwrap();
    assert_eq!(bottleneck.priority, Some(1));
    let (from, to) = (2014, 2016);
    assert_eq!(bottleneck.horizon, Horizon::Coming { from, to });
    let quantities: Vec<String> = plan
        .targets
        .iter()
        .map(|target| target.quantity.unwrap().to_string())
        .collect();
    assert_eq!(quantities, ["430", "520", "123456789012.123456", "29.5"]);
    let first = plan.targets.iter().next().unwrap();
    assert_eq!(first.baseline.unwrap().to_string(), "-29.5");
    let line = plan.cost_lines.iter().next().unwrap();
    assert_eq!(line.units.unwrap().to_string(), "29.5");
    let prices = plan.cost_lines.iter().map(|line| line.unit_price);
    let prices: Vec<_> = prices.flatten().map(Cents::get).collect();
    assert_eq!(prices, [520, 520]);
    let stated = plan.stated.iter().next().unwrap();
    assert_eq!(
        stated.value,
        StatedValue::Costs(Cents::new(1_995_280_300).unwrap())
    );
    // They are written in this program's form; what it does not know stays exactly as it was.
    let written = exchange::write_compact(&plan);
    assert!(written.contains(r#""units":"29.5""#) && written.contains(r#""later":1.50"#));
}

#[test]
fn half_a_letter_costs_that_letter() {
    let plan = opened("half_letters");
    assert_eq!(plan.title, "Metalektro \u{fffd}");
    assert_eq!(plan.tags, ["\u{fffd}\u{fffd}", "😀", "\\ud83d"]);
    assert_eq!(plan.version.label, "\u{fffd}");
    assert_eq!(plan.unknown["later"].text(), r#""\ud83d""#);
    let measure = plan.measures.iter().next().unwrap();
    assert_eq!(measure.title, "Scholing \u{fffd}");
    assert_eq!(measure.unknown["later"].text(), r#""\ud83d""#);
    let item = measure.id.uuid();
    assert_eq!(plan.private[&item].notes, "\u{fffd}");
    assert_eq!(plan.comments[&item][0].text, "\u{fffd}😀");
    let english = &plan.translations[&item][&Language::En];
    assert_eq!(english["title"], "Training \u{fffd}");
    assert_eq!(plan.waivers[0].reason, "\u{fffd}");
}

#[test]
fn half_a_letter_in_bytes_costs_that_letter_too() {
    let plan = |title: &[u8]| {
        let file = fs::read_to_string(folder().join("same_id.json")).unwrap();
        let (before, after) = file.split_once("Metalektro").unwrap();
        [before.as_bytes(), title, after.as_bytes()].concat()
    };
    let title = |bytes: &[u8]| exchange::read_bytes(&plan(bytes)).map(|plan| plan.title);
    let read = |text: &str| Ok(text.to_owned());
    assert_eq!(title(b"a\xed\xa0\xbdb"), read("a\u{fffd}b"));
    assert_eq!(title(b"\xed\xb8\x80\xed\xa0\xbd"), read("\u{fffd}\u{fffd}"));
    assert_eq!(title(b"\xed\xa0\xbd\xed\xb8\x80!"), read("😀!"));
    assert_eq!(title(b"\xed\xa0\xbd\xff"), Err(Unreadable::NotText));
    let mut cut_off = plan(b"\xed\xa0\xbd");
    cut_off.truncate(cut_off.len() - 20);
    cut_off.push(0xc3);
    assert!(matches!(
        exchange::read_bytes(&cut_off),
        Err(Unreadable::Truncated { .. })
    ));
}

#[test]
fn a_line_of_all_plans_with_half_a_letter_is_a_whole_plan() {
    let file = exchange::write_all([&opened("half_letters")], &[]);
    let half = file.replace("Metalektro \u{fffd}", r"Metalektro \ud83d");
    let read = exchange::read_all(half.as_bytes()).unwrap();
    assert!(
        matches!(&read.entries[..], [Entry::Changed(plan)] if plan.title == "Metalektro \u{fffd}")
    );
}

#[test]
fn a_side_map_keeps_what_can_be_read() {
    let plan = opened("wrong_side_maps");
    let of = |number: u128| uuid::Uuid::from_u128(0x4000_8000_0000_0000_0000 + number);
    let targets: Vec<_> = plan.targets.iter().map(|target| target.id.uuid()).collect();
    assert_eq!(targets, [of(0x21), of(0x22)]);
    let overlaps: Vec<_> = plan
        .targets
        .iter()
        .next()
        .unwrap()
        .overlaps
        .iter()
        .collect();
    assert_eq!(overlaps, [(&Id::new(of(0x22)), &25.into())]);
    assert_eq!(plan.comments[&of(0x21)].len(), 1);
    assert_eq!(plan.private.len(), 1);
    let languages: Vec<_> = plan.translations[&of(0x21)].keys().collect();
    assert_eq!(languages, [&Language::En]);
    assert_eq!(plan.waivers.len(), 1);
}

#[test]
fn a_field_of_the_plan_that_cannot_be_read_costs_that_field() {
    let mut plan = opened("words_of_a_later_version");
    assert_eq!(
        (plan.title.as_str(), plan.decision.as_ref()),
        ("Metalektro", None)
    );
    assert_eq!(plan.distinct.len(), 1);
    let written = exchange::write_compact(&plan);
    for kept in [r#""kind":"white_paper""#, r#""decision":{ "grant": 0.5 }"#] {
        assert!(written.contains(kept), "{kept}");
    }
    // What has been filled in since is beside it, until it is thrown away.
    plan.decision = Some(Decision::default());
    plan.kind = Kind::GoalAgenda;
    plan.version.label = "3".to_owned();
    let written = exchange::write(&plan);
    assert_eq!(exchange::read(&written).as_ref(), Ok(&plan));
    assert_eq!(exchange::write(&exchange::read(&written).unwrap()), written);
}

/// A plan in which every field is filled, as a file.
fn everything() -> serde_json::Value {
    serde_json::from_str(include_str!("../data/everything.json")).unwrap()
}

/// With this value at a place, no field other than that at the beginning of the place differs, and
/// what was set aside stays so.
#[track_caller]
fn check_costs_only_its_field(whole: &Plan, at: &[&str], value: &serde_json::Value) {
    let mut file = everything();
    let place = at.iter().fold(&mut file, |place, key| &mut place[*key]);
    *place = value.clone();
    let plan =
        exchange::read(&file.to_string()).unwrap_or_else(|why| panic!("{at:?} {value}: {why:?}"));
    let mut differing = whole.differing(&plan);
    differing.retain(|field| ![at[0], UNKNOWN].contains(field));
    assert!(differing.is_empty(), "{at:?} {value}: {differing:?}");
    let again = exchange::read(&exchange::write_compact(&plan)).unwrap();
    assert_eq!(again.set_aside(), plan.set_aside(), "{at:?} {value}");
}

#[test]
fn whatever_stands_in_a_field_of_the_plan_costs_that_field_at_most() {
    let file = everything();
    let whole = exchange::read(&file.to_string()).unwrap();
    let others = [
        serde_json::json!(null),
        serde_json::json!(-7),
        serde_json::json!("a word of a later version"),
        serde_json::json!([1, "x", null, [], {}]),
        serde_json::json!({"__proto__": {"a": 1}, "date": "2027-02-31"}),
    ];
    // Without these it is no plan.
    let fields = Plan::FIELDS
        .iter()
        .filter(|field| !["format", "id"].contains(field));
    for field in fields {
        for other in &others {
            check_costs_only_its_field(&whole, &[field], other);
            for (key, _) in file[field].as_object().into_iter().flatten() {
                check_costs_only_its_field(&whole, &[field, key], other);
            }
            if file[field].is_object() {
                check_costs_only_its_field(&whole, &[field, "__proto__"], other);
            }
        }
    }
}

#[test]
fn every_piece_can_be_thrown_away_one_by_one() {
    for name in [
        "wrong_side_maps",
        "no_side_maps",
        "wrong_types_in_items",
        "words_of_a_later_version",
    ] {
        let mut plan = opened(name);
        let count = |plan: &Plan| {
            plan.set_aside()
                .iter()
                .map(|(_, all)| all.len())
                .sum::<usize>()
        };
        for left in (0..count(&plan)).rev() {
            let (list, pieces) = plan.set_aside().pop().unwrap();
            plan.discard_set_aside(list, pieces.len() - 1);
            assert_eq!(count(&plan), left, "{name}");
            assert_eq!(exchange::read(&exchange::write(&plan)), Ok(plan.clone()));
        }
        assert!(
            exchange::read(&exchange::write(&plan))
                .unwrap()
                .set_aside()
                .is_empty()
        );
    }
}

#[test]
fn what_is_private_and_cannot_be_read_is_in_no_public_copy() {
    let mut plan = opened("wrong_side_maps");
    assert!(acts::submit(&mut plan, date(2026, 11, 30)));
    let copy = plan.submission.unwrap().copy.unwrap();
    assert!(!copy.text().contains("\"notes\""));
}

proptest! {
    /// A letter of the file replaced by another, as by damage or careless editing.
    #[test]
    fn a_damaged_plan_never_panics_and_loses_nothing(
        at in any::<prop::sample::Index>(),
        letter in prop::sample::select(b"{}[]\",:0-9.e\\ \nx\xff".to_vec()),
    ) {
        let mut file = fs::read(folder().join("../everything.json")).unwrap();
        let at = at.index(file.len());
        file[at] = letter;
        if let Ok(plan) = exchange::read_bytes(&file) {
            check_nothing_is_lost("damaged", str::from_utf8(&file).unwrap(), &plan);
        }
    }
}
