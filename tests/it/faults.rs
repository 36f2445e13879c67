//! `apply` and servers that fail: the exit code, the sum, and that the next run completes it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::sync::Mutex;

use crate::http::{Server, perses};
use crate::support::{Dir, PROJECT, dashboard};

/// A directory with a project and dashboards `d0` to `d4`.
fn files() -> Dir {
    let names = (0..5).map(|number| format!("d{number}"));
    names.fold(
        Dir::new().file("files/project.yaml", PROJECT),
        |dir, name| dir.file(&format!("files/{name}.yaml"), dashboard(&name, "x")),
    )
}

/// What the server says to the creation of `d2`; the results and the sum have to be these.
#[track_caller]
fn check(reply: (u16, &'static str), args: &str, lines: &[&str], sum: &str) {
    let server = Server::new(move |seen| {
        if seen.body.contains("\"name\":\"d2\"") {
            return (reply.0, "", reply.1.to_owned());
        }
        perses(seen, &[])
    });
    let url = server.url();
    let ran = files()
        .run(&format!("apply files --jobs 1 -s {url} {args}"))
        .code(4);
    let out: Vec<&str> = ran.out.lines().collect();
    assert_eq!(out, lines, "{ran:#?}");
    let last = ran.err.lines().last().unwrap();
    assert_eq!(last, format!("{sum} ({url})"), "{ran:#?}");
}

#[test]
fn what_a_server_does_not_do_is_told_exactly() {
    let refused = (400, r#"{"message":"bad request: invalid duration"}"#);
    let failed = "+ Dashboard shop/d2 failed: the server refuses to store it: invalid duration";
    let before = [
        "+ Project shop created",
        "+ Dashboard shop/d0 created",
        "+ Dashboard shop/d1 created",
    ];
    let stopped = [
        failed,
        "+ Dashboard shop/d3 not tried",
        "+ Dashboard shop/d4 not tried",
    ];
    let lines = [&before[..], &stopped].concat();
    check(
        refused,
        "",
        &lines,
        "3 created, 1 failed, 2 not tried, 0 unchanged",
    );
    let went_on = [
        failed,
        "+ Dashboard shop/d3 created",
        "+ Dashboard shop/d4 created",
    ];
    let lines = [&before[..], &went_on].concat();
    check(
        refused,
        "--keep-going",
        &lines,
        "5 created, 1 failed, 0 unchanged",
    );
    let broken = (500, r#"{"message":"internal server error"}"#);
    let failed =
        "+ Dashboard shop/d2 failed: the server failed to store it (500): internal server error";
    let lines = [&before[..], &[failed], &went_on[1..]].concat();
    check(
        broken,
        "--keep-going",
        &lines,
        "5 created, 1 failed, 0 unchanged",
    );
}

#[test]
fn a_project_that_is_refused_takes_its_dashboards_along() {
    let server = Server::new(|seen| match seen.line.as_str() {
        "POST /api/v1/projects" => (403, "", r#"{"message":"forbidden access"}"#.to_owned()),
        _ => perses(seen, &[]),
    });
    let ran = files()
        .run(&format!("apply files --keep-going -s {}", server.url()))
        .code(4);
    ran.out_has("+ Dashboard shop/d0 not tried: its project could not be created")
        .err_has("1 failed, 5 not tried, 0 unchanged");
    assert_eq!(server.writes().len(), 1);
}

#[test]
fn what_another_has_created_meanwhile_is_a_conflict() {
    let stored = r#"{"kind":"Dashboard","metadata":{"name":"d2","project":"shop","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","version":0},"spec":{"duration":"5m","panels":{},"layouts":[]}}"#;
    let is_there = Mutex::new(false);
    let server = Server::new(move |seen| {
        let mut is_there = is_there.lock().unwrap();
        if seen.line.starts_with("POST") && seen.body.contains("\"name\":\"d2\"") {
            *is_there = true;
            return (
                409,
                "",
                r#"{"message":"document already exists"}"#.to_owned(),
            );
        }
        if *is_there {
            return perses(seen, &[("projects/shop/dashboards/d2", stored)]);
        }
        perses(seen, &[])
    });
    let ran = files()
        .run(&format!("apply files --keep-going -s {}", server.url()))
        .code(4);
    ran.out_has("+ Dashboard shop/d2 in conflict: it has changed on the server since it was read")
        .err_has("5 created, 1 in conflict, 0 unchanged");
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    for command in ["apply files", "diff files", "apply files --dry-run"] {
        let ran = files()
            .run(&format!("{command} -s http://127.0.0.1:{free}"))
            .code(4);
        ran.out("")
            .err_has(&format!("error: cannot reach http://127.0.0.1:{free}"));
    }
}

/// A server that is ended with the test.
struct Served(Child);

impl Served {
    /// Serves a directory; `port` 0 is any. Answers with the port.
    fn start(dir: &Dir, port: u16) -> (Self, u16) {
        let mut command = dir.command(&format!("serve --quiet --data data --port {port}"));
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line.trim().rsplit_once(':').unwrap().1.parse().unwrap();
        (Self(child), port)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_server_that_is_killed_and_started_again_has_everything_in_the_end() {
    let dir = (0..60).fold(
        Dir::new().file("files/project.yaml", PROJECT),
        |dir, number| {
            let name = format!("d{number}");
            dir.file(&format!("files/{name}.yaml"), dashboard(&name, "x"))
        },
    );
    let (server, port) = Served::start(&dir, 0);
    let mut command = dir.command(&format!("apply files --jobs 2 -s http://127.0.0.1:{port}"));
    let run = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let some = dir.path("data/dashboards/shop");
    for _ in 0..10_000 {
        if std::fs::read_dir(&some).is_ok_and(|files| files.count() > 5) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    drop(server);
    let (_server, _) = Served::start(&dir, port);
    let ended = run.wait_with_output().unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(0), "{err}");
    let url = format!("http://127.0.0.1:{port}");
    assert_eq!(err, format!("61 created, 0 unchanged ({url})\n"));
    let diff = dir.run(&format!("diff files --exit-code -s {url}"));
    diff.code(0);
    let listing = dir.listing("data/dashboards/shop");
    assert_eq!(listing.len(), 61);
    let version = |content: &[u8]| String::from_utf8_lossy(content).contains("\"version\":0");
    assert!(
        listing
            .values()
            .filter_map(|(content, _)| content.as_deref())
            .all(version)
    );
}

#[test]
fn who_does_not_read_on_changes_nothing() {
    for format in ["human", "json"] {
        let server = Server::perses(&[]);
        let dir = files();
        let line = format!(
            "apply files -s {} --inventory file:list.txt --format {format}",
            server.url()
        );
        let mut run = dir
            .command(&line)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(run.stdout.take());
        let ended = run.wait_with_output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(err, format!("6 created, 0 unchanged ({})\n", server.url()));
        assert_eq!(ended.status.code(), Some(0));
        let list = std::fs::read_to_string(dir.path("list.txt")).unwrap();
        assert_eq!(list.matches("Dashboard shop/d").count(), 5, "{list}");
    }
}

#[test]
fn one_writes_at_a_time() {
    let dir = files();
    let (_server, _) = Served::start(&dir, 0);
    let ran = dir.run("apply files -s file:data").code(4).out("");
    ran.err_has("is being written by process ");
    // Who only looks disturbs nobody.
    dir.run("diff files -s file:data --exit-code").code(1);
}
