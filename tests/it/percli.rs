//! The program under the name `percli`: the command lines that scripts of percli's hold, each with
//! its exit code and what it writes to stdout. The tools `cue` and `go` are scripts of the tests.

use crate::dac;
use crate::http::{Server, perses};
use crate::serve::Served;
use crate::support::{Dir, PERCLICONFIG, PROJECT, dashboard};

/// A command line without the name of the program, its exit code, and what it writes to stdout, in
/// which `…` stands for anything. `URL` stands for the address of the server.
pub(crate) type Case = (&'static str, i32, &'static str);

/// Whether a text is like a pattern.
fn is_like(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

/// Runs command lines one after the other; ` < FILE` at the end of one is standard input.
#[track_caller]
pub(crate) fn check(dir: &Dir, url: &str, cases: &[Case]) {
    for (args, code, out) in cases {
        let (args, stdin) = args.split_once(" < ").unwrap_or((args, ""));
        let stdin = match stdin {
            "" => Vec::new(),
            path => std::fs::read(dir.path(path)).unwrap(),
        };
        let ran = dir.run_with(&args.replace("URL", url), stdin).code(*code);
        let out = out.replace("URL", url);
        assert!(is_like(&ran.out, &out), "{args}\n{ran:#?}\nand not\n{out}");
        let told = *code == 0 || !ran.err.is_empty() || !ran.out.is_empty();
        assert!(told, "percli {args} says why it fails");
    }
}

/// A directory with resources and tools, and a server that has nothing but the project `shop`.
pub(crate) fn shop() -> (Dir, Served) {
    let two = format!("{}---\n{}", dashboard("one", "a"), dashboard("two", "b"));
    let dir = dac::dir()
        .file("there/shop.yaml", PROJECT)
        .file("resources.yaml", two)
        .file("resources.json", JSON)
        .file("dir/0-shop.yaml", PROJECT)
        .file("dir/sub.yaml", dashboard("last", "c"))
        .file("dir/sub/one.yaml", dashboard("one", "a"))
        .file(
            "broken.yaml",
            "kind: Dashboard\nmetadata: {name: a b}\nspec: {}\n",
        )
        .file("fresh.yaml", dashboard("one", "a").replace("shop", "fresh"))
        .file(
            "board.cue",
            format!("cat <<'END'\n{}END\n", dashboard("cued", "x")),
        )
        .file(
            "code/main.go",
            format!("{GO}cat <<'END'\n{}END\n", dashboard("goed", "x")),
        );
    let served = Served::start(&dir, None);
    dir.run(&format!("apply -s {} there", served.url())).code(0);
    (dir.called("percli"), served)
}

const JSON: &str = r#"[{"kind": "Folder", "metadata": {"name": "all", "project": "shop"}, "spec": [{"kind": "Dashboard", "name": "one"}]},
    {"kind": "GlobalVariable", "metadata": {"name": "region"}, "spec": {"kind": "TextVariable", "spec": {"value": "eu"}}}]"#;

/// The first line of a program in Go, as far as the tools look at it.
const GO: &str = "package main; func main() {}\n";

const ONE_AND_TWO: &str = "object \"Dashboard\" \"one\" has been applied in the project \"shop\"\n\
                           object \"Dashboard\" \"two\" has been applied in the project \"shop\"\n";
/// Name by name, so that what lies in `sub/` comes before `sub.yaml`.
const DIR: &str = "object \"Project\" \"shop\" has been applied\n\
                   object \"Dashboard\" \"one\" has been applied in the project \"shop\"\n\
                   object \"Dashboard\" \"last\" has been applied in the project \"shop\"\n";
const GOOD: &str = "your resources look good\n";
const DIFFERENT: &str =
    "- project: shop\n  dashboard: one\n  status: UPDATED\n  diff: built/shop-one.diff\n";
const PREVIEWS: &str = "[{\"project\":\"shop\",\"dashboard\":\"one\",\
                        \"preview\":\"URL/projects/shop/ephemeraldashboards/pr-1-one\",\
                        \"current\":\"URL/projects/shop/dashboards/one\"}]\n";
const LISTED: &str =
    " NAME │ PROJECT │ AGE \n──────┼─────────┼─────\n one  │ shop    │ …\n two  │ shop    │ …\n";
