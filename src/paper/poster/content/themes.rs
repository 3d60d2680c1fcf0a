//! The themes on the poster with their measures.

use plotters::style::RGBColor;

use super::{SMALL, Writer, dark};
use crate::{
    check::Subject,
    figures::{Count, Headcount},
    layout::{Passage, Weight},
    paper::poster::{
        item::Item,
        para::{Mark, Para, Part, Source},
        row::{Lane, NARROWEST},
        wording::target_in_words,
    },
    plan::{Execution, Id, Measure, Theme},
};

/// How far a part of a target is indented, in sizes of running text.
const PART: f64 = 0.8;
/// More themes than this go one below the other.
const THEMES_ABREAST: usize = 8;

impl Writer<'_> {
    pub(super) fn themes(&self) -> Vec<Lane> {
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
            let items = measures
                .map(|it| self.measure(it, colour, indent))
                .collect();
            lanes.push(Lane {
                head: Some(head),
                items,
                splits: true,
                least: NARROWEST,
            });
        }
        let known = |theme: Id<Theme>| plan.themes.get(theme).is_some();
        let loose = plan
            .measures
            .iter()
            .filter(|it| !it.theme.is_some_and(known));
        let grey = self.palette.muted_ink;
        let items: Vec<Item> = loose.map(|it| self.measure(it, grey, indent)).collect();
        if !items.is_empty() {
            let source = (Subject::Plan, "measures");
            let people = self.figures.without_theme.applied();
            // If there are no themes, none is missing.
            let title = if plan.themes.is_empty() {
                self.words.measures()
            } else {
                self.words.without_theme()
            };
            let mut head = Item::new(source).with(self.counted(title, people, grey, source));
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
        // This many themes flow one after the other through all columns.
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

    /// A heading with the number of applications at its right.
    fn counted(&self, text: &str, people: Count, colour: RGBColor, source: Source) -> Para {
        let count = self.words.applications_counted(people);
        let count = Passage::new(&count, Weight::Semibold);
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
            .map_or_else(Count::default, Headcount::applied);
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
        let mark = (fits && !mark.is_empty()).then(|| Mark::Code(mark, dark(colour)));
        let mut item = Item::new((about, "title"));
        item.rule = Some((self.palette.line, 0.06));
        item.paras.push(
            self.strong(&title, (about, "title"))
                .sized(1.1)
                .indented(indent)
                .marked(0.0, mark),
        );
        let targets = self.plan.targets_of(measure.id);
        for target in targets.filter(|target| !target.is_untouched()) {
            let source = (Subject::Target(target.id), "qualifier");
            let text = target_in_words(target, self.words);
            if text.is_empty() {
                continue;
            }
            let dot = Some(Mark::Dot(colour));
            let deeper = if target.part_of.is_some() { PART } else { 0.0 };
            item.paras.push(
                self.strong(&text, source)
                    .indented(indent + deeper)
                    .marked(1.0, dot)
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
        if let Some(executors) = self.execution(measure) {
            item.paras.push(
                self.quiet(&executors, (about, "execution"))
                    .sized(SMALL)
                    .indented(indent)
                    .after(0.25),
            );
        }
        item
    }

    /// Who carries a measure out, as far as it is known.
    fn execution(&self, measure: &Measure) -> Option<String> {
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
            (Execution::By(_), true) => return None,
            (Execution::By(_), false) => names.join(", "),
        };
        Some(self.words.poster_execution(names))
    }
}
