//! The baseline of `perscope lint`: reading it before the run, writing it after.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::config::Baseline;
use crate::finding::{Finding, Group, RuleSet};
use crate::lint::{Finished, Rebased};
use crate::session::Session;
use crate::store::{self, Content};

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
    /// What is known before the run; nothing if a new baseline is asked for, which must not take
    /// the place of anything but an older one.
    pub(super) fn read(&self, env: &Env) -> Result<Option<Baseline>, Failure> {
        if self.is_writing() {
            self.replaced(env)?;
            return Ok(None);
        }
        let Some(path) = &self.baseline else {
            return Ok(None);
        };
        let shown = path.display();
        let content = store::read_file(&env.cwd.join(path)).map_err(|error| {
            let reason = store::reason(&error);
            let message = format!("cannot read the baseline {shown}: {reason}");
            let hint = format!("`--write-baseline={shown}` writes it.");
            Failure::new(Kind::Config, message).hint(hint)
        })?;
        parse(&content).map(Some).map_err(|what| {
            let message = format!("the baseline {shown} cannot be used: {what}");
            Failure::new(Kind::Config, message)
        })
    }

    /// What lies where a new baseline is written to.
    fn replaced(&self, env: &Env) -> Result<Baseline, Failure> {
        let path = self.target();
        let shown = path.display();
        let content = match store::read_file(&env.cwd.join(path)) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Baseline::default()),
            Err(error) => {
                let reason = store::reason(&error);
                let message = format!("cannot write the baseline {shown}: {reason}");
                return Err(Failure::new(Kind::Input, message));
            }
        };
        parse(&content).map_err(|what| {
            let message = format!("{shown} is not overwritten with a baseline: {what}");
            Failure::new(Kind::Usage, message).hint("Name another file, or remove this one.")
        })
    }

    /// Where a new baseline is written to.
    fn target(&self) -> &Path {
        let named = self.write_baseline.as_ref().and_then(Option::as_ref);
        let path = named.or(self.baseline.as_ref());
        path.map_or(Path::new(FILE_NAME), PathBuf::as_path)
    }

    /// Whether the new baseline lies in one of these directories, so that a run over all of them
    /// looks at everything it is about.
    fn lies_in(&self, env: &Env, directories: &[&Path]) -> bool {
        let directory = |path: &Path| store::canonical(&env.cwd.join(path)).ok();
        let parent = self.target().parent().and_then(directory);
        let is_around = |named: &&Path| {
            let named = directory(named);
            named
                .zip(parent.as_ref())
                .is_some_and(|(named, parent)| parent.starts_with(named))
        };
        directories.iter().any(is_around)
    }

    /// Whether a new baseline is asked for.
    pub(super) fn is_writing(&self) -> bool {
        self.write_baseline.is_some()
    }

    /// Writes a new baseline of what was found in these directories and says so. Answers what is
    /// left to report.
    pub(super) fn write(
        &self,
        env: &mut Env,
        session: &Session,
        directories: &[&Path],
        is_quiet: bool,
    ) -> Result<Finished, Failure> {
        let old = self.replaced(env)?;
        let is_all = self.lies_in(env, directories);
        let (rebased, finished) = session.rebase(&old, is_all);
        let path = self.target();
        let shown = path.display();
        let text = rebased.baseline.write();
        store::save_file(&env.cwd.join(path), &text).map_err(|error| {
            let reason = store::reason(&error);
            let message = format!("cannot write the baseline {shown}: {reason}");
            Failure::new(Kind::Input, message)
        })?;
        if !is_quiet {
            let said = words(&session.rules, &rebased, &finished, &shown.to_string());
            let _ = env.err.write_all(said.as_bytes());
        }
        Ok(finished)
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

/// The baseline in a file; the error is a fragment that says why it is none.
fn parse(content: &Content) -> Result<Baseline, String> {
    if !content.problems.is_empty() {
        return Err("it is no text in UTF-8".to_owned());
    }
    Baseline::read(&content.text)
}

/// What to say about a new baseline.
fn words(rules: &RuleSet, rebased: &Rebased, finished: &Finished, shown: &str) -> String {
    let findings = |count: usize| match count {
        1 => "1 finding".to_owned(),
        _ => format!("{count} findings"),
    };
    let mut said = format!("wrote {} to {shown}", findings(finished.known));
    if rebased.kept > 0 {
        let kept = rebased.kept;
        let _ = write!(said, ", and kept {kept} that this run did not look for");
    }
    said.push('\n');
    let is_secret = |finding: &&Finding| rules.get(finding.rule).group == Group::Security;
    let secret = finished.findings.iter().filter(is_secret).count();
    if secret > 0 {
        let secret = findings(secret);
        let _ = writeln!(said, "note: {secret} about secrets cannot be in a baseline");
    }
    said
}
