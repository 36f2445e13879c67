//! Whole resources: who they are, custom ones, targets of other versions, secrets.

use std::collections::BTreeSet;

use super::{Layout, document, json, stored, value};
use crate::doc::Value;
use crate::model::normal::rewrite::REWRITES;
use crate::model::normal::{Dropped, Loss, dropped};
use crate::model::{ResourceKind, Target, Version, masked, recognise};
use crate::schema::{Catalog, Family, Structure};

#[test]
fn keys_stand_in_the_order_in_which_perses_writes_them() {
    let text = "spec: {duration: 1h, panels: {b: 1, a: 2}, display: {description: d, name: n}}\n\
                metadata: {tags: [t], project: p, name: a}\nkind: Dashboard";
    assert_eq!(
        json(&stored(text, None, &Target::default()), Layout::Compact),
        r#"{"kind":"Dashboard","metadata":{"name":"a","project":"p","tags":["t"]},"#.to_owned()
            + r#""spec":{"display":{"name":"n","description":"d"},"panels":{"b":1,"a":2},"#
            + r#""layouts":null,"duration":"1h"}}"#
    );
}

#[test]
fn a_resource_without_a_project_gets_the_one_of_its_surroundings() {
    let check = |project: &str, target: Target, expected: &str| {
        let text = format!("kind: secret\nmetadata: {{name: Ab, project: {project}}}\nspec: {{}}");
        let found = stored(&text, Some("Fall"), &target);
        let expected = format!("{{kind: Secret, metadata: {expected}, spec: {{}}}}");
        assert_eq!(found, value(&expected), "{project:?}");
    };
    let exact = Target {
        case_sensitive: true,
        ..Target::default()
    };
    check("", Target::default(), "{name: ab, project: fall}");
    check("", exact, "{name: Ab, project: Fall}");
    check("Own", Target::default(), "{name: ab, project: own}");
    check("Own", exact, "{name: Ab, project: Own}");
}

#[test]
fn custom_resources_become_native() {
    let check = |kind: &str, metadata: &str, spec: &str, expected: &str| {
        let (version, kind) = kind.split_once('/').expect("a version and a kind");
        let text = format!(
            "apiVersion: perses.dev/{version}\nkind: {kind}\nmetadata: {metadata}\nspec: {spec}\n\
             status: {{}}"
        );
        let found = stored(&text, Some("other"), &Target::default());
        let shown = json(&found, Layout::Compact);
        assert!(found.same(&value(expected)), "{text}\n{shown}");
    };
    let metadata = "{name: a, namespace: ns, labels: {l: m}, annotations: \
                    {perses.dev/tags: ' X, b C,,x '}}";
    let expected = "{kind: Dashboard, metadata: {name: a, project: ns, tags: [b c, x]}, \
                    spec: {panels: {}, layouts: ~, duration: 1h}}";
    let spec = "{instanceSelector: {}, config: {panels: {}}}";
    check("v1alpha2/PersesDashboard", metadata, spec, expected);
    let spec = "{panels: {}, bogus: 1}";
    check("v1alpha1/PersesDashboard", metadata, spec, expected);
    let spec = "{client: {tls: {enable: yes}}, config: {default: yes, plugin: {kind: X}}}";
    let metadata = "{name: a}";
    let expected = "{kind: Datasource, metadata: {name: a, project: other}, \
                    spec: {default: true, plugin: {kind: X, spec: {}}}}";
    check("v1alpha2/PersesDatasource", metadata, spec, expected);
    let expected = "{kind: GlobalDatasource, metadata: {name: a}, \
                    spec: {default: true, plugin: {kind: X, spec: {}}}}";
    check("v1alpha2/PersesGlobalDatasource", metadata, spec, expected);
}

