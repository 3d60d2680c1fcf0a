//! How the nouns of a plan are declared, so that all of them are read and written alike.

use std::{borrow::Cow, collections::BTreeMap, fmt, sync::Arc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
    ser::SerializeMap,
};
use serde_json::value::RawValue;

use super::Exactly;

/// A piece of JSON kept to the letter, because this version does not understand it.
#[derive(Debug, Clone)]
pub struct Raw(Arc<RawValue>);

impl Raw {
    /// This text; `None` if it is not JSON.
    #[must_use]
    pub fn of(json: String) -> Option<Self> {
        let raw = RawValue::from_string(json).ok()?;
        Some(Self(Arc::from(raw)))
    }

    /// The JSON text, exactly as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }
}

impl From<&RawValue> for Raw {
    fn from(value: &RawValue) -> Self {
        Self(Arc::from(value.to_owned()))
    }
}

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.text() == other.text()
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|value| Self(Arc::from(value)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Raw {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Raw".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::Schema::from(true)
    }
}

/// The name of a field; borrowed from the file where possible, unlike serde's own `Cow`.
pub(crate) struct FieldName<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for FieldName<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> de::Visitor<'de> for Name {
            type Value = FieldName<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Borrowed(name)))
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// Fields that a later minor version added, by name: carried along and written back.
pub type Unknown = BTreeMap<String, Raw>;

/// Reads one field. Never inlined: a noun has many fields of few types.
#[inline(never)]
pub(crate) fn read_field<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    map: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    *field = map.next_value()?;
    Ok(())
}

/// Reads one field that is a whole number. Never inlined, like [`read_field`].
#[inline(never)]
pub(crate) fn read_whole<'de, A: MapAccess<'de>, T>(
    map: &mut A,
    field: &mut T,
) -> Result<(), A::Error>
where
    Exactly<T>: Deserialize<'de>,
{
    Exactly(*field) = map.next_value()?;
    Ok(())
}

/// Reads one field as it is declared to be.
macro_rules! read {
    ($map:ident, $field:expr, whole) => {
        $crate::plan::noun::read_whole(&mut $map, &mut $field)?
    };
    ($map:ident, $field:expr $(, $how:ident)?) => {
        $crate::plan::noun::read_field(&mut $map, &mut $field)?
    };
}

/// Writes one field unless it holds its default. Never inlined, like [`read_field`].
#[inline(never)]
pub(crate) fn write_field<M: SerializeMap, T: Serialize + Default + PartialEq>(
    map: &mut M,
    name: &'static str,
    field: &T,
) -> Result<(), M::Error> {
    if *field == T::default() {
        Ok(())
    } else {
        map.serialize_entry(name, field)
    }
}

/// Does something with a field, unless the field is declared to be of the kind named first.
macro_rules! unless {
    (label, label, $do:expr) => {};
    (own, own, $do:expr) => {};
    ($kind:ident, $($how:ident)?, $do:expr) => {
        $do
    };
}

/// Redirects the references of a field; false if its noun cannot exist without them.
macro_rules! redirect {
    ($field:expr, $to:ident, own) => {
        true
    };
    ($field:expr, $to:ident, ground) => {
        $field
            .as_mut()
            .is_none_or(|one| $crate::plan::Refers::redirect(one, $to))
    };
    ($field:expr, $to:ident $(, $how:ident)?) => {
        $crate::plan::Refers::redirect(&mut $field, $to)
    };
}

/// Declares a noun: a struct in which every field may be missing from the file.
///
/// What a field is follows from its type: one of text is searched, one that holds the id of
/// something refers to it. What a type does not say is declared:
///
/// - `as whole`: a whole number that may be written as `1.0`;
/// - `as label`: a text that is not prose, or names a person, so that no search looks at it;
/// - `as own`: an id of the noun itself, which refers to nothing;
/// - `as ground`: the noun says nothing without what this refers to, and goes with it.
///
/// A field that holds its default is not written. A field that this version does not know is
/// kept in `unknown`. Written by hand rather than with `#[serde(flatten)]`, which reads every
/// value twice.
macro_rules! noun {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident: $Type:ty $(as $how:ident)?, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
        pub struct $Name {
            $( $(#[$field_meta])* pub $field: $Type, )*
            /// Fields of a later version, carried along.
            #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
            pub unknown: $crate::plan::noun::Unknown,
        }

        impl $Name {
            /// The names of its fields in the file.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl $crate::plan::Fields for $Name {
            fn differing(&self, other: &Self) -> Vec<&'static str> {
                let mut fields = Vec::new();
                $(
                    if self.$field != other.$field {
                        fields.push(stringify!($field));
                    }
                )*
                if self.unknown != other.unknown {
                    fields.push($crate::plan::UNKNOWN);
                }
                fields
            }

            fn merge(&mut self, base: &Self, theirs: &Self) -> Vec<&'static str> {
                let mut conflicts = Vec::new();
                $(
                    if !$crate::plan::merge(&mut self.$field, &base.$field, &theirs.$field) {
                        conflicts.push(stringify!($field));
                    }
                )*
                if !$crate::plan::merge_unknown(&mut self.unknown, &base.unknown, &theirs.unknown) {
                    conflicts.push($crate::plan::UNKNOWN);
                }
                conflicts
            }
        }

        impl $crate::plan::Texts for $Name {
            #[allow(unused_variables, reason = "a noun may hold labels alone")]
            fn texts(&self, see: $crate::plan::SeeText<'_>) {
                $(
                    $crate::plan::noun::unless!(
                        label, $($how)?,
                        $crate::plan::Texts::texts(&self.$field, &mut |_, text| see(stringify!($field), text))
                    );
                )*
            }

            #[allow(unused_variables, reason = "a noun may hold labels alone")]
            fn texts_mut(&mut self, change: $crate::plan::ChangeText<'_>) {
                $(
                    $crate::plan::noun::unless!(
                        label, $($how)?,
                        $crate::plan::Texts::texts_mut(&mut self.$field, &mut |_, text| change(stringify!($field), text))
                    );
                )*
            }
        }

        impl $crate::plan::Refers for $Name {
            fn references(&self, see: $crate::plan::SeeReference<'_>) {
                $(
                    $crate::plan::noun::unless!(
                        own, $($how)?,
                        $crate::plan::Refers::references(&self.$field, &mut |_, noun, id| see(stringify!($field), noun, id))
                    );
                )*
            }

            fn redirect(&mut self, to: $crate::plan::Redirect<'_>) -> bool {
                let mut stands = true;
                $( stands &= $crate::plan::noun::redirect!(self.$field, to $(, $how)?); )*
                stands
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(
                    $crate::plan::noun::write_field(&mut map, stringify!($field), &self.$field)?;
                )*
                for (name, value) in &self.unknown {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $Name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(stringify!($Name))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut noun = $Name::default();
                        while let Some(name) = map.next_key::<$crate::plan::noun::FieldName<'de>>()? {
                            match name.0.as_ref() {
                                $(
                                    stringify!($field) => {
                                        $crate::plan::noun::read!(map, noun.$field $(, $how)?);
                                    }
                                )*
                                _ => {
                                    noun.unknown.insert(name.0.into_owned(), map.next_value()?);
                                }
                            }
                        }
                        Ok(noun)
                    }
                }
                deserializer.deserialize_map(Fields)
            }
        }
    };
}

