//! What is kept beside the lists of a plan (remarks, what is private, texts in other languages) and
//! between two targets: one bad key or value of it costs no other.

use std::{
    collections::{BTreeMap, btree_map},
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, value::StrDeserializer},
    ser::{SerializeMap, SerializeSeq},
};
use serde_json::value::RawValue;

use super::{Fault, SetAside, halves, set_aside::read_piece};

/// A map or list that sets aside what cannot be read: kept, shown and written back.
///
/// Something that is not a map or list at all becomes its only piece, so that it does not cost the
/// plan either; nothing (`null`, and the empty list that some programs write for an empty map) is
/// an empty one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sifted<C> {
    read: C,
    set_aside: Vec<SetAside>,
}

/// What may hold pieces that were set aside, at any depth.
pub trait Sieve {
    /// Shows each of them, in a fixed order, with the keys that lead to it.
    fn see(&self, _: &mut dyn FnMut(SetAside)) {}

    /// Throws one of them away: the one that comes after `index` others. Otherwise lowers `index`
    /// by how many it holds.
    fn discard(&mut self, _index: &mut Option<usize>) {}
}

/// A value that is read whole or not at all.
macro_rules! holds_none {
    ($($Type:ty)*) => { $( impl Sieve for $Type {} )* };
}

holds_none! {
    super::Quantity super::Private super::Comment super::Distinct super::Waiver
    BTreeMap<String, String>
}

impl<C> Sifted<C> {
    fn discard_own(&mut self, index: &mut Option<usize>) {
        let Some(at) = *index else { return };
        if at < self.set_aside.len() {
            self.set_aside.remove(at);
            *index = None;
        } else {
            *index = Some(at - self.set_aside.len());
        }
    }
}

impl<K: Serialize, V: Sieve> Sieve for Sifted<BTreeMap<K, V>> {
    fn see(&self, see: &mut dyn FnMut(SetAside)) {
        self.set_aside.iter().cloned().for_each(&mut *see);
        for (key, value) in &self.read {
            value.see(&mut |piece| see(piece.under(&name_of(key))));
        }
    }

    fn discard(&mut self, index: &mut Option<usize>) {
        self.discard_own(index);
        for value in self.read.values_mut() {
            value.discard(index);
        }
    }
}

impl<T: Sieve> Sieve for Sifted<Vec<T>> {
    fn see(&self, see: &mut dyn FnMut(SetAside)) {
        self.set_aside.iter().cloned().for_each(&mut *see);
        self.read.iter().for_each(|one| one.see(see));
    }

    fn discard(&mut self, index: &mut Option<usize>) {
        self.discard_own(index);
        self.read.iter_mut().for_each(|one| one.discard(index));
    }
}

/// How a key is written in the file.
fn name_of(key: &impl Serialize) -> String {
    let text = serde_json::to_string(key).unwrap_or_default();
    text.trim_matches('"').to_owned()
}

impl<C> Deref for Sifted<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.read
    }
}

impl<C> DerefMut for Sifted<C> {
    fn deref_mut(&mut self) -> &mut C {
        &mut self.read
    }
}

impl<C> From<C> for Sifted<C> {
    fn from(read: C) -> Self {
        Self {
            read,
            set_aside: Vec::new(),
        }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Sifted<BTreeMap<K, V>> {
    fn from(entries: [(K, V); N]) -> Self {
        BTreeMap::from(entries).into()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sifted<BTreeMap<K, V>> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        BTreeMap::from_iter(entries).into()
    }
}

impl<'a, K, V> IntoIterator for &'a Sifted<BTreeMap<K, V>> {
    type Item = (&'a K, &'a V);
    type IntoIter = btree_map::Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.read.iter()
    }
}

impl<'a, T> IntoIterator for &'a Sifted<Vec<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.read.iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Sifted<BTreeMap<K, V>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let ([piece], true) = (self.set_aside.as_slice(), self.read.is_empty())
            && piece.key().is_empty()
            && !piece.raw.text().starts_with('{')
        {
            return piece.raw.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.read {
            map.serialize_entry(key, value)?;
        }
        for piece in &self.set_aside {
            map.serialize_entry(piece.key(), &piece.raw)?;
        }
        map.end()
    }
}

impl<T: Serialize> Serialize for Sifted<Vec<T>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for one in &self.read {
            list.serialize_element(one)?;
        }
        for piece in &self.set_aside {
            list.serialize_element(&piece.raw)?;
        }
        list.end()
    }
}

