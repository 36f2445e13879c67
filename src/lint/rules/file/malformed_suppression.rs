//! Words what a comment says to perscope and cannot be understood.

use crate::lint::rules::prelude::*;
use crate::lint::suppress::{Problem, ProblemKind};

rule! {
    summary: "a comment for perscope that cannot be understood",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Suppression,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    if let ProblemKind::Malformed(fault) = &problem.kind {
        cx.report(fault.place.clone(), fault.message.clone())
            .help(fault.help);
    }
}
