//! What was seen of success factors: in which places each helped or hindered, and what that shows.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::plan::{Effect, Evidence, Factor, Id, Intervention, Plan, SeenIn, Strength};

/// What was seen of all factors together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// All pilots, then all interventions, in the order of the plan: the columns of the grid.
    pub places: Vec<SeenIn>,
    /// All factors, in the order of the plan: its rows.
    pub factors: Vec<OfFactor>,
    /// What names no factor or no place that there is, and so is in no cell.
    pub loose: Vec<Id<Evidence>>,
    /// The interventions of which nothing was seen, neither in their use nor in a pilot of them.
    pub unseen: Vec<Id<Intervention>>,
}

/// What was seen of one factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfFactor {
    /// Which one.
    pub factor: Id<Factor>,
    /// What was seen in each place, as many as [`Seen::places`].
    pub cells: Vec<Cell>,
    /// In how many places it helped, hindered and had no effect; a place may be in several.
    pub counts: [usize; 3],
    /// What all that shows.
    pub verdict: Verdict,
}

/// What was seen of a factor in one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The evidence, in the order of the plan; empty if nobody looked.
    pub evidence: Vec<Id<Evidence>>,
    /// Its effects, each once, in the order of [`Effect::ALL`]: more than one if it disagrees.
    pub effects: Vec<Effect>,
    /// How much the best of it proves.
    pub strength: Option<Strength>,
}

/// What the places show of a factor together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody looked.
    NotSeen,
    /// It was looked at in one place.
    Once(Effect),
    /// It had the same effect in several places, and the opposite one in none.
    Recurs(Effect),
    /// Places disagree.
    Disagrees,
}

/// What was seen of the success factors of a plan.
#[must_use]
pub fn seen(plan: &Plan) -> Seen {
    let pilots = plan.pilots.iter().map(|pilot| SeenIn::Pilot(pilot.id));
    let used = plan.interventions.iter();
    let used = used.map(|intervention| SeenIn::Intervention(intervention.id));
    let places: Vec<SeenIn> = pilots.chain(used).collect();
    let mut cells: FxHashMap<(Id<Factor>, SeenIn), Vec<&Evidence>> = FxHashMap::default();
    let mut loose = Vec::new();
    let there: FxHashSet<SeenIn> = places.iter().copied().collect();
    for evidence in plan.evidence.iter() {
        match evidence.seen_in {
            Some(place)
                if there.contains(&place) && plan.factors.place(evidence.factor).is_some() =>
            {
                let cell = cells.entry((evidence.factor, place));
                cell.or_default().push(evidence);
            }
            _ => loose.push(evidence.id),
        }
    }
    let factors = plan.factors.iter().map(|factor| {
        let of_place = |place: &SeenIn| cells.get(&(factor.id, *place));
        let cells = places.iter().map(|it| of_place(it).map(|all| cell(all)));
        of_factor(factor.id, cells.map(Option::unwrap_or_default).collect())
    });
    Seen {
        factors: factors.collect(),
        unseen: unseen(plan),
        places,
        loose,
    }
}

fn cell(evidence: &[&Evidence]) -> Cell {
    let had = |effect: &Effect| evidence.iter().any(|it| it.effect == *effect);
    Cell {
        evidence: evidence.iter().map(|it| it.id).collect(),
        effects: Effect::ALL.iter().copied().filter(had).collect(),
        strength: evidence.iter().map(|it| it.strength).max(),
    }
}

fn of_factor(factor: Id<Factor>, cells: Vec<Cell>) -> OfFactor {
    let in_places = |effect| {
        let there = cells.iter().filter(|cell| cell.effects.contains(&effect));
        there.count()
    };
    let counts = [Effect::Helped, Effect::Hindered, Effect::NoEffect].map(in_places);
    OfFactor {
        verdict: verdict(counts),
        factor,
        cells,
        counts,
    }
}

fn verdict(counts: [usize; 3]) -> Verdict {
    match counts {
        [0, 0, 0] => Verdict::NotSeen,
        [1, 0, 0] => Verdict::Once(Effect::Helped),
        [0, 1, 0] => Verdict::Once(Effect::Hindered),
        [0, 0, 1] => Verdict::Once(Effect::NoEffect),
        // Where it mostly had no effect, one place in which it had does not make it one that helps.
        [helped, 0, none] if helped > none => Verdict::Recurs(Effect::Helped),
        [0, hindered, none] if hindered > none => Verdict::Recurs(Effect::Hindered),
        [0, 0, _] => Verdict::Recurs(Effect::NoEffect),
        [_, _, _] => Verdict::Disagrees,
    }
}

