//! Something that is wrong or missing, and the way to it.

use std::collections::BTreeSet;

use leptos::{ev::MouseEvent, prelude::*};

use super::{Drawn, Icon, More};
use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        going::{
            navigation::{self, leave_id, spot_of},
            places::{Going, going},
            route::Route,
        },
    },
    check::{Finding, Severity, Subject},
    edit::{Change, acts},
    plan::{Plan, RealisationOf},
    text::{FindingText, Words},
};

/// The id of the list of all findings, which gets the focus when part of it is gone.
pub const FINDINGS: &str = "findings";

impl Severity {
    /// The icon for it.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// The classes of a finding of this severity.
    #[must_use]
    const fn class(self) -> &'static str {
        match self {
            Self::Blocking => "sp-finding sp-finding--blocking",
            Self::Warning => "sp-finding sp-finding--warning",
            Self::Advice => "sp-finding sp-finding--advice",
        }
    }
}

/// Follows a link to a field, down to the field itself.
pub fn go_to(desk: Desk, about: Subject, field: &'static str) -> impl Fn(MouseEvent) {
    let going = going();
    move |event| {
        // With one of these keys the browser opens the link elsewhere.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            go_to_field(desk, going, about, field);
        }
    }
}

/// Goes to a field, by its name in the file.
pub fn go_to_field(desk: Desk, going: Going, about: Subject, field: &str) {
    let (id, spot) = desk.peek(|plan| (plan.id, spot_of(plan, about, field)));
    let line = desk.peek(|plan| match about {
        Subject::CostLine(line) => Some(line),
        Subject::Realisation(id) => match plan.realisations.get(id)?.of? {
            RealisationOf::CostLine(line) => Some(line),
            RealisationOf::Target(_)
            | RealisationOf::Measure(_)
            | RealisationOf::Theme(_)
            | RealisationOf::TargetGroup(_)
            | RealisationOf::Plan => None,
        },
        _ => None,
    });
    if line.is_some() {
        going.line.set(line);
    }
    navigation::go(Route::Plan(id, spot.place));
    device::focus_within(spot.folds, spot.field);
}

/// The text of a finding, and the page with its field, for the current plan: it follows what is
/// typed in the title of an item.
fn said(
    finding: Finding,
    say: impl Fn(Words, &Plan, &Finding) -> FindingText + Send + Sync + 'static,
) -> Memo<(FindingText, String)> {
    let (desk, words) = (desk(), words());
    Memo::new(move |_| {
        desk.with_plan(|plan| {
            let (item, field) = finding.leads_to();
            let spot = spot_of(plan, item, field.name());
            let place = Route::Plan(plan.id, spot.place);
            (say(words, plan, &finding), place.fragment())
        })
    })
}

/// A link to the field of a finding, and what to do about it.
fn leading(finding: &Finding, said: Memo<(FindingText, String)>) -> AnyView {
    let (item, field) = finding.leads_to();
    let go = go_to(desk(), item, field.name());
    view! {
        <a
            class="utrecht-link utrecht-link--html-a"
            href=move || said.with(|(_, place)| place.clone())
            on:click=go
        >
            {move || said.with(|(text, _)| text.title.clone())}
        </a>
        {detail(Signal::derive(move || said.with(|(text, _)| text.detail.clone())))}
    }
    .into_any()
}

fn detail(detail: Signal<String>) -> impl IntoView {
    move || {
        let detail = detail.get();
        (!detail.is_empty()).then(|| view! { <span class="sp-finding__rule">{detail}</span> })
    }
}

/// A finding in a list, with a link to its field.
#[component]
pub fn FindingItem(
    /// What was found.
    finding: Finding,
) -> impl IntoView {
    let severity = finding.severity();
    let said = said(finding.clone(), Words::finding);
    view! {
        <li class=severity.class()>
            <Icon name=severity.icon()/>
            <div>
                <span class="sp-finding__level">{words().severity(severity)}</span>
                {leading(&finding, said)}
            </div>
        </li>
    }
}

/// Which entries are unfolded, by the code of their rule; kept when the list is redrawn.
pub type Unfolded = StoredValue<BTreeSet<&'static str>>;

