//! What is tried and learned: interventions, pilots, research, success factors, examples.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::{Cell, TableRow},
    plan::{Evidence, Gap, Pilot, PilotResult, Section, SeenIn},
};

impl Writer<'_> {
    pub(super) fn pilots(&mut self) {
        let plan = self.plan;
        // A plan that has pages for these reads them there.
        let [gaps, results] =
            [Section::Gaps, Section::Results].map(|it| !plan.sections().contains(&it));
        for (place, pilot) in plan.pilots.iter().enumerate() {
            self.heading(3, self.words.item_name(&pilot.title, place + 1), false);
            self.pilot(pilot);
            if gaps {
                self.headed(4, self.words.section_gaps(), |it| it.gaps(pilot));
            }
            if results {
                self.headed(4, self.words.section_results(), |it| it.results(pilot));
            }
        }
    }

    pub(super) fn gaps_of_all(&mut self) {
        for (place, pilot) in self.plan.pilots.iter().enumerate() {
            let name = self.words.item_name(&pilot.title, place + 1);
            self.headed(3, name, |it| it.gaps(pilot));
        }
    }

    pub(super) fn results_of_all(&mut self) {
        for (place, pilot) in self.plan.pilots.iter().enumerate() {
            let name = self.words.item_name(&pilot.title, place + 1);
            self.headed(3, name, |it| it.results(pilot));
        }
    }

    pub(super) fn research(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, research) in plan.research.iter().enumerate() {
            self.heading(3, words.item_name(&research.title, place + 1), false);
            self.listed(words.field_research_questions(), research.questions.clone());
            self.prose(words.field_research_method(), &research.method);
            self.fields(vec![
                (words.reading_partner(), self.name(research.partner)),
                (words.field_period(), self.period(&research.period)),
            ]);
        }
    }

    pub(super) fn practice_cases(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, case) in plan.practice_cases.iter().enumerate() {
            self.heading(3, words.item_name(&case.title, place + 1), false);
            self.prose("", &case.summary);
            self.fields(vec![
                (words.field_measure_goals(), self.name(case.goal)),
                (words.parties(), self.names(&case.parties)),
                (words.field_link(), case.link.clone()),
                (words.reading_tags(), case.tags.join(", ")),
            ]);
        }
    }

    pub(super) fn interventions(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, intervention) in plan.interventions.iter().enumerate() {
            self.heading(3, words.item_name(&intervention.title, place + 1), false);
            self.prose("", &intervention.description);
            let groups = self.names(&intervention.groups);
            self.fields(vec![(words.field_groups(), groups)]);
            let revisions = intervention.revisions.iter();
            let revisions = revisions.map(|it| joined([self.day(it.date), it.note.clone()], ": "));
            let revisions = revisions.collect();
            self.listed(words.reading_revisions(), revisions);
        }
    }

    fn pilot(&mut self, pilot: &Pilot) {
        let words = self.words;
        self.fields(vec![
            (words.reading_who(), self.name(pilot.party)),
            (words.field_period(), self.period(&pilot.period)),
            (words.field_measure(), self.name(pilot.measure)),
            (
                words.section_interventions(),
                self.names(&pilot.interventions),
            ),
        ]);
    }

    fn gaps(&mut self, pilot: &Pilot) {
        let words = self.words;
        let text = |text: &str| Cell::Text(text.to_owned());
        let gap = |gap: &Gap| {
            let priority = gap.priority.map(u64::from);
            row(
                &gap.aspect,
                vec![
                    text(&gap.today),
                    text(&gap.wanted),
                    Cell::Text(self.name(gap.bottleneck)),
                    text(&gap.solution_direction),
                    or_nothing(priority, Cell::Count),
                ],
            )
        };
        let gaps = pilot.gaps.iter().map(gap).collect();
        let head = [
            words.reading_what(),
            words.field_gap_today(),
            words.field_gap_wanted(),
            words.section_bottlenecks(),
            words.reading_solution(),
            words.field_priority(),
        ];
        self.table(&head, gaps);
    }

    fn results(&mut self, pilot: &Pilot) {
        let words = self.words;
        let text = |text: &str| Cell::Text(text.to_owned());
        let result = |result: &PilotResult| {
            let of_it = |gap: &&Gap| Some(gap.id) == result.gap;
            let gap = pilot.gaps.iter().find(of_it);
            row(
                &result.text,
                vec![
                    text(words.beneficiary(result.beneficiary)),
                    text(gap.map_or("", |gap| &gap.aspect)),
                    Cell::Text(self.name(result.indicator)),
                    text(&result.evidence),
                ],
            )
        };
        let results = pilot.results.iter().map(result).collect();
        let head = [
            words.reading_what(),
            words.reading_for(),
            words.section_gaps(),
            words.section_indicators(),
            words.field_target_verification(),
        ];
        self.table(&head, results);
    }

    pub(super) fn factors(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, factor) in plan.factors.iter().enumerate() {
            self.heading(3, words.item_name(&factor.title, place + 1), false);
            self.prose("", &factor.description);
        }
        let text = |text: &str| Cell::Text(text.to_owned());
        let one = |evidence: &Evidence| {
            let seen_in = match evidence.seen_in {
                Some(SeenIn::Pilot(pilot)) => self.names(&[pilot]),
                Some(SeenIn::Intervention(intervention)) => self.names(&[intervention]),
                None => String::new(),
            };
            row(
                &self.names(&[evidence.factor]),
                vec![
                    Cell::Text(seen_in),
                    text(words.effect(evidence.effect)),
                    text(&evidence.note),
                    text(words.strength(evidence.strength)),
                    text(&evidence.source),
                ],
            )
        };
        let rows: Vec<TableRow> = plan.evidence.iter().map(one).collect();
        let head = [
            words.reading_factor(),
            words.reading_seen_in(),
            words.field_evidence_effect(),
            words.field_description(),
            words.reading_strength(),
            words.field_source(),
        ];
        self.headed(3, words.reading_evidence(), |it| it.table(&head, rows));
    }
}
