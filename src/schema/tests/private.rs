//! Plugins of somebody's own, and what their schemas may be.

use super::*;
use crate::doc;
use crate::schema::{Package, PrivatePlugin};

/// What is wrong with a schema.
fn fault(schema: &str) -> Option<String> {
    PrivatePlugin::any(Slot::Panel, "Ours")
        .set_schema(schema)
        .err()
}

#[track_caller]
fn check_fault(schema: &str, expected: &str) {
    let fault = fault(schema).unwrap_or_default();
    assert!(fault.contains(expected), "{schema}: {fault}");
}

#[test]
fn packages_declare_plugins() {
    let package = |plugins: &str| Package::read(&format!("{{\"perses\": {{{plugins}}}}}"));
    let read = package(
        r#""schemasPath": "models", "plugins": [
            {"kind": "Panel", "spec": {"name": "OurChart"}},
            {"kind": "LogQuery", "spec": {"name": "OurLogs"}},
            {"kind": "Explore", "spec": {"name": "OurPage"}},
            {"kind": "AnnotationQuery", "spec": {"name": "OurEvents"}}]"#,
    );
    let read = read.unwrap().unwrap();
    let plugins: Vec<_> = read
        .plugins
        .iter()
        .map(|plugin| (plugin.slot, &*plugin.kind))
        .collect();
    assert_eq!(
        plugins,
        [
            (Slot::Panel, "OurChart"),
            (Slot::Query, "OurLogs"),
            (Slot::Annotation, "OurEvents")
        ]
    );
    assert_eq!(read.schemas.as_deref(), Some("models"));
    let catalog = Catalog::new().with(read.plugins);
    let query = catalog.plugin(Slot::Query, "OurLogs").unwrap();
    assert_eq!(query.query_type, Some("LogQuery"));
    assert_eq!(Package::read(r#"{"name": "other"}"#), Ok(None));
    assert!(package("").unwrap_err().contains("no list"));
    assert!(
        package(r#""plugins": [{"kind": "Panel"}]"#)
            .unwrap_err()
            .contains("plugins[0]")
    );
    assert!(Package::read("{").unwrap_err().contains("no JSON"));
}

#[test]
fn schemas_of_any_kind_are_taken() {
    for schema in [
        "{}",
        r#"{"type": "object", "properties": {"a": {"type": ["string", "null"]}}}"#,
        r##"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://e.org/x",
            "definitions": {"a": {"enum": [1]}}, "properties": {"b": {"$ref": "#/definitions/a"}}}"##,
        r##"{"allOf": [{"$ref": "#/$defs/a"}, {"not": {"required": ["c"]}}],
            "$defs": {"a": {"properties": {"self": {"$ref": "#"}}}}}"##,
        r#"{"properties": {"mail": {"type": "string", "format": "idn-hostname-of-mine"}}}"#,
        r#"{"oneOf": [{"type": "string"}, {"type": "object"}]}"#,
        r#"{"x-tag": "kind", "oneOf": [{"properties": {"kind": {"const": "a"}}}]}"#,
    ] {
        assert_eq!(fault(schema), None, "{schema}");
    }
}

#[test]
fn what_cannot_be_used_is_said() {
    check_fault("[]", "object");
    check_fault("{", "no JSON");
    check_fault(r#"{"type": "text"}"#, "text");
    check_fault(r#"{"pattern": "("}"#, "(");
    check_fault(r#"{"$ref": "other.json"}"#, "leads out");
    check_fault(r##"{"items": {"$ref": "#/$defs/a"}}"##, "leads nowhere");
    let circle = r##"{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##;
    check_fault(circle, "circle");
    let beside = r##"{"$defs": {"a": {}}, "not": {"$ref": "#/$defs/a", "type": "string"}}"##;
    check_fault(beside, "`type` beside");
    check_fault(r#"{"x-tag": "kind"}"#, "oneOf");
    check_fault(r#"{"x-tag": "kind", "oneOf": [{}]}"#, "does not say");
}

#[test]
fn options_of_private_plugins_are_checked() {
    let mut chart = PrivatePlugin::any(Slot::Panel, "OurChart");
    let schema = r##"{
        "type": "object",
        "properties": {
            "query": {"type": "string", "x-language": "promql"},
            "size": {"$ref": "#/$defs/Size"},
            "mode": {"anyOf": [{"const": "a"}, {"type": "number"}]}
        },
        "required": ["size"],
        "additionalProperties": false,
        "$defs": {"Size": {"type": "integer", "minimum": 1}}
    }"##;
    chart.set_schema(schema).unwrap();
    let any = PrivatePlugin::any(Slot::Panel, "AnyChart");
    let catalog = Catalog::new().with(vec![chart, any]);
    let panel = |plugin: &str| {
        let text = format!(
            "kind: Dashboard\nmetadata: {{name: a}}\nspec:\n  duration: 1h\n  panels:\n    p:\n      kind: \
             Panel\n      spec:\n        display: {{name: P}}\n        plugin: {plugin}\n  layouts: []\n"
        );
        let file = SourceFile::new(FileId(0), "a.yaml", text.as_str());
        let parsed = doc::parse(&file);
        let root = parsed[0].document.root().unwrap();
        let checked = check(&catalog, Family::Perses, "Dashboard", root, Reading::Core).unwrap();
        let promql = |site: &Site<'_>| site.kind == SiteKind::Language(Language::PromQl);
        let queries = checked.sites.iter().filter(|site| promql(site)).count();
        let kinds = checked
            .problems
            .iter()
            .map(|problem| format!("{:?}", problem.kind));
        let kinds: Vec<String> = kinds
            .map(|kind| kind[..kind.len().min(24)].to_owned())
            .collect();
        (kinds.join(", "), queries)
    };
    let fine = panel("{kind: OurChart, spec: {size: 2, query: up, mode: 3}}");
    assert_eq!(fine, (String::new(), 1));
    let (problems, _) = panel("{kind: OurChart, spec: {size: 0, moed: x}}");
    assert!(
        problems.contains("UnknownField") && problems.contains("OutOfBounds"),
        "{problems}"
    );
    let (problems, _) = panel("{kind: OurChart, spec: {size: 1, mode: b}}");
    assert!(problems.contains("OutOfBounds"), "{problems}");
    let (problems, _) = panel("{kind: OurChart}");
    assert!(problems.contains("MissingField"), "{problems}");
    assert_eq!(panel("{kind: AnyChart, spec: {a: [1]}}").0, "");
    let (problems, _) = panel("{kind: OtherChart, spec: {}}");
    assert!(problems.contains("UnknownPlugin"), "{problems}");
}
