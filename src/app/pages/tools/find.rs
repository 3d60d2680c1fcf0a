//! Finding words in the whole plan, and replacing them where wanted.

use std::collections::HashSet;

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    app::{
        browser::device,
        desk::{Desk, desk, words},
        going::{
            navigation::{WORDS, spot_of},
            places::{Search, going},
            route::Route,
        },
        parts::{CheckField, TextField, go_to},
    },
    edit::{Act, Change, Hit, find, replace},
    plan::{Plan, Section},
};

/// How many hits are drawn at first, so that typing stays quick.
const FIRST: usize = 200;
/// The ids of the other field and of the list.
const WITH: &str = "find-with";
const LIST: &str = "find-hits";

/// Tells hits of the same words apart.
type HitSpot = (Uuid, usize, usize);

fn replace_words(desk: Desk, hits: &[Hit], with: &str) {
    let mut replaced = 0;
    let change = Change::whole(Act::ReplaceText, desk.peek(|plan| plan.id));
    desk.edit(change, |plan| replaced = replace(plan, hits, with));
    let words = desk.saying.words();
    desk.say_undoable(if with.is_empty() {
        words.find_removed(number(replaced))
    } else {
        words.find_replaced(number(replaced))
    });
    device::focus(WORDS.to_owned());
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The page for finding words.
#[component]
pub fn Find() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let search = going().search;
    let most = RwSignal::new(FIRST);
    let left_out = RwSignal::new(HashSet::<HitSpot>::new());
    let query = Memo::new(move |_| search.with(|it| (it.words.clone(), it.options)));
    let hits = Memo::new(move |_| {
        let (wanted, options) = query.get();
        desk.with_plan(|plan| find(plan, &wanted, options))
    });
    let ask = move |change: &dyn Fn(&mut Search)| {
        search.update(change);
        most.set(FIRST);
        left_out.update(HashSet::clear);
    };
    let chosen = Memo::new(move |_| {
        let chosen = |hit: &&Hit| left_out.with(|left| !left.contains(&hit.spot()));
        hits.with(|hits| hits.iter().filter(chosen).count())
    });
    let found = Memo::new(move |_| hits.with(Vec::len));
    let replace_chosen = move |_| {
        let left = left_out.get_untracked();
        let mut chosen = hits.get_untracked();
        chosen.retain(|hit| !left.contains(&hit.spot()));
        search.with_untracked(|search| replace_words(desk, &chosen, &search.with));
    };
    let all = move |_| {
        let none_left = left_out.with_untracked(HashSet::is_empty);
        left_out.set(if none_left {
            hits.with_untracked(|hits| hits.iter().map(Hit::spot).collect())
        } else {
            HashSet::new()
        });
    };
    let in_short = move || {
        if query.with(|(wanted, _)| wanted.is_empty()) {
            words.find_begin().to_owned()
        } else if found.get() == 0 {
            words.find_nothing().to_owned()
        } else {
            words.find_count(number(found.get()), words.count(number(chosen.get())))
        }
    };
    view! {
        <div class="sp-title">
            <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                {words.find()}
            </h1>
        </div>
        <p class="nl-paragraph sp-intro">{words.find_intro()}</p>
        <div class="sp-fields">
            <TextField
                id=WORDS
                label=words.find_words()
                span="sp-span-6"
                value=Signal::derive(move || search.with(|it| it.words.clone()))
                on_input=Box::new(move |typed| ask(&|it| it.words.clone_from(&typed)))
            />
            <TextField
                id=WITH
                label=words.find_with()
                span="sp-span-6"
                value=Signal::derive(move || search.with(|it| it.with.clone()))
                on_input=Box::new(move |typed| search.update(|it| it.with = typed))
            />
            <div class="sp-checks">
                <CheckField
                    label=words.find_match_case()
                    value=Signal::derive(move || search.with(|it| it.options.match_case))
                    on_tick=Box::new(move |ticked| ask(&|it| it.options.match_case = ticked))
                />
                <CheckField
                    label=words.find_whole_word()
                    value=Signal::derive(move || search.with(|it| it.options.whole_word))
                    on_tick=Box::new(move |ticked| ask(&|it| it.options.whole_word = ticked))
                />
            </div>
        </div>
        <div class="sp-found">
            <p class="nl-paragraph" role="status">
                {in_short}
            </p>
            <Show when=move || { found.get() > 0 }>
                <div class="sp-actions">
                    <button
                        type="button"
                        class="utrecht-button utrecht-button--primary-action"
                        disabled=move || chosen.get() == 0
                        on:click=replace_chosen
                    >
                        {move || {
                            let count = words.count(number(chosen.get()));
                            if search.with(|it| it.with.is_empty()) {
                                words.find_remove(count)
                            } else {
                                words.find_replace(count)
                            }
                        }}
                    </button>
                    <button type="button" class="utrecht-button utrecht-button--subtle" on:click=all>
                        {move || {
                            if left_out.with(HashSet::is_empty) {
                                words.choose_none()
                            } else {
                                words.choose_all()
                            }
                        }}
                    </button>
                </div>
            </Show>
        </div>
        <div id=LIST tabindex="-1">
            {move || {
                let most = most.get();
                desk.with_plan(|plan| hits.with(|hits| groups(plan, hits, most, left_out)))
            }}
        </div>
        <Show when=move || { found.get() > most.get() }>
            <div class="sp-actions sp-actions--after">
                <button
                    type="button"
                    class="utrecht-button utrecht-button--secondary-action"
                    on:click=move |_| {
                        most.set(usize::MAX);
                        device::focus(LIST.to_owned());
                    }
                >
                    {move || words.find_show_all(words.count(number(found.get())))}
                </button>
            </div>
        </Show>
    }
}

