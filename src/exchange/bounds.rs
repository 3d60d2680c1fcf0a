//! How much a file may hold, counted before anything is made of it: few bytes can be many things.

use super::MOST_BYTES;
use crate::plan::Plan;

/// What is counted in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounded {
    /// The plans in a file of all plans.
    Plans,
    /// The bytes of a plan.
    Bytes,
    /// What is in one list, or under the keys of one map.
    Entries,
    /// All that is in all lists and maps.
    Things,
    /// The letters of a title, a name or a code.
    Title,
    /// The letters of all of those together.
    Titles,
    /// The letters of any other text.
    Text,
}

impl Bounded {
    /// How many there may be: far above what a plan of a thousand measures has, and few enough for
    /// every page to answer.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            Self::Plans => 5_000,
            Self::Bytes => MOST_BYTES,
            Self::Entries | Self::Title => 10_000,
            Self::Things => 500_000,
            Self::Titles => 1_000_000,
            Self::Text => 2_000_000,
        }
    }
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch {
    /// What was counted.
    pub what: Bounded,
    /// The field of the plan that it is in, by its name in the file; empty if it is the whole.
    pub at: &'static str,
    /// How many there are.
    pub count: u64,
}

/// The fields that hold a title or the like, whatever they are a field of.
const TITLES: [&[u8]; 5] = [b"title", b"name", b"code", b"label", b"sector"];
/// What is nested deeper counts for the whole only: no list of a plan is.
const DEEPEST: usize = 64;

/// Counts what is in a JSON text, in one pass, without making anything of it.
///
/// # Errors
/// When there is more of something than there may be: of a list that is too long all is counted.
pub fn check_bounds(json: &str) -> Result<(), TooMuch> {
    let mut counting = Counting::default();
    counting.bound(Bounded::Bytes, json.len())?;
    let json = json.as_bytes();
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let (text, letters) = string(json, at);
                at += text.len() + 1;
                let mut after = json.iter().skip(at);
                let next = after.find(|byte| !byte.is_ascii_whitespace());
                if next == Some(&b':') {
                    counting.key(text, letters)?;
                } else {
                    counting.text(letters)?;
                }
            }
            b'{' | b'[' => counting.open(),
            b'}' | b']' => counting.close()?,
            b',' => counting.comma(),
            _ => {}
        }
    }
    counting.end()
}

/// The string that begins here, up to its quote, and how many letters it has.
fn string(json: &[u8], from: usize) -> (&[u8], usize) {
    let rest = json.get(from..).unwrap_or_default();
    let (mut at, mut letters) = (0, 0);
    while let Some(byte) = rest.get(at) {
        at += match byte {
            b'"' => break,
            b'\\' if rest.get(at + 1) == Some(&b'u') => 6,
            b'\\' => 2,
            _ => 1,
        };
        letters += usize::from(byte & 0xC0 != 0x80);
    }
    (rest.get(..at).unwrap_or(rest), letters)
}

#[derive(Default)]
struct Counting {
    /// How many commas were seen in each list or map that is still open, the outermost first.
    open: Vec<usize>,
    /// How many more are open, deeper than [`DEEPEST`].
    deeper: usize,
    things: usize,
    /// How many letters all titles have.
    titles: usize,
    /// The field of the plan.
    at: &'static str,
    /// Whether the last key is that of a title.
    is_title: bool,
}

impl Counting {
    fn key(&mut self, name: &[u8], letters: usize) -> Result<(), TooMuch> {
        self.is_title = TITLES.contains(&name);
        if self.open.len() == 1 {
            let mut fields = Plan::FIELDS.iter();
            let known = fields.find(|field| field.as_bytes() == name);
            self.at = known.copied().unwrap_or_default();
        }
        self.bound(Bounded::Text, letters)
    }

    fn text(&mut self, letters: usize) -> Result<(), TooMuch> {
        if !self.is_title {
            return self.bound(Bounded::Text, letters);
        }
        self.titles += letters;
        self.bound(Bounded::Title, letters)
    }

    fn open(&mut self) {
        self.things += 1;
        if self.open.len() < DEEPEST {
            self.open.push(0);
        } else {
            self.deeper += 1;
        }
    }

    fn comma(&mut self) {
        self.things += 1;
        if self.deeper == 0
            && let Some(commas) = self.open.last_mut()
        {
            *commas += 1;
        }
    }

