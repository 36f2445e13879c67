//! What commands do alike that read files and work with a server: choose the server, read the files,
//! tell what keeps them from being read.

use std::sync::Arc;

use super::args::{Access, Remote, ServerArgs};
use super::gated;
use super::workspace::Workspace;
use crate::apply::Comparable;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::input::InputArgs;
use crate::lint::Flags;
use crate::model::Target;
use crate::output::count;
use crate::schema::Catalog;
use crate::session::{self, Request, Session};

/// All that is known before anything is written.
pub(crate) struct Prepared {
    /// The known kinds.
    pub(crate) catalog: Arc<Catalog>,
    /// The server.
    pub(crate) remote: Remote,
    /// What it does to what it stores.
    pub(crate) target: Target,
    /// The files.
    pub(crate) session: Session,
}

impl Prepared {
    /// How what the store tells is compared.
    pub(crate) fn comparable(&self) -> Comparable<'_> {
        Comparable {
            catalog: &self.catalog,
            target: self.target,
        }
    }
}

/// What is read, and from where.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// The files.
    pub(crate) input: &'a InputArgs,
    /// The server.
    pub(crate) server: &'a ServerArgs,
    /// How it is used.
    pub(crate) access: Access,
    /// Whether it matters what the files hold that a walk leaves out.
    pub(crate) with_ignored: bool,
}

impl Reading<'_> {
    /// Reaches for the server and reads the files.
    pub(crate) fn prepare(self, env: &mut Env) -> Result<Prepared, Failure> {
        let given = self.input.given(env)?;
        let catalog = Arc::new(Catalog::new());
        let config = self.input.config(env, &catalog);
        let remote = self
            .server
            .open(env, config.as_ref(), &catalog, self.access)?;
        let target = remote.read().target()?;
        let flags = Flags::default();
        let request = Request {
            given,
            isolated: self.input.isolated,
            project: self.input.project.as_deref(),
            default_project: remote.project.as_deref(),
            jobs: env.cores,
            plugin_paths: &self.input.plugin_path,
            target: Some(target),
            store: remote.directory.as_deref(),
            with_ignored: self.with_ignored,
            ..Request::new(&env.cwd, &flags, env.today)
        };
        let session = session::load(request, &catalog);
        Ok(Prepared {
            catalog,
            remote,
            target,
            session,
        })
    }
}

/// Says what keeps files from being read, or what is strange about them; then how the run ends, if
/// it cannot go on.
pub(crate) fn tell_faults(
    env: &mut Env,
    global: &GlobalArgs,
    input: &InputArgs,
    prepared: &Prepared,
) -> Result<Option<Exit>, Failure> {
    let session = &prepared.session;
    let notes = session.warnings.iter().chain(&prepared.remote.warnings);
    for warning in notes.filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    if session.is_misconfigured() {
        gated::show(env, global, session, &session.finish())?;
    }
    let mut exit = None;
    let is_silent = session.counts.resources > 0 || session.finish().findings.is_empty();
    for failure in input.failures(session, is_silent) {
        failure.write(&mut env.err);
        exit = exit.max(Some(failure.exit()));
    }
    Ok(exit)
}

/// Says what of a workspace is left out.
pub(crate) fn tell_left_out(env: &mut Env, global: &GlobalArgs, workspace: &Workspace<'_>) {
    if global.quiet {
        return;
    }
    let left_out = workspace.left_out;
    for (kind, (count, why)) in &workspace.unkept {
        let kind = kind.name();
        let _ = writeln!(env.err, "note: {count} of the kind {kind} left out: {why}");
    }
    if left_out > 0 {
        let left_out = count(left_out, "custom resource");
        let _ = writeln!(
            env.err,
            "note: {left_out} left to the operator; --custom-resources takes them"
        );
    }
}
