//! `perscope dac build`: running the programs that make dashboards.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{ArgGroup, Args, ValueEnum};

use super::build_told::Telling;
use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation;
use crate::cli::number;
use crate::dac::{self, Builder, Format, Found, Language, Source};
use crate::store::{self, PathKind};

/// Build dashboards from CUE and Go
///
/// Every `.cue` file is evaluated for itself with `cue eval`, every Go program with `go run`, many
/// at once. The result of `a/b.cue` is written to `built/a/b_output.yaml`, if it is not there
/// already, or printed. What a tool says is shown under the source it is about.
///
/// The programs run with your rights: build only sources that you trust. They see no variable
/// that begins with PERSCOPE_.
#[derive(Args)]
#[command(group(ArgGroup::new("source").required(true)), after_long_help = "\
Examples:
  perscope dac build -f cpu.cue                          to built/cpu_output.yaml
  perscope dac build -f main.go -ojson                   to built/main_output.json
  perscope dac build -d dashboards                       everything below a directory
  perscope dac build -d dashboards --clean               and remove results whose sources are gone
  perscope dac build -f cpu.cue -m stdout | perscope apply -f -
  perscope dac build -d dashboards && perscope apply -d built
  perscope dac build -f main.go -- --team shop           arguments for a Go program")]
pub(super) struct BuildArgs {
    /// Build this file
    #[arg(
        short,
        long,
        value_name = "FILE",
        group = "source",
        help_heading = "Input"
    )]
    file: Option<PathBuf>,
    /// Build everything below this directory
    #[arg(
        short,
        long,
        value_name = "DIR",
        group = "source",
        help_heading = "Input"
    )]
    directory: Option<PathBuf>,
    /// Hand these to Go programs, behind a `--`
    #[arg(value_name = "ARG")]
    args: Vec<OsString>,
    /// Write the results to files, or print them
    #[arg(
        short,
        long,
        value_name = "MODE",
        default_value = "file",
        help_heading = "Output"
    )]
    mode: Mode,
    /// Make the results as this
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "yaml",
        help_heading = "Output"
    )]
    output: notation::Format,
    /// Remove results of earlier builds whose sources are gone
    #[arg(long, help_heading = "Output")]
    clean: bool,
    /// Build this many sources at once [default: one a core]
    #[arg(
        short,
        long,
        value_name = "N",
        value_parser = number::between(1, 256),
        allow_negative_numbers = true
    )]
    jobs: Option<usize>,
}

/// Where results go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    /// To files.
    File,
    /// To standard output.
    Stdout,
}

/// Runs `dac build`.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &BuildArgs,
    folder: &Path,
) -> Result<Exit, Failure> {
    if args.clean && args.mode == Mode::Stdout {
        let message = "--clean removes files, and `--mode stdout` writes none";
        return Err(Failure::new(Kind::Usage, message));
    }
    let cwd = env.cwd.clone();
    let is_own = dac::is_below(&cwd, folder);
    if args.clean && !is_own {
        let message = "--clean removes nothing from a directory that holds more than results";
        return Err(Failure::new(Kind::Usage, message)
            .hint("Keep results in a directory of their own with --dac.output_folder."));
    }
    let found = find(env, args, folder)?;
    let exit = tell_passed(env, global, args, &found);
    let format = args.output.into();
    let places = found.sources.iter().map(|source| {
        let place = dac::output(&cwd, folder, &source.path, format);
        (source.path.clone(), place)
    });
    let places: BTreeMap<PathBuf, PathBuf> = places.collect();
    if args.mode == Mode::File {
        check_places(&places)?;
        let results = args.directory.as_deref();
        let results = results.map(|directory| folder.join(dac::inside(&cwd, directory)));
        let mut all = places.values().chain(&results);
        all.try_for_each(|place| check_links((&cwd, folder), place))?;
    }
    let _held = Env::hold(UnderWay::Children);
    let (interrupted, vars) = (Env::interrupted(), env.vars.clone());
    let builder = Builder {
        cwd: &cwd,
        vars: &vars,
        format,
        args: &args.args,
        interrupted: &interrupted,
    };
    let jobs = args.jobs.unwrap_or(env.cores);
    let mut telling = Telling::new(env, global, (args.mode, format), &places);
    telling.meant = args.file.is_some();
    let stopped = AtomicBool::new(false);
    dac::in_order(
        &found.sources,
        jobs,
        &|| !interrupted.load(Ordering::Relaxed) && !stopped.load(Ordering::Relaxed),
        &|source| builder.build(source),
        &mut |source, result| {
            let going_on = telling.tell(source, result);
            stopped.store(!going_on, Ordering::Relaxed);
        },
    );
    let (told, expected) = telling.finish(found.sources.len())?;
    if args.mode == Mode::File && is_own && found.errors.is_empty() {
        let left = left_over(args, (&cwd, folder), &places, &expected);
        // The programs that ran may have made links.
        let mut all = left.iter();
        all.try_for_each(|place| check_links((&cwd, folder), place))?;
        tell_left_over(env, global, args, &left)?;
    }
    Ok(exit.max(told))
}

