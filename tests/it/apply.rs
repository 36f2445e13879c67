//! What `apply` writes into a directory, and what it says of it; `diff` finds the same.

use crate::http::Server;
use crate::support::{Dir, PROJECT, dashboard};

/// A secret with a password nobody shall ever see.
const SECRET: &str = "kind: Secret\nmetadata: {name: db, project: shop}\nspec:\n  basicAuth: {username: \
                      robot, password: hunter2hunter2}\n";

/// The password.
const PASSWORD: &str = "hunter2";

/// Another one.
const OTHER_PASSWORD: &str = "correcthorse9";

/// A directory with a project and two dashboards below `files`, and nothing in `data`.
fn shop() -> Dir {
    Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/queue.yaml", dashboard("queue", "jobs"))
        .file("files/stock.yaml", dashboard("stock", "items"))
}

/// Applies `files` to `data`: the lines of stdout have to be these, and the last line of stderr
/// has to be this sum; then a second run has nothing to do, and `diff` finds no difference.
#[track_caller]
fn check(dir: &Dir, args: &str, code: i32, lines: &[&str], sum: &str) {
    let apply = format!("apply -s file:data {args}");
    let ran = dir.run(&apply).code(code);
    let out: Vec<&str> = ran.out.lines().collect();
    assert_eq!(out, lines, "{ran:#?}");
    assert_eq!(ran.err.lines().last(), Some(sum), "{ran:#?}");
    if code == 0 {
        check_settled(dir, args);
    }
}

/// There is nothing to do, and nothing is done.
#[track_caller]
fn check_settled(dir: &Dir, args: &str) {
    dir.run(&format!("diff -s file:data --exit-code {args}"))
        .code(0);
    let before = dir.listing("data");
    let again = dir.run(&format!("apply -s file:data {args}"));
    let again = again.code(0).out("");
    assert!(again.err.contains(" unchanged ("), "{again:#?}");
    assert!(!again.err.contains("ed, "), "{again:#?}");
    let after = dir.listing("data");
    let is_store = |path: &std::path::Path| !path.ends_with(".perscope.lock");
    let written = before.iter().filter(|(path, seen)| {
        is_store(path)
            && after
                .get(*path)
                .is_none_or(|then| then.0 != seen.0 || then.1 != seen.1)
    });
    assert_eq!(written.count(), 0, "{again:#?}");
}

#[test]
fn what_is_new_is_created_and_what_differs_is_updated() {
    let dir = shop();
    check(
        &dir,
        "files",
        0,
        &[
            "+ Project shop created",
            "+ Dashboard shop/queue created",
            "+ Dashboard shop/stock created",
        ],
        "3 created, 0 unchanged (file:data)",
    );
    let dir = dir.file("files/queue.yaml", dashboard("queue", "done"));
    dir.run("diff -s file:data files --exit-code --name-only")
        .code(1)
        .out_has("Dashboard shop/queue");
    let updated = ["~ Dashboard shop/queue updated"];
    check(
        &dir,
        "files",
        0,
        &updated,
        "1 updated, 2 unchanged (file:data)",
    );
    let stored = std::fs::read_to_string(dir.path("data/dashboards/shop/queue.json")).unwrap();
    assert!(stored.contains("\"version\":1"), "{stored}");
    // What goes from the files stays on the server, unless an inventory lists it.
    std::fs::remove_file(dir.path("files/stock.yaml")).unwrap();
    check_settled(&dir, "files");
    assert!(dir.path("data/dashboards/shop/stock.json").is_file());
}

#[test]
fn a_store_in_the_working_tree_is_nobody_s_source() {
    let dir = shop();
    dir.run("apply -s file:data").code(0);
    check_settled(&dir, "");
    check_settled(&dir, "-d .");
    // With a root, what lies around a named file is read, too.
    let dir = dir.file("perscope.yaml", "server: file:data\n");
    check_settled(&dir, "files/queue.yaml");
    dir.run("apply")
        .code(0)
        .out("")
        .err("3 unchanged (file:data)\n");
    // Who names it means it.
    dir.run("apply -s file:copy data").code(0);
    dir.run("diff -s file:copy files --exit-code").code(0);
}

#[test]
fn letter_case_is_no_difference_to_a_server_without_one() {
    let dir = shop();
    dir.run("apply -s file:data files").code(0);
    let dir = dir.file("files/queue.yaml", dashboard("Queue", "jobs"));
    check_settled(&dir, "files");
    let dir = dir.file("files/again.yaml", dashboard("QUEUE", "jobs"));
    dir.run("apply -s file:data files").code(3).out("").err_has(
        "error: Dashboard shop/queue stands in files/again.yaml:1 and in files/queue.yaml:1",
    );
}

