//! Labels of `label_replace` and `label_join`.

use super::select::matches_empty;
use super::set::{NAME, Set};
use super::{Pass, Presence};
use crate::promql::ast::ExprId;

/// Patterns whose first group is the whole text.
const WHOLE: [&str; 4] = ["(.*)", "(.+)", "^(.*)$", "^(.+)$"];
/// Patterns that match every text.
const ANY: [&str; 4] = [".*", "(.*)", "^.*$", "^(.*)$"];
/// Patterns that match every text but the empty one.
const SOME: [&str; 4] = [".+", "(.+)", "^.+$", "^(.+)$"];

impl Pass<'_, '_> {
    /// `label_replace(v, destination, replacement, source, pattern)`.
    pub(super) fn label_replace(&mut self, operand: Set, args: &[ExprId]) -> Set {
        let texts = [1, 2, 3, 4].map(|index| self.constant(args[index]));
        let [destination, replacement, source, pattern] = texts;
        let Some(bit) = destination.and_then(|name| self.names.add(name)) else {
            return Set::UNKNOWN;
        };
        let current = operand.presence(bit);
        let source = source.map_or(Presence::Maybe, |name| self.source(operand, &name));
        let presence = match (replacement, pattern) {
            (Some(replacement), Some(pattern)) => {
                let written = written(&replacement, &pattern, source);
                after(current, matching(&pattern, source), written)
            }
            _ => Presence::Maybe,
        };
        self.with(operand, bit, presence)
    }

    /// `label_join(v, destination, separator, source…)`.
    pub(super) fn label_join(&mut self, operand: Set, args: &[ExprId]) -> Set {
        let destination = self.constant(args[1]);
        let Some(bit) = destination.and_then(|name| self.names.add(name)) else {
            return Set::UNKNOWN;
        };
        let sources = &args[3..];
        let separator = match self.constant(args[2]).as_deref() {
            _ if sources.len() < 2 => Presence::Never,
            Some("") => Presence::Never,
            Some(_) => Presence::Surely,
            None => Presence::Maybe,
        };
        let presence = sources.iter().fold(separator, |sum, &source| {
            let name = self.constant(source);
            longer(
                sum,
                name.map_or(Presence::Maybe, |name| self.source(operand, &name)),
            )
        });
        self.with(operand, bit, presence)
    }

    /// Whether the series have a label whose value is read. None is called "", which those who
    /// need no source write. The metric name may be there still if the server removes names late.
    fn source(&self, operand: Set, name: &str) -> Presence {
        let bit = self.names.find(name);
        match operand.presence(bit) {
            _ if name.is_empty() => Presence::Never,
            Presence::Never if bit == NAME => Presence::Maybe,
            presence => presence,
        }
    }
}

/// Whether one text behind another makes a text that is not empty.
fn longer(left: Presence, right: Presence) -> Presence {
    match (left, right) {
        (Presence::Surely, _) | (_, Presence::Surely) => Presence::Surely,
        (Presence::Never, Presence::Never) => Presence::Never,
        _ => Presence::Maybe,
    }
}

/// Whether a pattern matches a source: surely, maybe or never.
fn matching(pattern: &str, source: Presence) -> Presence {
    if ANY.contains(&pattern) {
        return Presence::Surely;
    }
    match source {
        Presence::Surely if SOME.contains(&pattern) => Presence::Surely,
        Presence::Never => match matches_empty(pattern) {
            Some(true) => Presence::Surely,
            Some(false) => Presence::Never,
            None => Presence::Maybe,
        },
        _ => Presence::Maybe,
    }
}

/// Whether the text that is written where the pattern matches is not empty.
fn written(replacement: &str, pattern: &str, source: Presence) -> Presence {
    if replacement.is_empty() {
        return Presence::Never;
    }
    if has_plain_text(replacement) {
        return Presence::Surely;
    }
    if matches!(replacement, "$1" | "${1}") && WHOLE.contains(&pattern) {
        return if SOME.contains(&pattern) {
            Presence::Surely
        } else {
            source
        };
    }
    Presence::Maybe
}

/// The destination after a replacement that happens where the pattern matches.
fn after(current: Presence, matching: Presence, written: Presence) -> Presence {
    match matching {
        Presence::Surely => written,
        Presence::Never => current,
        Presence::Maybe if current == written => current,
        Presence::Maybe => Presence::Maybe,
    }
}

/// Whether anything stands in a replacement beside references to groups like `$1` and `${name}`.
fn has_plain_text(replacement: &str) -> bool {
    let mut rest = replacement;
    while let Some(reference) = rest.strip_prefix('$') {
        let word = |text: &str| {
            let part = |c: char| c == '_' || c.is_alphanumeric();
            text.find(|c| !part(c)).unwrap_or(text.len())
        };
        let (name, end) = match reference.strip_prefix('{') {
            Some(inner) => {
                let name = word(inner);
                let closed = inner[name..].starts_with('}');
                (if closed { name } else { 0 }, name + 2)
            }
            None => (word(reference), word(reference)),
        };
        // A `$` that no name follows stands for itself.
        if name == 0 {
            return true;
        }
        rest = &reference[end..];
    }
    !rest.is_empty()
}
