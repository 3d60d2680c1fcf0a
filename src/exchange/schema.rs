//! The JSON Schema of a plan file, for who makes or reads plans with another program.

use schemars::{
    Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Value, json};

use crate::plan::{Format, Plan};

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
    schema["$id"] = json!(format!("urn:sectorplan:plan:{}", Format::MAJOR));
    schema["title"] = json!("Sectorplan");
    schema["description"] = json!(
        "A Dutch sector plan as Sectorplan writes it. A field that is missing holds its default: \
         an empty text or list, false, zero, the first choice. Fields of later minor versions \
         may be added."
    );
    schema["required"] = json!(["format", "id"]);
    let format = &mut schema["$defs"]["Format"];
    format["required"] = json!(["name", "major"]);
    format["properties"]["name"] = json!({ "const": Format::NAME });
    format["properties"]["major"] = json!({ "const": Format::MAJOR });
    for name in items(&schema) {
        // Nothing can refer to an item without an id, so it is set aside when read. Its place
        // has a default and may be missing.
        schema["$defs"][name]["required"] = json!(["id"]);
    }
    schema
}

/// The nouns that stand in lists of the plan with an id and a place.
fn items(schema: &Value) -> Vec<String> {
    let properties = schema["properties"].as_object();
    let lists = properties
        .into_iter()
        .flat_map(|properties| properties.values());
    lists
        .filter_map(|list| list["items"]["$ref"].as_str()?.strip_prefix("#/$defs/"))
        .filter(|name| schema["$defs"][name]["properties"]["order"].is_object())
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
