//! The only integration binary: one module an area.

/// What the compiler cannot check about the sources.
mod tidy;
