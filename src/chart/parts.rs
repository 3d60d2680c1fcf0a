//! The parts by which participants are shown: themes, and whatever has none; measures if a plan has
//! no themes.

use super::{Cell, Chart, Picture, Table, participants::OfTheme};
use crate::{
    figures::{Count, Figures, Headcount},
    plan::{Id, Measure, OF_PARTICIPANTS, Plan, Theme, sort_by_key},
    text::Words,
};

/// In a plan without themes, measures beyond this number share one row.
const MOST_MEASURES: usize = 12;

/// What a part of the plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A theme, with its place in the plan.
    Theme(Id<Theme>, usize),
    /// All measures without a theme, in a plan with themes.
    Loose,
    /// A measure in a plan without themes.
    Measure(Id<Measure>),
    /// The measures that have no row of their own.
    Others(Vec<Id<Measure>>),
}

/// The parts of a plan by which its participants are shown; together they are the whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The parts in the order of the plan, with whatever has no theme last.
    pub all: Vec<Part>,
    /// Whether they are measures, because there are no themes.
    pub of_measures: bool,
}

/// The parts by which a plan's participants are shown; empty if it has no themes or measures.
#[must_use]
pub fn parts(plan: &Plan, figures: &Figures) -> Parts {
    if plan.themes.is_empty() {
        return Parts {
            all: measures(plan, figures),
            of_measures: true,
        };
    }
    let themes = plan.themes.iter().enumerate();
    let mut all: Vec<Part> = themes
        .map(|(place, theme)| Part::Theme(theme.id, place))
        .collect();
    let has_theme = |measure: &Measure| measure.theme.is_some_and(|id| figures.theme(id).is_some());
    if plan.measures.iter().any(|measure| !has_theme(measure)) {
        all.push(Part::Loose);
    }
    Parts {
        all,
        of_measures: false,
    }
}

/// Every measure if there are few, else the largest ones and the rest together.
fn measures(plan: &Plan, figures: &Figures) -> Vec<Part> {
    let ids = || plan.measures.iter().map(|measure| measure.id);
    if plan.measures.len() <= MOST_MEASURES {
        return ids().map(Part::Measure).collect();
    }
    let size = |id: Id<Measure>| figures.measure(id).map_or(0, |count| count.applications);
    let mut largest: Vec<(u64, usize)> = ids().map(size).zip(0..).collect();
    sort_by_key(&mut largest, |(size, place)| {
        (std::cmp::Reverse(*size), *place)
    });
    let mut own: Vec<usize> = largest
        .iter()
        .take(MOST_MEASURES - 1)
        .map(|(_, place)| *place)
        .collect();
    own.sort_unstable();
    let (mut rows, mut others) = (Vec::new(), Vec::new());
    for (place, id) in ids().enumerate() {
        if own.binary_search(&place).is_ok() {
            rows.push(Part::Measure(id));
        } else {
            others.push(id);
        }
    }
    rows.push(Part::Others(others));
    rows
}

impl Part {
    /// How many times somebody takes part in it, with how certain that is.
    #[must_use]
    pub fn applied(&self, figures: &Figures) -> Count {
        match self {
            Self::Theme(id, _) => figures
                .theme(*id)
                .map_or_else(Count::default, Headcount::applied),
            Self::Loose => figures.without_theme.applied(),
            Self::Measure(id) => of_measure(figures, *id),
            Self::Others(ids) => ids
                .iter()
                .map(|id| of_measure(figures, *id))
                .fold(Count::default(), Count::with),
        }
    }

    /// The number or code it is known by; empty if it has none.
    #[must_use]
    pub fn number(&self, plan: &Plan) -> String {
        match self {
            Self::Theme(_, place) => (place + 1).to_string(),
            Self::Measure(id) => {
                let measure = plan.measures.get(*id);
                measure.map_or_else(String::new, |it| it.code.trim().to_owned())
            }
            Self::Loose | Self::Others(_) => String::new(),
        }
    }

