//! From tokens to the tree: a Pratt parser that keeps what is open in frames of its own instead
//! of on the stack, so that nesting is limited by memory only.
//!
//! The parser goes back and forth between two states: it expects an operand
//! ([`Parser::operand`]), or it has one and looks at what follows ([`Parser::after`]). What an
//! operand belongs to waits in a [`Frame`].
//!
//! After a mistake it goes on: what is missing becomes [`Expr::Missing`], two expressions side by
//! side are joined as if there were an operator, a bracket that is never closed ends where a
//! parenthesis does. Further mistakes are kept quiet until a `,` or a closing bracket shows that
//! both sides agree again.

mod binary;
mod calls;
mod close;
mod lists;
mod matchers;
mod operand;
mod postfix;
#[cfg(test)]
mod tests;
mod words;

use super::ast::{Ast, Expr, ExprId, Grouping, MatchingId, Number, Word};
use super::check::check;
use super::features::{Feature, Use};
use super::functions::Function;
use super::lexer::{Lexed, lex};
use super::names::{AggregateOp, BinaryOp, UnaryOp};
use super::problem::{Problem, ProblemKind};
use super::token::{Token, TokenKind};
use super::{Options, Parsed};
use crate::text::Span;

/// Something that waits for its last operand.
#[derive(Clone, Copy)]
enum Frame {
    /// A sign.
    Unary { op: UnaryOp, span: Span, power: u8 },
    /// A binary operator with its left side.
    Binary {
        op: BinaryOp,
        op_span: Span,
        left: ExprId,
        matching: Option<MatchingId>,
    },
    /// `(`
    Paren { open: Span },
    /// A function name and `(`.
    Call {
        name: Word,
        function: Option<&'static Function>,
        open: Span,
        args: usize,
    },
    /// An aggregation and `(`.
    Aggregate {
        name: Word,
        op: Option<AggregateOp>,
        grouping: Option<Grouping>,
        open: Span,
        args: usize,
    },
    /// `[`
    Range { expr: ExprId, open: Span },
    /// `[5m:`
    Step {
        expr: ExprId,
        range: ExprId,
        open: Span,
    },
    /// `offset`
    Offset { expr: ExprId, keyword: Span },
}

/// What to do after an operand was looked at.
enum Next {
    /// Look at what follows this one.
    Operand(ExprId),
    /// Expect an operand.
    Expect,
    /// The query is read.
    End(ExprId),
}

struct Parser<'q, 'o> {
    ast: Ast<'q>,
    tokens: Vec<Token>,
    at: usize,
    frames: Vec<Frame>,
    /// The arguments of the calls that are open, innermost last.
    args: Vec<ExprId>,
    /// How many parentheses and brackets are open.
    parens: usize,
    brackets: usize,
    /// How many offsets and brackets are open: then durations are read.
    durations: usize,
    /// Whether a number was read in brackets: without one Prometheus refuses a `:`.
    measured: bool,
    quiet: bool,
    /// For how many unknown functions more a similar one may be looked for.
    guesses: u8,
    problems: Vec<Problem>,
    uses: Vec<Use>,
    options: &'o Options<'o>,
}

/// Reads a query.
pub(super) fn parse<'q>(text: &'q str, options: &Options<'_>) -> Parsed<'q> {
    let Lexed {
        tokens,
        comments,
        problems,
    } = lex(text);
    let mut parser = Parser {
        ast: Ast::new(text),
        tokens,
        at: 0,
        frames: Vec::new(),
        args: Vec::new(),
        parens: 0,
        brackets: 0,
        durations: 0,
        measured: false,
        quiet: false,
        guesses: 20,
        problems,
        uses: Vec::new(),
        options,
    };
    let root = parser.query();
    let Parser {
        mut ast,
        mut problems,
        mut uses,
        ..
    } = parser;
    ast.finish(root, comments);
    // What does not fit together because a part could not be read is no mistake of its own.
    let complete =
        |problem: &Problem| !matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Empty);
    if problems.iter().all(complete) {
        problems.append(&mut check(&mut ast));
    }
    if problems.len() > 1 {
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    }
    if uses.len() > 1 {
        uses.sort_by_key(|one| one.span);
    }
    Parsed {
        ast,
        problems,
        uses,
    }
}

