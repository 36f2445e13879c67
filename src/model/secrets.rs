//! Where a resource holds a secret in plain text.
//!
//! A rule reports these places, and whatever is shown of the file shows them masked.

use std::ops::Range;

use super::literal::{is_literal, names_a_secret, password_in_url};
use super::{Resource, ResourceKind};
use crate::doc::{NodeRef, Reading, Resolved};

/// A secret that stands in a file.
#[derive(Clone)]
pub(crate) struct Secret<'d> {
    /// The scalar that holds it.
    pub(crate) node: NodeRef<'d>,
    /// The part of the decoded text that is secret, if not all of it.
    pub(crate) range: Option<Range<usize>>,
    /// What it is: `a password`, `the header` and its name.
    pub(crate) what: Secrecy<'d>,
}

/// What a secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrecy<'d> {
    /// A field of a `Secret` that is made to hold one; its name with an article.
    Field(&'static str),
    /// A parameter of an OAuth endpoint, by its key.
    Parameter(&'d str),
    /// The password of a user.
    UserPassword,
    /// A header of a proxy, by its name.
    Header(&'d str),
    /// A password in a URL.
    Url,
}

/// Where a secret resource holds what nobody should see, with what it is.
const IN_SECRETS: [(&[&str], &str); 4] = [
    (&["basicAuth", "password"], "a password"),
    (&["authorization", "credentials"], "a credential"),
    (&["oauth", "clientSecret"], "a client secret"),
    (&["tlsConfig", "key"], "a private key"),
];

/// The secrets of a resource, in no particular order.
pub(crate) fn secrets<'d>(resource: &Resource<'d>) -> Vec<Secret<'d>> {
    let mut found = Vec::new();
    let Some(spec) = resource.spec else {
        return found;
    };
    match resource.kind {
        ResourceKind::Secret | ResourceKind::GlobalSecret => secret(spec, &mut found),
        ResourceKind::User => {
            let password = spec.at(&["nativeProvider", "password"]);
            found.extend(password.and_then(|node| whole(node, Secrecy::UserPassword)));
        }
        ResourceKind::Datasource | ResourceKind::GlobalDatasource => datasource(spec, &mut found),
        _ => {
            let datasources = resource.dashboard().into_iter();
            for entry in datasources.flat_map(|dashboard| dashboard.datasources()) {
                datasource(entry.spec, &mut found);
            }
        }
    }
    found
}

fn secret<'d>(spec: NodeRef<'d>, found: &mut Vec<Secret<'d>>) {
    for (path, what) in IN_SECRETS {
        found.extend(
            spec.at(path)
                .and_then(|node| whole(node, Secrecy::Field(what))),
        );
    }
    let parameters = spec.at(&["oauth", "endpointParams"]);
    for entry in parameters.into_iter().flat_map(NodeRef::fields) {
        let key = entry.key.text();
        if names_a_secret(key) {
            found.extend(
                entry
                    .value
                    .items()
                    .filter_map(|node| whole(node, Secrecy::Parameter(key))),
            );
        }
    }
    found.extend(spec.at(&["oauth", "tokenURL"]).and_then(in_url));
}

/// Looks through the plugin of a datasource: for passwords in any URL, and at the headers of
/// proxies, which are found by their kind as servers find them.
fn datasource<'d>(spec: NodeRef<'d>, found: &mut Vec<Secret<'d>>) {
    let mut open: Vec<NodeRef<'d>> = spec.at(&["plugin", "spec"]).into_iter().collect();
    while let Some(node) = open.pop() {
        found.extend(in_url(node));
        let kind = node.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if kind.eq_ignore_ascii_case("HTTPProxy") {
            let headers = node
                .at(&["spec", "headers"])
                .into_iter()
                .flat_map(NodeRef::fields);
            for header in headers.filter(|header| names_a_secret(header.key.text())) {
                found.extend(whole(header.value, Secrecy::Header(header.key.text())));
            }
        }
        open.extend(node.items());
        open.extend(node.fields().map(|field| field.value));
    }
}

fn whole<'d>(node: NodeRef<'d>, what: Secrecy<'d>) -> Option<Secret<'d>> {
    let scalar = node.scalar().filter(|scalar| is_literal(scalar.text()))?;
    let is_null = scalar.resolve(Reading::Core) == Resolved::Null;
    (!is_null).then_some(Secret {
        node,
        range: None,
        what,
    })
}

fn in_url(node: NodeRef<'_>) -> Option<Secret<'_>> {
    let range = password_in_url(node.text()?)?;
    Some(Secret {
        node,
        range: Some(range),
        what: Secrecy::Url,
    })
}
