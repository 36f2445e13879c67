//! `perscope get`: lists of resources, the same from a server and from a directory.

use crate::http::{Server, perses};
use crate::serve::Served;
use crate::support::{Dir, Ran, dashboard, project};

/// A resource of every kind with a table of its own, beside dashboards.
const OTHERS: &str = "\
kind: Datasource
metadata: {name: prom, project: shop}
spec: {default: true, plugin: {kind: PrometheusDatasource, spec: {directUrl: 'https://prom.test'}}}
---
kind: GlobalDatasource
metadata: {name: everywhere}
spec: {default: false, plugin: {kind: PrometheusDatasource, spec: {directUrl: 'https://prom.test'}}}
---
kind: Variable
metadata: {name: env, project: shop}
spec: {kind: TextVariable, spec: {value: prod}}
---
kind: GlobalVariable
metadata: {name: region}
spec: {kind: TextVariable, spec: {value: eu}}
---
kind: EphemeralDashboard
metadata: {name: preview, project: shop}
spec: {ttl: 3d, duration: 1h, panels: {}, layouts: []}
---
kind: Folder
metadata: {name: all, project: shop}
spec: {items: [{kind: Dashboard, name: cart}]}
---
kind: Secret
metadata: {name: key, project: shop}
spec: {basicAuth: {username: u, password: hunter22}}
---
kind: GlobalSecret
metadata: {name: master}
spec: {basicAuth: {username: u, password: hunter22}}
---
kind: Role
metadata: {name: writer, project: shop}
spec:
  permissions:
    - {actions: [read, create], scopes: [Dashboard, Folder]}
    - {actions: ['*'], scopes: [Variable]}
---
kind: Role
metadata: {name: nothing, project: shop}
spec: {permissions: []}
---
kind: GlobalRole
metadata: {name: viewer}
spec: {permissions: [{actions: [read], scopes: ['*']}]}
---
kind: RoleBinding
metadata: {name: writers, project: shop}
spec: {role: writer, subjects: [{kind: User, name: ann}, {kind: User, name: bob}]}
---
kind: GlobalRoleBinding
metadata: {name: viewers}
spec: {role: viewer, subjects: [{kind: User, name: ann}]}
---
kind: User
metadata: {name: ann}
spec: {nativeProvider: {password: hunter22}}
";

/// A directory store `data` with a resource of every kind, and some dashboards.
pub(crate) fn tree() -> Dir {
    let mut dir = Dir::new()
        .file("files/shop.yaml", project("shop"))
        .file("files/store.yaml", project("store"))
        .file("files/others.yaml", OTHERS);
    for name in ["cart", "cart-2", "queue"] {
        dir = dir.file(&format!("files/{name}.yaml"), dashboard(name, "'<b>'"));
    }
    let elsewhere = dashboard("cart", "x").replace("project: shop", "project: store");
    dir = dir.file("files/elsewhere.yaml", elsewhere);
    dir.run("apply files -s file:data --no-lint").code(0);
    dir
}

/// Runs a command on a server and on its directory; both say the same.
#[track_caller]
pub(crate) fn both(dir: &Dir, args: &str) -> Ran {
    let of_directory = dir.run(&format!("{args} -s file:data"));
    let server = Served::start(dir, None);
    let of_server = dir.run(&format!("{args} -s {}", server.url()));
    assert_eq!(
        ageless(&of_directory.out),
        ageless(&of_server.out),
        "{args}"
    );
    assert_eq!(of_directory.status(), of_server.status(), "{args}");
    of_server
}

/// The cells of a table, without the line below its head, and with the same word for all ages,
/// which are of this minute. Other texts stay what they are.
fn ageless(out: &str) -> String {
    let cell = |cell: &str| {
        let cell = cell.trim();
        let number = cell.strip_suffix(['s', 'm']).unwrap_or("x");
        let is_age = number.parse::<u32>().is_ok();
        if is_age { "AGO" } else { cell }.to_owned()
    };
    let line = |line: &str| {
        if line.contains('│') {
            line.split('│').map(cell).collect::<Vec<_>>().join("|")
        } else {
            line.to_owned()
        }
    };
    let lines = out.lines().filter(|line| !line.starts_with('─'));
    lines.map(line).collect::<Vec<_>>().join("\n")
}

