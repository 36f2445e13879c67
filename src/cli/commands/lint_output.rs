//! What `perscope lint` prints: the findings on stdout, everything else on stderr.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::Failure;
use crate::cli::terminal;
use crate::lint::Finished;
use crate::output::{self, Counts, Fixes, Format, Report, Show};
use crate::session::{Reason, Repository, Session};
use crate::store::{self, LeftOut};

/// A run that is over.
pub(crate) struct Output<'a> {
    /// What was loaded.
    pub(crate) session: &'a Session,
    /// What was found.
    pub(crate) finished: &'a Finished,
    /// How findings are written.
    pub(crate) format: &'a Format,
    /// Whether statistics follow.
    pub(crate) statistics: bool,
    /// How many findings people see.
    pub(crate) max_findings: Option<usize>,
    /// What was fixed, if that was asked for.
    pub(crate) fixes: Option<Fixes>,
    /// Whether the findings go to stderr, because stdout takes a fixed text.
    pub(crate) to_stderr: bool,
}

impl Output<'_> {
    /// Writes the findings, and with `-v` what was passed over.
    pub(crate) fn write(&self, env: &mut Env, global: &GlobalArgs) -> Result<(), Failure> {
        let show = Show {
            max_findings: self.max_findings,
            ..terminal::show(env, global)
        };
        let repository = Repository::around(&env.cwd);
        self.with_report(show, &|path| repository.path(path), |report| {
            let mut buffer = Vec::new();
            let out: &mut dyn Write = if self.to_stderr {
                &mut buffer
            } else {
                &mut env.out
            };
            self.format.write(report, out)?;
            if self.statistics && self.format.for_people {
                output::statistics::write(report, out)?;
            }
            // Both streams often end on one terminal, and there the order matters.
            env.out.flush()?;
            let _ = env.err.write_all(&buffer);
            Ok(())
        })?;
        if global.verbose {
            for skipped in &self.session.skipped {
                let line = format!("skipped {}: {}\n", skipped.path, words(skipped.reason));
                let _ = env.err.write_all(line.as_bytes());
            }
        }
        Ok(())
    }

    /// Whether a file was read to be checked.
    pub(crate) fn is_checked(&self, path: &Path) -> bool {
        let path = store::canonical(path).ok();
        let mut files = self.session.files.iter();
        path.is_some_and(|path| {
            files.any(|file| store::canonical(Path::new(&*file.path)).is_ok_and(|it| it == path))
        })
    }

    /// Writes the findings in another format.
    pub(crate) fn write_to(
        &self,
        format: &Format,
        show: Show,
        env: &Env,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let repository = Repository::around(&env.cwd);
        self.with_report(show, &|path| repository.path(path), |report| {
            format.write(report, out)
        })
    }

    /// Writes the summary, where somebody wants it.
    pub(crate) fn summarise(&self, env: &mut Env, global: &GlobalArgs) {
        let fixed = self.fixes.is_some_and(|fixes| fixes.findings > 0);
        let found = fixed || !self.finished.findings.is_empty();
        let wanted = global.verbose || env.terminals.err || found;
        if global.quiet || !wanted || self.session.is_misconfigured() {
            return;
        }
        let show = Show {
            elapsed: env.terminals.err.then(|| env.elapsed()),
            ..terminal::show(env, global)
        };
        let _ = self.with_report(show, &str::to_owned, |report| {
            output::summary::write(report, &mut env.err)
        });
    }

    fn with_report(
        &self,
        show: Show,
        repository_path: &dyn Fn(&str) -> String,
        write: impl FnOnce(&Report<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let counts = self.session.counts;
        write(&Report {
            rules: &self.session.rules,
            files: &self.session.files,
            findings: &self.finished.findings,
            counts: Counts {
                files: counts.files,
                resources: counts.resources,
                foreign: counts.foreign,
                templates: counts.templates,
                suppressed: self.finished.suppressed,
                known: self.finished.known,
            },
            fixes: self.fixes,
            repository_path,
            show,
        })
    }
}

/// Why a file was passed over, for people.
fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::Foreign => "nothing in it is a resource of Perses",
        Reason::OtherName => "its name ends in none of .json, .yaml and .yml",
        Reason::Template => "it is a template of Helm",
        Reason::Excluded => "the configuration excludes it",
        Reason::Unreadable => "it cannot be read",
        Reason::LeftOut(LeftOut::BrokenLink) => "it is a link that leads nowhere",
        Reason::LeftOut(LeftOut::DirectoryLink) => "it is a link to a directory",
        Reason::LeftOut(LeftOut::SpecialFile) => "it is no regular file",
        Reason::LeftOut(LeftOut::Store) => "it is a directory store",
    }
}
