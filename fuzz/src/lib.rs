//! Every reader of Sectorplan, and what must be so whatever it is given.
//!
//! Each function is a target: it reads anything, and stops where a promise does not hold. The
//! tests of the core throw changed files at the same functions, so that a check on every change
//! needs no fuzzer.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a target stops at what is wrong"
)]

mod memory;

use memory::Memory;
use sectorplan::{
    check,
    exchange::{self, Entry},
    figures,
    keep::{Occasion, SaveFault, Shelf, SnapshotHead, rescue},
    markdown::{self, paste},
    plan::{Id, Kind, Language, Plan},
    text::Words,
};

/// A target by its name.
pub type Target = fn(&[u8]);

/// Every target, by the name of the folder with its seeds.
pub const TARGETS: [(&str, Target); 6] = [
    ("plan", plan),
    ("slot", slot),
    ("snapshot", snapshot),
    ("all_plans", all_plans),
    ("texts", texts),
    ("typed", typed),
];

/// A plan file: what is read is written as it was read, and figures and checks stand it.
pub fn plan(bytes: &[u8]) {
    let Ok(plan) = exchange::read_bytes(bytes) else {
        return;
    };
    let written = exchange::write_compact(&plan);
    let again = exchange::read(&written).unwrap();
    assert!(again == plan, "another plan");
    assert!(exchange::write_compact(&again) == written, "another file");
    let figures = figures::figures(&plan);
    assert!(figures.plan.people <= figures.plan.applications);
    let _ = check::check(&plan, &figures);
    without_pieces(plan);
}

/// Every piece that was set aside can be thrown away, and nothing else goes with it.
fn without_pieces(mut plan: Plan) {
    let count = |plan: &Plan| -> usize {
        plan.set_aside()
            .iter()
            .map(|(_, pieces)| pieces.len())
            .sum()
    };
    for left in (0..count(&plan)).rev() {
        let Some((list, _)) = plan.set_aside().pop() else {
            panic!("pieces that nobody can reach");
        };
        plan.discard_set_aside(list, 0);
        assert!(count(&plan) == left, "another piece went along");
    }
    let written = exchange::write_compact(&plan);
    assert!(exchange::read(&written).unwrap() == plan, "another plan");
}

/// A stored slot: it is a plan that can be saved over, or it stays.
///
/// Tried as it is, and sealed anew: the seal keeps nearly all damage out, and what is behind it
/// must stand the rest.
pub fn slot(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    slot_holding(&text);
    let content = text.split_once('\n').map_or(&*text, |(_, content)| content);
    slot_holding(&sealed("slot", 2, content));
}

fn slot_holding(text: &str) {
    // The id that the seeds have; with another one the slot is a stray under its key.
    let id: Id<Plan> = Id::numbered(1);
    for slot in [".a", ".b", ""] {
        let storage = Memory::default();
        storage.put(&format!("sectorplan.plan.{id}{slot}"), text);
        let mut shelf = Shelf::new(storage.clone());
        let _ = shelf.list().unwrap();
        let opened = shelf.open(id).unwrap();
        let occasion = Occasion {
            even_if_hardly_anything: true,
            ..Occasion::default()
        };
        let plan = Plan::new(id, Kind::SectorPlan, Language::Nl);
        let saved = shelf.save(&plan, occasion);
        match saved {
            Ok(_) => {
                let kept = Shelf::new(storage.clone()).read(id).unwrap().unwrap();
                assert!(kept.plan == plan, "another plan");
            }
            // It can be listed but not opened, or it is of a later program.
            Err(SaveFault::ChangedElsewhere | SaveFault::Later(_)) => assert!(opened.is_none()),
            Err(fault) => panic!("{fault:?}"),
        }
        assert!(opened.is_some() || storage.holds(text), "overwritten");
    }
    if let Some(plan) = rescue(text) {
        assert!(exchange::read(&exchange::write_compact(&plan)).is_ok());
    }
}

