//! Looks for suppressions that cover no finding.
//!
//! Only rules that have run are judged, and those about the workspace only where all of it was read.

use crate::lint::rules::prelude::*;
use crate::lint::suppress::{Coverage, Problem, ProblemKind, Suppression};

rule! {
    summary: "a suppression that covers no finding",
    group: Style,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Suppression,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let suppression = problem.suppression;
    let (place, removal, message, help) = match &problem.kind {
        ProblemKind::Unused => (
            &suppression.place,
            &suppression.removal,
            nothing(suppression),
            help(suppression),
        ),
        ProblemKind::UnusedName(name) => (
            &name.place,
            &name.removal,
            format!("`{}` finds nothing here", words::short(&name.text)),
            "Take the name out.",
        ),
        _ => return,
    };
    cx.report(place.clone(), message)
        .help(help)
        .fix("remove it", Safety::Safe, removal.clone());
}

fn nothing(suppression: &Suppression) -> String {
    match (&suppression.covers, &suppression.names[..]) {
        (Coverage::Nothing, _) => "there is nothing that this comment could be about".to_owned(),
        (Coverage::Entry(_), [name, ..]) => {
            let name = words::short(&name.text);
            format!("`{name}` finds nothing that this entry covers")
        }
        (_, [name]) => format!("`{}` finds nothing here", words::short(&name.text)),
        _ => "none of these rules finds anything here".to_owned(),
    }
}

fn help(suppression: &Suppression) -> &'static str {
    match suppression.covers {
        Coverage::Nothing => "Write it at the end of the line that it is about, or above it.",
        Coverage::Entry(_) => "Remove the entry.",
        Coverage::Part(_) | Coverage::File => "Remove the comment.",
    }
}
