//! Labels of selectors, and of `absent` over them.

use std::borrow::Cow;

use super::set::{NAME, Set};
use super::{Pass, Presence};
use crate::promql::ast::{Expr, ExprId, LabelName, MatchValue, Matcher, Selector};
use crate::promql::names::MatchOp;
use crate::re2;

impl Pass<'_, '_> {
    /// What the matchers demand. Every series in a database has a name, so that one is there even
    /// if no matcher asks for it.
    pub(super) fn selector(&mut self, selector: Selector) -> Set {
        let ast = self.ast;
        let mut set = Set::UNKNOWN;
        for matcher in ast.list(selector.matchers) {
            if let Some((name, presence)) = demand(ast.text(), matcher)
                && presence != Presence::Maybe
                && let Some(bit) = self.bit(name)
            {
                set = set.and(Set::UNKNOWN.with(bit, presence));
                if let Some(value) = value(ast.text(), matcher)
                    && presence == Presence::Surely
                    && bit != NAME
                {
                    set.fixed |= self.pairs.add(bit, value);
                }
            }
        }
        if set.never & NAME == 0 {
            set.surely |= NAME;
        }
        set
    }

    /// The labels of `absent`: those of the `=` matchers of a selector, each of which must be the
    /// only matcher for its label, and no others.
    pub(super) fn absent(&mut self, arg: ExprId) -> Set {
        let ast = self.ast;
        let mut arg = ast.unparen(arg);
        if let Expr::Range(range) = ast.expr(arg) {
            arg = range.selector;
        }
        match *ast.expr(arg) {
            Expr::Selector(selector) => self.absent_selector(selector),
            Expr::Variable { .. } | Expr::Missing => Set::UNKNOWN,
            _ => Set::NONE,
        }
    }

    /// A second matcher for a label removes it, but one that stands behind matchers of other kinds
    /// adds it nevertheless: that is what Prometheus does.
    fn absent_selector(&mut self, selector: Selector) -> Set {
        let ast = self.ast;
        let (mut set, mut seen, mut unsure) = (Set::NONE, NAME, NAME);
        for matcher in ast.list(selector.matchers) {
            let (name, op) = match *matcher {
                Matcher::Label { name, op, .. } => (name, op),
                Matcher::Name(_) => continue,
                Matcher::Variable(_) => return Set::UNKNOWN,
            };
            let Some(bit) = self.bit(name) else {
                return Set::UNKNOWN;
            };
            if op == MatchOp::Variable && bit != NAME {
                unsure |= bit;
                set = set.with(bit, Presence::Maybe);
            }
            if unsure & bit != 0 {
                continue;
            }
            let adds = op == MatchOp::Eq && seen & bit == 0;
            let presence = if adds {
                seen |= bit;
                demand(ast.text(), matcher).map_or(Presence::Maybe, |(_, presence)| presence)
            } else {
                Presence::Never
            };
            set = set.with(bit, presence);
        }
        set
    }
}

/// The label of a matcher, and whether series that match have it.
pub(super) fn demand(text: &str, matcher: &Matcher) -> Option<(LabelName, Presence)> {
    let Matcher::Label {
        name, op, value, ..
    } = *matcher
    else {
        return None;
    };
    let presence = match value {
        MatchValue::Literal(literal) if !literal.variables => demanded(op, &literal.value(text)),
        _ => Presence::Maybe,
    };
    Some((name, presence))
}

/// The one value that a matcher lets pass, if it does not take a regular expression to tell.
pub(super) fn value<'q>(text: &'q str, matcher: &Matcher) -> Option<Cow<'q, str>> {
    const SPECIAL: [char; 14] = [
        '\\', '.', '+', '*', '?', '(', ')', '[', ']', '{', '}', '^', '$', '|',
    ];
    let Matcher::Label {
        op,
        value: MatchValue::Literal(literal),
        ..
    } = *matcher
    else {
        return None;
    };
    if literal.variables {
        return None;
    }
    let value = literal.value(text);
    match op {
        MatchOp::Eq => Some(value),
        MatchOp::Re => (!value.contains(SPECIAL)).then_some(value),
        _ => None,
    }
}

fn demanded(op: MatchOp, value: &str) -> Presence {
    match (op, value) {
        (MatchOp::Eq | MatchOp::Re, "") | (MatchOp::NotRe, ".+") => Presence::Never,
        (MatchOp::Eq, _) | (MatchOp::Ne, "") => Presence::Surely,
        (MatchOp::Re, pattern) if matches_empty(pattern) == Some(false) => Presence::Surely,
        (MatchOp::NotRe, pattern) if matches_empty(pattern) == Some(true) => Presence::Surely,
        _ => Presence::Maybe,
    }
}

/// Whether a pattern matches the empty text; none if it is malformed.
pub(super) fn matches_empty(pattern: &str) -> Option<bool> {
    match pattern {
        "" | ".*" => Some(true),
        ".+" => Some(false),
        _ => Some(re2::check(pattern).ok()?.matches_empty),
    }
}
