//! Lists and what they can be narrowed to.

use super::*;

/// The names in a list, in its order.
fn names(answer: &Answer) -> Vec<String> {
    let list = crate::server::body::value(text(answer).as_bytes()).unwrap();
    let items = list.as_sequence().expect("an answer is a list").iter();
    let name =
        |item: &crate::doc::Value| item.at(&["metadata", "name"])?.as_str().map(str::to_owned);
    items.filter_map(name).collect()
}

#[test]
fn lists_are_in_the_order_of_files_and_can_be_narrowed() {
    let app = app();
    for project in ["p", "q"] {
        let body = PROJECT.replace("\"p\"", &format!("\"{project}\""));
        assert_eq!(send(&app, "POST /api/v1/projects", &body).status, 200);
    }
    let empty = r#"{"panels": {}}"#;
    for (project, name) in [
        ("p", "beta"),
        ("p", "alpha"),
        ("p", "alpha-2"),
        ("q", "b.c"),
    ] {
        let line = format!("POST /api/v1/projects/{project}/dashboards");
        assert_eq!(
            send(&app, &line, &dashboard(name, empty)).status,
            200,
            "{line}"
        );
    }
    let line = "POST /api/v1/projects/q/variables";
    assert_eq!(
        send(&app, line, &variable("Variable", "Alp", "v")).status,
        200
    );
    let check = |path: &str, expected: &[&str]| {
        let answer = send(&app, &format!("GET {path}"), "");
        assert_eq!(names(&answer), expected, "{path}");
    };
    check("/api/v1/projects", &["p", "q"]);
    check("/api/v1/projects?name=Q", &["q"]);
    check("/api/v1/dashboards", &["alpha-2", "alpha", "beta", "b.c"]);
    check("/api/v1/dashboards?project=Q", &["b.c"]);
    check("/api/v1/dashboards?project=nope", &[]);
    check("/api/v1/dashboards?name=AL&limit=1", &["alpha-2", "alpha"]);
    check("/api/v1/dashboards?name=..%2F", &[]);
    check(
        "/api/v1/dashboards?metadata_only=true",
        &["alpha-2", "alpha", "beta", "b.c"],
    );
    check(
        "/api/v1/projects/p/dashboards?project=P&name=",
        &["alpha-2", "alpha", "beta"],
    );
    check("/api/v1/projects/q/variables", &["alp"]);
}

#[test]
fn parameters_are_checked() {
    let app = app();
    send(&app, "POST /api/v1/projects", PROJECT);
    let check = |path: &str, status: u16, part: &str| {
        let answer = send(&app, &format!("GET {path}"), "");
        assert_eq!(answer.status, status, "{path}");
        assert!(text(&answer).contains(part), "{part} in {}", text(&answer));
    };
    check("/api/v1/dashboards?project=a%2Fb", 400, "the query");
    check("/api/v1/projects/p/dashboards?project=q", 400, "differ");
    check("/api/v1/dashboards?metadata_only=yes", 400, "metadata_only");
    check("/api/v1/globaldatasources?metadata_only=yes", 200, "[]");
    check("/api/v1/globaldatasources?default=maybe", 400, "default");
}

#[test]
fn metadata_comes_alone_where_nothing_else_is_asked_for() {
    let answer = (
        "GET /api/v1/projects/p/dashboards?metadata_only=T",
        "",
        200,
        r#""version":0},"spec":{}}]"#,
    );
    let create = &format!("POST {DASHBOARDS}");
    check(&[
        (create, &dashboard("one", r#"{"panels": {}}"#), 200, ""),
        answer,
    ]);
}

#[test]
fn datasources_are_narrowed_by_plugin_and_default() {
    let app = app();
    for (name, default) in [("one", true), ("two", false)] {
        let body = datasource("GlobalDatasource", name, default);
        assert_eq!(
            send(&app, "POST /api/v1/globaldatasources", &body).status,
            200
        );
    }
    let check = |query: &str, expected: &[&str]| {
        let answer = send(&app, &format!("GET /api/v1/globaldatasources?{query}"), "");
        assert_eq!(names(&answer), expected, "{query}");
    };
    check("", &["one", "two"]);
    check("default=true", &["one"]);
    check("default=0", &["two"]);
    check("kind=PrometheusDatasource", &["one", "two"]);
    check("kind=prometheusdatasource", &[]);
    check("kind=PrometheusDatasource&default=true&name=t", &[]);
}
