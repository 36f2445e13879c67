//! Legends: where `{{label}}` stands for the value of a label.

use std::cell::Cell;
use std::sync::OnceLock;

use crate::doc::NodeRef;
use crate::finding::Place;
use crate::lint::query::Query;
use crate::text::{Aligned, Edit, Span};

/// The legend of a query, in which many places can be asked for.
pub(super) struct Legend<'d> {
    /// What it says.
    pub(super) text: &'d str,
    node: NodeRef<'d>,
    aligned: OnceLock<Aligned>,
    /// How many bytes may still be read to make edits.
    allowance: Cell<usize>,
}

/// Every edit reads all of the legend again, so one of hostile size gets only some fixes: as many
/// as can be made by reading this many bytes.
const ALLOWANCE: usize = 2_000_000;

impl<'d> Legend<'d> {
    /// The legend of a query, if it has one.
    pub(super) fn of(query: &Query<'d>) -> Option<Self> {
        Self::at(query.legend()?)
    }

    /// The same of any other text.
    pub(super) fn at(node: NodeRef<'d>) -> Option<Self> {
        Some(Self {
            text: node.text()?,
            node,
            aligned: OnceLock::new(),
            allowance: Cell::new(ALLOWANCE),
        })
    }

    /// The place of a part of it.
    pub(super) fn place(&self, span: Span) -> Place {
        let document = self.node.document();
        document.place_kept(self.node.target(), span.range(), &self.aligned)
    }

    /// The edits that replace a part of it; none if that cannot be written there.
    pub(super) fn replace(&self, span: Span, text: &str) -> Option<Vec<Edit>> {
        // What an alias names is shared with other places.
        if self.node.is_alias() {
            return None;
        }
        let left = self.allowance.get().checked_sub(self.text.len())?;
        self.allowance.set(left);
        let document = self.node.document();
        Some(vec![document.edit_in(self.node, span.range(), text)?])
    }
}

/// The label that other programs would show for what stands between double braces, where Perses
/// shows nothing: `pod` for `.pod`, `.Labels.pod` and `$labels.pod`.
pub(super) fn foreign(inner: &str) -> Option<&str> {
    let prefixes = ["$labels.", ".Labels.", "."];
    let label = prefixes
        .iter()
        .find_map(|prefix| inner.strip_prefix(prefix))?;
    is_label(label).then_some(label)
}

/// Whether a text can be a label.
pub(super) fn is_label(text: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.bytes().all(word) && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// The names between double braces, each with its place, in order. As in Perses, blanks around a
/// name do not count.
pub(super) fn labels(legend: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + legend[at..].find("{{")? + 2;
            // Perses wants at least one character.
            let from = legend[open..]
                .chars()
                .next()
                .map_or(open, |c| open + c.len_utf8());
            let close = from + legend[from..].find("}}")?;
            at = close + 2;
            let inner = &legend[open..close];
            let name = inner.trim();
            if !name.is_empty() {
                let start = open + (inner.len() - inner.trim_start().len());
                return Some((name, Span::new(start, start + name.len())));
            }
        }
    })
}
