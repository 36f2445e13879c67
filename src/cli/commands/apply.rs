//! `perscope apply`: making a server hold what the files say, and nothing twice.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use clap::{Args, ValueEnum};

use super::{plan_file, plan_output};
use crate::apply::{self, Ended, Event, Options, Outcome, Step};
use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{
    Access, CompareArgs, LintGate, Planned, Prepared, Progress, Purpose, WriteLine,
};
use crate::cli::terminal;
use crate::diff::plan::{Action, Change, Plan};
use crate::model::Key;
use crate::output::applied::{self, Applied, Report};
use crate::output::{count, objects};
use crate::store::Store;

/// Make a server hold what the files say
///
/// Reads the files, asks the server for what it holds of the same resources, and writes only what
/// differs. Resources with mistakes that the server would refuse, or that would lose something,
/// keep all from being written. A second run has nothing to do, and a run that was cut off is
/// completed by the next one.
///
/// A server is an address, a name from perscope.yaml, or `file:DIR`: a directory in the layout of
/// Perses' own file database, which needs no server at all.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope apply -s https://perses.example.com     everything below the working directory
  perscope apply -s staging -d dashboards/         one directory, to a server of perscope.yaml
  perscope apply -s file:data examples             without any server
  perscope diff -s prod --out plan.json            what would be done, for somebody to look at
  perscope apply -s prod --plan plan.json          exactly that, or nothing
  perscope apply -s prod --inventory shop --prune  also delete what the files hold no more")]
pub(crate) struct ApplyArgs {
    #[command(flatten)]
    compare: CompareArgs,
    /// Do exactly what this plan of `perscope diff --out` says, or nothing
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["prune", "create_project", "secrets"],
        help_heading = "Plan"
    )]
    plan: Option<PathBuf>,
    /// Only say what would be done; `server` also asks the server whether it would take it
    #[arg(
        long,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "client",
        help_heading = "Plan"
    )]
    dry_run: Option<DryRun>,
    /// Exit with 1 if a dry run finds differences
    #[arg(long, requires = "dry_run", help_heading = "Plan")]
    exit_code: bool,
    #[command(flatten)]
    purpose: Purpose,
    /// Go on with what does not depend on a resource that failed
    #[arg(long, help_heading = "Plan")]
    keep_going: bool,
    /// Ask nothing
    #[arg(short, long, help_heading = "Plan")]
    yes: bool,
    #[command(flatten)]
    gate: LintGate,
    /// Choose how the results are written
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        help_heading = "Output"
    )]
    format: ResultFormat,
}

/// How far a dry run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DryRun {
    /// As far as can be known here.
    Client,
    /// The server is asked, too.
    Server,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// One line a resource.
    Human,
    /// One JSON object.
    Json,
}

/// Runs `apply`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ApplyArgs) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    if env.is_percli() && args.plan.is_none() && args.compare.input.names_nothing() {
        let message = "nothing is named that shall be applied";
        return Err(Failure::new(Kind::Usage, message)
            .hint("Name a file with -f, or a directory with -d, such as `-d .`."));
    }
    let access = match args.dry_run {
        Some(_) => Access::Read,
        None => Access::Write,
    };
    let prepared = args.compare.prepare(env, access)?;
    if let Some(exit) = args.compare.tell_faults(env, global, &prepared)? {
        return Ok(exit);
    }
    let cwd = env.cwd.clone();
    let plan = args.plan.as_ref().map(|path| cwd.join(path));
    let plan = plan.map(|path| plan_file::read(&path, &prepared));
    let mut planned = args.compare.plan(
        &prepared,
        args.purpose,
        plan.transpose()?,
        (&cwd, &interrupted),
    )?;
    if let Some(exit) = planned.tell_failures(env) {
        return Ok(exit);
    }
    planned.tell_left_out(env, global);
    planned.tell_spared(env, global);
    planned.check_projects()?;
    let plan = &planned.plan;
    if let Some(exit) = args.gate.judge(env, global, &prepared, &planned, plan)? {
        return Ok(exit);
    }
    // What a plan in a file deletes counts as well.
    args.compare.prune.check_limit(plan.counts().delete)?;
    if let Some(how) = args.dry_run {
        return dry_run(env, global, args, (&prepared, plan), (how, &interrupted));
    }
    confirm(env, global, args, (&prepared, plan))?;
    let _held = Env::hold(UnderWay::Writes);
    let store = prepared.remote.write().expect("it was opened for writing");
    let changes: Vec<&Change> = plan.steps().collect();
    let (ended, told) = write(
        env,
        global,
        args,
        (store, &prepared, &changes),
        &interrupted,
    )?;
    let ended = (plan, &ended);
    let exit = finish(env, global, args, (store, &prepared, &planned), ended);
    // What was done has to be noted also if nobody reads what it was.
    exit.and_then(|exit| told.map(|()| exit))
}

