//! Long texts: what limited Markdown becomes, and what a paste becomes.

use proptest::prelude::*;
use sectorplan::markdown::{
    Block, Inline, Length, length, parse,
    paste::{Part, from_html, from_text},
    plain,
};

/// The nodes of a text in short notation: `p(…)`, `ul(…, …)`, `ol3(…, …)`, `*…*`, `**…**`,
/// `[…](…)`, `↵`.
fn shown(blocks: &[Block]) -> String {
    let shown: Vec<String> = blocks.iter().map(block).collect();
    shown.join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => format!("p({})", inline(inlines)),
        Block::List(list) => {
            let name = list
                .start
                .map_or("ul".to_owned(), |start| format!("ol{start}"));
            let items: Vec<String> = list.items.iter().map(|item| shown(item)).collect();
            format!("{name}({})", items.join(", "))
        }
    }
}

fn inline(inlines: &[Inline]) -> String {
    let shown = inlines.iter().map(|piece| match piece {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("*{}*", inline(inner)),
        Inline::Strong(inner) => format!("**{}**", inline(inner)),
        Inline::Link { to, text } => format!("[{}]({to})", inline(text)),
        Inline::Break => "↵".to_owned(),
    });
    shown.collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(&parse(text)), expected, "{text}");
}

#[test]
fn an_empty_line_parts_paragraphs_and_a_line_end_breaks_a_line() {
    check("", "");
    check(" \n\t\n", "");
    check("een", "p(een)");
    check("een\ntwee\n\n\ndrie", "p(een↵twee) p(drie)");
    check(
        "een  \r\n  twee\\\ndrie\r\n\r\nvier",
        "p(een↵twee↵drie) p(vier)",
    );
}

#[test]
fn lists_have_bullets_or_numbers() {
    check("- a\n- b", "ul(p(a), p(b))");
    check("* a\n+ b\n\n- c", "ul(p(a), p(b), p(c))");
    check("3. a\n4) b\n9. c", "ol3(p(a), p(b), p(c))");
    check("- a\n1. b", "ul(p(a)) ol1(p(b))");
    check("Wij doen:\n- a\n- b", "p(Wij doen:) ul(p(a), p(b))");
    check("-", "ul()");
}

#[test]
fn what_only_looks_like_a_list_is_text() {
    check("-a\n*b", "p(-a↵*b)");
    check("1.458 deelnemers", "p(1.458 deelnemers)");
    check(
        "Dit was in\n2014. Daarna niet.",
        "p(Dit was in↵2014. Daarna niet.)",
    );
    check("\\- a\n1\\. b", "p(- a↵1. b)");
    check("1234567890. te lang", "p(1234567890. te lang)");
}

#[test]
fn lists_stand_under_items() {
    check("- a\n  - b\n  - c\n- d", "ul(p(a) ul(p(b), p(c)), p(d))");
    check(
        "1. a\n  - b\n    1. c\n2. d",
        "ol1(p(a) ul(p(b) ol1(p(c))), p(d))",
    );
    check("1. a\n    - b\n2. c", "ol1(p(a) ul(p(b)), p(c))");
    check("- a\n\t- b\n  - c", "ul(p(a) ul(p(b), p(c)))");
    // A stray space makes no difference to the list.
    check("  - a\n - b\n- c", "ul(p(a), p(b), p(c))");
}

#[test]
fn an_item_may_have_more_lines_and_paragraphs() {
    check("- a\n  b\n\n  c\n- d", "ul(p(a↵b) p(c), p(d))");
    check("- a\nb", "ul(p(a)) p(b)");
    check("- a\n\nb", "ul(p(a)) p(b)");
    check("- a\n  - b\n\n  c", "ul(p(a) ul(p(b)) p(c))");
}

#[test]
fn stars_and_low_lines_stress() {
    check("*a* _b_ **c** __d__", "p(*a* *b* **c** **d**)");
    check("***a*** ***b* c**", "p(***a*** ***b* c**)");
    check("**a *b***", "p(**a *b***)");
    check("*a **b***", "p(*a **b***)");
    check("on**af**hankelijk", "p(on**af**hankelijk)");
    check("**Let op:**zo", "p(**Let op:**zo)");
    check("**a****b**", "p(**a****b**)");
    check("*a\nb*", "p(*a↵b*)");
}

