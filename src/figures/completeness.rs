//! How much of a section is filled in.

use crate::plan::{
    Activity, Attachment, Bottleneck, CostCategory, CostLine, Evidence, Execution, Fact, Factor,
    Funding, Gap, Goal, Indicator, Intervention, Item, Items, Measure, Party, PartyKind, Pilot,
    PilotResult, Plan, PracticeCase, Rate, RelatedPlan, Research, Role, Section, Series, Stated,
    Target,
};

/// How many of the fields that matter are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// Fields that are filled in.
    pub filled: u32,
    /// Fields there are.
    pub of: u32,
}

/// Which fields of an item are filled in.
type Fields<T, const N: usize> = fn(&T) -> [bool; N];

impl Filled {
    fn add(&mut self, fields: &[bool]) {
        for field in fields {
            self.filled += u32::from(*field);
            self.of += 1;
        }
    }

    fn each<T: Item, const N: usize>(&mut self, items: &Items<T>, fields: fn(&T) -> [bool; N]) {
        for item in items.iter() {
            self.add(&fields(item));
        }
    }

    fn list<T: Item, const N: usize>(&mut self, items: &Items<T>, fields: fn(&T) -> [bool; N]) {
        self.add(&[!items.is_empty()]);
        self.each(items, fields);
    }

    /// Lists of which one is enough.
    fn lists<T: Item, U: Item, const N: usize, const M: usize>(
        &mut self,
        (one, of_one): (&Items<T>, Fields<T, N>),
        (other, of_other): (&Items<U>, Fields<U, M>),
    ) {
        self.add(&[!one.is_empty() || !other.is_empty()]);
        self.each(one, of_one);
        self.each(other, of_other);
    }

    /// The rows that items of a list have.
    fn rows<T: Item, R: 'static, const N: usize>(
        &mut self,
        items: &Items<T>,
        rows: fn(&T) -> &Vec<R>,
        fields: fn(&R) -> [bool; N],
    ) {
        let mut rows = items.iter().flat_map(rows).peekable();
        self.add(&[rows.peek().is_some()]);
        for row in rows {
            self.add(&fields(row));
        }
    }

    /// The share that is filled in, in whole percents, rounded down: 99.6 % is not done.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match (self.filled * 100).checked_div(self.of) {
            Some(percent) => percent,
            None => 0,
        }
    }
}

/// How much of a section is filled in.
///
/// An empty list counts as one field that is still to be filled in.
#[must_use]
pub fn filled(plan: &Plan, section: Section) -> Filled {
    let mut filled = Filled::default();
    match section {
        Section::Profile => filled.add(&profile(plan)),
        Section::Mission => filled.add(&mission(plan)),
        Section::Goals => filled.list(&plan.goals, of_goal),
        Section::LabourMarket => filled.lists((&plan.facts, of_fact), (&plan.series, of_series)),
        Section::Bottlenecks => filled.list(&plan.bottlenecks, of_bottleneck),
        Section::Indicators => filled.list(&plan.indicators, of_indicator),
        Section::Regions => filled.lists(
            (&plan.target_groups, |group| [!group.name.is_empty()]),
            (&plan.regions, |region| [!region.name.is_empty()]),
        ),
        Section::Activities => filled.list(&plan.activities, of_activity),
        Section::Measures => {
            filled.add(&[!plan.themes.is_empty(), !plan.measures.is_empty()]);
            filled.each(&plan.measures, of_measure);
            filled.each(&plan.targets, of_target);
        }
        Section::Parties => {
            filled.add(&[plan
                .parties
                .iter()
                .any(|party| party.roles.contains(&Role::LeadApplicant))]);
            filled.each(&plan.parties, of_party);
        }
        Section::Money => {
            filled.lists((&plan.cost_lines, of_cost_line), (&plan.stated, of_stated));
            filled.each(&plan.rates, of_rate);
            filled.list(&plan.funding, of_funding);
        }
        Section::Interventions => filled.list(&plan.interventions, of_intervention),
        Section::Pilots => filled.list(&plan.pilots, of_pilot),
        Section::Research => filled.list(&plan.research, of_research),
        Section::SuccessFactors => {
            filled.list(&plan.factors, of_factor);
            filled.list(&plan.evidence, of_evidence);
        }
        Section::Gaps => filled.rows(&plan.pilots, |pilot| &pilot.gaps, of_gap),
        Section::Results => filled.rows(&plan.pilots, |pilot| &pilot.results, of_result),
        Section::PracticeCases => filled.list(&plan.practice_cases, of_practice_case),
        Section::Documents => filled.lists(
            (&plan.attachments, of_attachment),
            (&plan.related_plans, of_related_plan),
        ),
    }
    filled
}

