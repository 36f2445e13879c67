//! What the commands share that compare files with a server.

mod args;
mod choice;
mod clock;
#[cfg(test)]
mod faults;
mod gate;
mod gated;
pub(crate) mod kinds;
mod kubernetes;
mod prepare;
mod progress;
mod project;
mod prune;
mod read;
mod stored;
#[cfg(test)]
mod tests;
mod workspace;

pub(crate) use args::{
    Access, Remote, ServerArgs, bytes, headers, renewing, stored, token, unopened,
};
pub(crate) use gated::LintGate;
pub(crate) use kubernetes::open as open_with_cluster;
pub(crate) use prepare::{CompareArgs, Planned, Purpose};
pub(crate) use progress::{Progress, WriteLine};
pub(crate) use project::{collection_of, expect_project, names, project_of, unnameable};
pub(crate) use read::{Prepared, Reading, tell_faults, tell_left_out};
pub(crate) use workspace::{Wish, elsewhere, workspace};

use super::args::GlobalArgs;
use super::env::Env;

/// Tells what the user should know about how a server is reached.
pub(crate) fn warn(env: &mut Env, global: &GlobalArgs, warnings: &[String]) {
    for warning in warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
}
