//! What a reader makes of a scalar when it expects a type: the table of observed verdicts of
//! Perses' own tools for YAML, and strictness for JSON and Kubernetes.

use super::problem::Expected;
use crate::doc::{Reading, Resolved, Scalar, bool_word};
use crate::text::Style;

/// How a scalar is presented to the validator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Present<'d> {
    /// Not at all: a null that means that the field is left out.
    Hidden,
    /// As text.
    Text(&'d str),
    /// As a boolean.
    Bool(bool),
    /// As a whole number.
    Int(i128),
    /// As a number with a fraction, or beyond 64 bits.
    Float(f64),
    /// As whatever the schema wants, because a problem was reported already.
    Anything,
}

/// The verdict on a scalar where a type is expected.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict<'d> {
    /// It has the type, or it has not and nobody takes it: the validator says what it is.
    AsItIs,
    /// The reader takes it for this value.
    Taken(Present<'d>),
    /// The reader takes it for this value, but others see something else.
    Surprising {
        present: Present<'d>,
        seen: &'static str,
        clear: String,
    },
}

/// Decides whether `reading` accepts `scalar` where `expected` is expected.
pub(super) fn accepts(expected: Expected, scalar: Scalar<'_>, reading: Reading) -> Verdict<'_> {
    let resolved = scalar.resolve(reading);
    match (expected, reading) {
        (Expected::String, Reading::Core) => core_string(scalar, resolved),
        (Expected::String, _) if resolved == Resolved::Timestamp => date(scalar, reading),
        (Expected::Boolean, Reading::Core | Reading::Kubernetes) => {
            boolean(scalar, resolved, reading)
        }
        (Expected::Integer, _) => integer(scalar, resolved, reading),
        _ => Verdict::AsItIs,
    }
}

/// The boolean that `reading` takes the scalar for, if it takes it for one.
pub(crate) fn truth(scalar: Scalar<'_>, reading: Reading) -> Option<bool> {
    match accepts(Expected::Boolean, scalar, reading) {
        Verdict::Taken(Present::Bool(value))
        | Verdict::Surprising {
            present: Present::Bool(value),
            ..
        } => Some(value),
        _ => match scalar.resolve(reading) {
            Resolved::Bool(value) => Some(value),
            _ => None,
        },
    }
}

/// A Go string field takes the text of any plain scalar but null.
fn core_string(scalar: Scalar<'_>, resolved: Resolved) -> Verdict<'_> {
    let seen = match resolved {
        Resolved::String if !scalar.is_plain() => return Verdict::AsItIs,
        Resolved::String => match bool_word(scalar.text()) {
            Some(_) => "a boolean",
            None => return Verdict::AsItIs,
        },
        Resolved::Null => return Verdict::AsItIs,
        Resolved::Bool(_) => "a boolean",
        Resolved::Int(_) | Resolved::Float(_) => "a number",
        Resolved::Timestamp => "a date",
    };
    Verdict::Surprising {
        present: Present::Text(scalar.text()),
        seen,
        clear: format!("\"{}\"", scalar.text()),
    }
}

/// A date is text for the reader of custom resources. Where nothing is known of a field, it is
/// turned into the text of a point in time.
fn date(scalar: Scalar<'_>, reading: Reading) -> Verdict<'_> {
    let present = Present::Text(scalar.text());
    if reading == Reading::Kubernetes {
        return Verdict::Taken(present);
    }
    Verdict::Surprising {
        present,
        seen: "a date",
        clear: format!("\"{}\"", scalar.text()),
    }
}

/// A Go boolean field takes some boolean words of YAML 1.1, even in quotes.
fn boolean(scalar: Scalar<'_>, resolved: Resolved, reading: Reading) -> Verdict<'_> {
    let surprising = |value: bool, seen| Verdict::Surprising {
        present: Present::Bool(value),
        seen,
        clear: value.to_string(),
    };
    match resolved {
        Resolved::Bool(value) if reading == Reading::Kubernetes => {
            match scalar.text().to_ascii_lowercase().as_str() {
                "true" | "false" => Verdict::AsItIs,
                _ => surprising(value, "a string"),
            }
        }
        Resolved::String if reading == Reading::Core => match scalar.text() {
            "y" | "Y" | "yes" | "on" => surprising(true, "a string"),
            "n" | "N" | "no" | "off" => surprising(false, "a string"),
            _ => Verdict::AsItIs,
        },
        _ => Verdict::AsItIs,
    }
}

/// A Go integer takes a float without fraction. (With a fraction, YAML cuts it off silently and
/// JSON is refused; that is a mistake in either.)
fn integer(scalar: Scalar<'_>, resolved: Resolved, reading: Reading) -> Verdict<'_> {
    match resolved {
        Resolved::Int(value) if reading != Reading::Json => {
            if value.to_string() == scalar.text() || scalar.style() != Style::Plain {
                Verdict::AsItIs
            } else {
                Verdict::Surprising {
                    present: Present::Int(value),
                    seen: "another number",
                    clear: value.to_string(),
                }
            }
        }
        Resolved::Float(value) if value.fract() == 0.0 && value.abs() <= 9.0e15 => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            let whole = value as i128;
            Verdict::Taken(Present::Int(whole))
        }
        _ => Verdict::AsItIs,
    }
}
