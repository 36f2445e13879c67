//! What only looks writes nothing, and what only reads files asks nobody.

use crate::http::{Server, perses};
use crate::support::{Dir, PROJECT, dashboard};

/// The commands that look at a server. Each can tell that it differs from the files.
const LOOKING: [&str; 7] = [
    "diff files",
    "diff files --format json --out [DIR]/plan.json",
    "diff files --name-only --create-project --inventory main --prune",
    "diff files --secrets always --inventory file:[DIR]/list.txt --prune",
    "apply files --dry-run",
    "apply files --dry-run --format json --inventory main --prune",
    "apply files --dry-run=client --inventory file:[DIR]/list.txt --prune --yes",
];

/// Files of which the server has one, in another form, and a secret.
fn shop() -> Dir {
    let secret = "kind: Secret\nmetadata: {name: db, project: shop}\nspec:\n  basicAuth: {username: a, \
                  passwordFile: /run/db}\n";
    let mut dir = Dir::new()
        .file("files/project.yaml", PROJECT)
        .file("files/secret.yaml", secret)
        .file("list.txt", "Dashboard shop/gone\n");
    // So many that they are listed rather than asked for one by one.
    for number in 0..20 {
        let name = format!("d{number}");
        dir = dir.file(&format!("files/{name}.yaml"), dashboard(&name, "x"));
    }
    dir
}

const THERE: &[(&str, &str)] = &[
    (
        "projects/shop",
        r#"{"kind":"Project","metadata":{"name":"shop","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","version":0},"spec":{}}"#,
    ),
    (
        "projects/shop/dashboards",
        r#"[{"kind":"Dashboard","metadata":{"name":"d3","project":"shop","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","version":0},"spec":{"duration":"5m","panels":{},"layouts":[]}}]"#,
    ),
];

#[test]
fn whoever_looks_at_a_server_sends_only_questions() {
    for command in LOOKING {
        let server = Server::perses(THERE);
        let ran = shop()
            .run(&format!("{command} -s {}", server.url()))
            .code(0);
        assert!(ran.out.contains("d3"), "{ran:#?}");
        assert!(server.seen().len() > 3, "{:?}", server.seen());
        assert_eq!(server.writes(), [""; 0], "{command}");
    }
}

#[test]
fn pull_asks_and_writes_nothing_to_a_server() {
    let server = Server::perses(THERE);
    shop()
        .run(&format!("pull -o out -s {}", server.url()))
        .code(0);
    assert!(server.seen().len() > 3, "{:?}", server.seen());
    assert_eq!(server.writes(), [""; 0]);
}

#[test]
fn lists_and_dry_runs_write_nothing_to_a_server() {
    for command in [
        "get dashboards -p shop",
        "get dashboards --all -o yaml",
        "describe project shop",
        "delete dash d3 -p shop --dry-run",
        "delete dash --all -p shop --dry-run",
        "delete dash --all -p shop",
        "delete -d files --dry-run",
    ] {
        let server = Server::perses(THERE);
        shop().run(&format!("{command} -s {}", server.url()));
        assert!(server.seen().len() > 2, "{command} {:?}", server.seen());
        assert_eq!(server.writes(), [""; 0], "{command}");
    }
}

#[test]
fn whoever_asks_for_a_judgement_sends_only_that() {
    let server = Server::perses(THERE);
    let asked = "apply files --dry-run=server --create-project";
    shop()
        .run(&format!("{asked} -s {}", server.url()))
        .code(0)
        .err_has("cannot judge 1 resource");
    let writes = server.writes();
    assert_eq!(writes, vec!["POST /api/validate/dashboards"; 20]);

    let strict = Server::new(|seen| match seen.line.as_str() {
        "POST /api/validate/dashboards" if seen.body.contains("\"d7\"") => (
            400,
            "",
            r#"{"message":"bad request: no, thanks"}"#.to_owned(),
        ),
        _ => perses(seen, THERE),
    });
    let ran = shop().run(&format!("{asked} -s {}", strict.url())).code(4);
    ran.err_has("error: Dashboard shop/d7: the server refuses")
        .err_has("no, thanks");
    assert_eq!(strict.writes(), writes);
}

#[test]
fn whoever_looks_at_a_directory_leaves_it_alone() {
    let dir = shop();
    for prepared in [false, true] {
        if prepared {
            dir.run("apply -s file:data files").code(0);
            let old = dir.path("data/dashboards/shop/d3.json");
            let text = std::fs::read_to_string(&old).unwrap();
            std::fs::write(&old, text.replace("\"1h\"", "\"5m\"")).unwrap();
        }
        let before = dir.listing("");
        for command in LOOKING
            .into_iter()
            .chain(["apply files --dry-run=server", "lint files"])
        {
            // Where the plan goes is the only thing that is written.
            let command = command.replace(" --out [DIR]/plan.json", "");
            let server = if command.starts_with("lint") {
                ""
            } else {
                " -s file:data"
            };
            let ran = dir.run(&format!("{command}{server}"));
            assert!(
                ran.out.contains("d3") || command.starts_with("lint"),
                "{ran:#?}"
            );
            assert_eq!(dir.listing(""), before, "{command}");
        }
    }
}

#[test]
fn whoever_lints_asks_nobody() {
    let server = Server::perses(&[]);
    let config = format!(
        "server: {0}\nservers:\n  prod: {{url: '{0}'}}\n",
        server.url()
    );
    let dir = shop()
        .file("perscope.yaml", config)
        .var("PERSCOPE_SERVER", &server.url())
        .var("PERSCOPE_TOKEN", "hunter2hunter2")
        .var("HTTP_PROXY", &server.url())
        .var("HTTPS_PROXY", &server.url())
        .var("ALL_PROXY", &server.url());
    for command in [
        "lint",
        "lint files --format json",
        "lint -f files/secret.yaml",
        "rules",
        "lint --fix",
    ] {
        dir.run(command).code(0);
        assert_eq!(server.connections(), 0, "{command}");
    }
    // The server is there: who asks it does reach it.
    dir.run("diff files").code(0);
    assert!(server.connections() > 0);
}
