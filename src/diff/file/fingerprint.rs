//! Fingerprints of values: whether something is still what it was, without keeping it.
//!
//! A value with secrets gets a salted and deliberately slow one. A plan file lies about in places
//! where many can read it, and from a quick hash anyone could try passwords, because all else that
//! went into it is known.

use std::fmt::Write;
use std::num::NonZeroU32;

use ring::{digest, pbkdf2};

use crate::doc::emit::{Layout, json};
use crate::doc::{Number, Value};

/// How long a salt is.
pub(crate) const SALT_LEN: usize = 16;

/// How often a salted fingerprint is hashed: some hundredths of a second. Unit tests make many.
const ROUNDS: NonZeroU32 = NonZeroU32::new(if cfg!(test) { 100 } else { 100_000 }).unwrap();

/// More rounds than this are refused, because somebody else may have written the file.
const MOST_ROUNDS: u32 = 1_000_000;

const HASH_LEN: usize = digest::SHA256_OUTPUT_LEN;

/// What is left of a value when only its identity counts. Values that mean the same have the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fingerprint {
    /// A SHA-256.
    Plain([u8; HASH_LEN]),
    /// A PBKDF2 with HMAC-SHA-256.
    Salted {
        /// How often it is hashed.
        rounds: NonZeroU32,
        /// The salt.
        salt: [u8; SALT_LEN],
        /// The hash.
        hash: [u8; HASH_LEN],
    },
}

impl Fingerprint {
    /// The fingerprint of a value without secrets.
    pub(crate) fn plain(value: &Value) -> Self {
        let mut hash = [0; HASH_LEN];
        let text = canonical_text(value);
        hash.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
        Self::Plain(hash)
    }

    /// The fingerprint of a value with secrets.
    pub(crate) fn salted(value: &Value, salt: [u8; SALT_LEN]) -> Self {
        Self::derived(value, salt, ROUNDS)
    }

    fn derived(value: &Value, salt: [u8; SALT_LEN], rounds: NonZeroU32) -> Self {
        let mut hash = [0; HASH_LEN];
        let text = canonical_text(value);
        let algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
        pbkdf2::derive(algorithm, rounds, &salt, text.as_bytes(), &mut hash);
        Self::Salted { rounds, salt, hash }
    }

    /// Whether it is the fingerprint of a value.
    pub(crate) fn matches(&self, value: &Value) -> bool {
        *self
            == match self {
                Self::Plain(_) => Self::plain(value),
                Self::Salted { rounds, salt, .. } => Self::derived(value, *salt, *rounds),
            }
    }

    /// The text of a fingerprint: `sha256:…`, `pbkdf2-sha256:ROUNDS:SALT:…`.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Plain(hash) => format!("sha256:{}", hex(hash)),
            Self::Salted { rounds, salt, hash } => {
                format!("pbkdf2-sha256:{rounds}:{}:{}", hex(salt), hex(hash))
            }
        }
    }

    /// Reads a text; none if it is no fingerprint.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(':')?;
        match name {
            "sha256" => Some(Self::Plain(bytes(rest)?)),
            "pbkdf2-sha256" => {
                let (rounds, rest) = rest.split_once(':')?;
                let (salt, hash) = rest.split_once(':')?;
                let rounds = rounds.parse().ok().filter(|it| *it <= MOST_ROUNDS)?;
                Some(Self::Salted {
                    rounds: NonZeroU32::new(rounds)?,
                    salt: bytes(salt)?,
                    hash: bytes(hash)?,
                })
            }
            _ => None,
        }
    }
}

/// The same text for all values that mean the same.
fn canonical_text(value: &Value) -> String {
    json(&canonical(value), Layout::Compact)
}

/// The value with sorted keys and with numbers in their shortest text. Recursion ends where values
/// do, which nest no deeper than documents.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let signed = number.as_i64().map(Number::from);
            let whole = signed.or_else(|| number.as_u64().map(Number::from));
            let number = whole.or_else(|| Number::from_f64(number.as_f64()));
            // Only infinities are left.
            number.map_or_else(|| "a number without end".into(), Value::from)
        }
        Value::Sequence(items) => items.iter().map(canonical).collect(),
        Value::Mapping(mapping) => {
            let entry = |(key, value): &(String, Value)| (key.clone(), canonical(value));
            let mut entries: Vec<(String, Value)> = mapping.iter().map(entry).collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            entries.into_iter().collect()
        }
        other => other.clone(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

/// The bytes that a text in lower-case hexadecimal digits stands for.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let mut bytes = [0; N];
    if !rest.is_empty() || pairs.len() != N {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? * 16 + digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::value;
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let (one, other) = (value(one), value(other));
        let salt = *b"0123456789abcdef";
        for fingerprint in [Fingerprint::plain(&one), Fingerprint::salted(&one, salt)] {
            assert_eq!(fingerprint.matches(&other), same);
            assert_eq!(Fingerprint::parse(&fingerprint.text()), Some(fingerprint));
        }
        assert_eq!(one.same(&other), same);
    }

    #[test]
    fn values_that_mean_the_same_have_the_same() {
        check("{a: 1, b: [x]}", "{b: [x], a: 1.0}", true);
        check(
            "[-0, 1e2, 18446744073709551615]",
            "[0.0, 100, 18446744073709551615.0]",
            true,
        );
        check("[1e400]", "[1e500]", true);
        check("1", "'1'", false);
        check("[a, b]", "[b, a]", false);
        check("{a: [b]}", "{a: b}", false);
    }

    #[test]
    fn only_fingerprints_are_read() {
        let plain = Fingerprint::plain(&Value::Null).text();
        for text in [
            "",
            "sha256",
            "sha256:",
            &plain.replace("sha256", "md5"),
            &plain.to_uppercase(),
            &plain[..plain.len() - 1],
            &format!("{plain}0"),
            "pbkdf2-sha256:4000000000:00:00",
            "pbkdf2-sha256:0:00:00",
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }
}
