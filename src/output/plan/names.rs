//! What people call the places of a resource: the title of a panel rather than its address.

use std::fmt::Write;

use super::super::Show;
use super::lines::shortened;
use crate::diff::{Spot, Step};
use crate::doc::Value;
use crate::doc::emit::{Layout, json};

/// How many characters of a title are shown.
const TITLE: usize = 60;

/// What something in a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A panel.
    Panel,
    /// A query of a panel.
    Query,
    /// A group of panels.
    Group,
    /// A tab of a group.
    Tab,
    /// The place of a panel in a grid.
    Place,
    /// A variable.
    Variable,
    /// An annotation.
    Annotation,
    /// A link.
    Link,
    /// A datasource of a dashboard.
    Datasource,
    /// A dashboard or folder in a folder.
    Item,
}

/// What stands for any key or index in an address.
const ANY: &str = "*";

/// Where things stand, from the root of a resource: the steps with blanks in between.
const THINGS: [(Thing, &str); 12] = [
    (Thing::Panel, "spec panels *"),
    (Thing::Query, "spec panels * spec queries *"),
    (Thing::Annotation, "spec panels * spec annotations *"),
    (Thing::Link, "spec panels * spec links *"),
    (Thing::Group, "spec layouts *"),
    (Thing::Place, "spec layouts * spec items *"),
    (Thing::Tab, "spec layouts * spec tabs *"),
    (Thing::Place, "spec layouts * spec tabs * items *"),
    (Thing::Variable, "spec variables *"),
    (Thing::Annotation, "spec annotations *"),
    (Thing::Link, "spec links *"),
    (Thing::Datasource, "spec datasources *"),
];

/// The longest address in [`THINGS`].
const LONGEST: usize = 8;

/// What stands at a place, if people have a word for it.
pub(super) fn thing(spot: Spot<'_>) -> Option<Thing> {
    let mut steps = Vec::new();
    let mut at = spot;
    while let Some(step) = at.step().filter(|_| steps.len() <= LONGEST) {
        steps.push(step);
        at = at.parent()?;
    }
    let fits = |path: &str| {
        let mut known = path.rsplit(' ');
        let same = |step: &Step<'_>| match (known.next(), step) {
            (Some(known), Step::Key(key)) => known == ANY || known == *key,
            (Some(known), Step::Index(_)) => known == ANY,
            (None, _) => false,
        };
        steps.iter().all(same) && known.next().is_none()
    };
    let found = THINGS.iter().find(|(_, path)| fits(path));
    found.map(|(thing, _)| *thing).or_else(|| {
        let in_items = spot.parent()?.step() == Some(Step::Key("items"));
        let kind = text(spot.value(), &["kind"])?;
        let is_item = in_items && matches!(kind, "Dashboard" | "Folder");
        (is_item && text(spot.value(), &["name"]).is_some()).then_some(Thing::Item)
    })
}

fn text<'v>(value: &'v Value, path: &[&str]) -> Option<&'v str> {
    let text = value.at(path).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}

