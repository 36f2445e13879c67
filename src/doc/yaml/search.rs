//! Looking for what the parser does not tell: marks between tokens, and the mistake that stopped
//! it, in text that cannot be parsed.
//!
//! Everything here guesses from the text alone, in linear time, and finds nothing rather than
//! something wrong.

use crate::text::Span;

/// What ends a line, alone or together.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The first line of a text, without its end.
pub(super) fn line_of(text: &str) -> &str {
    text.split(LINE_ENDS).next().unwrap_or_default()
}

/// Where the line of `at` starts.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(LINE_ENDS).map_or(0, |end| end + 1)
}

/// Finds the indicator of a block scalar (`|`, `>`) or of a tag (`!`) between two tokens: only white
/// space, `:`, `-`, `?`, `,`, comments, an anchor and a tag can stand before it, and at the start of
/// a document its marker and directives.
pub(super) fn indicator(text: &str, from: usize, wanted: char) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let next = rest.chars().next()?;
        if next == wanted {
            return Some(at);
        }
        at += match next {
            '#' | '%' => rest.find(LINE_ENDS)?,
            '&' | '!' => rest.find([' ', '\t', '\r', '\n'])?,
            next => next.len_utf8(),
        };
    }
}

/// The last line before `start` that is neither blank nor a comment.
pub(super) fn previous_line(text: &str, start: usize) -> Option<Span> {
    let mut end = start;
    while end > 0 {
        let line = line_start(text, end - 1);
        let content = text[line..end].trim();
        if !content.is_empty() && !content.starts_with('#') {
            let from = line + (text[line..end].len() - text[line..end].trim_start().len());
            return Some(Span::new(from, from + content.len()));
        }
        end = line;
    }
    None
}

/// The colon of `key:value`, if that is how a line or word starts.
pub(super) fn colon_without_space(line: Span, text: &str) -> Option<Span> {
    let content = line.of(text);
    let key = content.trim_start_matches("- ");
    let name = key.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '$'))?;
    let rest = &key[name..];
    // `http://…` is text.
    let joined = rest
        .strip_prefix(':')?
        .chars()
        .next()
        .filter(|next| *next != '/')?;
    let at = line.start as usize + content.len() - rest.len();
    (name > 0 && !joined.is_whitespace()).then(|| Span::new(at, at + 1))
}

/// How many characters behind the start of a key its colon is looked for.
pub(super) const KEY_REACH: usize = 1024;

/// The key that starts or ends at `at`, on one line, whose colon is out of reach.
pub(super) fn long_key(text: &str, at: usize) -> Option<Span> {
    let (start, end) = if text[at..].starts_with(':') {
        (key_start(text, at), at)
    } else {
        (at, key_end(text, at)?)
    };
    let key = &text[start..end];
    let is_one = key.starts_with(['"', '\'']) || !key.contains(": ");
    (is_one && key.chars().nth(KEY_REACH).is_some()).then(|| Span::new(start, end))
}

fn key_end(text: &str, at: usize) -> Option<usize> {
    let line = line_of(&text[at..]);
    let end = match *line.as_bytes().first()? {
        quote @ (b'"' | b'\'') => at + closing(line.as_bytes(), 1, quote)? + 1,
        _ => {
            at + line
                .find(": ")
                .or_else(|| line.strip_suffix(':').map(str::len))?
        }
    };
    text[end..]
        .trim_start_matches([' ', '\t'])
        .starts_with(':')
        .then_some(end)
}

/// Where the key starts whose colon stands at `colon`.
fn key_start(text: &str, colon: usize) -> usize {
    let line = line_start(text, colon);
    let before = &text[line..colon];
    let key = match before.as_bytes().last() {
        Some(quote @ (b'"' | b'\'')) => {
            let open = memchr::memrchr(*quote, &before.as_bytes()[..before.len() - 1]);
            &before[open.unwrap_or(before.len())..]
        }
        _ => before.rsplit([',', '[', '{']).next().unwrap_or_default(),
    };
    colon - key.trim_start().len()
}

/// The opening quote between `from` and `to` whose text does not end before `to`.
pub(super) fn open_quote(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        let before = at.checked_sub(1).map_or(b'\n', |before| bytes[before]);
        let starts = before.is_ascii_whitespace() || matches!(before, b'[' | b'{' | b',' | b':');
        match bytes[at] {
            b'#' if before.is_ascii_whitespace() => {
                at = memchr::memchr2(b'\n', b'\r', &bytes[at..to]).map_or(to, |end| at + end);
            }
            quote @ (b'"' | b'\'') if starts => match closing(bytes, at + 1, quote) {
                Some(end) if end < to => at = end + 1,
                _ => return Some(at),
            },
            _ => at += 1,
        }
    }
    None
}

/// Where the quoted text ends that starts at `at`.
fn closing(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    loop {
        match (*bytes.get(at)?, bytes.get(at + 1)) {
            (b'\\', _) if quote == b'"' => at += 2,
            (b'\'', Some(b'\'')) if quote == b'\'' => at += 2,
            (byte, _) if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
}

/// The first escape that YAML does not know in the double-quoted text at `at`.
pub(super) fn bad_escape(text: &str, at: usize) -> Option<Span> {
    let mut rest = text[at..].strip_prefix('"')?;
    loop {
        let next = rest.find(['\\', '"'])?;
        let escape = rest[next..].strip_prefix('\\')?;
        let kind = escape.chars().next()?;
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let behind = &escape[kind.len_utf8()..];
        let given = behind
            .bytes()
            .take(digits)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let known = "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(kind);
        if !known || given < digits {
            let start = text.len() - escape.len() - 1;
            return Some(Span::new(start, start + 1 + kind.len_utf8() + given));
        }
        rest = &behind[given..];
    }
}

/// The tabs of the first line from that of `at` on that has some in its indentation.
pub(super) fn first_tab(text: &str, at: usize) -> Option<Span> {
    let mut start = line_start(text, at);
    for line in text[start..].split_inclusive(LINE_ENDS) {
        let indentation = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        if let Some(tab) = indentation.find('\t') {
            let tabs = indentation[tab..]
                .bytes()
                .take_while(|byte| *byte == b'\t')
                .count();
            return Some(Span::new(start + tab, start + tab + tabs));
        }
        start += line.len();
    }
    None
}
