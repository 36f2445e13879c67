//! What the schema of `perscope.yaml` cannot say: globs that are well formed and match nothing,
//! because the paths they are held against start at the file's own directory and have no `..`.

use std::ops::Range;

use crate::doc::{Document, NodeRef};
use crate::schema::{Problem, ProblemKind};

/// The globs of a configuration that cannot match any path.
pub(crate) fn problems(document: &Document) -> Vec<Problem<'_>> {
    let Some(root) = document.root() else {
        return Vec::new();
    };
    let lists = [root.get("workspaces"), root.get("exclude")];
    let entries = [root.get("overrides"), root.at(&["promql", "dialects"])];
    let entries = entries.into_iter().flatten().flat_map(NodeRef::items);
    let lists = lists.into_iter().flatten();
    let lists = lists.chain(entries.filter_map(|entry| entry.get("paths")));
    let allowed = root.get("allow").into_iter().flat_map(NodeRef::items);
    let allowed = allowed.filter_map(|entry| entry.get("path"));
    let listed = lists.flat_map(NodeRef::items).chain(allowed);
    let listed = listed.filter_map(|node| Some((node, node.text()?, false)));
    let projects = root.get("projects").into_iter().flat_map(NodeRef::fields);
    let projects = projects.map(|entry| (entry.value, entry.key.text(), true));
    let problem = |(node, glob, on_key)| {
        let (range, hint) = fault(glob)?;
        let what = &glob[range.clone()];
        let kind = ProblemKind::Malformed {
            format: "glob".to_owned(),
            detail: format!("`{what}` in a glob, which then matches nothing"),
            hint: Some(hint.to_owned()),
            range: Some(range),
        };
        Some(Problem {
            kind,
            node,
            on_key,
            in_plugin: false,
        })
    };
    listed.chain(projects).filter_map(problem).collect()
}

/// The part of a glob that no path has, with what to do.
fn fault(glob: &str) -> Option<(Range<usize>, &'static str)> {
    let pattern = glob.strip_prefix('!').unwrap_or(glob);
    let pattern = pattern.strip_prefix('/').unwrap_or(pattern);
    let mut at = glob.len() - pattern.len();
    let pattern = pattern.strip_suffix('/').unwrap_or(pattern);
    for component in pattern.split('/') {
        let end = at + component.len();
        match component {
            ".." => {
                return Some((
                    at..end,
                    "A configuration speaks of what lies beside and below it.",
                ));
            }
            "." => {
                return Some((
                    at..end,
                    "Write the path from the directory of the configuration.",
                ));
            }
            // Between two slashes; the first of them is shown.
            "" if !pattern.is_empty() => {
                let slashes = at.saturating_sub(1)..(at + 1).min(glob.len());
                return Some((slashes, "Write one slash."));
            }
            _ => at = end + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Globs;
    use crate::doc;
    use crate::text::{FileId, SourceFile};

    /// `⟦` and `⟧` mark the part at fault; a glob without marks matches something.
    #[track_caller]
    fn check(marked: &str) {
        let glob = marked.replace(['⟦', '⟧'], "");
        let shown = match fault(&glob) {
            None => glob.clone(),
            Some((range, _)) => format!(
                "{}⟦{}⟧{}",
                &glob[..range.start],
                &glob[range.clone()],
                &glob[range.end..]
            ),
        };
        assert_eq!(shown, marked);
        if glob == marked {
            return;
        }
        for path in ["a", "b", "a/a", "a/b", "b/a"] {
            assert!(!Globs::new([glob.as_str()]).cover(path), "{glob} on {path}");
            let taken_back = Globs::new(["*", &format!("!{glob}")]);
            assert!(taken_back.cover(path), "{glob} on {path}");
        }
    }

    #[test]
    fn globs_know_no_way_up() {
        for marked in [
            "⟦..⟧/a",
            "⟦..⟧",
            "a/⟦..⟧/b",
            "a/⟦..⟧",
            "/⟦..⟧/a",
            "!⟦..⟧/a",
            "⟦.⟧/a",
            "a/⟦.⟧/b",
            "⟦.⟧",
            "a⟦//⟧b",
            "⟦//⟧a",
            "a⟦//⟧",
        ] {
            check(marked);
        }
        for glob in [
            "a", "/a", "a/", "/a/b/", "!a", "**/a", ".a", "..a", "a/...", "/", "",
        ] {
            check(glob);
        }
    }

    #[test]
    fn every_glob_of_a_configuration_is_looked_at() {
        let text = "workspaces: [../a, b]\nexclude: [./c]\nprojects: {../d: e, f: g}\nx: [../y]\n\
                    overrides: [{paths: [h, ../i]}]\npromql: {dialects: [{paths: [./j]}]}\n\
                    allow: [{path: k/../l}]\n";
        let file = SourceFile::new(FileId(0), "perscope.yaml", text);
        let parsed = doc::parse(&file);
        let found = problems(&parsed[0].document);
        let pointers = found
            .iter()
            .map(|problem| problem.node.pointer().to_string());
        let pointers: Vec<_> = pointers.collect();
        assert_eq!(
            pointers,
            [
                "/workspaces/0",
                "/exclude/0",
                "/overrides/0/paths/1",
                "/promql/dialects/0/paths/0",
                "/allow/0/path",
                "/projects/..~1d",
            ]
        );
    }
}
