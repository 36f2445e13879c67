//! What a tool that was run had to say, below the line that says which one it was.

use std::io::{self, Write};

use super::clean::push_escaped;
use crate::text::is_active;

/// Writes a text with each line indented. What acts on a terminal is escaped; tabs stay.
pub(crate) fn write_said(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for line in text.trim_end().lines() {
        let mut clean = String::with_capacity(line.len());
        for c in line.chars() {
            if is_active(c) && c != '\t' {
                push_escaped(c, &mut clean);
            } else {
                clean.push(c);
            }
        }
        writeln!(out, "  {clean}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_indented_and_harmless() {
        let mut out = Vec::new();
        write_said("a: bad\n\tat x\u{1b}[2J\n\n", &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "  a: bad\n  \tat x\\u{1b}[2J\n"
        );
    }
}
