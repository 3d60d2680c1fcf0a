//! What stands around the digits of an amount: the euro, a minus in its accountants' forms, words.

use rust_decimal::Decimal;

use super::{ReadError, is_digits};
use crate::plan::folded;

/// The digits and marks of an amount, and what was said around them.
pub(super) struct Around {
    /// Whether it is below zero.
    pub negative: bool,
    /// Its digits and marks; empty where a dash stands for zero.
    pub digits: String,
    /// What it is counted in, if a word or a power says so: `mln` is a million.
    pub times: Option<Decimal>,
    /// Whether words came with it that are no part of an amount.
    pub words: bool,
    /// Whether nothing stood around it but a sign and the euro.
    pub plain: bool,
}

/// How euros are written, as they are compared.
const EUROS: [&str; 4] = ["€", "euro", "euros", "eur"];

/// Signs and names of other money.
const OTHERS: [&str; 26] = [
    "£", "$", "¥", "₽", "₺", "₹", "usd", "gbp", "chf", "jpy", "cny", "dkk", "sek", "nok", "pln",
    "czk", "huf", "ron", "try", "cad", "aud", "dollar", "dollars", "pond", "pounds", "fr.",
];

/// Words for a number of digits.
const LARGE: [(&str, u32); 14] = [
    ("k", 3),
    ("duizend", 3),
    ("thousand", 3),
    ("dzd", 3),
    ("mln", 6),
    ("miljoen", 6),
    ("million", 6),
    ("millions", 6),
    ("mio", 6),
    ("mrd", 9),
    ("miljard", 9),
    ("billion", 9),
    ("bn", 9),
    ("mld", 9),
];

const DASHES: [char; 4] = ['-', '−', '–', '—'];

impl Around {
    /// Takes an amount apart: `€ (1.458,00)`, `1.458,00-`, `€ -,--`, `500 euro`, `€ 1,2 mln`.
    ///
    /// # Errors
    /// If it is other money, or holds no digits and no dash for zero.
    pub fn of(text: &str) -> Result<Self, ReadError> {
        let (mut rest, mut minus, mut dashed, mut plain) = (text.trim(), false, false, true);
        let (mut times, mut words) = (None, false);
        loop {
            let before = rest;
            if let Some(inside) = rest.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
                rest = inside;
                (minus, plain) = (true, false);
            } else if let Some(after) = without_money(rest, true)? {
                rest = after;
            } else if !minus && let Some(after) = rest.strip_prefix(DASHES) {
                (rest, minus) = (after, true);
            }
            rest = rest.trim();
            if rest == before {
                break;
            }
        }
        // What follows the digits, from the end on.
        loop {
            let before = rest;
            if let Some(ahead) = without_money(rest, false)? {
                rest = ahead;
            } else if rest.ends_with([DASHES[0], DASHES[1], DASHES[2], DASHES[3], '=']) {
                let bare = rest.trim_end_matches(['-', '−', '–', '—', '=']);
                match bare.strip_suffix([',', '.']) {
                    // A dash in the place of cents.
                    Some(whole) => (rest, dashed) = (whole, true),
                    None if !minus && rest.len() - bare.len() <= 3 => {
                        (rest, minus, plain) = (bare, true, false);
                    }
                    None => {}
                }
            } else if let Some((ahead, word)) = last_word(rest) {
                rest = ahead;
                plain = false;
                match power(word) {
                    Some(power) => times = Some(power),
                    None => words = true,
                }
            }
            rest = rest.trim();
            if rest == before {
                break;
            }
        }
        if rest.is_empty() && !minus && !dashed {
            return Err(ReadError::Empty);
        }
        Ok(Self {
            negative: minus,
            digits: rest.to_owned(),
            times,
            words,
            plain: plain && !rest.is_empty(),
        })
    }
}

/// The text without the euro at one of its ends; `None` if there is none.
fn without_money(text: &str, at_start: bool) -> Result<Option<&str>, ReadError> {
    let is_word = |it: char| it.is_alphabetic();
    let (money, rest) = if at_start {
        let end = match text.chars().next() {
            Some(sign) if !is_word(sign) => sign.len_utf8(),
            _ => text.find(|it| !is_word(it)).unwrap_or(text.len()),
        };
        text.split_at(end)
    } else {
        let start = match text.chars().next_back() {
            Some(sign) if !is_word(sign) => text.len() - sign.len_utf8(),
            _ => text.rfind(|it| !is_word(it)).map_or(0, |at| {
                at + text
                    .get(at..)
                    .and_then(|it| it.chars().next())
                    .map_or(1, char::len_utf8)
            }),
        };
        let (rest, money) = text.split_at(start);
        (money, rest)
    };
    let name = folded(money);
    if EUROS.contains(&name.as_str()) {
        return Ok(Some(rest));
    }
    if OTHERS.contains(&name.as_str()) {
        return Err(ReadError::OtherMoney);
    }
    Ok(None)
}

/// What stands behind a number, and the number: `1,2` and `mln`, `500,-` and `p.p.`, `95` and
/// `/uur`, `1,2` and `E+06`. More digits behind a word are not for us to leave out.
fn last_word(text: &str) -> Option<(&str, &str)> {
    let is_number = |it: char| it.is_ascii_digit() || it.is_whitespace() || ".,'’-–=".contains(it);
    if !text.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let (ahead, word) = text.split_at(text.find(|it| !is_number(it))?);
    let begins = word.starts_with(|it: char| it.is_alphabetic() || matches!(it, '/' | '('));
    let alone = power(word).is_some() || !word.contains(|it: char| it.is_ascii_digit());
    (begins && alone).then_some((ahead.trim_end(), word))
}

/// What a number is counted in by the word behind it, or by the power of ten that a spreadsheet
/// writes: `mln`, `E+06`.
fn power(word: &str) -> Option<Decimal> {
    let (below, digits) = if word == "M" {
        (false, 6)
    } else if let Some((_, digits)) = LARGE.iter().find(|(name, _)| *name == folded(word)) {
        (false, *digits)
    } else {
        let power = word.strip_prefix(['E', 'e'])?;
        let below = power.starts_with('-');
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        (
            below,
            is_digits(power).then(|| power.parse().ok()).flatten()?,
        )
    };
    if below {
        return (digits <= 12).then(|| Decimal::new(1, digits));
    }
    Some(Decimal::from(10_u64.checked_pow(digits)?))
}
