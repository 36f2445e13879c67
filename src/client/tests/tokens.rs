//! Credentials: where they go, that they are renewed once, and that nothing shows them.

use super::{key, kind_of, told};
use crate::client::testing::{Act, FaultServer, Reply, Seen, scripted};
use crate::client::{Client, Token};
use crate::store::{FaultKind, ReadStore, Store};

fn token(text: &str) -> Token {
    Token::new(text).unwrap()
}

/// A client of a server, with a token and what renews it.
fn client(server: &FaultServer, access: &str, refresh: Option<&str>) -> Client {
    let (mut options, _) = server.options("");
    options.token = Some(token(access));
    options.refresh = refresh.map(token);
    Client::new(options).unwrap()
}

const LOGIN: &str = r#"{"access_token":"new-token-1","token_type":"Bearer","refresh_token":"refresh-2",
                       "expires_in":900,"expiry":"0001-01-01T00:00:00Z"}"#;

/// A server that takes `new-token-1` only, and counts what renews it.
fn strict(renewal: impl Fn(&Seen) -> Reply + Send + 'static) -> FaultServer {
    FaultServer::new(Box::new(move |seen| {
        if seen.path == "/api/auth/refresh" {
            return renewal(seen).into();
        }
        match seen.header("authorization") {
            Some("Bearer new-token-1") => Reply::resource(&key("Project demo")).into(),
            _ => Reply::message(401, "invalid or expired jwt").into(),
        }
    }))
}

#[test]
fn an_expired_token_is_renewed_in_the_middle() {
    let server = strict(|seen| {
        assert_eq!(seen.header("authorization"), None);
        assert_eq!(seen.body, r#"{"refresh_token":"refresh-1"}"#);
        Reply::json(200, LOGIN)
    });
    let client = client(&server, "old-token", Some("refresh-1"));
    client.get(&key("Project demo")).unwrap();
    client.get(&key("Project demo")).unwrap();
    assert_eq!(
        server.lines(),
        [
            "GET /api/v1/projects/demo",
            "POST /api/auth/refresh",
            "GET /api/v1/projects/demo",
            "GET /api/v1/projects/demo",
        ]
    );
    assert_eq!(client.token(), Some(token("new-token-1")));
    assert_eq!(client.tokens.refresh(), Some(token("refresh-2")));
}

#[test]
fn many_threads_renew_once() {
    let server = strict(|_| Reply::json(200, LOGIN));
    let client = client(&server, "old-token", Some("refresh-1"));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client.get(&key("Project demo")).unwrap());
        }
    });
    let renewals = server
        .lines()
        .iter()
        .filter(|line| line.contains("refresh"))
        .count();
    assert_eq!(renewals, 1);
}

#[test]
fn a_write_goes_on_after_a_renewal() {
    let server = strict(|_| Reply::json(200, LOGIN));
    let client = client(&server, "old-token", Some("refresh-1"));
    client.delete(&key("Project demo")).unwrap();
    assert_eq!(server.lines().len(), 3);
}

#[test]
fn without_a_renewal_one_has_to_log_in() {
    let server = strict(|_| Reply::message(400, "bad request: refresh token is expired"));
    let client = client(&server, "old-token-9", Some("refresh-1"));
    for _ in 0..2 {
        let fault = client.get(&key("Project demo")).unwrap_err();
        assert_eq!(
            told(&fault).replace(&server.url(""), "URL"),
            "Unauthorized: the server does not take the token to show it: invalid or expired jwt\n  \
             Run `perscope login URL`, or give a token with `PERSCOPE_TOKEN` or --token-file."
        );
    }
    // The second time there is nothing to renew with any more.
    assert_eq!(server.lines().len(), 3);
    assert_eq!(kind_of(client.refresh()), Some(FaultKind::Unauthorized));
}

#[test]
fn a_token_that_is_new_and_refused_is_refused() {
    let refused = || Act::from(Reply::message(401, "invalid or expired jwt"));
    let server = FaultServer::new(scripted([
        refused(),
        Reply::json(200, LOGIN).into(),
        refused(),
    ]));
    let client = client(&server, "old-token", Some("refresh-1"));
    let found = client.get(&key("Project demo"));
    assert_eq!(kind_of(found), Some(FaultKind::Unauthorized));
    assert_eq!(server.lines().len(), 3);
}

#[test]
fn nothing_leaves_the_origin() {
    let other = FaultServer::new(scripted([]));
    for status in [301, 302, 303, 307, 308] {
        let to = other.url("/api/v1/projects/demo?secret=x");
        let away = Reply::message(status, "").with("Location", &to);
        let server = FaultServer::new(scripted([away.clone().into(), away.into()]));
        let client = client(&server, "old-token", Some("refresh-1"));
        let fault = client.get(&key("Project demo")).unwrap_err();
        let expected = format!(
            "Unavailable: asked to show it, {} redirects to {}/api/v1/projects/demo ({status})\n  \
             Use {} as the address of the server.",
            server.url(""),
            other.url(""),
            other.url("")
        );
        assert_eq!(told(&fault), expected);
        assert_eq!(
            kind_of(client.delete(&key("Project demo"))),
            Some(FaultKind::Unavailable)
        );
    }
    assert!(other.seen().is_empty());
}

