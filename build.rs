//! Turns the translation files into functions, so that a missing word or argument is a compile
//! error and a word costs no look-up at run time.

#[path = "build/rules.rs"]
mod rules;
#[path = "build/schemes.rs"]
mod schemes;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// The file of a language that says what each noun of a plan is called.
const NOUNS: &str = "nouns.toml";
/// The file of a language that says what each field of each noun is called.
const FIELDS: &str = "fields.toml";
/// The section of that file for what is called the same in several nouns.
const ANY: &str = "any";

/// The words of one of these files: by section, then by name.
type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// A text as a translator wrote it.
#[derive(Clone)]
enum Text {
    Plain(String),
    Counted { one: String, other: String },
}

impl Text {
    fn forms(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Counted { one, other } => vec![other, one],
        }
    }

    /// The names in braces, in order of first appearance.
    fn arguments(&self) -> Fallible<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        for form in self.forms() {
            let mut rest = form;
            while let Some(start) = rest.find('{') {
                let after = rest.get(start + 1..).unwrap_or_default();
                let end = after
                    .find('}')
                    .ok_or_else(|| format!("unclosed brace in: {form}"))?;
                let name = after.get(..end).unwrap_or_default();
                if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                    return Err(format!("not an argument name in: {form}").into());
                }
                if name == "count" && matches!(self, Self::Plain(_)) {
                    return Err(format!("`count` is for texts with one and other: {form}").into());
                }
                if name != "count" && !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
                rest = after.get(end..).unwrap_or_default();
            }
        }
        Ok(names)
    }

    /// A Rust expression that gives the text, borrowed when nothing is filled in.
    fn expression(&self, filled: bool) -> String {
        let one_form = |text: &str| match (filled, text.contains('{')) {
            (true, true) => format!("format!({text:?})"),
            (true, false) => format!("{text:?}.to_owned()"),
            (false, _) => format!("{text:?}"),
        };
        match self {
            Self::Plain(text) => one_form(text),
            Self::Counted { one, other } => {
                format!(
                    "if one {{ {} }} else {{ {} }}",
                    one_form(one),
                    one_form(other)
                )
            }
        }
    }
}

fn main() -> Fallible<()> {
    println!("cargo:rerun-if-changed=src/text");
    println!("cargo:rerun-if-changed=src/check/rules");
    println!("cargo:rerun-if-changed=src/schemes");
    // `wasm-split-cli` uses these to find what is reached from where.
    if env::var("TARGET")?.starts_with("wasm32") {
        println!("cargo:rustc-link-arg-bin=page=--emit-relocs");
    }
    let dutch = read_language(Path::new("src/text/nl"))?;
    let english = read_language(Path::new("src/text/en"))?;
    let lonely = |a: &BTreeMap<String, Text>, b: &BTreeMap<String, Text>| {
        a.keys().find(|key| !b.contains_key(*key)).cloned()
    };
    if let Some(key) = lonely(&dutch, &english).or_else(|| lonely(&english, &dutch)) {
        return Err(format!("the text `{key}` is in one language only").into());
    }

    let mut code = String::from("impl Words {\n");
    for (key, nl) in &dutch {
        let Some(en) = english.get(key) else { continue };
        write_function(&mut code, key, nl, en).map_err(|error| format!("text `{key}`: {error}"))?;
    }
    let sections = |name: &str| -> Fallible<[Sections; 2]> {
        Ok([
            read_sections(&Path::new("src/text/nl").join(name))?,
            read_sections(&Path::new("src/text/en").join(name))?,
        ])
    };
    write_nouns(&mut code, &sections(NOUNS)?)?;
    write_fields(&mut code, &sections(FIELDS)?)?;
    code.push_str("}\n");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("words.rs"), code)?;
    let [rules, findings] = rules::generate(Path::new("src/check/rules"), &dutch)?;
    fs::write(out.join("rules.rs"), rules)?;
    fs::write(out.join("findings.rs"), findings)?;
    let [schemes, names] = schemes::generate(Path::new("src/schemes"), &dutch)?;
    fs::write(out.join("schemes.rs"), schemes)?;
    fs::write(out.join("scheme_words.rs"), names)?;
    Ok(())
}

fn read_language(folder: &Path) -> Fallible<BTreeMap<String, Text>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let in_sections = [NOUNS, FIELDS].iter().any(|name| path.ends_with(name));
        if in_sections || path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table: toml::Table = fs::read_to_string(&path)?
            .parse()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for (key, value) in table {
            let text = read_text(&value).ok_or_else(|| format!("{}: `{key}`", path.display()))?;
            if texts.insert(key.clone(), text).is_some() {
                return Err(
                    format!("the text `{key}` stands twice in {}", folder.display()).into(),
                );
            }
        }
    }
    Ok(texts)
}

fn read_text(value: &toml::Value) -> Option<Text> {
    match value {
        toml::Value::String(text) => Some(Text::Plain(text.clone())),
        toml::Value::Table(forms) => Some(Text::Counted {
            one: forms.get("one")?.as_str()?.to_owned(),
            other: forms.get("other")?.as_str()?.to_owned(),
        }),
        _ => None,
    }
}

