//! Lists of a plan: in order, shared between versions of the plan, and never lost to one bad item.

use std::{fmt, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, ser::SerializeSeq,
};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::{Fault, Id, OrderKey, SetAside, index::Index, set_aside::read_piece};

/// What a list of the plan is made of.
pub trait Item: Sized + Clone {
    /// Which item it is.
    fn id(&self) -> Id<Self>;
    /// Gives a copy an id of its own.
    fn set_id(&mut self, id: Id<Self>);
    /// Its place in the list.
    fn order(&self) -> &OrderKey;
    /// Moves it; only [`Items`] does, because the list must stay in order.
    fn set_order(&mut self, order: OrderKey);
}

/// Where an item goes in its list.
#[derive(Debug)]
pub enum Place<T> {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Just before this one.
    Before(Id<T>),
    /// Just after this one.
    After(Id<T>),
}

/// The items of one kind, in order, each shared with earlier versions of the plan.
///
/// Ids are unique, and the order is by [`OrderKey`], then id.
pub struct Items<T> {
    list: Arc<Vec<Arc<T>>>,
    index: Index,
    set_aside: Arc<Vec<SetAside>>,
}

impl<T> Items<T> {
    /// All items, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.list.iter().map(Arc::as_ref)
    }

    /// All items, in order, as they are shared: an unchanged item is the same pointer.
    #[must_use]
    pub fn shared(&self) -> &[Arc<T>] {
        &self.list
    }

    /// How many items could be read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether no item could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What of the file could not be read.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Throws away one piece that was set aside; does nothing if there is none.
    pub fn discard_set_aside(&mut self, index: usize) {
        if index < self.set_aside.len() {
            Arc::make_mut(&mut self.set_aside).remove(index);
        }
    }

    /// Whether both are one list in memory, without looking at its items.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.list, &other.list) && Arc::ptr_eq(&self.set_aside, &other.set_aside)
    }
}