/// Says what would be done, and with `server` what the server would say to it.
fn dry_run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &ApplyArgs,
    (prepared, plan): (&Prepared, &Plan),
    (how, interrupted): (DryRun, &AtomicBool),
) -> Result<Exit, Failure> {
    let format = match args.format {
        ResultFormat::Human => "human",
        ResultFormat::Json => "json",
    };
    plan_output::write(env, global, (prepared, plan), format, false)?;
    let mut exit = Exit::Clean;
    if args.exit_code && !plan.is_empty() {
        exit = Exit::Findings;
    }
    if how == DryRun::Client {
        return Ok(exit);
    }
    let mut unjudged = 0;
    for change in plan.steps() {
        let Some(new) = change
            .to_write()
            .filter(|_| change.action != Action::Delete)
        else {
            continue;
        };
        if interrupted.load(Ordering::Relaxed) {
            let message = "interrupted before the server had judged everything";
            return Err(Failure::new(Kind::Interrupted, message));
        }
        match prepared.remote.read().validate(change.key.kind(), new) {
            Ok(true) => {}
            Ok(false) => unjudged += 1,
            Err(fault) => {
                let failure = Failure::from(fault.about(&change.key));
                failure.write(&mut env.err);
                exit = exit.max(Exit::Remote);
            }
        }
    }
    if unjudged > 0 && !global.quiet {
        let unjudged = count(unjudged, "resource");
        let _ = writeln!(
            env.err,
            "note: the server cannot judge {unjudged} beforehand"
        );
    }
    Ok(exit)
}

/// Asks whether to go on, where somebody can answer. What deletes needs a yes everywhere.
fn confirm(
    env: &mut Env,
    global: &GlobalArgs,
    args: &ApplyArgs,
    (prepared, plan): (&Prepared, &Plan),
) -> Result<(), Failure> {
    // Who hands over a plan has looked at it.
    if args.yes || plan.is_empty() || args.plan.is_some() {
        return Ok(());
    }
    if !terminal::can_confirm(env) {
        let deleted = plan.counts().delete;
        if deleted == 0 {
            return Ok(());
        }
        let deleted = count(deleted, "resource");
        let message = format!("{deleted} would be deleted, and nobody can be asked");
        return Err(Failure::new(Kind::Usage, message)
            .hint("`perscope diff` with the same arguments shows which; --yes deletes them."));
    }
    plan_output::write(env, global, (prepared, plan), "human", false)?;
    if terminal::ask(env, "Apply this?") {
        return Ok(());
    }
    Err(Failure::new(Kind::Interrupted, "nothing was written"))
}

/// Carries out the plan, and tells what happens as it does: how that ended, and whether somebody
/// could be told.
fn write(
    env: &mut Env,
    global: &GlobalArgs,
    args: &ApplyArgs,
    (store, prepared, changes): (&dyn Store, &Prepared, &[&Change]),
    interrupted: &AtomicBool,
) -> Result<(Ended, Result<(), Failure>), Failure> {
    let steps = changes.iter().enumerate();
    let steps: Vec<Step<'_>> = steps
        .filter_map(|(index, change)| Step::of(index, change))
        .collect();
    let options = Options {
        jobs: args.compare.jobs,
        keep_going: args.keep_going,
    };
    let (send, receive) = mpsc::channel();
    // percli's lines tell of what is unchanged, too, and come in the order of the files.
    let has_lines = args.format == ResultFormat::Human && !global.quiet && !env.is_percli();
    let lines = has_lines.then_some(applied::write_line as WriteLine);
    let mut progress = Progress::new(env, global, changes.len(), lines);
    let comparable = prepared.comparable();
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
        let bug = "writing failed because of a bug in perscope";
        let ended = run.join().map_err(|_| Failure::new(Kind::Internal, bug))?;
        let told = told.and_then(|()| progress.finish(env, changes, &ended.outcomes));
        Ok((ended, told))
    })
}

