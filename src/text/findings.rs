//! Findings as sentences: what is wrong and where, and what to do about it.

use super::{
    Words,
    subjects::{capital, shortened},
};
use crate::{
    check::{Among, Counted, Finding, Reason, Rule, Severity, Subject},
    plan::{Id, Plan, Quantity, Scope, Stated, StatedValue, Target},
};

/// A finding as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// What is wrong and where, short.
    pub title: String,
    /// Why it matters or what to do, one line.
    pub detail: String,
}

impl FindingText {
    pub(super) fn new(title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            detail: detail.into(),
        }
    }
}

impl Words {
    /// What a finding says.
    #[must_use]
    // One arm for each rule; a table of them would hide which argument goes where.
    #[allow(clippy::too_many_lines)]
    pub fn finding(self, plan: &Plan, finding: &Finding) -> FindingText {
        let within = || self.subject(plan, finding.about);
        let what = || capital(&within());
        let target = |id: Id<Target>| self.target_beside(plan, id, finding.about);
        let text = |title: &str, detail: &str| FindingText::new(title, detail);
        match &finding.rule {
            Rule::NewerFormat { .. } => {
                text(self.finding_newer_format(), self.finding_newer_format_why())
            }
            Rule::SetAside { fault } => {
                let message = self.piece(plan, list_of(finding.about), fault);
                FindingText::new(message.what, message.todo)
            }
            Rule::OpenRemark { author, text } => {
                let said = match author.trim() {
                    "" => self.finding_open_remark_nobody(text.trim()),
                    author => self.finding_open_remark_by(author, text.trim()),
                };
                FindingText::new(self.finding_open_remark(within()), said)
            }
            Rule::UnsafeLink => FindingText::new(
                self.finding_unsafe_link(within()),
                self.finding_unsafe_link_why(),
            ),

            Rule::NoTitle => text(self.finding_no_title(), self.finding_no_title_why()),
            Rule::NoSector => text(self.finding_no_sector(), self.finding_no_sector_why()),
            Rule::NoMission => text(self.finding_no_mission(), self.finding_no_mission_why()),
            Rule::NoGoals => text(self.finding_no_goals(), self.finding_no_goals_why()),
            Rule::NoFacts => text(self.finding_no_facts(), self.finding_no_facts_why()),
            Rule::NoBottlenecks => text(
                self.finding_no_bottlenecks(),
                self.finding_no_bottlenecks_why(),
            ),
            Rule::NoMeasures => text(self.finding_no_measures(), self.finding_no_measures_why()),
            Rule::NoThemes => text(self.finding_no_themes(), self.finding_no_themes_why()),
            Rule::NoLeadApplicant => text(
                self.finding_no_lead_applicant(),
                self.finding_no_lead_applicant_why(),
            ),
            Rule::ThemeWithoutMeasures => FindingText::new(
                self.finding_theme_without_measures(what()),
                self.finding_theme_without_measures_why(),
            ),
            Rule::MeasureWithoutTitle => FindingText::new(
                self.finding_measure_without_title(what()),
                self.finding_measure_without_title_why(),
            ),
            Rule::MeasureWithoutTheme => FindingText::new(
                self.finding_measure_without_theme(what()),
                self.finding_measure_without_theme_why(),
            ),
            Rule::MeasureWithoutTarget => FindingText::new(
                self.finding_measure_without_target(what()),
                self.finding_measure_without_target_why(),
            ),
            Rule::NoExecutor => FindingText::new(
                self.finding_no_executor(what()),
                self.finding_no_executor_why(),
            ),
            Rule::ExecutorToBeDetermined => FindingText::new(
                self.finding_executor_to_be_determined(what()),
                self.finding_executor_to_be_determined_why(),
            ),
            Rule::MeasureWithoutTargetGroup => FindingText::new(
                self.finding_measure_without_target_group(what()),
                self.finding_measure_without_target_group_why(),
            ),
            Rule::NoName => {
                FindingText::new(self.finding_no_name(within()), self.finding_no_name_why())
            }
            Rule::SameName { name } => FindingText::new(
                self.finding_same_name(shortened(name)),
                self.finding_same_name_why(),
            ),
            Rule::FactWithoutSource => FindingText::new(
                self.finding_fact_without_source(what()),
                self.finding_fact_without_source_why(),
            ),
            Rule::FactWithoutDate => FindingText::new(
                self.finding_fact_without_date(what()),
                self.finding_fact_without_date_why(),
            ),
            Rule::SeriesWithoutPoints => FindingText::new(
                self.finding_series_without_points(what()),
                self.finding_series_without_points_why(),
            ),
            Rule::PointWithoutValue { missing, of } => FindingText::new(
                self.finding_point_without_value(*missing, what(), self.count(*of)),
                self.finding_point_without_value_why(),
            ),
            Rule::BottleneckWithoutFact => FindingText::new(
                self.finding_bottleneck_without_fact(what()),
                self.finding_bottleneck_without_fact_why(),
            ),
            Rule::BottleneckUnserved => FindingText::new(
                self.finding_bottleneck_unserved(what()),
                self.finding_bottleneck_unserved_why(),
            ),
            Rule::GoalUnserved => FindingText::new(
                self.finding_goal_unserved(what()),
                self.finding_goal_unserved_why(),
            ),
            Rule::SameCode { code } => FindingText::new(
                self.finding_same_code(shortened(code)),
                self.finding_same_code_why(),
            ),

            Rule::PeriodMissing => text(
                self.finding_period_missing(),
                self.finding_period_missing_why(),
            ),
            Rule::EndsBeforeStart { first, last } => FindingText::new(
                self.finding_ends_before_start(what()),
                self.finding_ends_before_start_why(self.date(*first), self.date(*last)),
            ),
            Rule::YearsReversed { from, to } => FindingText::new(
                self.finding_years_reversed(what()),
                self.finding_years_reversed_why(from, to),
            ),
            Rule::YearsAndADay { years, last } => FindingText::new(
                self.finding_years_and_a_day(u64::from(years.unsigned_abs())),
                self.finding_years_and_a_day_why(self.date(*last)),
            ),
            Rule::VersionAfterStart { version, start } => {
                let version = self.date(*version);
                let why = if plan.period.in_years {
                    self.finding_version_after_start_year_why(version, start.year().to_string())
                } else {
                    self.finding_version_after_start_why(version, self.date(*start))
                };
                FindingText::new(self.finding_version_after_start(), why)
            }
            Rule::OutsidePlan { day } => FindingText::new(
                self.finding_outside_plan(what(), self.date(*day)),
                self.finding_outside_plan_why(),
            ),
            Rule::YearOutsidePlan { year } => FindingText::new(
                self.finding_outside_plan(what(), year.to_string()),
                self.finding_year_outside_plan_why(),
            ),
            Rule::BeginsTooEarly { other, ends } => {
                let in_years = plan
                    .activities
                    .get(*other)
                    .is_some_and(|other| other.milestone.is_none() && other.period.in_years);
                let ends = if in_years {
                    ends.year().to_string()
                } else {
                    self.date(*ends)
                };
                FindingText::new(
                    self.finding_begins_too_early(what()),
                    self.finding_begins_too_early_why(
                        self.subject_title(plan, Subject::Activity(*other)),
                        ends,
                    ),
                )
            }

            Rule::TargetWithoutMeasure => FindingText::new(
                self.finding_target_without_measure(what()),
                self.finding_target_without_measure_why(),
            ),
            Rule::Dangling { to } => FindingText::new(
                self.finding_dangling(what(), self.noun_that(*to)),
                self.finding_dangling_why(),
            ),
            Rule::GoalCircle => FindingText::new(
                self.finding_goal_circle(what()),
                self.finding_goal_circle_why(),
            ),
            Rule::ActivityCircle => FindingText::new(
                self.finding_activity_circle(what()),
                self.finding_activity_circle_why(),
            ),

            Rule::OverlapWithItself => FindingText::new(
                self.finding_overlap_with_itself(what()),
                self.finding_overlap_with_itself_why(),
            ),
            Rule::OverlapTooLarge {
                other,
                overlap,
                most,
            } => FindingText::new(
                self.finding_overlap_too_large(within(), target(*other)),
                self.finding_overlap_too_large_why(self.quantity(*overlap), self.quantity(*most)),
            ),
            Rule::OverlapUnits { other } => FindingText::new(
                self.finding_overlap_units(what(), target(*other)),
                self.finding_overlap_units_why(),
            ),
            Rule::OverlapSides { other, here, there } => FindingText::new(
                self.finding_overlap_sides(within(), target(*other)),
                self.finding_overlap_sides_why(self.quantity(*here), self.quantity(*there)),
            ),
            Rule::ProbableDoubleCount { among } => match among {
                Among::Companies { other } => FindingText::new(
                    self.finding_probable_double_count(what(), target(*other)),
                    self.finding_probable_double_count_why(),
                ),
                Among::People { group, targets } => self.same_people(plan, *group, *targets),
            },
            Rule::PartCircle => FindingText::new(
                self.finding_part_circle(what()),
                self.finding_part_circle_why(),
            ),
            Rule::PartElsewhere { whole } => FindingText::new(
                self.finding_part_elsewhere(what(), target(*whole)),
                self.finding_part_elsewhere_why(),
            ),
            Rule::PartUnits { whole } => FindingText::new(
                self.finding_part_units(what(), target(*whole)),
                self.finding_part_units_why(),
            ),
            Rule::PartTooLarge { whole, part, most } => FindingText::new(
                self.finding_part_too_large(what(), target(*whole)),
                self.finding_part_too_large_why(self.quantity(*part), self.quantity(*most)),
            ),
            Rule::LooksLikePart { whole, counts } => self.looks_like_part(
                self.finding_looks_like_part(what(), target(*whole)),
                *counts,
            ),
            Rule::TargetPhasesDiffer { phased, quantity } => FindingText::new(
                self.finding_target_phases_differ(within()),
                self.finding_target_phases_differ_why(
                    self.number(*phased),
                    self.quantity(*quantity),
                ),
            ),
            Rule::SeriesTotal { total, sum } => FindingText::new(
                self.finding_series_total(within()),
                self.finding_series_total_why(self.number(total.decimal()), self.number(*sum)),
            ),
            Rule::CountNotBrokenDown { counted } => FindingText::new(
                self.finding_count_not_broken_down(
                    self.scope(plan, finding.about),
                    self.stated_number(plan, finding.about),
                    self.counted_what(*counted),
                ),
                match counted {
                    Counted::Applications | Counted::People => {
                        self.finding_count_not_broken_down_why()
                    }
                    Counted::Measures => self.finding_measures_not_broken_down_why(),
                },
            ),
            Rule::PeopleFromFraction { quantity } => FindingText::new(
                self.finding_people_from_fraction(what()),
                self.finding_people_from_fraction_why(self.quantity(*quantity)),
            ),
            Rule::AverageMissing => FindingText::new(
                self.finding_average_missing(what()),
                self.finding_average_missing_why(),
            ),
            Rule::ZeroQuantity => FindingText::new(
                self.finding_zero_quantity(what()),
                self.finding_zero_quantity_why(),
            ),

            Rule::NotSmart { missing } => self.not_smart(&what(), missing),
            Rule::NoBaseline { missing, of } => FindingText::new(
                self.finding_no_baseline(*missing, self.count(*of)),
                self.finding_no_baseline_why(),
            ),
            Rule::NoVerification { missing, of } => FindingText::new(
                self.finding_no_verification(*missing, self.count(*of)),
                self.finding_no_verification_why(),
            ),
            Rule::GroupNotInMeasure { group } => FindingText::new(
                self.finding_group_not_in_measure(what(), self.group_name(plan, *group)),
                self.finding_group_not_in_measure_why(),
            ),

            Rule::AtLeastInText { words, .. } => FindingText::new(
                self.finding_at_least_in_text(what(), words),
                self.finding_at_least_in_text_why(),
            ),
            Rule::WordsVary { words } => FindingText::new(
                self.finding_words_vary(words.join(", ")),
                self.finding_words_vary_why(),
            ),

            Rule::CostLineWithoutMeasure => FindingText::new(
                self.finding_cost_line_without_measure(what()),
                self.finding_cost_line_without_measure_why(),
            ),
            Rule::CostLineWithoutAmount => FindingText::new(
                self.finding_cost_line_without_amount(what()),
                self.finding_cost_line_without_amount_why(),
            ),
            Rule::CostLineTooLarge => FindingText::new(
                self.finding_cost_line_too_large(what()),
                self.finding_cost_line_too_large_why(),
            ),
            Rule::RateWithoutPrice => text(
                self.finding_rate_without_price(),
                self.finding_rate_without_price_why(),
            ),
            Rule::PhasesDiffer { phased, amount } => FindingText::new(
                self.finding_phases_differ(),
                self.finding_phases_differ_why(self.money(*phased), self.money(*amount)),
            ),
            Rule::AdvancesTooLarge { share } => FindingText::new(
                self.finding_advances_too_large(),
                self.finding_advances_too_large_why(self.percent(share.decimal(), 2)),
            ),
            Rule::FundingGap { gap } => FindingText::new(
                self.finding_funding_gap(self.money(*gap)),
                self.finding_funding_gap_why(),
            ),
            Rule::FundingSurplus { surplus } => FindingText::new(
                self.finding_funding_surplus(self.money(*surplus)),
                self.finding_funding_surplus_why(),
            ),
            Rule::MeasureWithoutCosts => FindingText::new(
                self.finding_measure_without_costs(what()),
                self.finding_measure_without_costs_why(),
            ),
            Rule::StatedNotBrokenDown => text(
                self.finding_stated_not_broken_down(),
                self.finding_stated_not_broken_down_why(),
            ),
            Rule::NoMoney => text(self.finding_no_money(), self.finding_no_money_why()),
            Rule::StatedDiffers {
                counted,
                stated,
                derived,
            } => FindingText::new(
                self.finding_stated_differs(
                    self.scope(plan, finding.about),
                    self.said(plan, finding.about, self.quantity(*stated)),
                    self.counted_what(*counted),
                    self.counted(*derived),
                ),
                match counted {
                    Counted::Applications | Counted::People => self.finding_stated_differs_why(),
                    Counted::Measures => self.finding_stated_measures_why(),
                },
            ),
            Rule::StatedDisagrees { with } => self.stated_disagrees(plan, finding.about, *with),

            Rule::MoneyDiffers { .. }
            | Rule::PartsAboveWhole { .. }
            | Rule::PartsBelowWhole { .. }
            | Rule::StatedSum { .. }
            | Rule::StatedShort { .. }
            | Rule::GrantAboveCosts { .. }
            | Rule::OwnAboveCosts { .. }
            | Rule::GrantAboveRates { .. }
            | Rule::GrantAboveRate { .. }
            | Rule::DecisionDiffers { .. }
            | Rule::DecisionAboveAsked { .. }
            | Rule::PhasedOutsidePlan { .. }
            | Rule::AdvanceAfterEnd { .. } => self.of_amounts(plan, finding),
            Rule::NoDecision => text(self.finding_no_decision(), self.finding_no_decision_why()),
            Rule::NothingRecorded { of_people: false } => text(
                self.finding_nothing_recorded(),
                self.finding_nothing_recorded_why(),
            ),
            Rule::NothingRecorded { of_people: true } => text(
                self.finding_no_people_recorded(),
                self.finding_no_people_recorded_why(),
            ),
            Rule::NoFinalReading { missing, of } => FindingText::new(
                self.finding_no_final_reading(*missing, self.count(*of)),
                self.finding_no_final_reading_why(),
            ),

            Rule::ReadingOfNothing
            | Rule::ReadingWithoutDay { .. }
            | Rule::ReadingWithoutValue
            | Rule::ReadingBeforeStart { .. }
            | Rule::ReadingAfterEnd { .. }
            | Rule::ReadingsDiffer { .. }
            | Rule::ReadingWithoutPromise { .. }
            | Rule::ReadingBelowZero { .. }
            | Rule::PartsTooLarge { .. }
            | Rule::WholeDiffers { .. }
            | Rule::FiguresWithoutDay { .. } => self.of_reading(plan, finding),

            Rule::SchemeUnknown
            | Rule::GrantBelowMinimum { .. }
            | Rule::GrantAboveMaximum { .. }
            | Rule::TermTooLong { .. }
            | Rule::WholeYearsTooLong { .. }
            | Rule::YearsTooLong { .. }
            | Rule::DaysNeeded { .. }
            | Rule::PartyKindMissing { .. }
            | Rule::LeadApplicantKind { .. }
            | Rule::EquityTooLow { .. }
            | Rule::TooFewSchemeThemes { .. }
            | Rule::OutsideWindow { .. } => self.of_scheme(plan, finding),
        }
    }

