//! What if the grant is cut or a theme is dropped: shown beside the plan until accepted.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    sums::{outlook_of, why_total},
    table::{Row, Table, table},
    why::shown,
};
use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        parts::{Button, Field, Many, Typed, TypedInput, Weight},
    },
    edit::{Act, Change, acts},
    figures::{Outlook, Scenario, Total},
    plan::{Cents, FundingKind, Id, Plan, Quantity, Target},
    text::Words,
};

/// The ids of the fields.
const CUT: &str = "scenario-cut";
const WITHOUT: &str = "scenario-without";
/// The most targets that are named.
const MOST: usize = 20;

fn accept(desk: Desk, scenario: &Scenario) {
    let outlook = untrack(|| outlook_of(desk, scenario));
    let change = Change::whole(Act::AcceptScenario, desk.peek(|plan| plan.id));
    desk.edit(change, |plan| acts::accept(plan, scenario, &outlook));
    desk.say_undoable(desk.saying.words().scenario_accepted());
}

/// The fields of a scenario, and its results.
pub fn scenario() -> AnyView {
    let (desk, words) = (desk(), words());
    let cut = RwSignal::new(None::<Quantity>);
    let without = RwSignal::new(Vec::<Uuid>::new());
    let scenario = Memo::new(move |_| Scenario {
        cut: cut.get().unwrap_or_default(),
        without: without.get().into_iter().map(Id::new).collect(),
    });
    let clear = move || {
        desk.set_draft(CUT, None);
        cut.set(None);
        without.set(Vec::new());
        // The button disappears with the scenario.
        device::focus(CUT.to_owned());
    };
    let accepted = move || {
        accept(desk, &scenario.get_untracked());
        clear();
    };
    let themes = Memo::new(move |_| {
        desk.with_plan(|plan| {
            let themes = plan.themes.iter().enumerate();
            themes
                .map(|(at, theme)| (theme.id.uuid(), words.item_name(&theme.title, at + 1)))
                .collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| without.get());
    let state = Typed::new(CUT.to_owned(), cut.into(), move |typed| cut.set(typed));
    view! {
        <p class="nl-paragraph sp-group__intro">{words.scenario_intro()}</p>
        <div class="sp-fields">
            <Field id=CUT label=words.scenario_cut() span="sp-span-4" error=state.error>
                <TypedInput id=CUT state=state hinted=false keys="decimal"/>
            </Field>
            <Many
                id=WITHOUT
                label=words.scenario_without()
                span="sp-span-8"
                items=themes
                chosen=chosen
                on_tick=Box::new(move |theme, ticked| {
                    without
                        .update(|without| {
                            without.retain(|one| *one != theme);
                            if ticked {
                                without.push(theme);
                            }
                        });
                })
            />
        </div>
        {table(move || compared(desk, words, &scenario.get()))}
        {move || {
            let same = scenario.with(|scenario| *scenario == Scenario::default());
            if same {
                return view! { <p class="nl-paragraph sp-small sp-soft">{words.scenario_same()}</p> }
                    .into_any();
            }
            view! {
                {targets(desk, words, &scenario.get())}
                <p class="nl-paragraph sp-small sp-soft">{words.scenario_rule_theme()}</p>
                <div class="sp-actions">
                    <Button
                        icon="saved"
                        label=words.scenario_accept()
                        weight=Weight::Primary
                        on_press=accepted
                    />
                    <Button icon="undo" label=words.scenario_clear() on_press=clear/>
                </div>
            }
                .into_any()
        }}
    }
    .into_any()
}

/// The amounts of the plan beside those of the scenario.
fn compared(desk: Desk, words: Words, scenario: &Scenario) -> Table {
    type Amount = fn(&Outlook) -> Option<Cents>;
    let before = outlook_of(desk, &Scenario::default());
    let after = outlook_of(desk, scenario);
    let (grant, own) = (FundingKind::Grant, FundingKind::OwnContribution);
    let amounts: [(&str, Total, Amount); 5] = [
        (words.cost_short(), Total::Costs, |outlook| outlook.costs),
        (words.grant_asked_short(), Total::Funded(grant), |outlook| {
            outlook.grant
        }),
        (words.scenario_own(), Total::Funded(own), |outlook| {
            outlook.own
        }),
        (words.scenario_own_needed(), Total::OwnNeeded, |outlook| {
            outlook.own_needed
        }),
        (words.scenario_gap(), Total::Gap, |outlook| outlook.gap),
    ];
    let rows = amounts.into_iter().map(|(name, total, amount)| {
        let (before, after) = (amount(&before), amount(&after));
        let change = before.zip(after);
        let change = change.and_then(|(before, after)| Cents::new(after.get() - before.get()).ok());
        Row {
            name: name.to_owned(),
            cells: [before, after, change]
                .map(|amount| shown(words, amount))
                .to_vec(),
            why: Some(why_total(desk, words, total, scenario)),
            ..Row::default()
        }
    });
    let (fewer, sign) = if after.applications < before.applications {
        (before.applications - after.applications, "-")
    } else {
        (after.applications - before.applications, "")
    };
    let people = Row {
        name: words.applications().to_owned(),
        cells: vec![
            words.count(before.applications),
            words.count(after.applications),
            format!("{sign}{}", words.count(fewer)),
        ],
        why: Some(why_total(desk, words, Total::Applications, scenario)),
        ..Row::default()
    };
    Table {
        what: words.split_scenario().to_owned(),
        head: [
            words.scenario_figure(),
            words.scenario_plan(),
            words.scenario_then(),
            words.scenario_change(),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.chain([people]).collect(),
    }
}

/// The targets that are dropped or no longer paid for.
fn targets(desk: Desk, words: Words, scenario: &Scenario) -> AnyView {
    let outlook = outlook_of(desk, scenario);
    let list = |heading: &'static str, targets: &[Id<Target>]| {
        let names = desk.with_plan(|plan| {
            let named = targets.iter().take(MOST);
            named
                .filter_map(|id| target_name(words, plan, *id))
                .collect::<Vec<_>>()
        });
        let more = targets.len().saturating_sub(MOST);
        let more = (more > 0).then(|| words.more_targets(u64::try_from(more).unwrap_or(u64::MAX)));
        let names = names.into_iter().chain(more);
        (!targets.is_empty()).then(|| {
            view! {
                <h3 class="nl-heading nl-heading--level-4">{heading}</h3>
                <ul class="sp-amounts__targets">
                    {names.map(|name| view! { <li>{name}</li> }).collect_view()}
                </ul>
            }
        })
    };
    let paid = outlook.unpaid.is_empty().then(|| {
        view! { <p class="nl-paragraph">{words.scenario_all_paid()}</p> }
    });
    view! {
        {list(words.scenario_gone(), &outlook.gone)}
        {list(words.scenario_unpaid(), &outlook.unpaid)}
        {paid}
        <p class="nl-paragraph sp-small sp-soft">{words.scenario_rule_targets()}</p>
    }
    .into_any()
}

fn target_name(words: Words, plan: &Plan, id: Id<Target>) -> Option<String> {
    let target = plan.targets.get(id)?;
    let measure = plan.measures.get(target.measure);
    let told = words.target_told(target);
    Some(match measure.map(|measure| measure.code.trim()) {
        Some(code) if !code.is_empty() => words.target_of_measure(code, told),
        _ => told,
    })
}
