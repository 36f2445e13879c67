//! perscope: lint, compare and apply Perses dashboards that are kept in Git.
//!
//! The modules form layers; a module imports only from layers above it in this list (the test
//! `tidy` holds the same table):
//!
//! * base: [`text`], [`finding`]
//! * language: [`doc`], [`re2`]
//! * ui: [`output`]

mod doc;
mod finding;
mod output;
mod re2;
mod text;
