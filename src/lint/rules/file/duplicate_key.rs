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
    let passed_over = second.and_then(|second| passed_over(second, *first));
    let edits = passed_over.and_then(|(node, _)| mend::remove(&[node]));
    let (title, safety) = match passed_over {
        _ if document.syntax() == Syntax::Json => ("remove the one that does not count", Safety::Safe),
        Some((_, true)) => ("remove the repetition", Safety::Safe),
        _ => ("remove the first one", Safety::Unsafe),
    };
    cx.report(document.place_of(problem.span, &pointer), message)
        .related(document.place_of(*first, &pointer), "first used here")
        .help("JSON keeps the last one silently, YAML refuses the file; remove one.")
        .fix(title, safety, edits);
}

/// The entry that readers of JSON pass over, and whether the other one says the same.
fn passed_over(second: NodeRef<'_>, first: Span) -> Option<(NodeRef<'_>, bool)> {
    let mut entries = second.parent()?.children();
    let first = entries.find(|entry| entry.key_span() == Some(first))?;
    let source = |node: NodeRef<'_>| node.span().of(second.document().text());
    Some((first, source(first) == source(second)))
}
