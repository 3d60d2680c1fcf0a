//! The JSON of a plan, written in one way everywhere.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::Plan;

/// The JSON of a plan, indented or in as few bytes as it allows.
///
/// Writing fails only for a map whose keys are not text, and a plan has none. Whoever stores the
/// text reads it back, and would refuse what was left of it.
pub(crate) fn written(plan: &Plan, indented: bool) -> String {
    let form = Form(indented.then(PrettyFormatter::new));
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, form);
    match plan.serialize(&mut writer) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Indented or not, decided while running: the code that writes all nouns is large, and with
/// serde's two types of formatter the page would carry it twice.
struct Form(Option<PrettyFormatter<'static>>);

macro_rules! indented {
    ($($method:ident($($argument:ident: $Type:ty)?))*) => {
        $(
            fn $method<W: ?Sized + io::Write>(
                &mut self,
                writer: &mut W,
                $($argument: $Type)?
            ) -> io::Result<()> {
                match &mut self.0 {
                    Some(pretty) => pretty.$method(writer $(, $argument)?),
                    None => serde_json::ser::CompactFormatter.$method(writer $(, $argument)?),
                }
            }
        )*
    };
}

impl Formatter for Form {
    indented! {
        begin_array() end_array() begin_array_value(first: bool) end_array_value()
        begin_object() end_object() begin_object_key(first: bool) begin_object_value()
        end_object_value()
    }
}
