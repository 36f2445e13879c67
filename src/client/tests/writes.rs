//! Writing: what a lost answer means, and that nothing is written twice unseen.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{key, kind_of, told};
use crate::client::testing::{Act, FaultServer, MemoryPerses, Reply, Seen, scripted};
use crate::client::{Client, json};
use crate::doc::Value;
use crate::store::{FaultKind, ReadStore, Store, StoreFault};

const PROJECT: &str = r#"{"kind":"Project","metadata":{"name":"demo"},"spec":{}}"#;

fn value(text: &str) -> Value {
    json::value(text.as_bytes()).unwrap()
}

/// A dashboard that shows something for so long.
fn dashboard(duration: &str) -> Value {
    value(&format!(
        r#"{{"kind":"Dashboard","metadata":{{"name":"cpu","project":"demo"}},
            "spec":{{"panels":{{}},"layouts":[],"duration":"{duration}"}}}}"#
    ))
}

/// A Perses with a project in it, and if asked for a dashboard with `1h`.
fn perses(with_dashboard: bool) -> MemoryPerses {
    let perses = MemoryPerses::default();
    perses.put("projects/demo", PROJECT);
    if with_dashboard {
        let text = crate::doc::emit::json(&dashboard("1h"), crate::doc::emit::Layout::Compact);
        perses.put("projects/demo/dashboards/cpu", &text);
    }
    perses
}

/// Does something else with the first so many writes.
fn first(
    writes: usize,
    mut act: impl FnMut(&MemoryPerses, &Seen) -> Act + Send + 'static,
) -> impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static {
    let left = AtomicUsize::new(writes);
    move |perses, seen| {
        let is_write = seen.method != "GET";
        let less = |left: usize| left.checked_sub(1);
        let now = is_write
            && left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less)
                .is_ok();
        now.then(|| act(perses, seen))
    }
}

/// Loses the answer after the write was carried out.
fn after(perses: &MemoryPerses, seen: &Seen) -> Act {
    perses.answer(seen);
    Act::HangUp
}

/// Loses the request before it was carried out.
fn before(_: &MemoryPerses, _: &Seen) -> Act {
    Act::HangUp
}

/// Reads and then writes, as whoever applies a plan does.
fn write(client: &Client, verb: &str) -> Result<(), StoreFault> {
    let key = key("Dashboard demo/cpu");
    client.get(&key)?;
    match verb {
        "POST" => client.create(&key, &dashboard("5m")).map(|_| ()),
        "PUT" => client.update(&key, &dashboard("5m")).map(|_| ()),
        _ => client.delete(&key),
    }
}

#[test]
fn writes_go_to_their_routes() {
    let perses = perses(false);
    let server = FaultServer::new(perses.handler());
    let client = server.client();
    let cpu = key("Dashboard demo/cpu");
    let stored = client.create(&cpu, &dashboard("1h")).unwrap();
    assert_eq!(stored.at(&["metadata", "version"]), Some(&0.into()));
    let stored = client.update(&cpu, &dashboard("5m")).unwrap();
    assert_eq!(stored.at(&["metadata", "version"]), Some(&1.into()));
    client.delete(&cpu).unwrap();
    let other = value(&PROJECT.replace("demo", "other"));
    client.create(&key("Project other"), &other).unwrap();
    assert_eq!(
        server.lines(),
        [
            "POST /api/v1/projects/demo/dashboards",
            "PUT /api/v1/projects/demo/dashboards/cpu",
            "DELETE /api/v1/projects/demo/dashboards/cpu",
            "POST /api/v1/projects",
        ]
    );
    assert_eq!(
        server.seen()[0].header("content-type"),
        Some("application/json")
    );
    assert!(server.seen()[0].header("content-length").is_some());
}

