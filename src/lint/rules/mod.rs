//! The rules, a folder a subject; each rule is a file with its documentation beside it.

mod datasource;
mod file;
mod layout;
mod model;
mod panel;
mod promql;
mod variable;
mod workspace;

use super::registry::Listed;

/// The lists of all folders.
pub(super) const FOLDERS: &[&[Listed]] = &[
    datasource::RULES,
    file::RULES,
    layout::RULES,
    model::RULES,
    panel::RULES,
    promql::RULES,
    variable::RULES,
    workspace::RULES,
];

/// What nearly every rule needs.
mod prelude {
    pub(crate) use crate::doc::NodeRef;
    pub(crate) use crate::doc::edit::Literal;
    pub(crate) use crate::finding::Safety;
    pub(crate) use crate::lint::context::Context;
    pub(in crate::lint) use crate::lint::mend;
    pub(in crate::lint) use crate::lint::registry::rule;
    pub(in crate::lint) use crate::lint::words;
    pub(crate) use crate::model::Resource;
}