/// A stored snapshot, head and body, as they are and sealed anew.
pub fn snapshot(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let content = text.split_once('\n').map_or(&*text, |(_, content)| content);
    for head in [&*text, &sealed("snapshot-head", 1, content)] {
        if let Ok(head) = SnapshotHead::read(head) {
            assert!(SnapshotHead::read(&head.write()).as_ref() == Ok(&head));
        }
    }
    for body in [&*text, &sealed("snapshot", 1, content)] {
        if let Ok(head) = SnapshotHead::of_body(body) {
            let plan = head.plan(body).unwrap();
            assert!(plan.id == head.head.id, "another plan");
        }
    }
}

/// A file of all plans: what is said to be whole is written as it was read.
pub fn all_plans(bytes: &[u8]) {
    let _ = exchange::is_of_all(&String::from_utf8_lossy(bytes));
    let Ok(collection) = exchange::read_all(bytes) else {
        return;
    };
    let mut plans = Vec::new();
    for entry in &collection.entries {
        match entry {
            Entry::Whole(plan) | Entry::Changed(plan) => plans.push(&**plan),
            Entry::Damaged { raw, .. } => assert!(raw.len() <= bytes.len() * 3),
        }
    }
    let names = collection.names.unwrap_or_default();
    let written = exchange::write_all(plans.iter().copied(), &names);
    let again = exchange::read_all(written.as_bytes()).unwrap();
    assert!(!again.cut_off && again.names.as_ref() == Some(&names));
    let whole: Vec<&Plan> = again
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Whole(plan) => &**plan,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(whole == plans, "other plans");
}

/// Long texts and what is pasted, plain and taken apart.
pub fn texts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = markdown::parse(&text);
    let _ = markdown::plain(&markdown::parse(&text));
    let _ = markdown::parse(&paste::from_text(&text));
    let _ = markdown::parse(&paste::from_html(&parts(&text)));
}

/// Marked-up text taken apart as no browser would: elements that overlap or never end.
fn parts(text: &str) -> Vec<paste::Part> {
    let pieces = text.split_inclusive(['<', '>']);
    let part = |piece: &str| {
        let Some(tag) = piece.strip_suffix('>') else {
            return paste::Part::Text(piece.trim_end_matches('<').to_owned());
        };
        if tag.starts_with('/') {
            return paste::Part::Close;
        }
        let attribute = |name: &'static str| {
            let (_, value) = tag.split_once(name)?;
            let value = value.strip_prefix("=\"")?.split('"').next()?;
            Some((name, value.to_owned()))
        };
        paste::Part::Open {
            name: tag.split(' ').next().unwrap_or_default().to_lowercase(),
            attributes: paste::ATTRIBUTES
                .into_iter()
                .filter_map(attribute)
                .collect(),
        }
    };
    pieces.map(part).collect()
}

/// Numbers, money and days as typed, in both languages.
pub fn typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for language in [Language::Nl, Language::En] {
        let words = Words::new(language);
        // Whatever is wrong with it, there are words for that.
        let errors = [
            words.read_number(&text).err(),
            words.read_quantity(&text).err(),
            words.read_percent(&text).err(),
            words.read_whole(&text).err(),
            words.read_year(&text).err(),
            words.read_money(&text).err(),
            words.read_date(&text).err(),
        ];
        for error in errors.iter().flatten() {
            assert!(!words.read_error(error).is_empty());
        }
        if let Ok(date) = words.read_date(&text) {
            assert!(words.read_date(&words.date(date)) == Ok(date));
        }
        if let Ok(whole) = words.read_whole(&text) {
            assert!(words.read_whole(&words.count(whole.into())) == Ok(whole));
        }
    }
}

fn sealed(what: &str, version: u32, content: &str) -> String {
    let checksum = exchange::checksum(&[what, &version.to_string(), content]);
    format!("sectorplan {what} {version} {checksum}\n{content}")
}
