//! The README is under test: every command in it runs, and its output is what the program prints.
//!
//! `UPDATE=1 cargo test` writes the outputs anew.

use std::path::Path;
use std::{env, fs};

use assert_cmd::Command;
use tempfile::TempDir;

use crate::support::{PERCLICONFIG, words};

/// A fenced block: its language and its lines, with the line numbers of the fences.
struct Block {
    language: String,
    lines: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(language) if !open => {
                blocks.push(Block {
                    language: language.to_owned(),
                    lines: Vec::new(),
                });
                open = true;
            }
            Some(_) => open = false,
            None if open => blocks.last_mut().unwrap().lines.push(line.to_owned()),
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    blocks
}

/// A copy of what the commands of the README read, because some of them write.
fn playground() -> TempDir {
    let directory = TempDir::new().unwrap();
    let mut open = vec![root().join("examples")];
    while let Some(path) = open.pop() {
        let copy = directory.path().join(path.strip_prefix(root()).unwrap());
        if path.is_dir() {
            fs::create_dir(copy).unwrap();
            let inside = fs::read_dir(path).unwrap();
            open.extend(inside.map(|entry| entry.unwrap().path()));
        } else {
            fs::copy(path, copy).unwrap();
        }
    }
    directory
}

/// Runs `perscope` in a directory; answers what it prints, and its exit code.
fn perscope(directory: &Path, arguments: &str) -> (String, i32) {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("perscope"))
        .current_dir(directory)
        .env_clear()
        .env("PERSCOPE_PERCLICONFIG", directory.join(PERCLICONFIG))
        .args(words(arguments))
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    (text, output.status.code().unwrap())
}

#[test]
fn console_blocks_show_what_the_program_prints() {
    let before = readme();
    let playground = playground();
    let mut after = String::new();
    let mut console = false;
    for line in before.lines() {
        let command = line.strip_prefix("$ perscope ").filter(|_| console);
        if line == "```console" {
            console = true;
        } else if line.starts_with("```") {
            console = false;
        }
        // Output lines are written from what the program prints now.
        if console && command.is_none() && line != "```console" {
            assert!(
                !line.starts_with("$ "),
                "only perscope runs in console blocks: {line}"
            );
            continue;
        }
        after.push_str(line);
        after.push('\n');
        if let Some(arguments) = command {
            let (output, code) = perscope(playground.path(), arguments);
            assert!(code <= 1, "`{line}` ended with {code}: {output}");
            after.push_str(output.trim_end());
            if !output.trim_end().is_empty() {
                after.push('\n');
            }
        }
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(root().join("README.md"), &after).unwrap();
    } else {
        assert!(
            before == after,
            "README.md is out of date; run UPDATE=1 cargo test\n{}",
            similar::TextDiff::from_lines(&before, &after).unified_diff()
        );
    }
}

#[test]
fn shell_blocks_run() {
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    let lines = blocks(&readme())
        .into_iter()
        .filter(|block| block.language == "sh")
        .flat_map(|block| block.lines);
    let mut ran = 0;
    for line in lines {
        if let Some(arguments) = line.strip_prefix("cargo run --release -- ") {
            let (output, code) = perscope(root(), arguments);
            assert_eq!(code, 0, "`{line}` printed {output}");
        } else {
            // The test command runs this test; what has to hold is that CI runs the same one.
            assert_eq!(line, "cargo test", "a command that nothing runs");
            assert!(
                ci.contains("\ncargo test"),
                ".ci/run does not run `cargo test`"
            );
        }
        ran += 1;
    }
    assert_eq!(ran, 2, "the README names two set-up commands");
}

#[test]
fn blocks_are_of_kinds_that_are_checked() {
    for block in blocks(&readme()) {
        match block.language.as_str() {
            "sh" | "console" => {}
            "yaml" => {
                let text = block.lines.join("\n");
                let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
                assert!(value.is_mapping(), "{text}");
            }
            other => panic!("nothing checks blocks of `{other}`"),
        }
    }
}

#[test]
fn linked_files_exist() {
    let text = readme();
    for (at, _) in text.match_indices("](") {
        let target = text[at + 2..].split(')').next().unwrap();
        if !target.contains("://") {
            assert!(root().join(target).exists(), "README.md links to {target}");
        }
    }
}
