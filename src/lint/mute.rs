//! Where a `$` in a query is no reference to a variable, unless there is one of that name.

use std::collections::HashMap;

use super::query::Query;
use crate::doc::NodeId;
use crate::promql::ast::{Ast, Call, Expr, ExprId, Literal};
use crate::promql::regexp;
use crate::template;
use crate::text::Span;

/// For each query that has some, these parts in order: comments, and what names a group of the
/// pattern in the replacement of `label_replace`.
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

/// The string that an argument is.
fn string(ast: &Ast<'_>, arg: ExprId) -> Option<Literal> {
    match ast.expr(ast.unparen(arg)) {
        Expr::String(literal) => Some(*literal),
        _ => None,
    }
}