const LISTED_ONE: &str = " NAME │ PROJECT │ AGE \n──────┼─────────┼─────\n one  │ shop    │ …\n";
pub(crate) const LOGGED_IN: &str = "successfully logged in URL\n";

/// What the composite actions for Perses call.
const ACTIONS: &[Case] = &[
    ("version", 0, "client:\n    version: …\n"),
    ("login URL --insecure-skip-tls-verify", 0, LOGGED_IN),
    ("login URL", 0, LOGGED_IN),
    (
        "version",
        0,
        "client:\n    version: …\nserver:\n    version: …\n",
    ),
    ("lint -d dir", 0, GOOD),
    ("lint -d dir --online", 0, GOOD),
    ("lint -f resources.yaml --online", 0, GOOD),
    ("lint -f broken.yaml", 1, "error[malformed-name]…"),
    ("lint -f broken.yaml --online", 1, "error[malformed-name]…"),
    ("apply -f resources.yaml", 0, ONE_AND_TWO),
    ("apply -f resources.yaml", 0, ONE_AND_TWO),
    ("apply -d dir", 0, DIR),
    ("apply -d dir --project shop", 0, DIR),
    ("apply -d dir --project other", 1, ""),
    ("apply -d dir --project other --force", 0, DIR),
    ("apply -f fresh.yaml", 1, ""),
    (
        "apply -f fresh.yaml --create-project",
        0,
        "object \"Dashboard\" \"one\" has been applied in the project \"fresh\"\n",
    ),
    ("apply -f broken.yaml", 1, "…"),
    (
        "dac build -f board.cue -m file",
        0,
        "Successfully built board.cue at built/board_output.yaml\n",
    ),
    (
        "dac build -d code -o json",
        0,
        "Successfully built code/main.go at built/code/main_output.json\n",
    ),
    (
        "dac build -f board.cue -m stdout -o yaml",
        0,
        "kind: Dashboard\nmetadata: {name: cued, …",
    ),
    ("dac build -f nowhere.cue -m stdout", 1, ""),
    ("dac diff -f dir/sub/one.yaml", 0, DIFFERENT),
    ("dac diff -d dir/sub --project shop", 0, DIFFERENT),
    (
        "dac preview -d dir/sub --prefix pr-1 --project shop --ttl 1h -o json",
        0,
        PREVIEWS,
    ),
    (
        "dac preview -f dir/sub/one.yaml --prefix pr-1 --ttl 1h -ojson",
        0,
        PREVIEWS,
    ),
];

#[test]
fn the_actions_for_ci_get_what_they_wait_for() {
    let (dir, served) = shop();
    check(&dir, &served.url(), ACTIONS);
}

