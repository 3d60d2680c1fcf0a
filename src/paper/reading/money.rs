//! Who takes part, what it costs, and who pays.

use super::{Writer, joined, or_nothing, row};
use crate::{
    chart::{Cell, TableRow, funding},
    figures::{Costs, totals},
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
        self.table(&head, rows);
    }

    pub(super) fn money(&mut self, with_lines: bool) {
        let (plan, words) = (self.plan, self.words);
        self.totals();
        self.not_counted(OF_MONEY);
        self.by_theme();
        if let Some(chart) = funding(plan, self.money, words) {
            self.heading(3, chart.heading, false);
            self.prose("", &chart.says);
            let head: Vec<&str> = chart.table.head.iter().map(String::as_str).collect();
            self.table(&head, chart.table.rows);
        }
        self.headed(3, words.funding(), Self::all_funding);
        if with_lines {
            self.headed(3, words.reading_costs(), Self::costs);
        }
        self.headed(3, words.rates(), Self::rates);
        self.headed(3, words.stated(), Self::stated);
    }

    fn all_funding(&mut self) {
        let words = self.words;
        let rows = self
            .plan
            .funding
            .iter()
            .map(|it| self.funding(it))
            .collect();
        let head = [
            words.reading_who(),
            words.field_kind(),
            words.field_amount(),
            words.field_funding_status(),
            words.field_phasing(),
            words.field_funding_note(),
        ];
        self.table(&head, rows);
    }

    /// What the lines of each theme and of each of its measures add up to, and all together.
    fn by_theme(&mut self) {
        let (plan, words, money) = (self.plan, self.words, self.money);
        let mut rows = Vec::new();
        let one = |name: &str, costs: &Costs| {
            let cells = [costs.amount, costs.grant].map(|it| Cell::or_missing(it, Cell::Money));
            row(name, cells.to_vec())
        };
        let mut add = |name: &str, costs: Option<&Costs>| {
            if let Some(costs) = costs.filter(|it| !(it.from.is_empty() && it.open.is_empty())) {
                rows.push(one(name, costs));
            }
        };
        for (place, theme) in plan.themes.iter().enumerate() {
            let title = words.item_name(&theme.title, place + 1);
            let name = words.theme_and_title(place + 1, &title);
            add(&name, money.theme(Some(theme.id)));
        }
        add(words.without_theme(), money.theme(None));
        add(words.no_measure(), Some(&money.without_measure));
        // One row says no more than the total under it.
        if rows.len() < 2 {
            return;
        }
        let total = rows.len();
        rows.push(one(words.chart_total(), &money.costs));
        let head = [
            words.field_measure_theme(),
            words.reading_costs(),
            words.grant_by_rates_short(),
        ];
        self.headed(3, words.split_theme(), |it| {
            it.table_with_total(&head, rows, Some(total));
        });
    }

    /// The money of the whole plan, each amount with its basis.
    fn totals(&mut self) {
        let words = self.words;
        let totals = totals(self.plan, self.money);
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
        self.table(&head, rows);
    }

    fn costs(&mut self) {
        let (plan, words, money) = (self.plan, self.words, self.money);
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
        let mut rows: Vec<TableRow> = plan.cost_lines.iter().map(one).collect();
        let total = rows.len();
        if total > 1 {
            let nothing = || Cell::Text(String::new());
            let mut cells = vec![nothing(); 4];
            cells.push(Cell::or_missing(money.costs.amount, Cell::Money));
            rows.push(row(words.chart_total(), cells));
        }
        let head = [
            words.reading_what(),
            words.field_measure(),
            words.field_kind(),
            words.reading_how(),
            words.bears(),
            words.field_amount(),
        ];
        self.table_with_total(&head, rows, Some(total));
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
                        let amount = words.money(phase.amount);
                        self.labelled(&self.phase(&phase.period), &amount)
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
                    Cell::Text(rate.price.map_or_else(String::new, |it| words.money(it))),
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
        self.table(&head, rows);
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
        self.table(&head, rows);
    }
}
