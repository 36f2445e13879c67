//! What is wrong with a query as findings, named by the rules that say the same about dashboards.

use crate::finding::{Finding, Level, Place, Related, Repeats, RuleSet};
use crate::promql::{Problem, ProblemKind};
use crate::text::{Pointer, SourceFile, Span};

/// The rule that finds problems of a kind.
pub(super) fn rule(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Empty => "empty-query",
        ProblemKind::Syntax => "promql-syntax",
        ProblemKind::Type => "promql-type",
        ProblemKind::UnknownFunction => "unknown-function",
        ProblemKind::RemovedFunction => "deprecated-function",
        ProblemKind::Regexp => "malformed-matcher",
        ProblemKind::Disabled => "experimental-function",
    }
}

/// The finding for a problem with a query.
pub(super) fn finding(rules: &RuleSet, query: &SourceFile, problem: Problem) -> Finding {
    let name = rule(problem.kind);
    let rule = rules.find(name).expect("a test looks for each of them");
    // A query alone is no document, so that nothing stands between its bytes and the place.
    let place = |span: Span| Place {
        file: query.id,
        span,
        pointer: Pointer::root(),
    };
    let related = problem.related.map(|(span, message)| Related {
        place: place(span),
        message,
    });
    Finding {
        rule,
        // What servers dashboards are sent to is not known; for a single query the flags tell.
        level: Level::Error,
        message: problem.message,
        place: place(problem.span),
        help: problem.hint.into_iter().collect(),
        related: related.into_iter().collect(),
        repeats: Repeats::default(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_a_rule() {
        let rules = crate::lint::rule_set();
        for kind in [
            ProblemKind::Empty,
            ProblemKind::Syntax,
            ProblemKind::Type,
            ProblemKind::UnknownFunction,
            ProblemKind::RemovedFunction,
            ProblemKind::Regexp,
            ProblemKind::Disabled,
        ] {
            assert!(rules.find(rule(kind)).is_some(), "{kind:?}");
        }
    }
}
