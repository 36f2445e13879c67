//! Durations as Perses and its plugins take them: `1h30m`, units from large to small, each once;
//! and as Perses prints the ones it parses.

use std::fmt::Write as _;

use super::Fault;
use super::name::variable_reference;

/// The units from large to small, with their length in milliseconds.
const UNITS: [(&str, u64); 7] = [
    ("y", 365 * 24 * 3_600_000),
    ("w", 7 * 24 * 3_600_000),
    ("d", 24 * 3_600_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

/// The largest duration: 2^63-1 nanoseconds.
const MAX_MILLIS: u64 = 9_223_372_036_854;

const HINT: &str = "Write numbers with units from y, w, d, h, m, s, ms, large to small: `1h30m`.";

/// A duration whose text the server keeps; empty means the default.
pub(super) fn duration_text(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        Ok(())
    } else {
        duration(text)
    }
}

/// A duration that the server parses.
pub(super) fn duration(text: &str) -> Result<(), Fault> {
    millis(text).map(|_| ())
}

/// A duration in the options of a plugin: also empty, of any length, and never a bare `0`.
pub(super) fn of_plugin(text: &str) -> Result<(), Fault> {
    each_term(text, |_, _| ())
}

/// The same, or a variable that holds one.
pub(super) fn of_plugin_or_variable(text: &str) -> Result<(), Fault> {
    if text.starts_with('$') {
        variable_reference(text)
    } else {
        of_plugin(text)
    }
}

/// The text of a duration as a server prints it after parsing; none if it is none.
///
/// Years and weeks are used only for durations that they measure without a rest.
pub(crate) fn canonical_duration(text: &str) -> Option<String> {
    let mut rest = millis(text).ok()?;
    if rest == 0 {
        return Some("0s".to_owned());
    }
    let mut printed = String::new();
    for (unit, length) in UNITS {
        let exact = matches!(unit, "y" | "w");
        if rest < length || (exact && rest % length != 0) {
            continue;
        }
        let count = rest / length;
        rest -= count * length;
        let _ = write!(printed, "{count}{unit}");
    }
    Some(printed)
}

/// The length of a duration in milliseconds; none if it is none.
pub(crate) fn milliseconds(text: &str) -> Option<u64> {
    millis(text).ok()
}

fn millis(text: &str) -> Result<u64, Fault> {
    if text == "0" {
        return Ok(0);
    }
    if text.is_empty() {
        return Err(Fault::whole(text, "an empty duration", Some(HINT)));
    }
    let mut total: u64 = 0;
    each_term(text, |number, length| {
        let millis = number.parse::<u64>().ok();
        let millis = millis.and_then(|count| count.checked_mul(length));
        total = millis
            .and_then(|millis| total.checked_add(millis))
            .unwrap_or(u64::MAX);
    })?;
    if total > MAX_MILLIS {
        return Err(Fault::whole(text, "longer than 292 years", None));
    }
    Ok(total)
}

/// Calls `visit` with the digits and the length of the unit of each term.
fn each_term(text: &str, mut visit: impl FnMut(&str, u64)) -> Result<(), Fault> {
    let bytes = text.as_bytes();
    let run = |from: usize, fits: fn(&u8) -> bool| {
        from + bytes[from..].iter().take_while(|byte| fits(byte)).count()
    };
    let mut at = 0;
    let mut smallest = 0;
    while at < bytes.len() {
        let unit_at = run(at, u8::is_ascii_digit);
        if unit_at == at {
            return Err(misplaced(text, at));
        }
        let end = run(unit_at, u8::is_ascii_alphabetic);
        let unit = &text[unit_at..end];
        if unit.is_empty() {
            return Err(if end == bytes.len() {
                Fault::new(at..end, "a number without a unit", Some(HINT))
            } else {
                misplaced(text, end)
            });
        }
        let Some(index) = UNITS.iter().position(|(name, _)| *name == unit) else {
            let detail = format!("`{unit}` is not a unit of time");
            return Err(Fault::new(unit_at..end, detail, Some(HINT)));
        };
        if index < smallest {
            let detail = format!("`{unit}` is repeated or follows a smaller unit");
            return Err(Fault::new(at..end, detail, Some(HINT)));
        }
        smallest = index + 1;
        visit(&text[at..unit_at], UNITS[index].1);
        at = end;
    }
    Ok(())
}

/// A character where a number should start.
fn misplaced(text: &str, at: usize) -> Fault {
    let len = text[at..].chars().next().map_or(0, char::len_utf8);
    let range = if at == 0 && text.as_bytes()[0].is_ascii_alphabetic() {
        0..text.len()
    } else {
        at..at + len
    };
    let detail = format!(
        "`{}` is not a duration",
        text.chars().take(40).collect::<String>()
    );
    Fault::new(range, detail, Some(HINT))
}
