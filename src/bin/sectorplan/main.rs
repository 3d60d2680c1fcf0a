//! The program at a command line: the same figures and checks, without the page.

mod arguments;
mod checked;
mod figured;
mod input;
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
    let ending = match Arguments::read(env::args_os().skip(1), language) {
        Ok(arguments) => run(&arguments),
        Err(misuse) => {
            output::complain(&misuse.sentence());
            Ok(Ending::Unreadable)
        }
    };
    match ending {
        Ok(ending) => ExitCode::from(ending as u8),
        // The reader has seen enough: `sectorplan … | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error.to_string());
            ExitCode::from(Ending::Unreadable as u8)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<Ending> {
    let words = Words::new(arguments.language);
    let form = if arguments.json {
        Form::Json
    } else {
        Form::Text
    };
    let out = &mut io::stdout().lock();
    let ending = match &arguments.command {
        Command::Help => {
            writeln!(out, "{}", words.cli_help())?;
            Ending::Well
        }
        Command::Version => {
            writeln!(out, "sectorplan {}", env!("CARGO_PKG_VERSION"))?;
            Ending::Well
        }
        Command::Schema => {
            writeln!(out, "{:#}", exchange::schema())?;
            Ending::Well
        }
        Command::Figures(files) => {
            output::reports(out, "figures", files, form, words, figured::report)?
        }
        Command::Check(files) => {
            output::reports(out, "check", files, form, words, checked::report)?
        }
    };
    out.flush()?;
    Ok(ending)
}
