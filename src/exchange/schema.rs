//! The JSON Schema of a plan file, for whoever makes or reads plans with another program.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Value, json};

use crate::plan::{Format, Plan};

const DESCRIPTION: &str = "A Dutch sector plan as Sectorplan writes it. A field that is missing holds its default: an \
     empty text or list, false, zero, the first choice. Fields of later minor versions may be \
     added.";

/// The JSON Schema of what this program writes, made from the types of the plan.
///
/// Reading is more lenient: fields may be missing, fields of a later minor version are carried
/// along, and pieces of a list that do not fit are set aside and written back as they are.
#[must_use]
pub fn schema() -> Value {
    let schema = SchemaSettings::draft2020_12()
        .with_transform(WithoutDefaults)
        .into_generator()
        .into_root_schema_for::<Plan>();
    let mut schema = schema.to_value();
    // Without a host: the program is served from wherever somebody puts it.
    let name = format!("urn:sectorplan:plan:{}", Format::MAJOR);
    put(&mut schema, "", "$id", json!(name));
    put(&mut schema, "", "title", json!("Sectorplan"));
    put(&mut schema, "", "description", json!(DESCRIPTION));
    put(&mut schema, "", "required", json!(["format", "id"]));
    put(
        &mut schema,
        "/$defs/Format",
        "required",
        json!(["name", "major"]),
    );
    let fixed = "/$defs/Format/properties";
    put(&mut schema, fixed, "name", json!({ "const": Format::NAME }));
    put(
        &mut schema,
        fixed,
        "major",
        json!({ "const": Format::MAJOR }),
    );
    for noun in items(&schema) {
        // Nothing can refer to an item without an id, so it is set aside when read. Its place
        // has a default and may be missing.
        put(&mut schema, &noun, "required", json!(["id"]));
    }
    schema
}

/// Puts a value into the object to which this JSON pointer leads.
fn put(schema: &mut Value, pointer: &str, name: &str, value: Value) {
    if let Some(Value::Object(object)) = schema.pointer_mut(pointer) {
        object.insert(name.to_owned(), value);
    }
}

/// Where the nouns are declared that are in lists of the plan with an id and a place.
fn items(schema: &Value) -> Vec<String> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let lists = properties.into_iter().flat_map(|lists| lists.values());
    lists
        .filter_map(|list| list.pointer("/items/$ref")?.as_str()?.strip_prefix('#'))
        .filter(|noun| {
            schema
                .pointer(&format!("{noun}/properties/order"))
                .is_some()
        })
        .map(str::to_owned)
        .collect()
}

/// Takes out the default of every field: there is one for each, and it says nothing new.
#[derive(Debug, Clone)]
struct WithoutDefaults;

impl Transform for WithoutDefaults {
    fn transform(&mut self, schema: &mut Schema) {
        schema.remove("default");
        transform_subschemas(self, schema);
    }
}
