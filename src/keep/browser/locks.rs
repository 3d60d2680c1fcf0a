//! The right to write, which one tab has at a time; a tab that is closed or crashes loses it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::js;

/// How the right is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Now or not at all.
    IfFree,
    /// As soon as nobody has it.
    WhenFree,
    /// Now, from whoever has it.
    Take,
}

/// What came of asking; the right can be lost long after it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// This tab has it.
    Mine,
    /// Another tab has it.
    Held,
    /// This tab had it, and another one took it.
    Lost,
    /// This browser does not keep tabs apart.
    NoLocks,
}

/// The right to write, held or asked for until this is dropped.
#[derive(Debug)]
pub struct Claim(Rc<State>);

#[derive(Debug, Default)]
struct State {
    /// Nobody wants it now: if it is given later, it is given back at once.
    dropped: Cell<bool>,
    had: Cell<bool>,
    let_go: RefCell<Option<Function>>,
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.0.dropped.set(true);
        if let Some(let_go) = self.0.let_go.take() {
            // Settling a promise does not fail.
            let _ = let_go.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Claim {
    /// Asks for the right of this name; the answers come later.
    pub fn new(name: &str, how: How, answer: impl Fn(Answer) + 'static) -> Self {
        let state = Rc::new(State::default());
        let answer: Rc<dyn Fn(Answer)> = Rc::new(answer);
        let granted = {
            let (state, answer) = (Rc::clone(&state), Rc::clone(&answer));
            Closure::once_into_js(move |lock: JsValue| hold(&state, &*answer, &lock))
        };
        let asked = web_sys::window().map_or(Err(JsValue::UNDEFINED), |window| {
            let locks = js::get(&window.navigator(), "locks");
            let options = js::object(&[
                ("ifAvailable", (how == How::IfFree).into()),
                ("steal", (how == How::Take).into()),
            ]);
            js::call(&locks, "request", &[name.into(), options, granted])
        });
        let claim = Self(Rc::clone(&state));
        spawn_local(async move {
            let ended = match asked.map(Promise::from) {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            if ended.is_err() && !state.dropped.get() {
                answer(if state.had.get() {
                    Answer::Lost
                } else {
                    Answer::NoLocks
                });
            }
        });
        claim
    }
}

/// Holds a lock for as long as the promise that this returns is open.
fn hold(state: &Rc<State>, answer: &dyn Fn(Answer), lock: &JsValue) -> JsValue {
    if state.dropped.get() {
        return JsValue::UNDEFINED;
    }
    if lock.is_null() {
        answer(Answer::Held);
        return JsValue::UNDEFINED;
    }
    state.had.set(true);
    let open = Promise::new(&mut |settle, _| {
        state.let_go.replace(Some(settle));
    });
    answer(Answer::Mine);
    open.into()
}
