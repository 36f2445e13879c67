//! Which files of a directory are sources of dashboards.
//!
//! As in percli: every `.cue` file is one, and every `.go` file of a package `main`. Left out are
//! the directories that percli leaves out (`.git`, `.github`, `.idea`, `built`, `cue.mod`), and
//! those in which no source of one's own can be: the folder of the results, `vendor`,
//! `node_modules`, and what is hidden. Of Go files, tests and those without a function `main` are
//! left out as well: nobody can run them, and percli fails there. Links to files are followed,
//! links to directories are not.
//!
//! Each CUE file is evaluated for itself, as in percli, and not the files of a package together:
//! what comes of `cue eval FILE` would become something else if its neighbours were added.

use std::io;
use std::path::{Path, PathBuf};

use super::go::{GoFile, classify};
use super::outputs::lexical;
use crate::store;

/// The directories in which nothing is looked for, beside hidden ones and that of the results.
const NEVER: [&str; 4] = ["built", "cue.mod", "node_modules", "vendor"];

/// What a source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    /// CUE.
    Cue,
    /// Go.
    Go,
}

/// A file that yields dashboards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its path as it is shown, relative to the working directory unless that was named otherwise.
    pub(crate) path: PathBuf,
    /// What it is written in.
    pub(crate) language: Language,
}

/// Why a file that looks like a source is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passed {
    /// A Go file of a package that is no program.
    Library,
    /// A Go file of a program without its function `main`.
    Helper,
    /// A Go file with tests.
    Test,
}

/// What a directory holds, each list sorted by path.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The sources.
    pub(crate) sources: Vec<Source>,
    /// What looks like one and is none.
    pub(crate) passed: Vec<(PathBuf, Passed)>,
    /// What could not be read.
    pub(crate) errors: Vec<(PathBuf, io::Error)>,
}

impl Language {
    /// The language of a file, by its name.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "cue" => Some(Self::Cue),
            "go" => Some(Self::Go),
            _ => None,
        }
    }

    /// The program that evaluates it.
    pub(crate) fn tool(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Go => "go",
        }
    }

    /// How to get that program: a full sentence.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Cue => {
                "Install it (https://cuelang.org/docs/introduction/installation/) where PATH finds it."
            }
            Self::Go => "Install it (https://go.dev/doc/install) where PATH finds it.",
        }
    }
}

impl Passed {
    /// Why: a fragment.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Library => "it is not in package main",
            Self::Helper => "it has no function main",
            Self::Test => "it holds tests",
        }
    }
}

/// Finds the sources below a directory. `directory` and `folder`, where the results go, are
/// relative to `cwd` or absolute.
pub(crate) fn find(cwd: &Path, directory: &Path, folder: &Path) -> Found {
    let mut walk = Walk {
        cwd,
        folder: lexical(&cwd.join(folder)),
        found: Found::default(),
    };
    // `.` in front of every path would be noise, and percli leaves it out as well.
    let shown: PathBuf = directory.components().collect();
    let shown = shown.strip_prefix(".").map(Path::to_owned).unwrap_or(shown);
    walk.directory(&shown);
    walk.found
}

struct Walk<'a> {
    cwd: &'a Path,
    folder: PathBuf,
    found: Found,
}

