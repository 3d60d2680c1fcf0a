//! Themes, measures and targets, and activities with dates.

use super::{Writer, joined, or_nothing, target_in_words};
use crate::{
    chart::{Cell, TableRow},
    figures::{Count, Headcount, whole_of},
    paper::{Participants, participants},
    plan::{Activity, Execution, Id, Measure, OF_PARTICIPANTS, Serves, Target, Theme},
    schemes::SchemeRules,
};

impl Writer<'_> {
    pub(super) fn participants(&mut self) {
        let words = self.words;
        let found = participants(self.plan, self.figures, words);
        let Some(Participants {
            table,
            shared,
            at_most,
            ..
        }) = found
        else {
            return;
        };
        let head: Vec<&str> = table.head.iter().map(String::as_str).collect();
        self.table(2, words.poster_participants(), &head, table.rows);
        if let Some(shared) = shared {
            self.prose(4, "", shared);
        }
        if at_most {
            self.prose(4, "", words.people_may_be_fewer());
        }
        self.not_counted(OF_PARTICIPANTS);
    }

    pub(super) fn measures(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, theme) in plan.themes.iter().enumerate() {
            let title = match theme.title.trim() {
                "" => words.untitled_theme(),
                title => title,
            };
            self.heading(2, words.theme_and_title(place + 1, title));
            self.group(theme);
        }
        let known = |theme: Id<Theme>| plan.themes.get(theme).is_some();
        let loose = |measure: &&Measure| !measure.theme.is_some_and(known);
        let mut without = plan.measures.iter().filter(loose).peekable();
        if without.peek().is_some() {
            let title = if plan.themes.is_empty() {
                words.measures()
            } else {
                words.without_theme()
            };
            self.heading(2, title);
            let count = words.applications_counted(self.figures.without_theme.applied());
            self.fields(vec![("", count)]);
        }
        for measure in without {
            self.measure(measure);
        }
    }

    fn group(&mut self, theme: &Theme) {
        let words = self.words;
        let count = self.figures.theme(theme.id);
        let count = count.map_or_else(Count::default, Headcount::applied);
        self.fields(vec![
            ("", words.applications_counted(count)),
            (words.field_theme_scheme_themes(), self.scheme_themes(theme)),
        ]);
        for measure in self.plan.measures_of(Some(theme.id)) {
            self.measure(measure);
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

    fn measure(&mut self, measure: &Measure) {
        let words = self.words;
        self.heading(3, words.code_and_title(&measure.code, &measure.title));
        self.prose(4, "", &measure.aim);
        self.listed(4, "", measure.sub_aims.clone());
        self.targets(measure.id);
        let executors = match &measure.execution {
            Execution::ToBeDetermined => vec![words.to_be_determined().to_owned()],
            Execution::By(executors) => executors
                .iter()
                .map(|one| joined([self.names(&[one.party]), one.role.clone()], ", "))
                .collect(),
        };
        self.listed(4, words.field_measure_execution(), executors);
        self.prose(4, words.field_measure_approach(), &measure.approach);
        self.prose(4, words.field_preconditions(), &measure.preconditions);
        self.prose(4, words.field_measure_enforcement(), &measure.enforcement);
        self.prose(4, words.field_measure_risks(), &measure.risks);
        self.prose(4, words.field_measure_continuation(), &measure.continuation);
        self.fields(vec![
            (words.field_period(), self.period(&measure.period)),
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
        let of_it = Some(Serves::Measure(measure.id));
        let activities = self.activities.get(&of_it).cloned().unwrap_or_default();
        self.activity_list(4, words.section_activities(), &activities);
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
        self.table(4, "", &head, rows);
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
            self.labelled(&self.period(&phase.period), &amount)
        });
        let groups = [self.names(&target.groups)];
        joined(groups.into_iter().chain(overlaps).chain(phases), "\n")
    }

    /// The activities that are not part of a measure of the plan.
    pub(super) fn activities(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let elsewhere = |activity: &&Activity| match activity.serves {
            Some(Serves::Measure(measure)) => plan.measures.get(measure).is_none(),
            _ => true,
        };
        let activities: Vec<&Activity> = plan.activities.iter().filter(elsewhere).collect();
        self.activity_list(2, words.section_activities(), &activities);
    }

    fn activity_list(&mut self, level: u8, heading: &str, activities: &[&Activity]) {
        let words = self.words;
        if activities.is_empty() {
            return;
        }
        self.heading(level, heading);
        for (place, activity) in activities.iter().enumerate() {
            self.heading(level + 1, words.item_name(&activity.title, place + 1));
            self.prose(4, "", &activity.description);
            let serves = match activity.serves {
                Some(Serves::Goal(goal)) => self.names(&[goal]),
                Some(Serves::Pilot(pilot)) => self.names(&[pilot]),
                Some(Serves::Bottleneck(bottleneck)) => self.names(&[bottleneck]),
                Some(Serves::Measure(_)) | None => String::new(),
            };
            let state = words.activity_state(activity.state).to_owned();
            self.fields(vec![
                (words.field_of(), serves),
                (words.field_period(), self.period(&activity.period)),
                (
                    words.field_activity_milestone(),
                    self.day(activity.milestone),
                ),
                (words.field_activity_state(), state),
                (words.field_activity_lead(), self.name(activity.lead)),
                (
                    words.field_activity_parties(),
                    self.names(&activity.parties),
                ),
                (words.field_groups(), self.names(&activity.groups)),
                (
                    words.field_activity_deliverable(),
                    activity.deliverable.clone(),
                ),
                (
                    words.field_activity_depends_on(),
                    self.names(&activity.depends_on),
                ),
            ]);
            self.prose(
                level + 2,
                words.field_preconditions(),
                &activity.preconditions,
            );
        }
    }
}
