//! What is tried and learned: interventions, pilots, research, success factors, examples.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::Cell,
    plan::{Evidence, Gap, Pilot, PilotResult, SeenIn},
};

impl Writer<'_> {
    pub(super) fn programme(&mut self) {
        self.interventions();
        let (plan, words) = (self.plan, self.words);
        if !plan.pilots.is_empty() {
            self.heading(2, words.section_pilots());
        }
        for (place, pilot) in plan.pilots.iter().enumerate() {
            self.heading(3, words.item_name(&pilot.title, place + 1));
            self.pilot(pilot);
        }
        if !plan.research.is_empty() {
            self.heading(2, words.section_research());
        }
        for (place, research) in plan.research.iter().enumerate() {
            self.heading(3, words.item_name(&research.title, place + 1));
            self.listed(
                4,
                words.field_research_questions(),
                research.questions.clone(),
            );
            self.prose(4, words.field_research_method(), &research.method);
            self.fields(vec![
                (words.reading_partner(), self.name(research.partner)),
                (words.field_period(), self.period(&research.period)),
            ]);
        }
        self.factors();
        if !plan.practice_cases.is_empty() {
            self.heading(2, words.section_practice_cases());
        }
        for (place, case) in plan.practice_cases.iter().enumerate() {
            self.heading(3, words.item_name(&case.title, place + 1));
            self.prose(4, "", &case.summary);
            self.fields(vec![
                (words.field_measure_goals(), self.name(case.goal)),
                (words.parties(), self.names(&case.parties)),
                (words.field_link(), case.link.clone()),
                (words.reading_tags(), case.tags.join(", ")),
            ]);
        }
    }

    fn interventions(&mut self) {
        let (plan, words) = (self.plan, self.words);
        if !plan.interventions.is_empty() {
            self.heading(2, words.section_interventions());
        }
        for (place, intervention) in plan.interventions.iter().enumerate() {
            self.heading(3, words.item_name(&intervention.title, place + 1));
            self.prose(4, "", &intervention.description);
            let groups = self.names(&intervention.groups);
            self.fields(vec![(words.field_groups(), groups)]);
            let revisions = intervention.revisions.iter();
            let revisions = revisions.map(|it| joined([self.day(it.date), it.note.clone()], ": "));
            let revisions = revisions.collect();
            self.listed(4, words.reading_revisions(), revisions);
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
        self.table(4, words.section_gaps(), &head, gaps);
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
        self.table(4, words.section_results(), &head, results);
    }

    fn factors(&mut self) {
        let (plan, words) = (self.plan, self.words);
        if !(plan.factors.is_empty() && plan.evidence.is_empty()) {
            self.heading(2, words.section_success_factors());
        }
        for (place, factor) in plan.factors.iter().enumerate() {
            self.heading(3, words.item_name(&factor.title, place + 1));
            self.prose(4, "", &factor.description);
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
        let rows = plan.evidence.iter().map(one).collect();
        let head = [
            words.reading_factor(),
            words.reading_seen_in(),
            words.field_evidence_effect(),
            words.field_description(),
            words.reading_strength(),
            words.field_source(),
        ];
        self.table(3, words.reading_evidence(), &head, rows);
    }
}
