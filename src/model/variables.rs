//! Which variables a file defines, and which others their definitions use.
//!
//! What counts is what the server looks at when it works out the order of variables: the value of
//! a text variable, and every string in the plugin of a list variable, keys left out. The server
//! knows `$v` only; references in braces are gathered as well, because the page replaces them.

use std::collections::HashSet;

use super::{Resource, ResourceKind};
use crate::doc::NodeRef;
use crate::finding::Place;
use crate::template::references;

/// The variables that are defined together: those of one dashboard, or the one of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VariableScope {
    /// The kind of the resource that defines them.
    pub(crate) kind: ResourceKind,
    /// Its project; none if it is global, or if nothing names one.
    pub(crate) project: Option<String>,
    /// The variables that have a name, in the order of the file.
    pub(crate) variables: Vec<VariableDefinition>,
    /// Whether there are others: without a name, or with one that no reference can mean.
    pub(crate) nameless: bool,
}

/// A variable with what its definition uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VariableDefinition {
    /// The name as written.
    pub(crate) name: String,
    /// The variables it uses, each where it does so first; none of those that Perses brings along.
    pub(crate) uses: Vec<VariableUse>,
}

/// A reference to a variable in the definition of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VariableUse {
    /// The name of the variable that is used.
    pub(crate) name: String,
    /// Whether it is written in braces, where the server overlooks it.
    pub(crate) braced: bool,
    /// Where the reference stands.
    pub(crate) place: Place,
}

/// The variables of a resource, if it is of a kind that defines some.
pub(super) fn scope(resource: &Resource<'_>, project: Option<String>) -> Option<VariableScope> {
    let mut scope = VariableScope {
        kind: resource.kind,
        project,
        variables: Vec::new(),
        nameless: false,
    };
    match resource.kind {
        ResourceKind::Dashboard | ResourceKind::EphemeralDashboard => {
            for variable in resource.dashboard()?.variables() {
                match variable.name().filter(|name| is_name(name)) {
                    Some(name) => {
                        let spec = variable.node.get("spec");
                        scope
                            .variables
                            .push(definition(name, variable.kind(), spec));
                    }
                    None => scope.nameless = true,
                }
            }
        }
        ResourceKind::Variable | ResourceKind::GlobalVariable => {
            let kind = resource.spec.and_then(|outer| outer.get("kind")?.text());
            let spec = resource.spec.and_then(|outer| outer.get("spec"));
            scope
                .variables
                .push(definition(resource.name()?, kind, spec));
        }
        _ => return None,
    }
    Some(scope)
}

/// Whether servers may take the text for the name of a variable.
fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    text.bytes().all(is_part) && text.bytes().any(|byte| !byte.is_ascii_digit())
}

fn definition(name: &str, kind: Option<&str>, spec: Option<NodeRef<'_>>) -> VariableDefinition {
    let mut uses = Vec::new();
    let mut seen = HashSet::new();
    let source = match kind {
        Some("TextVariable") => spec.and_then(|spec| spec.get("value")),
        Some("ListVariable") => spec.and_then(|spec| spec.at(&["plugin", "spec"])),
        _ => None,
    };
    // A stack of our own, because aliases nest deeper than collections may.
    let mut open: Vec<NodeRef<'_>> = source.into_iter().collect();
    while let Some(node) = open.pop() {
        if let Some(text) = node.text() {
            for found in references(text) {
                if !found.is_builtin() && seen.insert(found.name) {
                    uses.push(VariableUse {
                        name: found.name.to_owned(),
                        braced: found.braced,
                        place: node.document().place_in(node, found.span.range()),
                    });
                }
            }
        }
        let start = open.len();
        open.extend(node.items());
        open.extend(node.fields().map(|field| field.value));
        open[start..].reverse();
    }
    VariableDefinition {
        name: name.to_owned(),
        uses,
    }
}
