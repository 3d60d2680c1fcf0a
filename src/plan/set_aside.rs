//! Pieces of a file that cannot be read: kept, shown and written back, so that none costs the rest.

use serde::de::DeserializeOwned;

use super::{
    Raw,
    halves::{self, read_mended},
};

/// Something of a file that could not be read: kept, shown and written back unchanged.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// The JSON text, to the letter.
    pub raw: Raw,
    /// Why it could not be read.
    pub fault: Fault,
}

/// Why a piece was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not a JSON object, or not what belongs in its place.
    NotAnObject,
    /// It has no id, so that nothing can refer to it.
    NoId,
    /// An item or a key before it is the same.
    SameId,
    /// These fields hold something that does not belong there.
    Fields(Vec<String>),
    /// It stands under something that is no id, or no language.
    NotAKey,
    /// It stood in a map.
    Under {
        /// The keys that lead to it.
        at: Vec<String>,
        /// Why it was set aside.
        why: Box<Fault>,
    },
}

impl SetAside {
    /// It as a piece of what stands under this key.
    #[must_use]
    pub(super) fn under(self, key: &str) -> Self {
        let (at, why) = match self.fault {
            Fault::Under { at, why } => (at, why),
            why => (Vec::new(), Box::new(why)),
        };
        let at = std::iter::once(key.to_owned()).chain(at).collect();
        Self {
            raw: self.raw,
            fault: Fault::Under { at, why },
        }
    }

    /// The key it stands under in its map; nothing where it stood in the place of the map.
    pub(super) fn key(&self) -> &str {
        match &self.fault {
            Fault::Under { at, .. } => at.first().map_or("", String::as_str),
            Fault::NotAnObject
            | Fault::NoId
            | Fault::SameId
            | Fault::Fields(_)
            | Fault::NotAKey => "",
        }
    }
}

/// Reads a piece of a file, or says what is wrong with it.
pub(super) fn read_piece<T: DeserializeOwned>(json: &str) -> Result<T, Fault> {
    read_mended(json).map_err(|_| match faulty_fields::<T>(json) {
        None => Fault::NotAnObject,
        Some(fields) => Fault::Fields(fields),
    })
}

/// The fields of a JSON object that `T` cannot read, by name; `None` when it is not an object.
///
/// Tries each field alone, which is slow and only done to say what is wrong.
pub(crate) fn faulty_fields<T: DeserializeOwned>(json: &str) -> Option<Vec<String>> {
    let fields = halves::fields(json)?.into_iter();
    let mut faulty: Vec<String> = fields
        .filter(|(name, value)| !halves::reads::<T>(name, value.get()))
        .map(|(name, _)| name)
        .collect();
    faulty.sort_unstable();
    faulty.dedup();
    Some(faulty)
}
