//! What `dac diff` and `dac preview` ask of a server and say about it, and the plugins of one.

use std::fs;

use crate::http::{Server, perses};
use crate::serve::Served;
use crate::support::{Dir, PROJECT, dashboard};

/// A server that holds the dashboards `a` and `b`; in the files, `a` is the same, `b` is another
/// one, and there is a `c`.
fn shop() -> (Dir, Served) {
    let dir = Dir::new()
        .file("there/project.yaml", PROJECT)
        .file("there/a.yaml", dashboard("a", "same"))
        .file("there/b.yaml", dashboard("b", "old"))
        .file("built/x/a_output.yaml", dashboard("a", "same"))
        .file("built/x/b_output.yaml", dashboard("b", "'x > 1'"))
        .file("built/x/c_output.yaml", dashboard("c", "new"))
        .file("built/x/p_output.yaml", PROJECT);
    let served = Served::start(&dir, None);
    dir.run(&format!("apply -s {} there", served.url())).code(0);
    (dir, served)
}

fn read(dir: &Dir, path: &str) -> String {
    fs::read_to_string(dir.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn differences_go_to_files_and_their_list_to_stdout() {
    let (dir, served) = shop();
    let ran = dir.run(&format!("dac diff -s {}", served.url())).code(0);
    ran.err("").out(
        "- project: shop\n  dashboard: a\n  status: UPDATED\n  diff: built/shop-a.diff\n\
         - project: shop\n  dashboard: b\n  status: UPDATED\n  diff: built/shop-b.diff\n\
         - project: shop\n  dashboard: c\n  status: NEW\n",
    );
    assert_eq!(read(&dir, "built/shop-a.diff"), "");
    let diff = read(&dir, "built/shop-b.diff");
    let changed: Vec<&str> = diff.lines().filter(|line| !line.starts_with(' ')).collect();
    let text = |sign: char, text: &str| format!("{sign}            \"text\": \"{text}\"");
    assert_eq!(changed, [text('-', "old"), text('+', "x > 1")]);
    assert!(
        diff.starts_with(" {\n   \"panels\": {\n") && diff.ends_with("\n }"),
        "{diff}"
    );
    assert!(!dir.path("built/shop-c.diff").exists());
}

#[test]
fn what_the_server_fills_in_is_no_difference() {
    let (dir, served) = shop();
    let terse = dashboard("a", "same").replace("  duration: 1h\n", "");
    let dir = dir.file("terse/a.yaml", terse);
    let folder = "--dac.output_folder out";
    dir.run(&format!("dac diff -d terse -s {} {folder}", served.url()))
        .code(0)
        .out("- project: shop\n  dashboard: a\n  status: UPDATED\n  diff: out/shop-a.diff\n");
    assert_eq!(read(&dir, "out/shop-a.diff"), "");
}

#[test]
fn a_project_that_is_not_there_makes_a_dashboard_new() {
    let (dir, served) = shop();
    let other = dashboard("a", "x").replace(", project: shop", "");
    let args = format!("dac diff -f - -p elsewhere -s {}", served.url());
    dir.run_with(&args, other.clone())
        .code(0)
        .out("- project: elsewhere\n  dashboard: a\n  status: NEW\n");
    let args = format!("dac diff -f - -s {}", served.url());
    dir.run_with(&args, other)
        .code(3)
        .out("")
        .err_has("it names no project");
}

#[test]
fn names_that_could_lead_elsewhere_are_refused() {
    let (dir, served) = shop();
    let evil = dashboard("'../../evil'", "x");
    let dir = dir
        .file("evil/a.yaml", evil)
        .file("evil/b.yaml", dashboard("b", "old"));
    let ran = dir.run(&format!("dac diff -d evil -s {}", served.url()));
    let ran = ran.code(3).err_has("evil/a.yaml:1: Dashboard ../../evil: ");
    ran.out("- project: shop\n  dashboard: b\n  status: UPDATED\n  diff: built/shop-b.diff\n");
}

#[test]
fn two_dashboards_never_share_a_file() {
    let in_project = |project: &str, name: &str| {
        dashboard(name, "x").replace("project: shop", &format!("project: {project}"))
    };
    let dir = Dir::new()
        .file("one.yaml", PROJECT.replace("shop", "a-b"))
        .file("two.yaml", PROJECT.replace("shop", "a"))
        .file("in/x.yaml", in_project("a-b", "c"))
        .file("in/y.yaml", in_project("a", "b-c"));
    dir.run("apply -s file:data one.yaml two.yaml in").code(0);
    let ran = dir.run("dac diff -s file:data -d in").code(0);
    ran.out_has("diff: built/a-b-c.diff\n")
        .out_has("diff: built/a-b-c.1.diff\n");
}

#[test]
fn a_server_that_fails_makes_an_error_of_a_dashboard() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "GET /api/v1/projects/shop/dashboards/b" => (403, "", r#"{"message":"no"}"#.to_owned()),
        _ => perses(seen, &[]),
    });
    let dir = Dir::new()
        .file("in/b.yaml", dashboard("b", "x"))
        .file("in/c.yaml", dashboard("c", "x"));
    let ran = dir
        .run(&format!("dac diff -d in -s {}", server.url()))
        .code(4);
    let ran = ran.err_has("error: Dashboard shop/b: the server does not let");
    ran.out("- project: shop\n  dashboard: b\n  status: ERROR\n- project: shop\n  dashboard: c\n  status: NEW\n");
    assert_eq!(server.writes(), [""; 0]);
}

