//! Putting a mapping one level deeper: what was the value of a key becomes that of a key below it.
//!
//! All lines of the mapping move to the right together, with the comments between them, so that
//! what is written over several lines stays what it is.

use std::fmt::Write as _;

use super::block::Entry;
use super::site::{has_brackets, is_block, lead, lines, start_of};
use super::{guard, quote};
use crate::doc::{Kind, NodeRef, Syntax};
use crate::text::{Edit, Span, Style};

/// Puts a mapping, as the only value, into a new one: `a: {…}` becomes `a: {key: {…}}`.
pub(crate) fn nest(node: NodeRef<'_>, key: &str) -> Option<Vec<Edit>> {
    guard::editable(node)?;
    if !matches!(node.kind(), Kind::Mapping { .. }) || node.key().is_none() {
        return None;
    }
    let edit = if is_block(node) {
        block(node, key)?
    } else {
        brackets(node, key)?
    };
    Some(vec![edit])
}

fn block(node: NodeRef<'_>, key: &str) -> Option<Edit> {
    let lines = lines(node);
    let entry = Entry::of(node)?;
    let start = start_of(node)?;
    let (from, end) = (lines.next(lead(node)?.props_end), entry.below()?);
    let indentation = lines.indentation(start)?;
    let step = indentation.len().checked_sub(entry.column)?;
    if from > start || step == 0 || indentation.contains('\t') {
        return None;
    }
    let key = quote::yaml_key(key, Style::Plain, false)?;
    let mut text = format!("{indentation}{key}:{}", lines.line_break());
    indent(&mut text, &lines.text[from..end], &" ".repeat(step));
    Some(Edit::replace(Span::new(from, end), text))
}

fn brackets(node: NodeRef<'_>, key: &str) -> Option<Edit> {
    let (lines, span) = (lines(node), node.span());
    if !has_brackets(node) {
        return None;
    }
    let key = match node.document().syntax() {
        Syntax::Json => quote::quoted(key),
        Syntax::Yaml => quote::yaml_key(key, Style::Plain, true)?,
    };
    let source = span.of(lines.text);
    let outer = lines.line_indentation(span.start as usize);
    let first = node.children().next().and_then(NodeRef::key_span);
    let inner = first.and_then(|first| lines.indentation(first.start as usize));
    let text = match inner.and_then(|inner| Some((inner, inner.strip_prefix(outer)?))) {
        // Texts of JSON have no line breaks, so its lines can move.
        Some((inner, step))
            if node.document().syntax() == Syntax::Json && source.contains('\n') =>
        {
            let line_break = lines.line_break();
            let mut text = format!("{{{line_break}{inner}{key}: ");
            let (head, rest) = source.split_once('\n')?;
            let _ = writeln!(text, "{head}");
            indent(&mut text, rest, step);
            let _ = write!(text, "{line_break}{outer}}}");
            text
        }
        _ => format!("{{{key}: {source}}}"),
    };
    Some(Edit::replace(span, text))
}

/// Adds lines, each with so much more white space in front; empty ones stay empty.
fn indent(text: &mut String, lines: &str, step: &str) {
    for line in lines.split_inclusive('\n') {
        if !line.trim_end_matches(['\r', '\n']).is_empty() {
            text.push_str(step);
        }
        text.push_str(line);
    }
}
