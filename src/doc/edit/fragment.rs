//! A value as source text, ready to be put into a document.
//!
//! What callers hand in is parsed first: only one complete value without problems is taken, and
//! none that brings anchors or aliases, whose names could collide with those around it.

use std::sync::Arc;

use super::gap::{Gap, Piece};
use super::lines::Lines;
use super::site::{
    block_header, end_of, has_brackets, is_block, is_block_scalar, subtree_end, tail,
};
use crate::doc::{Document, Kind, NodeId, NodeRef, Origin, Problem, json, yaml};
use crate::text::{FileId, SourceFile, Span, Style};

/// What the source of a block is read behind.
const MARKER: &str = "---\n";

/// How a value takes its place behind a `:` or a `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// On the same line, maybe over several lines: brackets, quotes, plain text.
    Inline,
    /// A block scalar, whose first line is its header.
    Scalar,
    /// A block mapping, which starts on the next line behind a key.
    Mapping,
    /// A block list, the same.
    Sequence,
}

/// What ends a value: something of which the end is seen, or a block scalar, to which what follows
/// may be added. The last line break is content if it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Closed,
    Kept,
    Stripped,
}

impl End {
    /// The end of a block scalar with this header.
    fn of(header: &str) -> Self {
        if header.contains('-') {
            Self::Stripped
        } else {
            Self::Kept
        }
    }
}

/// A value as source text at indentation 0, with `\n` between lines and none at the end.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    text: String,
    shape: Shape,
    /// How many collections nest in it.
    depth: usize,
    /// What ends it.
    end: End,
}

impl Fragment {
    /// A value on one line, of which the caller knows that it is one.
    pub(super) fn inline(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            shape: Shape::Inline,
            depth: 0,
            end: End::Closed,
        }
    }

    /// A block scalar, of which the caller knows that it is one.
    pub(super) fn block_scalar(text: String) -> Self {
        let end = End::of(text.lines().next().unwrap_or_default());
        Self {
            text,
            shape: Shape::Scalar,
            depth: 0,
            end,
        }
    }

    /// A block mapping or list of one entry around this value, of which `text` is the source.
    pub(super) fn wrapped(&self, text: String, shape: Shape) -> Self {
        Self {
            text,
            shape,
            depth: self.depth + 1,
            end: self.end,
        }
    }

    /// Reads a JSON value.
    pub(super) fn json(source: &str) -> Option<Self> {
        let text = normalised(source)?;
        let text = text.trim();
        let (document, problems) = json::parse(&Arc::from(text), &origin());
        let root = clean(&document, &problems)?;
        if root.span() != Span::new(0, text.len()) {
            return None;
        }
        Some(Self {
            text: text.to_owned(),
            shape: Shape::Inline,
            depth: depth(root),
            end: End::Closed,
        })
    }

    /// Reads a YAML value that can stand inside brackets.
    pub(super) fn flow(source: &str) -> Option<Self> {
        let text = normalised(source)?;
        let text = text.trim();
        let document = parse_yaml(&format!("[{text}\n]\n"))?;
        let mut items = document.root()?.items();
        let item = items.next()?;
        if items.next().is_some() || item.span() != Span::new(1, 1 + text.len()) {
            return None;
        }
        let is_pair = matches!(item.kind(), Kind::Mapping { .. }) && !has_brackets(item);
        if is_pair || !is_self_contained(&document, false) {
            return None;
        }
        Some(Self {
            text: text.to_owned(),
            shape: Shape::Inline,
            depth: depth(item),
            end: End::Closed,
        })
    }

    /// Reads a YAML value that can stand in a block.
    pub(super) fn block(source: &str) -> Option<Self> {
        let text = normalised(source)?;
        let text = text.trim_end_matches('\n');
        // Behind a marker, the text cannot bring one of its own, nor directives.
        let document = parse_yaml(&format!("{MARKER}{text}\n"))?;
        let root = document.root()?;
        if root.span().start as usize != MARKER.len() || !is_self_contained(&document, true) {
            return None;
        }
        let last = tail(root);
        let end = end_of(last)? - MARKER.len();
        let mut behind = Gap::new(text, end, text.len());
        let is_whole = if is_block_scalar(last) {
            // Blank lines that are content would not survive what follows them.
            !block_header(last)?.contains('+')
        } else if is_block(root) {
            behind.all(|(piece, _)| piece == Piece::Comment)
        } else {
            end == text.len()
        };
        if !is_whole {
            return None;
        }
        let end = block_header(last).map_or(End::Closed, End::of);
        let shape = match root.kind() {
            Kind::Mapping { flow: false } => Shape::Mapping,
            Kind::Sequence { flow: false } => Shape::Sequence,
            Kind::Scalar(Style::Literal | Style::Folded) => Shape::Scalar,
            _ => Shape::Inline,
        };
        Some(Self {
            text: text.to_owned(),
            shape,
            depth: depth(root),
            end,
        })
    }

    pub(super) fn shape(&self) -> Shape {
        self.shape
    }

    /// How many collections nest in the value.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Whether what follows the value could become its content.
    pub(super) fn has_open_end(&self) -> bool {
        self.end != End::Closed
    }

    /// Whether readers disagree about the value unless a line break follows.
    pub(super) fn needs_line_break(&self) -> bool {
        self.end == End::Kept
    }

    /// Whether the value takes more than one line.
    pub(super) fn is_long(&self) -> bool {
        self.text.contains('\n')
    }

    /// The source with `indentation` in front of every line but the first one and empty ones.
    pub(super) fn hang(&self, indentation: &str, lines: Lines<'_>) -> String {
        hang(&self.text, indentation, lines)
    }

    /// The header of a block scalar, and its lines with `indentation` in front of them.
    ///
    /// Text at the margin, as a whole file can hold it, is indented by `step` more.
    pub(super) fn header_and_lines(
        &self,
        indentation: usize,
        step: usize,
        around: Lines<'_>,
    ) -> Option<(&str, String)> {
        let (header, lines) = self.text.split_once('\n')?;
        let at_margin = |line: &str| !line.is_empty() && !line.starts_with(' ');
        let more = if lines.split('\n').any(at_margin) {
            step
        } else {
            0
        };
        let indentation = " ".repeat(indentation + more);
        let body = hang(&format!("\n{lines}"), &indentation, around);
        Some((header, body))
    }
}

