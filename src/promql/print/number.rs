//! Numbers and durations as Prometheus writes them.
//!
//! Prometheus drops what is below a millisecond from durations, and loses a whole millisecond of
//! `1s1ms` to binary fractions. A formatter must not change a query, so durations that are no
//! whole milliseconds are written as plain numbers here.

use std::fmt::Write;

/// A number in as few digits as tell it apart, without exponent.
pub(super) fn decimal(value: f64) -> String {
    if value.is_infinite() {
        return (if value > 0.0 { "+Inf" } else { "-Inf" }).to_owned();
    }
    format!("{value}")
}

/// A number as in [`decimal`], but with an exponent when it is large or small. Prometheus writes
/// the values of `fill` in this way and no others.
pub(super) fn general(value: f64) -> String {
    let scientific = format!("{value:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else {
        return decimal(value);
    };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..6).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{mantissa}e{sign}{:02}", exponent.abs())
        }
        _ => decimal(value),
    }
}

/// A time stamp in seconds, in the milliseconds that Prometheus keeps of it.
pub(super) fn time(seconds: f64) -> String {
    let millis = (seconds * 1000.0).round();
    // Adding zero turns a negative zero into a positive one.
    format!("{:.3}", millis / 1000.0 + 0.0)
}

/// The units of durations in milliseconds, and whether one is used only if nothing remains: it is
/// easier to read `90d` than `12w6d`.
const UNITS: [(&str, u64, bool); 7] = [
    ("y", 365 * 86_400_000, true),
    ("w", 7 * 86_400_000, true),
    ("d", 86_400_000, false),
    ("h", 3_600_000, false),
    ("m", 60_000, false),
    ("s", 1_000, false),
    ("ms", 1, false),
];

/// A duration of some seconds; a number if it is none of whole milliseconds.
pub(in crate::promql) fn duration(seconds: f64) -> String {
    let Some(mut rest) = millis(seconds.abs()) else {
        return decimal(seconds);
    };
    if rest == 0 {
        return "0s".to_owned();
    }
    let mut text = String::new();
    if seconds < 0.0 {
        text.push('-');
    }
    for (unit, millis, exact) in UNITS {
        let count = rest / millis;
        if count > 0 && !(exact && rest % millis != 0) {
            write!(text, "{count}{unit}").expect("a string takes all text");
            rest %= millis;
        }
    }
    text
}

/// The whole milliseconds of some seconds; none if something would be lost.
fn millis(seconds: f64) -> Option<u64> {
    let millis = (seconds * 1000.0).round();
    // Beyond, Prometheus has no durations, and there are fractions no more.
    let small = millis < 9.3e15;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number, not negative, below 2^63"
    )]
    let whole = || millis as u64;
    let exact = (millis / 1000.0).to_bits() == seconds.to_bits();
    (small && exact).then(whole)
}
