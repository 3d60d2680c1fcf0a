//! Earlier versions: what is stored of them, and which stay.

use sectorplan::{
    keep::{
        Damage, FewSnapshots, Head, Packed, Snapshot, SnapshotHead, StorageFault, due, room, thin,
    },
    plan::{Id, Plan},
};

use super::{
    PLAN,
    chance::Chance,
    flipped::flip,
    plan,
    storage::Memory,
    tried::{times, tried},
};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// A moment on the hour, far from the start of time.
const NOON: u64 = 20_000 * DAY + 12 * HOUR;

fn snapshot(plan: &Plan, others: &[SnapshotHead], now: u64, name: Option<&str>) -> Snapshot {
    let packed = Packed::of(plan);
    let head = Head::of(plan, 100, None);
    Snapshot::new(head, &packed, others, now, name.map(str::to_owned))
}

/// A plan's snapshots, made at these moments one after the other.
fn heads(moments: impl IntoIterator<Item = u64>) -> Vec<SnapshotHead> {
    let any = snapshot(&plan("any"), &[], 0, None).head;
    (1..)
        .zip(moments)
        .map(|(number, made)| SnapshotHead {
            number,
            made,
            ..any.clone()
        })
        .collect()
}

fn numbers(heads: &[SnapshotHead], go: &[String]) -> Vec<u64> {
    let gone = heads.iter().filter(|head| go.contains(&head.key()));
    gone.map(|head| head.number).collect()
}

#[test]
fn a_snapshot_opens_as_the_plan_it_was_made_of() {
    let made = snapshot(&plan("then"), &[], 7, Some("to the board"));
    let head = SnapshotHead::read(&made.head.write()).unwrap();
    assert_eq!(head, made.head);
    assert_eq!(head.plan(&made.body), Ok(plan("then")));
    let next = snapshot(&plan("later"), std::slice::from_ref(&head), 8, None);
    assert_eq!((next.head.number, next.head.key() > head.key()), (2, true));
    assert_eq!(head.plan(&next.body), Err(Damage::Broken));
}

#[test]
fn a_body_gives_its_head_again() {
    let made = snapshot(&plan("then"), &[], 7, None);
    let mut head = SnapshotHead::of_body(&made.body).unwrap();
    head.head.size.bytes = made.head.head.size.bytes;
    assert_eq!(head, made.head);
}

#[test]
fn no_bit_of_a_snapshot_flips_unseen() {
    let made = snapshot(&plan("then"), &[], 7, Some("to the board"));
    let head = made.head.write();
    for bit in 0..head.len() * 8 {
        assert_eq!(SnapshotHead::read(&flip(&head, bit)), Err(Damage::Broken));
    }
    for bit in 0..made.body.len() * 8 {
        let flipped = flip(&made.body, bit);
        assert_eq!(made.head.plan(&flipped), Err(Damage::Broken));
        assert_eq!(SnapshotHead::of_body(&flipped), Err(Damage::Broken));
    }
    tried(
        "bits flipped, every one of a snapshot",
        (head.len() + made.body.len()) * 8,
    );
}

#[test]
fn one_is_due_some_minutes_after_the_last_if_anything_changed() {
    let heads = heads([NOON]);
    let same = heads[0].content.as_str();
    assert!(due(&[], "first", NOON));
    assert!(!due(&heads, "changed", NOON + 4 * MINUTE));
    assert!(due(&heads, "changed", NOON + 5 * MINUTE));
    assert!(!due(&heads, same, NOON + DAY));
    // The clock went back before the last one: work does not go a day without a version.
    assert!(due(&heads, "changed", NOON - DAY));
}

#[test]
fn minutes_then_hours_then_days_then_months_stay() {
    // One each minute for an hour, three days ago; the newest ten of today are always kept.
    let old = (0..60).map(|minute| NOON - 3 * DAY + minute * MINUTE);
    let yesterday = (0..60).map(|minute| NOON - DAY + minute * MINUTE);
    let today = (0..60).map(|minute| NOON - HOUR + minute * MINUTE);
    let heads = heads(old.chain(yesterday).chain(today));
    let go = numbers(&heads, &thin(&heads, NOON));
    let stay: Vec<u64> = (1..=180).filter(|number| !go.contains(number)).collect();
    // The last of the day; the last of the hour; for today every five minutes, and the last ten.
    let every_five = (125..=170).step_by(5);
    let expected: Vec<u64> = [60, 120]
        .into_iter()
        .chain(every_five)
        .chain(171..=180)
        .collect();
    assert_eq!(stay, expected);
}

