//! The program at a command line: the same figures and checks, without the page.

mod arguments;
mod checked;
mod figured;
mod input;
mod lines;
mod output;

use std::{
    env,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use sectorplan::{exchange, text::Words};

use arguments::{Arguments, Command};
use output::Form;

/// How a run ended, worst last; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// All is well.
    Well = 0,
    /// A plan has something to repair, or was not read whole.
    ToRepair = 1,
    /// A file or the command itself could not be read.
    Unreadable = 2,
}

fn main() -> ExitCode {
    let language = arguments::language_of(|name| env::var(name).ok());
    let mut ending = Ending::Well;
    let told = match Arguments::read(env::args_os().skip(1), language) {
        Ok(arguments) => run(&arguments, &mut ending),
        Err(misuse) => {
            output::complain(&misuse.sentence());
            ending = Ending::Unreadable;
            Ok(())
        }
    };
    match told {
        Ok(()) => {}
        // The reader has seen enough: `sectorplan … | head`. What was found until then still counts.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            output::complain(&error.to_string());
            ending = Ending::Unreadable;
        }
    }
    ExitCode::from(ending as u8)
}

fn run(arguments: &Arguments, ending: &mut Ending) -> io::Result<()> {
    let words = Words::new(arguments.language);
    let form = if arguments.json {
        Form::Json
    } else {
        Form::Text
    };
    let out = &mut io::stdout().lock();
    match &arguments.command {
        Command::Help => writeln!(out, "{}", words.cli_help())?,
        Command::Version => writeln!(out, "sectorplan {}", env!("CARGO_PKG_VERSION"))?,
        Command::Schema => writeln!(out, "{:#}", exchange::schema())?,
        Command::Figures(files) => {
            output::reports(out, "figures", files, form, words, ending, figured::report)?;
        }
        Command::Check(files) => {
            output::reports(out, "check", files, form, words, ending, checked::report)?;
        }
    }
    out.flush()
}