fn profile(plan: &Plan) -> [bool; 6] {
    [
        !plan.title.is_empty(),
        !plan.sector.is_empty(),
        plan.period.first.is_some(),
        plan.period.last.is_some(),
        plan.version.date.is_some(),
        plan.scheme.is_some(),
    ]
}

fn of_indicator(indicator: &Indicator) -> [bool; 4] {
    [
        !indicator.title.is_empty(),
        indicator.of.is_some(),
        indicator.baseline.is_some(),
        !indicator.aims.is_empty(),
    ]
}

const fn mission(plan: &Plan) -> [bool; 3] {
    [
        !plan.mission.is_empty(),
        !plan.ambition.is_empty(),
        !plan.summary.is_empty(),
    ]
}

fn of_goal(goal: &Goal) -> [bool; 2] {
    [!goal.title.is_empty(), !goal.description.is_empty()]
}

fn of_fact(fact: &Fact) -> [bool; 3] {
    [
        !fact.title.is_empty(),
        !fact.source.is_empty(),
        fact.as_of.is_some(),
    ]
}

const fn of_series(series: &Series) -> [bool; 3] {
    [
        !series.title.is_empty(),
        !series.source.is_empty(),
        !series.points.is_empty(),
    ]
}

fn of_bottleneck(bottleneck: &Bottleneck) -> [bool; 3] {
    [
        !bottleneck.title.is_empty(),
        !bottleneck.description.is_empty(),
        !bottleneck.facts.is_empty(),
    ]
}

fn of_activity(activity: &Activity) -> [bool; 3] {
    [
        !activity.title.is_empty(),
        activity.milestone.is_some() || activity.period.period().is_some(),
        activity.lead.is_some(),
    ]
}

fn of_measure(measure: &Measure) -> [bool; 6] {
    let executed = match &measure.execution {
        Execution::By(executors) => !executors.is_empty(),
        Execution::ToBeDetermined => false,
    };
    [
        !measure.title.is_empty(),
        measure.theme.is_some(),
        !measure.aim.is_empty(),
        !measure.approach.is_empty(),
        !measure.target_groups.is_empty(),
        executed,
    ]
}

fn of_target(target: &Target) -> [bool; 4] {
    [
        target.quantity.is_some(),
        target.unit.is_some(),
        !target.qualifier.is_empty(),
        target.due.is_some(),
    ]
}

fn of_cost_line(line: &CostLine) -> [bool; 4] {
    [
        !line.description.is_empty(),
        line.category != CostCategory::Unspecified,
        line.units.is_some(),
        line.unit_price.is_some() || line.rate.is_some(),
    ]
}

const fn of_stated(stated: &Stated) -> [bool; 1] {
    [!stated.source.is_empty()]
}

const fn of_rate(rate: &Rate) -> [bool; 2] {
    [
        !rate.title.is_empty(),
        rate.price.is_some() || rate.wage.is_some(),
    ]
}

const fn of_intervention(intervention: &Intervention) -> [bool; 3] {
    [
        !intervention.title.is_empty(),
        !intervention.description.is_empty(),
        !intervention.groups.is_empty(),
    ]
}

fn of_pilot(pilot: &Pilot) -> [bool; 4] {
    [
        !pilot.title.is_empty(),
        pilot.party.is_some(),
        pilot.period.period().is_some(),
        !pilot.interventions.is_empty(),
    ]
}

const fn of_gap(gap: &Gap) -> [bool; 3] {
    [
        !gap.aspect.is_empty(),
        !gap.today.is_empty(),
        !gap.wanted.is_empty(),
    ]
}

const fn of_result(result: &PilotResult) -> [bool; 2] {
    [!result.text.is_empty(), !result.evidence.is_empty()]
}

const fn of_research(research: &Research) -> [bool; 4] {
    [
        !research.title.is_empty(),
        !research.questions.is_empty(),
        !research.method.is_empty(),
        research.partner.is_some(),
    ]
}

