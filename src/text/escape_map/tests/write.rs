//! A writer that lays a text out in any way a style allows, at random.

use crate::text::Style;
use crate::text::escape_map::plain::is_safe as is_plain_safe;
use crate::text::escape_map::quote::{is_block_safe, is_safe};

/// Decisions, made up beforehand so that a failing case can be repeated and shrunk.
pub(super) struct Choices<'a> {
    bytes: &'a [u8],
    next: usize,
}

impl<'a> Choices<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0 }
    }

    /// A number below `count`, 0 when there are no decisions to make.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let byte = self.bytes.get(self.next % self.bytes.len().max(1));
        self.next += 1;
        byte.map_or(0, |&byte| usize::from(byte) % count)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    fn blanks(&mut self) -> &'static str {
        ["", " ", "   ", " \t", "\t"][self.below(5)]
    }

    fn line_break(&mut self) -> &'static str {
        // One kind a file: the first decision makes it.
        if self.bytes.first().is_some_and(|byte| byte % 2 == 1) {
            "\r\n"
        } else {
            "\n"
        }
    }
}

/// A scalar of this style that means `text`, and what must stand behind it. None if the style
/// has no way to hold the text.
pub(super) fn write(
    style: Style,
    text: &str,
    choices: &mut Choices<'_>,
) -> Option<(String, String)> {
    match style {
        // Only so much needs to be known here: outside of brackets, and without white space at
        // the ends.
        Style::Plain if !is_plain_safe(text, true) => None,
        Style::JsonLiteral => None,
        Style::JsonString => {
            let escaped: String = text.chars().map(|c| json_char(c, choices)).collect();
            Some((format!("\"{escaped}\""), String::new()))
        }
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => {
            let quote = match style {
                Style::DoubleQuoted => "\"",
                Style::SingleQuoted => "'",
                _ => "",
            };
            let inner = flow(style, text, choices)?;
            Some((format!("{quote}{inner}{quote}"), "\n".to_owned()))
        }
        Style::Literal | Style::Folded => block(style == Style::Folded, text, choices),
    }
}

fn json_char(c: char, choices: &mut Choices<'_>) -> String {
    let short = match c {
        '"' => Some("\\\""),
        '\\' => Some("\\\\"),
        '/' => Some("\\/"),
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        '\t' => Some("\\t"),
        '\u{8}' => Some("\\b"),
        '\u{c}' => Some("\\f"),
        _ => None,
    };
    let may_stay = c >= ' ' && !matches!(c, '"' | '\\');
    match (choices.below(3), short) {
        (0, Some(short)) => short.to_owned(),
        (0 | 1, _) if may_stay => c.to_string(),
        _ => {
            let units = &mut [0; 2];
            let units = c.encode_utf16(units).iter();
            let upper = choices.one_in(2);
            units
                .map(|unit| {
                    if upper {
                        format!("\\u{unit:04X}")
                    } else {
                        format!("\\u{unit:04x}")
                    }
                })
                .collect()
        }
    }
}

/// The inside of a plain or quoted scalar of YAML.
fn flow(style: Style, text: &str, choices: &mut Choices<'_>) -> Option<String> {
    let escapes = style == Style::DoubleQuoted;
    let mut out = String::new();
    let mut rest = text;
    // Blanks at either end of a line are lost, so none may be written where a line starts, and
    // no line break after one.
    let mut at_line_start = false;
    let mut after_blank = false;
    while let Some(c) = rest.chars().next() {
        let breaks = rest.len() - rest.trim_start_matches('\n').len();
        let behind = &rest[breaks.max(c.len_utf8())..];
        let may_fold = !at_line_start && !after_blank;
        let may_fold = may_fold && (escapes || !behind.starts_with([' ', '\t', '\n']));
        let is_fold = may_fold
            && match c {
                ' ' => choices.one_in(3),
                '\n' => !escapes || choices.one_in(2),
                _ => false,
            };
        after_blank = false;
        if is_fold {
            for _ in 0..=breaks {
                // The independent reader wants no tabs on empty lines outside of quotes.
                let blanks = choices.blanks();
                let blanks = blanks.trim_matches(if style == Style::Plain { '\t' } else { '\n' });
                out.extend([blanks, choices.line_break()]);
            }
            out.extend([" ", choices.blanks()]);
            at_line_start = true;
            rest = behind;
            continue;
        }
        let is_blank = matches!(c, ' ' | '\t');
        let written = match c {
            _ if escapes => double_char(c, is_blank && at_line_start, choices),
            '\'' if style == Style::SingleQuoted => "''".to_owned(),
            _ if is_blank && at_line_start => return None,
            _ if is_safe(c) || c == '\t' => c.to_string(),
            _ => return None,
        };
        after_blank = written == " " || written == "\t";
        at_line_start = false;
        out.push_str(&written);
        rest = &rest[c.len_utf8()..];
        if escapes && choices.one_in(9) {
            out.extend(["\\", choices.line_break(), " ", choices.blanks()]);
            at_line_start = true;
        }
    }
    Some(out)
}