/// What people call a thing.
pub(super) fn name(thing: Thing, spot: Spot<'_>, show: Show) -> String {
    let value = spot.value();
    let quoted = |path: &[&str]| {
        let text = shortened(text(value, path)?, TITLE, show);
        Some(format!("\"{text}\""))
    };
    let key = match spot.step() {
        Some(Step::Key(key)) => shortened(key, TITLE, show),
        Some(Step::Index(index)) => (index + 1).to_string(),
        None => String::new(),
    };
    match thing {
        Thing::Panel => panel(value, &key, show),
        Thing::Query => match quoted(&["spec", "name"]) {
            Some(name) => format!("query {key} {name}"),
            None => format!("query {key}"),
        },
        Thing::Group => match quoted(&["spec", "display", "title"]) {
            Some(title) => format!("group {title}"),
            None => format!("group {key}"),
        },
        Thing::Tab => match quoted(&["name"]) {
            Some(name) => format!("tab {name}"),
            None => format!("tab {key}"),
        },
        Thing::Place => {
            let reference = text(value, &["content", "$ref"]).unwrap_or_default();
            let key = reference.trim_start_matches("#/spec/panels/");
            let root = std::iter::successors(Some(spot), |spot| spot.parent()).last();
            let panels = root.and_then(|root| root.value().at(&["spec", "panels"]));
            let shown = panels.and_then(|panels| panels.get(key));
            let key = shortened(key, TITLE, show);
            format!(
                "place of {}",
                panel(shown.unwrap_or(&Value::Null), &key, show)
            )
        }
        Thing::Variable => match text(value, &["spec", "name"]) {
            Some(name) => format!("variable {}", shortened(name, TITLE, show)),
            None => format!("variable {key}"),
        },
        Thing::Annotation => match quoted(&["display", "name"]) {
            Some(name) => format!("annotation {name}"),
            None => format!("annotation {key}"),
        },
        Thing::Link => match quoted(&["name"]).or_else(|| quoted(&["url"])) {
            Some(name) => format!("link {name}"),
            None => format!("link {key}"),
        },
        Thing::Datasource => format!("datasource {key}"),
        Thing::Item => {
            let name = text(value, &["name"]).unwrap_or_default();
            let kind = text(value, &["kind"]).unwrap_or_default().to_lowercase();
            format!("{kind} {}", shortened(name, TITLE, show))
        }
    }
}

fn panel(panel: &Value, key: &str, show: Show) -> String {
    match text(panel, &["spec", "display", "name"]) {
        Some(title) => format!("panel \"{}\" ({key})", shortened(title, TITLE, show)),
        None => format!("panel {key}"),
    }
}

/// What a thing that comes or goes is, in a few words.
pub(super) fn summary(value: &Value) -> String {
    let mut parts = Vec::new();
    let kinds: [&[&str]; 3] = [&["spec", "plugin", "kind"], &["plugin", "kind"], &["kind"]];
    parts.extend(
        kinds
            .iter()
            .find_map(|path| text(value, path))
            .map(str::to_owned),
    );
    for key in ["x", "y", "width", "height"] {
        if let Some(number) = value.get(key).and_then(Value::as_number) {
            parts.push(format!("{key} {}", number.as_str()));
        }
    }
    let spec = value.get("spec").unwrap_or(value);
    for (key, noun) in [
        ("panels", "panel"),
        ("variables", "variable"),
        ("queries", "query"),
        ("tabs", "tab"),
        ("items", "item"),
    ] {
        let count = match spec.get(key) {
            Some(Value::Sequence(items)) => items.len(),
            Some(Value::Mapping(mapping)) => mapping.len(),
            _ => 0,
        };
        match count {
            0 => {}
            1 => parts.push(format!("1 {noun}")),
            // The only noun with another plural.
            count if noun == "query" => parts.push(format!("{count} queries")),
            count => parts.push(super::super::words::count(count, noun)),
        }
    }
    parts.join(", ")
}

/// The way from a thing to something in it: `plugin.spec.thresholds.steps[0].value`.
pub(super) fn path(from: Option<Spot<'_>>, to: Spot<'_>, show: Show) -> String {
    let mut steps = Vec::new();
    let mut at = Some(to);
    while let Some(spot) = at.filter(|spot| Some(*spot) != from) {
        steps.extend(spot.step());
        at = spot.parent();
    }
    steps.reverse();
    // Everything of a thing stands in its spec.
    if steps.len() > 1 && steps[0] == Step::Key("spec") {
        steps.remove(0);
    }
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Index(index) => {
                write!(path, "[{index}]").expect("a string takes everything");
            }
            Step::Key(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$');
                let key = shortened(key, TITLE, show);
                if !key.is_empty() && key.chars().all(is_word) {
                    path.push_str(&key);
                } else {
                    path.push_str(&json(&Value::from(key), Layout::Compact));
                }
            }
        }
    }
    path
}
