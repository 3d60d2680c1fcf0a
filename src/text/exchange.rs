//! What to say about a file that cannot be opened, or not all of it.

use rust_decimal::Decimal;

use super::Words;
use crate::{exchange::Unreadable, plan::Fault};

/// Something that went wrong, for the person at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, and where.
    pub what: String,
    /// What the person can do about it.
    pub todo: String,
}

/// How much of a name that comes from a file is shown, in letters.
const LONGEST_NAME: usize = 40;

impl Words {
    /// Why a file cannot be opened, and what to do.
    #[must_use]
    pub fn unreadable(self, error: &Unreadable) -> Message {
        let (what, todo) = match error {
            Unreadable::Empty => (
                self.unreadable_empty().to_owned(),
                self.unreadable_empty_todo(),
            ),
            Unreadable::TooLarge { bytes, most } => (
                self.unreadable_too_large(self.megabytes(*bytes), self.megabytes(*most)),
                self.unreadable_choose_plan(),
            ),
            Unreadable::NotText => (
                self.unreadable_not_text().to_owned(),
                self.unreadable_choose_plan(),
            ),
            Unreadable::NotJson { line, column } => (
                self.unreadable_not_json(line, column),
                self.unreadable_not_json_todo(),
            ),
            Unreadable::Truncated { line, column } => (
                self.unreadable_truncated(line, column),
                self.unreadable_truncated_todo(),
            ),
            Unreadable::NotAPlan => (
                self.unreadable_not_a_plan().to_owned(),
                self.unreadable_choose_plan(),
            ),
            Unreadable::NewerMajor { major, ours } => (
                self.unreadable_newer(major, ours),
                self.unreadable_newer_todo(),
            ),
            Unreadable::Fields(fields) => (
                self.unreadable_fields(self.names(fields)),
                self.unreadable_fields_todo(),
            ),
        };
        let todo = todo.to_owned();
        Message { what, todo }
    }

    /// Why a piece of the list of this name was set aside, and what to do.
    #[must_use]
    pub fn fault(self, list: &str, fault: &Fault) -> Message {
        let is_plan = list == "plan";
        let list = self.name_in_file(list);
        let what = match fault {
            Fault::NoId => self.fault_no_id(list),
            Fault::SameId => self.fault_same_id(list),
            Fault::Fields(fields) if is_plan => self.unreadable_fields(self.names(fields)),
            Fault::Fields(fields) if !fields.is_empty() => {
                self.fault_fields(list, self.names(fields))
            }
            Fault::Under { at, why } => self.fault_under(list, at, why),
            Fault::NotAnObject | Fault::NotAKey | Fault::Fields(_) => {
                self.fault_not_an_object(list)
            }
        };
        let todo = self.fault_todo().to_owned();
        Message { what, todo }
    }

    /// Why a piece was set aside that stood under these keys of a map.
    fn fault_under(self, map: String, at: &[String], why: &Fault) -> String {
        let keys: Vec<String> = at.iter().map(|key| shortened(key)).collect();
        let key = keys.join(" › ");
        match why {
            Fault::NotAKey => self.fault_not_a_key(map, key),
            Fault::SameId => self.fault_same_key(map, key),
            Fault::Fields(fields) if !fields.is_empty() => {
                self.fault_fields_under(map, key, self.names(fields))
            }
            Fault::NotAnObject | Fault::NoId | Fault::Fields(_) | Fault::Under { .. } => {
                self.fault_value_under(map, key)
            }
        }
    }

