//! The clipboard, as far as the browser lets the page use it by a button.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem, HtmlElement, HtmlTextAreaElement};

/// Asks the clipboard. A page that came by plain http has none.
async fn ask(act: &str, text: &JsValue) -> Result<JsValue, JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
    if clipboard.is_undefined() {
        return Err(clipboard);
    }
    let act: Function = Reflect::get(&clipboard, &act.into())?.dyn_into()?;
    let answer: Promise = act.call1(&clipboard, text)?.dyn_into()?;
    JsFuture::from(answer).await
}

/// Puts a text on the clipboard; false if the browser refuses.
pub async fn write(text: &str) -> bool {
    ask("writeText", &text.into()).await.is_ok() || copy_selected(text).unwrap_or(false)
}

/// What is on the clipboard, marked up where it has that, and as plain text; `None` if the browser
/// does not give it.
pub async fn read_marked_up() -> Option<(String, String)> {
    let Ok(items) = ask("read", &JsValue::UNDEFINED).await else {
        let text = ask("readText", &JsValue::UNDEFINED).await;
        return Some((String::new(), text.ok()?.as_string()?));
    };
    let items: Array = items.dyn_into().ok()?;
    let mut both = (String::new(), String::new());
    for item in items.iter() {
        let item: ClipboardItem = item.dyn_into().ok()?;
        both.0 += &kind_of(&item, "text/html").await.unwrap_or_default();
        both.1 += &kind_of(&item, "text/plain").await.unwrap_or_default();
    }
    Some(both)
}

async fn kind_of(item: &ClipboardItem, kind: &str) -> Option<String> {
    if !item.types().includes(&JsValue::from_str(kind), 0) {
        return None;
    }
    let content = JsFuture::from(item.get_type(kind)).await.ok()?;
    let content: Blob = content.dyn_into().ok()?;
    JsFuture::from(content.text()).await.ok()?.as_string()
}

/// Copies by selecting, as browsers did before there was a clipboard to ask.
fn copy_selected(text: &str) -> Option<bool> {
    let page = document();
    let had_focus = page.active_element();
    let element = page.create_element("textarea").ok()?;
    let field: HtmlTextAreaElement = element.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("sp-hidden");
    // Within an open dialog: outside it nothing can be selected.
    let dialog = page.query_selector("dialog[open]").ok()?;
    let place = dialog.or_else(|| page.body().map(Into::into))?;
    place.append_child(&field).ok()?;
    field.select();
    let copy = Reflect::get(&page, &"execCommand".into()).ok()?;
    let copied = copy
        .dyn_into::<Function>()
        .ok()?
        .call1(&page, &"copy".into());
    field.remove();
    if let Some(element) = had_focus.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    Some(copied.is_ok_and(|copied| copied.is_truthy()))
}