/// Declares a noun that is in a list of the plan: it has an id and a place.
macro_rules! item {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident { $($fields:tt)* }
    ) => {
        $crate::plan::noun::noun! {
            $(#[$meta])*
            pub struct $Name {
                /// Stays the same for as long as the item lives; survives export and merge.
                pub id: $crate::plan::Id<$Name> as own,
                /// Its place in the list.
                pub order: $crate::plan::OrderKey,
                $($fields)*
            }
        }

        impl $crate::plan::Item for $Name {
            fn id(&self) -> $crate::plan::Id<Self> {
                self.id
            }
            fn set_id(&mut self, id: $crate::plan::Id<Self>) {
                self.id = id;
            }
            fn order(&self) -> &$crate::plan::OrderKey {
                &self.order
            }
            fn set_order(&mut self, order: $crate::plan::OrderKey) {
                self.order = order;
            }
        }
    };
}

/// Declares a closed choice; the first is the default.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident { $(#[$first_meta:meta])* $First:ident $(, $(#[$other_meta:meta])* $Other:ident)* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $Name {
            #[default]
            $(#[$first_meta])*
            $First,
            $( $(#[$other_meta])* $Other, )*
        }

        impl $Name {
            /// Every choice, in the order in which a person is offered them.
            pub const ALL: &[Self] = &[Self::$First, $(Self::$Other),*];
        }

        $crate::plan::noun::plain! { $Name }
    };
}

/// Declares a choice whose options may hold something: an id, a text, a list.
macro_rules! holding {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident { $( $(#[$choice_meta:meta])* $Choice:ident $(($Held:ty))? ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $Name {
            $( $(#[$choice_meta])* $Choice $(($Held))?, )*
        }

        impl $Name {
            /// Every choice, in the order in which a person is offered them, holding nothing yet.
            #[must_use]
            pub fn all() -> Vec<Self> {
                vec![$(Self::$Choice $((<$Held>::default()))?),*]
            }

            /// Which choice it is, whatever it holds.
            #[must_use]
            pub const fn key(&self) -> &'static str {
                match self {
                    $( Self::$Choice { .. } => stringify!($Choice), )*
                }
            }
        }

        impl $crate::plan::Texts for $Name {
            fn texts(&self, see: $crate::plan::SeeText<'_>) {
                $( $( if let Self::$Choice(held) = self {
                    <$Held as $crate::plan::Texts>::texts(held, see);
                } )? )*
            }

            fn texts_mut(&mut self, change: $crate::plan::ChangeText<'_>) {
                $( $( if let Self::$Choice(held) = self {
                    <$Held as $crate::plan::Texts>::texts_mut(held, change);
                } )? )*
            }
        }

        impl $crate::plan::Refers for $Name {
            fn references(&self, see: $crate::plan::SeeReference<'_>) {
                $( $( if let Self::$Choice(held) = self {
                    <$Held as $crate::plan::Refers>::references(held, see);
                } )? )*
            }

            fn redirect(&mut self, to: $crate::plan::Redirect<'_>) -> bool {
                $( $( if let Self::$Choice(held) = self {
                    return <$Held as $crate::plan::Refers>::redirect(held, to);
                } )? )*
                true
            }
        }
    };
}

/// What holds no text and refers to nothing.
macro_rules! plain {
    ($($Type:ty)*) => { $(
        impl $crate::plan::Texts for $Type {}
        impl $crate::plan::Refers for $Type {}
    )* };
}

pub(crate) use {choice, holding, item, noun, plain, read, redirect, unless};
