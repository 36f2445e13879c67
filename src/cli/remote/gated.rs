//! Asking the linter before anything is written.

use clap::Args;

use super::gate::gate;
use super::prepare::Planned;
use super::read::Prepared;
use crate::cli::args::GlobalArgs;
use crate::cli::commands::lint_output::Output;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::levels::FailOn;
use crate::diff::plan::{Action, Plan};
use crate::finding::Place;
use crate::lint::Finished;
use crate::output::{FORMATS, count};
use crate::session::Session;

/// What keeps resources from being written.
#[derive(Args)]
pub(crate) struct LintGate {
    /// Write nothing either if what would be written has findings of this level or worse [default:
    /// only what the server would refuse or what would lose something]
    #[arg(
        long,
        value_name = "LEVEL",
        conflicts_with = "no_lint",
        help_heading = "Rules"
    )]
    fail_on: Option<FailOn>,
    /// Write whatever the linter says
    #[arg(long, help_heading = "Rules")]
    no_lint: bool,
}

impl LintGate {
    /// Shows what has to be mended before anything is written; then how the run ends.
    pub(crate) fn judge(
        &self,
        env: &mut Env,
        global: &GlobalArgs,
        prepared: &Prepared,
        planned: &Planned<'_>,
        plan: &Plan,
    ) -> Result<Option<Exit>, Failure> {
        if self.no_lint {
            return Ok(None);
        }
        let session = &prepared.session;
        // Where nothing is written, only what could not be read may be wrong.
        if plan.is_empty() && session.first_unread().is_none() {
            return Ok(None);
        }
        let finished = session.finish();
        let workspace = &planned.workspace;
        let changes = plan.changes.iter();
        let writes = changes.filter(|change| change.action != Action::Unchanged);
        let written = workspace.places_of(&writes.map(|change| &change.key).collect());
        let fail_on = self.fail_on.and_then(FailOn::least);
        let all: &[&Place] = &workspace.all;
        let gate = gate(&finished.findings, &session.rules, &written, all, fail_on);
        if gate.blocking.is_empty() {
            if gate.others > 0 && !global.quiet {
                let others = count(gate.others, "finding");
                let _ = writeln!(
                    env.err,
                    "note: {others} in what would be written; `perscope lint` shows them"
                );
            }
            return Ok(None);
        }
        let blocking = Finished {
            findings: gate.blocking.into_iter().cloned().collect(),
            ..Finished::default()
        };
        show(env, global, session, &blocking)?;
        let message = "nothing was written, because of what is wrong with it";
        Failure::new(Kind::Input, message)
            .hint("Mend it, allow it, or write it all the same with --no-lint.")
            .write(&mut env.err);
        Ok(Some(Exit::Findings))
    }
}

/// Shows findings beside the results.
pub(super) fn show(
    env: &mut Env,
    global: &GlobalArgs,
    session: &Session,
    finished: &Finished,
) -> Result<(), Failure> {
    Output {
        session,
        finished,
        format: &FORMATS[0],
        statistics: false,
        max_findings: None,
        fixes: None,
        to_stderr: true,
    }
    .write(env, global)
}