/// Writes the results and the inventory, and says how the run ended.
fn finish(
    env: &mut Env,
    global: &GlobalArgs,
    args: &ApplyArgs,
    (store, prepared, planned): (&dyn Store, &Prepared, &Planned<'_>),
    (plan, ended): (&Plan, &Ended),
) -> Result<Exit, Failure> {
    let all: Vec<Applied<'_>> = plan
        .steps()
        .zip(&ended.outcomes)
        .map(|(change, outcome)| Applied {
            key: &change.key,
            action: change.action,
            outcome,
        })
        .collect();
    let report = Report {
        store: &prepared.remote.shown,
        applied: &all,
        unchanged: plan.counts().unchanged,
        interrupted: ended.interrupted,
    };
    let mut written = Ok(());
    if args.format == ResultFormat::Human && env.is_percli() {
        written = write_as_percli(env, global, planned, &all);
    } else if args.format == ResultFormat::Json {
        written = applied::write_json(&report, &mut env.out).and_then(|()| env.out.flush());
    }
    if !global.quiet {
        tell_hints(env, &all);
        let _ = applied::write_sum(&report, terminal::show(env, global), &mut env.err);
    }
    let (done, left): (Vec<&Applied<'_>>, Vec<_>) = all.iter().partition(|it| it.is_done());
    let keys = |deleted: bool| {
        let done = done.iter();
        let done = done.filter(move |it| (it.action == Action::Delete) == deleted);
        done.map(|it| it.key.clone())
    };
    let unchanged = plan.changes.iter();
    let unchanged = unchanged.filter(|change| change.action == Action::Unchanged);
    let held = keys(false).chain(unchanged.map(|change| change.key.clone()));
    let saved = planned.pruned.save(
        store,
        &held.collect(),
        &keys(true).collect(),
        prepared.target,
    );
    saved?;
    written?;
    Ok(match (ended.interrupted, left.is_empty()) {
        (true, _) => Exit::Interrupted,
        (false, true) => Exit::Clean,
        (false, false) => Exit::Remote,
    })
}

/// Writes percli's lines: a line for everything in the files that now is as they say, in the order
/// in which percli walks, then for what was deleted. What these lines do not tell goes to stderr.
fn write_as_percli(
    env: &mut Env,
    global: &GlobalArgs,
    planned: &Planned<'_>,
    all: &[Applied<'_>],
) -> io::Result<()> {
    let show = terminal::show(env, global);
    let by_key: BTreeMap<&Key, Applied<'_>> = all.iter().map(|it| (it.key, *it)).collect();
    let changes = planned.plan.changes.iter();
    let changes = changes.map(|change| (&change.key, change));
    let changes: BTreeMap<&Key, &Change> = changes.collect();
    let in_files = planned.workspace.places.iter();
    let in_files = in_files.filter_map(|(key, _)| changes.get(key));
    let in_files = in_files.filter_map(|change| Some((change, change.origin.as_ref()?)));
    let mut in_files: Vec<_> = in_files.collect();
    // Name by name: what lies in `a/` comes before `a.json`.
    in_files.sort_by(|(_, one), (_, other)| Path::new(&one.file).cmp(Path::new(&other.file)));
    let in_files = in_files.into_iter().map(|(change, _)| {
        let unchanged = Applied {
            key: &change.key,
            action: change.action,
            outcome: &Outcome::AlreadyDone,
        };
        by_key.get(&change.key).copied().unwrap_or(unchanged)
    });
    let deleted = all.iter().filter(|it| it.action == Action::Delete);
    for applied in in_files.chain(deleted.copied()) {
        objects::write_line(&applied, show, &mut env.out)?;
    }
    env.out.flush()?;
    for applied in all.iter().filter(|it| !it.is_as_foreseen()) {
        let _ = applied::write_line(applied, show, &mut env.err);
    }
    Ok(())
}

/// Says what to do about what failed, each advice once.
fn tell_hints(env: &mut Env, all: &[Applied<'_>]) {
    let mut told = BTreeSet::new();
    for applied in all {
        let Outcome::Failed(fault) = applied.outcome else {
            continue;
        };
        for hint in &fault.hints {
            if told.insert(hint) {
                let _ = writeln!(env.err, "  {hint}");
            }
        }
    }
}
