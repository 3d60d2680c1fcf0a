//! What it costs and who pays.

use serde::{Deserialize, Serialize};

use super::{
    Attachment, Cents, Date, Id, Measure, MoneyPhase, Party, Quantity, Theme,
    noun::{choice, holding, item, noun},
};

item! {
    /// One line of the budget.
    pub struct CostLine {
        /// The measure it is for.
        pub measure: Option<Id<Measure>>,
        /// What kind of cost it is.
        pub category: CostCategory,
        /// The article that allows it.
        pub legal_basis: String,
        /// What is bought or done.
        pub description: String,
        /// How many units.
        pub units: Option<Quantity>,
        /// What one unit is.
        pub unit: String,
        /// What one unit costs; the rate's price when absent.
        pub unit_price: Option<Cents>,
        /// The rate on the rate card.
        pub rate: Option<Id<Rate>>,
        /// The party that bears the cost.
        pub bearer: Option<Id<Party>>,
        /// Whether it is given in kind rather than paid.
        pub in_kind: bool,
        /// What happens to the value added tax.
        pub vat: Vat,
        /// The share that the grant pays, in percent; the plan's when absent.
        pub funding_rate: Option<Quantity>,
        /// When it is spent.
        pub phasing: Phasing,
        /// What substantiates it.
        pub substantiation: String,
        /// The documents that substantiate it.
        pub attachments: Vec<Id<Attachment>>,
    }
}

holding! {
    /// What kind of cost a line is.
    #[derive(Eq, PartialOrd, Ord, Default)]
    pub enum CostCategory {
        /// Not said yet.
        #[default]
        Unspecified,
        /// Wages of the project's own staff.
        Wages,
        /// Wages of people who are away for training.
        WagesOfAbsence,
        /// Training.
        Training,
        /// An external adviser.
        Adviser,
        /// Research.
        Research,
        /// Material and rooms.
        Material,
        /// Telling people about it.
        Communication,
        /// Something else, in the words of the plan.
        Own(String),
    }
}

choice! {
    /// What happens to the value added tax of a cost line.
    pub enum Vat {
        /// Not said yet.
        Unspecified,
        /// It comes back, so it is no cost.
        Recoverable,
        /// It does not come back, so it is in the price.
        NotRecoverable,
        /// None is due.
        Exempt,
    }
}

holding! {
    /// When money is spent or received.
    #[derive(Default)]
    pub enum Phasing {
        /// Evenly over the plan's period.
        #[default]
        Even,
        /// So much in each of these periods.
        Typed(Vec<MoneyPhase>),
    }
}

item! {
    /// A price on the rate card.
    pub struct Rate {
        /// What it is for.
        pub title: String,
        /// What one unit is.
        pub unit: String,
        /// What one unit costs, where it is not worked out from wages.
        pub price: Option<Cents>,
        /// Where the price comes from.
        pub source: String,
        /// The wage that the price of an hour is worked out from; goes before `price`.
        pub wage: Option<Wage>,
    }
}

noun! {
    /// What an hour of somebody costs is worked out from: the wage of a year with its surcharge,
    /// over the hours of a year.
    pub struct Wage {
        /// The gross wage.
        pub gross: Option<Cents>,
        /// Over how long it is paid.
        pub per: WagePeriod,
        /// What the employer pays on top, in percent of the gross wage; 32 is a wage × 1.32.
        pub surcharge: Option<Quantity>,
        /// The hours of a year.
        pub hours: Option<Quantity>,
    }
}

choice! {
    /// Over how long a wage is paid.
    pub enum WagePeriod {
        /// A twelfth of that of a year.
        Month,
        /// A whole year.
        Year,
    }
}

item! {
    /// Money that comes in.
    pub struct Funding {
        /// Who gives it.
        pub party: Option<Id<Party>>,
        /// What kind of money it is.
        pub kind: FundingKind,
        /// How much.
        pub amount: Option<Cents>,
        /// How certain it is.
        pub status: FundingStatus,
        /// Which costs it is for, by when they are made.
        pub phasing: Phasing,
        /// What it is for.
        pub note: String,
        /// What is paid of it before the end; without, it comes as it is phased.
        pub advances: Vec<Advance>,
        /// When the rest is paid, once advances were.
        pub settled: Option<Date>,
    }
}

noun! {
    /// A part of some funding that is paid before the end.
    pub struct Advance {
        /// When it is paid.
        pub day: Option<Date>,
        /// How much of the whole, in percent.
        pub share: Option<Quantity>,
    }
}

choice! {
    /// What kind of money funds the plan.
    pub enum FundingKind {
        /// The grant that is applied for.
        Grant,
        /// The sector's own contribution.
        OwnContribution,
        /// Other public money.
        OtherPublic,
        /// Private money.
        Private,
    }
}

choice! {
    /// How certain funding is.
    pub enum FundingStatus {
        /// Asked for.
        Requested,
        /// Promised.
        Promised,
        /// Granted.
        Granted,
        /// Received.
        Received,
    }
}

item! {
    /// A total as it was published or agreed, held against the one that follows from the plan.
    pub struct Stated {
        /// Which total, and how much.
        pub value: StatedValue,
        /// Whether it may be more: *at least*, *more than*.
        pub at_least: bool,
        /// Whether the number is not exact: *about*, *almost*.
        pub approximate: bool,
        /// Of what.
        pub scope: Scope,
        /// Where it was stated.
        pub source: String,
        /// When it was stated.
        pub date: Option<Date>,
    }
}

/// A total that somebody stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatedValue {
    /// Times somebody takes part.
    Applications(Quantity),
    /// People after overlaps.
    People(Quantity),
    /// Eligible costs.
    Costs(Cents),
    /// The grant.
    Grant(Cents),
    /// The sector's own contribution.
    OwnContribution(Cents),
    /// How many measures there are.
    Measures(Quantity),
}

impl Default for StatedValue {
    fn default() -> Self {
        Self::Applications(Quantity::ZERO)
    }
}

holding! {
    /// Which part of the plan a figure is about.
    #[derive(Copy, Eq, Hash, Default)]
    pub enum Scope {
        /// All of it.
        #[default]
        Plan,
        /// One theme.
        Theme(Id<Theme>),
        /// One measure.
        Measure(Id<Measure>),
    }
}