/// The table of a kind, as [`ageless`] has it.
#[track_caller]
fn check(args: &str, expected: &str) {
    static TREE: std::sync::LazyLock<std::sync::Mutex<Dir>> =
        std::sync::LazyLock::new(|| std::sync::Mutex::new(tree()));
    let dir = TREE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let args = format!("get {args}");
    // Servers without authorization keep no roles, and the embedded one has none.
    let ran = if args.contains("rl") {
        dir.run(&format!("{args} -s file:data"))
    } else {
        both(&dir, &args)
    };
    let ran = ran.code(0).err("");
    assert_eq!(ageless(&ran.out), expected, "{args}");
}

#[test]
fn dashboards_are_listed_by_project_and_name() {
    let shop = "NAME|PROJECT|AGE\ncart|shop|AGO\ncart-2|shop|AGO\nqueue|shop|AGO";
    check("dashboards -p shop", shop);
    check("DASH -p Shop", shop);
    check("dash CART- -p shop", "NAME|PROJECT|AGE\ncart-2|shop|AGO");
    check("dashboards nothing -p shop", "NAME|PROJECT|AGE");
    let all = "NAME|PROJECT|AGE\ncart|shop|AGO\ncart-2|shop|AGO\ncart|store|AGO";
    check("dashboards cart --all", all);
}

#[test]
fn every_kind_has_its_columns() {
    for (args, expected) in [
        ("projects", "NAME|AGE\nshop|AGO\nstore|AGO"),
        ("fld -p shop", "NAME|PROJECT|AGE\nall|shop|AGO"),
        ("scrt -a", "NAME|PROJECT|AGE\nkey|shop|AGO"),
        ("gs", "NAME|AGE\nmaster|AGO"),
        ("usr", "NAME|AGE\nann|AGO"),
        (
            "dts -p shop",
            "NAME|PROJECT|DATASOURCE TYPE|AGE\nprom|shop|PrometheusDatasource|AGO",
        ),
        (
            "gdts -p ignored",
            "NAME|DATASOURCE TYPE|AGE\neverywhere|PrometheusDatasource|AGO",
        ),
        (
            "var -p shop",
            "NAME|PROJECT|VARIABLE TYPE|AGE\nenv|shop|TextVariable|AGO",
        ),
        ("gv", "NAME|VARIABLE TYPE|AGE\nregion|TextVariable|AGO"),
        (
            "edash -p shop",
            "NAME|PROJECT|AGE|REMAINING TTL\npreview|shop|AGO|2d",
        ),
        ("grl", "NAME|AGE|ACTIONS|SCOPE\nviewer|AGO|read|*"),
        (
            "grlb",
            "NAME|AGE|ROLE|SUBJECT KIND|SUBJECT NAME\nviewers|AGO|viewer|User|ann",
        ),
        (
            "rl -p shop",
            "NAME|PROJECT|AGE|ACTION|SCOPE\nnothing|shop|AGO||\n\
             writer|shop|AGO|read,create|Dashboard\n||||Folder\n|||*|Variable",
        ),
        (
            "rlb -p shop",
            "NAME|PROJECT|ROLE|AGE|SUBJECT KIND|SUBJECT NAME\n\
             writers|shop|writer|AGO|User|ann\n||||User|bob",
        ),
    ] {
        check(args, expected);
    }
}