impl<T: Item> Items<T> {
    /// The item with this id.
    #[must_use]
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.get_shared(id).map(Arc::as_ref)
    }

    /// The item with this id, shared.
    #[must_use]
    pub fn get_shared(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.list.get(self.place(id)?)
    }

    /// How many items are before the one with this id.
    #[must_use]
    pub fn place(&self, id: Id<T>) -> Option<usize> {
        self.index.place(&self.list, id)
    }

    /// The same, looked for first where the last one was: what belongs together mostly is side by side.
    #[must_use]
    pub(crate) fn place_near(&self, near: usize, id: Id<T>) -> Option<usize> {
        let here = |at: &usize| self.list.get(*at).is_some_and(|item| item.id() == id);
        let found = [near, near.saturating_add(1)].into_iter().find(here);
        found.or_else(|| self.place(id))
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// All items by id, for whoever looks up many.
    #[must_use]
    pub fn by_id(&self) -> FxHashMap<Id<T>, &T> {
        self.iter().map(|item| (item.id(), item)).collect()
    }

    /// Changes the item with this id; false if there is none. Its id and place stay.
    pub fn update(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> bool {
        let Some(at) = self.place(id) else {
            return false;
        };
        let Some(item) = self.items_in_place_mut().get_mut(at) else {
            return false;
        };
        let order = item.order().clone();
        let item = Arc::make_mut(item);
        change(item);
        item.set_id(id);
        item.set_order(order);
        true
    }

    /// Changes many items in one pass: each for which `change` gives another. Their ids and places
    /// stay; if nothing changes, the list stays the same one in memory.
    pub fn update_each(&mut self, mut change: impl FnMut(&T) -> Option<T>) {
        let changed: Vec<(usize, T)> = self
            .iter()
            .enumerate()
            .filter_map(|(at, item)| Some((at, change(item)?)))
            .collect();
        if changed.is_empty() {
            return;
        }
        let items = self.items_in_place_mut();
        for (at, mut item) in changed {
            if let Some(held) = items.get_mut(at) {
                item.set_id(held.id());
                item.set_order(held.order().clone());
                *held = Arc::new(item);
            }
        }
    }

    /// Puts these items, in this order, in the places that they now have together; all others stay
    /// where they are.
    pub fn arrange(&mut self, ids: &[Id<T>]) {
        let by_id: FxHashMap<Id<T>, &Arc<T>> =
            self.list.iter().map(|item| (item.id(), item)).collect();
        let mut wanted = FxHashSet::default();
        let named = ids.iter().filter(|id| wanted.insert(**id));
        let named: Vec<&Arc<T>> = named.filter_map(|id| by_id.get(id).copied()).collect();
        let mut next = named.into_iter();
        let moved: Vec<Arc<T>> = self
            .list
            .iter()
            .map(|held| {
                let free = wanted.contains(&held.id());
                let item = free.then(|| next.next()).flatten().unwrap_or(held);
                if item.order() == held.order() {
                    return Arc::clone(item);
                }
                let mut item = T::clone(item);
                item.set_order(held.order().clone());
                Arc::new(item)
            })
            .collect();
        // Items with the same key are ordered by id, so they need keys of their own to move.
        let in_order = moved
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if (a.order(), a.id()) < (b.order(), b.id())));
        let keys = (!in_order).then(|| OrderKey::spread(moved.len()));
        self.list = Arc::new(moved);
        self.index = Index::default();
        if let Some(keys) = keys {
            for (item, key) in self.items_mut().iter_mut().zip(keys) {
                Arc::make_mut(item).set_order(key);
            }
        }
    }

    /// Adds an item at a place; if its id is nil or taken, changes nothing and gives false.
    pub fn insert(&mut self, mut item: T, place: Place<T>) -> bool {
        if item.id().is_nil() || self.position(item.id()).is_some() {
            return false;
        }
        let at = self.index_of(&place);
        item.set_order(self.key_at(at));
        self.items_mut().insert(at, Arc::new(item));
        true
    }

    /// Takes the item with this id out.
    pub fn remove(&mut self, id: Id<T>) -> Option<Arc<T>> {
        let at = self.position(id)?;
        Some(self.items_mut().remove(at))
    }

    /// Keeps only the items for which `keep` is true.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        if !self.iter().all(&keep) {
            self.items_mut().retain(|item| keep(item));
        }
    }

    /// Moves an item to another place; false if there is no such item.
    pub fn move_to(&mut self, id: Id<T>, place: Place<T>) -> bool {
        if matches!(&place, Place::Before(other) | Place::After(other) if *other == id) {
            return self.position(id).is_some();
        }
        let Some(item) = self.remove(id) else {
            return false;
        };
        self.insert(Arc::unwrap_or_clone(item), place)
    }

    /// The items to be changed: where they were is no longer known.
    fn items_mut(&mut self) -> &mut Vec<Arc<T>> {
        self.index = Index::default();
        Arc::make_mut(&mut self.list)
    }

    /// The items to be changed where they are.
    fn items_in_place_mut(&mut self) -> &mut Vec<Arc<T>> {
        self.index = self.index.of_changed_items();
        Arc::make_mut(&mut self.list)
    }

    /// Where the item with this id is, for who changes the list.
    fn position(&self, id: Id<T>) -> Option<usize> {
        self.list.iter().position(|item| item.id() == id)
    }

    /// The index at which an item for this place is inserted; the end if the neighbour is gone.
    fn index_of(&self, place: &Place<T>) -> usize {
        let end = self.list.len();
        match *place {
            Place::First => 0,
            Place::Last => end,
            Place::Before(id) => self.position(id).unwrap_or(end),
            Place::After(id) => self.position(id).map_or(end, |at| at + 1),
        }
    }

    /// A key for an item inserted at `at`; renumbers the list when there is no room.
    fn key_at(&mut self, at: usize) -> OrderKey {
        let key_of = |items: &[Arc<T>], at: usize| items.get(at).map(|item| item.order().clone());
        let neighbours = |items: &[Arc<T>]| {
            let before = at.checked_sub(1).and_then(|before| key_of(items, before));
            OrderKey::between(before.as_ref(), key_of(items, at).as_ref())
        };
        if let Some(key) = neighbours(&self.list) {
            return key;
        }
        let count = self.list.len();
        let keys = OrderKey::spread(count);
        for (item, key) in self.items_mut().iter_mut().zip(keys) {
            Arc::make_mut(item).set_order(key);
        }
        neighbours(&self.list).unwrap_or_default()
    }
}

impl<T: Item> FromIterator<T> for Items<T> {
    /// A list in the order of the iterator; items with a nil or taken id are left out.
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut seen = FxHashSet::default();
        let items: Vec<T> = items
            .into_iter()
            .filter(|item| !item.id().is_nil() && seen.insert(item.id().uuid()))
            .collect();
        let count = items.len();
        let items = items
            .into_iter()
            .zip(OrderKey::spread(count))
            .map(|(mut item, key)| {
                item.set_order(key);
                Arc::new(item)
            });
        Self {
            list: Arc::new(items.collect()),
            index: Index::default(),
            set_aside: Arc::default(),
        }
    }
}

