//! The layout of a query over several lines.
//!
//! Everything is cut out of the one line of the query, in order: this decides only where lines
//! are broken, and puts in the comments. An expression is broken when its text is longer than the
//! width, as in Prometheus, so a deep tree has its lengths once and not at every level.
//!
//! Prometheus does not indent a subquery that stays in one line. This is so here too: the text is
//! that of `promtool promql format`.

use std::ops::Range;

use super::line::{Line, Mark, Role};
use super::notes::{Note, notes};
use super::quote::Quotes;
use crate::promql::ast::{Ast, Expr, ExprId};

/// The spaces that one level is indented by.
const INDENT: usize = 2;

/// How many bytes of indentation there may be without limit to its depth. Every level of a tree
/// is indented more than the one above, so the text of one that is 50,000 levels deep would need
/// gigabytes.
const DEEP_INDENTS: usize = 1 << 20;

/// How deep the indentation goes after so many.
const MAX_LEVEL: usize = 100;

/// The query laid out in lines of at most `width` bytes where that is possible.
pub(super) fn lay_out(ast: &Ast<'_>, width: usize) -> String {
    let line = Line::new(ast, Quotes::Safe, !ast.comments().is_empty());
    let notes = notes(ast, &line);
    let mut layout = Layout {
        ast,
        line: &line,
        width,
        notes: &notes,
        next: 0,
        out: String::with_capacity(line.text.len()),
        todo: Vec::new(),
        level: 0,
        indents: 0,
        done: 0,
        broken: false,
        glued: false,
    };
    layout
        .todo
        .extend(ast.root().map(|root| Step::Expr(root, 0)));
    while let Some(step) = layout.todo.pop() {
        layout.step(step);
    }
    layout.finish()
}

/// Something to be written.
enum Step {
    /// An expression at the start of a line, with its level.
    Expr(ExprId, usize),
    /// A part of the line of the query that goes on in the current line.
    Rest(Range<usize>),
    /// A part of it that starts a line, with its level.
    Start(Range<usize>, usize),
    /// The end of a line.
    Newline,
}

struct Layout<'a> {
    ast: &'a Ast<'a>,
    line: &'a Line,
    width: usize,
    notes: &'a [Note<'a>],
    /// The first comment that was not written yet.
    next: usize,
    out: String,
    todo: Vec<Step>,
    /// The level of the current line.
    level: usize,
    /// The bytes of indentation so far.
    indents: usize,
    /// How far the line of the query was written.
    done: usize,
    /// Whether a comment stands at the end of `out`, so that a line must be broken before
    /// anything else.
    broken: bool,
    /// Whether a sign stands at the end of `out`, so that what follows starts no line.
    glued: bool,
}

impl<'a> Layout<'a> {
    fn step(&mut self, step: Step) {
        let base = self.todo.len();
        match step {
            Step::Expr(id, level) => self.expr(id, level),
            Step::Rest(part) => self.copy(part),
            Step::Start(part, level) => self.start(part, level),
            Step::Newline => self.newline(),
        }
        // Steps are added in the order of the text and taken from the end.
        self.todo[base..].reverse();
    }

    fn expr(&mut self, id: ExprId, level: usize) {
        let place = self.line.places[id.index()].clone();
        self.comments_above(place.start, level);
        let expr = *self.ast.expr(id);
        let broken = self.has_notes(place.clone()) || self.opens_with_note(expr, place.start);
        if place.len() <= self.width && !broken {
            if matches!(expr, Expr::Subquery(_)) {
                self.level = level;
                self.glued = false;
            } else {
                self.begin(place.start, level);
            }
            self.copy(place);
            return;
        }
        match expr {
            Expr::Aggregate(aggregate) => self.call(&place, self.ast.list(aggregate.args), level),
            Expr::Call(call) => self.call(&place, self.ast.list(call.args), level),
            Expr::Paren(inner) => self.call(&place, &[inner], level),
            Expr::Binary(binary) => {
                let [left, right] = [binary.left, binary.right];
                let start = self.line.places[left.index()].end;
                let end = self.line.places[right.index()].start;
                let operator = trim(&self.line.text, start..end);
                self.todo.extend([
                    Step::Expr(left, level + 1),
                    Step::Newline,
                    Step::Start(operator, level),
                ]);
                if !matches!(self.ast.expr(right), Expr::Missing) {
                    self.todo
                        .extend([Step::Newline, Step::Expr(right, level + 1)]);
                }
            }
            Expr::Unary(_, inner) => {
                let sign = place.start..self.line.places[inner.index()].start;
                self.begin(place.start, level);
                self.copy(sign);
                self.glued = true;
                self.todo.push(Step::Expr(inner, level));
            }
            Expr::Subquery(subquery) => {
                let brackets = self.line.places[subquery.expr.index()].end..place.end;
                self.todo.push(Step::Expr(subquery.expr, level));
                self.todo.push(Step::Rest(brackets));
            }
            _ => self.leaf(place, level),
        }
    }

