//! What stands on the poster, in the order of the source: title and term, aims, themes with
//! their measures, and at the foot figures, money and who made it.

use plotters::style::RGBColor;

use super::{
    item::{Item, Mark, Para, Part, Source},
    row::{Lane, NARROWEST},
    wording::{target_in_words, term_in_words},
};
use crate::{
    chart::{self, Chart, Palette},
    check::Subject,
    figures::{Figures, Money, stated_money},
    layout::{Passage, Weight},
    markdown,
    plan::{Cents, Execution, GoalLevel, Id, Measure, Party, Plan, PosterChart, Role, Theme},
    text::Words,
};

/// More themes than this go one beneath the other.
const THEMES_ABREAST: usize = 8;
/// More themes than this are no chart.
const THEMES_IN_CHART: usize = 12;
/// How large mission and ambition are beside running text.
const AIM: f64 = 1.22;
/// The narrowest column of a chart, in sizes of running text.
const CHART: f64 = 21.0;
const SMALL: f64 = super::fit::SMALL;

/// Everything on the poster, without places.
pub(super) struct Content {
    pub title: Item,
    pub term: Item,
    pub aims: Vec<Lane>,
    pub themes: Vec<Lane>,
    pub foot: Vec<Lane>,
}

/// Gathers what stands on the poster.
pub(super) fn content(
    plan: &Plan,
    figures: &Figures,
    money: &Money,
    palette: &Palette,
    words: Words,
) -> Content {
    let writer = Writer {
        plan,
        figures,
        money,
        palette,
        words,
    };
    Content {
        title: writer.title(),
        term: writer.term(),
        aims: writer.aims(),
        themes: writer.themes(),
        foot: writer.foot(),
    }
}

struct Writer<'a> {
    plan: &'a Plan,
    figures: &'a Figures,
    money: &'a Money,
    palette: &'a Palette,
    words: Words,
}

/// A colour dark enough for letters on white.
fn dark(RGBColor(red, green, blue): RGBColor) -> RGBColor {
    let darker = |part: u8| u8::try_from(u16::from(part) * 3 / 4).unwrap_or(part);
    RGBColor(darker(red), darker(green), darker(blue))
}

