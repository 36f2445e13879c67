//! Scalars and keys: another value in the same style, another name in the same quotes.

use super::block::Entry;
use super::flow::FlowEntry;
use super::fragment::Fragment;
use super::guard;
use super::lines::Lines;
use super::put::put;
use super::quote;
use super::site::{block_header, column, in_flow, lead, lines};
use crate::doc::{Kind, NodeRef, Reading, Resolved, Syntax, Tag};
use crate::text::{Edit, Style};

/// A scalar value to be written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Literal<'a> {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any number, in JSON's notation, which YAML shares.
    Number(&'a str),
    /// Text.
    Text(&'a str),
}

/// Gives a scalar another value.
///
/// Text keeps the style it replaces where that can hold it; a block scalar stays one. None for
/// collections, aliases, tagged scalars, and for what is no number.
pub(crate) fn set_scalar(node: NodeRef<'_>, value: Literal<'_>) -> Option<Vec<Edit>> {
    guard::editable(node)?;
    let Kind::Scalar(style) = node.kind() else {
        return None;
    };
    if node.document().nodes[node.id().0 as usize].tag != Tag::None {
        return None;
    }
    let value = match (value, node.document().syntax()) {
        (Literal::Null, _) => Fragment::inline("null"),
        (Literal::Bool(value), _) => Fragment::inline(value.to_string()),
        (Literal::Int(value), _) => Fragment::inline(value.to_string()),
        (Literal::Number(text), _) => Fragment::inline(number(text)?),
        (Literal::Text(text), Syntax::Json) => Fragment::inline(quote::quoted(text)),
        (Literal::Text(text), Syntax::Yaml) => yaml_text(node, text, style),
    };
    Some(vec![put(node, &value)?])
}

/// A number of JSON; nothing else means the same number to all readers of YAML.
fn number(text: &str) -> Option<&str> {
    Fragment::json(text)?;
    text.ends_with(|c: char| c.is_ascii_digit()).then_some(text)
}

/// A text in the style of the scalar it replaces.
fn yaml_text(node: NodeRef<'_>, text: &str, style: Style) -> Fragment {
    let flow = in_flow(node);
    let in_block = !flow && node.parent().is_some();
    if in_block && let Some(indentation) = block_indentation(node, text, style) {
        let wanted = if style == Style::Folded {
            style
        } else {
            Style::Literal
        };
        if let Some(text) = quote::block(text, wanted, indentation) {
            return Fragment::block_scalar(text);
        }
    }
    // The old value shows no quotes if it was no text; JSON inside of YAML shows them at the key.
    let was_text = node
        .scalar()
        .is_some_and(|old| old.resolve(Reading::Core) == Resolved::String);
    let key_style = node.key().map(|key| key.scalar().style());
    let style = match key_style {
        Some(Style::DoubleQuoted) if flow && !was_text => Style::DoubleQuoted,
        _ => style,
    };
    Fragment::inline(quote::yaml(text, style, flow))
}

/// The indentation below its key or dash with which a text would stand as a block scalar: that
/// of the old one. Other scalars become one only for the sake of several lines.
fn block_indentation(node: NodeRef<'_>, text: &str, style: Style) -> Option<usize> {
    match style {
        Style::Literal | Style::Folded => {
            let (column, _) = column(node, lead(node)?.head)?;
            let written = block_header(node)?.chars().find_map(|c| c.to_digit(10));
            if let Some(digit) = written {
                return usize::try_from(digit).ok();
            }
            let source = Lines {
                text: node.span().of(lines(node).text),
            };
            let first = source.skip_blank(source.next(0));
            let indentation = source.line_indentation(first).len();
            let empty = first == source.text.len();
            Some(if empty {
                2
            } else {
                indentation.saturating_sub(column).max(1)
            })
        }
        Style::Plain if text.trim_end_matches('\n').contains('\n') => Some(2),
        _ => None,
    }
}

/// Gives the entry of a mapping another key, in the quotes it has if they can hold it.
///
/// None if the mapping already has that key, for merge keys, and for keys with an anchor, a tag
/// or an alias.
pub(crate) fn rename_key(node: NodeRef<'_>, new: &str) -> Option<Vec<Edit>> {
    let key = node.key()?;
    let mapping = node.parent()?;
    guard::editable(mapping)?;
    let same = key.text() == new;
    // A plain key that readers take for something else gets quotes.
    if same && !key.scalar().is_plain() {
        return Some(Vec::new());
    }
    if key.is_merge() || !same && mapping.entries().any(|entry| entry.key.text() == new) {
        return None;
    }
    let source = key.span().of(node.document().text());
    let style = key.scalar().style();
    // The key that an alias stands for counts as quoted, and an unknown alias as plain.
    let is_written = match style {
        Style::JsonString | Style::DoubleQuoted => source.starts_with('"'),
        Style::SingleQuoted => source.starts_with('\''),
        _ => !source.is_empty() && !source.starts_with('*'),
    };
    if !is_written || !is_bare(node) {
        return None;
    }
    let text = match (node.document().syntax(), style) {
        (Syntax::Json, Style::JsonString) => quote::quoted(new),
        // A mistake, which the edit would only hide.
        (Syntax::Json, _) => return None,
        (Syntax::Yaml, _) => quote::yaml_key(new, style, in_flow(node))?,
    };
    if text == source {
        return Some(Vec::new());
    }
    Some(vec![Edit::replace(key.span(), text)])
}

/// Whether a key has nothing in front of it but the entry before.
fn is_bare(node: NodeRef<'_>) -> bool {
    if in_flow(node) {
        FlowEntry::of(node).is_some()
    } else {
        Entry::of(node).is_some()
    }
}
