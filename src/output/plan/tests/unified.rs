//! The format for `patch`.

use super::*;
use crate::diff::plan::SecretsPolicy;
use crate::diff::plan::tests::made_with;
use crate::doc::emit::{YamlStyle, yaml};

/// Does what `patch` does with one file. `None` stands for a file that is not there.
fn patched(old: &str, hunks: &str) -> String {
    let olds: Vec<&str> = old.split_inclusive('\n').collect();
    let (mut made, mut at) = (String::new(), 0);
    for line in hunks.split_inclusive('\n') {
        let (sign, rest) = line.split_at(1);
        if let Some(header) = line.strip_prefix("@@ -") {
            let range = header.split(' ').next().expect("a range");
            let (start, count) = range.split_once(',').unwrap_or((range, "1"));
            let start: usize = start.parse().expect("a line");
            let start = if count == "0" { start } else { start - 1 };
            made.extend(olds[at..start].iter().copied());
            at = start;
            continue;
        }
        if sign != "+" {
            assert_eq!(olds[at], rest);
            at += 1;
        }
        if sign != "-" {
            made.push_str(rest);
        }
    }
    made.extend(olds[at..].iter().copied());
    made
}

#[test]
fn old_and_new_are_yaml_that_patch_takes() {
    let plan = sample();
    let text = written("unified", &plan, &VIEW);
    let mut files = text.split("--- ").skip(1);
    for change in plan.steps() {
        let file = files.next().expect("a part for each change");
        let (header, hunks) = file.split_once("@@").expect("hunks follow the header");
        let (from, to) = match change.key.kind().name() {
            "Project" => ("/dev/null", "files/Project/demo"),
            "Dashboard" => ("server/Dashboard/demo/cpu", "files/Dashboard/demo/cpu"),
            _ => ("server/Folder/demo/f", "/dev/null"),
        };
        assert_eq!(header, format!("{from}\n+++ {to}\n"));
        let yaml = |value: Option<&crate::doc::Value>| {
            value
                .map(|value| yaml(value, &YamlStyle::default()))
                .unwrap_or_default()
        };
        let made = patched(&yaml(change.old.as_ref()), &format!("@@{hunks}"));
        assert_eq!(made, yaml(change.new.as_deref()));
    }
    assert_eq!(files.next(), None);
}

#[test]
fn a_secret_that_is_written_again_is_named() {
    let secret = "{kind: Secret, metadata: {name: s, project: p}, spec: {basicAuth: {username: ann, password: \
                  x}}}";
    let plan = made_with(SecretsPolicy::Always, &[secret], &[secret], &[]);
    let expected = "~ Secret/p/s (secret fields unknown)\n";
    assert_eq!(written("unified", &plan, &VIEW), expected);
}

#[test]
fn names_are_paths() {
    let view = PlanView {
        name_only: true,
        ..VIEW
    };
    let expected = "+ Project/demo\n~ Dashboard/demo/cpu\n- Folder/demo/f\n";
    assert_eq!(written("unified", &sample(), &view), expected);
}
