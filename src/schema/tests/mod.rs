//! Nodes are judged as their readers read them, and what they mean is told.

mod least;
mod options;
mod panels;
mod plugins;
mod private;
mod profile;

use std::fmt::Write as _;

use super::*;
use crate::doc::{Reading, parse};
use crate::text::{FileId, SourceFile};

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
    let spec = "  panels:\n    a:\n      kind: Panel\n      spec: {plugin: {kind: X, metadata: {registry: example.org}, spec: {any: [1]}}}\n  \
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
        /spec/variables/0/kind: UnknownValue { value: "ListVarable", allowed: ["TextVariable", "ListVariable"], or: [] }
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
         default: yes\n    plugin: {kind: LokiDatasource, spec: {directUrl: http://loki:3100}}\n    display: {name: 5}\n",
        Reading::Kubernetes,
        r#"
        /spec/config/default: TypeSurprise { expected: Boolean, seen: "a string", clear: "true" }
        /spec/config/display/name: WrongType { expected: [String], actual: "the number `5`" }
        "#,
    );
}

/// The sites of a dashboard, each with its pointer.
fn sites(text: &str) -> Vec<String> {
    let file = SourceFile::new(FileId(0), "a.yaml", text);
    let documents = parse(&file);
    let root = documents[0]
        .document
        .root()
        .expect("the text is a document");
    let catalog = Catalog::new();
    let checked = check(&catalog, Family::Perses, "Dashboard", root, Reading::Core);
    let sites = checked.expect("the kind is known").sites;
    let show = |Site { node, kind }: &Site<'_>| format!("{} {kind:?}", node.pointer());
    sites.iter().map(show).collect()
}

#[test]
fn sites_say_what_stands_where() {
    let spec = "  display: {name: a}\n  panels:\n    a:\n      kind: Panel\n      spec:\n        display: {name: CPU of $host}\n        \
                plugin: {kind: TimeSeriesTable}\n        queries:\n          - kind: TimeSeriesQuery\n            spec: {plugin: {kind: AlertManagerAlertsQuery}}\n  \
                variables:\n    - kind: ListVariable\n      spec: {name: host, capturingRegexp: (a), plugin: {kind: StaticListVariable, spec: {}}}\n  \
                layouts:\n    - kind: Grid\n      spec: {repeatVariable: host, items: [{content: {$ref: '#/spec/panels/a'}}]}\n";
    let sites = sites(&format!("{DASHBOARD}{spec}"));
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
