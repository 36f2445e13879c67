//! Comparisons with variables that a dashboard leaves to its project or to global ones. What these
//! stand for is known when all files are.

use super::LabelMatcher;
use super::as_pattern;
use super::levels::Levels;
use crate::finding::Safety;
use crate::lint::query::Query;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Comparison, Plural, Scope, VariableDefinition};
use crate::promql::MatchOp;
use crate::promql::ast::Literal;
use crate::template::references;

/// The comparison of a matcher, if variables of others are in it.
pub(super) fn comparison(
    query: &Query<'_>,
    matcher: &LabelMatcher,
    literal: Literal,
) -> Option<Comparison> {
    let text = query.ast().slice(literal.span);
    let mut names = Vec::new();
    let mut is_own = false;
    for found in references(text) {
        if query.is_outer_variable(found.name) {
            names.push(found.name.to_owned());
        } else {
            is_own = true;
        }
    }
    if names.is_empty() {
        return None;
    }
    // One value of the dashboard's own variable may mean something else in a pattern.
    let edits = if is_own {
        None
    } else {
        as_pattern::edits(query, matcher, literal)
    };
    Some(Comparison {
        names,
        op: if matcher.op == MatchOp::Eq { "=" } else { "!=" },
        place: query.place(matcher.op_span),
        edits,
        is_plain: as_pattern::is_plain(text),
    })
}

/// Judges the comparisons of all dashboards.
pub(super) fn check_all(cx: &mut WorkspaceContext<'_>) {
    // What is not defined is most probably what a variable without a name should be called.
    let is_open = |scope: &&&Scope| !scope.comparisons.is_empty() && !scope.nameless;
    let mut scopes = cx.scopes().iter().filter(is_open).peekable();
    if scopes.peek().is_none() {
        return;
    }
    let levels = Levels::new(cx);
    for scope in scopes {
        for comparison in &scope.comparisons {
            let names = comparison.names.iter();
            let meant: Vec<_> = names.map(|name| levels.meant(cx, scope, name)).collect();
            report(cx, comparison, &meant);
        }
    }
}

/// Reports a comparison, if one of its variables may stand for several values.
fn report(
    cx: &mut WorkspaceContext<'_>,
    comparison: &Comparison,
    meant: &[Option<&VariableDefinition>],
) {
    let known = meant.iter().flatten();
    let Some((variable, plural)) = known.clone().find_map(|known| Some((known, known.plural?)))
    else {
        return;
    };
    let always = known.filter(|known| known.plural == Some(Plural::Always));
    let is_pattern = always.count() == meant.len();
    let op = comparison.op;
    let safety = if comparison.is_plain {
        Safety::Safe
    } else {
        Safety::Unsafe
    };
    let edits = comparison.edits.clone().filter(|_| is_pattern);
    cx.report(
        comparison.place.clone(),
        as_pattern::message(op, &variable.name),
    )
    .help(as_pattern::help(op, plural))
    .related(variable.place.clone(), "the variable that is meant")
    .fix(as_pattern::TITLE, safety, edits);
}
