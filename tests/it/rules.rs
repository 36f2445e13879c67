//! What `perscope.yaml` and flags say about rules: levels, options, overrides, profiles.

use crate::support::{BROKEN, BROKEN_FINDING, Dir};

/// A dashboard with one query.
fn dashboard(name: &str, query: &str) -> String {
    format!(
        "\
kind: Dashboard
metadata: {{name: {name}, project: shop}}
spec:
  display: {{description: Something to look at}}
  panels:
    main:
      kind: Panel
      spec:
        display: {{name: Main}}
        plugin: {{kind: TimeSeriesChart, spec: {{}}}}
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  query: {query}
                  datasource: {{kind: PrometheusDatasource, name: metrics}}
  layouts:
    - kind: Grid
      spec:
        items:
          - {{x: 0, y: 0, width: 12, height: 8, content: {{$ref: '#/spec/panels/main'}}}}
"
    )
}

/// Runs over `a.yaml` and `old/b.yaml`, whose queries lack a matcher on `cluster`.
fn dir(config: &str) -> Dir {
    Dir::new()
        .file("perscope.yaml", config)
        .file("a.yaml", dashboard("a", "up"))
        .file("old/b.yaml", dashboard("b", "node_load1"))
}

/// What is found with this configuration and these flags, each as path, level, rule, message.
#[track_caller]
fn check(config: &str, flags: &str, expected: &[&str]) {
    let ran = dir(config).run(&format!("lint --format concise --fail-on never {flags}"));
    let ran = ran.code(0);
    // The position is that of the query, everywhere.
    let found: Vec<String> = ran
        .out
        .lines()
        .map(|line| line.replace(":17:26: ", " "))
        .collect();
    assert_eq!(found, expected, "{config}{flags}");
}

/// The configuration has this mistake, and nothing is checked.
#[track_caller]
fn check_mistake(config: &str, finding: &str) {
    dir(config)
        .run("lint --format concise")
        .code(2)
        .out(&format!("perscope.yaml:{finding}\n"));
}

const A: &str = "a.yaml warning[required-matchers] `up` has no matcher on `cluster`";
const B: &str = "old/b.yaml warning[required-matchers] `node_load1` has no matcher on `cluster`";
const ON: &str = "rules: {required-matchers: {level: warning, labels: [cluster]}}\n";

#[test]
fn rules_are_switched_on_and_take_options() {
    check("", "", &[]);
    check("rules: {required-matchers: warning}\n", "", &[]);
    check(ON, "", &[A, B]);
    check(
        "rules: {forbidden-metrics: {level: info, metrics: {up: up_total, 'node_*': ask us first}}}\n",
        "",
        &[
            "a.yaml info[forbidden-metrics] the metric `up` is forbidden: use `up_total`",
            "old/b.yaml info[forbidden-metrics] the metric `node_load1` is forbidden: ask us first",
        ],
    );
}

#[test]
fn levels_are_set_for_rules_and_groups() {
    let dir = |config: &str| {
        Dir::new()
            .file("perscope.yaml", config)
            .file("a.yaml", BROKEN)
    };
    dir("rules: {duplicate-key: off}\n")
        .run("lint")
        .code(0)
        .silent();
    dir("rules: {correctness: {level: off}}\n")
        .run("lint")
        .code(0)
        .silent();
    for config in [
        "rules: {duplicate-key: warning, correctness: off}\n",
        "rules: {correctness: off, duplicate-key: warning}\n",
    ] {
        let finding = BROKEN_FINDING.replace("error", "warning");
        let ran = dir(config).run("lint --format concise");
        ran.code(0).out(&format!("a.yaml:{finding}\n"));
    }
}

#[test]
fn overrides_hold_for_their_paths_and_the_last_one_counts() {
    let with = |overrides: &str| format!("{ON}overrides:\n{overrides}");
    let off = "  - {paths: [old], rules: {required-matchers: off}}\n";
    let job = "  - {paths: ['*.yaml'], rules: {required-matchers: {labels: [job]}}}\n";
    let error = "  - {paths: [/old/], rules: {required-matchers: error}}\n";
    check(&with(off), "", &[A]);
    let job_a = A.replace("cluster", "job");
    let job_b = B.replace("cluster", "job");
    check(&with(job), "", &[&job_a, &job_b]);
    let [error_b, job_error_b] = [B, &job_b].map(|b| b.replace("warning", "error"));
    check(&with(&format!("{off}{error}")), "", &[A, &error_b]);
    check(&with(&format!("{error}{off}")), "", &[A]);
    check(&with(&format!("{error}{job}")), "", &[&job_a, &job_error_b]);
}

/// Findings of rules that see all files have the level of the file they stand in.
#[test]
fn overrides_hold_for_rules_of_the_workspace() {
    let project = "kind: Project\nmetadata:\n  name: shop\nspec: {}\n";
    let overrides = "overrides: [{paths: [b.yaml], rules: {duplicate-resource: warning}}]\n";
    let run = |config: &str| {
        Dir::new()
            .file("perscope.yaml", config)
            .file("a.yaml", project)
            .file("b.yaml", project)
            .run("lint --format concise --fail-on never")
            .code(0)
    };
    run("").out_has("b.yaml:3:9: error[duplicate-resource]");
    run(overrides).out_has("b.yaml:3:9: warning[duplicate-resource]");
    run(&format!("rules: {{duplicate-resource: off}}\n{overrides}"))
        .out_has("b.yaml:3:9: warning[duplicate-resource]");
}

