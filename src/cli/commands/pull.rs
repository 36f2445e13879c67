//! `perscope pull`: writing to files what a server has.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};

use crate::apply::inventory;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{Access, ServerArgs, kinds};
use crate::doc::{Syntax, Value};
use crate::lint::Flags;
use crate::model::{self, Collection, Key, ResourceKind, Target};
use crate::rewrite::{self, Paths};
use crate::schema::Catalog;
use crate::session::{self, Given, Request, Session, UpdateRequest, Updated};
use crate::store::{self, FaultKind, ReadStore};

/// The kinds that hold secrets: a server shows masks, and whoever applies these loses the secrets.
const SECRETIVE: [ResourceKind; 3] = [
    ResourceKind::GlobalSecret,
    ResourceKind::Secret,
    ResourceKind::User,
];

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
    #[arg(value_name = "KIND")]
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
    let session = load(env, (&output, store), target, &catalog);
    if session.is_misconfigured() {
        let message = "nothing was pulled, because the configuration has mistakes";
        return Err(Failure::new(Kind::Config, message).hint("`perscope lint` shows them."));
    }
    if let Some(file) = session.first_unread() {
        let message = format!("nothing was pulled, because {file} may hold what would be");
        return Err(Failure::new(Kind::Input, message)
            .hint("A part of it cannot be read as a resource; `perscope lint` says why."));
    }
    let cwd = env.cwd.clone();
    let request = UpdateRequest {
        wanted: &found.resources,
        target,
        cwd: &cwd,
    };
    let updated = session.update(&request, &catalog);
    let new = new_files(&session, &found, (&output, &catalog), args, target);
    let pull = Pull {
        found: &found,
        updated: &updated,
        new: &new,
    };
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

/// What a server has of what was asked for.
struct Found {
    /// In normal form.
    resources: BTreeMap<Key, Value>,
    /// Resources whose names cannot be those of files.
    unnamed: usize,
    /// Whether kinds with secrets were left out.
    hides: bool,
}

impl Found {
    fn ask(
        store: &dyn ReadStore,
        wish: &Wish<'_>,
        (catalog, target): (&Catalog, Target),
        interrupted: &AtomicBool,
    ) -> Result<Self, Failure> {
        let mut found = Self {
            resources: BTreeMap::new(),
            unnamed: 0,
            hides: false,
        };
        let kinds = wanted_kinds(wish)?;
        for kind in kinds {
            if SECRETIVE.contains(&kind) {
                found.hides = true;
                continue;
            }
            for value in of_kind(store, kind, wish, target, interrupted)? {
                found.take(kind, &value, wish, (catalog, target));
            }
        }
        Ok(found)
    }

    fn take(
        &mut self,
        kind: ResourceKind,
        value: &Value,
        wish: &Wish<'_>,
        (catalog, target): (&Catalog, Target),
    ) {
        let Ok(key) = Key::of_value(kind, value, target) else {
            self.unnamed += 1;
            return;
        };
        let is_named = |name: &String| name.eq_ignore_ascii_case(key.name());
        let is_asked = wish.names.is_empty() || wish.names.iter().any(is_named);
        if is_asked && !inventory::is_inventory(&key) {
            let value = model::normal_value(kind, value, key.project(), catalog, &target);
            self.resources.insert(key, value);
        }
    }
}

/// The kinds that were asked for.
fn wanted_kinds(wish: &Wish<'_>) -> Result<Vec<ResourceKind>, Failure> {
    if let Some(kind) = wish.kind {
        if SECRETIVE.contains(&kind) {
            let message = format!("a server shows only masks of a {}", kind.name());
            return Err(Failure::new(Kind::Usage, message)
                .hint("A file with a mask would replace the secret when it is applied."));
        }
        return Ok(vec![kind]);
    }
    let all = ResourceKind::ALL.iter().map(|(_, kind)| *kind);
    let in_project = |kind: &ResourceKind| {
        wish.projects.is_empty() || !kind.is_global() || *kind == ResourceKind::Project
    };
    // What vanishes by itself is no source.
    let lasts = |kind: &ResourceKind| *kind != ResourceKind::EphemeralDashboard;
    Ok(all.filter(in_project).filter(lasts).collect())
}

