//! `perscope.yaml`: what a workspace is and how it is seen; and the comments that switch rules off
//! where they stand.
//!
//! `schema` says what is wrong with the file, and [`problems`] what no schema can say; here it is
//! read, as far as it is right. Nothing here looks for the file or opens it; `session` does.

mod allowed;
mod baseline;
mod date;
mod directive;
mod generated;
mod globs;
mod plugins;
mod problems;
mod promql;
mod servers;

use std::sync::Arc;

pub(crate) use allowed::Allowed;
pub(crate) use baseline::{Baseline, Known, is_baseline};
pub(crate) use date::Date;
pub(crate) use directive::{Directive, MARKS, directive};
pub(crate) use generated::is_marked_generated;
pub(crate) use globs::{Globs, fixed_directory};
pub(crate) use plugins::PluginEntry;
pub(crate) use problems::problems;
pub(crate) use promql::PromqlSettings;
pub(crate) use servers::ServerEntry;

use std::ffi::OsStr;

use crate::doc::{Document, Entry, NodeRef, Origin};
use crate::text::SourceFile;

/// The name of the configuration file.
pub(crate) const FILE_NAME: &str = "perscope.yaml";

/// A name that is easily taken for it, and not read.
pub(crate) const MISNAMED: &str = "perscope.yml";

/// Whether a file of that name is meant as configuration, and holds no resources.
pub(crate) fn is_configuration(name: Option<&OsStr>) -> bool {
    name.is_some_and(|name| name == FILE_NAME || name == MISNAMED)
}

/// What a configuration file says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Config {
    /// Directories that are workspaces of their own.
    pub(crate) workspaces: Globs,
    /// The globs that name these directories, one by one.
    pub(crate) workspace_globs: Vec<String>,
    /// What is not looked at.
    pub(crate) exclude: Globs,
    /// What a program writes, so that nobody else does.
    pub(crate) generated: Globs,
    /// The project of resources that name none, by their file.
    projects: Vec<(Globs, String)>,
    /// Kinds of which everything is in the workspace, in the plural and in lower case.
    pub(crate) complete: Vec<String>,
    /// What there is to know about queries.
    pub(crate) promql: Arc<PromqlSettings>,
    /// The version of the server that stores the resources.
    pub(crate) perses: Option<String>,
    /// The servers that have a name here. Of two with the same, the last one counts.
    pub(crate) servers: Vec<ServerEntry>,
    /// The server to work with: a name, an address, or `file:` and a directory.
    pub(crate) server: Option<String>,
    /// The name of the profile that levels start from.
    pub(crate) profile: Option<String>,
    /// Plugins of somebody's own.
    pub(crate) plugins: Vec<PluginEntry>,
    /// Findings that are none.
    pub(crate) allowed: Vec<Allowed>,
    /// The files for which each override holds, in the order of the overrides.
    override_paths: Vec<Globs>,
    /// What was read, the file of the workspace last. Rules stay nodes of it: only `lint` knows
    /// which ones there are.
    documents: Vec<Arc<Document>>,
}

