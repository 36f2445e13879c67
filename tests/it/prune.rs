//! `--prune`: what an inventory lists and no file holds goes, and nothing else, ever.

use std::fs;

use crate::support::{Dir, PROJECT, dashboard};

/// A directory whose project and three dashboards were applied with an inventory.
fn applied(inventory: &str) -> Dir {
    let mut dir = Dir::new().file("files/project.yaml", PROJECT);
    for name in ["a", "b", "c"] {
        dir = dir.file(&format!("files/{name}.yaml"), dashboard(name, "x"));
    }
    apply(&dir, &format!("files --inventory {inventory}"), 0);
    dir
}

fn without(dir: Dir, name: &str) -> Dir {
    fs::remove_file(dir.path(&format!("files/{name}.yaml"))).unwrap();
    dir
}

#[track_caller]
fn apply(dir: &Dir, args: &str, code: i32) -> crate::support::Ran {
    dir.run(&format!("apply -s file:data {args}")).code(code)
}

/// The names of the dashboards that are there.
fn there(dir: &Dir) -> Vec<String> {
    let entries = fs::read_dir(dir.path("data/dashboards/shop"));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// A second run writes nothing, not even the inventory.
#[track_caller]
fn check_settled(dir: &Dir, args: &str) {
    let content = |dir: &Dir| {
        let mut listing = dir.listing("");
        listing.retain(|path, _| !path.ends_with(".perscope.lock"));
        listing
    };
    let before = content(dir);
    apply(dir, args, 0).out("");
    assert_eq!(content(dir), before);
    dir.run(&format!("diff -s file:data --exit-code {args}").replace(" --yes", ""))
        .code(0);
}

#[test]
fn what_no_file_holds_any_more_goes() {
    for inventory in ["main", "file:state/list.txt"] {
        let made = Dir::new().file("state/here", "");
        drop(made);
        let dir = Dir::new().file("state/here", "");
        let dir = ["a", "b", "c"]
            .into_iter()
            .fold(dir.file("files/project.yaml", PROJECT), |dir, name| {
                dir.file(&format!("files/{name}.yaml"), dashboard(name, "x"))
            });
        let args = format!("files --inventory {inventory}");
        apply(&dir, &args, 0);
        check_settled(&dir, &args);
        let others = dir.file("others/d.yaml", dashboard("d", "x"));
        apply(&others, "others", 0);
        let dir = without(others, "b");
        // Without --prune nothing goes, and nothing is forgotten.
        check_settled(&dir, &args);
        apply(&dir, &format!("{args} --dry-run --prune"), 0);
        assert_eq!(there(&dir), ["a", "b", "c", "d"]);
        let pruned = apply(&dir, &format!("{args} --prune --yes"), 0);
        pruned
            .out("- Dashboard shop/b deleted\n")
            .err("1 deleted, 3 unchanged (file:data)\n");
        assert_eq!(there(&dir), ["a", "c", "d"]);
        check_settled(&dir, &format!("{args} --prune --yes"));
        let sums = dir.run(&format!("diff -s file:data {args} --prune --exit-code"));
        sums.code(0);
    }
}

#[test]
fn deleting_needs_a_yes_and_has_a_limit() {
    let dir = without(without(applied("main"), "a"), "b");
    let before = there(&dir);
    apply(&dir, "files --inventory main --prune", 2)
        .out("")
        .err_has("2 resources would be deleted, and nobody can be asked")
        .err_has("--yes");
    apply(
        &dir,
        "files --inventory main --prune --yes --prune-limit 1",
        2,
    )
    .out("")
    .err_has("2 resources would be deleted, and the limit is 1")
    .err_has("--prune-limit 2 allows it.");
    apply(&dir, "files --prune --yes", 2).err_has("--inventory");
    apply(&dir, "files --inventory other --prune --yes", 0).out("");
    apply(&dir, "files --inventory '../x' --prune --yes", 2).err_has("name of an inventory");
    assert_eq!(there(&dir), before);
    apply(
        &dir,
        "files --inventory main --prune --yes --prune-limit 2",
        0,
    );
    assert_eq!(there(&dir), ["c"]);
}

#[test]
fn plans_in_files_have_the_limit_as_well() {
    let dir = without(without(applied("main"), "a"), "b");
    let more = "files --inventory main";
    dir.run(&format!("diff -s file:data {more} --prune --out plan.json"))
        .code(0);
    let plan = format!("{more} --plan plan.json --prune-limit");
    apply(&dir, &format!("{plan} 1"), 2)
        .out("")
        .err_has("2 resources would be deleted, and the limit is 1");
    assert_eq!(there(&dir), ["a", "b", "c"]);
    apply(&dir, &format!("{plan} 2"), 0);
    assert_eq!(there(&dir), ["c"]);
}

#[test]
fn an_empty_workspace_deletes_nothing() {
    let dir = applied("main").file("nothing/README.md", "");
    apply(&dir, "nothing --inventory main --prune --yes", 3);
    let empty = apply(
        &dir,
        "nothing --allow-empty --inventory main --prune --yes",
        2,
    );
    empty.err_has("nothing is deleted for a workspace without any resource");
    assert_eq!(there(&dir), ["a", "b", "c"]);
}

#[test]
fn projects_stay() {
    let dir = applied("main").file("other/project.yaml", PROJECT.replace("shop", "other"));
    let args = "other --inventory main --prune --yes";
    apply(&dir, "files other --inventory main", 0);
    // What the inventory knows of another project goes, although nothing of it is named any more.
    let out = apply(&dir, args, 0).out;
    assert_eq!(
        out,
        "- Dashboard shop/a deleted\n- Dashboard shop/b deleted\n- Dashboard shop/c deleted\n"
    );
    assert!(dir.path("data/projects/shop.json").is_file());
    check_settled(&dir, args);
}

#[test]
fn what_cannot_be_read_is_not_taken_for_gone() {
    let args = "files --inventory main --prune --yes";
    let cut = dashboard("b", "x").replace("panels:", "panels: [");
    let other_kind = dashboard("b", "x").replace("Dashboard", "Dashbord");
    let no_kind = dashboard("b", "x").replace("kind: Dashboard\n", "");
    for (broken, silent) in [
        (&cut, "syntax"),
        (&other_kind, "unknown-kind"),
        (&no_kind, "unknown-kind"),
    ] {
        let dir = applied("main").file("files/b.yaml", broken);
        for more in ["", " --no-lint"] {
            let ran = dir.run(&format!("apply -s file:data {args}{more}"));
            assert!(ran.out.is_empty(), "{silent}: {ran:#?}");
            ran.code(3)
                .err_has("nothing is deleted, because files/b.yaml may hold what would be");
        }
        assert_eq!(there(&dir), ["a", "b", "c"], "{silent}");
        dir.run("diff -s file:data files --inventory main --prune")
            .code(3);
    }
}

#[test]
fn what_is_left_out_is_not_taken_for_gone() {
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: own, namespace: \
                  shop}\nspec:\n  config: {duration: 1h, panels: {}, layouts: []}\n";
    let dir = applied("main").file("files/own.yaml", custom);
    apply(&dir, "files --inventory main --custom-resources", 0);
    apply(&dir, "files --inventory main --prune --yes", 0).out("");
    assert_eq!(there(&dir), ["a", "b", "c", "own"]);
    // It was not forgotten either.
    let dir = without(dir, "own");
    apply(&dir, "files --inventory main --prune --yes", 0).out("- Dashboard shop/own deleted\n");
}

