//! Logging in by providers and by clusters: servers that know a provider, and plugins that are lines
//! for a shell. No secret is seen anywhere but in percli's configuration file.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Mutex;

use super::http::{Reply, Seen, Server};
use super::support::{Dir, PERCLICONFIG, Ran};

const ACCESS: &str = "access-token-of-jane";
const REFRESH: &str = "refresh-token-of-jane";
const CLIENT_SECRET: &str = "client-secret-of-ci";
const DEVICE_CODE: &str = "device-code-of-jane";
const CLUSTER_TOKEN: &str = "cluster-token-of-jane";

/// What nobody may see.
const SECRETS: [&str; 5] = [ACCESS, REFRESH, CLIENT_SECRET, DEVICE_CODE, CLUSTER_TOKEN];

/// What a server offers, below `security`.
const PROVIDERS: &str = r#""enable_auth":true,"authentication":{"providers":{"enable_native":true,
    "oidc":[{"slug_id":"corp","name":"Corp"}],"oauth":[{"slug_id":"git","name":"Git"}],
    "kubernetes":{"enable":true}}}"#;

/// The same with one provider.
const ONE: &str = r#""enable_auth":true,"authentication":{"providers":{"enable_native":false,
    "oidc":[{"slug_id":"corp","name":"Corp"}]}}"#;

