//! What a dashboard uses must be defined. What the definitions of variables use is the business of
//! `undefined-variable-in-variable`.

use std::collections::HashSet;

use super::levels::Levels;
use super::near::Names;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{OpenVariable, Scope};

rule! {
    summary: "a dashboard uses a variable that nobody defines",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    options: { external: StringList = [] },
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let external: &[String] = cx.option("external");
    let external: HashSet<&str> = external.iter().map(String::as_str).collect();
    let levels = Levels::new(cx);
    let mut guesses = words::Guesses::new();
    for scope in cx.scopes() {
        // What is undefined is most probably what a variable without a name should be called.
        if scope.open.is_empty() || scope.nameless {
            continue;
        }
        let mut names: Option<Names<'_>> = None;
        for open in &scope.open {
            if !levels.is_outside(scope, &open.name) && !external.contains(open.name.as_str()) {
                let names = names.get_or_insert_with(|| Names::of(cx, scope));
                let near = names.near(&open.name, open.bare, &mut guesses);
                report(cx, scope, open, near);
            }
        }
    }
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    scope: &Scope,
    open: &OpenVariable,
    near: Option<String>,
) {
    let message = format!("variable `{}` is not defined", words::short(&open.name));
    let nobody = if scope.variables.is_empty() {
        "The dashboard defines no variables, and no project or global variable among the files that \
         were read has this name"
    } else {
        "Neither the dashboard nor a project or global variable among the files that were read \
         defines it"
    };
    let effect = if open.bare {
        "nothing is repeated"
    } else {
        "the page leaves the reference as it is"
    };
    let reason = format!("{nobody}: {effect}.");
    cx.report_spots(&open.spots, message, "also used").maybe_help(near).help(reason).help(
        "If only the server has it, list it under `external` of this rule in `perscope.yaml`.",
    );
}
