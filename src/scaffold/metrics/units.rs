//! What a metric counts, by the last word of its name, as Prometheus' conventions want it.

/// Words at the end of a name, with the unit of the values and that of their rate.
const WORDS: [(&str, &str, &str); 12] = [
    ("seconds", "seconds", ""),
    ("milliseconds", "milliseconds", ""),
    ("ms", "milliseconds", ""),
    ("bytes", "bytes", "bytes/sec"),
    ("bits", "bits", "bits/sec"),
    ("ratio", "percent-decimal", ""),
    ("percent", "percent", ""),
    ("celsius", "celsius", ""),
    ("requests", "decimal", "requests/sec"),
    ("packets", "decimal", "packets/sec"),
    ("messages", "decimal", "messages/sec"),
    ("events", "decimal", "events/sec"),
];

/// Whether the values are points in time, in seconds since 1970.
pub(super) fn is_date(name: &str) -> bool {
    name.ends_with("_timestamp_seconds") || name.ends_with("_start_time_seconds")
}

/// The unit of the values, if the name or what is said of the metric tells.
pub(super) fn of_value(name: &str, said: &str) -> &'static str {
    word(name, said).map_or("decimal", |(_, unit, _)| unit)
}

/// The unit of the rate of a counter. Seconds in a second are a share of the time.
pub(super) fn of_rate(name: &str, said: &str) -> &'static str {
    let name = name.strip_suffix("_total").unwrap_or(name);
    match word(name, said) {
        Some((_, "seconds", _)) => "percent-decimal",
        Some((_, _, rate)) if !rate.is_empty() => rate,
        _ => "counts/sec",
    }
}

fn word(name: &str, said: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let last = name.rsplit(['_', ':']).next().unwrap_or_default();
    let find = |word: &str| WORDS.iter().find(|(known, ..)| *known == word).copied();
    find(said).or_else(|| find(last))
}
