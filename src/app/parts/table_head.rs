//! The head of a table.

use leptos::prelude::*;

/// What a column holds, with its name.
#[derive(Clone)]
pub enum Column {
    /// Texts.
    Text(String),
    /// Numbers, which are set to the right.
    Number(String),
    /// Buttons, whose name is only heard.
    Acts(String),
    /// Something that its row or a button says already.
    Unnamed,
}

impl Column {
    /// A column of texts.
    pub fn text(name: impl Into<String>) -> Self {
        Self::Text(name.into())
    }

    /// A column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        Self::Number(name.into())
    }
}

/// The head of a table with these columns.
pub fn table_head(columns: impl IntoIterator<Item = Column>) -> AnyView {
    let heads: Vec<AnyView> = columns.into_iter().map(head).collect();
    view! {
        <thead class="utrecht-table__header">
            <tr class="utrecht-table__row">{heads}</tr>
        </thead>
    }
    .into_any()
}

fn head(column: Column) -> AnyView {
    let (class, name) = match column {
        Column::Text(name) => ("utrecht-table__header-cell", name.into_any()),
        Column::Number(name) => ("utrecht-table__header-cell sp-number", name.into_any()),
        Column::Acts(name) => {
            let name = view! { <span class="sp-hidden">{name}</span> };
            ("utrecht-table__header-cell", name.into_any())
        }
        Column::Unnamed => return view! { <td></td> }.into_any(),
    };
    view! {
        <th scope="col" class=class>
            {name}
        </th>
    }
    .into_any()
}
