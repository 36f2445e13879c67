//! Which files hold something that Git could not bring back.
//!
//! Git itself is asked, because only it knows what it would store of a file. Only a file of which it
//! says that it was committed as it is can be brought back: not one that Git ignores or was told not
//! to look at, and none where it does not answer. Outside of a work tree nobody expects Git to.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::fix::Left;
use super::paths::join;
use crate::store;

/// How many files are asked for at once: systems limit how long a command line is.
const AT_ONCE: usize = 200;

/// Variables by which a hook of Git has every child work on the repository of the hook.
pub(super) const OF_HOOKS: [&str; 3] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

/// The files among these, paths without links, in a work tree of Git that it could not bring back,
/// with why.
pub(super) fn among(files: &[&Path]) -> BTreeMap<PathBuf, Left> {
    let mut trees: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for file in files {
        let mut around = file.ancestors().skip(1);
        if let Some(tree) = around.find(|above| store::exists(&above.join(".git"))) {
            trees.entry(tree).or_default().push(file);
        }
    }
    let mut uncommitted = BTreeMap::new();
    for (tree, files) in trees {
        for files in files.chunks(AT_ONCE) {
            let committed = committed(tree, files);
            for file in files {
                let below = file.strip_prefix(tree).map(join).unwrap_or_default();
                let why = match &committed {
                    Some(committed) if committed.contains(&below) => continue,
                    Some(_) => Left::Uncommitted,
                    None => Left::Unknown,
                };
                uncommitted.insert(file.to_path_buf(), why);
            }
        }
    }
    uncommitted
}

/// The files that are as they were committed, as paths from the root of the work tree; none if Git
/// does not answer.
fn committed(tree: &Path, files: &[&Path]) -> Option<BTreeSet<String>> {
    let status = [
        "status",
        "--porcelain=v1",
        "--untracked-files=all",
        "--no-renames",
    ];
    // Two letters say how it differs; a blank is behind them.
    let differing = ask(tree, &status, files)?;
    let differing = differing.iter().filter_map(|line| line.get(3..));
    let differing: BTreeSet<&str> = differing.collect();
    // Other letters than this one mark what Git takes for unchanged without looking.
    let watched = ask(tree, &["ls-files", "-v"], files)?;
    let watched = watched.iter().filter_map(|line| line.strip_prefix("H "));
    let committed = watched.filter(|path| !differing.contains(path));
    Some(committed.map(str::to_owned).collect())
}

/// Asks Git about files: the lines it answers with.
fn ask(tree: &Path, command: &[&str], files: &[&Path]) -> Option<Vec<String>> {
    let mut git = Command::new("git");
    git.arg("-C").arg(tree).args([
        "--no-optional-locks",
        "--literal-pathspecs",
        // It would start a program that the repository names.
        "-c",
        "core.fsmonitor=false",
    ]);
    git.args(command).args(["-z", "--"]);
    let below = |file: &Path| file.strip_prefix(tree).map(Path::to_owned);
    git.args(files.iter().filter_map(|file| below(file).ok()));
    for name in OF_HOOKS {
        git.env_remove(OsStr::new(name));
    }
    // A repository further up would answer with other paths.
    if let Some(above) = tree.parent() {
        git.env("GIT_CEILING_DIRECTORIES", above);
    }
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = output.ok().filter(|output| output.status.success())?;
    let lines = output.stdout.split(|byte| *byte == 0);
    let lines = lines.map(|line| String::from_utf8_lossy(line).into_owned());
    Some(lines.collect())
}
