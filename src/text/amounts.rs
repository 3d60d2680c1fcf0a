//! Money held against money, in words.

use super::{FindingText, Words, findings::stated};
use crate::{
    check::{Finding, Held, Rule},
    plan::{Cents, Plan},
};

impl Words {
    /// What a finding about money that was stated, asked for or decided says; nothing for a
    /// finding about something else.
    pub(super) fn of_amounts(self, plan: &Plan, finding: &Finding) -> FindingText {
        let scope = || self.scope(plan, finding.about);
        let stated = stated(plan, finding.about);
        let figure = stated.map_or("", |it| self.stated_figure(it.value));
        let said = |amount: Cents| {
            let exact = self.money(amount);
            stated.map_or_else(
                || exact.clone(),
                |it| self.precisely(exact.clone(), it.precision()),
            )
        };
        match finding.rule {
            Rule::MoneyDiffers {
                stated,
                derived,
                difference,
                from,
            } => {
                let from = match from {
                    Held::Lines => self.held_lines(),
                    Held::Funding => self.held_funding(),
                };
                FindingText::new(
                    self.finding_money_differs(scope(), figure, said(stated), self.money(derived)),
                    self.finding_money_differs_why(self.money(difference), from),
                )
            }
            Rule::PartsAboveWhole {
                parts,
                whole,
                difference,
            } => FindingText::new(
                self.finding_parts_above_whole(scope(), figure),
                self.finding_parts_above_whole_why(
                    self.money(parts),
                    said(whole),
                    self.money(difference),
                ),
            ),
            Rule::PartsBelowWhole {
                parts,
                whole,
                difference,
            } => FindingText::new(
                self.finding_parts_below_whole(scope(), figure),
                self.finding_parts_below_whole_why(
                    self.money(parts),
                    said(whole),
                    self.money(difference),
                ),
            ),
            Rule::StatedSum {
                costs,
                grant,
                own_contribution,
                others,
                difference,
            } => FindingText::new(
                self.finding_stated_sum(scope()),
                format!(
                    "{} {}",
                    self.paid_of([grant, own_contribution], others, costs),
                    self.finding_stated_sum_why(self.money(difference))
                ),
            ),
            Rule::StatedShort {
                costs,
                grant,
                own_contribution,
                others,
                difference,
            } => FindingText::new(
                self.finding_stated_short(scope(), self.money(difference)),
                format!(
                    "{} {}",
                    self.paid_of([grant, own_contribution], others, costs),
                    self.finding_stated_short_why()
                ),
            ),
            Rule::GrantAboveCosts { grant, costs } => FindingText::new(
                self.finding_grant_above_costs(scope(), self.less(grant, costs)),
                self.finding_grant_above_costs_why(self.money(grant), self.money(costs)),
            ),
            Rule::OwnAboveCosts { own, costs } => FindingText::new(
                self.finding_own_above_costs(scope(), self.less(own, costs)),
                self.finding_own_above_costs_why(self.money(own), self.money(costs)),
            ),
            Rule::GrantAboveRates {
                grant,
                most,
                difference,
            } => FindingText::new(
                self.finding_grant_above_rates(scope(), self.money(difference)),
                self.finding_grant_above_rates_why(self.money(grant), self.money(most)),
            ),
            Rule::GrantAboveRate {
                grant,
                costs,
                rate,
                most,
                difference,
                source,
            } => {
                let rate = self.rate(rate);
                let why = self.finding_grant_above_rate_why(
                    self.money(grant),
                    &rate,
                    self.money(costs),
                    self.money(most),
                );
                let source = source.map(|source| self.scheme_source(source));
                FindingText::new(
                    self.finding_grant_above_rate(scope(), self.money(difference), &rate),
                    [Some(why), source]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            }
            Rule::DecisionDiffers {
                decided,
                granted,
                stated,
            } => {
                let against = |amount: Option<Cents>, say: fn(Self, String, String) -> String| {
                    amount.map(|it| say(self, self.money(it), self.less(it, decided)))
                };
                let said = [
                    against(granted, Self::finding_decision_differs_granted),
                    against(stated, Self::finding_decision_differs_stated),
                    Some(self.finding_decision_differs_why().to_owned()),
                ];
                let said: Vec<String> = said.into_iter().flatten().collect();
                FindingText::new(
                    self.finding_decision_differs(self.money(decided)),
                    said.join(" "),
                )
            }
            Rule::DecisionAboveAsked {
                decided,
                asked,
                difference,
            } => FindingText::new(
                self.finding_decision_above_asked(self.money(difference)),
                self.finding_decision_above_asked_why(self.money(decided), self.money(asked)),
            ),
            Rule::PhasedOutsidePlan { amount, day } => FindingText::new(
                self.finding_phased_outside_plan(self.money(amount)),
                self.finding_phased_outside_plan_why(self.date(day)),
            ),
            Rule::AdvanceAfterEnd { day, last } => FindingText::new(
                self.finding_advance_after_end(self.date(day)),
                self.finding_advance_after_end_why(self.date(last)),
            ),
            _ => FindingText::new("", ""),
        }
    }

    /// How much two amounts differ.
    fn less(self, one: Cents, other: Cents) -> String {
        let difference = one.get().abs_diff(other.get());
        let difference = i64::try_from(difference).unwrap_or(Cents::MOST);
        self.money(Cents::new(difference.min(Cents::MOST)).unwrap_or_default())
    }

    /// Who pays how much of which costs.
    fn paid_of(self, [grant, own]: [Cents; 2], others: Option<Cents>, costs: Cents) -> String {
        let [grant, own, costs] = [grant, own, costs].map(|amount| self.money(amount));
        match others {
            Some(others) => self.paid_of_with_others(grant, own, self.money(others), costs),
            None => self.paid_of_costs(grant, own, costs),
        }
    }
}
