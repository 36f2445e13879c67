//! What may happen between a client and a server, one test each.

use super::*;

#[test]
fn a_server_that_is_busy_is_waited_for() {
    for status in [429, 503] {
        for jobs in [1, 4] {
            let case = Case { jobs, ..CASE };
            case.check(writes(every_other, busy(status)), &DONE);
        }
        let perses = before();
        let server = FaultServer::new(perses.failing(writes(every_other, busy(status))));
        let (options, clock) = server.options("");
        let client = Client::new(options).unwrap();
        carry_out(&client, &planned(&client), (1, false));
        let pauses = clock.pauses();
        assert_eq!(pauses.len(), WRITES);
        assert!(
            pauses.iter().all(|pause| *pause >= Duration::from_secs(2)),
            "{pauses:?}"
        );
    }
}

#[test]
fn a_busy_server_is_not_waited_for_forever() {
    let always = |_| true;
    let failed = ["failed Unavailable"; WRITES];
    CASE.check(writes(always, busy(503)), &failed);
    let mut stopped = ["not tried"; WRITES];
    stopped[0] = "failed Unavailable";
    let case = Case {
        keep_going: false,
        ..CASE
    };
    let lines = case.check(writes(always, busy(429)), &stopped);
    assert_eq!(lines, vec!["POST /api/v1/projects/demo/dashboards"; 4]);
}

fn hang_up(_: &MemoryPerses, _: &Seen) -> Act {
    Act::HangUp
}

/// Carries out the request, and loses the answer.
fn unheard(perses: &MemoryPerses, seen: &Seen) -> Act {
    perses.answer(seen);
    Act::HangUp
}

#[test]
fn connections_that_break_lose_nothing() {
    for jobs in [1, 4] {
        let case = Case { jobs, ..CASE };
        case.check(writes(every_other, hang_up), &DONE);
        case.check(writes(|_| true, unheard), &DONE);
        case.check(
            writes(
                |_| true,
                |perses, seen| {
                    let answer = perses.answer(seen);
                    let half = answer.body.len() / 2;
                    Act::Cut(answer, half)
                },
            ),
            &DONE,
        );
        // Questions break, too.
        let count = AtomicUsize::new(0);
        case.check(
            move |perses, seen| {
                let broken =
                    seen.method == "GET" && every_other(count.fetch_add(1, Ordering::SeqCst));
                broken.then(|| Act::Cut(perses.answer(seen), 20))
            },
            &DONE,
        );
    }
    CASE.check(writes(|_| true, hang_up), &["failed Unavailable"; WRITES]);
}

#[test]
fn silence_loses_nothing() {
    let case = Case {
        client: FaultServer::impatient_client,
        jobs: 4,
        ..CASE
    };
    case.check(writes(|number| number == 0, |_, _| Act::Silence), &DONE);
    let silent = |perses: &MemoryPerses, seen: &Seen| {
        perses.answer(seen);
        Act::Silence
    };
    case.check(writes(|_| true, silent), &DONE);
}

#[test]
fn a_server_that_fails_is_believed_only_after_a_look() {
    let failed =
        |_: &MemoryPerses, _: &Seen| Act::from(Reply::message(500, "internal server error"));
    let mut expected = DONE;
    expected[1] = "failed Unavailable";
    CASE.check(writes(|number| number == 1, failed), &expected);
    let after = |perses: &MemoryPerses, seen: &Seen| {
        perses.answer(seen);
        Reply::message(500, "internal server error").into()
    };
    CASE.check(writes(|_| true, after), &DONE);
    let gateway = |perses: &MemoryPerses, seen: &Seen| {
        perses.answer(seen);
        Reply::page(502, "Bad Gateway").into()
    };
    CASE.check(writes(|_| true, gateway), &DONE);
}

#[test]
fn what_others_change_after_the_plan_stays() {
    let meddle = |perses: &MemoryPerses| {
        for name in ["a", "b", "c", "gone"] {
            perses.put(&path(name), &text(name, "9"));
        }
    };
    let case = Case { meddle, ..CASE };
    let lines = case.check(|_, _| None, &["conflict"; WRITES]);
    let writes = lines.iter().filter(|line| !line.starts_with("GET"));
    // What is to be created is found by trying; a server refuses it.
    assert_eq!(
        writes.collect::<Vec<_>>(),
        ["POST /api/v1/projects/demo/dashboards"]
    );

    let done_by_others = |perses: &MemoryPerses| {
        for name in ["a", "b"] {
            perses.put(&path(name), &text(name, "2"));
        }
    };
    let case = Case {
        meddle: done_by_others,
        ..CASE
    };
    case.check(|_, _| None, &["already", "already", "done", "done"]);
}

