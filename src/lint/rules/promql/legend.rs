//! Legends: where `{{label}}` stands for the value of a label.

use crate::text::Span;

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
