//! Rules about the text of files, about what stands at their top, and about comments for perscope.

use crate::lint::registry::rules;

#[cfg(test)]
mod tests;

rules! {
    alias_cycle,
    duplicate_key,
    excessive_aliases,
    expired_snooze,
    file_too_large,
    invalid_utf8,
    json_syntax,
    malformed_suppression,
    not_a_resource,
    suppression_without_reason,
    too_deep,
    unknown_kind,
    unknown_rule,
    unused_suppression,
    yaml_syntax,
}

use crate::doc::ProblemKind;
use crate::lint::context::Context;
use crate::lint::engine::TextProblem;
use crate::text::Pointer;

/// Reports a breach of the grammar; JSON and YAML differ in the rule only.
fn report_syntax(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    let ProblemKind::Syntax {
        message,
        hint,
        related,
    } = &problem.kind
    else {
        return;
    };
    let root = Pointer::root();
    let pointer = problem
        .node
        .map_or(root.clone(), |id| document.node(id).pointer());
    let draft = cx.report(document.place_of(problem.span, &pointer), message);
    let draft = draft.maybe_help(hint.as_deref());
    if let Some((span, says)) = related {
        draft.related(document.place_of(*span, &root), says);
    }
}
