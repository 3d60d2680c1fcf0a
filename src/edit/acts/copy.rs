//! Taking over from another plan: what was written once need not be written again.

use rustc_hash::FxHashMap;
use uuid::Uuid;

use super::{
    Ids, Twins,
    graft::Graft,
    next_code,
    twins::{replace, said_by},
};
use crate::plan::{
    Attachment, Id, Listed, Measure, Noun, Party, Place, Plan, Rate, Region, TargetGroup, Theme,
    folded,
};

/// What is wanted of another plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Parties.
    pub parties: Vec<Id<Party>>,
    /// Target groups.
    pub target_groups: Vec<Id<TargetGroup>>,
    /// Regions.
    pub regions: Vec<Id<Region>>,
    /// Prices of the rate card.
    pub rates: Vec<Id<Rate>>,
    /// Measures, with their targets and activities.
    pub measures: Vec<Id<Measure>>,
    /// Whether the cost lines of the measures are taken over too.
    pub with_costs: bool,
    /// What becomes of measures that the plan has already.
    pub twins: Twins,
}

/// What came of it: items of the plan that was copied to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// What is new in it.
    pub added: Vec<(Noun, Uuid)>,
    /// What it had already, under the same name.
    pub matched: Vec<(Noun, Uuid)>,
}

/// Takes over from another plan.
///
/// Themes, parties, target groups, regions, rates and attachments that measures refer to come
/// along, unless the plan has one of the same name (a rate: of the same price too). Goals,
/// bottlenecks and interventions stay behind: they belong to the other plan's own story. What
/// was realised, remarked and kept private stays behind too.
pub fn copy_from(plan: &mut Plan, from: &Plan, wanted: &Wanted, ids: Ids<'_>) -> Copied {
    let mut bring = Bring {
        plan,
        from,
        known: FxHashMap::default(),
        copied: Copied::default(),
    };
    bring.each(&wanted.parties, ids);
    bring.each(&wanted.target_groups, ids);
    bring.each(&wanted.regions, ids);
    bring.each(&wanted.rates, ids);
    let here = said_by(bring.plan);
    let twin = |measure: &Measure| here.get(&measure.says()?).copied();
    let mut measures = wanted.measures.clone();
    if wanted.twins == Twins::Leave {
        measures.retain(|id| {
            let there = from.measures.get(*id).and_then(twin);
            let matched = there.map(|there| (Noun::Measure, there.uuid()));
            bring.copied.matched.extend(matched);
            there.is_none()
        });
    }
    let mut graft = Graft::of(from, &measures, wanted.with_costs, ids);
    graft.refer(&mut |noun, id| bring.referred(noun, id, ids));
    let mut replaced = Vec::new();
    for mut measure in graft.measures {
        if wanted.twins == Twins::InPlace
            && let Some(old) = twin(&measure).and_then(|old| bring.plan.measures.get(old))
        {
            measure.code.clone_from(&old.code);
            measure.theme = old.theme;
            replaced.push((old.id, measure.id));
            let place = Place::After(old.id);
            bring.put(measure, place);
            continue;
        }
        let code = measure.code.trim();
        let taken = |one: &Measure| one.code.trim().eq_ignore_ascii_case(code);
        if code.is_empty() || bring.plan.measures.iter().any(taken) {
            measure.code = next_code(bring.plan);
        }
        bring.add(measure);
    }
    graft
        .targets
        .into_iter()
        .for_each(|target| bring.add(target));
    graft
        .activities
        .into_iter()
        .for_each(|activity| bring.add(activity));
    graft
        .cost_lines
        .into_iter()
        .for_each(|line| bring.add(line));
    let copied = bring.copied;
    for (old, new) in replaced {
        replace(plan, old, new, wanted.with_costs);
    }
    copied
}

/// What two plans may have in common, under the same name.
trait Common: Listed {
    /// Whether both are the same thing.
    fn is_same(&self, other: &Self) -> bool;
}

macro_rules! common {
    ($($Type:ident: $($field:ident)*;)*) => { $(
        impl Common for $Type {
            fn is_same(&self, other: &Self) -> bool {
                true $( && folded(&self.$field) == folded(&other.$field) )*
            }
        }
    )* };
}

common! {
    Party: name;
    TargetGroup: name;
    Region: name;
    Theme: title;
    Attachment: title link;
}

