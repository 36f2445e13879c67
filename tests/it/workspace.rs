//! Which files are seen together: roots, environments, projects, and what is named of them.

use crate::support::{BROKEN, Dir, PROJECT, project};

/// A folder without a project of its own.
const FOLDER: &str = "kind: Folder\nmetadata:\n  name: all\nspec: []\n";

/// The paths at which `duplicate-resource` speaks.
#[track_caller]
fn twice(dir: &Dir, args: &str) -> Vec<String> {
    let allow = "-A correctness -D duplicate-resource";
    let ran = dir.run(&format!(
        "lint --format concise --allow-empty {allow} {args}"
    ));
    ran.paths().into_iter().map(str::to_owned).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn without_a_root_the_named_files_are_a_workspace() {
    let dir = Dir::new()
        .file("a.yaml", PROJECT)
        .file("sub/b.yaml", PROJECT);
    assert_eq!(twice(&dir, ""), ["sub/b.yaml"]);
    assert_eq!(twice(&dir, "a.yaml sub/b.yaml"), ["sub/b.yaml"]);
    assert_eq!(twice(&dir, "a.yaml"), NONE);
}

#[test]
fn below_a_root_the_whole_workspace_is_seen() {
    let dir = Dir::new()
        .file("perscope.yaml", "")
        .file("a.yaml", PROJECT)
        .file("sub/b.yaml", PROJECT)
        .file("sub/broken.yaml", BROKEN.replace("shop", "broken"))
        .file("c.yaml", project("other"));
    // The finding has its place in one file, and the other one is related.
    for args in ["sub/b.yaml", "a.yaml", "sub", "a.yaml c.yaml", ""] {
        assert_eq!(twice(&dir, args), ["sub/b.yaml"], "{args}");
    }
    assert_eq!(twice(&dir, "c.yaml"), NONE);
    assert_eq!(twice(&dir, "--isolated a.yaml"), NONE);
    // What is wrong with a file that was not named is not told.
    dir.run("lint c.yaml").code(0).silent();
    assert_eq!(twice(&dir.inside("sub"), ""), ["b.yaml"]);
}

#[test]
fn ignored_files_belong_to_a_workspace_when_they_are_named() {
    let dir = Dir::new()
        .file(".git/HEAD", "")
        .file(".gitignore", "built/\n")
        .file("perscope.yaml", "")
        .file("a.yaml", PROJECT)
        .file("built/b.yaml", PROJECT);
    assert_eq!(twice(&dir, ""), NONE);
    assert_eq!(twice(&dir, "built"), ["built/b.yaml"]);
}

#[test]
fn two_roots_are_two_workspaces() {
    let dir = Dir::new()
        .file("one/perscope.yaml", "")
        .file("one/a.yaml", PROJECT)
        .file("two/perscope.yaml", "")
        .file("two/a.yaml", PROJECT)
        .file("two/b.yaml", PROJECT);
    assert_eq!(twice(&dir, "one"), NONE);
    assert_eq!(twice(&dir, "one two"), ["two/b.yaml"]);
    assert_eq!(twice(&dir, "one/a.yaml two/b.yaml"), ["two/b.yaml"]);
}

#[test]
fn a_root_inside_a_root_is_a_workspace_of_its_own() {
    let dir = Dir::new()
        .file("perscope.yaml", "")
        .file("a.yaml", PROJECT)
        .file("nested/perscope.yaml", "")
        .file("nested/a.yaml", PROJECT);
    for args in ["", "a.yaml", "nested", "nested/a.yaml"] {
        assert_eq!(twice(&dir, args), NONE, "{args}");
    }
    assert_eq!(twice(&dir, "--isolated ."), ["nested/a.yaml"]);
}

#[test]
fn environments_never_meet() {
    let dir = Dir::new()
        .file("perscope.yaml", "workspaces: [envs/*]\n")
        .file("envs/test/a.yaml", PROJECT)
        .file("envs/prod/a.yaml", PROJECT)
        .file("envs/prod/sub/b.yaml", PROJECT)
        .file("shared/a.yaml", PROJECT);
    assert_eq!(twice(&dir, ""), ["envs/prod/sub/b.yaml"]);
    assert_eq!(twice(&dir, "envs/prod/a.yaml"), ["envs/prod/sub/b.yaml"]);
    assert_eq!(twice(&dir, "envs/test/a.yaml"), NONE);
}

#[test]
fn what_is_excluded_is_not_looked_at() {
    let dir = Dir::new()
        .file(
            "perscope.yaml",
            "exclude: [old, '*.draft.yaml', '!keep.draft.yaml']\n",
        )
        .file("a.yaml", PROJECT)
        .file("old/a.yaml", PROJECT)
        .file("x.draft.yaml", PROJECT)
        .file("keep.draft.yaml", PROJECT);
    assert_eq!(twice(&dir, ""), ["keep.draft.yaml"]);
    // Pre-commit names what changed, and whoever uses -f means it.
    dir.run("lint -v old/a.yaml").code(0).err(
        "skipped old/a.yaml: the configuration excludes it\n\
         no findings in 0 files\n",
    );
    assert_eq!(twice(&dir, "-f old/a.yaml"), ["old/a.yaml"]);
}

#[test]
fn what_is_excluded_is_no_root_either() {
    let dir = Dir::new()
        .file("perscope.yaml", "exclude: [examples]\n")
        .file("a.yaml", PROJECT)
        .file("examples/perscope.yaml", "nonsense: 1\n")
        .file("examples/sub/perscope.yaml", "")
        .file("examples/sub/a.yaml", PROJECT)
        .file("examples/sub/b.yaml", PROJECT);
    assert_eq!(twice(&dir, ""), NONE);
    // A root that is named, or around what is named, is nobody's example.
    assert_eq!(twice(&dir, "examples/sub"), ["examples/sub/b.yaml"]);
    assert_eq!(twice(&dir, "examples/sub/b.yaml"), ["examples/sub/b.yaml"]);
    let dir = dir
        .file("top/examples/perscope.yaml", "nonsense: 1\n")
        .file("top/b.yaml", PROJECT);
    // The walk began inside of the root that excludes its examples.
    assert_eq!(twice(&dir, "top"), ["top/b.yaml"]);
    dir.run("lint examples").code(2).out_has("unknown-field");
}

#[test]
fn resources_without_a_project_get_one() {
    let folder =
        |project: &str| FOLDER.replace("name: all", &format!("name: all\n  project: {project}"));
    let dir = Dir::new()
        .file("perscope.yaml", "projects: {/a/: alpha, /b/: beta}\n")
        .file("a/x.yaml", FOLDER)
        .file("b/x.yaml", FOLDER)
        .file("c/alpha.yaml", folder("alpha"))
        .file("c/gamma.yaml", folder("gamma"));
    assert_eq!(twice(&dir, ""), ["c/alpha.yaml"]);
    // The flag comes before the configuration, and both behind the resource.
    assert_eq!(twice(&dir, "-p gamma"), ["b/x.yaml", "c/gamma.yaml"]);
    assert_eq!(twice(&dir, "-p delta"), ["b/x.yaml"]);
}

#[test]
fn the_configuration_names_the_server_that_stores() {
    let dashboard = "kind: Dashboard\nmetadata: {name: a, project: b}\nspec:\n  duration: 1h\n  panels:\n    p:\n      \
                     kind: Panel\n      spec:\n        display: {name: p, hideHeader: true}\n        \
                     plugin: {kind: Markdown, spec: {text: p}}\n  layouts: []\n";
    let dir = Dir::new()
        .file("0.55/perscope.yaml", "perses: v0.55.1\n")
        .file("0.55/a.yaml", dashboard)
        .file("0.53/perscope.yaml", "perses: 0.53\n")
        .file("0.53/a.yaml", dashboard)
        .file("newest/a.yaml", dashboard);
    let found = |args: &str| {
        let ran = dir.run(&format!("lint --format concise {args}"));
        let lines = ran.out.lines().filter(|line| line.contains("dropped"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let line = |directory: &str, version: &str| {
        format!(
            "{directory}/a.yaml:9:28: warning[dropped-by-server] `hideHeader` is dropped by Perses {version}"
        )
    };
    let (old, newest) = (line("0.53", "0.53"), line("newest", "0.54"));
    assert_eq!(found(""), [old, newest.clone()]);
    assert_eq!(
        found("--isolated"),
        [line("0.53", "0.54"), line("0.55", "0.54"), newest]
    );
}

#[test]
fn a_directory_store_is_nobody_s_source() {
    let dir = Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/broken.yaml", BROKEN.replace("shop", "other"));
    dir.run("apply files/project.yaml -s file:deep/data")
        .code(0);
    let stored = dir.path("deep/data/projects/shop.json");
    std::fs::write(stored, BROKEN).unwrap();
    for args in ["lint", "lint -d .", "lint deep files"] {
        let ran = dir.run(&format!("{args} --format concise")).code(1);
        assert_eq!(ran.paths(), ["files/broken.yaml"], "{args}");
    }
    dir.run("lint -v")
        .code(1)
        .err_has("skipped deep/data: it is a directory store");
    // Who names it means it.
    let ran = dir.run("lint deep/data --format concise").code(1);
    assert_eq!(ran.paths(), ["deep/data/projects/shop.json"]);
    // Where sources lie is no store, whatever somebody has applied to it.
    let dir = dir.file("deep/data/own.yaml", BROKEN);
    let ran = dir.run("lint deep --format concise").code(1);
    assert_eq!(
        ran.paths(),
        ["deep/data/own.yaml", "deep/data/projects/shop.json"]
    );
}