    fn close(&mut self) -> Result<(), TooMuch> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return Ok(());
        }
        let commas = self.open.pop().unwrap_or_default();
        if self.open.is_empty() {
            self.at = "";
        }
        self.bound(Bounded::Entries, commas + 1)
    }

    /// What a file that was cut off leaves open ends here too.
    fn end(mut self) -> Result<(), TooMuch> {
        while !self.open.is_empty() {
            self.deeper = 0;
            self.close()?;
        }
        self.at = "";
        self.bound(Bounded::Titles, self.titles)?;
        self.bound(Bounded::Things, self.things)
    }

    fn bound(&self, what: Bounded, count: usize) -> Result<(), TooMuch> {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        if count <= what.most() {
            return Ok(());
        }
        Err(TooMuch {
            what,
            at: self.at,
            count,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Option<(Bounded, &'static str, u64)>) {
        let found = check_bounds(json).err();
        let found = found.map(|found| (found.what, found.at, found.count));
        assert_eq!(found, expected);
    }

    /// So many of these in a row.
    fn many(count: u64, what: &str) -> String {
        vec![what; size(count)].join(",")
    }

    fn size(count: u64) -> usize {
        usize::try_from(count).unwrap()
    }

    #[test]
    fn a_list_is_counted_to_its_end() {
        let most = Bounded::Entries.most();
        let with = |count| format!(r#"{{"title":"","measures":[{}],"a":1}}"#, many(count, "{}"));
        check(&with(most), None);
        check(
            &with(most + 1),
            Some((Bounded::Entries, "measures", most + 1)),
        );
        check(
            &with(3 * most),
            Some((Bounded::Entries, "measures", 3 * most)),
        );
        let within = format!(r#"{{"comments":{{"x":[{}]}}}}"#, many(most + 1, "[1,2]"));
        check(&within, Some((Bounded::Entries, "comments", most + 1)));
        let later = format!(r#"{{"later":{{{}}}}}"#, many(most + 1, r#""a":"b""#));
        check(&later, Some((Bounded::Entries, "", most + 1)));
    }

    #[test]
    fn many_short_lists_are_counted_together() {
        let list = format!("[{}]", many(10_000, "0"));
        let with = |count| format!(r#"{{"targets":[{}]}}"#, many(count, &list));
        check(&with(49), None);
        // Each list and the map around them count as well.
        check(&with(50), Some((Bounded::Things, "", 500_051)));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let text = |key: &str, letter: &str, count| {
            format!(
                r#"{{"measures":[{{"{key}": "{}"}}]}}"#,
                letter.repeat(size(count))
            )
        };
        for letter in ["a", "é", "🦺", r"\n", r"\u00e9", r#"\""#] {
            let (title, most) = (Bounded::Title.most(), Bounded::Text.most());
            check(&text("title", letter, title), None);
            let above = Some((Bounded::Title, "measures", title + 1));
            check(&text("title", letter, title + 1), above);
            check(&text("aim", letter, most), None);
            let above = Some((Bounded::Text, "measures", most + 1));
            check(&text("aim", letter, most + 1), above);
        }
    }

    #[test]
    fn letters_of_all_titles_are_counted_together() {
        let title = format!(r#"{{"title":"{}"}}"#, "a".repeat(10_000));
        let with = |count| format!(r#"{{"themes":[{}]}}"#, many(count, &title));
        check(&with(100), None);
        check(&with(101), Some((Bounded::Titles, "", 1_010_000)));
    }

    #[test]
    fn what_is_within_a_text_is_no_list() {
        let commas = "[,{".repeat(size(Bounded::Text.most() / 3));
        check(&format!(r#"{{"aim":"{commas}"}}"#), None);
    }

    #[test]
    fn any_depth_and_any_cut_is_counted() {
        let deep = 200_000;
        check(&"[".repeat(deep), None);
        check(&format!("{}{}", "[".repeat(deep), "]".repeat(deep)), None);
        let deeper = Bounded::Things.most() + 1;
        check(
            &"[".repeat(size(deeper)),
            Some((Bounded::Things, "", deeper)),
        );
        let cut = format!(r#"{{"measures":[{}"#, many(10_002, "0"));
        check(&cut, Some((Bounded::Entries, "measures", 10_002)));
        check(&"]".repeat(10_001), None);
        check(&format!("\"{}", "\\".repeat(30_001)), None);
        let most = MOST_BYTES + 1;
        check(&" ".repeat(size(most)), Some((Bounded::Bytes, "", most)));
    }
}