impl Common for Rate {
    fn is_same(&self, other: &Self) -> bool {
        folded(&self.title) == folded(&other.title)
            && folded(&self.unit) == folded(&other.unit)
            && self.price == other.price
            && self.wage == other.wage
    }
}

struct Bring<'a> {
    plan: &'a mut Plan,
    from: &'a Plan,
    /// Where items of the other plan are in this one.
    known: FxHashMap<(Noun, Uuid), Uuid>,
    copied: Copied,
}

impl Bring<'_> {
    fn each<T: Common>(&mut self, wanted: &[Id<T>], ids: Ids<'_>) {
        for &id in wanted {
            self.one(id, ids);
        }
    }

    /// Where an item of the other plan is in this one: known by its name, or else added.
    fn one<T: Common>(&mut self, id: Id<T>, ids: Ids<'_>) -> Option<Uuid> {
        let key = (T::NOUN, id.uuid());
        if let Some(&known) = self.known.get(&key) {
            return Some(known);
        }
        let mut item = T::list(self.from).get(id)?.clone();
        let same = T::list(self.plan).iter().find(|one| one.is_same(&item));
        let here = if let Some(same) = same {
            let here = same.id().uuid();
            self.copied.matched.push((T::NOUN, here));
            here
        } else {
            let here = ids();
            item.set_id(Id::new(here));
            self.add(item);
            here
        };
        self.known.insert(key, here);
        Some(here)
    }

    /// Where something that a measure refers to is in this plan.
    fn referred(&mut self, noun: Noun, id: Uuid, ids: Ids<'_>) -> Option<Uuid> {
        match noun {
            Noun::Theme => self.one(Id::<Theme>::new(id), ids),
            Noun::Party => self.one(Id::<Party>::new(id), ids),
            Noun::TargetGroup => self.one(Id::<TargetGroup>::new(id), ids),
            Noun::Region => self.one(Id::<Region>::new(id), ids),
            Noun::Rate => self.one(Id::<Rate>::new(id), ids),
            Noun::Attachment => self.one(Id::<Attachment>::new(id), ids),
            _ => None,
        }
    }

    fn add<T: Listed>(&mut self, item: T) {
        self.put(item, Place::Last);
    }

    fn put<T: Listed>(&mut self, item: T, place: Place<T>) {
        let id = item.id().uuid();
        if T::list_mut(self.plan).insert(item, place) {
            self.copied.added.push((T::NOUN, id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Rule, check},
        edit::{Act, Change, Session},
        figures::figures,
        plan::{
            Cents, CostLine, Execution, Executor, Item, Kind, Language, Target, sample::sample,
        },
    };

    fn ids() -> impl FnMut() -> Uuid {
        let mut number = 1_000;
        move || {
            number += 1;
            Uuid::from_u128(number)
        }
    }

    fn party(number: u128, name: &str) -> Party {
        Party {
            id: Id::numbered(number),
            name: name.into(),
            ..Party::default()
        }
    }

    /// A measure of theme *Scholing*, with two targets that overlap, and one cost line at a rate.
    fn other() -> Plan {
        let mut plan = Plan::new(Id::numbered(2), Kind::SectorPlan, Language::Nl);
        plan.parties = [party(1, "Fonds"), party(2, "Bond")].into_iter().collect();
        let theme = Theme {
            id: Id::numbered(1),
            title: "Scholing".into(),
            ..Theme::default()
        };
        plan.themes.insert(theme, Place::Last);
        let executor = Executor {
            party: Id::numbered(1),
            ..Executor::default()
        };
        let measure = Measure {
            id: Id::numbered(1),
            code: "1".into(),
            theme: Some(Id::numbered(1)),
            execution: Execution::By(vec![executor]),
            goals: vec![Id::numbered(8)],
            ..Measure::default()
        };
        plan.measures.insert(measure, Place::Last);
        for (number, overlap) in [(1, 2), (2, 99)] {
            let target = Target {
                id: Id::numbered(number),
                measure: Id::numbered(1),
                overlaps: [(Id::numbered(overlap), 5.into())].into(),
                ..Target::default()
            };
            plan.targets.insert(target, Place::Last);
        }
        let rate = Rate {
            id: Id::numbered(1),
            title: "Trainer".into(),
            price: Cents::new(10_000).ok(),
            ..Rate::default()
        };
        plan.rates.insert(rate, Place::Last);
        let line = CostLine {
            id: Id::numbered(1),
            measure: Some(Id::numbered(1)),
            rate: Some(Id::numbered(1)),
            bearer: Some(Id::numbered(2)),
            ..CostLine::default()
        };
        plan.cost_lines.insert(line, Place::Last);
        plan
    }

    fn wanted(with_costs: bool) -> Wanted {
        Wanted {
            measures: vec![Id::numbered(1)],
            with_costs,
            ..Wanted::default()
        }
    }

    fn dangles(plan: &Plan) -> bool {
        let found = check(plan, &figures(plan));
        found
            .iter()
            .any(|finding| matches!(finding.rule, Rule::Dangling { .. }))
    }

    #[test]
    fn a_measure_brings_what_it_refers_to() {
        let mut plan = Plan::default();
        let copied = copy_from(&mut plan, &other(), &wanted(true), &mut ids());
        let counts = |noun| copied.added.iter().filter(|(one, _)| *one == noun).count();
        assert_eq!(
            [Noun::Measure, Noun::Target, Noun::CostLine, Noun::Theme].map(counts),
            [1, 2, 1, 1]
        );
        assert_eq!([Noun::Party, Noun::Rate].map(counts), [2, 1]);
        assert!(copied.matched.is_empty() && !dangles(&plan));
        let measure = plan.measures.iter().next().unwrap();
        // The goals of the other plan are not those of this one.
        assert!(measure.goals.is_empty() && measure.code == "1");
        let overlaps: Vec<_> = plan.targets.iter().map(|one| one.overlaps.len()).collect();
        assert_eq!(overlaps, [1, 0]);
    }

    #[test]
    fn costs_come_only_when_asked() {
        let mut plan = Plan::default();
        copy_from(&mut plan, &other(), &wanted(false), &mut ids());
        assert!(plan.cost_lines.is_empty() && plan.rates.is_empty());
        assert_eq!(plan.parties.len(), 1);
    }

    #[test]
    fn what_is_there_by_name_is_not_doubled() {
        let mut plan = Plan::default();
        plan.parties.insert(party(7, " fonds "), Place::Last);
        let dearer = Rate {
            id: Id::numbered(9),
            title: "Trainer".into(),
            price: Cents::new(12_000).ok(),
            ..Rate::default()
        };
        plan.rates.insert(dearer, Place::Last);
        let copied = copy_from(&mut plan, &other(), &wanted(true), &mut ids());
        assert_eq!(
            copied.matched,
            [(Noun::Party, Id::<Party>::numbered(7).uuid())]
        );
        let executors = plan
            .measures
            .iter()
            .flat_map(|one| one.execution.executors());
        assert!(executors.map(|one| one.party).eq([Id::numbered(7)]));
        // Another price is another rate.
        assert_eq!(plan.rates.len(), 2);
    }

    #[test]
    fn a_code_that_is_taken_becomes_the_next() {
        let mut plan = Plan::default();
        for _ in 0..2 {
            let mut new = ids();
            let first = plan.measures.len() as u128 * 500;
            copy_from(&mut plan, &other(), &wanted(false), &mut || {
                Uuid::from_u128(new().as_u128() + first)
            });
        }
        let codes: Vec<_> = plan.measures.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["1", "2"]);
        assert_eq!((plan.themes.len(), plan.parties.len()), (1, 1));
    }

    #[test]
    fn a_whole_plan_can_be_taken_over_in_one_step() {
        let from = sample(30);
        let wanted = Wanted {
            parties: from.parties.iter().map(Item::id).collect(),
            target_groups: from.target_groups.iter().map(Item::id).collect(),
            regions: from.regions.iter().map(Item::id).collect(),
            rates: Vec::new(),
            measures: from.measures.iter().map(Item::id).collect(),
            with_costs: true,
            twins: Twins::Beside,
        };
        let empty = Plan::new(Id::numbered(1), Kind::SectorPlan, Language::Nl);
        let mut session = Session::new(empty.clone());
        let change = Change::whole(Act::CopyFrom, empty.id);
        session.edit(change, 0, |plan| {
            copy_from(plan, &from, &wanted, &mut ids());
        });
        let (here, there) = (figures(session.plan()), figures(&from));
        assert_eq!(here.plan.people, there.plan.people);
        assert_eq!(session.plan().cost_lines.len(), from.cost_lines.len());
        assert!(!dangles(session.plan()));
        session.undo();
        assert_eq!(session.plan(), &empty);
    }
}
