//! The program of the page: puts it in the document.

fn main() {
    sectorplan::app::mount();
}
