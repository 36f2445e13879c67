//! Which lines of a work tree differ from a Git reference.
//!
//! Git itself is asked: for the commit at which the reference and the work tree parted, for what
//! has changed since, committed or not, and for files that it does not know yet. Nothing that a
//! repository says makes it start another program.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::uncommitted::OF_HOOKS;

/// The lines that have changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// By the path from the root of the work tree.
    files: BTreeMap<String, Lines>,
}

/// The changed lines of a file.
#[derive(Debug, PartialEq, Eq)]
enum Lines {
    /// The file is new to Git.
    All,
    /// Lines, counted from 1.
    These(Vec<RangeInclusive<usize>>),
}

/// Why nobody knows what has changed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoChanges {
    /// A fragment without a final stop.
    pub(crate) message: String,
    /// What to do about it: a full sentence.
    pub(crate) hint: Option<String>,
}

impl NoChanges {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
        }
    }

    fn hint(mut self, sentence: impl Into<String>) -> Self {
        self.hint = Some(sentence.into());
        self
    }
}

impl Changes {
    /// What has changed in the work tree around a directory since it parted from a reference.
    pub(crate) fn since(cwd: &Path, reference: &str) -> Result<Self, NoChanges> {
        // Git would take it for an option.
        if reference.starts_with('-') || reference.is_empty() {
            let shown = reference.escape_debug();
            return Err(NoChanges::new(format!("`{shown}` is no reference of Git")));
        }
        let root = told(cwd, &["rev-parse", "--show-toplevel"])?
            .ok_or_else(|| NoChanges::new("the working directory is in no Git repository"))?;
        let root = Path::new(root.trim_end_matches('\n'));
        let commit = parted(root, reference)?;
        let diff = told(
            root,
            &[
                "diff",
                "--unified=0",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                &commit,
                "--",
            ],
        )?;
        let mut changes = Self::default();
        let failed = || NoChanges::new(format!("git does not tell what differs from {reference}"));
        changes.read(&diff.ok_or_else(failed)?);
        let new = told(root, &["ls-files", "-z", "--others", "--exclude-standard"])?;
        let new = new.ok_or_else(failed)?;
        for path in new.split('\0').filter(|path| !path.is_empty()) {
            changes.files.insert(path.to_owned(), Lines::All);
        }
        Ok(changes)
    }

    /// Whether one of some lines of a file has changed. The path is that from the root of the work
    /// tree, lines are counted from 1.
    pub(crate) fn touch(&self, path: &str, lines: &RangeInclusive<usize>) -> bool {
        match self.files.get(path) {
            None => false,
            Some(Lines::All) => true,
            Some(Lines::These(changed)) => changed
                .iter()
                .any(|run| run.start() <= lines.end() && lines.start() <= run.end()),
        }
    }

    /// Reads a difference without lines of context.
    fn read(&mut self, diff: &str) {
        let mut file = None;
        // How many lines of the hunk are still to come: what they hold may look like anything.
        let mut content = 0;
        for line in diff.split('\n') {
            if content > 0 {
                if !line.starts_with('\\') {
                    content -= 1;
                }
                continue;
            }
            if let Some(path) = line.strip_prefix("+++ ") {
                file = path_of(path);
            } else if let Some((old, (start, new))) = hunk(line) {
                content = old + new;
                // What stands around a removal is there in another way.
                let run = match new {
                    0 => start..=start + 1,
                    new => start..=start + new - 1,
                };
                if let Some(path) = &file {
                    let lines = self.files.entry(path.clone());
                    let lines = lines.or_insert_with(|| Lines::These(Vec::new()));
                    if let Lines::These(runs) = lines {
                        runs.push(run);
                    }
                }
            }
        }
    }
}

/// The commit at which a reference and what is checked out parted.
fn parted(root: &Path, reference: &str) -> Result<String, NoChanges> {
    if let Some(commit) = told(root, &["merge-base", reference, "HEAD"])? {
        return Ok(commit.trim().to_owned());
    }
    let name = format!("{reference}^{{commit}}");
    let known = told(root, &["rev-parse", "--verify", "--quiet", &name])?;
    let shallow = told(root, &["rev-parse", "--is-shallow-repository"])?;
    let is_shallow = shallow.is_some_and(|told| told.trim() == "true");
    let shown = reference.escape_debug();
    let branch = reference.strip_prefix("origin/").unwrap_or(reference);
    let branch = branch.escape_debug();
    match known {
        _ if is_shallow => Err(NoChanges::new(format!(
            "this clone of the repository is too shallow to tell what differs from `{shown}`"
        ))
        .hint(format!(
            "Run `git fetch --unshallow origin {branch}` first, or have the job clone everything."
        ))),
        // Histories without a common commit are compared as they are.
        Some(commit) => Ok(commit.trim().to_owned()),
        None => Err(
            NoChanges::new(format!("Git knows no reference `{shown}`")).hint(format!(
                "Run `git fetch origin {branch}` first, or name another one: --changed=REF."
            )),
        ),
    }
}

