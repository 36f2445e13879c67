//! Ephemeral dashboards vanish when their time is over: `updatedAt + ttl`.

use std::time::{SystemTime, UNIX_EPOCH};

use super::app::App;
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind};
use crate::schema::format::{calendar_date, milliseconds};
use crate::store::StoreFault;

/// Removes the ephemeral dashboards whose time is over.
pub(super) fn sweep(app: &App, now: SystemTime) -> Result<(), StoreFault> {
    let kind = ResourceKind::EphemeralDashboard;
    let Ok(collection) = Collection::new(kind, None, app.target) else {
        return Ok(());
    };
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
    for value in app.store.list(&collection)? {
        let Ok(key) = Key::of_value(kind, &value, app.target) else {
            continue;
        };
        if !is_over(&value, now) {
            continue;
        }
        // Somebody may have renewed it, or removed it.
        let _turn = app.turns.alone();
        if app
            .store
            .get(&key)?
            .is_some_and(|value| is_over(&value, now))
        {
            app.store.delete(&key)?;
        }
    }
    Ok(())
}

/// Whether the time of an ephemeral dashboard is over; never if it does not say when it was
/// stored.
fn is_over(value: &Value, now: i64) -> bool {
    let text = |path: &[&str]| value.at(path).and_then(Value::as_str);
    let stored = text(&["metadata", "updatedAt"]).and_then(instant);
    let ttl = text(&["spec", "ttl"]).and_then(milliseconds).unwrap_or(0);
    let ttl = i64::try_from(ttl).unwrap_or(i64::MAX);
    stored.is_some_and(|stored| stored.saturating_add(ttl) < now)
}

/// A time in RFC 3339 as milliseconds since 1970, in UTC.
fn instant(text: &str) -> Option<i64> {
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
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset;
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
fn days(year: u32, month: u32, day: u32) -> i64 {
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

    #[test]
    fn the_time_of_a_dashboard_counts_from_when_it_was_last_stored() {
        let check = |ttl: Option<&str>, now: i64, expected: bool| {
            let mut spec = Value::mapping();
            if let (Some(spec), Some(ttl)) = (spec.as_mapping_mut(), ttl) {
                spec.insert("ttl", ttl);
            }
            let metadata = Value::from([("updatedAt", "1970-01-01T00:00:10Z".into())]);
            let value = Value::from([("metadata", metadata), ("spec", spec)]);
            assert_eq!(is_over(&value, now), expected, "{ttl:?} {now}");
        };
        check(Some("10s"), 19_000, false);
        check(Some("10s"), 20_001, true);
        check(Some("1h"), 20_001, false);
        check(Some("0s"), 10_001, true);
        check(None, 10_001, true);
        assert!(!is_over(&Value::mapping(), i64::MAX));
    }
}
