//! `lint --online`: what a server adds to what the files say.

use crate::http::{Reply, Seen, Server, perses};
use crate::support::{Dir, dashboard};

/// A server with a rule, a plugin and a datasource of its own that refuses dashboards with `odd` in
/// them.
fn server() -> Server {
    Server::new(answer)
}

fn answer(seen: &Seen) -> Reply {
    let found = |body: &str| (200, "", body.to_owned());
    match seen.line.as_str() {
        "GET /api/config" => found(
            r#"{"dashboard": {"custom_lint_rules": [
                {"name": "short names", "target": "$.metadata.name", "assertion": "size(value) < 6", "message": "the name is long"},
                {"name": "broken", "target": "$.metadata", "assertion": "((", "message": "never"}
            ]}}"#,
        ),
        "GET /api/v1/plugins" => found(
            r#"[{"kind": "PluginModule", "metadata": {"name": "lights", "version": "1.0.0"},
                "spec": {"plugins": [{"kind": "Panel", "spec": {"name": "TrafficLight"}}]},
                "status": {"isLoaded": true}}]"#,
        ),
        "POST /api/validate/dashboards" if seen.body.contains("odd") => (
            400,
            "",
            r#"{"message": "bad request: bad request: invalid panel note: spec.text: too odd"}"#
                .to_owned(),
        ),
        line if line.starts_with("POST /api/validate/") => found(""),
        _ => perses(
            seen,
            &[
                (
                    "projects",
                    r#"[{"kind": "Project", "metadata": {"name": "shop"}, "spec": {}}]"#,
                ),
                (
                    "projects/shop/datasources",
                    r#"[{"kind": "Datasource", "metadata": {"name": "metrics", "project": "shop"},
                        "spec": {"default": false, "plugin": {"kind": "PrometheusDatasource",
                        "spec": {"directUrl": "http://localhost:9090"}}}}]"#,
                ),
            ],
        ),
    }
}

/// A dashboard whose panel asks a datasource, and one of a kind that only the server knows.
fn asking(datasource: &str) -> String {
    let text = dashboard("cpu", "x");
    let panel = format!(
        "    light:\n      kind: Panel\n      spec:\n        display: {{name: Light}}\n        plugin: \
         {{kind: TrafficLight, spec: {{}}}}\n        queries:\n          - kind: TimeSeriesQuery\n            \
         spec:\n              plugin:\n                kind: PrometheusTimeSeriesQuery\n                \
         spec: {{query: up, datasource: {{kind: PrometheusDatasource, name: {datasource}}}}}\n"
    );
    let text = text.replace("  layouts:", &format!("{panel}  layouts:"));
    text.replace(
        "'#/spec/panels/note'}}\n",
        "'#/spec/panels/note'}}\n          - {x: 0, y: 4, width: 24, height: 4, \
         content: {$ref: '#/spec/panels/light'}}\n",
    )
}

/// What `lint --online` prints about a file, with the address of the server as `URL`.
#[track_caller]
fn check(server: &Server, content: &str, args: &str, code: i32, expected: &str) {
    let dir = Dir::new().file("a.yaml", content);
    let url = server.url();
    let line = format!("lint --online -s {url} --format concise --isolated a.yaml {args}");
    let ran = dir.run(&line);
    let (out, err) = (ran.out.replace(&url, "URL"), ran.err.clone());
    assert_eq!(
        (ran.status(), out.as_str()),
        (Some(code), expected),
        "{err}"
    );
}

#[test]
fn the_server_s_plugins_datasources_and_rules_count() {
    let server = server();
    check(&server, &asking("metrics"), "-q", 0, "");
    check(
        &server,
        &asking("metric"),
        "-q",
        1,
        "a.yaml:21:82: error[unknown-datasource] there is no datasource `metric`\n",
    );
    let long = asking("metrics").replace("name: cpu", "name: memory");
    check(
        &server,
        &long,
        "-q",
        1,
        "a.yaml:2:18: error[custom/short-names] the name is long\n",
    );
}

#[test]
fn a_rule_of_the_server_that_cannot_be_used_is_told() {
    let dir = Dir::new().file("a.yaml", dashboard("cpu", "x"));
    let server = server();
    let ran = dir.run(&format!("lint --online -s {} a.yaml", server.url()));
    ran.code(0).err_has("warning: the rule `broken` of http://");
}

#[test]
fn a_rule_that_the_files_bring_along_counts_more_than_that_of_the_server() {
    let dir = Dir::new().file("a.yaml", dashboard("memory", "x")).file(
        "perscope.yaml",
        "custom-rules:\n  - name: short names\n    target: $.metadata.name\n    assertion: \
             size(value) < 3\n    message: ours\n",
    );
    let server = server();
    let ran = dir.run(&format!(
        "lint --online -s {} --format concise a.yaml",
        server.url()
    ));
    ran.code(1)
        .out("a.yaml:2:18: error[custom/short-names] ours\n");
}

#[test]
fn what_the_server_refuses_is_told_once_at_its_place() {
    let server = server();
    let odd = dashboard("cpu", "odd");
    check(
        &server,
        &odd,
        "-q",
        1,
        "a.yaml:10:47: error[server-rejects] the server refuses this Dashboard: invalid panel \
         note: spec.text: too odd\n",
    );
    // What was found here explains it.
    let both = odd.replace("1h", "1 hour");
    check(
        &server,
        &both,
        "-q",
        1,
        "a.yaml:4:14: error[malformed-duration] `1 hour` is not a duration\n",
    );
    // It is a finding like any other.
    check(&server, &odd, "-q -A server-rejects", 0, "");
    let allowed = odd.replace(
        "    note:",
        "    # perscope: allow server-rejects — the server is old\n    note:",
    );
    check(&server, &allowed, "-q", 0, "");
}

#[test]
fn a_server_that_is_not_there_costs_no_local_finding() {
    let dir = Dir::new().file("a.yaml", dashboard("cpu", "x").replace("1h", "1 hour"));
    let ran = dir
        .run("lint --online -s http://127.0.0.1:9 --format concise a.yaml")
        .code(4);
    let ran = ran.err_has("error: cannot reach http://127.0.0.1:9");
    assert!(ran.out.contains("error[malformed-duration]"), "{ran:?}");
}

#[test]
fn a_server_that_hides_its_lists_is_asked_for_its_opinion_all_the_same() {
    let server = Server::new(|seen| match seen.line.as_str() {
        line if line.starts_with("GET /api/v1/projects/shop/") => {
            (403, "", r#"{"message": "forbidden access: no"}"#.to_owned())
        }
        _ => answer(seen),
    });
    // What nobody knows is not missing.
    let dir = Dir::new().file("a.yaml", asking("metric").replace("text: x", "text: odd"));
    let ran = dir
        .run(&format!(
            "lint --online -s {} --format concise a.yaml",
            server.url()
        ))
        .code(1);
    let ran = ran.err_has("warning: which datasources the server has is not known");
    assert!(!ran.out.contains("unknown-datasource"), "{ran:?}");
    assert!(ran.out.contains("server-rejects"), "{ran:?}");
}

#[test]
fn without_online_no_server_is_asked() {
    let server = server();
    let dir = Dir::new().file("a.yaml", dashboard("cpu", "x"));
    let ran = dir.run(&format!("lint -s {} a.yaml", server.url()));
    ran.code(2).err_has("--server goes with --online");
    dir.var("PERSCOPE_SERVER", &server.url())
        .run("lint a.yaml")
        .code(0);
    assert_eq!(server.connections(), 0);
}
