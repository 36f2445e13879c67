//! A query in one line, with what a layout of several lines needs to know about it: where each
//! expression went, and where each token came from.
//!
//! What is still to be written stands on a stack of steps instead of the call stack, so nesting
//! may be as deep as the query is long.

use std::ops::Range;

use super::number;
use super::quote::{self, Quotes};
use crate::promql::ast::{
    Aggregate, Ast, Call, Expr, ExprId, Grouping, GroupingKind, LabelName, List, Literal, Number,
};
use crate::promql::names::UnaryOp;
use crate::text::Span;

/// A query in one line.
pub(super) struct Line {
    /// The text.
    pub(super) text: String,
    /// Where each expression stands in the text, by [`ExprId::index`]. Empty for those that are
    /// not written: in durations, parentheses in parentheses.
    pub(super) places: Vec<Range<usize>>,
    /// The tokens, in the order of the text; none if they were not asked for.
    pub(super) marks: Vec<Mark>,
}

/// A token of the query that was written.
pub(super) struct Mark {
    /// Where it starts in the query.
    pub(super) source: usize,
    /// Where it stands in the line.
    pub(super) place: Range<usize>,
    /// What part it plays in the layout.
    pub(super) role: Role,
}

/// What part a token plays in the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The brace before matchers.
    Open,
    /// A matcher.
    Matcher,
    /// The brace behind matchers.
    Close,
    /// Anything else.
    Other,
}

/// How a number is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// As a duration if it was one.
    Plain,
    /// As a duration in any case: a range, a step or an offset.
    Duration,
    /// As a time stamp.
    Time,
    /// As the value of `fill`.
    Fill,
}