#[test]
fn newer_servers_keep_newer_fields() {
    let text = "kind: Dashboard\nspec:\n  bogus: 1\n  panels: {a: {kind: Panel, spec: {display: \
                {hideHeader: true}}}}\n  queryBatching: {mode: panel}\n  display: {createdBy: x}\n";
    let check = |version: &str, kept: bool, expected: &[&str]| {
        let target = Target {
            version: Version::parse(version).expect("it is a version"),
            ..Target::default()
        };
        let found = stored(text, None, &target);
        let batching = found.pointer("/spec/queryBatching/mode");
        assert_eq!(batching.is_some(), kept, "{version}");
        let header = found.pointer("/spec/panels/a/spec/display/hideHeader");
        assert_eq!(header.is_some(), kept, "{version}");
        let document = document(text);
        let resource = recognise(&document).resources[0];
        let losses: Vec<String> = dropped(&resource, &Catalog::new(), &target)
            .into_iter()
            .map(|dropped| {
                let since = match dropped.loss {
                    Loss::Unknown => String::new(),
                    Loss::Newer { since } => format!(" {since}"),
                };
                format!("{}{since}", dropped.node.pointer())
            })
            .collect();
        assert_eq!(losses, expected, "{version}");
    };
    let unknown = ["/spec/bogus", "/spec/display/createdBy"];
    let all = [
        unknown[0],
        "/spec/panels/a/spec/display/hideHeader 0.55",
        "/spec/queryBatching 0.55",
        unknown[1],
    ];
    check("0.53", false, &all);
    check("0.54.1", false, &all);
    check("0.55.0-rc.0", true, &unknown);
    check("1.0", true, &unknown);
}

#[test]
fn losses_are_reported_once_and_not_for_what_servers_manage() {
    let text = "kind: dashboard\nmetadata: {name: a, version: 1, Project: p}\nspec:\n  \
                links: [&l {url: a, u: 1, targetBlank: false}, *l]\n";
    let document = document(text);
    let resource = recognise(&document).resources[0];
    let losses: Vec<Dropped<'_>> = dropped(&resource, &Catalog::new(), &Target::default());
    let pointers: Vec<String> = losses
        .iter()
        .map(|dropped| dropped.node.pointer().as_str().to_owned())
        .collect();
    assert_eq!(pointers, ["/spec/links/0/u"]);
}

#[test]
fn secrets_are_masked_and_the_rest_is_shown() {
    let check = |kind: ResourceKind, spec: &str, expected: &str| {
        let metadata = "{name: password, tags: [key]}";
        let resource = Value::from([("metadata", value(metadata)), ("spec", value(spec))]);
        let shown = masked(kind, resource, &Catalog::new());
        assert_eq!(shown.get("spec"), Some(&value(expected)), "{spec}");
        assert_eq!(shown.get("metadata"), Some(&value(metadata)));
    };
    for kind in [ResourceKind::Secret, ResourceKind::GlobalSecret] {
        check(
            kind,
            "{basicAuth: {username: a, password: b}, authorization: {type: a, credentials: b}}",
            "{basicAuth: {username: a, password: <secret>}, \
             authorization: {type: a, credentials: <secret>}}",
        );
        check(
            kind,
            "{oauth: {clientID: a, clientSecret: '', tokenURL: b}}",
            "{oauth: {clientID: <secret>, clientSecret: '', tokenURL: b}}",
        );
        check(
            kind,
            "{tlsConfig: {ca: a, cert: b, key: c, caFile: d, keyFile: e}}",
            "{tlsConfig: {ca: <secret>, cert: <secret>, key: <secret>, caFile: d, keyFile: e}}",
        );
    }
    check(
        ResourceKind::User,
        "{firstName: a, nativeProvider: {password: b}}",
        "{firstName: a, nativeProvider: {password: <secret>}}",
    );
}

/// Calls `visit` with every structure below one, to a depth that reaches all of them.
fn each_structure(structure: Structure<'_>, depth: usize, visit: &mut impl FnMut(Structure<'_>)) {
    visit(structure);
    if depth == 0 {
        return;
    }
    let fields = structure.fields().map(|field| field.structure);
    let below = fields.chain(structure.alternatives());
    for structure in below.chain(structure.items()).chain(structure.values()) {
        each_structure(structure, depth - 1, visit);
    }
}

#[test]
fn schemas_name_the_rewrites_that_there_are_and_releases_that_can_be_read() {
    let catalog = Catalog::new();
    let mut named = BTreeSet::new();
    for (kind, _) in ResourceKind::ALL {
        let structure = catalog.structure(Family::Perses, kind);
        each_structure(structure.expect("it has a schema"), 14, &mut |structure| {
            named.extend(structure.stored().map(str::to_owned));
            if let Some(since) = structure.since() {
                assert!(Version::parse(since).is_some(), "{since}");
            }
        });
    }
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let known: Vec<&str> = REWRITES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known);
}