/// The resources of a kind, in the projects that were asked for.
fn of_kind(
    store: &dyn ReadStore,
    kind: ResourceKind,
    wish: &Wish<'_>,
    target: Target,
    interrupted: &AtomicBool,
) -> Result<Vec<Value>, Failure> {
    if interrupted.load(Ordering::Relaxed) {
        return Err(Failure::new(Kind::Interrupted, "nothing was written"));
    }
    let bad = |fault: model::KeyFault| Failure::new(Kind::Usage, format!("--project: {fault}"));
    if kind == ResourceKind::Project && !wish.projects.is_empty() {
        let mut projects = Vec::new();
        for name in &wish.projects {
            let key = Key::new(kind, None, name, target).map_err(bad)?;
            let project = store.get(&key)?.ok_or_else(|| {
                let message = format!("there is no project `{name}`");
                Failure::new(Kind::Remote, message)
            })?;
            projects.push(project);
        }
        return Ok(projects);
    }
    let projects: Vec<Option<&str>> = if kind.is_global() || wish.projects.is_empty() {
        vec![None]
    } else {
        let projects = wish.projects.iter();
        projects.map(|name| Some(name.as_str())).collect()
    };
    let mut all = Vec::new();
    for project in projects {
        let collection = Collection::new(kind, project, target).map_err(bad)?;
        match store.list(&collection) {
            Ok(listed) => all.extend(listed),
            // Without authorization, a server knows no roles.
            Err(fault) if fault.kind == FaultKind::NotFound => {}
            // Who asks for everything gets what is there and may be seen.
            Err(fault)
                if matches!(fault.kind, FaultKind::Forbidden | FaultKind::ReadOnly)
                    && wish.kind.is_none() => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(all)
}

/// Reads the files that are there.
fn load(
    env: &Env,
    (output, store): (&Path, Option<&Path>),
    target: Target,
    catalog: &Catalog,
) -> Session {
    let flags = Flags::default();
    let exists = crate::store::is_directory(output);
    let given = exists.then(|| Given::Directory(output.to_owned()));
    let request = Request {
        given: given.into_iter().collect(),
        jobs: env.cores,
        fixing: true,
        store,
        target: Some(target),
        ..Request::new(&env.cwd, &flags, env.today)
    };
    if !exists {
        return Session::default();
    }
    session::load(request, catalog)
}

/// A file for what no file holds.
struct NewFile {
    key: Key,
    path: PathBuf,
    text: String,
}

fn new_files(
    session: &Session,
    found: &Found,
    (output, catalog): (&Path, &Catalog),
    args: &PullArgs,
    target: Target,
) -> Vec<NewFile> {
    let syntax = match args.syntax {
        NewSyntax::Yaml => Syntax::Yaml,
        NewSyntax::Json => Syntax::Json,
    };
    let mut paths = Paths::default();
    for path in session.paths_below(output) {
        paths.take(&path);
    }
    let key = |kept: &crate::lint::Kept| {
        Key::new(kept.kind, kept.project.as_deref(), &kept.name, target).ok()
    };
    let held: std::collections::BTreeSet<Key> = session.kept().filter_map(key).collect();
    let missing = found
        .resources
        .iter()
        .filter(|(key, _)| !held.contains(key));
    let mut files = Vec::new();
    for (key, value) in missing {
        let mut path = output.join(paths.path(key, syntax));
        // What lies there and holds no resource is somebody's, too.
        while store::exists(&path) {
            path = output.join(paths.path(key, syntax));
        }
        files.push(NewFile {
            key: key.clone(),
            path,
            text: rewrite::file(key.kind(), value, catalog, syntax),
        });
    }
    files
}

/// What a run would write.
struct Pull<'p> {
    found: &'p Found,
    updated: &'p Updated,
    new: &'p [NewFile],
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
        for file in self.new {
            let result = if args.dry_run {
                Ok(())
            } else {
                store::create_file(&file.path, &file.text)
            };
            let shown = file.path.strip_prefix(&env.cwd).unwrap_or(&file.path);
            let shown = shown.display().to_string();
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
        } = self.found;
        let verb = if dry_run {
            "would be written"
        } else {
            "written"
        };
        let files = if written == 1 { "file" } else { "files" };
        let all = resources.len();
        let _ = writeln!(
            env.err,
            "{written} {files} {verb} for {all} resources of the server"
        );
        if *hides {
            let _ = writeln!(env.err, "note: secrets and users were left out");
        }
        if *unnamed > 0 {
            let _ = writeln!(
                env.err,
                "note: {unnamed} resources with names that cannot be those of files were left out"
            );
        }
    }
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
