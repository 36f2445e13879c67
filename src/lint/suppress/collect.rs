//! The suppressions of a file: in its comments of YAML, and in those of its queries.

use std::ops::Range;

use super::{Coverage, Fault, Name, Suppression};
use crate::config::{Directive, MARKS, directive};
use crate::doc::{self, Document, Origin, Parsed, edit};
use crate::finding::Place;
use crate::lint::query::Query;
use crate::promql::Ast;
use crate::promql::ast::Expr;
use crate::text::{Edit, Pointer, Span};

/// Adds what the comments of all documents of a file say.
pub(in crate::lint) fn collect(documents: &[Parsed], found: &mut Vec<Suppression>) {
    let documents: Vec<&Document> = documents.iter().map(|parsed| &*parsed.document).collect();
    // Documents of one text stand side by side, also those inside of others.
    let same = |a: &&Document, b: &&Document| std::ptr::eq(a.text(), b.text());
    for documents in documents.chunk_by(same) {
        for mark in MARKS {
            for comment in doc::comments(documents, mark) {
                found.extend(of_comment(&comment));
            }
        }
    }
}

fn of_comment(comment: &doc::Comment<'_>) -> Option<Suppression> {
    let document = comment.document;
    let start = comment.span.start as usize;
    let said = directive(comment.span.of(document.text()))?;
    let below = comment.below;
    let pointer = below.map_or(Pointer::root(), |below| below.node.pointer());
    let at = |range: Range<usize>| Span::new(start + range.start, start + range.end);
    let place = |range| document.place_of(at(range), &pointer);
    let covers = match below {
        _ if said.whole_file => Coverage::File,
        None => Coverage::Nothing,
        Some(below) => Coverage::Part(document.place_of(below.span, &pointer).span),
    };
    // Each edit of a text inside another one has to read the whole of it.
    let is_file = matches!(document.origin(), Origin::File(_));
    let removal = || is_file.then(|| edit::remove_comment(document, comment.span))?;
    let shorten = |range| is_file.then(|| edit::shorten_comment(document, at(range)))?;
    Some(Suppression {
        removal: removal(),
        is_judged: !document.is_partial(),
        ..read(&said, covers, &place, &shorten)
    })
}

/// What a comment says, with places and edits. `place` and `shorten` take bytes of the comment.
fn read(
    said: &Directive<'_>,
    covers: Coverage,
    place: &dyn Fn(Range<usize>) -> Place,
    shorten: &dyn Fn(Range<usize>) -> Option<Vec<Edit>>,
) -> Suppression {
    let name = |(index, (text, range)): (usize, &(&str, Range<usize>))| {
        // A name goes with the comma behind it, the last one with that before it.
        let next = said.names.get(index + 1);
        let before = index.checked_sub(1).map(|index| &said.names[index]);
        let with_comma = match (next, before) {
            (Some((_, next)), _) => Some(range.start..next.start),
            (None, Some((_, before))) => Some(before.end..range.end),
            (None, None) => None,
        };
        Name {
            text: (*text).to_owned(),
            place: place(range.clone()),
            removal: with_comma.and_then(shorten),
        }
    };
    let fault = said.fault.as_ref().map(|fault| Fault {
        place: place(fault.range.clone()),
        message: fault.message.clone(),
        help: fault.help,
    });
    let until = said.until.as_ref();
    Suppression {
        place: place(said.range.clone()),
        names: said.names.iter().enumerate().map(name).collect(),
        covers,
        until: until.map(|(date, range)| (*date, place(range.clone()))),
        has_reason: said.has_reason,
        fault,
        is_judged: true,
        removal: None,
    }
}

