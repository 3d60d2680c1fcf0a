//! All plans in one file.

use sectorplan::{
    exchange::{self, Arrival, Entry, NamedVersion, Unreadable, arrival, read_all, write_all},
    plan::{Id, Plan},
};

use super::{PLAN, flipped::flip, plan, tried::tried};

fn plans() -> [Plan; 3] {
    [1, 2, 3].map(|number| Plan {
        id: Id::numbered(number),
        ..plan(&format!("plan {number}"))
    })
}

fn name() -> NamedVersion {
    NamedVersion {
        plan: PLAN,
        made: 7,
        name: "as handed in".into(),
    }
}

fn file() -> String {
    write_all(&plans(), &[name()])
}

/// The plans that were found intact.
fn whole(bytes: &[u8]) -> Vec<Plan> {
    let collection = read_all(bytes).unwrap_or_default();
    let whole = collection
        .entries
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Whole(plan) => Some(*plan),
            _ => None,
        });
    whole.collect()
}

#[test]
fn what_was_written_is_read_names_included() {
    let collection = read_all(file().as_bytes()).unwrap();
    assert_eq!(whole(file().as_bytes()), plans());
    assert_eq!(
        (collection.names, collection.cut_off),
        (Some(vec![name()]), false)
    );
    assert!(exchange::is_of_all(&file()));
    assert!(!exchange::is_of_all(&exchange::write(&plan("one"))));
    // It is JSON, so that other programs can read it.
    assert!(serde_json::from_str::<serde_json::Value>(&file()).is_ok());
    assert_eq!(whole(write_all(&[], &[]).as_bytes()), []);
}

#[test]
fn pieces_of_several_lines_stay_to_the_letter() {
    let piece = "{\r\n\t\"later\" :\n[1,\n2\n]}";
    let file =
        format!(r#"{{"format":{{"name":"sectorplan","major":1}},"id":"{PLAN}","later":{piece}}}"#);
    let strange = exchange::read(&file).unwrap();
    let both = [strange, plan("plain")];
    assert_eq!(whole(write_all(&both, &[]).as_bytes()), both);
    let large = include_str!("../data/everything.json");
    let large = [exchange::read(large).unwrap(), plan("plain")];
    assert_eq!(whole(write_all(&large, &[]).as_bytes()), large);
}

#[test]
fn a_file_that_was_cut_off_gives_the_plans_before() {
    let (file, plans) = (file(), plans());
    for end in 0..file.len() {
        let found = whole(&file.as_bytes()[..end]);
        assert_eq!(found, plans[..found.len()]);
    }
    let without_last = &file[..file.find("plan 3").unwrap()];
    let collection = read_all(without_last.as_bytes()).unwrap();
    assert!(collection.cut_off);
    let [
        Entry::Whole(_),
        Entry::Whole(_),
        Entry::Damaged { line, why, .. },
    ] = &collection.entries[..]
    else {
        panic!("{collection:?}");
    };
    assert_eq!(*line, 6);
    assert!(matches!(why, Unreadable::Truncated { line: 6, .. }));
    tried("files of all plans cut off", file.len());
}

#[test]
fn no_bit_of_a_file_of_all_plans_flips_unseen() {
    let (file, plans) = (file(), plans());
    for bit in 0..file.len() * 8 {
        let flipped = flip(&file, bit);
        let found = whole(flipped.as_bytes());
        let names = read_all(flipped.as_bytes())
            .ok()
            .and_then(|file| file.names);
        assert!(names.is_none_or(|names| names == [name()]), "bit {bit}");
        // Each plan reported as intact is. A flipped bit costs one plan at most, and a lost one is
        // named; a bit in the first line costs the file.
        assert!(found.iter().all(|plan| plans.contains(plan)), "bit {bit}");
        let first_line = file.find('\n').unwrap();
        let entries = read_all(flipped.as_bytes()).unwrap_or_default().entries;
        let (left, listed) = if bit / 8 <= first_line {
            (0, 0)
        } else {
            (2, 3)
        };
        assert!(entries.len() >= listed, "bit {bit}");
        assert!(found.len() >= left, "bit {bit}");
    }
    tried(
        "bits flipped, every one of a file of all plans",
        file.len() * 8,
    );
}

#[test]
fn a_plan_somebody_changed_by_hand_is_read_and_said_to_be_changed() {
    let changed = file().replacen("plan 2", "plan B", 1);
    let entries = read_all(changed.as_bytes()).unwrap().entries;
    let [Entry::Whole(_), Entry::Changed(plan), Entry::Whole(_)] = &entries[..] else {
        panic!("{entries:?}");
    };
    assert_eq!(plan.title, "plan B");
}

#[test]
fn a_later_kind_of_file_is_refused() {
    let later = file().replacen("\"major\":1", "\"major\":2", 1);
    let refused = read_all(later.as_bytes());
    assert_eq!(refused, Err(Unreadable::NewerMajor { major: 2, ours: 1 }));
    assert_eq!(read_all(b"{}"), Err(Unreadable::NotAPlan));
}

#[test]
fn a_plan_that_arrives_is_new_the_same_or_kept_beside() {
    let here = plan("here");
    assert_eq!(arrival(None, &here), Arrival::New);
    assert_eq!(arrival(Some(&here), &exchange::stamp(&here)), Arrival::Same);
    assert_eq!(arrival(Some(&here), &plan("there")), Arrival::Differs);
}