#[test]
fn logins_of_the_actions_store_what_opens_the_server() {
    let tokens = r#"{"access_token":"right","refresh_token":"again","expires_in":900}"#;
    let config = r#"{"security":{"enable_auth":true,"authentication":{"providers":{"enable_native":true,"oidc":[{"slug_id":"corp","name":"Corp"}]}}}}"#;
    let server = Server::new(move |seen| {
        let said = |status, body: &str| (status, "", body.to_owned());
        let is_open = seen.head.contains("Bearer right");
        match seen.line.as_str() {
            "GET /api/config" => said(200, config),
            "POST /api/auth/providers/native/login" if seen.body.contains("geheim") => {
                said(200, tokens)
            }
            "POST /api/auth/providers/native/login" => said(400, r#"{"message":"wrong login"}"#),
            "POST /api/auth/providers/oidc/corp/token" | "POST /api/auth/refresh" => {
                said(200, tokens)
            }
            "GET /api/v1/user/whoami" if is_open => {
                said(200, r#"{"kind":"User","metadata":{"name":"ci"}}"#)
            }
            line if line.starts_with("GET /api/v1/health") || is_open => perses(seen, &[]),
            _ => said(401, r#"{"message":"invalid or expired jwt"}"#),
        }
    });
    let robot = "login URL --provider corp --client-id ci --client-secret s";
    let dir = Dir::new().called("percli");
    check(
        &dir,
        &server.url(),
        &[
            ("whoami", 1, ""),
            ("login URL", 1, ""),
            ("login URL -u ci -p falsch", 1, ""),
            ("login URL -u ci -p geheim", 0, LOGGED_IN),
            ("login URL -uci -pgeheim", 0, LOGGED_IN),
            ("whoami", 0, "User used: ci\n"),
            (
                "whoami --show-token --show-url",
                0,
                "Token used: right\nAuthenticated to the server: URL\nUser used: ci\n",
            ),
            ("refresh", 0, "token has been refreshed\n"),
            ("login URL --token falsch", 1, ""),
            ("login URL --token right", 0, LOGGED_IN),
            ("login URL -u ci -p geheim --token right", 1, ""),
            (
                "login URL --provider other --client-id ci --client-secret s",
                1,
                "",
            ),
            (robot, 0, LOGGED_IN),
        ],
    );
    let stored = std::fs::read_to_string(dir.path(PERCLICONFIG)).unwrap();
    assert!(stored.contains(r#""credentials":"right""#), "{stored}");
}

/// The examples of percli's own help.
const EXAMPLES: &[Case] = &[
    ("login URL", 0, LOGGED_IN),
    ("project shop", 0, "project shop selected\n"),
    ("project", 0, "Using project \"shop\" on server \"URL\"\n"),
    ("apply -f ./resources.yaml", 0, ONE_AND_TWO),
    ("apply -f - < resources.yaml", 0, ONE_AND_TWO),
    ("lint -f ./resources.yaml --online", 0, GOOD),
    ("lint -f - < dir/0-shop.yaml", 0, GOOD),
    ("get dashboards", 0, LISTED),
    ("get dashboards on", 0, LISTED_ONE),
    ("get dashboards -p shop", 0, LISTED),
    (
        "get dashboards -a -ojson",
        0,
        r#"[{"kind":"Dashboard","metadata":{"name":"one",…}]…"#,
    ),
    (
        "describe dashboard one",
        0,
        "kind: Dashboard\nmetadata:\n    name: one\n…    project: shop\nspec:\n…",
    ),
    (
        "describe dashboard one -ojson",
        0,
        r#"{"kind":"Dashboard","metadata":{"name":"one",…}…"#,
    ),
    (
        "config --output=json",
        0,
        r#"{"rest_client_config":{"url":"URL"…"#,
    ),
    ("config --online --output=yaml", 0, "security:\n…"),
    (
        "delete -f data.yaml",
        0,
        "object \"Dashboard\" \"two\" has been deleted in the project \"shop\"\n",
    ),
    (
        "delete -f - < data.yaml",
        0,
        "object \"Dashboard\" \"two\" is not found in the project \"shop\"\n",
    ),
    (
        "delete dashboards one cadvisor",
        0,
        "object \"Dashboard\" \"cadvisor\" is not found in the project \"shop\"\n\
         object \"Dashboard\" \"one\" has been deleted in the project \"shop\"\n",
    ),
    ("dac build -f board.cue -m stdout", 0, "kind: Dashboard\n…"),
    (
        "dac build -f code/main.go -ojson",
        0,
        "Successfully built code/main.go at built/code/main_output.json\n",
    ),
    (
        "dac build -f code/main.go -ojson -- --arg1=value1 --arg2=value2",
        0,
        "Successfully built code/main.go at built/code/main_output.json\n",
    ),
    (
        "dac build -d my_dashboards",
        0,
        "Successfully built my_dashboards/a.cue at built/my_dashboards/a_output.yaml\n",
    ),
    (
        "dac diff -d ./built",
        0,
        "- project: shop\n  dashboard: …  status: NEW\n",
    ),
    (
        "dac preview -d ./built",
        0,
        "- project: shop\n  dashboard: …  preview: URL/…",
    ),
    (
        "apply -d built",
        0,
        "object \"Dashboard\" \"goed\" has been applied in the project \"shop\"\n\
         object \"Dashboard\" \"a\" has been applied in the project \"shop\"\n",
    ),
    ("plugin list", 0, "…NAME…VERSION…TYPE…LOADED…FROM DEV…"),
    (
        "delete dashboards --all",
        0,
        "object \"Dashboard\" \"a\" has been deleted in the project \"shop\"\n\
         object \"Dashboard\" \"goed\" has been deleted in the project \"shop\"\n",
    ),
    ("delete dashboards --all", 0, ""),
];

#[test]
fn the_examples_of_its_own_help_do_what_they_say() {
    let (dir, served) = shop();
    let dir = dir.file("data.yaml", dashboard("two", "b")).file(
        "my_dashboards/a.cue",
        format!("cat <<'END'\n{}END\n", dashboard("a", "x")),
    );
    check(&dir, &served.url(), EXAMPLES);
}

/// The kinds with the words that name them, and whether the embedded server keeps them.
const KINDS: &[(&str, &str, bool)] = &[
    ("Dashboard", "dashboard dashboards dash dashs", true),
    ("Datasource", "datasource datasources dts", true),
    (
        "EphemeralDashboard",
        "ephemeraldashboard ephemeraldashboards edash edashs",
        true,
    ),
    ("Folder", "folder folders fld flds", true),
    (
        "GlobalDatasource",
        "globaldatasource globaldatasources gdts",
        true,
    ),
    ("GlobalRole", "globalrole globalroles grl", false),
    (
        "GlobalRoleBinding",
        "globalrolebinding globalrolebindings grlb",
        false,
    ),
    ("GlobalSecret", "globalsecret globalsecrets gs gscrt", true),
    (
        "GlobalVariable",
        "globalvariable globalvariables gv gvs gvar gvars",
        true,
    ),
    ("Project", "project projects", true),
    ("Role", "role roles rl", false),
    ("RoleBinding", "rolebinding rolebindings rlb", false),
    ("Secret", "secret secrets scrt", true),
    ("User", "user users usr usrs", true),
    ("Variable", "variable variables var vars", true),
];

#[test]
fn kinds_have_all_the_names_that_percli_knows() {
    let tree = crate::get::tree().called("percli");
    let served = Served::start(&tree, None);
    let on_server = format!(" -s {}", served.url());
    for (kind, names, is_kept) in KINDS {
        let place = if *is_kept {
            &on_server
        } else {
            " -s file:data"
        };
        let all = tree.run(&format!("get {kind} -a -o json{place}")).code(0);
        assert!(all.out.starts_with(r#"[{"kind":""#), "{kind} {}", all.out);
        for name in names.split(' ') {
            for name in [name.to_owned(), name.to_uppercase()] {
                let args = format!("get {name} -a -ojson{place}");
                tree.run(&args).code(0).out(&all.out);
            }
        }
    }
}

#[test]
fn mistakes_end_with_1_and_say_nothing_on_stdout() {
    let (dir, served) = shop();
    check(
        &dir,
        &served.url(),
        &[
            ("get dashboards -p shop", 1, ""),
            ("whoami", 1, ""),
            ("refresh", 1, ""),
            ("project", 1, ""),
            ("login", 1, ""),
            ("login http://127.0.0.1:1", 1, ""),
            ("login URL", 0, LOGGED_IN),
            ("project nowhere", 1, ""),
            ("get", 1, ""),
            ("get dashboards", 1, ""),
            ("get dashboards -p nowhere", 1, ""),
            ("get dashboards -pshop -a", 1, ""),
            ("get dashboards -pshop -oxml", 1, ""),
            ("get boards", 1, ""),
            ("get dashboards -pshop -ojson", 0, "[]\n"),
            ("get dashboards none -pshop -oyaml", 0, "[]\n"),
            ("describe dashboard", 1, ""),
            ("describe dashboard none -pshop", 1, ""),
            ("delete", 1, ""),
            ("delete dashboards", 1, ""),
            ("delete dashboards --all", 1, ""),
            ("delete dashboards --all -p nowhere", 1, ""),
            ("delete -f nowhere.json", 1, ""),
            ("lint -f nowhere.json", 1, ""),
            ("lint --log.level=loud -d dir", 1, ""),
            ("lint --log.level=error -d dir", 0, GOOD),
            ("apply", 1, ""),
            ("apply -f nowhere.json", 1, ""),
            ("apply -d code", 1, ""),
            ("dac diff -d code", 1, ""),
            ("dac build", 1, ""),
            ("lnt", 1, ""),
            ("dac bild", 1, ""),
            ("plugin lst", 1, ""),
            ("migrate -f grafana.json --online", 1, ""),
            ("plugin build", 1, ""),
            ("plugin generate", 1, ""),
            ("plugin lint", 1, ""),
            ("plugin start", 1, ""),
            ("plugin test-schemas", 1, ""),
            ("dac watch", 1, ""),
        ],
    );
}
