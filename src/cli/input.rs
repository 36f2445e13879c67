//! What commands read: the arguments that name files, and what lies around them.

use std::path::{Path, PathBuf};

use clap::Args;

use super::env::Env;
use super::failure::{Failure, Kind};
use crate::config::Config;
use crate::lint::Named;
use crate::schema::{self, Catalog};
use crate::session::{self, Given, Session};
use crate::store;

/// The arguments of all commands that read resources from files.
#[derive(Args)]
pub(crate) struct InputArgs {
    /// Read these files and directories; `-` is standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read a file that must hold resources; `-` is standard input (can be repeated)
    #[arg(short, long = "file", value_name = "FILE", help_heading = "Input")]
    pub(crate) file: Vec<PathBuf>,
    /// Read a directory (can be repeated)
    #[arg(short, long = "directory", value_name = "DIR", help_heading = "Input")]
    pub(crate) directory: Vec<PathBuf>,
    /// Say which file standard input stands for
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Name the project of resources that name none
    #[arg(short, long, value_name = "PROJECT", help_heading = "Input")]
    pub(crate) project: Option<String>,
    /// Look for no perscope.yaml, and read only what is named
    #[arg(long, help_heading = "Input")]
    pub(crate) isolated: bool,
    /// Accept the plugins of the packages in this directory (can be repeated)
    #[arg(long = "plugin.path", value_name = "DIR", help_heading = "Input")]
    pub(crate) plugin_path: Vec<PathBuf>,
    /// Be content when there is nothing to read
    #[arg(long, help_heading = "Input")]
    pub(crate) allow_empty: bool,
}

impl InputArgs {
    /// What was named, with standard input already read.
    pub(crate) fn given(&self, env: &mut Env) -> Result<Vec<Given>, Failure> {
        check_project(self.project.as_deref())?;
        let is_input = |path: &&PathBuf| path.as_path() == Path::new("-");
        let paths = self.paths.iter().filter(|path| !is_input(path));
        let files = self.file.iter().filter(|path| !is_input(path));
        let directories = self.directory.iter();
        let mut given: Vec<Given> = files
            .map(|path| Given::File(path.clone()))
            .chain(directories.map(|path| Given::Directory(path.clone())))
            .chain(paths.map(|path| Given::Path(path.clone())))
            .collect();
        let named = if self.file.iter().any(|path| is_input(&path)) {
            Named::Explicit
        } else if self.paths.iter().any(|path| is_input(&path)) {
            Named::Argument
        } else if self.stdin_filename.is_some() {
            let message = "--stdin-filename says what standard input is, and nothing asks for it";
            return Err(Failure::new(Kind::Usage, message).hint("Add `-` to the paths."));
        } else {
            return Ok(given);
        };
        if env.terminals.input {
            let message = "standard input is a terminal, and `-` takes what another program prints";
            return Err(Failure::new(Kind::Usage, message));
        }
        let content = store::read(&mut env.input, 0).map_err(|error| {
            let reason = store::reason(&error);
            let message = format!("cannot read standard input: {reason}");
            Failure::new(Kind::Input, message)
        })?;
        given.push(Given::Text {
            path: self.stdin_filename.clone(),
            content,
            named,
        });
        Ok(given)
    }

    /// The configuration around what is read, with its root. What is wrong with it is said when the
    /// files are read.
    pub(crate) fn config(&self, env: &Env, catalog: &Catalog) -> Option<(PathBuf, Config)> {
        if self.isolated {
            return None;
        }
        let named = self.paths.iter().chain(&self.directory).chain(&self.file);
        let mut named = named
            .map(PathBuf::as_path)
            .filter(|path| *path != Path::new("-"));
        let first = named.next().unwrap_or(Path::new("."));
        session::config_around(first, &env.cwd, catalog).1
    }

    /// Whether nothing was named, so that everything below the working directory is meant.
    pub(crate) fn names_nothing(&self) -> bool {
        self.paths.is_empty() && self.file.is_empty() && self.directory.is_empty()
    }

    /// Whether files were named, or standard input, rather than directories.
    pub(crate) fn names_files(&self, cwd: &Path) -> bool {
        let is_file = |path: &PathBuf| !store::is_directory(&cwd.join(path));
        !self.file.is_empty() || self.paths.iter().any(is_file)
    }

    /// The directories and files that are looked at.
    pub(crate) fn searched(&self) -> Vec<&Path> {
        let named = self.paths.iter().chain(&self.directory);
        let named: Vec<&Path> = named.map(PathBuf::as_path).collect();
        if named.is_empty() && self.file.is_empty() {
            return vec![Path::new(".")];
        }
        named
    }

    /// What kept the session from reading what was named. `clean` says that nothing is to be said
    /// about what was read.
    pub(crate) fn failures(&self, session: &Session, clean: bool) -> Vec<Failure> {
        let mut failures = Vec::new();
        for path in &session.crashed {
            let message = format!("checking {path} failed because of a bug in perscope");
            failures.push(Failure::new(Kind::Internal, message));
        }
        for fault in &session.config_faults {
            failures.push(Failure::new(Kind::Config, fault));
        }
        if session.is_misconfigured() && failures.is_empty() {
            let message = "nothing was checked, because the configuration has mistakes";
            failures.push(Failure::new(Kind::Config, message));
        }
        for refused in &session.errors {
            let path = refused.path.display();
            let reason = store::reason(&refused.error);
            failures.push(Failure::new(
                Kind::Input,
                format!("cannot read {path}: {reason}"),
            ));
        }
        let nothing = session.counts.resources == 0 && clean && failures.is_empty();
        if nothing && session.searched && !self.allow_empty {
            let message = "there is no Perses resource in what was named";
            let failure = Failure::new(Kind::Input, message);
            let failure = if session.skipped.is_empty() {
                failure
            } else {
                failure.hint("-v lists what was passed over.")
            };
            failures.push(failure.hint("--allow-empty makes this no error."));
        }
        failures
    }
}

/// A project that no server stores is a slip of the command line, not of every file.
fn check_project(project: Option<&str>) -> Result<(), Failure> {
    let Some(fault) = project.and_then(schema::format::fault_of_name) else {
        return Ok(());
    };
    let message = format!("`--project` is no name of a project: {}", fault.detail);
    let failure = Failure::new(Kind::Usage, message);
    Err(fault.hint.into_iter().fold(failure, Failure::hint))
}
