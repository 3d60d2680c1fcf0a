//! The title of the poster, its term, and the aims of the sector.

use super::Writer;
use crate::{
    check::Subject,
    layout::{Passage, Weight},
    paper::poster::{
        item::Item,
        para::{Mark, Source},
        row::{Lane, NARROWEST},
        wording::term_in_words,
    },
    plan::GoalLevel,
};

/// How large mission and ambition are relative to running text.
pub(super) const AIM: f64 = 1.22;

impl Writer<'_> {
    pub(super) fn title(&self) -> Item {
        let source = (Subject::Plan, "title");
        let title = match self.plan.title.trim() {
            "" => self.words.untitled_plan(),
            title => title,
        };
        let title = self.strong(title, source);
        // A long title is set smaller rather than on two lines.
        let size = (75.0 / title.passage.width().max(1.0)).clamp(2.1, 2.9);
        Item::new(source).with(title.sized(size))
    }

    pub(super) fn term(&self) -> Item {
        let source = (Subject::Plan, "period");
        let term = term_in_words(self.plan, self.words);
        let mut item = Item::new(source);
        if let Some(term) = term {
            item = item.with(self.strong(&term, source).sized(1.1));
        }
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

    pub(super) fn aims(&self) -> Vec<Lane> {
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
        let lanes = [
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
        ];
        lanes.into_iter().filter_map(Lane::filled).collect()
    }

    /// A long text in large letters, with the field where a shorter one can be given.
    fn aim(&self, text: &str, source: Source, shorter: Source) -> Item {
        let mut item = Item::new(source);
        for para in self.prose(text, shorter, Weight::Semibold) {
            item.paras.push(para.sized(AIM));
        }
        item
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
                .push(para.marked(indent, Some(Mark::Number(number, self.palette.ink))));
        }
        vec![item]
    }
}
