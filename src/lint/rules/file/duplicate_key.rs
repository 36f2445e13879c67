//! Words the duplicate keys that the parser found.

use crate::doc::{ProblemKind, Syntax};
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;
use crate::text::Span;

rule! {
    summary: "a mapping with the same key twice",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    let ProblemKind::DuplicateKey { key, first } = &problem.kind else {
        return;
    };
    let pointer = problem
        .node
        .map(|id| document.node(id).pointer())
        .unwrap_or_default();
    let message = format!("the key `{}` is used twice", words::short(key));
    let second = problem.node.map(|id| document.node(id));
    let edits = second.and_then(|second| mend::remove(&[overridden(second, *first)?]));
    cx.report(document.place_of(problem.span, &pointer), message)
        .related(document.place_of(*first, &pointer), "first used here")
        .help("JSON keeps the last one silently, YAML refuses the file; remove one.")
        .fix("remove the one that does not count", Safety::Safe, edits);
}

/// The entry that readers of JSON pass over.
fn overridden(second: NodeRef<'_>, first: Span) -> Option<NodeRef<'_>> {
    let is_json = second.document().syntax() == Syntax::Json;
    let mut entries = second.parent().filter(|_| is_json)?.children();
    entries.find(|entry| entry.key_span() == Some(first))
}
