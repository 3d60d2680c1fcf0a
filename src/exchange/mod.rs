//! A plan as a file: reading it, writing it, and saying why something is not a plan.

mod bounds;
mod checksum;
mod collection;
mod file_name;
mod foreign;
mod migrate;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod stamp;
mod submitted;
mod write;

pub use bounds::{Bounded, TooMuch, check_bounds};
pub use checksum::checksum;
pub use collection::{
    Arrival, Collection, Entry, MOST_BYTES_OF_ALL, NamedVersion, Pieces, arrival, is_of_all,
    pieces, read_all, write_all,
};
pub use file_name::{file_name, file_name_of, file_name_of_all};
pub use foreign::{Foreign, foreign};
pub use read::{MOST_BYTES, Unreadable, check_size, read, read_bytes};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use stamp::stamp;
pub use submitted::submitted;
pub use write::{write, write_compact};
