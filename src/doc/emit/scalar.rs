//! Strings as YAML scalars: which style holds a text so that every reader gets it back.
//!
//! A text stands without quotes only where no reader of YAML 1.1 or 1.2 makes anything else of
//! it. The readers are gopkg.in/yaml.v3 and yaml.v2, sigs.k8s.io/yaml, `PyYAML` and `libyaml`; what
//! the YAML 1.1 types promise beyond them (digits with commas, several points) is quoted too,
//! because quotes never do harm.

use super::YamlStyle;
use super::escape::{is_printable, push_quoted};

/// A key that takes more bytes than this is marked with `?`, because readers look for the colon
/// behind a key in the next 1024 characters only.
pub(crate) const MAX_SIMPLE_KEY: usize = 1000;

/// A text as the key of a block mapping, without the colon. It is written as every key that
/// readers recognise by its colon, so it must not be longer than [`MAX_SIMPLE_KEY`].
pub(crate) fn yaml_key(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 2);
    push_line(&mut out, key, Quotes::Single);
    out
}

/// The quotes around a text that needs some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// `'a: b'`
    Single,
    /// `"a: b"`, unless the text would need escapes in them.
    Double,
}

/// Appends a text in the first style that holds it on one line: without quotes, in quotes, in
/// double quotes with escapes.
pub(super) fn push_line(out: &mut String, text: &str, quotes: Quotes) {
    if is_plain(text) && text.chars().all(is_printable) {
        out.push_str(text);
    } else {
        push_in_quotes(out, text, quotes);
    }
}

/// The same for a text that stands inside brackets.
pub(super) fn push_flow(out: &mut String, text: &str, quotes: Quotes) {
    if text.contains([',', '[', ']', '{', '}', ':']) {
        push_in_quotes(out, text, quotes);
    } else {
        push_line(out, text, quotes);
    }
}

/// Appends the key of a block mapping.
pub(super) fn push_key(out: &mut String, key: &str, style: &YamlStyle) {
    if !push_letter(out, key, style) {
        push_line(out, key, style.quotes);
    }
}

/// Appends the key of a mapping in brackets.
pub(super) fn push_flow_key(out: &mut String, key: &str, style: &YamlStyle) {
    if !push_letter(out, key, style) {
        push_flow(out, key, style.quotes);
    }
}

/// Appends a key that is a letter with a meaning, if it is one.
fn push_letter(out: &mut String, key: &str, style: &YamlStyle) -> bool {
    let is_letter = matches!(key, "y" | "Y" | "n" | "N");
    match style.letters {
        Some(quotes) if is_letter => push_in_quotes(out, key, quotes),
        None if is_letter => out.push_str(key),
        _ => return false,
    }
    true
}

fn push_in_quotes(out: &mut String, text: &str, quotes: Quotes) {
    let needs_escapes = || text.contains(['"', '\\']);
    if !text.chars().all(is_printable) || quotes == Quotes::Double && !needs_escapes() {
        push_quoted(out, text);
    } else {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        out.push('\'');
    }
}

/// How a text stands as a literal block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Literal {
    /// Whether the indentation has to be written down, because the text itself starts with white
    /// space.
    pub(super) indicator: bool,
}

impl Literal {
    /// The block for a text of several lines. None if it cannot be shown as lines because
    /// something in it is invisible, or stands at the end of a line, where editors strip it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let visible = |line: &str| {
            let shown = |c| is_printable(c) || c == '\t';
            !line.ends_with(char::is_whitespace) && line.chars().all(shown)
        };
        let content = text.trim_start_matches('\n');
        let fits = text.contains('\n') && !content.is_empty() && text.split('\n').all(visible);
        let indicator = content.starts_with([' ', '\t']);
        fits.then_some(Self { indicator })
    }
}

/// Whether a text of printable characters means itself without quotes, in a block.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let may_start = match first {
        c if c.is_ascii() => c.is_ascii_alphanumeric() || "_/$(.+<=~^;\\".contains(c),
        c => !c.is_whitespace(),
    };
    may_start
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && !is_word(text)
        && !looks_like_number(text)
}

/// Whether some reader takes the text for a word with a meaning.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan",
    ];
    // The sign and point of `.inf` and `+.nan`; no word of the list loses anything.
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let bare = bare.strip_prefix('.').unwrap_or(bare);
    matches!(text, "~" | "<<" | "=") || WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Whether a text could pass for a number, a time of the day or a date.
fn looks_like_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text).as_bytes();
    // Underscores may stand anywhere among digits.
    let mut digits = unsigned.iter().filter(|&&byte| byte != b'_');
    let based = digits.next() == Some(&b'0')
        && digits
            .next()
            .is_some_and(|letter| matches!(letter | 0x20, b'x' | b'o' | b'b'));
    // `e9` is a number to a reader who lets the digits before the exponent be none.
    let number_like = |&byte: &u8| byte.is_ascii_digit() || b"+-_.,:eE".contains(&byte);
    let letters = bytes.iter().all(u8::is_ascii_alphabetic);
    let decimal = !letters && bytes.iter().all(number_like);
    let date = bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-';
    based || decimal || date
}
