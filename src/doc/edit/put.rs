//! Another value in the place of one: in brackets byte for byte, in blocks line by line.

use super::block::{Entry, below_value, would_swallow};
use super::fragment::{Fragment, Shape};
use super::layout::Steps;
use super::lines::Lines;
use super::site::{Lead, column, end_of, has_brackets, in_flow, is_block, is_unwritten};
use super::site::{block_header, is_block_scalar, is_colonless, lead, lines, start_of};
use crate::doc::{Kind, NodeRef, Syntax};
use crate::text::{Edit, Span};

/// The edit that puts a value in the place of a node's.
pub(super) fn put(node: NodeRef<'_>, value: &Fragment) -> Option<Edit> {
    if node.parent().is_none() && node.document().syntax() == Syntax::Yaml {
        put_root(node, value)
    } else if node.parent().is_none() || in_flow(node) {
        put_flow(node, value)
    } else {
        put_block(node, value)
    }
}

/// In brackets, where a value is a range of bytes.
fn put_flow(node: NodeRef<'_>, value: &Fragment) -> Option<Edit> {
    let lines = lines(node);
    let indentation = flow_indentation(node, value, node.span().start as usize);
    let text = value.hang(&indentation, lines);
    if !is_unwritten(node) {
        let parent = node.parent();
        let is_pair = matches!(node.kind(), Kind::Mapping { .. }) && !has_brackets(node);
        if is_pair || parent.is_some_and(|parent| !has_brackets(parent)) {
            return None;
        }
        return Some(Edit::replace(node.span(), text));
    }
    if is_colonless(node) {
        // A key with a colon has to end on the line where it starts.
        let key = node
            .key_span()
            .filter(|key| !key.of(lines.text).contains('\n'))?;
        return Some(Edit::insert(key.end as usize, format!(": {text}")));
    }
    let at = lead(node)?.props_end;
    let rest = &lines.text[at..];
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let before_comma = rest[spaces..].starts_with([',', '\n', '\r']);
    let end = if before_comma { at + spaces } else { at };
    Some(Edit::replace(Span::new(at, end), format!(" {text}")))
}

/// The indentation for the further lines of a value in brackets that starts at `at`: that of its
/// line; deeper in YAML where the line may be one of the block around, which they must not reach.
pub(super) fn flow_indentation(node: NodeRef<'_>, value: &Fragment, at: usize) -> String {
    if !value.is_long() {
        return String::new();
    }
    let mut indentation = lines(node).line_indentation(at).to_owned();
    if node.document().syntax() == Syntax::Yaml {
        indentation.push_str("  ");
    }
    indentation
}

/// As the outermost value of a YAML document: no block scalar, because no document of anybody's is
/// one, and nothing but a value on one line behind a marker.
fn put_root(node: NodeRef<'_>, value: &Fragment) -> Option<Edit> {
    let lines = lines(node);
    if lead(node)?.tagged || value.shape() == Shape::Scalar || is_block_scalar(node) {
        return None;
    }
    let start = start_of(node)?;
    let mut end = if is_block(node) {
        lines.before(below_value(node)?)
    } else {
        end_of(node)?
    };
    let indentation = lines.indentation(start);
    if value.shape() != Shape::Inline {
        let column = indentation.filter(|blank| !blank.contains('\t'))?.len();
        let swallows = || would_swallow(lines, lines.next(end), column + 1);
        if !lines.comment_after(end)?.is_empty() || value.has_open_end() && swallows() {
            return None;
        }
        end = lines.end(end);
    }
    let mut text = value.hang(indentation.unwrap_or_default(), lines);
    terminate(lines, end, value, &mut text);
    Some(Edit::replace(Span::new(start, end), text))
}

/// Adds the line break without which readers disagree about the end of a block scalar.
pub(super) fn terminate(lines: Lines<'_>, end: usize, value: &Fragment, text: &mut String) {
    if value.needs_line_break() && lines.is_unterminated(end) {
        text.push_str(lines.line_break());
    }
}

/// The surroundings of a value behind `key:` or `-`.
struct Slot<'d> {
    entry: Entry<'d>,
    lead: Lead,
    start: usize,
    /// Where what is replaced ends; on the end of a line unless a value only takes its span.
    until: usize,
    /// The comment that stays, with the white space before it.
    comment: &'d str,
    /// Whether the value starts on the line of what introduces it.
    same_line: bool,
}

