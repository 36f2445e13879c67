//! Whole runs against a server: `apply` of many new dashboards over a slow line, `apply` of many
//! that are there already, and the embedded server under load.
//!
//! `cargo bench --bench remote` prints a line for each budget. What is compared is measured in one
//! run, so the ratios do not depend on the machine.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes files, reads the clock and prints"
)]

mod load;
mod programs;
mod slow;
#[path = "../workspace.rs"]
mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use programs::{Server, apply};

/// Dashboards in the workspace, and panels in each: 41 MB together.
const DASHBOARDS: usize = 1000;
const PANELS: usize = 14;
/// How often what changes nothing is measured; the best one counts.
const RUNS: usize = 5;
/// What a request over the slow line waits.
const LATENCY: Duration = Duration::from_millis(5);
/// Requests to the server under load.
const REQUESTS: u32 = 100_000;

fn main() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-remote");
    let _ = fs::remove_dir_all(&root);
    let files = root.join("files");
    generate(&files);
    unchanged(&root, &files);
    slow_line(&root, &files);
    under_load(&root);
}

/// Writes the workspace: the same files every time.
fn generate(root: &Path) {
    for index in 0..DASHBOARDS {
        let directory = root.join(format!("project-{}", index % 20));
        fs::create_dir_all(&directory).expect("the workspace can be written");
        let file = directory.join(format!("dashboard-{index}.yaml"));
        let text = workspace::dashboard(index, PANELS);
        fs::write(file, text).expect("the workspace can be written");
    }
}

/// `apply` where nothing is to be done.
fn unchanged(root: &Path, files: &Path) {
    let data = root.join("unchanged");
    let directory = format!("file:{}", data.display());
    apply(files, &directory, &["--create-project"]).expect_written(DASHBOARDS);
    let best = |server: &str| {
        let run = |_| {
            let started = Instant::now();
            apply(files, server, &[]).expect_written(0);
            started.elapsed()
        };
        (0..RUNS).map(run).min().expect("there are runs")
    };
    let over_directory = best(&directory);
    let server = Server::start(&data);
    let over_server = best(&server.url());
    println!("{DASHBOARDS} unchanged dashboards, nothing written, best of {RUNS}");
    report("  to a directory", over_directory, "budget 2 s");
    report("  to serve", over_server, "budget 2 s");
}

/// `apply` where everything is new and each request takes its time.
fn slow_line(root: &Path, files: &Path) {
    let timed = |name: &str, arguments: &[&str]| {
        let server = Server::start(&root.join(name));
        let line = slow::line(server.address(), LATENCY);
        let url = format!("http://{line}");
        let started = Instant::now();
        let all = [&["--create-project"], arguments].concat();
        apply(files, &url, &all).expect_written(DASHBOARDS);
        started.elapsed()
    };
    let together = timed("together", &[]);
    let one_by_one = timed("one-by-one", &["--jobs", "1"]);
    let milliseconds = LATENCY.as_millis();
    println!("{DASHBOARDS} new dashboards to serve, each request {milliseconds} ms late");
    report("  one by one", one_by_one, "");
    report("  with the default of --jobs", together, "");
    let ratio = one_by_one.as_secs_f64() / together.as_secs_f64();
    println!("{:<34}{ratio:>8.2} x   budget 6 x", "  faster");
}

/// The server under load.
fn under_load(root: &Path) {
    let data = root.join("load");
    let file: PathBuf = root.join("large.yaml");
    // As compact JSON it has a little more than 40 kB.
    fs::write(&file, workspace::dashboard(0, 28)).expect("the workspace can be written");
    let directory = format!("file:{}", data.display());
    apply(&file, &directory, &["--create-project"]).expect_written(1);
    let server = Server::start(&data);
    let path = "/api/v1/projects/project-0/dashboards/dashboard-0";
    let address = server.address();
    let warm_up = load::get(address, path, REQUESTS / 10);
    let before = server.resident_kb();
    let measured = load::get(address, path, REQUESTS);
    let after = server.resident_kb();
    let per_second = f64::from(measured.requests) / measured.time.as_secs_f64();
    println!("serve, GET of {} bytes, {REQUESTS} requests", warm_up.bytes);
    println!("{:<34}{per_second:>8.0} /s  budget 2000 /s", "  answers");
    if let (Some(before), Some(after)) = (before, after) {
        let ratio = f64::from(after) / f64::from(before);
        println!(
            "{:<34}{ratio:>8.2} x   of {before} kB, budget 1.1 x",
            "  memory at the end"
        );
    }
}

fn report(what: &str, time: Duration, budget: &str) {
    let milliseconds = time.as_secs_f64() * 1000.0;
    println!("{what:<34}{milliseconds:>8.1} ms  {budget}");
}
