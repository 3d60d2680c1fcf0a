//! The file itself and what it points to.

use crate::plan::{Attachment, Format, PracticeCase, RelatedPlan, safe_link};

use super::{Field, Rule, Subject, completeness::blank, context::Context, report::Report};

pub(super) fn format(about: &Context, out: &mut Report) {
    let minor = about.plan.format.minor;
    if minor > Format::MINOR {
        out.add(Field::Format, Rule::NewerFormat { minor });
    }
}

pub(super) fn set_aside(about: &Context, out: &mut Report) {
    for (list, pieces) in about.plan.set_aside() {
        for (index, piece) in pieces.iter().enumerate() {
            let fault = piece.fault.clone();
            let about = Subject::SetAside { list, index };
            out.add_about(about, Field::Whole, Rule::SetAside { fault });
        }
    }
}

pub(super) fn related_plan(_: &Context, related: &RelatedPlan, out: &mut Report) {
    link(&related.link, out);
}

pub(super) fn attachment(_: &Context, attachment: &Attachment, out: &mut Report) {
    link(&attachment.link, out);
}

pub(super) fn practice_case(_: &Context, case: &PracticeCase, out: &mut Report) {
    link(&case.link, out);
}

fn link(link: &str, out: &mut Report) {
    if !blank(link) && safe_link(link).is_none() {
        out.add(Field::Link, Rule::UnsafeLink);
    }
}