impl Config {
    /// Reads a configuration leniently: what the schema refuses is left out. The files that it
    /// extends come first. Of lists and mappings, what they say comes first; of everything else,
    /// the last one counts.
    pub(crate) fn read(documents: Vec<Arc<Document>>) -> Self {
        let roots: Vec<NodeRef<'_>> = documents.iter().filter_map(|it| it.root()).collect();
        let all = |key: &'static str| roots.iter().filter_map(move |root| root.get(key));
        let texts = |key| all(key).flat_map(texts_of);
        let text = |key| {
            all(key)
                .filter_map(NodeRef::text)
                .next_back()
                .map(str::to_owned)
        };
        let project = |entry: Entry<'_>| {
            let project = entry.value.text()?.to_owned();
            Some((Globs::new([entry.key.text()]), project))
        };
        let promql = all("promql").next_back();
        let config = Self {
            workspaces: Globs::new(texts("workspaces")),
            workspace_globs: texts("workspaces").map(str::to_owned).collect(),
            exclude: Globs::new(texts("exclude")),
            generated: Globs::new(texts("generated")),
            projects: all("projects")
                .flat_map(NodeRef::fields)
                .filter_map(project)
                .collect(),
            promql: promql
                .map(|node| Arc::new(PromqlSettings::read(node)))
                .unwrap_or_default(),
            complete: texts("complete").map(str::to_owned).collect(),
            perses: text("perses"),
            servers: all("servers").flat_map(servers::read).collect(),
            server: text("server"),
            profile: text("profile"),
            plugins: all("plugins").flat_map(plugins::read).collect(),
            allowed: all("allow").flat_map(allowed::read).collect(),
            override_paths: all("overrides")
                .flat_map(NodeRef::items)
                .map(|node| Globs::new(node.get("paths").into_iter().flat_map(texts_of)))
                .collect(),
            documents: Vec::new(),
        };
        Self {
            documents,
            ..config
        }
    }

    /// The file of the workspace.
    pub(crate) fn source(&self) -> Option<&SourceFile> {
        match self.documents.last()?.origin() {
            Origin::File(file) => Some(file),
            Origin::Embedded { .. } => None,
        }
    }

    /// What is said about rules: mappings from their names, of which later ones count more.
    pub(crate) fn rules(&self) -> impl Iterator<Item = NodeRef<'_>> {
        let roots = self.documents.iter().filter_map(|document| document.root());
        roots.filter_map(|root| root.get("rules"))
    }

    /// What else is said about rules for some files, and for which.
    pub(crate) fn overrides(&self) -> impl Iterator<Item = (&Globs, NodeRef<'_>)> {
        let roots = self.documents.iter().filter_map(|document| document.root());
        let lists = roots.filter_map(|root| root.get("overrides"));
        let nodes = lists.flat_map(NodeRef::items);
        let nodes = self.override_paths.iter().zip(nodes);
        nodes.filter_map(|(paths, node)| Some((paths, node.get("rules")?)))
    }

    /// The project of resources that name none, in the file at a path from the root.
    pub(crate) fn project(&self, path: &str) -> Option<&str> {
        let mut matching = self.projects.iter().rev();
        let (_, project) = matching.find(|(globs, _)| globs.cover(path))?;
        Some(project)
    }
}

/// The items of `custom-rules`: names of files, and rules. What the rules mean is up to `lint`.
pub(crate) fn custom_rules(document: &Document) -> impl Iterator<Item = NodeRef<'_>> {
    let list = document.root().and_then(|root| root.get("custom-rules"));
    list.into_iter().flat_map(NodeRef::items)
}

/// The files that a configuration extends: each as it is written, with where that stands.
pub(crate) fn extended(document: &Document) -> Vec<NodeRef<'_>> {
    let Some(node) = document.root().and_then(|root| root.get("extends")) else {
        return Vec::new();
    };
    let is_text = |node: &NodeRef<'_>| node.text().is_some();
    let one = [node].into_iter().chain(node.items());
    one.filter(is_text).collect()
}

fn texts_of(list: NodeRef<'_>) -> impl Iterator<Item = &str> {
    list.items().filter_map(NodeRef::text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc;
    use crate::text::{FileId, SourceFile};

    fn read(text: &str) -> Config {
        let file = SourceFile::new(FileId(0), FILE_NAME, text);
        let document = Arc::clone(&doc::parse(&file)[0].document);
        Config::read(vec![document])
    }

    #[test]
    fn the_last_glob_that_matches_names_the_project() {
        let config = read("projects: {'*': all, /teams/a/: a, 'teams/a/shared/*.yaml': shared}");
        for (path, project) in [
            ("x.yaml", "all"),
            ("teams/b/x.yaml", "all"),
            ("teams/a/x.yaml", "a"),
            ("teams/a/shared/x.yaml", "shared"),
            ("teams/a/shared/x.json", "a"),
        ] {
            assert_eq!(config.project(path), Some(project), "{path}");
        }
        assert_eq!(read("").project("x.yaml"), None);
    }

    #[test]
    fn what_is_wrong_is_left_out() {
        let config = read("exclude: old\ncomplete: [users, [], roles]\nprojects: [a]\n");
        assert_eq!(config.complete, ["users", "roles"]);
        assert!(!config.exclude.cover("old"));
    }
}
