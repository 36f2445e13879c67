//! Words the fields and versions that Perses will give up.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};
use crate::text::Edit;

rule! {
    summary: "a field or version that Perses will give up",
    group: Suspicious,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Deprecated { description } = &problem.kind else {
        return;
    };
    let name = words::name(problem.node);
    let message = match problem.node.text().filter(|_| !problem.on_key) {
        Some(value) => format!("{name} `{}` is deprecated", words::short(value)),
        None => format!("{name} is deprecated"),
    };
    let edits = cx.resource.as_ref().and_then(|resource| newer_version(resource, problem.node));
    cx.report(words::place_of(problem), message)
        .maybe_help(description.as_deref())
        .fix("write it in the current version", Safety::Unsafe, edits);
}

/// The edits that make a custom resource of a dashboard one of the current version.
fn newer_version(resource: &Resource<'_>, version: NodeRef<'_>) -> Option<Vec<Edit>> {
    let spec = resource.root.get("spec")?;
    let is_version = resource.root.get("apiVersion")?.id() == version.id();
    let is_old = is_version && version.text() == Some("perses.dev/v1alpha1");
    resource.dashboard().filter(|_| is_old)?;
    let mut edits = mend::set(version, Literal::Text("perses.dev/v1alpha2"))?;
    edits.extend(mend::nest(spec, "config")?);
    Some(edits)
}
