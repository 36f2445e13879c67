//! Runs of `apply` that are cut off: by Ctrl-C they end in order, and after `kill -9` nothing is
//! half done that the next run cannot complete.

#![cfg(unix)]

use std::fs;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::http::{Server, perses};
use crate::support::{Dir, PROJECT, dashboard};

/// How long anything may take on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many resources are applied.
const RESOURCES: usize = 40;

/// How often a run is killed, unless the variable `PERSCOPE_TEST_KILLS` says otherwise.
const KILLS: u32 = 8;

/// A directory with a project and dashboards with this text.
fn files(mut dir: Dir, text: &str) -> Dir {
    dir = dir.file("files/project.yaml", PROJECT);
    for number in 1..RESOURCES {
        let name = format!("d{number}");
        dir = dir.file(&format!("files/{name}.yaml"), dashboard(&name, text));
    }
    dir
}

/// A run that ends with the test.
struct Run(Option<Child>);

impl Run {
    fn start(dir: &Dir, args: &str) -> Self {
        let mut command = dir.command(args);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Self(Some(command.spawn().unwrap()))
    }

    fn id(&self) -> u32 {
        self.0.as_ref().unwrap().id()
    }

    /// Sends a signal to this process and no other.
    fn signal(&self, signal: &str) {
        let told = Command::new("kill")
            .args([signal, &self.id().to_string()])
            .status();
        assert!(told.unwrap().success());
    }

    fn is_running(&mut self) -> bool {
        self.0.as_mut().unwrap().try_wait().unwrap().is_none()
    }

