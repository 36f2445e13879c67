//! `perscope delete`: removing resources from a server.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc;

use clap::Args;

use super::delete_what::{Doomed, What};
use crate::apply::{self, Ended, Event, Options, Outcome, Step, Write};
use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::number;
use crate::cli::remote::{Progress, ServerArgs, WriteLine, kinds};
use crate::cli::suggested::Suggested;
use crate::cli::terminal;
use crate::diff::plan::Change;
use crate::output::objects;
use crate::store::Store;

/// Delete resources of a server
///
/// Deletes resources by their names, all of a kind, or those that files hold. What is not there is
/// said and is no mistake. Whatever refers to others goes first; what fails does not keep the rest
/// from being deleted. With a project goes all that is in it.
///
/// Nobody is asked about resources that are named. --all asks, and needs --yes where nobody can
/// answer.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope delete dashboards checkout cart -p shop   two dashboards of a project
  perscope delete -f dashboard.yaml                  what a file holds
  perscope delete -d previews/ --dry-run             only say what would be deleted
  perscope delete edash --all -p shop --yes          everything of a kind in a project
  perscope delete project shop -s staging            a project with all that is in it")]
pub(crate) struct DeleteArgs {
    /// Delete resources of this kind, as for `perscope get`
    #[arg(value_name = "TYPE", value_parser = Suggested(kinds::words), hide_possible_values = true, conflicts_with_all = ["file", "directory"])]
    pub(super) kind: Option<String>,
    /// Delete the resources with these names
    #[arg(value_name = "NAME", conflicts_with = "all")]
    pub(super) names: Vec<String>,
    #[command(flatten)]
    pub(super) files: FileArgs,
    /// Delete from this project, unless a file names another one
    #[arg(short, long, value_name = "PROJECT", help_heading = "Input")]
    pub(super) project: Option<String>,
    #[command(flatten)]
    pub(super) everything: AllArgs,
    /// Only say what would be deleted
    #[arg(long, help_heading = "Plan")]
    pub(super) dry_run: bool,
    #[command(flatten)]
    pub(super) server: ServerArgs,
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

/// The files that say what is deleted.
#[derive(Args)]
pub(crate) struct FileArgs {
    /// Delete the resources in a file; `-` is standard input (can be repeated)
    #[arg(short, long, value_name = "FILE", help_heading = "Input")]
    pub(super) file: Vec<PathBuf>,
    /// Delete the resources in the files of a directory (can be repeated)
    #[arg(short, long, value_name = "DIR", help_heading = "Input")]
    pub(super) directory: Vec<PathBuf>,
    /// Delete each resource from the project that its file names, also if --project names another
    /// one
    #[arg(long, help_heading = "Input")]
    pub(super) force: bool,
    /// Take custom resources of Kubernetes in files, too
    #[arg(long, help_heading = "Input")]
    pub(super) custom_resources: bool,
    /// Look for no perscope.yaml around the files
    #[arg(long, help_heading = "Input")]
    pub(super) isolated: bool,
}

/// Deleting everything of a kind.
#[derive(Args)]
pub(crate) struct AllArgs {
    /// Delete all resources of the kind in the project
    #[arg(
        short,
        long,
        conflicts_with_all = ["file", "directory"],
        help_heading = "Plan"
    )]
    pub(super) all: bool,
    /// Delete those of all projects with --all
    #[arg(
        long,
        requires = "all",
        conflicts_with_all = ["names", "project"],
        help_heading = "Plan"
    )]
    pub(super) all_projects: bool,
    /// Ask nothing
    #[arg(short, long, help_heading = "Plan")]
    pub(super) yes: bool,
}