const fn of_factor(factor: &Factor) -> [bool; 2] {
    [!factor.title.is_empty(), !factor.description.is_empty()]
}

fn of_evidence(evidence: &Evidence) -> [bool; 3] {
    [
        !evidence.factor.is_nil(),
        !evidence.note.is_empty(),
        !evidence.source.is_empty(),
    ]
}

const fn of_practice_case(case: &PracticeCase) -> [bool; 3] {
    [
        !case.title.is_empty(),
        !case.summary.is_empty(),
        !case.link.is_empty(),
    ]
}

const fn of_funding(funding: &Funding) -> [bool; 2] {
    [funding.party.is_some(), funding.amount.is_some()]
}

fn of_attachment(attachment: &Attachment) -> [bool; 2] {
    [!attachment.title.is_empty(), !attachment.link.is_empty()]
}

const fn of_related_plan(related: &RelatedPlan) -> [bool; 2] {
    [!related.title.is_empty(), !related.link.is_empty()]
}

fn of_party(party: &Party) -> [bool; 3] {
    [
        !party.name.is_empty(),
        party.kind != PartyKind::Other,
        !party.roles.is_empty(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, Kind, Language, Noun, Point, Region, Texts, for_every_list};

    #[test]
    fn an_empty_plan_is_not_filled_in_and_a_full_profile_is() {
        let mut plan = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        assert_eq!(filled(&plan, Section::Profile), Filled { filled: 0, of: 6 });
        plan.title = "Metalektro".into();
        assert_eq!(filled(&plan, Section::Profile).percent(), 16);
    }

    #[test]
    fn every_section_that_a_kind_starts_with_has_something_to_fill_in() {
        for kind in Kind::ALL {
            let plan = Plan::new(Id::numbered(1), *kind, Language::Nl);
            for section in plan.sections() {
                let filled = filled(&plan, *section);
                assert!(filled.of > 0 && filled.filled == 0, "{kind:?} {section:?}");
            }
        }
    }

    #[track_caller]
    fn check(section: Section, plan: &Plan, expected: (u32, u32)) {
        let Filled { filled, of } = filled(plan, section);
        assert_eq!((filled, of), expected, "{section:?}");
    }

    #[test]
    fn all_that_a_page_lists_counts() {
        // A series with a title, a source and figures, and no facts: three of its three, and the
        // list is not empty.
        let series = Series {
            id: Id::numbered(1),
            title: "Vacatures per jaar".into(),
            source: "CBS".into(),
            points: vec![Point::default()],
            ..Series::default()
        };
        let mut plan = Plan {
            series: [series].into_iter().collect(),
            ..Plan::default()
        };
        check(Section::LabourMarket, &plan, (4, 4));
        plan.regions = [Region {
            id: Id::numbered(2),
            name: "Midden".into(),
            ..Region::default()
        }]
        .into_iter()
        .collect();
        check(Section::Regions, &plan, (2, 2));
        plan.related_plans = [RelatedPlan {
            id: Id::numbered(3),
            title: "Meerjarenplan".into(),
            link: "https://example.org/plan".into(),
            ..RelatedPlan::default()
        }]
        .into_iter()
        .collect();
        check(Section::Documents, &plan, (3, 3));
    }

    #[test]
    fn no_section_with_something_in_it_is_empty() {
        macro_rules! lists {
            ($($list:ident $Type:ident $about:tt),*) => { $(
                let mut plan = Plan::default();
                let mut item = $crate::plan::$Type { id: Id::numbered(1), ..Default::default() };
                item.texts_mut(&mut |_, text| text.push('x'));
                plan.$list = [item].into_iter().collect();
                // What is to be done and what was reached is no content.
                let counts = !matches!(Noun::$Type, Noun::Assignment | Noun::Realisation);
                let section = Noun::$Type.section();
                assert_eq!(filled(&plan, section).filled > 0, counts, "{section:?} {}", stringify!($list));
            )* };
        }
        for_every_list!(lists);
    }

    #[test]
    fn almost_all_is_not_all() {
        assert_eq!(
            Filled {
                filled: 249,
                of: 250
            }
            .percent(),
            99
        );
        assert_eq!(Filled::default().percent(), 0);
    }
}