impl<'de, K, V> Deserialize<'de> for Sifted<BTreeMap<K, V>>
where
    K: DeserializeOwned + Ord,
    V: DeserializeOwned,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?;
        let mut sifted = Self {
            read: BTreeMap::new(),
            set_aside: Vec::new(),
        };
        let entries = match halves::fields(raw.get()) {
            Some(entries) => entries,
            None if is_nothing::<Vec<&RawValue>>(raw.get(), Vec::is_empty) => Vec::new(),
            None => vec![(String::new(), raw)],
        };
        for (key, raw) in entries {
            if let Err(fault) = take_in(&mut sifted.read, &key, raw) {
                let piece = SetAside {
                    raw: raw.into(),
                    fault,
                };
                // What has no key was in the place of the map.
                let named = !key.is_empty();
                sifted
                    .set_aside
                    .push(if named { piece.under(&key) } else { piece });
            }
        }
        Ok(sifted)
    }
}

/// Takes an entry into the map, or says why not; of two with the same key the first counts.
fn take_in<K, V>(map: &mut BTreeMap<K, V>, key: &str, raw: &RawValue) -> Result<(), Fault>
where
    K: DeserializeOwned + Ord,
    V: DeserializeOwned,
{
    if key.is_empty() {
        return Err(Fault::NotAnObject);
    }
    let name: StrDeserializer<'_, serde::de::value::Error> = StrDeserializer::new(key);
    let read = K::deserialize(name).map_err(|_| Fault::NotAKey)?;
    let value = read_piece(raw.get())?;
    match map.entry(read) {
        btree_map::Entry::Vacant(free) => {
            free.insert(value);
            Ok(())
        }
        btree_map::Entry::Occupied(_) => Err(Fault::SameId),
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Sifted<Vec<T>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?;
        let pieces = match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            Ok(pieces) => pieces,
            Err(_) if is_nothing::<BTreeMap<&str, &RawValue>>(raw.get(), BTreeMap::is_empty) => {
                Vec::new()
            }
            Err(_) => vec![raw],
        };
        let mut sifted = Self::from(Vec::with_capacity(pieces.len()));
        for raw in pieces {
            match read_piece(raw.get()) {
                Ok(one) => sifted.read.push(one),
                Err(fault) => sifted.set_aside.push(SetAside {
                    raw: raw.into(),
                    fault,
                }),
            }
        }
        Ok(sifted)
    }
}

/// Whether this says that there is nothing.
fn is_nothing<'a, C: Deserialize<'a>>(json: &'a str, is_empty: fn(&C) -> bool) -> bool {
    json == "null" || serde_json::from_str(json).is_ok_and(|read: C| is_empty(&read))
}

