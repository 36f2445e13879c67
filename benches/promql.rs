//! How fast queries are parsed and their types checked, beside the crate `promql-parser` on the
//! same queries in the same run, and how long hostile ones take.
//!
//! `cargo bench --bench promql` prints a line for each figure: the best of several rounds. Rounds
//! of both parsers take turns, so that a busy machine slows down both.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod queries;

use std::hint::black_box;
use std::time::{Duration, Instant};

use perscope::bench::check_promql;

/// Distinct queries in a round.
const QUERIES: usize = 1000;
/// How often each figure is taken; the best one counts, because only that is about the program.
const ROUNDS: usize = 15;
/// Nodes of a hostile query.
const MANY: usize = 50_000;

fn main() {
    let with_variables = queries::with_variables(QUERIES);
    let plain = queries::without_variables(&with_variables);
    let bytes: usize = plain.iter().map(String::len).sum();
    println!(
        "{QUERIES} queries, {} bytes on average, best of {ROUNDS}",
        bytes / QUERIES
    );
    for query in with_variables.iter().chain(&plain) {
        assert_eq!(check_promql(query), 0, "{query}");
    }
    for query in &plain {
        let parsed = promql_parser::parser::parse(query);
        assert!(parsed.is_ok(), "{query}: {parsed:?}");
    }

    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        let round = [
            time(|| each(&plain, check_promql)),
            time(|| each(&plain, promql_parser::parser::parse)),
            time(|| each(&with_variables, check_promql)),
        ];
        for (best, time) in best.iter_mut().zip(round) {
            *best = time.min(*best);
        }
    }
    let [ours, theirs, variables] = best;
    report("parse and check types", ours, bytes);
    report("promql-parser, the same queries", theirs, bytes);
    let bytes = with_variables.iter().map(String::len).sum();
    report("parse and check types, variables", variables, bytes);
    println!(
        "{:<34}{:>8.1} x    budget 15 x",
        "ratio",
        theirs.as_secs_f64() / ours.as_secs_f64()
    );

    for (what, query) in hostile() {
        let rounds = (0..ROUNDS).map(|_| time(|| check_promql(black_box(&query))));
        let best = rounds.min().expect("there are rounds");
        println!(
            "{what:<34}{:>8.1} ms   budget 50 ms",
            best.as_secs_f64() * 1000.0
        );
    }
}

/// Queries that break parsers which use the stack or look at the same text again and again.
fn hostile() -> Vec<(&'static str, String)> {
    let repeat = |text: &str| text.repeat(MANY);
    vec![
        (
            "50,000 nested parentheses",
            format!("{}a{}", repeat("("), repeat(")")),
        ),
        (
            "50,000 nested calls",
            format!("{}a{}", repeat("abs("), repeat(")")),
        ),
        ("50,000 terms of `or`", format!("a{}", repeat(" or a"))),
        ("50,000 terms of `^`", format!("a{}", repeat(" ^ a"))),
        ("50,000 unary minuses", format!("{}a", repeat("-"))),
        ("50,000 matchers", format!("a{{{}}}", repeat(r#"b="c","#))),
        ("50,000 open parentheses", repeat("(")),
        ("50,000 open braces", repeat("a{")),
        (
            "1 MB of unterminated string",
            format!("\"{}", "a".repeat(1 << 20)),
        ),
    ]
}

/// Has a parser read every query.
fn each<T>(queries: &[String], parse: impl Fn(&str) -> T) {
    for query in queries {
        black_box(parse(black_box(query)));
    }
}

/// How long something takes.
fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    black_box(run());
    started.elapsed()
}

fn report(what: &str, time: Duration, bytes: usize) {
    let seconds = time.as_secs_f64();
    println!(
        "{what:<34}{:>8.2} us a query, {:>6.1} MB/s",
        seconds * 1e6 / QUERIES as f64,
        bytes as f64 / 1e6 / seconds
    );
}
