//! Fields that can be read but not changed, while another tab is writing the plan.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// Fields that change the plan: what is marked only asks what to show.
const FIELDS: &str = ":is(input, textarea, select):not([data-asks])";
/// Marks what was fixed here, so that only that is released again.
const MARK: &str = "data-fixed";

/// Fixes all fields in a part of the page, including those drawn later, as long as `fixed` is true.
pub fn fix_fields(part: NodeRef<html::Div>, fixed: Signal<bool>) {
    let watch: StoredValue<Option<Watch>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(part) = part.get() else {
            return;
        };
        let part: Element = part.into();
        let fixed = fixed.get();
        for_each(&part, fixed);
        watch.set_value(fixed.then(|| Watch::new(part)).flatten());
    });
}

fn for_each(part: &Element, fixed: bool) {
    let Ok(fields) = part.query_selector_all(FIELDS) else {
        return;
    };
    let fields = (0..fields.length()).filter_map(|at| fields.item(at));
    for field in fields.filter_map(|field| field.dyn_into::<Element>().ok()) {
        // Only text can be made read-only.
        let is_text = match field.tag_name().as_str() {
            "TEXTAREA" => true,
            "INPUT" => field
                .get_attribute("type")
                .is_none_or(|kind| kind == "text"),
            _ => false,
        };
        let name = if is_text { "readonly" } else { "disabled" };
        // Attributes with these names are always accepted.
        if fixed && !field.has_attribute(name) {
            let _ = field.set_attribute(name, "");
            let _ = field.set_attribute(MARK, "");
        } else if !fixed && field.has_attribute(MARK) {
            let _ = field.remove_attribute(name);
            let _ = field.remove_attribute(MARK);
        }
    }
}

/// Fixes what is drawn in a part of the page, until this is dropped.
struct Watch {
    observer: MutationObserver,
    _drawn: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(part: Element) -> Option<Self> {
        let watched = part.clone();
        let drawn = Closure::<dyn FnMut()>::new(move || for_each(&part, true));
        let observer = MutationObserver::new(drawn.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        observer.observe_with_options(&watched, &what).ok()?;
        Some(Self {
            observer,
            _drawn: drawn,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
