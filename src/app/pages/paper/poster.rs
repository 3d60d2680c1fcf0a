//! The plan on paper: the poster as it will be printed, or the whole plan as a text.

use gloo_file::Blob;
use leptos::{ev, prelude::*, svg, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{
    app::{
        browser::keys::pressed,
        desk::{Desk, desk, words},
        going::{navigation::spot_of, route::Route},
        pages::paper::reading::Reading,
        parts::{
            Button, CheckField, Drawn, Form, Icon, IconButton, More, Weight, ask, field, go_to,
        },
    },
    check::Subject,
    edit::Change,
    exchange::file_name_of,
    layout::{Joint, metrics::FAMILIES},
    paper::{
        poster,
        poster::{Block, HEIGHT, Line, Shape, Sheet, TooLong, WIDTH, hex, poster},
    },
    plan::{Language, Plan, Poster, PosterChart},
    text::Words,
};

/// Sizes of the sheet on the screen, in percent of the paper.
const SIZES: [u32; 6] = [50, 75, 100, 150, 200, 300];

/// What is shown and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Sheet,
    Text,
}

/// How the page shows the sheet; none of it is part of the plan.
#[derive(Clone, Copy)]
struct View {
    shown: RwSignal<Shown>,
    black: RwSignal<bool>,
    /// In percent of the paper; `None` fits the available room.
    size: RwSignal<Option<u32>>,
    sheet: Memo<Sheet>,
    /// Whether the letters it is measured by could not be fetched.
    foreign: RwSignal<bool>,
}

/// The page of the poster.
#[component]
pub fn PosterPage() -> impl IntoView {
    let (desk, words) = (desk(), words());
    let black = RwSignal::new(false);
    let view = View {
        shown: RwSignal::new(Shown::Sheet),
        black,
        size: RwSignal::new(None),
        sheet: Memo::new(move |_| sheet(desk, black.get())),
        foreign: foreign_letters(),
    };
    let held = Memo::new(move |_| {
        view.shown.get() == Shown::Sheet && view.sheet.with(|sheet| !sheet.too_long.is_empty())
    });
    view! {
        <div class="sp-poster" data-held=move || held.get().then_some("")>
            <div class="sp-title">
                <h1 class="nl-heading nl-heading--level-1" tabindex="-1">
                    {words.poster()}
                </h1>
            </div>
            <p class="nl-paragraph sp-intro">
                {move || match view.shown.get() {
                    Shown::Sheet => words.poster_intro(),
                    Shown::Text => words.reading_intro(),
                }}
            </p>
            {bar(view, held)}
            {move || match view.shown.get() {
                Shown::Sheet => paper(view),
                Shown::Text => view! { <Reading/> }.into_any(),
            }}
        </div>
    }
}

/// The words of the plan's own language: the poster belongs to the plan, whoever reads the page.
pub fn words_of_plan(plan: &Plan) -> Words {
    Words::new(plan.language)
}

/// Whether the letters that the poster is measured by could not be fetched: something on the way
/// blocks fonts, or the host lacks them.
fn foreign_letters() -> RwSignal<bool> {
    let foreign = RwSignal::new(false);
    spawn_local(async move {
        let font = format!("13px {FAMILIES}");
        let came = JsFuture::from(document().fonts().load(&font)).await;
        // None are found where styles are blocked too.
        let there = came.is_ok_and(|fonts| js_sys::Array::from(&fonts).length() > 0);
        foreign.try_set(!there);
    });
    foreign
}

fn sheet(desk: Desk, black: bool) -> Sheet {
    let (outcome, money) = (desk.outcome.get(), desk.money.get());
    desk.with_plan(|plan| poster(plan, &outcome.figures, &money, black, words_of_plan(plan)))
}

