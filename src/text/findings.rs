//! Findings as sentences: what is wrong and where, and what to do about it.
//!
//! `build.rs` puts a rule in words with its two texts. Their arguments are those of the rule, each
//! worded by its type ([`Say`]), or the result of a function of [`Saying`]. Rules that need more
//! than that are worded in `own_words`.

use rust_decimal::Decimal;

use super::{
    Words,
    subjects::{capital, shortened},
};
use crate::{
    check::{Finding, Held, Rule, Severity, Subject},
    plan::{
        Activity, Cents, Date, Id, Measure, Noun, Number, PartyKind, Plan, Quantity, Scope, Stated,
        StatedValue, Target, TargetGroup,
    },
    schemes::Source,
};

/// A finding as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// What is wrong and where, short.
    pub title: String,
    /// Why it matters or what to do, one line.
    pub detail: String,
}

impl FindingText {
    pub(super) fn new(title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            detail: detail.into(),
        }
    }

    /// Adds where the rule is written down.
    pub(super) fn written_in(self, words: Words, source: Option<Source>) -> Self {
        match source {
            Some(source) => Self {
                detail: format!("{} {}", self.detail, words.scheme_source(source)),
                ..self
            },
            None => self,
        }
    }
}

/// What is needed to put a finding in words.
#[derive(Clone, Copy)]
pub(super) struct Saying<'a> {
    pub words: Words,
    pub plan: &'a Plan,
    pub about: Subject,
}

// Many rules have the same reason and say the same of several items.
#[allow(clippy::match_same_arms, clippy::unnested_or_patterns)]
pub(super) mod generated {
    use super::{FindingText, Rule, Saying, Words};
    use crate::{
        check::{Among, Counted, Held, Reason},
        figures::Count,
        plan::{Activity, Cents, Date, Fault, Id, Number, Quantity, Target},
        schemes::Source,
    };

    include!(concat!(env!("OUT_DIR"), "/findings.rs"));
}

impl<'a> Saying<'a> {
    /// What it is about, for the middle of a sentence.
    pub(super) fn within(self) -> String {
        self.words.subject(self.plan, self.about)
    }

    /// What it is about, for the start of a sentence.
    pub(super) fn what(self) -> String {
        capital(&self.within())
    }

    /// An argument of a rule.
    pub(super) fn say<T: Say>(self, argument: &T) -> String {
        argument.say(self)
    }

    /// The stated total it is about.
    pub(super) fn stated(self) -> Option<&'a Stated> {
        match self.about {
            Subject::Stated(id) => self.plan.stated.get(id),
            _ => None,
        }
    }

    /// The part of the plan a stated total is about, for the start of a sentence.
    pub(super) fn scope(self) -> String {
        let about = match self.stated().map_or(Scope::Plan, |stated| stated.scope) {
            Scope::Plan => Subject::Plan,
            Scope::Theme(theme) => theme.into(),
            Scope::Measure(measure) => measure.into(),
        };
        self.words.subject_title(self.plan, about)
    }

    /// Which figure was stated.
    pub(super) fn figure(self) -> &'static str {
        let stated = self.stated();
        stated.map_or("", |stated| self.words.stated_figure(stated.value))
    }

    /// What was stated.
    pub(super) fn here(self) -> String {
        let stated = self.stated();
        stated.map_or_else(String::new, |stated| self.words.stated_value(stated))
    }

    /// The years of the plan.
    pub(super) fn term(self) -> String {
        let term = self.plan.period.period();
        term.map(|term| self.words.years(term)).unwrap_or_default()
    }
}

/// How an argument of a rule is put in words.
pub(super) trait Say {
    fn say(&self, saying: Saying) -> String;
}

macro_rules! say {
    ($($Type:ty: |$it:ident, $saying:pat_param| $said:expr;)*) => { $(
        impl Say for $Type {
            fn say(&self, $saying: Saying) -> String {
                let $it = self;
                $said
            }
        }
    )* };
}

say! {
    Cents: |it, saying| saying.words.money(*it);
    Date: |it, saying| saying.words.date(*it);
    Decimal: |it, saying| saying.words.number(*it);
    Number: |it, saying| saying.words.number(it.decimal());
    Quantity: |it, saying| saying.words.number(it.decimal());
    u64: |it, saying| saying.words.count(*it);
    // A year.
    i16: |it, _| it.to_string();
    String: |it, _| shortened(it);
    Vec<&'static str>: |it, _| it.join(", ");
    Vec<String>: |it, _| it.iter().map(|one| shortened(one)).collect::<Vec<_>>().join("; ");
    Held: |it, saying| saying.words.held(*it).to_owned();
    PartyKind: |it, saying| saying.words.party_kind(*it).to_lowercase();
    // As the subject of a clause: *een doel dat*.
    Noun: |it, saying| saying.words.noun_that(*it).to_owned();
    Id<Activity>: |it, saying| saying.words.subject_title(saying.plan, (*it).into());
    Id<Measure>: |it, saying| saying.words.subject(saying.plan, (*it).into());
    Id<Stated>: |it, saying| Saying { about: (*it).into(), ..saying }.here();
    Id<Target>: |it, saying| saying.words.target_beside(saying.plan, *it, saying.about);
    Id<TargetGroup>: |it, saying| saying.words.group_name(saying.plan, *it);
}

impl Words {
    /// What a finding says.
    #[must_use]
    pub fn finding(self, plan: &Plan, finding: &Finding) -> FindingText {
        self.saying(plan, finding).found(&finding.rule)
    }

    pub(super) fn saying<'a>(self, plan: &'a Plan, finding: &Finding) -> Saying<'a> {
        Saying {
            words: self,
            plan,
            about: finding.about,
        }
    }

    /// How much a finding matters.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Blocking => self.severity_blocking(),
            Severity::Warning => self.severity_warning(),
            Severity::Advice => self.severity_advice(),
        }
    }

    /// What is stated, as written, with how exact it is.
    #[must_use]
    pub fn stated_value(self, stated: &Stated) -> String {
        let value = match stated.value {
            StatedValue::Applications(number)
            | StatedValue::People(number)
            | StatedValue::Measures(number) => self.number(number.decimal()),
            StatedValue::Costs(amount)
            | StatedValue::Grant(amount)
            | StatedValue::OwnContribution(amount) => self.money(amount),
        };
        self.precisely(value, stated.precision())
    }

    fn held(self, held: Held) -> &'static str {
        match held {
            Held::Lines => self.held_lines(),
            Held::Funding => self.held_funding(),
        }
    }
}
