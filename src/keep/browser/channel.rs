//! What the tabs of this page say to each other.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::keep::Call;

const NAME: &str = "sectorplan";

/// A line to the other tabs of this page.
#[derive(Debug)]
pub struct Channel {
    line: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Channel {
    /// Listens for as long as this lives; if the browser has no such line, nothing is heard.
    pub fn new(hear: impl Fn(Call) + 'static) -> Self {
        let line = BroadcastChannel::new(NAME).ok();
        let listener = line.as_ref().map(|line| {
            EventListener::new(line, "message", move |event| {
                let event = event.dyn_ref::<MessageEvent>();
                let text = event.and_then(|event| event.data().as_string());
                if let Some(call) = text.as_deref().and_then(Call::read) {
                    hear(call);
                }
            })
        });
        Self {
            line,
            _listener: listener,
        }
    }

    /// Calls to the other tabs, without waiting for an answer.
    pub fn say(&self, call: Call) {
        if let Some(line) = &self.line {
            let _ = line.post_message(&call.to_string().into());
        }
    }
}
