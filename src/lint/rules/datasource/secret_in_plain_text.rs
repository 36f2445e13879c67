//! Secrets do not belong into files that a repository keeps for ever.
//!
//! The message never says the secret.

use super::literal::{is_literal, names_a_secret, password_in_url};
use crate::doc::{Reading, Resolved};
use crate::lint::rules::prelude::*;
use crate::model::ResourceKind;

rule! {
    summary: "a password, token or key in plain text",
    group: Security,
    level: Error,
    fix: Never,
    server: false,
    on: Resource,
}

/// Where a secret resource holds what nobody should see, with what it is.
const IN_SECRETS: [(&[&str], &str); 4] = [
    (&["basicAuth", "password"], "a password"),
    (&["authorization", "credentials"], "a credential"),
    (&["oauth", "clientSecret"], "a client secret"),
    (&["tlsConfig", "key"], "a private key"),
];

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    let Some(spec) = resource.spec else { return };
    match resource.kind {
        ResourceKind::Secret | ResourceKind::GlobalSecret => secret(cx, spec),
        ResourceKind::User => {
            if let Some(password) = spec.at(&["nativeProvider", "password"]) {
                report(cx, password, "a password", FILL_IN);
            }
        }
        ResourceKind::Datasource | ResourceKind::GlobalDatasource => datasource(cx, spec),
        _ => {
            let datasources = resource.dashboard().into_iter();
            for entry in datasources.flat_map(|dashboard| dashboard.datasources()) {
                datasource(cx, entry.spec);
            }
        }
    }
}

const FILL_IN: &str = "Fill it in when the file is applied: write `${NAME}` and keep the value \
                       where your secrets are.";
const USE_FILE: &str = "Let the server read it from a file (`passwordFile`, `credentialsFile`, \
                        `clientSecretFile`, `keyFile`), or fill it in when the file is applied: \
                        write `${NAME}`.";
const USE_SECRET: &str = "Put it into a `Secret` or `GlobalSecret` and name that one under \
                          `secret` of the proxy.";

fn secret(cx: &mut Context<'_>, spec: NodeRef<'_>) {
    for (path, what) in IN_SECRETS {
        if let Some(value) = spec.at(path) {
            report(cx, value, what, USE_FILE);
        }
    }
    let parameters = spec.at(&["oauth", "endpointParams"]);
    for entry in parameters.into_iter().flat_map(NodeRef::fields) {
        if names_a_secret(entry.key.text()) {
            let what = format!("the parameter `{}`", words::short(entry.key.text()));
            entry.value.items().for_each(|value| report(cx, value, &what, FILL_IN));
        }
    }
    if let Some(url) = spec.at(&["oauth", "tokenURL"]) {
        report_url(cx, url);
    }
}

/// Looks through the plugin of a datasource: for passwords in any URL, and at the headers of
/// proxies, which are found by their kind as servers find them.
fn datasource(cx: &mut Context<'_>, spec: NodeRef<'_>) {
    let mut open: Vec<NodeRef<'_>> = spec.at(&["plugin", "spec"]).into_iter().collect();
    while let Some(node) = open.pop() {
        report_url(cx, node);
        let kind = node.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if kind.eq_ignore_ascii_case("HTTPProxy") {
            let headers = node.at(&["spec", "headers"]).into_iter().flat_map(NodeRef::fields);
            for header in headers.filter(|header| names_a_secret(header.key.text())) {
                let what = format!("the header `{}`", words::short(header.key.text()));
                report(cx, header.value, &what, USE_SECRET);
            }
        }
        open.extend(node.items());
        open.extend(node.fields().map(|field| field.value));
    }
}

fn report(cx: &mut Context<'_>, value: NodeRef<'_>, what: &str, help: &str) {
    let Some(scalar) = value.scalar().filter(|scalar| is_literal(scalar.text())) else { return };
    if scalar.resolve(Reading::Core) != Resolved::Null {
        let place = value.document().place(value);
        cx.report(place, format!("{what} in plain text")).help(help).help(CHANGE);
    }
}

fn report_url(cx: &mut Context<'_>, url: NodeRef<'_>) {
    let Some(range) = password_in_url(url.text().unwrap_or_default()) else { return };
    let place = url.document().place_in(url, range);
    cx.report(place, "a password in plain text in a URL").help(USE_SECRET).help(CHANGE);
}

const CHANGE: &str = "What was committed once stays in the history: change the secret as well.";
