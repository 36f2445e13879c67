//! The dashboards that `dac diff` and `dac preview` are about, and the server that they ask.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::input::InputArgs;
use crate::cli::number;
use crate::cli::remote::{Access, Remote, ServerArgs, warn};
use crate::doc::Value;
use crate::lint::{Flags, Kept};
use crate::model::{Form, Key, KeyFault, ResourceKind, Target};
use crate::schema::Catalog;
use crate::session::{self, Request, Session};
use crate::store;

/// What to do where there are no dashboards.
const HINT: &str = "-f and -d say where to look; `perscope dac build` makes some.";

/// Which dashboards, and which server.
#[derive(Args)]
pub(super) struct DashboardArgs {
    /// Read a file that must hold resources; `-` is standard input (can be repeated)
    #[arg(short, long, value_name = "FILE", help_heading = "Input")]
    file: Vec<PathBuf>,
    /// Read a directory (can be repeated) [default: where `dac build` keeps results]
    #[arg(
        short,
        long,
        value_name = "DIR",
        conflicts_with = "file",
        help_heading = "Input"
    )]
    directory: Vec<PathBuf>,
    /// Name the project of dashboards that name none
    #[arg(short, long, value_name = "PROJECT", help_heading = "Input")]
    project: Option<String>,
    #[command(flatten)]
    server: ServerArgs,
    /// Let this many requests be under way at once
    #[arg(
        short,
        long,
        value_name = "N",
        default_value = "8",
        value_parser = number::between(1, 256),
        allow_negative_numbers = true,
        help_heading = "Server"
    )]
    pub(super) jobs: usize,
}

/// What was read, and the server.
pub(super) struct Loaded {
    pub(super) catalog: Arc<Catalog>,
    pub(super) remote: Remote,
    pub(super) target: Target,
    /// The dashboards, in the order of the files.
    pub(super) dashboards: Vec<Dashboard>,
    /// How the run ends because of what could not be read.
    pub(super) exit: Exit,
}

/// A dashboard in a file.
pub(super) struct Dashboard {
    /// What a server knows it as.
    pub(super) key: Key,
    /// Its name as it is written.
    pub(super) name: String,
    /// Its project as it is written.
    pub(super) project: String,
    /// In normal form.
    pub(super) value: Arc<Value>,
    /// Where it stands: file and line.
    place: String,
}

impl DashboardArgs {
    /// Reaches for the server and reads the files. `what` says what the dashboards are for, in
    /// words that follow "there is no dashboard to".
    pub(super) fn load(
        &self,
        env: &mut Env,
        global: &GlobalArgs,
        (folder, access, what): (&Path, Access, &str),
    ) -> Result<Loaded, Failure> {
        let mut directory = self.directory.clone();
        if directory.is_empty() && self.file.is_empty() {
            if !store::exists(&env.cwd.join(folder)) {
                let message = format!("there is no directory {}", folder.display());
                return Err(Failure::new(Kind::Input, message).hint(HINT));
            }
            directory.push(folder.to_owned());
        }
        let input = InputArgs {
            paths: Vec::new(),
            file: self.file.clone(),
            directory,
            stdin_filename: None,
            project: self.project.clone(),
            isolated: false,
            plugin_path: Vec::new(),
            allow_empty: true,
        };
        let given = input.given(env)?;
        let catalog = Arc::new(Catalog::new());
        let named = input.directory.iter().chain(&input.file);
        let mut named = named.filter(|path| path.as_path() != Path::new("-"));
        let around = named.next().map_or(Path::new("."), PathBuf::as_path);
        let config = session::config_around(around, &env.cwd, &catalog).1;
        let remote = self.server.open(env, config.as_ref(), &catalog, access)?;
        let target = remote.read().target()?;
        let flags = Flags::default();
        let request = Request {
            given,
            project: self.project.as_deref(),
            jobs: env.cores,
            target: Some(target),
            store: remote.directory.as_deref(),
            ..Request::new(&env.cwd, &flags, env.today)
        };
        let session = session::load(request, &catalog);
        let mut exit = tell_faults(env, global, (&input, &session, &remote))?;
        let dashboards = dashboards(env, global, &session, (&remote, target), &mut exit)?;
        if dashboards.is_empty() && exit == Exit::Clean {
            let message = format!("there is no dashboard to {what}");
            return Err(Failure::new(Kind::Input, message).hint(HINT));
        }
        Ok(Loaded {
            catalog,
            remote,
            target,
            dashboards,
            exit,
        })
    }
}

