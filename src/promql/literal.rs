//! The values of literals: strings, numbers and durations, as Go reads them.

use std::borrow::Cow;

use super::ast::Literal;

impl Literal {
    /// The value: what stands in the quotes with its escapes resolved, in the text of the query.
    /// Escapes may write bytes that are not UTF-8. Only for literals without a syntax error;
    /// a broken escape stands for nothing.
    pub(crate) fn bytes(self, text: &str) -> Cow<'_, [u8]> {
        let inner = self.inner(text);
        if !self.escapes {
            return Cow::Borrowed(inner.as_bytes());
        }
        let mut bytes = Vec::with_capacity(inner.len());
        let mut at = 0;
        while let Some(piece) = piece(inner, at) {
            piece.value.push_to(&mut bytes);
            at = piece.end;
        }
        Cow::Owned(bytes)
    }

    /// The value as text. Bytes that are not UTF-8 become U+FFFD.
    pub(crate) fn value(self, text: &str) -> Cow<'_, str> {
        match self.bytes(text) {
            Cow::Borrowed(_) => Cow::Borrowed(self.inner(text)),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// Where a range of the value stands in the query. The range is one of [`Literal::value`].
    pub(crate) fn source(self, text: &str, range: crate::text::Span) -> crate::text::Span {
        let base = self.span.start as usize + 1;
        if !self.escapes {
            return range.shift(base);
        }
        let inner = self.inner(text);
        let place = |offset: usize| {
            let (mut at, mut done) = (0, 0);
            let mut bytes = Vec::new();
            while done < offset {
                let Some(piece) = piece(inner, at) else { break };
                bytes.clear();
                piece.value.push_to(&mut bytes);
                done += if std::str::from_utf8(&bytes).is_ok() {
                    bytes.len()
                } else {
                    char::REPLACEMENT_CHARACTER.len_utf8()
                };
                at = piece.end;
            }
            base + at
        };
        crate::text::Span::new(place(range.start as usize), place(range.end as usize))
    }

    fn inner(self, text: &str) -> &str {
        let quoted = self.span.of(text);
        let end = quoted.len().saturating_sub(1).max(1);
        quoted.get(1..end).unwrap_or_default()
    }
}

/// A character or an escape of a string.
struct Piece {
    end: usize,
    value: Value,
}

enum Value {
    Char(char),
    Byte(u8),
    Nothing,
}

impl Value {
    fn push_to(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Char(char) => bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
            Self::Byte(byte) => bytes.push(*byte),
            Self::Nothing => {}
        }
    }
}

/// What stands at `at` inside the quotes; none at the end.
fn piece(inner: &str, at: usize) -> Option<Piece> {
    let char = inner.get(at..)?.chars().next()?;
    if char != '\\' {
        return Some(Piece {
            end: at + char.len_utf8(),
            value: Value::Char(char),
        });
    }
    let (len, value) = match escape(&inner[at..]) {
        Ok(Escape { len, code, byte }) => {
            let value = if byte {
                Value::Byte(u8::try_from(code).unwrap_or(b'?'))
            } else {
                char::from_u32(code).map_or(Value::Nothing, Value::Char)
            };
            (len, value)
        }
        Err(fault) => (fault.len, Value::Nothing),
    };
    Some(Piece {
        end: at + len,
        value,
    })
}

/// An escape with its length in bytes.
pub(super) struct Escape {
    pub(super) len: usize,
    code: u32,
    byte: bool,
}

/// An escape that is none, with the length of what is wrong and the reason.
pub(super) struct BadEscape {
    pub(super) len: usize,
    pub(super) message: &'static str,
}

