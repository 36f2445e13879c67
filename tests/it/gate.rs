//! What keeps `apply` from writing: findings, files that cannot be read, dry runs.

use crate::support::{BROKEN, Dir, PROJECT, dashboard, project};

/// A dashboard that the server would refuse: a panel that nobody made stands in a layout.
fn refused() -> String {
    dashboard("refused", "x").replace("1h", "1 hour")
}

/// A dashboard with something that could be better: a panel that is in no layout.
fn odd() -> String {
    let text = dashboard("odd", "x");
    let layouts = text.find("  layouts:").unwrap();
    format!("{}  layouts: []\n", &text[..layouts])
}

fn shop() -> Dir {
    Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/queue.yaml", dashboard("queue", "jobs"))
}

/// Nothing is written, because of this.
#[track_caller]
fn check_stopped(dir: &Dir, args: &str, code: i32, why: &str) {
    let ran = dir.run(&format!("apply -s file:data {args}")).code(code);
    ran.out("").err_has(why);
    assert!(!dir.path("data/projects").exists() && !dir.path("data/dashboards").exists());
}

#[test]
fn what_the_server_refuses_stops_all() {
    let dir = shop().file("files/refused.yaml", refused());
    check_stopped(&dir, "files", 1, "files/refused.yaml:4:");
    check_stopped(
        &dir,
        "files",
        1,
        "error: nothing was written, because of what is wrong with it",
    );
    check_stopped(&dir, "files --keep-going", 1, "--no-lint");
    // Only what would be written counts.
    dir.run("apply -s file:data files/project.yaml files/queue.yaml")
        .code(0);
    let dir = dir.file("files/queue.yaml", dashboard("queue", "done"));
    let ran = dir
        .run("apply -s file:data files/queue.yaml files/project.yaml")
        .code(0);
    ran.out("~ Dashboard shop/queue updated\n");
    // What would refuse it is not asked when the resource stands there already, as it is.
    dir.run("apply -s file:data files --no-lint")
        .code(0)
        .out("+ Dashboard shop/refused created\n");
    dir.run("apply -s file:data files").code(0).out("");
}

#[test]
fn what_could_be_better_stops_nothing_unless_asked() {
    let dir = shop().file("files/odd.yaml", odd());
    check_stopped(&dir, "files --fail-on warning", 1, "files/odd.yaml:");
    let ran = dir.run("apply -s file:data files").code(0);
    ran.err_has("1 finding in what would be written; `perscope lint` shows them");
    dir.run("apply -s file:data files --fail-on warning")
        .code(0);
    dir.run("apply -s file:data files --fail-on warning --no-lint")
        .code(2);
}

#[test]
fn a_file_that_cannot_be_read_stops_all() {
    let cut = dashboard("cut", "x").replace("panels:", "panels: [");
    let dir = shop().file("files/cut.yaml", cut);
    check_stopped(&dir, "files", 1, "files/cut.yaml:");
    let dir = shop().file("files/twice.yaml", BROKEN.replace("shop", "twice"));
    check_stopped(&dir, "files", 1, "duplicate-key");
    let nowhere = shop();
    check_stopped(&nowhere, "files nowhere.yaml", 3, "nowhere.yaml");
    check_stopped(&nowhere, "-d .gone", 3, ".gone");
    let config = shop().file("perscope.yaml", "nonsense: 1\n");
    check_stopped(&config, "files", 2, "unknown-field");
}

#[test]
fn names_that_climb_get_nowhere() {
    for name in ["'../../up'", "'a/b'", "'.'", "'..'", "''", "'a%2fb'"] {
        let dir = shop().file("files/climbs.yaml", dashboard(name, "x"));
        for args in ["files", "files --no-lint"] {
            let ran = dir.run(&format!("apply -s file:data {args}"));
            assert!(
                ran.out.is_empty() && !ran.err.contains("created"),
                "{ran:#?}"
            );
            ran.code(3).err_has("files/climbs.yaml:1");
        }
        dir.run("diff -s file:data files").code(3);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let dir = shop();
    let before = dir.listing("");
    for args in [
        "--dry-run",
        "--dry-run=client",
        "--dry-run=server",
        "--dry-run --format json",
    ] {
        let ran = dir.run(&format!("apply -s file:data files {args}")).code(0);
        assert!(
            !ran.out.is_empty() && !ran.out.contains("created"),
            "{ran:#?}"
        );
        dir.run(&format!("apply -s file:data files {args} --exit-code"))
            .code(1);
    }
    dir.run("diff -s file:data files --exit-code").code(1);
    dir.run("diff -s file:data files").code(0);
    assert_eq!(dir.listing(""), before);
    dir.run("apply -s file:data files").code(0);
    let before = dir.listing("");
    dir.run("apply -s file:data files --dry-run --exit-code")
        .code(0);
    dir.run("diff -s file:data files --exit-code").code(0);
    let dir = dir.file("files/queue.yaml", dashboard("queue", "done"));
    let stored = |dir: &Dir| dir.listing("data");
    let unchanged = stored(&dir);
    dir.run("apply -s file:data files --dry-run --exit-code --inventory main --prune")
        .code(1);
    dir.run("diff -s file:data files --exit-code --inventory main --prune")
        .code(1);
    assert_eq!(stored(&dir), unchanged);
    assert!(before.keys().eq(dir.listing("").keys()));
    dir.run("apply -s file:data files --exit-code").code(2);
    let broken = dir.file("files/refused.yaml", refused());
    broken
        .run("apply -s file:data files --dry-run")
        .code(1)
        .err_has("refused.yaml");
}

#[test]
fn a_mask_that_is_meant_to_be_written_is_no_unchanged_secret() {
    let secret = |password: &str| {
        format!(
            "kind: Secret\nmetadata: {{name: s, project: shop}}\nspec:\n  basicAuth: {{username: a, \
             password: {password}}}\n"
        )
    };
    let dir = Dir::new()
        .file("project.yaml", project("shop"))
        .file("secret.yaml", secret("hunter22"));
    dir.run("apply -s file:data project.yaml secret.yaml")
        .code(0);
    let dir = dir.file("secret.yaml", secret("<secret>"));
    for how in ["-f secret.yaml", "secret.yaml --secrets always"] {
        let ran = dir.run(&format!("apply -s file:data {how}")).code(1);
        ran.err_has("masked-secret");
    }
}
