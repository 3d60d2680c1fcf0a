//! The entry point of the page: mounts it in the document.

fn main() {
    sectorplan::app::mount();
}