impl<T> Clone for Items<T> {
    fn clone(&self) -> Self {
        Self {
            list: Arc::clone(&self.list),
            index: self.index.clone(),
            set_aside: Arc::clone(&self.set_aside),
        }
    }
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self {
            list: Arc::default(),
            index: Index::default(),
            set_aside: Arc::default(),
        }
    }
}

impl<T: PartialEq> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(a, b) || a == b;
        self.is_same(other)
            || self.list.len() == other.list.len()
                && self.list.iter().zip(other.list.iter()).all(same)
                && self.set_aside == other.set_aside
    }
}

impl<T: fmt::Debug> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.list.iter())
            .entries(self.set_aside.iter())
            .finish()
    }
}

impl<T: Serialize> Serialize for Items<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.list.len() + self.set_aside.len()))?;
        for item in self.list.iter() {
            list.serialize_element(item.as_ref())?;
        }
        for piece in self.set_aside.iter() {
            list.serialize_element(&piece.raw)?;
        }
        list.end()
    }
}

impl<'de, T: Item + DeserializeOwned> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?;
        let mut items: Vec<Arc<T>> = Vec::new();
        let set_aside = sift(raw, &mut |json, seen| {
            let item: T = read_item(json)?;
            if !seen.insert(item.id().uuid()) {
                return Err(Fault::SameId);
            }
            items.push(Arc::new(item));
            Ok(())
        });
        Ok(Self {
            list: Arc::new(in_order(items)),
            index: Index::default(),
            set_aside: Arc::new(set_aside),
        })
    }
}

/// Takes a piece of a list, unless its id was seen before, or says what is wrong with it.
type Take<'a> = &'a mut dyn FnMut(&str, &mut FxHashSet<Uuid>) -> Result<(), Fault>;

/// Has each piece of a list taken; gives those that are not, and why not.
fn sift(list: &RawValue, take: Take<'_>) -> Vec<SetAside> {
    let pieces: Vec<&RawValue> = match list.get() {
        "null" => Vec::new(),
        // Something that is not a list becomes its only piece.
        json => serde_json::from_str(json).unwrap_or_else(|_| vec![list]),
    };
    let mut seen = FxHashSet::default();
    let mut set_aside = Vec::new();
    for raw in pieces {
        if let Err(fault) = take(raw.get(), &mut seen) {
            set_aside.push(SetAside {
                raw: raw.into(),
                fault,
            });
        }
    }
    set_aside
}

/// The items by order, then id.
///
/// Sorts places rather than items: one sort for all nouns, and none if the list is in order
/// already, as this program writes it.
fn in_order<T: Item>(items: Vec<Arc<T>>) -> Vec<Arc<T>> {
    if items.is_sorted_by(|a, b| (a.order(), a.id()) <= (b.order(), b.id())) {
        return items;
    }
    let keys = items
        .iter()
        .map(|item| (item.order().clone(), item.id().uuid()));
    let places = sorted(keys.collect());
    let mut taken: Vec<Option<Arc<T>>> = items.into_iter().map(Some).collect();
    places
        .into_iter()
        .filter_map(|place| taken.get_mut(place)?.take())
        .collect()
}

/// The places of the keys, the smallest key first.
fn sorted(keys: Vec<(OrderKey, Uuid)>) -> Vec<usize> {
    let mut placed: Vec<_> = keys.into_iter().zip(0..).collect();
    placed.sort();
    placed.into_iter().map(|(_, place)| place).collect()
}

fn read_item<T: Item + DeserializeOwned>(json: &str) -> Result<T, Fault> {
    let item: T = read_piece(json)?;
    if item.id().is_nil() {
        return Err(Fault::NoId);
    }
    Ok(item)
}

