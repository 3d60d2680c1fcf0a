//! Cuts a program in two parts that share one memory.
//!
//! The first part is a program by itself. Where it calls a function that comes later there is a
//! stand-in of the same type, which sees to it that the second part is there and then calls the
//! function through a table between the two. Most later functions are only ever called through
//! the program's own table: there, one stand-in for all functions of a type does, because every
//! such call notes the place it wants. The second part imports what it needs of the first and
//! fills both tables, so that calls through the program's own go straight from then on.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{GlobalGet, GlobalSet, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, ImportId, LocalFunction, LocalId, Module, RefType, TableId, TypeId, ValType, passes,
};

use crate::items::{Item, Items};
use crate::parsed;

/// The program in two parts.
#[derive(Debug)]
pub struct Parts {
    /// What can start alone. It imports a function `later.NAME`, that must bring the second part,
    /// and exports a number `NAME arrived`, that must be 1 from then on. It can be cut again.
    pub first: Vec<u8>,
    /// What must be started with the exports of the first part as its import `first`.
    pub later: Vec<u8>,
}

/// Cuts the part `name` off `program`: its functions whose indices are not in `called`.
///
/// # Errors
/// The reason why `program` cannot be read.
pub fn in_two(name: &str, program: &[u8], called: &BTreeSet<usize>) -> Result<Parts, String> {
    let mut first = First::of(name, parsed(program)?, called);
    let (later, asked) = later_part(name, parsed(program)?, &first);
    Ok(Parts {
        first: first.finished(name, &asked),
        later,
    })
}

struct First {
    module: Module,
    items: Items,
    /// The functions that come later.
    later: BTreeSet<usize>,
    /// Those of them that the first part calls by name, in the order of the table between the two.
    slots: Vec<usize>,
    /// Fetches the second part unless it has arrived.
    fetch: FunctionId,
}

impl First {
    fn of(name: &str, mut module: Module, called: &BTreeSet<usize>) -> Self {
        let items = Items::of(&module);
        let later: BTreeSet<usize> = items
            .functions()
            .filter(|(index, id)| {
                let local = matches!(module.funcs.get(*id).kind, FunctionKind::Local(_));
                local && !called.contains(index)
            })
            .map(|(index, _)| index)
            .collect();
        // Held by exports while what nothing refers to is taken out.
        let mut held = Vec::new();
        for item in items.all() {
            if let Item::Function(index) = item
                && later.contains(&index)
                && let Some(id) = items.function(index)
            {
                let nothing = nothing(&mut module, id);
                module.funcs.get_mut(id).kind = FunctionKind::Local(nothing);
            } else {
                held.extend(items.export(&mut module, &item.name("held"), item));
            }
        }
        let fetch = fetch_once(name, &mut module);
        held.push(module.exports.add("held fetch", fetch));
        let ids: BTreeSet<FunctionId> = later.iter().filter_map(|at| items.function(*at)).collect();
        stand_in_by_type(&mut module, &ids, fetch);
        passes::gc::run(&mut module);
        for export in held {
            module.exports.delete(export);
        }
        let left: BTreeSet<FunctionId> = module.funcs.iter().map(walrus::Function::id).collect();
        let slots = items
            .functions()
            .filter(|(index, id)| later.contains(index) && left.contains(id))
            .map(|(index, _)| index)
            .collect();
        Self {
            module,
            items,
            later,
            slots,
            fetch,
        }
    }

    fn finished(&mut self, name: &str, asked: &[Item]) -> Vec<u8> {
        let module = &mut self.module;
        let size = self.slots.len() as u64;
        let table = module
            .tables
            .add_local(false, size, Some(size), RefType::FUNCREF);
        module.exports.add(&between(name), table);
        for (slot, index) in (0..).zip(&self.slots) {
            if let Some(id) = self.items.function(*index) {
                let stand_in = stand_in(module, id, self.fetch, table, slot);
                module.funcs.get_mut(id).kind = FunctionKind::Local(stand_in);
            }
        }
        for item in asked {
            self.items.export(module, &item.name(name), *item);
        }
        passes::gc::run(module);
        module.emit_wasm()
    }
}

/// The name of the table between the first part and another.
fn between(name: &str) -> String {
    format!("{name} between")
}

