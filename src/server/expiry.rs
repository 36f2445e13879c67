//! Ephemeral dashboards vanish when their time is over: `updatedAt + ttl`.

use std::time::{SystemTime, UNIX_EPOCH};

use super::app::App;
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind};
use crate::schema::format::{instant, milliseconds};
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

#[cfg(test)]
mod tests {
    use super::*;

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
