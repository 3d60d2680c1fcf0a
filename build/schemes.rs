//! Turns the files of grant schemes (`src/schemes`) into data, and their names and themes into
//! words: a name or a theme without words stops the build.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use toml::{Table, Value};

use super::{Fallible, Text, camel};

/// The code of the schemes, and of what their names and themes are called.
pub fn generate(folder: &Path, texts: &BTreeMap<String, Text>) -> Fallible<[String; 2]> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Fallible<_>>()?;
    files.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    files.sort();
    let (mut editions, mut names, mut themes) = (Vec::new(), Vec::new(), BTreeSet::new());
    for path in files {
        let scheme = path.file_stem().and_then(|it| it.to_str());
        let scheme = scheme.ok_or("a file of a scheme without a name")?;
        let file: Table = fs::read_to_string(&path)?.parse()?;
        let mut all = Table::new();
        for edition in list(&file, "edition")? {
            take_over(&mut all, edition.as_table().ok_or("an edition is a table")?);
            names.push(format!("{scheme}_{}", text(&all, "edition")?));
            for theme in list(&all, "themes")? {
                themes.insert(text(of(theme)?, "about")?.to_owned());
            }
            let data = data(scheme, &all);
            editions.push(data.map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    let themes: Vec<String> = themes.into_iter().collect();
    let data = format!(
        "{}{}/// Every scheme and edition this program has the rules of.
#[allow(clippy::unreadable_literal)]
pub static SCHEMES: &[SchemeRules] = &[{}];\n",
        choice("SchemeName", "A scheme in one of its editions", &names),
        choice("SchemeTheme", "A theme that a scheme knows", &themes),
        editions.concat(),
    );
    let words = format!(
        "impl Words {{\n{}{}}}\n",
        words("scheme_name", "SchemeName", "scheme", &names, texts)?,
        words(
            "scheme_theme",
            "SchemeTheme",
            "scheme_theme",
            &themes,
            texts
        )?,
    );
    Ok([data, words])
}

/// Lets an edition say only what differs from the one before it, each demand separately.
fn take_over(all: &mut Table, edition: &Table) {
    for (key, value) in edition {
        match (all.get_mut(key), value) {
            (Some(Value::Table(asks)), Value::Table(other)) if key == "asks" => {
                asks.extend(other.clone());
            }
            _ => drop(all.insert(key.clone(), value.clone())),
        }
    }
}

/// The literal of an edition.
fn data(scheme: &str, edition: &Table) -> Fallible<String> {
    let known = [
        "edition",
        "from",
        "regulation",
        "rate",
        "overhead",
        "themes",
        "asks",
    ];
    if let Some(key) = edition.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("no edition has a `{key}`").into());
    }
    let regulation = text(edition, "regulation")?;
    let themes = list(edition, "themes")?.iter().map(|theme| {
        let theme = of(theme)?;
        let about = camel(text(theme, "about")?);
        Ok(format!(
            "({:?}, SchemeTheme::{about}), ",
            text(theme, "letter")?
        ))
    });
    let themes: String = themes.collect::<Fallible<_>>()?;
    let nothing = Value::Table(Table::new());
    let asks = of(edition.get("asks").unwrap_or(&nothing))?;
    if let Some(kind) = asks.keys().find(|kind| !KINDS.contains(&kind.as_str())) {
        return Err(format!("no scheme asks a `{kind}`").into());
    }
    let mut demands = String::new();
    for kind in KINDS {
        let Some(ask) = asks.get(kind) else { continue };
        let ask = of(ask)?;
        let source = source(regulation, ask)?;
        for demand in demand(kind, ask)? {
            write!(demands, "(Demand::{demand}, {source}), ")?;
        }
    }
    let optional = |key: &str, write: fn(&Table) -> Fallible<String>| match edition.get(key) {
        Some(value) => {
            let (value, source) = (write(of(value)?)?, source(regulation, of(value)?)?);
            Ok::<_, Box<dyn std::error::Error>>(format!("Some(({value}, {source}))"))
        }
        None => Ok("None".to_owned()),
    };
    let name = text(edition, "edition")?;
    Ok(format!(
        "SchemeRules {{ scheme: {scheme:?}, edition: {name:?}, from: {}, name: SchemeName::{}, \
         rate: {}, themes: &[{themes}], demands: &[{demands}], overhead: {} }},\n",
        day(edition, "from")?,
        camel(&format!("{scheme}_{name}")),
        optional("rate", |rate| Ok(whole(rate, "percent")?.to_string()))?,
        optional("overhead", tiers)?,
    ))
}