#[test]
fn what_only_looks_like_stress_is_text() {
    for text in [
        "5 * 8 * 4",
        "5*8*4",
        "bijlage_2_nieuw",
        "* ",
        "**",
        "a * b*",
        "een *ster",
        "****a",
    ] {
        let expected = match text {
            "* " => "ul()".to_owned(),
            text => format!("p({text})"),
        };
        check(text, &expected);
    }
    check("\\*a\\* \\\\ \\a", "p(*a* \\ \\a)");
}

#[test]
fn only_safe_addresses_become_links() {
    check(
        "[a *b*](https://example.org)",
        "p([a *b*](https://example.org))",
    );
    check("[a](mailto:a@example.org)", "p([a](mailto:a@example.org))");
    check(
        "[](https://example.org)",
        "p([https://example.org](https://example.org))",
    );
    check(
        "[a](https://example.org/(b))",
        "p([a](https://example.org/(b)))",
    );
    for text in [
        "[a](javascript:alert(1))",
        "[a](data:text/html,b)",
        "[a](b)",
        "[a] (https)",
        "[1] en [2",
        "](a)",
    ] {
        check(text, &format!("p({text})"));
    }
    check("<b>a</b> <script>", "p(<b>a</b> <script>)");
}

#[test]
fn an_address_in_the_text_is_a_link_without_the_full_stop() {
    check(
        "Zie https://example.org/a_b_c.",
        "p(Zie [https://example.org/a_b_c](https://example.org/a_b_c).)",
    );
    check(
        "(http://example.org), <HTTPS://example.org/(a)>",
        "p(([http://example.org](http://example.org)), <[HTTPS://example.org/(a)](HTTPS://example.org/(a))>)",
    );
    check("https:// en xhttps://a", "p(https:// en xhttps://a)");
}

#[test]
fn no_link_stands_within_a_link() {
    check(
        "[a [b](https://example.org) c](https://example.com)",
        "p([a [b](https://example.org) c]([https://example.com](https://example.com)))",
    );
    check(
        "[1] zie [b](https://example.org)",
        "p([1] zie [b](https://example.org))",
    );
}

#[test]
fn a_form_gets_plain_text() {
    #[track_caller]
    fn check(text: &str, expected: &str, words: usize) {
        let blocks = parse(text);
        assert_eq!(plain(&blocks), expected);
        let characters = expected.chars().count();
        assert_eq!(length(&blocks), Length { characters, words });
    }
    check("", "", 0);
    check(
        "**Eén** twee\ndrie\n\nvier – vijf",
        "Eén twee\ndrie\n\nvier – vijf",
        5,
    );
    check(
        "Doel:\n\n3. a\n  - b\n    c\n\n    d\n4. e\n\nf",
        "Doel:\n\n3. a\n  - b\n    c\n\n    d\n4. e\n\nf",
        7,
    );
    check(
        "[hier](https://example.org), [m@example.org](mailto:m@example.org), https://example.org",
        "hier (https://example.org), m@example.org, https://example.org",
        4,
    );
}

/// Marked-up text in parts, from a notation like HTML: `<p style>`, `<a =address>`, `</>`.
fn parts(html: &str) -> Vec<Part> {
    let pieces = html.split_inclusive('>').flat_map(|piece| {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        let mut parts = Vec::new();
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        if let Some(tag) = tag.strip_suffix('>') {
            parts.push(if tag.starts_with('/') {
                Part::Close
            } else {
                let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
                let href = rest.strip_prefix('=');
                Part::Open {
                    name: name.to_owned(),
                    attributes: vec![
                        ("style", href.map_or(rest, |_| "").to_owned()),
                        ("href", href.unwrap_or_default().to_owned()),
                    ],
                }
            });
            if tag == "br" {
                parts.push(Part::Close);
            }
        }
        parts
    });
    pieces.collect()
}

#[track_caller]
fn check_html(html: &str, expected: &str) {
    assert_eq!(from_html(&parts(html)), expected, "{html}");
}

