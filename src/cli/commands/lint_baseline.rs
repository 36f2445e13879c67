//! The baseline of `perscope lint`: reading it before the run, writing it after.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::config::Baseline;
use crate::lint::Finished;
use crate::store;

/// The name of a baseline when none is given.
const FILE_NAME: &str = "perscope-baseline.json";

/// How many entries that are found no more are named.
const MOST_SHOWN: usize = 10;

/// Where the baseline lies.
#[derive(Args)]
pub(super) struct BaselineArgs {
    /// Report only what this file does not hold
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    baseline: Option<PathBuf>,
    /// Write all findings to a file, for --baseline [default: perscope-baseline.json]
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        help_heading = "Rules"
    )]
    #[expect(
        clippy::option_option,
        reason = "the flag may be missing, or there without a file"
    )]
    write_baseline: Option<Option<PathBuf>>,
}

impl BaselineArgs {
    /// What is known before the run; nothing if a new baseline is asked for.
    pub(super) fn read(&self, env: &Env) -> Result<Option<Baseline>, Failure> {
        let Some(path) = self.baseline.as_ref().filter(|_| !self.is_writing()) else {
            return Ok(None);
        };
        let shown = path.display();
        let content = store::read_file(&env.cwd.join(path)).map_err(|error| {
            let reason = store::reason(&error);
            let message = format!("cannot read the baseline {shown}: {reason}");
            let hint = format!("`--write-baseline={shown}` writes it.");
            Failure::new(Kind::Input, message).hint(hint)
        })?;
        let unusable = |what: &str| {
            let message = format!("the baseline {shown} cannot be used: {what}");
            Failure::new(Kind::Config, message)
        };
        if !content.problems.is_empty() {
            return Err(unusable("it is no text in UTF-8"));
        }
        let baseline = Baseline::read(&content.text);
        baseline.map(Some).map_err(|what| unusable(&what))
    }

    /// Whether a new baseline is asked for.
    pub(super) fn is_writing(&self) -> bool {
        self.write_baseline.is_some()
    }

    /// Writes a new baseline. Answers what to say about it.
    pub(super) fn write(&self, env: &Env, baseline: &Baseline) -> Result<String, Failure> {
        let named = self.write_baseline.as_ref().and_then(Option::as_ref);
        let path = named.or(self.baseline.as_ref());
        let path = path.map_or(Path::new(FILE_NAME), PathBuf::as_path);
        let shown = path.display();
        store::save_file(&env.cwd.join(path), &baseline.write()).map_err(|error| {
            let reason = store::reason(&error);
            Failure::new(
                Kind::Input,
                format!("cannot write the baseline {shown}: {reason}"),
            )
        })?;
        let count: usize = baseline.entries().values().sum();
        let findings = if count == 1 { "finding" } else { "findings" };
        Ok(format!("wrote {count} {findings} to {shown}"))
    }

    /// What to say about entries that are found no more.
    pub(super) fn warnings(&self, finished: &Finished) -> Vec<String> {
        let Some(path) = &self.baseline else {
            return Vec::new();
        };
        let shown = path.display();
        let each = |stale: &crate::lint::Stale| {
            let (known, missing) = (&stale.known, stale.missing);
            let times = if missing == 1 {
                String::new()
            } else {
                format!(" ({missing} times)")
            };
            format!(
                "{} in {} is not found any more{times}",
                known.rule, known.resource
            )
        };
        let stale = &finished.stale;
        let mut warnings: Vec<String> = stale.iter().take(MOST_SHOWN).map(each).collect();
        if stale.len() > MOST_SHOWN {
            let more = stale.len() - MOST_SHOWN;
            warnings.push(format!("{more} more entries are not found any more"));
        }
        if !stale.is_empty() {
            warnings.push(format!("`--write-baseline={shown}` takes them out"));
        }
        for warning in &mut warnings {
            *warning = format!("the baseline {shown}: {warning}");
        }
        warnings
    }
}
