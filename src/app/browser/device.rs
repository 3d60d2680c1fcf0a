//! Browser functions used in more than one place.

use gloo_timers::callback::Timeout;
use leptos::prelude::{document, window};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::{
    edit::end_of_change,
    plan::{Date, Language},
};

/// The id of the part of the page that gets the focus when a page opens.
pub const MAIN: &str = "inhoud";

/// Today, in the browser's time zone.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i16::try_from(now.get_full_year()).ok()?;
    let month = i8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, i8::try_from(now.get_date()).ok()?)
}

/// The day, hour and minute of a moment, in the browser's time zone.
pub fn local(moment: crate::edit::Moment) -> Option<(Date, u32, u32)> {
    // A moment is far below where a float loses whole numbers.
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&(moment as f64).into());
    let year = i16::try_from(date.get_full_year()).ok()?;
    let month = i8::try_from(date.get_month() + 1).ok()?;
    let day = Date::new(year, month, i8::try_from(date.get_date()).ok()?)?;
    Some((day, date.get_hours(), date.get_minutes()))
}

/// The language in which the page begins: `language.js` found out before anything was drawn.
pub fn language() -> Language {
    let page = document().document_element();
    let code = page.and_then(|page| page.get_attribute("lang"));
    match code.as_deref() {
        Some("en") => Language::En,
        Some(_) | None => Language::Nl,
    }
}

/// Runs `act` once the page has drawn what was just changed.
pub fn after_drawing(act: impl FnOnce() + 'static) {
    Timeout::new(0, act).forget();
}

/// Takes the focus from the field that has it, as if somebody went elsewhere.
pub fn leave_field() {
    if let Some(Ok(field)) = document()
        .active_element()
        .map(JsCast::dyn_into::<HtmlElement>)
    {
        // If the browser refuses, nothing was lost that is not lost anyway.
        let _ = field.blur();
    }
}

/// Puts the focus on the element with this id once it is drawn, or else on the page; unfolds what
/// hides it.
pub fn focus(id: String) {
    after_drawing(move || {
        let page = || document().get_element_by_id(MAIN);
        let Some(element) = document().get_element_by_id(&id).or_else(page) else {
            return;
        };
        if let Ok(Some(fold)) = element.closest("details:not([open])")
            && let Ok(fold) = fold.dyn_into::<HtmlDetailsElement>()
        {
            fold.set_open(true);
        }
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            scroll_to(&element, web_sys::ScrollLogicalPosition::Nearest);
            // If the browser refuses, the focus stays where it was.
            let _ = element.focus();
        }
    });
}

/// Puts the focus on the page if nothing has it once the page is drawn, so that the keyboard
/// continues from there and not from the top.
pub fn keep_focus() {
    after_drawing(|| {
        let holder = document().active_element();
        if holder.is_none_or(|holder| holder.tag_name() == "BODY") {
            focus(MAIN.to_owned());
        }
    });
}

/// Puts the focus on the element with this id itself, in the middle of the window, once the page
/// that it is on is there.
pub fn focus_when_there(id: String) {
    wait_for(id, PATIENCE);
}

fn wait_for(id: String, patience: u32) {
    Timeout::new(10, move || {
        let there = document().get_element_by_id(&id);
        match (there, patience.checked_sub(1)) {
            (None, Some(patience)) => wait_for(id, patience),
            (None, None) => {}
            (Some(element), _) => {
                focus(id);
                after_drawing(move || scroll_to(&element, web_sys::ScrollLogicalPosition::Center));
            }
        }
    })
    .forget();
}

/// Unfolds these nested folds, each by the id of its head, and puts the focus on a field inside, or
/// on the innermost head if the field is not found. The content of a fold is drawn once it is
/// unfolded, so each is waited for.
pub fn focus_within(folds: Vec<String>, field: String) {
    let innermost = folds.last().cloned();
    unfold(folds, field, innermost, PATIENCE);
}

