//! Logging in and what comes of it: what the file of percli's holds, who gets it, and who does not.

use std::fs;

use crate::http::{Reply, Seen, Server, perses};
use crate::support::{Dir, PERCLICONFIG, Ran};

/// What never stands in any output.
const SECRETS: [&str; 6] = [
    "geheim-passwort",
    "access-token-1",
    "access-token-2",
    "refresh-token-1",
    "client-secret-1",
    "header-value-1",
];

const TOKENS: &str = r#"{"access_token":"access-token-1","token_type":"Bearer","refresh_token":"refresh-token-1","expires_in":900}"#;
const RENEWED: &str = r#"{"access_token":"access-token-2","token_type":"Bearer","refresh_token":"refresh-token-1","expires_in":900}"#;

/// A Perses that wants to know who asks, and takes what `opens` says.
fn guarded(opens: fn(&Seen) -> bool) -> Server {
    Server::new(move |seen| {
        let answer = |status, body: &str| (status, "", body.to_owned());
        match seen.line.as_str() {
            "GET /api/config" => answer(
                200,
                r#"{"security":{"enable_auth":true,"authentication":{"providers":{"enable_native":true}}}}"#,
            ),
            "GET /api/v1/health" => perses(seen, &[]),
            "POST /api/auth/providers/native/login" => {
                if seen.body.contains(r#""password":"geheim-passwort""#) {
                    answer(200, TOKENS)
                } else {
                    answer(
                        400,
                        r#"{"message":"bad request: wrong login or password "}"#,
                    )
                }
            }
            "POST /api/auth/refresh" if seen.body.contains("refresh-token-1") => {
                answer(200, RENEWED)
            }
            "POST /api/auth/refresh" => answer(
                400,
                r#"{"message":"bad request: refresh token is expired"}"#,
            ),
            _ if !opens(seen) => answer(401, r#"{"message":"invalid or expired jwt"}"#),
            "GET /api/v1/user/whoami" => answer(
                200,
                r#"{"kind":"User","metadata":{"name":"anna"},"spec":{}}"#,
            ),
            _ => perses(seen, &[("projects/shop", PROJECT)]),
        }
    })
}

const PROJECT: &str = r#"{"kind":"Project","metadata":{"name":"shop"},"spec":{}}"#;

const OTHER: &str = r#"{"kind":"Project","metadata":{"name":"other"},"spec":{}}"#;

/// The value of a header of a request.
fn header<'s>(seen: &'s Seen, name: &str) -> Option<&'s str> {
    let mut lines = seen.head.lines().filter_map(|line| line.split_once(": "));
    lines
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn first_token(seen: &Seen) -> bool {
    header(seen, "authorization") == Some("Bearer access-token-1")
}

fn any_token(seen: &Seen) -> bool {
    first_token(seen) || header(seen, "authorization") == Some("Bearer access-token-2")
}

/// What the file holds.
fn stored(dir: &Dir) -> String {
    fs::read_to_string(dir.path(PERCLICONFIG)).unwrap()
}

/// Runs the program; nothing it says is a secret.
#[track_caller]
fn run(dir: &Dir, args: &str, stdin: &str) -> Ran {
    let ran = dir.run_with(args, stdin);
    for secret in SECRETS {
        let told = ran.out.contains(secret) || ran.err.contains(secret);
        assert!(!told, "perscope {args} tells {secret}\n{ran:#?}");
    }
    ran
}

/// A directory with a file that says this below `rest_client_config`, and has this beside it.
fn with_file(server: &Server, below: &str, beside: &str) -> Dir {
    let url = server.url();
    let text = format!(r#"{{"rest_client_config":{{"url":"{url}"{below}}}{beside}}}"#);
    Dir::new().file(PERCLICONFIG, text)
}

const TOKEN: &str = r#","authorization":{"type":"Bearer","credentials":"access-token-1"}"#;
const REFRESH: &str = r#","refresh_token":"refresh-token-1""#;

#[test]
fn a_login_stores_what_percli_would() {
    let server = guarded(first_token);
    let (dir, url) = (Dir::new(), server.url());
    let wrong = run(&dir, &format!("login {url} -u anna -p falsch"), "");
    wrong
        .code(4)
        .out("")
        .err_has("wrong login or password")
        .err_has("--password can be seen by others");
    assert!(!dir.path(PERCLICONFIG).exists());

    let login = format!("login {url} -u anna --password-stdin");
    run(&dir, &login, "geheim-passwort\n")
        .code(0)
        .out(&format!("successfully logged in {url}\n"))
        .err("");
    let expected = format!(r#"{{"rest_client_config":{{"url":"{url}"{TOKEN}}}{REFRESH}}}"#);
    assert_eq!(stored(&dir), expected);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| dir.path(path).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(PERCLICONFIG), mode(".perses")), (0o600, 0o700));
    }
    run(&dir, "whoami --show-url", "").code(0).out(&format!(
        "Authenticated to the server: {url}\nUser used: anna\n"
    ));
    // Without a URL it is the same server again.
    run(&dir, "login -u anna -pgeheim-passwort", "").code(0);
    assert_eq!(stored(&dir), expected);
    let shown = dir.run("whoami --show-token").code(0);
    assert_eq!(shown.out, "Token used: access-token-1\nUser used: anna\n");
}

