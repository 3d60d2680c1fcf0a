//! Go to: a question answered by typing where to.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use crate::{
    app::{
        browser::{device, keys::pressed},
        desk::{Desk, desk, saying, words},
        going::{
            navigation,
            places::{Search, going},
            route::{Place, Route, Tool},
        },
        keeping::{Keeping, keeping},
        pages::{
            measures::outline::{add_measure, add_theme, theme_at},
            plan::top::{duplicate_open, look_for_words, other_language},
        },
        parts::{Icon, IconButton, go_to_field},
    },
    check::{Finding, Subject},
    plan::{Plan, Section},
    text::{Named, Words, nearest},
};

/// How many answers are drawn: nobody reads more, and typing narrows them down.
const MOST: usize = 50;
/// The ids of the list and of the field above it.
const LIST: &str = "go-to-list";
const FIELD: &str = "go-to";

/// Where somebody can go, or what they can do.
#[derive(Clone)]
enum Goal {
    Plans,
    Help,
    Page(Place),
    Item(Subject),
    Finding(Finding),
    Do(Act),
}

/// What can be done from anywhere.
#[derive(Clone, Copy)]
enum Act {
    AddMeasure,
    AddTheme,
    Undo,
    Redo,
    Download,
    Save,
    Print,
    Duplicate,
    Speak,
}

impl Act {
    const ALL: [Self; 9] = [
        Self::AddMeasure,
        Self::AddTheme,
        Self::Undo,
        Self::Redo,
        Self::Download,
        Self::Save,
        Self::Print,
        Self::Duplicate,
        Self::Speak,
    ];

    /// Its icon, and what it is called.
    fn look(self, words: Words) -> (&'static str, &'static str) {
        match self {
            Self::AddMeasure => ("add", words.add_measure()),
            Self::AddTheme => ("add", words.add_theme()),
            Self::Undo => ("undo", words.undo()),
            Self::Redo => ("redo", words.redo()),
            Self::Download => ("download", words.download()),
            Self::Save => ("saved", words.go_to_save()),
            Self::Print => ("print", words.go_to_print()),
            Self::Duplicate => ("copy", words.duplicate_plan()),
            Self::Speak => ("language", other_language().2),
        }
    }

    fn run(self, desk: Desk, keeping: Keeping) {
        match self {
            Self::AddMeasure => {
                let place = match navigation::current() {
                    Route::Plan(_, place) => place,
                    Route::Start | Route::Help | Route::Device => Place::default(),
                };
                add_measure(desk, theme_at(desk, place));
            }
            Self::AddTheme => add_theme(desk),
            Self::Undo => desk.undo(),
            Self::Redo => desk.redo(),
            Self::Download => keeping.download(),
            Self::Save => keeping.save_now(),
            // After the question is gone from the page.
            Self::Print => device::after_drawing(|| {
                let _ = window().print();
            }),
            Self::Duplicate => duplicate_open(keeping),
            Self::Speak => saying().speak(other_language().0),
        }
    }
}

impl Goal {
    fn icon(&self, words: Words) -> &'static str {
        match self {
            Self::Plans => "open",
            Self::Help => "help",
            Self::Page(Place::Tool(tool)) => tool.entry().icon,
            Self::Page(_) => "file",
            Self::Item(about) => {
                let known = [
                    (Section::Measures, "measures"),
                    (Section::Parties, "parties"),
                    (Section::Money, "money"),
                ];
                let section = about.noun().section();
                let known = known.into_iter().find(|(known, _)| *known == section);
                known.map_or("file", |(_, icon)| icon)
            }
            Self::Finding(finding) => finding.severity().icon(),
            Self::Do(act) => act.look(words).0,
        }
    }
}

/// All of them: pages first, then what can be done, what is in the plan, and what was found in it.
fn goals(desk: Desk, words: Words) -> Vec<Named<Goal>> {
    let outcome = desk.outcome.get_untracked();
    desk.peek(|plan| {
        let section = |it: &Section| {
            let page = Goal::Page(Place::Section(*it));
            Named::new(page, words.section(*it), words.section_heading())
        };
        let tool = |it: &Tool| {
            let page = Goal::Page(Place::Tool(*it));
            Named::new(page, (it.entry().name)(words), words.go_to_page())
        };
        let act = |it: Act| Named::new(Goal::Do(it), it.look(words).1, words.go_to_act());
        let around = [
            Named::new(Goal::Plans, words.to_your_plans(), words.go_to_page()),
            Named::new(Goal::Help, words.help(), words.go_to_page()),
        ];
        let items = words.named_items(plan).into_iter();
        let findings = words.named_findings(plan, &outcome.findings).into_iter();
        (plan.sections().iter().map(section))
            .chain(Tool::ALL.iter().map(tool))
            .chain(around)
            .chain(Act::ALL.map(act))
            .chain(items.map(|item| item.map(Goal::Item)))
            .chain(findings.map(|finding| finding.map(Goal::Finding)))
            .collect()
    })
}

