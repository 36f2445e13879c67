//! The device code flow: pauses, the end of the code, refusals, PKCE.

use super::{TOKENS, error, provider, told};
use crate::client::login::providers::ProviderKind;
use crate::client::login::{Invitation, pkce};
use crate::client::testing::{Act, FaultServer, Reply, TestClock, scripted};
use crate::client::{Client, Login};
use crate::store::StoreFault;

const CODES: &str = r#"{"device_code":"device-code-1","user_code":"WDJB-MJHT",
    "verification_uri":"https://sso.example.com/device",
    "verification_uri_complete":"https://sso.example.com/device?user_code=WDJB-MJHT",
    "expires_in":600,"interval":2}"#;

/// A login by a server with this script.
struct Tried {
    server: FaultServer,
    invitations: Vec<Invitation>,
    /// In seconds.
    pauses: Vec<u64>,
    result: Result<Login, StoreFault>,
}

fn login(acts: Vec<Act>, pkce: bool, prepare: impl FnOnce(&TestClock)) -> Tried {
    let server = FaultServer::new(scripted(acts));
    let (options, clock) = server.options("/perses");
    prepare(&clock);
    let client = Client::new(options).unwrap();
    let provider = provider(ProviderKind::Oidc, "corp");
    let mut invitations = Vec::new();
    let result = client.login_device(&provider, pkce, &mut |one| invitations.push(one.clone()));
    assert_eq!(client.token().is_some(), result.is_ok());
    Tried {
        pauses: clock
            .pauses()
            .iter()
            .map(std::time::Duration::as_secs)
            .collect(),
        server,
        invitations,
        result,
    }
}

fn codes(text: &str) -> Act {
    Reply::json(200, text).into()
}

fn pending() -> Act {
    error("authorization_pending", "")
}

#[test]
fn the_provider_is_asked_no_faster_than_it_says() {
    let granted = Reply::json(200, TOKENS).into();
    let slow = || error("slow_down", "");
    let acts = vec![codes(CODES), pending(), slow(), pending(), slow(), granted];
    let tried = login(acts, false, |_| {});
    assert_eq!(tried.pauses, [2, 2, 7, 7, 12]);
    let login = tried.result.unwrap();
    assert_eq!(login.access.expose(), "access-1");
    assert_eq!(login.refresh.unwrap().expose(), "refresh-1");
    assert_eq!(login.expires_in, Some(900));
    let [invitation] = &tried.invitations[..] else {
        panic!("one invitation: {:?}", tried.invitations);
    };
    assert_eq!(invitation.uri, "https://sso.example.com/device");
    assert_eq!(invitation.user_code, "WDJB-MJHT");
    assert_eq!(
        invitation.uri_with_code.as_deref(),
        Some("https://sso.example.com/device?user_code=WDJB-MJHT")
    );
    assert_eq!(invitation.lasts.as_secs(), 600);
    let seen = tried.server.seen();
    let route = "POST /perses/api/auth/providers/oidc/corp";
    assert_eq!(seen[0].line(), format!("{route}/device/code"));
    assert_eq!(seen[0].body, "client_id=");
    for asked in &seen[1..] {
        assert_eq!(asked.line(), format!("{route}/token"));
        assert_eq!(
            asked.body,
            "client_id=&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code\
             &device_code=device-code-1"
        );
        assert_eq!(
            asked.header("content-type"),
            Some("application/x-www-form-urlencoded")
        );
        assert_eq!(asked.header("authorization"), None);
    }
}

#[test]
fn who_ends_a_login_proves_to_have_begun_it() {
    let acts = vec![codes(CODES), Reply::json(200, TOKENS).into()];
    let tried = login(acts, true, |_| {});
    let seen = tried.server.seen();
    let (_, verifier) = seen[1].body.split_once("&code_verifier=").unwrap();
    assert_eq!(
        seen[0].body,
        format!(
            "client_id=&code_challenge={}&code_challenge_method=S256",
            pkce::challenge(verifier)
        )
    );
    assert!(tried.result.is_ok());
}

