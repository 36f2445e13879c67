//! `perscope pull`: writing to files what a server has.

mod found;
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{Access, ServerArgs, kinds};
use crate::cli::suggested::Suggested;
use crate::doc::Syntax;
use crate::model::{Key, ResourceKind};
use crate::output::count;
use crate::schema::Catalog;
use crate::session::{self, Left, UpdateRequest, Updated};
use crate::store;
use found::Found;
use tree::{NewFiles, Tree};

/// Write to files what a server has
///
/// Resources that the files below the directory hold already are brought up to date where they
/// stand: only what differs is touched, comments and layout stay. What no file holds gets one of
/// its own. Files are never deleted. Afterwards, `perscope diff` finds no difference.
///
/// Secrets and users are left out, because a server shows only masks of what they hold.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope pull -s https://perses.example.com            everything that may be seen
  perscope pull -s staging -p shop -o dashboards/        one project, into a directory
  perscope pull -s staging dashboard checkout -p shop    one dashboard
  perscope pull -s staging --dry-run                     only say what would be written")]
pub(crate) struct PullArgs {
    /// Pull only resources of this kind, such as `dashboard` or `globaldatasources`
    #[arg(value_name = "KIND", value_parser = Suggested(kinds::words), hide_possible_values = true)]
    kind: Option<String>,
    /// Pull only the resources with these names
    #[arg(value_name = "NAME", requires = "kind")]
    names: Vec<String>,
    /// Pull only what belongs to this project, and the project itself (can be repeated)
    #[arg(short, long, value_name = "PROJECT")]
    project: Vec<String>,
    /// Pull from all projects, also if one is selected (`perscope project`)
    #[arg(short, long, conflicts_with = "project")]
    all: bool,
    /// Write below this directory [default: .]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write new files as this
    #[arg(long, value_name = "SYNTAX", default_value = "yaml")]
    syntax: NewSyntax,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// Bring files up to date also if Git could not bring back what they hold now
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    server: ServerArgs,
}

/// How new files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NewSyntax {
    /// As YAML.
    Yaml,
    /// As JSON.
    Json,
}

impl From<NewSyntax> for Syntax {
    fn from(syntax: NewSyntax) -> Self {
        match syntax {
            NewSyntax::Yaml => Syntax::Yaml,
            NewSyntax::Json => Syntax::Json,
        }
    }
}

/// Runs `pull`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &PullArgs) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    let catalog = Arc::new(Catalog::new());
    let output = env
        .cwd
        .join(args.output.as_deref().unwrap_or(Path::new(".")));
    if store::exists(&output) && !store::is_directory(&output) {
        let message = format!("{} is no directory", output.display());
        return Err(Failure::new(Kind::Usage, message));
    }
    let config = session::config_around(&output, &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let target = remote.read().target()?;
    let wish = Wish::new(args, remote.project.as_deref())?;
    if let (true, [project], false) = (wish.is_selected, &wish.projects[..], global.quiet) {
        let _ = writeln!(
            env.err,
            "note: only the project `{}`, which is selected; --all pulls from all",
            project.escape_debug()
        );
    }
    let found = Found::ask(remote.read(), &wish, (&catalog, target), &interrupted)?;
    let store = remote.directory.as_deref();
    let tree = Tree::read(env, (&output, store), target, &catalog);
    let session = &tree.session;
    if session.is_misconfigured() {
        let message = "nothing was pulled, because the configuration has mistakes";
        return Err(Failure::new(Kind::Config, message).hint("`perscope lint` shows them."));
    }
    if let Some(file) = tree.first_unread() {
        let message = format!("nothing was pulled, because {file} may hold what would be");
        return Err(Failure::new(Kind::Input, message)
            .hint("A part of it cannot be read as a resource; `perscope lint` says why."));
    }
    let cwd = env.cwd.clone();
    let request = UpdateRequest {
        wanted: &found.resources,
        target,
        cwd: &cwd,
        force: args.force,
    };
    let updated = session.update(&request, &catalog);
    let new = tree.new_files(&found, args.syntax.into(), &catalog);
    let pull = Pull {
        found: &found,
        updated: &updated,
        new: &new,
        elsewhere: &tree.elsewhere(&found),
    };
    let _held = Env::hold(UnderWay::Writes);
    pull.write(env, global, args)
}

/// What was asked for.
struct Wish<'a> {
    /// The kind, if it is only one.
    kind: Option<ResourceKind>,
    names: &'a [String],
    /// The projects; all of them if there is none.
    projects: Vec<String>,
    /// Whether the project is the one that is selected, and nobody has named it.
    is_selected: bool,
}

