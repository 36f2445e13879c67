//! Reading a file as text, whatever it holds.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::doc::{self, MAX_FILE_BYTES, ProblemKind};
use crate::text::Span;

/// How many places with bytes that are not UTF-8 are told apart; more help nobody.
const MAX_INVALID: usize = 20;

/// The largest file of which [`read_bytes`] takes notice.
const MAX_SMALL_BYTES: u64 = 16 << 20;

/// A text as it was read, with what was wrong with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    /// The text; each byte that is not UTF-8 became a `?`, so that offsets stay what they are. Of
    /// a file in another encoding, what it says, to see whose it is; its offsets mean nothing.
    pub(crate) text: String,
    /// What was wrong.
    pub(crate) problems: Vec<doc::Problem>,
}

/// Reads a file of any size and content. Errors are those of the operating system.
#[expect(clippy::disallowed_methods, reason = "`store` reads files")]
pub(crate) fn read_file(path: &Path) -> io::Result<Content> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes > MAX_FILE_BYTES as u64 {
        return Ok(too_large(bytes));
    }
    read(file, bytes)
}

/// Reads a small file such as a certificate as it is. One of any size is no such file.
#[expect(clippy::disallowed_methods, reason = "`store` reads files")]
pub(crate) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MAX_SMALL_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_SMALL_BYTES {
        return Err(io::Error::other("it is too large"));
    }
    Ok(bytes)
}

/// Reads a stream that should have about `expected` bytes.
pub(crate) fn read(stream: impl Read, expected: u64) -> io::Result<Content> {
    let limit = MAX_FILE_BYTES as u64;
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0));
    stream.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Ok(too_large(bytes.len() as u64));
    }
    Ok(decode(bytes))
}

fn too_large(bytes: u64) -> Content {
    whole(String::new(), ProblemKind::FileTooLarge { bytes })
}

/// A file with a problem that is about all of it.
fn whole(text: String, kind: ProblemKind) -> Content {
    let span = Span::empty(0);
    let node = None;
    Content {
        text,
        problems: vec![doc::Problem { kind, span, node }],
    }
}

/// Turns bytes into text.
fn decode(bytes: Vec<u8>) -> Content {
    let utf_16 = match bytes.first_chunk() {
        Some([0xff, 0xfe]) => Some(utf_16(&bytes[2..], u16::from_le_bytes)),
        Some([0xfe, 0xff]) => Some(utf_16(&bytes[2..], u16::from_be_bytes)),
        _ => None,
    };
    if let Some(text) = utf_16 {
        let whole_file = Some("UTF-16");
        return whole(text, ProblemKind::InvalidUtf8 { whole: whole_file });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !is_binary(text.as_bytes(), 0) => {
            let problems = Vec::new();
            return Content { text, problems };
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut runs: Vec<Span> = Vec::new();
    let mut invalid = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let start = text.len();
        text.extend(std::iter::repeat_n('?', chunk.invalid().len()));
        let run = Span::new(start, text.len());
        if run.is_empty() {
            continue;
        }
        invalid += run.len();
        match runs.last_mut() {
            Some(last) if last.end == run.start => *last = last.cover(run),
            _ => runs.push(run),
        }
    }
    if is_binary(text.as_bytes(), invalid) {
        let whole_file = Some("binary data");
        return whole(
            String::new(),
            ProblemKind::InvalidUtf8 { whole: whole_file },
        );
    }
    runs.truncate(MAX_INVALID);
    let problem = |span| doc::Problem {
        kind: ProblemKind::InvalidUtf8 { whole: None },
        span,
        node: None,
    };
    let problems = runs.into_iter().map(problem).collect();
    Content { text, problems }
}

/// The text of a file in UTF-16; what is none of it becomes `\u{fffd}`.
fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks();
    let units = pairs.iter().map(|pair| unit(*pair));
    let letters = char::decode_utf16(units);
    letters
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Whether so many bytes mean nothing in a text that it never was one. A stray control character
/// or a word in another encoding is a mistake in a text, and better shown at its place.
fn is_binary(text: &[u8], invalid: usize) -> bool {
    let zeros = memchr::memchr_iter(0, text).count();
    (zeros + invalid) * 10 > text.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole_of(bytes: &[u8]) -> Option<&'static str> {
        let content = decode(bytes.to_vec());
        match content.problems.first()?.kind {
            ProblemKind::InvalidUtf8 { whole } => whole,
            _ => None,
        }
    }

    /// `~` stands for a byte that is not UTF-8.
    #[track_caller]
    fn check(text: &str, runs: &[(usize, usize)]) {
        let bytes = text
            .bytes()
            .map(|byte| if byte == b'~' { 0xf6 } else { byte });
        let content = decode(bytes.collect());
        assert_eq!(content.text, text.replace('~', "?"));
        let spans = content.problems.iter().map(|problem| problem.span.range());
        let spans: Vec<_> = spans.map(|range| (range.start, range.end)).collect();
        assert_eq!(spans, runs, "{text:?}");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_replaced_one_by_one() {
        check("plain text", &[]);
        check("a stray ~ byte, and some ~~~ more", &[(8, 9), (25, 28)]);
        check("at the very end ~", &[(16, 17)]);
        let many = "text text ~ ".repeat(50);
        let runs: Vec<_> = (0..MAX_INVALID)
            .map(|n| (n * 12 + 10, n * 12 + 11))
            .collect();
        check(&many, &runs);
    }

    #[test]
    fn what_is_no_text_is_recognised() {
        assert_eq!(whole_of(b"\xff\xfea\0"), Some("UTF-16"));
        assert_eq!(whole_of(b"\xfe\xff\0a"), Some("UTF-16"));
        assert_eq!(
            decode(b"\xff\xfea\0\x00\xd8b\0c".to_vec()).text,
            "a\u{fffd}b"
        );
        assert_eq!(decode(b"\xfe\xff\x20\xac".to_vec()).text, "\u{20ac}");
        assert_eq!(whole_of(b"a\0b\0c\0"), Some("binary data"));
        assert_eq!(whole_of(b"\x89PNG\r\n\x1a\n\0\0\0\r"), Some("binary data"));
        let stray = format!("kind: Project{}\0", " ".repeat(100));
        assert_eq!(whole_of(stray.as_bytes()), None);
        assert_eq!(whole_of("\u{feff}".as_bytes()), None);
        assert_eq!(whole_of(b""), None);
    }

    #[test]
    fn streams_are_read_up_to_the_limit() {
        let endless = read(io::repeat(b'a'), 0).unwrap();
        assert_eq!(endless.text, "");
        let bytes = MAX_FILE_BYTES as u64 + 1;
        assert_eq!(
            endless.problems[0].kind,
            ProblemKind::FileTooLarge { bytes }
        );
        assert_eq!(read(&b"abc"[..], 3).unwrap().text, "abc");
    }
}
