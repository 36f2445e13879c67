//! Wording and placing that several rules share.

use crate::doc::NodeRef;
use crate::finding::Place;
use crate::schema::{Problem, ProblemKind};
use crate::text::{Span, nearest};

/// The place that stands for a whole mapping or list: its key, else the first key or item inside,
/// because nobody wants a whole document underlined.
pub(crate) fn head(node: NodeRef<'_>) -> Place {
    let document = node.document();
    if node.key().is_some() {
        return document.place_of_key(node);
    }
    if node.is_alias() || node.len() == 0 {
        return document.place(node);
    }
    let start = node.span().start as usize;
    let first = node.children().next().and_then(NodeRef::key_span);
    let mark = first.unwrap_or(Span::new(start, start + 1));
    document.place_of(mark, &node.pointer())
}

/// The place of a value that is wrong as a whole: the value if it is written on one line, else
/// what stands for it.
pub(crate) fn spot(node: NodeRef<'_>) -> Place {
    const LONG: usize = 200;
    let document = node.document();
    let text = node.span().of(document.text());
    let is_long = node.scalar().is_none() && text.len() > LONG;
    if text.is_empty() || is_long || text.contains(['\n', '\r']) {
        head(node)
    } else {
        document.place(node)
    }
}

/// The place of a problem with the structure of a resource.
pub(crate) fn place_of(problem: &Problem<'_>) -> Place {
    let document = problem.node.document();
    if problem.on_key {
        return document.place_of_key(problem.node);
    }
    match &problem.kind {
        ProblemKind::Malformed {
            range: Some(range), ..
        } => document.place_in(problem.node.target(), range.clone()),
        _ => spot(problem.node),
    }
}

/// What a node is called in a message: its key, or that of the list around it.
pub(crate) fn name(node: NodeRef<'_>) -> String {
    let key = |node: NodeRef<'_>| node.key().map(|key| format!("`{}`", short(key.text())));
    key(node)
        .or_else(|| Some(format!("an item of {}", key(node.parent()?)?)))
        .unwrap_or_else(|| "this".to_owned())
}

/// The words in backticks, one of which is meant, joined with commas and `or`; long lists are cut.
pub(crate) fn alternatives(words: &[impl AsRef<str>]) -> String {
    joined(words, "or")
}

/// The words in backticks, all of which are meant, joined with commas and `and`; long lists are cut.
pub(crate) fn enumeration(words: &[impl AsRef<str>]) -> String {
    joined(words, "and")
}

fn joined(words: &[impl AsRef<str>], conjunction: &str) -> String {
    const SHOWN: usize = 12;
    let quoted: Vec<String> = words
        .iter()
        .take(SHOWN)
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some(_) if words.len() > SHOWN => {
            format!("{} and {} more", quoted.join(", "), words.len() - SHOWN)
        }
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
    }
}

/// `Did you mean …?`, if one of the words is near.
pub(crate) fn did_you_mean(word: &str, words: &[impl AsRef<str>]) -> Option<String> {
    let near = nearest(word, words.iter().map(AsRef::as_ref))?;
    Some(format!("Did you mean `{near}`?"))
}

/// `Did you mean …?` for many words of one scope, with a bound on the work: in a dashboard of
/// hostile size every reference may be broken.
pub(crate) struct Guesses {
    /// Pairs of letters that may be compared.
    left: usize,
    /// Words that may be asked about: nobody reads more advice.
    asked: usize,
}

impl Guesses {
    /// A fresh allowance.
    pub(crate) fn new() -> Self {
        Self {
            left: 4_000_000,
            asked: 1000,
        }
    }

    /// The nearest word, if one is near and the allowance lasts.
    pub(crate) fn nearest<'w>(
        &mut self,
        word: &str,
        words: &'w [impl AsRef<str>],
    ) -> Option<&'w str> {
        self.asked = self.asked.checked_sub(1)?;
        if self.left == 0 {
            return None;
        }
        let letters: usize = words.iter().map(|known| known.as_ref().len() + 1).sum();
        self.left = self
            .left
            .saturating_sub(letters.saturating_mul(word.len() + 1));
        if self.left == 0 {
            return None;
        }
        nearest(word, words.iter().map(AsRef::as_ref))
    }

    /// `Did you mean …?`, if a word is near and the allowance lasts.
    pub(crate) fn did_you_mean(&mut self, word: &str, words: &[impl AsRef<str>]) -> Option<String> {
        let near = self.nearest(word, words)?;
        Some(format!("Did you mean `{near}`?"))
    }
}

/// A text cut to what fits into a message.
pub(crate) fn short(text: &str) -> String {
    const LIMIT: usize = 60;
    let mut shown: String = text.chars().take(LIMIT).collect();
    if text.chars().nth(LIMIT).is_some() {
        shown.push('…');
    }
    shown
        .escape_debug()
        .to_string()
        .replace("\\'", "'")
        .replace("\\\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_they_are_meant() {
        assert_eq!(alternatives(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(enumeration(&["a", "b"]), "`a` and `b`");
        assert_eq!(enumeration(&["a"]), "`a`");
        let many = ["a"; 14];
        let shown = ["`a`"; 12].join(", ");
        assert_eq!(alternatives(&many), format!("{shown} and 2 more"));
    }
}