impl Writer<'_> {
    fn plain(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Regular, self.palette.ink, source)
    }

    fn strong(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Semibold, self.palette.ink, source)
    }

    fn quiet(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Regular, self.palette.muted_ink, source)
    }

    /// The head of a part of the sheet.
    fn head(&self, text: &str, source: Source) -> Para {
        Para::new(text, Weight::Semibold, self.palette.muted_ink, source)
    }

    fn title(&self) -> Item {
        let source = (Subject::Plan, "title");
        let title = match self.plan.title.trim() {
            "" => self.words.untitled_plan(),
            title => title,
        };
        let title = self.strong(title, source);
        // A long title is smaller rather than of two lines.
        let size = (75.0 / title.passage.width().max(1.0)).clamp(2.1, 2.9);
        Item::new(source).with(title.sized(size))
    }

    fn term(&self) -> Item {
        let source = (Subject::Plan, "period");
        let term = term_in_words(self.plan, self.words);
        let term = term.unwrap_or_else(|| self.words.poster_no_term().to_owned());
        let item = Item::new(source).with(self.strong(&term, source).sized(1.1));
        let version = &self.plan.version;
        let date = version.date.map(|date| self.words.date_long(date));
        let label = match (version.label.trim(), date) {
            ("", None) => return item,
            ("", Some(date)) => date,
            (label, None) => label.to_owned(),
            (label, Some(date)) => format!("{label}, {date}"),
        };
        let version = self.words.poster_version(label);
        item.with(self.quiet(&version, (Subject::Plan, "version_label")))
    }

    fn aims(&self) -> Vec<Lane> {
        let plan = self.plan;
        let text = |own: &str, poster: &str, field, shorter| {
            let short = !poster.trim().is_empty();
            let text = if short { poster } else { own };
            self.aim(
                text,
                (Subject::Plan, if short { shorter } else { field }),
                (Subject::Plan, shorter),
            )
        };
        let words = self.words;
        let mission = text(&plan.mission, &plan.poster.mission, "mission", "poster");
        let ambition = text(
            &plan.ambition,
            &plan.poster.ambition,
            "ambition",
            "poster_ambition",
        );
        let lane = |head: &str, source, items| Lane {
            head: Some(Item::new(source).with(self.head(head, source))),
            items,
            splits: false,
            least: NARROWEST,
        };
        vec![
            lane(
                words.poster_mission(),
                (Subject::Plan, "mission"),
                vec![mission],
            ),
            lane(
                words.poster_ambition(),
                (Subject::Plan, "ambition"),
                vec![ambition],
            ),
            lane(words.poster_goals(), (Subject::Plan, "goals"), self.goals()),
        ]
    }

    /// A long text in large letters; a shorter one goes elsewhere.
    fn aim(&self, text: &str, source: Source, shorter: Source) -> Item {
        let item = Item::new(source);
        if text.trim().is_empty() {
            return item.with(self.quiet(self.words.poster_not_yet(), source));
        }
        let mut item = item;
        for para in self.prose(text, shorter, Weight::Semibold) {
            item.paras.push(para.sized(AIM));
        }
        item
    }

    /// Paragraphs and lists of a long text.
    fn prose(&self, text: &str, source: Source, weight: Weight) -> Vec<Para> {
        let plain = markdown::plain(&markdown::parse(text));
        let mut paras = Vec::new();
        let mut after_gap = false;
        for line in plain.lines() {
            let inner = line.trim_start();
            if inner.is_empty() {
                after_gap = true;
                continue;
            }
            let depth = super::item::float((line.len() - inner.len()) / 2);
            let (mark, text) = marked(inner, weight, self.palette.ink);
            let indent = match &mark {
                Some(Mark::Text(number, _)) => (number.width() * AIM + 0.4).max(1.3),
                Some(Mark::Dot(_)) => 1.3,
                None => 0.0,
            };
            let para = Para::new(text, weight, self.palette.ink, source)
                .indented(depth * 1.3 + indent, mark)
                .after(if after_gap { 0.4 } else { 0.1 });
            paras.push(para);
            after_gap = false;
        }
        paras
    }

    fn goals(&self) -> Vec<Item> {
        let goals = self.plan.goals.iter();
        let guiding = goals.filter(|goal| goal.level == GoalLevel::GuidingGoal);
        let mut item = Item::new((Subject::Plan, "goals"));
        for (place, goal) in guiding.enumerate() {
            let source = (Subject::Goal(goal.id), "title");
            let number = match goal.number.trim() {
                "" => (place + 1).to_string(),
                number => number.to_owned(),
            };
            let number = Passage::new(&format!("{number}."), Weight::Semibold);
            let title = self.words.item_name(&goal.title, place + 1);
            let indent = (number.width() + 0.5).max(1.3);
            let para = self.plain(&title, source).after(0.1);
            item.paras
                .push(para.indented(indent, Some(Mark::Text(number, self.palette.ink))));
        }
        if item.paras.is_empty() {
            item = item.with(self.quiet(self.words.poster_not_yet(), (Subject::Plan, "goals")));
        }
        vec![item]
    }

    fn themes(&self) -> Vec<Lane> {
        let plan = self.plan;
        let codes = plan
            .measures
            .iter()
            .map(|measure| Passage::new(&measure.code, Weight::Semibold).width());
        let indent = (codes.fold(0.0, f64::max) * 1.1 + 0.6).clamp(1.4, 4.0);
        let mut lanes: Vec<Lane> = Vec::new();
        for (place, theme) in plan.themes.iter().enumerate() {
            let colour = self.palette.theme(theme.colour_number(place));
            let head = self.theme(place, theme, colour);
            let measures = plan.measures_of(Some(theme.id));
            let mut items: Vec<Item> = measures
                .map(|it| self.measure(it, colour, indent))
                .collect();
            if items.is_empty() {
                let source = (Subject::Theme(theme.id), "");
                items.push(
                    Item::new(source).with(self.quiet(self.words.poster_no_measure(), source)),
                );
            }
            lanes.push(Lane {
                head: Some(head),
                items,
                splits: true,
                least: NARROWEST,
            });
        }
        let known = |theme: Id<Theme>| plan.themes.iter().any(|one| one.id == theme);
        let loose = plan
            .measures
            .iter()
            .filter(|it| !it.theme.is_some_and(known));
        let grey = self.palette.muted_ink;
        let items: Vec<Item> = loose.map(|it| self.measure(it, grey, indent)).collect();
        if !items.is_empty() {
            let source = (Subject::Plan, "measures");
            let people = self.figures.without_theme.applications;
            let mut head = Item::new(source).with(self.counted(
                self.words.without_theme(),
                people,
                grey,
                source,
            ));
            head.rule = Some((grey, 0.42));
            lanes.push(Lane {
                head: Some(head),
                items,
                splits: true,
                least: NARROWEST,
            });
        }
        if lanes.is_empty() {
            let source = (Subject::Plan, "measures");
            let none = Item::new(source).with(self.quiet(self.words.poster_no_measures(), source));
            lanes.push(Lane {
                head: None,
                items: vec![none],
                splits: false,
                least: NARROWEST,
            });
        }
        if lanes.len() <= THEMES_ABREAST {
            return lanes;
        }
        // So many themes flow one after the other through all columns.
        let items = lanes
            .into_iter()
            .flat_map(|lane| lane.head.into_iter().chain(lane.items));
        vec![Lane {
            head: None,
            items: items.collect(),
            splits: true,
            least: NARROWEST,
        }]
    }

    /// A head with the number of applications at its right.
    fn counted(&self, text: &str, people: u64, colour: RGBColor, source: Source) -> Para {
        let count = Passage::new(&self.words.applications_count(people), Weight::Semibold);
        Para {
            right: Some((count, 1.2)),
            ..Para::new(text, Weight::Semibold, dark(colour), source)
        }
    }

    fn theme(&self, place: usize, theme: &Theme, colour: RGBColor) -> Item {
        let source = (Subject::Theme(theme.id), "title");
        let people = self
            .figures
            .theme(theme.id)
            .map_or(0, |count| count.applications);
        let title = match theme.title.trim() {
            "" => self.words.untitled_theme(),
            title => title,
        };
        let mut item = Item::new(source)
            .with(self.counted(&self.words.theme_named(place + 1), people, colour, source))
            .with(self.strong(title, source).sized(1.35));
        item.rule = Some((colour, 0.42));
        item
    }

    fn measure(&self, measure: &Measure, colour: RGBColor, indent: f64) -> Item {
        let about = Subject::Measure(measure.id);
        let (title, code) = match measure.title.trim() {
            "" => (self.words.untitled_measure(), measure.code.trim()),
            title => (title, measure.code.trim()),
        };
        let mark = Passage::new(code, Weight::Semibold);
        // A code that is a sentence goes before the title.
        let fits = mark.width() * 1.1 + 0.4 <= indent;
        let title = if fits {
            title.to_owned()
        } else {
            format!("{code} {title}")
        };
        let mark = (fits && !mark.is_empty()).then(|| Mark::Text(mark, dark(colour)));
        let mut item = Item::new((about, "title"));
        item.rule = Some((self.palette.line, 0.06));
        item.paras.push(
            self.strong(&title, (about, "title"))
                .sized(1.1)
                .indented(indent, mark),
        );
        for target in self.plan.targets_of(measure.id) {
            let source = (Subject::Target(target.id), "qualifier");
            let text = target_in_words(target, self.words);
            let dot = Some(Mark::Dot(colour));
            item.paras.push(
                self.strong(&text, source)
                    .indented(indent + 1.0, dot)
                    .after(0.12),
            );
        }
        let short = !measure.poster_text.trim().is_empty();
        let text = if short {
            &measure.poster_text
        } else {
            &measure.aim
        };
        for mut para in self.prose(text, (about, "poster_text"), Weight::Regular) {
            para.indent += indent;
            para.part = Part::Text;
            item.paras.push(para.after(0.3));
        }
        let executors = self.execution(measure);
        item.paras.push(
            self.quiet(&executors, (about, "execution"))
                .sized(SMALL)
                .indented(indent, None)
                .after(0.25),
        );
        item
    }

    fn execution(&self, measure: &Measure) -> String {
        let parties = &self.plan.parties;
        let names: Vec<&str> = measure
            .execution
            .executors()
            .iter()
            .filter_map(|executor| parties.get(executor.party))
            .map(|party| self.name(party))
            .collect();
        let names = match (&measure.execution, names.is_empty()) {
            (Execution::ToBeDetermined, _) => self.words.to_be_determined().to_owned(),
            (Execution::By(_), true) => self.words.poster_not_yet().to_lowercase(),
            (Execution::By(_), false) => names.join(", "),
        };
        self.words.poster_execution(names)
    }

    fn name<'b>(&self, party: &'b Party) -> &'b str {
        match party.name.trim() {
            "" => self.words.unnamed_party(),
            name => name,
        }
    }

    fn foot(&self) -> Vec<Lane> {
        let lane = |head: &str, source: Source, items, least| Lane {
            head: Some(Item::new(source).with(self.head(head, source))),
            items,
            splits: least <= NARROWEST,
            least,
        };
        let words = self.words;
        let people = words.count(self.figures.plan.applications);
        let participants = words.poster_sum(words.chart_heading(), people);
        let source = |field| (Subject::Plan, field);
        let lead = Lane {
            splits: false,
            ..lane(
                words.poster_lead(),
                source("parties"),
                self.parties(),
                NARROWEST,
            )
        };
        vec![
            lane(
                &participants,
                source("themes"),
                vec![self.participants()],
                CHART,
            ),
            lane(
                words.money_heading(),
                source("funding"),
                self.money(),
                CHART,
            ),
            lane(
                words.poster_key_figures(),
                source("facts"),
                self.facts(),
                NARROWEST,
            ),
            lead,
        ]
    }

    fn draws(&self, chart: PosterChart) -> bool {
        !self.plan.poster.charts_left_out.contains(&chart)
    }

    fn participants(&self) -> Item {
        let source = (Subject::Plan, "themes");
        let chart = chart::participants(self.plan, self.figures, self.words);
        let themes = self.plan.themes.len();
        let drawn = self.draws(PosterChart::Participants) && themes <= THEMES_IN_CHART;
        self.chart_or_rows(chart, drawn && themes > 0, source)
    }

    /// A chart, or its figures one beneath the other.
    fn chart_or_rows(&self, chart: Chart, drawn: bool, source: Source) -> Item {
        let mut item = Item::new(source);
        if drawn {
            item.chart = Some(chart);
            return item;
        }
        for row in &chart.table.rows {
            let figures: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.shown(self.words))
                .collect();
            let figure = Passage::new(&figures.join(", "), Weight::Regular);
            let para = self.plain(&row.head, source);
            item.paras.push(Para {
                right: Some((figure, 1.0)),
                ..para
            });
        }
        if item.paras.is_empty() {
            item = item.with(self.quiet(self.words.poster_not_yet(), source));
        }
        item
    }

    fn money(&self) -> Vec<Item> {
        let source = (Subject::Plan, "funding");
        let words = self.words;
        let stated = stated_money(self.plan);
        let lines = !self.money.costs.from.is_empty();
        let costs: Option<Cents> = if lines {
            self.money.costs.amount
        } else {
            stated.costs.map(|total| total.amount)
        };
        let mut items = Vec::new();
        if let Some(costs) = costs {
            let costs = Passage::new(&words.euros(costs), Weight::Semibold);
            let para = self.plain(words.eligible_costs(), source);
            let mut item = Item::new(source).with(Para {
                right: Some((costs, 1.3)),
                ..para
            });
            if !lines {
                item = item.with(
                    self.quiet(words.published_not_broken_down(), source)
                        .sized(SMALL),
                );
            }
            items.push(item);
        }
        if let Some(chart) = chart::funding(self.plan, self.money, words) {
            items.push(self.chart_or_rows(chart, self.draws(PosterChart::Funding), source));
        }
        if items.is_empty() {
            items.push(Item::new(source).with(self.quiet(words.poster_not_yet(), source)));
        }
        items
    }

    fn facts(&self) -> Vec<Item> {
        let words = self.words;
        let mut items = Vec::new();
        for (place, fact) in self.plan.facts.iter().enumerate() {
            let source = (Subject::Fact(fact.id), "title");
            let mut text = words.item_name(&fact.title, place + 1);
            if let Some(value) = fact.value {
                let value = format!("{} {}", words.number(value.decimal()), fact.unit.trim());
                text = words.poster_valued(text, value.trim_end());
            }
            if let Some(day) = fact.as_of {
                text = words.poster_dated(text, words.date(day).replace(' ', "\u{a0}"));
            }
            items.push(Item::new(source).with(self.plain(&text, source)));
        }
        if items.is_empty() {
            let source = (Subject::Plan, "facts");
            items.push(Item::new(source).with(self.quiet(words.poster_not_yet(), source)));
        }
        items
    }

    /// Who applies, whom to ask, and who made the poster.
    fn parties(&self) -> Vec<Item> {
        let (plan, words) = (self.plan, self.words);
        let leads: Vec<&Party> = plan
            .parties
            .iter()
            .filter(|party| party.roles.contains(&Role::LeadApplicant))
            .collect();
        let source = (Subject::Plan, "parties");
        let mut lead = Item::new(source);
        for party in &leads {
            lead = lead.with(self.plain(self.name(party), (Subject::Party(party.id), "name")));
        }
        if leads.is_empty() {
            lead = lead.with(self.quiet(words.poster_not_yet(), source));
        }
        let mut items = vec![lead];
        if plan.poster.contacts {
            let mut contact = Item::new(source).with(self.head(words.poster_contact(), source));
            let private = leads
                .iter()
                .filter_map(|party| plan.private.get(&party.id.uuid()));
            for who in private.flat_map(|private| &private.contacts) {
                for text in [&who.name, &who.email, &who.telephone] {
                    if !text.trim().is_empty() {
                        contact = contact.with(self.plain(text, source));
                    }
                }
            }
            if contact.paras.len() < 2 {
                contact = contact.with(self.quiet(words.poster_not_yet(), source));
            }
            items.push(contact);
        }
        items.extend(self.credit());
        items
    }

    fn credit(&self) -> Option<Item> {
        let party = |id: Option<Id<Party>>| self.plan.parties.get(id?);
        let credit = &self.plan.credit;
        let source = (Subject::Plan, "producer");
        let (producer, commissioner) = (party(credit.producer), party(credit.commissioner));
        let text = match (producer, commissioner) {
            (Some(producer), Some(other)) => self
                .words
                .poster_commissioned(self.name(producer), self.name(other)),
            (Some(one), None) | (None, Some(one)) => self.name(one).to_owned(),
            (None, None) => return None,
        };
        let item = Item::new(source).with(self.head(self.words.poster_production(), source));
        Some(item.with(self.plain(&text, source)))
    }
}

/// A line of a plain text without the mark of its list, as a mark of our own.
fn marked(line: &str, weight: Weight, colour: RGBColor) -> (Option<Mark>, &str) {
    if let Some(text) = line.strip_prefix("- ") {
        return (Some(Mark::Dot(colour)), text);
    }
    if let Some((number, text)) = line.split_once(". ")
        && number.len() <= 3
        && !number.is_empty()
        && number.bytes().all(|digit| digit.is_ascii_digit())
    {
        let number = Passage::new(&format!("{number}."), weight);
        return (Some(Mark::Text(number, colour)), text);
    }
    (None, line)
}