impl Parser<'_, '_> {
    fn query(&mut self) -> Option<ExprId> {
        if self.kind() == TokenKind::End {
            let problem = Problem::new(ProblemKind::Empty, Span::empty(0), "the query is empty");
            self.problems.push(problem);
            return None;
        }
        loop {
            let Some(mut operand) = self.operand() else {
                continue;
            };
            loop {
                match self.after(operand) {
                    Next::Operand(next) => operand = next,
                    Next::Expect => break,
                    Next::End(root) => return Some(root),
                }
            }
        }
    }

    fn token(&self) -> Token {
        self.tokens[self.at]
    }

    fn kind(&self) -> TokenKind {
        self.tokens[self.at].kind
    }

    /// The kind of the token `ahead` of this one.
    fn ahead(&self, ahead: usize) -> TokenKind {
        self.tokens
            .get(self.at + ahead)
            .map_or(TokenKind::End, |token| token.kind)
    }

    /// Moves over a token; the end is never passed.
    fn bump(&mut self) -> Token {
        let token = self.token();
        if token.kind != TokenKind::End {
            self.at += 1;
        }
        token
    }

    /// Moves over a token if it is of a kind.
    fn eat(&mut self, kind: TokenKind) -> Option<Span> {
        (self.kind() == kind).then(|| self.bump().span)
    }

    /// Where the last token ended.
    fn end(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, |token| token.span.end as usize)
    }

    /// From the start of one part to the end of the last token.
    fn since(&self, start: Span) -> Span {
        Span::new(start.start as usize, self.end().max(start.end as usize))
    }

    fn push(&mut self, span: Span, expr: Expr) -> ExprId {
        self.ast.push(span, self.durations > 0, expr)
    }

    fn missing(&mut self) -> ExprId {
        self.push(Span::empty(self.end()), Expr::Missing)
    }

    fn word(token: Token) -> Word {
        Word {
            span: token.span,
            variables: token.variables,
        }
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Reports a mistake in the grammar, unless it follows from the one before.
    fn syntax(&mut self, span: Span, message: impl Into<String>) -> Option<&mut Problem> {
        if self.quiet {
            return None;
        }
        self.quiet = true;
        self.problems
            .push(Problem::new(ProblemKind::Syntax, span, message));
        self.problems.last_mut()
    }

    /// Reports that the token at hand should be something else.
    fn unexpected(&mut self, expected: &str) -> Option<&mut Problem> {
        let token = self.token();
        if token.kind == TokenKind::Error || token.reported {
            // It was reported when it was read.
            self.quiet = true;
            return None;
        }
        let found = words::describe(token, self.ast.text());
        let span = match token.kind {
            TokenKind::End => Span::empty(self.end()),
            _ => token.span,
        };
        let problem = self.syntax(span, format!("unexpected {found}, expected {expected}"))?;
        problem.universal = token.kind == TokenKind::End;
        Some(problem)
    }

    fn needs(&mut self, feature: Feature, span: Span) {
        self.uses.push(Use { feature, span });
    }

    /// The value of a duration that is a literal with parentheses and signs around it. Not all
    /// servers look through them before they evaluate it, but none takes a wrong one.
    fn constant(&self, mut id: ExprId) -> Option<f64> {
        let mut sign = 1.0;
        loop {
            id = match *self.ast.expr(id) {
                Expr::Number(number) => return Some(sign * number.value),
                Expr::Unary(UnaryOp::Minus, inner) => {
                    sign = -sign;
                    inner
                }
                Expr::Unary(UnaryOp::Plus, inner) | Expr::Paren(inner) => inner,
                _ => return None,
            }
        }
    }

    /// The number that an expression is.
    fn literal(&self, id: ExprId) -> Option<Number> {
        match self.ast.expr(id) {
            Expr::Number(number) => Some(*number),
            _ => None,
        }
    }
}
