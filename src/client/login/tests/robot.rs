//! Client credentials, by the server and by a token endpoint of somebody else.

use super::{TOKENS, error, provider, told};
use crate::client::login::providers::ProviderKind;
use crate::client::login::{AuthStyle, ClientCredentials, token_from};
use crate::client::testing::{Act, FaultServer, Reply, scripted};
use crate::client::tests::servers::trusted;
use crate::client::{Client, Token};
use crate::store::FaultKind;

const ID: &str = "robot 1";
const SECRET: &str = "s3cret:ä/+=";

fn granted() -> Act {
    Reply::json(200, TOKENS).into()
}

#[test]
fn the_server_passes_id_and_secret_on() {
    let server = FaultServer::new(scripted([granted()]));
    let client = server.client();
    let login = client
        .login_robot(&provider(ProviderKind::OAuth, "git hub"), ID, SECRET)
        .unwrap();
    assert_eq!(login.access.expose(), "access-1");
    assert_eq!(client.token(), Some(login.access));
    let seen = &server.seen()[0];
    assert_eq!(
        seen.line(),
        "POST /api/auth/providers/oauth/git%20hub/token"
    );
    assert_eq!(seen.body, "grant_type=client_credentials");
    // `robot 1:s3cret:ä/+=`, as it is.
    assert_eq!(
        seen.header("authorization"),
        Some("Basic cm9ib3QgMTpzM2NyZXQ6w6QvKz0=")
    );
}

#[track_caller]
fn check_fault(act: Act, expected: &str) {
    let server = FaultServer::new(scripted([act]));
    let login = server
        .client()
        .login_robot(&provider(ProviderKind::Oidc, "corp"), ID, SECRET);
    let told = told(&login.unwrap_err()).replace(&server.url(""), "SERVER");
    assert_eq!(told, expected);
}

