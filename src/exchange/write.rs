//! From plan to text.

use crate::plan::{Plan, written};

/// The plan as a file that a person can look into: what is downloaded.
///
/// Reading it gives an equal plan, and writing that the same bytes. Pieces that could not be read
/// are in it to the letter, so they keep the line ends and indents they came with.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut text = written(plan, true);
    text.push('\n');
    text
}

/// The plan in as few bytes as JSON allows: what is stored.
#[must_use]
pub fn write_compact(plan: &Plan) -> String {
    written(plan, false)
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
