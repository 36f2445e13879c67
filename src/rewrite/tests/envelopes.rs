//! Resources in lists, custom resources and config maps.

use super::{Outcome, change, check, check_outcome, updated};
use crate::doc::Value;

#[test]
fn a_list_holds_several() {
    let before = "- kind: Project\n  metadata: {name: a}\n# B.\n- kind: Project\n  metadata: {name: b} # b\n";
    let wanted = |mut value: Value| {
        change(&mut value, "set /spec {display: {name: B}}");
        value
    };
    let after = format!("{before}  spec:\n    display:\n      name: B\n");
    assert_eq!(updated("a.yaml", before, 1, wanted), Outcome::Edited(after));
    let stream =
        "kind: Project\nmetadata: {name: a}\n---\nkind: Project\nmetadata: {name: b}\n...\n";
    let after = stream.replace("{name: b}", "{name: b}\nspec:\n  display:\n    name: B");
    assert_eq!(updated("a.yaml", stream, 1, wanted), Outcome::Edited(after));
}

const CUSTOM: &str = "\
# Custom.
apiVersion: perses.dev/v1alpha2
kind: PersesDashboard
metadata:
  name: a
  labels: {app: x}
spec:
  instanceSelector: {}
  config:
    duration: 1h # an hour
    panels: {}
    layouts: []
status:
  conditions: []
";

#[test]
fn custom_resources_keep_what_is_kubernetes() {
    check(
        CUSTOM,
        "set /spec/duration 2h\nset /spec/refreshInterval 1m",
        &CUSTOM.replace("1h # an hour", "2h # an hour\n    refreshInterval: 1m"),
    );
    check(
        CUSTOM,
        "set /metadata/project shop",
        &CUSTOM.replace("{app: x}\n", "{app: x}\n  namespace: shop\n"),
    );
    let tagged = |tags: &str| {
        let annotations = format!("{{app: x}}\n  annotations:\n    perses.dev/tags: {tags}\n");
        CUSTOM.replace("{app: x}\n", &annotations)
    };
    check(CUSTOM, "set /metadata/tags [b, a]", &tagged("a,b"));
    check(
        &tagged("a, b # two"),
        "set /metadata/tags [c]",
        &tagged("c # two"),
    );
    check(
        &tagged("a, b # two"),
        "set /metadata/tags [c, d]",
        &tagged("c, d # two"),
    );
    check(
        &tagged("a"),
        "set /metadata/tags []",
        &CUSTOM.replace("{app: x}\n", "{app: x}\n  annotations: {}\n"),
    );
    check(
        "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nspec: {config: {duration: 5m}}\n",
        "set /spec/duration 2h",
        "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nspec: {config: {duration: 2h}}\n",
    );
    check(
        "apiVersion: perses.dev/v1alpha1\nkind: PersesDashboard\nmetadata: {name: a}\nspec: {duration: 5m}\n",
        "set /spec/duration 1h\nset /metadata/project p",
        "apiVersion: perses.dev/v1alpha1\nkind: PersesDashboard\nmetadata: {name: a, namespace: p}\nspec: {duration: 1h}\n",
    );
    check(
        "apiVersion: perses.dev/v1alpha2\nkind: PersesGlobalDatasource\nmetadata:\n  name: a\n",
        "set /spec {default: true, plugin: {kind: X, spec: {}}}",
        "apiVersion: perses.dev/v1alpha2\nkind: PersesGlobalDatasource\nmetadata:\n  name: a\nspec:\n  config:\n    default: true\n    plugin:\n      kind: X\n",
    );
}

fn config_map(value: &str) -> String {
    format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m}}\ndata:\n  a.yaml: {value}")
}

#[test]
fn config_maps_hold_files() {
    let inner = "kind: Dashboard # d\nmetadata:\n  name: a\nspec:\n  duration: 5m\n";
    let changes = "set /spec/duration 1h\nset /spec/links [{url: '\"x\" \\y'}]";
    let indented = |text: &str| text.replace('\n', "\n    ");
    let links = "  links:\n    - url: '\"x\" \\y'\n";
    let after = inner.replace("5m\n", &format!("1h\n{links}"));
    check(
        &config_map(&format!("|\n    {}\n  b: c\n", indented(inner.trim_end()))),
        changes,
        &config_map(&format!("|\n    {}\n  b: c\n", indented(after.trim_end()))),
    );
    let quoted = |text: &str| {
        format!(
            "\"{}\"\n",
            text.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n")
        )
    };
    check(
        &config_map(&quoted(inner)),
        changes,
        &config_map(&quoted(&after)),
    );
    check(
        &config_map("'{\"kind\": \"Dashboard\", \"spec\": {\"duration\": \"5m\"}}'\n"),
        changes,
        &config_map(
            "'{\"kind\": \"Dashboard\", \"spec\": {\"duration\": \"1h\", \"links\": [{\"url\": \"\\\"x\\\" \\\\y\"}]}}'\n",
        ),
    );
    // What folds lines cannot take new ones one by one.
    check(
        &config_map(">-\n    {kind: Dashboard,\n    spec: {duration: 5m}}\n"),
        "set /spec/duration 1h",
        &config_map(">-\n    {kind: Dashboard,\n    spec: {duration: 1h}}\n"),
    );
}

#[test]
fn json_lists_hold_resources() {
    check_outcome(
        "a.json",
        "[{\"kind\": \"Project\", \"metadata\": {\"name\": \"a\"}}]",
        "set /spec {display: {name: A}}",
        &Outcome::Edited(
            "[{\"kind\": \"Project\", \"metadata\": {\"name\": \"a\"}, \"spec\": {\"display\": {\"name\": \"A\"}}}]".to_owned(),
        ),
    );
}
