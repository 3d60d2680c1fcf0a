//! What a file is that somebody opened by mistake, told from how it begins: names are often wrong.

/// A file of another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A text of a word processor.
    Document,
    /// A spreadsheet.
    Spreadsheet,
    /// A presentation.
    Slides,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Several files in one.
    Archive,
    /// A page of the web, such as one that asks to sign in.
    WebPage,
    /// XML.
    Xml,
    /// Rows of values with something between them.
    Csv,
}

impl Foreign {
    /// Whether it can be read as text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::WebPage | Self::Xml | Self::Csv)
    }
}

/// How files begin that are no text.
const BEGINNINGS: [(&[u8], Foreign); 10] = [
    (b"%PDF", Foreign::Pdf),
    (b"{\\rtf", Foreign::Document),
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"Rar!", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
];

/// What stands in the files of office programs: their parts, or their type.
const PARTS: [(&str, Foreign); 6] = [
    ("word/", Foreign::Document),
    ("opendocument.text", Foreign::Document),
    ("xl/", Foreign::Spreadsheet),
    ("opendocument.spreadsheet", Foreign::Spreadsheet),
    ("ppt/", Foreign::Slides),
    ("opendocument.presentation", Foreign::Slides),
];

/// The same in the files of older ones, whose names take two bytes a letter.
const OLDER_PARTS: [(&str, Foreign); 3] = [
    ("WordDocument", Foreign::Document),
    ("Workbook", Foreign::Spreadsheet),
    ("PowerPoint", Foreign::Slides),
];

/// What these bytes are, if they are not JSON and it can be told.
#[must_use]
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let found = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    if let Some((_, kind)) = found {
        return Some(*kind);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let part = PARTS.iter().find(|(part, _)| holds(bytes, part.as_bytes()));
        return Some(part.map_or(Foreign::Archive, |(_, kind)| *kind));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let wide = |part: &str| {
            part.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        let part = OLDER_PARTS
            .iter()
            .find(|(part, _)| holds(bytes, &wide(part)));
        return Some(part.map_or(Foreign::Document, |(_, kind)| *kind));
    }
    // Text in a code page of old is text all the same.
    let start = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default();
    foreign_text(&String::from_utf8_lossy(start))
}

/// Enough of a text to tell what it is.
const BEGINNING: usize = 4_000;

fn foreign_text(text: &str) -> Option<Foreign> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with(['{', '[', '"']) {
        return None;
    }
    if text.starts_with('<') {
        let page = text.to_lowercase();
        let is_page = page.contains("<html") || page.contains("<!doctype html");
        return Some(if is_page {
            Foreign::WebPage
        } else {
            Foreign::Xml
        });
    }
    let mut rows = text.lines().filter(|line| !line.trim().is_empty());
    let count = |line: &str| [';', '\t', ','].map(|mark| line.matches(mark).count());
    let first = count(rows.next()?);
    let second = count(rows.next()?);
    let alike = first.iter().zip(second).any(|(a, b)| *a > 0 && *a == b);
    alike.then_some(Foreign::Csv)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Foreign>) {
        assert_eq!(
            foreign(bytes),
            expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }

    #[test]
    fn files_of_office_programs_are_told_by_their_parts() {
        check(
            b"PK\x03\x04\x14\0word/document.xml",
            Some(Foreign::Document),
        );
        check(
            b"PK\x03\x04\x14\0[Content_Types].xml PK xl/workbook.xml",
            Some(Foreign::Spreadsheet),
        );
        check(
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            Some(Foreign::Document),
        );
        check(b"PK\x03\x04plan.json", Some(Foreign::Archive));
        let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec();
        old.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
        check(&old, Some(Foreign::Spreadsheet));
    }

    #[test]
    fn text_is_told_by_its_first_lines() {
        check(b"<?xml version=\"1.0\"?><plan/>", Some(Foreign::Xml));
        check(
            b"\xef\xbb\xbf<!DOCTYPE html><title>Inloggen",
            Some(Foreign::WebPage),
        );
        check(b"Maatregel;Bedrag\nScholing;1.458,00\n", Some(Foreign::Csv));
        check(
            b"Maatregel;Bedrag\nOpleiding \xe9\xe9n;12,50\n",
            Some(Foreign::Csv),
        );
        check(b"Measure\tAmount\nTraining\t1458\n", Some(Foreign::Csv));
        check(b"Een brief, met een komma.\nEn nog een regel.\n", None);
    }

    #[test]
    fn json_is_no_foreign_file_whatever_is_wrong_with_it() {
        for text in [
            "{\"title\": \"a;b\"\n;",
            "[1,2]\n[3,4]",
            "  {",
            "",
            "null",
            "\"a,b\"\n\"c,d\"",
        ] {
            check(text.as_bytes(), None);
        }
    }
}
