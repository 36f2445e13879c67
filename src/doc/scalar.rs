//! What a scalar means to whoever reads it.
//!
//! A JSON scalar has one type. A YAML scalar without quotes is text whose type depends on the
//! reader, and readers of Perses files differ: Perses' own tools decode native YAML with
//! gopkg.in/yaml.v3 (YAML 1.2 with leftovers of 1.1), the Kubernetes tools read custom resources
//! with a YAML 1.1 reader. What a reader makes of an *expected* type is decided in `schema`; this
//! file only says which type a reader sees when it expects nothing.

use crate::text::Style;

/// Who reads a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Reading {
    /// JSON: the type is written down.
    Json,
    /// Native YAML outside of plugin specs: decoded into Go fields of a known type.
    Core,
    /// Inside plugin specs: decoded without a known type, then checked.
    Untyped,
    /// Custom resources: YAML 1.1 turned into JSON, then strict.
    Kubernetes,
}

/// The tag written in front of a YAML value, as far as it decides the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tag {
    /// No tag: style and text decide.
    #[default]
    None,
    /// `!`: meant to keep the type open, and taken differently by every reader.
    NonSpecific,
    /// `!!str`: a string whatever the text.
    Str,
    /// `!!int`.
    Int,
    /// `!!float`.
    Float,
    /// `!!bool`.
    Bool,
    /// `!!null`.
    Null,
    /// `!!timestamp`.
    Timestamp,
    /// `!!binary`: a string whose bytes are written in base64.
    Binary,
    /// `!!seq`, `!!omap` or `!!pairs`.
    List,
    /// `!!map` or `!!set`.
    Mapping,
    /// Any other tag; the text is taken as a string.
    Other,
}

/// What a reader without expectations makes of a scalar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Resolved {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number that fits 64 bits, signed or not.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// A date or a time.
    Timestamp,
    /// Text.
    String,
}

/// A scalar's decoded text, with what decides its type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scalar<'d> {
    text: &'d str,
    style: Style,
    tag: Tag,
}

impl<'d> Scalar<'d> {
    pub(super) fn new(text: &'d str, style: Style, tag: Tag) -> Self {
        Self { text, style, tag }
    }

    /// The decoded text.
    pub(crate) fn text(self) -> &'d str {
        self.text
    }

    /// How it is written.
    pub(crate) fn style(self) -> Style {
        self.style
    }

    /// Whether it is YAML without quotes and tag, so that the reader picks the type.
    pub(crate) fn is_plain(self) -> bool {
        self.style == Style::Plain && self.tag == Tag::None
    }

    /// Whether nothing at all is written where the scalar stands.
    pub(crate) fn is_empty_plain(self) -> bool {
        self.style == Style::Plain && self.text.is_empty()
    }

    /// What a reader makes of it that expects nothing in particular.
    pub(crate) fn resolve(self, reading: Reading) -> Resolved {
        match (self.style, self.tag) {
            (Style::JsonString, _) => Resolved::String,
            (Style::JsonLiteral, _) => json_literal(self.text),
            (_, Tag::Null) => Resolved::Null,
            (_, Tag::Timestamp) => Resolved::Timestamp,
            (_, Tag::Bool) => bool_word(self.text).map_or(Resolved::String, Resolved::Bool),
            (_, Tag::Int | Tag::Float) => number(self.text).unwrap_or(Resolved::String),
            (Style::Plain, Tag::None) => plain(self.text, reading),
            // Go's reader of native YAML drops the mark, the one of Kubernetes obeys it.
            (Style::Plain, Tag::NonSpecific) if reading != Reading::Kubernetes => {
                plain(self.text, reading)
            }
            _ => Resolved::String,
        }
    }

    /// How Go prints the value again when a mapping is turned into JSON: the key that is left of
    /// a plain key such as `0_0` or `True`. None if the text stays as it is.
    pub(crate) fn misread_as(self, reading: Reading) -> Option<String> {
        let printed = match self.resolve(reading) {
            Resolved::String | Resolved::Null => return None,
            Resolved::Bool(value) => value.to_string(),
            Resolved::Int(value) => value.to_string(),
            Resolved::Float(value) => go_float(value),
            Resolved::Timestamp => "a date".to_owned(),
        };
        (printed != self.text).then_some(printed)
    }
}