#[test]
fn what_others_write_while_an_answer_is_lost_stays() {
    let meddled = |perses: &MemoryPerses, seen: &Seen| {
        perses.answer(&Seen {
            body: text("b", "9"),
            ..seen.clone()
        });
        Act::HangUp
    };
    let perses = before();
    let server = FaultServer::new(perses.failing(writes(|number| number == 1, meddled)));
    let client = server.client();
    let plan = planned(&client);
    let outcomes = carry_out(&client, &plan, (1, false));
    let shown: Vec<String> = outcomes.iter().map(show).collect();
    assert_eq!(
        shown,
        ["done", "failed Uncertain", "not tried", "not tried"]
    );
    assert!(holds(&perses, "b", Some("9")));
}

/// A server whose token ends after so many writes.
fn expiring(perses: &MemoryPerses, most: usize) -> FaultServer {
    let count = AtomicUsize::new(0);
    FaultServer::new(perses.failing(move |_, seen| {
        if seen.path == "/api/auth/refresh" {
            let login = r#"{"access_token":"new","token_type":"Bearer","refresh_token":"r2","expires_in":900}"#;
            return Some(Reply::json(200, login).into());
        }
        let is_new = seen.header("authorization") == Some("Bearer new");
        let number = match seen.method.as_str() {
            "GET" => count.load(Ordering::SeqCst),
            _ => count.fetch_add(1, Ordering::SeqCst) + 1,
        };
        (!is_new && number > most).then(|| Reply::message(401, "invalid or expired jwt").into())
    }))
}

#[test]
fn a_token_that_ends_in_the_middle_is_renewed_or_told() {
    for (refresh, expected) in [
        (Some("refresh"), DONE),
        (None, ["done", "done", "failed Unauthorized", "not tried"]),
    ] {
        let perses = before();
        let server = expiring(&perses, 2);
        let (mut options, _) = server.options("");
        options.token = Some(Token::new("old").unwrap());
        options.refresh = refresh.map(|text| Token::new(text).unwrap());
        let client = Client::new(options).unwrap();
        let plan = planned(&client);
        let outcomes = carry_out(&client, &plan, (1, false));
        let shown: Vec<String> = outcomes.iter().map(show).collect();
        assert_eq!(shown, expected);
        check_truth(&perses, &plan, &outcomes);
        let done = shown.iter().filter(|it| *it == "done").count();
        assert_eq!(perses.writes(), done);
        if let Some(Outcome::Failed(fault)) = outcomes.get(2) {
            assert!(
                fault
                    .hints
                    .iter()
                    .any(|hint| hint.contains("PERSCOPE_TOKEN")),
                "{fault:?}"
            );
        }
    }
}

#[test]
fn a_server_that_is_away_for_two_seconds_is_waited_for() {
    type Away = fn(&MemoryPerses, &Seen) -> Act;
    let acts: [Away; 3] = [
        hang_up,
        |_, _| Reply::message(503, "starting").into(),
        |_, _| Reply::page(502, "Bad Gateway").into(),
    ];
    for act in acts {
        let perses = before();
        let clock: Arc<std::sync::OnceLock<Arc<TestClock>>> = Arc::default();
        let own = Arc::clone(&clock);
        let began = AtomicUsize::new(usize::MAX);
        // It goes away with the second write.
        let mut count = 0;
        let server = FaultServer::new(perses.failing(move |perses, seen| {
            let now = own.get().map_or(Duration::ZERO, |clock| now(clock));
            let now = usize::try_from(now.as_millis()).unwrap();
            count += usize::from(seen.method != "GET");
            if count == 2 {
                began.fetch_min(now, Ordering::SeqCst);
            }
            let began = began.load(Ordering::SeqCst);
            (now >= began && now < began.saturating_add(2_000)).then(|| act(perses, seen))
        }));
        let (mut options, test_clock) = server.options("");
        options.retry = Retry::default();
        assert!(clock.set(test_clock).is_ok());
        let client = Client::new(options).unwrap();
        let plan = planned(&client);
        let outcomes = carry_out(&client, &plan, (1, false));
        assert!(outcomes.iter().all(|it| show(it) == "done"), "{outcomes:?}");
        check_truth(&perses, &plan, &outcomes);
        assert_eq!(perses.writes(), WRITES);
    }
}

fn now(clock: &TestClock) -> Duration {
    crate::client::Clock::elapsed(clock)
}

#[test]
fn a_server_that_goes_for_good_ends_the_run() {
    let mut gone = false;
    let dies = move |perses: &MemoryPerses, seen: &Seen| {
        gone |= seen.method == "PUT";
        if gone && seen.method == "PUT" {
            perses.answer(seen);
        }
        gone.then_some(Act::HangUp)
    };
    let case = Case {
        keep_going: false,
        ..CASE
    };
    case.check(
        dies,
        &["done", "failed Uncertain", "not tried", "not tried"],
    );
}
