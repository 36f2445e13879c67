//! Telling how far a run has come: a bar on a terminal, a line a resource elsewhere.
//!
//! Lines come in the order of the plan, whatever ends first, so that two runs read alike.

use std::io;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::apply::Outcome;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::Failure;
use crate::cli::terminal;
use crate::diff::plan::Change;
use crate::output::Show;
use crate::output::applied::Applied;

/// How many times a second the bar is drawn at most.
const DRAWS: u8 = 10;

/// What writes the line of a change.
pub(crate) type WriteLine = fn(&Applied<'_>, Show, &mut dyn io::Write) -> io::Result<()>;

/// How far a run has come.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    /// What writes the line of each resource, if it gets one.
    lines: Option<WriteLine>,
    show: Show,
    /// What has ended, by its position in the plan.
    ended: Vec<Option<Outcome>>,
    /// How many lines are written.
    written: usize,
}

impl Progress {
    /// Before the first of `steps` changes. `lines` writes what somebody wants to read of each.
    pub(crate) fn new(
        env: &Env,
        global: &GlobalArgs,
        steps: usize,
        lines: Option<WriteLine>,
    ) -> Self {
        let is_seen = env.terminals.err && !global.quiet && steps > 1;
        let bar = is_seen.then(|| {
            let target = ProgressDrawTarget::stderr_with_hz(DRAWS);
            let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Self {
            bar,
            lines,
            show: terminal::show(env, global),
            ended: vec![None; steps],
            written: 0,
        }
    }

    /// A step has begun, or ended with an outcome.
    pub(crate) fn tell(
        &mut self,
        env: &mut Env,
        changes: &[&Change],
        index: usize,
        outcome: Option<Outcome>,
    ) -> Result<(), Failure> {
        let Some(outcome) = outcome else {
            if let Some(bar) = &self.bar {
                bar.set_message(changes[index].key.to_string());
            }
            return Ok(());
        };
        self.ended[index] = Some(outcome);
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
        self.write(env, changes, false)
    }

    /// The run is over; what has not begun is told as well.
    pub(crate) fn finish(
        &mut self,
        env: &mut Env,
        changes: &[&Change],
        outcomes: &[Outcome],
    ) -> Result<(), Failure> {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.ended = outcomes.iter().cloned().map(Some).collect();
        self.write(env, changes, true)
    }

    /// Writes the lines of what has ended, up to the first change that has not.
    fn write(&mut self, env: &mut Env, changes: &[&Change], is_over: bool) -> Result<(), Failure> {
        let Some(write_line) = self.lines.filter(|_| self.bar.is_none() || is_over) else {
            return Ok(());
        };
        while let Some(Some(outcome)) = self.ended.get(self.written) {
            let change = changes[self.written];
            let applied = Applied {
                key: &change.key,
                action: change.action,
                outcome,
            };
            write_line(&applied, self.show, &mut env.out)?;
            self.written += 1;
        }
        env.out.flush()?;
        Ok(())
    }
}
