//! The servers that a workspace is written to, as the configuration names them.
//!
//! Nothing secret stands here, and nothing that weakens a check: who can change a file of the
//! working tree must be able to steal nothing.

use crate::doc::NodeRef;

/// An entry of `servers`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServerEntry {
    /// What it is called.
    pub(crate) name: String,
    /// Its address, or `file:` and a directory, relative to the root.
    pub(crate) url: String,
    /// The file with certificates of those who vouch for it, relative to the root.
    pub(crate) ca_file: Option<String>,
}

/// Reads the mapping leniently: what the schema refuses is left out.
pub(super) fn read(servers: NodeRef<'_>) -> Vec<ServerEntry> {
    let text = |node: NodeRef<'_>, key| node.get(key)?.text().map(str::to_owned);
    let entries = servers.fields().filter_map(|entry| {
        let name = entry.key.text().to_owned();
        let (url, ca_file) = match entry.value.text() {
            Some(url) => (url.to_owned(), None),
            None => (text(entry.value, "url")?, text(entry.value, "ca-file")),
        };
        Some(ServerEntry { name, url, ca_file })
    });
    entries.collect()
}