fn ok(body: impl Into<String>) -> Reply {
    (200, "", body.into())
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(r#"{{"error":"{code}","error_description":""}}"#);
    (status, "", body)
}

fn tokens() -> Reply {
    ok(format!(
        r#"{{"access_token":"{ACCESS}","refresh_token":"{REFRESH}","expires_in":900}}"#
    ))
}

/// A server that offers this and answers for tokens one after the other. Who shows the right token
/// is jane.
fn server(offers: &'static str, answers: Vec<Reply>) -> Server {
    knowing(&[ACCESS, CLUSTER_TOKEN], offers, answers)
}

fn knowing(right: &'static [&'static str], offers: &'static str, answers: Vec<Reply>) -> Server {
    let answers = Mutex::new(VecDeque::from(answers));
    Server::new(move |seen| {
        let (method, path) = seen.line.split_once(' ').unwrap();
        match (method, path) {
            ("GET", "/api/config") => ok(format!(r#"{{"security":{{{offers}}}}}"#)),
            ("POST", path) if path.ends_with("/device/code") => ok(format!(
                r#"{{"device_code":"{DEVICE_CODE}","user_code":"AAAA-BBBB",
                    "verification_uri":"https://sso.example.com/device","interval":1,
                    "expires_in":{}}}"#,
                if path.contains("/git/") { 2 } else { 60 }
            )),
            ("POST", path) if path.ends_with("/token") => {
                let missing = error(500, "not in the script");
                answers.lock().unwrap().pop_front().unwrap_or(missing)
            }
            ("GET", "/api/v1/user/whoami") if right.iter().any(|token| shows(seen, token)) => {
                ok(r#"{"kind":"User","metadata":{"name":"jane"},"spec":{}}"#)
            }
            _ => (
                401,
                "",
                r#"{"message":"invalid or expired jwt"}"#.to_owned(),
            ),
        }
    })
}

/// Whether a request shows a token.
fn shows(seen: &Seen, token: &str) -> bool {
    let mut lines = seen.head.lines();
    lines.any(|line| line.to_lowercase() == format!("authorization: bearer {token}"))
}

/// Runs the program, and makes sure that it shows no secret.
#[track_caller]
fn run(dir: &Dir, args: &str, stdin: &str) -> Ran {
    let ran = dir.run_with(args, stdin);
    for secret in SECRETS {
        assert!(!ran.out.contains(secret), "{secret} on stdout: {ran:#?}");
        assert!(!ran.err.contains(secret), "{secret} on stderr: {ran:#?}");
    }
    ran
}

/// What is stored, without the address.
fn stored(dir: &Dir, server: &Server) -> String {
    let path = dir.path(PERCLICONFIG);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return "nothing".to_owned();
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let here = dir.path("");
    text.trim()
        .replace(&server.url(), "URL")
        .replace(here.to_str().unwrap().trim_end_matches('/'), "[DIR]")
}

/// What is stored after a login that brought tokens.
fn with_tokens() -> String {
    format!(
        r#"{{"rest_client_config":{{"url":"URL","authorization":{{"type":"Bearer","credentials":"{ACCESS}"}}}},"refresh_token":"{REFRESH}"}}"#
    )
}

/// Logs in where that fails: the exit code, and what is said.
#[track_caller]
fn check_fails(server: &Server, args: &str, code: i32, expected: &str) {
    let dir = Dir::new();
    let args = format!("login {} {args}", server.url());
    let ran = run(&dir, &args, CLIENT_SECRET).code(code);
    let err = ran.err.replace(&server.url(), "URL");
    assert_eq!(err, expected);
    assert_eq!(ran.out, "");
    assert_eq!(stored(&dir, server), "nothing");
}

#[test]
fn a_code_is_entered_elsewhere_and_waited_for() {
    let waits = [
        error(400, "authorization_pending"),
        error(400, "slow_down"),
        tokens(),
    ];
    let server = server(ONE, waits.into());
    let dir = Dir::new();
    let ran = run(&dir, &format!("login {}", server.url()), "").code(0);
    assert_eq!(
        ran.out,
        format!("successfully logged in {}\n", server.url())
    );
    assert_eq!(
        ran.err,
        "Go to https://sso.example.com/device and enter this user code: AAAA-BBBB\n\
         Waiting for user to authorize the application, for a minute at most...\n"
    );
    assert_eq!(stored(&dir, &server), with_tokens());
    let lines: Vec<String> = server.seen().into_iter().map(|seen| seen.line).collect();
    let route = "POST /api/auth/providers/oidc/corp";
    let poll = format!("{route}/token");
    assert_eq!(
        lines,
        [
            "GET /api/config",
            &format!("{route}/device/code"),
            &poll,
            &poll,
            &poll,
            "GET /api/v1/user/whoami",
        ]
    );
    let who = run(&dir, "whoami", "").code(0);
    assert_eq!(who.out, "User used: jane\n");
}

#[test]
fn codes_expire_and_logins_are_refused() {
    let pending = || error(400, "authorization_pending");
    check_fails(
        &server(PROVIDERS, vec![pending(), pending()]),
        "--provider git",
        4,
        "Go to https://sso.example.com/device and enter this user code: AAAA-BBBB\n\
         Waiting for user to authorize the application, for a minute at most...\n\
         error: nobody entered the code within 2 seconds, and it has expired\n  \
         Log in again, and enter the new code in time.\n",
    );
    check_fails(
        &server(ONE, vec![error(400, "access_denied")]),
        "--enable-pkce",
        4,
        "Go to https://sso.example.com/device and enter this user code: AAAA-BBBB\n\
         Waiting for user to authorize the application, for a minute at most...\n\
         error: the login was refused: access_denied\n  \
         Who was asked said no, or may not use this server; log in again.\n",
    );
}

#[test]
fn programs_have_an_id_and_a_secret() {
    let server = server(PROVIDERS, vec![tokens()]);
    let dir = Dir::new();
    let args = format!(
        "login {} --provider git --client-id ci --client-secret-stdin",
        server.url()
    );
    let ran = run(&dir, &args, &format!("{CLIENT_SECRET}\n")).code(0);
    assert_eq!(
        (ran.out, ran.err),
        (
            format!("successfully logged in {}\n", server.url()),
            String::new()
        )
    );
    assert_eq!(stored(&dir, &server), with_tokens());
    let seen = server.seen();
    assert_eq!(seen[1].line, "POST /api/auth/providers/oauth/git/token");
    assert_eq!(seen[1].body, "grant_type=client_credentials");
    // ci:client-secret-of-ci
    let header = "authorization: basic y2k6y2xpzw50lxnly3jldc1vzi1jaq==";
    assert!(
        seen[1].head.to_lowercase().contains(header),
        "{}",
        seen[1].head
    );
}

#[test]
fn a_secret_on_the_command_line_works_with_a_note() {
    let server = server(ONE, vec![tokens()]);
    let dir = Dir::new();
    let args = format!(
        "login {} --client-id ci --client-secret {CLIENT_SECRET}",
        server.url()
    );
    let ran = run(&dir, &args, "").code(0);
    assert_eq!(
        ran.err,
        "note: --client-secret can be seen by others on this machine; --client-secret-stdin \
         cannot\n"
    );
    assert_eq!(stored(&dir, &server), with_tokens());
}

#[test]
fn programs_that_are_not_let_in_are_told_why() {
    let robot = "--provider corp --client-id ci --client-secret-stdin";
    check_fails(
        &server(ONE, vec![error(401, "invalid_client")]),
        robot,
        4,
        "error: the provider does not take the client id or its secret: invalid_client\n  \
         Check both; the provider may have made a new secret.\n",
    );
    check_fails(
        &knowing(&[], ONE, vec![tokens()]),
        robot,
        4,
        "error: the provider `corp` gave a token, but the server does not take the token to tell \
         who you are: invalid or expired jwt\n  \
         The token may be for another audience; ask who runs the server which one it wants.\n",
    );
    check_fails(
        &server(ONE, vec![]),
        "--client-id ci",
        2,
        "error: a program needs a client id and a secret, and nobody can be asked\n  \
         Give them with --client-id and --client-secret-stdin.\n",
    );
}

#[test]
fn of_several_ways_one_has_to_be_named() {
    let ways = "  Native (username/password) is chosen with --username NAME --password-stdin.\n  \
                OIDC (Corp) is chosen with --provider corp.\n  \
                OAuth 2.0 (Git) is chosen with --provider git.\n  \
                Kubernetes is chosen with --kube.\n";
    let several =
        format!("error: there are several ways to log in, and nobody can be asked\n{ways}");
    check_fails(&server(PROVIDERS, vec![]), "", 2, &several);
    let unknown = format!("error: provider \"gut\" does not exist\n  Did you mean `git`?\n{ways}");
    check_fails(&server(PROVIDERS, vec![]), "--provider gut", 2, &unknown);
    check_fails(
        &server(ONE, vec![]),
        "--kube",
        2,
        "error: the server knows no users of Kubernetes\n  \
         OIDC (Corp) is chosen with --provider corp.\n",
    );
}

#[test]
fn what_does_not_speak_tls_gets_no_secret() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut heard = [0; 4_096];
        let count = stream.read(&mut heard).unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        String::from_utf8_lossy(&heard[..count]).into_owned()
    });
    let args = format!("login {url} --client-id ci --client-secret-stdin");
    let ran = run(&Dir::new(), &args, CLIENT_SECRET).code(4);
    assert_eq!(
        ran.err,
        format!(
            "error: cannot reach {url}: what answers there does not speak TLS\n  \
             Check whether the address starts with `http://` rather than `https://`.\n"
        )
    );
    assert!(!thread.join().unwrap().contains(CLIENT_SECRET));
}

