//! What becomes of a block from the clipboard, shown where that is not plain.

use leptos::{html, prelude::*};

use super::{Grid, editor};
use crate::{
    app::{
        device,
        parts::{Button, CheckField, Choice, Choose, IconButton, SelectField, Weight},
    },
    documents::{
        Answer, Block, Column, Doubt, Lost, Onto, Outcome, Paste, Range, Spot, Verdict, What,
        copied,
    },
    edit::{Act, Change},
    figures::Money,
    plan::{CostLine, Id},
};

/// So many doubts are drawn.
const MOST: usize = 200;

/// A block on its way in, and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasting {
    paste: Paste,
    at: Spot,
    lines: Vec<Id<CostLine>>,
    columns: Vec<Column>,
    new_line: CostLine,
}

/// A doubt in the list: its column and text, and whether it was merged.
type Key = (Column, String, bool);

impl Grid {
    /// Works something out of a block on its way in.
    fn onto<T>(self, pasting: &Pasting, work: impl FnOnce(&Paste, Onto<'_>) -> T) -> T {
        self.peek(|plan, names, money| {
            let onto = Onto {
                plan,
                names,
                money,
                words: self.words,
                lines: &pasting.lines,
                columns: &pasting.columns,
                new_line: &pasting.new_line,
            };
            work(&pasting.paste, onto)
        })
    }

    fn answer(self, change: impl FnOnce(&mut Paste)) {
        self.pasting.update(|pasting| {
            if let Some(pasting) = pasting {
                change(&mut pasting.paste);
            }
        });
    }
}

/// Puts a block in at the chosen cells when all of it is plain; else shows what becomes of it.
pub fn begin(grid: Grid, block: Block) {
    let range = grid.range.get_untracked();
    let (rows, columns) = (range.rows(), range.columns());
    let at = Spot {
        row: *rows.start(),
        column: *columns.start(),
    };
    let lines = grid.lines.with_untracked(|lines| {
        let from_here = lines.0.iter().skip(at.row);
        from_here.map(|line| line.id).collect()
    });
    let shown = grid.desk().columns.get_untracked();
    let mut pasting = Pasting {
        paste: Paste::default(),
        at,
        lines,
        columns: shown.into_iter().skip(at.column).collect(),
        new_line: grid.new_line(),
    };
    let block = block.tiled(rows.count(), columns.count());
    pasting.paste = grid.onto(&pasting, |_, onto| Paste::new(block, onto));
    let outcome = grid.onto(&pasting, Paste::outcome);
    if outcome.is_plain() && !pasting.paste.head {
        take(grid, &pasting, outcome);
    } else {
        grid.pasting.set(Some(pasting));
    }
}

/// Writes the lines as they become, and says how many.
fn take(grid: Grid, pasting: &Pasting, outcome: Outcome) {
    let words = grid.words;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (all, added) = (outcome.lines.len(), outcome.added());
    let change = Change::whole(Act::ChangeSeveral, grid.desk().peek(|plan| plan.id));
    grid.write(change, outcome.lines);
    let mut said = Vec::new();
    if all > added {
        said.push(words.grid_changed(number(all - added)));
    }
    if added > 0 {
        said.push(words.grid_added(number(added)));
    }
    grid.desk().say_undoable(said.join(" "));
    // A column that was filled is shown.
    let filled = pasting.paste.columns.iter().flatten();
    let filled: Vec<Column> = filled.copied().collect();
    grid.desk().columns.maybe_update(|shown| {
        let before = shown.len();
        let wanted = |column: &Column| shown.contains(column) || filled.contains(column);
        let all: Vec<Column> = Column::ALL.into_iter().filter(wanted).collect();
        *shown = all;
        shown.len() != before
    });
    let last = Spot {
        row: pasting.at.row + all.saturating_sub(1),
        column: pasting.at.column + filled.len().saturating_sub(1),
    };
    grid.range.set(
        Range {
            anchor: last,
            cursor: pasting.at,
        }
        .within(grid.size()),
    );
    grid.reveal();
    grid.focus();
}

/// The dialog, open while there is something to look at.
pub fn preview(grid: Grid) -> AnyView {
    let words = grid.words;
    let dialog = NodeRef::<html::Dialog>::new();
    let open = Memo::new(move |_| grid.pasting.with(Option::is_some));
    let close = move || {
        grid.pasting.set(None);
        grid.focus();
    };
    Effect::new(move |_| {
        let asking = open.get();
        let Some(dialog) = dialog.get() else {
            return;
        };
        device::after_drawing(move || {
            if asking && !dialog.open() {
                // A browser that refuses has the dialog open already, or has it no longer.
                let _ = dialog.show_modal();
            } else if !asking && dialog.open() {
                dialog.close();
            }
        });
    });
    let outcome = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let pasting = pasting.as_ref()?;
            Some(grid.onto(pasting, Paste::outcome))
        })
    });
    let put_in = move || {
        let pasting = grid.pasting.get_untracked();
        if let (Some(pasting), Some(outcome)) = (pasting, outcome.get_untracked()) {
            grid.pasting.set(None);
            device::after_drawing(move || take(grid, &pasting, outcome));
        }
    };
    view! {
        <dialog
            class="sp-dialog sp-dialog--wide"
            aria-labelledby="paste-title"
            node_ref=dialog
            on:close=move |_| {
                if open.get_untracked() {
                    close();
                }
            }
        >
            <Show when=move || open.get()>
                <div class="sp-dialog__head">
                    <h2 class="nl-heading nl-heading--level-2" id="paste-title">
                        {words.paste_title()}
                    </h2>
                    <IconButton icon="close" label=words.paste_cancel() on_press=close/>
                </div>
                <p class="nl-paragraph sp-soft">{words.paste_intro()}</p>
                {columns(grid)}
                {lost(grid, outcome)}
                {doubts(grid, outcome)}
                <div class="sp-actions sp-dialog__foot">
                    <Button
                        icon="close"
                        label=words.paste_cancel()
                        weight=Weight::Subtle
                        on_press=close
                    />
                    <Button
                        icon="paste"
                        label=words.paste_take()
                        weight=Weight::Primary
                        on_press=put_in
                    />
                </div>
            </Show>
        </dialog>
    }
    .into_any()
}

