//! Numbers of a target that are unfinished or cannot be.

use crate::plan::{People, Quantity, Target};

use super::{
    Field, Rule,
    context::{Context, Report},
};

pub(super) fn target(_: &Context, target: &Target, out: &mut Report) {
    if target.quantity == Some(Quantity::ZERO) {
        out.add(Field::Quantity, Rule::ZeroQuantity);
    }
    if let (People::Each, Some(quantity)) = (&target.people, target.quantity)
        && quantity.whole().is_none()
    {
        out.add(Field::Quantity, Rule::PeopleFromFraction { quantity });
    }
    if averages_missing(&target.people) {
        out.add(Field::People, Rule::AverageMissing);
    }
}

/// Whether people are a product that cannot be worked out.
pub(super) fn averages_missing(people: &People) -> bool {
    match people {
        People::Product(averages) => {
            averages.is_empty() || averages.iter().any(|average| average.quantity.is_none())
        }
        People::None | People::Each => false,
    }
}