/// Something to be written.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// An expression.
    Expr(ExprId, Form),
    /// What a range is of, without the modifiers that are written behind the brackets.
    Ranged(ExprId),
    /// The end of an expression.
    End(ExprId),
    /// Text that is no token of the query.
    Text(&'static str),
    /// A token that starts at an offset of the query.
    Token(&'static str, usize),
    /// A part of the query as it is written there.
    Source(Span),
    /// Labels, with commas between them.
    Labels(List<LabelName>),
}

/// What writes a [`Line`].
pub(super) struct Printer<'a, 'q> {
    pub(super) ast: &'a Ast<'q>,
    pub(super) line: Line,
    todo: Vec<Step>,
    marked: bool,
    quotes: Quotes,
}

impl Line {
    /// A query in one line, with marks if `marked`.
    pub(super) fn new(ast: &Ast<'_>, quotes: Quotes, marked: bool) -> Self {
        let mut printer = Printer {
            ast,
            line: Self {
                text: String::with_capacity(ast.text().len()),
                places: vec![0..0; ast.len()],
                marks: Vec::new(),
            },
            todo: Vec::new(),
            marked,
            quotes,
        };
        let root = ast.root().map(|root| Step::Expr(root, Form::Plain));
        printer.todo.extend(root);
        while let Some(step) = printer.todo.pop() {
            printer.step(step);
        }
        printer.line
    }
}

impl Printer<'_, '_> {
    fn step(&mut self, step: Step) {
        let base = self.todo.len();
        match step {
            Step::Expr(id, form) => self.expr(id, form),
            Step::Ranged(id) => self.ranged(id),
            Step::End(id) => self.line.places[id.index()].end = self.line.text.len(),
            Step::Text(text) => self.line.text.push_str(text),
            Step::Token(text, source) => self.token(text, source, Role::Other),
            Step::Source(span) => self.source(span),
            Step::Labels(labels) => self.labels(labels),
        }
        // Steps are added in the order of the text and taken from the end.
        self.todo[base..].reverse();
    }

    /// Adds a step behind those that were added since the current one began.
    pub(super) fn then(&mut self, step: Step) {
        self.todo.push(step);
    }

    /// Writes a token that starts at an offset of the query.
    pub(super) fn token(&mut self, text: &str, source: usize, role: Role) {
        let start = self.line.text.len();
        self.line.text.push_str(text);
        if self.marked {
            let place = start..self.line.text.len();
            self.line.marks.push(Mark {
                source,
                place,
                role,
            });
        }
    }

    /// Writes a token as it stands in the query.
    pub(super) fn source(&mut self, span: Span) {
        self.token(self.ast.slice(span), span.start as usize, Role::Other);
    }

    /// Writes what an expression starts with, and adds steps for the rest.
    fn expr(&mut self, id: ExprId, form: Form) {
        self.begin(id);
        let span = self.ast.span(id);
        let (first, last) = ends(span);
        match *self.ast.expr(id) {
            Expr::Number(number) => self.number(number, form, first),
            Expr::String(literal) => {
                let text = self.literal(literal);
                self.token(&text, first, Role::Other);
            }
            Expr::Selector(_) | Expr::Variable { .. } => self.selector(id, false),
            Expr::Range(range) => self.range(id, &range),
            Expr::Subquery(subquery) => self.subquery(id, &subquery),
            Expr::Call(call) => self.call(id, &call),
            Expr::Aggregate(aggregate) => self.aggregate(id, &aggregate),
            Expr::Binary(binary) => {
                self.left_side(&binary);
                self.operator(&binary);
                self.then(Step::Expr(binary.right, Form::Plain));
            }
            Expr::Unary(op, inner) => {
                // Prometheus forgets a plus in a duration.
                if op == UnaryOp::Minus || !self.ast.node(id).duration {
                    self.token(op.text(), first, Role::Other);
                }
                self.then(Step::Expr(inner, form));
            }
            Expr::Paren(inner) => {
                self.token("(", first, Role::Other);
                self.then(Step::Expr(self.enclosed(inner), Form::Plain));
                self.then(Step::Token(")", last));
            }
            Expr::Missing => self.source(span),
        }
        self.then(Step::End(id));
    }

    /// A string literal.
    pub(super) fn literal(&self, literal: Literal) -> String {
        quote::literal(literal, self.ast.text(), self.quotes)
    }

    /// The name of a label, in quotes if it needs some.
    pub(super) fn label(&self, name: LabelName) -> String {
        quote::label(name, self.ast.text(), self.quotes)
    }

    /// Notes where an expression starts.
    pub(super) fn begin(&mut self, id: ExprId) {
        let start = self.line.text.len();
        self.line.places[id.index()] = start..start;
    }

    fn number(&mut self, number: Number, form: Form, source: usize) {
        let text = match form {
            Form::Plain if number.duration => number::duration(number.value),
            Form::Plain => number::decimal(number.value),
            Form::Duration => number::duration(number.value),
            Form::Time => number::time(number.value),
            Form::Fill => number::general(number.value),
        };
        self.token(&text, source, Role::Other);
    }

    /// What parentheses enclose. Prometheus knows only whether there are some around a duration,
    /// not how many.
    fn enclosed(&self, mut id: ExprId) -> ExprId {
        while self.ast.node(id).duration {
            let (Expr::Paren(inner) | Expr::Unary(UnaryOp::Plus, inner)) = *self.ast.expr(id)
            else {
                break;
            };
            id = inner;
        }
        id
    }

    fn call(&mut self, id: ExprId, call: &Call) {
        let name = call.name.span;
        if self.ast.node(id).duration {
            // These are keywords, which have no letter case.
            let lower = self.ast.slice(name).to_ascii_lowercase();
            self.token(&lower, name.start as usize, Role::Other);
        } else {
            self.source(name);
        }
        self.then(Step::Text("("));
        self.args(call.args);
        self.then(Step::Token(")", ends(self.ast.span(id)).1));
    }

    fn aggregate(&mut self, id: ExprId, aggregate: &Aggregate) {
        let name = aggregate.name.span;
        match aggregate.op {
            Some(op) => self.token(op.text(), name.start as usize, Role::Other),
            None => self.source(name),
        }
        let (mut open, mut close) = (name.end as usize, ends(self.ast.span(id)).1);
        if let Some(grouping) = &aggregate.grouping {
            self.grouping(grouping);
            if grouping.trailing {
                close = self.before(grouping.span.start as usize);
            } else {
                open = grouping.span.end as usize;
            }
        }
        self.then(Step::Token("(", self.after(open)));
        self.args(aggregate.args);
        self.then(Step::Token(")", close));
    }

    fn args(&mut self, args: List<ExprId>) {
        for (index, arg) in self.ast.list(args).iter().enumerate() {
            if index > 0 {
                self.then(Step::Text(", "));
            }
            self.then(Step::Expr(*arg, Form::Plain));
        }
    }

    fn grouping(&mut self, grouping: &Grouping) {
        let (first, last) = ends(grouping.span);
        self.then(Step::Text(" "));
        match grouping.kind {
            // This is what no grouping means.
            GroupingKind::By if grouping.labels.is_empty() => {
                self.todo.pop();
                return;
            }
            GroupingKind::By => self.then(Step::Token("by", first)),
            GroupingKind::Without => self.then(Step::Token("without", first)),
            GroupingKind::Variable => {
                let word = self.word(grouping.span);
                self.then(Step::Source(word));
                if word == grouping.span {
                    self.then(Step::Text(" "));
                    return;
                }
            }
        }
        self.parenthesized(grouping.labels, last);
        self.then(Step::Text(" "));
    }

    /// Adds labels in parentheses, the last of which stands at an offset of the query.
    pub(super) fn parenthesized(&mut self, labels: List<LabelName>, close: usize) {
        self.then(Step::Text(" ("));
        self.then(Step::Labels(labels));
        self.then(Step::Token(")", close));
    }

    fn labels(&mut self, labels: List<LabelName>) {
        for (index, label) in self.ast.list(labels).iter().enumerate() {
            if index > 0 {
                self.line.text.push_str(", ");
            }
            let name = self.label(*label);
            // The grammar has no room for these without quotes.
            let quoted = ["without", "inf", "nan"]
                .iter()
                .any(|word| name.eq_ignore_ascii_case(word));
            let name = if quoted {
                quote::bytes(name.as_bytes())
            } else {
                name
            };
            self.token(&name, label.span().start as usize, Role::Other);
        }
    }

    /// The word that a span starts with.
    fn word(&self, span: Span) -> Span {
        let text = self.ast.slice(span);
        let is_end = |char: char| char.is_ascii_whitespace() || matches!(char, '(' | '#');
        let len = text.find(is_end).unwrap_or(text.len());
        let start = span.start as usize;
        Span::new(start, start + len)
    }

    /// Where the token behind an offset of the query starts. Only for marks.
    pub(super) fn after(&self, mut at: usize) -> usize {
        if !self.marked {
            return at;
        }
        loop {
            let rest = self.ast.text().get(at..).unwrap_or_default();
            at += rest.len() - rest.trim_ascii_start().len();
            match self
                .ast
                .comments()
                .binary_search_by_key(&at, |span| span.start as usize)
            {
                Ok(index) => at = (self.ast.comments()[index].end as usize).max(at + 1),
                Err(_) => return at,
            }
        }
    }

    /// Where the token of one character before an offset of the query stands. Only for marks.
    fn before(&self, mut at: usize) -> usize {
        if !self.marked {
            return at;
        }
        loop {
            at = self
                .ast
                .text()
                .get(..at)
                .unwrap_or_default()
                .trim_ascii_end()
                .len();
            let before = self
                .ast
                .comments()
                .partition_point(|span| (span.start as usize) < at);
            match self.ast.comments()[..before].last() {
                Some(comment) if at <= comment.end as usize => at = comment.start as usize,
                _ => return at.saturating_sub(1),
            }
        }
    }
}

/// Where the first and the last character of a span stand, if they have one byte.
pub(super) fn ends(span: Span) -> (usize, usize) {
    let (first, end) = (span.start as usize, span.end as usize);
    (first, end.saturating_sub(1).max(first))
}