#[test]
fn conflicts_are_told_apart() {
    let perses = perses(true);
    let server = FaultServer::new(perses.handler());
    let client = server.client();
    let cpu = key("Dashboard demo/cpu");
    let fault = client.create(&cpu, &dashboard("1h")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Exists);
    let elsewhere =
        value(r#"{"kind":"Folder","metadata":{"name":"a","project":"other"},"spec":[]}"#);
    let fault = client
        .create(&key("Folder other/a"), &elsewhere)
        .unwrap_err();
    assert_eq!(
        told(&fault),
        "NoProject: the project other is not on the server\n  Create it first, or pass `--create-project`."
    );
    let missing = key("Folder demo/missing");
    assert_eq!(kind_of(client.delete(&missing)), Some(FaultKind::NotFound));
    assert_eq!(perses.writes(), 0);
}

#[test]
fn a_resource_is_stored_under_its_own_key_only() {
    let server = FaultServer::new(scripted([]));
    let client = server.client();
    for (key_text, text) in [
        ("Dashboard demo/cpu", "{}"),
        (
            "Dashboard demo/mem",
            r#"{"kind":"Dashboard","metadata":{"name":"cpu","project":"demo"}}"#,
        ),
        (
            "Dashboard other/cpu",
            r#"{"kind":"Dashboard","metadata":{"name":"cpu","project":"demo"}}"#,
        ),
        (
            "Variable demo/cpu",
            r#"{"kind":"Dashboard","metadata":{"name":"cpu","project":"demo"}}"#,
        ),
    ] {
        let fault = client.create(&key(key_text), &value(text)).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Refused);
        assert_eq!(
            kind_of(client.update(&key(key_text), &value(text))),
            Some(FaultKind::Refused)
        );
    }
    assert!(server.seen().is_empty());
}

