//! Words and keys in another letter case than they are defined in.

use crate::lint::rules::prelude::*;
use crate::model::ResourceKind;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a word or JSON key in the wrong letter case",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let found = match &problem.kind {
        ProblemKind::WrongCase { canonical } => {
            Some((problem.node.text(), canonical, word_advice(cx)))
        }
        ProblemKind::UnknownField { key, free } => super::other_case(problem, key, free)
            .map(|field| (Some(key.as_str()), field, KEY_ADVICE)),
        _ => None,
    };
    let Some((Some(text), canonical, advice)) = found else {
        return;
    };
    // Of the kind of the whole resource, `unknown-kind` speaks.
    let kind = cx.resource.and_then(|resource| resource.root.get("kind"));
    if kind.is_some_and(|kind| kind.id() == problem.node.id()) && !problem.on_key {
        return;
    }
    let message = format!("`{}` is spelt `{canonical}`", words::short(text));
    let edits = if problem.on_key {
        mend::rename(problem.node, canonical)
    } else {
        mend::set(problem.node, Literal::Text(canonical))
    };
    let safety = if is_role(cx) {
        Safety::Unsafe
    } else {
        Safety::Safe
    };
    let title = "write it as Perses defines it";
    cx.report(words::place_of(problem), message)
        .help(advice)
        .fix(title, safety, edits);
}

const KEY_ADVICE: &str =
    "Servers ignore the case of JSON keys; readers of YAML, and perscope, do not.";

/// What becomes of a word in another case.
fn word_advice(cx: &Context<'_>) -> &'static str {
    if is_role(cx) {
        "Servers take any letter case, but then the permission never applies."
    } else {
        "Servers take any letter case, other readers do not."
    }
}

fn is_role(cx: &Context<'_>) -> bool {
    let kind = cx.resource.map(|resource| resource.kind);
    matches!(kind, Some(ResourceKind::Role | ResourceKind::GlobalRole))
}
