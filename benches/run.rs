//! Whole runs of the built program over a made-up workspace, beside what they cannot go below:
//! reading the files and draining their YAML events on as many threads.
//!
//! `cargo bench --bench run` prints a line for each budget: the best of several runs, and the
//! ratio where the budget is one.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes files, reads the clock and prints"
)]

mod workspace;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{fs, thread};

use perscope::bench::drain_yaml;

/// Dashboards in the workspace, and panels in each: 42 MB together.
const DASHBOARDS: usize = 1000;
const PANELS: usize = 14;
/// How often each figure is taken; the best one counts, because only that is about the program.
const RUNS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-workspace");
    let files = generate(&root);
    let bytes: u64 = files
        .iter()
        .map(|file| fs::metadata(file).expect("it was written").len())
        .sum();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{DASHBOARDS} dashboards, {} MB, {threads} threads, best of {RUNS}",
        bytes / 1_000_000
    );

    let floor = best(|| drain_all(&files, threads));
    report("read and drain YAML events", floor, None);
    let lint = best(|| perscope(&["lint", "--format", "concise", path(&root)]));
    report("lint, every default rule", lint, Some("budget 1 s"));
    println!(
        "{:<34}{:>7.2} x   budget 1.6 x",
        "lint against reading and draining",
        lint.as_secs_f64() / floor.as_secs_f64()
    );

    let large = root.join("large.yaml");
    fs::write(&large, workspace::dashboard(DASHBOARDS, 36)).expect("the workspace can be written");
    let one = best(|| perscope(&["lint", "--isolated", path(&large)]));
    report(
        "one dashboard of 100 kB, isolated",
        one,
        Some("budget 15 ms"),
    );
    report(
        "--version",
        best(|| perscope(&["--version"])),
        Some("budget 3 ms"),
    );
    report(
        "explain",
        best(|| perscope(&["explain", "grid-overlap"])),
        Some("budget 3 ms"),
    );
}

fn report(what: &str, time: Duration, budget: Option<&str>) {
    println!(
        "{what:<34}{:>7.1} ms  {}",
        time.as_secs_f64() * 1000.0,
        budget.unwrap_or_default()
    );
}

/// The shortest of several runs.
fn best(mut run: impl FnMut()) -> Duration {
    let time = |_| {
        let started = Instant::now();
        run();
        started.elapsed()
    };
    (0..RUNS).map(time).min().expect("there are runs")
}

/// Writes the workspace, once: the same files every time.
fn generate(root: &Path) -> Vec<PathBuf> {
    let file = |index: usize| {
        let directory = root.join(format!("project-{}", index % 20));
        fs::create_dir_all(&directory).expect("the workspace can be written");
        let file = directory.join(format!("dashboard-{index}.yaml"));
        fs::write(&file, workspace::dashboard(index, PANELS))
            .expect("the workspace can be written");
        file
    };
    (0..DASHBOARDS).map(file).collect()
}

/// Reads all files and drains their events, each thread taking the next file.
fn drain_all(files: &[PathBuf], threads: usize) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = fs::read_to_string(file).expect("it was written");
                    assert!(drain_yaml(&text) > 0);
                }
            });
        }
    });
}

fn perscope(arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_perscope"))
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program was built");
    assert!(
        status.code().is_some_and(|code| code <= 1),
        "{arguments:?} ended with {status}"
    );
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the target directory is text")
}
