//! Plans in files: exactly what one says is done, or nothing.

use std::fs;

use crate::support::{Dir, PROJECT, dashboard};

/// A directory with a plan that creates a dashboard and updates another one.
fn planned() -> Dir {
    let dir = Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/queue.yaml", dashboard("queue", "jobs"));
    dir.run("apply -s file:data files").code(0);
    let dir = dir
        .file("files/queue.yaml", dashboard("queue", "done"))
        .file("files/stock.yaml", dashboard("stock", "items"));
    dir.run("diff -s file:data files --out plan.json").code(0);
    dir
}

/// The plan is refused with this, and nothing is written.
#[track_caller]
fn check_refused(dir: &Dir, args: &str, code: i32, why: &str) {
    let before = dir.listing("data/dashboards");
    let ran = dir.run(&format!("apply -s file:data files --plan plan.json {args}"));
    ran.code(code).out("").err_has(why);
    assert_eq!(dir.listing("data/dashboards"), before);
}

#[test]
fn a_plan_is_carried_out_as_it_was_seen() {
    let dir = planned();
    // What came later is not in it.
    let dir = dir.file("files/late.yaml", dashboard("late", "x"));
    let plan = fs::read_to_string(dir.path("plan.json")).unwrap();
    let ran = dir.run("apply -s file:data files --plan plan.json").code(0);
    ran.out("~ Dashboard shop/queue updated\n+ Dashboard shop/stock created\n");
    assert!(!dir.path("data/dashboards/shop/late.json").exists());
    // A plan that was carried out does not hold any more.
    check_refused(
        &dir,
        "",
        4,
        "Dashboard shop/stock was created on the server since",
    );
    assert_eq!(fs::read_to_string(dir.path("plan.json")).unwrap(), plan);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(dir.path("plan.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_plan_that_moved_on_is_refused() {
    let dir = planned().file("files/stock.yaml", dashboard("stock", "other"));
    check_refused(
        &dir,
        "",
        4,
        "Dashboard shop/stock is another one in the files than in the plan.",
    );
    let dir = planned();
    fs::remove_file(dir.path("files/stock.yaml")).unwrap();
    check_refused(
        &dir,
        "",
        4,
        "Dashboard shop/stock is no longer in the files.",
    );
    let dir = planned().file("other/queue.yaml", dashboard("queue", "else"));
    dir.run("apply -s file:data other").code(0);
    check_refused(
        &dir,
        "",
        4,
        "Dashboard shop/queue was changed on the server since the plan was made.",
    );
    let dir = planned();
    fs::remove_file(dir.path("data/dashboards/shop/queue.json")).unwrap();
    check_refused(
        &dir,
        "",
        4,
        "Dashboard shop/queue was deleted on the server since the plan was made.",
    );
    check_refused(&dir, "", 4, "Nothing was written; make the plan anew");
}

#[test]
fn a_plan_is_for_its_server_and_no_other_flags() {
    let dir = planned();
    let ran = dir
        .run("apply -s file:elsewhere files --plan plan.json")
        .code(2);
    ran.err_has("the plan was made for [DIR]/data, and this is [DIR]/elsewhere");
    // However it is spelt, it is the same one.
    for spelling in [
        "file:./data",
        "file:data/",
        "file:files/../data",
        "file:[DIR]/data",
    ] {
        dir.run(&format!(
            "apply -s {spelling} files --plan plan.json --dry-run"
        ))
        .code(0);
    }
    check_refused(&dir, "--create-project", 2, "cannot be used with");
    check_refused(&dir, "--secrets always", 2, "cannot be used with");
    let before = dir.listing("data/dashboards");
    dir.run("apply -s file:data files --plan plan.json --dry-run --exit-code")
        .code(1);
    assert_eq!(dir.listing("data/dashboards"), before);
}

#[test]
fn what_is_no_plan_is_refused() {
    let good = fs::read_to_string(planned().path("plan.json")).unwrap();
    let cut = &good[..good.len() / 2];
    let newer = good.replacen("\"version\": 1", "\"version\": 99", 1);
    let newer = newer.replacen("\"version\":1", "\"version\":99", 1);
    for bad in [
        "",
        "[]",
        "{}",
        "null",
        "kind: Project\n",
        "\u{0}\u{1}",
        cut,
        &newer,
    ] {
        let dir = planned().file("plan.json", bad);
        check_refused(&dir, "", 3, "plan.json is no plan: ");
    }
    let dir = planned();
    fs::remove_file(dir.path("plan.json")).unwrap();
    check_refused(&dir, "", 3, "cannot read ");
}

#[test]
fn a_plan_creates_the_projects_it_has_seen() {
    let dir = Dir::new().file("files/queue.yaml", dashboard("queue", "jobs"));
    dir.run("diff -s file:data files --create-project --out plan.json")
        .code(0);
    assert!(!dir.path("data").exists());
    let ran = dir.run("apply -s file:data files --plan plan.json").code(0);
    ran.out("+ Project shop created\n+ Dashboard shop/queue created\n");
}

#[test]
fn secrets_are_not_in_plans() {
    let secret = "kind: Secret\nmetadata: {name: db, project: shop}\nspec:\n  basicAuth: {username: a, \
                  password: hunter2hunter2}\n";
    let dir = planned().file("files/secret.yaml", secret);
    let ran = dir.run("diff -s file:data files --out plan.json").code(0);
    let plan = fs::read_to_string(dir.path("plan.json")).unwrap();
    for text in [&plan, &ran.out, &ran.err] {
        assert!(!text.contains("hunter2"), "{text}");
    }
    let changed = secret.replace("hunter2hunter2", "correcthorse9");
    let dir = dir.file("files/secret.yaml", changed);
    check_refused(
        &dir,
        "",
        4,
        "Secret shop/db is another one in the files than in the plan.",
    );
    let dir = dir.file("files/secret.yaml", secret);
    dir.run("apply -s file:data files --plan plan.json")
        .code(0)
        .out_has("+ Secret shop/db created\n");
}

#[test]
fn a_plan_deletes_what_it_says() {
    let dir = planned();
    dir.run("apply -s file:data files --inventory main").code(0);
    fs::remove_file(dir.path("files/stock.yaml")).unwrap();
    dir.run("diff -s file:data files --inventory main --prune --out plan.json")
        .code(0);
    // What is deleted has to vanish from the list of what is there, too.
    check_refused(&dir, "", 2, "the plan deletes, and --inventory is missing");
    let ran = dir
        .run("apply -s file:data files --inventory main --plan plan.json")
        .code(0);
    ran.out("- Dashboard shop/stock deleted\n");
    dir.run("diff -s file:data files --inventory main --prune --exit-code")
        .code(0);
}