/// Adds what the comments in queries say.
pub(in crate::lint) fn collect_in_queries(queries: &[Query<'_>], found: &mut Vec<Suppression>) {
    for query in queries {
        let ast = query.ast();
        let mut lines = None;
        for comment in ast.comments() {
            let Some(said) = directive(ast.slice(*comment)) else {
                continue;
            };
            let lines = lines.get_or_insert_with(|| QueryLines::new(ast));
            let covers = match lines.covered(*comment) {
                _ if said.whole_file => Coverage::File,
                None => Coverage::Nothing,
                Some(covered) => Coverage::Part(query.place(covered).span),
            };
            let start = comment.start as usize;
            let place = |range: Range<usize>| {
                query.place(Span::new(start + range.start, start + range.end))
            };
            // Where YAML folds lines, a comment has swallowed what it was meant for.
            let is_folded = query.source(*comment).contains(['\n', '\r']);
            found.push(Suppression {
                is_judged: !is_folded && query.parsed.problems.is_empty(),
                ..read(&said, covers, &place, &|_| None)
            });
        }
    }
}

/// The lines of a query, each with what starts on it.
struct QueryLines {
    /// The lines, from their first to their last character that is neither blank nor in a comment,
    /// stretched to the end of the expressions that start on them. None for lines without any.
    lines: Vec<Option<Span>>,
    /// Where each line starts.
    starts: Vec<usize>,
    /// For each line the next one, or itself, that says something.
    next: Vec<usize>,
}

impl QueryLines {
    fn new(ast: &Ast<'_>) -> Self {
        let text = ast.text();
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts: Vec<usize> = std::iter::once(0).chain(breaks.map(|at| at + 1)).collect();
        let mut comments = ast.comments().iter().peekable();
        let ends = starts.iter().skip(1).map(|next| next - 1);
        let ends = ends.chain([text.len()]);
        let mut line = |(start, end): (usize, usize)| {
            // A comment ends its line.
            let comment = comments.next_if(|comment| (comment.start as usize) < end);
            let end = comment.map_or(end, |comment| comment.start as usize);
            let content = text[start..end].trim_end();
            let start = start + content.len() - content.trim_start().len();
            let end = start + content.trim_start().len();
            (start < end).then(|| Span::new(start, end))
        };
        let lines = starts.iter().copied().zip(ends);
        let mut lines = Self {
            lines: lines.map(&mut line).collect(),
            next: Vec::new(),
            starts,
        };
        for id in ast.ids() {
            // An operator stands behind what it starts with.
            if !matches!(ast.expr(id), Expr::Binary(_)) {
                let span = ast.span(id);
                let line = lines.line_of(span.start as usize);
                if let Some(line) = &mut lines.lines[line] {
                    *line = line.cover(span);
                }
            }
        }
        lines.next = vec![0; lines.lines.len()];
        let mut next = lines.lines.len();
        for (index, line) in lines.lines.iter().enumerate().rev() {
            next = if line.is_some() { index } else { next };
            lines.next[index] = next;
        }
        lines
    }

    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// What a comment covers: the expressions on its line or, if there are none, on the next line
    /// that has some.
    fn covered(&self, comment: Span) -> Option<Span> {
        let line = self.line_of(comment.start as usize);
        *self.lines.get(self.next[line])?
    }
}

/// Puts suppressions into the order of their file; a node that several aliases name is there once.
/// `broken` are the places of queries with mistakes, in which most rules look for nothing: what
/// covers one of them is not judged.
pub(in crate::lint) fn sorted(
    mut found: Vec<Suppression>,
    mut broken: Vec<Span>,
) -> Vec<Suppression> {
    found.sort_by_key(|suppression| suppression.place.span);
    found.dedup_by_key(|suppression| suppression.place.span);
    broken.sort_unstable();
    for suppression in &mut found {
        let is_blind = match suppression.covers {
            Coverage::Part(part) => {
                let first = broken.partition_point(|query| query.start < part.start);
                broken
                    .get(first)
                    .is_some_and(|query| query.start < part.end)
            }
            Coverage::File => !broken.is_empty(),
            Coverage::Nothing | Coverage::Entry(_) => false,
        };
        suppression.is_judged &= !is_blind;
    }
    found
}
