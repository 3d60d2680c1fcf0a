//! The columns of a table of cost lines.

use crate::{
    plan::{Language, Plan, folded},
    text::Words,
};

/// A column of a table of cost lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The measure it is for, by its code.
    Measure,
    /// What kind of cost it is.
    Category,
    /// What is bought or done.
    Description,
    /// How many units.
    Units,
    /// What one unit is.
    Unit,
    /// What one unit costs.
    UnitPrice,
    /// The rate on the rate card.
    Rate,
    /// What it costs; worked out, never typed.
    Amount,
    /// The party that bears it.
    Bearer,
    /// Whether it is given in kind rather than paid.
    InKind,
    /// What happens to value added tax.
    Vat,
    /// The article that allows it.
    LegalBasis,
    /// The share that the grant pays, in percent.
    FundingRate,
    /// Evenly, or amounts for each period.
    Phasing,
    /// The part that falls in one year of the plan.
    Year(i16),
    /// What substantiates it.
    Substantiation,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A number, an amount or a percentage.
    Number,
    /// One of a few choices.
    Choice,
}

impl Column {
    /// The columns that every plan has, in display order.
    pub const ALL: [Self; 15] = [
        Self::Measure,
        Self::Category,
        Self::Description,
        Self::Units,
        Self::Unit,
        Self::UnitPrice,
        Self::Rate,
        Self::Amount,
        Self::Bearer,
        Self::InKind,
        Self::Vat,
        Self::LegalBasis,
        Self::FundingRate,
        Self::Phasing,
        Self::Substantiation,
    ];

    /// The columns of most budgets.
    pub const USUAL: [Self; 8] = [
        Self::Measure,
        Self::Category,
        Self::Description,
        Self::Units,
        Self::Unit,
        Self::UnitPrice,
        Self::Amount,
        Self::Bearer,
    ];

    /// The columns shown of a plan to somebody who chose none.
    #[must_use]
    pub fn usual(plan: &Plan) -> Vec<Self> {
        let mut columns = Self::USUAL.to_vec();
        // A budget by the rate card says little without its rates.
        if plan.cost_lines.iter().any(|line| line.rate.is_some()) {
            let amount = columns.iter().position(|column| *column == Self::Amount);
            columns.insert(amount.unwrap_or(0), Self::Rate);
        }
        columns
    }

    /// The columns of a plan with these years, in display order.
    pub(super) fn with_years(years: impl Iterator<Item = i16>) -> Vec<Self> {
        let mut columns = Self::ALL.to_vec();
        let after = columns.iter().position(|column| *column == Self::Phasing);
        let after = after.map_or(columns.len(), |at| at + 1);
        columns.splice(after..after, years.map(Self::Year));
        columns
    }