#[test]
fn refusals_say_what_to_do() {
    check_fault(
        error("invalid_client", "no client with s3cret:ä/+="),
        "Unauthorized: the provider does not take the client id or its secret: invalid_client: \
         no client with <secret>\n  \
         Check both; the provider may have made a new secret.",
    );
    check_fault(
        Reply::json(401, r#"{"error":"invalid_client"}"#).into(),
        "Unauthorized: the provider does not take the client id or its secret: invalid_client\n  \
         Check both; the provider may have made a new secret.",
    );
    check_fault(
        Reply::message(500, "internal server error").into(),
        "Unavailable: SERVER failed to give a token (500): internal server error\n  \
         Its log says why; a wrong client secret may look like this, too.",
    );
    check_fault(
        Reply::message(401, "unauthorized: no").into(),
        "Unauthorized: SERVER lets nobody in: no\n  Log in in another way.",
    );
}

fn grant(server: &FaultServer, style: AuthStyle) -> ClientCredentials {
    ClientCredentials {
        id: ID.to_owned(),
        secret: SECRET.to_owned(),
        token_url: server.url("/oauth/token/?tenant=1"),
        scopes: vec!["read".to_owned(), "write".to_owned()],
        params: vec![("audience".to_owned(), "perses".to_owned())],
        style,
    }
}

const FIELDS: &str = "grant_type=client_credentials&scope=read+write&audience=perses";
const OWN: &str = "&client_id=robot+1&client_secret=s3cret%3A%C3%A4%2F%2B%3D";

/// The bodies that a token endpoint sees, and whether there was a header.
#[track_caller]
fn check_style(style: AuthStyle, acts: Vec<Act>, expected: &[(String, bool)]) {
    let server = FaultServer::new(scripted(acts));
    let (mut options, _) = server.options("");
    options.headers = vec![("X-Gate".to_owned(), "gate-secret".to_owned())];
    options.token = Some(Token::new("token-of-the-server").unwrap());
    let login = token_from(&grant(&server, style), &options).unwrap();
    assert_eq!(login.access.expose(), "access-1");
    let seen = server.seen();
    let found: Vec<_> = seen
        .iter()
        .map(|seen| {
            assert_eq!(seen.line(), "POST /oauth/token/?tenant=1");
            // What is for the server stays there.
            assert_eq!(seen.header("x-gate"), None);
            let header = seen.header("authorization");
            // `robot+1:s3cret%3A%C3%A4%2F%2B%3D`
            let right = "Basic cm9ib3QrMTpzM2NyZXQlM0ElQzMlQTQlMkYlMkIlM0Q=";
            assert!(header.is_none_or(|header| header == right), "{header:?}");
            (seen.body.clone(), header.is_some())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn endpoints_want_id_and_secret_in_one_way_or_the_other() {
    let (header, fields) = ((FIELDS.to_owned(), true), (format!("{FIELDS}{OWN}"), false));
    check_style(
        AuthStyle::Header,
        vec![granted()],
        std::slice::from_ref(&header),
    );
    check_style(
        AuthStyle::Fields,
        vec![granted()],
        std::slice::from_ref(&fields),
    );
    check_style(
        AuthStyle::Detect,
        vec![granted()],
        std::slice::from_ref(&header),
    );
    let refused = error("invalid_client", "");
    check_style(
        AuthStyle::Detect,
        vec![refused, granted()],
        &[header, fields],
    );
}

#[test]
fn styles_have_go_s_numbers() {
    let styles = [0, 1, 2, 3].map(AuthStyle::of_number);
    let [detect, fields, header] = [AuthStyle::Detect, AuthStyle::Fields, AuthStyle::Header];
    assert_eq!(styles, [Some(detect), Some(fields), Some(header), None]);
    assert_eq!(AuthStyle::default(), detect);
}

#[test]
fn what_the_endpoint_said_first_is_told() {
    let server = FaultServer::new(scripted([
        error("invalid_client", "unknown client"),
        error("invalid_request", "two ways at once"),
    ]));
    let fault = token_from(&grant(&server, AuthStyle::Detect), &server.options("").0).unwrap_err();
    assert_eq!(
        told(&fault),
        "Unauthorized: the provider does not take the client id or its secret: invalid_client: \
         unknown client\n  Check both; the provider may have made a new secret."
    );
    // It is not asked again if nobody answers.
    let server = FaultServer::new(scripted([
        Act::HangUp,
        Act::HangUp,
        Act::HangUp,
        Act::HangUp,
    ]));
    let fault = token_from(&grant(&server, AuthStyle::Detect), &server.options("").0).unwrap_err();
    assert_eq!(
        (fault.kind, server.seen().len()),
        (FaultKind::Unavailable, 2)
    );
}

#[test]
fn secrets_do_not_go_just_anywhere() {
    let server = FaultServer::new(scripted([]));
    let (options, _) = server.options("");
    let check = |url: &str, warned: bool, expected: Option<&str>| {
        let mut grant = grant(&server, AuthStyle::Header);
        url.clone_into(&mut grant.token_url);
        assert_eq!(grant.warning().is_some(), warned, "{url}");
        if let Some(expected) = expected {
            let fault = token_from(&grant, &options).unwrap_err();
            assert_eq!(fault.message, expected);
        }
    };
    check("https://sso.example.com/token", false, None);
    check("http://localhost:1/token", false, None);
    check("http://sso.example.com/token", true, None);
    let place = "the token endpoint (`tokenURL`)";
    check("", false, Some(&format!("{place}: an empty address")));
    check(
        "https://me:hidden@sso.example.com/token",
        false,
        Some(&format!("{place}: credentials in the address")),
    );
    // A redirect is not followed: the secret would go along.
    let elsewhere = Reply::json(307, "").with("Location", "https://evil.example.com/token");
    let server = FaultServer::new(scripted([elsewhere.into()]));
    let fault = token_from(&grant(&server, AuthStyle::Header), &server.options("").0).unwrap_err();
    assert!(
        fault
            .message
            .ends_with("redirects to https://evil.example.com/token (307)"),
        "{fault}"
    );
}

/// What is told of a token that the server does not take.
#[track_caller]
fn check_doubt(token: &str, expected: &str) {
    let server = FaultServer::new(scripted([
        Reply::message(401, "invalid or expired jwt").into()
    ]));
    let (mut options, _) = server.options("");
    options.token = Some(Token::new(token).unwrap());
    let client = Client::new(options).unwrap();
    let fault = client.confirm("the cluster").unwrap_err();
    assert_eq!(
        told(&fault),
        format!(
            "Unauthorized: the cluster gave a token, but the server does not take the token to \
             tell who you are: invalid or expired jwt\n  {expected}"
        )
    );
}

#[test]
fn tokens_for_somebody_else_are_told() {
    // {"aud":["https://kubernetes.default.svc","x\u001b"],"exp":99} and {"aud":"k8s","exp":0}
    check_doubt(
        "e30.eyJhdWQiOlsiaHR0cHM6Ly9rdWJlcm5ldGVzLmRlZmF1bHQuc3ZjIiwieFx1MDAxYiJdLCJleHAiOjk5fQ.c",
        "The token is for the audience `https://kubernetes.default.svc`, `x\\u{1b}`; ask who runs \
         the server which one it wants.",
    );
    check_doubt(
        "e30.eyJhdWQiOiJrOHMiLCJleHAiOjB9.c",
        "The token has expired; get a new one there.",
    );
    check_doubt(
        "opaque",
        "The token may be for another audience; ask who runs the server which one it wants.",
    );
}

#[test]
fn a_token_that_is_taken_tells_who_one_is() {
    let user = r#"{"kind":"User","metadata":{"name":"jane"}}"#;
    let server = FaultServer::new(scripted([Reply::json(200, user).into()]));
    assert_eq!(server.client().confirm("the cluster").unwrap(), "jane");
}

/// What comes of a login and of asking a token endpoint, both by TLS.
#[track_caller]
fn check_tls(trusts: bool, expected: Result<(), &str>) {
    for own in [false, true] {
        let (server, ca) = trusted(scripted([granted()]));
        let (mut options, _) = server.options("");
        options.ca_file = trusts.then_some(ca);
        let login = if own {
            token_from(&grant(&server, AuthStyle::Fields), &options)
        } else {
            let client = Client::new(options).unwrap();
            client.login_robot(&provider(ProviderKind::Oidc, "corp"), ID, SECRET)
        };
        let found = login.map(|_| ()).map_err(|fault| {
            assert_eq!(fault.kind, FaultKind::Unavailable);
            assert_eq!(server.seen().len(), 0);
            fault
                .message
                .replace(&server.url(""), "SERVER")
                .replace("/oauth/token", "")
        });
        assert_eq!(found, expected.map_err(str::to_owned), "{own}");
    }
}

#[test]
fn secrets_go_to_servers_that_are_trusted() {
    check_tls(true, Ok(()));
    check_tls(
        false,
        Err("cannot reach SERVER: its certificate is signed by nobody whom this machine trusts"),
    );
}
