//! The bare page that the first visit is measured against: Leptos, plotters and gloo-storage,
//! and nothing else. It runs in a browser only.

#[cfg(target_arch = "wasm32")]
mod page;

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::mount();
}