#[test]
fn flags_count_more_than_the_configuration() {
    let a = A.replace("warning", "error");
    let b = B.replace("warning", "error");
    check(ON, "-A required-matchers", &[]);
    check(ON, "-A suspicious", &[]);
    check(ON, "-D required-matchers", &[&a, &b]);
    let off = "overrides: [{paths: [old], rules: {required-matchers: off}}]\n";
    check(&format!("{ON}{off}"), "-W required-matchers", &[A, B]);
    check(ON, "--isolated", &[]);
}

#[test]
fn a_profile_is_where_levels_start() {
    let options = "rules: {required-matchers: {labels: [cluster]}}\n";
    check(&format!("profile: all\n{options}"), "", &[A, B]);
    check(
        "profile: all\nrules: {required-matchers: {level: off, labels: [cluster]}}\n",
        "",
        &[],
    );
    check(&format!("profile: none\n{ON}"), "", &[A, B]);
    check(&format!("profile: none\n{ON}"), "--profile all", &[A, B]);
    // A flag takes the place of the profile, and of nothing else.
    let off = "profile: all\nrules: {required-matchers: {level: off, labels: [cluster]}}\n";
    check(off, "--profile all", &[]);
    check(
        &format!("profile: all\n{options}"),
        "--profile recommended",
        &[],
    );
}

#[test]
fn nested_workspaces_have_their_own_rules() {
    let dir = dir(ON).file("old/perscope.yaml", "perses: 0.53\n");
    let ran = dir.run("lint --format concise").code(0);
    assert_eq!(ran.paths(), ["a.yaml"]);
}

#[test]
fn mistakes_are_told_with_what_was_meant() {
    check_mistake(
        "rules: {required-matcher: off}\n",
        "1:9: error[unknown-field] there is no rule or group `required-matcher`",
    );
    dir("rules: {required-matcher: off}\n")
        .run("lint")
        .code(2)
        .out_has("Did you mean `required-matchers`?");
    check_mistake(
        "overrides: [{paths: [a], rules: {styel: off}}]\n",
        "1:34: error[unknown-field] there is no rule or group `styel`",
    );
    check_mistake(
        "rules: {style: warn}\n",
        "1:16: error[unknown-value] `style` cannot be `warn`",
    );
    check_mistake(
        "rules: {style: [error]}\n",
        "1:16: error[wrong-type] `style` must be a string or a mapping, not a list",
    );
    check_mistake(
        "profile: stict\n",
        "1:10: error[unknown-value] `profile` cannot be `stict`",
    );
    check_mistake(
        "overrides: [{paths: [../a], rules: {}}]\n",
        "1:22: error[out-of-bounds] `..` in a glob, which then matches nothing",
    );
}

#[test]
fn options_have_their_names_and_types() {
    let with = |options: &str| format!("rules:\n  required-matchers:\n    {options}\n");
    check_mistake(
        &with("{level: error, labels: cluster}"),
        "3:28: error[wrong-type] `labels` must be a list, not a string",
    );
    check_mistake(
        &with("{level: error, labels: [[a]]}"),
        "3:29: error[wrong-type] an item of `labels` must be a string, not a list",
    );
    check_mistake(
        &with("{level: error, label: [a]}"),
        "3:20: error[unknown-field] the field `label` is unknown here",
    );
    check_mistake(
        &with("{level: bad, labels: [a]}"),
        "3:13: error[unknown-value] `level` cannot be `bad`",
    );
    check_mistake(
        "rules: {duplicate-key: {labels: [a], level: off}}\n",
        "1:25: error[unknown-field] the field `labels` is unknown here",
    );
    check_mistake(
        "rules: {forbidden-metrics: {level: error, metrics: [up]}}\n",
        "1:52: error[wrong-type] `metrics` must be a mapping, not a list",
    );
}

#[test]
fn options_of_a_rule_that_is_off_are_a_mistake() {
    let off = "rules: {required-matchers: {labels: [a]}}\n";
    check_mistake(
        off,
        "1:9: error[missing-field] the field `level` is missing",
    );
    check_mistake(
        "overrides:\n  - paths: [a]\n    rules:\n      required-matchers: {labels: [a]}\n",
        "4:7: error[missing-field] the field `level` is missing",
    );
    check(
        "rules: {required-matchers: {level: off, labels: [a]}}\n",
        "",
        &[],
    );
    check(
        "rules: {suspicious: info, required-matchers: {labels: [job, cluster]}}\n",
        "",
        &[
            "a.yaml info[required-matchers] `up` has no matcher on `job` and `cluster`",
            "old/b.yaml info[required-matchers] `node_load1` has no matcher on `job` and `cluster`",
        ],
    );
}

#[test]
fn options_are_listed_and_explained() {
    let dir = Dir::new();
    dir.run("rules").code(0).out_has("(options: labels)");
    let json = dir.run("rules --format json").code(0);
    json.out_has(
        "\"name\": \"labels\",\n          \"type\": \"list\",\n          \"default\": [],",
    );
    let explained = dir.run("explain required-matchers").code(0);
    explained
        .out_has("    options: {labels: [cluster]}\n")
        .out_has("\nOptions\n\n- `labels` (list, default `[]`): ");
    dir.run("schema config")
        .code(0)
        .out_has("\"required-matchers\": {")
        .out_has("\"labels\": {");
}
