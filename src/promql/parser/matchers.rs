//! What stands between the braces of a selector.

use super::Parser;
use crate::promql::ast::{LabelName, List, Literal, MatchValue, Matcher};
use crate::promql::lexer::{ALTERNATIVES, COMMA};
use crate::promql::names::MatchOp;
use crate::promql::problem::{Problem, ProblemKind, shorten};
use crate::promql::regexp;
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Parser<'_, '_> {
    /// Reads the matchers from `{` to `}`.
    pub(super) fn matchers(&mut self) -> List<Matcher> {
        let open = self.bump().span;
        let mut matchers = Vec::new();
        loop {
            if self.eat(TokenKind::CloseBrace).is_some() {
                self.quiet = false;
                break;
            }
            match self.matcher() {
                Some(matcher) => matchers.push(matcher),
                None if self.kind() == TokenKind::Comma => {
                    self.unexpected("a label or `}`");
                }
                None if matchers.is_empty() => {
                    self.unexpected_in_braces(open, "a label or `}`");
                }
                None => {
                    self.unexpected_in_braces(open, "a label");
                }
            }
            if !self.next_matcher(open) {
                break;
            }
        }
        self.ast.push_list(&matchers)
    }

    /// Moves behind the comma after a matcher, or to the closing brace; false if there is neither.
    fn next_matcher(&mut self, open: Span) -> bool {
        if self.kind() != TokenKind::CloseBrace && self.kind() != TokenKind::Comma {
            let hint = self.joined_hint();
            if let Some(problem) = self.unexpected_in_braces(open, "`,` or `}`")
                && let Some(hint) = hint
            {
                problem.hint = Some(hint.to_owned());
            }
        }
        loop {
            match self.kind() {
                TokenKind::Comma => {
                    self.bump();
                    self.quiet = false;
                    return true;
                }
                TokenKind::CloseBrace => return true,
                kind if ends_braces(kind) => return false,
                _ => {
                    self.bump();
                }
            }
        }
    }

    /// What to write instead of a word between two matchers.
    fn joined_hint(&self) -> Option<&'static str> {
        let word = self.ast.slice(self.token().span);
        match word {
            _ if self.kind() != TokenKind::Name => None,
            _ if word.eq_ignore_ascii_case("and") => Some(COMMA),
            _ if word.eq_ignore_ascii_case("or") => Some(ALTERNATIVES),
            _ => None,
        }
    }

    fn unexpected_in_braces(&mut self, open: Span, expected: &str) -> Option<&mut Problem> {
        if !ends_braces(self.kind()) {
            return self.unexpected(expected);
        }
        let span = match self.kind() {
            TokenKind::End => Span::empty(self.end()),
            _ => self.token().span,
        };
        let problem = self.syntax(span, "the `{` is never closed")?;
        problem.related = Some((open, "opened here".to_owned()));
        problem.universal = true;
        Some(problem)
    }

    /// Reads one matcher; none if none starts here. A broken one is reported and kept as far as
    /// it goes.
    fn matcher(&mut self) -> Option<Matcher> {
        let token = self.token();
        let name = match token.kind {
            TokenKind::Name | TokenKind::Variable => LabelName::Bare(Self::word(token)),
            TokenKind::String => LabelName::Quoted(Self::string(token)),
            _ => return None,
        };
        self.bump();
        let operator = self.token();
        let op = match (operator.kind, name) {
            (TokenKind::Match(op), _) => {
                self.bump();
                op
            }
            // An operator that a variable holds.
            (TokenKind::String, LabelName::Bare(word)) if word.variables => MatchOp::Variable,
            (_, LabelName::Quoted(literal)) => return Some(Matcher::Name(literal)),
            (_, LabelName::Bare(word)) if word.variables => return Some(Matcher::Variable(word)),
            _ if token.reported => return Some(self.broken(name, operator.span)),
            _ => {
                if let Some(problem) = self.unexpected("`=`, `!=`, `=~` or `!~`") {
                    problem.hint =
                        Some("A matcher compares a label with a string: `job=\"api\"`.".to_owned());
                }
                return Some(self.broken(name, operator.span));
            }
        };
        let op_span = match op {
            MatchOp::Variable => Span::empty(token.span.end as usize),
            _ => operator.span,
        };
        let value = self.value(op);
        Some(Matcher::Label {
            span: self.since(token.span),
            name,
            op,
            op_span,
            value,
        })
    }

    fn broken(&self, name: LabelName, at: Span) -> Matcher {
        Matcher::Label {
            span: self.since(name.span()),
            name,
            op: MatchOp::Eq,
            op_span: Span::empty(at.start as usize),
            value: MatchValue::Missing,
        }
    }

    fn value(&mut self, op: MatchOp) -> MatchValue {
        let token = self.token();
        match token.kind {
            TokenKind::String => {
                self.bump();
                let literal = Self::string(token);
                if matches!(op, MatchOp::Re | MatchOp::NotRe) {
                    self.check_pattern(literal);
                }
                MatchValue::Literal(literal)
            }
            TokenKind::Variable => {
                self.bump();
                MatchValue::Variable(Self::word(token))
            }
            _ => {
                let shown = shorten(token.span.of(self.ast.text()));
                let hint = match token.kind {
                    TokenKind::Name => Some(format!("Put the value in quotes: `\"{shown}\"`.")),
                    TokenKind::Match(_) => Some(format!("Write `{}` alone.", op.text())),
                    _ => None,
                };
                if let Some(problem) = self.unexpected("a string") {
                    problem.hint = hint;
                }
                MatchValue::Missing
            }
        }
    }

    /// Reports a pattern that Go does not compile.
    fn check_pattern(&mut self, literal: Literal) {
        let Err((span, fault)) = regexp::check(literal, self.ast.text()) else {
            return;
        };
        let mut problem = Problem::new(
            ProblemKind::Regexp,
            span,
            format!("malformed regular expression: {fault}"),
        );
        problem.hint = fault.hint();
        self.problem(problem);
    }
}

/// Whether a token shows that a brace before it is never closed.
fn ends_braces(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::End | TokenKind::CloseParen | TokenKind::OpenBracket | TokenKind::CloseBracket
    )
}
