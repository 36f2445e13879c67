//! Reading: what is asked, and what answers mean.

use super::{collection, key, kind_of, told};
use crate::client::Client;
use crate::client::testing::{Act, FaultServer, MemoryPerses, Reply, scripted};
use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::model::ResourceKind;
use crate::store::{FaultKind, Narrowed, ReadStore, Store};

#[test]
fn keys_become_routes() {
    let check = |text: &str, line: &str| {
        let key = key(text);
        let server = FaultServer::new(scripted([Reply::resource(&key).into()]));
        server.client().get(&key).unwrap();
        assert_eq!(server.lines(), [line]);
    };
    check(
        "Dashboard demo/cpu",
        "GET /api/v1/projects/demo/dashboards/cpu",
    );
    check("Project demo", "GET /api/v1/projects/demo");
    check("GlobalRoleBinding x", "GET /api/v1/globalrolebindings/x");
    check(
        "EphemeralDashboard d/a.b",
        "GET /api/v1/projects/d/ephemeraldashboards/a.b",
    );
}

#[test]
fn lists_are_narrowed_and_sorted() {
    let body =
        r#"[{"metadata":{"name":"b"}},{"metadata":{"name":"a-2"}},{"metadata":{"name":"a"}}]"#;
    let server = FaultServer::new(scripted(vec![Reply::json(200, body).into(); 3]));
    let (options, _) = server.options("/perses");
    let client = Client::new(options).unwrap();
    let dashboards = collection(ResourceKind::Dashboard, Some("demo"));
    let found: Value = client.list(&dashboards).unwrap().into_iter().collect();
    let sorted =
        r#"[{"metadata":{"name":"a"}},{"metadata":{"name":"a-2"}},{"metadata":{"name":"b"}}]"#;
    assert_eq!(json(&found, Layout::Compact), sorted);
    let narrowed = Narrowed {
        prefix: "a&b",
        metadata_only: true,
    };
    client
        .glance(&collection(ResourceKind::Dashboard, None), narrowed)
        .unwrap();
    client
        .list(&collection(ResourceKind::GlobalVariable, None))
        .unwrap();
    assert_eq!(
        server.lines(),
        [
            "GET /perses/api/v1/projects/demo/dashboards",
            "GET /perses/api/v1/dashboards?name=a%26b&metadata_only=true",
            "GET /perses/api/v1/globalvariables",
        ]
    );
}

#[test]
fn what_is_not_there_is_none() {
    let perses = MemoryPerses::default();
    perses.put(
        "projects/demo",
        r#"{"kind":"Project","metadata":{"name":"demo"}}"#,
    );
    let server = FaultServer::new(perses.handler());
    let client = server.client();
    assert_eq!(client.get(&key("Dashboard demo/cpu")).unwrap(), None);
    assert_eq!(client.get(&key("Dashboard other/cpu")).unwrap(), None);
    assert_eq!(client.get(&key("Project other")).unwrap(), None);
    assert!(client.get(&key("Project demo")).unwrap().is_some());
    let list = |project| client.list(&collection(ResourceKind::Dashboard, Some(project)));
    assert_eq!(list("demo").unwrap(), []);
    assert_eq!(list("other").unwrap(), []);
}

#[test]
fn a_missing_project_is_recognised_in_other_words() {
    let server = FaultServer::new(scripted([
        Reply::message(400, "bad request: there is no project of that name").into(),
        Reply::message(404, "document not found").into(),
        Reply::message(400, "bad request: this project is locked").into(),
        Reply::json(200, "{}").into(),
    ]));
    let client = server.client();
    assert_eq!(client.get(&key("Dashboard demo/cpu")).unwrap(), None);
    let locked = client.get(&key("Dashboard demo/cpu"));
    assert_eq!(
        told(&locked.unwrap_err()),
        "Refused: the server refuses to show it: this project is locked"
    );
}

/// What reading a dashboard comes to if the server answers that.
#[track_caller]
fn check(reply: Reply, expected: &str) {
    let server = FaultServer::new(scripted(vec![reply.into(); 4]));
    let fault = server.client().get(&key("Dashboard demo/cpu")).unwrap_err();
    assert_eq!(told(&fault).replace(&server.url(""), "URL"), expected);
}

#[test]
fn refusals_are_told_with_advice() {
    check(
        Reply::message(401, "missing or malformed jwt"),
        "Unauthorized: the server wants to know who asks it to show it: missing or malformed jwt\n  \
         Run `perscope login URL`, or give a token with `PERSCOPE_TOKEN` or --token-file.",
    );
    check(
        Reply::message(403, "forbidden access: missing 'read' permission"),
        "Forbidden: the server does not let who asks show it: missing 'read' permission",
    );
    check(
        Reply::message(404, "Not Found"),
        "Unavailable: URL knows no way to show it (404)\n  Check the address of the server; the \
         path at which Perses is served (`api_prefix`) belongs to it.",
    );
    check(
        Reply::message(500, "internal server error"),
        "Unavailable: the server failed to show it (500): internal server error",
    );
    check(
        Reply::message(429, "slow down").with("Retry-After", "1"),
        "Unavailable: the server wants to be asked less often (429): slow down\n  Try again later, \
         or ask for less at once with `--jobs`.",
    );
    check(
        Reply::message(418, "I'm a teapot"),
        "Refused: the server refuses to show it (418): I'm a teapot",
    );
}