#[track_caller]
fn check_codes(text: &str, pauses: &[u64]) {
    let tried = login(vec![codes(text)], false, |clock| clock.interrupt_after(0));
    assert_eq!(tried.pauses, pauses, "{text}");
    assert_eq!(
        told(&tried.result.unwrap_err()),
        "Interrupted: interrupted before anybody entered the code"
    );
}

#[test]
fn what_a_provider_does_not_say_is_what_the_standard_says() {
    let with = |more: &str| {
        format!(r#"{{"device_code":"d","user_code":"u","verification_url":"https://x"{more}}}"#)
    };
    check_codes(&with(""), &[5]);
    check_codes(&with(r#","interval":0"#), &[5]);
    check_codes(&with(r#","interval":-3,"expires_in":null"#), &[5]);
    check_codes(&with(r#","interval":"7""#), &[7]);
    check_codes(&with(r#","interval":7,"expires_in":3"#), &[3]);
    check_codes(&with(r#","interval":18446744073709551615"#), &[1_800]);
    check_codes(&with(r#","interval":1e30"#), &[5]);
}

#[track_caller]
fn check_fault(acts: Vec<Act>, expected: &str) {
    let tried = login(acts, false, |_| {});
    let server = tried.server.url("/perses");
    let told = told(&tried.result.unwrap_err()).replace(&server, "SERVER");
    assert_eq!(told, expected);
}

#[test]
fn codes_expire() {
    let mut acts = vec![codes(&CODES.replace("600", "5"))];
    acts.extend((0..3).map(|_| pending()));
    let tried = login(acts, false, |_| {});
    // The last question is asked when the time is over.
    assert_eq!(tried.pauses, [2, 2, 1]);
    assert_eq!(
        told(&tried.result.unwrap_err()),
        "Unauthorized: nobody entered the code within 5 seconds, and it has expired\n  \
         Log in again, and enter the new code in time."
    );
    check_fault(
        vec![codes(CODES), error("expired_token", "too late")],
        "Unauthorized: the code has expired before anybody let it in: expired_token: too late\n  \
         Log in again, and enter the new code in time.",
    );
}

#[test]
fn refusals_say_what_to_do() {
    check_fault(
        vec![codes(CODES), error("access_denied", "")],
        "Unauthorized: the login was refused: access_denied\n  \
         Who was asked said no, or may not use this server; log in again.",
    );
    check_fault(
        vec![
            codes(CODES),
            error("odd", "it was device-code-1\\u001b[2J, they say"),
        ],
        "Unauthorized: the provider lets nobody in: odd: it was <secret>\\u{1b}[2J, they say\n  \
         Log in again; if it stays so, ask who runs the provider.",
    );
    let none = Reply::message(501, "Device code flow is not supported by this provider");
    check_fault(
        vec![none.into()],
        "Refused: the provider `corp` knows no login with a code\n  \
         Use --client-id with a client secret, or another provider; who runs the server may set \
         `device_auth_url` for it.",
    );
    check_fault(
        vec![Reply::message(404, "Not Found").into()],
        "Refused: SERVER has no such login (404): Not Found\n  \
         Check the address, and the name of the provider.",
    );
    check_fault(
        vec![Reply::json(200, "{}").into()],
        "Garbled: asked to begin a login with a code, SERVER answers nonsense: it holds no code",
    );
    check_fault(
        vec![codes(CODES), Reply::json(200, "{}").into()],
        "Garbled: asked to let you in, SERVER answers nonsense: it holds no token",
    );
}

#[test]
fn a_connection_that_breaks_is_no_refusal() {
    let granted = Reply::json(200, TOKENS).into();
    let acts = vec![codes(CODES), pending(), Act::HangUp, granted];
    assert!(login(acts, false, |_| {}).result.is_ok());
}
