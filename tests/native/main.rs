//! The core seen from outside, natively; a single program, because linking each file separately
//! takes longer than running them all.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(feature = "cli")]
mod answers;
mod breakdown;
mod broken_files;
mod budget;
mod cases;
mod checks;
#[cfg(feature = "cli")]
mod command_line;
mod example_decorbouw;
mod example_findings;
mod example_metalektro;
mod faulty;
mod figures;
mod find;
mod findings;
mod formats;
mod grid;
mod house;
mod keys;
mod linear;
mod lists;
mod markdown;
mod money;
mod paper;
mod pasted;
mod poster;
mod poster_of_few;
mod removal;
mod schema;
mod support;
mod texts;