/// Behind the key or the dash of a block collection.
fn put_block(node: NodeRef<'_>, value: &Fragment) -> Option<Edit> {
    let lines = lines(node);
    let lead = lead(node)?;
    if lead.tagged || lines.text[lead.end..lead.props_end].contains('\n') {
        return None;
    }
    let start = start_of(node)?.max(lead.props_end);
    let same_line = !lines.text[lead.props_end..start].contains('\n');
    if lines.text[lead.end..start].contains('\t') && value.shape() != Shape::Inline {
        // Behind a tab no column is certain.
        return None;
    }
    let plain_span = !is_block(node) && !is_block_scalar(node) && !is_unwritten(node);
    if value.shape() == Shape::Inline && plain_span && (same_line || lead.comment.is_some()) {
        let (column, _) = column(node, lead.head)?;
        let text = value.hang(&" ".repeat(column + 2), lines);
        return Some(Edit::replace(Span::new(start, end_of(node)?), text));
    }
    let slot = Slot::of(node, lead, start, same_line)?;
    let (from, mut text) = slot.render(value)?;
    if value.has_open_end() && would_swallow(lines, lines.next(slot.until), slot.entry.column + 1) {
        return None;
    }
    terminate(lines, slot.until, value, &mut text);
    Some(Edit::replace(Span::new(from, slot.until), text))
}

impl<'d> Slot<'d> {
    fn of(node: NodeRef<'d>, lead: Lead, start: usize, same_line: bool) -> Option<Self> {
        let lines = lines(node);
        let entry = Entry::of(node)?;
        let end = end_of(node)?;
        let (until, comment) = if is_block(node) {
            let until = lines.before(entry.below()?);
            let one_line = lines.start(start) == lines.start(end);
            let comment = match (same_line, one_line) {
                (true, true) => lines.comment_after(end)?,
                (true, false) => "",
                (false, _) => lines.comment_after(lead.props_end)?,
            };
            (until, comment)
        } else if is_block_scalar(node) {
            let until = lines.before(below_value(node)?);
            let comment = lines.comment_after(start + block_header(node)?.len())?;
            (until, comment)
        } else {
            (lines.end(end), lines.comment_after(end)?)
        };
        let comment = match lead.comment {
            Some(above) if !is_block(node) => {
                // Only one comment finds its place on the line of the key.
                let alone = lines.text[above.end as usize..start].trim().is_empty();
                let on_lead_line = above.start as usize <= lines.end(lead.props_end);
                if !comment.is_empty() || !alone || !on_lead_line {
                    return None;
                }
                lines.comment_after(lead.props_end)?
            }
            _ => comment,
        };
        Some(Self {
            entry,
            lead,
            start,
            until,
            comment,
            same_line,
        })
    }

    /// Where the replacement starts, and its text.
    fn render(&self, value: &Fragment) -> Option<(usize, String)> {
        let node = self.entry.node;
        let lines = lines(node);
        let comment = self.comment;
        let column = self.entry.column;
        let steps = || Steps::of(node.document());
        let from = self.lead.props_end;
        match value.shape() {
            Shape::Inline => {
                let text = value.hang(&" ".repeat(column + 2), lines);
                Some((from, format!(" {text}{comment}")))
            }
            Shape::Scalar => {
                let (header, body) = value.header_and_lines(column, steps().mapping, lines)?;
                Some((from, format!(" {header}{comment}{body}")))
            }
            shape => {
                let compact = self.same_line && is_block(node);
                let old = (self.start - lines.start(self.start), node.kind());
                let indent = match (shape, old) {
                    (_, (indent, _)) if compact => indent,
                    (Shape::Mapping, (indent, Kind::Mapping { flow: false }))
                    | (Shape::Sequence, (indent, Kind::Sequence { flow: false })) => indent,
                    _ if node.key().is_none() => column + 2,
                    (Shape::Mapping, _) => column + steps().mapping,
                    _ => column + steps().sequence,
                };
                let indentation = " ".repeat(indent);
                let text = value.hang(&indentation, lines);
                if compact && comment.is_empty() {
                    return Some((self.start, text));
                }
                let behind_dash = node.key().is_none() && from == self.lead.end;
                if behind_dash && comment.is_empty() {
                    let gap = " ".repeat(indent - column - 1);
                    return Some((from, format!("{gap}{text}")));
                }
                let line_break = lines.line_break();
                Some((from, format!("{comment}{line_break}{indentation}{text}")))
            }
        }
    }
}
