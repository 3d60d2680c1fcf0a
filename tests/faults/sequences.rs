//! Actions in any order give the same result as a simple reference that keeps only titles.

use sectorplan::{
    edit::{Act, Change, Edited, Session},
    exchange::{self, Entry},
    keep::{SaveFault, Shelf},
    plan::{Id, Measure, Place, Plan},
};

use super::{
    PLAN, at,
    chance::Chance,
    plan,
    storage::{Memory, Wrong},
    tried::{times, tried},
};

/// What the reference knows of a plan: its title, and the titles of its measures by number.
#[derive(Debug, Clone, PartialEq, Default)]
struct Titles {
    title: String,
    measures: Vec<(u128, String)>,
}

impl Titles {
    fn of(plan: &Plan) -> Self {
        let measures = plan.measures.iter();
        Self {
            title: plan.title.clone(),
            measures: measures
                .map(|measure| (measure.id.uuid().as_u128(), measure.title.clone()))
                .collect(),
        }
    }
}

/// The reference: what is on the page with its undo and redo, what is saved, what is in files.
#[derive(Default)]
struct Reference {
    now: Titles,
    past: Vec<Titles>,
    future: Vec<Titles>,
    saved: Titles,
}

impl Reference {
    fn change(&mut self, change: impl FnOnce(&mut Titles)) {
        let mut now = self.now.clone();
        change(&mut now);
        let step = (self.now != now).then(|| self.now.clone());
        self.step_to(step, &now);
    }

    fn step_to(&mut self, before: Option<Titles>, now: &Titles) {
        if let Some(before) = before {
            self.past.push(before);
            self.future.clear();
            self.now = now.clone();
        }
    }

    fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
        }
    }

    fn reload(&mut self) {
        self.now = self.saved.clone();
        self.past.clear();
        self.future.clear();
    }
}

/// The program, as a page would use it.
struct Program {
    storage: Memory,
    shelf: Shelf<Memory>,
    session: Session,
}

impl Program {
    fn edit(&mut self, edit: impl FnOnce(&mut Plan)) {
        let change = Change::whole(Act::ChangeSeveral, PLAN);
        self.session.edit(change, 0, edit);
    }

    fn open(&mut self) {
        self.shelf = Shelf::new(self.storage.clone());
        self.session = Session::new(self.shelf.open(PLAN).unwrap().unwrap().plan);
    }
}

/// Some actions, compared with the reference after each.
fn sequence(seed: u64, acts: usize) {
    let mut chance = Chance::new(seed);
    let storage = Memory::default();
    let mut shelf = Shelf::new(storage.clone());
    shelf.save(&plan("start"), at(0)).unwrap();
    let mut program = Program {
        session: Session::new(plan("start")),
        shelf,
        storage,
    };
    let titles = Titles::of(&plan("start"));
    let mut reference = Reference {
        now: titles.clone(),
        saved: titles,
        ..Reference::default()
    };
    let mut file = (exchange::write(&plan("start")), reference.now.clone());
    for number in 0..acts {
        let text = format!("{number} ‘é€’");
        match chance.below(13) {
            0 | 1 => {
                program.edit(|plan| plan.title.clone_from(&text));
                reference.change(|titles| titles.title = text);
            }
            2 | 3 => {
                let id = 100 + number as u128;
                let measure = Measure {
                    id: Id::numbered(id),
                    title: text.clone(),
                    ..Measure::default()
                };
                program.edit(|plan| assert!(plan.measures.insert(measure, Place::Last)));
                reference.change(|titles| titles.measures.push((id, text)));
            }
            4 if !reference.now.measures.is_empty() => {
                let place = chance.below(reference.now.measures.len());
                let id = Id::numbered(reference.now.measures[place].0);
                program.edit(|plan| drop(plan.measures.remove(id)));
                reference.change(|titles| drop(titles.measures.remove(place)));
            }
            5 if reference.now.measures.len() > 1 => {
                let place = 1 + chance.below(reference.now.measures.len() - 1);
                let id = Id::numbered(reference.now.measures[place].0);
                program.edit(|plan| assert!(plan.measures.move_to(id, Place::First)));
                reference.change(|titles| {
                    let measure = titles.measures.remove(place);
                    titles.measures.insert(0, measure);
                });
            }
            6 => {
                program.session.undo();
                reference.undo();
            }
            7 => {
                program.session.redo();
                reference.redo();
            }
            8 => {
                let now = chance.number();
                program.shelf.save(program.session.plan(), at(now)).unwrap();
                reference.saved = reference.now.clone();
            }
            9 => {
                program.open();
                reference.reload();
            }
            10 => {
                let stamped = exchange::stamp(program.session.plan());
                program.session.set_lineage(stamped.lineage.clone());
                let text = if chance.one_in(2) {
                    exchange::write(&stamped)
                } else {
                    exchange::write_all([&stamped], &[])
                };
                file = (text, reference.now.clone());
            }
            11 => {
                let read = read(&file.0);
                let whole = Change::whole(Act::CopyFrom, PLAN);
                let edited = program.session.edit(whole, 0, |plan| *plan = read);
                // The file may differ in what the reference does not know: the program says so.
                let step = (edited == Edited::Changed).then(|| reference.now.clone());
                assert!(step.is_some() || reference.now == file.1);
                reference.step_to(step, &file.1);
            }
            _ => {
                // A save that fails does not change what is saved.
                program.storage.goes_wrong(1, Wrong::Full, true);
                let failed = program.shelf.save(program.session.plan(), at(0));
                assert!(matches!(failed, Err(SaveFault::Storage(_))));
                program.storage.mend();
            }
        }
        assert_eq!(
            Titles::of(program.session.plan()),
            reference.now,
            "seed {seed}, act {number}"
        );
    }
    program.open();
    assert_eq!(
        Titles::of(program.session.plan()),
        reference.saved,
        "seed {seed}"
    );
}

fn read(file: &str) -> Plan {
    if exchange::is_of_all(file) {
        match &exchange::read_all(file.as_bytes()).unwrap().entries[..] {
            [Entry::Whole(plan)] => (**plan).clone(),
            other => panic!("{other:?}"),
        }
    } else {
        exchange::read(file).unwrap()
    }
}

#[test]
fn acts_in_any_order_end_where_the_reference_ends() {
    let sequences = 300 * times();
    for seed in 0..sequences as u64 {
        sequence(seed, 40);
    }
    tried(
        "sequences of edit, undo, save, reload, export and import",
        sequences,
    );
    tried("sequences, acts in all of them", sequences * 40);
}
