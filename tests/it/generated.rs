//! Committed files that the program makes. `UPDATE=1 cargo test` writes them anew.

use std::fs;
use std::path::Path;

use similar::TextDiff;

use crate::support::Dir;

/// The file holds what a command prints.
#[track_caller]
fn check(path: &str, args: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let made = Dir::new().run(args).code(0).out;
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, made).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let diff = TextDiff::from_lines(&committed, &made);
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
