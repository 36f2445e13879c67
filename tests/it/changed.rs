//! `lint --changed`: only what stands on lines that differ from a Git reference.

use std::process::Command;

use crate::support::{BROKEN, BROKEN_FINDING, Dir, PROJECT, project};

/// Runs Git in a directory, which has to go well.
#[track_caller]
fn git(dir: &Dir, below: &str, args: &str) {
    let status = Command::new("git")
        .current_dir(dir.path(below))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
        .args(args.split(' '))
        .output()
        .unwrap();
    assert!(status.status.success(), "git {args}: {status:?}");
}

/// A repository whose first commit has a mistake in it.
fn repository() -> Dir {
    let dir = Dir::new()
        .file("repo/team/old.yaml", BROKEN)
        .file("repo/team/good.yaml", project("good"));
    git(&dir, "repo", "init -q -b main");
    git(&dir, "repo", "add .");
    git(&dir, "repo", "commit -q -m first");
    dir
}

#[test]
fn what_stood_there_before_is_not_told() {
    let dir = repository().inside("repo");
    dir.run("lint --changed -q").code(0).out("");
    // A file that Git does not know yet is new.
    let dir = dir.file("repo/team/new ä.yaml", BROKEN.replace("shop", "new"));
    let ran = dir.run("lint --changed --format concise -q").code(1);
    ran.out(&format!("team/new ä.yaml:{BROKEN_FINDING}\n"));
    // Of a changed file only the changed lines count.
    let more = format!("{BROKEN}---\n{}", BROKEN.replace("shop", "more"));
    let dir = dir.file("repo/team/old.yaml", more);
    let ran = dir.run("lint team/old.yaml --changed --format concise -q");
    ran.code(1)
        .out("team/old.yaml:8:1: error[duplicate-key] the key `kind` is used twice\n");
}

#[test]
fn a_branch_is_compared_with_where_it_parted() {
    let dir = repository();
    git(&dir, "repo", "checkout -q -b topic");
    let dir = dir.file("repo/team/mine.yaml", BROKEN.replace("shop", "mine"));
    git(&dir, "repo", "add .");
    git(&dir, "repo", "commit -q -m mine");
    let dir = dir.inside("repo");
    dir.run("lint --changed -q").code(0).out("");
    let expected = format!("team/mine.yaml:{BROKEN_FINDING}\n");
    for args in ["lint --changed=main", "lint team --changed=main"] {
        let ran = dir.run(&format!("{args} --format concise -q")).code(1);
        ran.out(&expected);
    }
    // CI systems tell where the pull request goes.
    git(&dir, "repo", "update-ref refs/remotes/origin/main main");
    let dir = dir.var("GITHUB_BASE_REF", "main");
    let ran = dir.run("lint --changed --format concise -q").code(1);
    ran.out(&expected);
}

#[test]
fn what_git_does_not_know_is_told_with_what_to_do() {
    let dir = repository().inside("repo");
    dir.run("lint --changed=origin/next")
        .code(2)
        .out("")
        .err_has("Git knows no reference `origin/next`")
        .err_has("Run `git fetch origin next` first");
    dir.run("lint --changed=--output=x")
        .code(2)
        .err_has("is no reference");
    Dir::new()
        .file("a.yaml", PROJECT)
        .run("lint --changed")
        .code(2)
        .err_has("is in no Git repository");
    dir.run("lint --changed --fix").code(2);
}

#[test]
fn a_clone_that_is_too_shallow_says_so() {
    let dir = repository();
    git(&dir, "repo", "commit -q --allow-empty -m second");
    let from = dir.path("repo");
    let clone = format!("clone -q --depth 1 file://{} shallow", from.display());
    git(&dir, "", &clone);
    let dir = dir.inside("shallow");
    dir.run("lint --changed=HEAD~1")
        .code(2)
        .err_has("too shallow to tell what differs from `HEAD~1`")
        .err_has("git fetch --unshallow origin");
}
