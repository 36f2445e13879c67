//! What is tried again, after which pauses, and how long.

use std::time::Duration;

use super::{key, kind_of, told};
use crate::client::testing::{Act, FaultServer, Reply, TestClock, scripted};
use crate::client::{Address, Client, ClientOptions};
use crate::store::{FaultKind, ReadStore, Store};

fn good() -> Act {
    Reply::resource(&key("Project demo")).into()
}

fn status(status: u16) -> Reply {
    Reply::message(status, "not now")
}

/// Reads a resource from a server that acts so, and answers with the pauses in between.
#[track_caller]
fn check(acts: Vec<Act>, asked: usize, expected: Option<FaultKind>) -> Vec<Duration> {
    let server = FaultServer::new(scripted(acts));
    let (options, clock) = server.options("");
    let found = Client::new(options).unwrap().get(&key("Project demo"));
    assert_eq!(kind_of(found), expected);
    assert_eq!(server.seen().len(), asked);
    clock.pauses()
}

#[test]
fn questions_are_repeated_after_every_mishap() {
    for act in [
        status(408).into(),
        status(429).into(),
        status(502).into(),
        status(503).into(),
        status(504).into(),
        Act::HangUp,
        Act::Cut(Reply::json(200, "{\"a\": 1}"), 4),
        Act::Cut(Reply::json(200, "{}"), 0),
    ] {
        let pauses = check(vec![act.clone(), act.clone(), good()], 3, None);
        assert_eq!(pauses.len(), 2);
        check(vec![act; 4], 4, Some(FaultKind::Unavailable));
    }
}

#[test]
fn what_is_decided_is_not_asked_again() {
    for (status, kind) in [
        (400, FaultKind::Refused),
        (403, FaultKind::Forbidden),
        (405, FaultKind::Unavailable),
        (409, FaultKind::Exists),
        (410, FaultKind::Refused),
        (415, FaultKind::Refused),
        (500, FaultKind::Unavailable),
        (501, FaultKind::Unavailable),
    ] {
        let pauses = check(vec![Reply::message(status, "no").into()], 1, Some(kind));
        assert!(pauses.is_empty(), "{status}");
    }
}

#[test]
fn pauses_grow_and_are_left_to_chance() {
    let pauses = check(vec![Act::HangUp; 4], 4, Some(FaultKind::Unavailable));
    assert_eq!(pauses.len(), 3);
    for (pause, most) in pauses.iter().zip([300, 600, 1_200]) {
        let most = Duration::from_millis(most);
        assert!((most / 2..=most).contains(pause), "{pause:?} of {most:?}");
    }
}

#[test]
fn servers_say_when_to_come_back() {
    let again = |header: &str| Act::from(status(429).with("Retry-After", header));
    let pauses = check(vec![again("7"), good()], 2, None);
    assert_eq!(pauses, [Duration::from_secs(7)]);
    let dated = status(503)
        .with("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")
        .with("Date", "Sun, 06 Nov 1994 08:49:27 GMT");
    let pauses = check(vec![dated.into(), good()], 2, None);
    assert_eq!(pauses, [Duration::from_secs(10)]);
    // More than anybody waits for.
    let pauses = check(vec![again("3600")], 1, Some(FaultKind::Unavailable));
    assert!(pauses.is_empty());
    // What cannot be read counts as nothing.
    let pauses = check(vec![again("soon"), good()], 2, None);
    assert!(pauses[0] <= Duration::from_millis(300));
}

#[test]
fn the_time_for_all_attempts_is_limited() {
    let server = FaultServer::new(scripted(vec![
        status(429).with("Retry-After", "50").into();
        9
    ]));
    let (options, clock) = server.options("");
    let found = Client::new(options).unwrap().get(&key("Project demo"));
    assert_eq!(kind_of(found), Some(FaultKind::Unavailable));
    // The third pause would go beyond two minutes.
    assert_eq!(clock.pauses(), [Duration::from_secs(50); 2]);
    assert_eq!(server.seen().len(), 3);
}

#[test]
fn an_interrupted_pause_ends_it() {
    let server = FaultServer::new(scripted(vec![status(503).into(); 9]));
    let (options, clock) = server.options("");
    clock.interrupt_after(1);
    let fault = Client::new(options)
        .unwrap()
        .get(&key("Project demo"))
        .unwrap_err();
    assert_eq!(
        told(&fault),
        "Interrupted: interrupted before the server could show it"
    );
    assert_eq!(server.seen().len(), 2);
}

#[test]
fn a_server_that_never_answered_is_soon_given_up() {
    // The port belongs to nobody any more.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let clock = std::sync::Arc::new(TestClock::default());
    let options = ClientOptions::new(Address::parse(&url).unwrap(), clock.clone());
    let client = Client::new(options).unwrap();
    let fault = client.delete(&key("Project demo")).unwrap_err();
    assert_eq!(
        told(&fault),
        format!("Unavailable: cannot reach {url}: connection refused")
    );
    assert_eq!(clock.pauses().len(), 1);
}

#[test]
fn connections_that_break_at_once_are_made_again() {
    let server = FaultServer::new(scripted([good()]));
    server.refuse(2);
    server.client().get(&key("Project demo")).unwrap();
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn silence_is_an_answer_too_late() {
    let server = FaultServer::new(scripted([Act::Silence, good()]));
    server.impatient_client().get(&key("Project demo")).unwrap();
    assert_eq!(server.seen().len(), 2);

    let server = FaultServer::new(scripted([Act::Silence]));
    let (mut options, _) = server.options("");
    options.timeouts.silence = Duration::from_millis(100);
    options.retry.attempts_unreached = 1;
    let fault = Client::new(options)
        .unwrap()
        .get(&key("Project demo"))
        .unwrap_err();
    let expected = format!(
        "Unavailable: {} did not show it: no answer in time",
        server.url("")
    );
    assert_eq!(told(&fault), expected);
}

#[test]
fn a_slow_server_is_waited_for() {
    let slow = Act::After(Duration::from_millis(150), Box::new(good()));
    assert!(check(vec![slow], 1, None).is_empty());
}

#[test]
fn half_an_answer_is_none() {
    let half = Act::Cut(Reply::json(200, "{\"a\": \"b\"}"), 5);
    let server = FaultServer::new(scripted(vec![half; 4]));
    let fault = server.client().get(&key("Project demo")).unwrap_err();
    let expected = format!(
        "Unavailable: {} did not show it: the connection was closed in the middle",
        server.url("")
    );
    assert_eq!(told(&fault), expected);
}
