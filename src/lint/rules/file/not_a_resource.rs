//! Something stands where a resource is expected.

use crate::lint::rules::prelude::*;
use crate::model::{Misfit, MisfitKind, ResourceKind};
use crate::text::{Pointer, Span, nearest};

rule! {
    summary: "something that should be a resource and is none",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Misfit,
}

fn check(cx: &mut Context<'_>, misfit: &Misfit<'_>) {
    let document = misfit.document;
    let top = || {
        document.place_of(
            Span::empty(document.span().start as usize),
            &Pointer::root(),
        )
    };
    match (misfit.kind, misfit.node) {
        (MisfitKind::Empty, _) | (_, None) => {
            cx.report(top(), "there is no resource in this file")
                .help("A file holds at least one mapping with `kind`, `metadata` and `spec`.");
        }
        (MisfitKind::Scalar | MisfitKind::Stranger, Some(node)) => {
            if is_grafana(node) {
                let message = "a resource of Perses is expected here, not a dashboard of Grafana";
                cx.report(words::head(node), message)
                    .help("`percli migrate` makes a dashboard of Perses from it.");
                return;
            }
            if let Some(version) = node.get("apiVersion").and_then(NodeRef::text) {
                let message = format!("`{}` is no API of Perses", words::short(version));
                cx.report(words::spot(node), message)
                    .help("Custom resources of Perses have `apiVersion: perses.dev/v1alpha2`, its own resources none.");
                return;
            }
            let what = match node {
                node if node.is_mapping() => "a mapping without the fields of one",
                node if node.is_sequence() => "a list",
                _ => "a single value",
            };
            cx.report(
                words::spot(node),
                format!("a resource is expected here, not {what}"),
            )
            .help("A resource is a mapping with `kind`, `metadata` and `spec`.");
        }
        (MisfitKind::NoKind, Some(node)) => no_kind(cx, node),
        (MisfitKind::OtherCase(_) | MisfitKind::UnknownKind { .. }, _) => {}
    }
}

/// Whether a mapping is a dashboard as Grafana exports it.
fn is_grafana(node: NodeRef<'_>) -> bool {
    let node = node.get("dashboard").unwrap_or(node);
    let marks = ["schemaVersion", "__inputs", "templating"];
    node.get("panels").is_some_and(NodeRef::is_sequence)
        && marks.iter().any(|key| node.get(key).is_some())
}

/// Everything of a resource is there but its kind.
fn no_kind(cx: &mut Context<'_>, node: NodeRef<'_>) {
    let misspelt = node
        .fields()
        .find(|entry| nearest(entry.key.text(), ["kind"]).is_some());
    if let Some(entry) = misspelt {
        let key = words::short(entry.key.text());
        let message = format!("the field `kind` is missing, and `{key}` is unknown here");
        cx.report(node.document().place_of_key(entry.value), message)
            .help("Did you mean `kind`?");
        return;
    }
    let dashboard = ["panels", "layouts"]
        .iter()
        .any(|key| node.at(&["spec", key]).is_some());
    let help = if dashboard {
        "Panels and layouts belong to a dashboard: add `kind: Dashboard`.".to_owned()
    } else {
        let kinds: Vec<&str> = ResourceKind::ALL.iter().map(|(name, _)| *name).collect();
        format!(
            "It says what the resource is: {}.",
            words::alternatives(&kinds)
        )
    };
    cx.report(words::head(node), "the field `kind` is missing")
        .help(help);
}