/// How many times to look for what is still to be drawn.
const PATIENCE: u32 = 150;
/// How many times in vain before more of a long list is drawn.
const SOON: u32 = 10;

fn unfold(mut folds: Vec<String>, field: String, or_else: Option<String>, patience: u32) {
    Timeout::new(10, move || {
        let here = |id: &String| document().get_element_by_id(id);
        if here(&field).is_some() {
            return arrive(field, PATIENCE);
        }
        let head = folds.first().and_then(here);
        if let Some(head) = head {
            open_fold(&head);
            folds.remove(0);
            return unfold(folds, field, or_else, PATIENCE);
        }
        if patience < PATIENCE - SOON && draw_more() {
            return unfold(folds, field, or_else, PATIENCE);
        }
        match patience.checked_sub(1) {
            Some(patience) => unfold(folds, field, or_else, patience),
            None => arrive(or_else.unwrap_or(field), 0),
        }
    })
    .forget();
}

/// Draws more of the lists that are too long to be drawn whole; false if there are none.
fn draw_more() -> bool {
    let Ok(buttons) = document().query_selector_all("[data-more]") else {
        return false;
    };
    for button in (0..buttons.length()).filter_map(|at| buttons.get(at)) {
        if let Ok(button) = button.dyn_into::<HtmlElement>() {
            button.click();
        }
    }
    buttons.length() > 0
}

/// Opens the fold whose head an element is, or the one that hides it.
fn open_fold(element: &Element) {
    let own = element
        .parent_element()
        .filter(|it| it.tag_name() == "DETAILS");
    let hides = element.closest("details:not([open])").ok().flatten();
    for fold in own.into_iter().chain(hides) {
        if let Ok(fold) = fold.dyn_into::<HtmlDetailsElement>() {
            fold.set_open(true);
        }
    }
}

/// Puts the focus on the control that an element leads to, in the middle of the window.
fn arrive(id: String, patience: u32) {
    let Some(element) = document().get_element_by_id(&id) else {
        return focus(id);
    };
    let is_control = element.matches(CONTROLS).unwrap_or_default();
    if !is_control
        || element
            .closest("details:not([open])")
            .is_ok_and(|it| it.is_some())
    {
        open_fold(&element);
    }
    Timeout::new(10, move || {
        match (control_of(&element), patience.checked_sub(1)) {
            (Some(control), _) => {
                scroll_to(&control, web_sys::ScrollLogicalPosition::Center);
                // If the browser refuses, the focus stays where it was.
                let _ = control.focus();
            }
            (None, Some(patience)) => arrive(id, patience),
            (None, None) => focus(id),
        }
    })
    .forget();
}

/// What can be typed in, chosen from or pressed.
const CONTROLS: &str = "input:enabled:not([aria-hidden]), textarea:enabled, select:enabled, button:enabled, summary.sp-many__head";

/// The control that an element leads to: itself, else the first visible one inside it, else the
/// first beside it. Within a group, an empty one comes first.
fn control_of(element: &Element) -> Option<HtmlElement> {
    if element.matches(CONTROLS).ok()? {
        return element.clone().dyn_into().ok();
    }
    let around = element.closest("details, fieldset, section").ok().flatten();
    [Some(element.clone()), around]
        .into_iter()
        .flatten()
        .find_map(|holder| {
            let found = holder.query_selector_all(CONTROLS).ok()?;
            let controls = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
            let seen: Vec<HtmlElement> = controls
                .filter(|control: &HtmlElement| control.offset_width() > 0)
                .collect();
            let empty = seen.iter().find(|control| is_empty(control));
            let few = holder.tag_name() != "SECTION";
            empty.filter(|_| few).or(seen.first()).cloned()
        })
}