/// The choices and actions.
fn bar(view: View, held: Memo<bool>) -> AnyView {
    let (desk, words) = (desk(), words());
    let print = move || {
        if !held.get_untracked() {
            // If the browser cannot print, nothing happens.
            let _ = window().print();
        }
    };
    let shape = move |to: Shown, label: &'static str| {
        view! {
            <label class="sp-check utrecht-form-label utrecht-form-label--radio-button">
                <input
                    type="radio"
                    name="paper"
                    data-asks=""
                    prop:checked=move || view.shown.get() == to
                    on:change=move |_| view.shown.set(to)
                />
                {label}
            </label>
        }
        .into_any()
    };
    let is_sheet = move || view.shown.get() == Shown::Sheet;
    view! {
        <div class="sp-poster__bar">
            <fieldset class="sp-poster__choices">
                <legend class="sp-hidden">{words.poster_form()}</legend>
                {shape(Shown::Sheet, words.poster_as_sheet())}
                {shape(Shown::Text, words.poster_as_text())}
            </fieldset>
            <div class="sp-actions">
                <button
                    type="button"
                    class="utrecht-button utrecht-button--primary-action"
                    aria-disabled=move || held.get().then_some("true")
                    aria-describedby="poster-fits"
                    on:click=move |_| print()
                >
                    <Icon name="print"/>
                    {words.poster_print()}
                </button>
                {move || is_sheet().then(|| view! {
                    <Button
                        icon="download"
                        label=words.download_svg()
                        tip=words.download_svg_tip()
                        on_press=move || download(desk, view)
                    />
                })}
            </div>
        </div>
        {move || view.foreign.get().then(|| view! {
            <p class="sp-poster__foreign nl-paragraph" role="status">
                <Icon name="warning" class="sp-icon--small"/>
                {words.poster_foreign()}
            </p>
        })}
        {move || is_sheet().then(|| (choices(view), told(view)))}
    }
    .into_any()
}

fn choices(view: View) -> AnyView {
    let (desk, words) = (desk(), words());
    let form = Form::<Plan>::of(desk.peek(|plan| plan.id));
    let shown =
        move |name, label: &'static str, is: fn(&Poster) -> bool, set: fn(&mut Poster, bool)| {
            let shown = form.follow(move |plan| is(&plan.poster));
            let choose = move |shown: bool| {
                form.change(Change::choosing(form.id, name), |plan| {
                    set(&mut plan.poster, shown);
                });
            };
            view! { <CheckField label=label value=shown on_tick=Box::new(choose)/> }.into_any()
        };
    let black = Box::new(move |black| view.black.set(black));
    view! {
        <fieldset class="sp-poster__choices">
            <legend class="sp-hidden">{words.poster_choices()}</legend>
            {shown(
                "poster_charts",
                words.poster_chart_participants(),
                |poster| poster.draws(PosterChart::Participants),
                |poster, drawn| poster.draw(PosterChart::Participants, drawn),
            )}
            {shown(
                "poster_participants_table",
                words.poster_participants_choice(),
                |poster| !poster.participants_table_left_out,
                |poster, shown| poster.participants_table_left_out = !shown,
            )}
            {shown(
                "poster_charts",
                words.poster_chart_funding(),
                |poster| poster.draws(PosterChart::Funding),
                |poster, drawn| poster.draw(PosterChart::Funding, drawn),
            )}
            {form.tick(field!("poster_contacts", poster.contacts), ask(words.poster_contacts_choice()))}
            <CheckField label=words.poster_black() value=view.black on_tick=black/>
        </fieldset>
    }
    .into_any()
}