#[test]
fn what_is_no_answer_of_perses_is_told() {
    check(
        Reply::page(200, "Sign in"),
        "Garbled: asked to show it, URL answers with a web page with the title `Sign in`\n  That is \
         no Perses server, or something in front of it wants a login; check the address.",
    );
    check(
        Reply::page(502, "502 Bad Gateway"),
        "Unavailable: the server failed to show it (502): a web page with the title `502 Bad Gateway`",
    );
    check(
        Reply::json(200, "{\"a\":"),
        "Garbled: asked to show it, URL answers nonsense: it is no JSON",
    );
    check(
        Reply::json(200, "[]"),
        "Garbled: asked to show it, URL answers nonsense: it is no object",
    );
    check(
        Reply::json(200, ""),
        "Garbled: asked to show it, URL answers nonsense: it is no JSON",
    );
}

#[test]
fn roles_need_native_authorization() {
    for reply in [
        Reply::message(404, "Not Found"),
        Reply::message(405, "Method Not Allowed"),
    ] {
        let server = FaultServer::new(scripted(vec![reply.into(); 2]));
        let client = server.client();
        let fault = client
            .list(&collection(ResourceKind::Role, Some("demo")))
            .unwrap_err();
        assert_eq!(
            fault.message,
            "native authorization is off, so the server keeps no roles"
        );
        assert_eq!(fault.kind, FaultKind::ReadOnly);
        let global = client.get(&key("GlobalRole x"));
        assert_eq!(kind_of(global), Some(FaultKind::ReadOnly));
    }
}

#[test]
fn answers_have_a_limit() {
    let body = format!("{{\"a\":\"{}\"}}", "x".repeat(2_000));
    for sized in [true, false] {
        let mut reply = Reply::json(200, &body);
        reply.sized = sized;
        let server = FaultServer::new(scripted([reply.into()]));
        let (mut options, _) = server.options("");
        options.limits.object = 1_000;
        let client = Client::new(options).unwrap();
        let fault = client.get(&key("Project demo")).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Garbled);
        assert!(
            fault
                .message
                .ends_with("its answer is larger than 1000 bytes"),
            "{fault}"
        );
    }
}

#[test]
fn packed_answers_are_unpacked_up_to_the_limit() {
    // A megabyte of zeros, and `{"a":1}`, packed with gzip.
    let bomb = include_bytes!("data/zeros.gz");
    let small = include_bytes!("data/small.gz");
    let packed = |bytes: &[u8]| {
        let mut reply = Reply::json(200, "").with("Content-Encoding", "gzip");
        reply.body = bytes.to_vec();
        Act::from(reply)
    };
    let server = FaultServer::new(scripted([packed(small), packed(bomb)]));
    let (mut options, _) = server.options("");
    options.limits.object = 100_000;
    let client = Client::new(options).unwrap();
    let found = client.config().unwrap();
    assert_eq!(json(&found, Layout::Compact), "{\"a\":1}");
    assert_eq!(kind_of(client.config()), Some(FaultKind::Garbled));
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("gzip"));
}

#[test]
fn requests_say_who_asks_and_what_they_take() {
    let server = FaultServer::new(scripted([Reply::resource(&key("Project demo")).into()]));
    let (mut options, _) = server.options("");
    options.headers = vec![("X-Team".to_owned(), "a".to_owned())];
    Client::new(options)
        .unwrap()
        .get(&key("Project demo"))
        .unwrap();
    let seen = &server.seen()[0];
    assert_eq!(
        seen.header("user-agent"),
        Some(concat!("perscope/", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("x-team"), Some("a"));
    assert_eq!(seen.header("authorization"), None);
}

#[test]
fn another_resource_is_not_taken_for_the_one_asked_for() {
    let not = "Garbled: asked to show it, URL answers nonsense: it is not Dashboard demo/cpu";
    for other in [
        "Dashboard demo/mem",
        "Dashboard other/cpu",
        "Folder demo/cpu",
    ] {
        check(Reply::resource(&key(other)), not);
    }
    for other in ["{}", r#"{"kind":"Dashboard"}"#, r#"{"status":"ok"}"#] {
        check(Reply::json(200, other), not);
    }
    // Letter case is the server's affair.
    let body = r#"{"metadata":{"name":"CPU","project":"Demo"}}"#;
    let server = FaultServer::new(scripted([Reply::json(200, body).into()]));
    assert!(server.client().get(&key("Dashboard demo/cpu")).is_ok());
    let list = r#"[{"kind":"Dashboard","metadata":{"name":"a"}},{"kind":"Folder"}]"#;
    let server = FaultServer::new(scripted([Reply::json(200, list).into()]));
    let dashboards = collection(ResourceKind::Dashboard, Some("demo"));
    let fault = server.client().list(&dashboards).unwrap_err();
    assert_eq!(
        told(&fault).replace(&server.url(""), "URL"),
        "Garbled: asked to list the dashboards of demo, URL answers nonsense: it lists something else"
    );
}

#[test]
fn faults_say_which_resource_they_are_about() {
    let key = key("Dashboard demo/cpu");
    let server = FaultServer::new(scripted(vec![Reply::message(403, "no").into(); 4]));
    let client = server.client();
    let value = Reply::resource(&key);
    let value = crate::client::json::value(&value.body).unwrap();
    for fault in [
        client.get(&key).unwrap_err(),
        client.create(&key, &value).unwrap_err(),
        client.update(&key, &value).unwrap_err(),
        client.delete(&key).unwrap_err(),
    ] {
        assert_eq!(fault.about.as_ref(), Some(&key), "{fault}");
    }
}
