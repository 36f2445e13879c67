//! Values as JSON.

use super::children::Children;
use super::escape::push_quoted;
use crate::doc::Value;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On one line, without spaces and without a final line end, for requests and JSON lines.
    Compact,
    /// The same with a space behind each comma and colon, as people write a short value.
    Line,
    /// One entry a line, and a line end behind the last: the text of a file.
    Pretty {
        /// How many spaces each level adds.
        indent: usize,
    },
}

/// Writes a value as JSON.
pub(crate) fn json(value: &Value, layout: Layout) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    push_value(&mut out, value, &mut open);
    while let Some(innermost) = open.last_mut() {
        let Some((key, value)) = innermost.children.next() else {
            let bracket = innermost.bracket;
            open.pop();
            line_end(&mut out, layout, open.len());
            out.push(bracket);
            continue;
        };
        if !std::mem::take(&mut innermost.first) {
            out.push_str(if layout == Layout::Line { ", " } else { "," });
        }
        line_end(&mut out, layout, open.len());
        if let Some(key) = key {
            push_quoted(&mut out, key);
            out.push_str(if layout == Layout::Compact { ":" } else { ": " });
        }
        push_value(&mut out, value, &mut open);
    }
    if matches!(layout, Layout::Pretty { .. }) {
        out.push('\n');
    }
    out
}

/// A collection that is being written.
struct Open<'v> {
    children: Children<'v>,
    /// Whether nothing was written into it yet.
    first: bool,
    /// What closes it.
    bracket: char,
}

/// Writes a scalar or an empty collection; of any other one the opening bracket.
fn push_value<'v>(out: &mut String, value: &'v Value, open: &mut Vec<Open<'v>>) {
    let (brackets, bracket) = match value {
        Value::Null => return out.push_str("null"),
        Value::Bool(true) => return out.push_str("true"),
        Value::Bool(false) => return out.push_str("false"),
        Value::Number(number) => return out.push_str(number.as_str()),
        Value::String(text) => return push_quoted(out, text),
        Value::Sequence(_) => ("[]", ']'),
        Value::Mapping(_) => ("{}", '}'),
    };
    match Children::of(value) {
        None => out.push_str(brackets),
        Some(children) => {
            out.push_str(&brackets[..1]);
            open.push(Open {
                children,
                first: true,
                bracket,
            });
        }
    }
}

fn line_end(out: &mut String, layout: Layout, depth: usize) {
    if let Layout::Pretty { indent } = layout {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth * indent));
    }
}
