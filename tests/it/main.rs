//! The only integration binary: one module an area.

/// The README: its commands, their output, its links.
mod readme;
/// What the compiler cannot check about the sources.
mod tidy;