impl Tag {
    /// What a value behind this tag is called, if the tag asks for one in particular.
    pub(super) fn wanted(self) -> Option<&'static str> {
        Some(match self {
            Tag::Str => "a string",
            Tag::Int => "a whole number",
            Tag::Float => "a number",
            Tag::Bool => "a boolean",
            Tag::Null => "null",
            Tag::Timestamp => "a date",
            Tag::Binary => "base64",
            Tag::List => "a list",
            Tag::Mapping => "a mapping",
            Tag::None | Tag::NonSpecific | Tag::Other => return None,
        })
    }

    /// Whether a scalar with this text can have the tag, for at least one reader.
    pub(super) fn takes_scalar(self, text: &str) -> bool {
        match self {
            Tag::None | Tag::NonSpecific | Tag::Str | Tag::Other => true,
            Tag::Int => matches!(number(text), Some(Resolved::Int(_))),
            Tag::Float => number(text).is_some(),
            Tag::Bool => bool_word(text).is_some(),
            Tag::Null => plain(text, Reading::Core) == Resolved::Null,
            Tag::Timestamp => is_timestamp(text),
            Tag::Binary => is_base64(text),
            Tag::List | Tag::Mapping => false,
        }
    }

    /// Whether a list, or else a mapping, can have the tag.
    pub(super) fn takes_collection(self, list: bool) -> bool {
        match self {
            Tag::None | Tag::NonSpecific | Tag::Other => true,
            Tag::List => list,
            Tag::Mapping => !list,
            _ => false,
        }
    }
}

/// Base64 with padding, as Go decodes it: line ends do not count.
fn is_base64(text: &str) -> bool {
    let mut letters: Vec<u8> = text.bytes().filter(|b| !b"\r\n".contains(b)).collect();
    let whole = letters.len().is_multiple_of(4);
    for _ in 0..2 {
        letters.pop_if(|last| *last == b'=');
    }
    let known = |b: &u8| b.is_ascii_alphanumeric() || b"+/".contains(b);
    whole && letters.iter().all(known)
}

/// A bare word of JSON; the scanner lets others through only together with a problem.
fn json_literal(text: &str) -> Resolved {
    match text {
        "null" => Resolved::Null,
        "true" => Resolved::Bool(true),
        "false" => Resolved::Bool(false),
        number => match number.parse::<i128>() {
            Ok(value) if fits(value) => Resolved::Int(value),
            _ => number.parse().map_or(Resolved::String, Resolved::Float),
        },
    }
}

/// The type of a plain scalar as gopkg.in/yaml.v3 resolves it; `Kubernetes` adds the booleans of
/// YAML 1.1 that its reader still knows.
fn plain(text: &str, reading: Reading) -> Resolved {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Bool(true),
        "false" | "False" | "FALSE" => return Resolved::Bool(false),
        _ => {}
    }
    if reading == Reading::Kubernetes
        && let Some(value) = bool_word(text)
    {
        return Resolved::Bool(value);
    }
    let first = text.as_bytes()[0];
    if first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.') {
        if let Some(number) = number(text) {
            return number;
        }
        if is_timestamp(text) {
            return Resolved::Timestamp;
        }
    }
    Resolved::String
}

/// Whether Go's YAML library takes a plain scalar of this text for text, and not for a number, a
/// date, or a word with a meaning.
pub(crate) fn is_plain_text(text: &str) -> bool {
    plain(text, Reading::Untyped) == Resolved::String && text != "<<"
}

/// The boolean words of YAML 1.1.
pub(crate) fn bool_word(text: &str) -> Option<bool> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "true" | "True" | "TRUE" => {
            Some(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" | "false" | "False" | "FALSE" => {
            Some(false)
        }
        _ => None,
    }
}

/// A number in the notations of Go's YAML library: signs, `_` between digits, `0x`, `0o`, `0b`,
/// octal with a leading zero, fractions, exponents, infinities and not-a-number.
fn number(text: &str) -> Option<Resolved> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => {
            return Some(Resolved::Float(f64::INFINITY));
        }
        "-.inf" | "-.Inf" | "-.INF" => return Some(Resolved::Float(f64::NEG_INFINITY)),
        ".nan" | ".NaN" | ".NAN" => return Some(Resolved::Float(f64::NAN)),
        _ => {}
    }
    // Longer texts are no numbers that anybody meant; this bounds the work on hostile input.
    if text.len() > 400 {
        return None;
    }
    let digits = text.replace('_', "");
    if let Some(value) = integer(&digits) {
        return Some(value);
    }
    let value = is_float(&digits).then(|| digits.parse().ok()).flatten();
    // What is too large for a float is text to Go.
    value
        .filter(|value: &f64| value.is_finite())
        .map(Resolved::Float)
}

