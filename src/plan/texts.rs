//! The texts that people typed into a plan, wherever they are.
//!
//! Left out is what is not prose (codes, numbers of goals, letters of scheme themes, links), what
//! names a person (contacts, authors) and what somebody else said (remarks).

use std::{collections::BTreeMap, sync::Arc};

use super::{Id, Items, Sifted};

/// Is shown a text, and the name of the field it is in; empty for a field itself.
pub type SeeText<'a> = &'a mut dyn FnMut(&'static str, &str);

/// Is given a text to be changed, and the name of the field it is in.
pub type ChangeText<'a> = &'a mut dyn FnMut(&'static str, &mut String);

/// What holds texts that people typed, or is one. A noun within a field gives its texts under the
/// name of that field.
pub trait Texts {
    /// Shows each text, in a fixed order.
    fn texts(&self, _see: SeeText<'_>) {}

    /// Gives each text to be changed, in the same order.
    fn texts_mut(&mut self, _change: ChangeText<'_>) {}
}

impl Texts for String {
    fn texts(&self, see: SeeText<'_>) {
        see("", self);
    }

    fn texts_mut(&mut self, change: ChangeText<'_>) {
        change("", self);
    }
}

macro_rules! holders {
    ($($Holder:ident)*) => { $(
        impl<T: Texts> Texts for $Holder<T> {
            fn texts(&self, see: SeeText<'_>) {
                for one in self.as_slice() {
                    one.texts(see);
                }
            }

            fn texts_mut(&mut self, change: ChangeText<'_>) {
                for one in self.as_mut_slice() {
                    one.texts_mut(change);
                }
            }
        }
    )* };
}

holders!(Option Vec);

impl<T: Texts> Texts for Sifted<Vec<T>> {
    fn texts(&self, see: SeeText<'_>) {
        (**self).texts(see);
    }

    fn texts_mut(&mut self, change: ChangeText<'_>) {
        (**self).texts_mut(change);
    }
}

impl<T> Texts for Id<T> {}

/// Each item gives its own.
impl<T> Texts for Items<T> {}

/// What is kept beside items goes with each of them.
impl<T> Texts for Arc<T> {}

/// How many of each of its overlaps a target counts.
impl<K, V> Texts for Sifted<BTreeMap<K, V>> {}
