//! The embedded schemas keep to their profile, and nodes are judged as their readers read them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::files::FILES;
use super::*;
use crate::doc::{Reading, parse};
use crate::text::{FileId, SourceFile};

/// The keywords of the profile; everything else is a mistake or needs an argument here.
const KEYWORDS: &[&str] = &[
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "const",
    "default",
    "deprecated",
    "description",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "propertyNames",
    "required",
    "title",
    "type",
    "x-always",
    "x-case-insensitive",
    "x-dropped",
    "x-keep-empty",
    "x-language",
    "x-nullable",
    "x-ref",
    "x-secret",
    "x-server-managed",
    "x-since",
    "x-since-cr",
    "x-slot",
    "x-stored",
    "x-tag",
];

/// Calls `visit` with every schema object of a file and its pointer.
fn each_schema(schema: &Value, pointer: &str, visit: &mut impl FnMut(&str, &Value)) {
    let Value::Object(object) = schema else {
        return;
    };
    visit(pointer, schema);
    for (keyword, value) in object {
        let below = format!("{pointer}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(named)) => {
                for (name, schema) in named {
                    each_schema(schema, &format!("{below}/{name}"), visit);
                }
            }
            ("items" | "additionalProperties" | "propertyNames", schema) => {
                each_schema(schema, &below, visit);
            }
            ("oneOf", Value::Array(branches)) => {
                for (index, schema) in branches.iter().enumerate() {
                    each_schema(schema, &format!("{below}/{index}"), visit);
                }
            }
            _ => {}
        }
    }
}

/// What breaks the profile in one schema object.
fn breaches(path: &str, pointer: &str, schema: &Value) -> Vec<String> {
    let object = schema.as_object().expect("only objects are visited");
    let mut breaches = Vec::new();
    let mut complain = |text: String| breaches.push(format!("{path}{pointer}: {text}"));
    for keyword in object
        .keys()
        .filter(|keyword| !KEYWORDS.contains(&keyword.as_str()))
    {
        complain(format!("the keyword `{keyword}` is not in the profile"));
    }
    if object.contains_key("$ref") && object.len() > 1 {
        complain("a `$ref` stands alone".to_owned());
    }
    let is_object = object.get("type").and_then(Value::as_str) == Some("object");
    if is_object && !object.contains_key("additionalProperties") {
        complain("an object says whether it is closed".to_owned());
    }
    if object.get("type").is_some_and(Value::is_array) {
        complain("a type is one word; use `x-nullable`".to_owned());
    }
    if object.contains_key("oneOf") && !object.contains_key("x-tag") {
        complain("a union has an `x-tag`".to_owned());
    }
    if let Some(names) = object.get("propertyNames")
        && names
            .as_object()
            .is_none_or(|names| names.keys().ne(["format"].iter().copied()))
    {
        complain("keys have a format and nothing else".to_owned());
    }
    let formats: Vec<&str> = super::format::FORMATS
        .iter()
        .map(|(name, _)| *name)
        .collect();
    if let Some(format) = object.get("format").and_then(Value::as_str)
        && !formats.contains(&format)
    {
        complain(format!("the format `{format}` is unknown"));
    }
    let fields: BTreeSet<&str> = object
        .get("properties")
        .and_then(Value::as_object)
        .map(|fields| fields.keys().map(String::as_str).collect())
        .unwrap_or_default();
    for list in ["required", "x-always", "x-keep-empty", "x-nullable"] {
        for name in object
            .get(list)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let name = name.as_str().unwrap_or_default();
            if !fields.contains(name) {
                complain(format!("`{list}` names `{name}`, which is no property"));
            }
        }
    }
    breaches
}

#[test]
fn schemas_keep_to_the_profile() {
    let mut all = Vec::new();
    for (path, text) in FILES {
        let schema: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        each_schema(&schema, "#", &mut |pointer, schema| {
            all.extend(breaches(path, pointer, schema));
        });
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_schema_file_is_embedded_and_sorted() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas");
    let mut on_disk: Vec<String> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            entry
                .path()
                .strip_prefix(root)
                .ok()?
                .to_str()
                .map(str::to_owned)
        })
        .filter(|path| path.contains(".json"))
        .collect();
    on_disk.sort();
    let embedded: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(embedded, on_disk);
}