/// Whether everything fits, and what does not.
fn told(view: View) -> AnyView {
    let words = words();
    let too_long = Memo::new(move |_| view.sheet.with(|sheet| sheet.too_long.clone()));
    let drawn = Drawn::at_first();
    let told = move || {
        let too_long = too_long.get();
        if too_long.is_empty() {
            let size = view
                .sheet
                .with(|sheet| rust_decimal::Decimal::try_from(sheet.size).unwrap_or_default());
            let size = words.number(size.round_dp(1));
            return view! { <p class="nl-paragraph sp-small sp-quiet">{words.poster_fits(size)}</p> }.into_any();
        }
        let count = too_long.len();
        let items = drawn
            .first(too_long)
            .into_iter()
            .map(|one| too_long_item(one, words))
            .collect_view();
        view! {
            <section class="sp-panel" aria-labelledby="poster-too-much">
                <h2 class="sp-panel__head" id="poster-too-much">{words.poster_too_much()}</h2>
                <p class="nl-paragraph">{words.poster_held()}</p>
                <ul class="sp-poster__too-much">{items}</ul>
                <More drawn=drawn count=count/>
            </section>
        }
        .into_any()
    };
    view! { <div id="poster-fits" role="status">{told}</div> }.into_any()
}

fn too_long_item(one: TooLong, words: Words) -> AnyView {
    let desk = desk();
    let (name, place) = desk.peek(|plan| {
        let name = match (one.about, one.field) {
            (Subject::Plan, "poster") => words.poster_mission().to_owned(),
            (Subject::Plan, "poster_ambition") => words.poster_ambition().to_owned(),
            (Subject::Plan, "title") => words.field_title().to_owned(),
            (Subject::Plan, "facts") => words.poster_key_figures().to_owned(),
            (Subject::Plan, "funding") => words.money_heading().to_owned(),
            (Subject::Plan, "themes") => words.chart_heading().to_owned(),
            (about, _) => words.subject_title(plan, about),
        };
        let spot = spot_of(plan, one.about, one.field);
        (name, Route::Plan(plan.id, spot.place))
    });
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let said = words.poster_over(
        count(one.characters),
        name,
        words.poster_words(count(one.words)),
    );
    view! {
        <li>
            <a
                class="utrecht-link utrecht-link--html-a"
                href=place.fragment()
                on:click=go_to(desk, one.about, one.field)
            >
                {said}
            </a>
        </li>
    }
    .into_any()
}

