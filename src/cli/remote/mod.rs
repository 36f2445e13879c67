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
mod prune;
mod stored;
#[cfg(test)]
mod tests;
mod workspace;

pub(crate) use args::{Access, ServerArgs, bytes, headers, renewing, stored, token, unopened};
pub(crate) use gated::LintGate;
pub(crate) use kubernetes::open as open_with_cluster;
pub(crate) use prepare::{CompareArgs, Planned, Prepared, Purpose};
pub(crate) use progress::Progress;
