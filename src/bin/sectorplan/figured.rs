//! What a plan adds up to.

use sectorplan::{
    check::schemes,
    figures::{Figures, Headcount, StatedTotal, figures, has_cost_lines, money, stated_money},
    plan::{Cents, Id, Measure, Number, Plan, Target, Theme},
    text::Words,
};
use serde::Serialize;

use crate::{Ending, output::Report};

/// What another program is told of a plan.
#[derive(Serialize)]
pub struct Figured {
    participants: Participants,
    themes: Vec<OfTheme>,
    measures: Vec<OfMeasure>,
    /// Absent where nothing is broken down.
    #[serde(skip_serializing_if = "Option::is_none")]
    money: Option<Derived>,
    stated_money: Stated,
}

#[derive(Serialize)]
struct Participants {
    applications: u64,
    people: u64,
    /// Whether there may be more people.
    lower_bound: bool,
}

#[derive(Serialize)]
struct OfTheme {
    id: Id<Theme>,
    title: String,
    participants: Participants,
}

#[derive(Serialize)]
struct OfMeasure {
    id: Id<Measure>,
    code: String,
    title: String,
    /// Absent also where it leads nowhere.
    theme: Option<Id<Theme>>,
    participants: Participants,
    targets: Vec<OfTarget>,
}

#[derive(Serialize)]
struct OfTarget {
    id: Id<Target>,
    people: u64,
}

/// What follows from cost lines and funding, in cents; null beyond what can be counted.
#[derive(Serialize)]
struct Derived {
    costs: Option<Cents>,
    grant: Option<Cents>,
    funding: Option<Cents>,
    gap: Option<Cents>,
    measures: Vec<CostsOfMeasure>,
}

#[derive(Serialize)]
struct CostsOfMeasure {
    id: Id<Measure>,
    costs: Option<Cents>,
}

/// In cents, as in the file.
#[derive(Serialize)]
struct Stated {
    costs: Option<Cents>,
    grant: Option<Cents>,
    own_contribution: Option<Cents>,
    /// In percent.
    grant_share: Option<Number>,
}

impl<T> From<&Headcount<T>> for Participants {
    fn from(headcount: &Headcount<T>) -> Self {
        Self {
            applications: headcount.applications,
            people: headcount.people,
            lower_bound: headcount.lower_bound,
        }
    }
}

/// Adds up a plan.
pub fn report(plan: &Plan, words: Words) -> Report<Figured> {
    let figures = figures(plan);
    let json = Figured {
        participants: (&figures.plan).into(),
        themes: of_themes(plan, &figures),
        measures: of_measures(plan, &figures),
        money: derived(plan),
        stated_money: stated(plan),
    };
    Report {
        text: text(&json, words),
        json,
        ending: Ending::Well,
    }
}

fn of_themes(plan: &Plan, figures: &Figures) -> Vec<OfTheme> {
    let themes = plan.themes.iter().filter_map(|theme| {
        Some(OfTheme {
            id: theme.id,
            title: theme.title.clone(),
            participants: figures.theme(theme.id)?.into(),
        })
    });
    themes.collect()
}

fn of_measures(plan: &Plan, figures: &Figures) -> Vec<OfMeasure> {
    let measures = plan.measures.iter().filter_map(|measure| {
        let participants = figures.measure(measure.id)?;
        let targets = participants.from.iter().map(|&id| OfTarget {
            id,
            people: figures.target(id),
        });
        Some(OfMeasure {
            id: measure.id,
            code: measure.code.clone(),
            title: measure.title.clone(),
            theme: measure
                .theme
                .filter(|theme| plan.themes.get(*theme).is_some()),
            participants: participants.into(),
            targets: targets.collect(),
        })
    });
    measures.collect()
}

fn derived(plan: &Plan) -> Option<Derived> {
    if !has_cost_lines(plan) {
        return None;
    }
    let money = money(plan, schemes::rate(plan));
    let measures = plan.measures.iter().filter_map(|measure| {
        Some(CostsOfMeasure {
            id: measure.id,
            costs: money.measure(measure.id)?.amount,
        })
    });
    Some(Derived {
        costs: money.costs.amount,
        grant: money.costs.grant,
        funding: money.funded.amount,
        gap: money.gap,
        measures: measures.collect(),
    })
}

