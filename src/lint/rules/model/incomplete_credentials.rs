//! Fields of which one must be set.

use crate::lint::rules::prelude::*;
use crate::model::{Form, ResourceKind};

rule! {
    summary: "credentials of which a part is missing",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    match (resource.form, resource.kind) {
        (Form::Native, ResourceKind::Secret | ResourceKind::GlobalSecret) => {
            let Some(spec) = resource.spec else { return };
            for (key, [secret, file]) in [
                ("basicAuth", ["password", "passwordFile"]),
                ("oauth", ["clientSecret", "clientSecretFile"]),
            ] {
                let Some(block) = spec.get(key).filter(|block| block.is_mapping()) else {
                    continue;
                };
                if !has(block, secret) && !has(block, file) {
                    let message = format!("`{key}` has neither `{secret}` nor `{file}`");
                    cx.report(words::head(block), message).help(format!(
                        "Write `{file}` to keep the secret out of the file."
                    ));
                }
            }
        }
        (Form::CustomResource, ResourceKind::Datasource | ResourceKind::GlobalDatasource) => {
            let Some(client) = resource.root.at(&["spec", "client"]) else {
                return;
            };
            for path in [
                &["basicAuth"][..],
                &["oauth"],
                &["tls", "caCert"],
                &["tls", "userCert"],
            ] {
                if let Some(source) = client.at(path) {
                    source_names(cx, source);
                }
            }
        }
        _ => {}
    }
}

/// A Secret or ConfigMap is found by its name and namespace.
fn source_names(cx: &mut Context<'_>, source: NodeRef<'_>) {
    let Some(kind) = source.get("type").and_then(NodeRef::text) else {
        return;
    };
    let what = match kind {
        "secret" => "Secret",
        "configmap" => "ConfigMap",
        _ => return,
    };
    for key in ["name", "namespace"]
        .into_iter()
        .filter(|key| !has(source, key))
    {
        let message = format!("{} names no `{key}`", words::name(source));
        cx.report(words::head(source), message).help(format!(
            "The {what} that holds the values is found by name and namespace."
        ));
    }
}

/// Whether a field is there and not empty.
fn has(node: NodeRef<'_>, key: &str) -> bool {
    let written = |text: &str| !matches!(text, "" | "null" | "~");
    node.get(key).and_then(NodeRef::text).is_some_and(written)
}