#[test]
fn a_login_keeps_what_belongs_to_the_same_server() {
    let server = guarded(any_token);
    let below = r#","basic_auth":{"username":"u","password":"geheim-passwort"},"tls_config":{"caFile":"","serverName":"x"},"headers":{"X-Org":"1"},"more":[1.0]"#;
    let beside = r#","project":"shop","dac":{"output_folder":"out"},"later":true"#;
    let dir = with_file(&server, below, beside);
    let url = server.url();
    run(
        &dir,
        &format!("login {url} -u anna --password-stdin"),
        "geheim-passwort",
    )
    .code(0);
    let kept =
        r#","tls_config":{"caFile":"","serverName":"x"},"headers":{"X-Org":"1"},"more":[1.0]"#;
    assert_eq!(
        stored(&dir),
        format!(r#"{{"rest_client_config":{{"url":"{url}"{kept}{TOKEN}}}{beside}{REFRESH}}}"#)
    );
    let other = guarded(any_token);
    let url = other.url();
    run(
        &dir,
        &format!("login {url} -u anna --password-stdin"),
        "geheim-passwort",
    )
    .code(0);
    assert_eq!(
        stored(&dir),
        format!(
            r#"{{"rest_client_config":{{"url":"{url}","more":[1.0]{TOKEN}}},"dac":{{"output_folder":"out"}},"later":true{REFRESH}}}"#
        )
    );
    assert!(
        other
            .seen()
            .iter()
            .all(|seen| header(seen, "x-org").is_none())
    );
    run(&dir, "login --forget", "")
        .code(0)
        .out(&format!("logged out of {url}\n"));
    assert_eq!(
        stored(&dir),
        format!(
            r#"{{"rest_client_config":{{"url":"{url}","more":[1.0]}},"dac":{{"output_folder":"out"}},"later":true}}"#
        )
    );
    run(&dir, "login --forget", "")
        .code(0)
        .out(&format!("not logged in to {url}\n"));
    run(&dir, "whoami", "")
        .code(4)
        .err_has("the server wants to know who asks")
        .err_has(&format!("Run `perscope login {url}`"));
}

#[test]
fn tokens_are_tried_before_they_are_stored() {
    let server = guarded(first_token);
    let dir = Dir::new()
        .file("token", "access-token-1\n")
        .file("other", "zzz-other-token");
    let url = server.url();
    run(&dir, &format!("login {url} --token-file other"), "")
        .code(4)
        .err_has("nothing was stored: the server does not take the token");
    assert!(!dir.path(PERCLICONFIG).exists());
    run(&dir, &format!("login {url} --token-file token"), "").code(0);
    run(&dir, "whoami", "").code(0).out("User used: anna\n");
    run(
        &dir,
        &format!("login {url} --token-file -"),
        "access-token-1",
    )
    .code(0);
    // Nobody can be asked.
    run(&dir, "login", "")
        .code(2)
        .err_has("nobody can be asked");
}

#[test]
fn a_server_that_asks_nobody_is_only_remembered() {
    let server = Server::perses(&[("projects/shop", PROJECT)]);
    let (dir, url) = (Dir::new(), server.url());
    run(&dir, &format!("login {url} --token egal-was-das-ist"), "")
        .code(0)
        .err_has("no credentials are stored");
    assert_eq!(
        stored(&dir),
        format!(r#"{{"rest_client_config":{{"url":"{url}"}}}}"#)
    );
    run(&dir, "whoami", "").code(4).out("");
    run(&dir, "refresh", "")
        .code(2)
        .err_has("nothing is stored that renews a token");
    run(&dir, "version --online -o json", "")
        .code(0)
        .out_has(r#""server":{"version":"v0.54.0"}"#);
}

#[test]
fn an_expired_token_is_renewed_and_kept() {
    let server = guarded(|seen| header(seen, "authorization") == Some("Bearer access-token-2"));
    let beside = format!(r#"{REFRESH},"later":1"#);
    let dir = with_file(&server, TOKEN, &beside);
    run(&dir, "whoami", "")
        .code(0)
        .out("User used: anna\n")
        .err("");
    let renewed = stored(&dir);
    assert!(
        renewed.contains("access-token-2") && renewed.contains(r#""later":1"#),
        "{renewed}"
    );
    let asked = server.seen().len();
    run(&dir, "whoami", "").code(0);
    assert_eq!(server.seen().len(), asked + 1);

    let dir = with_file(&server, TOKEN, &beside);
    run(&dir, "refresh", "")
        .code(0)
        .out("token has been refreshed\n");
    assert_eq!(stored(&dir), renewed);

    let dir = with_file(&server, TOKEN, r#","refresh_token":"refresh-token-0""#);
    let before = stored(&dir);
    run(&dir, "whoami", "")
        .code(4)
        .err_has("Run `perscope login http");
    run(&dir, "refresh", "")
        .code(4)
        .err_has("refresh token is expired");
    assert_eq!(stored(&dir), before);
}

/// What is stored opens the server: the header `Authorization` of the last request.
#[track_caller]
fn check_stored(below: &str, authorization: Option<&str>) {
    let server = Server::perses(&[("projects/shop", PROJECT)]);
    let other = Server::perses(&[]);
    let dir = with_file(&server, below, "").file("secret", "geheim-passwort\n");
    run(&dir, "project shop", "").code(0);
    let seen = server.seen().pop().unwrap();
    assert_eq!(header(&seen, "authorization"), authorization, "{below}");
    // Another server gets nothing of it, whoever names it.
    let ask = format!("config --online -s {}", other.url());
    run(&dir, &ask, "").code(0);
    let yaml = format!("server: {}\n", other.url());
    let dir = dir.file("perscope.yaml", yaml);
    run(&dir, "config --online", "").code(0);
    assert_eq!(other.seen().len(), 2);
    for seen in other.seen() {
        assert_eq!(header(&seen, "authorization"), None, "{below}");
        assert_eq!(header(&seen, "x-key"), None, "{below}");
    }
}

#[test]
fn every_way_to_open_a_server_works_and_stays_there() {
    let basic = Some("Basic dTpnZWhlaW0tcGFzc3dvcnQ=");
    check_stored(TOKEN, Some("Bearer access-token-1"));
    check_stored(
        r#","basic_auth":{"username":"u","password":"geheim-passwort"}"#,
        basic,
    );
    check_stored(
        r#","basic_auth":{"username":"u","passwordFile":"secret"}"#,
        basic,
    );
    check_stored(
        r#","authorization":{"type":"Key","credentialsFile":"secret"}"#,
        Some("Key geheim-passwort"),
    );
    check_stored(
        r#","headers":{"Authorization":"header-value-1","X-Key":"header-value-1"}"#,
        Some("header-value-1"),
    );
    // The same one counts as for percli.
    let both = r#","basic_auth":{"username":"u","password":"geheim-passwort"}"#;
    check_stored(&format!("{TOKEN}{both}"), Some("Bearer access-token-1"));
    check_stored("", None);
}

#[test]
fn a_stored_password_logs_in_at_first_need() {
    let server = guarded(first_token);
    let native = r#","native_auth":{"login":"anna","password":"geheim-passwort"}"#;
    let dir = with_file(&server, native, "");
    let before = stored(&dir);
    run(&dir, "whoami", "").code(0).out("User used: anna\n");
    run(&dir, "refresh", "")
        .code(0)
        .out("token has been refreshed\n");
    assert_eq!(stored(&dir), before);
    let wrong = r#","native_auth":{"login":"anna","password":"falsch-falsch"}"#;
    let dir = with_file(&server, wrong, "");
    run(&dir, "whoami", "")
        .code(4)
        .err_has("the server lets nobody in: wrong login or password");
}

#[test]
fn a_provider_gets_the_secret_and_the_server_the_token() {
    let server = guarded(first_token);
    let provider = Server::new(|seen| -> Reply {
        let fine = seen.line == "POST /oauth/token/?x=1"
            && header(seen, "authorization") == Some("Basic aWQlMkYxOmNsaWVudC1zZWNyZXQtMQ==")
            && seen.body == "grant_type=client_credentials&scope=a+b&audience=perses";
        if fine {
            (200, "", TOKENS.to_owned())
        } else {
            let body = r#"{"error":"invalid_client","error_description":"client-secret-1? aWQlMkYyOmNsaWVudC1zZWNyZXQtMQ=="}"#;
            (401, "", body.to_owned())
        }
    });
    let oauth = |id: &str| {
        format!(
            r#","oauth":{{"clientID":"{id}","clientSecret":"client-secret-1","tokenURL":"{}/oauth/token/?x=1","scopes":["a","b"],"endpointParams":{{"audience":["perses"]}},"authStyle":0}}{TOKEN}"#,
            provider.url()
        )
    };
    let dir = with_file(&server, &oauth("id/1"), "");
    run(&dir, "whoami", "").code(0).out("User used: anna\n");
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| !seen.head.contains("client-secret-1"))
    );
    let dir = with_file(&server, &oauth("id/2"), "");
    run(&dir, "whoami", "")
        .code(4)
        .err_has("does not take the client id or its secret: invalid_client: <secret>? <secret>");
    // As fields, since the header was refused.
    let asked = provider.seen().pop().unwrap();
    assert!(
        asked
            .body
            .ends_with("&client_id=id%2F2&client_secret=client-secret-1")
    );
}

#[test]
fn a_broken_file_is_told_and_stays() {
    let server = guarded(first_token);
    let broken = "{\n  \"project\": \"geheim-passwort\"\n  \"x\": 1}";
    let dir = Dir::new().file(PERCLICONFIG, broken);
    let login = format!("login {} -u anna --password-stdin", server.url());
    for args in [
        login.as_str(),
        "whoami",
        "config",
        "project x",
        "refresh",
        "login --forget",
    ] {
        run(&dir, args, "geheim-passwort")
            .code(2)
            .out("")
            .err_has("/.perses/config.json:2:31: ");
    }
    assert_eq!(server.seen().len(), 0);
    // Who names a server elsewhere is only warned.
    let token = format!("config --online -s {} --token access-token-1", server.url());
    run(&dir, &token, "")
        .code(0)
        .err_has("warning: no credentials are read: ");
    let named = format!("{token} --percliconfig {PERCLICONFIG}");
    run(&dir, &named, "").code(2);
    assert_eq!(stored(&dir), broken);
}

#[test]
fn a_selected_project_fills_in_for_its_server_only() {
    const FILES: &str = "kind: Variable\nmetadata: {name: env}\n\
                         spec: {kind: TextVariable, spec: {value: prod}}\n---\n\
                         kind: Variable\nmetadata: {name: env, project: other}\n\
                         spec: {kind: TextVariable, spec: {value: prod}}\n";
    let server = Server::perses(&[("projects/shop", PROJECT), ("projects/other", OTHER)]);
    let dir = with_file(&server, "", "").file("files/a.yaml", FILES);
    let url = server.url();
    run(&dir, "project", "")
        .code(0)
        .out(&format!("Using project \"\" on server \"{url}\"\n"));
    run(&dir, "project nowhere", "")
        .code(4)
        .err_has("project \"nowhere\" doesn't exist");
    run(&dir, "project shop", "")
        .code(0)
        .out("project shop selected\n");
    run(&dir, "project", "")
        .code(0)
        .out(&format!("Using project \"shop\" on server \"{url}\"\n"));
    run(&dir, "apply files", "").code(0);
    let mut writes = server.writes();
    writes.sort();
    assert_eq!(
        writes,
        [
            "POST /api/v1/projects/other/variables",
            "POST /api/v1/projects/shop/variables"
        ]
    );
    run(&dir, "pull -o pulled --dry-run", "")
        .code(0)
        .err_has("note: only the project `shop`");
    let elsewhere = Server::perses(&[("projects/other", OTHER)]);
    run(&dir, &format!("apply files -s {}", elsewhere.url()), "")
        .code(3)
        .err_has("`perscope project NAME` selects one");
    run(&dir, "project --unset", "").code(0);
    assert_eq!(
        stored(&dir),
        format!(r#"{{"rest_client_config":{{"url":"{url}"}}}}"#)
    );
}

#[test]
fn the_connection_is_shown_without_secrets() {
    let server = guarded(first_token);
    let dir = with_file(&server, TOKEN, REFRESH);
    let url = server.url();
    run(&dir, "config", "").code(0).out(&format!(
        "rest_client_config:\n    url: {url}\n    authorization:\n        type: Bearer\n        \
         credentials: <secret>\nrefresh_token: <secret>\ndac:\n    output_folder: built\n"
    ));
    run(&dir, "config -ojson", "")
        .code(0)
        .out_has(r#""refresh_token":"\u003csecret\u003e""#);
    let nothing = Dir::new();
    run(&nothing, "config", "")
        .code(0)
        .out("dac:\n    output_folder: built\n");
    run(&nothing, "whoami", "")
        .code(2)
        .err_has("`perscope login URL`");
    run(&nothing, "--log.level=loud config", "").code(2);
    run(&nothing, "--log.level=Debug config", "").code(0);
}