/// What Git tells; none if it refuses.
fn told(directory: &Path, args: &[&str]) -> Result<Option<String>, NoChanges> {
    let output = git(directory, args).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => NoChanges::new("git is not installed")
            .hint("--changed asks it which lines have changed."),
        _ => NoChanges::new(format!("git cannot be run: {error}")),
    })?;
    let text = || String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(output.status.success().then(text))
}

fn git(directory: &Path, args: &[&str]) -> io::Result<Output> {
    let mut git = Command::new("git");
    git.arg("-C").arg(directory).args([
        "--no-optional-locks",
        // It would start a program that the repository names.
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.quotePath=false",
    ]);
    git.args(args);
    for name in OF_HOOKS {
        git.env_remove(OsStr::new(name));
    }
    git.stdin(Stdio::null()).stderr(Stdio::null()).output()
}

/// The path behind `+++ `; none if the file is gone.
fn path_of(text: &str) -> Option<String> {
    let text = text.strip_suffix('\r').unwrap_or(text);
    let text = text.strip_suffix('\t').unwrap_or(text);
    let unquoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let path = match unquoted {
        Some(quoted) => unescaped(quoted),
        None => text.to_owned(),
    };
    path.strip_prefix("b/").map(str::to_owned)
}

/// A text as Git quotes it, like a string in C.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'r') => bytes.push(b'\r'),
            Some(digit @ b'0'..=b'3') => {
                let more = [rest.next(), rest.next()];
                let digits = [Some(digit), more[0], more[1]];
                let value = digits.iter().flatten().fold(0_u32, |value, digit| {
                    value * 8 + u32::from(digit.wrapping_sub(b'0') & 7)
                });
                bytes.push(u8::try_from(value & 0xff).unwrap_or_default());
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the head of a hunk says: the number of old lines, and the first of the new lines with their
/// number.
fn hunk(line: &str) -> Option<(usize, (usize, usize))> {
    let (ranges, _) = line.strip_prefix("@@ -")?.split_once(" @@")?;
    let (old, new) = ranges.split_once(" +")?;
    let range = |text: &str| -> Option<(usize, usize)> {
        match text.split_once(',') {
            Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
            None => Some((text.parse().ok()?, 1)),
        }
    };
    Some((range(old)?.1, range(new)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the lines 1 to 9 of a file have changed.
    #[track_caller]
    fn check(diff: &str, path: &str, expected: &[usize]) {
        let mut changes = Changes::default();
        changes.read(diff);
        let touched = (1..=9).filter(|line| changes.touch(path, &(*line..=*line)));
        assert_eq!(touched.collect::<Vec<_>>(), expected, "{diff}");
    }

    #[test]
    fn hunks_become_lines() {
        let diff = "diff --git a/x.yaml b/x.yaml\nindex 1..2 100644\n--- a/x.yaml\n+++ b/x.yaml\n\
                    @@ -2 +2,2 @@ name:\n-a\n+b\n+c\n@@ -5,2 +6,0 @@\n-d\n-e\n@@ -9 +9 @@\n-f\n\
                    \\ No newline at end of file\n+g\n";
        check(diff, "x.yaml", &[2, 3, 6, 7, 9]);
        check(diff, "y.yaml", &[]);
    }

    #[test]
    fn what_lines_hold_is_not_taken_for_heads() {
        let diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n-- a/y\n-@@ -1 +1 @@\n+++ b/y\n+@@ -5 +5 @@\n\
                    +z\n--- a/z\n+++ b/z\n@@ -0,0 +1 @@\n+q\n";
        check(diff, "x", &[1, 2, 3]);
        check(diff, "y", &[]);
        check(diff, "z", &[1]);
    }

    #[test]
    fn odd_names_are_read() {
        let of = |name: &str| format!("--- /dev/null\n+++ {name}\n@@ -0,0 +1 @@\n+a\n");
        check(&of("b/a b.yaml\t"), "a b.yaml", &[1]);
        check(&of(r#""b/a\"\\\t\303\244.yaml""#), "a\"\\\tä.yaml", &[1]);
        check("--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "x", &[]);
    }

    #[test]
    fn options_are_no_references() {
        let error = Changes::since(Path::new("."), "--output=x").unwrap_err();
        assert_eq!(error.message, "`--output=x` is no reference of Git");
    }
}
