//! When a scalar can do without quotes.
//!
//! What is written must mean the same to readers of YAML 1.1 and 1.2, so a text is judged by
//! both. Where readers of YAML 1.1 differ from each other, all of what any of them takes for
//! something else than text counts: quotes too many do no harm.

/// The characters that end a plain scalar inside of brackets.
pub(super) const FLOW_INDICATORS: [char; 5] = [',', '[', ']', '{', '}'];

/// What a reader takes a scalar without quotes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Null,
    Bool,
    Number,
    Timestamp,
    /// `<<` as a key.
    Merge,
    /// `=` as a key.
    Default,
}

/// Whether `text` without quotes is one scalar, wherever it stands, or wherever it stands
/// outside of brackets.
pub(super) fn is_safe(text: &str, outside_brackets: bool) -> bool {
    let is_white = |c: char| matches!(c, ' ' | '\t' | '\n');
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return false;
    };
    let starts_well = match first {
        '-' => second.is_some_and(|c| !is_white(c) && !FLOW_INDICATORS.contains(&c)),
        c => !is_white(c) && !"?:,[]{}#&*!|>'\"%@`".contains(c),
    };
    if !starts_well || text.starts_with("---") || text.starts_with("...") {
        return false;
    }
    let mut before = ' ';
    for c in text.chars() {
        let fits = match c {
            '#' => !is_white(before),
            c if is_white(c) => before != ':',
            c if FLOW_INDICATORS.contains(&c) => outside_brackets,
            c => super::quote::is_safe(c),
        };
        if !fits {
            return false;
        }
        before = c;
    }
    !is_white(before) && before != ':'
}

/// Whether `new` without quotes is text to every reader, or else of the kind that `old` was.
pub(super) fn keeps_kind(old: &str, new: &str) -> bool {
    let new = (kind_1_1(new), kind_1_2(new));
    new == (Kind::Text, Kind::Text) || new == (kind_1_1(old), kind_1_2(old))
}

/// Whether `text` is a number of JSON, `true`, `false` or `null`.
pub(super) fn is_json_literal(text: &str) -> bool {
    if matches!(text, "true" | "false" | "null") {
        return true;
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = split_exponent(unsigned);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    is_digits(whole) && !leading_zero && is_digits(fraction) && is_exponent(exponent)
}

/// The kind by the core schema of YAML 1.2.
fn kind_1_2(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Kind::Bool,
        ".nan" | ".NaN" | ".NAN" => return Kind::Number,
        _ => {}
    }
    let octal = text
        .strip_prefix("0o")
        .is_some_and(|digits| is_radix(digits, 8, false));
    let hexadecimal = text
        .strip_prefix("0x")
        .is_some_and(|digits| is_radix(digits, 16, false));
    let unsigned = unsigned(text);
    let infinite = matches!(unsigned, ".inf" | ".Inf" | ".INF");
    if octal || hexadecimal || infinite || is_decimal(unsigned) {
        Kind::Number
    } else {
        Kind::Text
    }
}

/// The kind by the types of YAML 1.1 and what readers add to them.
fn kind_1_1(text: &str) -> Kind {
    const BOOLS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    match text {
        "" | "~" => return Kind::Null,
        "<<" => return Kind::Merge,
        "=" => return Kind::Default,
        _ => {}
    }
    if text.eq_ignore_ascii_case("null") {
        Kind::Null
    } else if BOOLS.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        Kind::Bool
    } else if is_timestamp(text) {
        Kind::Timestamp
    } else if is_number_1_1(unsigned(text)) {
        Kind::Number
    } else {
        Kind::Text
    }
}

fn is_number_1_1(unsigned: &str) -> bool {
    if unsigned.eq_ignore_ascii_case(".inf") || unsigned.eq_ignore_ascii_case(".nan") {
        return true;
    }
    if let Some((prefix, digits)) = unsigned.split_at_checked(2) {
        let radix = match prefix {
            "0b" | "0B" => 2,
            "0o" | "0O" => 8,
            "0x" | "0X" => 16,
            _ => 0,
        };
        if radix > 0 {
            return is_radix(digits, radix, true);
        }
    }
    // Underscores may stand between digits, and colons between the digits of base 60.
    let mut digits = unsigned.replace('_', "");
    if unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        digits.retain(|c| c != ':');
    }
    is_decimal(&digits) && !unsigned.starts_with('_')
}

/// Whether `text` starts like a date and goes on like one, or with a time.
fn is_timestamp(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day = rest.split(['T', 't', ' ', '\t']).next().unwrap_or_default();
    let is_short = |digits: &str| digits.len() <= 2 && is_digits(digits);
    year.len() == 4 && is_digits(year) && is_short(month) && is_short(day)
}

/// Whether an unsigned text is digits with or without a point and an exponent.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = split_exponent(text);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let has_digits = is_digits(whole) || is_digits(fraction);
    has_digits
        && [whole, fraction]
            .iter()
            .all(|part| part.is_empty() || is_digits(part))
        && is_exponent(exponent)
}

fn split_exponent(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    }
}

fn is_exponent(exponent: Option<&str>) -> bool {
    exponent.is_none_or(|exponent| is_digits(unsigned(exponent)))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    is_radix(text, 10, false)
}

fn is_radix(text: &str, radix: u32, underscores: bool) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_digit(radix) || underscores && c == '_')
}