/// The second part, and what it asks of the first.
fn later_part(name: &str, mut module: Module, first: &First) -> (Vec<u8>, Vec<Item>) {
    let items = Items::of(&module);
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for export in exports {
        module.exports.delete(export);
    }
    module.start = None;
    let later: BTreeSet<FunctionId> = (first.later.iter())
        .filter_map(|index| items.function(*index))
        .collect();
    let places = places(&module, &later);
    let mut asked = Vec::new();
    for item in items.all() {
        let later = matches!(item, Item::Function(index) if first.later.contains(&index));
        if !later && let Some(import) = items.import(&mut module, &item.name(name), item) {
            asked.push((item, import));
        }
    }
    let slots = first
        .slots
        .iter()
        .filter_map(|index| items.function(*index));
    let slots: Vec<_> = slots.collect();
    let size = slots.len() as u64;
    let (table, _) = module.add_import_table(
        "first",
        &between(name),
        false,
        size,
        Some(size),
        RefType::FUNCREF,
    );
    let stand_ins = Run {
        table,
        start: 0,
        functions: slots,
    };
    take(&mut module, places.into_iter().chain([stand_ins]));
    passes::gc::run(&mut module);
    let left: BTreeSet<ImportId> = module.imports.iter().map(walrus::Import::id).collect();
    let asked = asked
        .into_iter()
        .filter(|(_, import)| left.contains(import))
        .map(|(item, _)| item)
        .collect();
    (module.emit_wasm(), asked)
}

/// Later functions side by side in a table, from a place on.
struct Run {
    table: TableId,
    start: i32,
    functions: Vec<FunctionId>,
}

/// Where later functions stand in the tables of the program.
fn places(module: &Module, later: &BTreeSet<FunctionId>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for element in module.elements.iter() {
        let (
            ElementKind::Active {
                table,
                offset: ConstExpr::Value(Value::I32(offset)),
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        else {
            continue;
        };
        for (place, function) in (*offset..).zip(functions) {
            if !later.contains(function) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.table == *table && run.end() == place => {
                    run.functions.push(*function);
                }
                _ => runs.push(Run {
                    table: *table,
                    start: place,
                    functions: vec![*function],
                }),
            }
        }
    }
    runs
}

impl Run {
    /// The place after the last.
    fn end(&self) -> i32 {
        i32::try_from(self.functions.len()).map_or(i32::MAX, |length| self.start + length)
    }
}

/// Puts the later functions where their stand-ins are.
fn take(module: &mut Module, runs: impl IntoIterator<Item = Run>) {
    let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for segment in segments {
        module.elements.delete(segment);
    }
    for Run {
        table,
        start,
        functions,
    } in runs
    {
        let offset = ConstExpr::Value(Value::I32(start));
        module.elements.add(
            ElementKind::Active { table, offset },
            ElementItems::Functions(functions),
        );
    }
}

/// A function that fetches the second part unless it has arrived.
fn fetch_once(name: &str, module: &mut Module) -> FunctionId {
    let arrived = number(module, &format!("{name} arrived"));
    let nothing = module.types.add(&[], &[]);
    let (fetch, _) = module.add_import_func("later", name, nothing);
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().global_get(arrived).if_else(
        None,
        |_| {},
        |absent| {
            absent.call(fetch);
        },
    );
    builder.finish(Vec::new(), &mut module.funcs)
}

/// A number of the program that others can read and set; zero to begin with.
fn number(module: &mut Module, name: &str) -> GlobalId {
    let zero = ConstExpr::Value(Value::I32(0));
    let global = module.globals.add_local(ValType::I32, true, false, zero);
    module.exports.add(name, global);
    global
}

/// Puts stand-ins in the places of later functions in the program's table, one for each type.
fn stand_in_by_type(module: &mut Module, later: &BTreeSet<FunctionId>, fetch: FunctionId) {
    let wanted = noting_what_is_wanted(module);
    let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    let mut stand_ins: BTreeMap<TypeId, FunctionId> = BTreeMap::new();
    for segment in segments {
        let element = module.elements.get(segment);
        let (ElementKind::Active { table, .. }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            continue;
        };
        let (table, mut functions) = (*table, functions.clone());
        for function in functions.iter_mut().filter(|id| later.contains(id)) {
            let ty = module.funcs.get(*function).ty();
            let stand_in = stand_ins
                .entry(ty)
                .or_insert_with(|| stand_in_for(module, *function, fetch, table, wanted));
            *function = *stand_in;
        }
        module.elements.get_mut(segment).items = ElementItems::Functions(functions);
    }
}

/// Makes every call through a table note the place it wants, unless a cut before this one has.
fn noting_what_is_wanted(module: &mut Module) -> GlobalId {
    const NAME: &str = "wanted";
    let known = module.exports.iter().find(|export| export.name == NAME);
    if let Some(ExportItem::Global(wanted)) = known.map(|export| export.item) {
        return wanted;
    }
    let wanted = number(module, NAME);
    for (_, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        dfs_pre_order_mut(&mut Noting(wanted), function, start);
    }
    wanted
}

struct Noting(GlobalId);

impl VisitorMut for Noting {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let instructions = std::mem::take(&mut sequence.instrs);
        for (instruction, place) in instructions {
            if matches!(instruction, Instr::CallIndirect(_)) {
                let global = self.0;
                sequence.instrs.push((GlobalSet { global }.into(), place));
                sequence.instrs.push((GlobalGet { global }.into(), place));
            }
            sequence.instrs.push((instruction, place));
        }
    }
}

