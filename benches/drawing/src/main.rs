//! The core's sums and drawings for the bench: a page hands it a plan, asks it for sums and has it
//! draw. It runs in a browser only.

#[cfg(target_arch = "wasm32")]
mod core;

fn main() {
    #[cfg(target_arch = "wasm32")]
    core::offer();
}
