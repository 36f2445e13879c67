//! Plugins that Perses does not bring along.

use crate::support::Dir;

/// A dashboard with one panel of that plugin.
fn dashboard(plugin: &str) -> String {
    format!(
        "kind: Dashboard\nmetadata:\n  name: shop\n  project: web\nspec:\n  duration: 1h\n  panels:\n    \
         orders:\n      kind: Panel\n      spec:\n        display: {{ name: Orders }}\n        plugin: \
         {plugin}\n  layouts:\n    - kind: Grid\n      spec:\n        items:\n          - {{ x: 0, y: 0, \
         width: 12, height: 6, content: {{ $ref: '#/spec/panels/orders' }} }}\n"
    )
}

const PACKAGE: &str = r#"{"name": "ours", "perses": {"plugins": [
    {"kind": "Panel", "spec": {"name": "OurChart"}},
    {"kind": "Panel", "spec": {"name": "OurMap"}}]}}"#;

const SCHEMA: &str = r#"{"type": "object", "additionalProperties": false, "properties": {
    "size": {"type": "integer"}, "query": {"type": "string", "x-language": "promql"}}}"#;

/// The rules that speak about a plugin.
#[track_caller]
fn rules(dir: &Dir, plugin: &str, args: &str) -> Vec<String> {
    let args = format!("lint --format concise --stdin-filename a.yaml - {args}");
    let ran = dir.run_with(&args, dashboard(plugin));
    let rule = |line: &str| {
        let start = line.find('[')? + 1;
        Some(line[start..line.find(']')?].to_owned())
    };
    ran.out.lines().filter_map(rule).collect()
}

#[test]
fn packages_and_kinds_of_the_configuration_are_known() {
    let config =
        "plugins:\n  - plugins\n  - kind: Elsewhere\n    slot: query\n  - kind: Anything\n";
    let dir = Dir::new()
        .file("perscope.yaml", config)
        .file("plugins/ours/package.json", PACKAGE)
        .file("plugins/ours/OurChart.schema.json", SCHEMA);
    let none: [&str; 0] = [];
    assert_eq!(rules(&dir, "{ kind: OurMap, spec: { a: 1 } }", ""), none);
    assert_eq!(rules(&dir, "{ kind: Anything, spec: { a: 1 } }", ""), none);
    assert_eq!(
        rules(&dir, "{ kind: OurChart, spec: { size: 1 } }", ""),
        none
    );
    assert_eq!(
        rules(&dir, "{ kind: OurChart, spec: { siez: 1 } }", ""),
        ["unknown-field"]
    );
    // The strings of a private plugin mean what its schema says.
    assert_eq!(
        rules(&dir, "{ kind: OurChart, spec: { query: 'sum(' } }", ""),
        ["promql-syntax"]
    );
    assert_eq!(
        rules(&dir, "{ kind: Elsewhere, spec: {} }", ""),
        ["wrong-plugin-slot"]
    );
    assert_eq!(
        rules(&dir, "{ kind: OurChrat, spec: {} }", ""),
        ["unknown-plugin"]
    );
    let foreign = "{ kind: OurChart, metadata: { registry: ours.org }, spec: { siez: 1 } }";
    assert_eq!(rules(&dir, foreign, ""), ["unknown-field"]);
    assert_eq!(rules(&dir, foreign, "--isolated"), ["unknown-registry"]);
    assert_eq!(
        rules(&dir, "{ kind: OurMap, spec: {} }", "--isolated"),
        ["unknown-plugin"]
    );
    assert_eq!(
        rules(
            &dir,
            "{ kind: OurMap, spec: {} }",
            "--isolated --plugin.path plugins"
        ),
        none
    );
}

#[test]
fn packages_that_cannot_be_read_stop_the_run() {
    let dir = |config: &str| {
        Dir::new()
            .file("perscope.yaml", config)
            .file("a.yaml", dashboard("{ kind: OurMap, spec: {} }"))
    };
    let missing = dir("plugins: [nowhere]\n").run("lint").code(2);
    missing.err_has("the plugins in nowhere cannot be read");
    let empty = dir("plugins: [ours]\n")
        .file("ours/x.json", "{}")
        .run("lint")
        .code(2);
    empty.err_has("ours holds no plugins");
    let broken = dir("plugins: [ours]\n")
        .file("ours/package.json", "{")
        .run("lint")
        .code(2);
    broken.err_has("ours/package.json is no package");
    let schema = dir("plugins: [ours]\n")
        .file("ours/package.json", PACKAGE)
        .file("ours/OurMap.schema.json", r#"{"type": "texts"}"#);
    let schema = schema.run("lint").code(2);
    schema.err_has("ours/OurMap.schema.json cannot be used");
    let typed = dir("plugins: [{kind: A, slot: pannel}]\n")
        .run("lint --format concise")
        .code(2);
    typed.out_has("[unknown-value]");
}

#[test]
fn what_is_left_out_of_plugins_is_told() {
    let package = r#"{"perses": {"plugins": [
        {"kind": "Panl", "spec": {"name": "OurMap"}}, {"kind": "Explore", "spec": {"name": "OurExplorer"}},
        {"kind": "Panel", "spec": {"name": "GaugeChart"}}, {"kind": "Panel", "spec": {"name": "OurChart"}}]}}"#;
    let config = "plugins: [ours, {kind: TimeSeriesChart}, {kind: BarChart, slot: panel}, \
                  {kind: BarChart, slot: query}, {kind: Else}]\n";
    let dir = Dir::new()
        .file("perscope.yaml", config)
        .file("ours/package.json", package)
        .file("ours/OurChart.schema.json", SCHEMA)
        .file("a.yaml", dashboard("{ kind: OurChart, spec: {} }"));
    let redeclared = |kind: &str| {
        format!(
            "warning: the plugin `{kind}` under `plugins` in perscope.yaml is one of Perses: its options are \
             checked all the same\n"
        )
    };
    dir.run("lint a.yaml").code(0).err(&format!(
        "warning: the plugin `OurMap` in ours/package.json is left out: there are no plugins of the kind \
         `Panl`\nwarning: the plugin `GaugeChart` in ours/package.json has no schema and is one of Perses: its \
         options are checked as those of Perses\n{}{}",
        redeclared("TimeSeriesChart"),
        redeclared("BarChart")
    ));
}
