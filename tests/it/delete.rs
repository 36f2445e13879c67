//! `perscope delete`: what goes, in which order, what is said, and what stays.

use crate::get::tree;
use crate::http::{Reply, Seen, Server, perses};
use crate::serve::Served;
use crate::support::{Dir, dashboard};

/// What is left of a kind in the directory store.
#[track_caller]
fn left(dir: &Dir, args: &str) -> String {
    let ran = dir.run(&format!("get {args} -s file:data -o json")).code(0);
    let names = ran.out.split(r#""metadata":{"name":""#).skip(1);
    let names = names.map(|rest| rest.split('"').next().unwrap());
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn named_resources_go_and_what_is_not_there_is_said() {
    for by_server in [false, true] {
        let dir = tree();
        let server = by_server.then(|| Served::start(&dir, None));
        let store = server.as_ref().map_or("file:data".to_owned(), Served::url);
        let ran = dir.run(&format!(
            "delete dashboards queue nobody Cart -p shop -s {store}"
        ));
        let ran = ran.code(0).out(
            "object \"Dashboard\" \"cart\" has been deleted in the project \"shop\"\n\
             object \"Dashboard\" \"nobody\" is not found in the project \"shop\"\n\
             object \"Dashboard\" \"queue\" has been deleted in the project \"shop\"\n",
        );
        ran.err(&format!("2 deleted, 1 not found ({store})\n"));
        assert_eq!(left(&dir, "dash -a"), "cart-2 cart");
        dir.run(&format!("delete gdts everywhere -q -s {store}"))
            .code(0)
            .silent_but("object \"GlobalDatasource\" \"everywhere\" has been deleted\n");
        let nowhere = dir.run(&format!("delete dash a -p nowhere -q -s {store}"));
        nowhere
            .code(0)
            .silent_but("object \"Dashboard\" \"a\" is not found in the project \"nowhere\"\n");
    }
}

#[test]
fn files_say_what_goes_and_dependents_go_first() {
    let dir = tree().file(
        "files/custom.yaml",
        "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: cart-2, namespace: \
         shop}\nspec: {config: {duration: 1h, panels: {}, layouts: []}}\n",
    );
    let dry = dir.run("delete -d files -s file:data --dry-run").code(0);
    let dry = dry.out_has("object \"Project\" \"shop\" would be deleted\n");
    dry.err_has("1 custom resource left to the operator")
        .err_has("note: with the projects go 4 dashboards, 1 datasource, 1 folder, ");
    assert_eq!(left(&dir, "projects"), "shop store");
    let ran = dir.run("delete -d files -s file:data").code(0);
    let kinds = ran.out.lines().map(|line| line.split('"').nth(1).unwrap());
    let mut kinds: Vec<&str> = kinds.collect();
    kinds.dedup();
    assert_eq!(kinds.first(), Some(&"Folder"));
    assert_eq!(kinds.last(), Some(&"Project"));
    assert!(!ran.out.contains("not found"), "{ran:#?}");
    assert_eq!(left(&dir, "projects"), "");
    let again = dir.run("delete -d files -s file:data").code(0);
    assert!(!again.out.contains("has been"), "{again:#?}");
}

#[test]
fn one_file_or_standard_input_is_enough() {
    let dir = tree();
    dir.run("delete -f files/cart.yaml -s file:data -q")
        .code(0)
        .silent_but("object \"Dashboard\" \"cart\" has been deleted in the project \"shop\"\n");
    let text = dashboard("queue", "x").replace(", project: shop", "");
    dir.run_with("delete -f - -p shop -s file:data -q", text.clone())
        .code(0)
        .out_has("\"queue\" has been deleted");
    let ran = dir.run_with("delete -f - -s file:data", text).code(3);
    ran.out("").err_has("it names no project");
    let other = dir.run("delete -f files/cart-2.yaml -p store -s file:data");
    other.code(2).out("").err_has("--force");
    assert_eq!(left(&dir, "dash -p shop"), "cart-2");
    dir.run("delete -f files/cart-2.yaml -p store --force -s file:data")
        .code(0)
        .out_has("in the project \"shop\"");
}

#[test]
fn what_cannot_be_read_keeps_everything() {
    let dir = tree().file("files/broken.yaml", "kind: Dashboard\nmetadata: [\n");
    let ran = dir.run("delete -d files -s file:data").code(3).out("");
    ran.err_has("nothing was deleted, because files/broken.yaml may hold what would be");
    dir.run("delete -f nowhere.yaml -s file:data")
        .code(3)
        .out("");
    dir.run("delete -d files/nothing -s file:data")
        .code(3)
        .out("");
    assert_eq!(left(&dir, "projects"), "shop store");
}

#[test]
fn everything_of_a_kind_needs_a_yes_and_a_project() {
    let dir = tree();
    let ran = dir.run("delete dashboards --all -p shop -s file:data");
    ran.code(2).out("").err(
        "error: 3 dashboards of the project shop on file:data would be deleted, and nobody can be \
         asked\n  --dry-run shows which; --yes deletes them.\n",
    );
    let ran = dir.run("delete projects --all -s file:data").code(2);
    ran.err_has("2 projects, and with them 4 dashboards, 1 datasource, ");
    let ran = dir.run("delete dashboards --all --yes -s file:data");
    ran.code(2)
        .out("")
        .err_has("--all-projects deletes those of all projects.");
    assert_eq!(left(&dir, "dash -a"), "cart cart-2 queue cart");
    let dry = dir.run("delete dashboards --all -p shop --dry-run -s file:data");
    let dry = dry.code(0).err("");
    assert_eq!(dry.out.matches("would be deleted").count(), 3);
    dir.run("delete dashboards --all -p shop --yes -s file:data")
        .code(0)
        .err("3 deleted (file:data)\n");
    assert_eq!(left(&dir, "dash -a"), "cart");
    dir.run("delete dashboards --all --all-projects --yes -s file:data")
        .code(0)
        .out_has("in the project \"store\"");
    dir.run("delete dashboards --all -p shop -s file:data")
        .code(0)
        .out("");
    let typo = dir.run("delete dashboards --all -p shopp -s file:data");
    typo.code(0)
        .out("")
        .err_has("note: there is no project `shopp`");
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    let dir = tree();
    let before = dir.listing("data/dashboards");
    for (args, says) in [
        ("", "Dashboard (dash)"),
        ("dashboard -p shop", "--all deletes everything of it"),
        ("dashboard", "name what to delete"),
        ("dashboards cart", "belongs to a project"),
        ("dashboards cart --all -p shop", "cannot be used with"),
        ("dashboards cart -f files/cart.yaml", "cannot be used with"),
        ("dashboards cart -d files", "cannot be used with"),
        ("--all -f files/cart.yaml", "cannot be used with"),
        ("dash --all --all-projects -p shop", "cannot be used with"),
        ("dash a --all-projects", "cannot be used with"),
        ("dash --all-projects", "--all"),
        ("dash .. -p shop", "`..` in a name"),
        ("dash cart -p ..", "`..` in a name"),
        ("nothing a", "`nothing` is no kind of resource"),
        ("dash a -p shop --jobs 0", "from 1 to 256"),
    ] {
        let ran = dir.run(&format!("delete {args} -s file:data"));
        ran.code(2).out("").err_has(says);
    }
    assert!(dir.listing("data/dashboards") == before);
}

/// Answers as a server that refuses to delete one dashboard.
fn stubborn(seen: &Seen) -> Reply {
    if seen.line == "DELETE /api/v1/projects/p/dashboards/b" {
        let said = r#"{"message":"forbidden access: hands \u001b[31moff"}"#;
        return (403, "", said.to_owned());
    }
    if seen.line == "DELETE /api/v1/projects/p/dashboards/c" {
        return (404, "", r#"{"message":"document not found"}"#.to_owned());
    }
    perses(seen, &[])
}

#[test]
fn what_fails_keeps_nothing_else_from_going() {
    for jobs in [1, 8] {
        let server = Server::new(stubborn);
        let url = server.url();
        let ran = Dir::new().run(&format!("delete dash a b c d -p p --jobs {jobs} -s {url}"));
        let ran = ran.code(4).out(
            "object \"Dashboard\" \"a\" has been deleted in the project \"p\"\n\
             object \"Dashboard\" \"c\" is not found in the project \"p\"\n\
             object \"Dashboard\" \"d\" has been deleted in the project \"p\"\n",
        );
        let ran = ran.err_has(&format!("2 deleted, 1 not found, 1 failed ({url})\n"));
        let ran = ran.err_has("error: Dashboard p/b: ");
        assert!(!ran.err.contains('\u{1b}'), "{ran:#?}");
        assert_eq!(server.writes().len(), 4);
    }
}

#[test]
fn a_named_deletion_asks_for_nothing_else() {
    let server = Server::new(stubborn);
    let ran = Dir::new().run(&format!("delete dash a -p p -s {}", server.url()));
    ran.code(0);
    let lines = server.seen().into_iter().map(|seen| seen.line);
    let asked: Vec<String> = lines.filter(|line| line.contains("/projects")).collect();
    assert_eq!(asked, ["DELETE /api/v1/projects/p/dashboards/a"]);
    let dry = Dir::new().run(&format!("delete dash a -p p --dry-run -s {}", server.url()));
    dry.code(0)
        .out("object \"Dashboard\" \"a\" is not found in the project \"p\"\n");
    assert_eq!(server.writes().len(), 1);
}

#[test]
fn a_directory_that_is_not_there_is_not_made() {
    let dir = Dir::new();
    let ran = dir.run("delete dash a -p p -s file:dta").code(0);
    ran.out("object \"Dashboard\" \"a\" is not found in the project \"p\"\n");
    assert!(!dir.path("dta").exists());
}

#[test]
fn inventories_stay_unless_they_are_named() {
    let dir = tree();
    dir.run("apply files -s file:data --no-lint --inventory main")
        .code(0);
    let ran = dir
        .run("delete variables --all -p shop --yes -s file:data")
        .code(0);
    let ran = ran.err_has("note: 1 inventories of `perscope apply` stay");
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(left(&dir, "var -p shop"), "perscope_inventory_main");
    dir.run("delete var perscope_inventory_main -p shop -s file:data")
        .code(0)
        .out_has("has been deleted");
}