#[test]
fn paragraphs_and_lists_of_a_page_are_kept() {
    check_html(
        "<p>Een\n  <b>twee</b></p><p>\u{a0}</p><div>drie<br>vier</div>",
        "Een **twee**\n\ndrie\nvier",
    );
    check_html(
        "<p>a</p><ul><li>b<ul><li>c</li></ul></li><li><p>d</p><p>e</p></li></ul><p>f</p>",
        "a\n\n- b\n    - c\n- d\n\n    e\n\nf",
    );
    check_html(
        "<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>",
        "1. a\n2. b\n\n- c",
    );
    check_html(
        "<style>p { color: red }</style><h2>Kop <b>twee</b></h2>tekst",
        "**Kop twee**\n\ntekst",
    );
    check_html("<p>a<br><br>b</p>", "a\n\nb");
}

#[test]
fn the_rows_of_a_table_are_lines() {
    check_html("<table><tr><td>a</td><td>b</td></tr></table>", "a | b");
    check_html(
        "<p>Wie:</p><table><tr><td><p>Trainer</p><p>intern</p></td><td><p>10</p></td></tr>\
         <tr><td></td><td>2</td></tr><tr><td> </td><td></td></tr>\
         <tr><td>a<br>b</td><td><ul><li>c</li></ul></td></tr></table><p>na</p>",
        "Wie:\n\nTrainer intern | 10\n| 2\na b | c\n\nna",
    );
    // A table that only lays out a page is no table.
    check_html(
        "<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>",
        "a\n\nb\n\nc",
    );
}

#[test]
fn lists_that_word_draws_with_paragraphs_are_lists() {
    let bullet = |level: u32, mark: &str, text: &str| {
        format!(
            "<p text-indent:-18.0pt; mso-list: l0 level{level} lfo1><span font-family:Symbol>\
             <span mso-list:Ignore>{mark}<span font:7.0pt>\u{a0}\u{a0} </span></span></span>{text}</p>"
        )
    };
    let html = [
        "<p>Wij:</p>".to_owned(),
        bullet(1, "·", "leiden op;"),
        bullet(2, "o", "in de <i>praktijk </i>en"),
        bullet(2, "o", "op school;"),
        bullet(1, "·", "be\u{ad}houden."),
        "<p>In stappen:</p>".to_owned(),
        bullet(1, "1.", "werven"),
        bullet(2, "a)", "breed"),
        bullet(2, "b)", "gericht"),
        bullet(1, "2.", "begeleiden"),
    ];
    check_html(
        &html.concat(),
        "Wij:\n\n- leiden op;\n    - in de *praktijk* en\n    - op school;\n- behouden.\n\n\
         In stappen:\n\n1. werven\n    1. breed\n    2. gericht\n2. begeleiden",
    );
}

#[test]
fn a_paste_keeps_its_letters_and_safe_links() {
    check_html(
        "<p>5 * 8, *ster*, a_b, \\*, 1. a</p>",
        "5 * 8, \\*ster\\*, a_b, \\\\\\*, 1. a",
    );
    check_html("<p>- a<br>1. b<br>+c</p>", "\\- a\n1\\. b\n+c");
    check_html(
        "<p><a =https://example.org/a (b)>hier</a> <a =javascript:x>daar</a> <a =https://example.org>https://example.org</a></p>",
        "[hier](https://example.org/a%20%28b%29) daar https://example.org",
    );
    check_html(
        "<b font-weight:normal><p>a</p><span font-weight: 700>b</span></b>",
        "a\n\n**b**",
    );
    check_html("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**");
    let twice = "<p><b>Le</b><b>t</b> <i><b>op</b></i><b>!</b></p>";
    assert_eq!(
        shown(&parse(&from_html(&parts(twice)))),
        "p(**Le****t** ***op*****!**)"
    );
}