/// A kubeconfig with one user.
fn kubeconfig(user: &str) -> String {
    format!(
        "current-context: c\ncontexts: [{{name: c, context: {{cluster: k, user: u}}}}]\n\
         clusters: [{{name: k, cluster: {{server: 'https://k.example.com'}}}}]\n\
         users: [{{name: u, user: {user}}}]\n"
    )
}

#[test]
fn clusters_have_tokens_in_a_list_of_files() {
    let server = server(PROVIDERS, vec![]);
    let first = format!("users: [{{name: u, user: {{token: {CLUSTER_TOKEN}}}}}]\n");
    let dir = Dir::new()
        .file("first", first)
        .file("second", kubeconfig("{token: wrong-token}"))
        .var("KUBECONFIG", "first:missing:second");
    run(&dir, &format!("login {} --kube", server.url()), "").code(0);
    let expected = format!(
        r#"{{"rest_client_config":{{"url":"URL","k8s_auth":{{"kubeconfig":"[DIR]/first:[DIR]/missing:[DIR]/second"}},"authorization":{{"type":"Bearer","credentials":"{CLUSTER_TOKEN}"}}}}}}"#
    );
    assert_eq!(stored(&dir, &server), expected);
    // What the files say now counts, and not what they said at the login.
    let dir = dir
        .file("first", "")
        .file("second", kubeconfig("{token: wrong-token}"));
    let who = run(&dir, "whoami", "").code(4);
    assert!(who.err.contains("does not take the token"), "{who:#?}");
}

