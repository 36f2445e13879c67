//! `lint --fix` and `lint --diff`: what is asked for, and what is said about it.

use std::io::Write as _;

use clap::{ArgGroup, Args};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::terminal;
use crate::finding::Safety;
use crate::output::{self, Fixes, diff};
use crate::schema::Catalog;
use crate::session::{FixRequest, Fixed, Given, Left, Session};
use crate::store::{self, PathError};

/// What flags say about fixes.
#[derive(Args)]
#[command(group = ArgGroup::new("fixes").args(["fix", "diff"]).multiple(true))]
pub(super) struct FixArgs {
    /// Mend in the files what can be mended without changing what they mean
    #[arg(long, help_heading = "Fixes")]
    fix: bool,
    /// Mend with --fix and --diff, too, what a person should look at
    #[arg(long, requires = "fixes", help_heading = "Fixes")]
    unsafe_fixes: bool,
    /// Show what --fix would change, and write nothing; exit with 1 if that is anything
    #[arg(long, conflicts_with_all = ["format", "statistics", "max_findings"], help_heading = "Fixes")]
    diff: bool,
}

/// Standard input, if it is checked.
pub(super) struct Input {
    text: String,
    /// Whether this is what was read, byte for byte.
    is_exact: bool,
}

/// What came of the fixes.
pub(super) struct Outcome {
    /// Whether nothing is written.
    pub(super) is_diff: bool,
    fixed: Fixed,
    unwritten: Vec<PathError>,
}

impl Input {
    /// Standard input among what was named.
    pub(super) fn of(given: &[Given]) -> Option<Self> {
        given.iter().find_map(|given| match given {
            Given::Text { content, .. } => Some(Self {
                text: content.text.clone(),
                is_exact: content.problems.is_empty(),
            }),
            _ => None,
        })
    }
}

impl FixArgs {
    /// Whether anything is to be fixed.
    pub(super) fn is_asked_for(&self) -> bool {
        self.fix || self.diff
    }

    /// Fixes what was loaded, and writes it unless only the difference is wanted.
    pub(super) fn run(
        &self,
        env: &Env,
        session: &mut Session,
        (catalog, jobs): (&Catalog, Option<usize>),
    ) -> Option<Outcome> {
        if !self.is_asked_for() || session.is_misconfigured() {
            return None;
        }
        let request = FixRequest {
            safety: if self.unsafe_fixes {
                Safety::Unsafe
            } else {
                Safety::Safe
            },
            cwd: &env.cwd,
            jobs: jobs.unwrap_or(env.cores),
        };
        let mut fixed = session.fix(&request, catalog);
        let unwritten = if self.diff {
            Vec::new()
        } else {
            session.write(&mut fixed)
        };
        Some(Outcome {
            is_diff: self.diff,
            fixed,
            unwritten,
        })
    }
}

impl Outcome {
    /// The numbers of what was fixed.
    pub(super) fn counts(&self) -> Fixes {
        let changed = &self.fixed.changed;
        Fixes {
            findings: changed.iter().map(|changed| changed.fixes).sum(),
            files: changed.len(),
            unsafe_left: self.fixed.unsafe_left,
        }
    }

    /// Writes to stdout what would change, and to stderr how much that is; whether anything is left to fix.
    pub(super) fn write_diff(
        &self,
        env: &mut Env,
        global: &GlobalArgs,
        session: &Session,
    ) -> Result<bool, Failure> {
        let show = terminal::show(env, global);
        for changed in &self.fixed.changed {
            let (before, after) = session.shown(changed);
            let difference = diff::Difference {
                path: &changed.path,
                before: &before,
                after: &after,
            };
            diff::write(&difference, show, env.terminals.out, &mut env.out)?;
        }
        env.out.flush()?;
        if !global.quiet {
            let _ = output::summary::write_fixed("would fix", self.counts(), &mut env.err);
        }
        // What undoes itself is no difference, and yet not clean.
        let is_endless = self.fixed.left.iter().any(|left| left.why == Left::Endless);
        Ok(is_endless || !self.fixed.changed.is_empty())
    }

    /// Writes the text of standard input with its fixes to stdout.
    pub(super) fn write_input(&self, env: &mut Env, input: Option<&Input>) -> Result<(), Failure> {
        let Some(input) = input.filter(|input| input.is_exact) else {
            return Ok(());
        };
        let mut changed = self.fixed.changed.iter();
        let changed = changed.find(|changed| changed.is_input());
        let text = changed.map_or(&*input.text, |changed| &changed.after);
        env.out.write_all(text.as_bytes())?;
        Ok(())
    }

    /// What could not be written.
    pub(super) fn failures(&self, input: Option<&Input>) -> Vec<Failure> {
        let unwritten = self.unwritten.iter().map(|refused| {
            let path = refused.path.display();
            let reason = store::reason(&refused.error);
            let message = format!("cannot write {path}: {reason}");
            Failure::new(Kind::Input, message)
        });
        let garbled = input.is_some_and(|input| !input.is_exact && !self.is_diff);
        let message = "standard input is not UTF-8, so it cannot be written again";
        let garbled = garbled.then(|| Failure::new(Kind::Input, message));
        unwritten.chain(garbled).collect()
    }

    /// Says which fixes were left out, and why.
    pub(super) fn write_notes(&self, env: &mut Env, global: &GlobalArgs, session: &Session) {
        if global.quiet {
            return;
        }
        for group in self.fixed.left.chunk_by(|a, b| a.why == b.why) {
            let why = words(&group[0].why);
            let fixed = match group[0].why {
                Left::TooMany => "completely fixed",
                _ => "fixed",
            };
            if group.len() > 1 && !global.verbose {
                let number = group.len();
                let _ = writeln!(
                    env.err,
                    "warning: {number} files are not {fixed}: {why} (-v lists them)"
                );
                continue;
            }
            for left in group {
                let _ = writeln!(env.err, "warning: {} is not {fixed}: {why}", left.path);
            }
        }
        for (path, rule) in &self.fixed.declined {
            let rule = &session.rules.get(*rule).name;
            let _ = writeln!(
                env.err,
                "warning: a fix of {rule} in {path} is left out, because it would break the file; \
                 this is a bug in perscope"
            );
        }
    }
}

/// Why a file is not fixed.
pub(super) fn words(why: &Left) -> String {
    match why {
        Left::Generated => "generated by a program".to_owned(),
        Left::Outside(tree) => format!("reached by a link out of {}", tree.display()),
        Left::NoText => "not UTF-8".to_owned(),
        Left::Uncommitted => "its changes are not committed".to_owned(),
        Left::Unknown => "git does not say whether its changes are committed".to_owned(),
        Left::Endless => "its fixes undo each other".to_owned(),
        Left::TooMany => "it has more fixes than one run applies; run it again".to_owned(),
    }
}
