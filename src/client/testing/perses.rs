//! A Perses in memory, as far as a client can tell: resources with versions and times, missing
//! projects, conflicts. It judges nothing it is sent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::{Act, Handler, Reply, Seen};
use crate::client::json;
use crate::doc::Value;
use crate::doc::emit::{Layout, json as emit};

/// A Perses in memory. Clones share what is stored.
#[derive(Clone, Default)]
pub(crate) struct MemoryPerses {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// By path below `/api/v1`, such as `projects/demo/dashboards/cpu`.
    stored: BTreeMap<String, Value>,
    /// Counts the writes, and is the time.
    writes: usize,
}

impl MemoryPerses {
    /// Answers requests as Perses does.
    pub(crate) fn handler(&self) -> Handler {
        let own = self.clone();
        Box::new(move |seen| own.answer(seen).into())
    }

    /// Answers, but for the requests for which `fails` has something else. What it says happens
    /// instead of the answer; [`MemoryPerses::answer`] inside of it carries the request out first.
    pub(crate) fn failing(
        &self,
        mut fails: impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static,
    ) -> Handler {
        let own = self.clone();
        Box::new(move |seen| fails(&own, seen).unwrap_or_else(|| own.answer(seen).into()))
    }

    /// Stores a resource without counting a write, such as `projects/demo`.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let value = json::value(text.as_bytes()).unwrap();
        let value = stamped(value, 0, 0, 0);
        self.state
            .lock()
            .unwrap()
            .stored
            .insert(path.to_owned(), value);
    }

    /// What is stored at a path, as JSON.
    pub(crate) fn stored(&self, path: &str) -> Option<String> {
        let state = self.state.lock().unwrap();
        let value = state.stored.get(path)?;
        Some(emit(value, Layout::Compact))
    }

    /// How many writes were carried out.
    pub(crate) fn writes(&self) -> usize {
        self.state.lock().unwrap().writes
    }

    /// Carries a request out, and answers.
    pub(crate) fn answer(&self, seen: &Seen) -> Reply {
        let path = seen.path.split('?').next().unwrap_or_default();
        match path {
            "/api/v1/health" => {
                let health = r#"{"buildTime":"","version":"v0.54.0","commit":"","database":true}"#;
                return Reply::json(200, health);
            }
            "/api/config" => {
                let config = r#"{"database":{"file":{"case_sensitive":false}}}"#;
                return Reply::json(200, config);
            }
            _ => {}
        }
        let Some(path) = path.strip_prefix("/api/v1/") else {
            return Reply::message(404, "Not Found");
        };
        let parts: Vec<&str> = path.split('/').collect();
        let mut state = self.state.lock().unwrap();
        if let ["projects", project, _, ..] = parts[..]
            && !state.stored.contains_key(&format!("projects/{project}"))
        {
            return match seen.method.as_str() {
                "GET" | "POST" => {
                    let text = format!("bad request: metadata.project \"{project}\" doesn't exist");
                    Reply::message(400, &text)
                }
                _ => Reply::message(404, "document not found"),
            };
        }
        let one = parts.len().is_multiple_of(2);
        match (seen.method.as_str(), one) {
            ("GET", true) => match state.stored.get(path) {
                Some(value) => Reply::json(200, &emit(value, Layout::Compact)),
                None => Reply::message(404, "document not found"),
            },
            ("GET", false) => state.list(path),
            ("POST", false) => state.create(path, &seen.body),
            ("PUT", true) => state.update(path, &seen.body),
            ("DELETE", true) => state.delete(path),
            _ => Reply::message(405, "Method Not Allowed"),
        }
    }
}

impl State {
    fn list(&self, path: &str) -> Reply {
        let below = format!("{path}/");
        let inside = |key: &&String| {
            key.strip_prefix(&below)
                .is_some_and(|name| !name.contains('/'))
        };
        let items = self.stored.iter().filter(|(key, _)| inside(key));
        let items: Value = items.map(|(_, value)| value.clone()).collect();
        Reply::json(200, &emit(&items, Layout::Compact))
    }

    fn create(&mut self, path: &str, body: &str) -> Reply {
        let Ok(value) = json::value(body.as_bytes()) else {
            return Reply::message(400, "bad request: no JSON");
        };
        let name = value.at(&["metadata", "name"]).and_then(Value::as_str);
        let path = format!("{path}/{}", name.unwrap_or_default().to_lowercase());
        if self.stored.contains_key(&path) {
            return Reply::message(409, "document already exists");
        }
        self.writes += 1;
        self.store(path, stamped(value, 0, self.writes, self.writes))
    }

    fn update(&mut self, path: &str, body: &str) -> Reply {
        let Ok(value) = json::value(body.as_bytes()) else {
            return Reply::message(400, "bad request: no JSON");
        };
        let Some(before) = self.stored.get(path) else {
            return Reply::message(404, "document not found");
        };
        let version = before.at(&["metadata", "version"]);
        let version = version
            .and_then(Value::as_number)
            .and_then(crate::doc::Number::as_u64);
        let version = usize::try_from(version.unwrap_or_default()).unwrap();
        self.writes += 1;
        self.store(path.to_owned(), stamped(value, version + 1, 0, self.writes))
    }

    fn delete(&mut self, path: &str) -> Reply {
        if self.stored.remove(path).is_none() {
            return Reply::message(404, "document not found");
        }
        self.writes += 1;
        let below = format!("{path}/");
        self.stored.retain(|key, _| !key.starts_with(&below));
        let mut reply = Reply::json(204, "");
        reply.headers.clear();
        reply
    }

    fn store(&mut self, path: String, value: Value) -> Reply {
        let reply = Reply::json(200, &emit(&value, Layout::Compact));
        self.stored.insert(path, value);
        reply
    }
}

/// A resource with what the server manages itself.
fn stamped(mut value: Value, version: usize, created: usize, updated: usize) -> Value {
    let time = |at: usize| format!("2026-01-01T00:{:02}:{:02}Z", at / 60, at % 60);
    let metadata = value
        .at_mut(&["metadata"])
        .and_then(Value::as_mapping_mut)
        .unwrap();
    metadata.insert("createdAt", time(created));
    metadata.insert("updatedAt", time(updated));
    metadata.insert("version", i64::try_from(version).unwrap());
    value
}
