//! The structure of Perses resources: embedded JSON Schemas, validation of nodes, and the sites
//! inside them where a string means something.
//!
//! `schemas/` is the single truth of structure; this module reads it. A walk of schema and
//! document side by side decides how each scalar is read, picks the branch of a union by its tag
//! and yields the sites; a JSON Schema validator then judges each piece in the reading that the
//! walk chose. Problems come out typed; `lint` words them.

mod accepts;
pub(crate) mod bundle;
mod catalog;
mod check;
mod echoes;
mod extract;
mod files;
pub(crate) mod format;
mod found;
mod locate;
mod meaning;
mod order;
mod private;
mod problem;
mod shape;
mod structure;
#[cfg(test)]
mod tests;
mod union;
mod validator;

pub(crate) use accepts::truth;
pub(crate) use catalog::{CONFIG, CUSTOM_RULES, Catalog, Family};
pub(crate) use check::{Site, SiteKind};
pub(crate) use check::{check, is_of_ours, sites};
pub(crate) use meaning::{Language, RefKind, Slot};
pub(crate) use private::{Package, PrivatePlugin};
pub(crate) use problem::{Expected, Problem, ProblemKind};
pub(crate) use structure::{Field, Structure, Tag};
