//! Which files hold something that Git could not bring back.
//!
//! Git itself is asked, because only it knows what it would store of a file. Where there is none,
//! or it does not answer, nothing is known and nothing said.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::paths::join;
use crate::store;

/// How many files are asked for at once: systems limit how long a command line is.
const AT_ONCE: usize = 200;

/// Variables by which a hook of Git has every child work on the repository of the hook.
pub(super) const OF_HOOKS: [&str; 3] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

/// The files among these, paths without links, that differ from what was committed or were never
/// added. What Git ignores was never meant to come back.
pub(super) fn among(files: &[&Path]) -> BTreeSet<PathBuf> {
    let mut trees: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for file in files {
        let mut around = file.ancestors().skip(1);
        if let Some(tree) = around.find(|above| store::exists(&above.join(".git"))) {
            trees.entry(tree).or_default().push(file);
        }
    }
    let mut uncommitted = BTreeSet::new();
    for (tree, files) in trees {
        for files in files.chunks(AT_ONCE) {
            let told = ask(tree, files).unwrap_or_default();
            let is_told = |file: &&&Path| {
                let below = file.strip_prefix(tree).map(join).unwrap_or_default();
                told.contains(&below)
            };
            uncommitted.extend(files.iter().filter(is_told).map(|file| file.to_path_buf()));
        }
    }
    uncommitted
}

/// Asks Git: the paths of the files that differ, from the root of the work tree.
fn ask(tree: &Path, files: &[&Path]) -> Option<BTreeSet<String>> {
    let mut git = Command::new("git");
    git.arg("-C").arg(tree).args([
        "--no-optional-locks",
        "--literal-pathspecs",
        // It would start a program that the repository names.
        "-c",
        "core.fsmonitor=false",
        "status",
        "--porcelain=v1",
        "-z",
        "--untracked-files=all",
        "--no-renames",
        "--",
    ]);
    let below = |file: &Path| file.strip_prefix(tree).map(Path::to_owned);
    git.args(files.iter().filter_map(|file| below(file).ok()));
    for name in OF_HOOKS {
        git.env_remove(OsStr::new(name));
    }
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = output.ok().filter(|output| output.status.success())?;
    let told = output.stdout.split(|byte| *byte == 0);
    // Two letters say how it differs; a blank is behind them.
    let paths = told.filter_map(|line| line.get(3..));
    let paths = paths.map(|path| String::from_utf8_lossy(path).into_owned());
    Some(paths.collect())
}
