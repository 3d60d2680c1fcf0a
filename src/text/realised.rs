//! Readings, and what they are of, in words.

use super::{
    Words,
    subjects::{capital, shortened},
};
use crate::{
    figures::realised::rest_of,
    plan::{
        Id, Measure, Noun, Number, Plan, Quantity, Realisation, RealisationOf, Subject, Target,
        TargetUnit,
    },
};

impl Words {
    /// A measure, where its code must not be read as a count: *Maatregel 4*.
    #[must_use]
    pub fn measure_label(self, measure: &Measure) -> String {
        let name = match measure.code.trim() {
            "" => match measure.title.trim() {
                "" => self.untitled_measure().to_owned(),
                title => self.named(self.noun(Noun::Measure), title),
            },
            code => self.subject_measure(shortened(code)),
        };
        capital(&name)
    }

    /// A target by its measure, its number there and what it counts: *Maatregel 4, doel 2:
    /// bedrijven*.
    #[must_use]
    pub fn target_label(
        self,
        measure: Option<&Measure>,
        number: Option<usize>,
        target: &Target,
        is_part: bool,
    ) -> String {
        let count = target.quantity.and_then(Quantity::whole).unwrap_or(2);
        let unit = target
            .unit
            .as_ref()
            .map(|unit| self.target_unit(unit, count));
        let counts = format!("{} {}", unit.unwrap_or_default(), target.qualifier.trim());
        let counts = match counts.trim() {
            counts if is_part => self.progress_of_which(counts),
            counts => counts.to_owned(),
        };
        let measure = measure.map_or_else(
            || capital(self.noun(Noun::Target)),
            |it| self.measure_label(it),
        );
        let of = match number {
            Some(number) => self.progress_target_numbered(measure, number),
            None => measure,
        };
        match counts.trim() {
            "" => of,
            counts => self.progress_target(of, counts),
        }
    }

    /// Something by its name, or else its number: *Thema ‘Scholing’*, *Thema 2*.
    pub(super) fn named_or_numbered(self, noun: &str, name: &str, number: usize) -> String {
        capital(&match name.trim() {
            "" => format!("{noun} {number}"),
            name => self.named(noun, name),
        })
    }

    /// A count with its unit: *402 praktijkopleiders*.
    #[must_use]
    pub fn how_many(self, value: Number, unit: Option<&TargetUnit>) -> String {
        let number = self.number(value.decimal());
        let count = Quantity::new(value.decimal())
            .ok()
            .and_then(Quantity::whole);
        match unit.map(|unit| self.target_unit(unit, count.unwrap_or(2))) {
            Some(unit) if !unit.trim().is_empty() => format!("{number} {}", unit.trim()),
            _ => number,
        }
    }

    /// What a reading is made up of, and what is not said of its parts.
    #[must_use]
    pub fn parts_in_words(self, reading: &Realisation) -> Vec<String> {
        let shown = |label: &str, value: Option<Number>| {
            let value = match value {
                Some(value) => self.number(value.decimal()),
                None => self.chart_no_figure().to_owned(),
            };
            self.reading_part(label.trim(), value)
        };
        let parts = reading.parts.iter().enumerate();
        let mut parts: Vec<String> = parts
            .map(|(at, part)| match part.label.trim() {
                "" => shown(&self.reading_part_numbered(at + 1), part.value),
                label => shown(label, part.value),
            })
            .collect();
        if let Some(rest) = rest_of(reading) {
            parts.push(shown(self.reading_rest(), Some(rest)));
        }
        parts
    }

    /// What a reading is of: *realisatie van het hele plan*.
    pub(super) fn realisation_name(self, plan: &Plan, id: Id<Realisation>) -> String {
        let of = plan.realisations.get(id).and_then(|reading| reading.of);
        match of.map(|of| self.subject(plan, subject_of(of))) {
            Some(of) => self.subject_realisation_of(of),
            None => self.noun(Noun::Realisation).to_owned(),
        }
    }
}

fn subject_of(of: RealisationOf) -> Subject {
    match of {
        RealisationOf::Target(id) => Subject::Target(id),
        RealisationOf::CostLine(id) => Subject::CostLine(id),
        RealisationOf::Measure(id) => Subject::Measure(id),
        RealisationOf::Theme(id) => Subject::Theme(id),
        RealisationOf::TargetGroup(id) => Subject::TargetGroup(id),
        RealisationOf::Plan => Subject::Plan,
    }
}
