//! What is wrong or missing in a plan, as findings that lead to the field.
//!
//! A rule is a small function that looks at one thing; the files below hold the rules of one
//! subject each, and [`check`] is the list of which rule looks at what. Rules read the indexes
//! of a context rather than search lists, so that checking stays linear in the plan.

mod amounts;
mod completeness;
mod context;
mod counts;
mod dates;
mod demands;
mod finding;
mod follow;
mod granted;
mod groups;
mod memory;
mod money;
mod names;
mod numbers;
mod overlaps;
mod parts;
mod realised;
mod reasons;
mod record;
mod references;
mod report;
mod rule;
mod said_once;
mod smart;
mod statements;
mod sums;
mod surroundings;
mod view;
mod wording;

use crate::{
    figures::{Figures, money as added_up},
    plan::{CostLine, Date, Id, Items, Listed, Measure, Plan, Target, Theme},
    schemes,
};

use rustc_hash::FxHashMap;

use context::Context;
use memory::{Memory, Piece};
use report::Report;
use view::{LinesView, MeasureView, Sight};

pub use crate::figures::Counted;
pub use crate::plan::{Field, Subject};
pub use finding::{Counts, Finding, of_measure, of_section};
pub use follow::{Follower, Outcome};
pub use parts::{count_alike, looks_like_part, says_of_which};
pub use rule::{Among, Cause, Held, Phase, Rule, Severity};
pub use said_once::{FROM, said_once};
pub use smart::{Reason, Smart, Verdict, smart};

/// What is wrong or missing in a plan, the worst first and what was waived last; otherwise in the
/// order of the plan: first the whole, then its lists, with targets under their measures and
/// measures under their themes.
///
/// Once the plan is granted, nothing is said that only matters while it is drafted.
#[must_use]
pub fn check(plan: &Plan, figures: &Figures) -> Vec<Finding> {
    check_on(plan, figures, None)
}

/// As [`check`], on a day: what can only be judged when it is known which day it is, is judged too.
#[must_use]
pub fn check_on(plan: &Plan, figures: &Figures, today: Option<Date>) -> Vec<Finding> {
    let money = added_up(plan, schemes::rate(plan));
    Memory::default().check(plan, figures, &money, today)
}

/// The findings of the whole plan, with those of the measures in their places.
fn in_plan<'a>(about: &Context<'a>, mut report: Report<'a>, known: &mut Memory) -> Vec<Finding> {
    let (plan, out) = (about.plan, &mut report);
    out.look_at(Subject::Plan);
    record::format(about, out);
    record::set_aside(about, out);
    completeness::plan(about, out);
    dates::plan(about, out);
    references::credit(about, out);
    money::plan(about, out);
    amounts::plan(about, out);
    demands::plan(about, out);
    smart::plan(about, out);
    granted::plan(about, out);
    overlaps::plan(about, out);
    parts::part_circles(about, out);
    wording::plan(about, known.measures.values().map(|it| it.words), out);
    out.remarks(plan.id.uuid());

    each(
        about,
        out,
        &plan.related_plans,
        &[dates::related_plan, record::related_plan],
    );
    each(about, out, &plan.parties, &[names::name, demands::party]);
    each(about, out, &plan.regions, &[names::name]);
    each(about, out, &plan.target_groups, &[names::name]);
    names::plan(plan, out);
    each(about, out, &plan.facts, &[names::name, reasons::fact]);
    each(
        about,
        out,
        &plan.series,
        &[names::name, reasons::series, numbers::series],
    );
    each(
        about,
        out,
        &plan.bottlenecks,
        &[names::name, reasons::bottleneck, dates::bottleneck],
    );
    each(about, out, &plan.goals, &[names::name, reasons::goal]);
    references::goal_circles(about, out);
    each(about, out, &plan.indicators, &[realised::indicator]);
    themes_and_measures(about, &known.measures, out);
    each(
        about,
        out,
        &plan.activities,
        &[names::name, dates::activity],
    );
    references::activity_circles(about, out);
    cost_lines(about, known, out);
    each(about, out, &plan.rates, &[money::rate]);
    each(
        about,
        out,
        &plan.funding,
        &[dates::funding, money::funding_line],
    );
    each(
        about,
        out,
        &plan.stated,
        &[statements::stated, sums::stated, amounts::stated],
    );
    each(about, out, &plan.interventions, &[]);
    each(about, out, &plan.pilots, &[dates::pilot]);
    each(about, out, &plan.factors, &[]);
    each(about, out, &plan.evidence, &[references::evidence]);
    each(about, out, &plan.research, &[dates::research]);
    realised::all(about, out);
    each(about, out, &plan.attachments, &[record::attachment]);
    each(about, out, &plan.practice_cases, &[record::practice_case]);
    each(about, out, &plan.assignments, &[]);
    report.finish()
}

