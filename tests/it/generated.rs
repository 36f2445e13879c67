//! Committed files that the program makes. `UPDATE=1 cargo test` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use similar::TextDiff;

use crate::support::{BROKEN, Dir};

/// The file holds what a command prints.
#[track_caller]
fn check(path: &str, args: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let made = Dir::new().run(args).code(0).out;
    compare(&path, &made, args);
}

/// Holds a committed file to what the program makes now, or writes it.
#[track_caller]
fn compare(path: &Path, made: &str, args: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, made).unwrap();
        return;
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    let diff = TextDiff::from_lines(committed.as_str(), made);
    assert!(
        committed == made,
        "{} is not what `perscope {args}` prints; UPDATE=1 cargo test writes it:\n{}",
        path.display(),
        diff.unified_diff()
    );
}

#[test]
fn completions() {
    check("completions/perscope.bash", "completion bash");
    check("completions/perscope.elv", "completion elvish");
    check("completions/perscope.fish", "completion fish");
    check("completions/perscope.ps1", "completion powershell");
    check("completions/_perscope", "completions zsh");
}

/// The table of all rules, each with a link to its documentation.
#[test]
fn rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = Dir::new().run("rules --format json").code(0).out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut made = String::from(
        "# Rules\n\nEvery rule has a page with examples; `perscope explain RULE` prints it. *Refused* marks what a \
         Perses server\nrefuses as well.\n\n| rule | group | level | fix | refused | finds |\n|---|---|---|---|---|---|\n",
    );
    let mut documented = 0;
    for rule in listed["rules"].as_array().unwrap() {
        let text = |key: &str| rule[key].as_str().unwrap();
        let stem = text("name").replace('-', "_");
        let folders = fs::read_dir(root.join("src/lint/rules")).unwrap();
        let mut folders = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let page = |folder: &String| format!("src/lint/rules/{folder}/{stem}.md");
        let folder = folders
            .find(|folder| root.join(page(folder)).exists())
            .unwrap();
        let refused = if rule["server"].as_bool().unwrap() {
            "yes"
        } else {
            ""
        };
        writeln!(
            made,
            "| [{}](../{}) | {} | {} | {} | {refused} | {} |",
            text("name"),
            page(&folder),
            text("group"),
            text("level"),
            text("fix"),
            text("summary").replace('|', "\\|"),
        )
        .unwrap();
        documented += 1;
    }
    assert!(documented > 50, "the list of rules is whole");
    compare(&root.join("docs/rules.md"), &made, "rules");
}

/// The examples of the JSON output are what the program prints about two small files.
#[test]
fn json_output() {
    let exported = "kind: Project\nmetadata:\n  name: shop\n  updatedAt: 2026-03-10T10:51:50Z\n  version: 3\nspec: {}\n";
    let dir = Dir::new()
        .file("exported/shop.yaml", exported)
        .file("written/shop.yaml", BROKEN);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json-output.md");
    let mut text = fs::read_to_string(&path).unwrap();
    for (format, directory) in [("json", "exported"), ("jsonl", "written")] {
        let fence = format!("```{format}\n");
        let start = text.find(&fence).unwrap() + fence.len();
        let end = start + text[start..].find("```").unwrap();
        let made = dir.run(&format!("lint --format {format} {directory}")).out;
        text.replace_range(start..end, &made);
    }
    compare(&path, &text, "lint --format json");
}
