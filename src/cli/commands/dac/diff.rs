//! `perscope dac diff`: what would become of the dashboards of a server, one file a dashboard.
//!
//! As in percli a `.diff` file holds all lines of the JSON of both sides, and a dashboard without
//! any difference is UPDATED with an empty file, because the scripts around this take an empty
//! file for no change. Both sides are in the form in which the server would store them: what it
//! fills in or drops is no difference. As in percli, only `spec` is compared.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use clap::Args;

use super::dashboards::{Dashboard, DashboardArgs, Loaded};
use crate::apply::Comparable;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::Access;
use crate::dac;
use crate::doc::Value;
use crate::output::notation::Notation;
use crate::output::resources;
use crate::output::whole_diff::whole_diff;
use crate::store::{self, StoreFault};

/// Write what would become of a server's dashboards
///
/// Reads dashboards from files, asks the server for the same ones, and writes what is different
/// to `built/PROJECT-NAME.diff`: every line of both, and an empty file if there is no difference.
/// Prints which dashboards are NEW on the server and which are UPDATED. `perscope diff` shows the
/// same for people, and for everything that is not a dashboard.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope dac diff -s https://perses.example.com          what was built last
  perscope dac diff -s staging -d dashboards -p shop       the dashboards of a directory")]
pub(super) struct DiffArgs {
    #[command(flatten)]
    dashboards: DashboardArgs,
}

/// What is to be said of a dashboard.
enum Status {
    New,
    /// With the difference.
    Updated(String),
    Error(StoreFault),
}

/// Runs `dac diff`.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &DiffArgs,
    folder: &Path,
) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    let what = (folder, Access::Read, "compare");
    let loaded = args.dashboards.load(env, global, what)?;
    let mut listing = Listing {
        env,
        folder,
        exit: loaded.exit,
        rows: Vec::new(),
        files: BTreeSet::new(),
    };
    dac::in_order(
        &loaded.dashboards,
        args.dashboards.jobs,
        &|| !interrupted.load(Ordering::Relaxed),
        &|dashboard| compare(&loaded, dashboard),
        &mut |dashboard, status| listing.add(dashboard, status),
    );
    let Listing { exit, rows, .. } = listing;
    let left = loaded.dashboards.len() - rows.len();
    if !rows.is_empty() {
        resources::write_list(rows, Notation::Yaml, &mut env.out)?;
    }
    if left > 0 {
        let message = format!("interrupted before {left} dashboards were compared");
        return Err(Failure::new(Kind::Interrupted, message));
    }
    Ok(exit)
}

fn compare(loaded: &Loaded, dashboard: &Dashboard) -> Status {
    let there = match loaded.remote.read().get(&dashboard.key) {
        Ok(Some(there)) => there,
        Ok(None) => return Status::New,
        Err(fault) => return Status::Error(fault),
    };
    let comparable = Comparable {
        catalog: &loaded.catalog,
        target: loaded.target,
    };
    let there = comparable.of(&dashboard.key, &there);
    let here = comparable.masked(dashboard.key.kind(), &dashboard.value);
    let text = |value| dac::spec_text(value, &loaded.catalog);
    Status::Updated(whole_diff(&text(&there), &text(&here), Env::now()))
}

/// Takes what is to be said, in the order of the dashboards.
struct Listing<'a> {
    env: &'a mut Env,
    folder: &'a Path,
    exit: Exit,
    rows: Vec<Value>,
    files: BTreeSet<PathBuf>,
}

impl Listing<'_> {
    fn add(&mut self, dashboard: &Dashboard, status: Status) {
        let (word, file) = match status {
            Status::New => ("NEW", None),
            Status::Updated(diff) => match self.save(dashboard, &diff) {
                Ok(file) => ("UPDATED", Some(file)),
                Err(failure) => self.fail(&failure),
            },
            Status::Error(fault) => self.fail(&Failure::from(fault.about(&dashboard.key))),
        };
        let mut row = vec![
            ("project", dashboard.project.clone()),
            ("dashboard", dashboard.name.clone()),
            ("status", word.to_owned()),
        ];
        row.extend(file.map(|file| ("diff", file.display().to_string())));
        let row = row.into_iter();
        let row = row.map(|(key, text)| (key.to_owned(), Value::from(text)));
        self.rows.push(row.collect());
    }

    fn fail(&mut self, failure: &Failure) -> (&'static str, Option<PathBuf>) {
        failure.write(&mut self.env.err);
        self.exit = self.exit.max(failure.exit());
        ("ERROR", None)
    }

    /// Saves a difference. The names of a key are parts of paths that lead nowhere else, but two
    /// keys may give the same: `a-b/c` and `a/b-c`.
    fn save(&mut self, dashboard: &Dashboard, diff: &str) -> Result<PathBuf, Failure> {
        let key = &dashboard.key;
        let stem = format!("{}-{}", key.project().unwrap_or_default(), key.name());
        let name = |number: usize| match number {
            0 => self.folder.join(format!("{stem}.diff")),
            number => self.folder.join(format!("{stem}.{number}.diff")),
        };
        let mut names = (0..).map(name).filter(|path| !self.files.contains(path));
        let path = names.next().expect("numbers do not end");
        super::build::check_links((&self.env.cwd, self.folder), &path)?;
        dac::save(&self.env.cwd.join(&path), diff).map_err(|error| {
            let (shown, reason) = (path.display(), store::reason(&error));
            Failure::new(Kind::Input, format!("cannot write {shown}: {reason}"))
        })?;
        self.files.insert(path.clone());
        Ok(path)
    }
}
