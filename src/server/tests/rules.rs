//! What is refused: by the rules that servers have, and by what stands around.

use super::*;

/// A dashboard with one text variable.
fn using(name: &str, value: &str) -> String {
    let spec = r#"{"panels": {}, "variables": [{"kind": "TextVariable", "spec": {"name": "NAME", "value": "VALUE"}}]}"#;
    dashboard("d", &spec.replace("NAME", name).replace("VALUE", value))
}

#[test]
fn what_servers_refuse_is_refused_with_place_and_rule() {
    let create = &format!("POST {DASHBOARDS}");
    let panel = |plugin: &str| {
        let panel = format!(r#"{{"kind": "Panel", "spec": {{"plugin": {plugin}}}}}"#);
        dashboard("d", &format!(r#"{{"panels": {{"up": {panel}}}}}"#))
    };
    let markdown = |spec: &str| panel(&format!(r#"{{"kind": "Markdown", "spec": {spec}}}"#));
    check(&[
        (create, &dashboard("a b", "{}"), 400, "malformed-name"),
        (
            create,
            &dashboard("d", r#"{"panels": {}, "duration": "soon"}"#),
            400,
            "at /spec/duration",
        ),
        (create, &markdown(r#"{"text": 1}"#), 400, "(wrong-type)"),
        (
            create,
            &markdown(r#"{"text": "", "more": 1}"#),
            400,
            "(unknown-field)",
        ),
        (create, &markdown(r#"{"Text": ""}"#), 400, "(unknown-field)"),
        (
            create,
            &panel(r#"{"kind": "Nope", "spec": {}}"#),
            400,
            "(unknown-plugin)",
        ),
        (create, &markdown(r#"{"text": "hi"}"#), 200, ""),
    ]);
}

#[test]
fn variables_of_other_levels_count() {
    let create = &format!("POST {DASHBOARDS}");
    let variables = "/api/v1/projects/p/variables";
    check(&[
        (
            create,
            &using("a", "$b"),
            400,
            "(undefined-variable-in-variable)",
        ),
        (create, &using("a", "$a"), 400, "(variable-cycle)"),
        (
            "POST /api/validate/dashboards",
            &using("a", "$b"),
            400,
            "(undefined-variable-in-variable)",
        ),
        (
            &format!("POST {variables}"),
            &variable("Variable", "b", "$c"),
            200,
            "",
        ),
        (
            create,
            &using("a", "$b"),
            400,
            "(undefined-variable-in-variable)",
        ),
        (
            "POST /api/v1/globalvariables",
            &variable("GlobalVariable", "c", "x"),
            200,
            "",
        ),
        (create, &using("a", "$b"), 200, ""),
        (
            &format!("PUT {variables}/b"),
            &variable("Variable", "b", "$a"),
            200,
            "",
        ),
        (
            &format!("PUT {DASHBOARDS}/d"),
            &using("a", "$b"),
            400,
            "(variable-cycle)",
        ),
        // The nearest variable of a name is the one that counts.
        (&format!("PUT {DASHBOARDS}/d"), &using("b", "$c"), 200, ""),
    ]);
}

#[test]
fn what_is_only_judged_needs_neither_name_nor_project() {
    let nameless = r#"{"kind": "Dashboard", "spec": {"panels": {}}}"#;
    let named = nameless.replace("\"spec\"", r#""metadata": {}, "spec""#);
    let elsewhere = r#""metadata": {"name": "d", "project": "nowhere"}"#;
    let elsewhere = named.replace(r#""metadata": {}"#, elsewhere);
    check(&[
        ("POST /api/validate/dashboards", nameless, 200, ""),
        (
            "POST /api/validate/dashboards",
            &named,
            400,
            "(missing-field)",
        ),
        ("POST /api/validate/dashboards", &elsewhere, 200, ""),
    ]);
}

#[test]
fn references_in_braces_are_overlooked() {
    let create = &format!("POST {DASHBOARDS}");
    check(&[(create, &using("a", "${a} ${nope}"), 200, "")]);
}

#[test]
fn a_level_has_one_default_datasource_of_a_kind() {
    let create = "POST /api/v1/projects/p/datasources";
    let of_project = |name: &str, default| datasource("Datasource", name, default);
    let global = |name: &str| datasource("GlobalDatasource", name, true);
    check(&[
        (create, &of_project("one", true), 200, ""),
        (
            create,
            &of_project("two", true),
            400,
            "(several-default-datasources)",
        ),
        (create, &of_project("two", false), 200, ""),
        (
            "PUT /api/v1/projects/p/datasources/two",
            &of_project("two", true),
            400,
            "`one`",
        ),
        (
            "PUT /api/v1/projects/p/datasources/one",
            &of_project("one", true),
            200,
            "",
        ),
        (
            "POST /api/validate/datasources",
            &of_project("two", true),
            200,
            "",
        ),
        ("POST /api/v1/globaldatasources", &global("g"), 200, ""),
        ("POST /api/v1/globaldatasources", &global("h"), 400, "`g`"),
    ]);
}

#[test]
fn ephemeral_dashboards_are_swept() {
    use crate::server::expiry::sweep;
    use std::time::{Duration, SystemTime};
    let app = app();
    send(&app, "POST /api/v1/projects", PROJECT);
    let path = "/api/v1/projects/p/ephemeraldashboards";
    for (name, ttl) in [("short", "10m"), ("long", "2h")] {
        let body = dashboard(name, &format!(r#"{{"ttl": "{ttl}", "panels": {{}}}}"#));
        let body = body.replace("\"Dashboard\"", "\"EphemeralDashboard\"");
        assert_eq!(send(&app, &format!("POST {path}"), &body).status, 200);
    }
    // Everything in memory is stored at noon of one day.
    let noon = SystemTime::UNIX_EPOCH + Duration::from_hours(491_628);
    let left = |after: u64| {
        sweep(&app, noon + Duration::from_secs(after)).unwrap();
        let list = send(&app, &format!("GET {path}"), "");
        text(&list).matches("createdAt").count()
    };
    assert_eq!(
        [left(1), left(599), left(601), left(7199), left(7201)],
        [2, 2, 1, 1, 0]
    );
}
