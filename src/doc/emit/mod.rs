//! Writing values as JSON and YAML.
//!
//! The YAML is meant for every reader: what Perses, the Kubernetes tools and the readers of YAML
//! 1.1 take from it is the same, so no string of it can turn into a number, a truth value or a
//! date on the way. Comments and the layout of existing text are not kept here; changing a text
//! in place is the business of `doc::edit`.
//!
//! Nothing here recurses, so values may nest as deep as memory allows. Block YAML indents each
//! line by its depth, so it grows with the square of the depth; [`super::MAX_DEPTH`] bounds that
//! for everything that came from a document.

mod children;
mod escape;
mod flow;
mod json;
#[cfg(test)]
mod round_trip;
mod scalar;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use escape::{is_printable, quoted};
pub(crate) use flow::yaml_flow;
pub(crate) use json::{Layout, json};
pub(crate) use scalar::{MAX_SIMPLE_KEY, Quotes, yaml_key};
pub(crate) use yaml::{YamlStyle, yaml, yaml_value};
