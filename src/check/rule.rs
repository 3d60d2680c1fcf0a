//! The rules: what each finds, its code and how much it matters.

use rust_decimal::Decimal;

use crate::{
    figures::{Count, Counted},
    plan::{
        Activity, Cents, Date, Fault, Id, Noun, Number, PartyKind, Quantity, Stated, Target,
        TargetGroup,
    },
};

use super::{Reason, Source};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan contradicts itself: a figure or a date cannot be right.
    Blocking,
    /// To look at before the plan is shown to others.
    Warning,
    /// May make the plan better.
    Advice,
}

/// Of what targets may count the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Companies, of a target and this other one of its measure.
    Companies {
        /// The other target.
        other: Id<Target>,
    },
    /// People.
    People {
        /// The group they belong to; without one, targets that name no group.
        group: Option<Id<TargetGroup>>,
        /// Of how many targets.
        targets: u64,
    },
}

/// What a stated amount is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The cost lines.
    Lines,
    /// The funding.
    Funding,
}

/// For how long a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Until the grant is given: it makes a better plan, and the plan is no longer written then.
    Drafting,
    /// As long as there is a plan.
    Always,
}

macro_rules! phase {
    () => {
        Phase::Always
    };
    ($phase:ident) => {
        Phase::$phase
    };
}