#[test]
fn yaml_and_json_and_lists_are_the_same_resources() {
    let dir = shop();
    dir.run("apply -s file:data files").code(0);
    let both = format!(
        "{}---\n{}---\n{PROJECT}",
        dashboard("stock", "items"),
        dashboard("queue", "jobs")
    );
    let dir = dir.file("one/all.yaml", both);
    check_settled(&dir, "one");
    let json = "[{\"kind\":\"Project\",\"metadata\":{\"name\":\"shop\"},\"spec\":{}},\
                {\"spec\":{},\"metadata\":{\"name\":\"SHOP2\"},\"kind\":\"Project\"}]";
    let dir = dir.file("json/all.json", json);
    let created = ["+ Project shop2 created"];
    check(
        &dir,
        "json",
        0,
        &created,
        "1 created, 1 unchanged (file:data)",
    );
}

#[test]
fn projects_are_created_on_demand_only() {
    let dir = shop();
    let missing = dir
        .run("apply -s file:data files/queue.yaml")
        .code(4)
        .out("");
    missing
        .err_has("error: there is no project `shop`\n")
        .err_has("--create-project creates it");
    assert!(!dir.path("data/projects").exists());
    dir.run("diff -s file:data files/queue.yaml")
        .code(0)
        .err_has("note: there is no project `shop`");
    check(
        &dir,
        "files/queue.yaml --create-project",
        0,
        &["+ Project shop created", "+ Dashboard shop/queue created"],
        "2 created, 0 unchanged (file:data)",
    );
}

#[test]
fn a_project_on_the_command_line_is_meant() {
    let dir = shop();
    let other = dir.run("apply -s file:data files -p bar").code(2).out("");
    other
        .err_has("files/queue.yaml:1: Dashboard queue belongs to the project `shop`, not to `bar`")
        .err_has("add --force");
    assert!(!dir.path("data/projects").exists());
    dir.run("diff -s file:data files -p bar").code(2);
    dir.run("apply -s file:data files -p SHOP").code(0);
    check_settled(&dir, "files -p bar --force");
    // It fills the gaps, and forcing does not move anything.
    let homeless = dashboard("homeless", "x").replace(", project: shop", "");
    let dir = dir.file("homeless.yaml", homeless);
    dir.run("apply -s file:data homeless.yaml")
        .code(3)
        .err_has("homeless.yaml:1: Dashboard homeless:");
    let created = ["+ Dashboard shop/homeless created"];
    check(
        &dir,
        "homeless.yaml -p shop --force",
        0,
        &created,
        "1 created, 0 unchanged (file:data)",
    );
}

#[test]
fn what_stands_there_twice_is_told_at_once() {
    let dir = shop().file(
        "files/more.yaml",
        format!(
            "{}---\n{}",
            dashboard("queue", "a"),
            dashboard("stock", "b")
        ),
    );
    for command in [
        "apply -s file:data files",
        "diff -s file:data files",
        "apply --no-lint -s file:data files",
    ] {
        dir.run(command)
            .code(3)
            .out("")
            .err_has("Dashboard shop/queue stands in files/more.yaml:1 and in files/queue.yaml:1")
            .err_has("Dashboard shop/stock stands in files/more.yaml:");
    }
    assert!(!dir.path("data/projects").exists());
}

#[test]
fn custom_resources_belong_to_the_operator() {
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: own, namespace: \
                  shop}\nspec:\n  config: {duration: 1h, panels: {}, layouts: []}\n";
    let dir = shop().file("files/custom.yaml", custom);
    let ran = dir.run("apply -s file:data files").code(0);
    let ran =
        ran.err_has("note: 1 custom resource left to the operator; --custom-resources takes them");
    assert!(!ran.out.contains("own"), "{ran:#?}");
    check_settled(&dir, "files");
    let created = ["+ Dashboard shop/own created"];
    let sum = "1 created, 3 unchanged (file:data)";
    check(&dir, "files --custom-resources", 0, &created, sum);
}

/// Applies with a secret in the files; its line has to be this, or there is none.
#[track_caller]
fn check_secret(dir: &Dir, args: &str, line: &str) {
    for command in ["diff --format json", "apply --dry-run", "apply"] {
        let ran = dir.run(&format!("{command} -s file:data {args}")).code(0);
        for text in [&ran.out, &ran.err] {
            assert!(
                !text.contains(PASSWORD) && !text.contains(OTHER_PASSWORD),
                "{ran:#?}"
            );
        }
        if command == "apply" {
            assert_eq!(ran.out.trim_end(), line, "{ran:#?}");
        }
    }
}

