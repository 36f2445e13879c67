//! Words the fields and values that the server does not store.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field or value that the server accepts and does not store",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let name = words::name(problem.node);
    let (message, help) = match &problem.kind {
        ProblemKind::Newer { since } if is_newer(since) => {
            let (major, minor) = TARGET;
            let message = format!("{name} is dropped by Perses {major}.{minor}");
            (message, format!("Servers keep it from version {since} on."))
        }
        ProblemKind::Dropped => {
            let message = format!("this value of {name} is not stored, so its contrary applies");
            (
                message,
                "Released servers drop it like a field that was left out.".to_owned(),
            )
        }
        _ => return,
    };
    cx.report(words::place_of(problem), message).help(help);
}

/// The Perses version whose servers are meant.
const TARGET: (u32, u32) = (0, 54);

/// Whether the field came after the version that is meant.
fn is_newer(since: &str) -> bool {
    let mut parts = since.split('.').map(|part| part.parse::<u32>().ok());
    let mut part = || parts.next().flatten().unwrap_or(0);
    (part(), part()) > TARGET
}