fn themes_and_measures(about: &Context, pieces: &FxHashMap<Id<Measure>, Piece>, out: &mut Report) {
    let of_theme = |theme: Option<Id<Theme>>, out: &mut Report| {
        for measure in about.measures_of(theme) {
            let piece = pieces.get(&measure.id);
            out.add_all(piece.map_or(&[], |piece| &piece.findings));
        }
    };
    for theme in about.plan.themes.iter() {
        look_at(about, theme, out, |out| {
            completeness::theme(about, theme, out);
        });
        of_theme(Some(theme.id), out);
    }
    of_theme(None, out);
    for &target in about.targets_without_measure() {
        of_target(&about.view_without_measure(target), target, out);
    }
}

const COST_LINE_RULES: &[fn(&LinesView, &CostLine, &mut Report)] =
    &[dates::cost_line, money::cost_line];

fn cost_lines(about: &Context, known: &mut Memory, out: &mut Report) {
    let view = LinesView::new(about);
    let seen = view.seen();
    // To add the remarks, the lines have to be looked at.
    let known_lines = known.cost_lines.as_ref();
    if let Some((_, findings)) = known_lines.filter(|it| it.0 == seen && !out.has_remarks()) {
        out.add_all(findings);
        return;
    }
    let before = out.len();
    for line in about.plan.cost_lines.iter() {
        look_at(&view, line, out, |out| {
            for rule in COST_LINE_RULES {
                rule(&view, line, out);
            }
        });
    }
    known.cost_lines = Some((seen, out.since(before)));
}

const MEASURE_RULES: &[fn(&MeasureView, &Measure, &mut Report)] = &[
    completeness::measure,
    dates::measure,
    money::measure,
    overlaps::probable_double_counts,
    wording::measure,
];

const TARGET_RULES: &[fn(&MeasureView, &Target, &mut Report)] = &[
    references::target,
    numbers::target,
    smart::target,
    dates::target,
    groups::target,
    overlaps::target,
    parts::target,
];

/// The findings of a measure and its targets alone.
fn measure_alone(view: &MeasureView, measure: &Measure, out: &mut Report) -> Vec<Finding> {
    out.enter(Some(measure.id));
    look_at(view, measure, out, |out| {
        for rule in MEASURE_RULES {
            rule(view, measure, out);
        }
    });
    for &target in view.targets {
        of_target(view, target, out);
    }
    out.enter(None);
    out.take()
}

fn of_target(view: &MeasureView, target: &Target, out: &mut Report) {
    look_at(view, target, out, |out| {
        for rule in TARGET_RULES {
            rule(view, target, out);
        }
    });
}

/// The rules for one item.
type Rules<'r, T> = &'r [fn(&Context, &T, &mut Report)];

fn each<T: Listed>(about: &Context, out: &mut Report, items: &Items<T>, rules: Rules<T>) {
    for item in items.iter() {
        look_at(about, item, out, |out| {
            for rule in rules {
                rule(about, item, out);
            }
        });
    }
}

/// Adds what references and rules find of an item, and then the open remarks on it.
fn look_at<'a, T: Listed>(
    about: &impl Sight,
    item: &T,
    out: &mut Report<'a>,
    find: impl FnOnce(&mut Report<'a>),
) {
    out.look_at(item.id());
    references::item(about, item, out);
    find(out);
    out.remarks(item.id().uuid());
}
