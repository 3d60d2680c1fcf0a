//! Copying parts of another plan, on this device or in a file that is only read.

use std::{collections::HashSet, sync::Arc};

use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, new_id, words},
        keeping::{keeping, opening::Source},
        parts::{Button, CheckField, Icon, OpenFile, Weight},
    },
    edit::{
        Act, Change,
        acts::{Copied, Twins, Wanted, copy_from, twins},
    },
    plan::{Id, Item, Items, Listed, Noun, Plan},
    text::{Words, or_untitled},
};

/// The id of the heading above the choices.
const HEAD: &str = "copy-what";
/// The id of the question what becomes of measures that are here already.
const TWINS: &str = "copy-twins";

/// The nouns that may be copied too, in the order they are mentioned.
const NOUNS: [Noun; 10] = [
    Noun::Theme,
    Noun::Measure,
    Noun::Target,
    Noun::Activity,
    Noun::CostLine,
    Noun::Rate,
    Noun::Party,
    Noun::TargetGroup,
    Noun::Region,
    Noun::Attachment,
];

/// How many of each noun: *2 maatregelen, 5 doelen*.
fn in_short(words: Words, items: &[(Noun, Uuid)]) -> String {
    let parts = NOUNS.iter().filter_map(|noun| {
        let count = items.iter().filter(|(one, _)| one == noun).count();
        (count > 0).then(|| words.count_of(*noun, count))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The message once it is done.
fn told(words: Words, copied: &Copied) -> String {
    let added = in_short(words, &copied.added);
    let matched = in_short(words, &copied.matched);
    match (added.is_empty(), matched.is_empty()) {
        (false, true) => words.copy_added(added),
        (false, false) => words.copy_added_and_matched(added, matched),
        (true, _) => words.copy_all_there(matched),
    }
}

fn take_over(desk: Desk, from: &Plan, wanted: &Wanted) {
    let mut copied = Copied::default();
    let change = Change::whole(Act::CopyFrom, desk.peek(|plan| plan.id));
    desk.edit(change, |plan| {
        copied = copy_from(plan, from, wanted, &mut || new_id::<()>().uuid());
    });
    let told = told(desk.saying.words(), &copied);
    if copied.added.is_empty() {
        desk.saying.say(told);
    } else {
        desk.say_undoable(told);
    }
}

/// The page for choosing another plan, and what to copy from it.
#[component]
pub fn CopyFrom() -> impl IntoView {
    let words = words();
    let from = RwSignal::new(None::<Arc<Plan>>);
    let choose: Arc<dyn Fn(Plan) + Send + Sync> = Arc::new(move |plan| {
        from.set(Some(Arc::new(plan)));
        device::focus(HEAD.to_owned());
    });
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.copy_from()}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{words.copy_from_intro()}</p>
        {move || match from.get() {
            None => sources(choose.clone()),
            Some(plan) => parts(plan, from),
        }}
    }
}

/// The other plans on this device, and a file.
fn sources(choose: Arc<dyn Fn(Plan) + Send + Sync>) -> AnyView {
    let (desk, keeping, words) = (desk(), keeping(), words());
    let here = desk.peek(|plan| plan.id);
    let mut others = untrack(|| keeping.listing()).0.plans;
    others.retain(|listed| listed.head.id != here);
    let none = others.is_empty();
    let of_file = choose.clone();
    let items = others.into_iter().map(|listed| {
        let choose = choose.clone();
        let head = listed.head;
        let title = or_untitled(&head.title, words.untitled_plan());
        let holds = format!(
            "{}, {}",
            words.count_of(Noun::Measure, head.size.measures),
            words.count_of(Noun::Party, head.size.parties),
        );
        let choose = move |_| {
            // A plan that was deleted meanwhile in another tab cannot be chosen.
            if let Some(plan) = keeping.find(head.id) {
                choose(plan);
            }
        };
        view! {
            <li>
                <button type="button" class="sp-choice" on:click=choose>
                    <Icon name="file"/>
                    <span class="sp-choice__name">{title}</span>
                    <span class="sp-hint">{holds}</span>
                </button>
            </li>
        }
    });
    view! {
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2">{words.copy_which()}</h2>
            </div>
            {none.then(|| view! { <p class="nl-paragraph sp-soft">{words.copy_no_other()}</p> })}
            <ul class="sp-choices">{items.collect_view()}</ul>
            <div class="sp-actions sp-actions--after">
                <OpenFile
                    label=words.copy_open_file()
                    on_file=Box::new(move |file| {
                        let of_file = of_file.clone();
                        spawn_local(async move {
                            if let Some(plan) = keeping.read_plan(Source::File(file)).await {
                                of_file(plan);
                            }
                        });
                    })
                />
                <span class="sp-small sp-quiet">{words.copy_open_file_hint()}</span>
            </div>
        </section>
    }
    .into_any()
}

/// A list of the other plan, to choose from.
struct Part {
    name: &'static str,
    items: Vec<(Uuid, String)>,
}

impl Part {
    fn of<T: Listed>(name: &'static str, list: &Items<T>, words: Words) -> Self {
        let named = |(at, item): (usize, &T)| {
            let id = item.id().uuid();
            (id, words.item_name(item.title(), at + 1))
        };
        let items = list.iter().enumerate().map(named).collect();
        Self { name, items }
    }

    fn of_measures(plan: &Plan, words: Words) -> Self {
        let measures = plan.measures.iter();
        let named = measures.map(|it| (it.id.uuid(), words.code_and_title(&it.code, &it.title)));
        Self {
            name: words.measures(),
            items: named.collect(),
        }
    }
}

fn chosen_of<T: Item>(list: &Items<T>, chosen: &HashSet<Uuid>) -> Vec<Id<T>> {
    let ids = list.iter().map(Item::id);
    ids.filter(|id| chosen.contains(&id.uuid())).collect()
}

/// The content of the other plan, with boxes.
fn parts(from: Arc<Plan>, back: RwSignal<Option<Arc<Plan>>>) -> AnyView {
    let (desk, words) = (desk(), words());
    let title = or_untitled(&from.title, words.untitled_plan());
    let chosen = RwSignal::new(HashSet::<Uuid>::new());
    let with_costs = RwSignal::new(true);
    let parts = [
        Part::of_measures(&from, words),
        Part::of(words.parties(), &from.parties, words),
        Part::of(words.groups_list(), &from.target_groups, words),
        Part::of(words.regions_list(), &from.regions, words),
        Part::of(words.rates(), &from.rates, words),
    ];
    let none = parts.iter().all(|part| part.items.is_empty());
    let count = Memo::new(move |_| chosen.with(HashSet::len));
    let costs = !from.cost_lines.is_empty();
    // What the measures that are here already are called here, while it is asked what becomes of them.
    let asking = RwSignal::new(Vec::<String>::new());
    let take = move |how: Option<Twins>| {
        let wanted = chosen.with_untracked(|chosen| Wanted {
            parties: chosen_of(&from.parties, chosen),
            target_groups: chosen_of(&from.target_groups, chosen),
            regions: chosen_of(&from.regions, chosen),
            rates: chosen_of(&from.rates, chosen),
            measures: chosen_of(&from.measures, chosen),
            with_costs: with_costs.get_untracked(),
            twins: how.unwrap_or_default(),
        });
        let there = desk.peek(|plan| {
            let twins = twins(plan, &from, &wanted.measures).into_iter();
            let there = twins.filter_map(|(_, here)| plan.measures.get(here));
            let named = there.map(|it| words.code_and_title(&it.code, &it.title));
            named.collect::<Vec<_>>()
        });
        if how.is_none() && !there.is_empty() {
            asking.set(there);
            device::focus(TWINS.to_owned());
            return;
        }
        asking.set(Vec::new());
        take_over(desk, &from, &wanted);
        chosen.update(HashSet::clear);
        device::focus(HEAD.to_owned());
    };
    let lists = parts.into_iter().filter(|part| !part.items.is_empty());
    let lists: Vec<AnyView> = lists.map(|part| list(part, chosen)).collect();
    view! {
        <section class="sp-group">
            <div class="sp-group__head">
                <h2 class="nl-heading nl-heading--level-2" id=HEAD tabindex="-1">
                    {words.copy_what(title)}
                </h2>
                <Button
                    icon="back"
                    label=words.copy_other()
                    weight=Weight::Subtle
                    on_press=move || back.set(None)
                />
            </div>
            <p class="nl-paragraph sp-small sp-quiet">{words.copy_what_comes_along()}</p>
            {none.then(|| view! { <p class="nl-paragraph">{words.copy_nothing_there()}</p> })}
            {lists}
        </section>
        {question(asking, take.clone())}
        <div class="sp-several__bar">
            {costs
                .then(|| {
                    view! {
                        <CheckField
                            label=words.copy_with_costs()
                            value=with_costs
                            on_tick=Box::new(move |on| with_costs.set(on))
                        />
                    }
                })}
            <div class="sp-actions">
                <button
                    type="button"
                    class="utrecht-button utrecht-button--primary-action"
                    disabled=move || count.get() == 0
                    on:click=move |_| take(None)
                >
                    {move || words.copy_take(words.count(u64::try_from(count.get()).unwrap_or(u64::MAX)))}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Asks what becomes of measures that are here already.
fn question(
    there: RwSignal<Vec<String>>,
    take: impl Fn(Option<Twins>) + Clone + Send + Sync + 'static,
) -> AnyView {
    let words = words();
    let said = move || {
        words.copy_twins(there.with(|there| u64::try_from(there.len()).unwrap_or(u64::MAX)))
    };
    let answers = [
        ("ok", words.copy_twins_leave(), Twins::Leave),
        ("add", words.copy_twins_beside(), Twins::Beside),
        ("copy", words.copy_twins_in_place(), Twins::InPlace),
    ];
    let buttons = move || {
        let button = |(icon, label, how)| {
            let take = take.clone();
            view! {
                <Button
                    icon=icon
                    label=label
                    weight=Weight::Secondary
                    on_press=move || take(Some(how))
                />
            }
        };
        answers.map(button).collect_view()
    };
    let list = move || {
        there
            .get()
            .into_iter()
            .map(|name| view! { <li>{name}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || there.with(|there| !there.is_empty())>
            <div
                class="utrecht-alert utrecht-alert--warning"
                role="group"
                aria-label=said
                id=TWINS
                tabindex="-1"
            >
                <Icon name="warning"/>
                <div class="utrecht-alert__content">
                    <div class="utrecht-alert__message">
                        <p class="nl-paragraph">
                            <strong>{said}</strong>
                        </p>
                        <ul>{list}</ul>
                        <p class="nl-paragraph">{words.copy_twins_why()}</p>
                    </div>
                    <div class="sp-actions">{buttons.clone()}</div>
                </div>
            </div>
        </Show>
    }
    .into_any()
}

/// A list with a box for each item, and one for all.
fn list(part: Part, chosen: RwSignal<HashSet<Uuid>>) -> AnyView {
    let words = words();
    let ids: Arc<Vec<Uuid>> = Arc::new(part.items.iter().map(|(id, _)| *id).collect());
    let every = ids.clone();
    let all =
        Signal::derive(move || chosen.with(|chosen| every.iter().all(|id| chosen.contains(id))));
    let put = move |id: &Uuid, on: bool| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(*id);
            } else {
                chosen.remove(id);
            }
        });
    };
    let boxes = part.items.into_iter().map(|(id, name)| {
        view! {
            <li>
                <CheckField
                    label=name
                    value=Signal::derive(move || chosen.with(|chosen| chosen.contains(&id)))
                    on_tick=Box::new(move |on| put(&id, on))
                />
            </li>
        }
    });
    view! {
        <fieldset class="sp-set sp-group">
            <legend>{part.name}</legend>
            <CheckField
                label=words.copy_all()
                of=part.name
                value=all
                on_tick=Box::new(move |on| ids.iter().for_each(|id| put(id, on)))
            />
            <ul class="sp-copy">{boxes.collect_view()}</ul>
        </fieldset>
    }
    .into_any()
}
