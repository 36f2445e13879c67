//! What to write instead of what Go's regular expressions do not have.

use super::problem::{GroupKind, LookAround, ProblemKind};
use super::unicode;
use crate::text;

/// The classes of characters that stand in `[:…:]`.
pub(super) const POSIX_NAMES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
];

/// What to write instead, if one sentence can say it.
pub(super) fn of(kind: &ProblemKind) -> Option<String> {
    let hint = match kind {
        ProblemKind::UnexpectedParen => r"for the character itself, write `\)`",
        ProblemKind::MissingBracket => r"for the character itself, write `\[`",
        ProblemKind::ReversedRange(_) => r"for the character `-` itself, write `\-`",
        ProblemKind::UnknownPosixClass(name) => return posix(name),
        ProblemKind::UnknownUnicodeClass(name) => return unicode_class(name),
        ProblemKind::InvalidEscape { escape, in_class } => return escape_hint(escape, *in_class),
        ProblemKind::InvalidHex(_) => r"write two hexadecimal digits, or `\x{…}` up to 10FFFF",
        ProblemKind::TrailingBackslash => r"for the character itself, write `\\`",
        ProblemKind::MissingRepeatArgument(op) => return Some(missing_argument(op)),
        ProblemKind::InvalidRepeatOp { first, second } => return Some(repeated(first, second)),
        ProblemKind::RepeatTooLarge => "RE2 repeats nothing more than 1000 times",
        ProblemKind::InvalidGroupName(_) => "names consist of ASCII letters, digits and `_`",
        ProblemKind::UnclosedGroupName => "write `(?P<name>…)`",
        ProblemKind::LookAround(LookAround::NegativeAhead | LookAround::NegativeBehind) => {
            "RE2 has no look-around; exclude by a separate negative match instead"
        }
        ProblemKind::LookAround(_) => "RE2 has no look-around; match the text itself instead",
        ProblemKind::UnsupportedGroup(kind) => group(*kind)?,
        ProblemKind::UnknownFlag('x') => "RE2 has no flag for comments and free spaces",
        ProblemKind::UnknownFlag('u') => "RE2 always works on Unicode characters",
        ProblemKind::UnknownFlag(_) | ProblemKind::UnfinishedFlags => {
            "the flags are `i`, `m`, `s` and `U`, as in `(?i)` or `(?i:…)`"
        }
        _ => return None,
    };
    Some(hint.to_owned())
}

/// What to write instead of a group of another engine.
fn group(kind: GroupKind) -> Option<&'static str> {
    match kind {
        GroupKind::Atomic => Some("RE2 never backtracks; write `(?:…)`"),
        GroupKind::BranchReset => Some("write `(?:…)`"),
        GroupKind::QuotedName => Some("write `(?P<name>…)`"),
        GroupKind::Comment | GroupKind::Conditional | GroupKind::Recursion => None,
    }
}

/// The POSIX class that was probably meant.
fn posix(name: &str) -> Option<String> {
    let word = name.trim_start_matches("[:").trim_end_matches(":]");
    let (caret, word) = word
        .strip_prefix('^')
        .map_or(("", word), |word| ("^", word));
    let nearest = text::nearest(word, POSIX_NAMES)?;
    Some(format!("did you mean `[:{caret}{nearest}:]`?"))
}

/// The Unicode class that was probably meant.
fn unicode_class(name: &str) -> Option<String> {
    if unicode::is_unreachable(name) {
        return Some("Go 1.25 and later find this script under no name".to_owned());
    }
    let value = name.split_once(['=', ':']).map_or(name, |(_, value)| value);
    let without_is = value.strip_prefix("Is").unwrap_or(value);
    let known = [value, without_is]
        .into_iter()
        .find(|name| unicode::find(name).is_some());
    if let Some(known) = known {
        return Some(format!(r"write `\p{{{known}}}`"));
    }
    let nearest = text::nearest(without_is, unicode::names())?;
    Some(format!(r"did you mean `\p{{{nearest}}}`?"))
}

/// What to write instead of an escape that other engines know.
fn escape_hint(escape: &str, in_class: bool) -> Option<String> {
    let mut chars = escape.chars().skip(1);
    let letter = chars.next()?;
    let digits: String = chars.filter(char::is_ascii_hexdigit).collect();
    let instead = match letter {
        'u' | 'U' if !digits.is_empty() => {
            let digits = digits.trim_start_matches('0');
            let digits = if digits.is_empty() { "0" } else { digits };
            return Some(format!(r"write `\x{{{digits}}}`"));
        }
        'u' | 'U' => r"write `\x{…}` with the number of the character",
        'Z' => r"write `\z` for the end of the text",
        'e' => r"write `\x1b`",
        'b' if in_class => r"write `\x08` for a backspace",
        'h' if in_class => r"write `[:blank:]`",
        'h' => r"write `[[:blank:]]`",
        'H' => r"write `[[:^blank:]]`",
        'R' => r"write `\r?\n`",
        'N' => r"write `[^\n]`",
        'X' | 'C' => "write `.` for one character",
        'd' | 'D' | 's' | 'S' | 'w' | 'W' | 'p' | 'P' if in_class => {
            r"a range ends with a character; for the character `-` itself, write `\-`"
        }
        'G' | 'K' => return None,
        'c' => r"write `\x` and two hexadecimal digits",
        'E' => r"`\E` only ends what `\Q` began",
        'A' | 'B' | 'z' if in_class => "brackets hold characters, not places",
        'Q' if in_class => r"brackets know no `\Q…\E`",
        c if !c.is_ascii() => return Some(format!("write `{c}` without the backslash")),
        c => {
            return Some(format!(
                r"for the character itself, write `{c}`; for a backslash, `\\`"
            ));
        }
    };
    Some(instead.to_owned())
}

/// What to write instead of a repetition of nothing.
fn missing_argument(op: &str) -> String {
    match op.chars().next() {
        Some('*') => r"for any text, write `.*`; for the character itself, `\*`".to_owned(),
        Some('?') => r"for any one character, write `.`; for the character itself, `\?`".to_owned(),
        first => format!(
            r"for the character itself, write `\{}`",
            first.unwrap_or('+')
        ),
    }
}

/// What to write instead of a repetition of a repetition.
fn repeated(first: &str, second: &str) -> String {
    if second == "+" {
        return format!("RE2 has no possessive repetition; write `{first}` alone");
    }
    format!("to repeat a repetition, write `(?:…{first}){second}`")
}
