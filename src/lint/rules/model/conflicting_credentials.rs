//! Fields of which only one may be set.

use crate::lint::rules::prelude::*;
use crate::model::{Form, ResourceKind};
use crate::schema::truth;

rule! {
    summary: "credentials given in two ways of which only one can count",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    match (resource.form, resource.kind) {
        (Form::CustomResource, ResourceKind::Datasource | ResourceKind::GlobalDatasource) => {
            let Some(client) = resource.root.at(&["spec", "client"]) else {
                return;
            };
            let enabled = |node: &NodeRef<'_>| {
                let switch = node.get("enable").and_then(NodeRef::scalar);
                switch.and_then(|scalar| truth(scalar, resource.reading())) == Some(true)
            };
            let ways = ["basicAuth", "oauth"].map(|key| client.get(key).filter(is_filled));
            let cluster = client.get("kubernetesAuth").filter(enabled);
            exclusive(cx, ways.into_iter().flatten().chain(cluster));
        }
        (Form::Native, ResourceKind::Secret | ResourceKind::GlobalSecret) => {
            let Some(spec) = resource.spec else { return };
            fields(cx, spec, &["basicAuth", "authorization", "oauth"]);
            for (block, pair) in [
                ("basicAuth", ["password", "passwordFile"]),
                ("authorization", ["credentials", "credentialsFile"]),
                ("oauth", ["clientSecret", "clientSecretFile"]),
            ] {
                if let Some(block) = spec.get(block) {
                    fields(cx, block, &pair);
                }
            }
        }
        (Form::Native, ResourceKind::User) => {
            let Some(spec) = resource.spec else { return };
            let password = spec.at(&["nativeProvider", "password"]);
            let accounts = spec.get("oauthProviders");
            exclusive(cx, password.into_iter().chain(accounts).filter(is_filled));
        }
        _ => {}
    }
}

/// Reports all but the first of the fields that are there.
fn fields(cx: &mut Context<'_>, holder: NodeRef<'_>, keys: &[&str]) {
    let there = keys.iter().filter_map(|key| holder.get(key));
    exclusive(cx, there.filter(is_filled));
}

/// Reports all but the first.
fn exclusive<'d>(cx: &mut Context<'_>, mut there: impl Iterator<Item = NodeRef<'d>>) {
    let Some(first) = there.next() else { return };
    for other in there {
        let (name, earlier) = (words::name(other), words::name(first));
        cx.report(words::head(other), format!("{name} beside {earlier}"))
            .related(words::head(first), "the other way")
            .help("Only one of them counts; remove the other.");
    }
}

/// Whether something is written there: a mapping, even an empty one, or anything with content.
fn is_filled(node: &NodeRef<'_>) -> bool {
    let written = |text: &str| !matches!(text, "" | "null" | "~");
    node.is_mapping() || node.len() > 0 || node.text().is_some_and(written)
}