fn unseen(plan: &Plan) -> Vec<Id<Intervention>> {
    let mut seen: FxHashSet<Id<Intervention>> = FxHashSet::default();
    for place in plan.evidence.iter().filter_map(|it| it.seen_in) {
        match place {
            SeenIn::Intervention(intervention) => {
                seen.insert(intervention);
            }
            SeenIn::Pilot(pilot) => {
                seen.extend(
                    plan.pilots
                        .get(pilot)
                        .iter()
                        .flat_map(|it| &it.interventions),
                );
            }
        }
    }
    let all = plan.interventions.iter().map(|it| it.id);
    all.filter(|it| !seen.contains(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Listed, Pilot, Place};

    fn put<T: Listed>(plan: &mut Plan, item: T) {
        T::list_mut(plan).insert(item, Place::Last);
    }

    /// Two pilots, the first of intervention 1; interventions 1, 2 and 3; factors 1 and 2.
    fn plan() -> Plan {
        let mut plan = Plan::default();
        for number in 1..=2 {
            put(
                &mut plan,
                Pilot {
                    id: Id::numbered(number),
                    interventions: (number == 1).then(|| Id::numbered(1)).into_iter().collect(),
                    ..Pilot::default()
                },
            );
            let factor = Factor {
                id: Id::numbered(number),
                ..Factor::default()
            };
            put(&mut plan, factor);
        }
        for number in 1..=3 {
            let intervention = Intervention {
                id: Id::numbered(number),
                ..Intervention::default()
            };
            put(&mut plan, intervention);
        }
        plan
    }

    fn pilot(number: u128) -> SeenIn {
        SeenIn::Pilot(Id::numbered(number))
    }

    fn see(plan: &mut Plan, number: u128, factor: u128, seen_in: SeenIn, effect: Effect) {
        let evidence = Evidence {
            id: Id::numbered(number),
            factor: Id::numbered(factor),
            seen_in: Some(seen_in),
            effect,
            ..Evidence::default()
        };
        put(plan, evidence);
    }

    #[test]
    fn each_factor_has_a_cell_for_each_place() {
        let mut plan = plan();
        see(&mut plan, 1, 1, pilot(2), Effect::Hindered);
        let seen = seen(&plan);
        assert_eq!(seen.places.len(), 5);
        let filled = seen.factors.iter().map(|it| {
            let cells = it.cells.iter().map(|cell| cell.evidence.len());
            cells.collect::<Vec<_>>()
        });
        let filled: Vec<_> = filled.collect();
        assert_eq!(filled, [vec![0, 1, 0, 0, 0], vec![0; 5]]);
        assert_eq!(seen.factors[0].verdict, Verdict::Once(Effect::Hindered));
        assert_eq!(seen.factors[1].verdict, Verdict::NotSeen);
    }

    #[test]
    fn a_verdict_follows_from_the_places_in_which_each_effect_was_seen() {
        for (counts, expected) in [
            ([2, 0, 0], Verdict::Recurs(Effect::Helped)),
            ([2, 0, 1], Verdict::Recurs(Effect::Helped)),
            ([1, 0, 1], Verdict::Disagrees),
            ([1, 0, 5], Verdict::Disagrees),
            ([0, 3, 1], Verdict::Recurs(Effect::Hindered)),
            ([0, 0, 2], Verdict::Recurs(Effect::NoEffect)),
            ([9, 1, 0], Verdict::Disagrees),
        ] {
            assert_eq!(verdict(counts), expected, "{counts:?}");
        }
    }

    #[test]
    fn two_pieces_of_evidence_in_one_place_may_disagree() {
        let mut plan = plan();
        see(&mut plan, 1, 1, pilot(1), Effect::NoEffect);
        see(&mut plan, 2, 1, pilot(1), Effect::Helped);
        see(&mut plan, 3, 1, pilot(1), Effect::Helped);
        let seen = seen(&plan);
        let cell = &seen.factors[0].cells[0];
        assert_eq!(cell.effects, [Effect::Helped, Effect::NoEffect]);
        assert_eq!(cell.evidence.len(), 3);
        assert_eq!(seen.factors[0].counts, [1, 0, 1]);
        assert_eq!(seen.factors[0].verdict, Verdict::Disagrees);
    }

    #[test]
    fn what_is_in_no_cell_is_named() {
        let mut plan = plan();
        see(&mut plan, 1, 9, pilot(1), Effect::Helped);
        see(&mut plan, 2, 1, pilot(9), Effect::Helped);
        let nowhere = Evidence {
            id: Id::numbered(3),
            factor: Id::numbered(1),
            ..Evidence::default()
        };
        put(&mut plan, nowhere);
        assert_eq!(seen(&plan).loose, [1, 2, 3].map(Id::numbered));
    }

    #[test]
    fn an_intervention_is_seen_in_its_use_or_in_a_pilot_of_it() {
        let mut plan = plan();
        assert_eq!(seen(&plan).unseen, [1, 2, 3].map(Id::numbered));
        see(&mut plan, 1, 1, pilot(1), Effect::Helped);
        let used = SeenIn::Intervention(Id::numbered(3));
        see(&mut plan, 2, 1, used, Effect::Helped);
        assert_eq!(seen(&plan).unseen, [Id::numbered(2)]);
    }
}
