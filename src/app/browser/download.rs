//! What the browser downloads for the user, and what it fetches for the page.

use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlAnchorElement;

/// How long a browser may take to start a download, in milliseconds.
const BEGINS: u32 = 60_000;

/// The text of a plan as the content of a file.
pub fn json(text: &str) -> Blob {
    Blob::new_with_options(text, Some("application/json"))
}

/// Makes the browser download something as a file; false if it refuses.
pub fn begin(name: &str, content: Blob) -> bool {
    let url = ObjectUrl::from(content);
    let Ok(Ok(link)) = document()
        .create_element("a")
        .map(JsCast::dyn_into::<HtmlAnchorElement>)
    else {
        return false;
    };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(BEGINS, move || drop(url)).forget();
    true
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
