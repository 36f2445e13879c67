//! A dashboard that is to be, and the value that Perses or the operator stores.

use std::collections::HashSet;

use super::grid::{self, Rect};
use super::panel::{Panel, put, selector, texts};
use crate::doc::Value;

/// A dashboard that is to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Board {
    /// Its name.
    pub(crate) name: String,
    /// Its project.
    pub(crate) project: String,
    /// What stands above it; without it, its name.
    pub(crate) title: Option<String>,
    /// What it is good for.
    pub(crate) description: Option<String>,
    /// Words to find it by.
    pub(crate) tags: Vec<String>,
    /// The datasource that its queries ask, or else the default one.
    pub(crate) datasource: Option<String>,
    /// What viewers choose from, in order.
    pub(crate) variables: Vec<Variable>,
    /// Its groups of panels, with their titles.
    pub(crate) groups: Vec<(String, Vec<Panel>)>,
}

/// What viewers of a dashboard choose from.
#[derive(Debug, Clone)]
pub(crate) enum Variable {
    /// The values of a label of the series that a selector finds.
    Label {
        /// The name of the variable.
        name: String,
        /// What stands beside it.
        title: String,
        /// The label.
        label: String,
        /// Which series have it.
        selector: String,
    },
    /// A text that viewers can change.
    Text {
        /// The name of the variable.
        name: String,
        /// What stands beside it.
        title: String,
        /// What it holds at first.
        value: String,
    },
}

/// What stands around the spec of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Envelope {
    /// What Perses itself takes.
    Native,
    /// A custom resource of the Perses operator.
    CustomResource,
}

/// The dashboard in its envelope.
pub(crate) fn dashboard(board: &Board, envelope: Envelope) -> Value {
    let spec = spec(board);
    match envelope {
        Envelope::Native => {
            let mut metadata = Value::from([
                ("name", board.name.as_str().into()),
                ("project", board.project.as_str().into()),
            ]);
            if !board.tags.is_empty() {
                put(&mut metadata, &["tags"], texts(&board.tags));
            }
            Value::from([
                ("kind", "Dashboard".into()),
                ("metadata", metadata),
                ("spec", spec),
            ])
        }
        Envelope::CustomResource => {
            let mut metadata = Value::from([
                ("name", board.name.as_str().into()),
                ("namespace", board.project.as_str().into()),
            ]);
            if !board.tags.is_empty() {
                let tags = board.tags.join(",");
                put(
                    &mut metadata,
                    &["annotations", "perses.dev/tags"],
                    tags.into(),
                );
            }
            Value::from([
                ("apiVersion", "perses.dev/v1alpha2".into()),
                ("kind", "PersesDashboard".into()),
                ("metadata", metadata),
                ("spec", Value::from([("config", spec)])),
            ])
        }
    }
}

fn spec(board: &Board) -> Value {
    let title = board.title.as_deref().unwrap_or(&board.name);
    let mut spec = Value::from([("display", Value::from([("name", title.into())]))]);
    if let Some(description) = &board.description {
        let description = description.as_str().into();
        put(&mut spec, &["display", "description"], description);
    }
    let datasource = board.datasource.as_deref();
    if !board.variables.is_empty() {
        let variables = board.variables.iter();
        let variables = variables.map(|variable| variable.value(datasource));
        put(&mut spec, &["variables"], variables.collect());
    }
    let mut panels = Value::mapping();
    let mut layouts = Vec::new();
    let mut keys = HashSet::new();
    for (title, group) in &board.groups {
        let rects = grid::flow(group.iter().map(|panel| panel.size));
        let mut items = Vec::new();
        for (panel, rect) in group.iter().zip(rects) {
            let key = free_key(&panel.key, |key| keys.contains(key));
            items.push(item(rect, &key));
            put(&mut panels, &[&key], panel.value(datasource));
            keys.insert(key);
        }
        layouts.push(layout(Some(title), items));
    }
    put(&mut spec, &["panels"], panels);
    put(&mut spec, &["layouts"], layouts.into());
    put(&mut spec, &["duration"], "1h".into());
    put(&mut spec, &["refreshInterval"], "1m".into());
    spec
}

/// A grid with items, and a title that folds it.
pub(super) fn layout(title: Option<&str>, items: Vec<Value>) -> Value {
    let mut spec = Value::mapping();
    if let Some(title) = title {
        let display = Value::from([
            ("title", title.into()),
            ("collapse", Value::from([("open", true.into())])),
        ]);
        put(&mut spec, &["display"], display);
    }
    put(&mut spec, &["items"], items.into());
    Value::from([("kind", "Grid".into()), ("spec", spec)])
}

/// A panel in a grid.
pub(super) fn item(rect: Rect, key: &str) -> Value {
    let reference = format!("#/spec/panels/{key}");
    Value::from([
        ("x", rect.x.into()),
        ("y", rect.y.into()),
        ("width", rect.width.into()),
        ("height", rect.height.into()),
        ("content", Value::from([("$ref", reference.into())])),
    ])
}

/// A key like the wanted one that is not taken: with a number behind it if need be.
pub(super) fn free_key(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u64..).map(|number| format!("{wanted}{number}"));
    let mut keys = std::iter::once(wanted.to_owned()).chain(numbered);
    keys.find(|key| !is_taken(key))
        .expect("nothing takes all numbers")
}

impl Variable {
    fn value(&self, datasource: Option<&str>) -> Value {
        match self {
            Self::Text { name, title, value } => {
                let spec = Value::from([
                    ("display", Value::from([("name", title.as_str().into())])),
                    ("value", value.as_str().into()),
                    ("name", name.as_str().into()),
                ]);
                Value::from([("kind", "TextVariable".into()), ("spec", spec)])
            }
            Self::Label {
                name,
                title,
                label,
                selector,
            } => {
                let spec = Value::from([
                    ("display", Value::from([("name", title.as_str().into())])),
                    ("defaultValue", vec![Value::from("$__all")].into()),
                    ("allowAllValue", true.into()),
                    ("allowMultiple", true.into()),
                    ("sort", "alphabetical-asc".into()),
                    ("plugin", label_values(label, Some(selector), datasource)),
                    ("name", name.as_str().into()),
                ]);
                Value::from([("kind", "ListVariable".into()), ("spec", spec)])
            }
        }
    }
}

/// The plugin that offers the values of a label.
pub(super) fn label_values(label: &str, series: Option<&str>, datasource: Option<&str>) -> Value {
    let mut spec = Value::mapping();
    if let Some(name) = datasource {
        put(&mut spec, &["datasource"], selector(name));
    }
    put(&mut spec, &["labelName"], label.into());
    if let Some(series) = series {
        put(&mut spec, &["matchers"], vec![Value::from(series)].into());
    }
    Value::from([
        ("kind", "PrometheusLabelValuesVariable".into()),
        ("spec", spec),
    ])
}
