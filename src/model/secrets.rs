//! Where a resource holds a secret in plain text.
//!
//! A rule reports these places, and whatever is shown of the file shows them masked.

use std::ops::Range;

use super::literal::{is_literal, names_a_secret, password_in_url, passwords_in_text};
use super::{Resource, ResourceKind};
use crate::doc::{Key, NodeRef, Reading, Resolved};
use crate::finding::Place;
use crate::schema::{Language, RefKind, Site, SiteKind};
use crate::text::Span;

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
    /// A password in the address of a link.
    Link,
    /// A password in an address that a text mentions.
    Text,
}

/// Where a secret resource holds what nobody should see, with what it is.
const IN_SECRETS: [(&[&str], &str); 4] = [
    (&["basicAuth", "password"], "a password"),
    (&["authorization", "credentials"], "a credential"),
    (&["oauth", "clientSecret"], "a client secret"),
    (&["tlsConfig", "key"], "a private key"),
];

/// A text that nobody shall see, with its place in the file.
#[derive(Debug, Clone)]
pub(crate) struct Hidden<'d> {
    /// Where it stands.
    pub(crate) place: Place,
    /// What it says.
    pub(crate) text: &'d str,
}

/// The fields of a secret that say nothing secret.
const HARMLESS: [&str; 16] = [
    "authStyle",
    "ca",
    "caFile",
    "cert",
    "certFile",
    "clientSecretFile",
    "credentialsFile",
    "insecureSkipVerify",
    "keyFile",
    "maxVersion",
    "minVersion",
    "passwordFile",
    "scopes",
    "serverName",
    "type",
    "username",
];

/// Everything of a resource that is not shown: its secrets, and in a resource that is made for
/// secrets every value that is not known to be harmless, because it may be a secret under a
/// misspelt key or the first of two.
pub(crate) fn hidden<'d>(resource: &Resource<'d>, sites: &[Site<'d>]) -> Vec<Hidden<'d>> {
    let document = resource.root.document();
    let mut hidden: Vec<Hidden<'d>> = secrets(resource, sites)
        .into_iter()
        .filter_map(|secret| {
            let text = secret.node.text()?;
            let (place, text) = match secret.range {
                Some(range) => (document.place_in(secret.node, range.clone()), &text[range]),
                None => (document.place(secret.node), text),
            };
            Some(Hidden { place, text })
        })
        .collect();
    let mut open: Vec<NodeRef<'d>> = resource
        .spec
        .into_iter()
        .filter(|_| resource.kind.holds_secrets())
        .collect();
    while let Some(node) = open.pop() {
        let key = node.key().map(Key::text);
        let harmless = key.is_some_and(|key| {
            HARMLESS.contains(&key)
                || matches!(key, "firstName" | "lastName" | "issuer" | "tokenURL")
        });
        if let Some(text) = node.text().filter(|text| !harmless && is_literal(text)) {
            hidden.push(Hidden {
                place: document.place(node),
                text,
            });
        }
        // As written: of duplicate keys, all.
        if !harmless && !node.is_alias() {
            open.extend(node.children());
        }
    }
    hidden
}

/// What may be a secret in a text that cannot be read as resources: the values behind keys that
/// sound like one, up to the end of their line.
pub(crate) fn hidden_in_text(text: &str) -> Vec<(Span, &str)> {
    let mut hidden = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let mut at = 0;
        while let Some(colon) = line[at..].find(':').map(|colon| at + colon) {
            at = colon + 1;
            let key = line[..colon].trim_end_matches(['"', '\'', ' ', '\t']);
            let word = key.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            let sounds = word.clone().next().is_some_and(|word| {
                names_a_secret(word) && !word.to_ascii_lowercase().ends_with("file")
            });
            let value = line[at..].trim_matches([' ', '\t', '"', '\'', ',', '{', '}', '\r', '\n']);
            let braced = value.starts_with("${") || value.starts_with("{{");
            if sounds && !value.is_empty() && !braced && is_literal(value) {
                let from = start + at + line[at..].find(value).unwrap_or_default();
                hidden.push((Span::new(from, from + value.len()), value));
                // The message of a parser shows the word up to the next punctuation.
                let first = value
                    .split([' ', ',', ':', '"', '}'])
                    .next()
                    .unwrap_or_default();
                hidden.push((Span::new(from, from + first.len()), first));
                break;
            }
        }
        start += line.len();
    }
    hidden
}

/// The secrets of a resource, in no particular order. `sites` are those of the resource.
pub(crate) fn secrets<'d>(resource: &Resource<'d>, sites: &[Site<'d>]) -> Vec<Secret<'d>> {
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
            if let Some(dashboard) = resource.dashboard() {
                for entry in dashboard.datasources() {
                    datasource(entry.spec, &mut found);
                }
                for site in sites {
                    in_site(site, &mut found);
                }
            }
        }
    }
    found
}

/// Looks at addresses, and at texts that mention some.
fn in_site<'d>(site: &Site<'d>, found: &mut Vec<Secret<'d>>) {
    let (node, text) = (site.node, site.node.text().unwrap_or_default());
    let secret = |range, what| Secret {
        node,
        range: Some(range),
        what,
    };
    match site.kind {
        SiteKind::Reference(RefKind::Page) => {
            let range = password_in_url(text);
            found.extend(range.map(|range| secret(range, Secrecy::Link)));
        }
        SiteKind::Language(Language::Markdown) => {
            let ranges = passwords_in_text(text);
            found.extend(ranges.map(|range| secret(range, Secrecy::Text)));
        }
        _ => {}
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let hidden = hidden_in_text(text);
        let found: Vec<&str> = hidden.iter().map(|(span, _)| span.of(text)).collect();
        for secret in expected {
            assert!(found.contains(secret), "{found:?} in {text:?}");
        }
        assert_eq!(
            found.is_empty(),
            expected.is_empty(),
            "{found:?} in {text:?}"
        );
    }

    #[test]
    fn values_behind_telling_keys_are_hidden_in_any_text() {
        check("{\"password\":hunter2xyz}", &["hunter2xyz"]);
        check(
            "  password: hunter2xyz: x\n",
            &["hunter2xyz: x", "hunter2xyz"],
        );
        check("a: {b: 1, clientSecret: 'p1 q2'", &["p1 q2"]);
        check("passwordFile: /run/x\nname: y\n", &[]);
        check("password: ${TOKEN}\n", &[]);
    }
}
