//! Numbers in sentences.

use std::time::Duration;

/// A number with its noun: `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// The parts as an enumeration: `a`, `a and b`, `a, b and c`.
pub(super) fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A time for people: `12 ms`, `1.2 s`.
pub(super) fn elapsed(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(count(0, "error"), "0 errors");
        assert_eq!(count(1, "error"), "1 error");
        assert_eq!(count(2, "foreign file"), "2 foreign files");
    }

    #[test]
    fn enumerations_end_with_and() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(join(&parts[..0]), "");
        assert_eq!(join(&parts[..1]), "a");
        assert_eq!(join(&parts[..2]), "a and b");
        assert_eq!(join(&parts), "a, b and c");
    }

    #[test]
    fn times_have_a_fitting_unit() {
        assert_eq!(elapsed(Duration::from_micros(900)), "0 ms");
        assert_eq!(elapsed(Duration::from_millis(999)), "999 ms");
        assert_eq!(elapsed(Duration::from_millis(1249)), "1.2 s");
    }
}
