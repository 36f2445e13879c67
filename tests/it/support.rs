//! A directory to run the program in, and what came of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use assert_cmd::Command;
use tempfile::TempDir;

/// A resource without any finding.
pub(crate) const PROJECT: &str = "kind: Project\nmetadata:\n  name: shop\nspec: {}\n";

/// The same with an error, at line 3 of the file and column 1: `duplicate-key`.
pub(crate) const BROKEN: &str = "kind: Project\nmetadata: {name: shop}\nkind: Project\nspec: {}\n";

/// What `--format concise` says about [`BROKEN`] behind the path.
pub(crate) const BROKEN_FINDING: &str = "3:1: error[duplicate-key] the key `kind` is used twice";

/// Where percli's configuration file lies in a directory: nowhere near that of the account.
pub(crate) const PERCLICONFIG: &str = ".perses/config.json";

/// A project of that name.
pub(crate) fn project(name: &str) -> String {
    PROJECT.replace("shop", name)
}

/// A dashboard of the project `shop` with a text in it.
pub(crate) fn dashboard(name: &str, text: &str) -> String {
    format!(
        "kind: Dashboard\nmetadata: {{name: {name}, project: shop}}\nspec:\n  duration: 1h\n  \
         panels:\n    note:\n      kind: Panel\n      spec:\n        display: {{name: Note}}\n        \
         plugin: {{kind: Markdown, spec: {{text: {text}}}}}\n  layouts:\n    - kind: Grid\n      \
         spec:\n        items:\n          - {{x: 0, y: 0, width: 24, height: 4, \
         content: {{$ref: '#/spec/panels/note'}}}}\n"
    )
}

/// What lies in a directory.
pub(crate) type Listing = BTreeMap<PathBuf, (Option<Vec<u8>>, SystemTime)>;

/// A directory with files, in which the program runs.
pub(crate) struct Dir {
    temp: TempDir,
    vars: BTreeMap<String, String>,
    below: PathBuf,
    program: PathBuf,
}

impl Dir {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        Self {
            temp: TempDir::new().unwrap(),
            vars: BTreeMap::new(),
            below: PathBuf::new(),
            program: program().to_owned(),
        }
    }

    /// With a file; directories around it are made.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// With a symbolic link; the target is relative to the link.
    #[cfg(unix)]
    pub(crate) fn link(self, path: &str, target: &str) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
        self
    }

    /// With an environment variable; without any of these, the program sees none.
    pub(crate) fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Runs in a directory below.
    pub(crate) fn inside(mut self, below: &str) -> Self {
        self.below = PathBuf::from(below);
        self
    }

    /// Runs the program under another name.
    pub(crate) fn called(mut self, name: &str) -> Self {
        let below = self.path(".called");
        fs::create_dir_all(&below).unwrap();
        self.program = below.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        if fs::hard_link(program(), &self.program).is_err() {
            fs::copy(program(), &self.program).unwrap();
        }
        self
    }

    /// The full path of something in the directory.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.temp.path().canonicalize().unwrap().join(path)
    }

    /// The program with arguments as [`words`] has them, not started yet.
    pub(crate) fn command(&self, args: &str) -> std::process::Command {
        let root = self.path("");
        let here = root.to_str().unwrap().trim_end_matches('/');
        let mut command = std::process::Command::new(&self.program);
        command
            .env_clear()
            .env("PERSCOPE_PERCLICONFIG", self.path(PERCLICONFIG))
            .envs(&self.vars)
            .current_dir(root.join(&self.below))
            .args(words(args).iter().map(|arg| arg.replace("[DIR]", here)));
        command
    }

    /// What lies below a directory: each path with its content, or none if it is a directory, and
    /// when it was written.
    pub(crate) fn listing(&self, below: &str) -> Listing {
        let mut listing = Listing::new();
        let mut open = vec![self.path(below)];
        while let Some(path) = open.pop() {
            let metadata = fs::symlink_metadata(&path).unwrap();
            let content = if metadata.is_dir() {
                open.extend(
                    fs::read_dir(&path)
                        .unwrap()
                        .map(|entry| entry.unwrap().path()),
                );
                None
            } else {
                Some(fs::read(&path).unwrap())
            };
            listing.insert(path, (content, metadata.modified().unwrap()));
        }
        listing
    }

    /// Runs the program; the arguments are words as [`words`] has them.
    #[track_caller]
    pub(crate) fn run(&self, args: &str) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the program with a standard input.
    #[track_caller]
    pub(crate) fn run_with(&self, args: &str, stdin: impl Into<Vec<u8>>) -> Ran {
        let (root, command) = (self.path(""), self.command(args));
        let output = Command::from_std(command)
            .write_stdin(stdin)
            .timeout(Duration::from_mins(1))
            .output()
            .unwrap();
        let redact = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("output is UTF-8");
            text.replace(root.to_str().unwrap().trim_end_matches('/'), "[DIR]")
        };
        Ran {
            args: args.to_owned(),
            code: output.status.code(),
            out: redact(output.stdout),
            err: redact(output.stderr),
        }
    }
}

/// The words of a command line: separated by blanks, but for those between single quotes, as in a
/// shell.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            word.get_or_insert_default().push_str(part);
            continue;
        }
        for c in part.chars() {
            if c.is_whitespace() {
                words.extend(word.take());
            } else {
                word.get_or_insert_default().push(c);
            }
        }
    }
    words.extend(word);
    words
}

/// The program under test.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_perscope"))
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    args: String,
    code: Option<i32>,
    /// What it wrote to stdout.
    pub(crate) out: String,
    /// What it wrote to stderr.
    pub(crate) err: String,
}

impl Ran {
    /// How it ended; none if a signal ended it.
    pub(crate) fn status(&self) -> Option<i32> {
        self.code
    }

    /// It ended with this code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// It wrote exactly this to stdout.
    #[track_caller]
    pub(crate) fn out(self, out: &str) -> Self {
        assert_eq!(self.out, out, "stdout of perscope {}\n{self:#?}", self.args);
        self
    }

    /// It wrote exactly this to stderr.
    #[track_caller]
    pub(crate) fn err(self, err: &str) -> Self {
        assert_eq!(self.err, err, "stderr of perscope {}\n{self:#?}", self.args);
        self
    }

    /// Its stdout has this in it.
    #[track_caller]
    pub(crate) fn out_has(self, part: &str) -> Self {
        assert!(self.out.contains(part), "{part:?} in\n{}", self.out);
        self
    }

    /// Its stderr has this in it.
    #[track_caller]
    pub(crate) fn err_has(self, part: &str) -> Self {
        assert!(self.err.contains(part), "{part:?} in\n{}", self.err);
        self
    }

    /// It wrote exactly this to stdout, and nothing else.
    #[track_caller]
    pub(crate) fn silent_but(self, out: &str) -> Self {
        self.out(out).err("")
    }

    /// It wrote nothing at all.
    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        self.out("").err("")
    }

    /// The paths in stdout, each once, where a format begins lines with them.
    pub(crate) fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self
            .out
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(path, _)| path)
            .collect();
        paths.dedup();
        paths
    }
}
