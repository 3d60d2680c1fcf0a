//! Why: labour-market facts, bottlenecks, goals and their indicators.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    Date, Id, Measure, Number,
    exact::whole,
    noun::{choice, holding, item, noun},
};

item! {
    /// A figure or a finding about the labour market.
    pub struct Fact {
        /// What it says.
        pub title: String,
        /// The figure; none for a qualitative finding.
        pub value: Option<Number>,
        /// What the figure counts.
        pub unit: String,
        /// The day it was true.
        pub as_of: Option<Date>,
        /// Where it comes from.
        pub source: String,
    }
}

item! {
    /// Figures over time or over groups.
    pub struct Series {
        /// What it shows.
        pub title: String,
        /// What the figures count.
        pub unit: String,
        /// The figures, in order.
        pub points: Vec<Point>,
        /// What they are together, as their source states it.
        pub total: Option<Number>,
        /// Where they come from.
        pub source: String,
        /// The day they were true.
        pub as_of: Option<Date>,
    }
}

impl Series {
    /// What its figures are together; `None` while one is missing.
    #[must_use]
    pub fn sum(&self) -> Option<Decimal> {
        let values = self.points.iter().map(|point| point.value);
        values
            .map(|value| value.map(Number::decimal))
            .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))
    }
}

noun! {
    /// One figure of a series.
    pub struct Point {
        /// The year or the group.
        pub label: String,
        /// Which line it belongs to, where there is more than one.
        pub group: String,
        /// The figure.
        pub value: Option<Number>,
    }
}

item! {
    /// What is wrong on the labour market.
    pub struct Bottleneck {
        /// In short.
        pub title: String,
        /// In full (limited Markdown).
        pub description: String,
        /// Since when, or from when on.
        pub horizon: Horizon,
        /// The facts that show it.
        pub facts: Vec<Id<Fact>>,
        /// How much it weighs, 1 first.
        pub priority: Option<u32> as whole,
    }
}

/// When a bottleneck bites.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// Now.
    #[default]
    Acute,
    /// In these coming years.
    Coming {
        /// The first year.
        #[serde(deserialize_with = "whole")]
        from: i16,
        /// The last year.
        #[serde(deserialize_with = "whole")]
        to: i16,
    },
}

item! {
    /// What the sector wants to reach; goals form a tree from the ambition down.
    pub struct Goal {
        /// How far down the tree.
        pub level: GoalLevel,
        /// The goal above it.
        pub parent: Option<Id<Goal>>,
        /// Its number in the plan.
        pub number: String as label,
        /// In short.
        pub title: String,
        /// In full (limited Markdown).
        pub description: String,
        /// Why (limited Markdown).
        pub rationale: String,
        /// Whether it says what is to be reached or how the sector works.
        pub nature: GoalNature,
    }
}

choice! {
    /// How far down the tree a goal stands.
    pub enum GoalLevel {
        /// What the sector stands for.
        Ambition,
        /// A direction.
        GuidingGoal,
        /// A goal.
        Goal,
    }
}

choice! {
    /// What a goal is about.
    pub enum GoalNature {
        /// What is to be reached.
        Substance,
        /// How the sector works.
        WayOfWorking,
    }
}

item! {
    /// What shows whether a goal or a measure is being reached.
    pub struct Indicator {
        /// What it is called.
        pub title: String,
        /// What it belongs to.
        pub of: Option<IndicatorOf>,
        /// What its figures count.
        pub unit: String,
        /// Whether it is told in words rather than in figures.
        pub qualitative: bool,
        /// Whether less is better.
        pub falling: bool,
        /// Whether readings add up.
        pub cumulative: bool,
        /// Where it stood before the plan.
        pub baseline: Option<Reading>,
        /// What is aimed at, by date.
        pub aims: Vec<Reading>,
        /// What was found, by date; readings are only ever added.
        pub readings: Vec<Reading>,
    }
}

holding! {
    /// What an indicator belongs to.
    #[derive(Copy, Eq)]
    pub enum IndicatorOf {
        /// A goal.
        Goal(Id<Goal>),
        /// A measure.
        Measure(Id<Measure>),
    }
}

noun! {
    /// A value of an indicator on a day.
    pub struct Reading {
        /// The day.
        pub date: Option<Date>,
        /// The figure.
        pub value: Option<Number>,
        /// The finding in words.
        pub note: String,
        /// Where it comes from.
        pub source: String,
    }
}
