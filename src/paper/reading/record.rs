//! What was decided and reached, and the documents that accompany the plan.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::{Cell, TableRow},
    figures::realised::{replaced, value_of},
    plan::Realisation,
    text::ReadingNames,
};

impl Writer<'_> {
    pub(super) fn decided(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let euros = |amount: Option<_>| amount.map_or_else(String::new, |it| words.money(it));
        let submitted = plan.submission.as_ref().and_then(|it| it.date);
        let decision = plan.decision.as_ref();
        self.fields(vec![
            (words.handing_in_day(), self.day(submitted)),
            (
                words.reading_decided(),
                self.day(decision.and_then(|it| it.date)),
            ),
            (
                words.reading_granted_costs(),
                euros(decision.and_then(|it| it.granted_costs)),
            ),
            (
                words.reading_granted(),
                euros(decision.and_then(|it| it.grant)),
            ),
        ]);
    }

    pub(super) fn documents(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let attachments = plan.attachments.iter().map(|it| {
            joined(
                [it.title.clone(), it.purpose.clone(), it.link.clone()],
                ", ",
            )
        });
        let attachments = attachments.collect();
        self.listed(words.attachments_list(), attachments);
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
        self.listed(words.related_list(), related);
    }

    /// Every reading, including superseded ones.
    pub(super) fn realised(&mut self) {
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
        let rows: Vec<TableRow> = plan.realisations.iter().map(one).collect();
        let head = [
            words.reading_what(),
            words.field_date(),
            words.field_value(),
            words.field_description(),
        ];
        self.headed(3, words.reading_realised(), |it| it.table(&head, rows));
    }
}
