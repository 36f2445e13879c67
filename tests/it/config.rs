//! Mistakes in `perscope.yaml`.

use crate::support::{BROKEN, Dir, PROJECT};

/// With this configuration, nothing is checked, and the mistake is told at its place.
#[track_caller]
fn check(config: &str, finding: &str) {
    let dir = Dir::new()
        .file("perscope.yaml", config)
        .file("a.yaml", BROKEN);
    dir.run("lint --format concise -A correctness")
        .code(2)
        .out(&format!("{finding}\n"))
        .err("error: nothing was checked, because the configuration has mistakes\n");
}

#[test]
fn mistakes_are_findings_with_a_place() {
    check(
        "exclude: []\nworkspace: [a]\n",
        "perscope.yaml:2:1: error[unknown-field] the field `workspace` is unknown here",
    );
    check(
        "exclude: []\nexclude: []\n",
        "perscope.yaml:2:1: error[duplicate-key] the key `exclude` is used twice",
    );
}

#[test]
fn values_have_the_form_they_need() {
    check(
        "perses: banana\n",
        "perscope.yaml:1:9: error[out-of-bounds] not a version of Perses",
    );
    check(
        "exclude: ['[a']\n",
        "perscope.yaml:1:12: error[out-of-bounds] unclosed character class; missing ']'",
    );
    check(
        "projects: {'[': a}\n",
        "perscope.yaml:1:12: error[out-of-bounds] unclosed character class; missing ']'",
    );
    check(
        "workspaces: ['envs/*', ../envs]\n",
        "perscope.yaml:1:24: error[out-of-bounds] `..` in a glob, which then matches nothing",
    );
    check(
        "projects: {./teams: a}\n",
        "perscope.yaml:1:12: error[out-of-bounds] `.` in a glob, which then matches nothing",
    );
    check(
        "projects: {'*': a b}\n",
        "perscope.yaml:1:18: error[malformed-name] a space in a name",
    );
}

#[test]
fn broken_yaml_is_a_finding() {
    let dir = Dir::new()
        .file("perscope.yaml", "exclude: [a\n")
        .file("a.yaml", PROJECT);
    dir.run("lint --format concise")
        .code(2)
        .out_has("error[yaml-syntax]");
}

#[test]
fn one_document_is_enough() {
    let dir = Dir::new()
        .file("perscope.yaml", "{}\n---\n{}\n")
        .file("a.yaml", PROJECT);
    dir.run("lint")
        .code(2)
        .err("error: the configuration perscope.yaml holds 2 documents, not one\n");
}

#[test]
fn the_nearest_configuration_counts() {
    let dir = Dir::new()
        .file("perscope.yaml", "nonsense: 1\n")
        .file("sub/perscope.yaml", "# nothing to say\n")
        .file("sub/a.yaml", PROJECT);
    dir.run("lint sub").code(0).silent();
    dir.run("lint --isolated").code(0).silent();
    dir.run("lint").code(2).out_has("perscope.yaml:1:1");
    dir.inside("sub").run("lint").code(0).silent();
}

#[test]
fn configuration_is_no_resource() {
    let dir = Dir::new()
        .file("perscope.yaml", "perses: 0.53\n")
        .file("a.yaml", PROJECT);
    dir.run("lint perscope.yaml a.yaml").code(0).silent();
    dir.run("lint -v").code(0).err("no findings in 1 file\n");
}
