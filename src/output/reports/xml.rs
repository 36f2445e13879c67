//! Writing XML: elements with attributes, and text that stays text.

use std::io::{self, Write};

use crate::text::is_active;

/// What XML 1.0 cannot hold, and what acts on a terminal, in its place.
const STAND_IN: char = '\u{fffd}';

/// The first line of a document.
pub(super) fn declaration(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
}

/// A text as it stands in an attribute or between elements.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Readers make blanks of these in attributes unless they are written as numbers.
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if is_active(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                out.push(STAND_IN);
            }
            c => out.push(c),
        }
    }
    out
}

/// Attributes with a blank before each.
pub(super) fn attributes(pairs: &[(&str, String)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    pairs.collect()
}