/// What a scheme can ask, in the order in which a plan is told what it lacks.
const KINDS: [&str; 8] = [
    "parties",
    "lead_applicant",
    "equity",
    "minimum_grant",
    "maximum_grant",
    "themes",
    "longest_term",
    "window",
];

/// What is asked, by its kind.
fn demand(kind: &str, ask: &Table) -> Fallible<Vec<String>> {
    let number = |key| whole(ask, key);
    Ok(vec![match kind {
        "minimum_grant" => format!("MinimumGrant(euros({}))", number("euros")?),
        "maximum_grant" => format!("MaximumGrant(euros({}))", number("euros")?),
        "longest_term" => format!("LongestTerm({})", number("months")?),
        "equity" => format!("Equity({})", number("percent")?),
        "themes" => format!("Themes({})", number("least")?),
        "lead_applicant" => format!("LeadApplicant(&[{}])", kinds(ask)?.join(", ")),
        "parties" => {
            let kinds = kinds(ask)?.into_iter();
            return Ok(kinds.map(|kind| format!("Party({kind})")).collect());
        }
        "window" => {
            let (first, last) = (day(ask, "first")?, day(ask, "last")?);
            format!("Window {{ first: {first}, last: {last} }}")
        }
        _ => return Err(format!("what does `{kind}` ask?").into()),
    }])
}

fn kinds(ask: &Table) -> Fallible<Vec<String>> {
    let kind = |kind: &Value| {
        let kind = kind.as_str().ok_or("a kind is a text")?;
        Ok(format!("PartyKind::{}", camel(kind)))
    };
    list(ask, "kinds")?.iter().map(kind).collect()
}

fn tiers(overhead: &Table) -> Fallible<String> {
    let tier = |tier: &Value| {
        let tier = of(tier)?;
        let to = if tier.contains_key("to") {
            format!("Some({})", whole(tier, "to")?)
        } else {
            "None".to_owned()
        };
        Ok(format!("({to}, {}), ", whole(tier, "percent")?))
    };
    let tiers: Fallible<String> = list(overhead, "tiers")?.iter().map(tier).collect();
    Ok(format!("&[{}]", tiers?))
}

fn source(regulation: &str, rule: &Table) -> Fallible<String> {
    let read = rule
        .get("read")
        .is_none_or(|it| it.as_bool() != Some(false));
    let article = text(rule, "article")?;
    Ok(format!(
        "Source {{ regulation: {regulation:?}, article: {article:?}, read: {read} }}"
    ))
}

/// An enum of names that are in the files.
fn choice(name: &str, doc: &str, all: &[String]) -> String {
    let variants: Vec<String> = all.iter().map(|it| camel(it)).collect();
    let variants = variants.join(", ");
    format!(
        "/// {doc}, for the words about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = \"the words say what each is\")]
pub enum {name} {{ {variants} }}\n\n"
    )
}

/// The function that says what each of these is called.
fn words(
    function: &str,
    kind: &str,
    prefix: &str,
    all: &[String],
    texts: &BTreeMap<String, Text>,
) -> Fallible<String> {
    let mut arms = String::new();
    for one in all {
        let key = format!("{prefix}_{one}");
        if !texts.contains_key(&key) {
            return Err(format!("there is no text `{key}`").into());
        }
        write!(arms, "{kind}::{} => self.{key}(), ", camel(one))?;
    }
    Ok(format!(
        "    /// What it is called.
    #[must_use]
    pub fn {function}(self, of: {kind}) -> &'static str {{
        match of {{ {arms}}}
    }}\n"
    ))
}

fn of(value: &Value) -> Fallible<&Table> {
    Ok(value.as_table().ok_or("not a table")?)
}

fn text<'a>(table: &'a Table, key: &str) -> Fallible<&'a str> {
    let text = table.get(key).and_then(Value::as_str);
    Ok(text.ok_or_else(|| format!("`{key}` is missing, or no text"))?)
}

fn whole(table: &Table, key: &str) -> Fallible<i64> {
    let number = table.get(key).and_then(Value::as_integer);
    Ok(number.ok_or_else(|| format!("`{key}` is missing, or no whole number"))?)
}

fn day(table: &Table, key: &str) -> Fallible<String> {
    let day = table.get(key).and_then(Value::as_datetime);
    let day = day.and_then(|day| day.date);
    let day = day.ok_or_else(|| format!("`{key}` is missing, or no day"))?;
    Ok(format!("date({}, {}, {})", day.year, day.month, day.day))
}

fn list<'a>(table: &'a Table, key: &str) -> Fallible<&'a [Value]> {
    match table.get(key) {
        None => Ok(&[]),
        Some(list) => Ok(list
            .as_array()
            .ok_or_else(|| format!("`{key}` is no list"))?),
    }
}
