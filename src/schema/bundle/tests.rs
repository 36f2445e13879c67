//! What is printed for editors is a schema of draft 7 that stands alone and says what ours say.

use serde_json::{Map, Value, json};

use super::super::catalog::CONFIG;
use super::super::validator::accepts_plainly;
use super::{KNOWN_FORMATS, everything, kinds, one};

/// What the schema of a kind, and the one of everything, say about an instance.
#[track_caller]
fn check(kind: &str, valid: bool, instance: &Value) {
    let schema = parse(&one(kind).unwrap());
    assert_eq!(
        accepts_plainly(&schema, instance),
        valid,
        "{kind}: {instance}"
    );
    let all = parse(&everything());
    assert_eq!(accepts_plainly(&all, instance), valid, "{instance}");
    let list = json!([instance, {"kind": "Project", "metadata": {"name": "a"}}]);
    assert_eq!(accepts_plainly(&all, &list), valid, "{list}");
}

fn dashboard() -> Value {
    json!({
        "display": null,
        "duration": "1h",
        "variables": [
            {"kind": "TextVariable", "spec": {"name": "v", "value": "x"}},
            {"kind": "ListVariable", "spec": {
                "name": "w", "allowMultiple": true, "allowAllValue": null, "defaultValue": ["a"],
                "plugin": {"kind": "StaticListVariable", "spec": {"values": ["a"]}},
            }},
        ],
        "panels": {"a": {"kind": "Panel", "spec": {
            "display": {"name": "A"},
            "plugin": {"kind": "Markdown", "spec": {"text": "A"}},
        }}},
        "layouts": [{"kind": "Grid", "spec": {"items": [{
            "x": 0, "y": 0, "width": 12, "height": 4, "content": {"$ref": "#/spec/panels/a"},
        }]}}],
    })
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Calls `visit` for every object of a schema.
fn each_object(value: &Value, visit: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|value| each_object(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        _ => {}
    }
}

fn all() -> Vec<(String, Value)> {
    let one = |kind: String| (kind.clone(), parse(&one(&kind).unwrap()));
    let mut all: Vec<_> = kinds().into_iter().map(one).collect();
    all.push(("everything".to_owned(), parse(&everything())));
    all
}

#[test]
fn every_reference_is_local_and_leads_somewhere() {
    for (kind, schema) in all() {
        each_object(&schema, &mut |object| {
            let Some(Value::String(reference)) = object.get("$ref") else {
                return;
            };
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(schema.pointer(pointer).is_some(), "{kind}: {reference}");
            assert_eq!(
                object.len(),
                1,
                "{kind}: draft 7 ignores what is beside {reference}"
            );
        });
    }
}

#[test]
fn none_of_our_own_keywords_is_left() {
    for (kind, schema) in all() {
        each_object(&schema, &mut |object| {
            for key in object.keys() {
                assert!(!key.starts_with("x-") && key != "$defs", "{kind}: {key}");
            }
            if let Some(Value::String(format)) = object.get("format") {
                assert!(KNOWN_FORMATS.contains(&&**format), "{kind}: {format}");
            }
        });
    }
}

#[test]
fn every_kind_is_found_in_any_letter_case() {
    assert_eq!(one("dashboard"), one("Dashboard"));
    assert_eq!(one("Config"), one(CONFIG));
    assert_eq!(one("Panel"), None);
    assert!(kinds().iter().any(|kind| kind == "PersesDashboard"));
}

#[test]
fn null_is_allowed_where_servers_allow_it() {
    let schema = parse(&one("Project").unwrap());
    let spec = &schema["properties"]["spec"];
    assert_eq!(spec["anyOf"][1], json!({"type": "null"}));
    assert_eq!(schema["required"], json!(["kind", "metadata"]));
}

#[test]
fn native_resources_are_told_apart_by_their_kind() {
    let native = |kind: &str, spec: Value| {
        let metadata = json!({"name": "a", "project": "b", "version": 1});
        json!({"kind": kind, "metadata": metadata, "spec": spec})
    };
    check("Dashboard", true, &native("Dashboard", dashboard()));
    let mut broken = dashboard();
    broken["panels"]["a"]["spec"]["targets"] = json!([]);
    check("Dashboard", false, &native("Dashboard", broken));
    let mut broken = dashboard();
    broken["variables"][0]["kind"] = json!("TestVariable");
    check("Dashboard", false, &native("Dashboard", broken));
    let spec = json!({"default": true, "plugin": {"kind": "PrometheusDatasource", "spec": {"directUrl": "http://prometheus"}}});
    check("Datasource", true, &native("Datasource", spec.clone()));
    check("Datasource", false, &native("Dashboard", spec));
    check("Project", false, &native("Dashbord", json!({})));
}

#[test]
fn custom_resources_are_told_apart_by_kind_and_version() {
    let custom = |version: &str, spec: Value| {
        let version = format!("perses.dev/{version}");
        json!({"apiVersion": version, "kind": "PersesDashboard", "metadata": {"name": "a"}, "spec": spec})
    };
    check("PersesDashboard", true, &custom("v1alpha1", dashboard()));
    check(
        "PersesDashboard",
        true,
        &custom("v1alpha2", json!({"config": dashboard()})),
    );
    check("PersesDashboard", false, &custom("v1alpha2", dashboard()));
    check(
        "PersesDashboard",
        false,
        &custom("v1", json!({"config": dashboard()})),
    );
}

#[test]
fn what_belongs_to_others_passes() {
    let all = parse(&everything());
    for other in [
        json!({"apiVersion": "v1", "kind": "Secret", "type": "Opaque"}),
        json!({"apiVersion": "apps/v1", "kind": "Deployment"}),
        json!([]),
    ] {
        assert!(accepts_plainly(&all, &other), "{other}");
    }
    let items = json!([{"kind": "Project"}]);
    let list = json!({"apiVersion": "v1", "kind": "List", "items": items});
    assert!(!accepts_plainly(&all, &list), "its items are resources");
}

#[test]
fn options_depend_on_the_plugin() {
    let resource = |plugin: Value| {
        let metadata = json!({"name": "a", "project": "b"});
        json!({"kind": "Datasource", "metadata": metadata, "spec": {"default": true, "plugin": plugin}})
    };
    let proxy = json!({"kind": "HTTPProxy", "spec": {"url": "http://loki:3100"}});
    for (valid, plugin) in [
        (
            true,
            json!({"kind": "LokiDatasource", "spec": {"proxy": proxy}}),
        ),
        (true, json!({"kind": "Elsewhere", "spec": {"any": 1}})),
        (true, json!({"kind": "LokiDatasource", "spec": null})),
        (
            false,
            json!({"kind": "LokiDatasource", "spec": {"url": "http://loki:3100"}}),
        ),
        (false, json!({"kind": "LokiDatasource", "spec": {}})),
        (
            false,
            json!({"kind": "LokiDatasource", "spec": {"proxy": proxy, "directUrl": "http://loki"}}),
        ),
        (
            false,
            json!({"kind": "LokiDatasource", "metadata": {"registry": ""}, "spec": {"any": 1}}),
        ),
        (
            true,
            json!({"kind": "LokiDatasource", "metadata": {"registry": "example.org"}, "spec": {"any": 1}}),
        ),
    ] {
        check("Datasource", valid, &resource(plugin));
    }
    let mut spec = dashboard();
    let panel = |spec: &mut Value, plugin: Value| {
        spec["panels"]["a"]["spec"]["plugin"] = plugin;
        let metadata = json!({"name": "a", "project": "b"});
        json!({"kind": "Dashboard", "metadata": metadata, "spec": spec})
    };
    for (valid, options) in [
        (
            true,
            json!({"cellSettings": [{"condition": {"kind": "Range", "spec": {"min": 1, "max": 2}}}]}),
        ),
        (
            false,
            json!({"cellSettings": [{"condition": {"kind": "Range", "spec": {"max": 2}}}]}),
        ),
        (
            true,
            json!({"columnSettings": [{"name": "a", "format": {"unit": "bytes"}}]}),
        ),
        (
            false,
            json!({"columnSettings": [{"name": "a", "format": {"decimalPlaces": 1}}]}),
        ),
        (false, json!({"defaultColumnWidth": "wide"})),
    ] {
        let plugin = json!({"kind": "Table", "spec": options});
        check("Dashboard", valid, &panel(&mut spec, plugin));
    }
}

#[test]
fn rules_of_a_team_are_known_by_their_prefix() {
    let schema = parse(&one(CONFIG).unwrap());
    let accepts = |rules: Value| accepts_plainly(&schema, &json!({ "rules": rules }));
    assert!(accepts(
        json!({"custom/lower-case": "off", "custom": "info"})
    ));
    assert!(accepts(json!({"custom/a": {"level": "error"}})));
    for refused in ["custom-a", "customs/a", "cstom/a", "a/custom/b"] {
        assert!(!accepts(json!({refused: "off"})), "{refused}");
    }
    assert!(!accepts(json!({"custom/a": "loud"})));
    let overrides = json!({"overrides": [{"paths": ["a"], "rules": {"custom/a": "off"}}]});
    assert!(accepts_plainly(&schema, &overrides));
}
