//! The labour market: facts, series, bottlenecks, and the people and regions the plan is about.

use super::{Writer, joined, or_nothing, row};
use crate::{chart::Cell, plan::Horizon};

impl Writer<'_> {
    pub(super) fn analysis(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let finding = || Cell::Text(words.fact_qualitative().to_owned());
        let facts = plan.facts.iter().map(|fact| {
            row(
                &fact.title,
                vec![
                    fact.value.map_or_else(finding, Cell::Number),
                    Cell::Text(fact.unit.clone()),
                    or_nothing(fact.as_of, Cell::Day),
                    Cell::Text(fact.source.clone()),
                ],
            )
        });
        let head = [
            words.reading_what(),
            words.field_target_quantity(),
            words.field_unit(),
            words.field_as_of(),
            words.field_source(),
        ];
        let facts = facts.collect();
        self.table(2, words.reading_facts(), &head, facts);
        for (place, series) in plan.series.iter().enumerate() {
            self.heading(3, words.item_name(&series.title, place + 1));
            self.fields(vec![
                (words.field_unit(), series.unit.clone()),
                (words.field_as_of(), self.day(series.as_of)),
                (words.field_source(), series.source.clone()),
                (
                    words.field_series_total(),
                    series
                        .total
                        .map_or_else(String::new, |total| words.number(total.decimal())),
                ),
            ]);
            let points = series.points.iter().map(|point| {
                let group = Cell::Text(point.group.clone());
                row(
                    &point.label,
                    vec![group, or_nothing(point.value, Cell::Number)],
                )
            });
            let points = points.collect();
            let head = [
                words.chart_period(),
                words.chart_group(),
                words.field_value(),
            ];
            self.table(4, "", &head, points);
        }
        if !plan.bottlenecks.is_empty() {
            self.heading(2, words.section_bottlenecks());
        }
        for (place, bottleneck) in plan.bottlenecks.iter().enumerate() {
            self.heading(3, words.item_name(&bottleneck.title, place + 1));
            let when = match bottleneck.horizon {
                Horizon::Acute => words.horizon_acute().to_owned(),
                Horizon::Coming { from, to } => words.horizon_years(from, to),
            };
            let priority = bottleneck.priority.map(|it| it.to_string());
            self.prose(4, "", &bottleneck.description);
            self.fields(vec![
                (words.field_bottleneck_horizon(), when),
                (words.field_priority(), priority.unwrap_or_default()),
                (
                    words.field_bottleneck_facts(),
                    self.names(&bottleneck.facts),
                ),
            ]);
        }
    }

    pub(super) fn groups(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let groups = plan.target_groups.iter();
        let groups = groups.map(|it| joined([it.name.clone(), it.description.clone()], ": "));
        let groups = groups.collect();
        self.listed(2, words.field_groups(), groups);
        let regions = plan.regions.iter().map(|region| region.name.clone());
        let regions = regions.collect();
        self.listed(2, words.regions_list(), regions);
    }
}