    /// Breaks behind an opening parenthesis, behind each argument, and before the closing one.
    fn call(&mut self, place: &Range<usize>, args: &[ExprId], level: usize) {
        let arg = |id: &ExprId| self.line.places[id.index()].clone();
        let (Some(first), Some(last)) = (args.first(), args.last()) else {
            self.begin(place.start, level);
            self.copy(place.clone());
            return;
        };
        let (start, end) = (arg(first).start, arg(last).end);
        for id in args {
            let end = arg(id).end;
            self.todo.push(Step::Newline);
            self.todo.push(Step::Expr(*id, level + 1));
            if id != last {
                self.todo.push(Step::Rest(end..end + 1));
            }
        }
        self.todo.push(Step::Newline);
        self.todo.push(Step::Start(end..place.end, level));
        self.begin(place.start, level);
        self.copy(place.start..start);
    }

    /// Writes what has no operands. Only comments between its braces break it.
    fn leaf(&mut self, place: Range<usize>, level: usize) {
        self.begin(place.start, level);
        let marks = &self.line.marks;
        let from = marks.partition_point(|mark| mark.place.start < place.start);
        let to = marks.partition_point(|mark| mark.place.start < place.end);
        let marks = &marks[from..to];
        let brace = |role| marks.iter().position(|mark| mark.role == role);
        let (Some(open), Some(close)) = (brace(Role::Open), brace(Role::Close)) else {
            self.copy(place);
            return;
        };
        let matchers = marks.get(open + 1..close).unwrap_or_default();
        let (open, close) = (&marks[open], &marks[close]);
        let inside = self.notes[self.next..].partition_point(|note| note.at < open.place.start);
        let inside = self.notes[self.next..].get(inside);
        if inside.is_none_or(|note| note.at > close.place.start) {
            self.copy(place);
            return;
        }
        self.copy(place.start..open.place.end);
        self.matchers(matchers, level + 1);
        self.newline();
        self.start(close.place.start..place.end, level);
    }

    /// Writes each matcher in a line of its own, with the comma behind it.
    fn matchers(&mut self, matchers: &[Mark], level: usize) {
        for (index, matcher) in matchers.iter().enumerate() {
            let comma = usize::from(index + 1 < matchers.len());
            self.newline();
            self.begin(matcher.place.start, level);
            self.copy(matcher.place.start..matcher.place.end + comma);
        }
    }

    /// Whether there are comments between the tokens of a part.
    fn has_notes(&self, part: Range<usize>) -> bool {
        let first = self.notes.partition_point(|note| note.at <= part.start);
        self.notes.get(first).is_some_and(|note| note.at < part.end)
    }

    /// Whether an expression is a parenthesis behind a sign with a comment: that comment will
    /// stand inside.
    fn opens_with_note(&self, expr: Expr, at: usize) -> bool {
        let next = self.notes.get(self.next);
        let between = next.is_some_and(|note| note.trailing && note.at == at);
        self.glued && between && matches!(expr, Expr::Paren(_))
    }

    /// Writes the comments that stand above a token, if it starts a line.
    fn comments_above(&mut self, at: usize, level: usize) {
        if self.glued {
            return;
        }
        while let Some(note) = self.take_note(|note| !note.trailing && note.at <= at) {
            self.indent(level);
            self.out.push_str(note.text);
            self.out.push('\n');
        }
    }

