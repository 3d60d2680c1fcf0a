//! What the things of a plan are called, as the person who filled it in knows them.

use super::Words;
use crate::{
    check::Subject,
    plan::{Id, Item, Items, Measure, Plan, Scope, Stated, StatedValue, Target, Theme},
};

/// Longer names would push the rest of the sentence out of sight.
const LONGEST_NAME: usize = 60;

impl Words {
    /// What a finding is about, within a sentence: *doel 2 van maatregel 8*.
    #[must_use]
    pub fn subject(self, plan: &Plan, subject: Subject) -> String {
        let named = |noun, name| self.named(noun, name);
        match subject {
            Subject::Plan => self.subject_plan().to_owned(),
            Subject::SetAside { .. } => self.subject_set_aside().to_owned(),
            Subject::Theme(id) => self.theme_name(plan, id),
            Subject::Measure(id) => self.measure_name(plan, id),
            Subject::Target(id) => self.target_name(plan, id),
            Subject::RelatedPlan(id) => named(
                self.subject_related_plan(),
                text(&plan.related_plans, id, |related| &related.title),
            ),
            Subject::Party(id) => named(
                self.subject_party(),
                text(&plan.parties, id, |party| &party.name),
            ),
            Subject::Region(id) => named(
                self.subject_region(),
                text(&plan.regions, id, |region| &region.name),
            ),
            Subject::TargetGroup(id) => named(
                self.subject_target_group(),
                text(&plan.target_groups, id, |group| &group.name),
            ),
            Subject::Fact(id) => named(
                self.subject_fact(),
                text(&plan.facts, id, |fact| &fact.title),
            ),
            Subject::Series(id) => named(
                self.subject_series(),
                text(&plan.series, id, |series| &series.title),
            ),
            Subject::Bottleneck(id) => named(
                self.subject_bottleneck(),
                text(&plan.bottlenecks, id, |bottleneck| &bottleneck.title),
            ),
            Subject::Goal(id) => named(
                self.subject_goal(),
                text(&plan.goals, id, |goal| &goal.title),
            ),
            Subject::Indicator(id) => named(
                self.subject_indicator(),
                text(&plan.indicators, id, |indicator| &indicator.title),
            ),
            Subject::Activity(id) => named(
                self.subject_activity(),
                text(&plan.activities, id, |activity| &activity.title),
            ),
            Subject::CostLine(id) => named(
                self.subject_cost_line(),
                text(&plan.cost_lines, id, |line| &line.description),
            ),
            Subject::Rate(id) => named(
                self.subject_rate(),
                text(&plan.rates, id, |rate| &rate.title),
            ),
            Subject::Funding(id) => named(
                self.subject_funding(),
                text(&plan.funding, id, |funding| &funding.note),
            ),
            Subject::Stated(id) => {
                let value = plan.stated.get(id).map(|stated| stated.value);
                let figure = value.map_or("", |value| self.stated_figure(value));
                named(self.subject_stated(), figure)
            }
            Subject::Intervention(id) => named(
                self.subject_intervention(),
                text(&plan.interventions, id, |intervention| &intervention.title),
            ),
            Subject::Pilot(id) => named(
                self.subject_pilot(),
                text(&plan.pilots, id, |pilot| &pilot.title),
            ),
            Subject::Factor(id) => named(
                self.subject_factor(),
                text(&plan.factors, id, |factor| &factor.title),
            ),
            Subject::Evidence(_) => self.subject_evidence().to_owned(),
            Subject::Research(id) => named(
                self.subject_research(),
                text(&plan.research, id, |research| &research.title),
            ),
            Subject::Realisation(id) => self.realisation_name(plan, id),
            Subject::Attachment(id) => named(
                self.subject_attachment(),
                text(&plan.attachments, id, |attachment| &attachment.title),
            ),
            Subject::PracticeCase(id) => named(
                self.subject_practice_case(),
                text(&plan.practice_cases, id, |case| &case.title),
            ),
            Subject::Assignment(id) => named(
                self.subject_assignment(),
                text(&plan.assignments, id, |assignment| &assignment.task),
            ),
        }
    }

    /// What something is called where that begins a line: *Doel 2 van maatregel 8*.
    #[must_use]
    pub fn subject_title(self, plan: &Plan, subject: Subject) -> String {
        capital(&self.subject(plan, subject))
    }

