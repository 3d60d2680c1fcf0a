//! Target groups: a target counts people whom its measure is for.

use crate::plan::Target;

use super::{Field, Rule, report::Report, view::MeasureView};

pub(super) fn target(about: &MeasureView, target: &Target, out: &mut Report) {
    let Some(measure) = about.measure else {
        return;
    };
    if measure.target_groups.is_empty() {
        return;
    }
    for &group in &target.groups {
        let is_there = about.target_groups.contains(&group);
        if is_there && !measure.target_groups.contains(&group) {
            out.add(Field::Groups, Rule::GroupNotInMeasure { group });
        }
    }
}
