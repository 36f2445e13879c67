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

/// The directory in which all lies that a glob matches, as far as its text says: its parts before
/// the first wildcard. None if it may match in any directory, or takes back what others match.
pub(crate) fn fixed_directory(glob: &str) -> Option<&str> {
    let path = glob.strip_suffix('/').unwrap_or(glob);
    if path.starts_with('!') || !path.contains('/') {
        return None;
    }
    let path = path.strip_prefix('/').unwrap_or(path);
    let fixed = match path.find(['*', '?', '[', '{', '\\']) {
        Some(wild) => &path[..path[..wild].rfind('/')?],
        None => path,
    };
    Some(fixed).filter(|fixed| !fixed.is_empty())
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
    fn globs_with_a_slash_stay_in_a_directory() {
        for (glob, fixed) in [
            ("envs/*", Some("envs")),
            ("/envs/*/a", Some("envs")),
            ("envs/prod/", Some("envs/prod")),
            ("/envs", Some("envs")),
            ("a/b*/c", Some("a")),
            ("envs", None),
            ("envs/", None),
            ("*", None),
            ("/*", None),
            ("*/a", None),
            ("!envs/*", None),
            ("\\!a/b", None),
            ("/", None),
        ] {
            assert_eq!(fixed_directory(glob), fixed, "{glob}");
        }
    }

    #[test]
    fn directories_are_matched_by_themselves() {
        let globs = Globs::new(["envs/*"]);
        assert!(globs.match_directory("envs/prod"));
        assert!(!globs.match_directory("envs/prod/team"));
        assert!(!globs.match_directory("envs"));
    }
}