/// Finds what is to be built.
fn find(env: &mut Env, args: &BuildArgs, folder: &Path) -> Result<Found, Failure> {
    let Some(file) = &args.file else {
        let directory = args.directory.as_deref().unwrap_or(Path::new("."));
        // As in percli, a file is a directory of one.
        return Ok(match Language::of(directory) {
            Some(language) if store::is_file(&env.cwd.join(directory)) => Found {
                sources: vec![Source {
                    path: directory.to_owned(),
                    language,
                }],
                ..Found::default()
            },
            _ => dac::find(&env.cwd, directory, folder),
        });
    };
    let shown = file.display();
    let mut found = Found::default();
    match (store::kind(&env.cwd.join(file)), Language::of(file)) {
        (Err(error), _) => {
            let reason = store::reason(&error);
            let message = format!("cannot read {shown}: {reason}");
            return Err(Failure::new(Kind::Input, message));
        }
        (Ok(PathKind::Directory), _) => {
            let message = format!("{shown} is a directory");
            return Err(Failure::new(Kind::Input, message).hint("Name it with -d."));
        }
        // As in percli, this is no mistake.
        (Ok(_), None) => {
            let _ = writeln!(
                env.err,
                "warning: {shown} was not built: it is neither a `.cue` nor a `.go` file"
            );
        }
        (Ok(_), Some(language)) => {
            let path = file.clone();
            found.sources.push(Source { path, language });
        }
    }
    Ok(found)
}

/// Says what is not built, and why.
fn tell_passed(env: &mut Env, global: &GlobalArgs, args: &BuildArgs, found: &Found) -> Exit {
    for (path, why) in found.passed.iter().filter(|_| global.verbose) {
        let (path, why) = (path.display(), why.reason());
        let _ = writeln!(env.err, "note: {path} is no source: {why}");
    }
    for (path, error) in &found.errors {
        let (path, reason) = (path.display(), store::reason(error));
        Failure::new(Kind::Input, format!("cannot read {path}: {reason}")).write(&mut env.err);
    }
    if !found.errors.is_empty() {
        return Exit::Input;
    }
    if let Some(directory) = args.directory.as_ref().filter(|_| found.sources.is_empty()) {
        let directory = directory.display();
        let _ = writeln!(
            env.err,
            "warning: there is no source to build in {directory}: no `.cue` file, no Go program"
        );
    }
    Exit::Clean
}

/// Two sources of one result would overwrite each other.
fn check_places(places: &BTreeMap<PathBuf, PathBuf>) -> Result<(), Failure> {
    let mut taken: BTreeMap<&Path, &Path> = BTreeMap::new();
    for (source, place) in places {
        if let Some(other) = taken.insert(place, source) {
            let (one, other, place) = (other.display(), source.display(), place.display());
            let message = format!("{one} and {other} would both be written to {place}");
            return Err(Failure::new(Kind::Input, message).hint("Rename one of them."));
        }
    }
    Ok(())
}

/// Nothing is written or removed behind a link, which could lead out of the folder.
pub(super) fn check_links((cwd, folder): (&Path, &Path), place: &Path) -> Result<(), Failure> {
    let Some(link) = dac::link_to(cwd, folder, place) else {
        return Ok(());
    };
    let message = format!(
        "{} is a link, and results stay in their folder",
        link.display()
    );
    Err(Failure::new(Kind::Input, message)
        .hint("Remove the link, or name the directory it leads to with --dac.output_folder."))
}

/// The results of earlier builds that no source of this one makes.
fn left_over(
    args: &BuildArgs,
    (cwd, folder): (&Path, &Path),
    places: &BTreeMap<PathBuf, PathBuf>,
    expected: &BTreeSet<PathBuf>,
) -> Vec<PathBuf> {
    let directory = args.directory.as_ref();
    if let Some(directory) = directory.filter(|path| store::is_directory(&cwd.join(path))) {
        let results = folder.join(dac::inside(cwd, directory));
        return dac::leftovers(cwd, &results, expected);
    }
    // Of a single file, the same result in the other format.
    let formats = Format::ALL.into_iter();
    let others = formats.flat_map(|format| {
        let sources = places.keys();
        sources.map(move |source| dac::output(cwd, folder, source, format))
    });
    others
        .filter(|path| !expected.contains(path) && store::is_file(&cwd.join(path)))
        .collect()
}

/// Says what is left over, or removes it.
fn tell_left_over(
    env: &mut Env,
    global: &GlobalArgs,
    args: &BuildArgs,
    left: &[PathBuf],
) -> Result<(), Failure> {
    for path in left {
        let shown = path.display();
        if !args.clean {
            if !global.quiet {
                let _ = writeln!(
                    env.err,
                    "warning: {shown} is left over from an earlier build"
                );
            }
            continue;
        }
        dac::remove(&env.cwd.join(path)).map_err(|error| {
            let reason = store::reason(&error);
            Failure::new(Kind::Input, format!("cannot remove {shown}: {reason}"))
        })?;
        if !global.quiet {
            let _ = writeln!(env.err, "note: removed {shown}");
        }
    }
    if !left.is_empty() && !args.clean && !global.quiet {
        let _ = writeln!(
            env.err,
            "  `perscope apply` would read it; --clean removes it."
        );
    }
    Ok(())
}
