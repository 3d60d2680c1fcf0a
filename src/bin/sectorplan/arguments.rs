//! What the person asks for.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt};
use sectorplan::{plan::Language, text::Words};

/// One run of the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
    /// Whether another program reads the answer.
    pub json: bool,
    /// The language of the answer.
    pub language: Language,
}

/// What to do, and with which files; `-` is the standard input.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Schema,
    Figures(Vec<OsString>),
    Check(Vec<OsString>),
}

/// Why a command line cannot be followed, and the language to say so in.
#[derive(Debug)]
pub struct Misuse {
    why: Why,
    language: Language,
}

#[derive(Debug)]
enum Why {
    NoCommand,
    UnknownCommand(String),
    NoFiles,
    UnknownOption(String),
    Unexpected(String),
    NoSuchLanguage,
}

impl Arguments {
    /// Reads the words after the name of the program.
    pub fn read(
        words: impl IntoIterator<Item = OsString>,
        mut language: Language,
    ) -> Result<Self, Misuse> {
        let mut json = false;
        let mut values = Vec::new();
        let mut asked = None;
        let mut parser = Parser::from_args(words);
        loop {
            let why = match parser.next() {
                Ok(None) => break,
                Ok(Some(Arg::Value(value))) => {
                    values.push(value);
                    continue;
                }
                Ok(Some(Arg::Long("json"))) => {
                    json = true;
                    continue;
                }
                Ok(Some(Arg::Long("lang"))) => {
                    let value = parser.value().and_then(ValueExt::string);
                    match value.ok().and_then(|value| language_named(&value)) {
                        Some(chosen) => {
                            language = chosen;
                            continue;
                        }
                        None => Why::NoSuchLanguage,
                    }
                }
                Ok(Some(Arg::Short('h') | Arg::Long("help"))) => {
                    asked = Some(Command::Help);
                    continue;
                }
                Ok(Some(Arg::Short('V') | Arg::Long("version"))) => {
                    asked = Some(Command::Version);
                    continue;
                }
                Ok(Some(Arg::Short(letter))) => Why::UnknownOption(format!("-{letter}")),
                Ok(Some(Arg::Long(name))) => Why::UnknownOption(format!("--{name}")),
                Err(lexopt::Error::UnexpectedValue { value, .. }) => {
                    Why::Unexpected(value.to_string_lossy().into_owned())
                }
                Err(error) => Why::Unexpected(error.to_string()),
            };
            return Err(Misuse { why, language });
        }
        let command = match asked {
            Some(command) => Ok(command),
            None => Command::of(values),
        };
        match command {
            Ok(command) => Ok(Self {
                command,
                json,
                language,
            }),
            Err(why) => Err(Misuse { why, language }),
        }
    }
}

impl Command {
    fn of(values: Vec<OsString>) -> Result<Self, Why> {
        let mut values = values.into_iter();
        let name = values.next().ok_or(Why::NoCommand)?;
        let files: Vec<OsString> = values.collect();
        let some = |files: Vec<OsString>| {
            if files.is_empty() {
                Err(Why::NoFiles)
            } else {
                Ok(files)
            }
        };
        match name.to_string_lossy().as_ref() {
            "figures" => some(files).map(Self::Figures),
            "check" => some(files).map(Self::Check),
            "schema" => match files.first() {
                None => Ok(Self::Schema),
                Some(file) => Err(Why::Unexpected(file.to_string_lossy().into_owned())),
            },
            other => Err(Why::UnknownCommand(other.to_owned())),
        }
    }
}

impl Misuse {
    /// What is wrong, and where help is.
    pub fn sentence(&self) -> String {
        let words = Words::new(self.language);
        let what = match &self.why {
            Why::NoCommand => words.cli_no_command().to_owned(),
            Why::UnknownCommand(command) => words.cli_unknown_command(command),
            Why::NoFiles => words.cli_no_files().to_owned(),
            Why::UnknownOption(option) => words.cli_unknown_option(option),
            Why::Unexpected(word) => words.cli_unexpected(word),
            Why::NoSuchLanguage => words.cli_no_such_language().to_owned(),
        };
        format!("{what} {}", words.cli_see_help())
    }
}

/// The language that the machine is set to, if it is one of ours; Dutch otherwise. `LC_ALL` goes
/// before `LC_MESSAGES`, and that before `LANG`.
pub fn language_of(variable: impl Fn(&str) -> Option<String>) -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| language_named(value.split(['_', '.', '-', '@']).next()?))
        .unwrap_or_default()
}

fn language_named(name: &str) -> Option<Language> {
    match name {
        "nl" => Some(Language::Nl),
        "en" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, Misuse> {
        Arguments::read(line.split_whitespace().map(OsString::from), Language::Nl)
    }

    #[track_caller]
    fn check(line: &str, command: Command, json: bool, language: Language) {
        let expected = Arguments {
            command,
            json,
            language,
        };
        assert_eq!(read(line).unwrap(), expected);
    }

    #[track_caller]
    fn check_misuse(line: &str, sentence: &str) {
        let found = read(line).unwrap_err().sentence();
        assert!(found.starts_with(sentence), "{found}");
    }

    #[test]
    fn options_may_stand_anywhere() {
        let files = || vec!["a.json".into(), "-".into()];
        check(
            "check a.json -",
            Command::Check(files()),
            false,
            Language::Nl,
        );
        check(
            "--lang=en figures a.json --json -",
            Command::Figures(files()),
            true,
            Language::En,
        );
        check("check --help", Command::Help, false, Language::Nl);
    }

    #[test]
    fn a_command_that_cannot_be_followed_says_why() {
        check_misuse("", "Geef aan wat er moet gebeuren");
        check_misuse("draw a.json", "De opdracht ‘draw’ bestaat niet.");
        check_misuse("check", "Geef ten minste één bestand");
        check_misuse("check --fast a.json", "De optie ‘--fast’ bestaat niet.");
        check_misuse("check --json=yes a.json", "‘yes’ hoort hier niet.");
        check_misuse("schema a.json", "‘a.json’ hoort hier niet.");
        check_misuse("check a.json --lang fr", "Na --lang hoort nl of en.");
        check_misuse("--lang en", "Say what to do");
    }

    #[test]
    fn the_machine_says_the_language_and_dutch_is_the_rest() {
        #[track_caller]
        fn check(variables: &[(&str, &str)], expected: Language) {
            let value = |name: &str| {
                let mut pairs = variables.iter();
                pairs.find_map(|(key, value)| (*key == name).then(|| (*value).to_owned()))
            };
            assert_eq!(language_of(value), expected);
        }
        check(&[], Language::Nl);
        check(&[("LANG", "en_GB.UTF-8")], Language::En);
        check(&[("LANG", "C.UTF-8")], Language::Nl);
        check(&[("LANG", "en_GB"), ("LC_ALL", "nl_NL")], Language::Nl);
        check(&[("LANG", "en"), ("LC_ALL", "")], Language::En);
    }
}
