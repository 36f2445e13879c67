//! Words the plain YAML scalars that look like something else than they are taken for.

use crate::doc::Reading;
use crate::lint::rules::prelude::*;
use crate::model::ResourceKind;
use crate::schema::{Expected, Problem, ProblemKind};

rule! {
    summary: "a YAML value that is taken for something else than it looks like",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::TypeSurprise {
        expected,
        seen,
        clear,
    } = &problem.kind
    else {
        return;
    };
    let text = problem.node.text().unwrap_or_default();
    let shown = words::short(text);
    let printed = printed_again(cx, problem.node).filter(|_| *expected == Expected::String);
    let changes = printed.is_some() || problem.in_plugin && *expected == Expected::String;
    let message = match (expected, &printed) {
        (Expected::String, _) if changes && *seen == "a date" => {
            format!("`{shown}` becomes the text of a point in time here")
        }
        (_, Some(printed)) => format!("`{shown}` becomes the text `{printed}` here"),
        (Expected::String, None) => format!("`{shown}` is text here, though it looks like {seen}"),
        (Expected::Integer, None) => format!("`{shown}` means `{clear}` here"),
        (_, None) => format!("`{shown}` means `{clear}` here, though it looks like {seen}"),
    };
    let (title, value) = match expected {
        Expected::String => ("put it in quotes", Some(Literal::Text(text))),
        Expected::Boolean => (
            "write it as a boolean",
            clear.parse().ok().map(Literal::Bool),
        ),
        _ => (
            "write it as a plain number",
            clear.parse().ok().map(Literal::Int),
        ),
    };
    let safety = if changes {
        Safety::Unsafe
    } else {
        Safety::Safe
    };
    let edits = value.and_then(|value| mend::set(problem.node, value));
    cx.report(words::place_of(problem), message)
        .help(format!("Write `{clear}`."))
        .fix(title, safety, edits);
}

/// The text that is left of a scalar in a variable or layout: servers read those twice, and the
/// first time without knowing that text is expected.
fn printed_again(cx: &Context<'_>, node: NodeRef<'_>) -> Option<String> {
    let resource = cx
        .resource
        .filter(|resource| resource.reading() == Reading::Core)?;
    let spec = resource.spec?;
    let twice = match resource.kind {
        ResourceKind::Variable | ResourceKind::GlobalVariable => vec![Some(spec)],
        _ => vec![spec.get("variables"), spec.get("layouts")],
    };
    let twice: Vec<_> = twice.into_iter().flatten().map(NodeRef::id).collect();
    let mut around = std::iter::successors(Some(node), |node| node.parent());
    let inside = around.any(|node| twice.contains(&node.id()));
    node.scalar().filter(|_| inside)?.misread_as(Reading::Core)
}
