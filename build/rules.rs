//! Turns the table of rules (`src/check/rules`) into the type `Rule`, and the texts about them into
//! what a finding says: a rule without words, or words without a rule, stop the build.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use super::{Fallible, Text, camel};

/// A rule as the table has it.
struct Rule {
    /// The name that waivers and texts know it by.
    code: String,
    finds: String,
    severity: String,
    /// Whether it matters only until the grant is given.
    drafting: bool,
    /// What it tells about what it found, each with its type.
    with: Vec<(String, String)>,
    /// The argument that decides between the forms `one` and `other` of its words.
    count: Option<String>,
    /// Whether a function of its own puts it into words.
    own_words: bool,
    /// How several items that it applies to are combined into one.
    several: Several,
    can_be_waived: bool,
    /// What makes it find something, where that makes other rules find something too.
    cause: Option<String>,
}

#[derive(PartialEq)]
enum Several {
    /// By the text `many_` if there is one, or else by what is said of the first.
    Text,
    /// By a function of its own.
    Own,
    /// Each for itself.
    Never,
}

/// Reads all tables, in the order of their names.
fn read(folder: &Path) -> Fallible<Vec<Rule>> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Fallible<_>>()?;
    files.sort();
    let mut rules = Vec::new();
    for path in files {
        let table: toml::Table = fs::read_to_string(&path)?.parse()?;
        for (code, value) in table {
            let rule = value.as_table().and_then(|table| rule(&code, table));
            rules.push(rule.ok_or_else(|| {
                let file = path.display();
                format!("{file}: [{code}] lacks what a rule needs, or says what no rule has")
            })?);
        }
    }
    Ok(rules)
}

/// A rule; `None` if the table says something that no rule has.
fn rule(code: &str, table: &toml::Table) -> Option<Rule> {
    let text = |key: &str| table.get(key)?.as_str().map(str::to_owned);
    let known = [
        "finds", "severity", "drafting", "with", "count", "words", "several", "waived", "cause",
    ];
    if table.keys().any(|key| !known.contains(&key.as_str())) {
        return None;
    }
    let mut with = Vec::new();
    if let Some(arguments) = table.get("with") {
        for (name, kind) in arguments.as_table()? {
            with.push((name.clone(), kind.as_str()?.to_owned()));
        }
    }
    Some(Rule {
        code: code.to_owned(),
        finds: text("finds")?,
        severity: camel(&text("severity")?),
        drafting: table
            .get("drafting")
            .is_some_and(|it| it.as_bool() == Some(true)),
        with,
        count: text("count"),
        own_words: text("words").is_some_and(|it| it == "own"),
        several: match text("several").as_deref() {
            None => Several::Text,
            Some("own") => Several::Own,
            Some("never") => Several::Never,
            Some(_) => return None,
        },
        can_be_waived: text("waived").is_none_or(|it| it != "never"),
        cause: text("cause").map(|cause| format!("Cause::{}", camel(&cause))),
    })
}

/// The code of `Rule`, and of its words.
pub fn generate(folder: &Path, texts: &BTreeMap<String, Text>) -> Fallible<[String; 2]> {
    let rules = read(folder)?;
    for key in texts.keys() {
        if !is_about_one(key, &rules) {
            return Err(format!("the text `{key}` is about no rule").into());
        }
    }
    Ok([declared(&rules)?, worded(&rules, texts)?])
}

/// Whether a text, if it is about a rule at all, is about one of these.
fn is_about_one(key: &str, rules: &[Rule]) -> bool {
    let Some(of) = ["finding_", "many_"]
        .iter()
        .find_map(|it| key.strip_prefix(it))
    else {
        return true;
    };
    rules.iter().any(|rule| {
        of.strip_prefix(rule.code.as_str()).is_some_and(|rest| {
            matches!(rest, "" | "_why" | "_only") || rule.own_words && rest.starts_with('_')
        })
    })
}

fn declared(rules: &[Rule]) -> Fallible<String> {
    let (mut variants, mut arms, mut codes) = (String::new(), String::new(), String::new());
    for rule in rules {
        let (name, any) = (camel(&rule.code), any(rule));
        let mut fields = String::new();
        for (argument, kind) in &rule.with {
            write!(fields, "{argument}: {kind}, ")?;
        }
        let fields = match fields.as_str() {
            "" => String::new(),
            fields => format!(" {{ {fields}}}"),
        };
        writeln!(
            variants,
            "    #[doc = {:?}]\n    {name}{fields},",
            rule.finds
        )?;
        writeln!(
            arms,
            "            Self::{name}{any} => Declared {{ code: {:?}, severity: Severity::{}, \
             phase: Phase::{}, is_said_alone: {}, can_be_waived: {}, cause: {} }},",
            rule.code,
            rule.severity,
            if rule.drafting { "Drafting" } else { "Always" },
            rule.several == Several::Never,
            rule.can_be_waived,
            (rule.cause.as_ref()).map_or("None".to_owned(), |cause| format!("Some({cause})")),
        )?;
        write!(codes, "{:?}, ", rule.code)?;
    }
    Ok(format!(
        "/// What a rule found, with what its sentence needs.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = \"the table says what each argument is\")]
pub enum Rule {{
{variants}}}

impl Rule {{
    /// The codes of all rules.
    pub const CODES: &[&str] = &[{codes}];

    const fn declared(&self) -> Declared {{
        match self {{
{arms}        }}
    }}
}}
"
    ))
}

