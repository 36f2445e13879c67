//! Rules of a team's own, from files and from the configuration.

use crate::support::Dir;

const DASHBOARD: &str = "kind: Dashboard\nmetadata:\n  name: Shop\n  project: web\nspec:\n  display: {name: Shop}\n  \
                         duration: 1h\n";

const RULES: &str = "- name: lower case\n  target: $.metadata.name\n  assertion: value.matches('^[a-z-]+$')\n  \
                     message: the name has capital letters\n- name: never\n  target: $\n  assertion: 'false'\n  \
                     message: never\n  disable: true\n";

fn dir() -> Dir {
    Dir::new()
        .file("a.yaml", DASHBOARD)
        .file("rules.yaml", RULES)
}

/// What a run finds of rules of a team's own, and how it ends.
#[track_caller]
fn check(dir: &Dir, args: &str, code: i32, expected: &[&str]) {
    let ran = dir
        .run(&format!("lint --format concise --profile none {args}"))
        .code(code);
    assert_eq!(
        ran.out.lines().collect::<Vec<_>>(),
        expected,
        "{args}\n{}",
        ran.err
    );
}

const FOUND: &str = "a.yaml:3:9: error[custom/lower-case] the name has capital letters";
const WARNED: &str = "a.yaml:3:9: warning[custom/lower-case] the name has capital letters";

#[test]
fn rules_come_from_a_flag() {
    let dir = dir();
    check(&dir, "a.yaml", 0, &[]);
    // The profile speaks about the rules that come with perscope.
    check(
        &dir,
        "--custom-rule.path rules.yaml -D custom a.yaml",
        1,
        &[FOUND],
    );
    let flag = "--custom-rule.path rules.yaml";
    check(
        &dir,
        &format!("{flag} -W custom/lower-case a.yaml"),
        0,
        &[WARNED],
    );
    check(
        &dir,
        &format!("{flag} -D custom -W custom/lower-case a.yaml"),
        0,
        &[WARNED],
    );
    check(
        &dir,
        &format!("{flag} -D custom -A custom/lower-case a.yaml"),
        0,
        &[],
    );
    let ran = dir
        .run(&format!("lint {flag} -W custom/lowercase a.yaml"))
        .code(2);
    assert_eq!(
        ran.err,
        "error: there is no rule `custom/lowercase`; did you mean `custom/lower-case`?\n"
    );
    let ran = dir
        .run("lint --custom-rule.path missing.yaml a.yaml")
        .code(2);
    assert!(
        ran.err
            .contains("the custom rules missing.yaml cannot be read"),
        "{}",
        ran.err
    );
}

#[test]
fn rules_come_from_the_configuration() {
    let inline = "custom-rules:\n  - rules.yaml\n  - name: no-tags\n    target: $.metadata\n    assertion: has(value.tags)\n    \
                  message: no tags\n";
    let levels = "profile: none\nrules: {custom: info, custom/lower-case: warning}\n";
    let dir = dir().file("perscope.yaml", format!("{inline}{levels}"));
    let tags = "a.yaml:2:1: info[custom/no-tags] no tags";
    let run = |args: &str| {
        dir.run(&format!("lint --format concise {args}"))
            .code(0)
            .out
    };
    assert_eq!(run(""), format!("{tags}\n{WARNED}\n"));
    // The same file once more.
    assert_eq!(
        run("--custom-rule.path rules.yaml"),
        format!("{tags}\n{WARNED}\n")
    );
    assert_eq!(run("-A custom/no-tags"), format!("{WARNED}\n"));
    // A comment covers them like any other finding.
    let allowed = DASHBOARD.replace(
        "  name: Shop\n",
        "  # perscope: allow custom/lower-case — a brand\n  name: Shop\n",
    );
    let dir = dir.file("a.yaml", &allowed);
    let ran = dir.run("lint --format concise").code(0);
    assert_eq!(ran.out, format!("{tags}\n"));
    let listed = dir.run("rules custom").code(0).out;
    assert!(listed.contains("custom/no-tags"), "{listed}");
    let explained = dir.run("explain custom/lower-case").code(0).out;
    assert!(
        explained.contains("value.matches('^[a-z-]+$')"),
        "{explained}"
    );
    dir.run("explain custom/upper-case").code(2);
}

#[test]
fn mistakes_in_rules_have_a_place() {
    let rules = "- name: a\n  target: spec.panels\n  assertion: valu == 1\n  message: m\n  disabled: true\n- target: $\n  \
                 assertion: 'true'\n  message: m\n- name: a\n  target: $\n  assertion: (\n  message: m\n";
    let dir = dir().file("rules.yaml", rules);
    let ran = dir
        .run("lint --format concise --custom-rule.path rules.yaml a.yaml")
        .code(2);
    let expected = [
        "rules.yaml:2:11: error[malformed-custom-rule] no JSONPath by RFC 9535",
        "rules.yaml:3:14: error[malformed-custom-rule] there is no variable `valu`",
        "rules.yaml:5:3: error[unknown-field] the field `disabled` is unknown here",
        "rules.yaml:6:3: error[missing-field] the field `name` is missing",
        "rules.yaml:9:9: error[malformed-custom-rule] a second rule `custom/a`",
        "rules.yaml:11:15: error[malformed-custom-rule] no CEL: ",
    ];
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", ran.out);
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
    let config = "custom-rules: [{name: a, target: $, assertion: 'true', message: m}]\nrules: {custom/b: off}\n";
    let dir = dir.file("perscope.yaml", config);
    let ran = dir.run("lint --format concise").code(2);
    assert_eq!(
        ran.out,
        "perscope.yaml:2:9: error[unknown-field] there is no rule or group `custom/b`\n"
    );
}