#[test]
fn every_kind_of_perses_has_a_schema_and_every_schema_compiles() {
    let catalog = Catalog::new();
    let kinds: Vec<&str> = catalog.kinds(Family::Perses).collect();
    assert_eq!(kinds.len(), 15);
    for family in [Family::Perses, Family::Kubernetes] {
        for kind in catalog.kinds(family) {
            let compiled = catalog.compiled(family, kind).expect("the kind is known");
            for shape in compiled.shapes.ids() {
                if compiled.shapes.get(shape).union.is_none() {
                    catalog.validator(compiled, shape);
                }
            }
        }
    }
}

/// Prints what is wrong with a resource: the pointer, the source at fault and the problem.
fn problems(kind: &str, text: &str, reading: Reading) -> String {
    let name = if reading == Reading::Json {
        "a.json"
    } else {
        "a.yaml"
    };
    let file = SourceFile::new(FileId(0), name, text);
    let documents = parse(&file);
    let root = documents[0]
        .document
        .root()
        .expect("the text is a document");
    let catalog = Catalog::new();
    let family = if kind.starts_with("Perses") {
        Family::Kubernetes
    } else {
        Family::Perses
    };
    let checked = check(&catalog, family, kind, root, reading).expect("the kind is known");
    let mut lines: Vec<String> = checked
        .problems
        .iter()
        .map(|problem| {
            let node = problem.node;
            let at = if problem.on_key { "key " } else { "" };
            format!("{at}{}: {:?}", node.pointer(), problem.kind)
        })
        .collect();
    lines.sort();
    lines.iter().fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "{line}");
        out
    })
}

#[track_caller]
fn check_problems(kind: &str, text: &str, reading: Reading, expected: &str) {
    let found = problems(kind, text, reading);
    let expected: String = expected
        .trim()
        .lines()
        .fold(String::new(), |mut out, line| {
            let _ = writeln!(out, "{}", line.trim());
            out
        });
    assert_eq!(found, expected, "{kind} in {text}");
}

const DASHBOARD: &str = "kind: Dashboard\nmetadata: {name: a, project: p}\nspec:\n";

#[test]
fn a_clean_dashboard_has_no_problems() {
    let spec = "  panels:\n    a:\n      kind: Panel\n      spec: {plugin: {kind: X, spec: {any: [1]}}}\n  \
                layouts:\n    - kind: Grid\n      spec: {items: [{x: 0, y: 0, content: {$ref: '#/spec/panels/a'}}]}\n  \
                duration:\n  links: ~\n";
    check_problems(
        "Dashboard",
        &format!("{DASHBOARD}{spec}"),
        Reading::Core,
        "",
    );
}

#[test]
fn each_difference_is_reported_where_it_stands() {
    let spec = "  dispaly: {name: x}\n  duration: 60\n  panels: []\n  variables:\n    - kind: ListVarable\n      \
                spec: {name: v, allowMultiple: maybe}\n    - {spec: {}}\n";
    check_problems(
        "Dashboard",
        &format!("{DASHBOARD}{spec}"),
        Reading::Core,
        r#"
        /spec/duration: Malformed { format: "perses-duration", detail: "a number without a unit", hint: Some("Write numbers with units from y, w, d, h, m, s, ms, large to small: `1h30m`."), range: Some(0..2) }
        /spec/panels: WrongType { expected: [Object], actual: "a list" }
        /spec/variables/0/kind: UnknownValue { value: "ListVarable", allowed: ["TextVariable", "ListVariable"] }
        /spec/variables/0/spec/allowMultiple: WrongType { expected: [Boolean], actual: "a string" }
        /spec/variables/0/spec: MissingField { field: "plugin", description: Some("Where the options of the list come from. A missing `spec` makes released servers crash.") }
        /spec/variables/1: MissingField { field: "kind", description: Some("One of `TextVariable`, `ListVariable`.") }
        key /spec/dispaly: UnknownField { key: "dispaly", free: ["display", "datasources", "annotations", "layouts", "refreshInterval", "timezone", "links", "queryBatching"] }
        "#,
    );
}