fn worded(rules: &[Rule], texts: &BTreeMap<String, Text>) -> Fallible<String> {
    let [mut of_one, mut of_many, mut arguments] = [const { String::new() }; 3];
    let mut silent = Vec::new();
    for rule in rules {
        let (name, any) = (camel(&rule.code), any(rule));
        of_one += &words_of(rule, texts)?;
        if rule.own_words {
            writeln!(arguments, "pub(in crate::text) struct {name}<'a> {{")?;
            for (argument, kind) in &rule.with {
                writeln!(arguments, "    pub {argument}: &'a {kind},")?;
            }
            writeln!(arguments, "}}")?;
        }
        let many = format!("many_{}", rule.code);
        if rule.several == Several::Own {
            let fields = own_arguments(rule);
            writeln!(
                of_many,
                "            Rule::{name}{fields} => self.several_{}({name}{fields}, what),",
                rule.code
            )?;
        } else if texts.contains_key(&many) {
            let why = format!("finding_{}_why", rule.code);
            let advice = match texts.get(&why) {
                Some(text @ Text::Plain(_)) if text.arguments()?.is_empty() => {
                    format!("self.{why}()")
                }
                _ => "\"\"".to_owned(),
            };
            writeln!(
                of_many,
                "            Rule::{name}{any} => (self.{many}(what), {advice}),"
            )?;
        } else {
            silent.push(format!("Rule::{name}{any}"));
        }
    }
    Ok(format!(
        "{arguments}
impl Saying<'_> {{
    /// What a rule found.
    pub(in crate::text) fn found(self, rule: &Rule) -> FindingText {{
        match rule {{
{of_one}        }}
    }}
}}

impl Words {{
    /// What a rule says of several items, and what there is to do about each: empty where that
    /// differs, and `None` where only the sentence about one item says it.
    pub(in crate::text) fn found_of_several(self, rule: &Rule, what: &str) -> Option<(String, &'static str)> {{
        Some(match rule {{
{of_many}            {} => return None,
        }})
    }}
}}
",
        silent.join(" | ")
    ))
}

/// The arm that puts a rule into words.
fn words_of(rule: &Rule, texts: &BTreeMap<String, Text>) -> Fallible<String> {
    let name = camel(&rule.code);
    if rule.own_words {
        let fields = own_arguments(rule);
        return Ok(format!(
            "            Rule::{name}{fields} => self.{}({name}{fields}),\n",
            rule.code
        ));
    }
    let mut calls = Vec::new();
    for key in ["", "_why"].map(|end| format!("finding_{}{end}", rule.code)) {
        let text = texts
            .get(&key)
            .ok_or_else(|| format!("the rule `{}` has no text `{key}`", rule.code))?;
        let said_of = |text: &Text| -> Fallible<Vec<String>> {
            let said = |argument: String| {
                // What is not an argument of the rule is known to `Saying`, or it does not compile.
                if rule.with.iter().any(|(known, _)| *known == argument) {
                    format!("self.say({argument})")
                } else {
                    format!("self.{argument}()")
                }
            };
            Ok(text.arguments()?.into_iter().map(said).collect())
        };
        let mut arguments = Vec::new();
        if matches!(text, Text::Counted { .. }) {
            let count = rule.count.as_ref();
            let count = count.ok_or_else(|| format!("what does the text `{key}` count?"))?;
            arguments.push(format!("*{count}"));
        }
        arguments.extend(said_of(text)?);
        let call = format!("self.words.{key}({})", arguments.join(", "));
        // *1 of the 1 targets* is said of the only one.
        let only = format!("{key}_only");
        calls.push(match texts.get(&only) {
            Some(text) => {
                let arguments = said_of(text)?.join(", ");
                format!("if *of == 1 {{ self.words.{only}({arguments}).into() }} else {{ {call} }}")
            }
            None => call,
        });
    }
    let said = calls.join(", ");
    let source = rule.with.iter().any(|(argument, _)| argument == "source");
    let used = rule.with.iter().map(|(argument, _)| argument.as_str());
    let used = used.filter(|argument| {
        *argument == "source"
            || said.contains(&format!("({argument})"))
            || rule.count.as_deref() == Some(argument)
    });
    let used: String = used.flat_map(|argument| [argument, ", "]).collect();
    let pattern = match used.as_str() {
        "" => any(rule).to_owned(),
        used => format!(" {{ {used}.. }}"),
    };
    let written = if source {
        ".written_in(self.words, *source)"
    } else {
        ""
    };
    Ok(format!(
        "            Rule::{name}{pattern} => FindingText::new({said}){written},\n"
    ))
}

/// The pattern of a rule with any arguments.
fn any(rule: &Rule) -> &'static str {
    if rule.with.is_empty() { "" } else { " { .. }" }
}

/// The arguments of a rule that a function of its own puts into words, by name so that none is
/// swapped.
fn own_arguments(rule: &Rule) -> String {
    let names: Vec<&str> = rule.with.iter().map(|(name, _)| name.as_str()).collect();
    format!(" {{ {} }}", names.join(", "))
}
