//! Perses resources: where they stand, who they are, and typed views of what they hold.
//!
//! Views are lenient: they give what is there and skip what is not, because `schema` already says
//! what is wrong with the structure. Nothing here reports anything.

mod datasources;
mod envelope;
mod facts;
mod key;
mod kind;
mod literal;
mod markdown;
mod normal;
mod resource;
mod secrets;
mod target;
mod texts;
mod uses;
mod variables;
mod views;

pub(crate) use datasources::{LocalDatasource, Selected, Selector};
pub(crate) use envelope::{
    CUSTOM_KINDS, Found, Misfit, MisfitKind, looks_like_perses, open, recognise,
};
pub(crate) use facts::{
    Definition, Facts, Meaning, Reference, Spots, Target as ReferenceTarget, facts,
};
pub(crate) use key::{Collection, Key, KeyFault};
pub(crate) use kind::ResourceKind;
pub(crate) use normal::{MASK, TAGS, filled, first_mask, masked, normal, normal_value, received};
pub(crate) use resource::{Form, Identity, Resource};
pub(crate) use secrets::{Hidden, Secrecy, hidden, hidden_in_text, secrets};
pub(crate) use target::{Target, Version};
pub(crate) use texts::{Text, texts};
pub(crate) use uses::OpenVariable;
pub(crate) use variables::{Comparison, Scope, Unused, VariableDefinition, VariableUse};
pub(crate) use views::{Choice, Dashboard, GridItem, Layout, Number, Panel, Plural, Variable};
