//! What holds for several items, as one finding.

use std::collections::HashSet;

use super::{FindingText, Words};
use crate::{
    check::{Finding, Reason, Rule},
    plan::{Noun, Plan, Subject},
};

/// What the list behind an entry says of each finding, beside what the entry says of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// Which item it is about.
    Names,
    /// What was found of it.
    Sentences,
    /// That, and what there is to do about it.
    All,
}

impl Words {
    /// What an entry of `check::said_once` says: one finding, or how many items one rule is about.
    ///
    /// Takes no longer for a thousand items than for three: it is said again at each keystroke.
    #[must_use]
    pub fn entry(self, plan: &Plan, entry: &[&Finding]) -> FindingText {
        match entry {
            [] => FindingText::new("", ""),
            [one] => self.finding(plan, one),
            [first, ..] => self.of_several(plan, first, entry),
        }
    }

    /// What the list behind an entry has to say of each of its findings.
    #[must_use]
    pub fn list_of(self, entry: &[&Finding]) -> ListOf {
        if all_equal(entry) {
            ListOf::Names
        } else if self.advice(entry).is_some() {
            ListOf::Sentences
        } else {
            ListOf::All
        }
    }

    /// What such a list says of one finding.
    #[must_use]
    pub fn in_list(self, plan: &Plan, list: ListOf, finding: &Finding) -> FindingText {
        match list {
            ListOf::Names => FindingText::new(self.subject_title(plan, finding.about), ""),
            ListOf::Sentences => FindingText::new(self.finding(plan, finding).title, ""),
            ListOf::All => self.finding(plan, finding),
        }
    }

    fn of_several(self, plan: &Plan, first: &Finding, entry: &[&Finding]) -> FindingText {
        let items: HashSet<Subject> = entry.iter().map(|finding| finding.about).collect();
        let what = match first.about {
            Subject::Plan => self.noun(Noun::Plan).to_owned(),
            item => self.count_of(item.noun(), items.len()),
        };
        if let Some((title, advice)) = self.rule_of_many(&first.rule, &what) {
            return if advice.is_empty() && all_equal(entry) {
                FindingText::new(title, self.finding(plan, first).detail)
            } else {
                FindingText::new(title, advice)
            };
        }
        let said = self.finding(plan, first);
        let others = u64::try_from(items.len().saturating_sub(1)).unwrap_or(u64::MAX);
        let detail = if all_equal(entry) {
            said.detail
        } else {
            String::new()
        };
        FindingText::new(self.many_others(others, said.title), detail)
    }