    /// Writes an operator or a closing bracket, and what follows it, in a new line.
    fn start(&mut self, part: Range<usize>, level: usize) {
        // Comments before a bracket stand with what it encloses.
        let inner = self.line.text[part.clone()].starts_with([')', '}']);
        self.comments_above(part.start, level + usize::from(inner));
        self.begin(part.start, level);
        self.copy(part);
    }

    /// Starts a line, or goes on behind a sign.
    fn begin(&mut self, at: usize, level: usize) {
        self.comments_above(at, level);
        self.level = level;
        if !std::mem::take(&mut self.glued) {
            self.indent(level);
        }
    }

    /// Ends a line. The comments behind the last token still belong to it.
    fn newline(&mut self) {
        let done = self.done;
        while let Some(note) = self.take_note(|note| note.trailing && note.at <= done) {
            self.comment_behind(note.text);
        }
        self.broken = false;
        self.out.push('\n');
    }

    /// Writes a part of the line of the query, with the comments in it.
    fn copy(&mut self, part: Range<usize>) {
        let mut from = part.start;
        while let Some(note) = self.take_note(|note| note.at < part.end) {
            let mut to = note.at.max(from);
            if note.trailing {
                to += self.stays(to..part.end);
                self.put(from..to);
                self.comment_behind(note.text);
            } else {
                self.put(from..to);
                self.comment_between(note.text);
            }
            from = to;
        }
        self.put(from..part.end);
        self.done = part.end;
    }

    /// How many bytes at the start of a part stay in the line before the comment that stands
    /// there: commas and opening brackets look lost in the next line.
    fn stays(&self, part: Range<usize>) -> usize {
        let rest = &self.line.text[part.clone()];
        let found = [",", "{", "(", " ("]
            .iter()
            .find(|start| rest.starts_with(**start));
        let len = found.map_or(0, |start| start.len());
        let next = self.notes.get(self.next);
        if next.is_some_and(|note| note.at < part.start + len) {
            0
        } else {
            len
        }
    }

    fn put(&mut self, part: Range<usize>) {
        let mut text = &self.line.text[part];
        if self.broken {
            text = text.trim_start_matches(' ');
            if text.is_empty() {
                return;
            }
            self.go_on();
        }
        self.out.push_str(text);
    }

    /// Breaks the line inside of something.
    fn go_on(&mut self) {
        self.broken = false;
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
        self.indent(self.level + 1);
    }

    /// Writes a comment behind what it belongs to.
    fn comment_behind(&mut self, text: &str) {
        if self.broken {
            self.go_on();
        } else {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push(' ');
        }
        self.out.push_str(text);
        self.broken = true;
    }

    /// Writes a comment in a line of its own, in the middle of something.
    fn comment_between(&mut self, text: &str) {
        self.go_on();
        self.out.push_str(text);
        self.broken = true;
    }

    /// Takes the next comment if it is one of those.
    fn take_note(&mut self, of: impl Fn(&Note<'_>) -> bool) -> Option<Note<'a>> {
        let note = self.notes.get(self.next).copied().filter(of)?;
        self.next += 1;
        Some(note)
    }

    fn indent(&mut self, level: usize) {
        let level = if self.indents > DEEP_INDENTS {
            level.min(MAX_LEVEL)
        } else {
            level
        };
        let spaces = level * INDENT;
        self.indents += spaces;
        self.out.push_str(&" ".repeat(spaces));
    }

    /// Writes the comments that are left, behind everything.
    fn finish(mut self) -> String {
        while let Some(note) = self.take_note(|_| true) {
            if note.trailing {
                self.comment_behind(note.text);
            } else {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.out.push_str(note.text);
                self.broken = true;
            }
        }
        self.out
    }
}

/// A part of a text without the spaces around it.
fn trim(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = &text[part.clone()];
    let start = part.start + inner.len() - inner.trim_start_matches(' ').len();
    start..start + inner.trim_matches(' ').len()
}
