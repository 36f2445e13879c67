//! Where the login that is stored goes: to the very address that it was stored for, over
//! connections that the user trusts, and nowhere else.

use crate::http::{Seen, Server, perses};
use crate::support::{Dir, PERCLICONFIG};

/// What opens the server, also within a header.
const SECRET: &str = "hunter2hunter2";

/// A directory with a login for an address.
fn logged_in(url: &str) -> Dir {
    let text = format!(
        r#"{{"rest_client_config":{{"url":"{url}","authorization":{{"type":"Bearer","credentials":"{SECRET}"}},"headers":{{"X-Key":"{SECRET}"}}}}}}"#
    );
    Dir::new().file(PERCLICONFIG, text)
}

/// A server that answers the same below each path.
fn anywhere() -> Server {
    Server::new(|seen| {
        let (method, path) = seen.line.split_once(' ').unwrap();
        let route = path.find("/api/").map_or(path, |at| &path[at..]);
        let line = format!("{method} {route}");
        let (head, body) = (seen.head.clone(), seen.body.clone());
        perses(&Seen { line, head, body }, &[])
    })
}

/// Whether the login that is stored for one path goes to a server at another one.
#[track_caller]
fn check_path(stored: &str, asked: &str, goes: bool) {
    let server = anywhere();
    let url = server.url();
    let dir = logged_in(&format!("{url}{stored}"));
    dir.run(&format!("get projects -s {url}{asked}")).code(0);
    for seen in server
        .seen()
        .iter()
        .filter(|seen| seen.line.contains("/projects"))
    {
        assert_eq!(
            seen.head.matches(SECRET).count(),
            if goes { 2 } else { 0 },
            "{seen:?}"
        );
    }
    assert!(!server.seen().is_empty());
}

#[test]
fn a_login_is_for_one_path() {
    check_path("", "", true);
    check_path("/", "", true);
    check_path("/perses", "/perses/", true);
    check_path("/perses/", "/perses", true);
    check_path("/perses", "/a/../perses", true);
    check_path("/perses", "", false);
    check_path("", "/perses", false);
    for other in [
        "/~mallory",
        "/perses/../x",
        "/perses/%2e%2e/x",
        "/persesfoo",
        "/perses/x",
    ] {
        check_path("/perses", other, false);
    }
}

/// Whether the login goes to its server, which the working tree names together with certificates
/// that are none: who trusts them is told so.
#[track_caller]
fn check_certificates(args: &str, origin: bool, trusts: bool) {
    let server = Server::perses(&[]);
    let url = server.url();
    let dir = logged_in(&url).file("ca.pem", "no certificate").file(
        "perscope.yaml",
        format!("server: prod\nservers:\n  prod: {{url: '{url}', ca-file: ca.pem}}\n"),
    );
    let dir = if origin {
        dir.var("PERSCOPE_TOKEN_ORIGIN", &url)
    } else {
        dir
    };
    let ran = dir.run(&format!("get projects {args}"));
    if trusts {
        ran.code(4).err_has("holds no certificate");
        assert_eq!(server.connections(), 0);
        return;
    }
    ran.code(0)
        .err_has("the certificates in ca.pem are not trusted with the stored login");
    assert!(server.seen().iter().any(|seen| seen.head.contains(SECRET)));
}

#[test]
fn a_working_tree_does_not_say_whom_to_trust() {
    check_certificates("", false, false);
    check_certificates("-s prod", false, false);
    check_certificates("", true, true);
    check_certificates("--ca-file ca.pem", false, true);
}

#[test]
fn a_server_that_says_nothing_of_itself_is_told() {
    let server = Server::new(|_| (200, "", "{}".to_owned()));
    let dir = logged_in(&server.url());
    dir.run("whoami")
        .code(4)
        .out("")
        .err_has("its answer has no name");
    dir.run("version --online")
        .code(0)
        .out_has("Perses unknown\n");
}

#[test]
fn a_new_token_that_is_refused_is_not_stored() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "POST /api/auth/refresh" => (200, "", r#"{"access_token":"rubbish"}"#.to_owned()),
        _ => (401, "", "{}".to_owned()),
    });
    let text = format!(
        r#"{{"rest_client_config":{{"url":"{}","authorization":{{"type":"Bearer","credentials":"{SECRET}"}}}},"refresh_token":"refresh-token-1"}}"#,
        server.url()
    );
    let dir = Dir::new().file(PERCLICONFIG, &text);
    dir.run("get projects").code(4);
    assert!(
        server
            .seen()
            .iter()
            .any(|seen| seen.head.contains("Bearer rubbish"))
    );
    assert_eq!(
        std::fs::read_to_string(dir.path(PERCLICONFIG)).unwrap(),
        text
    );
}
