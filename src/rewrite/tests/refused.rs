//! Aliases, merge keys, comments in the way, and what cannot be written at all.

use super::{Outcome, check, check_outcome, updated};
use crate::doc::Value;
use crate::rewrite::Refusal;

#[track_caller]
fn check_anew(before: &str, changes: &str, after: &str) {
    check_outcome(
        "a.yaml",
        before,
        changes,
        &Outcome::Rewritten(after.to_owned()),
    );
}

#[test]
fn the_smallest_part_around_an_alias_is_written_anew() {
    let before = "\
kind: Dashboard
spec:
  links:
    - url: &u /a # a
    - url: *u # b
    - {url: /c} # c
";
    // An alias is not the place where its value is written.
    check_anew(
        before,
        "set /spec/links/1/url /b",
        &before.replace("    - url: *u # b", "    - # b\n      url: /b"),
    );
    // The anchor is needed by the alias.
    check_anew(
        before,
        "set /spec/links/0/url /b",
        "kind: Dashboard\nspec:\n  links:\n    - url: /b\n    - url: /a\n    - url: /c\n",
    );
    check(
        before,
        "set /spec/links/2/url /d",
        &before.replace("/c", "/d"),
    );
}

#[test]
fn what_holds_an_anchor_and_its_aliases_is_written_anew() {
    check_anew(
        "\
kind: Dashboard
spec:
  panels: # p
    a: {kind: Panel, spec: {plugin: &p {kind: X, spec: {n: 1}}}}
    b: {kind: Panel, spec: {plugin: *p}} # b
  duration: 5m # d
",
        "set /spec/panels/a/spec/plugin/spec/n 2",
        "\
kind: Dashboard
spec:
  panels: # p
    a:
      kind: Panel
      spec:
        plugin:
          kind: X
          spec:
            n: 2
    b:
      kind: Panel
      spec:
        plugin:
          kind: X
          spec:
            n: 1
  duration: 5m # d
",
    );
}

#[test]
fn merged_fields_are_overridden() {
    let before = "\
kind: Dashboard
spec:
  links:
    - &l
      url: /a
      targetBlank: true
    - <<: *l
      url: /b
";
    check(
        before,
        "set /spec/links/1/tooltip t",
        &format!("{before}      tooltip: t\n"),
    );
    check_anew(
        before,
        "set /spec/links/1/targetBlank false",
        &before.replace("<<: *l\n      url: /b", "url: /b"),
    );
}

#[test]
fn anchors_for_others_refuse() {
    let before = "\
- kind: Dashboard
  spec: &s
    duration: 5m
- kind: Dashboard
  spec: *s
";
    check_outcome(
        "a.yaml",
        before,
        "set /spec/duration 1h",
        &Outcome::Refused(Refusal::Shared),
    );
    let wanted = |mut value: Value| {
        super::change(&mut value, "set /spec/duration 1h");
        value
    };
    let found = updated("a.yaml", before, 1, wanted);
    let Outcome::Rewritten(text) = found else {
        panic!("{found:?}");
    };
    assert!(
        text.starts_with(&before[..before.len() - "  spec: *s\n".len()]),
        "{text}"
    );
}

#[test]
fn broken_files_and_odd_tags_refuse() {
    check_outcome(
        "a.yaml",
        "kind: Dashboard\nspec:\n  duration: 5m\n---\na: [\n",
        "set /spec/duration 1h",
        &Outcome::Refused(Refusal::Broken),
    );
    check_outcome(
        "a.yaml",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    kind: Dashboard\n    spec: {}\n  b: [\n",
        "set /spec/duration 5m",
        &Outcome::Refused(Refusal::Broken),
    );
    check_outcome(
        "a.yaml",
        "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: a}\nspec: {config: {}}\n",
        "set /metadata/tags ['a,b']",
        &Outcome::Refused(Refusal::Inexpressible),
    );
}

#[test]
fn what_is_tagged_or_marked_is_written_anew() {
    check_anew(
        "kind: Dashboard\nspec:\n  duration: !!str 5m\n  panels: {}\n",
        "set /spec/duration 2h",
        "kind: Dashboard\nspec:\n  panels: {}\n  duration: 2h\n",
    );
    check_anew(
        "kind: Dashboard\nspec:\n  ? duration\n  : 5m\n",
        "set /spec/duration 2h",
        "kind: Dashboard\nspec:\n  duration: 2h\n",
    );
}