#[cfg(not(target_arch = "wasm32"))]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Items<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Theme;

    fn theme(number: u128) -> Theme {
        Theme {
            id: Id::numbered(number),
            ..Theme::default()
        }
    }

    #[track_caller]
    fn check(items: &Items<Theme>, numbers: &[u128]) {
        let found: Vec<u128> = items.iter().map(|item| item.id.uuid().as_u128()).collect();
        assert_eq!(found, numbers);
        assert!(items.iter().is_sorted_by_key(|item| (&item.order, item.id)));
    }

    #[test]
    fn items_go_where_they_are_put() {
        let mut items: Items<Theme> = [theme(1), theme(2), theme(3)].into_iter().collect();
        assert!(items.insert(theme(4), Place::First));
        assert!(items.insert(theme(5), Place::After(Id::numbered(1))));
        assert!(items.insert(theme(6), Place::Before(Id::numbered(3))));
        check(&items, &[4, 1, 5, 2, 6, 3]);
        assert!(items.move_to(Id::numbered(3), Place::First));
        check(&items, &[3, 4, 1, 5, 2, 6]);
    }

    #[test]
    fn an_id_stands_in_a_list_once() {
        let mut items: Items<Theme> = [theme(1), theme(1)].into_iter().collect();
        assert!(!items.insert(theme(1), Place::Last));
        assert!(!items.insert(Theme::default(), Place::Last));
        check(&items, &[1]);
    }

    #[test]
    fn equal_places_are_renumbered_when_something_must_go_between() {
        let json = r#"[{"id":"00000000-0000-0000-0000-000000000001","order":"i"},
            {"id":"00000000-0000-0000-0000-000000000002","order":"i"}]"#;
        let mut items: Items<Theme> = serde_json::from_str(json).unwrap();
        assert!(items.insert(theme(3), Place::After(Id::numbered(1))));
        check(&items, &[1, 3, 2]);
    }

    #[test]
    fn a_bad_item_is_set_aside_and_written_back_to_the_letter() {
        let json = r#"[7,{"title":"no id"},{"id":"00000000-0000-0000-0000-000000000001","title":"first"},{"id":"00000000-0000-0000-0000-000000000001"},{"id":"00000000-0000-0000-0000-000000000002","title":5,"order":"i","weight":1e999}]"#;
        let items: Items<Theme> = serde_json::from_str(json).unwrap();
        check(&items, &[1]);
        let faults: Vec<&Fault> = items.set_aside().iter().map(|piece| &piece.fault).collect();
        assert_eq!(
            faults,
            [
                &Fault::NotAnObject,
                &Fault::NoId,
                &Fault::SameId,
                &Fault::Fields(vec!["title".into()])
            ]
        );
        let written = serde_json::to_string(&items).unwrap();
        assert!(written.contains(r#""title":5,"order":"i","weight":1e999}"#));
        assert_eq!(
            serde_json::from_str::<Items<Theme>>(&written).unwrap(),
            items
        );
    }

    fn ids(numbers: &[u128]) -> Vec<Id<Theme>> {
        numbers.iter().copied().map(Id::numbered).collect()
    }

    #[test]
    fn items_change_places_among_themselves() {
        let mut items: Items<Theme> = (1..=5).map(theme).collect();
        items.arrange(&ids(&[4, 9, 1, 4, 3]));
        check(&items, &[4, 2, 1, 3, 5]);
        items.arrange(&[]);
        check(&items, &[4, 2, 1, 3, 5]);
    }

    #[test]
    fn items_of_one_place_can_change_places() {
        let json = r#"[{"id":"00000000-0000-0000-0000-000000000001","order":"i"},
            {"id":"00000000-0000-0000-0000-000000000002","order":"i"}]"#;
        let mut items: Items<Theme> = serde_json::from_str(json).unwrap();
        items.arrange(&ids(&[2, 1]));
        check(&items, &[2, 1]);
    }

    #[test]
    fn many_items_change_in_one_pass_and_keep_their_places() {
        let mut items: Items<Theme> = (1..=3).map(theme).collect();
        let before = items.clone();
        items.update_each(|_| None);
        assert!(items.is_same(&before));
        items.update_each(|item| {
            let odd = item.id != Id::numbered(2);
            odd.then(|| Theme {
                title: "new".into(),
                ..Theme::default()
            })
        });
        check(&items, &[1, 2, 3]);
        let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["new", "", "new"]);
    }

    #[test]
    fn an_unchanged_item_is_shared_with_the_plan_before() {
        let before: Items<Theme> = [theme(1), theme(2)].into_iter().collect();
        let mut after = before.clone();
        assert!(after.update(Id::numbered(2), |theme| theme.title = "new".into()));
        let same = |id| {
            let both = (
                before.get_shared(id).unwrap(),
                after.get_shared(id).unwrap(),
            );
            Arc::ptr_eq(both.0, both.1)
        };
        assert!(same(Id::numbered(1)));
        assert!(!same(Id::numbered(2)));
    }
}