/// Whether a control still has nothing typed, chosen or ticked.
fn is_empty(control: &HtmlElement) -> bool {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>()
        && input.type_() == "checkbox"
    {
        return !input.checked();
    }
    let value = js_sys::Reflect::get(control, &"value".into());
    control.tag_name() != "BUTTON" && value.is_ok_and(|value| value == "")
}

/// Scrolls the element with this id into sight once it is drawn; the focus stays where it is.
pub fn reveal(id: String) {
    after_drawing(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            scroll_to(&element, web_sys::ScrollLogicalPosition::Nearest);
        }
    });
}

fn scroll_to(element: &Element, to: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Shows a text in a field; if somebody is typing in it, the caret goes where the text changed.
pub fn show_text(field: &Element, text: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        let before = input.value();
        if before != text {
            input.set_value(text);
            if has_focus(field) {
                let at = end_of_change(&before, text);
                // Some fields have no caret.
                let _ = input.set_selection_range(at, at);
            }
        }
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        let before = area.value();
        if before != text {
            area.set_value(text);
            if has_focus(field) {
                let at = end_of_change(&before, text);
                let _ = area.set_selection_range(at, at);
            }
        }
    }
}

fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Puts the focus on a field that is in sight, unless somebody is at a button; false if it is not in
/// sight.
pub fn take_to(field: &str) -> bool {
    let Some(element) = document().get_element_by_id(field) else {
        return false;
    };
    if !is_seen(&element) {
        return false;
    }
    let at = document().active_element();
    let at_a_button = at.is_some_and(|at| at.tag_name() == "BUTTON" || at.tag_name() == "A");
    let is_typed_in = element.matches("input, textarea").unwrap_or_default();
    if is_typed_in
        && !at_a_button
        && !has_focus(&element)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        // If the browser refuses, the focus stays where it was.
        let _ = element.focus();
    }
    true
}

/// Whether an element in which a field of an item is edited is in sight; any element of the item if
/// the field has no name.
pub fn is_in_sight(item: Uuid, field: &str) -> bool {
    let item = item.simple();
    is_any_in_sight(&if field.is_empty() {
        format!("[id*='{item}']")
    } else {
        format!("[id*='{item}'][id^='{field}']")
    })
}

/// Whether any of the elements of a selector is in sight.
pub fn is_any_in_sight(selector: &str) -> bool {
    let Ok(found) = document().query_selector_all(selector) else {
        return false;
    };
    let mut all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    all.any(|element| is_seen(&element))
}

/// Whether the focus is in a field or at a button of an item; also while the window itself has none.
pub fn is_at(item: Uuid) -> bool {
    let at = document().active_element();
    let of_item = at.is_some_and(|at| at.id().contains(&item.simple().to_string()));
    of_item || !document().has_focus().unwrap_or(true)
}

fn is_seen(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let size = |size: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        size.ok().and_then(|size| size.as_f64()).unwrap_or(f64::MAX)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    place.width() > 0.0
        && place.bottom() > 0.0
        && place.top() < height
        && place.right() > 0.0
        && place.left() < width
}

/// Whether the page is shown in dark colours.
pub fn is_dark() -> bool {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Lets an element in which nothing can be typed hear of copying and pasting while it has the focus:
/// Firefox tells the element in which the selection begins.
pub fn take_clipboard(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        // If the selection stays elsewhere, the buttons for the clipboard remain.
        let _ = selection.collapse_with_offset(Some(element), 0);
    }
}

/// Sets what stands above and below the sheets on paper: styles know it by this name.
pub fn on_paper(name: &str, text: &str) {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    let one_line = escaped.split_whitespace().collect::<Vec<_>>().join(" ");
    let root = document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // If it cannot be set, sheets are without it.
        let _ = root.style().set_property(name, &format!("\"{one_line}\""));
    }
}

/// Sets the title of the page in the browser's tab and history.
pub fn title(title: &str) {
    document().set_title(title);
}

/// Sends an event to the scripts around the program.
pub fn tell(what: &str) {
    if let Ok(event) = web_sys::Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}