    /// What a list or a field of a file is called in the middle of a sentence; its own name in
    /// quotes where it has no other.
    #[must_use]
    pub fn name_in_file(self, name: &str) -> String {
        let known = match name {
            "related_plans" => self.in_file_related_plans(),
            "parties" => self.in_file_parties(),
            "regions" => self.in_file_regions(),
            "target_groups" => self.in_file_target_groups(),
            "facts" => self.in_file_facts(),
            "series" => self.in_file_series(),
            "bottlenecks" => self.in_file_bottlenecks(),
            "goals" => self.in_file_goals(),
            "indicators" => self.in_file_indicators(),
            "themes" => self.in_file_themes(),
            "measures" => self.in_file_measures(),
            "targets" => self.in_file_targets(),
            "activities" => self.in_file_activities(),
            "cost_lines" => self.in_file_cost_lines(),
            "rates" => self.in_file_rates(),
            "funding" => self.in_file_funding(),
            "stated" => self.in_file_stated(),
            "interventions" => self.in_file_interventions(),
            "pilots" => self.in_file_pilots(),
            "factors" => self.in_file_factors(),
            "evidence" => self.in_file_evidence(),
            "research" => self.in_file_research(),
            "realisations" => self.in_file_realisations(),
            "attachments" => self.in_file_attachments(),
            "practice_cases" => self.in_file_practice_cases(),
            "id" => self.in_file_id(),
            "format" => self.in_file_format(),
            "lineage" => self.in_file_lineage(),
            "kind" => self.in_file_kind(),
            "sections" => self.in_file_sections(),
            "title" => self.in_file_title(),
            "sector" => self.in_file_sector(),
            "language" => self.in_file_language(),
            "period" => self.in_file_period(),
            "version" => self.in_file_version(),
            "status" => self.in_file_status(),
            "scheme" => self.in_file_scheme(),
            "submission" => self.in_file_submission(),
            "decision" => self.in_file_decision(),
            "mission" => self.in_file_mission(),
            "ambition" => self.in_file_ambition(),
            "summary" => self.in_file_summary(),
            "credit" => self.in_file_credit(),
            "tags" => self.in_file_tags(),
            "translations" => self.in_file_translations(),
            "private" => self.in_file_private(),
            "comments" => self.in_file_comments(),
            "waivers" => self.in_file_waivers(),
            "order" => self.in_file_order(),
            "name" => self.in_file_name(),
            "roles" => self.in_file_roles(),
            "description" => self.in_file_description(),
            "value" => self.in_file_value(),
            "unit" => self.in_file_unit(),
            "units" => self.in_file_units(),
            "unit_price" => self.in_file_unit_price(),
            "source" => self.in_file_source(),
            "date" => self.in_file_date(),
            "as_of" => self.in_file_as_of(),
            "priority" => self.in_file_priority(),
            "parent" => self.in_file_parent(),
            "number" => self.in_file_number(),
            "baseline" => self.in_file_baseline(),
            "aims" => self.in_file_aims(),
            "readings" => self.in_file_readings(),
            "code" => self.in_file_code(),
            "theme" => self.in_file_theme(),
            "aim" => self.in_file_aim(),
            "execution" => self.in_file_execution(),
            "approach" => self.in_file_approach(),
            "measure" => self.in_file_measure(),
            "quantity" => self.in_file_quantity(),
            "groups" => self.in_file_groups(),
            "people" => self.in_file_people(),
            "overlaps" => self.in_file_overlaps(),
            "due" => self.in_file_due(),
            "phasing" => self.in_file_phasing(),
            "verification" => self.in_file_verification(),
            "milestone" => self.in_file_milestone(),
            "category" => self.in_file_category(),
            "bearer" => self.in_file_bearer(),
            "vat" => self.in_file_vat(),
            "funding_rate" => self.in_file_funding_rate(),
            "rate" => self.in_file_rate(),
            "price" => self.in_file_price(),
            "party" => self.in_file_party(),
            "amount" => self.in_file_amount(),
            "note" => self.in_file_note(),
            "link" => self.in_file_link(),
            _ => {
                return self.list_quoted(shortened(name));
            }
        };
        known.to_owned()
    }

    fn names(self, fields: &[String]) -> String {
        let mut names: Vec<String> = fields
            .iter()
            .map(|field| self.name_in_file(field))
            .collect();
        let Some(last) = names.pop() else {
            return String::new();
        };
        if names.is_empty() {
            return last;
        }
        self.list_and(names.join(", "), last)
    }

    /// Millions of bytes, to one decimal; rounded up, so that too large never reads as the limit.
    /// How large something is, in kB, MB or GB of a thousand each.
    #[must_use]
    pub fn file_size(self, bytes: u64) -> String {
        match bytes {
            0..1_000_000 => self.bytes_of(self.count(bytes.div_ceil(1000))),
            1_000_000..1_000_000_000 => self.bytes_of_mega(self.megabytes(bytes)),
            _ => self.bytes_of_giga(self.count(bytes / 1_000_000_000)),
        }
    }

    fn megabytes(self, bytes: u64) -> String {
        self.number(Decimal::new(
            i64::try_from(bytes.div_ceil(100_000)).unwrap_or(i64::MAX),
            1,
        ))
    }
}

fn shortened(name: &str) -> String {
    let mut shown: String = name.chars().take(LONGEST_NAME).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown
}
