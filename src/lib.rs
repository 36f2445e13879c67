//! perscope: lint, compare and apply Perses dashboards that are kept in Git.
//!
//! The modules form layers; a module imports only from layers above it in this list (the test
//! `tidy` holds the same table):
//!
//! * base: [`text`], [`finding`]
//! * language: [`doc`], [`template`], [`re2`]
//! * domain: [`schema`], [`model`]
//! * engine: [`lint`]

mod doc;
mod finding;
mod lint;
mod model;
mod re2;
mod schema;
mod template;
mod text;
