//! What `allow` in `perscope.yaml` says: which findings are none, where, why, and until when.

use super::{Date, Globs};
use crate::doc::NodeRef;
use crate::finding::Place;

/// An entry of `allow`.
#[derive(Debug, Clone)]
pub(crate) struct Allowed {
    /// Where the entry stands: the name of its rule.
    pub(crate) place: Place,
    /// The rule or group.
    pub(crate) rule: String,
    /// The files; everywhere without it.
    pub(crate) path: Option<Globs>,
    /// The node, with all that is below it.
    pub(crate) pointer: Option<String>,
    /// The name of the resource.
    pub(crate) name: Option<String>,
    /// The last day on which it holds, and where it stands.
    pub(crate) until: Option<(Date, Place)>,
}

/// Reads the entries; what the schema refuses is left out.
pub(super) fn read(list: NodeRef<'_>) -> Vec<Allowed> {
    list.items().filter_map(entry).collect()
}

fn entry(node: NodeRef<'_>) -> Option<Allowed> {
    let document = node.document();
    let text = |key: &str| node.get(key).and_then(NodeRef::text);
    let rule = node.get("rule")?;
    let until = node.get("until").and_then(|until| {
        let date = Date::parse(until.text()?)?;
        Some((date, document.place(until)))
    });
    Some(Allowed {
        place: document.place(rule),
        rule: rule.text()?.to_owned(),
        path: text("path").map(|glob| Globs::new([glob])),
        pointer: text("pointer").map(str::to_owned),
        name: text("name").map(str::to_owned),
        until,
    })
}
