//! Strings of JSON, with what people write in their place.

use super::Scanner;
use crate::doc::build::RawScalar;
use crate::doc::node::TextRef;
use crate::doc::scalar::Tag;
use crate::text::{Span, Style};

/// The hint for a string that runs over the end of its line.
const UNCLOSED: &str = "A string ends on the line where it starts; write a line break as \\n.";

impl Scanner<'_> {
    /// Reads the string that starts with `quote` here. A string that is not closed ends with its
    /// line, so that what follows is read as what it is.
    pub(super) fn string(&mut self, quote: u8) -> RawScalar {
        let start = self.at;
        let bytes = self.text.as_bytes();
        if quote == b'\'' {
            self.single_quotes(start);
        }
        self.at += 1;
        let mut plain_from = self.at;
        let mut decoded: Option<String> = None;
        loop {
            match bytes.get(self.at) {
                Some(&byte) if byte == quote => break,
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(&self.text[plain_from..self.at]);
                    let escaped = self.escape();
                    if let Some(escaped) = escaped {
                        decoded.get_or_insert_default().push(escaped);
                    }
                    plain_from = self.at;
                }
                None | Some(b'\n' | b'\r') => {
                    return self.unclosed(start, plain_from, decoded);
                }
                Some(byte) if *byte < 0x20 => {
                    let span = Span::new(self.at, self.at + 1);
                    let message = format!("the control character U+{byte:04X} in a string");
                    self.report(span, message, Some("Write it as an escape, such as \\t."));
                    self.at += 1;
                }
                Some(_) => self.at += 1,
            }
        }
        let inner = Span::new(start + 1, self.at);
        let text = self.finish(inner, plain_from, decoded);
        self.at += 1;
        let style = if quote == b'"' {
            Style::JsonString
        } else {
            Style::SingleQuoted
        };
        RawScalar {
            span: Span::new(start, self.at),
            text,
            style,
            tag: Tag::None,
        }
    }

    /// The decoded text of a string whose content is `inner`.
    fn finish(&mut self, inner: Span, plain_from: usize, decoded: Option<String>) -> TextRef {
        match decoded {
            None => TextRef::Source(inner),
            Some(mut text) => {
                text.push_str(&self.text[plain_from..inner.end as usize]);
                self.builder.own(text)
            }
        }
    }

    fn single_quotes(&mut self, start: usize) {
        let rest = &self.text[start + 1..];
        let line = rest.lines().next().unwrap_or_default();
        let len = line.find('\'').map_or(line.len(), |end| end + 1);
        let span = Span::new(start, start + 1 + len);
        self.report(
            span,
            "a string in single quotes",
            Some("JSON strings have double quotes."),
        );
    }

    fn unclosed(&mut self, start: usize, plain_from: usize, decoded: Option<String>) -> RawScalar {
        let span = Span::new(start, self.at);
        self.report(span, "the string is not closed", Some(UNCLOSED));
        self.forgive = true;
        let text = self.finish(Span::new(start + 1, self.at), plain_from, decoded);
        RawScalar {
            span,
            text,
            style: Style::JsonString,
            tag: Tag::None,
        }
    }

    /// Reads one escape and leaves the position behind it. A broken one means nothing.
    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let next = bytes.get(start + 1).copied();
        let simple = match next {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            // The backslash before the end of a line, or of the text: the string is not closed,
            // and that is reported.
            None | Some(b'\n' | b'\r') => {
                self.at += 1;
                return None;
            }
            Some(_) => {
                let len = self.text[start + 1..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                let span = Span::new(start, start + 1 + len);
                let message = format!("`{}` is not an escape of JSON", span.of(self.text));
                self.report(span, message, Some("Write a backslash as \\\\."));
                self.at = span.end as usize;
                return None;
            }
        };
        self.at += 2;
        Some(simple)
    }

    /// Reads `\uXXXX`, or two of them that are a surrogate pair. A lone surrogate becomes U+FFFD,
    /// as in Go.
    fn unicode_escape(&mut self) -> Option<char> {
        let start = self.at;
        let Some(first) = self.hex(start + 2) else {
            let digits = self.text[start + 2..]
                .bytes()
                .take(4)
                .take_while(u8::is_ascii_hexdigit);
            let span = Span::new(start, start + 2 + digits.count());
            self.report(span, "`\\u` without four hexadecimal digits", None);
            self.at = span.end as usize;
            return None;
        };
        self.at = start + 6;
        if (0xD800..0xDC00).contains(&first)
            && self.text.as_bytes()[self.at..].starts_with(b"\\u")
            && let Some(second @ 0xDC00..0xE000) = self.hex(self.at + 2)
        {
            self.at += 6;
            let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return char::from_u32(code);
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hex {
            u32::from_str_radix(digits, 16).ok()
        } else {
            None
        }
    }
}
