//! Words the fields and values that the server does not store.

use crate::lint::rules::prelude::*;
use crate::model::Version;
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
        ProblemKind::Newer { since } => {
            let target = cx.target.version;
            if Version::parse(since).is_some_and(|since| target >= since) {
                return;
            }
            let message = format!("{name} is dropped by Perses {target}");
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
