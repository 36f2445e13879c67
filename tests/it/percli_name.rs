//! What else is different where the program is called `percli`: help, questions, which server it is,
//! where failures are told.

use crate::http::{Server, perses};
use crate::percli::{LOGGED_IN, check, shop};
use crate::serve::Served;
use crate::support::{Dir, dashboard};

#[test]
fn verbs_that_come_later_say_so_and_end_with_2_by_our_own_name() {
    for verb in [
        "migrate",
        "plugin build",
        "plugin generate",
        "plugin lint",
        "plugin start",
        "plugin test-schemas",
        "dac watch",
    ] {
        let said =
            |name: &str| format!("error: `{name} {verb}` comes in a later version\n  It will");
        let ran = Dir::new().run(verb).code(2).out("");
        assert!(ran.err.starts_with(&said("perscope")), "{}", ran.err);
        let ran = Dir::new().called("percli").run(verb).code(1).out("");
        assert!(ran.err.starts_with(&said("percli")), "{}", ran.err);
    }
}

#[test]
fn help_calls_commands_as_the_program_is_called() {
    let dir = Dir::new().called("percli");
    for args in [
        "",
        "--help",
        "help",
        "help apply",
        "apply --help",
        "dac",
        "plugin",
    ] {
        let ran = dir.run(args).code(0).err("");
        assert!(ran.out.contains("Usage: percli "), "{args}: {}", ran.out);
        let is_other = |word: &str| ran.out.contains(&format!("perscope {word}"));
        assert!(
            !["lint", "apply", "dac", "diff"].into_iter().any(is_other),
            "{args}"
        );
    }
    let ran = dir.run("whoami").code(1);
    ran.err_has("`percli login URL`").err_has("no server");
    dir.run("completion bash").code(0).out_has("_percli");
}

#[test]
fn what_lies_around_the_files_leads_no_script_elsewhere() {
    let (dir, served) = shop();
    let other = Server::perses(&[]);
    let dir = dir
        .file("repo/perscope.yaml", format!("server: {}\n", other.url()))
        .file("repo/one.yaml", dashboard("one", "a"))
        .var("PERSCOPE_SERVER", &other.url());
    dir.run(&format!("login {}", served.url())).code(0);
    let ran = dir.inside("repo");
    ran.run("apply -d .").code(0).err_has(&served.url());
    assert!(other.seen().is_empty(), "{:?}", other.seen());
}

#[test]
fn only_what_one_project_holds_is_deleted_without_a_yes() {
    let tree = crate::get::tree().called("percli");
    let served = Served::start(&tree, None);
    check(
        &tree,
        &served.url(),
        &[
            ("login URL", 0, LOGGED_IN),
            ("delete dashboards --all --all-projects", 1, ""),
            ("delete projects --all", 1, ""),
            (
                "get dashboards cart -a -ojson",
                0,
                "…\"cart\"…\"cart-2\"…\"cart\"…",
            ),
            (
                "delete gv --all",
                0,
                "object \"GlobalVariable\" \"region\" has been deleted\n",
            ),
            (
                "delete dashboards --all -p store",
                0,
                "object \"Dashboard\" \"cart\" has been deleted in the project \"store\"\n",
            ),
            (
                "delete dashboards --all --all-projects --yes",
                0,
                "object \"Dashboard\" \"cart\" has been deleted in the project \"shop\"\n…",
            ),
        ],
    );
}

#[test]
fn what_failed_is_told_beside_the_results() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "POST /api/v1/projects/shop/dashboards" if seen.body.contains("\"two\"") => (
            400,
            "",
            r#"{"message":"bad request: not today"}"#.to_owned(),
        ),
        _ => perses(seen, &[("projects/shop", SHOP)]),
    });
    let dir = Dir::new()
        .file("a/one.yaml", dashboard("one", "a"))
        .file("a/two.yaml", dashboard("two", "a"))
        .called("percli");
    dir.run(&format!("login {}", server.url())).code(0);
    let ran = dir.run("apply -d a --keep-going").code(1);
    ran.out("object \"Dashboard\" \"one\" has been applied in the project \"shop\"\n")
        .err_has("two failed: ")
        .err_has("not today")
        .err_has("1 created, 1 failed");
}

const SHOP: &str = r#"{"kind":"Project","metadata":{"name":"shop"},"spec":{}}"#;
