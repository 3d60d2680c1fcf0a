//! Turns the translation files into functions, so that a missing word or argument is a compile
//! error and a word costs no look-up at run time.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

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
    // By these `wasm-split-cli` finds what is reached from where.
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
    code.push_str("}\n");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("words.rs");
    fs::write(out, code)?;
    Ok(())
}

fn read_language(folder: &Path) -> Fallible<BTreeMap<String, Text>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
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
