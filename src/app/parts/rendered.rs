//! Limited Markdown as elements of the page, never as HTML text.

use leptos::prelude::*;

use crate::markdown::{Block, Inline, List, parse};

/// A long text as it should be read.
pub fn rendered(text: &str) -> AnyView {
    blocks(parse(text))
}

/// A long text after a label, which stands on the first line of the text.
pub fn labelled(label: String, text: &str) -> AnyView {
    let mut texts = parse(text);
    let mut first = vec![Inline::Strong(vec![Inline::Text(label)])];
    if let Some(Block::Paragraph(inlines)) = texts.first_mut() {
        first.push(Inline::Text(" ".to_owned()));
        first.append(inlines);
        *inlines = first;
    } else {
        texts.insert(0, Block::Paragraph(first));
    }
    blocks(texts)
}

fn blocks(blocks: Vec<Block>) -> AnyView {
    let block = |block| match block {
        Block::Paragraph(inlines) => {
            view! { <p class="nl-paragraph">{pieces(inlines)}</p> }.into_any()
        }
        Block::List(list) => self::list(list),
    };
    blocks.into_iter().map(block).collect_view().into_any()
}

fn list(list: List) -> AnyView {
    let items = list
        .items
        .into_iter()
        .map(|item| view! { <li>{blocks(item)}</li> })
        .collect_view();
    match list.start {
        Some(start) => view! { <ol start=start>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}

fn pieces(inlines: Vec<Inline>) -> AnyView {
    let piece = |inline| match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(inner) => view! { <em>{pieces(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{pieces(inner)}</strong> }.into_any(),
        Inline::Link { to, text } => view! {
            <a
                class="utrecht-link utrecht-link--html-a"
                href=to
                target="_blank"
                rel="noopener noreferrer"
            >
                {pieces(text)}
            </a>
        }
        .into_any(),
        Inline::Break => view! { <br/> }.into_any(),
    };
    inlines.into_iter().map(piece).collect_view().into_any()
}