/// Reads the escape at the start of `rest`, which starts with a backslash. Quotes are all taken;
/// the lexer knows which one may be escaped.
pub(super) fn escape(rest: &str) -> Result<Escape, BadEscape> {
    let Some(letter) = rest[1..].chars().next() else {
        return Err(BadEscape {
            len: 1,
            message: "the escape sequence is cut off",
        });
    };
    let simple = |code: u32| {
        Ok(Escape {
            len: 2,
            code,
            byte: false,
        })
    };
    match letter {
        'a' => simple(7),
        'b' => simple(8),
        'f' => simple(12),
        'n' => simple(10),
        'r' => simple(13),
        't' => simple(9),
        'v' => simple(11),
        '\\' | '"' | '\'' => simple(u32::from(letter)),
        '0'..='7' => digits(rest, 1, 3, 8),
        'x' => digits(rest, 2, 2, 16),
        'u' => digits(rest, 2, 4, 16),
        'U' => digits(rest, 2, 8, 16),
        _ => Err(BadEscape {
            len: 1 + letter.len_utf8(),
            message: "unknown escape sequence",
        }),
    }
}

/// Reads `count` digits of an escape from `start` on.
fn digits(rest: &str, start: usize, count: usize, base: u32) -> Result<Escape, BadEscape> {
    let mut code: u32 = 0;
    for index in start..start + count {
        let byte = rest.as_bytes().get(index).copied();
        let Some(digit) = byte.and_then(|byte| char::from(byte).to_digit(base)) else {
            return Err(BadEscape {
                len: index,
                message: "the escape sequence has too few digits",
            });
        };
        code = code.saturating_mul(base).saturating_add(digit);
    }
    let len = start + count;
    let byte = count < 4;
    if byte && code > 255 || !byte && char::from_u32(code).is_none() {
        return Err(BadEscape {
            len,
            message: "the escape sequence is no character",
        });
    }
    Ok(Escape { len, code, byte })
}

/// What a number literal stands for; none if it is too large or malformed.
pub(super) fn number(text: &str) -> Option<f64> {
    let plain: Cow<'_, str> = if text.contains('_') {
        Cow::Owned(text.replace('_', ""))
    } else {
        Cow::Borrowed(text)
    };
    if let Some(hex) = plain.strip_prefix("0x").or(plain.strip_prefix("0X")) {
        return u64::from_str_radix(hex, 16)
            .ok()
            .and_then(|value| i64::try_from(value).ok())
            .map(as_float);
    }
    let octal = plain.len() > 1 && plain.starts_with('0');
    if octal && plain.bytes().all(|byte| (b'0'..=b'7').contains(&byte)) {
        return i64::from_str_radix(&plain, 8).ok().map(as_float);
    }
    if plain.eq_ignore_ascii_case("inf") {
        return Some(f64::INFINITY);
    }
    if plain.eq_ignore_ascii_case("nan") {
        return Some(f64::NAN);
    }
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(value)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "Prometheus turns integers into floats in the same way"
)]
fn as_float(value: i64) -> f64 {
    value as f64
}

/// The units of durations, from large to small, with their milliseconds.
const UNITS: [(&str, u64); 7] = [
    ("y", 365 * 86_400_000),
    ("w", 7 * 86_400_000),
    ("d", 86_400_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

/// What a duration literal stands for, in seconds.
///
/// # Errors
///
/// What is wrong with it, and a hint.
pub(super) fn duration(text: &str) -> Result<f64, (&'static str, &'static str)> {
    const ORDER: &str = "Units are y, w, d, h, m, s and ms, in this order, each once: `1h30m`.";
    const FRACTION: &str = "Write `1h30m` for one and a half hours.";
    let mut units = UNITS.iter();
    let mut total: u64 = 0;
    let mut rest = text;
    if text.contains(['.', '_', 'e', 'E']) {
        return Err(("a duration has whole numbers only", FRACTION));
    }
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (count, behind) = rest.split_at(digits);
        let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (unit, behind) = behind.split_at(letters);
        let Some((_, millis)) = units.find(|(name, _)| *name == unit) else {
            return Err(("the units of this duration are not in order", ORDER));
        };
        let part = count
            .parse::<u64>()
            .ok()
            .and_then(|count| count.checked_mul(*millis));
        let sum = part.and_then(|part| total.checked_add(part));
        // Go counts nanoseconds in 63 bits.
        match sum {
            Some(sum) if sum <= (i64::MAX / 1_000_000).unsigned_abs() => total = sum,
            _ => return Err(("the duration is out of range", "292 years is the most.")),
        }
        rest = behind;
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Ok(total as f64 / 1000.0)
}
