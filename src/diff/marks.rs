//! By what an item of a list is recognised: its content, its name, or what it is about.
//!
//! Everything here is a hash. Two items with the same hash by accident are compared with each
//! other, which makes a difference harder to read and never wrong.

use super::tree::{NodeId, Renames, Tree, hash_of};
use crate::doc::Value;

/// What an item of a list is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks<'v> {
    /// All it holds.
    pub(super) content: u64,
    /// What it is called among its like.
    pub(super) name: Option<u64>,
    /// Whether an item of another name is another item, and no renamed one.
    pub(super) fixed: bool,
    /// What tells it from others where the name does not, the strongest first.
    pub(super) hints: [Option<u64>; 2],
    /// The text by which similar ones are told apart, such as a query.
    pub(super) text: Option<&'v str>,
    /// What it is: nothing else can have become of it.
    pub(super) sort: u64,
}

/// Where an item says what it is called: what an item of a grid shows; variables and queries;
/// groups of panels; annotations; tabs, columns, subjects and items of folders; and others.
const NAMES: [&[&str]; 9] = [
    &["content", "$ref"],
    &["spec", "name"],
    &["spec", "display", "title"],
    &["display", "name"],
    &["name"],
    &["id"],
    &["key"],
    &["title"],
    &["label"],
];

/// Whether an item whose name stands at one of these places is no longer the same under another:
/// of queries, annotations, groups and columns the name is just a title.
fn is_fixed(place: usize, kind: Option<&str>) -> bool {
    match place {
        0 => true,
        1 => kind.is_some_and(|kind| !kind.ends_with("Query")),
        4 => kind.is_some(),
        _ => false,
    }
}

/// Where the kind of an item's plugin stands.
const PLUGIN_KINDS: [&[&str]; 2] = [&["spec", "plugin", "kind"], &["plugin", "kind"]];

impl<'v> Marks<'v> {
    /// The marks of an item. Panels count under their new keys.
    pub(super) fn of(tree: &Tree<'v>, item: NodeId, renames: &Renames<'v>) -> Self {
        let value = tree.value(item);
        let mut marks = Self {
            content: tree.hash(item),
            name: None,
            fixed: false,
            hints: [None, None],
            text: None,
            sort: 0,
        };
        let text = |path: &[&str]| value.at(path).and_then(Value::as_str);
        match value {
            Value::Mapping(_) => {
                let kind = text(&["kind"]);
                let plugin = PLUGIN_KINDS.iter().find_map(|path| text(path));
                marks.sort = hash_of(&(1u8, kind));
                marks.hints[1] = plugin.map(hash_of);
                if let Some(url) = text(&["url"]) {
                    marks.name = Some(hash_of(url));
                    marks.hints[0] = text(&["name"]).map(hash_of);
                    return marks;
                }
                for (at, path) in NAMES.iter().enumerate() {
                    let Some(name) = text(path).filter(|name| !name.is_empty()) else {
                        continue;
                    };
                    let name = renames.renamed(path.last().copied(), name);
                    marks.name = Some(hash_of(&(at, name)));
                    marks.fixed = is_fixed(at, kind);
                    break;
                }
                let options = value.at(&["spec", "plugin", "spec"]);
                let query = options.and_then(|it| it.get("query").or_else(|| it.get("expr")));
                marks.text = query.and_then(Value::as_str);
                let asked = marks.text.map(|text| hash_of(&(plugin, text)));
                marks.hints[0] = panels(value, renames).or(asked);
            }
            Value::Sequence(_) => marks.sort = hash_of(&2u8),
            _ => marks.sort = hash_of(&3u8),
        }
        marks
    }
}

/// What a group shows, in whatever order; none if it is no group, or an empty one.
fn panels<'v>(group: &'v Value, renames: &Renames<'v>) -> Option<u64> {
    let mut sum: Option<u64> = None;
    for item in items_of_group(group) {
        let Some(Value::String(text)) = item.at(&["content", "$ref"]) else {
            continue;
        };
        let panel = hash_of(&renames.renamed(Some("$ref"), text));
        sum = Some(sum.unwrap_or_default().wrapping_add(panel));
    }
    sum
}

/// The items of a group, of all of its tabs, or of one tab.
fn items_of_group(group: &Value) -> impl Iterator<Item = &Value> {
    let spec = group.get("spec").unwrap_or(group);
    let in_tabs = list(spec, "tabs").iter().flat_map(|tab| list(tab, "items"));
    list(spec, "items").iter().chain(in_tabs)
}

/// The items of the list under a key; none if there is no list.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    let list = value.get(key).and_then(Value::as_sequence);
    list.unwrap_or_default()
}