#[test]
fn yaml_scalars_are_judged_as_their_reader_reads_them() {
    let grid = |y: &str| {
        format!(
            "{DASHBOARD}  layouts: [{{kind: Grid, spec: {{items: [{{'y': {y}, content: {{$ref: \
             '#/spec/panels/a'}}}}]}}}}]\n"
        )
    };
    for fine in ["3", "3.0", "1e1", "+0"] {
        let found = problems("Dashboard", &grid(fine), Reading::Core);
        assert!(!found.contains("WrongType"), "{fine}: {found}");
    }
    for wrong in [
        "1:30",
        ".inf",
        "99999999999999999999",
        "'3'",
        "[]",
        "2.5",
        "yes",
    ] {
        let found = problems("Dashboard", &grid(wrong), Reading::Core);
        assert!(
            found.contains("WrongType { expected: [Integer]"),
            "{wrong}: {found}"
        );
    }
    let hidden = |word: &str| {
        format!(
            "{DASHBOARD}  variables: [{{kind: TextVariable, spec: {{name: v, value: x, display: \
             {{hidden: {word}}}}}}}]\n"
        )
    };
    for (word, surprise) in [("True", false), ("yes", true), ("'no'", true), ("y", true)] {
        let found = problems("Dashboard", &hidden(word), Reading::Core);
        assert!(!found.contains("WrongType"), "{word}: {found}");
        assert_eq!(found.contains("TypeSurprise"), surprise, "{word}: {found}");
    }
    for wrong in ["'true'", "1", "maybe"] {
        let found = problems("Dashboard", &hidden(wrong), Reading::Core);
        assert!(
            found.contains("WrongType { expected: [Boolean]"),
            "{wrong}: {found}"
        );
    }
}

#[test]
fn json_and_kubernetes_are_strict() {
    check_problems(
        "Project",
        r#"{"kind": "Project", "metadata": {"name": 5}, "spec": {"display": {"name": null}}}"#,
        Reading::Json,
        r#"/metadata/name: WrongType { expected: [String], actual: "the number `5`" }"#,
    );
    check_problems(
        "PersesDatasource",
        "apiVersion: perses.dev/v1alpha2\nkind: PersesDatasource\nmetadata: {name: a}\nspec:\n  config:\n    \
         default: yes\n    plugin: {kind: X, spec: {}}\n    display: {name: 5}\n",
        Reading::Kubernetes,
        r#"
        /spec/config/default: TypeSurprise { expected: Boolean, seen: "a string", clear: "true" }
        /spec/config/display/name: WrongType { expected: [String], actual: "the number `5`" }
        "#,
    );
}

#[test]
fn sites_say_what_stands_where() {
    let spec = "  display: {name: a}\n  panels:\n    a:\n      kind: Panel\n      spec:\n        display: {name: CPU of $host}\n        \
                plugin: {kind: X}\n        queries:\n          - kind: TimeSeriesQuery\n            spec: {plugin: {kind: Y}}\n  \
                variables:\n    - kind: ListVariable\n      spec: {name: host, capturingRegexp: (a), plugin: {kind: Z, spec: {}}}\n  \
                layouts:\n    - kind: Grid\n      spec: {repeatVariable: host, items: [{content: {$ref: '#/spec/panels/a'}}]}\n";
    let text = format!("{DASHBOARD}{spec}");
    let file = SourceFile::new(FileId(0), "a.yaml", text);
    let documents = parse(&file);
    let root = documents[0]
        .document
        .root()
        .expect("the text is a document");
    let checked = check(
        &Catalog::new(),
        Family::Perses,
        "Dashboard",
        root,
        Reading::Core,
    );
    let sites: Vec<String> = checked
        .expect("the kind is known")
        .sites
        .iter()
        .map(|Site { node, kind }| format!("{} {kind:?}", node.pointer()))
        .collect();
    let expected = [
        ("/metadata/project", SiteKind::Reference(RefKind::Project)),
        (
            "/spec/panels/a/spec/display/name",
            SiteKind::Language(Language::Template),
        ),
        ("/spec/panels/a/spec/plugin", SiteKind::Plugin(Slot::Panel)),
        (
            "/spec/panels/a/spec/queries/0/spec/plugin",
            SiteKind::Plugin(Slot::Query),
        ),
        (
            "/spec/variables/0/spec/capturingRegexp",
            SiteKind::Language(Language::JsRegexp),
        ),
        (
            "/spec/variables/0/spec/plugin",
            SiteKind::Plugin(Slot::Variable),
        ),
        (
            "/spec/layouts/0/spec/repeatVariable",
            SiteKind::Reference(RefKind::Variable),
        ),
        (
            "/spec/layouts/0/spec/items/0/content/$ref",
            SiteKind::Reference(RefKind::Panel),
        ),
    ];
    let expected: Vec<String> = expected
        .iter()
        .map(|(pointer, kind)| format!("{pointer} {kind:?}"))
        .collect();
    assert_eq!(sites, expected);
}
