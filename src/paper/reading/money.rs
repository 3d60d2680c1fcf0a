//! Who takes part, what it costs, and who pays.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::{Cell, TableRow, funding},
    figures::{Money, totals},
    plan::{Cents, CostLine, Funding, OF_MONEY, Party, Phasing, Rate, Scope, Vat, WagePeriod},
};

impl Writer<'_> {
    pub(super) fn parties(&mut self) {
        let words = self.words;
        let euros = |amount| or_nothing(amount, Cell::Money);
        let one = |party: &Party| {
            let roles = party.roles.iter().map(|role| words.role(*role));
            let small = party.small_or_medium.unwrap_or(false);
            let kind = [
                words.party_kind(party.kind),
                if small { words.reading_small() } else { "" },
            ];
            row(
                &party.name,
                vec![
                    Cell::Text(joined(kind.map(str::to_owned), ", ")),
                    Cell::Text(roles.collect::<Vec<_>>().join(", ")),
                    or_nothing(party.founded, Cell::Day),
                    euros(party.equity),
                    euros(party.guarantee),
                    or_nothing(party.signed, Cell::Day),
                ],
            )
        };
        let rows = self.plan.parties.iter().map(one).collect();
        let head = [
            words.reading_who(),
            words.field_kind(),
            words.reading_role(),
            words.field_party_founded(),
            words.field_party_equity(),
            words.field_party_guarantee(),
            words.reading_signed(),
        ];
        self.table(2, words.parties(), &head, rows);
    }

    pub(super) fn money(&mut self, money: &Money) {
        let (plan, words) = (self.plan, self.words);
        let chart = funding(plan, money, words);
        let lists = [
            plan.cost_lines.is_empty(),
            plan.rates.is_empty(),
            plan.funding.is_empty(),
            plan.stated.is_empty(),
        ];
        if lists.iter().all(|empty| *empty) && plan.set_aside_in(OF_MONEY) == 0 {
            return;
        }
        self.heading(2, words.money_heading());
        self.totals(money);
        self.not_counted(OF_MONEY);
        self.costs(money);
        self.rates();
        if let Some(chart) = chart {
            self.heading(3, chart.heading);
            self.prose(4, "", &chart.says);
            let head: Vec<&str> = chart.table.head.iter().map(String::as_str).collect();
            self.table(4, "", &head, chart.table.rows);
        }
        let rows = plan.funding.iter().map(|it| self.funding(it)).collect();
        let head = [
            words.reading_who(),
            words.field_kind(),
            words.field_amount(),
            words.field_funding_status(),
            words.field_phasing(),
            words.field_funding_note(),
        ];
        self.table(3, words.funding(), &head, rows);
        self.stated();
    }

    /// The money of the whole plan, each amount with its basis.
    fn totals(&mut self, money: &Money) {
        let words = self.words;
        let totals = totals(self.plan, money);
        let named = [
            (words.eligible_costs().to_owned(), totals.costs),
            (words.grant_named(&totals), totals.grant),
            (words.own_contribution().to_owned(), totals.own_contribution),
        ];
        let rows = named
            .into_iter()
            .enumerate()
            .filter_map(|(at, (name, known))| {
                let known = known?;
                let from = if at == 1 {
                    words.grant_basis(&known)
                } else {
                    words.known_from(&known)
                };
                let cells = vec![Cell::Text(words.known_money(&known)), Cell::Text(from)];
                Some(row(&name, cells))
            });
        let rows = rows.collect();
        let head = [
            words.field_stated_value(),
            words.field_amount(),
            words.reading_known_from(),
        ];
        self.table(3, words.in_all(), &head, rows);
    }

    fn costs(&mut self, money: &Money) {
        let (plan, words) = (self.plan, self.words);
        let one = |line: &CostLine| {
            let measure = line.measure.and_then(|measure| plan.measures.get(measure));
            let amount = money.line(line.id).and_then(|line| line.amount.ok());
            row(
                &joined([line.description.clone(), self.substantiated(line)], "\n"),
                vec![
                    Cell::Text(measure.map_or_else(String::new, |it| it.code.clone())),
                    Cell::Text(words.cost_category(&line.category)),
                    Cell::Text(self.worked_out(line)),
                    Cell::Text(self.name(line.bearer)),
                    Cell::or_missing(amount, Cell::Money),
                ],
            )
        };
        let rows = plan.cost_lines.iter().map(one).collect();
        let head = [
            words.reading_what(),
            words.field_measure(),
            words.field_kind(),
            words.reading_how(),
            words.bears(),
            words.field_amount(),
        ];
        self.table(3, words.reading_costs(), &head, rows);
    }

    /// The units of a line, and the price of one.
    fn worked_out(&self, line: &CostLine) -> String {
        let words = self.words;
        let units = line.units.map(|units| words.number(units.decimal()));
        let units = joined([units.unwrap_or_default(), line.unit.clone()], " ");
        let price = line.unit_price.map(|price| words.money(price));
        joined(
            [units, price.unwrap_or_else(|| self.name(line.rate))],
            " × ",
        )
    }

    /// What is below the description of a line: why it is allowed, and what else is said about it.
    fn substantiated(&self, line: &CostLine) -> String {
        let words = self.words;
        let rate = line
            .funding_rate
            .map(|rate| words.percent(rate.decimal(), 2));
        let rate = rate.map(|rate| self.labelled(words.grant(), &rate));
        let vat = match line.vat {
            Vat::Unspecified => String::new(),
            vat => self.labelled(words.field_cost_line_vat(), words.vat(vat)),
        };
        let in_kind = if line.in_kind {
            words.reading_in_kind()
        } else {
            ""
        };
        joined(
            [
                line.legal_basis.clone(),
                line.substantiation.clone(),
                self.names(&line.attachments),
                in_kind.to_owned(),
                vat,
                rate.unwrap_or_default(),
                self.phased(&line.phasing),
            ],
            "; ",
        )
    }

    /// How much when, if that was typed.
    fn phased(&self, phasing: &Phasing) -> String {
        let words = self.words;
        match phasing {
            Phasing::Even => String::new(),
            Phasing::Typed(phases) => joined(
                phases
                    .iter()
                    .filter(|it| it.amount != Cents::ZERO)
                    .map(|phase| {
                        let amount = words.euros(phase.amount);
                        self.labelled(&self.period(&phase.period), &amount)
                    }),
                "\n",
            ),
        }
    }

    fn rates(&mut self) {
        let words = self.words;
        let one = |rate: &Rate| {
            let wage = rate.wage.iter().map(|wage| {
                let gross = wage.gross.map(|gross| words.money(gross));
                let per = match wage.per {
                    WagePeriod::Month => words.wage_per_month(),
                    WagePeriod::Year => words.wage_per_year(),
                };
                let surcharge = wage.surcharge.map(|it| words.percent(it.decimal(), 2));
                let hours = wage.hours.map(|hours| words.number(hours.decimal()));
                let said = |label, text: Option<String>| {
                    text.map_or_else(String::new, |text| self.labelled(label, &text))
                };
                joined(
                    [
                        words.price_per(gross.unwrap_or_default(), per),
                        said(words.wage_surcharge(), surcharge),
                        said(words.wage_hours(), hours),
                    ],
                    "; ",
                )
            });
            row(
                &rate.title,
                vec![
                    Cell::Text(rate.unit.clone()),
                    Cell::Text(rate.price.map_or_else(String::new, |it| words.euros(it))),
                    Cell::Text(joined(wage, "")),
                    Cell::Text(rate.source.clone()),
                ],
            )
        };
        let rows = self.plan.rates.iter().map(one).collect();
        let head = [
            words.field_rate_title(),
            words.field_unit(),
            words.field_rate_price(),
            words.wage_gross(),
            words.field_source(),
        ];
        self.table(3, words.rates(), &head, rows);
    }

    fn funding(&self, funding: &Funding) -> TableRow {
        let words = self.words;
        let advances = funding.advances.iter().map(|advance| {
            let share = advance.share.map(|share| words.percent(share.decimal(), 2));
            joined([self.day(advance.day), share.unwrap_or_default()], ": ")
        });
        let advances = joined(advances, "; ");
        let said = |label, text: String| match text.as_str() {
            "" => text,
            text => self.labelled(label, text),
        };
        let when = [
            self.phased(&funding.phasing),
            said(words.field_funding_advances(), advances),
            said(words.field_funding_settled(), self.day(funding.settled)),
        ];
        row(
            &self.name(funding.party),
            vec![
                Cell::Text(words.funding_kind(funding.kind).to_owned()),
                or_nothing(funding.amount, Cell::Money),
                Cell::Text(words.funding_status(funding.status).to_owned()),
                Cell::Text(joined(when, "\n")),
                Cell::Text(funding.note.clone()),
            ],
        )
    }

    fn stated(&mut self) {
        let (plan, words) = (self.plan, self.words);
        let rows = plan.stated.iter().map(|stated| {
            let of = match stated.scope {
                Scope::Plan => words.whole_plan().to_owned(),
                Scope::Theme(theme) => self.names(&[theme]),
                Scope::Measure(measure) => self.names(&[measure]),
            };
            row(
                words.stated_figure(stated.value),
                vec![
                    Cell::Text(of),
                    Cell::Text(words.stated_value(stated)),
                    Cell::Text(stated.source.clone()),
                    or_nothing(stated.date, Cell::Day),
                ],
            )
        });
        let rows = rows.collect();
        let head = [
            words.field_stated_value(),
            words.stated_scope(),
            words.field_amount(),
            words.field_stated_source(),
            words.field_date(),
        ];
        self.table(3, words.stated(), &head, rows);
    }
}
