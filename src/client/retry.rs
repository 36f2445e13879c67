//! How long to wait before the next attempt.

use std::time::Duration;

use super::options::Retry;

impl Retry {
    /// The pause after the attempt of that number, counted from 1. `chance` is from 0 to 1.
    pub(super) fn pause_after(&self, attempt: u32, chance: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1).min(20));
        let most = self.pause.saturating_mul(doubled).min(self.longest);
        most.mul_f64(0.5 + 0.5 * chance.clamp(0.0, 1.0))
    }
}

/// The pause that a server asks for with `Retry-After`: seconds, or a date, which is compared with
/// the server's own clock if it tells the time. None if it cannot be read.
pub(super) fn asked(
    retry_after: &str,
    server_date: Option<&str>,
    now: Duration,
) -> Option<Duration> {
    let text = retry_after.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = http_date(text)?;
    let now = server_date.and_then(http_date).unwrap_or(now.as_secs());
    Some(Duration::from_secs(until.saturating_sub(now)))
}

/// The seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; the two older forms
/// are sent by nobody any more. The day of the week is not looked at.
fn http_date(text: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.trim().split_once(", ")?;
    let words: Vec<&str> = rest.split(' ').collect();
    let [day, month, year, time, "GMT"] = words[..] else {
        return None;
    };
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let times: Vec<&str> = time.split(':').collect();
    let [hours, minutes, seconds] = times[..] else {
        return None;
    };
    let number = |text: &str, most: u64| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|number| digits && *number <= most)
    };
    let (day, year) = (number(day, 31)?, number(year, 9999)?);
    let (hours, minutes, seconds) = (
        number(hours, 23)?,
        number(minutes, 59)?,
        number(seconds, 60)?,
    );
    let days = days_since_1970(year, month, day)?;
    Some(days * 86_400 + hours * 3_600 + minutes * 60 + seconds)
}

/// The days since 1970 of a day of the calendar; none before.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    // Years start in March here, so that the day that may be missing is the last one.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year.checked_sub(1)?, month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    // Those up to the last day of February of the year 1970, counted from March of the year 0.
    days.checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let retry = Retry {
            pause: Duration::from_millis(100),
            longest: Duration::from_secs(1),
            ..Retry::default()
        };
        let pauses = |chance| (1..=6).map(move |n| retry.pause_after(n, chance).as_millis());
        assert_eq!(
            pauses(1.0).collect::<Vec<_>>(),
            [100, 200, 400, 800, 1_000, 1_000]
        );
        assert_eq!(
            pauses(0.0).collect::<Vec<_>>(),
            [50, 100, 200, 400, 500, 500]
        );
        assert_eq!(retry.pause_after(u32::MAX, 2.0), retry.longest);
    }

    #[test]
    fn dates_are_seconds_since_1970() {
        let check =
            |text: &str, expected: Option<u64>| assert_eq!(http_date(text), expected, "{text}");
        check("Thu, 01 Jan 1970 00:00:00 GMT", Some(0));
        check("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777));
        check("Tue, 29 Feb 2000 23:59:60 GMT", Some(951_868_800));
        check("Wed, 31 Dec 1969 23:59:59 GMT", None);
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Now 1994 08:49:37 GMT",
            "Sun, 06 Nov 99999 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn servers_ask_in_seconds_or_by_date() {
        let now = Duration::from_secs(784_111_770);
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let check = |text: &str, server: Option<&str>, expected: Option<u64>| {
            let expected = expected.map(Duration::from_secs);
            assert_eq!(asked(text, server, now), expected, "{text} {server:?}");
        };
        check(" 120 ", None, Some(120));
        check("0", None, Some(0));
        check("99999999999999999999999", None, Some(u64::MAX));
        check(date, None, Some(7));
        check(date, Some("Sun, 06 Nov 1994 08:49:07 GMT"), Some(30));
        check(date, Some("Sun, 06 Nov 1994 09:49:07 GMT"), Some(0));
        check("-1", None, None);
        check("1.5", None, None);
        check("", None, None);
    }
}