/// Joins lines with `indentation` in front of each but the first one and empty ones, and with the
/// line breaks of the text `around`.
fn hang(text: &str, indentation: &str, around: Lines<'_>) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let line_break = around.line_break();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str(line_break);
            if !line.is_empty() {
                out.push_str(indentation);
            }
        }
        out.push_str(line);
    }
    out
}

/// The source with `\n` as line break. A lone `\r` breaks lines for YAML only, so it is refused.
fn normalised(source: &str) -> Option<String> {
    let text = source.replace("\r\n", "\n");
    (!text.contains(['\r', '\u{feff}'])).then_some(text)
}

fn origin() -> Origin {
    Origin::File(SourceFile::new(FileId(0), "", ""))
}

/// The only document of a YAML text, if nothing is wrong with it.
fn parse_yaml(text: &str) -> Option<Document> {
    let mut documents = yaml::parse(&Arc::from(text), &origin());
    let (document, problems) = documents.pop()?;
    clean(&document, &problems)?;
    documents.is_empty().then_some(document)
}

/// The root of a document with which nothing is wrong.
fn clean<'d>(document: &'d Document, problems: &[Problem]) -> Option<NodeRef<'d>> {
    if !problems.is_empty() || document.is_partial() {
        return None;
    }
    document.root().filter(|root| !root.is_opaque())
}

/// The number of collections that nest in a node, itself included.
fn depth(node: NodeRef<'_>) -> usize {
    let document = node.document();
    let mut deepest = 0;
    let mut levels = vec![0; document.nodes.len()];
    for id in node.id().0..subtree_end(node) {
        let inner = document.node(NodeId(id));
        let around = inner
            .parent()
            .map_or(0, |parent| levels[parent.id().0 as usize]);
        let collection = matches!(inner.kind(), Kind::Mapping { .. } | Kind::Sequence { .. });
        let level = if inner.id() == node.id() { 0 } else { around } + usize::from(collection);
        levels[id as usize] = level;
        deepest = deepest.max(level);
    }
    deepest
}

/// Whether a YAML document has no anchors and aliases, and comments only if `comments`.
fn is_self_contained(document: &Document, comments: bool) -> bool {
    let text = document.text();
    if !text.contains(['&', '*', '#']) {
        return true;
    }
    let keys = document.keys.iter().map(|key| key.span);
    let scalars = document.nodes.iter().filter_map(|node| match node.kind {
        Kind::Scalar(_) => Some(node.span),
        _ => None,
    });
    let mut tokens: Vec<Span> = keys.chain(scalars).collect();
    tokens.push(Span::empty(text.len()));
    tokens.sort_unstable();
    let mut from = 0;
    for token in tokens {
        for (piece, span) in Gap::new(text, from, token.start as usize) {
            let refused = match piece {
                Piece::Anchor => true,
                Piece::Comment => !comments,
                Piece::Other => span.of(text) == "*",
                _ => false,
            };
            if refused {
                return false;
            }
        }
        from = token.end as usize;
    }
    true
}