/// The sheet, with the controls for its size.
fn paper(view: View) -> AnyView {
    let words = words();
    let step = move |larger: bool| {
        let now = view.size.get_untracked().unwrap_or(75);
        let next = if larger {
            SIZES.iter().find(|size| **size > now)
        } else {
            SIZES.iter().rev().find(|size| **size < now)
        };
        view.size.set(Some(next.copied().unwrap_or(now)));
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match pressed(&event).as_deref() {
            Some("+" | "=") => step(true),
            Some("-") => step(false),
            Some("0") => view.size.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let width = move || {
        view.size.get().map_or_else(
            || "100%".to_owned(),
            |size| format!("{}mm", 420 * size / 100),
        )
    };
    view! {
        <div class="sp-actions sp-poster__zoom" role="group" aria-label=words.poster_zoom()>
            <IconButton icon="zoom-out" label=words.poster_out() on_press=move || step(false)/>
            <IconButton icon="zoom-in" label=words.poster_in() on_press=move || step(true)/>
            <Button icon="overview" label=words.poster_fit() weight=Weight::Subtle on_press=move || view.size.set(None)/>
            <Button icon="file" label=words.poster_full() weight=Weight::Subtle on_press=move || view.size.set(Some(100))/>
        </div>
        <div class="sp-poster__desk" role="group" tabindex="0" aria-label=words.poster_keys() on:keydown=keys>
            <div class="sp-poster__paper" style:width=width>
                {move || {
                    let foreign = view.foreign.get();
                    view.sheet.with(|sheet| drawn(sheet, foreign))
                }}
            </div>
        </div>
    }
    .into_any()
}

/// The sheet as elements: each block a link to its field.
///
/// Letters of another font are made as wide as those the sheet was measured by, so that no line
/// runs over another.
fn drawn(sheet: &Sheet, foreign: bool) -> AnyView {
    let desk = desk();
    let (title, language) = desk.peek(|plan| (title_of(plan), plan.language));
    let blocks = desk.peek(|plan| {
        sheet
            .blocks
            .iter()
            .map(|block| linked(desk, plan, block, foreign))
            .collect_view()
    });
    let shapes = sheet.shapes.iter().map(shape).collect_view();
    view! {
        <svg
            class="sp-poster__sheet"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="group"
            aria-label=title
            lang=code(language)
        >
            <path class="sp-poster__ground" d=format!("M0 0H{WIDTH}V{HEIGHT}H0Z")></path>
            {shapes}
            {blocks}
        </svg>
    }
    .into_any()
}

fn linked(desk: Desk, plan: &Plan, block: &Block, foreign: bool) -> AnyView {
    let place = Route::Plan(plan.id, spot_of(plan, block.about, block.field).place);
    let area = block.at;
    let room = format!(
        "M{:.1} {:.1}H{:.1}V{:.1}H{:.1}Z",
        area.left - 4.0,
        area.top - 2.0,
        area.right + 4.0,
        area.bottom + 2.0,
        area.left - 4.0,
    );
    let shapes = block.shapes.iter().map(shape).collect_view();
    let lines = block.lines.iter();
    let lines = lines.map(|it| line(it, foreign)).collect_view();
    svg::a()
        .attr("href", place.fragment())
        .attr("class", "sp-poster__block")
        .on(ev::click, go_to(desk, block.about, block.field))
        .child((
            view! { <path class="sp-poster__room" d=room></path> }.into_any(),
            shapes,
            lines,
        ))
        .into_any()
}

fn shape(shape: &Shape) -> AnyView {
    let (fill, stroke, thick) = match shape {
        Shape::Fill(_, colour) | Shape::Dot(_, _, colour) => (hex(*colour), None, None),
        Shape::Stroke(_, colour, thick) => ("none".to_owned(), Some(hex(*colour)), Some(*thick)),
    };
    view! { <path d=shape.path() fill=fill stroke=stroke stroke-width=thick></path> }.into_any()
}

fn line(line: &Line, foreign: bool) -> AnyView {
    // A space separates the words of lines for screen readers and copying.
    let whole = line
        .words
        .last()
        .is_some_and(|word| word.joint == Joint::Space);
    // The space at the end would be counted among the letters that are made to fit.
    let text = line.drawn() + if whole && !foreign { " " } else { "" };
    let exactly = foreign.then(|| format!("{:.2}", line.width));
    view! {
        <text
            x=format!("{:.2}", line.anchor())
            y=format!("{:.2}", line.baseline)
            font-size=format!("{:.2}", line.size)
            font-weight=line.weight.css()
            fill=hex(line.colour)
            direction=line.rtl.then_some("rtl")
            text-anchor=line.is_anchored_at_end().then_some("end")
            textLength=exactly
            lengthAdjust=foreign.then_some("spacingAndGlyphs")
        >
            {text}
        </text>
    }
    .into_any()
}

fn title_of(plan: &Plan) -> String {
    match plan.title.trim() {
        "" => words_of_plan(plan).untitled_plan().to_owned(),
        title => title.to_owned(),
    }
}

/// The code of a language in markup.
pub fn code(language: Language) -> &'static str {
    match language {
        Language::Nl => "nl",
        Language::En => "en",
    }
}

fn download(desk: Desk, view: View) {
    let (name, title, language) = desk.peek(|plan| {
        let name = words_of_plan(plan).poster();
        (
            file_name_of(plan, name, "svg"),
            title_of(plan),
            plan.language,
        )
    });
    let text = view
        .sheet
        .with_untracked(|sheet| poster::svg(sheet, &title, code(language)));
    desk.saying.hand_over(
        name,
        Blob::new_with_options(text.as_str(), Some("image/svg+xml")),
    );
}
