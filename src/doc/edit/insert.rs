//! New keys and items: what is common to blocks and brackets.

use super::fragment::{Fragment, Shape};
use super::layout::Steps;
use super::lines::Lines;
use super::put::put;
use super::site::{has_brackets, in_flow, is_block, lines};
use super::{guard, insert_block, insert_flow, quote};
use crate::doc::{Kind, NodeRef, Reading, Resolved, Syntax};
use crate::text::{Edit, Style};

/// Where a new key goes.
#[derive(Clone, Copy)]
pub(crate) enum At<'d> {
    /// Before all others.
    Start,
    /// After all others.
    End,
    /// Before the entry of this value.
    Before(NodeRef<'d>),
    /// After the entry of this value.
    After(NodeRef<'d>),
}

/// The neighbour of a new entry.
#[derive(Clone, Copy)]
pub(super) enum Spot<'d> {
    Before(NodeRef<'d>),
    After(NodeRef<'d>),
}

/// A new entry: its decoded key, if it goes into a mapping, and its value.
pub(super) struct New<'a> {
    pub(super) key: Option<&'a str>,
    pub(super) value: Fragment,
}

/// Adds a key with a value, given as source text, to a mapping that does not have it.
///
/// An empty mapping, or null in the place of one, becomes a mapping with this key.
pub(crate) fn insert_key<'d>(
    mapping: NodeRef<'d>,
    key: &str,
    source: &str,
    at: At<'d>,
) -> Option<Vec<Edit>> {
    guard::editable(mapping)?;
    if mapping.entries().any(|entry| entry.key.text() == key) {
        return None;
    }
    let is_child = |node: NodeRef<'d>| node.parent().is_some_and(|of| of.id() == mapping.id());
    let spot = match at {
        At::Start => mapping.children().next().map(Spot::Before),
        At::End => mapping.children().last().map(Spot::After),
        At::Before(node) if is_child(node) => Some(Spot::Before(node)),
        At::After(node) if is_child(node) => Some(Spot::After(node)),
        At::Before(_) | At::After(_) => return None,
    };
    let is_mapping = matches!(mapping.kind(), Kind::Mapping { .. });
    insert(mapping, is_mapping, spot, Some(key), source)
}

/// Adds an item, given as source text, to a list so that it has this index.
///
/// An empty list, or null in the place of one, becomes a list with this item.
pub(crate) fn insert_item(sequence: NodeRef<'_>, source: &str, index: usize) -> Option<Vec<Edit>> {
    guard::editable(sequence)?;
    let spot = match index.checked_sub(1) {
        None => sequence.children().next().map(Spot::Before),
        Some(before) => Some(Spot::After(sequence.children().nth(before)?)),
    };
    let is_sequence = matches!(sequence.kind(), Kind::Sequence { .. });
    insert(sequence, is_sequence, spot, None, source)
}

fn insert(
    parent: NodeRef<'_>,
    is_wanted_kind: bool,
    spot: Option<Spot<'_>>,
    key: Option<&str>,
    source: &str,
) -> Option<Vec<Edit>> {
    let is_null = parent
        .scalar()
        .is_some_and(|scalar| scalar.resolve(Reading::Core) == Resolved::Null);
    if !is_wanted_kind && !is_null {
        return None;
    }
    let filled = spot.is_none();
    // What is empty can become a block where a block may stand.
    let flow = if filled {
        parent.document().syntax() == Syntax::Json || in_flow(parent)
    } else {
        !is_block(parent)
    };
    let value = read(parent, flow, source)?;
    guard::room_for(parent.parent(), value.depth() + 1)?;
    let new = New { key, value };
    match spot {
        Some(spot) if flow => insert_flow::beside(spot, &new),
        Some(spot) => Some(vec![insert_block::beside(spot, &new)?]),
        None => Some(vec![fill(parent, flow, &new)?]),
    }
}

/// Reads a value in the language of the place where it goes.
pub(super) fn read(node: NodeRef<'_>, flow: bool, source: &str) -> Option<Fragment> {
    match (node.document().syntax(), flow) {
        (Syntax::Json, _) => Fragment::json(source),
        (Syntax::Yaml, true) => Fragment::flow(source),
        (Syntax::Yaml, false) => Fragment::block(source),
    }
}

/// A text that says nothing of line breaks; they are `\n` in what is not put in yet.
pub(super) const UNIX: Lines<'static> = Lines { text: "" };

/// Writes the first entry of a collection that has none.
fn fill(parent: NodeRef<'_>, flow: bool, new: &New<'_>) -> Option<Edit> {
    let inside = parent.span().of(lines(parent).text);
    if has_brackets(parent) && !inside[1..inside.len() - 1].trim().is_empty() {
        return None;
    }
    let value = if flow {
        let text = insert_flow::alone(parent, new)?;
        new.value.wrapped(text, Shape::Inline)
    } else {
        let steps = Steps::of(parent.document());
        let text = insert_block::entry(new, 0, 2, || steps, UNIX)?;
        let shape = match new.key {
            Some(_) => Shape::Mapping,
            None => Shape::Sequence,
        };
        new.value.wrapped(text, shape)
    };
    put(parent, &value)
}

/// The key of a new entry as source text, quoted like the key of a neighbour in brackets.
pub(super) fn written_key(
    key: &str,
    beside: Option<NodeRef<'_>>,
    syntax: Syntax,
    flow: bool,
) -> Option<String> {
    if syntax == Syntax::Json {
        return Some(quote::quoted(key));
    }
    let neighbour = beside.and_then(NodeRef::key).filter(|_| flow);
    let style = neighbour.map_or(Style::Plain, |key| key.scalar().style());
    quote::yaml_key(key, style, flow)
}