fn double_char(c: char, must_escape: bool, choices: &mut Choices<'_>) -> String {
    let simple = match c {
        '\0' => Some('0'),
        '\u{7}' => Some('a'),
        '\u{8}' => Some('b'),
        '\t' => Some('t'),
        '\n' => Some('n'),
        '\u{c}' => Some('f'),
        '\r' => Some('r'),
        '"' | '\\' | '/' | ' ' => Some(c),
        '\u{85}' => Some('N'),
        '\u{2028}' => Some('L'),
        _ => None,
    };
    let must_escape = must_escape || matches!(c, '"' | '\\') || !is_safe(c);
    let code = u32::from(c);
    match (choices.below(6), simple) {
        (0, _) if code < 0x100 => format!("\\x{code:02x}"),
        (1, _) if code < 0x1_0000 => format!("\\u{code:04X}"),
        (2, _) => format!("\\U{code:08x}"),
        (_, Some(simple)) if must_escape => format!("\\{simple}"),
        _ if must_escape => format!("\\U{code:08X}"),
        _ => c.to_string(),
    }
}

/// A block scalar and what stands behind it.
fn block(folded: bool, text: &str, choices: &mut Choices<'_>) -> Option<(String, String)> {
    if !text.chars().all(is_block_safe) {
        return None;
    }
    let eol = choices.line_break();
    let indent = " ".repeat(1 + choices.below(4));
    let body = text.trim_end_matches('\n');
    let newlines = text.len() - body.len();
    let more = choices.below(3);
    let (chomping, after) = match newlines {
        0 => ("-", eol.repeat(1 + more)),
        1 if !body.is_empty() && choices.one_in(2) => ("", eol.repeat(1 + more)),
        _ => ("+", eol.repeat(newlines + usize::from(body.is_empty()))),
    };
    let mut raw = String::from(if folded { ">" } else { "|" });
    let first = body.trim_start_matches('\n');
    if first.starts_with([' ', '\t']) || !body.is_empty() && choices.one_in(4) {
        let number = indent.len().to_string();
        raw.extend(if choices.one_in(2) {
            [&number, chomping]
        } else {
            [chomping, &number]
        });
    } else {
        raw.push_str(chomping);
    }
    raw.push_str(["", " ", " # |", "\t#"][choices.below(4)]);
    if body.is_empty() {
        return Some((raw, after));
    }
    let lines: Vec<&str> = body.split('\n').collect();
    for (index, line) in lines.iter().enumerate() {
        raw.push_str(eol);
        if line.is_empty() {
            raw.push_str(&indent[..choices.below(indent.len() + 1)]);
            continue;
        }
        let blank = |line: &str| line.starts_with([' ', '\t']);
        let before = lines[..index].iter().rfind(|line| !line.is_empty());
        if folded && before.is_some_and(|before| !blank(before) && !blank(line)) {
            // One line break more, at either end of the run.
            raw.push_str(eol);
        }
        raw.push_str(&indent);
        let mut rest = *line;
        while let Some((word, next)) = rest.split_once(' ') {
            let folds = folded && !blank(line) && !word.is_empty() && !word.ends_with('\t');
            raw.push_str(word);
            if folds && !next.is_empty() && !blank(next) && choices.one_in(2) {
                raw.extend([eol, &indent]);
            } else {
                raw.push(' ');
            }
            rest = next;
        }
        raw.push_str(rest);
    }
    Some((raw, after))
}
