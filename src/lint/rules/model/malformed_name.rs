//! Words the names that servers do not take.

use super::Malformed;
use crate::lint::rules::prelude::*;
use crate::model::ResourceKind;
use crate::schema::Problem;
use crate::schema::format::fault_of_name;

rule! {
    summary: "a name with characters or a length that Perses does not allow",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

const FORMATS: [&str; 4] = [
    "kubernetes-name",
    "perses-name",
    "perses-project",
    "perses-variable-name",
];

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let malformed = Malformed::of(problem).filter(|it| FORMATS.contains(&it.format));
    let Some(malformed) = malformed else { return };
    let resource = cx.resource.as_ref().filter(|resource| stands_alone(resource, problem.node));
    let name = resource.and_then(|_| mended(problem.node.text()?, malformed.format));
    let edits = name.and_then(|name| mend::set(problem.node, Literal::Text(&name)));
    cx.report(words::place_of(problem), malformed.detail)
        .maybe_help(malformed.hint)
        .fix("write a name that is allowed", Safety::Unsafe, edits);
}

/// Whether a node is the name of a resource that other resources get along without: a dashboard
/// is only named by folders, which no part of it needs.
fn stands_alone(resource: &Resource<'_>, node: NodeRef<'_>) -> bool {
    let is_name = resource.name_node().is_some_and(|name| name.id() == node.id());
    let is_dashboard =
        matches!(resource.kind, ResourceKind::Dashboard | ResourceKind::EphemeralDashboard);
    is_name && is_dashboard
}

/// The name with a `-` for what is not allowed, if that makes it one.
fn mended(text: &str, format: &str) -> Option<String> {
    let is_kubernetes = format == "kubernetes-name";
    let is_kept = |c: char| {
        c.is_ascii_alphanumeric() || !is_kubernetes && matches!(c, '_' | '-' | '.')
    };
    let words = text.split(|c: char| !is_kept(c)).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("-");
    if is_kubernetes {
        name.make_ascii_lowercase();
    }
    fault_of_name(&name).is_none().then_some(name)
}
