//! The whole plan as a text to read: headings, paragraphs and tables, in the order of the plan.

use super::poster::{target_in_words, term_in_words};
use crate::{
    chart::{Cell, Table, TableRow, funding},
    figures::{Figures, Money},
    plan::{Execution, Goal, Id, Measure, Plan, Theme},
    text::Words,
};

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading, and how deep it stands: 2 for a part of the plan.
    Heading(u8, String),
    /// A long text (limited Markdown).
    Prose(String),
    /// Short texts.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// The text of a plan, without its title.
#[must_use]
pub fn reading(plan: &Plan, figures: &Figures, money: &Money, words: Words) -> Vec<Part> {
    let mut writer = Writer {
        plan,
        figures,
        words,
        parts: Vec::new(),
    };
    writer.aims();
    writer.facts();
    writer.measures();
    writer.parties();
    writer.money(money);
    writer.parts
}

struct Writer<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    words: Words,
    parts: Vec<Part>,
}

impl Writer<'_> {
    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.parts.push(Part::Heading(level, text.into()));
    }

    /// A long text under a heading; nothing without it.
    fn prose(&mut self, level: u8, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            if !heading.is_empty() {
                self.heading(level, heading);
            }
            self.parts.push(Part::Prose(text.to_owned()));
        }
    }

    fn list(&mut self, texts: Vec<String>) {
        if !texts.is_empty() {
            self.parts.push(Part::List(texts));
        }
    }

    fn table(&mut self, head: &[&str], rows: Vec<TableRow>) {
        if !rows.is_empty() {
            let head = head.iter().map(|text| (*text).to_owned()).collect();
            self.parts.push(Part::Table(Table { head, rows }));
        }
    }

    fn aims(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let term = term_in_words(plan, words).map(|term| words.reading_period(term));
        self.list(term.into_iter().collect());
        self.prose(2, "", &plan.summary);
        self.prose(2, words.mission(), &plan.mission);
        self.prose(2, words.ambition(), &plan.ambition);
        if !plan.goals.is_empty() {
            self.heading(2, words.section_goals());
        }
        for goal in plan.goals.iter() {
            let name = format!("{} {}", goal.number.trim(), goal.title.trim());
            self.heading(3, name.trim());
            self.prose(4, "", &goal.description);
            self.prose(4, "", &goal.rationale);
        }
    }

    fn facts(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let rows: Vec<TableRow> = plan
            .facts
            .iter()
            .map(|fact| TableRow {
                head: fact.title.clone(),
                cells: vec![
                    Cell::or_missing(fact.value, Cell::Number),
                    Cell::Text(fact.unit.clone()),
                    Cell::or_missing(fact.as_of, Cell::Day),
                ],
            })
            .collect();
        if !rows.is_empty() {
            self.heading(2, words.reading_facts());
            self.table(
                &[
                    words.reading_what(),
                    words.quantity_label(),
                    words.unit(),
                    words.reading_due_of(),
                ],
                rows,
            );
        }
        if !plan.bottlenecks.is_empty() {
            self.heading(2, words.section_bottlenecks());
        }
        for bottleneck in plan.bottlenecks.iter() {
            self.heading(3, bottleneck.title.trim());
            self.prose(4, "", &bottleneck.description);
        }
    }

    fn measures(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, theme) in plan.themes.iter().enumerate() {
            let title = match theme.title.trim() {
                "" => words.untitled_theme(),
                title => title,
            };
            self.heading(2, words.theme_and_title(place + 1, title));
            self.group(Some(theme.id));
        }
        let known = |theme: Id<Theme>| plan.themes.get(theme).is_some();
        let loose = |measure: &&Measure| !measure.theme.is_some_and(known);
        let mut without = plan.measures.iter().filter(loose).peekable();
        if without.peek().is_some() {
            self.heading(2, words.without_theme());
        }
        for measure in without {
            self.measure(measure);
        }
    }

    fn group(&mut self, theme: Option<Id<Theme>>) {
        let count = self
            .figures
            .group(theme)
            .map_or(0, |count| count.applications);
        self.list(vec![self.words.applications_count(count)]);
        for measure in self.plan.measures_of(theme) {
            self.measure(measure);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let words = self.words;
        self.heading(3, words.code_and_title(&measure.code, &measure.title));
        self.prose(4, "", &measure.aim);
        self.list(measure.sub_aims.clone());
        let targets = self.plan.targets_of(measure.id);
        let rows = targets.map(|target| TableRow {
            head: target_in_words(target, words),
            cells: vec![
                Cell::or_missing(target.due, Cell::Day),
                Cell::Count(self.figures.target(target.id)),
            ],
        });
        let rows: Vec<TableRow> = rows.collect();
        self.table(
            &[
                words.reading_targets(),
                words.reading_due(),
                words.reading_applications(),
            ],
            rows,
        );
        let executors = match &measure.execution {
            Execution::ToBeDetermined => vec![words.to_be_determined().to_owned()],
            Execution::By(executors) => executors
                .iter()
                .filter_map(|executor| {
                    let name = self.plan.parties.get(executor.party)?.name.trim();
                    Some(format!("{name} {}", executor.role.trim()).trim().to_owned())
                })
                .collect(),
        };
        if !executors.is_empty() {
            self.heading(4, words.execution());
        }
        self.list(executors);
        self.prose(4, words.approach(), &measure.approach);
        self.prose(4, words.preconditions(), &measure.preconditions);
        self.prose(4, words.enforcement(), &measure.enforcement);
        self.prose(4, words.risks(), &measure.risks);
        self.prose(4, words.continuation(), &measure.continuation);
        let goals = measure
            .goals
            .iter()
            .filter_map(|goal| self.plan.goals.get(*goal));
        let goals: Vec<String> = goals.map(|goal: &Goal| goal.title.clone()).collect();
        if !goals.is_empty() {
            self.heading(4, words.serves_goals());
        }
        self.list(goals);
    }

    fn parties(&mut self) {
        let words = self.words;
        let row = |party: &crate::plan::Party| TableRow {
            head: party.name.clone(),
            cells: vec![
                Cell::Text(words.party_kind(party.kind).to_owned()),
                Cell::Text(
                    party
                        .roles
                        .iter()
                        .map(|role| words.role(*role))
                        .collect::<Vec<_>>()
                        .join(", "),
                ),
            ],
        };
        let rows: Vec<TableRow> = self.plan.parties.iter().map(row).collect();
        if !rows.is_empty() {
            self.heading(2, words.parties());
        }
        self.table(
            &[
                words.reading_who(),
                words.chart_kind(),
                words.reading_role(),
            ],
            rows,
        );
    }

    fn money(&mut self, money: &Money) {
        let (plan, words) = (self.plan, self.words);
        let chart = funding(plan, money, words);
        if chart.is_none() && plan.cost_lines.is_empty() {
            return;
        }
        self.heading(2, words.money_heading());
        let measure_of = |line: &crate::plan::CostLine| {
            let measure = line.measure.and_then(|measure| plan.measures.get(measure));
            measure.map_or_else(String::new, |measure| measure.code.clone())
        };
        let rows: Vec<TableRow> = plan
            .cost_lines
            .iter()
            .map(|line| TableRow {
                head: line.description.clone(),
                cells: vec![
                    Cell::Text(measure_of(line)),
                    Cell::Text(words.cost_category(&line.category)),
                    Cell::or_missing(
                        money.line(line.id).and_then(|line| line.amount.ok()),
                        Cell::Money,
                    ),
                ],
            })
            .collect();
        if !rows.is_empty() {
            self.heading(3, words.reading_costs());
        }
        let head = [
            words.reading_what(),
            words.measure(),
            words.chart_kind(),
            words.reading_amount(),
        ];
        self.table(&head, rows);
        if let Some(chart) = chart {
            self.heading(3, chart.heading);
            self.parts.push(Part::Prose(chart.says));
            self.parts.push(Part::Table(chart.table));
        }
    }
}
