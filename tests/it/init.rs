//! What `init` sets up: a repository that passes its own checks.

use serde_json::Value;

use crate::support::Dir;

/// The files that are always written.
const ALWAYS: [&str; 8] = [
    "shop/project.yaml",
    "shop/datasources/prometheus.yaml",
    "shop/dashboards/first.yaml",
    "perscope.yaml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    ".perscope/perses.schema.json",
];

/// Sets up a repository, which is clean, also with the file of the service.
#[track_caller]
fn check(options: &str, more: Option<&str>) {
    let dir = Dir::new();
    let out = dir
        .run(&format!("init --project shop {options}"))
        .code(0)
        .out;
    let mut written: Vec<&str> = out
        .lines()
        .map(|line| line.strip_prefix("wrote ").unwrap())
        .collect();
    let mut expected: Vec<&str> = ALWAYS.into_iter().chain(more).collect();
    written.sort_unstable();
    expected.sort_unstable();
    assert_eq!(written, expected, "{options}");
    dir.run("lint --profile strict --fail-on info")
        .code(0)
        .out("");
    // As pre-commit does, which hands over every file.
    let all = expected.join(" ");
    dir.run(&format!("lint --profile strict --fail-on info {all}"))
        .code(0)
        .out("");
    dir.run("apply --server file:.data").code(0);
    dir.run("diff --server file:.data --exit-code").code(0);
    for path in [
        ".vscode/settings.json",
        ".vscode/tasks.json",
        ".perscope/perses.schema.json",
    ] {
        let text = std::fs::read(dir.path(path)).unwrap();
        serde_json::from_slice::<Value>(&text).unwrap();
    }
}

#[test]
fn repositories_pass_their_own_checks() {
    check("", Some(".github/workflows/dashboards.yaml"));
    check("--ci gitlab --template host-use", Some(".gitlab-ci.yml"));
    check("--ci none --template slo-burn-rate", None);
    check(
        "--ci none --template kubernetes-workload --prometheus https://p.example.com",
        None,
    );
}

#[test]
fn nothing_is_written_where_something_is_there() {
    let dir = Dir::new().file("a/.vscode/tasks.json", "{}");
    let before = dir.listing("");
    dir.run("init a --project shop").code(2).err(
        "error: a/.vscode/tasks.json is there already\n  Nothing was written; --force overwrites what is there.\n",
    );
    assert_eq!(dir.listing(""), before);
    dir.run("init a --project shop --force").code(0);
    dir.run("init b --project 'a b'").code(2);
}