#[test]
fn foreign_lines_in_an_inventory_stop_all() {
    let dir = without(applied("file:list.txt"), "b");
    let list = fs::read_to_string(dir.path("list.txt")).unwrap();
    assert!(list.contains("\nDashboard shop/b\n"), "{list}");
    let dir = dir.file("list.txt", format!("{list}Dashboard ../../etc/passwd\n"));
    let ran = apply(&dir, "files --inventory file:list.txt --prune --yes", 3);
    ran.out("")
        .err_has("is no inventory of perscope: it holds the line `Dashboard ../../etc/passwd`");
    assert_eq!(there(&dir), ["a", "b", "c"]);
    // What somebody else has deleted already is no trouble.
    fs::remove_file(dir.path("data/dashboards/shop/b.json")).unwrap();
    let dir = dir.file("list.txt", list);
    apply(&dir, "files --inventory file:list.txt --prune --yes", 0).out("");
    assert_eq!(
        fs::read_to_string(dir.path("list.txt"))
            .unwrap()
            .matches("shop/b")
            .count(),
        0
    );
}

/// Nothing is deleted as long as this lies where `b` was, because of this file.
#[track_caller]
fn check_unknown(change: impl FnOnce(Dir) -> Dir, args: &str, file: &str) {
    let dir = change(without(applied("main"), "b"));
    let args = format!("{args} --inventory main --prune --yes");
    let why = format!("nothing is deleted, because {file} may hold what would be");
    apply(&dir, &args, 3).out("").err_has(&why);
    assert_eq!(there(&dir), ["a", "b", "c"], "{file}");
    // Whoever says that it does not matter is believed.
    let dir = dir.file("perscope.yaml", format!("exclude: ['{file}']\n"));
    apply(&dir, &args, 0).out_has("- Dashboard shop/b deleted\n");
}

