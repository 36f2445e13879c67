//! What may stand in a body, and in which form it is stored.

use super::*;

#[test]
fn bodies_are_read_as_go_reads_them() {
    let create = "POST /api/v1/globalvariables";
    let spec = r#""spec": {"kind": "TextVariable", "spec": {"value": "v"}}"#;
    let body = |before: &str, after: &str| format!("{{{before}, {spec}}}{after}");
    let metadata =
        |name: &str| format!(r#""kind": "GlobalVariable", "metadata": {{"name": "{name}"}}"#);
    let other_case = r#""Kind": "globalvariable", "METADATA": {"Name": "case"}"#;
    let twice = r#""kind": "GlobalVariable", "metadata": {"name": "first", "name": "last"}"#;
    let unknown =
        r#""apiVersion": "v1", "kind": "GlobalVariable", "metadata": {"name": "u", "labels": {}}"#;
    check(&[
        (
            create,
            &body(other_case, ""),
            200,
            r#""kind":"GlobalVariable","metadata":{"name":"case""#,
        ),
        (create, &body(twice, ""), 200, r#""name":"last""#),
        (
            create,
            &body(&metadata("one"), r#" {"x": 1}"#),
            200,
            r#""name":"one""#,
        ),
        (
            create,
            &body(&metadata("two"), " }}"),
            200,
            r#""name":"two""#,
        ),
        (create, &body(unknown, ""), 200, r#""name":"u""#),
        (
            "GET /api/v1/globalvariables/u",
            "",
            200,
            r#""spec":{"value":"v"}}}"#,
        ),
    ]);
}

#[test]
fn what_is_no_resource_of_that_kind_is_refused() {
    let create = "POST /api/v1/globalvariables";
    check(&[
        (create, "", 400, "the body is empty"),
        (create, "{", 400, "no JSON"),
        (create, "\u{feff}{}", 400, "no JSON"),
        (create, "kind: GlobalVariable", 400, "no JSON"),
        (create, "null", 400, "no JSON object"),
        (create, "[]", 400, "no JSON object"),
        (create, "{}", 400, "`kind` is missing"),
        (create, r#"{"kind": ""}"#, 400, "`kind` is missing"),
        (create, r#"{"kind": "Nope"}"#, 400, "the kind `Nope`"),
        (
            create,
            r#"{"kind": "Variable"}"#,
            400,
            "the kind `Variable`",
        ),
        (create, &"[".repeat(100_000), 400, "no JSON"),
    ]);
}

#[test]
fn bodies_say_that_they_are_json() {
    let app = app();
    let check = |path: &str, content_type: Option<&str>, status: u16| {
        let request = Request {
            method: "POST".to_owned(),
            path: path.to_owned(),
            content_type: content_type.map(str::to_owned),
            body: PROJECT.into(),
            ..Request::default()
        };
        assert_eq!(
            app.answer(&request).status,
            status,
            "{path} {content_type:?}"
        );
    };
    check("/api/v1/projects", None, 415);
    check("/api/v1/projects", Some("text/plain"), 415);
    check("/api/v1/projects", Some("application/yaml"), 415);
    check(
        "/api/v1/projects",
        Some("application/json; charset=utf-8"),
        200,
    );
    check("/api/validate/dashboards", Some("text/plain"), 400);
    check("/api/v1/view", None, 400);
    check("/api/migrate", None, 400);
}

#[test]
fn bytes_that_are_no_text_become_replacement_characters() {
    let app = app();
    let (before, after) = PROJECT.split_once("{}}").unwrap();
    let mut body = format!("{before}{{\"display\": {{\"name\": \"").into_bytes();
    body.push(0xff);
    body.extend_from_slice(format!("\"}}}}}}{after}").as_bytes());
    let request = Request {
        method: "POST".to_owned(),
        path: "/api/v1/projects".to_owned(),
        content_type: Some("application/json".to_owned()),
        body,
        ..Request::default()
    };
    let answer = app.answer(&request);
    assert_eq!(answer.status, 200, "{}", text(&answer));
    assert!(text(&answer).contains('\u{fffd}'));
}