#[test]
fn previews_are_made_again_and_again() {
    let (dir, served) = shop();
    let url = served.url();
    let preview = format!("dac preview -s {url} --prefix 'PR 7' --ttl 2d");
    let row = |name: &str, current: bool| {
        let at = format!("{url}/projects/shop");
        let current = if current {
            format!("  current: {at}/dashboards/{name}\n")
        } else {
            String::new()
        };
        format!(
            "- project: shop\n  dashboard: {name}\n  preview: {at}/ephemeraldashboards/pr-7-{name}\n{current}"
        )
    };
    let expected = row("a", true) + &row("b", true) + &row("c", false);
    for _ in 0..2 {
        dir.run(&preview).code(0).err("").out(&expected);
    }
    let json = dir.run(&format!("{preview} -f built/x/c_output.yaml -ojson"));
    json.code(0).out(&format!(
        "[{{\"project\":\"shop\",\"dashboard\":\"c\",\"preview\":\"{url}/projects/shop/ephemeraldashboards/pr-7-c\"}}]\n"
    ));
    let got = dir
        .run(&format!("get edash pr-7-c -p shop -s {url} -o json"))
        .code(0);
    got.out_has(r#""ttl":"2d""#).out_has(r#""text":"new""#);
}

#[test]
fn names_of_dashboards_get_the_prefix_too() {
    let (dir, served) = shop();
    let shown = dashboard("d", "x").replace(
        "spec:\n  duration",
        "spec:\n  display: {name: Disks}\n  duration",
    );
    let args = format!("dac preview -f - -s {} --prefix 'PR 7'", served.url());
    dir.run_with(&args, shown).code(0);
    let got = dir.run(&format!("get edash -p shop -s {} -o json", served.url()));
    got.code(0).out_has(r#""display":{"name":"PR 7-Disks"}"#);
}

#[test]
fn the_previews_that_were_made_are_told_if_others_were_not() {
    let (dir, served) = shop();
    let lost = dashboard("b", "x").replace("project: shop", "project: nowhere");
    let dir = dir
        .file("in/a.yaml", dashboard("a", "x"))
        .file("in/b.yaml", lost)
        .file("in/c.yaml", dashboard("c", "x"));
    let ran = dir
        .run(&format!("dac preview -d in -s {}", served.url()))
        .code(4);
    let ran = ran
        .err_has("error: EphemeralDashboard nowhere/b: the project nowhere is not on the server");
    let ran = ran.err_has("`perscope apply` creates it");
    let ran = ran.out_has("  dashboard: a\n").out_has("  dashboard: c\n");
    assert!(!ran.out.contains("  dashboard: b\n"));
}

#[test]
fn a_server_without_previews_says_so_once() {
    let server = Server::new(|seen| {
        let config = r#"{"ephemeral_dashboard":{"enable":false},"database":{"file":{}}}"#;
        match seen.line.split(' ').collect::<Vec<_>>()[..] {
            ["POST", _] => (405, "", r#"{"message":"Method Not Allowed"}"#.to_owned()),
            [_, "/api/config"] => (200, "", config.to_owned()),
            _ => perses(seen, &[]),
        }
    });
    let dir = Dir::new()
        .file("in/b.yaml", dashboard("b", "x"))
        .file("in/c.yaml", dashboard("c", "x"));
    let url = server.url();
    dir.run(&format!("dac preview -d in -s {url} --jobs 1")).code(4).out("").err(&format!(
        "error: {url} keeps no ephemeral dashboards\n  Let who runs it set `ephemeral_dashboard.enable` in its configuration.\n"
    ));
}

#[test]
fn what_makes_no_sense_is_said_before_anything_is_asked() {
    let server = Server::perses(&[]);
    let dir = Dir::new()
        .file("in/b.yaml", dashboard("b", "x"))
        .file("empty/readme.md", "");
    let check = |args: &str, code: i32, part: &str| {
        let ran = dir.run(&format!("dac {args} -s {}", server.url()));
        ran.code(code).out("").err_has(part);
    };
    check("preview -d in --ttl soon", 2, "`--ttl` is no time");
    check(
        "preview -d in --prefix a/b",
        2,
        "no name can begin with `--prefix`",
    );
    check(
        "preview -d in -p a/b",
        2,
        "`--project` is no name of a project",
    );
    check("preview -d in -o table", 2, "invalid value 'table'");
    check("preview -d in -f in/b.yaml", 2, "cannot be used with");
    check("preview -d empty", 3, "there is no dashboard to preview");
    check("diff -d empty", 3, "there is no dashboard to compare");
    check("diff", 3, "there is no directory built");
    check("diff -d in -f in/b.yaml", 2, "cannot be used with");
    assert_eq!(server.writes(), [""; 0]);
    dir.run("dac preview -d in -s file:data")
        .code(2)
        .err_has("a directory shows nobody a preview");
}

#[test]
fn a_dashboard_in_two_files_is_nobodys() {
    let dir = Dir::new()
        .file("in/b.yaml", dashboard("b", "x"))
        .file("in/c.yaml", dashboard("b", "y"));
    let server = Server::perses(&[]);
    let ran = dir
        .run(&format!("dac diff -d in -s {}", server.url()))
        .code(3);
    ran.out("")
        .err_has("Dashboard shop/b stands in in/b.yaml:1 and in in/c.yaml:1");
}

const PLUGINS: &str = r#"[
  {"kind": "PluginModule", "metadata": {"name": "Table", "version": "0.1.0"}, "spec": {"plugins":
    [{"kind": "Panel", "spec": {"name": "Table"}}]}, "status": {"isLoaded": true, "inDev": false}},
  {"status": {}, "kind": "PluginModule", "metadata": {"name": "Two", "version": "0.2.0"}, "spec": {"plugins": [
    {"kind": "Panel", "spec": {"name": "A"}}, {"kind": "Panel", "spec": {"name": "B"}}]}}]"#;

#[test]
fn the_plugins_of_a_server_are_listed() {
    let server = Server::perses(&[("plugins", PLUGINS)]);
    let dir = Dir::new();
    let list = format!("plugin list -s {}", server.url());
    dir.run(&list).code(0).err("").out(
        " NAME  │ VERSION │     TYPE     │ LOADED │ FROM DEV \n\
         ───────┼─────────┼──────────────┼────────┼──────────\n \
         Table │ 0.1.0   │ Panel        │ true   │ false    \n \
         Two   │ 0.2.0   │ PluginModule │ false  │ false    \n",
    );
    let json = dir.run(&format!("{list} -ojson")).code(0);
    json.out_has(
        r#"[{"kind":"PluginModule","metadata":{"name":"Table","version":"0.1.0"},"spec":"#,
    );
    assert!(json_ends(&dir, &list, r#""name":"B"}}]},"status":{}}]"#));
    let yaml = dir.run(&format!("{list} -o yaml")).code(0);
    yaml.out_has("- kind: PluginModule\n  metadata:\n    name: Table\n");
    let none = Server::perses(&[]);
    dir.run(&format!("plugin list -s {} -o yaml", none.url()))
        .code(0)
        .out("[]\n");
    dir.run("plugin list -s file:data").code(2);
}

fn json_ends(dir: &Dir, list: &str, end: &str) -> bool {
    dir.run(&format!("{list} -ojson"))
        .out
        .trim_end()
        .ends_with(end)
}