#[test]
fn plain_text_of_word_keeps_paragraphs_and_lists() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(from_text(text), expected, "{text}");
    }
    check("", "");
    check("Een.\r\nTwee.\r\n", "Een.\n\nTwee.");
    check(
        "Wij:\r\n•\tleiden\u{a0}op;\r\no\top school;\r\n▪\tbreed\r\n•\tbe\u{ad}houden.\r\nKlaar.",
        "Wij:\n\n- leiden op;\n    - op school;\n        - breed\n- behouden.\n\nKlaar.",
    );
    check(
        "1.\twerven\n a.\tbreed\n2.\tbegeleiden",
        "1. werven\n    1. breed\n2. begeleiden",
    );
    check(
        "o zo\n1.458 deelnemers\n–\tdaarna",
        "o zo\n\n1.458 deelnemers\n\n- daarna",
    );
    // Text that was wrapped at some width stays a paragraph.
    check("een\ntwee\n\ndrie", "een\ntwee\n\ndrie");
    // Text that is already Markdown stays Markdown.
    check("- **a**\n    - b", "- **a**\n    - b");
}

#[test]
fn two_hundred_thousand_words_are_no_more_than_that() {
    let words = 200_000;
    let line = "•\tzestig woorden op een regel met * en _ en [ en ( erin\r\n";
    let of_line = line.split_whitespace().count();
    let paste = line.repeat(words / of_line);
    let text = from_text(&paste);
    let blocks = parse(&text);
    assert!(
        matches!(blocks.as_slice(), [Block::List(list)] if list.items.len() == words / of_line)
    );
    assert!(text.len() < 2 * paste.len());
    // Marks without a counterpart, each of which might search through everything that follows.
    for mark in [
        "*a ", "**a_", "[a](", "[", "]", "](", "http://", "h", "- ", "  - a\n", "\\", "_a*",
    ] {
        let text = mark.repeat(words / 4);
        let letters = |text: &str| text.chars().filter(|letter| *letter == 'a').count();
        assert_eq!(letters(&plain(&parse(&text))), letters(&text), "{mark}");
        let html = [Part::Text(text.clone())];
        assert_eq!(letters(&from_html(&html)), letters(&text), "{mark}");
    }
}

/// Texts full of possible marks.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "woord",
        "é",
        " ",
        " ",
        "\n",
        "\n\n",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "*",
        "**",
        "_",
        "__",
        "[",
        "](",
        ")",
        "](https://example.org)",
        "https://example.org/",
        "\\",
        "(",
        "!",
        "    ",
        "\t",
        "•\t",
        "\u{a0}",
        "\r\n",
        "<b>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The letters of a text, without digits, because items are renumbered.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphabetic())
        .collect()
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        let blocks = parse(&text);
        let _ = (plain(&blocks), length(&blocks), from_text(&text));
    }

    #[test]
    fn plain_text_keeps_every_word(text in pieces()) {
        prop_assert_eq!(letters(&plain(&parse(&text))), letters(&text));
    }

    #[test]
    fn a_paste_keeps_every_word(text in pieces()) {
        let pasted = from_text(&text);
        prop_assert_eq!(letters(&plain(&parse(&pasted))), letters(&text));
        let of_page = from_html(&[Part::Text(text.clone())]);
        prop_assert_eq!(letters(&plain(&parse(&of_page))), letters(&text));
    }

    /// What is pasted from a page has the letters that were visible there, marks included.
    #[test]
    fn letters_of_a_page_are_not_taken_for_marks(text in "[a-c *_.\\-1()\\\\]{0,30}") {
        let pasted = from_html(&[Part::Text(text.clone())]);
        let seen = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let blocks = parse(&pasted);
        let running = matches!(blocks.as_slice(), [] | [Block::Paragraph(_)]);
        prop_assert!(running, "{:?}", pasted);
        prop_assert_eq!(plain(&blocks), seen);
    }

    #[test]
    fn marked_up_text_in_any_order_can_be_read(
        steps in prop::collection::vec(
            (prop::sample::select(vec!["p", "li", "ul", "ol", "b", "i", "a", "br", "h1", "/", "t"]), "[a-c ]{0,4}"),
            0..60,
        ),
    ) {
        let mut said = String::new();
        let steps: Vec<Part> = steps
            .into_iter()
            .map(|(name, text)| match name {
                "/" => Part::Close,
                "t" => {
                    said.push_str(&text);
                    Part::Text(text)
                }
                name => Part::Open {
                    name: name.to_owned(),
                    attributes: vec![("href", "https://1.2".to_owned())],
                },
            })
            .collect();
        let seen = plain(&parse(&from_html(&steps))).replace("https", "");
        prop_assert_eq!(letters(&seen), letters(&said));
    }
}