impl<'a> Wish<'a> {
    /// What the arguments ask for. `selected` is the project that is selected.
    fn new(args: &'a PullArgs, selected: Option<&str>) -> Result<Self, Failure> {
        let kind = args.kind.as_deref().map(kinds::parse).transpose()?;
        let in_project = kind.is_none_or(|kind| !kind.is_global());
        let selected = selected.filter(|_| args.project.is_empty() && !args.all && in_project);
        Ok(Self {
            kind,
            names: &args.names,
            projects: match selected {
                Some(project) => vec![project.to_owned()],
                None => args.project.clone(),
            },
            is_selected: selected.is_some(),
        })
    }
}

/// What a run would write.
struct Pull<'p> {
    found: &'p Found,
    updated: &'p Updated,
    new: &'p NewFiles,
    /// What stands in other files of the workspace, with these.
    elsewhere: &'p BTreeMap<&'p Key, &'p str>,
}

impl Pull<'_> {
    fn write(&self, env: &mut Env, global: &GlobalArgs, args: &PullArgs) -> Result<Exit, Failure> {
        let mut exit = Exit::Clean;
        let mut written = 0;
        for file in &self.updated.files {
            let result = if args.dry_run { Ok(()) } else { file.write() };
            written += usize::from(result.is_ok());
            exit = exit.max(tell(env, ("~", &file.path), &file.keys, result)?);
            for key in file.rewritten.iter().filter(|_| !global.quiet) {
                let path = &file.path;
                let _ = writeln!(
                    env.err,
                    "warning: {key} in {path} was written anew; comments in it are gone"
                );
            }
        }
        for file in &self.new.files {
            let result = if args.dry_run {
                Ok(())
            } else {
                store::create_file(&file.path, &file.text)
            };
            let shown = shown(env, &file.path);
            written += usize::from(result.is_ok());
            exit = exit.max(tell(
                env,
                ("+", &shown),
                std::slice::from_ref(&file.key),
                result,
            )?);
        }
        env.out.flush()?;
        exit = exit.max(self.tell_left(env));
        if !global.quiet {
            self.sum(env, written, args.dry_run);
        }
        Ok(exit)
    }

    /// Says which resources stay as they are although they differ.
    fn tell_left(&self, env: &mut Env) -> Exit {
        let mut exit = Exit::Clean;
        for (path, why) in &self.updated.left {
            let reason = super::lint_fix::words(why);
            let message = format!("{path} differs from the server and stays: {reason}");
            let failure = Failure::new(Kind::Input, message);
            let failure = match why {
                Left::Uncommitted => failure.hint("Commit it first, or overwrite it with --force."),
                Left::Unknown => {
                    failure.hint("See what `git status` says there, or overwrite it with --force.")
                }
                _ => failure,
            };
            failure.write(&mut env.err);
            exit = Exit::Input;
        }
        for (key, path) in &self.new.outside {
            let path = shown(env, path);
            let message = format!("{key} gets no file: a link leads {path} out of the directory");
            Failure::new(Kind::Input, message).write(&mut env.err);
            exit = Exit::Input;
        }
        for (path, key, why) in &self.updated.refused {
            let message = format!("{key} in {path} differs from the server and stays: {why}");
            Failure::new(Kind::Input, message).write(&mut env.err);
            exit = Exit::Input;
        }
        exit
    }

    fn sum(&self, env: &mut Env, written: usize, dry_run: bool) {
        let Found {
            resources,
            unnamed,
            hides,
            ..
        } = self.found;
        let verb = if dry_run {
            "would be written"
        } else {
            "written"
        };
        let files = count(written, "file");
        let all = count(resources.len(), "resource");
        let _ = writeln!(env.err, "{files} {verb} for {all} of the server");
        if let Some((key, path)) = self.elsewhere.first_key_value() {
            let held = count(self.elsewhere.len(), "resource");
            let _ = writeln!(
                env.err,
                "note: {held} left as they are in other files of the workspace, such as {key} in {path}"
            );
        }
        if *hides {
            let _ = writeln!(env.err, "note: secrets and users were left out");
        }
        if *unnamed > 0 {
            let unnamed = count(*unnamed, "resource");
            let _ = writeln!(
                env.err,
                "note: {unnamed} left out for names that cannot be those of files"
            );
        }
    }
}

/// A path as people see it from where they are.
fn shown(env: &Env, path: &Path) -> String {
    let shown = path.strip_prefix(&env.cwd).unwrap_or(path);
    shown.display().to_string()
}

/// Tells what became of a file.
fn tell(
    env: &mut Env,
    (sign, path): (&str, &str),
    keys: &[Key],
    result: std::io::Result<()>,
) -> Result<Exit, Failure> {
    match result {
        Ok(()) => {
            let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
            writeln!(env.out, "{sign} {path}: {}", keys.join(", "))?;
            Ok(Exit::Clean)
        }
        Err(error) => {
            let reason = store::reason(&error);
            let message = format!("cannot write {path}: {reason}");
            Failure::new(Kind::Input, message).write(&mut env.err);
            Ok(Exit::Input)
        }
    }
}
