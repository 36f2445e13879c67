//! What `diff` and `apply` do alike: choose the server, read the files, ask for what is there, and
//! make the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueEnum};

use super::args::{Access, ServerArgs};
use super::prune::{Held, PruneArgs, Pruned};
use super::read::{Prepared, Reading, tell_faults, tell_left_out};
use super::workspace::{Wish, Workspace, elsewhere, workspace};
use crate::apply::{self, Comparable};
use crate::cli::args::GlobalArgs;
use crate::cli::commands::plan_file;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::input::InputArgs;
use crate::cli::number;
use crate::diff::file::{self, PlanFile};
use crate::diff::plan::{self, Duplicate, Inputs, Origin, Plan, SecretsPolicy, Wanted};
use crate::doc::Value;
use crate::model::{self, Form, Key, ResourceKind};

/// What stands for the file of a project that no file holds.
const CREATE_PROJECT: &str = "--create-project";

/// How many resources that stand in the files twice are named beside the first.
const MAX_TWICE: usize = 9;

/// What is compared with what.
#[derive(Args)]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) server: ServerArgs,
    /// Take custom resources of Kubernetes, too, although the operator looks after them
    #[arg(long, help_heading = "Input")]
    custom_resources: bool,
    /// Write resources with secrets when something else in them differs, or always: nobody can
    /// see whether the secrets do
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "changed",
        help_heading = "Plan"
    )]
    secrets: Secrets,
    #[command(flatten)]
    pub(crate) prune: PruneArgs,
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
    pub(crate) jobs: usize,
}

/// When resources with secrets are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Secrets {
    /// When something that can be seen differs, or when named with -f.
    Changed,
    /// Always.
    Always,
}

/// How the plan is made.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Purpose {
    /// Create projects that no file holds and that are not there
    #[arg(long, help_heading = "Plan")]
    pub(super) create_project: bool,
    /// Put each resource into the project it names, also if --project names another one
    #[arg(long, help_heading = "Plan")]
    pub(super) force: bool,
}

/// A plan with what it was made from.
pub(crate) struct Planned<'s> {
    /// What the files want.
    pub(crate) workspace: Workspace<'s>,
    /// What would be done.
    pub(crate) plan: Plan,
    /// What becomes of inventories.
    pub(crate) pruned: Pruned,
    /// The projects that are neither there nor wanted.
    pub(crate) missing_projects: BTreeSet<Key>,
}

impl Planned<'_> {
    /// Says what is left out.
    pub(crate) fn tell_left_out(&self, env: &mut Env, global: &GlobalArgs) {
        tell_left_out(env, global, &self.workspace);
    }

    /// Says what stays although it would be deleted.
    pub(crate) fn tell_spared(&self, env: &mut Env, global: &GlobalArgs) {
        for (key, file) in self.pruned.spared.iter().filter(|_| !global.quiet) {
            let _ = writeln!(
                env.err,
                "note: {key} is not deleted, because {file} holds it, although it is ignored"
            );
        }
    }

    /// Says which projects `apply` would ask for.
    pub(crate) fn tell_missing_projects(&self, env: &mut Env, global: &GlobalArgs) {
        for key in self.missing_projects.iter().filter(|_| !global.quiet) {
            let name = key.name();
            let _ = writeln!(
                env.err,
                "note: there is no project `{name}`; `apply` needs --create-project or a file with it"
            );
        }
    }

    /// Says what cannot be stored; then how the run ends, if there is any.
    pub(crate) fn tell_failures(&mut self, env: &mut Env) -> Option<Exit> {
        let mut exit = None;
        for failure in self.workspace.failures.drain(..) {
            failure.write(&mut env.err);
            exit = exit.max(Some(failure.exit()));
        }
        exit
    }

    /// What `apply` cannot do without: the projects of what it would write.
    pub(crate) fn check_projects(&self) -> Result<(), Failure> {
        let Some(first) = self.missing_projects.first() else {
            return Ok(());
        };
        let name = first.name();
        let message = match self.missing_projects.len() - 1 {
            0 => format!("there is no project `{name}`"),
            more => format!("there is no project `{name}`, nor {more} others"),
        };
        Err(Failure::new(Kind::Remote, message)
            .hint("--create-project creates it; so does a file with the project."))
    }
}

impl CompareArgs {
    /// Reaches for the server and reads the files.
    pub(crate) fn prepare(&self, env: &mut Env, access: Access) -> Result<Prepared, Failure> {
        let reading = Reading {
            input: &self.input,
            server: &self.server,
            access,
            with_ignored: self.prune.prunes(),
        };
        reading.prepare(env)
    }

    /// Says what keeps the files from being read, or what is strange about them; then how the run
    /// ends, if it cannot go on.
    pub(crate) fn tell_faults(
        &self,
        env: &mut Env,
        global: &GlobalArgs,
        prepared: &Prepared,
    ) -> Result<Option<Exit>, Failure> {
        tell_faults(env, global, &self.input, prepared)
    }

