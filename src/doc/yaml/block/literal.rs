//! Block scalars: `|` and `>` with the lines below them.

use super::Outside;
use super::lines::{line_end, skip_spaces};
use super::scalar::Scalar;
use crate::text::Style;

/// What becomes of the line ends behind the content.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    Strip,
    Clip,
    Keep,
}

/// Reads the block scalar whose indicator is at `at`, on a line that ends at `header_end`, inside
/// a collection at column `parent`. Answers where the line behind it starts, too.
pub(super) fn read(
    text: &str,
    at: usize,
    header_end: usize,
    parent: usize,
) -> Result<(Scalar<'_>, usize), Outside> {
    let (style, chomp, indent) = header(&text[at..header_end])?;
    let mut lines = Lines {
        text,
        at: header_end + 1,
        indent: indent.map(|indent| parent + indent),
        parent,
        blank: 0,
    };
    let mut decoded = Decoded {
        text: String::new(),
        folded: style == Style::Folded,
        after_indented: false,
    };
    let mut end = at;
    while let Some(line) = lines.next()? {
        decoded.push(line, lines.blank);
        lines.blank = 0;
        end = lines.at - 1;
    }
    // Without content, or without a line end behind it, readers differ in what they chomp.
    if end == at || text.as_bytes().get(end) != Some(&b'\n') {
        return Err(Outside);
    }
    let mut text = decoded.text;
    if chomp != Chomp::Strip {
        text.push('\n');
    }
    if chomp == Chomp::Keep {
        text.extend(std::iter::repeat_n('\n', lines.blank));
    }
    let text = text.into();
    Ok((Scalar { text, style, end }, lines.at))
}

/// What the line of the indicator says: the style, the line ends, the indentation.
fn header(header: &str) -> Result<(Style, Chomp, Option<usize>), Outside> {
    let mut chars = header.trim_end_matches(' ').chars();
    let style = match chars.next() {
        Some('|') => Style::Literal,
        Some('>') => Style::Folded,
        _ => return Err(Outside),
    };
    let (mut chomp, mut indent) = (Chomp::Clip, None);
    for char in chars {
        match char {
            '-' if chomp == Chomp::Clip => chomp = Chomp::Strip,
            '+' if chomp == Chomp::Clip => chomp = Chomp::Keep,
            '1'..='9' if indent.is_none() => indent = char.to_digit(10).map(|digit| digit as usize),
            _ => return Err(Outside),
        }
    }
    Ok((style, chomp, indent))
}

/// The lines of a block scalar, without their indentation.
struct Lines<'t> {
    text: &'t str,
    /// Where the next line starts.
    at: usize,
    /// How far the content is indented, once the first line has said so.
    indent: Option<usize>,
    parent: usize,
    /// How many blank lines were passed.
    blank: usize,
}

impl<'t> Lines<'t> {
    /// The next line with content; none at the end of the scalar.
    fn next(&mut self) -> Result<Option<&'t str>, Outside> {
        while self.at < self.text.len() {
            let start = self.at;
            let end = line_end(self.text, start);
            let limit = self.indent.map_or(end, |indent| end.min(start + indent));
            let content = skip_spaces(self.text, start, limit);
            if content == end {
                // Spaces behind the indentation would be content; before it is known, a mistake
                // when the content is indented less.
                if self.indent.is_none() && end - start > self.parent + 1 {
                    return Err(Outside);
                }
                // At the end of the text, spaces end no line.
                self.blank += usize::from(end < self.text.len());
                self.at = end + 1;
                continue;
            }
            let column = content - start;
            let indent = *match &self.indent {
                Some(indent) => indent,
                None if column > self.parent => self.indent.insert(column),
                None => return Ok(None),
            };
            if column < indent {
                return if self.text[content..].starts_with('\t') {
                    Err(Outside)
                } else {
                    Ok(None)
                };
            }
            let line = &self.text[content..end];
            if line.trim_end_matches([' ', '\t']).is_empty() {
                return Err(Outside);
            }
            self.at = end + 1;
            return Ok(Some(line));
        }
        Ok(None)
    }
}

/// The decoded text so far, without the line end of its last line.
struct Decoded {
    text: String,
    folded: bool,
    /// Whether the last line was indented further than the content is.
    after_indented: bool,
}

impl Decoded {
    /// Adds a line that `blank` blank lines stand before.
    fn push(&mut self, line: &str, blank: usize) {
        let indented = line.starts_with([' ', '\t']);
        if !self.text.is_empty() {
            let folds = self.folded && !indented && !self.after_indented;
            if !folds {
                self.text.push('\n');
            } else if blank == 0 {
                self.text.push(' ');
            }
        }
        self.text.extend(std::iter::repeat_n('\n', blank));
        self.text.push_str(line);
        self.after_indented = indented;
    }
}
