//! What the plan says about itself, and the aims of the sector.

use super::{Writer, joined, or_nothing, row, term_in_words};
use crate::{
    chart::Cell,
    figures::readings::is_falling,
    plan::{Indicator, IndicatorOf, OwnScheme, Quantity, Reading, Scheme},
    schemes::SchemeRules,
};

impl Writer<'_> {
    pub(super) fn profile(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let term = term_in_words(plan, words).unwrap_or_default();
        let version = joined(
            [plan.version.label.clone(), self.day(plan.version.date)],
            ", ",
        );
        let scheme = match &plan.scheme {
            Some(Scheme::Known(known)) => SchemeRules::of(known).map_or_else(
                || joined([known.scheme.clone(), known.edition.clone()], ", "),
                |rules| words.scheme_name(rules.name).to_owned(),
            ),
            _ => String::new(),
        };
        self.fields(vec![
            (words.field_plan_sector(), plan.sector.clone()),
            (words.field_plan_scheme(), scheme),
            (words.field_period(), term),
            (words.field_plan_version(), version),
            (
                words.field_plan_status(),
                words.status(plan.status).to_owned(),
            ),
            (words.reading_tags(), plan.tags.join(", ")),
            (words.credit_producer(), self.name(plan.credit.producer)),
            (
                words.credit_commissioner(),
                self.name(plan.credit.commissioner),
            ),
        ]);
        if let Some(Scheme::Own(scheme)) = &plan.scheme {
            self.own_scheme(scheme);
        }
        self.headed(3, words.handing_in(), Self::decided);
    }

    fn own_scheme(&mut self, scheme: &OwnScheme) {
        let words = self.words;
        let number = |number: Option<_>| number.map_or_else(String::new, |it| words.number(it));
        let money = |amount: Option<_>| amount.map_or_else(String::new, |it| words.money(it));
        let parts = scheme.required_parts.iter().map(|part| {
            if scheme.has_part(part) {
                part.clone()
            } else {
                words.scheme_part_missing(part)
            }
        });
        let parts: Vec<String> = parts.collect();
        self.heading(3, words.field_plan_scheme(), false);
        self.fields(vec![
            (words.scheme_title(), scheme.title.clone()),
            (
                words.scheme_rate(),
                number(scheme.rate.map(Quantity::decimal)),
            ),
            (words.scheme_minimum(), money(scheme.minimum)),
            (words.scheme_maximum(), money(scheme.maximum)),
            (words.scheme_months(), number(scheme.months.map(Into::into))),
            (words.scheme_deadline(), self.day(scheme.deadline)),
            (words.scheme_parts(), parts.join("; ")),
        ]);
    }

    pub(super) fn mission(&mut self) {
        let (plan, words) = (self.plan, self.words);
        self.prose(words.field_plan_mission(), &plan.mission);
        self.prose(words.field_plan_ambition(), &plan.ambition);
        self.prose(words.field_plan_summary(), &plan.summary);
    }

    pub(super) fn goals(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for (place, goal) in plan.goals.iter().enumerate() {
            let name = words.item_name(&goal.title, place + 1);
            self.heading(3, joined([goal.number.clone(), name], " "), false);
            let level = words.goal_level(goal.level);
            let level = match goal.parent.map(|_| self.name(goal.parent)) {
                Some(above) if !above.is_empty() => words.level_under(level, above),
                _ => level.to_owned(),
            };
            let nature = words.goal_nature(goal.nature).to_owned();
            self.fields(vec![
                (words.field_goal_level(), level),
                (words.field_goal_nature(), nature),
            ]);
            self.prose("", &goal.description);
            self.prose(words.field_goal_rationale(), &goal.rationale);
        }
    }

    pub(super) fn indicators(&mut self) {
        for (place, indicator) in self.plan.indicators.iter().enumerate() {
            self.indicator(place, indicator);
        }
    }

    fn indicator(&mut self, place: usize, indicator: &Indicator) {
        let words = self.words;
        self.heading(3, words.item_name(&indicator.title, place + 1), false);
        let of = match indicator.of {
            Some(IndicatorOf::Goal(goal)) => self.names(&[goal]),
            Some(IndicatorOf::Measure(measure)) => self.names(&[measure]),
            None => String::new(),
        };
        let said = |is: bool, text: &str| if is { text.to_owned() } else { String::new() };
        self.fields(vec![
            (words.field_of(), of),
            (words.field_unit(), indicator.unit.clone()),
            ("", said(indicator.qualitative, words.reading_in_words())),
            ("", said(is_falling(indicator), words.reading_falling())),
            ("", said(indicator.cumulative, words.reading_cumulative())),
        ]);
        let one = |what: &str, reading: &Reading| {
            row(
                what,
                vec![
                    or_nothing(reading.date, Cell::Day),
                    or_nothing(reading.value, Cell::Number),
                    Cell::Text(reading.note.clone()),
                    Cell::Text(reading.source.clone()),
                ],
            )
        };
        let baseline = indicator.baseline.iter();
        let rows = baseline.map(|it| one(words.field_baseline(), it));
        let rows = rows.chain(indicator.aims.iter().map(|it| one(words.chart_aim(), it)));
        let rows = rows.chain(
            indicator
                .readings
                .iter()
                .map(|it| one(words.chart_reading(), it)),
        );
        let rows = rows.collect();
        let head = [
            words.reading_what(),
            words.field_date(),
            words.field_value(),
            words.field_description(),
            words.field_source(),
        ];
        self.table(&head, rows);
    }
}
