//! The labour market: facts, series, bottlenecks, and the people and regions the plan is about.

use rustc_hash::FxHashMap;

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::{Cell, TableRow},
    plan::{Horizon, Series},
};

/// More groups than this would leave each too little room beside the others.
const GROUPS: usize = 6;

impl Writer<'_> {
    pub(super) fn labour_market(&mut self) {
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
        let facts: Vec<TableRow> = facts.collect();
        self.headed(3, words.reading_facts(), |it| it.table(&head, facts));
        for (place, series) in plan.series.iter().enumerate() {
            self.heading(3, words.item_name(&series.title, place + 1), false);
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
            self.points(series);
        }
    }

    /// The points of a series: a row for each period, a column for each group.
    fn points(&mut self, series: &Series) {
        let words = self.words;
        let (mut labels, mut groups) = (Vec::new(), Vec::new());
        let mut values = FxHashMap::default();
        let mut twice = false;
        for point in &series.points {
            let place = (point.label.trim(), point.group.trim());
            if !labels.contains(&place.0) {
                labels.push(place.0);
            }
            if !groups.contains(&place.1) {
                groups.push(place.1);
            }
            twice |= values.insert(place, point.value).is_some();
        }
        // Two values of one period and group stand on lines of their own, so that none is lost.
        if twice || groups.len() > GROUPS {
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
            return self.table(&head, points);
        }
        let rows = labels.iter().map(|label| {
            let value = |group: &&str| values.get(&(*label, *group)).copied().flatten();
            let cells = groups.iter().map(value);
            row(
                label,
                cells.map(|it| or_nothing(it, Cell::Number)).collect(),
            )
        });
        let named = |group: &&str| match *group {
            "" => words.field_value().to_owned(),
            group => group.to_owned(),
        };
        let named: Vec<String> = groups.iter().map(named).collect();
        let heads = std::iter::once(words.chart_period()).chain(named.iter().map(String::as_str));
        let heads: Vec<&str> = heads.collect();
        self.table(&heads, rows.collect());
    }

    pub(super) fn bottlenecks(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, bottleneck) in plan.bottlenecks.iter().enumerate() {
            self.heading(3, words.item_name(&bottleneck.title, place + 1), false);
            let when = match bottleneck.horizon {
                Horizon::Acute => words.horizon_acute().to_owned(),
                Horizon::Coming { from, to } => words.horizon_years(from, to),
            };
            let priority = bottleneck.priority.map(|it| it.to_string());
            self.prose("", &bottleneck.description);
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

    pub(super) fn groups_and_regions(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let groups = plan.target_groups.iter();
        let groups = groups.map(|it| joined([it.name.clone(), it.description.clone()], ": "));
        let groups = groups.collect();
        self.listed(words.field_groups(), groups);
        let regions = plan.regions.iter().map(|region| region.name.clone());
        let regions = regions.collect();
        self.listed(words.regions_list(), regions);
    }
}
