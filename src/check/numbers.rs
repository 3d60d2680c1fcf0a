//! Numbers of a target or a series that are unfinished or impossible.

use rust_decimal::Decimal;

use crate::{
    figures::Range,
    plan::{People, Precision, Quantity, Series, Target},
};

use super::{Field, Rule, context::Context, report::Report, view::MeasureView};

pub(super) fn target(_: &MeasureView, target: &Target, out: &mut Report) {
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
    phases(target, out);
}

/// Checks the phases of a target against it, as for money.
fn phases(target: &Target, out: &mut Report) {
    let Some(quantity) = target.quantity.filter(|_| !target.phasing.is_empty()) else {
        return;
    };
    let amounts = target.phasing.iter().map(|phase| phase.amount.decimal());
    let phased = amounts.fold(Decimal::ZERO, Decimal::saturating_add);
    let whole = Range::of(quantity.decimal(), target.precision());
    if !whole.meets(Range::of(phased, Precision::EXACT)) {
        let rule = Rule::TargetPhasesDiffer { phased, quantity };
        out.add(Field::Phasing, rule);
    }
}

/// Checks the total that a series states against its points, once each of them has a figure.
pub(super) fn series(_: &Context, series: &Series, out: &mut Report) {
    let Some(total) = series.total.filter(|_| !series.points.is_empty()) else {
        return;
    };
    if let Some(sum) = series.sum()
        && sum != total.decimal()
    {
        out.add(Field::Total, Rule::SeriesTotal { total, sum });
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