/// Runs `delete`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &DeleteArgs) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    let doomed = match Doomed::find(env, global, args)? {
        What::Doomed(doomed) => doomed,
        What::Told(exit) => return Ok(exit),
    };
    let mut exit = doomed.tell_faults(env);
    let changes: Vec<&Change> = doomed.plan.steps().collect();
    if args.dry_run {
        let there = doomed.existing(args.jobs, &interrupted)?;
        for change in &changes {
            objects::write_foreseen(&change.key, there.contains(&change.key), &mut env.out)?;
        }
        env.out.flush()?;
        doomed.tell_cascade(env, global);
        return Ok(exit);
    }
    let is_harmless = env.is_percli() && doomed.is_of_one_place();
    if args.everything.all && !changes.is_empty() && !args.everything.yes && !is_harmless {
        confirm(env, &doomed)?;
    }
    let Some(store) = doomed.prepared.remote.write() else {
        // The directory does not exist, so nothing does.
        for change in &changes {
            objects::write_foreseen(&change.key, false, &mut env.out)?;
        }
        env.out.flush()?;
        return Ok(exit);
    };
    let _held = Env::hold(UnderWay::Writes);
    let (ended, told) = remove(env, global, args, (&doomed, store, &changes), &interrupted)?;
    if !global.quiet {
        let shown = &doomed.prepared.remote.shown;
        let _ = objects::write_deleted(&ended.outcomes, shown, ended.interrupted, &mut env.err);
    }
    told?;
    exit = exit.max(tell_failed(env, &changes, &ended.outcomes));
    if ended.interrupted {
        exit = exit.max(Exit::Interrupted);
    }
    Ok(exit)
}

/// Asks whether everything of a kind shall go, where somebody can answer.
fn confirm(env: &mut Env, doomed: &Doomed) -> Result<(), Failure> {
    let what = doomed.describe();
    if !terminal::can_confirm(env) {
        let message = format!("{what} would be deleted, and nobody can be asked");
        return Err(
            Failure::new(Kind::Usage, message).hint("--dry-run shows which; --yes deletes them.")
        );
    }
    if terminal::ask(env, &format!("Delete {what}?")) {
        return Ok(());
    }
    Err(Failure::new(Kind::Interrupted, "nothing was deleted"))
}

/// Deletes, and tells what happens as it does: how that ended, and whether somebody could be told.
fn remove(
    env: &mut Env,
    global: &GlobalArgs,
    args: &DeleteArgs,
    (doomed, store, changes): (&Doomed, &dyn Store, &[&Change]),
    interrupted: &AtomicBool,
) -> Result<(Ended, Result<(), Failure>), Failure> {
    let steps = changes.iter().enumerate();
    let steps: Vec<Step<'_>> = steps
        .map(|(index, change)| Step {
            index,
            key: &change.key,
            write: Write::Remove,
        })
        .collect();
    let options = Options {
        jobs: args.jobs,
        keep_going: true,
    };
    let (send, receive) = mpsc::channel();
    let lines = Some(objects::write_line as WriteLine);
    let mut progress = Progress::new(env, global, changes.len(), lines);
    let comparable = doomed.prepared.comparable();
    std::thread::scope(|scope| {
        let steps = &steps;
        let run = scope.spawn(move || {
            let tell = |event: Event<'_>| {
                // The work goes on when nobody listens any more.
                let _ = match event {
                    Event::Begun(step) => send.send((step.index, None)),
                    Event::Ended(step, outcome) => send.send((step.index, Some(outcome.clone()))),
                };
            };
            apply::execute(store, steps, comparable, options, interrupted, &tell)
        });
        let told = receive
            .into_iter()
            .try_for_each(|(index, outcome)| progress.tell(env, changes, index, outcome));
        let bug = "deleting failed because of a bug in perscope";
        let ended = run.join().map_err(|_| Failure::new(Kind::Internal, bug))?;
        let told = told.and_then(|()| progress.finish(env, changes, &ended.outcomes));
        Ok((ended, told))
    })
}

/// Says what could not be deleted and why, each advice once; then how the run ends.
fn tell_failed(env: &mut Env, changes: &[&Change], outcomes: &[Outcome]) -> Exit {
    let mut exit = Exit::Clean;
    let mut told = BTreeSet::new();
    for (change, outcome) in changes.iter().zip(outcomes) {
        let Outcome::Failed(fault) = outcome else {
            continue;
        };
        let mut failure = Failure::from(fault.clone().about(&change.key));
        failure.hints.retain(|hint| told.insert(hint.clone()));
        failure.write(&mut env.err);
        exit = exit.max(Exit::Remote);
    }
    exit
}
