//! What a server manages itself: when a resource was written, and how often.

use std::time::{Duration, SystemTime};

use crate::config::Date;
use crate::doc::{Number, Reading, Value};
use crate::model::{Resource, ResourceKind};
use crate::schema::format::fault_of_time;

/// The time that Go writes where there is none.
const ZERO_TIME: &str = "0001-01-01T00:00:00Z";

/// The keys of metadata in Perses' own order.
const ORDER: [&str; 6] = [
    "name",
    "createdAt",
    "updatedAt",
    "version",
    "tags",
    "project",
];

/// When a resource was written, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Managed {
    created: String,
    updated: String,
    version: u64,
}

impl Managed {
    /// Those of a resource that is written for the first time.
    pub(super) fn new(now: SystemTime) -> Self {
        let now = rfc_3339(now);
        Self {
            created: now.clone(),
            updated: now,
            version: 0,
        }
    }

    /// Those of a resource that is written again.
    pub(super) fn next(self, now: SystemTime) -> Self {
        Self {
            updated: rfc_3339(now),
            version: self.version.saturating_add(1),
            ..self
        }
    }

    /// Those that stand in a file, or which field is wrong. What is missing is what Go takes it for.
    pub(super) fn read(resource: &Resource<'_>) -> Result<Self, &'static str> {
        let reading = match resource.reading() {
            // A date is text here, whatever its style.
            Reading::Core => Reading::Untyped,
            reading => reading,
        };
        let field = |key| {
            let node = resource.metadata()?.get(key)?;
            Some(Value::from_node(node, reading)).filter(|value| !value.is_null())
        };
        let time = |key| match field(key) {
            None => Ok(ZERO_TIME.to_owned()),
            Some(Value::String(text)) if fault_of_time(&text).is_none() => Ok(text),
            Some(_) => Err(key),
        };
        let version = match field("version") {
            None => 0,
            Some(value) => value
                .as_number()
                .and_then(Number::as_u64)
                .ok_or("version")?,
        };
        Ok(Self {
            created: time("createdAt")?,
            updated: time("updatedAt")?,
            version,
        })
    }

    /// Those of a resource that is stored.
    pub(super) fn of(value: &Value) -> Self {
        let field = |key| value.at(&["metadata", key]);
        let time = |key| field(key).and_then(Value::as_str).unwrap_or(ZERO_TIME);
        let version = field("version").and_then(Value::as_number);
        Self {
            created: time("createdAt").to_owned(),
            updated: time("updatedAt").to_owned(),
            version: version.and_then(Number::as_u64).unwrap_or_default(),
        }
    }

    /// Puts them into a resource, and all its keys into Perses' own order.
    pub(super) fn put(self, value: &mut Value) {
        if let Some(resource) = value.as_mapping_mut() {
            resource.sort_by_key(|key| match key {
                "kind" => 0,
                "metadata" => 1,
                _ => 2,
            });
        }
        let Some(metadata) = value.get_mut("metadata").and_then(Value::as_mapping_mut) else {
            return;
        };
        metadata.insert("createdAt", self.created);
        metadata.insert("updatedAt", self.updated);
        metadata.insert("version", Number::from(self.version));
        metadata.sort_by_key(|key| ORDER.iter().position(|known| *known == key));
    }
}

/// Puts the keys of metadata into the order of an answer, which is that of the file, but for one
/// kind.
pub(super) fn order_as_answered(kind: ResourceKind, value: &mut Value) {
    let metadata = value.get_mut("metadata").and_then(Value::as_mapping_mut);
    if let Some(metadata) = metadata.filter(|_| kind == ResourceKind::Secret) {
        metadata.sort_by_key(|key| key != "project");
    }
}

/// A point in time as Go writes it: in UTC, to the nanosecond, without zeros at the end.
fn rfc_3339(time: SystemTime) -> String {
    const DAY: u64 = 86_400;
    let since = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    let (date, second) = (
        Date::from_days(since.as_secs() / DAY),
        since.as_secs() % DAY,
    );
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = match since.subsec_nanos() {
        0 => String::new(),
        nanos => format!(".{nanos:09}").trim_end_matches('0').to_owned(),
    };
    format!("{date}T{hours:02}:{minutes:02}:{seconds:02}{fraction}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_go_writes_them() {
        let check = |seconds: u64, nanos: u32, expected: &str| {
            let time = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos);
            assert_eq!(rfc_3339(time), expected);
            assert_eq!(fault_of_time(expected), None);
        };
        check(0, 0, "1970-01-01T00:00:00Z");
        check(951_782_399, 999_999_999, "2000-02-28T23:59:59.999999999Z");
        check(951_782_400, 1, "2000-02-29T00:00:00.000000001Z");
        check(1_793_577_723, 120_000_000, "2026-11-02T00:02:03.12Z");
    }
}
