//! The file itself: links, remarks, waivers, and the order of findings.

use std::{collections::BTreeMap, sync::Arc};

use sectorplan::{
    check::{Counts, Subject, of_measure, of_section},
    plan::{
        Attachment, Comment, Id, Measure, OrderKey, People, Plan, Section, Sifted, Target, Theme,
        Waiver,
    },
};
use uuid::Uuid;

use super::{expect, expect_after, findings};
use crate::support::{add, cost_line, measure, sound, target, theme};

#[test]
fn links_are_safe_to_follow() {
    let attachment = |link: &str| Attachment {
        id: Id::numbered(1),
        link: link.into(),
        ..Attachment::default()
    };
    let add_link = |link| move |plan: &mut Plan| add(&mut plan.attachments, attachment(link));
    expect_after(add_link("https://example.org"), &[]);
    expect_after(add_link(""), &[]);
    expect_after(add_link("javascript:alert(1)"), &["unsafe_link"]);
}

#[test]
fn a_file_of_a_newer_version_says_so() {
    expect_after(|plan| plan.format.minor = 7, &["newer_format"]);
}

#[test]
fn what_could_not_be_read_is_found() {
    let json = r#"[{"title":"no id"}]"#;
    let change = |plan: &mut Plan| plan.rates = serde_json::from_str(json).unwrap();
    expect_after(change, &["set_aside"]);
}

fn remark(text: &str, resolved: bool) -> Comment {
    Comment {
        text: text.into(),
        resolved,
        ..Comment::default()
    }
}

/// A remark on each of these items.
fn remarks<const N: usize>(
    of: [(Uuid, Comment); N],
) -> Arc<Sifted<BTreeMap<Uuid, Sifted<Vec<Comment>>>>> {
    Arc::new(
        of.into_iter()
            .map(|(item, one)| (item, vec![one].into()))
            .collect(),
    )
}

#[test]
fn open_remarks_are_found_where_they_were_made() {
    let mut plan = sound();
    let theme: Id<Theme> = Id::numbered(1);
    let gone: Id<Theme> = Id::numbered(77);
    plan.comments = remarks([
        (gone.uuid(), remark("on something that was deleted", false)),
        (Id::<Target>::numbered(5).uuid(), remark("done", true)),
    ]);
    expect(&plan, &["open_remark"]);
    assert_eq!(
        findings(&plan).first().map(|finding| finding.about),
        Some(Subject::Plan)
    );
    // A theme with an id of its own: the others in the sound plan are all number one.
    plan.themes
        .update(theme, |theme| theme.order = OrderKey::default());
    add(&mut plan.themes, crate::support::theme(50));
    add(&mut plan.measures, measure(51, 50));
    add(&mut plan.targets, target(51, 51, 5, People::None));
    add(&mut plan.cost_lines, cost_line(51, 51));
    let theme: Id<Theme> = Id::numbered(50);
    plan.comments = remarks([(theme.uuid(), remark("why?", false))]);
    expect(&plan, &["open_remark"]);
    let about = findings(&plan).first().map(|finding| finding.about);
    assert_eq!(about, Some(Subject::Theme(theme)));
}

#[test]
fn a_waived_finding_is_marked_and_not_counted() {
    let mut plan = sound();
    plan.title.clear();
    plan.targets
        .update(Id::numbered(1), |target| target.due = None);
    let counts = |plan: &Plan| Counts::of(&findings(plan));
    assert_eq!((counts(&plan).warning, counts(&plan).waived), (2, 0));
    let waiver = |finding: &str, subject: u128| Waiver {
        finding: finding.into(),
        subject: Id::<Target>::numbered(subject).uuid(),
        ..Waiver::default()
    };
    plan.waivers = vec![
        waiver("not_smart", 1),
        waiver("no_title", 0),
        waiver("no_sector", 1),
    ]
    .into();
    assert_eq!((counts(&plan).open(), counts(&plan).waived), (0, 2));
    expect(&plan, &["no_title", "not_smart"]);
}

#[test]
fn findings_stand_in_the_order_of_the_plan() {
    let mut plan = sound();
    plan.title.clear();
    add(&mut plan.themes, theme(2));
    let untitled = |number, theme| Measure {
        title: String::new(),
        ..measure(number, theme)
    };
    // The measure of theme 2 comes before the second one of theme 1.
    for (number, theme) in [(2, 2), (3, 1)] {
        add(&mut plan.measures, untitled(number, theme));
        add(&mut plan.targets, target(number, number, 0, People::Each));
        add(&mut plan.cost_lines, cost_line(number, number));
    }
    let about: Vec<Subject> = findings(&plan)
        .iter()
        .map(|finding| finding.about)
        .collect();
    assert_eq!(
        about,
        [
            Subject::Plan,
            Subject::Measure(Id::numbered(3)),
            Subject::Target(Id::numbered(3)),
            Subject::Measure(Id::numbered(2)),
            Subject::Target(Id::numbered(2)),
        ]
    );
    let found = findings(&plan);
    assert_eq!(of_measure(&found, Id::numbered(2)).count(), 2);
    assert_eq!(of_section(&found, Section::Measures).count(), 4);
    assert_eq!(of_section(&found, Section::Profile).count(), 1);
}