    /// Which figure a stated total is: *deelnames*, *subsidie*.
    #[must_use]
    pub fn stated_figure(self, value: StatedValue) -> &'static str {
        match value {
            StatedValue::Applications(_) => self.stated_applications(),
            StatedValue::People(_) => self.stated_people(),
            StatedValue::Costs(_) => self.stated_costs(),
            StatedValue::Grant(_) => self.stated_grant(),
            StatedValue::OwnContribution(_) => self.stated_own_contribution(),
            StatedValue::Measures(_) => self.stated_measures(),
        }
    }

    /// What an item of a list is called; one without a name by its number.
    #[must_use]
    pub fn item_name(self, title: &str, number: usize) -> String {
        match title.trim() {
            "" => self.nameless_numbered(number),
            title => title.to_owned(),
        }
    }

    /// A measure in a list: its code and title.
    #[must_use]
    pub fn code_and_title(self, code: &str, title: &str) -> String {
        let title = match title.trim() {
            "" => self.untitled_measure(),
            title => title,
        };
        format!("{code} {title}").trim_start().to_owned()
    }

    /// Says that an item was taken out.
    #[must_use]
    pub fn removed(self, title: &str) -> String {
        match title.trim() {
            "" => self.nameless_removed().to_owned(),
            title => self.item_removed(shortened(title)),
        }
    }

    /// A stated total: which figure, how much, of what, and when it was stated.
    #[must_use]
    pub fn stated_in_short(self, plan: &Plan, stated: &Stated) -> String {
        let figure = self.stated_figure(stated.value);
        let value = self.stated_value(stated);
        let of = match stated.scope {
            Scope::Plan => String::new(),
            Scope::Theme(id) => self.theme_name(plan, id),
            Scope::Measure(id) => self.measure_name(plan, id),
        };
        let day = stated.date.map(|day| self.date(day)).unwrap_or_default();
        let said = [format!("{figure} {value}"), of, day];
        let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
        said.join(" · ")
    }

    /// A price for each of a unit, where that has a name.
    #[must_use]
    pub fn price_per(self, price: String, unit: &str) -> String {
        match unit.trim() {
            "" => price,
            unit => self.price_per_unit(price, unit),
        }
    }

    fn theme_name(self, plan: &Plan, id: Id<Theme>) -> String {
        let mut themes = plan.themes.iter().enumerate();
        let Some((place, theme)) = themes.find(|(_, theme)| theme.id == id) else {
            return self.subject_theme_plain().to_owned();
        };
        if theme.title.trim().is_empty() {
            return self.subject_theme(place + 1);
        }
        self.named(self.subject_theme_plain(), &theme.title)
    }

    fn measure_name(self, plan: &Plan, id: Id<Measure>) -> String {
        let Some(measure) = plan.measures.get(id) else {
            return self.subject_measure_plain().to_owned();
        };
        let code = measure.code.trim();
        if code.is_empty() {
            return self.named(self.subject_measure_plain(), &measure.title);
        }
        self.subject_measure(shortened(code))
    }

    fn target_name(self, plan: &Plan, id: Id<Target>) -> String {
        let target = plan.targets.get(id);
        let measure = target.and_then(|target| plan.measures.get(target.measure));
        let Some(measure) = measure else {
            let qualifier = target.map_or("", |target| &target.qualifier);
            return self.named(self.subject_target_plain(), qualifier);
        };
        let (place, name) = (
            place_in(plan, measure.id, id),
            self.measure_name(plan, measure.id),
        );
        if is_part(plan, id) {
            self.subject_part(place, name)
        } else {
            self.subject_target(place, name)
        }
    }

    /// A target beside another one: only its number when both belong to the same measure.
    pub(super) fn target_beside(self, plan: &Plan, target: Id<Target>, beside: Subject) -> String {
        let measure_of = |id| plan.targets.get(id).map(|target: &Target| target.measure);
        let same =
            matches!(beside, Subject::Target(other) if measure_of(other) == measure_of(target));
        let measure =
            measure_of(target).filter(|measure| same && plan.measures.get(*measure).is_some());
        measure.map_or_else(
            || self.target_name(plan, target),
            |measure| {
                let place = place_in(plan, measure, target);
                if is_part(plan, target) {
                    self.subject_part_here(place)
                } else {
                    self.subject_target_here(place)
                }
            },
        )
    }

    pub(super) fn named(self, noun: &str, name: &str) -> String {
        match name.trim() {
            "" => self.subject_nameless(noun),
            name => self.subject_named(noun, shortened(name)),
        }
    }
}

/// Whether a target is part of another one.
fn is_part(plan: &Plan, target: Id<Target>) -> bool {
    let target = plan.targets.get(target);
    target.is_some_and(|target| target.part_of.is_some())
}

/// Which target of its measure it is, from 1.
fn place_in(plan: &Plan, measure: Id<Measure>, target: Id<Target>) -> usize {
    let mut targets = plan.targets_of(measure);
    1 + targets.position(|one| one.id == target).unwrap_or(0)
}

fn text<T: Item>(items: &Items<T>, id: Id<T>, field: impl Fn(&T) -> &String) -> &str {
    items.get(id).map_or("", |item| field(item))
}

/// A text of at most [`LONGEST_NAME`] letters, on one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_NAME {
        return line;
    }
    let start: String = line.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", start.trim_end())
}

/// A text as it begins a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