/// Which column of the lines each column of the block goes to.
fn columns(grid: Grid) -> AnyView {
    let words = grid.words;
    let of_paste = move |read: fn(&Paste) -> bool| {
        grid.pasting
            .with(|pasting| pasting.as_ref().is_some_and(|it| read(&it.paste)))
    };
    let heads = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let Some(paste) = pasting.as_ref().map(|it| &it.paste) else {
                return Vec::new();
            };
            let heads = paste.heads();
            let name = |at: usize| match heads.get(at).map(|head| head.trim()) {
                Some(head) if !head.is_empty() => words.paste_column_named(at + 1, head),
                _ => words.paste_column(at + 1),
            };
            (0..paste.columns.len()).map(name).collect::<Vec<String>>()
        })
    });
    let one = move |(at, label): (usize, String)| {
        let choices = move || {
            let none = (String::new(), words.paste_column_out().to_owned());
            let columns = Column::ALL.iter().enumerate();
            let named = columns.map(|(at, column)| (at.to_string(), column.name(words).to_owned()));
            std::iter::once(none).chain(named).collect::<Vec<Choice>>()
        };
        let value = Signal::derive(move || {
            grid.pasting.with(|pasting| {
                let column = pasting
                    .as_ref()
                    .and_then(|it| it.paste.columns.get(at).copied().flatten());
                let place = Column::ALL.iter().position(|one| Some(*one) == column);
                place.map(|place| place.to_string()).unwrap_or_default()
            })
        });
        view! {
            <SelectField
                id=format!("paste-column-{at}")
                label=label
                span="sp-span-4"
                choices=Signal::derive(choices)
                value=value
                on_choose=Box::new(move |chosen: String| {
                    let column = chosen.parse().ok().and_then(|at: usize| Column::ALL.get(at));
                    grid.answer(|paste| {
                        // A column of the lines is filled by one column of the block.
                        for held in &mut paste.columns {
                            if held.as_ref() == column {
                                *held = None;
                            }
                        }
                        if let Some(held) = paste.columns.get_mut(at) {
                            *held = column.copied();
                        }
                    });
                })
            />
        }
    };
    view! {
        <CheckField
            label=words.paste_head_row()
            value=Signal::derive(move || of_paste(|paste| paste.head))
            on_tick=Box::new(move |ticked| grid.answer(|paste| paste.head = ticked))
        />
        <details class="sp-fold">
            <summary>{words.paste_columns()}</summary>
            <div class="sp-fields">
                {move || heads.get().into_iter().enumerate().map(one).collect_view()}
            </div>
        </details>
    }
    .into_any()
}

