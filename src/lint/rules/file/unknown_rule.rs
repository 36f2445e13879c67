//! Looks for suppressions of rules that do not exist.

use crate::lint::rules::prelude::*;
use crate::lint::suppress::{Problem, ProblemKind};

rule! {
    summary: "a suppression of a rule that does not exist",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Suppression,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    if let ProblemKind::UnknownRule { name, near } = &problem.kind {
        let message = format!("there is no rule or group `{}`", words::short(&name.text));
        cx.report(name.place.clone(), message).help(match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "`perscope rules` lists all rules.".to_owned(),
        });
    }
}