    fn end(mut self) -> (Option<i32>, String, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = self.0.take().unwrap().wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code(), text(stdout), text(stderr))
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Waits until something is so.
#[track_caller]
fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The number before a word of a sum.
fn number(sum: &str, word: &str) -> usize {
    let sum = sum.rsplit_once('(').unwrap().0;
    let sum = sum.strip_prefix("interrupted: ").unwrap_or(sum);
    let mut parts = sum
        .split(", ")
        .filter_map(|part| part.trim().split_once(' '));
    parts
        .find(|(_, known)| *known == word)
        .map_or(0, |(number, _)| number.parse().unwrap())
}

#[test]
fn ctrl_c_finishes_what_is_under_way_and_says_what_is_not() {
    let server = Server::new(|seen| {
        if seen.line.ends_with("/dashboards") && seen.line.starts_with("POST") {
            std::thread::sleep(Duration::from_millis(300));
        }
        perses(seen, &[])
    });
    for (format, signal) in [("human", "-INT"), ("json", "-INT"), ("human", "-TERM")] {
        let dir = files(Dir::new(), "x");
        let before = server.writes().len();
        let args = format!(
            "apply -d files -s {} --jobs 3 --format {format}",
            server.url()
        );
        let run = Run::start(&dir, &args);
        wait("the first dashboards", || {
            server.writes().len() >= before + 3
        });
        run.signal(signal);
        let (code, out, err) = run.end();
        assert_eq!(code, Some(130), "{err}");
        let sum = err.lines().last().unwrap();
        assert!(sum.starts_with("interrupted: "), "{err}");
        // The server has got what the run says, and not one more.
        let created = server.writes().len() - before;
        assert_eq!(number(sum, "created"), created, "{err}");
        assert_eq!(number(sum, "not tried"), RESOURCES - created, "{err}");
        assert!((2..RESOURCES).contains(&created), "{created} {err}");
        let words = match format {
            "json" => [r#""result": "created""#, r#""result": "not-tried""#],
            _ => [" created\n", " not tried\n"],
        };
        assert_eq!(out.matches(words[0]).count(), created, "{out}");
        assert_eq!(out.matches(words[1]).count(), RESOURCES - created, "{out}");
    }
}

#[test]
fn ctrl_c_ends_deletions_as_well() {
    let server = Server::new(|seen| {
        if seen.line.starts_with("DELETE") {
            std::thread::sleep(Duration::from_millis(300));
        }
        perses(seen, &[])
    });
    let names: Vec<String> = (0..RESOURCES).map(|number| format!("d{number}")).collect();
    let names = names.join(" ");
    let args = format!("delete dash {names} -p shop --jobs 3 -s {}", server.url());
    let dir = Dir::new();
    let run = Run::start(&dir, &args);
    wait("the first deletions", || server.writes().len() >= 3);
    run.signal("-INT");
    let (code, out, err) = run.end();
    assert_eq!(code, Some(130), "{err}");
    let sum = err.lines().last().unwrap();
    let deleted = server.writes().len();
    assert!((3..RESOURCES).contains(&deleted), "{deleted} {err}");
    assert_eq!(number(sum, "deleted"), deleted, "{err}");
    assert_eq!(number(sum, "not tried"), RESOURCES - deleted, "{err}");
    assert_eq!(out.matches("has been deleted").count(), deleted, "{out}");
    assert_eq!(out.lines().count(), deleted, "{out}");
}

#[test]
fn ctrl_c_ends_a_pause_and_a_second_one_ends_all() {
    let busy = Server::new(|seen| {
        if seen.line.starts_with("POST") {
            let message = r#"{"message":"starting"}"#.to_owned();
            return (503, "Retry-After: 25\r\n", message);
        }
        perses(seen, &[])
    });
    let dir = files(Dir::new(), "x");
    let args = |server: &Server| format!("apply -d files -s {}", server.url());
    let run = Run::start(&dir, &args(&busy));
    wait("a write", || !busy.writes().is_empty());
    let asked = Instant::now();
    run.signal("-INT");
    let (code, out, err) = run.end();
    assert!(asked.elapsed() < Duration::from_secs(15), "{err}");
    assert_eq!(code, Some(130), "{err}");
    assert!(
        err.lines().last().unwrap().starts_with("interrupted: "),
        "{err}"
    );
    assert!(
        out.contains("+ Project shop failed: interrupted before"),
        "{out}"
    );
    assert_eq!(busy.writes().len(), 1);

    let slow = Server::new(|seen| {
        if seen.line.starts_with("POST") {
            std::thread::sleep(Duration::from_secs(20));
        }
        perses(seen, &[])
    });
    let mut run = Run::start(&dir, &args(&slow));
    wait("a write", || !slow.writes().is_empty());
    run.signal("-INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(run.is_running(), "what is under way is waited for");
    let asked = Instant::now();
    run.signal("-INT");
    let (code, _, err) = run.end();
    assert_eq!(code, Some(130));
    let told = "interrupted: finishing what is under way; again to stop at once\n";
    assert!(err.ends_with(told), "{err}");
    assert!(asked.elapsed() < Duration::from_secs(10));
}

#[test]
fn what_only_asks_ends_at_once() {
    let silent = Server::new(|seen| {
        if seen.line.contains("/api/v1/") {
            std::thread::sleep(Duration::from_secs(20));
        }
        perses(seen, &[])
    });
    let dir = files(Dir::new(), "x");
    for (args, signal) in [
        ("get dashboards -a", "-INT"),
        ("get projects", "-TERM"),
        ("diff files", "-HUP"),
        ("pull -o files", "-INT"),
        ("describe project shop", "-INT"),
        // Nothing is written yet.
        ("apply files", "-INT"),
    ] {
        let before = silent.seen().len();
        let run = Run::start(&dir, &format!("{args} -s {}", silent.url()));
        wait("a request", || silent.seen().len() > before);
        let asked = Instant::now();
        run.signal(signal);
        let (code, out, err) = run.end();
        assert_eq!(code, Some(130), "{args}: {err}");
        assert!(asked.elapsed() < Duration::from_secs(5), "{args}: {err}");
        assert!(out.is_empty(), "{args}: {out}");
    }
}

/// How long a run holds the lock of a directory, once it has it.
fn hold(dir: &Dir) -> Duration {
    let mut run = Run::start(dir, "apply -s file:data files");
    wait_for_lock(dir, &mut run);
    let started = Instant::now();
    assert_eq!(run.end().0, Some(0));
    started.elapsed()
}

/// Waits until a run has the lock of the directory.
fn wait_for_lock(dir: &Dir, run: &mut Run) {
    let id = run.id().to_string();
    let lock = dir.path("data/.perscope.lock");
    wait("the lock", || {
        fs::read_to_string(&lock).is_ok_and(|holder| holder == id) || !run.is_running()
    });
}

/// What the directory holds, without the lock.
fn held(dir: &Dir) -> Vec<String> {
    let listing = dir.listing("data");
    let root = dir.path("data");
    let files = listing.iter().filter(|(_, (content, _))| content.is_some());
    let names = files.map(|(path, _)| {
        path.strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    });
    names.filter(|name| name != ".perscope.lock").collect()
}

#[test]
fn after_kill_9_everything_can_be_read_and_the_next_run_completes_it() {
    let kills = std::env::var("PERSCOPE_TEST_KILLS").ok();
    let kills = kills.map_or(KILLS, |kills| kills.parse().unwrap());
    let mut dir = files(Dir::new(), "x0");
    let whole = hold(&dir);
    let complete = held(&dir);
    assert_eq!(complete.len(), RESOURCES);
    let mut caught = 0;
    for point in 1..=kills {
        // Some runs create all, the others update all.
        if point % 2 == 0 {
            fs::remove_dir_all(dir.path("data")).unwrap();
        }
        dir = files(dir, &format!("x{point}"));
        let mut run = Run::start(&dir, "apply -s file:data files");
        wait_for_lock(&dir, &mut run);
        // The fractions of the golden ratio are spread evenly, however many there are.
        let share = (f64::from(point) * 0.618_034).fract();
        std::thread::sleep(whole.mul_f64(share));
        run.signal("-KILL");
        let (code, _, _) = run.end();
        let diff = dir.run("diff -s file:data files --exit-code");
        match diff.status() {
            Some(0) => {}
            Some(1) => caught += 1,
            _ => panic!("{diff:#?}"),
        }
        assert!(code.is_none() || diff.status() == Some(0), "{diff:#?}");
        // Whatever is there has its own name and nothing but resources in it.
        for name in held(&dir) {
            let unfinished = name.rsplit('/').next().unwrap().starts_with('.');
            assert!(unfinished || complete.contains(&name), "{name}");
        }
        dir.run("apply -q -s file:data files").code(0).err("");
        assert_eq!(held(&dir), complete, "{point}");
    }
    dir.run("diff -s file:data files --exit-code").code(0);
    // With as many as this it cannot be that all of them came too late.
    assert!(
        kills < 30 || caught > 0,
        "{caught} of {kills} runs were caught before their end"
    );
    println!("{caught} of {kills} runs were caught before their end");
}
