//! What was decided and reached, and the documents that accompany the plan.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::Cell,
    figures::realised::{replaced, value_of},
    plan::Realisation,
    text::ReadingNames,
};

impl Writer<'_> {
    pub(super) fn record(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let euros = |amount: Option<_>| amount.map_or_else(String::new, |it| words.euros(it));
        let submitted = plan.submission.as_ref().and_then(|it| it.date);
        if submitted.is_some() || plan.decision.is_some() {
            self.heading(2, words.handing_in());
        }
        self.fields(vec![(words.handing_in_day(), self.day(submitted))]);
        if let Some(decision) = &plan.decision {
            self.fields(vec![
                (words.reading_decided(), self.day(decision.date)),
                (words.reading_granted_costs(), euros(decision.granted_costs)),
                (words.reading_granted(), euros(decision.grant)),
            ]);
        }
        self.realised();
        if !(plan.attachments.is_empty() && plan.related_plans.is_empty()) {
            self.heading(2, words.section_documents());
        }
        let attachments = plan.attachments.iter().map(|it| {
            joined(
                [it.title.clone(), it.purpose.clone(), it.link.clone()],
                ", ",
            )
        });
        let attachments = attachments.collect();
        self.listed(3, words.attachments_list(), attachments);
        let related = plan.related_plans.iter().map(|it| {
            let period = self.period(&it.period);
            joined(
                [
                    it.title.clone(),
                    it.relation.clone(),
                    period,
                    it.link.clone(),
                ],
                ", ",
            )
        });
        let related = related.collect();
        self.listed(3, words.related_list(), related);
    }

    /// Every reading, including superseded ones.
    fn realised(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let (names, replaced) = (ReadingNames::new(plan, words), replaced(plan, |_| true));
        let one = |reading: &Realisation| {
            let of = reading.of.map(|of| names.of(of));
            let value = value_of(reading).map(|value| match &reading.unit {
                None => Cell::Number(value),
                unit => Cell::Text(words.how_many(value, unit.as_ref())),
            });
            let mark = replaced.contains(&reading.id);
            let mark = mark.then(|| words.reading_replaced().to_owned());
            let said = std::iter::once(reading.note.clone())
                .chain(words.parts_in_words(reading))
                .chain(mark);
            row(
                &of.unwrap_or_default(),
                vec![
                    or_nothing(reading.date, Cell::Day),
                    value.unwrap_or_else(|| Cell::Text(String::new())),
                    Cell::Text(joined(said, "; ")),
                ],
            )
        };
        let rows = plan.realisations.iter().map(one).collect();
        let head = [
            words.reading_what(),
            words.field_date(),
            words.field_value(),
            words.field_description(),
        ];
        self.table(2, words.reading_realised(), &head, rows);
    }
}
