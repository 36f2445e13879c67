//! The only integration binary: what the built program does.
//!
//! * `cli`: flags, exit codes, streams, the small commands
//! * `config`: mistakes in `perscope.yaml`
//! * `formats`: the shapes of the output
//! * `generated`: committed files that are made by the program
//! * `input`: what files may be, also hostile ones, and how they are found
//! * `workspace`: which files are seen together

mod cli;
mod config;
mod formats;
mod generated;
mod input;
mod support;
mod workspace;
