//! Which variables a file defines, and which others their definitions use: what they are to each
//! other, and to the dashboard around them.
//!
//! What counts is what the server looks at when it works out the order of variables: the value of
//! a text variable, and every string in the plugin of a list variable, keys left out. The server
//! knows `$v` only; references in braces are gathered as well, because the page replaces them.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::datasources::{self, LocalDatasource, Selector};
use super::uses::{self, OpenVariable};
use super::{Meaning, Plural, Resource, ResourceKind, Variable};
use crate::doc::NodeRef;
use crate::finding::Place;
use crate::template::references;
use crate::text::Edit;

/// What a dashboard, or a variable that is a resource, defines and uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scope {
    /// The kind of the resource that defines them.
    pub(crate) kind: ResourceKind,
    /// Its project; none if it is global, or if nothing names one.
    pub(crate) project: Option<String>,
    /// Where its name stands, if it has one.
    pub(crate) place: Option<Place>,
    /// The variables that have a name, in the order of the file.
    pub(crate) variables: Vec<VariableDefinition>,
    /// Whether there are others: without a name, or with one that no reference can mean.
    pub(crate) nameless: bool,
    /// What else of a dashboard uses and none of its own variables is.
    pub(crate) open: Vec<OpenVariable>,
    /// Where its queries compare a label with one text that holds variables of others. The rule that
    /// asks gathers them, so that there are none where it is off.
    pub(crate) comparisons: Vec<Comparison>,
    /// The datasources that only this dashboard knows, in the order of the file.
    pub(crate) datasources: Vec<LocalDatasource>,
    /// The datasources it asks for, each once, in the order of the file.
    pub(crate) selectors: Vec<Selector>,
}

/// A variable with what its definition uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VariableDefinition {
    /// The name as written.
    pub(crate) name: String,
    /// Where the name stands.
    pub(crate) place: Place,
    /// Where its values come from: the kind of its plugin, `TextVariable` without one.
    pub(crate) source: Option<String>,
    /// The kind of the datasources that are its values, if those are datasources.
    pub(crate) offers: Option<String>,
    /// When it stands for a pattern in place of one text, if it ever does.
    pub(crate) plural: Option<Plural>,
    /// The variables it uses, each where it does so first; none of those that Perses brings along.
    pub(crate) uses: Vec<VariableUse>,
    /// Set if nothing of its dashboard uses it, not even by way of other variables. What other
    /// files use is not known here.
    pub(crate) unused: Option<Unused>,
}

/// A comparison of a label with one text that holds variables of other files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// The names of the variables, none of which the dashboard defines; at least one.
    pub(crate) names: Vec<String>,
    /// `=` or `!=`.
    pub(crate) op: &'static str,
    /// Where the operator stands.
    pub(crate) place: Place,
    /// The edits that match with a pattern instead, if these variables always are one; none if that
    /// cannot be written.
    pub(crate) edits: Option<Vec<Edit>>,
    /// Whether the rest of the text means the same in a pattern.
    pub(crate) is_plain: bool,
}

/// What there is to know of a variable that its dashboard does not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unused {
    /// The edits that remove it; none if that cannot be done.
    pub(crate) removal: Option<Vec<Edit>>,
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

/// What a resource defines and uses, if it is of a kind that has to do with variables.
pub(super) fn scope(
    resource: &Resource<'_>,
    project: Option<String>,
    meaning: &Meaning<'_, '_>,
) -> Option<Scope> {
    let mut scope = Scope {
        kind: resource.kind,
        project,
        place: resource.name_node().map(|node| node.document().place(node)),
        variables: Vec::new(),
        nameless: false,
        open: Vec::new(),
        comparisons: Vec::new(),
        datasources: Vec::new(),
        selectors: Vec::new(),
    };
    match resource.kind {
        ResourceKind::Dashboard | ResourceKind::EphemeralDashboard => {
            let dashboard = resource.dashboard()?;
            let mut nodes = Vec::new();
            for variable in dashboard.variables() {
                let name = variable.name_node();
                match name.filter(|name| name.text().is_some_and(is_name)) {
                    Some(name) => {
                        scope.variables.push(definition(name, &variable));
                        nodes.push(variable.node);
                    }
                    None => scope.nameless = true,
                }
            }
            uses::gather(resource, &dashboard, meaning, &nodes, &mut scope);
            scope.datasources = datasources::local(&dashboard);
        }
        ResourceKind::Variable | ResourceKind::GlobalVariable => {
            let name = resource.name_node().filter(|_| resource.name().is_some());
            let variable = resource.spec.map(|node| Variable {
                node,
                reading: resource.reading(),
            });
            let variable = variable.as_ref();
            let definition = name.and_then(|name| Some(definition(name, variable?)));
            scope.variables.extend(definition);
        }
        _ => return None,
    }
    scope.selectors = datasources::selectors(meaning);
    Some(scope)
}

/// Whether servers may take the text for the name of a variable.
fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    text.bytes().all(is_part) && text.bytes().any(|byte| !byte.is_ascii_digit())
}

fn definition(name: NodeRef<'_>, variable: &Variable<'_>) -> VariableDefinition {
    let kind = variable.kind();
    let spec = variable.node.get("spec");
    let plugin = spec.and_then(|spec| spec.get("plugin"));
    let plugin = plugin.filter(|_| kind == Some("ListVariable"));
    let plugin_kind = plugin.and_then(|plugin| plugin.get("kind")?.text());
    let offers = plugin.filter(|_| plugin_kind == Some("DatasourceVariable"));
    let offers = offers.and_then(|plugin| plugin.at(&["spec", "datasourcePluginKind"])?.text());
    let source = plugin_kind.or(kind.filter(|kind| *kind == "TextVariable"));
    VariableDefinition {
        name: name.text().unwrap_or_default().to_owned(),
        place: name.document().place(name),
        source: source.map(str::to_owned),
        offers: offers.map(str::to_owned),
        plural: variable.plural(),
        uses: uses_of(kind, spec),
        unused: None,
    }
}

/// What the definition of a variable uses.
fn uses_of(kind: Option<&str>, spec: Option<NodeRef<'_>>) -> Vec<VariableUse> {
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
            let aligned = OnceLock::new();
            for found in references(text) {
                if !found.is_builtin() && seen.insert(found.name) {
                    uses.push(VariableUse {
                        name: found.name.to_owned(),
                        braced: found.braced,
                        place: node
                            .document()
                            .place_kept(node, found.span.range(), &aligned),
                    });
                }
            }
        }
        let start = open.len();
        open.extend(node.items());
        open.extend(node.fields().map(|field| field.value));
        open[start..].reverse();
    }
    uses
}