/// The question where to go, as long as it is asked.
#[component]
pub fn GoTo() -> impl IntoView {
    let seeks = going().seeks;
    on_cleanup(move || seeks.set(false));
    view! {
        <Show when=move || seeks.get()>
            <Question/>
        </Show>
    }
}

#[component]
fn Question() -> impl IntoView {
    let (desk, keeping, going, words) = (desk(), keeping(), going(), words());
    let dialog = NodeRef::<html::Dialog>::new();
    let goals = StoredValue::new(goals(desk, words));
    let typed = RwSignal::new(String::new());
    let found =
        Memo::new(move |_| goals.with_value(|goals| typed.with(|typed| nearest(goals, typed))));
    // The last answer looks for the words themselves.
    let words_too = move || typed.with(|typed| !typed.trim().is_empty());
    let count = move || found.with(Vec::len).min(MOST) + usize::from(words_too());
    let at = RwSignal::new(0_usize);
    dialog.on_load(|dialog| {
        // Not before it is in the document.
        device::after_drawing(move || {
            let _ = dialog.show_modal();
        });
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        going.seeks.set(false);
    };
    let choose = move |place: usize| {
        let chosen = found.with_untracked(|found| found.iter().take(MOST).nth(place).copied());
        let goal =
            chosen.and_then(|at| goals.with_value(|goals| Some(goals.get(at)?.what.clone())));
        let wanted = typed.get_untracked();
        close();
        match goal {
            Some(Goal::Plans) => navigation::go(Route::Start),
            Some(Goal::Help) => navigation::go(Route::Help),
            Some(Goal::Page(place)) => go(desk, place),
            Some(Goal::Item(Subject::Theme(id))) => go(desk, Place::Theme(id)),
            Some(Goal::Item(Subject::Measure(id))) => go(desk, Place::Measure(id)),
            Some(Goal::Item(about)) => go_to_field(desk, going, about, about.title_field()),
            Some(Goal::Finding(finding)) => {
                let (about, field) = finding.leads_to();
                go_to_field(desk, going, about, field.name());
            }
            Some(Goal::Do(act)) => act.run(desk, keeping),
            None => {
                let words = wanted.trim().to_owned();
                going.search.set(Search {
                    words,
                    ..Search::default()
                });
                look_for_words(desk);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = count();
        let to = match pressed(&event).as_deref() {
            Some("ArrowDown") => (at.get_untracked() + 1) % count.max(1),
            Some("ArrowUp") => (at.get_untracked() + count.max(1) - 1) % count.max(1),
            Some("Enter") => {
                event.prevent_default();
                return choose(at.get_untracked());
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        device::reveal(option(to));
    };
    let answers = move || {
        let found = found.get();
        let drawn = found.iter().take(MOST).enumerate();
        let mut answers: Vec<AnyView> = goals.with_value(|goals| {
            let named = drawn.filter_map(|(place, index)| Some((place, goals.get(*index)?)));
            named
                .map(|(place, it)| {
                    let icon = it.what.icon(words);
                    answer(place, at, icon, it.name.clone(), it.kind.clone(), choose)
                })
                .collect()
        });
        if words_too() {
            let place = answers.len();
            let name = words.go_to_words(typed.with(|typed| typed.trim().to_owned()));
            answers.push(answer(place, at, "find", name, String::new(), choose));
        }
        answers
    };
    view! {
        <dialog
            class="sp-dialog sp-goto"
            aria-label=words.go_to()
            node_ref=dialog
            on:close=move |_| going.seeks.set(false)
        >
            <div class="sp-goto__head">
                <Icon name="find"/>
                <input
                    class="sp-goto__field"
                    id=FIELD
                    role="combobox"
                    aria-label=words.go_to_what()
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls=LIST
                    aria-activedescendant=move || option(at.get())
                    autocomplete="off"
                    autofocus
                    spellcheck="false"
                    placeholder=words.go_to_hint()
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        at.set(0);
                    }
                    on:keydown=on_key
                />
                <IconButton icon="close" label=words.close_message() on_press=close/>
            </div>
            <p class="sp-hidden" role="status">
                {move || words.go_to_found(u64::try_from(found.with(Vec::len)).unwrap_or(u64::MAX))}
            </p>
            <ul class="sp-goto__list" id=LIST role="listbox" aria-label=words.go_to()>
                {answers}
            </ul>
        </dialog>
    }
}

/// The id of an answer.
fn option(place: usize) -> String {
    format!("{FIELD}-{place}")
}

fn answer(
    place: usize,
    at: RwSignal<usize>,
    icon: &'static str,
    name: String,
    kind: String,
    choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    view! {
        <li
            class="sp-goto__answer"
            id=option(place)
            role="option"
            aria-selected=move || (at.get() == place).to_string()
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| choose(place)
        >
            <Icon name=icon/>
            <span class="sp-goto__name">{name}</span>
            <span class="sp-goto__kind">{kind}</span>
        </li>
    }
    .into_any()
}

/// Goes to a page, and to its top where the user is there already.
fn go(desk: Desk, place: Place) {
    navigation::go(Route::Plan(desk.peek(|plan: &Plan| plan.id), place));
    device::focus(device::MAIN.to_owned());
}
