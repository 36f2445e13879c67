//! Where a `$` in a query or its legend is no reference to a variable, unless there is one of that
//! name.

use std::collections::{HashMap, HashSet};

use super::query::Query;
use crate::doc::NodeId;
use crate::promql::ast::{Ast, Call, Expr, ExprId, Literal};
use crate::promql::labels::Presence;
use crate::promql::regexp;
use crate::template;
use crate::text::Span;

/// For each query and legend that has some, these parts in order: comments, what names a group of
/// the pattern in the replacement of `label_replace`, and what is meant as a label in a legend.
pub(super) fn mute(queries: &[Query<'_>]) -> HashMap<NodeId, Vec<Span>> {
    let mut muted = HashMap::new();
    for query in queries {
        let ast = query.ast();
        let mut parts = ast.comments().to_vec();
        for id in ast.ids() {
            if let Expr::Call(call) = ast.expr(id) {
                groups(ast, call, &mut parts);
            }
        }
        if !parts.is_empty() {
            parts.sort();
            muted.insert(query.node.id(), parts);
        }
        if let Some((legend, parts)) = labels(query) {
            muted.insert(legend, parts);
        }
    }
    muted
}

fn groups(ast: &Ast<'_>, call: &Call, parts: &mut Vec<Span>) {
    let name = call.function.map(|function| function.name);
    let (Some("label_replace"), &[_, _, replacement, _, pattern]) = (name, ast.list(call.args))
    else {
        return;
    };
    let Some(replacement) = string(ast, replacement).filter(|literal| literal.variables) else {
        return;
    };
    let known = string(ast, pattern).and_then(|pattern| regexp::pattern(pattern, ast.text()));
    let is_group = |name: &str| match &known {
        Some(known) => known.names.iter().any(|(group, _)| group == name),
        // The values of variables may bring groups along.
        None => true,
    };
    let start = replacement.span.start as usize;
    let found = template::references(ast.slice(replacement.span));
    let found = found.filter(|found| is_group(found.name));
    parts.extend(found.map(|found| found.span.shift(start)));
}

/// The `$pod` of a legend whose series have a label `pod`: that it is written in the wrong way is
/// `legend-variable-instead-of-label`. One that the query uses as well is meant as a variable.
fn labels(query: &Query<'_>) -> Option<(NodeId, Vec<Span>)> {
    let legend = query.legend()?;
    let text = legend.text().filter(|text| text.contains('$'))?;
    let root = query
        .ast()
        .root()
        .filter(|_| query.parsed.problems.is_empty())?;
    let used: HashSet<&str> = template::references(query.ast().text())
        .map(|reference| reference.name)
        .collect();
    let is_label = |found: &template::Reference<'_>| {
        !found.braced
            && !used.contains(found.name)
            && query.labels().get(root).of(found.name) == Presence::Surely
    };
    let found = template::references(text).filter(|found| query.panel.is_some() && is_label(found));
    let parts: Vec<Span> = found.map(|found| found.span).collect();
    (!parts.is_empty()).then(|| (legend.id(), parts))
}

/// The string that an argument is.
fn string(ast: &Ast<'_>, arg: ExprId) -> Option<Literal> {
    match ast.expr(ast.unparen(arg)) {
        Expr::String(literal) => Some(*literal),
        _ => None,
    }
}
