//! What a browser has on its clipboard, as limited Markdown.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DomParser, Element, HtmlTextAreaElement, Node, SupportedType};

use crate::{
    documents::{Block, TooManyCells, tables},
    markdown::paste::{ATTRIBUTES, Part, from_html, from_text, is_light},
};

/// Nobody nests text deeper than this.
const DEEPEST: usize = 200;

/// What became of a paste.
pub struct Pasted {
    /// The whole new text.
    pub text: String,
    /// Whether its lists and emphasis were left behind, because taking them over would take too long.
    pub unformatted: bool,
}

/// Inserts what is pasted into a text, with its paragraphs and lists. `None` if there is nothing to
/// insert, so that the browser does what it usually does.
pub fn paste(event: &ClipboardEvent) -> Option<Pasted> {
    let data = event.clipboard_data()?;
    let kind = |kind| {
        data.get_data(kind)
            .ok()
            .filter(|text| !text.trim().is_empty())
    };
    let html = kind("text/html");
    let unformatted = html.as_ref().is_some_and(|html| !is_light(html));
    let html = html.filter(|_| !unformatted);
    let text = match html.and_then(|html| parts(&html)) {
        Some(parts) => from_html(&parts),
        None => from_text(&kind("text/plain")?),
    };
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    area.set_range_text(&text).ok()?;
    let end = area.selection_end().ok()??;
    // The cursor goes after what was pasted; if the browser refuses, it stays before.
    let _ = area.set_selection_range(end, end);
    event.prevent_default();
    Some(Pasted {
        text: area.value(),
        unformatted,
    })
}

/// What is pasted, as rows of cells.
pub struct PastedTable {
    marked_up: Option<Result<Block, TooManyCells>>,
    text: String,
}

impl PastedTable {
    /// What an event brings.
    pub fn of(event: &ClipboardEvent) -> Self {
        let data = event.clipboard_data();
        let kind = |kind| {
            let text = data.as_ref().and_then(|data| data.get_data(kind).ok());
            text.unwrap_or_default()
        };
        Self::new(&kind("text/html"), kind("text/plain"))
    }

    /// The table in what is marked up, if it has one, else the text in rows.
    pub fn new(html: &str, text: String) -> Self {
        Self {
            marked_up: marked_up(html).and_then(|parts| tables(&parts)),
            text,
        }
    }

    /// Whether there is nothing in it.
    pub const fn is_nothing(&self) -> bool {
        self.marked_up.is_none() && self.text.is_empty()
    }

    /// Whether it has several cells, so that no single field is meant.
    pub fn is_several(&self) -> bool {
        let several = |block: &Block| block.rows.len() > 1 || block.width() > 1;
        let marked_up = self.marked_up.as_ref();
        self.text.trim().contains('\t')
            || marked_up.is_some_and(|block| block.as_ref().map_or(true, several))
    }

    /// Its rows and cells.
    ///
    /// # Errors
    /// When there are more than can be looked at.
    pub fn block(self) -> Result<Block, TooManyCells> {
        let Self { marked_up, text } = self;
        marked_up.unwrap_or_else(|| Block::from_tabs(&text))
    }
}

/// What is marked up on the clipboard, taken apart; `None` if there is nothing, or if that would
/// take too long.
fn marked_up(html: &str) -> Option<Vec<Part>> {
    let something = !html.trim().is_empty() && is_light(html);
    something.then(|| parts(html)).flatten()
}

/// The marked-up text, parsed by the browser: no script in it runs, nothing is fetched.
fn parts(html: &str) -> Option<Vec<Part>> {
    let parser = DomParser::new().ok()?;
    let document = parser
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    let mut parts = Vec::new();
    walk(document.body()?.as_ref(), &mut parts, DEEPEST);
    Some(parts)
}

fn walk(node: &Node, parts: &mut Vec<Part>, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else {
        parts.push(Part::Text(node.text_content().unwrap_or_default()));
        return;
    };
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            parts.push(Part::Text(node.node_value().unwrap_or_default()));
        } else if let Some(element) = node.dyn_ref::<Element>() {
            let said = |name| Some((name, element.get_attribute(name)?));
            parts.push(Part::Open {
                name: element.tag_name().to_lowercase(),
                attributes: ATTRIBUTES.into_iter().filter_map(said).collect(),
            });
            walk(&node, parts, depth);
            parts.push(Part::Close);
        }
        child = node.next_sibling();
    }
}
