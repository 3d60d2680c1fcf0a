//! The figures of a plan as lines for a person.

use rustc_hash::FxHashMap;
use sectorplan::{
    figures::{Known, Totals},
    plan::{Cents, Id, Number, Plan, Theme},
    text::Words,
};

use super::{Sums, money::Derived, people::Participants, stated::StatedMoney};
use crate::lines::Lines;

pub fn text(plan: &Plan, figured: &Sums, totals: &Totals, words: Words) -> Lines {
    let mut lines = set_aside(plan, words);
    table(&participants(figured, words), &mut lines);
    let derived = figured.money.as_ref();
    let parts = [
        (words.cli_money(), total_rows(totals, words)),
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
            lines.gap();
            lines.say(head);
            table(&rows, &mut lines);
        }
    }
    lines
}

/// What in the file is in no figure.
fn set_aside(plan: &Plan, words: Words) -> Lines {
    let mut lines = Lines::default();
    let lists = plan.set_aside();
    let count: usize = lists.iter().map(|(_, pieces)| pieces.len()).sum();
    if count == 0 {
        return lines;
    }
    lines.say(words.cli_set_aside(u64::try_from(count).unwrap_or(u64::MAX)));
    for (list, pieces) in &lists {
        for piece in pieces {
            let said = words.piece(plan, list, &piece.fault);
            lines.say(format_args!("- {}", said.what));
        }
    }
    lines.gap();
    lines
}

/// Two numbers and what they count.
type Row = [String; 3];

fn participants(figured: &Sums, words: Words) -> Vec<Row> {
    let row = |people: &Participants, name: String| {
        let [applied, unique] = people.shown.map(|count| words.counted(count));
        [applied, unique, name]
    };
    let mut measures: FxHashMap<Option<Id<Theme>>, Vec<Row>> = FxHashMap::default();
    for measure in &figured.measures {
        let name = format!("    {} {}", measure.code, measure.title);
        let of_theme = measures.entry(measure.theme).or_default();
        of_theme.push(row(&measure.participants, name));
    }
    let head = [words.applications(), words.cli_people(), ""].map(str::to_owned);
    let mut rows = vec![
        head,
        row(&figured.participants, words.cli_whole_plan().to_owned()),
    ];
    for (place, theme) in figured.themes.iter().enumerate() {
        let name = match theme.id {
            Some(_) => Some(words.theme_and_title(place + 1, &theme.title)),
            // If there are no themes, this is the whole plan again.
            None => Some(theme.title.clone()).filter(|_| place > 0),
        };
        rows.extend(name.map(|name| row(&theme.participants, format!("  {name}"))));
        rows.extend(measures.remove(&theme.id).into_iter().flatten());
    }
    rows
}

/// The money of the whole plan, each amount with its basis.
fn total_rows(totals: &Totals, words: Words) -> Vec<Row> {
    type From = fn(Words, &Known) -> String;
    let amounts: [(String, &Option<Known>, From); 4] = [
        (
            words.eligible_costs().to_owned(),
            &totals.costs,
            Words::known_from,
        ),
        (words.grant_named(totals), &totals.grant, Words::grant_basis),
        (
            words.own_contribution().to_owned(),
            &totals.own_contribution,
            Words::known_from,
        ),
        (
            words.cli_other_funding().to_owned(),
            &totals.others,
            Words::known_from,
        ),
    ];
    let rows = amounts.into_iter().filter_map(|(name, known, from)| {
        let known = known.as_ref()?;
        let name = format!("{name}, {}", from(words, known));
        Some([words.known_money(known), String::new(), name])
    });
    rows.collect()
}

fn derived_rows(money: &Derived, words: Words) -> Vec<Row> {
    let amounts = [
        (words.eligible_costs().to_owned(), money.costs),
        (words.grant_by_rates_short().to_owned(), money.grant),
        (words.cli_funding().to_owned(), money.funding),
        (words.cli_gap().to_owned(), money.gap),
    ];
    amount_rows(amounts, words)
}

fn stated_rows(money: &StatedMoney, words: Words) -> Vec<Row> {
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
fn table(rows: &[Row], lines: &mut Lines) {
    let width = |column: fn(&Row) -> &String| {
        let widths = rows.iter().map(|row| column(row).chars().count());
        widths.max().unwrap_or(0)
    };
    let (first, second) = (width(|[first, ..]| first), width(|[_, second, _]| second));
    let gap = if second == 0 { "" } else { "  " };
    for [one, two, name] in rows {
        let line = format!("{one:>first$}{gap}{two:>second$}  {name}");
        lines.say(line.trim_end());
    }
}