impl Walk<'_> {
    /// Looks through a directory and those below. Real trees are not deep, and what the operating
    /// system opens has a longest path.
    fn directory(&mut self, shown: &Path) {
        let mut open = vec![shown.to_owned()];
        while let Some(shown) = open.pop() {
            match self.entries(&shown) {
                Ok(directories) => open.extend(directories),
                Err(error) => self.found.errors.push((shown, error)),
            }
        }
        self.found
            .sources
            .sort_by(|one, other| one.path.cmp(&other.path));
        self.found.passed.sort_by(|one, other| one.0.cmp(&other.0));
        self.found.errors.sort_by(|one, other| one.0.cmp(&other.0));
    }

    /// Looks at what stands right in a directory, and gives the directories among that.
    #[expect(clippy::disallowed_methods, reason = "sources are looked for")]
    fn entries(&mut self, shown: &Path) -> io::Result<Vec<PathBuf>> {
        let mut directories = Vec::new();
        for entry in std::fs::read_dir(self.cwd.join(shown))? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let path = shown.join(&name);
            if entry.file_type()?.is_dir() {
                let never = NEVER.iter().any(|never| name == *never);
                if !never && lexical(&self.cwd.join(&path)) != self.folder {
                    directories.push(path);
                }
            } else if let Some(language) = Language::of(&path) {
                self.file(path, language);
            }
        }
        Ok(directories)
    }

    fn file(&mut self, path: PathBuf, language: Language) {
        let absolute = self.cwd.join(&path);
        if !store::is_file(&absolute) {
            return;
        }
        let passed = match language {
            Language::Cue => None,
            Language::Go => match go_file(&absolute) {
                Ok(passed) => passed,
                Err(error) => return self.found.errors.push((path, error)),
            },
        };
        match passed {
            Some(why) => self.found.passed.push((path, why)),
            None => self.found.sources.push(Source { path, language }),
        }
    }
}

/// Why a Go file is no source; none if it is one.
fn go_file(path: &Path) -> io::Result<Option<Passed>> {
    if is_test(path) {
        return Ok(Some(Passed::Test));
    }
    let bytes = store::read_bytes(path)?;
    Ok(match classify(&String::from_utf8_lossy(&bytes)) {
        GoFile::Program => None,
        GoFile::Helper => Some(Passed::Helper),
        GoFile::Library => Some(Passed::Library),
    })
}

fn is_test(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with("_test.go")
}

/// The names of the files beside a program that belong to it and are no program themselves,
/// sorted; none if the directory cannot be read.
#[expect(clippy::disallowed_methods, reason = "sources are looked for")]
pub(super) fn helpers(program: &Path) -> Vec<PathBuf> {
    let entries = program.parent().map(std::fs::read_dir);
    let entries = entries.into_iter().flatten().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let paths = paths.filter(|path| Language::of(path) == Some(Language::Go) && path != program);
    let helpers = paths.filter(|path| matches!(go_file(path), Ok(Some(Passed::Helper))));
    let names = helpers.filter_map(|path| path.file_name().map(PathBuf::from));
    let mut names: Vec<PathBuf> = names
        .filter(|name| !name.to_string_lossy().starts_with(['.', '_', '-']))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make files of their own")]
mod tests {
    use super::*;

    #[test]
    fn walks_find_what_can_be_run() {
        let dir = tempfile::tempdir().unwrap();
        let cwd = dir.path();
        let program = "package main\nfunc main() {}\n";
        for (path, text) in [
            ("a.cue", ""),
            ("b.go", program),
            ("go/lib/lib.go", "package lib\n"),
            ("go/app/app.go", program),
            ("go/app/help.go", "package main\n"),
            ("go/app/app_test.go", program),
            ("deep/built/x.cue", ""),
            ("vendor/x.cue", ""),
            ("node_modules/x.cue", ""),
            ("cue.mod/module.cue", ""),
            (".hidden/x.cue", ""),
            (".x.cue", ""),
            ("results/x.cue", ""),
            ("deep/results/y.cue", ""),
            ("readme.md", ""),
        ] {
            let path = cwd.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let shown = |found: &Found| -> Vec<String> {
            let paths = found.sources.iter().map(|source| source.path.display());
            paths.map(|path| path.to_string()).collect()
        };
        let folder = Path::new("results");
        let found = find(cwd, Path::new("."), folder);
        assert_eq!(
            shown(&found),
            ["a.cue", "b.go", "deep/results/y.cue", "go/app/app.go"]
        );
        let passed: Vec<_> = found.passed.iter().map(|(_, why)| *why).collect();
        assert_eq!(passed, [Passed::Test, Passed::Helper, Passed::Library]);
        let found = find(cwd, Path::new("./go/"), folder);
        assert_eq!(shown(&found), ["go/app/app.go"]);
        assert_eq!(
            helpers(&cwd.join("go/app/app.go")),
            [PathBuf::from("help.go")]
        );
        let found = find(cwd, Path::new("nowhere"), folder);
        assert_eq!(found.errors.len(), 1);
    }
}
