//! How old something is, in one unit, as percli counts.

use std::time::SystemTime;

use crate::schema::format::unix_milliseconds;

/// The time that Go writes where there is none.
const ZERO: &str = "0001-01-01T00:00:00Z";

/// What stands where nobody knows how old something is.
const UNKNOWN: &str = "-";

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A time as milliseconds since 1970; 1970 for one before.
pub(super) fn milliseconds(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    let since = since.unwrap_or_default().as_millis();
    i64::try_from(since).unwrap_or(i64::MAX)
}

/// How long ago a time in RFC 3339 is.
pub(super) fn age(text: Option<&str>, now: i64) -> String {
    match known(text) {
        Some(then) => span(now.saturating_sub(then)),
        None => UNKNOWN.to_owned(),
    }
}

/// How long it is until some milliseconds have passed since a time in RFC 3339.
pub(super) fn remaining(text: Option<&str>, lasts: u64, now: i64) -> String {
    let lasts = i64::try_from(lasts).unwrap_or(i64::MAX);
    match known(text) {
        Some(then) => span(then.saturating_add(lasts).saturating_sub(now)),
        None => UNKNOWN.to_owned(),
    }
}

fn known(text: Option<&str>) -> Option<i64> {
    text.filter(|text| *text != ZERO)
        .and_then(unix_milliseconds)
}

/// A duration in one unit. What has passed is counted in seconds.
fn span(milliseconds: i64) -> String {
    match milliseconds {
        // Thirty hours are hours; percli speaks of days from two on.
        time if time / DAY > 1 => format!("{}d", time / DAY),
        time if time / HOUR > 0 => format!("{}h", time / HOUR),
        time if time / MINUTE > 0 => format!("{}m", time / MINUTE),
        time => format!("{}s", time / SECOND),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_have_one_unit() {
        for (milliseconds, expected) in [
            (0, "0s"),
            (59_999, "59s"),
            (60_000, "1m"),
            (59 * MINUTE, "59m"),
            (HOUR, "1h"),
            (30 * HOUR, "30h"),
            (47 * HOUR, "47h"),
            (2 * DAY - 1, "47h"),
            (2 * DAY, "2d"),
            (400 * DAY, "400d"),
            (-1, "0s"),
            (-300_500, "-300s"),
            (-3 * DAY, "-259200s"),
        ] {
            assert_eq!(span(milliseconds), expected);
        }
    }

    #[test]
    fn what_was_never_stored_has_no_age() {
        let now = 10 * DAY;
        let stored = Some("1970-01-08T00:00:00Z");
        assert_eq!(age(stored, now), "3d");
        assert_eq!(remaining(stored, 4 * 86_400_000, now), "24h");
        assert_eq!(remaining(stored, 1000, now), "-259199s");
        assert_eq!(remaining(stored, u64::MAX, now), "106751991157d");
        for text in [None, Some(ZERO), Some(""), Some("yesterday")] {
            assert_eq!(age(text, now), "-");
            assert_eq!(remaining(text, 1, now), "-");
        }
    }
}