/// A function of the type of `id` that fetches the second part and calls what is wanted.
fn stand_in_for(
    module: &mut Module,
    id: FunctionId,
    fetch: FunctionId,
    table: TableId,
    wanted: GlobalId,
) -> FunctionId {
    let ty = module.funcs.get(id).ty();
    let (mut builder, arguments) = alike(module, id);
    let place = module.locals.add(ValType::I32);
    let mut body = builder.func_body();
    body.global_get(wanted).local_set(place).call(fetch);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.local_get(place).call_indirect(ty, table);
    builder.finish(arguments, &mut module.funcs)
}

/// The function `id` as one that leads to the function in `slot`.
fn stand_in(
    module: &mut Module,
    id: FunctionId,
    fetch: FunctionId,
    table: TableId,
    slot: i32,
) -> LocalFunction {
    let ty = module.funcs.get(id).ty();
    let (mut builder, arguments) = alike(module, id);
    let mut body = builder.func_body();
    body.call(fetch);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(slot).call_indirect(ty, table);
    builder.local_func(arguments)
}

/// The function `id` as one that refers to nothing.
fn nothing(module: &mut Module, id: FunctionId) -> LocalFunction {
    let (mut builder, arguments) = alike(module, id);
    builder.func_body().unreachable();
    builder.local_func(arguments)
}

/// The beginning of a function of the same type.
fn alike(module: &mut Module, id: FunctionId) -> (FunctionBuilder, Vec<LocalId>) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let arguments = params
        .iter()
        .map(|param| module.locals.add(*param))
        .collect();
    (
        FunctionBuilder::new(&mut module.types, &params, &results),
        arguments,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that exports `start`, which is called, and `print`, which is not; both call
    /// `add`, and `print` adds in a way of its own.
    fn program() -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let add = caller(&mut module, &[]);
        let start = caller(&mut module, &[add]);
        let own_way = caller(&mut module, &[]);
        let print = caller(&mut module, &[add, own_way]);
        module.exports.add("start", start);
        module.exports.add("print", print);
        module.emit_wasm()
    }

    fn caller(module: &mut Module, calls: &[FunctionId]) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = builder.func_body();
        for function in calls {
            body.call(*function);
        }
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// The index of what is exported as `name`.
    fn index(program: &[u8], name: &str) -> usize {
        let module = parsed(program).unwrap();
        let id = module.exports.get_func(name).unwrap();
        let (index, _) = Items::of(&module)
            .functions()
            .find(|(_, function)| *function == id)
            .unwrap();
        index
    }

    fn imports(module: &Module) -> Vec<String> {
        let name = |import: &walrus::Import| format!("{}: {}", import.module, import.name);
        module.imports.iter().map(name).collect()
    }

    #[test]
    fn what_is_not_called_comes_later_and_asks_for_what_it_needs() {
        let program = program();
        let print = index(&program, "print");
        let mut called: BTreeSet<usize> = (0..4).collect();
        called.remove(&print);
        let parts = in_two("rest", &program, &called).unwrap();

        let first = parsed(&parts.first).unwrap();
        assert_eq!(imports(&first), ["later: rest"]);
        let exports: Vec<&str> = first.exports.iter().map(|export| &*export.name).collect();
        assert!(
            exports.starts_with(&["memory", "start", "print"]),
            "as before"
        );
        assert!(exports.contains(&"rest arrived"));

        let later = parsed(&parts.later).unwrap();
        assert_eq!(later.funcs.iter_local().count(), 1, "print alone");
        assert_eq!(later.exports.iter().count(), 0);
        let mut asked = imports(&later);
        assert_eq!(asked.pop().as_deref(), Some("first: rest between"));
        // Adding, and the way of its own: both were called, so both came first.
        assert_eq!(asked.len(), 2);
        assert!(
            asked
                .iter()
                .all(|import| exports.contains(&&import["first: ".len()..]))
        );
    }

    #[test]
    fn what_only_later_functions_call_goes_with_them() {
        let program = program();
        let called = BTreeSet::from([index(&program, "start")]);
        let parts = in_two("rest", &program, &called).unwrap();
        let later = parsed(&parts.later).unwrap();
        assert_eq!(later.funcs.iter_local().count(), 3);
    }

    #[test]
    fn a_part_can_be_cut_off_what_is_left() {
        let program = program();
        let all: BTreeSet<usize> = (0..4).collect();
        let without_print = all
            .iter()
            .copied()
            .filter(|at| *at != index(&program, "print"));
        let once = in_two("rest", &program, &without_print.collect()).unwrap();
        let called = BTreeSet::from([index(&once.first, "start")]);
        let twice = in_two("editing", &once.first, &called).unwrap();
        let first = parsed(&twice.first).unwrap();
        assert!(imports(&first).contains(&String::from("later: editing")));
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let reason = in_two("rest", b"no program", &BTreeSet::new()).unwrap_err();
        assert!(reason.starts_with("not a program"), "{reason}");
    }
}
