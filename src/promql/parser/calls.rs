//! Function calls and aggregations.

use super::words::function_hint;
use super::{Frame, Parser};
use crate::promql::ast::{Aggregate, Call, Expr, ExprId, Grouping, GroupingKind, List, Word};
use crate::promql::features::Feature;
use crate::promql::functions::{self, Function};
use crate::promql::names::{AggregateOp, Keyword};
use crate::promql::problem::{Problem, ProblemKind, shorten};
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Parser<'_, '_> {
    /// Opens a call: a word and `(` stand here. An expression if nothing is in the parentheses.
    pub(super) fn open_call(&mut self) -> Option<ExprId> {
        let token = self.bump();
        let name = Self::word(token);
        let function = if token.reported {
            None
        } else {
            self.function(name)
        };
        let open = self.bump().span;
        self.parens += 1;
        self.frames.push(Frame::Call {
            name,
            function,
            open,
            args: self.args.len(),
        });
        self.if_empty()
    }

    /// Ends a call that was just opened if it has no arguments.
    fn if_empty(&mut self) -> Option<ExprId> {
        self.eat(TokenKind::CloseParen)?;
        Some(self.end_call())
    }

    /// The function of a name. A name that is none is reported.
    fn function(&mut self, name: Word) -> Option<&'static Function> {
        if name.variables {
            return None;
        }
        let text = self.ast.slice(name.span);
        let function = functions::lookup(text);
        match function {
            Some(function) if function.experimental && self.durations == 0 => {
                self.needs(Feature::ExperimentalFunctions, name.span);
            }
            Some(_) => {}
            None if self.durations > 0
                || self.options.functions.iter().any(|other| other == text) => {}
            // A word that does not belong here was reported already.
            None if self.quiet => {}
            None => self.no_function(name.span),
        }
        function
    }

    /// Reports a name that no function has.
    fn no_function(&mut self, name: Span) {
        let text = self.ast.slice(name);
        if let Some(removed) = functions::removed(text) {
            let message = format!("Prometheus has no `{text}` since {}", removed.since);
            let problem = Problem::new(ProblemKind::RemovedFunction, name, message);
            self.problem(problem.hint(removed.advice));
            return;
        }
        let message = format!("unknown function `{}`", shorten(text));
        let mut problem = Problem::new(ProblemKind::UnknownFunction, name, message);
        // Each guess compares with all names; after some, nobody reads on.
        if self.guesses > 0 {
            self.guesses -= 1;
            problem.hint = function_hint(text);
        }
        self.problem(problem);
    }

    /// Reads an aggregation from its name to its first argument.
    pub(super) fn aggregate(&mut self, op: Option<AggregateOp>) -> Option<ExprId> {
        let name = Self::word(self.bump());
        if op.is_some_and(AggregateOp::is_experimental) {
            self.needs(Feature::ExperimentalFunctions, name.span);
        }
        let grouping = self.grouping(false);
        if self.kind() != TokenKind::OpenParen {
            self.unexpected("`(`");
            let span = self.since(name.span);
            return Some(self.push(
                span,
                Expr::Aggregate(Aggregate {
                    name,
                    op,
                    grouping,
                    args: List::EMPTY,
                }),
            ));
        }
        let open = self.bump().span;
        self.parens += 1;
        self.frames.push(Frame::Aggregate {
            name,
            op,
            grouping,
            open,
            args: self.args.len(),
        });
        self.if_empty()
    }

    /// Reads `by (…)` or `without (…)`, if it stands here; before the arguments perhaps written
    /// by a variable.
    fn grouping(&mut self, trailing: bool) -> Option<Grouping> {
        let keyword = self.token();
        let kind = match keyword.kind {
            TokenKind::Keyword(Keyword::By) => GroupingKind::By,
            TokenKind::Keyword(Keyword::Without) => GroupingKind::Without,
            TokenKind::Variable if !trailing => GroupingKind::Variable,
            _ => return None,
        };
        self.bump();
        let labels = match kind {
            GroupingKind::Variable if !self.list_and_parenthesis() => List::EMPTY,
            _ => self.labels("grouping"),
        };
        Some(Grouping {
            span: self.since(keyword.span),
            kind,
            labels,
            trailing,
        })
    }

    /// Whether a list of labels and another parenthesis stand here: `(a, b) (`.
    fn list_and_parenthesis(&self) -> bool {
        let mut ahead = 1;
        loop {
            match self.ahead(ahead) {
                TokenKind::CloseParen => return self.ahead(ahead + 1) == TokenKind::OpenParen,
                TokenKind::Comma
                | TokenKind::Name
                | TokenKind::Variable
                | TokenKind::String
                | TokenKind::Keyword(_)
                | TokenKind::Aggregate(_) => ahead += 1,
                _ => return false,
            }
        }
    }

    /// Takes the innermost call off the frames; its closing parenthesis was read.
    pub(super) fn end_call(&mut self) -> ExprId {
        self.parens -= 1;
        match self.frames.pop() {
            Some(Frame::Call {
                name,
                function,
                args,
                ..
            }) => {
                let args = self.take_args(args);
                if name.variables
                    && self.durations == 0
                    && let Some(grouping) = self.grouping(true)
                {
                    return self.aggregation(name, None, Some(grouping), args);
                }
                let span = self.since(name.span);
                self.push(
                    span,
                    Expr::Call(Call {
                        name,
                        function,
                        args,
                    }),
                )
            }
            Some(Frame::Aggregate {
                name,
                op,
                grouping,
                args,
                ..
            }) => {
                let args = self.take_args(args);
                let grouping = grouping.or_else(|| self.grouping(true));
                self.aggregation(name, op, grouping, args)
            }
            _ => unreachable!("the innermost frame is a call"),
        }
    }

    fn aggregation(
        &mut self,
        name: Word,
        op: Option<AggregateOp>,
        grouping: Option<Grouping>,
        args: List<ExprId>,
    ) -> ExprId {
        let span: Span = self.since(name.span);
        self.push(
            span,
            Expr::Aggregate(Aggregate {
                name,
                op,
                grouping,
                args,
            }),
        )
    }

    fn take_args(&mut self, from: usize) -> List<ExprId> {
        let list = self.ast.push_list(&self.args[from..]);
        self.args.truncate(from);
        list
    }
}