    /// Asks for what is there and makes the plan, or the one that was `written` down, if it still
    /// holds.
    pub(crate) fn plan<'s>(
        &self,
        prepared: &'s Prepared,
        purpose: Purpose,
        written: Option<PlanFile>,
        (cwd, interrupted): (&Path, &AtomicBool),
    ) -> Result<Planned<'s>, Failure> {
        if let Some(file) = &written {
            self.prune.check_written(file)?;
        }
        let Prepared { target, remote, .. } = prepared;
        let store = remote.read();
        let wish = Wish {
            project: self.input.project.as_deref().filter(|_| !purpose.force),
            custom_resources: self.custom_resources,
            target: *target,
        };
        let mut workspace = workspace(&prepared.session, wish);
        let comparable = prepared.comparable();
        let mut keys = workspace.keys();
        keys.extend(
            written
                .iter()
                .flat_map(|file| &file.changes)
                .map(|it| it.key.clone()),
        );
        let elsewhere = elsewhere(&prepared.session, *target);
        let held = Held {
            wanted: &keys,
            left_out: &workspace.left_out_keys,
            elsewhere: &elsewhere,
            by_file: self.input.names_files(cwd),
            unknown: prepared.session.first_unknown(),
        };
        let mut pruned = self.prune.listed(store, held, *target, cwd)?;
        let asked = keys.union(&pruned.leftovers).cloned().collect();
        let fetched = apply::fetch(store, &asked, comparable, self.jobs, interrupted)?;
        workspace.leave_out(fetched.unkept)?;
        pruned.retain_existing(&asked, &fetched.resources);
        let mut missing = fetched.missing_projects;
        missing.retain(|project| !keys.contains(project));
        let by_plan = written.iter().flat_map(|file| &file.changes);
        let by_plan = by_plan.filter(|planned| is_made(planned, &workspace));
        let by_plan: Vec<Wanted> = by_plan
            .map(|planned| new_project(&planned.key, comparable))
            .collect();
        workspace.wanted.extend(by_plan);
        if purpose.create_project {
            let made = missing.iter().map(|key| new_project(key, comparable));
            workspace.wanted.extend(made);
            missing.clear();
        }
        let have: BTreeMap<Key, Value> = fetched.resources;
        let wanted = std::mem::take(&mut workspace.wanted);
        let plan = match written {
            Some(file) => file::resolve(file, wanted, &have, &prepared.catalog)
                .map_err(|stale| plan_file::stale(&stale))?,
            None => plan::plan(Inputs {
                wanted,
                have,
                unwanted: pruned.leftovers.clone(),
                secrets: match self.secrets {
                    Secrets::Changed => SecretsPolicy::Visible,
                    Secrets::Always => SecretsPolicy::Always,
                },
                catalog: &prepared.catalog,
            })
            .map_err(|duplicates| twice(&duplicates))?,
        };
        Ok(Planned {
            workspace,
            plan,
            pruned,
            missing_projects: missing,
        })
    }
}

/// Resources that stand in the files twice.
fn twice(duplicates: &[Duplicate]) -> Failure {
    let place = |origin: &Origin| match origin.position {
        Some(position) => format!("{}:{}", origin.file, position.line),
        None => origin.file.clone(),
    };
    let first = &duplicates[0];
    let message = format!(
        "{} stands in {} and in {}",
        first.key,
        place(&first.first),
        place(&first.second)
    );
    let failure = Failure::new(Kind::Input, message);
    let further = duplicates[1..].iter().take(MAX_TWICE).map(|other| {
        let (one, two) = (place(&other.first), place(&other.second));
        format!("{} stands in {one} and in {two} as well.", other.key)
    });
    further
        .fold(failure, Failure::hint)
        .hint("Nobody can tell which one is meant; take one of them away.")
}

/// Whether a plan creates a project because of --create-project and not of a file.
fn is_made(planned: &file::Planned, workspace: &Workspace<'_>) -> bool {
    let origin = planned.origin.as_ref();
    origin.is_some_and(|origin| origin.file == CREATE_PROJECT && origin.position.is_none())
        && workspace
            .wanted
            .iter()
            .all(|wanted| wanted.key != planned.key)
}

/// A project with nothing but its name.
fn new_project(key: &Key, comparable: Comparable<'_>) -> Wanted {
    let metadata = Value::from([("name", key.name().into())]);
    let value = Value::from([("metadata", metadata)]);
    let Comparable { catalog, target } = comparable;
    Wanted {
        key: key.clone(),
        value: model::normal_value(ResourceKind::Project, &value, None, catalog, &target).into(),
        origin: Origin {
            file: CREATE_PROJECT.to_owned(),
            position: None,
            form: Form::Native,
        },
        named: false,
    }
}
