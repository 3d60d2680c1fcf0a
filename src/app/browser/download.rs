//! What the browser downloads for the user, and what it fetches for the page.

use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlAnchorElement;

/// How long a browser may take to start a download, in milliseconds.
const BEGINS: u32 = 60_000;

/// The text of a plan as the content of a file.
pub fn json(text: &str) -> Blob {
    Blob::new_with_options(text, Some("application/json"))
}

/// What became of a file that somebody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The browser has it. Where it puts it, and whether it does, it never tells.
    ToBrowser,
    /// Somebody put it where they wanted.
    Shared,
    /// Somebody put it nowhere.
    Cancelled,
    /// The browser did not take it.
    Refused,
}

/// Hands something over as a file: by the sheet of an iPhone, where a page on the home screen cannot
/// download, and else as a download.
pub fn hand_over(name: &str, content: Blob, then: impl FnOnce(Handed) + 'static) {
    let Some(shared) = share(name, &content) else {
        return then(begin(name, content));
    };
    spawn_local(async move {
        then(match JsFuture::from(shared).await {
            Ok(_) => Handed::Shared,
            Err(error) if name_of(&error) == "AbortError" => Handed::Cancelled,
            Err(_) => Handed::Refused,
        });
    });
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into());
    name.ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}

/// Opens the sheet with which an iPhone puts files somewhere; `None` on other devices, and in its
/// browser, which downloads.
fn share(name: &str, content: &Blob) -> Option<Promise> {
    let navigator = window().navigator();
    let on_home_screen = Reflect::get(&navigator, &"standalone".into()).ok()?;
    if !on_home_screen.is_truthy() {
        return None;
    }
    let kind = web_sys::FilePropertyBag::new();
    let blob: &web_sys::Blob = content.as_ref();
    kind.set_type(&blob.type_());
    let parts = Array::of1(blob);
    let file = web_sys::File::new_with_blob_sequence_and_options(&parts, name, &kind).ok()?;
    let what = js_sys::Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file)).ok()?;
    let ask = |act: &str| {
        let act = Reflect::get(&navigator, &act.into()).ok()?;
        act.dyn_into::<Function>()
            .ok()?
            .call1(&navigator, &what)
            .ok()
    };
    if !ask("canShare")?.is_truthy() {
        return None;
    }
    ask("share")?.dyn_into().ok()
}

/// Makes the browser download something as a file.
fn begin(name: &str, content: Blob) -> Handed {
    let url = ObjectUrl::from(content);
    let Ok(Ok(link)) = document()
        .create_element("a")
        .map(JsCast::dyn_into::<HtmlAnchorElement>)
    else {
        return Handed::Refused;
    };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(BEGINS, move || drop(url)).forget();
    Handed::ToBrowser
}

/// The content at an address of the page.
pub async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