/// Declares the rules with, for each, the code that waivers know it by, its severity and, where it
/// does not always matter, until when it does.
macro_rules! rules {
    ($(
        $(#[$meta:meta])*
        $Rule:ident $({ $( $(#[$argument_meta:meta])* $argument:ident: $Type:ty ),* $(,)? })?
            = $code:literal, $severity:ident $(, $phase:ident)?;
    )*) => {
        /// What a rule found, with what its sentence needs.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Rule {
            $(
                $(#[$meta])*
                $Rule $({ $( $(#[$argument_meta])* $argument: $Type, )* })?,
            )*
        }

        impl Rule {
            /// The codes of all rules.
            pub const CODES: &[&str] = &[$($code),*];

            /// The code that waivers know it by; never changes.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $( Self::$Rule { .. } => $code, )*
                }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(&self) -> Severity {
                match self {
                    $( Self::$Rule { .. } => Severity::$severity, )*
                }
            }

            /// For how long it matters.
            #[must_use]
            pub const fn phase(&self) -> Phase {
                match self {
                    $( Self::$Rule { .. } => phase!($($phase)?), )*
                }
            }
        }
    };
}

rules! {
    /// The file was made by a newer version: some of it is carried along unseen.
    NewerFormat {
        /// The minor version of the file.
        minor: u32,
    } = "newer_format", Advice;
    /// A piece of the file could not be read.
    SetAside {
        /// Why.
        fault: Fault,
    } = "set_aside", Warning;
    /// A remark that nobody has dealt with.
    OpenRemark {
        /// Who made it; may be empty.
        author: String,
        /// What it says.
        text: String,
    } = "open_remark", Advice;
    /// A link of a kind that is not safe to follow.
    UnsafeLink = "unsafe_link", Warning;

    /// The plan has no title.
    NoTitle = "no_title", Warning, Drafting;
    /// The plan does not say which sector it is for.
    NoSector = "no_sector", Warning, Drafting;
    /// The plan has neither a mission nor an ambition.
    NoMission = "no_mission", Advice, Drafting;
    /// The plan has no goals.
    NoGoals = "no_goals", Advice, Drafting;
    /// The plan has no figures of the labour market.
    NoFacts = "no_facts", Advice, Drafting;
    /// The plan has no bottlenecks.
    NoBottlenecks = "no_bottlenecks", Advice, Drafting;
    /// The plan has no measures.
    NoMeasures = "no_measures", Warning, Drafting;
    /// The plan has measures and no themes to put them under.
    NoThemes = "no_themes", Advice, Drafting;
    /// No party applies for the grant.
    NoLeadApplicant = "no_lead_applicant", Warning, Drafting;
    /// A theme has no measures.
    ThemeWithoutMeasures = "theme_without_measures", Warning, Drafting;
    /// A measure has no title.
    MeasureWithoutTitle = "measure_without_title", Warning, Drafting;
    /// A measure falls under no theme.
    MeasureWithoutTheme = "measure_without_theme", Warning, Drafting;
    /// A measure promises nothing in numbers.
    MeasureWithoutTarget = "measure_without_target", Warning, Drafting;
    /// Nobody is named to carry a measure out.
    NoExecutor = "no_executor", Warning, Drafting;
    /// The plan says that it is still to be decided who carries a measure out.
    ExecutorToBeDetermined = "executor_to_be_determined", Advice, Drafting;
    /// A measure does not say whom it is for.
    MeasureWithoutTargetGroup = "measure_without_target_group", Advice, Drafting;
    /// Something that is known by its name has none.
    NoName = "no_name", Warning, Drafting;
    /// An earlier item of the same list has the same name.
    SameName {
        /// The name.
        name: String,
    } = "same_name", Warning;
    /// A fact does not say where it comes from.
    FactWithoutSource = "fact_without_source", Advice, Drafting;
    /// A figure does not say of which day it is.
    FactWithoutDate = "fact_without_date", Advice, Drafting;
    /// A series has no figures.
    SeriesWithoutPoints = "series_without_points", Warning, Drafting;
    /// Points of a series have no figure.
    PointWithoutValue {
        /// How many.
        missing: u64,
        /// Of how many.
        of: u64,
    } = "point_without_value", Warning, Drafting;
    /// No fact shows a bottleneck.
    BottleneckWithoutFact = "bottleneck_without_fact", Advice, Drafting;
    /// No measure answers a bottleneck.
    BottleneckUnserved = "bottleneck_unserved", Warning, Drafting;
    /// No measure serves a goal, nor a goal below it.
    GoalUnserved = "goal_unserved", Warning, Drafting;
    /// An earlier measure has the same code.
    SameCode {
        /// The code.
        code: String,
    } = "same_code", Warning;

    /// The plan does not say when it starts or when it ends.
    PeriodMissing = "period_missing", Warning;
    /// A period ends before it starts.
    EndsBeforeStart {
        /// The day it starts.
        first: Date,
        /// The day it ends.
        last: Date,
    } = "ends_before_start", Blocking;
    /// The last of the coming years lies before the first.
    YearsReversed {
        /// The first year.
        from: i16,
        /// The last year.
        to: i16,
    } = "years_reversed", Blocking;
    /// The plan lasts whole years and one day, because both days count.
    YearsAndADay {
        /// How many whole years.
        years: i16,
        /// The last day of a term of exactly so many years.
        last: Date,
    } = "years_and_a_day", Warning, Drafting;
    /// The version of the plan is dated after its start.
    VersionAfterStart {
        /// The date of the version.
        version: Date,
        /// The day the plan starts.
        start: Date,
    } = "version_after_start", Advice, Drafting;
    /// A date lies outside the period of the plan.
    OutsidePlan {
        /// The date.
        day: Date,
    } = "outside_plan", Warning;

    /// A year lies outside the period of the plan; no day of it is known.
    YearOutsidePlan {
        /// The year.
        year: i16,
    } = "year_outside_plan", Warning;

    /// An activity begins before one that it waits for has ended.
    BeginsTooEarly {
        /// What it waits for.
        other: Id<Activity>,
        /// The last day of that.
        ends: Date,
    } = "begins_too_early", Warning;

    /// A target belongs to no measure, so that it counts nowhere.
    TargetWithoutMeasure = "target_without_measure", Blocking;
    /// An item refers to something that is not in the plan.
    Dangling {
        /// What it should lead to.
        to: Noun,
    } = "dangling", Warning;
    /// A goal stands above itself, through others or directly.
    GoalCircle = "goal_circle", Blocking;
    /// An activity waits for itself, through others or directly.
    ActivityCircle = "activity_circle", Blocking;

    /// A target overlaps with itself.
    OverlapWithItself = "overlap_with_itself", Warning;
    /// An overlap is larger than one of its targets.
    OverlapTooLarge {
        /// The other target.
        other: Id<Target>,
        /// What is declared.
        overlap: Quantity,
        /// The most it can be.
        most: Quantity,
    } = "overlap_too_large", Blocking;
    /// Two targets that overlap count different things, and not both count people.
    OverlapUnits {
        /// The other target.
        other: Id<Target>,
    } = "overlap_units", Warning;
    /// Two targets each declare another overlap with the other.
    OverlapSides {
        /// The other target.
        other: Id<Target>,
        /// What is declared here.
        here: Quantity,
        /// What is declared there.
        there: Quantity,
    } = "overlap_sides", Warning;
    /// Targets may count the same people or companies, and nobody said how many.
    ProbableDoubleCount {
        /// Of what.
        among: Among,
    } = "probable_double_count", Advice, Drafting;

    /// A target is part of itself, through others or directly.
    PartCircle = "part_circle", Blocking;
    /// A target is part of one of another measure.
    PartElsewhere {
        /// What it is part of.
        whole: Id<Target>,
    } = "part_elsewhere", Warning;
    /// A target counts something else than what it is part of.
    PartUnits {
        /// What it is part of.
        whole: Id<Target>,
    } = "part_units", Warning;
    /// A part is larger than its whole.
    PartTooLarge {
        /// What it is part of.
        whole: Id<Target>,
        /// How large it is.
        part: Quantity,
        /// How large its whole is.
        most: Quantity,
    } = "part_too_large", Blocking;
    /// The words of a target call it part of another one, and it counts beside it.
    LooksLikePart {
        /// What it seems to be part of.
        whole: Id<Target>,
        /// How many applications its measure counts now, and how many if it is a part.
        counts: [u64; 2],
    } = "looks_like_part", Warning;
    /// What was phased of a target is not the target.
    TargetPhasesDiffer {
        /// What was phased.
        phased: Decimal,
        /// The target.
        quantity: Quantity,
    } = "target_phases_differ", Warning;
    /// The stated total of a series is not what its points add up to.
    SeriesTotal {
        /// The total as it was stated.
        total: Number,
        /// What the points are together.
        sum: Decimal,
    } = "series_total", Warning;
    /// A number was stated of something that counts nobody and nothing yet.
    CountNotBrokenDown {
        /// What it counts.
        counted: Counted,
    } = "count_not_broken_down", Advice, Drafting;

    /// A target counts no whole number of people.
    PeopleFromFraction {
        /// The quantity.
        quantity: Quantity,
    } = "people_from_fraction", Warning;
    /// People are a product of averages that are not all filled in.
    AverageMissing = "average_missing", Warning;
    /// A target promises nothing.
    ZeroQuantity = "zero_quantity", Warning, Drafting;

    /// A target misses letters of SMART.
    NotSmart {
        /// What misses, in the order of the letters.
        missing: Vec<Reason>,
    } = "not_smart", Warning, Drafting;
    /// Targets say nothing of where things stood before the plan.
    NoBaseline {
        /// How many.
        missing: u64,
        /// Of how many.
        of: u64,
    } = "no_baseline", Advice, Drafting;
    /// Targets say nothing of how it is shown that they were reached.
    NoVerification {
        /// How many.
        missing: u64,
        /// Of how many.
        of: u64,
    } = "no_verification", Advice, Drafting;
    /// A target counts a group for which its measure is not.
    GroupNotInMeasure {
        /// The group.
        group: Id<TargetGroup>,
    } = "group_not_in_measure", Warning;

    /// A text says *at least* where the target does not.
    AtLeastInText {
        /// The words of the text: *ten minste drie*.
        words: String,
        /// The target.
        target: Id<Target>,
    } = "at_least_in_text", Warning, Drafting;
    /// Several words are in use for one thing.
    WordsVary {
        /// The words.
        words: Vec<&'static str>,
    } = "words_vary", Advice, Drafting;

    /// A cost line belongs to no measure.
    CostLineWithoutMeasure = "cost_line_without_measure", Warning, Drafting;
    /// A cost line has no units or no price, so that it adds nothing.
    CostLineWithoutAmount = "cost_line_without_amount", Warning, Drafting;
    /// A cost line is larger than any plan.
    CostLineTooLarge = "cost_line_too_large", Blocking;
    /// A rate has no price, or lacks what it is worked out from.
    RateWithoutPrice = "rate_without_price", Warning, Drafting;
    /// What was phased is not the amount it is phased of.
    PhasesDiffer {
        /// What was phased.
        phased: Cents,
        /// The amount.
        amount: Cents,
    } = "phases_differ", Warning;
    /// Advances are more than what they are an advance on.
    AdvancesTooLarge {
        /// What they are together, in percent.
        share: Number,
    } = "advances_too_large", Warning;
    /// Costs are higher than all funding.
    FundingGap {
        /// How much is not paid for.
        gap: Cents,
    } = "funding_gap", Warning;
    /// Funding is higher than the costs.
    FundingSurplus {
        /// By how much.
        surplus: Cents,
    } = "funding_surplus", Warning;
    /// A measure has no cost lines, while the plan has some.
    MeasureWithoutCosts = "measure_without_costs", Warning, Drafting;
    /// Money is stated and not broken down into cost lines.
    StatedNotBrokenDown = "stated_not_broken_down", Advice, Drafting;
    /// The plan says nothing about money.
    NoMoney = "no_money", Advice, Drafting;
    /// A stated number differs from what the plan adds up to.
    StatedDiffers {
        /// What they count.
        counted: Counted,
        /// What is stated.
        stated: Quantity,
        /// What the plan adds up to.
        derived: Count,
    } = "stated_differs", Warning;
    /// A stated amount differs from what the plan adds up to.
    MoneyDiffers {
        /// What is stated.
        stated: Cents,
        /// What the plan adds up to.
        derived: Cents,
        /// By how much they differ.
        difference: Cents,
        /// What that was added up from.
        from: Held,
    } = "money_differs", Warning;
    /// Amounts that were stated of parts are together more than the whole.
    PartsAboveWhole {
        /// The parts together.
        parts: Cents,
        /// The whole.
        whole: Cents,
        /// How much the parts are more.
        difference: Cents,
    } = "parts_above_whole", Blocking;
    /// Amounts that were stated of all parts are together less than the whole.
    PartsBelowWhole {
        /// The parts together.
        parts: Cents,
        /// The whole.
        whole: Cents,
        /// How much the parts are less.
        difference: Cents,
    } = "parts_below_whole", Warning;
    /// Stated grant, own contribution and other funding are together more than the costs.
    StatedSum {
        /// The costs.
        costs: Cents,
        /// The grant.
        grant: Cents,
        /// The own contribution.
        own_contribution: Cents,
        /// Other funding, where there is any.
        others: Option<Cents>,
        /// How much they are more.
        difference: Cents,
    } = "stated_sum", Blocking;
    /// Stated grant, own contribution and other funding are together less than the costs.
    StatedShort {
        /// The costs.
        costs: Cents,
        /// The grant.
        grant: Cents,
        /// The own contribution.
        own_contribution: Cents,
        /// Other funding, where there is any.
        others: Option<Cents>,
        /// How much they are less.
        difference: Cents,
    } = "stated_short", Warning;
    /// The grant is more than all costs.
    GrantAboveCosts {
        /// The grant.
        grant: Cents,
        /// The costs.
        costs: Cents,
    } = "grant_above_costs", Blocking;
    /// The own contribution is more than all costs.
    OwnAboveCosts {
        /// The own contribution.
        own: Cents,
        /// The costs.
        costs: Cents,
    } = "own_above_costs", Blocking;
    /// The grant is more than the rates of the cost lines allow.
    GrantAboveRates {
        /// The grant.
        grant: Cents,
        /// What the rates come to.
        most: Cents,
        /// How much the grant is more.
        difference: Cents,
    } = "grant_above_rates", Warning;
    /// The grant is more than the share of the costs that the scheme pays.
    GrantAboveRate {
        /// The grant.
        grant: Cents,
        /// The costs.
        costs: Cents,
        /// The share that the scheme pays, in percent.
        rate: Quantity,
        /// What that comes to.
        most: Cents,
        /// How much the grant is more.
        difference: Cents,
        /// Where the rate is written; nowhere for an own scheme.
        source: Option<Source>,
    } = "grant_above_rate", Warning;
    /// The grant that was decided is not the one that the plan says is granted.
    DecisionDiffers {
        /// The decision.
        decided: Cents,
        /// The granted funding, where it differs.
        granted: Option<Cents>,
        /// The stated grant, where it differs.
        stated: Option<Cents>,
    } = "decision_differs", Warning;
    /// More was decided than asked for.
    DecisionAboveAsked {
        /// The decision.
        decided: Cents,
        /// What is asked for.
        asked: Cents,
        /// How much the decision is more.
        difference: Cents,
    } = "decision_above_asked", Warning;
    /// Money was phased on days outside the plan.
    PhasedOutsidePlan {
        /// How much, in periods that lie outside wholly or partly.
        amount: Cents,
        /// The first such day that was found.
        day: Date,
    } = "phased_outside_plan", Warning;
    /// An advance comes after the end of the plan.
    AdvanceAfterEnd {
        /// When it comes.
        day: Date,
        /// The last day of the plan.
        last: Date,
    } = "advance_after_end", Warning;
    /// A figure was stated differently elsewhere.
    StatedDisagrees {
        /// The statement that stands.
        with: Id<Stated>,
    } = "stated_disagrees", Warning;

    /// A reading is of nothing.
    ReadingOfNothing = "reading_of_nothing", Warning;
    /// A reading does not say of which day it is.
    ReadingWithoutDay {
        /// What it says.
        value: Number,
    } = "reading_without_day", Warning;
    /// A reading has neither a value nor a finding in words.
    ReadingWithoutValue = "reading_without_value", Advice;
    /// A reading is of a day before the plan starts.
    ReadingBeforeStart {
        /// The day.
        day: Date,
        /// The first day of the plan.
        first: Date,
    } = "reading_before_start", Warning;
    /// A reading is of a day after the plan ends.
    ReadingAfterEnd {
        /// The day.
        day: Date,
        /// The last day of the plan.
        last: Date,
    } = "reading_after_end", Warning;
    /// Readings of one thing and one day say different things.
    ReadingsDiffer {
        /// The day.
        day: Date,
        /// What was recorded first.
        before: Number,
        /// What was recorded last, and stands.
        stands: Number,
    } = "readings_differ", Warning;
    /// Something was reached of a target that promises nothing in numbers.
    ReadingWithoutPromise {
        /// What was reached.
        value: Number,
    } = "reading_without_promise", Warning;
    /// Less than nothing was reached.
    ReadingBelowZero {
        /// What the reading says.
        value: Number,
    } = "reading_below_zero", Blocking;
    /// The parts of a reading are more than the reading.
    PartsTooLarge {
        /// What the parts are together.
        parts: Number,
        /// What the reading says.
        value: Number,
    } = "parts_too_large", Blocking;
    /// A reading of the plan or a part of it differs from the readings of its parts on that day.
    WholeDiffers {
        /// What the reading of the whole says.
        whole: Number,
        /// What those of its parts say together.
        parts: Number,
    } = "whole_differs", Warning;
    /// Figures of an indicator do not say of which day they are.
    FiguresWithoutDay {
        /// How many.
        missing: u64,
    } = "figures_without_day", Advice;

    /// The plan is for a scheme of which this version has no rules.
    SchemeUnknown = "scheme_unknown", Advice, Drafting;
    /// The requested grant is smaller than the scheme gives.
    GrantBelowMinimum {
        /// What is requested.
        grant: Cents,
        /// The smallest grant.
        minimum: Cents,
        /// Where that is written; nowhere for an own scheme.
        source: Option<Source>,
    } = "grant_below_minimum", Warning, Drafting;
    /// The requested grant is larger than the scheme gives.
    GrantAboveMaximum {
        /// What is requested.
        grant: Cents,
        /// The largest grant.
        maximum: Cents,
        /// Where that is written.
        source: Option<Source>,
    } = "grant_above_maximum", Warning;
    /// The plan lasts longer than the scheme pays.
    TermTooLong {
        /// The longest term in months.
        months: u64,
        /// The last day of such a term.
        last: Date,
        /// Where that is written.
        source: Option<Source>,
    } = "term_too_long", Warning;
    /// The plan lasts whole calendar years, more than the scheme pays: the days may stand for years.
    WholeYearsTooLong {
        /// The longest term in months.
        months: u64,
        /// Where that is written.
        source: Option<Source>,
    } = "whole_years_too_long", Warning;
    /// The years of the plan last longer than the scheme pays, whatever its days are.
    YearsTooLong {
        /// The longest term in months.
        months: u64,
        /// Where that is written.
        source: Option<Source>,
    } = "years_too_long", Warning;
    /// Only the years are known, and by them the plan may last longer than the scheme pays.
    DaysNeeded {
        /// The longest term in months.
        months: u64,
        /// Where that is written.
        source: Option<Source>,
    } = "days_needed", Advice;
    /// No party of a kind that the scheme asks for is among those that apply.
    PartyKindMissing {
        /// Which kind.
        kind: PartyKind,
        /// Where that is written.
        source: Option<Source>,
    } = "party_kind_missing", Warning, Drafting;
    /// The lead applicant is of no kind that the scheme allows.
    LeadApplicantKind {
        /// Where that is written.
        source: Option<Source>,
    } = "lead_applicant_kind", Warning, Drafting;
    /// The lead applicant has neither the equity nor the guarantee that the scheme asks for.
    EquityTooLow {
        /// The least.
        least: Cents,
        /// Where that is written.
        source: Option<Source>,
    } = "equity_too_low", Warning, Drafting;
    /// The themes cover fewer themes of the scheme than it asks for.
    TooFewSchemeThemes {
        /// How many are covered.
        covered: u64,
        /// The least.
        least: u64,
        /// Where that is written.
        source: Option<Source>,
    } = "too_few_scheme_themes", Warning, Drafting;
    /// The plan was handed in outside the window of the scheme.
    OutsideWindow {
        /// The day it was handed in.
        day: Date,
        /// The first day of the window.
        first: Date,
        /// The last day of the window.
        last: Date,
        /// Where that is written.
        source: Option<Source>,
    } = "outside_window", Warning, Drafting;

    /// The plan was granted, and the decision is not in it.
    NoDecision = "no_decision", Warning;
    /// The plan runs or has run, and nothing was recorded of what it reached.
    NothingRecorded {
        /// Whether something was, and not of participants.
        of_people: bool,
    } = "nothing_recorded", Warning;
    /// The plan was settled, and of some targets the last reading comes before they were due.
    NoFinalReading {
        /// How many.
        missing: u64,
        /// Of how many.
        of: u64,
    } = "no_final_reading", Warning;
}
