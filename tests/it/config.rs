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
fn options_of_rules_have_least_values() {
    check(
        "rules: {too-many-queries: {level: warning, max: 0}}\n",
        "perscope.yaml:1:49: error[out-of-bounds] `max` is less than 1",
    );
    check(
        "rules: {required-matchers: {level: error, labels: []}}\n",
        "perscope.yaml:1:51: error[out-of-bounds] `labels` needs at least one entry",
    );
}

#[test]
fn rules_that_lack_their_list_do_nothing() {
    let said = |config: &str, args: &str| {
        let dir = Dir::new()
            .file(
                "base.yaml",
                "rules: {required-matchers: {level: off, labels: [job]}}\n",
            )
            .file("perscope.yaml", config)
            .file("a.yaml", PROJECT);
        let err = dir.run(&format!("lint a.yaml {args}")).code(0).err;
        let lines = err.lines().filter(|line| line.starts_with("warning: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let idle = |rule: &str, option: &str| {
        [format!(
            "warning: {rule} is on and finds nothing, because its option `{option}` in perscope.yaml is empty"
        )]
    };
    let needs_labels = idle("required-matchers", "labels");
    assert_eq!(
        said("rules: {required-matchers: error}\n", ""),
        needs_labels
    );
    assert_eq!(said("{}\n", "-D required-matchers"), needs_labels);
    assert_eq!(
        said("rules: {forbidden-metrics: info}\n", ""),
        idle("forbidden-metrics", "metrics")
    );
    let of_file = "overrides: [{paths: [a.yaml], rules: {required-matchers: error}}]\n";
    assert_eq!(said(of_file, ""), needs_labels);
    for (config, args) in [
        (
            "extends: [base.yaml]\nrules: {required-matchers: error}\n",
            "",
        ),
        (
            "rules: {required-matchers: error}\n",
            "-A required-matchers",
        ),
        ("rules: {required-matchers: off}\n", ""),
        (
            "rules: {required-matchers: error}\noverrides: [{paths: [a.yaml], rules: {required-matchers: {labels: [b]}}}]\n",
            "",
        ),
        // Whoever wants all of a group does not mean this one.
        ("rules: {pedantic: error, style: error}\nprofile: all\n", ""),
        ("{}\n", "-W pedantic -W style -W suspicious -W correctness"),
    ] {
        assert_eq!(said(config, args), [""; 0], "{config} {args}");
    }
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

/// The line of a rule, or of one of its options, with blanks collapsed.
#[track_caller]
fn check_setting(args: &str, name: &str, expected: &str) {
    let config = "\
profile: strict
rules:
  required-matchers:
    level: warning
    labels: [cluster]
  performance: error
overrides:
  - paths: [old/]
    rules: {required-matchers: info}
";
    let dir = Dir::new()
        .file("perscope.yaml", config)
        .file("a.yaml", PROJECT)
        .file("old/b.txt", "");
    let ran = dir.run(&format!("lint --show-settings {args}")).code(0);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = ran.out.lines().map(words);
    let found = lines.find(|line| line.starts_with(&format!("{name} ")));
    assert_eq!(found.as_deref(), Some(expected), "{args}");
}

#[test]
fn settings_say_where_they_come_from() {
    check_setting("", "path:", "path: .");
    check_setting("a.yaml", "configuration:", "configuration: perscope.yaml");
    check_setting("a.yaml", "profile:", "profile: strict");
    check_setting("a.yaml", "duplicate-key", "duplicate-key error default");
    check_setting(
        "a.yaml",
        "forbidden-metrics",
        "forbidden-metrics off default",
    );
    check_setting(
        "a.yaml",
        "required-matchers",
        "required-matchers warning perscope.yaml:3",
    );
    check_setting("a.yaml", "labels:", "labels: [cluster] perscope.yaml:5");
    check_setting(
        "",
        "required-matchers",
        "required-matchers warning perscope.yaml:3",
    );
    let overridden = "required-matchers info perscope.yaml:9 (override)";
    check_setting("old/b.txt", "required-matchers", overridden);
    check_setting(
        "old/b.txt -D required-matchers",
        "required-matchers",
        "required-matchers error flag",
    );
    check_setting(
        "a.yaml --profile none",
        "grid-overflow",
        "grid-overflow off profile none",
    );
    check_setting(
        "a.yaml --isolated",
        "required-matchers",
        "required-matchers off default",
    );
}

#[test]
fn settings_are_those_of_one_path() {
    let dir = Dir::new().file("perscope.yaml", "nonsense: 1\n");
    dir.run("lint --show-settings --format concise").code(2);
    dir.run("lint --show-settings")
        .code(2)
        .out_has("unknown-field");
    dir.run("lint --show-settings a b").code(2).out("");
    dir.run("lint --show-settings gone.yaml --isolated")
        .code(3)
        .err("error: cannot read gone.yaml: no such file or directory\n");
}

#[test]
fn configurations_add_to_what_they_extend() {
    let base = "profile: none\nrules:\n  correctness: off\n  duplicate-resource: warning\nallow:\n  - rule: \
                missing-project\n    reason: another team\n";
    let dir = Dir::new()
        .file(
            "team/perscope.yaml",
            "extends: [../base.yaml, more.yaml]\nrules:\n  unknown-field: info\n",
        )
        .file("base.yaml", base)
        .file(
            "team/more.yaml",
            "extends: ../base.yaml\nrules:\n  wrong-type: error\n",
        )
        .file("team/a.yaml", BROKEN);
    let ran = dir.run("lint --show-settings team").code(0);
    for (rule, origin) in [
        ("duplicate-resource", "warning  base.yaml:4"),
        ("unknown-field", "info     team/perscope.yaml:3"),
        ("wrong-type", "error    team/more.yaml:3"),
        ("missing-field", "off      base.yaml:3"),
        ("missing-unit", "off      profile none"),
    ] {
        let line = ran
            .out
            .lines()
            .find(|line| line.starts_with(&format!("{rule} ")));
        assert!(
            line.is_some_and(|line| line.ends_with(origin)),
            "{rule}: {line:?}"
        );
    }
}

#[test]
fn what_cannot_be_extended_stops_the_run() {
    let dir = |config: &str| {
        Dir::new()
            .file("perscope.yaml", config)
            .file("a.yaml", PROJECT)
    };
    let missing = dir("extends: base.yaml\n").run("lint").code(2);
    missing.err_has("perscope.yaml extends base.yaml, which cannot be read");
    let circle = dir("extends: base.yaml\n").file("base.yaml", "extends: [perscope.yaml]\n");
    circle
        .run("lint")
        .code(2)
        .err_has("base.yaml extends perscope.yaml, which leads back to it");
    let wrong = dir("extends: base.yaml\n").file("base.yaml", "profil: strict\n");
    wrong
        .run("lint --format concise")
        .code(2)
        .out_has("base.yaml:1:1: error[unknown-field]");
}

#[test]
fn what_lies_outside_and_is_no_configuration_is_not_shown() {
    let dir = |text: &str| {
        Dir::new()
            .file("outside", text)
            .file("in/perscope.yaml", "extends: ../outside\n")
            .file("in/a.yaml", PROJECT)
    };
    for text in [
        "machine: prod\nlogin: ci\n",
        "machine prod login ci\n",
        "profile: strict\nmachine: prod\n",
        "- prod\n",
        "profile: [prod\n",
    ] {
        let ran = dir(text).run("lint in").code(2);
        let ran =
            ran.err_has("error: in/perscope.yaml extends outside, which is no configuration\n");
        assert!(!format!("{ran:?}").contains("prod"), "{ran:#?}");
    }
    dir("profile: strict\n").run("lint in").code(0).silent();
    dir("").run("lint in").code(0).silent();
}
