//! What is wrong or missing in the whole plan.

use leptos::prelude::*;

use crate::{
    app::{
        browser::device,
        desk::{desk, words},
        going::navigation::element_id,
        parts::{
            EntryItem, FINDINGS, Icon, SetAsideList, Unfolded, printing, remarks,
            tasks::hand_in_link,
        },
    },
    check::{Counts, Finding, Severity, said_once},
};

/// How many entries are drawn at first, so that the page opens at once.
const FIRST: usize = 200;

/// Which findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Only(Severity),
    /// Those the user chose to accept as they are.
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

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The entries of one severity.
#[derive(Clone, PartialEq)]
struct Level {
    severity: Severity,
    /// How many findings it has, including those not drawn yet.
    count: usize,
    /// What is drawn: groups of findings shown as one.
    entries: Vec<Vec<Finding>>,
}

/// The first entries that pass a filter, by severity, and how many there are in all.
fn levels(findings: &[Finding], filter: Filter, most: usize) -> (Vec<Level>, usize) {
    let through = findings.iter();
    let through = through.filter(move |finding| filter.lets_through(finding));
    let entries = said_once(through);
    let mut room = most;
    let severity = |entry: &Vec<&Finding>| entry.first().map(|first| first.severity());
    let levels = entries.chunk_by(|one, next| severity(one) == severity(next));
    let levels = levels.map_while(|entries| {
        let fits = entries.len().min(room);
        room -= fits;
        let drawn = entries.iter().take(fits);
        let drawn = drawn.map(|entry| entry.iter().copied().cloned().collect());
        let level = Level {
            severity: severity(entries.first()?)?,
            count: entries.iter().map(Vec::len).sum(),
            entries: drawn.collect(),
        };
        (fits > 0).then_some(level)
    });
    (levels.collect(), entries.len())
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
    let printing = printing();
    let shown = Memo::new(move |_| {
        let most = if printing.get() {
            usize::MAX
        } else {
            most.get()
        };
        let filter = filter.get();
        let outcome = desk.outcome.get();
        levels(&outcome.findings, filter, most)
    });
    let unfolded = Unfolded::default();
    let list = move || {
        let levels = shown.get().0.into_iter();
        levels
            .map(|level| view! { <OfLevel level=level unfolded=unfolded/> })
            .collect_view()
    };
    let waits = Memo::new(move |_| {
        desk.with_plan(|plan| plan.submission.is_none() && !plan.status.is_handed_in())
    });
    let granted = Memo::new(move |_| desk.with_plan(|plan| plan.status.is_granted()));
    let show_all = move |_| {
        most.set(usize::MAX);
        device::focus(FINDINGS.to_owned());
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
        <p class="nl-paragraph sp-intro">
            {words.checks_intro()} " "
            {move || waits.get().then(|| view! { <span>{hand_in_link()}</span> })}
        </p>
        <Show when=move || granted.get()>
            <p class="nl-paragraph sp-soft">{words.checks_of_granted()}</p>
        </Show>
        <SetAsideList/>
        {remarks()}
        <div class="sp-group">
            <Filters filter=filter most=most counts=counts/>
            <p class="sp-hidden" role="status">
                {move || words.checks_points(number(found.get()))}
            </p>
            <div id=FINDINGS tabindex="-1">
                <Show when=move || { found.get() > 0 } fallback=nothing>
                    {list}
                </Show>
            </div>
            <Show when=move || { shown.with(|(_, entries)| *entries > most.get()) }>
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
fn OfLevel(level: Level, unfolded: Unfolded) -> impl IntoView {
    let words = words();
    let entries = level.entries.into_iter();
    view! {
        <section class="sp-level">
            <div class="sp-level__head">
                <h2 class="nl-heading nl-heading--level-2">{words.severity(level.severity)}</h2>
                <span class="sp-level__count">{words.checks_points(number(level.count))}</span>
            </div>
            <ul class="sp-findings">
                {entries
                    .map(|entry| view! { <EntryItem entry=entry unfolded=unfolded wide=true/> })
                    .collect_view()}
            </ul>
        </section>
    }
}
