//! Globs of the configuration: the rules of `.gitignore`, on paths from the root of a workspace.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Globs that match paths together; a later `!glob` takes back what an earlier one matched.
#[derive(Debug, Clone)]
pub(crate) struct Globs(Gitignore);

impl Default for Globs {
    fn default() -> Self {
        Self(Gitignore::empty())
    }
}

impl Globs {
    /// Compiles globs; what is none is left out, because the schema reports it.
    pub(crate) fn new<'g>(globs: impl IntoIterator<Item = &'g str>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        for glob in globs {
            let _ = builder.add_line(None, glob);
        }
        Self(builder.build().unwrap_or_else(|_| Gitignore::empty()))
    }

    /// Whether they match a file, or a directory around it. The path is relative, with `/`.
    pub(crate) fn cover(&self, path: &str) -> bool {
        !path.starts_with('/') && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether they match this directory itself.
    pub(crate) fn match_directory(&self, path: &str) -> bool {
        self.0.matched(path, true).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(globs: &[&str], path: &str, covered: bool) {
        let globs = Globs::new(globs.iter().copied());
        assert_eq!(globs.cover(path), covered, "{globs:?} on {path}");
    }

    #[test]
    fn globs_work_as_in_gitignore() {
        check(&["old"], "old/a.yaml", true);
        check(&["old"], "new/old/a.yaml", true);
        check(&["/old"], "new/old/a.yaml", false);
        check(&["*.json"], "a/b.json", true);
        check(&["a/*.json"], "a/b/c.json", false);
        check(&["a/**/*.json"], "a/b/c.json", true);
        check(&["*.yaml", "!keep.yaml"], "keep.yaml", false);
        check(&[], "a", false);
        check(&["a"], "/a", false);
    }

    #[test]
    fn directories_are_matched_by_themselves() {
        let globs = Globs::new(["envs/*"]);
        assert!(globs.match_directory("envs/prod"));
        assert!(!globs.match_directory("envs/prod/team"));
        assert!(!globs.match_directory("envs"));
    }
}