    /// What it is called, without its number.
    #[must_use]
    pub fn title(&self, plan: &Plan, words: Words) -> String {
        let or = |title: &str, untitled: &str| match title.trim() {
            "" => untitled.to_owned(),
            title => title.to_owned(),
        };
        match self {
            Self::Theme(id, _) => {
                let theme = plan.themes.get(*id);
                or(theme.map_or("", |it| &it.title), words.untitled_theme())
            }
            Self::Measure(id) => {
                let measure = plan.measures.get(*id);
                or(measure.map_or("", |it| &it.title), words.untitled_measure())
            }
            Self::Loose => words.without_theme().to_owned(),
            Self::Others(ids) => words.other_measures(u64::try_from(ids.len()).unwrap_or(u64::MAX)),
        }
    }

    /// What it is called, preceded by its number.
    #[must_use]
    pub fn name(&self, plan: &Plan, words: Words) -> String {
        let name = format!("{} {}", self.number(plan), self.title(plan, words));
        name.trim_start().to_owned()
    }

    /// Its colour among those of themes, counted from 0; `None` for anything without a theme.
    #[must_use]
    pub fn colour(&self, plan: &Plan) -> Option<usize> {
        match self {
            Self::Theme(id, place) => Some(plan.themes.get(*id)?.colour_number(*place)),
            Self::Loose | Self::Measure(_) | Self::Others(_) => None,
        }
    }

    /// Whether it is a single thing that a sentence can name.
    const fn is_one(&self) -> bool {
        matches!(self, Self::Theme(..) | Self::Measure(_))
    }
}

fn of_measure(figures: &Figures, measure: Id<Measure>) -> Count {
    figures
        .measure(measure)
        .map_or_else(Count::default, Headcount::applied)
}

/// The chart of how many take part in each theme, or in each measure if there are no themes.
#[must_use]
pub fn participants(plan: &Plan, figures: &Figures, words: Words) -> Chart {
    let parts = parts(plan, figures);
    let (heading, what) = if parts.of_measures && !parts.all.is_empty() {
        (words.chart_heading_measures(), words.field_measure())
    } else {
        (words.chart_heading(), words.field_measure_theme())
    };
    let of = |part: &Part| {
        let count = part.applied(figures);
        let number = part.number(plan);
        OfTheme {
            number: if number.is_empty() {
                "–".to_owned()
            } else {
                number
            },
            name: part.name(plan, words),
            applications: count.number,
            value_label: words.counted(count),
            colour: part.colour(plan),
        }
    };
    let rows = parts.all.iter().map(|part| {
        let count = part.applied(figures);
        let cell = if count.is_exact() {
            Cell::Count(count.number)
        } else {
            Cell::Counted(count)
        };
        (part.name(plan, words), cell)
    });
    Chart {
        heading: heading.to_owned(),
        says: says(plan, figures, &parts.all, words),
        not_counted: words.not_counted(plan, OF_PARTICIPANTS),
        table: Table::of_figures([what, words.applications()], rows),
        picture: Picture::Participants(parts.all.iter().map(of).collect()),
    }
}

/// What the chart shows, true of all parts together.
fn says(plan: &Plan, figures: &Figures, parts: &[Part], words: Words) -> String {
    let whole = figures.plan.applied();
    if whole.number == 0 {
        return words.chart_says_nobody().to_owned();
    }
    // A sum that is too large to count has no shares.
    if whole.number == u64::MAX {
        return words.chart_says_overflow().to_owned();
    }
    let size = |part: &Part| part.applied(figures).number;
    let named = || parts.iter().filter(|part| part.is_one());
    let largest = named().map(size).max().unwrap_or(0);
    let mut first = named().filter(|part| size(part) == largest);
    let loose = figures.without_theme.applications;
    let loose = if plan.themes.is_empty() { 0 } else { loose };
    if loose == whole.number {
        return words.chart_says_all_loose().to_owned();
    }
    let mut said = Vec::new();
    if let Some(part) = first.next() {
        let what = part.title(plan, words);
        let others = u64::try_from(first.count()).unwrap_or(u64::MAX);
        let share = words.share_of_count(largest, whole);
        said.push(match others {
            _ if largest == whole.number => words.chart_says_all(what),
            0 => words.chart_says_share(what, share),
            others => words.chart_says_tied(others, what, share),
        });
    }
    if loose > 0 {
        said.push(words.chart_says_loose(words.share_of_count(loose, whole)));
    }
    said.join(" ")
}
