//! Lists of labels in parentheses.

use super::Parser;
use crate::promql::ast::{LabelName, List};
use crate::promql::names::{BinaryOp, Keyword};
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::{Token, TokenKind};

impl Parser<'_, '_> {
    /// Reads `(a, b)` behind a keyword.
    pub(super) fn labels(&mut self, what: &str) -> List<LabelName> {
        if self.kind() != TokenKind::OpenParen {
            if let Some(problem) = self.unexpected("`(`") {
                problem.hint = Some(format!(
                    "The labels of a {what} stand in parentheses, also if it is only one."
                ));
            }
            // Without parentheses it is one label.
            let single = self
                .label()
                .filter(|_| self.ahead(1) == TokenKind::OpenParen);
            if let Some(label) = single {
                self.bump();
                return self.ast.push_list(&[label]);
            }
            return List::EMPTY;
        }
        self.bump();
        let mut labels = Vec::new();
        loop {
            if self.eat(TokenKind::CloseParen).is_some() {
                break;
            }
            let Some(label) = self.label() else {
                let expected = if labels.is_empty() {
                    "a label or `)`"
                } else {
                    "a label"
                };
                self.unexpected(expected);
                if !self.skip_in_list() {
                    break;
                }
                continue;
            };
            self.check_label(label);
            self.bump();
            labels.push(label);
            if self.eat(TokenKind::Comma).is_none() && self.kind() != TokenKind::CloseParen {
                self.unexpected("`,` or `)`");
                if !self.skip_in_list() {
                    break;
                }
            }
        }
        self.ast.push_list(&labels)
    }

    /// The label that the token at hand is.
    fn label(&self) -> Option<LabelName> {
        let token: Token = self.token();
        match token.kind {
            TokenKind::Keyword(Keyword::Without) => None,
            TokenKind::Name
            | TokenKind::Variable
            | TokenKind::Keyword(_)
            | TokenKind::Aggregate(_)
            | TokenKind::Op(BinaryOp::And | BinaryOp::Or | BinaryOp::Unless | BinaryOp::Atan2) => {
                Some(LabelName::Bare(Self::word(token)))
            }
            TokenKind::String => Some(LabelName::Quoted(Self::string(token))),
            _ => None,
        }
    }

    /// Reports a name in quotes that no label can have.
    fn check_label(&mut self, label: LabelName) {
        let LabelName::Quoted(literal) = label else {
            return;
        };
        let bytes = literal.bytes(self.ast.text());
        let message = if bytes.is_empty() {
            "a label has a name"
        } else if std::str::from_utf8(&bytes).is_err() {
            "the name of a label must be UTF-8"
        } else {
            return;
        };
        self.problem(Problem::new(ProblemKind::Syntax, literal.span, message));
    }

    /// Moves behind the next comma of a list, or to its end; false if it has none.
    fn skip_in_list(&mut self) -> bool {
        loop {
            match self.kind() {
                TokenKind::Comma => {
                    self.bump();
                    self.quiet = false;
                    return true;
                }
                TokenKind::CloseParen => return true,
                TokenKind::End
                | TokenKind::OpenParen
                | TokenKind::OpenBrace
                | TokenKind::OpenBracket
                | TokenKind::CloseBracket => return false,
                _ => {
                    self.bump();
                }
            }
        }
    }
}
