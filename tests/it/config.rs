//! Mistakes in `perscope.yaml`.

use crate::support::{BROKEN, Dir, PROJECT, project};

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
    check(
        "promql: {functions: [range_median, 'ratee()']}\n",
        "perscope.yaml:1:42: error[out-of-bounds] parentheses behind the name of a function",
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
    check(
        "exclude: []\n---\nexclude: []\n",
        "perscope.yaml:3:1: error[yaml-syntax] a second document in a configuration",
    );
    check(
        "{}\n---\n[a]\n---\nb\n",
        "perscope.yaml:3:1: error[yaml-syntax] a second document in a configuration",
    );
}

/// Nothing is checked, and this is said.
#[track_caller]
fn check_unusable(dir: &Dir, error: &str) {
    for args in ["", "a.yaml", "sub", "-f sub/b.yaml"] {
        dir.run(&format!("lint {args}"))
            .code(2)
            .out("")
            .err(&format!("error: {error}\n"));
    }
    dir.run("lint --isolated a.yaml").code(0).silent();
}

#[test]
fn a_configuration_that_cannot_be_read_is_no_missing_one() {
    let dir = || {
        Dir::new()
            .file("a.yaml", PROJECT)
            .file("sub/b.yaml", project("b"))
    };
    check_unusable(
        &dir().file("perscope.yaml/x.txt", ""),
        "the configuration perscope.yaml cannot be read: it is a directory",
    );
    check_unusable(
        &dir().file("perscope.yml", "exclude: [a.yaml]\n"),
        "the configuration perscope.yml is not read; its name is perscope.yaml",
    );
    #[cfg(unix)]
    {
        check_unusable(
            &dir().link("perscope.yaml", "gone"),
            "the configuration perscope.yaml cannot be read: no such file or directory",
        );
        check_unusable(
            &dir().link("perscope.yaml", "/dev/null"),
            "the configuration perscope.yaml cannot be read: it is no regular file",
        );
    }
}

#[test]
fn of_two_configurations_one_is_read() {
    let dir = Dir::new()
        .file("perscope.yaml", "exclude: [b.yaml]\n")
        .file("perscope.yml", "exclude: [a.yaml]\n")
        .file("a.yaml", PROJECT)
        .file("b.yaml", BROKEN);
    let warning = "warning: perscope.yml is not read, because perscope.yaml lies beside it\n";
    dir.run("lint").code(0).out("").err(warning);
    dir.run("lint perscope.yml a.yaml")
        .code(0)
        .out("")
        .err(warning);
    dir.run("lint -q").code(0).silent();
}

#[test]
fn workspaces_that_are_not_there_are_told() {
    let dir = |globs: &str| {
        Dir::new()
            .file("perscope.yaml", format!("workspaces: {globs}\n"))
            .file("envs/prod/a.yaml", PROJECT)
    };
    for globs in [
        "['/envs/*']",
        "[envs/*]",
        "[prod, staging]",
        "['*/prod']",
        "['!etc/*']",
        "['[e]tc/*']",
    ] {
        dir(globs).run("lint").code(0).silent();
    }
    for (globs, glob, directory) in [
        ("['/etc/*']", "/etc/*", "etc"),
        ("[env/*]", "env/*", "env"),
        ("[envs/staging/*]", "envs/staging/*", "envs/staging"),
        ("[envs/prod/a.yaml]", "envs/prod/a.yaml", "envs/prod/a.yaml"),
    ] {
        dir(globs).run("lint").code(0).out("").err(&format!(
            "warning: the glob `{glob}` of `workspaces` in perscope.yaml matches nothing: there is no directory {directory}\n"
        ));
    }
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
