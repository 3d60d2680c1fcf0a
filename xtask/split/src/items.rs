//! The items of a program by their indices, which are the same each time it is read.

use walrus::{
    ExportId, FunctionId, FunctionKind, GlobalId, GlobalKind, ImportId, ImportedFunction, MemoryId,
    Module, TableId,
};

/// Something of a program that another one can import, by its index among its own kind.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

impl Item {
    /// The name by which the part `part` asks for it.
    pub fn name(self, part: &str) -> String {
        match self {
            Self::Function(at) => format!("{part} f{at}"),
            Self::Table(at) => format!("{part} t{at}"),
            Self::Memory(at) => format!("{part} m{at}"),
            Self::Global(at) => format!("{part} g{at}"),
        }
    }
}

/// What a program had when it was read.
#[derive(Debug)]
pub struct Items {
    functions: Vec<FunctionId>,
    tables: Vec<TableId>,
    memories: Vec<MemoryId>,
    globals: Vec<GlobalId>,
}

impl Items {
    pub fn of(module: &Module) -> Self {
        Self {
            functions: module.funcs.iter().map(walrus::Function::id).collect(),
            tables: module.tables.iter().map(walrus::Table::id).collect(),
            memories: module.memories.iter().map(walrus::Memory::id).collect(),
            globals: module.globals.iter().map(walrus::Global::id).collect(),
        }
    }

    /// All functions, imported ones included.
    pub fn functions(&self) -> impl Iterator<Item = (usize, FunctionId)> {
        self.functions.iter().copied().enumerate()
    }

    pub fn function(&self, index: usize) -> Option<FunctionId> {
        self.functions.get(index).copied()
    }

    pub fn all(&self) -> Vec<Item> {
        let functions = (0..self.functions.len()).map(Item::Function);
        let tables = (0..self.tables.len()).map(Item::Table);
        let memories = (0..self.memories.len()).map(Item::Memory);
        let globals = (0..self.globals.len()).map(Item::Global);
        functions
            .chain(tables)
            .chain(memories)
            .chain(globals)
            .collect()
    }

    pub fn export(&self, module: &mut Module, name: &str, item: Item) -> Option<ExportId> {
        let exports = &mut module.exports;
        match item {
            Item::Function(at) => self.functions.get(at).map(|id| exports.add(name, *id)),
            Item::Table(at) => self.tables.get(at).map(|id| exports.add(name, *id)),
            Item::Memory(at) => self.memories.get(at).map(|id| exports.add(name, *id)),
            Item::Global(at) => self.globals.get(at).map(|id| exports.add(name, *id)),
        }
    }

    /// Makes an item of `module` one that comes from the first part, and empties it.
    pub fn import(&self, module: &mut Module, name: &str, item: Item) -> Option<ImportId> {
        const FROM: &str = "first";
        let imports = &mut module.imports;
        match item {
            Item::Function(at) => {
                let function = module.funcs.get_mut(*self.functions.get(at)?);
                if let FunctionKind::Import(known) = &function.kind {
                    let import = imports.get_mut(known.import);
                    FROM.clone_into(&mut import.module);
                    name.clone_into(&mut import.name);
                    return Some(import.id());
                }
                let import = imports.add(FROM, name, function.id());
                let ty = function.ty();
                function.kind = FunctionKind::Import(ImportedFunction { import, ty });
                Some(import)
            }
            Item::Table(at) => {
                let table = module.tables.get_mut(*self.tables.get(at)?);
                table.elem_segments.clear();
                let import = imports.add(FROM, name, table.id());
                table.import = Some(import);
                Some(import)
            }
            Item::Memory(at) => {
                let memory = module.memories.get_mut(*self.memories.get(at)?);
                for segment in std::mem::take(&mut memory.data_segments) {
                    module.data.delete(segment);
                }
                let import = imports.add(FROM, name, memory.id());
                memory.import = Some(import);
                Some(import)
            }
            Item::Global(at) => {
                let global = module.globals.get_mut(*self.globals.get(at)?);
                let import = imports.add(FROM, name, global.id());
                global.kind = GlobalKind::Import(import);
                Some(import)
            }
        }
    }
}
