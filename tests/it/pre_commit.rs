//! The hooks that the repository offers to pre-commit: what stands in the file, and what the entry
//! does with the files that pre-commit hands it.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

use crate::support::Dir;

fn hooks() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml");
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn each_hook_runs_once_for_all_files_by_their_names() {
    let hooks = hooks();
    let ids: Vec<_> = hooks
        .iter()
        .map(|hook| hook["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["perscope-lint", "perscope-lint-system"]);
    for (hook, language) in hooks.iter().zip(["rust", "system"]) {
        assert_eq!(hook["language"], language);
        assert_eq!(hook["require_serial"], true);
        assert_eq!(hook["pass_filenames"], true);
        assert_eq!(
            hook["types_or"],
            serde_yaml::from_str::<Value>("[yaml, json]").unwrap()
        );
    }
}

#[test]
fn the_entry_takes_staged_files_whatever_they_are() {
    let dashboard = "kind: Dashboard\nmetadata:\n  name: shop\n  project: web\nspec:\n  display: {name: Shop}\n  \
                     duration: 1h\n";
    let dir = Dir::new()
        .file("perscope.yaml", "profile: none\n")
        .file(".pre-commit-config.yaml", "repos: []\n")
        .file("package.json", "{\"name\": \"a\"}\n")
        .file("dashboards/shop.yaml", dashboard)
        .file("dashboards/unstaged.yaml", "kind: Dashboard\nmetadata: 1\n");
    let staged = "perscope.yaml .pre-commit-config.yaml package.json dashboards/shop.yaml";
    for hook in hooks() {
        let entry = hook["entry"].as_str().unwrap();
        let arguments = entry.strip_prefix("perscope ").unwrap();
        let ran = dir.run(&format!("{arguments} {staged}")).code(0);
        assert_eq!(ran.out, "", "silent when clean");
        // A commit without any dashboard is no mistake.
        dir.run(&format!("{arguments} package.json")).code(0);
        dir.run(&format!("{arguments} dashboards/unstaged.yaml"))
            .code(1);
    }
}
