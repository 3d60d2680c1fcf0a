//! What was decided and reached, and the documents that go with the plan.

use super::{Writer, joined, or_nothing, row, target_in_words};
use crate::{
    chart::Cell,
    plan::{Realisation, RealisationOf},
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
        let parts = |realisation: &Realisation| {
            let parts = realisation.parts.iter().map(|part| {
                let value = part
                    .value
                    .map_or_else(String::new, |it| words.number(it.decimal()));
                joined([part.label.clone(), value], " ")
            });
            parts.collect::<Vec<_>>()
        };
        let one = |realisation: &Realisation| {
            let of = match realisation.of {
                Some(RealisationOf::Target(target)) => {
                    let target = plan.targets.get(target);
                    target.map_or_else(String::new, |it| target_in_words(it, words))
                }
                Some(RealisationOf::CostLine(line)) => self.names(&[line]),
                Some(RealisationOf::Measure(measure)) => self.names(&[measure]),
                Some(RealisationOf::Theme(theme)) => self.names(&[theme]),
                Some(RealisationOf::TargetGroup(group)) => self.names(&[group]),
                Some(RealisationOf::Plan) => words.whole_plan().to_owned(),
                None => String::new(),
            };
            row(
                &of,
                vec![
                    or_nothing(realisation.date, Cell::Day),
                    or_nothing(realisation.value, Cell::Number),
                    Cell::Text(joined(
                        std::iter::once(realisation.note.clone()).chain(parts(realisation)),
                        "; ",
                    )),
                ],
            )
        };
        let rows = plan.realisations.iter().map(one).collect();
        let head = [
            words.reading_what(),
            words.date_label(),
            words.value(),
            words.description(),
        ];
        self.table(2, words.reading_realised(), &head, rows);
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
}
