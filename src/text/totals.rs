//! Where the amounts of the whole plan come from, in words.

use super::Words;
use crate::{
    figures::{Basis, Known, Part, Totals},
    plan::{Cents, Quantity},
};

impl Words {
    /// Where an amount of the whole plan comes from: *opgegeven*, *afgeleid uit …*.
    #[must_use]
    pub fn known_from(self, known: &Known) -> String {
        match known.basis {
            Basis::Lines => self.basis_lines().to_owned(),
            Basis::Funding => self.basis_funding().to_owned(),
            Basis::Stated(_) => self.basis_stated().to_owned(),
            Basis::Rates => self.basis_rates().to_owned(),
            Basis::Derived { from, with_others } => {
                let [one, other] = from.map(|part| self.part_of_money(part));
                if with_others {
                    self.basis_derived_with_others(one, other)
                } else {
                    self.basis_derived(one, other)
                }
            }
        }
    }

    /// Where a grant comes from: asked for, stated, by the rates, derived.
    #[must_use]
    pub fn grant_basis(self, known: &Known) -> String {
        match known.basis {
            Basis::Funding => self.basis_asked().to_owned(),
            Basis::Lines | Basis::Stated(_) | Basis::Rates | Basis::Derived { .. } => {
                self.known_from(known)
            }
        }
    }

    /// What the grant of the whole plan is called as a column or part: which grant it is, and its
    /// share if known.
    #[must_use]
    pub fn grant_named(self, totals: &Totals) -> String {
        match totals.share {
            Some(share) => {
                let share = self.share(share.percent.decimal(), share.precision);
                self.grant_with_share(share)
            }
            None => self.grant().to_owned(),
        }
    }

    /// An amount of the whole plan to the cent, with how exact it is.
    #[must_use]
    pub fn known_money(self, known: &Known) -> String {
        self.precisely(self.money(known.amount), known.precision)
    }

    /// An amount of the whole plan in whole euros, with how exact it is.
    #[must_use]
    pub fn known_euros(self, known: &Known) -> String {
        self.precisely(self.euros(known.amount), known.precision)
    }

    /// What the grant pays of some lines by their rates, or that none of them has one.
    #[must_use]
    pub fn grant_by_rates(self, grant: Option<Cents>) -> String {
        grant.map_or_else(|| self.no_rate_chosen().to_owned(), |it| self.money(it))
    }

    /// A rate in percent with as many decimals as it has.
    #[must_use]
    pub fn rate(self, rate: Quantity) -> String {
        let rate = rate.decimal().normalize();
        self.percent(rate, rate.scale())
    }

    fn part_of_money(self, part: Part) -> String {
        match part {
            Part::Costs => self.stated_costs().to_owned(),
            Part::Grant => self.stated_grant().to_owned(),
            Part::OwnContribution => self.stated_own_contribution().to_owned(),
            Part::Rate(rate) => self.basis_rate(self.rate(rate)),
        }
    }
}