#[test]
fn what_is_passed_over_is_not_taken_for_gone() {
    let file = "files/b.yaml";
    check_unknown(|dir| dir.file(file, ""), "files", file);
    check_unknown(|dir| dir.file(file, "\n \n"), "files", file);
    check_unknown(|dir| dir.file(file, [0; 100]), "files", file);
    let template = format!("{{{{ if .Values.b }}}}\n{}", dashboard("b", "x"));
    check_unknown(|dir| dir.file(file, template), "files", file);
    let large = |dir: Dir| {
        let dir = dir.file(file, "");
        let opened = fs::File::options().write(true).open(dir.path(file));
        opened.unwrap().set_len((64 << 20) + 1).unwrap();
        dir
    };
    check_unknown(large, "files", file);
    let chart = |dir: Dir| {
        dir.file("files/Chart.yaml", "name: x\n")
            .file("files/templates/b.yaml", dashboard("b", "x"))
    };
    check_unknown(chart, "files", "files/templates/b.yaml");
    #[cfg(unix)]
    {
        check_unknown(|dir| dir.link(file, "nowhere.yaml"), "files", file);
        // Nobody follows a link out of the tree.
        check_unknown(|dir| dir.link("files/near", "/etc"), "files", "files/near");
    }
}

#[test]
fn what_is_cut_to_pieces_is_not_taken_for_gone() {
    for left in ["{{{", "[]", "{}", "xx", "- a: [", "\"Dashboard\""] {
        let dir = applied("inv").file("files/b.yaml", left);
        let ran = apply(&dir, "files --inventory inv --prune --yes", 3);
        ran.err_has("files/b.yaml");
        assert_eq!(there(&dir), ["a", "b", "c"], "{left}");
    }
    // What says that it is somebody else's is.
    let dir = applied("inv").file("files/b.yaml", "name: ci\non: push\n");
    apply(&dir, "files --inventory inv --prune --yes", 0);
    assert_eq!(there(&dir), ["a", "c"]);
}

#[test]
fn what_is_passed_over_around_the_named_files_counts_as_well() {
    let change = |dir: Dir| {
        let broken = dashboard("b", "x").replace("panels:", "panels: [");
        dir.file("others/b.yaml", broken)
            .file("perscope.yaml", "{}\n")
    };
    check_unknown(change, "files", "others/b.yaml");
    // Links inside of what is read hide nothing, and neither does what is foreign.
    #[cfg(unix)]
    {
        let dir = without(applied("main"), "b")
            .file("files/values.yaml", "replicas: 1\n")
            .file(
                "files/deep/deployment.yaml",
                "apiVersion: apps/v1\nkind: Deployment\n",
            )
            .link("files/again", "deep")
            .link("files/other.yaml", "a.yaml");
        apply(&dir, "files --inventory main --prune --yes", 0).out("- Dashboard shop/b deleted\n");
    }
}

#[test]
fn what_is_ignored_is_not_taken_for_gone() {
    let args = "--inventory main --prune --yes";
    for root in [false, true] {
        let dir = applied("main")
            .file(".gitignore", "files/b.yaml\n")
            .file(".git/HEAD", "");
        let dir = if root {
            dir.file("perscope.yaml", "{}\n")
        } else {
            dir
        };
        let note = "note: Dashboard shop/b is not deleted, because files/b.yaml holds it, although it is \
                    ignored";
        apply(&dir, args, 0).out("").err_has(note);
        dir.run(&format!("diff -s file:data {args}").replace(" --yes", ""))
            .code(0)
            .err_has(note);
        assert_eq!(there(&dir), ["a", "b", "c"]);
        // Rules see nothing of it: the same resource twice would be a finding.
        let dir = dir
            .file("files/c.yaml", dashboard("c", "other"))
            .file("files/.hidden/c.yaml", dashboard("c", "other"));
        apply(&dir, args, 0).out("~ Dashboard shop/c updated\n");
        let dir = without(dir, "b");
        apply(&dir, args, 0).out("- Dashboard shop/b deleted\n");
    }
}