#[test]
fn a_mask_is_never_sent() {
    let server = FaultServer::new(scripted([]));
    let client = server.client();
    for (key_text, spec, place) in [
        (
            "Secret demo/s",
            r#"{"basicAuth":{"username":"u","password":"<secret>"}}"#,
            "basicAuth.password",
        ),
        (
            "GlobalSecret s",
            r#"{"authorization":{"credentials":" <secret> "}}"#,
            "authorization.credentials",
        ),
        (
            "User u",
            r#"{"nativeProvider":{"password":"<secret>"}}"#,
            "nativeProvider.password",
        ),
    ] {
        let key = key(key_text);
        let metadata = match key.project() {
            Some(project) => format!(r#"{{"name":"{}","project":"{project}"}}"#, key.name()),
            None => format!(r#"{{"name":"{}"}}"#, key.name()),
        };
        let kind = key.kind().name();
        let resource = value(&format!(
            r#"{{"kind":"{kind}","metadata":{metadata},"spec":{spec}}}"#
        ));
        for fault in [
            client.create(&key, &resource),
            client.update(&key, &resource),
        ] {
            let fault = fault.unwrap_err();
            assert_eq!(fault.kind, FaultKind::Refused);
            let message = format!("`spec.{place}` of {key} is the mask `<secret>`, not a secret");
            assert_eq!(fault.message, message);
        }
    }
    assert!(server.seen().is_empty());
}

#[test]
fn read_only_servers_are_told() {
    let server = FaultServer::new(scripted(vec![
        Reply::message(405, "Method Not Allowed")
            .into();
        2
    ]));
    let client = server.client();
    let fault = client
        .create(&key("Dashboard demo/cpu"), &dashboard("1h"))
        .unwrap_err();
    assert_eq!(fault.kind, FaultKind::ReadOnly);
    assert_eq!(
        fault.message,
        "the server takes no dashboards (405): it is read-only, or does not keep them"
    );
    let role = value(r#"{"kind":"Role","metadata":{"name":"a","project":"demo"},"spec":{}}"#);
    let fault = client.create(&key("Role demo/a"), &role).unwrap_err();
    assert_eq!(
        fault.message,
        "native authorization is off, so the server keeps no roles"
    );
}

/// Writes to a server that fails like that at first, and says what came of it: how many writes
/// were carried out, and how often the verb was sent.
#[track_caller]
fn check(
    verb: &str,
    fails: impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static,
    expected: Option<FaultKind>,
    counts: (usize, usize),
) -> Option<StoreFault> {
    check_by(FaultServer::client, verb, fails, expected, counts)
}

/// The same for a client of a certain kind.
#[track_caller]
fn check_by(
    client: fn(&FaultServer) -> Client,
    verb: &str,
    fails: impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static,
    expected: Option<FaultKind>,
    (carried_out, sent): (usize, usize),
) -> Option<StoreFault> {
    let perses = perses(verb != "POST");
    let server = FaultServer::new(perses.failing(fails));
    let result = write(&client(&server), verb);
    let fault = result.err();
    assert_eq!(
        fault.as_ref().map(|fault| fault.kind),
        expected,
        "{verb} {fault:?}"
    );
    assert_eq!(perses.writes(), carried_out, "{verb}");
    let lines = server.lines();
    let of_verb = lines.iter().filter(|line| line.starts_with(verb));
    assert_eq!(of_verb.count(), sent, "{verb}");
    if expected.is_none() {
        let stored = perses.stored("projects/demo/dashboards/cpu");
        let wanted = (verb != "DELETE").then_some(true);
        assert_eq!(stored.map(|text| text.contains("5m")), wanted, "{verb}");
    }
    fault
}

#[test]
fn a_write_whose_answer_was_lost_is_not_sent_again() {
    for verb in ["POST", "PUT", "DELETE"] {
        check(verb, first(1, after), None, (1, 1));
        let half = |perses: &MemoryPerses, seen: &Seen| Act::Cut(perses.answer(seen), 10);
        if verb != "DELETE" {
            check(verb, first(1, half), None, (1, 1));
        }
        let silent = |perses: &MemoryPerses, seen: &Seen| {
            perses.answer(seen);
            Act::Silence
        };
        check_by(
            FaultServer::impatient_client,
            verb,
            first(1, silent),
            None,
            (1, 1),
        );
        let gateway = |perses: &MemoryPerses, seen: &Seen| {
            perses.answer(seen);
            Reply::page(504, "504 Gateway Time-out").into()
        };
        check(verb, first(1, gateway), None, (1, 1));
        let page = |perses: &MemoryPerses, seen: &Seen| {
            perses.answer(seen);
            Reply::page(200, "Sign in").into()
        };
        check(verb, first(1, page), None, (1, 1));
    }
}

#[test]
fn a_write_that_did_not_arrive_is_sent_again() {
    for verb in ["POST", "PUT", "DELETE"] {
        check(verb, first(2, before), None, (1, 3));
        let silent = first(1, |_, _| Act::Silence);
        check_by(FaultServer::impatient_client, verb, silent, None, (1, 2));
        check(
            verb,
            first(1, |_, _| Reply::page(502, "Bad Gateway").into()),
            None,
            (1, 2),
        );
        let busy = |_: &MemoryPerses, _: &Seen| {
            Act::from(Reply::message(429, "slow down").with("Retry-After", "2"))
        };
        check(verb, first(2, busy), None, (1, 3));
        check(
            verb,
            first(3, |_, _| Reply::message(503, "starting").into()),
            None,
            (1, 4),
        );
        check(verb, first(9, before), Some(FaultKind::Unavailable), (0, 4));
        check(
            verb,
            first(9, |_, _| Reply::message(503, "starting").into()),
            Some(FaultKind::Unavailable),
            (0, 4),
        );
    }
}

#[test]
fn a_server_that_failed_is_looked_at_and_not_asked_again() {
    for verb in ["POST", "PUT", "DELETE"] {
        let failed =
            |_: &MemoryPerses, _: &Seen| Act::from(Reply::message(500, "internal server error"));
        check(verb, first(1, failed), Some(FaultKind::Unavailable), (0, 1));
        let half_done = |perses: &MemoryPerses, seen: &Seen| {
            perses.answer(seen);
            Reply::message(500, "internal server error").into()
        };
        check(verb, first(1, half_done), None, (1, 1));
    }
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_overwritten() {
    let meddled = |perses: &MemoryPerses, seen: &Seen| {
        let mut other = seen.clone();
        if other.method == "DELETE" {
            other.method = "PUT".to_owned();
        }
        other.body = crate::doc::emit::json(&dashboard("3h"), crate::doc::emit::Layout::Compact);
        perses.answer(&other);
        Act::HangUp
    };
    for verb in ["POST", "PUT", "DELETE"] {
        let fault = check(verb, first(1, meddled), Some(FaultKind::Uncertain), (1, 1));
        let message = fault.unwrap().message;
        let start = "it was sent, and nobody knows whether the server stored it: the connection was \
                     closed in the middle, and ";
        assert!(message.starts_with(start), "{message}");
    }
}

#[test]
fn nobody_knows_what_a_server_did_that_does_not_come_back() {
    for verb in ["POST", "PUT", "DELETE"] {
        let mut gone = false;
        let fails = move |perses: &MemoryPerses, seen: &Seen| {
            if seen.method != "GET" {
                gone = true;
                perses.answer(seen);
            }
            gone.then_some(Act::HangUp)
        };
        check(verb, fails, Some(FaultKind::Uncertain), (1, 1));
    }
}

#[test]
fn without_having_seen_it_an_update_is_not_repeated_blindly() {
    let perses = perses(true);
    let server = FaultServer::new(perses.failing(first(1, before)));
    let fault = server
        .client()
        .update(&key("Dashboard demo/cpu"), &dashboard("5m"))
        .unwrap_err();
    assert_eq!(fault.kind, FaultKind::Uncertain);
    assert_eq!(perses.writes(), 0);
}

#[test]
fn an_interrupted_write_stays_uncertain() {
    let perses = perses(false);
    let server = FaultServer::new(perses.failing(first(1, after)));
    let (options, clock) = server.options("");
    clock.interrupt_after(0);
    let fault = write(&Client::new(options).unwrap(), "POST").unwrap_err();
    assert_eq!(fault.kind, FaultKind::Uncertain);
    assert!(fault.message.ends_with("then interrupted"), "{fault}");
}

#[test]
fn what_is_hidden_is_judged_by_its_version() {
    let secret = |password: &str| {
        value(&format!(
            r#"{{"kind":"Secret","metadata":{{"name":"s","project":"demo"}},
                "spec":{{"basicAuth":{{"username":"u","password":"{password}"}}}}}}"#
        ))
    };
    let masked = crate::doc::emit::json(&secret("<secret>"), crate::doc::emit::Layout::Compact);
    // Stores the masked form, as answers show it.
    let carry_out = move |perses: &MemoryPerses, seen: &Seen| {
        let mut masking = seen.clone();
        masking.body.clone_from(&masked);
        perses.answer(&masking);
        Act::HangUp
    };
    let path = "projects/demo/secrets/s";
    let start = perses(false);
    start.put(
        path,
        &crate::doc::emit::json(&secret("<secret>"), crate::doc::emit::Layout::Compact),
    );
    let server = FaultServer::new(start.failing(first(1, carry_out.clone())));
    let client = server.client();
    client.get(&key("Secret demo/s")).unwrap();
    client
        .update(&key("Secret demo/s"), &secret("new"))
        .unwrap();
    assert_eq!(start.writes(), 1);

    let empty = perses(false);
    let server = FaultServer::new(empty.failing(first(1, carry_out)));
    let fault = server
        .client()
        .create(&key("Secret demo/s"), &secret("hunter2"))
        .unwrap_err();
    assert_eq!(fault.kind, FaultKind::Uncertain);
    assert!(!told(&fault).contains("hunter2"));
}

#[test]
fn validation_asks_for_what_the_server_can_judge() {
    use crate::model::ResourceKind::{Dashboard, Folder, GlobalVariable};
    let server = FaultServer::new(scripted([
        Reply::json(200, "").into(),
        Reply::message(400, "bad request: bad request: variable \"a\" is not used").into(),
        Act::HangUp,
        Reply::json(200, "").into(),
    ]));
    let client = server.client();
    assert_eq!(client.validate(Dashboard, &dashboard("1h")), Ok(true));
    let fault = client.validate(Dashboard, &dashboard("1h")).unwrap_err();
    assert_eq!(
        told(&fault),
        "Refused: the server refuses to judge it: variable \"a\" is not used"
    );
    assert_eq!(client.validate(GlobalVariable, &value("{}")), Ok(true));
    assert_eq!(client.validate(Folder, &value("{}")), Ok(false));
    let lines = server.lines();
    assert_eq!(lines[0], "POST /api/validate/dashboards");
    assert_eq!(lines[2..], ["POST /api/validate/globalvariables"; 2]);
}