    /// What there is to do about all findings of an entry; none where each says so itself.
    fn advice(self, entry: &[&Finding]) -> Option<&'static str> {
        let (_, advice) = self.rule_of_many(&entry.first()?.rule, "")?;
        (!advice.is_empty()).then_some(advice)
    }

    /// What a rule says of several items, and what there is to do about each; the latter is empty
    /// where it differs, and nothing where only the sentence about one item says it.
    #[allow(clippy::too_many_lines, reason = "one line for each rule")]
    fn rule_of_many(self, rule: &Rule, what: &str) -> Option<(String, &'static str)> {
        Some(match rule {
            Rule::MeasureWithoutTitle => (
                self.many_measure_without_title(what),
                self.finding_measure_without_title_why(),
            ),
            Rule::MeasureWithoutTheme => (
                self.many_measure_without_theme(what),
                self.finding_measure_without_theme_why(),
            ),
            Rule::MeasureWithoutTarget => (
                self.many_measure_without_target(what),
                self.finding_measure_without_target_why(),
            ),
            Rule::MeasureWithoutTargetGroup => (
                self.many_measure_without_target_group(what),
                self.finding_measure_without_target_group_why(),
            ),
            Rule::MeasureWithoutCosts => (
                self.many_measure_without_costs(what),
                self.finding_measure_without_costs_why(),
            ),
            Rule::ThemeWithoutMeasures => (
                self.many_theme_without_measures(what),
                self.finding_theme_without_measures_why(),
            ),
            Rule::NoExecutor => (self.many_no_executor(what), self.finding_no_executor_why()),
            Rule::ExecutorToBeDetermined => (
                self.many_executor_to_be_determined(what),
                self.finding_executor_to_be_determined_why(),
            ),
            Rule::NoName => (self.many_no_name(what), self.finding_no_name_why()),
            Rule::SameName { .. } => (self.many_same_name(what), self.finding_same_name_why()),
            Rule::SameCode { .. } => (self.many_same_code(what), self.finding_same_code_why()),
            Rule::FactWithoutSource => (
                self.many_fact_without_source(what),
                self.finding_fact_without_source_why(),
            ),
            Rule::FactWithoutDate => (
                self.many_fact_without_date(what),
                self.finding_fact_without_date_why(),
            ),
            Rule::SeriesWithoutPoints => (
                self.many_series_without_points(what),
                self.finding_series_without_points_why(),
            ),
            Rule::PointWithoutValue { .. } => (
                self.many_point_without_value(what),
                self.finding_point_without_value_why(),
            ),
            Rule::BottleneckWithoutFact => (
                self.many_bottleneck_without_fact(what),
                self.finding_bottleneck_without_fact_why(),
            ),
            Rule::BottleneckUnserved => (
                self.many_bottleneck_unserved(what),
                self.finding_bottleneck_unserved_why(),
            ),
            Rule::GoalUnserved => (
                self.many_goal_unserved(what),
                self.finding_goal_unserved_why(),
            ),
            Rule::EndsBeforeStart { .. } => (self.many_ends_before_start(what), ""),
            Rule::OutsidePlan { .. } => (
                self.many_outside_plan(what),
                self.finding_outside_plan_why(),
            ),
            Rule::YearOutsidePlan { .. } => (
                self.many_year_outside_plan(what),
                self.finding_year_outside_plan_why(),
            ),
            Rule::BeginsTooEarly { .. } => (self.many_begins_too_early(what), ""),
            Rule::TargetWithoutMeasure => (
                self.many_target_without_measure(what),
                self.finding_target_without_measure_why(),
            ),
            Rule::Dangling { .. } => (self.many_dangling(what), self.finding_dangling_why()),
            Rule::OverlapTooLarge { .. } => (self.many_overlap_too_large(what), ""),
            Rule::OverlapUnits { .. } => (
                self.many_overlap_units(what),
                self.finding_overlap_units_why(),
            ),
            Rule::OverlapSides { .. } => (self.many_overlap_sides(what), ""),
            Rule::ProbableDoubleCount { .. } => (
                self.many_probable_double_count(what),
                self.finding_probable_double_count_why(),
            ),
            Rule::PeopleFromFraction { .. } => (self.many_people_from_fraction(what), ""),
            Rule::AverageMissing => (
                self.many_average_missing(what),
                self.finding_average_missing_why(),
            ),
            Rule::ZeroQuantity => (
                self.many_zero_quantity(what),
                self.finding_zero_quantity_why(),
            ),
            Rule::GroupNotInMeasure { .. } => (
                self.many_group_not_in_measure(what),
                self.finding_group_not_in_measure_why(),
            ),
            Rule::AtLeastInText { .. } => (
                self.many_at_least_in_text(what),
                self.finding_at_least_in_text_why(),
            ),
            Rule::CostLineWithoutMeasure => (
                self.many_cost_line_without_measure(what),
                self.finding_cost_line_without_measure_why(),
            ),
            Rule::CostLineWithoutAmount => (
                self.many_cost_line_without_amount(what),
                self.finding_cost_line_without_amount_why(),
            ),
            Rule::CostLineTooLarge => (
                self.many_cost_line_too_large(what),
                self.finding_cost_line_too_large_why(),
            ),
            Rule::RateWithoutPrice => (
                self.many_rate_without_price(what),
                self.finding_rate_without_price_why(),
            ),
            Rule::UnsafeLink => (self.many_unsafe_link(what), self.finding_unsafe_link_why()),
            Rule::PhasesDiffer { .. } => (self.many_phases_differ(what), ""),
            Rule::SetAside { .. } => (self.many_set_aside(what), ""),
            Rule::NotSmart { missing } => self.not_smart_of_many(missing, what),
            // About the plan, or seldom about more than one or two items.
            _ => return None,
        })
    }

    fn not_smart_of_many(self, missing: &[Reason], what: &str) -> (String, &'static str) {
        match missing {
            [Reason::NoUnit] => (
                self.many_smart_no_unit(what),
                self.finding_smart_no_unit_why(),
            ),
            [Reason::NoQualifier] => (
                self.many_smart_no_qualifier(what),
                self.finding_smart_no_qualifier_why(),
            ),
            [Reason::NoQuantity] => (
                self.many_smart_no_quantity(what),
                self.finding_smart_no_quantity_why(),
            ),
            [Reason::NoAim] => (
                self.many_smart_no_aim(what),
                self.finding_smart_no_aim_why(),
            ),
            [Reason::NoDueDate] => (
                self.many_smart_no_due(what),
                self.finding_smart_no_due_why(),
            ),
            _ => (self.many_not_smart(what), ""),
        }
    }
}

/// Whether a rule found the same of all, so that what it says of one it says of each.
fn all_equal(entry: &[&Finding]) -> bool {
    let mut pairs = entry.iter().zip(entry.iter().skip(1));
    pairs.all(|(one, next)| {
        // What these say comes from the item itself.
        let of_item = matches!(
            one.rule,
            Rule::SetAside { .. } | Rule::StatedDisagrees { .. }
        );
        !of_item && one.rule == next.rule
    })
}
