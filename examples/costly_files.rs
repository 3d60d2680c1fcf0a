//! Writes files that cost a reader the most into a folder, whole or a share of them:
//! `cargo run --release --example costly_files -- /tmp/costly 10` for a tenth.

use std::{env, error::Error, fs, path::Path};

#[path = "../tests/faults/costly/kinds.rs"]
#[allow(clippy::indexing_slicing, reason = "shared with a test")]
mod kinds;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("which folder?")?);
    let share: usize = arguments.get(1).map_or(Ok(1), |share| share.parse())?;
    fs::create_dir_all(folder)?;
    for kind in kinds::KINDS {
        let file = format!("{}.json", kind.name.replace([' ', ','], "-"));
        fs::write(folder.join(file), (kind.write)(kind.whole.div_ceil(share)))?;
    }
    Ok(())
}
