//! A plan as a file: reading it, writing it, and saying why something is no plan.

mod file_name;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod stamp;
mod submitted;
mod write;

pub use file_name::file_name;
pub use read::{MOST_BYTES, Unreadable, check_size, read, read_bytes};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use stamp::stamp;
pub use submitted::submitted;
pub use write::{write, write_compact};
