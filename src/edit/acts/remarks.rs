//! Dealing with remarks.

use std::sync::Arc;

use crate::{
    check::{Finding, Rule, Subject},
    plan::Plan,
};

/// Marks the remark that a finding is about as dealt with. A remark on an item that is gone is
/// found at the plan.
pub fn deal_with(plan: &mut Plan, finding: &Finding) {
    let Rule::OpenRemark { author, text } = &finding.rule else {
        return;
    };
    let of_plan = finding.about == Subject::Plan;
    let comments = Arc::make_mut(&mut plan.comments);
    let remarks = comments
        .iter_mut()
        .filter(|(item, _)| of_plan || finding.about.uuid() == Some(**item))
        .flat_map(|(_, remarks)| remarks.iter_mut());
    let mut open = remarks.filter(|it| !it.resolved && it.author == *author && it.text == *text);
    if let Some(remark) = open.next() {
        remark.resolved = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Field, check},
        figures::figures,
        plan::{Comment, Id, Theme},
    };

    #[test]
    fn what_was_dealt_with_is_found_no_more_and_the_rest_still_is() {
        let mut plan = Plan::default();
        let remark = |text: &str| Comment {
            text: text.into(),
            ..Comment::default()
        };
        let gone = Id::<Theme>::numbered(7).uuid();
        let both = vec![remark("one"), remark("two")];
        plan.comments = Arc::new([(gone, both.into())].into());
        let open = |plan: &Plan| {
            let found = check(plan, &figures(plan)).into_iter();
            let found = found.filter(|it| it.field == Field::Comments);
            found.collect::<Vec<_>>()
        };
        let found = open(&plan);
        assert_eq!(found.len(), 2);
        deal_with(&mut plan, &found[0]);
        assert_eq!(open(&plan), found[1..]);
    }
}
