//! What is wrong or missing in the whole plan.

use std::collections::HashMap;

use leptos::prelude::*;

use super::outline::{number_and_colour, or_untitled};
use crate::{
    app::{
        desk::{desk, words},
        device,
        navigation::element_id,
        parts::{FindingItem, Icon, SetAsideList},
    },
    check::{Counts, Finding, Severity, Subject},
    plan::{Id, Measure, Plan, Section, Theme},
    text::Words,
};

/// So many findings are drawn at first, so that the page opens at once.
const FIRST: usize = 200;
/// The id of the list, which gets the focus when the rest of it is drawn.
const LIST: &str = "findings";

/// Which findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Only(Severity),
    /// Those that somebody chose to leave as they are.
    Waived,
}

impl Filter {
    fn lets_through(self, finding: &Finding) -> bool {
        match self {
            Self::All => !finding.waived,
            Self::Only(severity) => !finding.waived && finding.severity() == severity,
            Self::Waived => finding.waived,
        }
    }

    const fn count(self, counts: Counts) -> usize {
        match self {
            Self::All => counts.open(),
            Self::Only(Severity::Blocking) => counts.blocking,
            Self::Only(Severity::Warning) => counts.warning,
            Self::Only(Severity::Advice) => counts.advice,
            Self::Waived => counts.waived,
        }
    }
}

/// What findings stand together under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Group {
    Plan,
    Theme(Id<Theme>),
    /// A measure with its targets.
    Measure(Id<Measure>),
    /// Another part of the plan.
    Section(Section),
}

impl Group {
    fn of(finding: &Finding) -> Self {
        match (finding.measure, finding.about) {
            (Some(measure), _) | (None, Subject::Measure(measure)) => Self::Measure(measure),
            (None, Subject::Plan) => Self::Plan,
            (None, Subject::Theme(theme)) => Self::Theme(theme),
            _ => Self::Section(finding.section()),
        }
    }

    /// Its heading, and the colour of its theme where it has one.
    fn head(self, plan: &Plan, words: Words) -> (String, Option<u8>) {
        match self {
            Self::Plan => (words.checks_of_plan().to_owned(), None),
            Self::Section(section) => (words.section(section).to_owned(), None),
            Self::Theme(theme) => {
                let title = plan.themes.get(theme).map(|theme| theme.title.as_str());
                let title = or_untitled(title.unwrap_or_default(), words.untitled_theme());
                let (number, colour) = number_and_colour(plan, theme);
                (words.theme_and_title(number, title), Some(colour))
            }
            Self::Measure(id) => {
                let measure = plan.measures.get(id);
                let theme = measure.and_then(|measure| measure.theme);
                let theme = theme.filter(|theme| plan.themes.get(*theme).is_some());
                let (code, title) = measure.map_or(("", ""), |it| (&it.code, &it.title));
                let title = or_untitled(title, words.untitled_measure());
                let colour = theme.map(|theme| number_and_colour(plan, theme).1);
                (words.checks_measure_head(code, title), colour)
            }
        }
    }
}

/// Findings in groups, each where its first finding stands.
fn grouped<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(Group, Vec<&'a Finding>)> {
    let mut groups: Vec<(Group, Vec<&Finding>)> = Vec::new();
    let mut places: HashMap<Group, usize> = HashMap::new();
    for finding in findings {
        let group = Group::of(finding);
        let place = *places.entry(group).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, findings)) => findings.push(finding),
            None => groups.push((group, vec![finding])),
        }
    }
    groups
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A group as it is drawn.
struct Drawn {
    head: String,
    colour: Option<u8>,
    count: usize,
    findings: Vec<Finding>,
}

/// The first findings, in their groups.
fn drawn(
    plan: &Plan,
    words: Words,
    groups: Vec<(Group, Vec<&Finding>)>,
    most: usize,
) -> Vec<Drawn> {
    let mut room = most;
    let draw = |(group, findings): (Group, Vec<&Finding>)| {
        let fits = findings.len().min(room);
        room -= fits;
        let (head, colour) = (fits > 0).then(|| group.head(plan, words))?;
        let count = findings.len();
        let findings = findings.into_iter().take(fits).cloned().collect();
        Some(Drawn {
            head,
            colour,
            count,
            findings,
        })
    };
    groups.into_iter().map_while(draw).collect()
}

