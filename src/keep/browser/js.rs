//! Calls of browser features that have no stable typed binding.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long the browser may take to answer, in milliseconds.
const PATIENCE: u32 = 5_000;
/// The name of the error when it takes longer; some browsers have one of their own of this name.
const TOO_LATE: &str = "TimeoutError";

/// A property; undefined if there is none.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // A new object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Calls a method.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).dyn_into()?;
    method.apply(of, &arguments.iter().collect::<Array>())
}

/// Calls a method that answers later, and waits for the answer, but not for ever.
pub async fn ask(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    in_time(call(of, name, arguments)?.dyn_into()?).await
}

/// Calls a method that waits for somebody, or for as much work as there is, however long it takes.
pub async fn wait_for(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let answer: Promise = call(of, name, arguments)?.dyn_into()?;
    JsFuture::from(answer).await
}

/// Waits for an answer; if it does not come in time, that is the error.
pub async fn in_time(answer: Promise) -> Result<JsValue, JsValue> {
    let mut timer = None;
    let late = Promise::new(&mut |_, reject| {
        timer = Some(Timeout::new(PATIENCE, move || {
            let error = object(&[("name", TOO_LATE.into())]);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }));
    });
    let first = JsFuture::from(Promise::race(&Array::of2(&answer, &late))).await;
    drop(timer);
    first
}

/// Whether this error says that an answer did not come in time.
pub fn is_too_late(error: &JsValue) -> bool {
    error_name(error) == TOO_LATE
}

/// The name of an error of the browser.
pub fn error_name(error: &JsValue) -> String {
    get(error, "name").as_string().unwrap_or_default()
}