    /// How much a finding matters.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Blocking => self.severity_blocking(),
            Severity::Warning => self.severity_warning(),
            Severity::Advice => self.severity_advice(),
        }
    }

    /// What a letter of SMART misses, in a few words: *een datum*.
    #[must_use]
    pub fn smart_reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::NoUnit => self.smart_no_unit(),
            Reason::NoQualifier => self.smart_no_qualifier(),
            Reason::NoQuantity => self.smart_no_quantity(),
            Reason::ZeroQuantity => self.smart_zero_quantity(),
            Reason::AverageMissing => self.smart_average_missing(),
            Reason::NoExecutor => self.smart_no_executor(),
            Reason::ToBeDetermined => self.smart_to_be_determined(),
            Reason::NoAim => self.smart_no_aim(),
            Reason::NoDueDate => self.smart_no_due(),
        }
    }

    fn not_smart(self, what: &str, missing: &[Reason]) -> FindingText {
        match missing {
            [Reason::NoUnit] => FindingText::new(
                self.finding_smart_no_unit(what),
                self.finding_smart_no_unit_why(),
            ),
            [Reason::NoQualifier] => FindingText::new(
                self.finding_smart_no_qualifier(what),
                self.finding_smart_no_qualifier_why(),
            ),
            [Reason::NoQuantity] => FindingText::new(
                self.finding_smart_no_quantity(what),
                self.finding_smart_no_quantity_why(),
            ),
            [Reason::NoAim] => FindingText::new(
                self.finding_smart_no_aim(what),
                self.finding_smart_no_aim_why(),
            ),
            [Reason::NoDueDate] => FindingText::new(
                self.finding_smart_no_due(what),
                self.finding_smart_no_due_why(),
            ),
            several => {
                let missing = several.iter().map(|reason| self.smart_reason(*reason));
                let missing = missing.collect::<Vec<_>>().join("; ");
                FindingText::new(
                    self.finding_not_smart(what),
                    self.finding_not_smart_why(missing),
                )
            }
        }
    }

    fn stated_disagrees(self, plan: &Plan, about: Subject, with: Id<Stated>) -> FindingText {
        let here = stated(plan, about);
        let figure = here.map_or("", |here| self.stated_figure(here.value));
        let value = |stated: Option<&Stated>| {
            stated.map_or_else(String::new, |stated| self.stated_value(stated))
        };
        FindingText::new(
            self.finding_stated_disagrees(self.scope(plan, about), figure),
            self.finding_stated_disagrees_why(value(here), value(plan.stated.get(with))),
        )
    }

    /// What is stated, as it is written, with how exact it is.
    #[must_use]
    pub fn stated_value(self, stated: &Stated) -> String {
        let value = match stated.value {
            StatedValue::Applications(number)
            | StatedValue::People(number)
            | StatedValue::Measures(number) => self.quantity(number),
            StatedValue::Costs(amount)
            | StatedValue::Grant(amount)
            | StatedValue::OwnContribution(amount) => self.money(amount),
        };
        self.precisely(value, stated.precision())
    }

    /// The part of the plan that a stated total is about, as it begins a sentence.
    pub(super) fn scope(self, plan: &Plan, about: Subject) -> String {
        let scope = stated(plan, about).map_or(Scope::Plan, |stated| stated.scope);
        capital(&match scope {
            Scope::Plan => self.subject(plan, Subject::Plan),
            Scope::Theme(theme) => self.subject(plan, theme.into()),
            Scope::Measure(measure) => self.subject(plan, measure.into()),
        })
    }

    /// A stated number, with how exact its statement is.
    fn said(self, plan: &Plan, about: Subject, number: String) -> String {
        let precision = stated(plan, about).map(Stated::precision);
        self.precisely(number, precision.unwrap_or_default())
    }

    fn stated_number(self, plan: &Plan, about: Subject) -> String {
        let value = stated(plan, about).map(|stated| self.stated_value(stated));
        value.unwrap_or_default()
    }

    fn quantity(self, quantity: Quantity) -> String {
        self.number(quantity.decimal())
    }
}

/// The list that a piece of the file stood in.
fn list_of(subject: Subject) -> &'static str {
    match subject {
        Subject::SetAside { list, .. } => list,
        _ => "",
    }
}

pub(super) fn stated(plan: &Plan, about: Subject) -> Option<&Stated> {
    match about {
        Subject::Stated(id) => plan.stated.get(id),
        _ => None,
    }
}