/// Says what could not be read. What is wrong with a configuration ends the run.
fn tell_faults(
    env: &mut Env,
    global: &GlobalArgs,
    (input, session, remote): (&InputArgs, &Session, &Remote),
) -> Result<Exit, Failure> {
    warn(env, global, &session.warnings);
    warn(env, global, &remote.warnings);
    let mut exit = Exit::Clean;
    for failure in input.failures(session, true) {
        if failure.exit() >= Exit::Usage {
            return Err(failure);
        }
        failure.write(&mut env.err);
        exit = exit.max(failure.exit());
    }
    if let Some(file) = session.first_unread() {
        let failure = Failure::new(Kind::Input, format!("{file} was not read completely"))
            .hint("A part of it cannot be read as a resource; `perscope lint` says why.");
        failure.write(&mut env.err);
        exit = exit.max(failure.exit());
    }
    Ok(exit)
}

/// The dashboards of the files, each once.
fn dashboards(
    env: &mut Env,
    global: &GlobalArgs,
    session: &Session,
    (remote, target): (&Remote, Target),
    exit: &mut Exit,
) -> Result<Vec<Dashboard>, Failure> {
    let kept = session.kept();
    let kept = kept.filter(|kept| kept.kind == ResourceKind::Dashboard);
    let (custom, native): (Vec<&Kept>, Vec<&Kept>) =
        kept.partition(|kept| kept.form == Form::CustomResource);
    if !custom.is_empty() && !global.quiet {
        let count = custom.len();
        let _ = writeln!(
            env.err,
            "note: {count} dashboards for the operator left out"
        );
    }
    let mut dashboards = Vec::new();
    for kept in native {
        match dashboard(kept, remote.project.as_deref(), target) {
            Ok(dashboard) => dashboards.push(dashboard),
            Err(failure) => {
                failure.write(&mut env.err);
                *exit = (*exit).max(failure.exit());
            }
        }
    }
    let mut places: BTreeMap<&Key, &str> = BTreeMap::new();
    for dashboard in &dashboards {
        if let Some(other) = places.insert(&dashboard.key, &dashboard.place) {
            let (key, place) = (&dashboard.key, &dashboard.place);
            let message = format!("{key} stands in {other} and in {place}");
            return Err(Failure::new(Kind::Input, message)
                .hint("Nobody can tell which one is meant; take one of them away."));
        }
    }
    Ok(dashboards)
}

fn dashboard(kept: &Kept, remembered: Option<&str>, target: Target) -> Result<Dashboard, Failure> {
    let project = kept.project.as_deref().or(remembered);
    let (file, line) = (&kept.file, kept.position.line);
    let place = format!("{file}:{line}");
    let key = Key::new(kept.kind, project, &kept.name, target).map_err(|fault| {
        let name = kept.name.escape_debug();
        let message = format!("{place}: Dashboard {name}: {fault}");
        let failure = Failure::new(Kind::Input, message);
        match fault {
            KeyFault::NoProject => {
                failure.hint("Name it in `metadata.project`, or with --project.")
            }
            KeyFault::Name(fault) | KeyFault::Project(fault) => {
                fault.hint.into_iter().fold(failure, Failure::hint)
            }
        }
    })?;
    Ok(Dashboard {
        key,
        name: kept.name.clone(),
        project: project.unwrap_or_default().to_owned(),
        value: Arc::clone(&kept.value),
        place,
    })
}