#[test]
fn secrets_are_written_when_something_says_so() {
    let dir = shop();
    dir.run("apply -s file:data files").code(0);
    let dir = dir.file("files/secret.yaml", SECRET);
    check_secret(&dir, "files", "+ Secret shop/db created");
    let stored = std::fs::read_to_string(dir.path("data/secrets/shop/db.json")).unwrap();
    assert!(!stored.contains(PASSWORD), "{stored}");
    check_settled(&dir, "files");
    // Nobody can see that the password is another one…
    let dir = dir.file(
        "files/secret.yaml",
        SECRET.replace("hunter2hunter2", OTHER_PASSWORD),
    );
    check_secret(&dir, "files", "");
    // …but who names the file, or asks for all of them, wants it written.
    check_secret(&dir, "-f files/secret.yaml", "~ Secret shop/db updated");
    check_secret(&dir, "files --secrets always", "~ Secret shop/db updated");
    let dir = dir.file("files/secret.yaml", SECRET.replace("robot", "human"));
    check_secret(&dir, "files", "~ Secret shop/db updated");
    check_settled(&dir, "files");
}

#[test]
fn masks_are_never_written() {
    let dir = shop().file(
        "files/secret.yaml",
        SECRET.replace("hunter2hunter2", "<secret>"),
    );
    for args in [
        "files",
        "-f files/secret.yaml --create-project",
        "files --secrets always",
    ] {
        let ran = dir.run(&format!("apply -s file:data {args}")).code(1);
        ran.out("").err_has("masked-secret");
    }
    assert!(!dir.path("data/projects").exists());
    let ran = dir.run("apply -s file:data files --no-lint").code(4);
    ran.err_has("1 created, 1 failed, 2 not tried")
        .out_has("Secret shop/db failed: ");
    assert!(!dir.path("data/secrets/shop/db.json").exists());
    // Nor are they sent to a server, which would store them.
    let server = Server::perses(&[]);
    dir.run(&format!("apply -s {} files --no-lint", server.url()))
        .code(4)
        .out_has("Secret shop/db failed: ");
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| !seen.body.contains("<secret>"))
    );
}

#[test]
fn results_are_there_for_programs() {
    let dir = shop().file(
        "files/secret.yaml",
        SECRET.replace("hunter2hunter2", "<secret>"),
    );
    let ran = dir
        .run("apply -s file:data files --no-lint --keep-going --format json")
        .code(4);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["server"], "file:data");
    assert_eq!(value["interrupted"], false);
    let results = value["results"].as_array().unwrap();
    let results: Vec<String> = results
        .iter()
        .map(|it| {
            format!(
                "{} {} {} {}",
                it["kind"], it["name"], it["action"], it["result"]
            )
        })
        .collect();
    let expected = [
        r#""Project" "shop" "create" "created""#,
        r#""Secret" "db" "create" "failed""#,
        r#""Dashboard" "queue" "create" "created""#,
        r#""Dashboard" "stock" "create" "created""#,
    ];
    assert_eq!(results, expected);
    let quiet = dir.run("apply -q -s file:data files/queue.yaml files/stock.yaml --format json");
    let value: serde_json::Value = serde_json::from_str(&quiet.code(0).err("").out).unwrap();
    assert_eq!(
        (
            &value["unchanged"],
            value["results"].as_array().unwrap().len()
        ),
        (&2.into(), 0)
    );
}

#[test]
fn names_of_inventories_are_taken() {
    let variable = "kind: Variable\nmetadata: {name: perscope_inventory_main, project: shop}\nspec:\n  kind: \
                    TextVariable\n  spec: {value: Dashboard queue}\n";
    let dir = shop().file("files/variable.yaml", variable);
    for verb in ["apply", "diff"] {
        dir.run(&format!("{verb} files -s file:data"))
            .code(3)
            .out("")
            .err_has(
                "error: files/variable.yaml:1: Variable shop/perscope_inventory_main: \
             names that start with `perscope_inventory_` are those of inventories\n",
            );
    }
    assert!(!dir.path("data").exists());
}

#[test]
fn what_is_refused_leaves_no_store_behind() {
    let broken = dashboard("queue", "jobs").replace("duration: 1h", "duration: long");
    let dir = shop().file("files/queue.yaml", broken);
    dir.run("apply files -s file:new/data").code(1).out("");
    dir.run("apply nowhere -s file:new/data").code(3);
    assert!(!dir.path("new").exists());
}