/// A whole number with Go's base prefixes. One that does not fit 64 bits is a float, unless it
/// is written in another base.
fn integer(digits: &str) -> Option<Resolved> {
    let (negative, unsigned) = match digits.as_bytes().first()? {
        b'-' => (true, &digits[1..]),
        b'+' => (false, &digits[1..]),
        _ => (false, digits),
    };
    let (base, body) = match unsigned.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &unsigned[2..]),
        [b'0', b'o' | b'O', ..] => (8, &unsigned[2..]),
        [b'0', b'b' | b'B', ..] => (2, &unsigned[2..]),
        [b'0', _, ..] => (8, &unsigned[1..]),
        _ => (10, unsigned),
    };
    if body.is_empty() || !body.chars().all(|c| c.is_digit(base)) {
        return None;
    }
    let value = i128::from_str_radix(body, base)
        .ok()
        .map(|value| if negative { -value } else { value });
    match value {
        Some(value) if fits(value) => Some(Resolved::Int(value)),
        _ => None,
    }
}

/// Whether Go has an integer type for the value.
fn fits(value: i128) -> bool {
    value >= i128::from(i64::MIN) && value <= i128::from(u64::MAX)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa_fits = match fraction {
        Some(fraction) => {
            digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty())
        }
        None => digits(whole) && !whole.is_empty(),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    mantissa_fits && exponent_fits
}

/// A date (`2006-1-2`), or a date and a time, as Go's YAML library takes them.
fn is_timestamp(text: &str) -> bool {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim_start())),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let mut part = |lengths: std::ops::RangeInclusive<usize>| {
        parts.next().is_some_and(|part| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let is_date = part(4..=4) && part(1..=2) && part(1..=2) && parts.next().is_none();
    let is_time = |time: &str| {
        let clock: Vec<&str> = time.splitn(3, ':').collect();
        clock.len() == 3
            && clock
                .iter()
                .all(|part| part.starts_with(|c: char| c.is_ascii_digit()))
    };
    is_date && time.is_none_or(is_time)
}

/// A float as Go prints it into JSON, for the values that keys are written with.
fn go_float(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        "a number".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, reading: Reading, expected: Resolved) {
        let scalar = Scalar::new(text, Style::Plain, Tag::None);
        assert_eq!(
            scalar.resolve(reading),
            expected,
            "{text:?} read as {reading:?}"
        );
    }

    #[test]
    fn plain_scalars_resolve_as_in_go() {
        for (text, expected) in [
            ("", Resolved::Null),
            ("~", Resolved::Null),
            ("True", Resolved::Bool(true)),
            ("yes", Resolved::String),
            ("y", Resolved::String),
            ("12", Resolved::Int(12)),
            ("+6", Resolved::Int(6)),
            ("012", Resolved::Int(10)),
            ("0o12", Resolved::Int(10)),
            ("0x8", Resolved::Int(8)),
            ("0b11", Resolved::Int(3)),
            ("1_0", Resolved::Int(10)),
            ("0_0", Resolved::Int(0)),
            ("089", Resolved::Float(89.0)),
            ("1e1", Resolved::Float(10.0)),
            ("6.0", Resolved::Float(6.0)),
            (".5", Resolved::Float(0.5)),
            ("5.", Resolved::Float(5.0)),
            ("99999999999999999999", Resolved::Float(1e20)),
            ("1e400", Resolved::String),
            (".inf", Resolved::Float(f64::INFINITY)),
            ("1:30", Resolved::String),
            ("2024-01-01", Resolved::Timestamp),
            ("2024-01-01T10:00:00Z", Resolved::Timestamp),
            ("1.2.3", Resolved::String),
            ("1h", Resolved::String),
            (".", Resolved::String),
            ("-", Resolved::String),
            ("e5", Resolved::String),
        ] {
            check(text, Reading::Untyped, expected);
        }
    }

    #[test]
    fn kubernetes_still_reads_yes_as_true() {
        check("yes", Reading::Kubernetes, Resolved::Bool(true));
        check("Off", Reading::Kubernetes, Resolved::Bool(false));
        check("y", Reading::Kubernetes, Resolved::Bool(true));
    }

    #[test]
    fn keys_that_go_prints_otherwise_are_misread() {
        let misread = |text| Scalar::new(text, Style::Plain, Tag::None).misread_as(Reading::Core);
        assert_eq!(misread("0_0").as_deref(), Some("0"));
        assert_eq!(misread("012").as_deref(), Some("10"));
        assert_eq!(misread("1.10").as_deref(), Some("1.1"));
        assert_eq!(misread("True").as_deref(), Some("true"));
        assert_eq!(misread("12"), None);
        assert_eq!(misread("y"), None);
        assert_eq!(misread("name"), None);
        let quoted = Scalar::new("0_0", Style::SingleQuoted, Tag::None);
        assert_eq!(quoted.misread_as(Reading::Core), None);
    }
}
