//! Words the suppressions whose last day is over: they cover nothing any more.

use crate::lint::rules::prelude::*;
use crate::lint::suppress::{Problem, ProblemKind};

rule! {
    summary: "a suppression whose last day is over",
    group: Pedantic,
    level: Warning,
    fix: Never,
    server: false,
    on: Suppression,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    if let ProblemKind::Expired(last, place) = &problem.kind {
        cx.report((*place).clone(), format!("this suppression ended on {last}"))
            .help("What it covered is reported again: mend it, or set a later day.");
    }
}
