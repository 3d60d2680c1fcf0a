//! Words about the budget: parts of a calendar, short targets, and how a rate is worked out.

use rust_decimal::Decimal;

use super::Words;
use crate::{
    figures::{NoAmount, Step, unit_price, yearly_wage},
    plan::{Period, Rate, Target, WagePeriod},
};

impl Words {
    /// What a year or a half-year of a plan is called.
    #[must_use]
    pub fn part_of_plan(self, step: Step, period: Period) -> String {
        let (year, month) = (period.last().year(), period.last().month());
        match step {
            Step::Year => year.to_string(),
            Step::HalfYear if month <= 6 => self.half_first(year),
            Step::HalfYear => self.half_second(year),
        }
    }

    /// A target as it appears in a list: how many, of what, which ones.
    #[must_use]
    pub fn target_told(self, target: &Target) -> String {
        let quantity = target.quantity.map(|quantity| {
            let count = quantity.whole().unwrap_or(2);
            let unit = target
                .unit
                .as_ref()
                .map(|unit| self.target_unit(unit, count));
            format!(
                "{} {}",
                self.number(quantity.decimal()),
                unit.unwrap_or_default()
            )
        });
        let said = [quantity.unwrap_or_default(), target.qualifier.clone()];
        let said = said.iter().map(|part| part.trim());
        let said: Vec<&str> = said.filter(|part| !part.is_empty()).collect();
        said.join(" ")
    }

    /// How the price of a rate is worked out from a wage; empty if it was typed.
    #[must_use]
    pub fn wage_working(self, rate: &Rate) -> String {
        let Some(wage) = &rate.wage else {
            return String::new();
        };
        let (price, year) = match (unit_price(rate), yearly_wage(wage)) {
            (Ok(price), Ok(year)) => (price, year),
            (Err(NoAmount::TooLarge), _) | (_, Err(NoAmount::TooLarge)) => {
                return self.wage_too_large().to_owned();
            }
            _ => return self.wage_incomplete().to_owned(),
        };
        let surcharge = wage.surcharge.unwrap_or_default().decimal() / Decimal::ONE_HUNDRED;
        let factor = self.number(Decimal::ONE + surcharge);
        let gross = self.money(wage.gross.unwrap_or_default());
        let hours = self.number(wage.hours.unwrap_or_default().decimal());
        let (year, price) = (self.money(year), self.money(price));
        let said = match wage.per {
            WagePeriod::Month => self.wage_working_month(gross, factor, year, hours, price),
            WagePeriod::Year => self.wage_working_year(gross, factor, year, hours, price),
        };
        format!("{said} {}", self.wage_rounding())
    }

    /// The period a wage is paid for.
    #[must_use]
    pub fn wage_period(self, per: WagePeriod) -> &'static str {
        match per {
            WagePeriod::Month => self.wage_per_month(),
            WagePeriod::Year => self.wage_per_year(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Cents, Language, Wage};

    #[test]
    fn the_working_of_a_rate_is_told_in_full() {
        let rate = Rate {
            wage: Some(Wage {
                gross: Cents::new(325_000).ok(),
                surcharge: Some(32.into()),
                hours: Some(1_720.into()),
                ..Wage::default()
            }),
            ..Rate::default()
        };
        let told = Words::new(Language::Nl).wage_working(&rate);
        assert_eq!(
            told.replace('\u{a0}', " "),
            "€ 3.250,00 × 12 maanden × 1,32 = € 51.480,00 per jaar; gedeeld door 1.720 uren is \
             dat € 29,93 per uur. Regels rekenen met het tarief zonder afronding en ronden één \
             keer af."
        );
    }
}