/// The columns of the block that go nowhere.
fn lost(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let words = grid.words;
    let name = move |lost: &Lost| {
        grid.pasting.with_untracked(|pasting| {
            let heads = pasting.as_ref().map(|it| it.paste.heads());
            let head = heads.and_then(|heads| heads.get(lost.at).map(|head| (*head).to_owned()));
            match head.filter(|head| !head.trim().is_empty()) {
                Some(head) => words.paste_column_named(lost.at + 1, head),
                None => words.paste_column(lost.at + 1),
            }
        })
    };
    let list = move || {
        let lost = outcome.with(|it| it.as_ref().map(|it| it.lost.clone()));
        lost.filter(|lost| !lost.is_empty()).map(|lost| {
            let items = lost.iter().map(|lost| {
                let cells = words.paste_lost_cells(u64::try_from(lost.cells).unwrap_or(u64::MAX));
                let example = words.paste_lost_for(&lost.example);
                view! { <li>{format!("{}: {cells} ({example})", name(lost))}</li> }
            });
            view! { <ul class="sp-paste__lost">{items.collect_view()}</ul> }
        })
    };
    list.into_any()
}

/// The texts in doubt, each with what becomes of it and a way to mend it.
fn doubts(grid: Grid, outcome: Memo<Option<Outcome>>) -> AnyView {
    let words = grid.words;
    let count = Memo::new(move |_| outcome.with(|it| it.as_ref().map_or(0, |it| it.doubts.len())));
    let keys = Memo::new(move |_| {
        outcome.with(|outcome| {
            let doubts = outcome.as_ref().map_or(&[][..], |it| &it.doubts);
            let mut keys: Vec<Key> = Vec::new();
            for doubt in doubts.iter().take(MOST) {
                let key = (doubt.column, doubt.text.clone(), doubt.merged);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            keys
        })
    });
    view! {
        <h3 class="nl-heading nl-heading--level-3">{words.paste_doubts()}</h3>
        <Show when=move || count.get() == 0>
            <p class="nl-paragraph sp-soft">{words.paste_no_doubts()}</p>
        </Show>
        <ul class="sp-paste">
            <For each=move || keys.get() key=Clone::clone let:key>
                {doubt(grid, outcome, key)}
            </For>
        </ul>
        {move || {
            let more = count.get().saturating_sub(MOST);
            (more > 0)
                .then(|| {
                    view! { <p class="nl-paragraph">{words.paste_more(more)}</p> }
                })
        }}
    }
    .into_any()
}

fn doubt(grid: Grid, outcome: Memo<Option<Outcome>>, key: Key) -> AnyView {
    let words = grid.words;
    let (column, text, merged) = key.clone();
    let found = Memo::new(move |_| {
        outcome.with(|outcome| {
            let doubts = &outcome.as_ref()?.doubts;
            let this = |doubt: &&Doubt| {
                doubt.column == key.0 && doubt.text == key.1 && doubt.merged == key.2
            };
            doubts.iter().find(this).cloned()
        })
    });
    let answer_key = StoredValue::new((column, text.clone()));
    let answered = Memo::new(move |_| {
        grid.pasting.with(|pasting| {
            let answers = &pasting.as_ref()?.paste.answers;
            answer_key.with_value(|key| answers.get(key).cloned())
        })
    });
    let set = move |answer: Option<Answer>| {
        let key = answer_key.get_value();
        grid.answer(|paste| {
            match answer {
                Some(answer) => paste.answers.insert(key, answer),
                None => paste.answers.remove(&key),
            };
        });
    };
    let left_out = Memo::new(move |_| answered.get() == Some(Answer::LeaveOut));
    let becomes = move || {
        if left_out.get() {
            return words.paste_stays_as_was().to_owned();
        }
        found.with(|found| {
            let doubt = found.as_ref();
            doubt.map_or_else(String::new, |doubt| said(grid, column, &doubt.verdict))
        })
    };
    let rows = move || {
        found.with(|found| {
            let rows = found.as_ref().map_or(&[][..], |doubt| &doubt.rows);
            let named: Vec<String> = rows.iter().take(8).map(ToString::to_string).collect();
            let more = if rows.len() > 8 { " …" } else { "" };
            let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
            words.paste_places(count, named.join(", ") + more)
        })
    };
    let choices = move || {
        let asked = found.with(|found| match found.as_ref().map(|doubt| &doubt.verdict) {
            Some(Verdict::Asked(choices)) => choices.clone(),
            _ => Vec::new(),
        });
        asked
            .into_iter()
            .map(|choice| {
                let label = choice.clone();
                let take = move || set(Some(Answer::Instead(choice.clone())));
                view! { <Button icon="saved" label=label on_press=take/> }
            })
            .collect_view()
    };
    let label = words.paste_instead(short(&text), column.name(words));
    // A merged number stays empty and an amount follows: nothing can be typed for them.
    let typed =
        (column.is_typed() && !merged).then(|| instead(grid, column, label, &text, answered, set));
    // What is left already cannot be left out.
    let taken = Memo::new(move |_| {
        found.with(|found| {
            let verdict = found.as_ref().map(|doubt| &doubt.verdict);
            matches!(verdict, Some(Verdict::Taken(_) | Verdict::Understood(..)))
        })
    });
    let leave = move || {
        let (icon, label) = if left_out.get() {
            ("undo", words.paste_take_again())
        } else {
            ("close", words.paste_leave_out())
        };
        let toggle = move || set((!left_out.get_untracked()).then_some(Answer::LeaveOut));
        taken.get().then(|| {
            view! { <Button icon=icon label=label weight=Weight::Subtle on_press=toggle/> }
        })
    };
    view! {
        <li class="sp-paste__doubt">
            <p class="nl-paragraph sp-paste__text">
                <strong>{short(&text)}</strong>
                <span class="sp-soft">{column.name(words)} " · " {rows}</span>
            </p>
            <p class="nl-paragraph" aria-live="polite">
                {becomes}
            </p>
            <div class="sp-actions">{choices} {typed} {leave}</div>
        </li>
    }
    .into_any()
}

/// What somebody chooses or types in place of a text.
fn instead(
    grid: Grid,
    column: Column,
    label: String,
    text: &str,
    answered: Memo<Option<Answer>>,
    set: impl Fn(Option<Answer>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = grid.words;
    let text = text.to_owned();
    let value = Signal::derive(move || match answered.get() {
        Some(Answer::Instead(instead)) => instead,
        _ => text.clone(),
    });
    if !column.is_choice() {
        return view! {
            <input
                class="utrecht-textbox utrecht-textbox--html-input sp-paste__field"
                aria-label=label
                autocomplete="off"
                prop:value=value
                on:input:target=move |event| set(Some(Answer::Instead(event.target().value())))
            />
        }
        .into_any();
    }
    let names = grid.names.get_untracked();
    let of_text = value.get_untracked();
    let choices = move || {
        let known = names.0.choices(column, words).into_iter();
        let none = (String::new(), words.grid_filter_empty().to_owned());
        std::iter::once((of_text.clone(), of_text.clone()))
            .chain([none])
            .chain(known)
            .collect::<Vec<Choice>>()
    };
    view! {
        <Choose
            id=format!("paste-{}", uuid::Uuid::new_v4().simple())
            name=label
            choices=Signal::derive(choices)
            value=value
            on_choose=Box::new(move |chosen: String| set(Some(Answer::Instead(chosen))))
        />
    }
    .into_any()
}

/// What becomes of a text, in words.
fn said(grid: Grid, column: Column, verdict: &Verdict) -> String {
    let words = grid.words;
    let shown = |value: &crate::documents::Value| {
        let mut line = CostLine::default();
        column.put(&mut line, value.clone());
        grid.peek(|_, names, money: &Money| copied(column, &line, names, money, words))
    };
    match verdict {
        Verdict::Taken(value) => match shown(value).as_str() {
            "" => words.paste_emptied().to_owned(),
            text => words.paste_taken_as(text),
        },
        Verdict::Understood(value, What::OwnCategory) => words.paste_own_category(shown(value)),
        Verdict::Understood(_, What::FormulaAsText) => words.paste_formula_as_text().to_owned(),
        Verdict::Understood(_, What::MergedRepeated) => words.paste_merged_repeated().to_owned(),
        Verdict::Understood(_, What::MergedBlank) => words.paste_merged_blank().to_owned(),
        Verdict::Understood(_, What::OnePiece) => words.paste_one_piece().to_owned(),
        Verdict::Asked(_) | Verdict::Left(_) => {
            let why = editor::why(words, column, verdict);
            format!("{}: {why}", words.paste_is_left())
        }
    }
}

/// The start of a long text.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
