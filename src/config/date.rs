//! Days of the calendar, for suppressions that end. What day it is, nobody here knows: the caller
//! of a run says.

use std::fmt;

use crate::schema::format::calendar_date;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The day that is written `2027-01-31`; none if there is no such day.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, month, day) = calendar_date(text)?;
        Some(Self { year, month, day })
    }

    /// The day that lies so many days after the first one of 1970.
    pub(crate) fn from_days(days: u64) -> Self {
        // The calendar repeats after 400 years, and a year that starts in March ends with the day
        // that may be missing.
        const ERA: u64 = 146_097;
        let since_march_0 = days + 719_468;
        let (era, of_era) = (since_march_0 / ERA, since_march_0 % ERA);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = era * 400 + year + u64::from(month <= 2);
        let narrow = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            year: narrow(year),
            month: narrow(month),
            day: narrow(day),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_dates() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_454, "2026-01-01"),
            (20_848, "2027-01-30"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(Date::from_days(days).to_string(), date);
            assert_eq!(Date::parse(date), Some(Date::from_days(days)));
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for text in [
            "2027-02-29",
            "2027-1-1",
            "2027-13-01",
            "27-01-01",
            "soon",
            "2027-01-010",
            "2027-01-0é",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("2026-12-31") < Date::parse("2027-01-01"));
    }
}
