//! The only integration binary: one module an area.

/// Flags, exit codes, streams, the small commands.
mod cli;
/// Mistakes in `perscope.yaml`.
mod config;
/// The shapes of the output.
mod formats;
/// Committed files that the program makes.
mod generated;
/// What files may be, also hostile ones, and how they are found.
mod input;
/// A directory to run the program in.
mod support;
/// Which files are seen together.
mod workspace;
