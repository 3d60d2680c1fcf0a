//! Three versions of a plan made into one.

use super::with_lists_of;
use crate::plan::{Fields, Plan};

/// Takes over in `mine` what `theirs` says of the plan itself since `base`; the lists stay. Gives
/// the names of the fields that both changed differently; these stay as they are.
pub fn merge_own_fields(mine: &mut Plan, base: &Plan, theirs: &Plan) -> Vec<&'static str> {
    let (base, theirs) = (with_lists_of(mine, base), with_lists_of(mine, theirs));
    mine.merge(&base, &theirs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::{
        Id, Items, Listed, Place, Raw, TargetUnit, Theme, UNKNOWN, for_every_list, sample::sample,
    };

    const EVERYTHING: &str = include_str!("../../tests/data/everything.json");

    fn everything() -> Plan {
        serde_json::from_str(EVERYTHING).unwrap()
    }

    /// Three versions of an item, two of which are the same.
    fn check_same<T: Listed + std::fmt::Debug>(one: &T, other: &T) {
        let merged = |mut mine: T, base: &T, theirs: &T| {
            let conflicts = mine.merge(base, theirs);
            (mine, conflicts)
        };
        let other = other.clone();
        assert_eq!(merged(one.clone(), one, &other), (other.clone(), vec![]));
        assert_eq!(merged(other.clone(), one, one), (other.clone(), vec![]));
        assert_eq!(merged(other.clone(), one, &other), (other.clone(), vec![]));
        let (kept, conflicts) = merged(one.clone(), &T::default(), &other);
        // If both differ from a base that has neither, a conflict keeps mine.
        let left = kept.differing(one);
        assert!(left.iter().all(|field| !conflicts.contains(field)));
        for field in one.differing(&other) {
            let theirs_alone = !one.differing(&T::default()).contains(&field);
            let mine_alone = !other.differing(&T::default()).contains(&field);
            assert_eq!(
                conflicts.contains(&field),
                !theirs_alone && !mine_alone,
                "{field}"
            );
        }
    }

    fn check_all<T: Listed + std::fmt::Debug>(one: &Items<T>, other: &Items<T>) {
        for (mine, theirs) in one.iter().zip(one.iter().skip(1).chain(other.iter())) {
            check_same(mine, theirs);
            check_same(mine, &T::default());
        }
    }

    #[test]
    fn items_of_every_list_merge() {
        let (full, sample) = (everything(), sample(3));
        macro_rules! lists {
            ($($list:ident $Type:ident $about:tt),*) => { $( check_all(&full.$list, &sample.$list); )* };
        }
        for_every_list!(lists);
    }

    #[test]
    fn unknown_fields_merge_one_by_one() {
        let with = |fields: &[(&str, u32)]| Theme {
            unknown: fields
                .iter()
                .map(|(name, value)| ((*name).into(), Raw::of(value.to_string()).unwrap()))
                .collect(),
            ..Theme::default()
        };
        let base = with(&[("gone", 1), ("stays", 2), ("both", 3)]);
        let mut mine = with(&[("gone", 1), ("stays", 2), ("both", 4), ("mine", 5)]);
        let theirs = with(&[("stays", 2), ("both", 6), ("theirs", 7)]);
        assert_eq!(mine.merge(&base, &theirs), [UNKNOWN]);
        assert_eq!(
            mine,
            with(&[("stays", 2), ("both", 4), ("mine", 5), ("theirs", 7)])
        );
    }

    #[test]
    fn what_the_plan_says_of_itself_merges_and_its_lists_stay() {
        let base = everything();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        mine.title = "Mine".into();
        mine.sector = "Mine".into();
        theirs.sector = "Theirs".into();
        theirs.poster.contacts = !theirs.poster.contacts;
        theirs.themes.insert(
            Theme {
                id: Id::numbered(77),
                ..Theme::default()
            },
            Place::First,
        );
        assert_eq!(merge_own_fields(&mut mine, &base, &theirs), ["sector"]);
        assert_eq!((&*mine.title, &*mine.sector), ("Mine", "Mine"));
        assert_eq!(mine.poster, theirs.poster);
        assert_eq!(mine.themes, base.themes);
    }

    proptest! {
        #[test]
        fn what_only_one_side_changed_is_kept_and_what_both_did_is_a_conflict(
            mine in "[ab]?", theirs in "[ab]?", unit in "[ab]?", at_least: bool,
        ) {
            let base = everything().targets.iter().next().unwrap().clone();
            let (mut one, mut other) = (base.clone(), base.clone());
            one.qualifier.push_str(&mine);
            one.unit = Some(TargetUnit::Own(unit.clone()));
            other.qualifier.push_str(&theirs);
            other.at_least = at_least;
            let expected = one.clone();
            let conflict = !mine.is_empty() && !theirs.is_empty() && mine != theirs;
            let conflicts = one.merge(&base, &other);
            prop_assert_eq!(conflicts, if conflict { vec!["qualifier"] } else { vec![] });
            let kept = if mine.is_empty() { other.qualifier } else { expected.qualifier };
            prop_assert_eq!(&one.qualifier, &kept);
            prop_assert_eq!((&one.unit, one.at_least), (&expected.unit, at_least));
        }
    }
}
