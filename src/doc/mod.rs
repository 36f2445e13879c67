//! JSON and YAML as documents: one arena of nodes, each with its byte span.
//!
//! Parsing never fails: it returns documents and problems. Nothing here knows Perses, and
//! nothing here words a finding; `lint` does both.
//!
//! * [`parse`] reads a text, [`Document`] and [`NodeRef`] are what comes out;
//! * [`Scalar`] says what a YAML scalar means to different readers.

mod build;
mod comment;
mod document;
pub(crate) mod edit;
pub(crate) mod emit;
mod json;
mod node;
mod parse;
mod problem;
mod scalar;
#[cfg(test)]
mod tests;
mod value;
mod yaml;

pub(crate) use comment::{Comment, comments};
pub(crate) use document::{Document, Origin, Syntax};
pub(crate) use node::{Entry, Fields, Key, Kind, NodeId, NodeRef};
pub(crate) use parse::{Parsed, drain_events, parse, parse_embedded};
pub(crate) use problem::{Problem, ProblemKind};
pub(crate) use scalar::{Reading, Resolved, Scalar, Tag, bool_word, is_plain_text};
pub(crate) use value::{Mapping, Number, Value};

/// The largest file that is read, in bytes. Perses' own server refuses bodies long before.
pub(crate) const MAX_FILE_BYTES: usize = 64 << 20;

/// How deep collections may nest. Real dashboards stay below 20; Go's own JSON decoder stops at
/// 10,000, serde's at 128.
pub(crate) const MAX_DEPTH: usize = 128;

/// How many nodes all aliases of a document may stand for, together. A few hundred bytes of
/// nested aliases can mean billions of nodes ("billion laughs").
pub(crate) const MAX_ALIAS_NODES: u64 = 250_000;