fn write_function(code: &mut String, key: &str, nl: &Text, en: &Text) -> Fallible<()> {
    let arguments = nl.arguments()?;
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    if sorted(arguments.clone()) != sorted(en.arguments()?) {
        return Err("the languages have different arguments".into());
    }
    let counted = matches!(nl, Text::Counted { .. });
    if counted != matches!(en, Text::Counted { .. }) {
        return Err("counted in one language only".into());
    }
    let filled = counted || !arguments.is_empty();
    let (nl_doc, returns) = (
        nl.forms().join(" / "),
        if filled { "String" } else { "&'static str" },
    );
    writeln!(
        code,
        "    #[doc = {:?}]\n    #[must_use]",
        format!("*{nl_doc}*")
    )?;
    write!(code, "    pub fn {key}(self")?;
    if counted {
        code.push_str(", count: u64");
    }
    for argument in &arguments {
        write!(code, ", {argument}: impl std::fmt::Display")?;
    }
    writeln!(code, ") -> {returns} {{")?;
    if counted {
        writeln!(
            code,
            "        let (one, count) = (count == 1, self.count(count));"
        )?;
        if !nl
            .forms()
            .iter()
            .chain(&en.forms())
            .any(|form| form.contains("{count}"))
        {
            writeln!(code, "        let _ = count;")?;
        }
    }
    writeln!(
        code,
        "        match self.language() {{\n            Language::Nl => {{ {} }}\n            Language::En => {{ {} }}\n        }}\n    }}",
        nl.expression(filled),
        en.expression(filled)
    )?;
    Ok(())
}

fn read_sections(path: &Path) -> Fallible<Sections> {
    let text = fs::read_to_string(path)?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The word of each language for one name of one section.
fn both<'a>([nl, en]: &'a [Sections; 2], section: &str, name: &str) -> Fallible<[&'a str; 2]> {
    let word = |of: &'a Sections| of.get(section).and_then(|words| words.get(name));
    match (word(nl), word(en)) {
        (Some(nl), Some(en)) => Ok([nl, en]),
        _ => Err(format!("the word `{section}.{name}` is in one language only").into()),
    }
}

/// The names of all words of both languages, each with its section.
fn names(of: &[Sections; 2]) -> BTreeSet<(&str, &str)> {
    let sections = of.iter().flatten();
    sections
        .flat_map(|(section, words)| words.keys().map(|name| (section.as_str(), name.as_str())))
        .collect()
}

/// Writes a function for each form of the words for nouns, with an arm for each noun: a noun
/// without words does not compile.
fn write_nouns(code: &mut String, words: &[Sections; 2]) -> Fallible<()> {
    for (function, form, doc) in [
        ("noun", "one", "What one of a noun is called."),
        ("nouns", "many", "What several of a noun are called."),
        (
            "noun_that",
            "that",
            "One of a noun, as what something is said of: *een doel dat*.",
        ),
    ] {
        start_word(code, function, ", noun: Noun", doc)?;
        code.push_str("        match noun {\n");
        for (section, _) in names(words).iter().filter(|(_, name)| *name == form) {
            let [nl, en] = both(words, section, form)?;
            let noun = variant(section);
            writeln!(code, "            {noun} => self.either({nl:?}, {en:?}),")?;
        }
        code.push_str("        }\n    }\n");
    }
    Ok(())
}

/// Writes a function for each field, `field_cost_line_vat`, or `field_unit` if several nouns call
/// it the same, and one that knows them all.
fn write_fields(code: &mut String, words: &[Sections; 2]) -> Fallible<()> {
    let (any, own): (Vec<_>, Vec<_>) = names(words).into_iter().partition(|it| it.0 == ANY);
    let mut arms = String::new();
    for (section, name) in own.into_iter().chain(any) {
        let (of, function) = if section == ANY {
            ("_".to_owned(), format!("field_{name}"))
        } else {
            (variant(section), format!("field_{section}_{name}"))
        };
        start_word(code, &function, "", &format!("What `{name}` is called."))?;
        write_word(code, both(words, section, name)?)?;
        writeln!(arms, "            ({of}, {name:?}) => self.{function}(),")?;
    }
    let doc = "What a field is called, by its name in the file; empty where it has no name.";
    start_word(code, "field", ", noun: Noun, field: &str", doc)?;
    writeln!(
        code,
        "        match (noun, field) {{\n{arms}            _ => \"\",\n        }}\n    }}"
    )?;
    Ok(())
}

fn start_word(code: &mut String, name: &str, takes: &str, doc: &str) -> Fallible<()> {
    writeln!(code, "    #[doc = {doc:?}]\n    #[must_use]")?;
    writeln!(code, "    pub fn {name}(self{takes}) -> &'static str {{")?;
    Ok(())
}

fn write_word(code: &mut String, [nl, en]: [&str; 2]) -> Fallible<()> {
    writeln!(code, "        self.either({nl:?}, {en:?})\n    }}")?;
    Ok(())
}

/// A noun as the program writes it: `Noun::CostLine` for `cost_line`.
fn variant(section: &str) -> String {
    format!("Noun::{}", camel(section))
}

/// `no_title` as the name of a type: `NoTitle`.
fn camel(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}