    /// The key by which the page remembers it.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Amount => "amount".to_owned(),
            Self::Year(year) => year.to_string(),
            column => column.field().to_owned(),
        }
    }

    /// The column with this key; `None` if there is no such column.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let mut known = Self::ALL.into_iter();
        let known = known.find(|column| column.key() == key);
        known.or_else(|| key.parse().ok().map(Self::Year))
    }

    /// The name of its field in the file; empty if it is worked out.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Category => "category",
            Self::Description => "description",
            Self::Units => "units",
            Self::Unit => "unit",
            Self::UnitPrice => "unit_price",
            Self::Rate => "rate",
            Self::Amount => "",
            Self::Bearer => "bearer",
            Self::InKind => "in_kind",
            Self::Vat => "vat",
            Self::LegalBasis => "legal_basis",
            Self::FundingRate => "funding_rate",
            Self::Phasing | Self::Year(_) => "phasing",
            Self::Substantiation => "substantiation",
        }
    }

    /// How its cells are read.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Description | Self::Unit | Self::LegalBasis | Self::Substantiation => Kind::Text,
            Self::Units | Self::UnitPrice | Self::Amount | Self::FundingRate | Self::Year(_) => {
                Kind::Number
            }
            Self::Measure
            | Self::Category
            | Self::Rate
            | Self::Bearer
            | Self::InKind
            | Self::Vat
            | Self::Phasing => Kind::Choice,
        }
    }

    /// Whether its cells are numbers, amounts or percentages.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.kind() == Kind::Number
    }

    /// Whether its cells are amounts.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::UnitPrice | Self::Amount | Self::Year(_))
    }

    /// Whether its cells are one of a few choices.
    #[must_use]
    pub fn is_choice(self) -> bool {
        self.kind() == Kind::Choice
    }

    /// Whether it is for one year of the plan.
    #[must_use]
    pub const fn is_year(self) -> bool {
        matches!(self, Self::Year(_))
    }

    /// Whether somebody can type in it.
    #[must_use]
    pub fn is_typed(self) -> bool {
        self != Self::Amount
    }

    /// What it is called above the column.
    #[must_use]
    pub fn name(self, words: Words) -> String {
        let name = match self {
            Self::Measure => words.field_measure(),
            Self::Category => words.field_cost_line_category(),
            Self::Description => words.field_cost_line_description(),
            Self::Units => words.field_cost_line_units(),
            Self::Unit => words.field_unit(),
            Self::UnitPrice => words.field_cost_line_unit_price(),
            Self::Rate => words.field_cost_line_rate(),
            Self::Amount => words.field_amount(),
            Self::Bearer => words.grid_bearer(),
            Self::InKind => words.grid_in_kind(),
            Self::Vat => words.field_cost_line_vat(),
            Self::LegalBasis => words.field_cost_line_legal_basis(),
            Self::FundingRate => words.grid_funding_rate(),
            Self::Phasing => words.field_phasing(),
            Self::Year(year) => return year.to_string(),
            Self::Substantiation => words.field_cost_line_substantiation(),
        };
        name.to_owned()
    }

    /// Other names people write above it, with bars between.
    fn other_names(self, words: Words) -> String {
        let names = match self {
            Self::Measure => words.column_also_measure(),
            Self::Category => words.column_also_category(),
            Self::Description => words.column_also_description(),
            Self::Units => words.column_also_units(),
            Self::Unit => words.column_also_unit(),
            Self::UnitPrice => words.column_also_unit_price(),
            Self::Rate => words.column_also_rate(),
            Self::Amount => words.column_also_amount(),
            Self::Bearer => words.column_also_bearer(),
            Self::InKind => words.column_also_in_kind(),
            Self::Vat => words.column_also_vat(),
            Self::LegalBasis => words.column_also_legal_basis(),
            Self::FundingRate => words.column_also_funding_rate(),
            Self::Phasing => words.column_also_phasing(),
            Self::Year(year) => return words.column_also_year(year),
            Self::Substantiation => words.column_also_substantiation(),
        };
        names.to_owned()
    }

    /// The column with this name among these, in Dutch or English.
    #[must_use]
    pub fn named(text: &str, columns: &[Self]) -> Option<Self> {
        let text = folded(text);
        let whole = text.trim_end_matches([':', '*', '.']).trim_end();
        // Behind a name may stand what it is counted in.
        let (bare, _) = text.split_once('(').unwrap_or((&text, ""));
        Self::called(whole, columns).or_else(|| Self::called(bare.trim_end(), columns))
    }

    fn called(wanted: &str, columns: &[Self]) -> Option<Self> {
        if wanted.is_empty() {
            return None;
        }
        columns.iter().copied().find(|column| {
            [Language::Nl, Language::En].into_iter().any(|language| {
                let words = Words::new(language);
                folded(&column.name(words)) == wanted
                    || column
                        .other_names(words)
                        .split('|')
                        .any(|name| folded(name) == wanted)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CostLine, Id, Place};

    /// The columns of a plan of three years.
    fn columns() -> Vec<Column> {
        Column::with_years(2026..=2028)
    }

    #[test]
    fn columns_are_known_by_their_names_in_both_languages() {
        let columns = columns();
        for column in &columns {
            for language in [Language::Nl, Language::En] {
                let words = Words::new(language);
                assert_eq!(Column::named(&column.name(words), &columns), Some(*column));
                for name in column.other_names(words).split('|') {
                    assert_eq!(Column::named(name, &columns), Some(*column), "{name}");
                }
            }
        }
    }

    #[test]
    fn columns_are_known_by_what_people_write_above_them() {
        for (text, column) in [
            ("  OMSCHRIJVING ", Some(Column::Description)),
            ("Prijs per\neenheid", Some(Column::UnitPrice)),
            ("Totaal:", Some(Column::Amount)),
            ("Qty", Some(Column::Units)),
            ("Begroting 2027", Some(Column::Year(2027))),
            ("2029", None),
            ("Opmerkingen van Kees", None),
            ("", None),
        ] {
            assert_eq!(Column::named(text, &columns()), column, "{text}");
        }
    }

    #[test]
    fn a_budget_by_the_rate_card_shows_its_rates() {
        let line = CostLine {
            id: Id::numbered(1),
            rate: Some(Id::numbered(1)),
            ..CostLine::default()
        };
        let mut plan = Plan::default();
        assert_eq!(Column::usual(&plan), Column::USUAL);
        plan.cost_lines.insert(line, Place::Last);
        let usual = Column::usual(&plan);
        assert_eq!(
            usual[5..8],
            [Column::UnitPrice, Column::Rate, Column::Amount]
        );
    }

    #[test]
    fn what_the_page_remembers_leads_back_to_the_column() {
        for column in columns() {
            assert_eq!(Column::of_key(&column.key()), Some(column));
        }
        assert_eq!(Column::of_key("colour"), None);
    }
}