#[test]
fn programs_get_yaml_and_json() {
    let dir = tree();
    for format in ["json", "yaml"] {
        let args = format!("get dashboards -p shop -o {format}");
        both(&dir, &args).code(0).err("").out_has("cart-2");
        let args = format!("get dashboards zzz -p shop -o{format}");
        both(&dir, &args).code(0).silent_but("[]\n");
    }
    let json = dir
        .run("get dash queue -p shop -s file:data -ojson")
        .code(0);
    assert_eq!(json.out.lines().count(), 1);
    let json = json.out_has(r#"[{"kind":"Dashboard","metadata":{"name":"queue","createdAt":""#);
    json.out_has(r#""text":"\u003cb\u003e""#);
    let yaml = dir
        .run("get dash queue -p shop -s file:data -oyaml")
        .code(0);
    let yaml = yaml.out_has("- kind: Dashboard\n  metadata:\n    name: queue\n    createdAt: 2");
    assert!(yaml.out.ends_with("\n    duration: 1h\n"), "{}", yaml.out);
}

#[test]
fn what_is_missing_is_said() {
    let dir = tree();
    dir.run("get -s file:data")
        .code(2)
        .out("")
        .err_has("\n  Dashboard (dash)\n  Datasource (dts)\n");
    dir.run("get dashbords -s file:data")
        .code(2)
        .err_has("Did you mean `dashboard`?");
    dir.run("get dashboards -s file:data")
        .code(2)
        .out("")
        .err_has("a Dashboard belongs to a project")
        .err_has("--project")
        .err_has("perscope project NAME");
    dir.run("get dashboards -p shop --all -s file:data").code(2);
    dir.run("get dashboards -p ../x -s file:data")
        .code(2)
        .out("");
    dir.run("get projects a b -s file:data").code(2);
    let typo = both(&dir, "get dashboards -p shopp").code(4).out("");
    typo.err_has("there is no project `shopp`")
        .err_has("Did you mean `shop`?");
}

#[test]
fn only_metadata_is_asked_for_where_nothing_else_is_shown() {
    let server = Server::perses(&[(
        "projects/p",
        r#"{"kind":"Project","metadata":{"name":"p"},"spec":{}}"#,
    )]);
    let asked = |args: &str| {
        let before = server.seen().len();
        let ran = Dir::new().run(&format!("get {args} -s {}", server.url()));
        ran.code(0);
        let asked = server.seen().split_off(before).into_iter();
        let lists =
            asked.filter(|seen| seen.line.contains("/dashboards") || seen.line.contains("/roles"));
        lists.map(|seen| seen.line).collect::<Vec<_>>()
    };
    let dashboards = "GET /api/v1/projects/p/dashboards";
    let line = |line: &str| vec![format!("{dashboards}{line}")];
    assert_eq!(asked("dash -p p"), line("?metadata_only=true"));
    assert_eq!(
        asked("dash 'a&b' -p p"),
        line("?name=a%26b&metadata_only=true")
    );
    assert_eq!(asked("dash -p p -o json"), line(""));
    assert_eq!(asked("roles --all"), ["GET /api/v1/roles"]);
}

#[test]
fn foreign_answers_are_left_out_and_do_no_harm() {
    let list = r#"[{"kind":"Project","metadata":{"name":"a"},"spec":{}},{"spec":7},{"kind":"Dashboard",
        "metadata":{"name":"","project":7}},{"kind":"Dashboard","metadata":{"name":"\u001b[2J\n│x",
        "updatedAt":"0001-01-01T00:00:00Z"}}, {}, {"kind":7,"metadata":[]}]"#;
    let server = Server::new(move |seen| {
        if seen.line.contains("/dashboards") {
            return (200, "", list.to_owned());
        }
        perses(seen, &[])
    });
    let dir = Dir::new();
    for format in ["table", "json", "yaml"] {
        let ran = dir.run(&format!("get dash -a -o {format} -s {}", server.url()));
        let ran = ran.code(4).err_has(
            "error: 5 of 6 are left out: of another kind than Dashboard, or without a name\n",
        );
        assert!(
            !ran.out.contains("Project") && !ran.out.contains("spec: 7"),
            "{ran:#?}"
        );
        assert!(!ran.out.contains('\u{1b}'), "{ran:#?}");
        assert!(ran.out.lines().count() > 0, "{ran:#?}");
    }
    let table = dir.run(&format!("get dash -a -s {}", server.url()));
    let table = table.code(4).out_has(" \\u{1b}[2J\\n│x │         │ -   \n");
    assert!(!table.out.contains(" a "), "{table:#?}");
    for body in ["{}", "null", "[1]", "[{}", "<html>"] {
        let server = Server::new(move |seen| {
            if seen.line.contains("/dashboards") {
                return (200, "", body.to_owned());
            }
            perses(seen, &[])
        });
        let ran = dir.run(&format!("get dash -a -s {}", server.url()));
        ran.code(4).out("").err_has("error: ");
    }
}

#[test]
fn one_broken_file_hides_nothing_else() {
    let dir = tree().file("data/dashboards/shop/broken.json", "{");
    let ran = dir.run("get dashboards -p shop -s file:data").code(4);
    let ran = ran.out_has(" cart   │ shop").out_has(" queue  │ shop");
    ran.err_has("broken.json");
}
