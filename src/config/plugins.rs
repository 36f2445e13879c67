//! Plugins of somebody's own, as the configuration names them.

use crate::doc::NodeRef;
use crate::schema::{PrivatePlugin, Slot};

/// An entry of `plugins`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PluginEntry {
    /// A directory with a package, or with directories of packages, relative to the root.
    Directory(String),
    /// A kind that is taken with any options, in each of these slots.
    Kinds(Vec<PrivatePlugin>),
}

/// Reads the list leniently: what the schema refuses is left out.
pub(super) fn read(list: NodeRef<'_>) -> Vec<PluginEntry> {
    let entry = |item: NodeRef<'_>| {
        if let Some(directory) = item.text() {
            return Some(PluginEntry::Directory(directory.to_owned()));
        }
        let kind = item.get("kind")?.text()?;
        let slots = match item.get("slot").and_then(NodeRef::text) {
            Some(word) => vec![Slot::parse(word)?],
            None => Slot::ALL.to_vec(),
        };
        let plugins = slots.into_iter().map(|slot| PrivatePlugin::any(slot, kind));
        Some(PluginEntry::Kinds(plugins.collect()))
    };
    list.items().filter_map(entry).collect()
}