/// Findings shown as one, as grouped by `check::said_once`.
#[component]
pub fn EntryItem(
    /// What was found: the same for several items, or a single finding.
    entry: Vec<Finding>,
    /// Which entries are unfolded.
    unfolded: Unfolded,
    /// Whether it is listed under its severity, and can be accepted as it is.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let words = words();
    let first = entry.first()?.clone();
    let severity = first.severity();
    let level = (!wide).then(|| words.severity(severity));
    let leave = (wide && first.can_be_waived()).then(|| leave(entry.clone()));
    let body = if entry.len() == 1 {
        let said = said(first.clone(), Words::finding);
        leading(&first, said)
    } else {
        several(entry, unfolded)
    };
    let item = view! {
        <li class=severity.class()>
            <Icon name=severity.icon()/>
            <div>
                {level.map(|level| view! { <span class="sp-finding__level">{level}</span> })}
                {body}
            </div>
            {leave}
        </li>
    };
    Some(item)
}

/// What is true of several items, with a list that leads to each.
fn several(entry: Vec<Finding>, unfolded: Unfolded) -> AnyView {
    let (desk, words) = (desk(), words());
    let code = entry.first().map_or("", |first| first.rule.code());
    let open = RwSignal::new(unfolded.with_value(|codes| codes.contains(code)));
    let list = words.list_of(&entry.iter().collect::<Vec<_>>());
    let entry = StoredValue::new(entry);
    let text = Memo::new(move |_| {
        desk.with_plan(|plan| {
            entry.with_value(|entry| words.entry(plan, &entry.iter().collect::<Vec<_>>()))
        })
    });
    let drawn = Drawn::at_first();
    let items = move || {
        let item = |finding: Finding| {
            let said = said(finding.clone(), move |words, plan, it| {
                words.in_list(plan, list, it)
            });
            view! { <li>{leading(&finding, said)}</li> }
        };
        open.get().then(|| {
            let all = entry.get_value();
            let count = all.len();
            view! {
                <ul>{drawn.first(all).into_iter().map(item).collect_view()}</ul>
                <More drawn=drawn count=count/>
            }
        })
    };
    let toggle = move |is_open: bool| {
        open.set(is_open);
        unfolded.update_value(|codes| {
            if is_open {
                codes.insert(code);
            } else {
                codes.remove(code);
            }
        });
    };
    view! {
        <details
            class="sp-several"
            open=open.get_untracked()
            on:toggle:target=move |event| toggle(event.target().open())
        >
            <summary>
                <Icon name="unfold" class="sp-icon--small"/>
                {move || text.with(|text| text.title.clone())}
            </summary>
            {items}
        </details>
        {detail(Signal::derive(move || text.with(|text| text.detail.clone())))}
    }
    .into_any()
}

/// Accepts what was found as it is, or shows it again.
fn leave(entry: Vec<Finding>) -> AnyView {
    let (desk, words) = (desk(), words());
    let waived = entry.first().is_some_and(|first| first.waived);
    let id = entry.first().map(|first| leave_id(first.rule.code()));
    let label = if waived {
        words.look_at_finding_again()
    } else {
        words.leave_finding()
    };
    let about = entry.clone();
    let what = move || {
        let about: Vec<&Finding> = about.iter().collect();
        desk.with_plan(|plan| format!("{label}: {}", words.entry(plan, &about).title))
    };
    let count = u64::try_from(entry.len()).unwrap_or(u64::MAX);
    let press = move |_| {
        let change = Change::choosing(desk.peek(|plan| plan.id), "waivers");
        desk.edit(change, |plan| {
            if waived {
                acts::look_again(plan, &entry);
            } else {
                acts::waive(plan, &entry);
            }
        });
        desk.say_undoable(if waived {
            words.findings_shown_again(count)
        } else {
            words.findings_left(count)
        });
        device::focus(FINDINGS.to_owned());
    };
    view! {
        <button
            type="button"
            class="utrecht-button utrecht-button--subtle sp-finding__leave"
            id=id
            aria-label=what
            on:click=press
        >
            {label}
        </button>
    }
    .into_any()
}