#[test]
fn named_ones_and_the_last_stay() {
    let mut heads = heads((0..400).map(|minute| NOON + minute * MINUTE));
    heads[3].name = Some("as handed in".into());
    let far = NOON + 5_000 * DAY;
    let go = numbers(&heads, &thin(&heads, far));
    assert!(!go.contains(&4));
    assert!((391..=400).all(|number| !go.contains(&number)));
    let made_room = room(&heads, usize::MAX);
    let go = numbers(&heads, &made_room.go);
    assert_eq!(
        (go.contains(&4), go.contains(&400), go.len()),
        (false, false, 398)
    );
    assert!(!made_room.enough);
}

#[test]
fn the_oldest_make_room_of_all_plans_but_not_the_last_of_one() {
    let other = Id::numbered(5);
    let mut all = heads([NOON, NOON + DAY, NOON + 2 * DAY]);
    let mut of_other = heads([NOON - DAY]);
    of_other[0].head.id = other;
    all.extend(of_other);
    let characters = all[0].characters;
    let made = room(&all, characters + 1);
    assert_eq!(
        (numbers(&all[..3], &made.go), made.enough),
        (vec![1, 2], true)
    );
    assert_eq!(room(&all, 0).go, Vec::<String>::new());
}

/// Weeks of work with a clock that jumps: gradual thinning loses no named version and none of the
/// last ten, removes nothing more when repeated at once, and keeps the count within bounds.
#[test]
fn thinning_stands_a_clock_that_jumps() {
    let mut chance = Chance::new(5);
    let rounds = 2_000 * times();
    let any = heads([0]).remove(0);
    let mut stored: Vec<SnapshotHead> = Vec::new();
    let mut now = NOON;
    for number in 1..=rounds as u64 {
        now = match chance.below(200) {
            0 => now.saturating_sub(400 * DAY),
            1 => now + 400 * DAY,
            _ => now + chance.below(20 * 60_000) as u64,
        };
        stored.push(SnapshotHead {
            number,
            made: now,
            name: chance.one_in(500).then(|| "named".to_owned()),
            ..any.clone()
        });
        let go = thin(&stored, now);
        let gone = numbers(&stored, &go);
        let unnamed = stored.iter().rev().filter(|head| head.name.is_none());
        assert!(unnamed.take(10).all(|head| !gone.contains(&head.number)));
        stored.retain(|head| !go.contains(&head.key()));
        assert_eq!(thin(&stored, now), Vec::<String>::new());
        let unnamed = stored.iter().filter(|head| head.name.is_none()).count();
        assert!(unnamed <= 210, "{unnamed}");
    }
    tried("snapshots thinned with a clock that jumps", rounds);
}

#[test]
fn a_few_stand_beside_the_plans_where_there_is_no_other_storage() {
    let storage = Memory::default();
    let mut few = FewSnapshots(storage.clone());
    for number in 1..=5_u64 {
        let others = few.heads(PLAN).unwrap();
        let made = snapshot(&plan(&number.to_string()), &others, number, None);
        few.add(&made).unwrap();
    }
    let heads = few.heads(PLAN).unwrap();
    let titles: Vec<&str> = heads.iter().map(|head| head.head.title.as_str()).collect();
    assert_eq!(titles, ["3", "4", "5"]);
    let for_board = snapshot(&plan("6"), &heads, 6, Some("for the board"));
    few.add(&for_board).unwrap();
    for number in 7..=10_u64 {
        let others = few.heads(PLAN).unwrap();
        let made = snapshot(&plan(&number.to_string()), &others, number, None);
        few.add(&made).unwrap();
    }
    let heads = few.heads(PLAN).unwrap();
    let names: Vec<_> = heads.iter().map(|head| head.name.as_deref()).collect();
    assert_eq!(names, [Some("for the board"), None, None, None]);
    let heads = &heads[1..];
    let body = few.body(&heads[0]).unwrap().unwrap();
    assert_eq!(heads[0].plan(&body), Ok(plan("8")));
    few.remove(&heads[0]).unwrap();
    assert_eq!(few.body(&heads[0]), Ok(None));
    storage.block();
    assert_eq!(few.heads(PLAN), Err(StorageFault::Blocked));
}