#[cfg(unix)]
#[test]
fn clusters_have_plugins() {
    let server = server(PROVIDERS, vec![]);
    let line = format!(
        "echo \"$# $*$PERSCOPE_PERCLICONFIG\" >> seen; \
         echo '{{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\
         \"status\":{{\"token\":\"{CLUSTER_TOKEN}\"}}}}'"
    );
    let user = |script: &str| {
        format!(
            "{{exec: {{apiVersion: client.authentication.k8s.io/v1, interactiveMode: IfAvailable, \
             command: /bin/sh, args: [{script}, one]}}}}"
        )
    };
    let dir = Dir::new()
        .file("plugin.sh", line)
        .file(
            "broken.sh",
            format!("echo {CLUSTER_TOKEN} | sed s/token/Bad/ >&2; exit 7\n"),
        )
        .file("kube/config", kubeconfig(&user("plugin.sh")))
        .file("kube/broken", kubeconfig(&user("broken.sh")));
    let login = format!("login {} --kube --kubeconfig-file", server.url());
    let broken = run(&dir, &format!("{login} kube/broken"), "").code(4);
    assert_eq!(
        broken.err,
        "error: the plugin `/bin/sh` failed with exit code 7: cluster-Bad-of-jane\n"
    );
    run(&dir, &format!("{login} kube/config"), "").code(0);
    let who = run(&dir, "whoami", "").code(0);
    assert_eq!(who.out, "User used: jane\n");
    // Nothing was added to what the configuration says.
    let seen = std::fs::read_to_string(dir.path("seen")).unwrap();
    assert_eq!(seen, "1 one\n1 one\n");
    let missing = run(&dir, &format!("{login} kube/none"), "").code(3);
    assert_eq!(
        missing.err,
        "error: there is no kubeconfig [DIR]/kube/none\n  \
         Name a file with --kubeconfig-file or KUBECONFIG.\n"
    );
}

#[test]
fn a_token_that_the_server_does_not_take_is_not_stored() {
    let server = knowing(&[], PROVIDERS, vec![]);
    let dir = Dir::new().file("config", kubeconfig(&format!("{{token: {CLUSTER_TOKEN}}}")));
    let args = format!("login {} --kube --kubeconfig-file config", server.url());
    let ran = run(&dir, &args, "").code(4);
    assert_eq!(
        ran.err,
        "error: the context `c` of the kubeconfig gave a token, but the server does not take the \
         token to tell who you are: invalid or expired jwt\n  \
         The token may be for another audience; ask who runs the server which one it wants.\n"
    );
    assert_eq!(stored(&dir, &server), "nothing");
}

/// A configuration file as percli writes it, with an identity provider of the user's own.
fn with_oauth(server: &Server, provider: &Server) -> String {
    let (url, provider) = (server.url(), provider.url());
    format!(
        r#"{{"rest_client_config":{{"url":"{url}","oauth":{{"clientID":"ci","clientSecret":"{CLIENT_SECRET}","clientSecretFile":"","tokenURL":"{provider}/token","scopes":["a","b"],"endpointParams":{{"audience":["perses"]}},"authStyle":0}},"headers":{{"X-Gate":"gate-secret"}}}}}}"#
    )
}

#[test]
fn an_identity_provider_of_the_users_own_gives_tokens() {
    let perses = server(PROVIDERS, vec![]);
    let provider = server("", vec![error(401, "invalid_client"), tokens()]);
    let dir = Dir::new().file(PERCLICONFIG, with_oauth(&perses, &provider));
    let who = run(&dir, "whoami", "").code(0);
    assert_eq!(
        (who.out.as_str(), who.err.as_str()),
        ("User used: jane\n", "")
    );
    let seen = provider.seen();
    assert_eq!(
        seen[1].body,
        format!(
            "grant_type=client_credentials&scope=a+b&audience=perses&client_id=ci\
             &client_secret={CLIENT_SECRET}"
        )
    );
    assert!(seen.iter().all(|seen| !seen.head.contains("gate-secret")));
    // The secret goes to the provider only.
    let asked = perses.seen();
    let holds = |seen: &Seen| format!("{}{}", seen.head, seen.body).contains(CLIENT_SECRET);
    assert!(!asked.iter().any(holds));

    let provider = server("", vec![error(401, "invalid_client"); 2]);
    let dir = Dir::new().file(PERCLICONFIG, with_oauth(&perses, &provider));
    let who = run(&dir, "whoami", "").code(4);
    assert_eq!(
        who.err,
        "error: the provider does not take the client id or its secret: invalid_client\n  \
         Check both; the provider may have made a new secret.\n"
    );
}