#[cfg(not(target_arch = "wasm32"))]
impl<C: schemars::JsonSchema> schemars::JsonSchema for Sifted<C> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        C::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        C::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comment, Id, Language, Quantity, Target, Translations, Waiver};

    /// The pieces that are set aside: where they were, their text, and why.
    fn pieces(of: &impl Sieve) -> Vec<(String, String, Fault)> {
        let mut pieces = Vec::new();
        of.see(&mut |piece| {
            let (at, why) = match piece.fault {
                Fault::Under { at, why } => (at.join("/"), *why),
                why => (String::new(), why),
            };
            pieces.push((at, piece.raw.text().to_owned(), why));
        });
        pieces
    }

    #[track_caller]
    fn check<S>(json: &str, read: usize, expected: &[(&str, &str, Fault)], size: fn(&S) -> usize)
    where
        S: Sieve + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let sifted: S = serde_json::from_str(json).unwrap();
        assert_eq!(size(&sifted), read, "{json}");
        let found = pieces(&sifted);
        let found: Vec<_> = found
            .iter()
            .map(|(at, raw, why)| (at.as_str(), raw.as_str(), why.clone()))
            .collect();
        assert_eq!(found, expected, "{json}");
        let written = serde_json::to_string(&sifted).unwrap();
        assert_eq!(
            serde_json::from_str::<S>(&written).unwrap(),
            sifted,
            "{written}"
        );
    }

    type Overlaps = Sifted<BTreeMap<Id<Target>, Quantity>>;

    #[track_caller]
    fn check_overlaps(json: &str, read: usize, expected: &[(&str, &str, Fault)]) {
        check::<Overlaps>(json, read, expected, |overlaps| overlaps.len());
    }

    const ONE: &str = "00000000-0000-0000-0000-000000000001";
    const TWO: &str = "00000000-0000-0000-0000-00000000000A";

    #[test]
    fn a_bad_key_or_value_costs_that_key() {
        check_overlaps(
            &format!(r#"{{"{ONE}":"5","one":"6","{TWO}":-7.5}}"#),
            1,
            &[
                ("one", "\"6\"", Fault::NotAKey),
                (TWO, "-7.5", Fault::NotAnObject),
            ],
        );
    }

    #[test]
    fn of_two_equal_keys_the_first_counts() {
        let lower = TWO.to_lowercase();
        check_overlaps(
            &format!(r#"{{"{TWO}":"5","{lower}":"6","{TWO}":"7"}}"#),
            1,
            &[
                (&lower, "\"6\"", Fault::SameId),
                (TWO, "\"7\"", Fault::SameId),
            ],
        );
    }

    #[test]
    fn what_is_no_map_is_set_aside_whole_and_nothing_is_empty() {
        for nothing in ["{}", "[]", " [ ] ", "null"] {
            check_overlaps(nothing, 0, &[]);
        }
        for json in ["5", "\"none\"", "[1]", "[{}]"] {
            check_overlaps(json, 0, &[("", json, Fault::NotAnObject)]);
        }
        check_overlaps(r#"{"":{}}"#, 0, &[("", "{}", Fault::NotAnObject)]);
        let mut overlaps: Overlaps = serde_json::from_str("5").unwrap();
        assert_eq!(serde_json::to_string(&overlaps).unwrap(), "5");
        overlaps.insert(Id::numbered(1), 5.into());
        let written = serde_json::to_string(&overlaps).unwrap();
        assert_eq!(
            serde_json::from_str::<Overlaps>(&written).unwrap(),
            overlaps
        );
    }

    #[test]
    fn a_bad_language_costs_no_other_and_a_bad_text_its_own() {
        let json = format!(
            r#"{{"{ONE}":{{"fy":{{}},"en":{{"title":"Work","aim":5}},"nl":{{"title":"\ud83d"}}}},"x":1}}"#
        );
        check::<Translations>(
            &json,
            1,
            &[
                ("x", "1", Fault::NotAKey),
                (&format!("{ONE}/fy"), "{}", Fault::NotAKey),
                (
                    &format!("{ONE}/en"),
                    r#"{"title":"Work","aim":5}"#,
                    Fault::Fields(vec!["aim".into()]),
                ),
            ],
            |translations| translations.len(),
        );
        let read: Translations = serde_json::from_str(&json).unwrap();
        let languages = read.values().next().unwrap();
        assert_eq!(languages[&Language::Nl]["title"], "\u{fffd}");
    }

    #[test]
    fn a_bad_remark_costs_no_other_and_one_alone_is_a_list_of_one() {
        type Comments = Sifted<BTreeMap<Id<Target>, Sifted<Vec<Comment>>>>;
        check::<Comments>(
            &format!(r#"{{"{ONE}":[{{"text":"ok"}},7,{{"text":8}}],"{TWO}":{{"text":"alone"}}}}"#),
            2,
            &[
                (ONE, "7", Fault::NotAnObject),
                (ONE, r#"{"text":8}"#, Fault::Fields(vec!["text".into()])),
            ],
            |comments| comments.values().map(|all| all.len()).sum(),
        );
    }

    #[test]
    fn a_waiver_that_is_none_costs_no_other() {
        let size = |waivers: &Sifted<Vec<Waiver>>| waivers.len();
        check(
            r#"[{"finding":"a"},"b",null,{"finding":1}]"#,
            1,
            &[
                ("", "\"b\"", Fault::NotAnObject),
                ("", "null", Fault::NotAnObject),
                (
                    "",
                    r#"{"finding":1}"#,
                    Fault::Fields(vec!["finding".into()]),
                ),
            ],
            size,
        );
        for nothing in ["[]", "{}", "null"] {
            check(nothing, 0, &[], size);
        }
        check(r#"{"finding":"a"}"#, 1, &[], size);
        check("5", 0, &[("", "5", Fault::NotAnObject)], size);
    }

    #[test]
    fn each_piece_can_be_thrown_away() {
        let json = format!(r#"{{"x":1,"{ONE}":{{"fy":{{}},"de":2}},"y":3}}"#);
        for index in 0..5 {
            let mut read: Translations = serde_json::from_str(&json).unwrap();
            let mut left = pieces(&read);
            read.discard(&mut Some(index));
            if index < left.len() {
                left.remove(index);
            }
            assert_eq!(pieces(&read), left);
        }
    }
}
