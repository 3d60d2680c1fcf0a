//! Ids: which item is meant, and of which noun.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of one `Noun`, so that a theme's id cannot be taken for a measure's.
///
/// The default is nil: no item has it, so a reference that holds it dangles.
pub struct Id<Noun>(Uuid, PhantomData<fn() -> Noun>);

impl<Noun> Id<Noun> {
    /// The id with this value.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The id with this number, for examples and tests.
    #[must_use]
    pub const fn numbered(number: u128) -> Self {
        Self::new(Uuid::from_u128(number))
    }

    /// The bare value, as side maps have it.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// Whether it names nothing.
    #[must_use]
    pub fn is_nil(self) -> bool {
        self.0.is_nil()
    }
}

impl<Noun> Clone for Id<Noun> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Noun> Copy for Id<Noun> {}

impl<Noun> Default for Id<Noun> {
    fn default() -> Self {
        Self::new(Uuid::nil())
    }
}

// Comparing as numbers is many times faster than byte by byte, and lists are searched by id.
impl<Noun> PartialEq for Id<Noun> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        let number = |id: &Self| u128::from_ne_bytes(*id.0.as_bytes());
        number(self) == number(other)
    }
}

impl<Noun> Eq for Id<Noun> {}

impl<Noun> PartialOrd for Id<Noun> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Noun> Ord for Id<Noun> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<Noun> Hash for Id<Noun> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Whichever half of an id was chosen at random, this has it.
        let (one, other) = self.0.as_u64_pair();
        state.write_u64(one ^ other);
    }
}

impl<Noun> fmt::Debug for Id<Noun> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<Noun> fmt::Display for Id<Noun> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<Noun> FromStr for Id<Noun> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}

impl<Noun> Serialize for Id<Noun> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, Noun> Deserialize<'de> for Id<Noun> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<Noun> schemars::JsonSchema for Id<Noun> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Uuid::json_schema(generator)
    }
}
