//! A dashboard as JSON, and the way to a value inside of it.

use serde_json::{Map, Value as Json};

use crate::doc::Value;

/// A step from a collection to a value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lint::custom) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Index(usize),
}

/// The way from the root to a value.
pub(in crate::lint::custom) type Path = Vec<Step>;

/// A dashboard in the form in which a server stores it.
pub(in crate::lint::custom) struct Tree(Json);

impl Tree {
    /// The tree of a made value.
    pub(in crate::lint::custom) fn new(value: &Value) -> Self {
        Self(json(value))
    }

    /// The root.
    pub(super) fn root(&self) -> &Json {
        &self.0
    }

    /// The ways to some values of this tree, in their order in it. Values of another tree have
    /// none.
    pub(in crate::lint::custom) fn paths(&self, wanted: &[&Json]) -> Vec<Path> {
        let mut search = Search {
            wanted,
            at: Vec::new(),
            found: Vec::new(),
        };
        search.walk(&self.0);
        search.found
    }
}

/// A search for values by where they lie in memory: the queries hand out references, and the ways
/// to them are needed only where a rule has something to say.
struct Search<'t> {
    wanted: &'t [&'t Json],
    at: Path,
    found: Vec<Path>,
}

impl Search<'_> {
    /// The depth is that of documents, which is bounded.
    fn walk(&mut self, value: &Json) {
        if self.found.len() == self.wanted.len() {
            return;
        }
        let mut wanted = self.wanted.iter();
        if wanted.any(|wanted| std::ptr::eq(*wanted, value)) {
            self.found.push(self.at.clone());
        }
        match value {
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at.push(Step::Index(index));
                    self.walk(item);
                    self.at.pop();
                }
            }
            Json::Object(fields) => {
                for (key, field) in fields {
                    self.at.push(Step::Key(key.clone()));
                    self.walk(field);
                    self.at.pop();
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
}

/// All numbers are floats, as Perses has them when rules run.
fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => Json::from(number.as_f64()),
        Value::String(text) => Json::from(text.as_str()),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(mapping) => {
            let fields = mapping
                .iter()
                .map(|(key, value)| (key.clone(), json(value)));
            Json::Object(fields.collect::<Map<String, Json>>())
        }
    }
}
