//! References from item to item: what refers to what, and redirecting it.

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;

use super::{
    Cents, Date, Horizon, Id, Items, Noun, Number, OfNoun, OrderKey, Quantity, Raw, Sifted,
    StatedValue, noun::plain,
};

/// Is shown a reference: the name of the field it is in, and what it leads to.
pub type SeeReference<'a> = &'a mut dyn FnMut(&'static str, Noun, Uuid);

/// Where a reference should lead, given where it leads now; `None` for nowhere.
pub type Redirect<'a> = &'a mut dyn FnMut(Noun, Uuid) -> Option<Uuid>;

/// What refers to items of the plan.
pub trait Refers {
    /// Shows everything it refers to; by default nothing.
    fn references(&self, _see: SeeReference<'_>) {}

    /// Redirects its references; false if it cannot exist without one that now leads nowhere, as a
    /// target cannot without its measure.
    fn redirect(&mut self, _to: Redirect<'_>) -> bool {
        true
    }
}

impl<T: OfNoun> Refers for Id<T> {
    fn references(&self, see: SeeReference<'_>) {
        if !self.is_nil() {
            see("", T::NOUN, self.uuid());
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        // A row in which nothing was chosen yet is not in the way of anything.
        if self.is_nil() {
            return true;
        }
        match to(T::NOUN, self.uuid()) {
            Some(id) => *self = Self::new(id),
            None => return false,
        }
        true
    }
}

impl<R: Refers> Refers for Option<R> {
    fn references(&self, see: SeeReference<'_>) {
        if let Some(one) = self {
            one.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        if self.as_mut().is_some_and(|one| !one.redirect(to)) {
            *self = None;
        }
        true
    }
}

impl<R: Refers> Refers for Vec<R> {
    fn references(&self, see: SeeReference<'_>) {
        for one in self {
            one.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        self.retain_mut(|one| one.redirect(to));
        true
    }
}

impl<T: OfNoun> Refers for Sifted<BTreeMap<Id<T>, Quantity>> {
    fn references(&self, see: SeeReference<'_>) {
        for id in self.keys() {
            id.references(see);
        }
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        let entries = std::mem::take(&mut **self).into_iter();
        **self = entries
            .filter_map(|(mut id, quantity)| id.redirect(to).then_some((id, quantity)))
            .collect();
        true
    }
}

impl<R: Refers> Refers for Sifted<Vec<R>> {
    fn references(&self, see: SeeReference<'_>) {
        (**self).references(see);
    }

    fn redirect(&mut self, to: Redirect<'_>) -> bool {
        (**self).redirect(to)
    }
}

impl Refers for String {}

/// Each item shows its own.
impl<T> Refers for Items<T> {}

/// What is kept beside items goes with each of them.
impl<T> Refers for Arc<T> {}

plain! {
    bool u8 u32 Uuid Cents Date Number Quantity OrderKey Raw Horizon StatedValue
}