/// The first hits, by section in the order of the plan.
fn groups(
    plan: &Plan,
    hits: &[Hit],
    most: usize,
    left_out: RwSignal<HashSet<HitSpot>>,
) -> Vec<AnyView> {
    let mut sections: Vec<Section> = plan.sections().to_vec();
    for section in Section::ALL {
        if !sections.contains(section) {
            sections.push(*section);
        }
    }
    let mut room = most;
    let mut drawn = Vec::new();
    for section in sections {
        let here = |hit: &&Hit| hit.about.section(hit.field) == section;
        let count = hits.iter().filter(here).count();
        let items: Vec<AnyView> = hits
            .iter()
            .filter(here)
            .take(room)
            .map(|hit| item(plan, hit, left_out))
            .collect();
        room -= items.len();
        if !items.is_empty() {
            drawn.push(group(section, count, items));
        }
    }
    drawn
}

fn group(section: Section, count: usize, items: Vec<AnyView>) -> AnyView {
    let words = words();
    view! {
        <section class="sp-subject">
            <div class="sp-subject__head">
                <h2 class="nl-heading nl-heading--level-2">{words.section(section)}</h2>
                <span class="sp-subject__count">{words.find_places(number(count))}</span>
            </div>
            <ul class="sp-hits">{items}</ul>
        </section>
    }
    .into_any()
}

/// A hit in its context, with a box and a link to its field.
fn item(plan: &Plan, hit: &Hit, left_out: RwSignal<HashSet<HitSpot>>) -> AnyView {
    let (desk, going, words) = (desk(), going(), words());
    let Hit {
        about,
        field,
        before,
        found,
        after,
        ..
    } = hit.clone();
    let spot = hit.spot();
    let name = words.subject_title(plan, about);
    let place = spot_of(plan, about, field).place;
    let link = view! {
        <a
            class="utrecht-link utrecht-link--html-a"
            href=Route::Plan(plan.id, place).fragment()
            on:click=go_to(desk, about, field)
        >
            {name}
        </a>
    };
    let ticked = move || left_out.with(|left| !left.contains(&spot));
    let with = Memo::new(move |_| going.search.with(|search| search.with.clone()));
    view! {
        <li class="sp-hit">
            <label class="sp-hit__text">
                <input
                    type="checkbox"
                    prop:checked=ticked
                    on:change:target=move |event| {
                        let ticked = event.target().checked();
                        left_out
                            .update(|left| {
                                if ticked {
                                    left.remove(&spot);
                                } else {
                                    left.insert(spot);
                                }
                            });
                    }
                />
                <span>
                    {before}
                    <mark>{found}</mark>
                    {move || {
                        let with = with.get();
                        (ticked() && !with.is_empty()).then(|| view! { <ins>{with}</ins> })
                    }}
                    {after}
                </span>
            </label>
            <span class="sp-hit__where">{link}</span>
        </li>
    }
    .into_any()
}