fn stated(plan: &Plan) -> Stated {
    let money = stated_money(plan);
    let amount = |total: Option<StatedTotal>| total.map(|total| total.amount);
    Stated {
        costs: amount(money.costs),
        grant: amount(money.grant),
        own_contribution: amount(money.own_contribution),
        grant_share: money.grant_share,
    }
}

fn text(figured: &Figured, words: Words) -> String {
    let mut text = table(&participants(figured, words));
    let derived = figured.money.as_ref();
    let parts = [
        (
            words.cli_money_derived(),
            derived.map_or_else(Vec::new, |money| derived_rows(money, words)),
        ),
        (
            words.cli_money_stated(),
            stated_rows(&figured.stated_money, words),
        ),
    ];
    for (head, rows) in parts {
        if !rows.is_empty() {
            text.extend(["\n", head, "\n", &table(&rows)]);
        }
    }
    text
}

/// Two numbers and what they are of.
type Row = [String; 3];

fn participants(figured: &Figured, words: Words) -> Vec<Row> {
    let row = |people: &Participants, name: String| {
        let least = if people.lower_bound { "≥ " } else { "" };
        let unique = format!("{least}{}", words.count(people.people));
        [words.count(people.applications), unique, name]
    };
    let measures_of = |theme: Option<Id<Theme>>| {
        let measures = figured.measures.iter();
        measures
            .filter(move |measure| measure.theme == theme)
            .map(move |measure| {
                let name = format!("    {} {}", measure.code, measure.title);
                row(&measure.participants, name)
            })
    };
    let head = [words.applications(), words.cli_people(), ""].map(str::to_owned);
    let mut rows = vec![
        head,
        row(&figured.participants, words.cli_whole_plan().to_owned()),
    ];
    for (place, theme) in figured.themes.iter().enumerate() {
        let name = words.theme_and_title(place + 1, &theme.title);
        rows.push(row(&theme.participants, format!("  {name}")));
        rows.extend(measures_of(Some(theme.id)));
    }
    rows.extend(measures_of(None));
    rows
}

fn derived_rows(money: &Derived, words: Words) -> Vec<Row> {
    let amounts = [
        (words.eligible_costs().to_owned(), money.costs),
        (words.grant().to_owned(), money.grant),
        (words.cli_funding().to_owned(), money.funding),
        (words.cli_gap().to_owned(), money.gap),
    ];
    amount_rows(amounts, words)
}

fn stated_rows(money: &Stated, words: Words) -> Vec<Row> {
    let amounts = [
        (words.eligible_costs().to_owned(), money.costs),
        (grant_name(money.grant_share, words), money.grant),
        (words.own_contribution().to_owned(), money.own_contribution),
    ];
    amount_rows(amounts, words)
}

fn amount_rows(
    amounts: impl IntoIterator<Item = (String, Option<Cents>)>,
    words: Words,
) -> Vec<Row> {
    let rows = amounts.into_iter().filter_map(|(name, amount)| {
        let amount = words.money(amount?);
        Some([amount, String::new(), name])
    });
    rows.collect()
}

fn grant_name(share: Option<Number>, words: Words) -> String {
    share.map_or_else(
        || words.grant().to_owned(),
        |share| words.grant_with_share(words.percent(share.decimal(), 2)),
    )
}

/// Lines with two columns of numbers, each as wide as its widest, and a name.
fn table(rows: &[Row]) -> String {
    let width = |column: fn(&Row) -> &String| {
        let widths = rows.iter().map(|row| column(row).chars().count());
        widths.max().unwrap_or(0)
    };
    let (first, second) = (width(|[first, ..]| first), width(|[_, second, _]| second));
    let gap = if second == 0 { "" } else { "  " };
    let mut table = String::new();
    for [one, two, name] in rows {
        let line = format!("{one:>first$}{gap}{two:>second$}  {name}");
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}