/// The page of the checks.
#[component]
pub fn Checks() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let plan = desk.peek(|plan| plan.id);
    let filter = RwSignal::new(Filter::All);
    let most = RwSignal::new(FIRST);
    let counts = Memo::new(move |_| {
        desk.outcome
            .with(|outcome| Counts::of(outcome.findings.iter()))
    });
    let found = Memo::new(move |_| filter.get().count(counts.get()));
    let list = move || {
        let outcome = desk.outcome.get();
        let groups = desk.with_plan(|plan| {
            let through = outcome.findings.iter();
            let through = through.filter(|finding| filter.get().lets_through(finding));
            drawn(plan, words, grouped(through), most.get())
        });
        groups
            .into_iter()
            .map(|group| view! { <GroupOfFindings group=group/> })
            .collect_view()
    };
    let show_all = move |_| {
        most.set(usize::MAX);
        device::focus(LIST.to_owned());
    };
    let nothing = move || {
        let good = counts.get().open() == 0;
        let text = if good {
            words.checks_nothing()
        } else {
            words.checks_nothing_here()
        };
        view! {
            <div class="sp-empty">
                {good.then(|| view! { <Icon name="ok" class="sp-icon--large"/> })}
                <p class="nl-paragraph">{text}</p>
            </div>
        }
    };
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" id=element_id(plan.uuid(), "checks") tabindex="-1">
                {words.checks()}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{words.checks_intro()}</p>
        <SetAsideList/>
        <div class="sp-group">
            <Filters filter=filter most=most counts=counts/>
            <p class="sp-hidden" role="status">
                {move || words.checks_points(number(found.get()))}
            </p>
            <div id=LIST tabindex="-1">
                <Show when=move || { found.get() > 0 } fallback=nothing>
                    {list}
                </Show>
            </div>
            <Show when=move || { found.get() > most.get() }>
                <div class="sp-actions">
                    <button
                        type="button"
                        class="utrecht-button utrecht-button--secondary-action"
                        on:click=show_all
                    >
                        {move || words.checks_show_all(number(found.get()))}
                    </button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Filters(filter: RwSignal<Filter>, most: RwSignal<usize>, counts: Memo<Counts>) -> impl IntoView {
    let words = words();
    let press = move |to: Filter| {
        filter.set(to);
        most.set(FIRST);
    };
    let button = move |to: Filter, icon: Option<&'static str>, label: &'static str| {
        view! {
            <button
                type="button"
                class="utrecht-button utrecht-button--secondary-action"
                aria-pressed=move || (filter.get() == to).to_string()
                on:click=move |_| press(to)
            >
                {icon.map(|icon| view! { <Icon name=icon/> })}
                {label}
                " "
                <span class="sp-filter__count">
                    {move || words.count(number(to.count(counts.get())))}
                </span>
            </button>
        }
    };
    let of_level = move |level: Severity| {
        button(
            Filter::Only(level),
            Some(level.icon()),
            words.severity(level),
        )
    };
    view! {
        <div class="sp-filter" role="group" aria-label=words.checks_shown()>
            {button(Filter::All, None, words.checks_all())}
            {of_level(Severity::Blocking)}
            {of_level(Severity::Warning)}
            {of_level(Severity::Advice)}
            <Show when=move || { counts.get().waived > 0 }>
                {button(Filter::Waived, None, words.checks_waived())}
            </Show>
        </div>
    }
}

#[component]
fn GroupOfFindings(group: Drawn) -> impl IntoView {
    let words = words();
    let class = match group.colour {
        Some(colour) => format!("sp-subject sp-theme-{colour}"),
        None => "sp-subject".to_owned(),
    };
    let findings = group.findings.into_iter();
    view! {
        <section class=class>
            <div class="sp-subject__head">
                <h2 class="nl-heading nl-heading--level-2">{group.head}</h2>
                <span class="sp-subject__count">{words.checks_points(number(group.count))}</span>
            </div>
            <ul class="sp-findings">
                {findings
                    .map(|finding| view! { <FindingItem finding=finding wide=true/> })
                    .collect_view()}
            </ul>
        </section>
    }
}
