//! From plan to text.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::plan::Plan;

/// The plan as a file that a person can look into: what is downloaded.
///
/// Reading it gives an equal plan, and writing that the same bytes. Pieces that could not be read
/// are in it to the letter, so they keep the line ends and indents they came with.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut text = write_as(plan, Form(Some(PrettyFormatter::new())));
    text.push('\n');
    text
}

/// The plan in as few bytes as JSON allows: what is stored.
#[must_use]
pub fn write_compact(plan: &Plan) -> String {
    write_as(plan, Form(None))
}

/// Writing fails only for a map whose keys are not text, and a plan has none. Whoever stores the
/// text reads it back, and would refuse what was left of it.
fn write_as(plan: &Plan, form: Form) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exchange::read, plan::sample::sample};

    #[track_caller]
    fn check(plan: &Plan) {
        for form in [write, write_compact] {
            let written = form(plan);
            let again = read(&written).unwrap();
            assert!(again == *plan);
            assert!(form(&again) == written);
        }
    }

    #[test]
    fn a_plan_that_is_written_reads_as_the_same_plan() {
        check(&sample(0));
        check(&sample(200));
    }

    #[test]
    fn pieces_of_another_make_stay_to_the_letter_in_both_forms() {
        let piece = "{\r\n\t\"title\" :  [ 1.50,\r\n1e999 ] }";
        let file = format!(
            r#"{{"format":{{"name":"sectorplan","major":1}},"id":"{}","later":{piece},"themes":[{piece}]}}"#,
            sample(0).id
        );
        let plan = read(&file).unwrap();
        check(&plan);
        assert_eq!(write(&plan).matches(piece).count(), 2);
        assert_eq!(write_compact(&plan).matches(piece).count(), 2);
    }

    #[test]
    fn the_file_is_indented_and_ends_its_last_line() {
        let written = write(&sample(0));
        assert!(written.starts_with("{\n  \"format\": {\n    \"name\": \"sectorplan\",\n"));
        assert!(written.ends_with("}\n"));
    }
}
