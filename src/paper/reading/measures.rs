//! Themes, measures and targets, and activities with dates.

use super::{Writer, in_cell, joined, or_nothing, row, target_in_words};
use crate::{
    chart::{Cell, TableRow},
    figures::{Count, Headcount, whole_of},
    paper::{Participants, participants},
    plan::{Activity, Cents, Execution, Id, Measure, OF_PARTICIPANTS, Serves, Target, Theme},
    schemes::SchemeRules,
};

impl Writer<'_> {
    fn participants(&mut self) {
        let words = self.words;
        let found = participants(self.plan, self.figures, words);
        let Some(Participants {
            table,
            shared,
            at_most,
            total,
            ..
        }) = found
        else {
            return;
        };
        let head: Vec<&str> = table.head.iter().map(String::as_str).collect();
        self.headed(3, words.poster_participants(), |it| {
            it.table_with_total(&head, table.rows, Some(total));
        });
        if let Some(shared) = shared {
            self.prose("", shared);
        }
        if at_most {
            self.prose("", words.people_may_be_fewer());
        }
        self.not_counted(OF_PARTICIPANTS);
    }

    pub(super) fn measures(&mut self) {
        let (plan, words) = (self.plan, self.words);
        self.participants();
        for theme in plan.themes.iter() {
            self.theme(theme.id);
        }
        let known = |theme: Id<Theme>| plan.themes.get(theme).is_some();
        let loose = |measure: &&Measure| !measure.theme.is_some_and(known);
        let mut without = plan.measures.iter().filter(loose).peekable();
        let mut level = 3;
        if without.peek().is_some() && !plan.themes.is_empty() {
            self.heading(3, words.without_theme(), true);
            let count = words.counted(self.figures.without_theme.applied());
            self.fields(vec![(words.reading_applications(), count)]);
            level = 4;
        }
        for measure in without {
            self.measure(level, measure);
        }
        self.realised();
    }

    pub(super) fn theme(&mut self, theme: Id<Theme>) {
        let (plan, words) = (self.plan, self.words);
        let Some((place, theme)) = plan.themes.place(theme).zip(plan.themes.get(theme)) else {
            return;
        };
        let title = match theme.title.trim() {
            "" => words.untitled_theme(),
            title => title,
        };
        self.heading(3, words.theme_and_title(place + 1, title), true);
        self.group(theme);
    }

    fn group(&mut self, theme: &Theme) {
        let words = self.words;
        let count = self.figures.theme(theme.id);
        let count = count.map_or_else(Count::default, Headcount::applied);
        let costs = self.money.theme(Some(theme.id)).and_then(|it| it.amount);
        self.fields(vec![
            (words.reading_applications(), words.counted(count)),
            (words.reading_costs(), self.cost_of(costs)),
            (words.field_theme_scheme_themes(), self.scheme_themes(theme)),
        ]);
        for measure in self.plan.measures_of(Some(theme.id)) {
            self.measure(4, measure);
        }
    }

    /// The themes of the scheme that a theme covers, by letter and subject.
    fn scheme_themes(&self, theme: &Theme) -> String {
        let rules = SchemeRules::of_plan(self.plan);
        let named = theme.scheme_themes.iter().map(|letter| {
            let mut themes = rules.into_iter().flat_map(|rules| rules.themes);
            let about = themes.find(|(one, _)| one == letter);
            let about = about.map(|(_, theme)| self.words.scheme_theme(*theme));
            joined([letter.clone(), about.unwrap_or_default().to_owned()], " ")
        });
        joined(named, ", ")
    }

    /// What lines add up to, if there are any.
    fn cost_of(&self, amount: Option<Cents>) -> String {
        let some = amount.filter(|amount| *amount != Cents::ZERO);
        some.map_or_else(String::new, |amount| self.words.money(amount))
    }

    pub(super) fn measure(&mut self, level: u8, measure: &Measure) {
        let words = self.words;
        let title = words.code_and_title(&measure.code, &measure.title);
        self.heading(level, title, true);
        self.prose("", &measure.aim);
        self.listed("", measure.sub_aims.clone());
        self.targets(measure.id);
        let executors = match &measure.execution {
            Execution::ToBeDetermined => words.to_be_determined().to_owned(),
            Execution::By(executors) => joined(
                executors
                    .iter()
                    .map(|one| joined([self.names(&[one.party]), one.role.clone()], ", ")),
                "; ",
            ),
        };
        let costs = self.money.measure(measure.id);
        let [amount, grant] = [
            costs.and_then(|it| it.amount),
            costs.and_then(|it| it.grant),
        ];
        self.fields(vec![
            (words.field_measure_execution(), executors),
            (words.field_period(), self.period(&measure.period)),
            (words.reading_costs(), self.cost_of(amount)),
            (words.grant_by_rates_short(), self.cost_of(grant)),
            (words.field_groups(), self.names(&measure.target_groups)),
            (words.field_measure_regions(), self.names(&measure.regions)),
            (words.field_measure_goals(), self.names(&measure.goals)),
            (
                words.field_measure_bottlenecks(),
                self.names(&measure.bottlenecks),
            ),
            (
                words.section_interventions(),
                self.names(&measure.interventions),
            ),
        ]);
        self.prose(words.field_measure_approach(), &measure.approach);
        self.prose(words.field_preconditions(), &measure.preconditions);
        self.prose(words.field_measure_enforcement(), &measure.enforcement);
        self.prose(words.field_measure_risks(), &measure.risks);
        self.prose(words.field_measure_continuation(), &measure.continuation);
        let of_it = Some(Serves::Measure(measure.id));
        let activities = self.activities.get(&of_it).cloned().unwrap_or_default();
        self.headed(level + 1, words.section_activities(), |it| {
            it.activities(&activities, true);
        });
    }

    fn targets(&mut self, measure: Id<Measure>) {
        let words = self.words;
        let targets = self.plan.targets_of(measure);
        let targets: Vec<&Target> = targets.filter(|target| !target.is_untouched()).collect();
        let rows = targets.iter().map(|target| TableRow {
            head: target_in_words(target, words),
            cells: vec![
                or_nothing(target.due, Cell::Day),
                self.applications(target),
                or_nothing(target.baseline, Cell::Number),
                Cell::Text(target.verification.clone()),
                Cell::Text(self.about_target(target)),
            ],
        });
        let rows = rows.collect();
        let head = [
            words.reading_targets(),
            words.reading_due(),
            words.reading_applications(),
            words.field_baseline(),
            words.field_target_verification(),
            words.field_description(),
        ];
        self.table(&head, rows);
    }

    /// How many applications a target counts; in words for a part, which is not in any total.
    fn applications(&self, target: &Target) -> Cell {
        if whole_of(self.plan, target).is_some() {
            return Cell::Text(self.words.part_in_no_total().to_owned());
        }
        Cell::Counted(Count {
            number: self.figures.target(target.id),
            precision: target.precision(),
            at_most: false,
        })
    }

    /// Whom a target counts, what else counts them, and its parts over time.
    fn about_target(&self, target: &Target) -> String {
        let words = self.words;
        let overlaps = target.overlaps.iter().filter_map(|(other, count)| {
            let other = target_in_words(self.plan.targets.get(*other)?, words);
            let count = words.number(count.decimal());
            Some(joined([count, words.also_in().to_owned(), other], " "))
        });
        let phases = target.phasing.iter().map(|phase| {
            let amount = words.number(phase.amount.decimal());
            self.labelled(&self.phase(&phase.period), &amount)
        });
        let groups = [self.names(&target.groups)];
        joined(groups.into_iter().chain(overlaps).chain(phases), "\n")
    }

    /// The activities of the section; among all sections, those of a measure stand with it.
    pub(super) fn section_activities(&mut self) {
        let plan = self.plan;
        let here = |activity: &&Activity| match activity.serves {
            Some(Serves::Measure(measure)) if self.whole => plan.measures.get(measure).is_none(),
            _ => true,
        };
        let activities: Vec<&Activity> = plan.activities.iter().filter(here).collect();
        self.activities(&activities, false);
    }

    /// Activities as a table: what, when, who, and what comes of it.
    fn activities(&mut self, activities: &[&Activity], under_measure: bool) {
        let words = self.words;
        let rows = activities.iter().enumerate();
        let rows = rows.map(|(place, activity)| self.activity(place, activity, under_measure));
        let rows = rows.collect();
        let head = [
            words.reading_what(),
            words.reading_when(),
            words.reading_who(),
            words.field_activity_deliverable(),
            words.field_description(),
        ];
        self.table(&head, rows);
    }

    fn activity(&self, place: usize, activity: &Activity, under_measure: bool) -> TableRow {
        let words = self.words;
        let said = |label: &str, text: String| match text.as_str() {
            "" => text,
            text => self.labelled(label, text),
        };
        let serves = match activity.serves {
            Some(Serves::Goal(goal)) => self.names(&[goal]),
            Some(Serves::Pilot(pilot)) => self.names(&[pilot]),
            Some(Serves::Bottleneck(bottleneck)) => self.names(&[bottleneck]),
            Some(Serves::Measure(measure)) if !under_measure => self.names(&[measure]),
            Some(Serves::Measure(_)) | None => String::new(),
        };
        let when = [
            self.period(&activity.period),
            said(
                words.field_activity_milestone(),
                self.day(activity.milestone),
            ),
            words.activity_state(activity.state).to_owned(),
        ];
        let about = [
            in_cell(&activity.description),
            said(words.field_of(), serves),
            said(words.field_groups(), self.names(&activity.groups)),
            said(
                words.field_activity_depends_on(),
                self.names(&activity.depends_on),
            ),
            said(
                words.field_preconditions(),
                in_cell(&activity.preconditions),
            ),
        ];
        let who = [
            said(words.field_activity_lead(), self.name(activity.lead)),
            said(
                words.field_activity_parties(),
                self.names(&activity.parties),
            ),
        ];
        row(
            &words.item_name(&activity.title, place + 1),
            vec![
                Cell::Text(joined(when, "\n")),
                Cell::Text(joined(who, "\n")),
                Cell::Text(activity.deliverable.clone()),
                Cell::Text(joined(about, "\n")),
            ],
        )
    }
}