#[test]
fn redirects_are_followed_inside_the_origin_for_questions_only() {
    let moved = |to: &str| Act::from(Reply::message(302, "").with("Location", to));
    let server = FaultServer::new(scripted([
        moved("/elsewhere/demo"),
        Reply::resource(&key("Project demo")).into(),
        moved("/elsewhere/demo"),
    ]));
    let client = client(&server, "the-token", None);
    client.get(&key("Project demo")).unwrap();
    assert_eq!(
        server.lines(),
        ["GET /api/v1/projects/demo", "GET /elsewhere/demo"]
    );
    assert_eq!(
        server.seen()[1].header("authorization"),
        Some("Bearer the-token")
    );
    assert_eq!(
        kind_of(client.delete(&key("Project demo"))),
        Some(FaultKind::Unavailable)
    );
    assert_eq!(server.lines().len(), 3);

    let circle = FaultServer::new(Box::new(|_| {
        Reply::message(302, "").with("Location", "/round").into()
    }));
    let fault = circle.client().get(&key("Project demo")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Unavailable);
    assert_eq!(circle.lines().len(), 6);
}

#[test]
fn a_missing_prefix_is_told() {
    let server = FaultServer::new(Box::new(|seen| {
        let to = format!("/perses{}", seen.path);
        Reply::message(302, "").with("Location", &to).into()
    }));
    let fault = server.client().get(&key("Project demo")).unwrap_err();
    let hint = format!(
        "Use {} as the address of the server.",
        server.url("/perses")
    );
    assert_eq!(fault.hints, [hint]);
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn a_redirect_does_not_repeat_what_may_be_secret() {
    for to in [
        "http://anna:hunter2@other.example/x",
        "https://sso.example/login?state=hunter2#hunter2",
    ] {
        let server = FaultServer::new(scripted([Reply::message(302, "")
            .with("Location", to)
            .into()]));
        let fault = server.client().get(&key("Project demo")).unwrap_err();
        assert!(!told(&fault).contains("hunter2"), "{}", told(&fault));
    }
}

#[test]
fn what_a_server_repeats_is_hidden() {
    let server = FaultServer::new(Box::new(|seen| {
        let all = format!("{:?} {}", seen.headers, seen.body);
        Reply::message(400, &all).into()
    }));
    let (mut options, _) = server.options("");
    options.token = Some(token("the-access-token"));
    options.headers = vec![("X-Gateway-Key".to_owned(), "the-header-value".to_owned())];
    let client = Client::new(options).unwrap();
    let told = [
        told(&client.get(&key("Project demo")).unwrap_err()),
        told(&client.login_native("anna", "the-password").unwrap_err()),
    ];
    for text in told {
        assert!(!text.contains("the-"), "{text}");
        assert!(text.contains("<secret>"), "{text}");
    }
}

#[test]
fn logging_in_brings_tokens() {
    let server = FaultServer::new(scripted([
        Reply::json(200, LOGIN).into(),
        Reply::json(200, r#"{"kind":"User","metadata":{"name":"anna"}}"#).into(),
        Reply::message(400, "bad request: wrong login or password ").into(),
        Reply::message(404, "Not Found").into(),
        Reply::json(200, r#"{"access_token":"a b"}"#).into(),
        Reply::json(200, r#"{"access_token":"newer"}"#).into(),
    ]));
    let client = server.client();
    let login = client.login_native("anna", "secret!").unwrap();
    assert_eq!(
        (login.access.expose(), login.expires_in),
        ("new-token-1", Some(900))
    );
    let anna = client.whoami().unwrap();
    assert_eq!(
        anna.at(&["metadata", "name"])
            .and_then(|name| name.as_str()),
        Some("anna")
    );
    let seen = server.seen();
    assert_eq!(seen[0].line(), "POST /api/auth/providers/native/login");
    assert_eq!(seen[0].body, r#"{"login":"anna","password":"secret!"}"#);
    assert_eq!(seen[1].line(), "GET /api/v1/user/whoami");
    assert_eq!(seen[1].header("authorization"), Some("Bearer new-token-1"));
    let fault = client.login_native("anna", "secret").unwrap_err();
    assert_eq!(
        told(&fault),
        "Unauthorized: the server lets nobody in: wrong login or password"
    );
    assert_eq!(
        kind_of(client.login_native("anna", "x")),
        Some(FaultKind::Refused)
    );
    assert_eq!(
        kind_of(client.login_native("anna", "x")),
        Some(FaultKind::Garbled)
    );
    let login = client.refresh().unwrap();
    assert_eq!(
        (login.access.expose(), login.refresh),
        ("newer", Some(token("refresh-2")))
    );
}

#[test]
fn the_user_is_warned() {
    let warnings = |url: &str, with_token: bool, insecure: bool| {
        let clock = std::sync::Arc::new(crate::client::testing::TestClock::default());
        let address = crate::client::Address::parse(url).unwrap();
        let mut options = crate::client::ClientOptions::new(address, clock);
        options.token = with_token.then(|| token("t"));
        options.insecure_skip_tls_verify = insecure;
        Client::new(options).unwrap().warnings().len()
    };
    assert_eq!(warnings("http://perses.example", true, false), 1);
    assert_eq!(warnings("http://perses.example", false, false), 0);
    assert_eq!(warnings("http://localhost:1", true, true), 0);
    assert_eq!(warnings("https://localhost:1", true, true), 1);
}

#[test]
fn headers_that_cannot_be_sent_are_refused() {
    let server = FaultServer::new(scripted([]));
    for (name, value) in [
        ("a b", "c"),
        ("X-A", "b\nc"),
        ("Host", "a"),
        ("Authorization", "Basic x"),
    ] {
        let (mut options, _) = server.options("");
        options.token = Some(token("t"));
        options.headers = vec![(name.to_owned(), value.to_owned())];
        assert!(Client::new(options).is_err(), "{name}");
    }
}
